#include "reports/schedule.hpp"

#include "base/ids.hpp"
#include "journal/journal.hpp"
#include "reports/letters.hpp"
#include "reports/service.hpp"
#include "reports/store.hpp"

#include <algorithm>
#include <map>

namespace baqylau::reports {

using base::Failure;
using base::Kind;
using base::M;

namespace {

/// As people type dates here.
std::string typed(base::LocalDate date) {
  const auto iso = date.iso();
  return iso.substr(8, 2) + "." + iso.substr(5, 2) + "." + iso.substr(0, 4);
}

std::size_t place_of(const Report& report) { return static_cast<std::size_t>(report.stage - 1); }

/// By project: whether its dates would still follow one another; those of their own that stand in the way.
void find_in_the_way(SchedulePlan& plan) {
  std::map<base::ProjectId, std::array<std::optional<base::LocalDate>, 3>> after;
  for (const auto& one : plan.moved) after[one.report.project].at(place_of(one.report)) = one.to;
  for (const auto& report : plan.kept) {
    const auto found = after.find(report.project);
    if (found == after.end()) continue;
    for (std::size_t other = 0; other < found->second.size(); ++other) {
      const auto& due = found->second.at(other);
      if (!due || !report.due_on || other == place_of(report)) continue;
      if (other < place_of(report) ? *due > *report.due_on : *due < *report.due_on) {
        plan.in_the_way.push_back(report);
        break;
      }
    }
  }
}

Failure changed_meanwhile() {
  return {Kind::conflict, M("Something has changed since you were shown what the new dates change. Look at it again, then save")};
}

/// A date that was known stays known: reports were judged by it.
base::Done none_taken_away(const SchedulePlan& plan) {
  std::vector<base::FieldError> errors;
  for (std::size_t i = 0; i < plan.to.size(); ++i)
    if (plan.from.at(i) && !plan.to.at(i))
      errors.push_back({"due_" + std::to_string(i + 1), M("This date is known already. Enter another one: it cannot be taken away")});
  if (errors.empty()) return base::done();
  auto first = errors.front().message;
  return Failure{Kind::invalid, std::move(first), std::move(errors)};
}

base::Done none_in_the_way(const SchedulePlan& plan) {
  if (plan.in_the_way.empty()) return base::done();
  const auto& report = plan.in_the_way.front();
  return Failure{
      Kind::invalid,
      {M("Lot {number}: “{report}” has a due date of its own, {date}, which would stand in the wrong order. A specialist has to give it "
         "the date of the contest back first; afterwards it can have one of its own again"),
       {{"number", std::to_string(report.lot_number)},
        {"report", base::label_value(stage_title(report.stage))},
        {"date", typed(report.due_on.value())}}}};
}

Failure wrong(std::string field, base::Message message) { return {Kind::invalid, message, {{std::move(field), message}}}; }

}  // namespace

base::Done may_be_saved(const contests::Contest& contest, const SchedulePlan& plan, const std::string& reason) {
  if (!plan.changes_anything()) return wrong("due_1", M("These are the due dates already. Change one, then go on"));
  TRY(none_taken_away(plan));
  if (auto faults = contests::faults_of(contest, plan.to); !faults.empty()) {
    auto first = faults.front().message;
    return Failure{Kind::invalid, std::move(first), std::move(faults)};
  }
  TRY(none_in_the_way(plan));
  if (reason.empty()) return wrong("reason", M("Say why the due dates are changed: the reason is shown to everybody"));
  return base::done();
}

std::string SchedulePlan::fingerprint() const {
  std::string text;
  for (const auto& one : moved)
    text += base::to_string(one.report.id) + " " + std::to_string(one.report.version) + " " + one.to.iso() + "\n";
  constexpr std::size_t letters = 32;
  return dates() + base::hex(base::sha256(text)).substr(0, letters);
}

std::string SchedulePlan::dates() const {
  std::string text;
  for (const auto& due : to) text += (due ? due->iso() : "-") + ".";
  return text;
}

SchedulePlan plan_schedule(db::Read& db, const contests::Contest& contest, const contests::Schedule& to) {
  SchedulePlan plan{.from = contest.facts.due, .to = to};
  for (auto& [report, follows, running] : store::reports_of_contest(db, contest.id)) {
    const auto& due = to.at(place_of(report));
    if (!running && report.open() && !report.counted_at) ++plan.not_owed;
    else if (!follows) plan.kept.push_back(std::move(report));
    else if (due && report.due_on != due) plan.moved.push_back({.report = std::move(report), .to = *due, .running = running});
  }
  find_in_the_way(plan);
  return plan;
}

base::Done save_schedule(db::Write& db, const notices::Outbox& outbox, const contests::Change& change, const contests::Contest& seen,
                         const NewSchedule& schedule) {
  // A lot that is awarded meanwhile gets these dates, or is among those that are moved.
  journal::hold(db);
  const auto contest = TRY(contests::load_contest_for(db, change.scope, seen.id));
  const auto plan = plan_schedule(db, contest, schedule.due);
  if (contest.version != schedule.version || plan.fingerprint() != schedule.fingerprint) return changed_meanwhile();
  TRY(may_be_saved(contest, plan, schedule.reason));
  TRY(contests::set_schedule(db, change, contest, schedule.due, schedule.reason));
  for (const auto& one : plan.moved) {
    auto report = one.report;
    const auto from = report.due_on;
    const auto number =
        store::move_due(db, outbox.now, change.actor.value(), report, {.to = one.to, .reason = schedule.reason, .by_schedule = true});
    if (!number) return changed_meanwhile();
    auto entry = entry_of(report, change.actor, false, "report.due_moved");
    entry.details.emplace_back("from", from ? from->iso() : "");
    entry.details.emplace_back("to", one.to.iso());
    entry.details.emplace_back("reason", schedule.reason);
    entry.details.emplace_back("schedule_of", base::to_string(contest.id));
    journal::record(db, outbox.now, entry);
    if (one.running && report.open()) letters::due_moved(db, outbox, report, *number, schedule.reason);
  }
  return base::done();
}

}  // namespace baqylau::reports
