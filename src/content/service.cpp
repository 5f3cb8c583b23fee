#include "content/service.hpp"

#include "content/picture_service.hpp"
#include "content/pictures_in.hpp"
#include "content/searching.hpp"
#include "content/store.hpp"
#include "journal/journal.hpp"

#include <utility>

namespace baqylau::content {

using base::Failure;
using base::Kind;
using base::M;

namespace {

Failure no_item() { return {Kind::not_found, M("There is no such page")}; }
Failure changed_meanwhile() {
  return {Kind::conflict, M("This was changed after you opened the page. Compare with what is stored now, then save again")};
}
Failure invalid(std::vector<base::FieldError> errors) {
  auto first = errors.front().message;
  return {Kind::invalid, std::move(first), std::move(errors)};
}

void record(db::Write& db, const Change& change, std::string event, const Item& item,
            std::vector<std::pair<std::string, std::string>> details) {
  details.emplace_back("kind", to_code(item.kind));
  details.emplace_back("version", std::to_string(item.version));
  journal::record(
      db, change.now,
      {.actor = change.actor, .event = std::move(event), .subject = {journal::Kind::content_item, item.id}, .details = std::move(details)});
}

/// All that is wrong with what somebody wants to keep.
std::vector<base::FieldError> errors_of(ItemKind kind, const Content& content) {
  auto errors = check(kind, content);
  for (auto& error : check_pictures(content)) errors.push_back(std::move(error));
  return errors;
}

}  // namespace

base::Result<base::ContentItemId> add_item(db::Write& db, const Change& change, ItemKind kind, std::optional<Place> place,
                                           const Content& content) {
  if (auto errors = errors_of(kind, content); !errors.empty()) return invalid(std::move(errors));
  const base::ContentItemId id{base::new_id(change.random, change.now.micros)};
  if (!store::insert_item(db, id, kind, place))
    return invalid({{"place", M("This page is there already. Open it in the list of the site's content and edit it")}});
  store::insert_version(db, id, 1, change.now, change.actor, content);
  TRY(use_pictures(db, id, 1, content));
  record(db, change, "content.added", {.id = id, .kind = kind, .version = 1}, {});
  return id;
}

base::Done save_item(db::Write& db, const Change& change, base::ContentItemId id, std::int64_t version, const Content& content) {
  const auto stored = store::item(db, id);
  if (!stored) return no_item();
  if (auto errors = errors_of(stored->kind, content); !errors.empty()) return invalid(std::move(errors));
  if (stored->version != version) return changed_meanwhile();
  if (content_hash(stored->content) == content_hash(content)) return base::done();
  if (!store::raise_version(db, id, version)) return changed_meanwhile();
  store::insert_version(db, id, version + 1, change.now, change.actor, content);
  TRY(use_pictures(db, id, version + 1, content));
  record(db, change, "content.saved", {.id = id, .kind = stored->kind, .version = version + 1}, {});
  return base::done();
}

base::Done publish(db::Write& db, const Change& change, base::ContentItemId id, std::int64_t version, base::LocalDate day) {
  const auto stored = store::item(db, id);
  if (!stored) return no_item();
  if (stored->version != version) return changed_meanwhile();
  std::vector<base::FieldError> errors;
  for (auto& message : missing_for_publishing(stored->kind, stored->content)) errors.push_back({"", std::move(message)});
  const auto today = base::almaty_date(change.now);
  if (day > today && stored->shown_on(today))
    errors.push_back({"published_on", M("The public sees this already. Enter today or an earlier day, or withdraw it first")});
  if (!errors.empty()) return invalid(std::move(errors));
  if (stored->published_version == version && stored->published_on == day) return base::done();
  if (!store::publish(db, id, version, day, change.now)) return changed_meanwhile();
  record(db, change, "content.published", *stored, {{"content", content_hash(stored->content)}, {"shown_from", day.iso()}});
  put_into_search(db, id, today);
  return base::done();
}

base::Done withdraw(db::Write& db, const Change& change, base::ContentItemId id) {
  const auto stored = store::item(db, id);
  if (!stored) return no_item();
  if (!store::withdraw(db, id, change.now)) return Failure{Kind::conflict, M("This is not published. Look at its page again")};
  record(db, change, "content.withdrawn", *stored, {});
  put_into_search(db, id, base::almaty_date(change.now));
  return base::done();
}

}  // namespace baqylau::content
