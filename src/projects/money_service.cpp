/// Use cases: statuses, tranches, spending.

#include "projects/domain.hpp"
#include "projects/service.hpp"
#include "projects/searching.hpp"
#include "projects/store.hpp"
#include "projects/workflow.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>

namespace baqylau::projects {

namespace {

using base::Failure;
using base::Kind;
using base::M;

/// The same answer for what the table does not allow and for a race that was lost: somebody was there before.
Failure not_from_here() {
  return {Kind::conflict, M("This cannot be done to the project in its present status. Look at it again: somebody may have changed it")};
}
Failure tranche_not_from_here() {
  return {Kind::conflict, M("This cannot be done to the tranche in its present state. Look at it again: somebody may have changed it")};
}

Failure at_field(std::string field, base::Message message) {
  return {Kind::invalid, M("Correct what is marked and send the form again"), {{std::move(field), std::move(message)}}};
}

journal::Change leaf(base::ProjectId id, std::string event, const store::Cause& cause, std::string_view from, std::string_view to) {
  journal::Change entry{.actor = cause.actor,
                        .event = std::move(event),
                        .subject = {journal::Kind::project, id},
                        .details = {{"from", std::string{from}}, {"to", std::string{to}}}};
  if (cause.decision) entry.details.emplace_back("decision", base::to_string(*cause.decision));
  return entry;
}

std::int64_t paid_of(base::Money amount, TrancheState state) { return state == TrancheState::paid ? amount.tenge : 0; }

/// A payment has its day, and nothing else has one.
base::Done check_payment(const Project& project, TrancheEvent event, const std::optional<base::LocalDate>& paid_on, base::LocalDate today) {
  if (event != TrancheEvent::pay) {
    if (paid_on) throw std::logic_error{"a day of payment with an event that is no payment"};
    return base::done();
  }
  if (!paid_on) return at_field("paid_on", M("Enter the day of the payment"));
  if (auto fault = fault_of_payment(project, *paid_on, today)) return at_field("paid_on", std::move(*fault));
  return base::done();
}

}  // namespace

base::Done change_status(db::Write& db, base::Instant now, base::Random& random, base::ProjectId id, StatusEvent event,
                         std::optional<base::AccountId> actor, std::optional<base::DecisionId> decision) {
  const auto project = TRY(find_project(db, id));
  const auto changes = status_changes(db, {.project = id});
  const auto history = changes.find(id);
  const auto to = after(project.status, event, history == changes.end() ? std::span<const StatusChange>{} : history->second);
  if (!to || !store::set_status(db, now, project, *to)) return not_from_here();
  const store::Cause cause{actor, decision};
  store::add_event(db, base::ProjectEventId{base::new_id(random, now.micros)}, id, {event, project.status, *to, now}, cause);
  journal::record(db, now, leaf(id, "project." + std::string{to_code(event)}, cause, to_code(project.status), to_code(*to)));
  store::Sums moved;
  --moved.with(project.status);
  ++moved.with(*to);
  store::add_to_contest(db, project.contest, moved);
  put_into_search(db, id);
  return base::done();
}

base::Done move_tranche(db::Write& db, base::Instant now, base::Random& random, base::ProjectId id, int number, TrancheEvent event,
                        std::optional<base::AccountId> actor, std::optional<base::DecisionId> decision,
                        std::optional<base::LocalDate> paid_on) {
  const auto project = TRY(find_project(db, id));
  const auto tranches = tranches_of(db, id);
  const auto seen = std::ranges::find(tranches, number, &Tranche::number);
  if (seen == tranches.end()) return Failure{Kind::not_found, M("The project has no such tranche")};
  auto history = tranche_changes(db, id);
  std::erase_if(history, [&](const TrancheChange& change) { return change.number != number; });
  const auto move = after(seen->state, event, history);
  if (!move) return tranche_not_from_here();
  TRY(check_payment(project, event, paid_on, base::almaty_date(now)));
  // A payment is made by the decision that made the tranche due.
  const auto brought_by = [&] {
    if (event == TrancheEvent::undo) return move->earlier_decision;
    return event == TrancheEvent::pay && !decision ? seen->decision : decision;
  }();
  if (!store::set_tranche_state(db, id, *seen, move->to, brought_by, paid_on)) return tranche_not_from_here();
  const store::Cause cause{actor, event == TrancheEvent::undo ? decision : brought_by};
  store::add_event(db, base::TrancheEventId{base::new_id(random, now.micros)}, id, {number, event, seen->state, move->to, now, {}}, cause);
  auto entry = leaf(id, "tranche." + std::string{to_code(event)}, cause, to_code(seen->state), to_code(move->to));
  entry.details.emplace_back("number", std::to_string(number));
  if (paid_on) entry.details.emplace_back("paid_on", paid_on->iso());
  journal::record(db, now, entry);
  if (const auto paid = paid_of(seen->amount, move->to) - paid_of(seen->amount, seen->state); paid != 0)
    store::add_to_contest(db, project.contest, {.paid = base::Money{paid}});
  return base::done();
}

base::Done save_spending(db::Write& db, base::Instant now, const http::Author& author, base::ProjectId id, std::int64_t version, int stage,
                         const std::vector<Spending>& rows) {
  const auto project = TRY(load_project_for(db, author, id));
  const auto stored = store::take_turn(db, now, id, version);
  if (!stored) return overtaken();
  for (const auto& row : spending_of(db, id))
    if (row.stage == stage && row.reported)
      return Failure{Kind::conflict, M("What was spent in this stage is said by its accepted report. Return the report to change it")};
  std::set<std::int64_t> lines;
  for (const auto& line : budget_of(db, id)) lines.insert(line.position);
  for (const auto& row : rows) {
    if (lines.erase(row.position) == 0) return Failure{Kind::invalid, M("The estimate has no such line")};
  }
  store::replace_spending(db, id, stage, rows);
  auto entry = leaf_of_author(author, project, "passport.spending_changed", *stored);
  entry.details.emplace_back("stage", std::to_string(stage));
  entry.details.emplace_back("amount", std::to_string(sum_of(rows, 0, 0).tenge));
  journal::record(db, now, entry);
  return base::done();
}

}  // namespace baqylau::projects
