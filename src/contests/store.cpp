#include "contests/store.hpp"

#include "contests/sql.hpp"

#include <algorithm>

namespace baqylau::contests::store {
namespace {

template <class Row>
Contest contest_of(Row&& row) {
  Contest contest;
  contest.id = row.id;
  contest.facts = {row.state_body,
                   row.held_on,
                   {std::move(row.title_kk), std::move(row.title_ru)},
                   {std::move(row.legal_basis_kk), std::move(row.legal_basis_ru)},
                   {row.due_1, row.due_2, row.due_3},
                   row.lots_total};
  auto english = row.body_en.value_or(row.body_ru);
  contest.body = {std::move(row.body_kk), std::move(row.body_ru), std::move(english)};
  contest.lots_recorded = row.recorded;
  contest.lots_held = row.held;
  contest.version = row.version;
  return contest;
}

LotStatus status_of(const std::string& code) {
  const auto status = lot_status_from_code(code);
  if (!status) throw db::Error{"a stored lot has an unknown status: " + code};
  return *status;
}

ImportState import_state_of(const std::string& code) {
  if (code == "checked") return ImportState::checked;
  if (code == "applied") return ImportState::applied;
  if (code == "dropped") return ImportState::dropped;
  throw db::Error{"a stored import has an unknown state: " + code};
}

template <class Row>
std::vector<LotRegion> regions_of(std::vector<Row>&& rows) {
  std::vector<LotRegion> regions;
  regions.reserve(rows.size());
  for (auto& row : rows) regions.push_back({std::move(row.kato), {std::move(row.name_kk), std::move(row.name_ru), std::move(row.name_en)}});
  return regions;
}

void insert_regions(db::Write& db, base::LotId lot, const LotFacts& facts) {
  for (const auto& kato : facts.regions) db.run(sql::insert_lot_region{.lot = lot, .kato = kato});
}

/// Gives each line of the page its regions, with one statement for all.
void add_regions(db::Read& db, base::ContestId contest, LotsPage& page) {
  if (page.lots.empty()) return;
  const auto rows = db.all(sql::regions_of_lots{.contest = contest, .first = page.lots.front().number, .last = page.lots.back().number});
  auto line = page.lots.begin();
  for (const auto& row : rows) {
    // Both are in the order of numbers; a filter may have left out some of the lots.
    auto found = std::find_if(line, page.lots.end(), [&](const LotLine& l) { return l.id == row.lot; });
    if (found == page.lots.end()) continue;
    line = found;
    const auto region = std::lower_bound(page.regions.begin(), page.regions.end(), row.kato,
                                         [](const reference::Region& r, const std::string& kato) { return r.kato < kato; });
    if (region != page.regions.end() && region->kato == row.kato) {
      line->regions.push_back(static_cast<std::size_t>(region - page.regions.begin()));
    }
  }
}

}  // namespace

Days days_of(int year) {
  // The years that a LocalDate can hold stand for all of them.
  const int first = year == 0 ? 1900 : year;
  const int last = year == 0 ? 2199 : year;
  return {*base::LocalDate::make(first, 1, 1), *base::LocalDate::make(last, 12, 31)};
}

std::vector<Contest> contest_list(db::Read& db, int year, int page, int a_page) {
  const auto days = days_of(year);
  auto rows =
      db.all(sql::contest_list{.first_day = days.first, .last_day = days.last, .most = a_page, .skip = std::int64_t{page - 1} * a_page});
  std::vector<Contest> found;
  found.reserve(rows.size());
  for (auto& row : rows) found.push_back(contest_of(std::move(row)));
  return found;
}

std::int64_t contest_count(db::Read& db, int year) {
  const auto days = days_of(year);
  return db.one(sql::contest_count{.first_day = days.first, .last_day = days.last})->contests;
}

std::vector<ContestChoice::Offered> contests_offered(db::Read& db, const http::Scope& scope, int year, std::int64_t most) {
  const auto days = days_of(year);
  std::vector<ContestChoice::Offered> offered;
  for (auto& row : db.all(sql::contests_offered{.bodies = scope, .first_day = days.first, .last_day = days.last, .most = most})) {
    auto english = row.body_en.value_or(row.body_ru);
    offered.push_back({row.id, row.held_on, {std::move(row.body_kk), std::move(row.body_ru), std::move(english)}});
  }
  return offered;
}

std::vector<int> contest_years(db::Read& db) {
  std::vector<int> years;
  for (const auto& row : db.all(sql::contest_years{})) years.push_back(static_cast<int>(row.year));
  return years;
}

std::optional<Contest> contest(db::Read& db, const http::Scope& scope, base::ContestId id) {
  auto row = db.one(sql::contest_in_scope{.id = id, .bodies = scope});
  if (!row) return std::nullopt;
  return contest_of(std::move(*row));
}

std::optional<Lot> lot(db::Read& db, const http::Scope& scope, base::LotId id) {
  auto row = db.one(sql::lot_in_scope{.id = id, .bodies = scope});
  if (!row) return std::nullopt;
  Lot found{row->id, row->contest, row->state_body, row->held_on, {}, regions_of(db.all(sql::regions_of_lot{.lot = id})), row->version};
  found.facts.number = static_cast<int>(row->number);
  found.facts.name = {std::move(row->name_kk), std::move(row->name_ru)};
  found.facts.description = {std::move(row->description_kk), std::move(row->description_ru)};
  found.facts.coverage = {std::move(row->coverage_kk), std::move(row->coverage_ru)};
  found.facts.planned = row->planned;
  found.facts.status = status_of(row->status);
  for (const auto& region : found.regions) found.facts.regions.push_back(region.kato);
  return found;
}

std::vector<int> lot_numbers(db::Read& db, base::ContestId contest) {
  std::vector<int> numbers;
  for (const auto& row : db.all(sql::lot_numbers{.contest = contest})) numbers.push_back(static_cast<int>(row.number));
  return numbers;
}

LotsPage lots_page(db::Read& db, const Contest& contest, const LotFilter& filter, int page) {
  LotsPage found;
  found.regions = reference::regions(db);
  std::optional<std::string> status;
  if (filter.status) status.emplace(to_code(*filter.status));
  auto rows = db.all(sql::lots_page{
      .contest = contest.id, .status = status, .region = filter.region, .most = lots_a_page, .skip = std::int64_t{page - 1} * lots_a_page});
  // Without a filter the contest's own count is the answer already.
  found.count = filter == LotFilter{} ? contest.lots_recorded
                                      : db.one(sql::lots_count{.contest = contest.id, .status = status, .region = filter.region})->lots;
  found.lots.reserve(rows.size());
  for (auto& row : rows) {
    found.lots.push_back({row.id,
                          static_cast<int>(row.number),
                          std::move(row.name_kk),
                          std::move(row.name_ru),
                          std::move(row.description_kk),
                          std::move(row.description_ru),
                          std::move(row.coverage_kk),
                          std::move(row.coverage_ru),
                          status_of(row.status),
                          {}});
  }
  add_regions(db, contest.id, found);
  return found;
}

void insert_contest(db::Write& db, base::ContestId id, const ContestFacts& f, base::Instant now) {
  db.run(sql::insert_contest{.id = id,
                             .state_body = f.state_body,
                             .held_on = f.held_on,
                             .title_kk = f.title.kk,
                             .title_ru = f.title.ru,
                             .legal_basis_kk = f.legal_basis.kk,
                             .legal_basis_ru = f.legal_basis.ru,
                             .due_1 = f.due[0],
                             .due_2 = f.due[1],
                             .due_3 = f.due[2],
                             .lots_total = f.lots_total,
                             .now = now});
}

bool update_contest(db::Write& db, base::ContestId id, std::int64_t version, const http::Scope& scope, const ContestFacts& f) {
  return db.run(sql::update_contest{.id = id,
                                    .version = version,
                                    .bodies = scope,
                                    .state_body = f.state_body,
                                    .held_on = f.held_on,
                                    .title_kk = f.title.kk,
                                    .title_ru = f.title.ru,
                                    .legal_basis_kk = f.legal_basis.kk,
                                    .legal_basis_ru = f.legal_basis.ru,
                                    .due_1 = f.due[0],
                                    .due_2 = f.due[1],
                                    .due_3 = f.due[2],
                                    .lots_total = f.lots_total}) == 1;
}

bool insert_lot(db::Write& db, base::LotId id, base::ContestId contest, const LotFacts& f, base::Instant now) {
  const auto inserted = db.run(sql::insert_lot{.id = id,
                                               .contest = contest,
                                               .number = f.number,
                                               .name_kk = f.name.kk,
                                               .name_ru = f.name.ru,
                                               .description_kk = f.description.kk,
                                               .description_ru = f.description.ru,
                                               .coverage_kk = f.coverage.kk,
                                               .coverage_ru = f.coverage.ru,
                                               .planned = f.planned,
                                               .status = std::string{to_code(f.status)},
                                               .now = now});
  if (inserted == 0) return false;
  insert_regions(db, id, f);
  return true;
}

bool update_lot(db::Write& db, base::LotId id, std::int64_t version, const LotFacts& f) {
  const auto updated = db.run(sql::update_lot{.id = id,
                                              .version = version,
                                              .number = f.number,
                                              .name_kk = f.name.kk,
                                              .name_ru = f.name.ru,
                                              .description_kk = f.description.kk,
                                              .description_ru = f.description.ru,
                                              .coverage_kk = f.coverage.kk,
                                              .coverage_ru = f.coverage.ru,
                                              .planned = f.planned});
  if (updated == 0) return false;
  db.run(sql::delete_lot_regions{.lot = id});
  insert_regions(db, id, f);
  return true;
}

bool move_lot(db::Write& db, base::LotId id, LotStatus seen, LotStatus next) {
  return db.run(sql::set_lot_status{.id = id, .seen = std::string{to_code(seen)}, .next = std::string{to_code(next)}}) == 1;
}

void insert_import(db::Write& db, base::ImportId id, base::ContestId contest, base::AccountId account, std::string_view file_name,
                   const ImportedTable& table, base::Instant now) {
  db.run(sql::insert_import{
      .id = id, .contest = contest, .account = account, .file_name = std::string{file_name}, .lots = to_json(table), .now = now});
}

std::optional<StoredImport> stored_import(db::Read& db, const http::Scope& scope, base::ContestId contest, base::ImportId id) {
  auto row = db.one(sql::import_in_scope{.id = id, .contest = contest, .bodies = scope});
  if (!row) return std::nullopt;
  return StoredImport{row->id,        row->contest, std::move(row->file_name), table_from_json(row->lots), import_state_of(row->state),
                      row->created_at};
}

bool finish_import(db::Write& db, base::ImportId id, ImportState state) {
  const std::string code = state == ImportState::applied ? "applied" : "dropped";
  return db.run(sql::finish_import{.id = id, .state = code}) == 1;
}

}  // namespace baqylau::contests::store
