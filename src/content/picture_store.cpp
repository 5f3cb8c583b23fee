#include "content/picture_store.hpp"

#include "content/sql.hpp"

#include <utility>

namespace baqylau::content::store {

namespace {

template <class Row>
Picture to_picture(Row row) {
  return {.id = row.id,
          .sha256 = std::move(row.sha256),
          .media_type = std::move(row.kind),
          .size = row.size,
          .width = static_cast<int>(row.width),
          .height = static_cast<int>(row.height),
          .alternative_kk = std::move(row.alternative_kk),
          .alternative_ru = std::move(row.alternative_ru),
          .added_at = row.added_at,
          .added_by = std::move(row.added_by),
          .taken_away = row.taken_away};
}

}  // namespace

std::vector<Picture> pictures(db::Read& db, int page) {
  std::vector<Picture> found;
  for (auto& row : db.all(sql::pictures{.most = pictures_on_a_page, .skip = std::int64_t{page - 1} * pictures_on_a_page}))
    found.push_back(to_picture(std::move(row)));
  return found;
}

std::int64_t picture_count(db::Read& db) { return db.one(sql::picture_count{}).value().pictures; }

std::optional<Picture> picture(db::Read& db, base::PictureId id) {
  auto row = db.one(sql::picture{.id = id});
  if (!row) return std::nullopt;
  return to_picture(std::move(*row));
}

std::optional<PictureFile> shown_picture(db::Read& db, const base::PictureAddress& address, base::LocalDate today) {
  auto row =
      db.one(sql::shown_picture{.id = base::PictureId{address.picture}, .width = address.width, .height = address.height, .today = today});
  if (!row) return std::nullopt;
  return PictureFile{std::move(row->sha256), std::move(row->kind)};
}

std::vector<PictureUse> picture_uses(db::Read& db, base::PictureId id) {
  std::vector<PictureUse> found;
  for (auto& row : db.all(sql::picture_uses{.picture = id})) found.push_back({row.id, {std::move(row.title_kk), std::move(row.title_ru)}});
  return found;
}

void insert_picture(db::Write& db, const Picture& picture, base::AccountId account) {
  db.run(sql::insert_picture{.id = picture.id,
                             .sha256 = picture.sha256,
                             .kind = picture.media_type,
                             .size = picture.size,
                             .width = picture.width,
                             .height = picture.height,
                             .alternative_kk = picture.alternative_kk,
                             .alternative_ru = picture.alternative_ru,
                             .now = picture.added_at,
                             .account = account});
}

bool hold_picture(db::Write& db, const base::PictureAddress& address) {
  return db.run(sql::hold_picture{.id = base::PictureId{address.picture}, .width = address.width, .height = address.height}) == 1;
}

void insert_picture_use(db::Write& db, base::PictureId picture, base::ContentItemId item, std::int64_t number) {
  db.run(sql::insert_picture_use{.picture = picture, .item = item, .number = number});
}

bool take_away_picture(db::Write& db, base::PictureId id, base::Instant now) {
  return db.run(sql::take_away_picture{.id = id, .now = now}) == 1;
}

}  // namespace baqylau::content::store
