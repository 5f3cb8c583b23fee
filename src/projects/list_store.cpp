#include "projects/list.hpp"

#include "base/identification_number.hpp"
#include "base/text.hpp"
#include "projects/sql.hpp"

#include <algorithm>
#include <utility>

namespace baqylau::projects {

namespace {

struct Days {
  base::LocalDate first, last;
};
Days days_of(int year) { return {*base::LocalDate::make(year, 1, 1), *base::LocalDate::make(year, 12, 31)}; }
/// Within which all contests were held.
const Days any_day{*base::LocalDate::make(1900, 1, 1), *base::LocalDate::make(2199, 12, 31)};

std::optional<std::string> status_of(const ListFilter& filter) {
  if (!filter.status) return std::nullopt;
  return std::string{to_code(*filter.status)};
}

/// The rows of a project differ in the region.
template <class Row>
std::vector<ListedProject> projects_of(std::vector<Row> rows) {
  std::vector<ListedProject> projects;
  for (auto& row : rows) {
    if (projects.empty() || projects.back().id != row.id) {
      ListedProject one;
      one.id = row.id;
      one.held_on = row.held_on;
      one.lot_number = row.lot_number;
      one.lot_name_kk = std::move(row.lot_name_kk);
      one.lot_name_ru = std::move(row.lot_name_ru);
      one.coverage_kk = std::move(row.coverage_kk);
      one.coverage_ru = std::move(row.coverage_ru);
      one.ngo = row.ngo;
      one.ngo_short_kk = std::move(row.ngo_short_kk);
      one.ngo_full_kk = std::move(row.ngo_full_kk);
      one.ngo_short_ru = std::move(row.ngo_short_ru);
      one.ngo_full_ru = std::move(row.ngo_full_ru);
      one.ngo_number = std::move(row.ngo_number);
      one.budget = row.budget;
      one.status = status_from_code(row.status);
      projects.push_back(std::move(one));
    }
    if (row.kato) projects.back().regions.push_back(std::move(*row.kato));
  }
  return projects;
}

template <class Statement>
Statement asked(const ListFilter& filter, Statement statement = {}) {
  ngos::ask_by_name(statement, filter.executor);
  statement.region = filter.region_kato;
  statement.target_group = filter.target_group;
  statement.status = status_of(filter);
  return statement;
}

/// How many of each contest there are is kept, so the walk begins on the day on which what is wanted begins.
ListPart by_contest(db::Read& db, const ListFilter& filter, std::int64_t skip, std::int64_t most) {
  const auto days = filter.year ? days_of(*filter.year) : any_day;
  auto statement = asked<sql::list_walked>(filter);
  statement.first_day = days.first;
  statement.most = most;
  ListPart part;
  std::optional<base::LocalDate> day;
  std::int64_t before = 0;  // of the days after this one
  bool found = false;
  for (const auto& sum : db.all(sql::list_by_contest{.first_day = days.first, .last_day = days.last, .status = statement.status})) {
    if (day != sum.held_on) {
      day = sum.held_on;
      before = part.total;
    }
    part.total += sum.projects;
    if (found || part.total <= skip) continue;
    found = true;
    statement.last_day = sum.held_on;
    statement.skip = skip - before;
  }
  if (found) part.projects = projects_of(db.all(statement));
  return part;
}

}  // namespace

std::vector<int> list_years(db::Read& db) {
  std::vector<int> years;
  for (const auto& row : db.all(sql::list_years{})) years.push_back(static_cast<int>(row.year));
  return years;
}

ListPart list_projects(db::Read& db, const ListFilter& filter, std::int64_t skip, std::int64_t most, std::int64_t few) {
  if (base::folded(filter.executor).empty() && !filter.region_kato && !filter.target_group) return by_contest(db, filter, skip, most);
  auto count = asked<sql::list_count>(filter);
  auto sorted = asked<sql::list_sorted>(filter, {.most = most, .skip = skip});
  auto walked = asked<sql::list_walked>(filter, {.first_day = any_day.first, .last_day = any_day.last, .most = most, .skip = skip});
  if (filter.year) {
    const auto days = days_of(*filter.year);
    count.first_day = sorted.first_day = walked.first_day = days.first;
    count.last_day = sorted.last_day = walked.last_day = days.last;
  }
  ListPart part{.total = db.one(count)->projects};
  if (part.total <= skip) return part;
  part.projects = part.total > few ? projects_of(db.all(walked)) : projects_of(db.all(sorted));
  return part;
}

}  // namespace baqylau::projects
