/// Statuses, tranches, estimates and spending in the database.

#include "projects/sql.hpp"
#include "projects/store.hpp"
#include "projects/workflow.hpp"

#include <string>
#include <utility>

namespace baqylau::projects {

namespace store {

bool set_status(db::Write& db, base::Instant now, const Project& seen, ProjectStatus status) {
  return db
      .returning(sql::set_status{.id = seen.id,
                                 .seen = std::string{to_code(seen.status)},
                                 .version = seen.version,
                                 .status = std::string{to_code(status)},
                                 .now = now})
      .has_value();
}

bool set_tranche_state(db::Write& db, base::ProjectId id, const Tranche& seen, TrancheState state, std::optional<base::DecisionId> decision,
                       std::optional<base::LocalDate> paid_on) {
  return db
      .returning(sql::set_tranche_state{.project = id,
                                        .number = seen.number,
                                        .seen = std::string{to_code(seen.state)},
                                        .version = seen.version,
                                        .state = std::string{to_code(state)},
                                        .decision = decision,
                                        .paid_on = paid_on})
      .has_value();
}

void add_event(db::Write& db, base::ProjectEventId event_id, base::ProjectId id, const StatusChange& change, const Cause& cause) {
  db.run(sql::add_project_event{.id = event_id,
                                .project = id,
                                .event = std::string{to_code(change.event)},
                                .from_status = std::string{to_code(change.from)},
                                .to_status = std::string{to_code(change.to)},
                                .at = change.at,
                                .actor = cause.actor,
                                .decision = cause.decision});
}

void add_event(db::Write& db, base::TrancheEventId event_id, base::ProjectId id, const TrancheChange& change, const Cause& cause) {
  db.run(sql::add_tranche_event{.id = event_id,
                                .project = id,
                                .number = change.number,
                                .event = std::string{to_code(change.event)},
                                .from_state = std::string{to_code(change.from)},
                                .to_state = std::string{to_code(change.to)},
                                .at = change.at,
                                .actor = cause.actor,
                                .decision = cause.decision});
}

void replace_spending(db::Write& db, base::ProjectId id, int stage, const std::vector<Spending>& rows) {
  db.run(sql::remove_spending{.project = id, .stage = stage});
  for (const auto& row : rows) {
    db.run(sql::add_spending{
        .project = id, .position = row.position, .stage = stage, .amount = row.amount, .evidence = row.evidence, .reported = row.reported});
  }
}

}  // namespace store

std::vector<Tranche> tranches_of(db::Read& db, base::ProjectId id) {
  std::vector<Tranche> tranches;
  for (auto& row : db.all(sql::tranches_of_project{.project = id})) {
    tranches.push_back({.amount = row.amount,
                        .planned_on = row.planned_on,
                        .number = static_cast<int>(row.number),
                        .state = tranche_state_from_code(row.state),
                        .paid_on = row.paid_on,
                        .decision = row.decision,
                        .decision_number = std::move(row.decision_number),
                        .decided_on = row.decided_on,
                        .version = row.version});
  }
  return tranches;
}

std::vector<BudgetLine> budget_of(db::Read& db, base::ProjectId id) {
  std::vector<BudgetLine> lines;
  for (auto& row : db.all(sql::budget_of_project{.project = id})) lines.push_back({std::move(row.name), row.planned, row.position});
  return lines;
}

std::vector<Spending> spending_of(db::Read& db, base::ProjectId id) {
  std::vector<Spending> spending;
  for (auto& row : db.all(sql::spending_of_project{.project = id})) {
    spending.push_back({row.position, static_cast<int>(row.stage), row.amount, std::move(row.evidence), row.reported});
  }
  return spending;
}

base::Money spent_of(db::Read& db, base::ProjectId id, int stage) {
  return db.one(sql::spent_in_stage{.project = id, .stage = stage})->amount;
}

std::unordered_map<base::ProjectId, std::vector<StatusChange>> status_changes(db::Read& db, const ChangesFilter& filter) {
  std::unordered_map<base::ProjectId, std::vector<StatusChange>> changes;
  for (const auto& row : db.all(sql::project_events{.contest = filter.contest, .project = filter.project, .ngo = {}})) {
    changes[row.project].push_back(
        {status_event_from_code(row.event), status_from_code(row.from_status), status_from_code(row.to_status), row.at});
  }
  return changes;
}

std::vector<TrancheChange> tranche_changes(db::Read& db, base::ProjectId project) {
  std::vector<TrancheChange> changes;
  for (const auto& row : db.all(sql::tranche_events{.project = project})) {
    changes.push_back({static_cast<int>(row.number), tranche_event_from_code(row.event), tranche_state_from_code(row.from_state),
                       tranche_state_from_code(row.to_state), row.at, row.decision});
  }
  return changes;
}

}  // namespace baqylau::projects
