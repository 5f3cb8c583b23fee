#include "financing/store.hpp"

#include "financing/sql.hpp"

#include <utility>

namespace baqylau::financing::store {

namespace {

std::vector<EnteredYear> years_of(std::vector<sql::versions::Row> rows) {
  std::vector<EnteredYear> years;
  for (auto& row : rows) {
    const int year = static_cast<int>(row.year);
    if (years.empty() || years.back().year != year) years.push_back({year, {}});
    years.back().versions.push_back(
        {.number = row.version,
         .figures = {.central = row.central, .local = row.local, .source = {std::move(row.source_kk), std::move(row.source_ru)}},
         .reason = std::move(row.reason),
         .saved_at = row.saved_at});
  }
  return years;
}

}  // namespace

std::vector<BodyYear> by_body(db::Read& db) {
  std::vector<BodyYear> found;
  for (auto& row : db.all(sql::by_body{}))
    found.push_back({.year = static_cast<int>(row.year),
                     .body = row.body,
                     .central = row.central,
                     .name_kk = std::move(row.name_kk),
                     .name_ru = std::move(row.name_ru),
                     .name_en = std::move(row.name_en),
                     .projects = row.projects,
                     .budgets_known = row.budgets_known,
                     .budget = row.budget,
                     .paid = row.paid});
  return found;
}

Places by_region(db::Read& db, std::optional<int> year) {
  // The first and the last day that there can be.
  const auto first = base::LocalDate::make(year.value_or(1900), 1, 1).value();
  const auto last = base::LocalDate::make(year.value_or(2199), 12, 31).value();
  Places places;
  for (const auto& row : db.all(sql::by_region{.first_day = first, .last_day = last})) {
    auto& placed = row.place.empty() ? places.unknown : row.place == "*" ? places.several : places.regions[row.place];
    placed = {.projects = row.projects, .budgets_known = row.budgets_known, .budget = row.budget};
  }
  for (auto& row : db.all(sql::with_others_by_region{.first_day = first, .last_day = last}))
    places.with_others.emplace(std::move(row.kato), row.projects);
  return places;
}

std::vector<EnteredYear> entered(db::Read& db) { return years_of(db.all(sql::versions{.year = std::nullopt})); }

std::optional<EnteredYear> entered(db::Read& db, int year) {
  auto years = years_of(db.all(sql::versions{.year = year}));
  if (years.empty()) return std::nullopt;
  return std::move(years.front());
}

bool save(db::Write& db, base::Instant now, base::AccountId by, int year, std::optional<std::int64_t> version, const Figures& figures,
          const std::optional<std::string>& reason) {
  const bool first =
      version ? db.run(sql::raise_version{.year = year, .version = *version}) == 1 : db.run(sql::insert_year{.year = year}) == 1;
  if (!first) return false;
  db.run(sql::insert_version{.year = year,
                             .version = version.value_or(0) + 1,
                             .central = figures.central,
                             .local = figures.local,
                             .source_kk = figures.source.kk,
                             .source_ru = figures.source.ru,
                             .reason = reason,
                             .now = now,
                             .account = by});
  return true;
}

}  // namespace baqylau::financing::store
