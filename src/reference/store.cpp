#include "reference/reference.hpp"
#include "reference/sql.hpp"

namespace baqylau::reference {

namespace {

template <class Row>
Names names_of(Row& row) {
  return {std::move(row.name_kk), std::move(row.name_ru), std::move(row.name_en)};
}

template <class Row>
StateBody body_of(Row& row) {
  return {row.id, row.kind == "local" ? BodyKind::local : BodyKind::central, std::move(row.region_kato), names_of(row)};
}
template <class Row>
std::optional<StateBody> body_of(std::optional<Row> row) {
  if (!row) return std::nullopt;
  return body_of(*row);
}
template <class Row>
ReferenceItem item_of(Row& row) {
  return {row.id, std::move(row.code), names_of(row), row.valid_from, row.valid_to};
}

}  // namespace

std::vector<Region> regions(db::Read& db) {
  std::vector<Region> found;
  for (auto& row : db.all(sql::all_regions{})) {
    found.push_back({std::move(row.kato), names_of(row), row.kind == "city" ? RegionKind::city : RegionKind::oblast, row.valid_from,
                     row.valid_to, std::move(row.predecessor_kato)});
  }
  return found;
}

std::vector<StateBody> state_bodies(db::Read& db) {
  std::vector<StateBody> found;
  for (auto& row : db.all(sql::all_state_bodies{})) found.push_back(body_of(row));
  return found;
}

std::optional<StateBody> state_body(db::Read& db, base::StateBodyId id) { return body_of(db.one(sql::one_state_body{.id = id})); }

std::optional<StateBody> state_body_by_name_ru(db::Read& db, std::string_view name_ru) {
  return body_of(db.one(sql::state_body_named{.name_ru = std::string{name_ru}}));
}

std::vector<ReferenceItem> items(db::Read& db, Book book) {
  std::vector<ReferenceItem> found;
  for (auto& row : db.all(sql::items_of_book{.book = std::string{to_code(book)}})) found.push_back(item_of(row));
  return found;
}

std::optional<ReferenceItem> item(db::Read& db, base::ReferenceItemId id) {
  auto row = db.one(sql::one_item{.id = id});
  if (!row) return std::nullopt;
  return item_of(*row);
}

std::vector<std::string> required_parts(db::Read& db, int stage, base::LocalDate on) {
  std::vector<std::string> parts;
  for (auto& row : db.all(sql::parts_required{.stage = stage, .on_day = on})) parts.push_back(std::move(row.part));
  return parts;
}

}  // namespace baqylau::reference
