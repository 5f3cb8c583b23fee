/// What is done with cases of special control: by people, by decisions, and by the clock. SPEC §7.

#include "control/cases.hpp"

#include "control/letters.hpp"
#include "journal/journal.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace baqylau::control {

using base::Failure;
using base::Kind;
using base::M;

namespace {

Failure no_such_case() { return {Kind::not_found, M("There is no such case")}; }
Failure no_longer_open() { return {Kind::conflict, M("This case is no longer open: the cause is gone, or it has been closed already")}; }
Failure reason_missing() {
  const base::Message message{M("Give the reason: it is shown to everybody")};
  return {Kind::invalid, message, {{"reason", message}}};
}

std::string_view code_of(Case::Why why) {
  switch (why) {
    case Case::Why::overdue: return "overdue";
    case Case::Why::incomplete: return "incomplete";
    case Case::Why::reasoned: return "reasoned";
  }
  return "";
}

/// The leaf of a step, on the project.
void journal_step(db::Write& db, base::ProjectId project, base::CaseId id, Case::Why why, std::optional<int> stage,
                  const store::CaseStep& step) {
  const auto event = [&]() -> std::string {
    switch (step.event) {
      case CaseEvent::open: return "case.opened";
      case CaseEvent::cure: return "case.cured";
      case CaseEvent::release: return "case.released";
      case CaseEvent::decide: return "case.decided";
      case CaseEvent::reopen: return "case.reopened";
    }
    return "";
  }();
  journal::Change entry{.actor = step.actor,
                        .event = event,
                        .subject = {journal::Kind::project, project},
                        .details = {{"case", base::to_string(id)}, {"cause", std::string{code_of(why)}}},
                        .objects = journal::Objects{{journal::Kind::special_case, id}},
                        .day = base::almaty_date(step.at)};
  if (stage) entry.details.emplace_back("stage", std::to_string(*stage));
  if (step.cure_by) entry.details.emplace_back("cure_by", step.cure_by->iso());
  if (step.reason) entry.details.emplace_back("reason", *step.reason);
  if (step.decision) entry.details.emplace_back("decision", base::to_string(*step.decision));
  journal::record(db, step.now, entry);
}

/// What names the project in a letter.
ProjectRow named(db::Read& db, base::ProjectId project) {
  auto found = store::project_in(db, http::Scope::all(), project);
  if (!found) throw db::Error{"a case without its project"};
  return std::move(found->row);
}

void tell(db::Write& db, const notices::Outbox& outbox, const ProjectRow& project, base::CaseId id, std::int64_t version, http::Url link,
          std::function<notices::Letter(const i18n::Translator&)> write) {
  notices::tell_ngo(db, outbox, project.ngo,
                    {.dedupe_key = "case " + base::to_string(id) + " " + std::to_string(version),
                     .kind = notices::Kind::special_control,
                     .project = project.project,
                     .link = std::move(link),
                     .write = std::move(write)});
}

base::LocalDate term(db::Read& db, base::Instant now) {
  const auto today = base::almaty_date(now);
  return today.plus_days(store::cure_days(db, today));
}

http::Url page_of(const ProjectRow& project) { return http::Url::to("/projects/{}", project.project); }

}  // namespace

bool step_case(db::Write& db, const notices::Outbox& outbox, const store::CaseNow& now, const store::CaseStep& step) {
  if (!store::move_case(db, now, step)) return false;
  journal_step(db, now.project, now.id, now.why, now.stage, step);
  // What a decision did is told by the decision.
  if (step.event == CaseEvent::decide || (step.event == CaseEvent::release && step.decision)) return true;
  const auto project = named(db, now.project);
  const auto write = [now, step, project](const i18n::Translator& t) {
    const auto cause = case_text(t, now.why, now.stage, now.reason);
    if (step.event == CaseEvent::reopen) return opened_letter(t, project, now.why, cause, step.cure_by.value());
    if (step.event == CaseEvent::release) return released_letter(t, project, cause, step.reason.value());
    return cured_letter(t, project, cause);
  };
  tell(db, outbox, project, now.id, now.version + 1, page_of(project), write);
  return true;
}

bool begin_case(db::Write& db, const notices::Outbox& outbox, const ProjectRow& project, const Cause& cause, base::ReportId report) {
  const base::CaseId id{base::new_id(outbox.random, outbox.now.micros)};
  const store::CaseStep step{.event = CaseEvent::open, .now = outbox.now, .at = cause.since, .cure_by = term(db, outbox.now)};
  if (!store::add_case(db, id, project.project, cause, step)) return false;
  const auto why = cause.kind == Cause::Kind::overdue ? Case::Why::overdue : Case::Why::incomplete;
  journal_step(db, project.project, id, why, cause.stage, step);
  tell(db, outbox, project, id, 1, why == Case::Why::overdue ? http::Url::to("/reports/{}/draft", report) : page_of(project),
       [project, cause, why, step](const i18n::Translator& t) {
         return opened_letter(t, project, why, explain_cause(t, cause), step.cure_by.value());
       });
  return true;
}

