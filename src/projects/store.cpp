#include "projects/store.hpp"

#include "projects/domain.hpp"
#include "projects/sql.hpp"

#include <algorithm>
#include <utility>

namespace baqylau::projects {

namespace store {

namespace {

template <class Row>
Project project_of(Row row) {
  Project p;
  p.id = row.id;
  p.lot = row.lot;
  p.contest = row.contest;
  p.state_body = row.state_body;
  p.contest_held_on = row.contest_held_on;
  p.lot_number = row.lot_number;
  p.lot_name_kk = std::move(row.lot_name_kk);
  p.lot_name_ru = std::move(row.lot_name_ru);
  p.ngo = row.ngo;
  p.ngo_short_kk = std::move(row.ngo_short_kk);
  p.ngo_full_kk = std::move(row.ngo_full_kk);
  p.ngo_short_ru = std::move(row.ngo_short_ru);
  p.ngo_full_ru = std::move(row.ngo_full_ru);
  p.contract_number = std::move(row.contract_number);
  p.contract_date = row.contract_date;
  p.budget = row.budget;
  p.starts_on = row.starts_on;
  p.ends_on = row.ends_on;
  p.status = status_from_code(row.status);
  p.version = row.version;
  return p;
}

template <class Row>
std::optional<Project> project_of(std::optional<Row> row) {
  if (!row) return std::nullopt;
  return project_of(std::move(*row));
}

template <class Row>
std::vector<Project> projects_of(std::vector<Row> rows) {
  std::vector<Project> projects;
  for (auto& row : rows) projects.push_back(project_of(std::move(row)));
  return projects;
}

void replace(db::Write& db, base::ProjectId id, const About& part) {
  db.run(sql::set_about{.project = id,
                        .goals_kk = part.goals_kk,
                        .goals_ru = part.goals_ru,
                        .tasks_kk = part.tasks_kk,
                        .tasks_ru = part.tasks_ru,
                        .results_kk = part.results_kk,
                        .results_ru = part.results_ru});
}
void replace(db::Write& db, base::ProjectId id, const WorkDone& part) {
  db.run(sql::set_work_done{.project = id, .kk = part.kk, .ru = part.ru});
}
void replace(db::Write& db, base::ProjectId id, const NextLots& part) {
  db.run(sql::set_next_lots{.project = id, .kk = part.kk, .ru = part.ru});
}
void replace(db::Write& db, base::ProjectId id, const Team& rows) {
  db.run(sql::remove_members{.project = id});
  std::int64_t position = 0;
  for (const auto& row : rows) db.run(sql::add_member{.project = id, .position = ++position, .name = row.name, .duty = row.duty});
}
void replace(db::Write& db, base::ProjectId id, const Indicators& rows) {
  db.run(sql::remove_indicators{.project = id});
  std::int64_t position = 0;
  for (const auto& row : rows) {
    db.run(sql::add_indicator{.project = id,
                              .position = ++position,
                              .name = row.name,
                              .unit = row.unit,
                              .target = row.target,
                              .actual = row.actual,
                              .evidence = row.evidence});
  }
}
/// Lines are changed where they are, not written anew: spending refers to them.
void replace(db::Write& db, base::ProjectId id, const Budget& rows) {
  const auto before = budget_of(db, id);
  const auto lines = numbered(before, rows);
  for (const auto& line : before) {
    if (std::ranges::find(lines, line.position, &BudgetLine::position) == lines.end()) {
      db.run(sql::remove_budget_line{.project = id, .position = line.position});
    }
  }
  for (const auto& line : lines) {
    db.run(sql::put_budget_line{.project = id, .position = line.position, .name = line.name, .planned = line.planned});
  }
}
void replace(db::Write& db, base::ProjectId id, const TargetGroups& rows) {
  db.run(sql::remove_target_groups{.project = id});
  std::int64_t position = 0;
  for (const auto& row : rows) {
    db.run(sql::add_target_group{.project = id, .position = ++position, .kind = row.kind, .people = row.people, .work = row.work});
  }
}
void replace(db::Write& db, base::ProjectId id, const Partners& rows) {
  db.run(sql::remove_partners{.project = id});
  std::int64_t position = 0;
  for (const auto& row : rows) {
    db.run(sql::add_partner{.project = id, .position = ++position, .kind = row.kind, .name = row.name, .work = row.work});
  }
}
void replace(db::Write& db, base::ProjectId id, const Publications& rows) {
  db.run(sql::remove_publications{.project = id});
  std::int64_t position = 0;
  for (const auto& row : rows) {
    db.run(sql::add_publication{.project = id,
                                .position = ++position,
                                .outlet_kind = row.outlet_kind,
                                .outlet = row.outlet,
                                .title = row.title,
                                .published_on = row.published_on,
                                .address = row.address,
                                .body = row.body});
  }
}

}  // namespace

std::optional<Project> by_id(db::Read& db, base::ProjectId id) { return project_of(db.one(sql::project_by_id{.id = id})); }

std::optional<Project> for_author(db::Read& db, const http::Author& author, base::ProjectId id) {
  return project_of(db.one(sql::project_for_author{.id = id, .ngo = author.ngo, .bodies = author.bodies()}));
}

bool add_project(db::Write& db, base::Instant now, base::ProjectId id, base::LotId lot, const Award& award) {
  return db
      .returning(sql::add_project{.id = id,
                                  .lot = lot,
                                  .ngo = award.ngo,
                                  .contract_number = award.contract_number,
                                  .contract_date = award.contract_date,
                                  .budget = award.budget,
                                  .starts_on = award.starts_on,
                                  .ends_on = award.ends_on,
                                  .now = now})
      .has_value();
}

void add_to_contest(db::Write& db, base::ContestId contest, const Sums& sums) {
  db.run(sql::add_to_contest{.contest = contest,
                             .projects = sums.projects,
                             .in_execution = sums.with(ProjectStatus::in_execution),
                             .completed = sums.with(ProjectStatus::completed),
                             .closed = sums.with(ProjectStatus::closed),
                             .terminated = sums.with(ProjectStatus::terminated),
                             .repayment_demanded = sums.with(ProjectStatus::repayment_demanded),
                             .budgets_known = sums.budgets_known,
                             .budget = sums.budget,
                             .paid = sums.paid,
                             .recorded_on = sums.recorded_on,
                             .undated = sums.undated});
}

void add_tranches(db::Write& db, base::ProjectId id, const std::vector<Tranche>& tranches) {
  std::int64_t number = 0;
  for (const auto& tranche : tranches) {
    db.run(sql::add_tranche{.project = id, .number = ++number, .amount = tranche.amount, .planned_on = tranche.planned_on});
  }
}

void add_report(db::Write& db, base::Instant now, base::ReportId id, base::ProjectId project, int stage,
                std::optional<base::LocalDate> due_on) {
  db.run(sql::add_report{.id = id, .project = project, .stage = stage, .due_on = due_on, .now = now});
}

void set_contract(db::Write& db, base::ProjectId id, const Contract& contract) {
  db.run(sql::set_contract{.id = id,
                           .contract_number = contract.number,
                           .contract_date = contract.date,
                           .budget = contract.budget,
                           .starts_on = contract.starts_on,
                           .ends_on = contract.ends_on});
}

void set_dated_at(db::Write& db, base::Instant now, base::ProjectId id) { db.run(sql::set_dated_at{.id = id, .now = now}); }

void add_tranche(db::Write& db, base::ProjectId id, const Tranche& tranche) {
  db.run(sql::add_tranche{.project = id, .number = tranche.number, .amount = tranche.amount, .planned_on = tranche.planned_on});
}

bool correct_tranche(db::Write& db, base::ProjectId id, const Tranche& seen, const Tranche& to) {
  return db.run(sql::correct_tranche{
             .project = id, .number = seen.number, .version = seen.version, .amount = to.amount, .planned_on = to.planned_on}) == 1;
}

bool remove_tranche(db::Write& db, base::ProjectId id, const Tranche& seen) {
  return db.run(sql::remove_tranche{.project = id, .number = seen.number, .version = seen.version}) == 1;
}

std::optional<std::int64_t> set_executor(db::Write& db, base::Instant now, base::ProjectId id, base::NgoId ngo, std::int64_t seen) {
  const auto row = db.returning(sql::set_executor{.id = id, .ngo = ngo, .seen = seen, .now = now});
  if (!row) return std::nullopt;
  return row->version;
}

std::optional<std::int64_t> take_turn(db::Write& db, base::Instant now, base::ProjectId id, std::int64_t seen) {
  auto row = db.returning(sql::next_version{.id = id, .seen = seen, .now = now});
  if (!row) return std::nullopt;
  return row->version;
}

void replace_part(db::Write& db, base::ProjectId id, const PartContent& content) {
  std::visit([&](const auto& part) { replace(db, id, part); }, content);
}

}  // namespace store

std::optional<base::ProjectId> project_of_lot(db::Read& db, base::LotId lot) {
  auto row = db.one(sql::project_of_lot{.lot = lot});
  if (!row) return std::nullopt;
  return row->id;
}

void recount_contests(db::Write& db, std::optional<base::ContestId> contest) {
  db.run(sql::forget_contest_sums{.contest = contest});
  db.run(sql::count_contest_sums{.contest = contest});
}

std::vector<base::ContestId> miscounted_contests(db::Read& db) {
  std::vector<base::ContestId> found;
  for (const auto& row : db.all(sql::miscounted_contests{})) found.push_back(row.contest);
  return found;
}

std::vector<Project> projects_of_ngo(db::Read& db, base::NgoId ngo) { return store::projects_of(db.all(sql::projects_of_ngo{.ngo = ngo})); }

std::vector<Project> projects_of_contest(db::Read& db, base::ContestId contest) {
  return store::projects_of(db.all(sql::projects_of_contest{.contest = contest}));
}

Passport read_passport(db::Read& db, base::ProjectId id) {
  Passport passport;
  if (auto texts = db.one(sql::passport_texts{.project = id})) {
    passport.about = {std::move(texts->goals_kk), std::move(texts->goals_ru),   std::move(texts->tasks_kk),
                      std::move(texts->tasks_ru), std::move(texts->results_kk), std::move(texts->results_ru)};
    passport.work_done = {std::move(texts->work_done_kk), std::move(texts->work_done_ru)};
    passport.next_lots = {std::move(texts->next_lots_kk), std::move(texts->next_lots_ru)};
  }
  for (auto& row : db.all(sql::members_of_project{.project = id})) passport.team.push_back({std::move(row.name), std::move(row.duty)});
  for (auto& row : db.all(sql::indicators_of_project{.project = id})) {
    passport.indicators.push_back({std::move(row.name), std::move(row.unit), row.target, row.actual, std::move(row.evidence)});
  }
  passport.budget = budget_of(db, id);
  for (auto& row : db.all(sql::target_groups_of_project{.project = id})) {
    passport.target_groups.push_back({row.kind, row.people, std::move(row.work)});
  }
  for (auto& row : db.all(sql::partners_of_project{.project = id})) {
    passport.partners.push_back({row.kind, std::move(row.name), std::move(row.work)});
  }
  for (auto& row : db.all(sql::publications_of_project{.project = id})) {
    passport.publications.push_back(
        {row.outlet_kind, std::move(row.outlet), std::move(row.title), row.published_on, std::move(row.address), std::move(row.body)});
  }
  return passport;
}

}  // namespace baqylau::projects
