/// What an approved decision does: to the project's status, its tranches, a report's due date, a case of special control.

#include "decisions/service.hpp"

#include "control/control.hpp"

#include <algorithm>
#include <stdexcept>

namespace baqylau::decisions {

using base::Failure;
using base::Kind;
using base::M;
using projects::StatusEvent;
using projects::TrancheEvent;

namespace {

Failure changed_meanwhile() {
  return {Kind::conflict, M("The project was changed meanwhile. Look at it again before you approve the decision")};
}

base::Done move_tranche(db::Write& db, const By& by, const Decision& decision, int tranche, TrancheEvent event) {
  return projects::move_tranche(db, by.outbox.now, by.outbox.random, decision.project, tranche, event, by.account, decision.id);
}

base::Done change_status(db::Write& db, const By& by, const Decision& decision, StatusEvent event) {
  return projects::change_status(db, by.outbox.now, by.outbox.random, decision.project, event, by.account, decision.id);
}

base::Result<reports::Report> report_of(db::Read& db, const Decision& decision, int stage) {
  const auto all = reports::reports_of_project(db, decision.project);
  const auto found = std::ranges::find(all, stage, &reports::Report::stage);
  if (found == all.end()) return changed_meanwhile();
  return *found;
}

base::Done end_project(db::Write& db, const By& by, const Decision& decision, StatusEvent event) {
  TRY(change_status(db, by, decision, event));
  if (control::decide_cases(db, by, decision.project, decision.id) == 0) return changed_meanwhile();
  return base::done();
}

base::Done reopen(db::Write& db, const By& by, const Decision& annulled) {
  if (control::reopen_cases(db, by, annulled.id) == 0) return changed_meanwhile();
  return base::done();
}

/// Back to the due date before the annulled extension; the history of the report knows it.
base::Done move_due_back(db::Write& db, const By& by, const Decision& decision, const Decision& annulled) {
  const auto facts =
      reports::facts_as_of(db, {.project = decision.project, .stage = annulled.stage.value()}, base::almaty_date(by.outbox.now));
  if (facts.size() != 1) return changed_meanwhile();
  // What was before the extension: a date of its own, or its contest's, which it then follows again.
  std::optional<base::LocalDate> before;
  bool followed = true, own = false;
  for (const auto& happened : facts.front().history) {
    if (happened.kind != reports::Happening::Kind::move_due) continue;
    before = happened.due_from;
    followed = !own;
    own = !happened.by_schedule;
  }
  if (!before) return changed_meanwhile();
  const auto report = TRY(report_of(db, decision, *annulled.stage));
  if (followed && reports::due_of_contest(db, report)) return reports::follow_contest(db, by, report, reason_of(decision));
  return reports::move_due(db, by, report, *before, reason_of(decision));
}

base::Done take_back(db::Write& db, const By& by, const Decision& decision) {
  const auto annulled = TRY(find_decision(db, decision.annuls.value()));
  switch (annulled.kind) {
    case DecisionKind::finance:
    case DecisionKind::withhold: return move_tranche(db, by, decision, annulled.tranche.value(), TrancheEvent::undo);
    case DecisionKind::extend: return move_due_back(db, by, decision, annulled);
    case DecisionKind::close:
    case DecisionKind::terminate: TRY(change_status(db, by, decision, StatusEvent::reinstate)); return reopen(db, by, annulled);
    case DecisionKind::demand_repayment: return change_status(db, by, decision, StatusEvent::reinstate);
    case DecisionKind::release: return reopen(db, by, annulled);
    case DecisionKind::annul: break;
  }
  throw std::logic_error("the policy lets no annulment be annulled");
}

}  // namespace

base::Done take_effect(db::Write& db, const By& by, const Decision& decision) {
  switch (decision.kind) {
    case DecisionKind::finance: return move_tranche(db, by, decision, decision.tranche.value(), TrancheEvent::finance);
    case DecisionKind::withhold: return move_tranche(db, by, decision, decision.tranche.value(), TrancheEvent::withhold);
    case DecisionKind::extend:
      return reports::move_due(db, by, TRY(report_of(db, decision, decision.stage.value())), decision.new_due_on.value(),
                               reason_of(decision));
    case DecisionKind::close: return end_project(db, by, decision, StatusEvent::close);
    case DecisionKind::terminate: return end_project(db, by, decision, StatusEvent::terminate);
    case DecisionKind::demand_repayment: return change_status(db, by, decision, StatusEvent::demand_repayment);
    case DecisionKind::release: return control::release_case(db, by, decision.special_case.value(), reason_of(decision), decision.id);
    case DecisionKind::annul: return take_back(db, by, decision);
  }
  throw std::logic_error("unknown kind of decision");
}

}  // namespace baqylau::decisions
