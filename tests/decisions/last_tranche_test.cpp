/// The one sentence about the last tranche: every branch, its words, and whose turn it is.

#include "decisions/last_tranche.hpp"
#include "situations.hpp"

#include "i18n/i18n.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace baqylau::decisions {
namespace {

using projects::ProjectStatus;
using projects::TrancheState;
using reports::ReportState;
using On = Waiting::On;

struct Row {
  std::string_view name;
  std::function<void(Situation&)> given;
  On whom;
  int tranche;
  std::string_view sentence;
  std::optional<DecisionName> draft{};
  std::optional<DecisionName> withheld_by{};
};

/// All reports accepted with 80 points, all tranches but the last paid, the project completed: nothing is in the way.
void nearly_done(Situation& s) {
  s.status = ProjectStatus::completed;
  for (auto& stage : s.stages) stage = {.report = ReportState::accepted, .due_on = stage.due_on, .rating = ratings::Points{80'00}};
  for (std::size_t i = 0; i < 3; ++i) s.tranches[i].state = TrancheState::paid;
}
std::function<void(Situation&)> final_report(ReportState state, std::string_view due = "2008-09-19") {
  return [=](Situation& s) {
    nearly_done(s);
    s.status = ProjectStatus::in_execution;
    s.stages[2] = {.report = state};
    if (!due.empty()) s.stages[2].due_on = on(due);
  };
}
std::function<void(Situation&)> also(std::function<void(Situation&)> first, std::function<void(Situation&)> then) {
  return [=](Situation& s) {
    first(s);
    then(s);
  };
}

const std::vector<Row>& rows() {
  static const std::vector<Row> all{
      {"no tranches", [](Situation& s) { s.tranches.clear(); }, On::nobody, 0,
       "No tranches are entered for this project, so it is not known what is waited for."},
      {"paid",
       also(nearly_done,
            [](Situation& s) {
              s.tranches[3].state = TrancheState::paid;
              s.tranches[3].paid_on = on("2008-02-29");
            }),
       On::nobody, 4, "The last tranche was paid: 29 February 2008."},
      {"paid before the project was closed",
       also(nearly_done,
            [](Situation& s) {
              s.tranches[3].state = TrancheState::paid;
              s.status = ProjectStatus::closed;
            }),
       On::nobody, 4, "The last tranche was paid."},
      {"closed", [](Situation& s) { s.status = ProjectStatus::closed; }, On::nobody, 4,
       "The last tranche will not be paid: the project is closed or its contract is terminated."},
      {"terminated", [](Situation& s) { s.status = ProjectStatus::terminated; }, On::nobody, 4,
       "The last tranche will not be paid: the project is closed or its contract is terminated."},
      {"repayment demanded", [](Situation& s) { s.status = ProjectStatus::repayment_demanded; }, On::nobody, 4,
       "The last tranche will not be paid: the project is closed or its contract is terminated."},
      {"decided, not paid yet",
       also(nearly_done,
            [](Situation& s) {
              s.tranches[3].state = TrancheState::due;
              s.tranches[3].decision = base::DecisionId{91};
              s.tranches[3].decision_number = "17-р";
              s.tranches[3].decided_on = on("2008-03-01");
            }),
       On::treasury, 4, "It is decided to pay it (decision № 17-р, 1 March 2008); the payment is waited for."},
      {"due without a decision on record", also(nearly_done, [](Situation& s) { s.tranches[3].state = TrancheState::due; }), On::treasury,
       4, "It is decided to pay it; the payment is waited for."},
      {"withheld",
       also(nearly_done, [](Situation& s) { s.tranches[3].state = TrancheState::withheld; }),
       On::state_body,
       4,
       "It is withheld by decision № 18-р; only a further decision of the state body can change that.",
       {},
       DecisionName{{92}, "18-р"}},
      {"withheld without a decision on record", also(nearly_done, [](Situation& s) { s.tranches[3].state = TrancheState::withheld; }),
       On::state_body, 4, "It is withheld; only a further decision of the state body can change that."},
      {"withheld, and drafted to be paid after all", also(nearly_done, [](Situation& s) { s.tranches[3].state = TrancheState::withheld; }),
       On::approver, 4, "An approver must approve drafted decision № 19-р.", DecisionName{{93}, "19-р"}, DecisionName{{92}, "18-р"}},
      {"report not started", final_report(ReportState::not_started), On::ngo, 4,
       "The NGO must submit “Final report” by 19 September 2008."},
      {"report in draft", final_report(ReportState::draft), On::ngo, 4, "The NGO must submit “Final report” by 19 September 2008."},
      {"report due today", final_report(ReportState::draft, "2008-03-03"), On::ngo, 4,
       "The NGO must submit “Final report” by 3 March 2008."},
      {"report overdue by a day", final_report(ReportState::draft, "2008-03-02"), On::ngo, 4,
       "The NGO must submit “Final report”, due on 2 March 2008: it is overdue by 1 day."},
      {"report overdue over 29 February", final_report(ReportState::not_started, "2008-02-28"), On::ngo, 4,
       "The NGO must submit “Final report”, due on 28 February 2008: it is overdue by 4 days."},
      {"due date not known", final_report(ReportState::not_started, ""), On::ngo, 4,
       "The NGO must submit “Final report”; its due date is not known."},
      {"report returned", final_report(ReportState::returned), On::ngo, 4,
       "The NGO must correct “Final report”, which was returned, and submit it again."},
      {"report submitted", final_report(ReportState::submitted), On::specialist, 4,
       "A specialist of the state body must check “Final report”."},
      {"report without scores", final_report(ReportState::accepted), On::experts, 4, "Experts must score “Final report”."},
      {"rating not positive", also(nearly_done, [](Situation& s) { s.stages[2].rating = ratings::Points{59'94}; }), On::state_body, 4,
       "“Final report” has a rating below 60 points; the state body must decide what follows."},
      {"special control, term running",
       also(nearly_done,
            [](Situation& s) {
              s.open_cases = {open_case("2008-03-10"), open_case("2008-03-12")};
            }),
       On::ngo, 4, "The project is under special control: the NGO must cure the breach by 12 March 2008."},
      {"special control, last day of the term", also(nearly_done, [](Situation& s) { s.open_cases = {open_case("2008-03-03")}; }), On::ngo,
       4, "The project is under special control: the NGO must cure the breach by 3 March 2008."},
      {"special control, term passed", also(nearly_done, [](Situation& s) { s.open_cases = {open_case("2008-03-02")}; }), On::state_body, 4,
       "The project is under special control and the term to cure the breach has passed; the state body must decide."},
      {"draft waiting", nearly_done, On::approver, 4, "An approver must approve drafted decision № 19-р.", DecisionName{{93}, "19-р"}},
      {"nothing in the way", nearly_done, On::state_body, 4, "Nothing is in the way: the state body must draft the decision to pay."},
      {"an earlier tranche waits for its report", [](Situation& s) { s.tranches[1].state = TrancheState::due; }, On::ngo, 3,
       "The NGO must submit “Second interim report” by 19 May 2008."},
      {"an earlier tranche waits for its decision", [](Situation&) {}, On::state_body, 2,
       "Nothing is in the way: the state body must draft the decision to pay."},
      {"an earlier tranche is withheld",
       [](Situation& s) { s.tranches[1].state = TrancheState::withheld; },
       On::state_body,
       2,
       "It is withheld by decision № 18-р; only a further decision of the state body can change that.",
       {},
       DecisionName{{92}, "18-р"}},
      {"the only tranche waits for no report",
       [](Situation& s) {
         s.tranches.resize(1);
         s.tranches[0].state = TrancheState::planned;
         s.stages[0] = {.report = ReportState::not_started};
       },
       On::state_body, 1, "Nothing is in the way: the state body must draft the decision to pay."},
  };
  return all;
}

TEST(LastTranche, TheSentenceOfEachBranch) {
  const auto catalogues = i18n::load_catalogues();
  for (const auto& row : rows()) {
    auto situation = ordinary();
    row.given(situation);
    const auto waiting = last_tranche(situation, row.draft, row.withheld_by);
    EXPECT_EQ(waiting.whom, row.whom) << row.name;
    EXPECT_EQ(waiting.tranche, row.tranche) << row.name;
    EXPECT_EQ(waiting.earlier, row.tranche != 0 && row.tranche != situation.tranches.back().number) << row.name;
    EXPECT_EQ(sentence((*catalogues)[i18n::Language::en], waiting), row.sentence) << row.name;
    for (const auto language : {i18n::Language::kk, i18n::Language::ru}) {
      const auto said = sentence((*catalogues)[language], waiting);
      EXPECT_FALSE(said.empty()) << row.name;
      EXPECT_EQ(said.find('{'), std::string::npos) << row.name << ": " << said;
      EXPECT_NE(said, row.sentence) << row.name;
    }
  }
}

TEST(LastTranche, WheneverNothingIsInTheWayThePolicyAllowsTheDecision) {
  for (const auto& row : rows()) {
    auto situation = ordinary();
    row.given(situation);
    const auto waiting = last_tranche(situation, row.draft, row.withheld_by);
    if (situation.tranches.empty()) continue;
    const Subject subject{.kind = DecisionKind::finance,
                          .tranche = waiting.tranche,
                          .stage = report_of_tranche(waiting.tranche, static_cast<int>(situation.tranches.size()))};
    const bool allowed = !obstacle(situation, subject).has_value();
    const bool can_be_decided =
        waiting.what == Waiting::For::draft || waiting.what == Waiting::For::approval || waiting.what == Waiting::For::withheld;
    EXPECT_EQ(allowed, can_be_decided) << row.name;
  }
}

}  // namespace
}  // namespace baqylau::decisions
