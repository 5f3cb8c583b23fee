/// Timed work: cases follow their causes, reminders go out. Running it again changes nothing.

#include "control/cases.hpp"
#include "control/group.hpp"
#include "control/letters.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

namespace baqylau::control {

namespace {

base::ReportId report_of(std::span<const reports::Facts> facts, int stage) {
  for (const auto& report : facts)
    if (report.stage == stage) return report.report;
  throw std::logic_error("a cause without its report");
}

const reports::Facts* facts_of(std::span<const reports::Facts> facts, std::optional<int> stage) {
  for (const auto& report : facts)
    if (stage && report.stage == *stage) return &report;
  return nullptr;
}

/// One project: opens what is new, opens again what came again, closes what is gone.
class Keeper {
 public:
  Keeper(db::Write& db, const notices::Outbox& outbox) : db_{db}, outbox_{outbox} {}

  void keep(const ProjectRow& project, std::span<const reports::Facts> facts, const std::vector<Cause>& causes,
            const std::map<std::string, Case>& cases) {
    for (const auto& cause : causes) {
      const auto known = cases.find(cause.key);
      if (known == cases.end()) begin_case(db_, outbox_, project, cause, report_of(facts, cause.stage));
      else if (known->second.state == Case::State::cured) reopen(known->second, cause);
    }
    for (const auto& [key, known] : cases) {
      if (known.state != Case::State::open || known.why == Case::Why::reasoned) continue;
      if (std::ranges::find(causes, key, &Cause::key) != causes.end()) continue;
      const auto* report = facts_of(facts, known.stage);
      cure(known.id, report == nullptr ? outbox_.now : gone_at(known, report->history, outbox_.now));
    }
  }
  void cure(base::CaseId id, base::Instant at) {
    const auto now = store::case_now(db_, id).value();
    step_case(db_, outbox_, now, {.event = CaseEvent::cure, .now = outbox_.now, .at = std::max(at, now.last_at)});
  }

 private:
  void reopen(const Case& known, const Cause& cause) {
    const auto now = store::case_now(db_, known.id).value();
    step_case(
        db_, outbox_, now,
        {.event = CaseEvent::reopen, .now = outbox_.now, .at = std::max(cause.since, now.last_at), .cure_by = term_from(db_, outbox_.now)});
  }
  db::Write& db_;
  const notices::Outbox& outbox_;
};

/// The last of the days on which a reminder is due that has come: after a pause of the server only one goes out.
std::optional<int> reminder_due(const std::vector<int>& days, base::LocalDate due, base::LocalDate today) {
  std::optional<int> last;
  for (const int day : days)
    if (today >= due.plus_days(day)) last = day;
  return last;
}

/// Written only where it changes: pages are made of it.
void keep_member(db::Write& db, base::ProjectId project, const std::unordered_map<base::ProjectId, base::LocalDate>& members,
                 std::optional<base::LocalDate> from) {
  const auto known = members.find(project);
  if (!from && known != members.end()) store::remove_member(db, project);
  if (from && (known == members.end() || known->second != *from)) store::put_member(db, project, *from);
}

/// Of one project, or of all.
void keep(db::Write& db, const notices::Outbox& outbox, std::optional<base::ProjectId> only, base::LocalDate today) {
  reports::RequiredParts parts{db, today};
  const auto required = required_of(parts);
  Keeper keeper{db, outbox};
  each_contest_running_or_to_come(db, only, today, [&](base::ContestId contest, const Running& running) {
    std::map<base::ProjectId, std::map<std::string, Case>> cases;
    const FormFilter portion{.contest = contest, .project = only};
    const CasesAt now{store::case_histories(db, {.project = only, .contest = contest}), store::end_of(today)};
    for (const auto& found : now.all()) cases[found.project].emplace(found.cause_key, found);
    const auto members = store::members_of(db, portion);
    for (const auto& project : running.rows) {
      const auto facts = running.of(project.project);
      if (project.recorded_on <= today) keeper.keep(project, facts, causes(facts, required, today), cases[project.project]);
      keep_member(db, project.project, members, member_from(project, facts, required, now, today));
    }
  });
  // A project that has ended owes nothing more.
  for (const auto& [id, left_at] : store::cases_left_open(db, only)) keeper.cure(id, left_at);
  for (const auto project : store::ended_members(db, only)) store::remove_member(db, project);
}

/// Of all; what is done here itself need not be told.
void keep_all(db::Write& db, const notices::Outbox& outbox, base::LocalDate today) {
  keep(db, outbox, {}, today);
  store::keep_group_on(db, today);
  journal::changed_since(db, special_control_reader);
}

}  // namespace

void keep_cases(db::Write& db, const notices::Outbox& outbox, base::LocalDate today) {
  journal::hold(db);
  keep_all(db, outbox, today);
}

void keep_cases_of(db::Write& db, const notices::Outbox& outbox, base::ProjectId project, base::LocalDate today) {
  keep(db, outbox, project, today);
}

void keep_changed_cases(db::Write& db, const notices::Outbox& outbox, base::LocalDate today) {
  const auto any = journal::not_told_yet(db, special_control_reader);
  if (any && any->empty()) return;
  // Nobody else adds to the journal until this is done: what it tells from here on is of this alone.
  journal::hold(db);
  const auto changed = journal::changed_since(db, special_control_reader);
  const auto projects = changed ? projects_touched(db, *changed) : std::nullopt;
  if (!projects) return keep_all(db, outbox, today);
  for (const auto project : *projects) keep(db, outbox, project, today);
  journal::changed_since(db, special_control_reader);
}

void send_reminders(db::Write& db, const notices::Outbox& outbox, base::LocalDate today) {
  const auto days = notices::reminder_days(db);
  each_running_contest(db, {}, today, [&](base::ContestId, const Running& running) {
    for (const auto& project : running.rows) {
      for (const auto& report : running.of(project.project)) {
        const auto& standing = report.standing;
        if (standing.counted_at || !standing.due_on) continue;
        const auto due = *standing.due_on;
        const auto day = reminder_due(days, due, today);
        if (!day) continue;
        notices::tell_ngo(db, outbox, project.ngo,
                          {.dedupe_key = "reminder " + base::to_string(report.report) + " " + due.iso() + " " + std::to_string(*day),
                           .kind = today > due ? notices::Kind::overdue : notices::Kind::reminder,
                           .project = project.project,
                           .link = http::Url::to("/reports/{}/draft", report.report),
                           .write = [project, stage = report.stage, due, left = due.days_since(today)](const i18n::Translator& t) {
                             return reminder_letter(t, project, stage, due, left);
                           }});
      }
    }
  });
}

}  // namespace baqylau::control
