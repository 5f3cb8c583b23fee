/// What becomes of a project: its reports are written, handed in, returned, accepted, scored; where one never comes a decision ends it.

#include "app/demo_country.hpp"
#include "app/table.hpp"
#include "control/control.hpp"
#include "decisions/decisions.hpp"
#include "ratings/ratings.hpp"

#include <algorithm>
#include <stdexcept>

namespace baqylau::app {

namespace {

using std::chrono::days;

constexpr std::size_t letters_of_a_part = 500;         // and the rest of the last sentence
constexpr std::size_t letters_of_a_description = 150;  // of each of three

/// In a hundred: how many reports come late, and how many parts of a report are written in the weeks before.
struct Habits {
  int late, begun;
};
Habits habits_of(Habit habit) {
  switch (habit) {
    case Habit::punctual: return {.late = 4, .begun = 70};
    case Habit::careless: return {.late = 20, .begun = 55};
    case Habit::late: return {.late = 85, .begun = 40};
  }
  throw std::logic_error("unknown habit");
}

http::Author author(const Course& course) { return {.account = course.ngo->account, .ngo = course.ngo->id, .scope = {}}; }

std::string reason_for(std::string_view what, i18n::Language language) {
  static const Table reasons{demo_file("reasons.csv")};
  for (std::size_t i = 0; i < reasons.size(); ++i)
    if (reasons.text(i, "what") == what) return reasons.text(i, std::string{to_code(language)});
  throw std::logic_error("no such reason in the demo's tables");
}

}  // namespace

base::Done DemoCountry::begin(base::ContestId contest, base::LotId lot, const projects::Award& award, const DemoNgo& ngo,
                              const DemoBody& body, const std::array<base::LocalDate, 3>& due) {
  const auto course = std::make_shared<Course>(
      Course{.contest = contest, .ngo = &ngo, .body = &body, .quality = chance_.between(45, 95), .texts = chance_.number()});
  course->project = TRY(projects::award(*db_, change(), lot, award));
  at(working_hour(base::almaty_date(now_).plus_days(chance_.between(1, 20))), [this, course] { return describe(*course); });
  const auto reports = reports::reports_of_project(*db_, course->project);
  for (std::size_t i = 0; i < reports.size(); ++i) plan_report(course, reports[i].id, due[i]);
  return base::done();
}

base::Done DemoCountry::describe(const Course& course) {
  const auto& texts = texts_of(*course.ngo);
  const auto text = [&](std::uint64_t number) { return texts.about(course.texts + number, letters_of_a_description); };
  projects::About about;
  if (course.ngo->language == i18n::Language::kk) about = {.goals_kk = text(1), .tasks_kk = text(2), .results_kk = text(3)};
  else about = {.goals_ru = text(1), .tasks_ru = text(2), .results_ru = text(3)};
  const auto project = TRY(projects::find_project(*db_, course.project));
  return projects::save_part(*db_, now_, author(course), course.project, project.version, about);
}

void DemoCountry::plan_report(const Going& course, base::ReportId report, base::LocalDate due) {
  if (chance_.percent(3)) {
    const auto moved = due.plus_days(chance_.between(5, 30));
    at(working_hour(due.plus_days(-20)), [this, course, report, moved] { return move_due(*course, report, moved); });
  }
  const auto [late_chance, begun] = habits_of(course->ngo->habit);
  const bool late = chance_.percent(late_chance);
  const int delay = late ? chance_.between(1, 30) : -chance_.between(0, 12);
  at(working_hour(due.plus_days(std::min(delay, 0) - chance_.between(1, 20))),
     [this, course, report, percent = begun] { return course->ended ? base::done() : write(*course, report, percent, 0); });
  // One late report in ten never comes.
  if (late && chance_.percent(10)) return plan_ending(course, due);
  at(working_hour(due.plus_days(delay)), [this, course, report] { return hand_in(course, report, 8, 0); });
}

base::Done DemoCountry::move_due(const Course& course, base::ReportId report, base::LocalDate to) {
  if (course.ended) return base::done();
  const auto found = TRY(reports::find_report(*db_, report));
  const auto done = reports::move_due(*db_, some_checker(course), found, to, reason_for("move_due", course.ngo->language));
  // Only the last stages may move without meeting the next one's date.
  if (!done.ok() && done.failure().kind != base::Kind::invalid) return done;
  return base::done();
}

/// Writes each required part with this chance in a hundred. A later round has other words about what was done.
base::Done DemoCountry::write(const Course& course, base::ReportId report, int percent, int round) {
  const auto stage = TRY(reports::find_report(*db_, report)).stage;
  std::vector<reports::PartContent> parts;
  for (const auto part : required_.at(static_cast<std::size_t>(stage))) {
    if (!chance_.percent(percent)) continue;
    const int number = (stage * 10 + static_cast<int>(part)) * 10 + (part == reports::Part::main_works ? round : 0);
    parts.push_back(
        {.part = part, .body = texts_of(*course.ngo).about(course.texts + static_cast<std::uint64_t>(number), letters_of_a_part)});
  }
  if (parts.empty()) return base::done();
  return reports::write_draft(*db_, now_, author(course), report, parts);
}

base::Done DemoCountry::hand_in(const Going& course, base::ReportId report, int forgetful, int round) {
  if (course->ended) return base::done();
  TRY(write(*course, report, chance_.percent(forgetful) ? 70 : 100, round));
  auto submitted = reports::submit_draft(*db_, {.now = now_, .random = random_, .catalogues = catalogues_}, author(*course), report);
  // An empty draft cannot be handed in: the NGO comes back to it a day later.
  if (!submitted.ok()) {
    at(now_ + days{1}, [this, course, report, round] { return hand_in(course, report, 0, round); });
    return base::done();
  }
  at(working_hour(base::almaty_date(now_).plus_days(chance_.between(2, 12))), [this, course, report] { return check(course, report); });
  return base::done();
}

base::Done DemoCountry::check(const Going& course, base::ReportId report) {
  if (course->ended) return base::done();
  const auto found = TRY(reports::find_report(*db_, report));
  const auto versions = static_cast<int>(found.versions.value_or(0));
  if (versions < 3 && chance_.percent(20)) {
    const auto language = course->ngo->language;
    TRY(reports::send_back(*db_, some_checker(*course), found, reason_for("send_back", language),
                           {{reports::Part::main_works, reason_for("remark", language)}}));
    at(working_hour(base::almaty_date(now_).plus_days(chance_.between(2, 10))),
       [this, course, report, versions] { return hand_in(course, report, 0, versions); });
    return base::done();
  }
  TRY(reports::accept(*db_, some_checker(*course), found));
  for (const auto& named : ratings::experts_of(*db_, course->contest, found.stage)) {
    const auto expert = named.account;
    at(working_hour(base::almaty_date(now_).plus_days(chance_.between(1, 7))),
       [this, course, report, expert] { return score(*course, report, expert); });
  }
  return base::done();
}

base::Done DemoCountry::score(const Course& course, base::ReportId report, base::AccountId expert) {
  static const Table reasons{demo_file("score_reasons.csv")};
  const auto found = TRY(reports::find_report(*db_, report));
  ratings::NewScore given;
  for (std::size_t i = 0; i < given.points.size(); ++i) {
    given.points[i] = std::clamp(course.quality + chance_.between(-15, 15), 0, 100);
    given.reasons[i] = reasons.text(i, std::string{to_code(course.ngo->language)});
  }
  return ratings::add_score(*db_, now_, random_, expert, found, found.versions.value(), given);
}

/// A report that never comes: special control, a notice, a term, and when that is over a decision. The due date may have been moved.
void DemoCountry::plan_ending(const Going& course, base::LocalDate due) {
  at(working_hour(due.plus_days(chance_.between(31, 40))), [this, course]() -> base::Done {
    if (!course->ended) control::keep_cases_of(*db_, some_checker(*course).outbox, course->project, base::almaty_date(now_));
    return base::done();
  });
  at(working_hour(due.plus_days(chance_.between(61, 80))), [this, course] { return draft_ending(course); });
}

base::Done DemoCountry::draft_ending(const Going& course) {
  if (course->ended) return base::done();
  const auto kind = chance_.percent(70) ? decisions::DecisionKind::terminate : decisions::DecisionKind::close;
  const std::string text{decisions::to_code(kind)};
  using enum i18n::Language;
  const auto id = TRY(decisions::draft_ending(*db_, checker(course->body->specialists.front()), course->project,
                                              {.kind = kind,
                                               .number = std::to_string(++decisions_),
                                               .basis = {reason_for("ending_basis", kk), reason_for("ending_basis", ru)},
                                               .text = {reason_for(text, kk), reason_for(text, ru)}}));
  at(working_hour(base::almaty_date(now_).plus_days(1)), [this, course, id] { return approve_ending(course, id); });
  return base::done();
}

base::Done DemoCountry::approve_ending(const Going& course, base::DecisionId id) {
  const auto approver = course->body->specialists.back();
  TRY(decisions::approve_draft(*db_, checker(approver), course->body->id, id));
  course->ended = true;
  return base::done();
}

}  // namespace baqylau::app
