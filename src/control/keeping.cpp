/// Timed work: cases follow their causes, reminders go out. Running it again changes nothing.

#include "control/cases.hpp"
#include "control/letters.hpp"
#include "journal/journal.hpp"

#include <algorithm>
#include <map>
#include <set>
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

/// Of one project, or of all.
void keep(db::Write& db, const notices::Outbox& outbox, std::optional<base::ProjectId> only, base::LocalDate today) {
  reports::RequiredParts parts{db, today};
  const auto required = required_of(parts);
  Keeper keeper{db, outbox};
  each_running_contest(db, only, today, [&](base::ContestId contest, const Running& running) {
    std::map<base::ProjectId, std::map<std::string, Case>> cases;
    const auto histories = store::case_histories(db, {.project = only, .contest = contest});
    const CasesAt now{histories, store::end_of(today)};
    for (const auto& found : now.all()) cases[found.project].emplace(found.cause_key, found);
    for (const auto& project : running.rows) {
      const auto facts = running.of(project.project);
      keeper.keep(project, facts, causes(facts, required, today), cases[project.project]);
    }
  });
  // A project that has ended owes nothing more.
  for (const auto& [id, left_at] : store::cases_left_open(db, only)) keeper.cure(id, left_at);
}

/// None: all of them, since what is required of each has changed, or because one by one they would take longer.
std::optional<std::set<base::ProjectId>> projects_of(db::Read& db, const journal::Objects& changed) {
  constexpr std::size_t most_one_by_one = 100;
  std::set<base::ProjectId> projects;
  for (const auto& object : changed) {
    if (object.kind == journal::Kind::required_part) return std::nullopt;
    std::optional<base::ProjectId> project;
    if (object.kind == journal::Kind::project) project = base::ProjectId{base::parse_id(object.key).value()};
    if (object.kind == journal::Kind::report) project = store::project_of(db, base::ReportId{base::parse_id(object.key).value()});
    if (project) projects.insert(*project);
    if (projects.size() > most_one_by_one) return std::nullopt;
  }
  return projects;
}

}  // namespace

void keep_cases(db::Write& db, const notices::Outbox& outbox, base::LocalDate today) { keep(db, outbox, {}, today); }

void keep_changed_cases(db::Write& db, const notices::Outbox& outbox, base::LocalDate today) {
  const auto changed = journal::changed_since(db, "special control");
  const auto projects = changed ? projects_of(db, *changed) : std::nullopt;
  if (!projects) return keep(db, outbox, {}, today);
  for (const auto project : *projects) keep(db, outbox, project, today);
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
