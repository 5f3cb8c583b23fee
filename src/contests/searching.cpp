#include "contests/searching.hpp"

#include "contests/sql.hpp"
#include "contests/store.hpp"
#include "search/search.hpp"

namespace baqylau::contests {

namespace {

std::optional<std::string> together(const std::optional<std::string>& description, const std::optional<std::string>& coverage) {
  if (!description) return coverage;
  if (!coverage) return description;
  return *description + "\n" + *coverage;
}

search::Status status_of(LotStatus status) {
  switch (status) {
    case LotStatus::announced: return search::Status::announced;
    case LotStatus::held: return search::Status::held;
    case LotStatus::not_held: return search::Status::not_held;
    case LotStatus::cancelled: return search::Status::cancelled;
  }
  return search::Status::announced;
}

}  // namespace

void put_into_search(db::Write& db, base::LotId id) {
  if (search::is_left_for_later(db)) return;
  const auto lot = store::lot(db, store::everything, id).value();
  const auto& facts = lot.facts;
  search::Document document{.kind = search::Kind::lot, .id = id.value, .number = facts.number};
  document.title = facts.name;
  document.body = {together(facts.description.kk, facts.coverage.kk), together(facts.description.ru, facts.coverage.ru)};
  document.year = lot.held_on.year();
  document.state_body = lot.state_body;
  document.regions = facts.regions;
  document.status = status_of(facts.status);
  search::put(db, document);
}

void put_into_search(db::Write& db, base::ContestId id) {
  for (const auto& row : db.all(sql::lot_ids_of_contest{.contest = id})) put_into_search(db, row.id);
}

void put_all_into_search(db::Write& db) {
  for (const auto& row : db.all(sql::all_lot_ids{})) put_into_search(db, row.id);
}

}  // namespace baqylau::contests
