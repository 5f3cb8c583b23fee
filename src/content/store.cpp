#include "content/store.hpp"

#include "content/sql.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace baqylau::content::store {

namespace {

template <class Row>
Item to_item(Row row) {
  Item item{.id = row.id,
            .kind = item_kind_from_code(row.kind).value(),
            .version = row.version,
            .published_version = row.published_version,
            .published_on = row.published_on,
            .published_at = row.published_at,
            .withdrawn = row.withdrawn};
  if (row.place) item.place = place_from_code(*row.place);
  auto& content = item.content;
  content.title = {std::move(row.title_kk), std::move(row.title_ru), std::move(row.title_en)};
  content.body = {std::move(row.body_kk), std::move(row.body_ru), std::move(row.body_en)};
  content.address = {std::move(row.address_kk), std::move(row.address_ru)};
  if (row.act_kind) content.act_kind = act_kind_from_code(*row.act_kind);
  content.act_number = std::move(row.act_number);
  content.adopted_on = row.adopted_on;
  if (row.link_group) content.link_group = link_group_from_code(*row.link_group);
  content.mail = std::move(row.mail);
  return item;
}

template <class Row>
std::vector<Item> to_items(std::vector<Row> rows) {
  std::vector<Item> found;
  found.reserve(rows.size());
  for (auto& row : rows) found.push_back(to_item(std::move(row)));
  return found;
}

template <class Row>
std::optional<Item> to_item_or_none(std::optional<Row> row) {
  if (!row) return std::nullopt;
  return to_item(std::move(*row));
}

template <class Value>
std::optional<std::string> code_of(const std::optional<Value>& value) {
  if (!value) return std::nullopt;
  return std::string{to_code(*value)};
}

std::optional<std::string> year_of(const ActFilter& filter) {
  if (!filter.year) return std::nullopt;
  return std::to_string(*filter.year);
}

}  // namespace

std::vector<Item> items(db::Read& db, const Filter& filter, int page) {
  return to_items(db.all(sql::items{.kind = code_of(filter.kind),
                                    .state = code_of(filter.state),
                                    .one_language = filter.one_language,
                                    .most = items_on_a_page,
                                    .skip = std::int64_t{page - 1} * items_on_a_page}));
}

std::int64_t item_count(db::Read& db, const Filter& filter) {
  return db.one(sql::item_count{.kind = code_of(filter.kind), .state = code_of(filter.state), .one_language = filter.one_language})
      .value()
      .items;
}

std::optional<Item> item(db::Read& db, base::ContentItemId id, std::optional<std::int64_t> version) {
  return to_item_or_none(db.one(sql::item{.id = id, .number = version.value_or(0)}));
}

std::vector<Version> versions(db::Read& db, base::ContentItemId id) {
  std::vector<Version> found;
  for (auto& row : db.all(sql::versions{.item = id})) found.push_back({row.number, row.saved_at, std::move(row.saved_by)});
  return found;
}

std::vector<Place> free_places(db::Read& db) {
  std::vector<Place> free{all_places.begin(), all_places.end()};
  for (const auto& row : db.all(sql::places{})) std::erase(free, place_from_code(row.place));
  return free;
}

std::optional<Item> shown_item(db::Read& db, ItemKind kind, base::ContentItemId id, base::LocalDate today) {
  return to_item_or_none(db.one(sql::shown_item{.id = id, .kind = std::string{to_code(kind)}, .today = today}));
}

std::optional<Item> shown_page(db::Read& db, Place place, base::LocalDate today) {
  return to_item_or_none(db.one(sql::shown_page{.place = std::string{to_code(place)}, .today = today}));
}

std::vector<NewsYear> news_years(db::Read& db, base::LocalDate today) {
  std::vector<NewsYear> found;
  for (const auto& row : db.all(sql::news_years{.today = today})) found.push_back({static_cast<int>(row.year), row.items});
  return found;
}

std::vector<Item> shown_news(db::Read& db, base::LocalDate today, std::optional<int> year, int page, int most) {
  const auto first = base::LocalDate::make(year.value_or(1900), 1, 1).value();
  const auto last = year ? std::min(today, base::LocalDate::make(*year, 12, 31).value()) : today;
  return to_items(db.all(sql::shown_news{.first_day = first, .last_day = last, .most = most, .skip = std::int64_t{page - 1} * most}));
}

std::vector<Item> shown_acts(db::Read& db, const ActFilter& filter, base::LocalDate today, int page) {
  return to_items(db.all(sql::shown_acts{.act_kind = code_of(filter.kind),
                                         .year = year_of(filter),
                                         .today = today,
                                         .most = items_on_a_page,
                                         .skip = std::int64_t{page - 1} * items_on_a_page}));
}

std::int64_t act_count(db::Read& db, const ActFilter& filter, base::LocalDate today) {
  return db.one(sql::act_count{.act_kind = code_of(filter.kind), .year = year_of(filter), .today = today}).value().acts;
}

ActFacets act_facets(db::Read& db, base::LocalDate today) {
  std::set<ActKind> kinds;
  std::set<int, std::greater<>> years;
  for (const auto& row : db.all(sql::act_facets{.today = today})) {
    kinds.insert(act_kind_from_code(row.act_kind).value());
    if (row.year) years.insert(std::stoi(*row.year));
  }
  return {.kinds = {kinds.begin(), kinds.end()}, .years = {years.begin(), years.end()}};
}

std::vector<Item> shown_links(db::Read& db, base::LocalDate today) { return to_items(db.all(sql::shown_links{.today = today})); }

bool insert_item(db::Write& db, base::ContentItemId id, ItemKind kind, std::optional<Place> place) {
  return db.run(sql::insert_item{.id = id, .kind = std::string{to_code(kind)}, .place = code_of(place)}) == 1;
}

void insert_version(db::Write& db, base::ContentItemId id, std::int64_t number, base::Instant now, std::optional<base::AccountId> account,
                    const Content& content) {
  db.run(sql::insert_version{.item = id,
                             .number = number,
                             .now = now,
                             .account = account,
                             .title_kk = content.title.kk,
                             .title_ru = content.title.ru,
                             .title_en = content.title.en,
                             .body_kk = content.body.kk,
                             .body_ru = content.body.ru,
                             .body_en = content.body.en,
                             .address_kk = content.address.kk,
                             .address_ru = content.address.ru,
                             .act_kind = code_of(content.act_kind),
                             .act_number = content.act_number,
                             .adopted_on = content.adopted_on,
                             .link_group = code_of(content.link_group),
                             .mail = content.mail});
}

bool raise_version(db::Write& db, base::ContentItemId id, std::int64_t version) {
  return db.run(sql::raise_version{.id = id, .version = version}) == 1;
}

bool publish(db::Write& db, base::ContentItemId id, std::int64_t version, base::LocalDate day, base::Instant now) {
  return db.run(sql::publish{.id = id, .version = version, .day = day, .now = now}) == 1;
}

bool withdraw(db::Write& db, base::ContentItemId id, base::Instant now) { return db.run(sql::withdraw{.id = id, .now = now}) == 1; }

}  // namespace baqylau::content::store
