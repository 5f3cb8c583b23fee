#include "control/summary.hpp"

#include "control/sql.hpp"

#include <utility>

namespace baqylau::control {

namespace {

template <class Key>
std::int64_t all_of(const std::map<Key, std::int64_t>& counted) {
  std::int64_t all = 0;
  for (const auto& [key, count] : counted) all += count;
  return all;
}
template <class Key>
void add(std::map<Key, std::int64_t>& to, const std::map<Key, std::int64_t>& more) {
  for (const auto& [key, count] : more) to[key] += count;
}

void count_money(Summary& figures, const SummaryMoney& money) {
  figures.paid.tenge += money.paid.tenge;
  if (!money.budget) return;
  ++figures.budgets_known;
  figures.budget.tenge += money.budget->tenge;
}

void count_report(Summary::Reports& stage, const reports::Facts& facts, base::LocalDate today) {
  const auto days = reports::days_of(facts.standing, today);
  switch (days.kind) {
    case reports::ControlDays::Kind::due_unknown: ++stage.unknown; break;
    case reports::ControlDays::Kind::not_due: ++stage.not_due; break;
    case reports::ControlDays::Kind::overdue: ++stage.overdue; break;
    case reports::ControlDays::Kind::submitted: ++(days.days.value_or(0) > 0 ? stage.late : stage.in_time); break;
  }
}

/// Its first day.
std::optional<base::LocalDate> month_of(const std::optional<base::LocalDate>& day) {
  if (!day) return std::nullopt;
  return base::LocalDate::make(day->year(), day->month(), 1);
}

void count_ratings(Summary& figures, const ratings::ProjectRating& rating) {
  for (std::size_t i = 0; i < rating.stages.size(); ++i) {
    const auto& stage = rating.stages[i];
    if (!stage || !stage->total) continue;
    ++figures.stages[i].rated;
    figures.stages[i].rating_sum += stage->total->hundredths;
  }
  if (!rating.general) return;
  ++figures.generals;
  figures.general_sum += rating.general->hundredths;
  if (rating.positive()) ++figures.positive;
}

}  // namespace

std::int64_t Summary::lots_recorded() const { return all_of(lots); }
std::int64_t Summary::projects_all() const { return all_of(projects); }
std::int64_t Summary::cases_all() const { return all_of(cases); }
std::int64_t Summary::decisions_all() const { return all_of(decisions); }

Summary::Reports& Summary::Reports::operator+=(const Reports& other) {
  in_time += other.in_time;
  late += other.late;
  overdue += other.overdue;
  not_due += other.not_due;
  unknown += other.unknown;
  return *this;
}

Summary& Summary::operator+=(const Summary& other) {
  add(lots, other.lots);
  lots_announced = lots_announced && other.lots_announced ? std::optional{*lots_announced + *other.lots_announced} : std::nullopt;
  add(projects, other.projects);
  budgets_known += other.budgets_known;
  budget.tenge += other.budget.tenge;
  paid.tenge += other.paid.tenge;
  for (std::size_t i = 0; i < stages.size(); ++i) {
    auto& stage = stages[i];
    const auto& more = other.stages[i];
    stage.Reports::operator+=(more);
    stage.rated += more.rated;
    stage.rating_sum += more.rating_sum;
  }
  for (const auto& [month, reports] : other.months) months[month] += reports;
  generals += other.generals;
  positive += other.positive;
  general_sum += other.general_sum;
  special += other.special;
  add(cases, other.cases);
  add(decisions, other.decisions);
  return *this;
}

std::optional<ratings::Points> mean_of(std::int64_t sum, std::int64_t count) {
  if (count == 0) return std::nullopt;
  return ratings::Points{static_cast<int>((2 * sum + count) / (2 * count))};
}

ContestSummary summary_of(db::Read& db, contests::Contest contest, base::LocalDate today) {
  const FormFilter filter{.contest = contest.id};
  constexpr Needs needs{.reports = true, .causes = true, .ratings = true, .decisions = true};
  ContestSummary summary{.contest = std::move(contest), .data = read_form(db, http::Scope::all(), filter, today, needs)};
  auto& figures = summary.figures;
  figures.lots_announced = summary.contest.facts.lots_total;
  for (const auto& row : db.all(sql::summary_lots{.contest = summary.contest.id}))
    figures.lots[contests::lot_status_from_code(row.status).value()] += row.lots;
  for (const auto& row : db.all(sql::summary_money{.contest = filter.contest, .project = {}, .ngo = {}}))
    summary.money.emplace(row.project, SummaryMoney{.budget = row.budget, .paid = row.paid});
  // Of the projects that are on record: a contract of a later day is not counted with money only.
  for (const auto& row : summary.data.rows) {
    ++figures.projects[row.status];
    count_money(figures, summary.money.at(row.project));
    if (row.special) ++figures.special;
    for (const auto& facts : row.facts) {
      count_report(figures.stages.at(static_cast<std::size_t>(facts.stage - 1)), facts, today);
      count_report(figures.months[month_of(facts.standing.judged_by())], facts, today);
    }
    if (row.rating) count_ratings(figures, *row.rating);
    for (const auto& decision : row.decisions) ++figures.decisions[decision.kind];
  }
  const CasesAt cases{store::case_histories(db, {.contest = filter.contest}), store::end_of(today)};
  for (const auto& found : cases.all()) ++figures.cases[found.state];
  return summary;
}

}  // namespace baqylau::control