base::LocalDate term_from(db::Read& db, base::Instant now) { return term(db, now); }

base::Result<base::CaseId> open_case(db::Write& db, const reports::Checker& by, base::ProjectId id, const std::string& reason) {
  if (reason.empty()) return reason_missing();
  const auto project = store::project_in(db, http::Scope::all(), id);
  if (!project) return Failure{Kind::not_found, M("There is no such project")};
  if (!project->in_execution) return Failure{Kind::conflict, M("Only a project in execution is taken under special control")};
  const auto now = by.outbox.now;
  const base::CaseId made{base::new_id(by.outbox.random, now.micros)};
  const store::CaseStep step{
      .event = CaseEvent::open, .now = now, .at = now, .actor = by.account, .cure_by = term(db, now), .reason = reason};
  if (!store::add_reasoned_case(db, made, id, step))
    return Failure{Kind::conflict, M("The project is under special control by a specialist's act already")};
  journal_step(db, id, made, Case::Why::reasoned, {}, step);
  tell(db, by.outbox, project->row, made, 1, page_of(project->row), [row = project->row, step](const i18n::Translator& t) {
    return opened_letter(t, row, Case::Why::reasoned, step.reason.value(), step.cure_by.value());
  });
  return made;
}

base::Done release_case(db::Write& db, const reports::Checker& by, base::CaseId id, const std::string& reason,
                        std::optional<base::DecisionId> decision) {
  if (reason.empty()) return reason_missing();
  const auto now = store::case_now(db, id);
  if (!now) return no_such_case();
  const store::CaseStep step{.event = CaseEvent::release,
                             .now = by.outbox.now,
                             .at = std::max(by.outbox.now, now->last_at),
                             .actor = by.account,
                             .reason = reason,
                             .decision = decision};
  if (!step_case(db, by.outbox, *now, step)) return no_longer_open();
  return base::done();
}

int decide_cases(db::Write& db, const reports::Checker& by, base::ProjectId project, base::DecisionId decision) {
  int decided = 0;
  for (const auto id : store::open_cases(db, project)) {
    const auto now = store::case_now(db, id).value();
    const store::CaseStep step{.event = CaseEvent::decide,
                               .now = by.outbox.now,
                               .at = std::max(by.outbox.now, now.last_at),
                               .actor = by.account,
                               .decision = decision};
    if (step_case(db, by.outbox, now, step)) ++decided;
  }
  return decided;
}

int reopen_cases(db::Write& db, const reports::Checker& by, base::DecisionId decision) {
  int reopened = 0;
  for (const auto id : store::cases_of_decision(db, decision)) {
    const auto now = store::case_now(db, id).value();
    const store::CaseStep step{.event = CaseEvent::reopen,
                               .now = by.outbox.now,
                               .at = std::max(by.outbox.now, now.last_at),
                               .actor = by.account,
                               .cure_by = term(db, by.outbox.now)};
    if (step_case(db, by.outbox, now, step)) ++reopened;
  }
  return reopened;
}

namespace {

std::vector<Case> newest_first(const std::vector<CaseHistory>& histories) {
  std::vector<Case> cases;
  for (const auto& history : histories)
    cases.push_back(case_at(history, history.happened.back().at + std::chrono::microseconds{1}).value());
  std::ranges::stable_sort(cases, [](const Case& a, const Case& b) { return std::pair{a.opened_at, a.id} > std::pair{b.opened_at, b.id}; });
  return cases;
}

}  // namespace

std::vector<Case> cases_of_project(db::Read& db, base::ProjectId project) {
  return newest_first(store::case_histories(db, {.project = project}));
}

std::vector<Case> cases_of_ngo(db::Read& db, base::NgoId ngo) { return newest_first(store::case_histories(db, {.ngo = ngo})); }

base::Text label_of(Case::State state) {
  switch (state) {
    case Case::State::open: return M("In force");
    case Case::State::cured: return M("Closed: the cause is gone");
    case Case::State::released: return M("Closed: released with a reason");
    case Case::State::decided: return M("Closed by a decision");
  }
  throw std::logic_error("unknown state of a case");
}

base::Text label_of(Case::Why why) {
  switch (why) {
    case Case::Why::overdue: return M("Report overdue");
    case Case::Why::incomplete: return M("Report incomplete");
    case Case::Why::reasoned: return M("A specialist's reasoned act");
  }
  throw std::logic_error("unknown cause of a case");
}

}  // namespace baqylau::control
