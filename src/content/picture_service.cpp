#include "content/picture_service.hpp"

#include "content/picture_store.hpp"
#include "content/pictures_in.hpp"
#include "journal/journal.hpp"

#include <set>
#include <utility>

namespace baqylau::content {

using base::Failure;
using base::Kind;
using base::M;

namespace {

void record(db::Write& db, const Change& change, std::string event, const Picture& picture) {
  journal::record(db, change.now,
                  {.actor = change.actor,
                   .event = std::move(event),
                   .subject = {journal::Kind::picture, picture.id},
                   .details = {{"sha256", picture.sha256}}});
}

}  // namespace

base::PictureId add_picture(db::Write& db, const Change& change, const NewPicture& picture) {
  const Picture added{.id = base::PictureId{base::new_id(change.random, change.now.micros)},
                      .sha256 = picture.sha256,
                      .media_type = std::string{picture.bare.media_type},
                      .size = static_cast<std::int64_t>(picture.bare.bytes.size()),
                      .width = picture.bare.width,
                      .height = picture.bare.height,
                      .alternative_kk = picture.alternative_kk,
                      .alternative_ru = picture.alternative_ru,
                      .added_at = change.now};
  store::insert_picture(db, added, change.actor.value());
  record(db, change, "picture.added", added);
  return added.id;
}

base::Done take_away_picture(db::Write& db, const Change& change, base::PictureId id) {
  const auto stored = store::picture(db, id);
  if (!stored) return Failure{Kind::not_found, M("There is no such picture")};
  // First the row, then who shows it: a text that is saved at this moment holds the row as well, and is seen once it is through.
  if (!store::take_away_picture(db, id, change.now))
    return Failure{Kind::conflict, M("This picture was taken away already. Look at the list again")};
  if (const auto uses = store::picture_uses(db, id); !uses.empty()) {
    const auto& title = uses.front().title;
    return Failure{Kind::conflict,
                   {M("The text “{title}” shows this picture. Take it out of the text first"),
                    {{"title", title.kk ? *title.kk : title.ru.value_or("")}}}};
  }
  record(db, change, "picture.taken_away", *stored);
  return base::done();
}

base::Done use_pictures(db::Write& db, base::ContentItemId item, std::int64_t number, const Content& content) {
  std::vector<base::FieldError> errors;
  std::set<std::int64_t> used;
  for (const auto& [field, address] : pictures_in(content)) {
    if (!store::hold_picture(db, address))
      errors.push_back({field,
                        {M("The picture /images/{number}/{size} is not there. Take it out of the text, or add it under “Pictures”"),
                         {{"number", std::to_string(address.picture)}, {"size", base::picture_size(address.width, address.height)}}}});
    else if (used.insert(address.picture).second) store::insert_picture_use(db, base::PictureId{address.picture}, item, number);
  }
  if (errors.empty()) return base::done();
  auto first = errors.front().message;
  return Failure{Kind::invalid, std::move(first), std::move(errors)};
}

}  // namespace baqylau::content
