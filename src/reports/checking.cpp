/// What those who check reports do: return with remarks, accept, move a due date. SPEC §5.

#include "reports/service.hpp"

#include "contests/contests.hpp"
#include "journal/journal.hpp"
#include "projects/projects.hpp"
#include "reports/letters.hpp"
#include "reports/searching.hpp"
#include "reports/store.hpp"

#include <algorithm>
#include <utility>

namespace baqylau::reports {

using base::Failure;
using base::Kind;
using base::M;

namespace {

Failure not_waiting() {
  return {Kind::conflict, M("This report is not waiting to be checked: it has been checked already, or it was not submitted")};
}

Failure wrong(std::string field, base::Message message) { return {Kind::invalid, message, {{std::move(field), message}}}; }

std::vector<Part> missing_in(db::Read& db, const Report& report, std::int64_t version, base::LocalDate today) {
  const auto seen = store::submitted_version(db, report.id, version);
  if (!seen) return {};
  return missing_parts(required_parts(db, report.stage, report.judged_by().value_or(today)),
                       present_parts(seen->parts, static_cast<int>(seen->files.size())));
}

/// Of an accepted report that is returned: what accepting it did to the project.
base::Done take_acceptance_back(db::Write& db, const Checker& by, const Report& report) {
  const auto project = TRY(projects::find_project(db, report.project));
  using enum projects::ProjectStatus;
  if (project.status != in_execution && project.status != completed)
    return Failure{Kind::conflict, M("A decision has ended the project, so its accepted reports stay. Annul the decision first")};
  // What was spent came with the acceptance, where the report says it.
  const auto accepted = store::submitted_version(db, report.id, *report.versions);
  if (accepted && !reported_by(accepted->parts).spending.empty())
    TRY(projects::take_spending_back(db, by.outbox.now, by.account, report.project, report.stage));
  if (report.stage != 3 || project.status != completed) return base::done();
  return projects::change_status(db, by.outbox.now, by.outbox.random, report.project, projects::StatusEvent::reinstate, by.account,
                                 std::nullopt);
}

/// Whether the three due dates still follow one another.
bool keeps_order(db::Read& db, const Report& report, base::LocalDate to) {
  for (const auto& other : reports_of_project(db, report.project)) {
    if (!other.due_on || other.stage == report.stage) continue;
    if (other.stage < report.stage ? *other.due_on > to : *other.due_on < to) return false;
  }
  return true;
}

}  // namespace

base::Done send_back(db::Write& db, const Checker& by, const Report& seen, const std::string& reason, const std::vector<Remark>& remarks) {
  if (reason.empty()) return wrong("reason", M("Say in a sentence why the report is returned"));
  auto report = seen;
  if (!report.versions) return not_waiting();
  const auto version = *report.versions;
  const auto now = by.outbox.now;
  if (report.state == ReportState::accepted) TRY(take_acceptance_back(db, by, report));
  const auto missing = missing_in(db, report, version, base::almaty_date(now));
  const auto number = store::move(
      db, report,
      {.event = Event::send_back, .now = now, .account = by.account, .version = version, .incomplete = !missing.empty(), .reason = reason});
  if (!number) return not_waiting();
  for (const auto& remark : remarks) store::add_remark(db, report.id, *number, remark.part, remark.text);
  auto entry = entry_of(report, by.account, false, "report.returned");
  entry.details.emplace_back("version", std::to_string(version));
  entry.details.emplace_back("incomplete", missing.empty() ? "0" : "1");
  journal::record(db, now, entry);
  put_into_search(db, report.id);
  letters::returned(db, by.outbox, report, *number, reason, remarks, missing);
  return base::done();
}

base::Done accept(db::Write& db, const Checker& by, const Report& seen) {
  auto report = seen;
  if (!report.versions) return not_waiting();
  const auto now = by.outbox.now;
  const auto number = store::move(db, report, {.event = Event::accept, .now = now, .account = by.account, .version = report.versions});
  if (!number) return not_waiting();
  if (const auto version = store::submitted_version(db, report.id, *report.versions))
    TRY(projects::take_reported(db, now, by.account, report.project, report.stage, reported_by(version->parts)));
  auto entry = entry_of(report, by.account, false, "report.accepted");
  entry.details.emplace_back("version", std::to_string(*report.versions));
  journal::record(db, now, entry);
  put_into_search(db, report.id);
  letters::accepted(db, by.outbox, report, *number);
  if (report.stage != 3) return base::done();
  const auto project = TRY(projects::find_project(db, report.project));
  if (project.status != projects::ProjectStatus::in_execution) return base::done();
  return projects::change_status(db, now, by.outbox.random, report.project, projects::StatusEvent::complete, by.account, std::nullopt);
}

namespace {

base::Done move_to(db::Write& db, const Checker& by, const Report& seen, const store::DueMove& move) {
  if (move.reason.empty()) return wrong("reason", M("Say why the due date is moved: the reason is shown to everybody"));
  const auto to = move.to;
  if (to < seen.contest_held_on) return wrong("due_on", M("The due date cannot be earlier than the contest"));
  if (!keeps_order(db, seen, to))
    return wrong("due_on", M("The due dates of the project must follow one another: first interim, second interim, final report"));
  auto report = seen;
  const auto from = report.due_on;
  const auto number = store::move_due(db, by.outbox.now, by.account, report, move);
  if (!number) return Failure{Kind::conflict, M("This report has changed in the meantime. Look at it again, then move the due date")};
  auto entry = entry_of(report, by.account, false, "report.due_moved");
  entry.details.emplace_back("from", from ? from->iso() : "");
  entry.details.emplace_back("to", to.iso());
  entry.details.emplace_back("reason", move.reason);
  journal::record(db, by.outbox.now, entry);
  if (from != to) letters::due_moved(db, by.outbox, report, *number, move.reason);
  return base::done();
}

}  // namespace

base::Done move_due(db::Write& db, const Checker& by, const Report& seen, base::LocalDate to, const std::string& reason) {
  if (seen.due_on == to) return wrong("due_on", M("This is the due date already. Enter another day"));
  return move_to(db, by, seen, {.to = to, .reason = reason});
}

std::optional<base::LocalDate> due_of_contest(db::Read& db, const Report& report) {
  const auto project = projects::find_project(db, report.project);
  const auto contest = contests::find_contest(db, project.value().contest);
  return contest.value().facts.due.at(static_cast<std::size_t>(report.stage - 1));
}

base::Done follow_contest(db::Write& db, const Checker& by, const Report& seen, const std::string& reason) {
  // A schedule that is saved meanwhile is judged after this, or before.
  journal::hold(db);
  if (!has_own_due(store::history(db, seen))) return wrong("due_on", M("This report has the due date of its contest already"));
  const auto due = due_of_contest(db, seen);
  if (!due) return wrong("due_on", M("The contest has no due date for this report. Enter a day"));
  return move_to(db, by, seen, {.to = *due, .reason = reason, .by_schedule = true});
}

}  // namespace baqylau::reports
