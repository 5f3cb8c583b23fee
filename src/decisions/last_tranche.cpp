#include "decisions/last_tranche.hpp"

#include <algorithm>
#include <stdexcept>

namespace baqylau::decisions {

using base::M;
using projects::ProjectStatus;
using projects::TrancheState;
using reports::ReportState;
using For = Waiting::For;
using On = Waiting::On;

namespace {

bool settled(const projects::Tranche& tranche) { return tranche.state == TrancheState::due || tranche.state == TrancheState::paid; }

void name(Waiting& waiting, const std::optional<DecisionName>& decision) {
  if (!decision) return;
  waiting.decision = decision->id;
  waiting.decision_number = decision->number;
}

/// What the report in question waits for; false where nothing more.
bool waits_for_report(Waiting& waiting, const Situation::Stage& report, base::LocalDate today) {
  switch (report.report) {
    case ReportState::not_started:
    case ReportState::draft:
    case ReportState::returned:
      waiting.what = report.report == ReportState::returned ? For::correction : For::report;
      waiting.whom = On::ngo;
      waiting.date = report.due_on;
      if (report.due_on && *report.due_on < today) waiting.days = today.days_since(*report.due_on);
      return true;
    case ReportState::submitted:
      waiting.what = For::check;
      waiting.whom = On::specialist;
      return true;
    case ReportState::accepted: break;
  }
  if (!report.rating) {
    waiting.what = For::scores;
    waiting.whom = On::experts;
    return true;
  }
  if (!report.rating->reaches(report.threshold)) {
    waiting.what = For::low_rating;
    waiting.whom = On::state_body;
    waiting.rating = report.rating;
    waiting.threshold = report.threshold;
    return true;
  }
  return false;
}

/// False where the project is not under special control.
bool waits_for_case(Waiting& waiting, const Situation& situation) {
  if (situation.open_cases.empty()) return false;
  waiting.stage = {};
  auto last = situation.open_cases.front().cure_by;
  bool over = false;
  for (const auto& open : situation.open_cases) {
    last = std::max(last, open.cure_by);
    over = over || (open.notice_given && open.cure_by < situation.today);
  }
  waiting.what = over ? For::case_decision : For::cure;
  waiting.whom = over ? On::state_body : On::ngo;
  if (!over) waiting.date = last;
  return true;
}

}  // namespace

int tranche_in_question(const Situation& situation) {
  for (const auto& tranche : situation.tranches)
    if (!settled(tranche)) return tranche.number;
  return situation.tranches.empty() ? 0 : situation.tranches.back().number;
}

Waiting last_tranche(const Situation& situation, const std::optional<DecisionName>& draft, const std::optional<DecisionName>& withheld_by) {
  Waiting waiting{.what = For::no_tranches, .whom = On::nobody};
  if (situation.tranches.empty()) return waiting;
  const auto& last = situation.tranches.back();
  waiting.tranche = last.number;
  if (last.state == TrancheState::paid) {
    waiting.what = For::paid;
    waiting.date = last.paid_on;
    return waiting;
  }
  if (situation.status != ProjectStatus::in_execution && situation.status != ProjectStatus::completed) {
    waiting.what = For::project_ended;
    return waiting;
  }
  waiting.tranche = tranche_in_question(situation);
  waiting.earlier = waiting.tranche != last.number;
  const auto& asked = *std::ranges::find(situation.tranches, waiting.tranche, &projects::Tranche::number);
  if (settled(asked)) {
    waiting.what = For::payment;
    waiting.whom = On::treasury;
    waiting.date = asked.decided_on;
    if (asked.decision && asked.decision_number) name(waiting, DecisionName{*asked.decision, *asked.decision_number});
    return waiting;
  }
  if (asked.state == TrancheState::withheld && !draft) {
    waiting.what = For::withheld;
    waiting.whom = On::state_body;
    name(waiting, withheld_by);
    return waiting;
  }
  waiting.stage = report_of_tranche(asked.number, static_cast<int>(situation.tranches.size()));
  if (waiting.stage && waits_for_report(waiting, situation.stages.at(static_cast<std::size_t>(*waiting.stage - 1)), situation.today))
    return waiting;
  if (waits_for_case(waiting, situation)) return waiting;
  waiting.stage = {};
  waiting.what = draft ? For::approval : For::draft;
  waiting.whom = draft ? On::approver : On::state_body;
  name(waiting, draft);
  return waiting;
}

std::string sentence(const i18n::Translator& t, const Waiting& waiting) {
  const auto report = waiting.stage ? std::string{t(reports::stage_title(*waiting.stage))} : std::string{};
  const auto date = waiting.date ? t.date(*waiting.date) : std::string{};
  const auto number = "№ " + waiting.decision_number.value_or("");
  const auto days = t.plural(i18n::N("{count} day", "{count} days"), waiting.days);
  switch (waiting.what) {
    case For::no_tranches: return std::string{t("No tranches are entered for this project, so it is not known what is waited for.")};
    case For::project_ended:
      return std::string{t("The last tranche will not be paid: the project is closed or its contract is terminated.")};
    case For::paid:
      return waiting.date ? t(M("The last tranche was paid: {date}."), {{"date", date}}) : std::string{t("The last tranche was paid.")};
    case For::payment:
      return waiting.date ? t(M("It is decided to pay it (decision {number}, {date}); the payment is waited for."),
                              {{"number", number}, {"date", date}})
                          : std::string{t("It is decided to pay it; the payment is waited for.")};
    case For::withheld:
      return waiting.decision_number
                 ? t(M("It is withheld by decision {number}; only a further decision of the state body can change that."),
                     {{"number", number}})
                 : std::string{t("It is withheld; only a further decision of the state body can change that.")};
    case For::report:
      if (waiting.days > 0)
        return t(M("The NGO must submit “{report}”, due on {date}: it is overdue by {days}."),
                 {{"report", report}, {"date", date}, {"days", days}});
      return waiting.date ? t(M("The NGO must submit “{report}” by {date}."), {{"report", report}, {"date", date}})
                          : t(M("The NGO must submit “{report}”; its due date is not known."), {{"report", report}});
    case For::correction: return t(M("The NGO must correct “{report}”, which was returned, and submit it again."), {{"report", report}});
    case For::check: return t(M("A specialist of the state body must check “{report}”."), {{"report", report}});
    case For::scores: return t(M("Experts must score “{report}”."), {{"report", report}});
    case For::low_rating:
      return t(M("“{report}” has a rating below {threshold} points; the state body must decide what follows."),
               {{"report", report}, {"threshold", std::to_string(waiting.threshold)}});
    case For::cure: return t(M("The project is under special control: the NGO must cure the breach by {date}."), {{"date", date}});
    case For::case_decision:
      return std::string{t("The project is under special control and the term to cure the breach has passed; the state body must decide.")};
    case For::approval: return t(M("An approver must approve drafted decision {number}."), {{"number", number}});
    case For::draft: return std::string{t("Nothing is in the way: the state body must draft the decision to pay.")};
  }
  throw std::logic_error("unknown reason to wait");
}

}  // namespace baqylau::decisions
