/// The legal order of decisions, row by row.

#include "decisions/policy.hpp"
#include "situations.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::decisions {
namespace {

using projects::ProjectStatus;
using projects::TrancheState;
using reports::ReportState;

/// What differs from the ordinary situation, what is asked, and the beginning of the reason; empty: allowed.
struct Row {
  std::string_view name;
  std::function<void(Situation&)> given;
  Subject asked;
  std::string_view reason;
};

Subject finance(int tranche) { return {.kind = DecisionKind::finance, .tranche = tranche, .stage = report_of_tranche(tranche, 4)}; }
Subject withhold(int tranche) { return {.kind = DecisionKind::withhold, .tranche = tranche}; }
Subject extend(int stage, std::string_view to) { return {.kind = DecisionKind::extend, .stage = stage, .new_due_on = on(to)}; }
Subject demand(std::int64_t tenge) { return {.kind = DecisionKind::demand_repayment, .amount = base::Money{tenge}}; }
Subject release(std::int64_t id) { return {.kind = DecisionKind::release, .special_case = base::CaseId{id}}; }
Subject annul(std::int64_t id) { return {.kind = DecisionKind::annul, .annuls = base::DecisionId{id}}; }
const Subject close_project{.kind = DecisionKind::close};
const Subject terminate{.kind = DecisionKind::terminate};

void nothing(Situation&) {}

void check(const std::vector<Row>& rows) {
  for (const auto& row : rows) {
    auto situation = ordinary();
    row.given(situation);
    const auto found = obstacle(situation, row.asked);
    if (row.reason.empty()) {
      EXPECT_FALSE(found) << row.name << ": " << (found ? found->text.id : "");
    } else {
      ASSERT_TRUE(found) << row.name;
      EXPECT_TRUE(found->text.id.starts_with(row.reason)) << row.name << ": " << found->text.id;
    }
  }
}

TEST(Policy, Finance) {
  check({
      {"the next tranche after an accepted, positive report", nothing, finance(2), ""},
      {"the first tranche waits for no report",
       [](Situation& s) {
         s.tranches[0].state = TrancheState::planned;
         s.stages[0].report = ReportState::not_started;
         s.stages[0].rating = {};
       },
       finance(1), ""},
      {"a withheld tranche can be financed after all", [](Situation& s) { s.tranches[1].state = TrancheState::withheld; }, finance(2), ""},
      {"an earlier tranche that is due is settled", [](Situation& s) { s.tranches[0].state = TrancheState::due; }, finance(2), ""},
      {"the last tranche is financed after the final report completed the project",
       [](Situation& s) {
         s.status = ProjectStatus::completed;
         s.tranches[1].state = s.tranches[2].state = TrancheState::paid;
         for (auto& stage : s.stages) stage = {.report = ReportState::accepted, .rating = ratings::Points{60'00}};
       },
       finance(4), ""},
      {"a rating of exactly the threshold is positive", [](Situation& s) { s.stages[0].rating = ratings::Points{60'00}; }, finance(2), ""},
      {"a rating that is shown as 60.0 is positive", [](Situation& s) { s.stages[0].rating = ratings::Points{59'95}; }, finance(2), ""},
      {"a rating that is shown as 59.9 is not", [](Situation& s) { s.stages[0].rating = ratings::Points{59'94}; }, finance(2),
       "The rating of “{report}” is below {threshold}"},
      {"the threshold is a setting", [](Situation& s) { s.stages[0].threshold = 81; }, finance(2), "The rating of “{report}” is below"},
      {"no complete rating", [](Situation& s) { s.stages[0].rating = {}; }, finance(2), "“{report}” has no complete rating"},
      {"report not checked", [](Situation& s) { s.stages[0].report = ReportState::submitted; }, finance(2),
       "“{report}” was not checked yet"},
      {"report returned", [](Situation& s) { s.stages[0].report = ReportState::returned; }, finance(2), "“{report}” was returned"},
      {"report in draft", [](Situation& s) { s.stages[0].report = ReportState::draft; }, finance(2), "“{report}” was not submitted"},
      {"report not started", [](Situation& s) { s.stages[0].report = ReportState::not_started; }, finance(2),
       "“{report}” was not submitted"},
      {"an earlier tranche is open", nothing, finance(3), "Tranche {earlier} comes before"},
      {"an earlier tranche is withheld", [](Situation& s) { s.tranches[1].state = TrancheState::withheld; }, finance(3),
       "Tranche {earlier} comes before"},
      {"special control, its term running", [](Situation& s) { s.open_cases = {open_case("2008-03-10")}; }, finance(2),
       "The project is under special control"},
      {"decided already", [](Situation& s) { s.tranches[1].state = TrancheState::due; }, finance(2), "Tranche {number} is decided already"},
      {"paid already", nothing, finance(1), "Tranche {number} is paid already"},
      {"closed", [](Situation& s) { s.status = ProjectStatus::closed; }, finance(2), "The project is closed"},
      {"terminated", [](Situation& s) { s.status = ProjectStatus::terminated; }, finance(2), "The project is closed"},
      {"repayment demanded", [](Situation& s) { s.status = ProjectStatus::repayment_demanded; }, finance(2), "The project is closed"},
      {"no tranches", [](Situation& s) { s.tranches.clear(); }, finance(1), "No tranches are entered"},
      {"no such tranche", nothing, finance(9), "No tranches are entered"},
  });
}

TEST(Policy, Withhold) {
  check({
      {"a planned tranche, whatever the report", nothing, withhold(4), ""},
      {"a tranche that is due", [](Situation& s) { s.tranches[1].state = TrancheState::due; }, withhold(2), ""},
      {"special control does not matter", [](Situation& s) { s.open_cases = {open_case("2008-03-10")}; }, withhold(2), ""},
      {"paid", nothing, withhold(1), "Tranche {number} is paid already"},
      {"withheld", [](Situation& s) { s.tranches[1].state = TrancheState::withheld; }, withhold(2), "Tranche {number} is withheld already"},
      {"closed", [](Situation& s) { s.status = ProjectStatus::closed; }, withhold(2), "The project is closed"},
      {"no tranches", [](Situation& s) { s.tranches.clear(); }, withhold(1), "No tranches are entered"},
  });
}

TEST(Policy, Extend) {
  check({
      {"a later day", nothing, extend(2, "2008-06-01"), ""},
      {"a day of an overdue report", [](Situation& s) { s.stages[1].due_on = on("2008-02-01"); }, extend(2, "2008-03-04"), ""},
      {"an unknown due date", [](Situation& s) { s.stages[1].due_on = {}; }, extend(2, "2008-03-04"), ""},
      {"today", [](Situation& s) { s.stages[1].due_on = on("2008-02-01"); }, extend(2, "2008-03-03"),
       "The new due date must be later than today"},
      {"the same day", nothing, extend(2, "2008-05-19"), "The new due date must be later than the present one"},
      {"an earlier day", nothing, extend(2, "2008-05-18"), "The new due date must be later than the present one"},
      {"the day of the next report", nothing, extend(2, "2008-09-19"), ""},
      {"after the next report", nothing, extend(2, "2008-09-20"), "“{report}” is due before that day"},
      {"an accepted report", nothing, extend(1, "2008-06-01"), "“{report}” is accepted already"},
      {"not in execution", [](Situation& s) { s.status = ProjectStatus::completed; }, extend(2, "2008-06-01"),
       "The project is no longer in execution"},
  });
}

TEST(Policy, CloseAndTerminate) {
  for (const auto& subject : {close_project, terminate})
    check({
        {"the term has passed", [](Situation& s) { s.open_cases = {open_case("2008-03-02")}; }, subject, ""},
        {"on the last day of the term", [](Situation& s) { s.open_cases = {open_case("2008-03-03")}; }, subject,
         "The term to cure the breach has not"},
        {"one of two terms has passed",
         [](Situation& s) {
           s.open_cases = {open_case("2008-03-20"), open_case("2008-03-02")};
         },
         subject, ""},
        {"the notice has not gone out", [](Situation& s) { s.open_cases = {open_case("2008-03-02", false)}; }, subject,
         "The notice of special control"},
        {"the term of the case with a notice is running",
         [](Situation& s) {
           s.open_cases = {open_case("2008-03-02", false), open_case("2008-03-20")};
         },
         subject, "The term to cure"},
        {"no special control", nothing, subject, "The project is not under special control"},
        {"not in execution",
         [](Situation& s) {
           s.open_cases = {open_case("2008-03-02")};
           s.status = ProjectStatus::closed;
         },
         subject, "The project is no longer in execution"},
    });
}

TEST(Policy, DemandRepayment) {
  const auto closed = [](Situation& s) { s.status = ProjectStatus::closed; };
  check({
      {"as much as was paid", closed, demand(500'000), ""},
      {"after termination", [](Situation& s) { s.status = ProjectStatus::terminated; }, demand(1), ""},
      {"more than was paid", closed, demand(500'001), "More than was paid"},
      {"nothing", closed, demand(0), "Enter an amount above zero"},
      {"nothing was paid",
       [](Situation& s) {
         s.status = ProjectStatus::closed;
         s.tranches[0].state = TrancheState::due;
       },
       demand(1), "Nothing was paid"},
      {"without tranches the budget is the most",
       [](Situation& s) {
         s.status = ProjectStatus::closed;
         s.tranches.clear();
       },
       demand(2'000'000), ""},
      {"more than the budget",
       [](Situation& s) {
         s.status = ProjectStatus::closed;
         s.tranches.clear();
       },
       demand(2'000'001), "More than was paid"},
      {"neither is known",
       [](Situation& s) {
         s.status = ProjectStatus::closed;
         s.tranches.clear();
         s.budget = {};
       },
       demand(9'000'000), ""},
      {"in execution", nothing, demand(1), "Repayment is demanded only after"},
      {"completed", [](Situation& s) { s.status = ProjectStatus::completed; }, demand(1), "Repayment is demanded only after"},
      {"demanded already", [](Situation& s) { s.status = ProjectStatus::repayment_demanded; }, demand(1), "Repayment is demanded already"},
  });
}

TEST(Policy, Release) {
  check({
      {"an open case", [](Situation& s) { s.open_cases = {open_case("2008-03-10")}; }, release(71), ""},
      {"another case", [](Situation& s) { s.open_cases = {open_case("2008-03-10")}; }, release(72),
       "This case of special control is not open"},
      {"none", nothing, release(71), "This case of special control is not open"},
  });
}

Situation::Earlier earlier(std::int64_t id, Subject subject, bool annulled = false) {
  return {.id = {id}, .subject = std::move(subject), .number = std::to_string(id), .annulled = annulled};
}

TEST(Policy, Annul) {
  check({
      {"the last decision on money",
       [](Situation& s) {
         s.tranches[1].state = TrancheState::due;
         s.approved = {earlier(1, finance(1)), earlier(2, finance(2))};
       },
       annul(2), ""},
      {"one that a later decision stands on",
       [](Situation& s) {
         s.tranches[1].state = TrancheState::due;
         s.approved = {earlier(1, finance(1)), earlier(2, finance(2))};
       },
       annul(1), "Decision {number} was taken after it"},
      {"the later one is annulled itself",
       [](Situation& s) {
         s.tranches[0].state = TrancheState::due;
         s.approved = {earlier(1, finance(1)), earlier(2, finance(2), true), earlier(3, annul(2))};
       },
       annul(1), ""},
      {"what hangs on nothing later: a due date",
       [](Situation& s) {
         s.stages[1].last_move = {on("2008-04-19"), on("2008-05-19")};
         s.approved = {earlier(1, extend(2, "2008-05-19")), earlier(2, finance(2)), earlier(3, extend(3, "2008-09-19"))};
       },
       annul(1), ""},
      {"a due date extended twice",
       [](Situation& s) {
         s.stages[1].last_move = {on("2008-04-19"), on("2008-05-19")};
         s.approved = {earlier(1, extend(2, "2008-04-19")), earlier(2, extend(2, "2008-05-19"))};
       },
       annul(1), "Decision {number} was taken after it"},
      {"a due date that a specialist moved since",
       [](Situation& s) {
         s.stages[1].last_move = {on("2008-05-01"), on("2008-05-19")};
         s.approved = {earlier(1, extend(2, "2008-05-01"))};
       },
       annul(1), "The due date was moved again"},
      {"a due date that was not known before",
       [](Situation& s) {
         s.stages[1].last_move = {std::nullopt, on("2008-05-19")};
         s.approved = {earlier(1, extend(2, "2008-05-19"))};
       },
       annul(1), "No due date was known before"},
      {"a due date of an accepted report",
       [](Situation& s) {
         s.stages[0].last_move = {on("2008-01-19"), on("2008-02-19")};
         s.approved = {earlier(1, extend(1, "2008-02-19"))};
       },
       annul(1), "“{report}” is accepted already"},
      {"a tranche that is paid", [](Situation& s) { s.approved = {earlier(1, finance(1))}; }, annul(1),
       "Tranche {number} is paid already. What"},
      {"a closing",
       [](Situation& s) {
         s.status = ProjectStatus::closed;
         s.approved = {earlier(1, close_project)};
       },
       annul(1), ""},
      {"a closing on which a repayment stands",
       [](Situation& s) {
         s.status = ProjectStatus::repayment_demanded;
         s.approved = {earlier(1, close_project), earlier(2, demand(1))};
       },
       annul(1), "Decision {number} was taken after it"},
      {"a release", [](Situation& s) { s.approved = {earlier(1, release(71))}; }, annul(1), ""},
      {"a release of a project that has ended",
       [](Situation& s) {
         s.status = ProjectStatus::terminated;
         s.approved = {earlier(1, release(71))};
       },
       annul(1), "The project is no longer in execution"},
      {"twice",
       [](Situation& s) {
         s.approved = {earlier(1, withhold(2), true), earlier(2, annul(1))};
       },
       annul(1), "This decision is annulled already"},
      {"an annulment",
       [](Situation& s) {
         s.approved = {earlier(1, withhold(2), true), earlier(2, annul(1))};
       },
       annul(2), "An annulment is not annulled"},
      {"no approved decision", nothing, annul(5), "Only an approved decision"},
  });
}

TEST(Tranches, WaitForTheReportOfTheStageBeforeThemAndTheLastOneForTheFinalReport) {
  const auto of = [](int tranches) {
    std::vector<int> reports;
    for (int number = 1; number <= tranches; ++number) reports.push_back(report_of_tranche(number, tranches).value_or(0));
    return reports;
  };
  EXPECT_EQ(of(1), (std::vector{0}));
  EXPECT_EQ(of(2), (std::vector{0, 3}));
  EXPECT_EQ(of(3), (std::vector{0, 1, 3}));
  EXPECT_EQ(of(4), (std::vector{0, 1, 2, 3}));
  EXPECT_EQ(of(6), (std::vector{0, 1, 2, 3, 3, 3}));
}

TEST(Offers, AKindIsOfferedWhereOneOfItsSubjectsIsPossible) {
  const auto seen = ordinary();
  EXPECT_EQ(obstacle(seen, DecisionKind::finance), std::nullopt);
  EXPECT_EQ(possible(seen, DecisionKind::finance), (std::vector<Subject>{finance(2)}));
  EXPECT_EQ(possible(seen, DecisionKind::withhold).size(), 3u);
  EXPECT_EQ(possible(seen, DecisionKind::extend).size(), 2u);
  EXPECT_TRUE(possible(seen, DecisionKind::annul).empty());
}

TEST(Offers, OtherwiseTheReasonIsThatOfTheNextTranche) {
  auto seen = ordinary();
  seen.stages[0].report = ReportState::submitted;
  EXPECT_TRUE(obstacle(seen, DecisionKind::finance)->text.id.starts_with("“{report}” was not checked yet"));
  seen.tranches.clear();
  EXPECT_TRUE(obstacle(seen, DecisionKind::finance)->text.id.starts_with("No tranches are entered"));
  EXPECT_TRUE(obstacle(seen, DecisionKind::release)->text.id.starts_with("The project is not under special control"));
  EXPECT_TRUE(obstacle(seen, DecisionKind::annul)->text.id.starts_with("No decision was approved"));
}

}  // namespace
}  // namespace baqylau::decisions
