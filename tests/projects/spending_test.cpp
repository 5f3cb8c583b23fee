#include "tests/projects/fixture.hpp"

namespace baqylau::projects {
namespace {

using base::Kind;
using base::Money;
using ::testing::HasSubstr;
using ::testing::Not;

class AnEstimate : public ProjectsTest {
 protected:
  /// Rent and telephone, version 2.
  base::ProjectId with_lines() {
    const auto id = awarded();
    EXPECT_TRUE(save(executor(), id, 1, Budget{{"Аренда", Money{500'000}}, {"Связь", Money{200'000}}}).ok());
    return id;
  }
  base::Done spend(const http::Author& author, base::ProjectId id, std::int64_t version, int stage, const std::vector<Spending>& rows) {
    return database().write([&](db::Write& db) { return save_spending(db, clock.now(), author, id, version, stage, rows); });
  }
  /// And 120 000 spent on rent in the first stage, version 3.
  base::ProjectId with_spending() {
    const auto id = with_lines();
    EXPECT_TRUE(spend(executor(), id, 2, 1, {{.position = 1, .stage = 1, .amount = Money{120'000}, .evidence = "акт № 5"}}).ok());
    return id;
  }
  std::vector<BudgetLine> lines(base::ProjectId id) {
    return database().read([&](db::Read& db) { return budget_of(db, id); });
  }
  std::vector<Spending> spending(base::ProjectId id) {
    return database().read([&](db::Read& db) { return spending_of(db, id); });
  }
  Money spent(base::ProjectId id, int stage) {
    return database().read([&](db::Read& db) { return spent_of(db, id, stage); });
  }
  static std::string path(base::ProjectId id, std::string_view rest = {}) {
    return "/projects/" + base::to_string(id) + "/spending" + std::string{rest};
  }
};
BAQYLAU_ON_EACH_ENGINE(AnEstimate);

TEST_P(AnEstimate, AboveTheBudgetIsRefusedAndChangesNothing) {
  const auto id = awarded();
  const auto refused = save(executor(), id, 1, Budget{{"Аренда", Money{2'937'351}}});
  ASSERT_EQ(refused.failure().kind, Kind::invalid);
  EXPECT_EQ(refused.failure().fields.at(0).field, "budget.0.planned");
  EXPECT_TRUE(lines(id).empty());
  EXPECT_EQ(project(id).version, 1);
  EXPECT_TRUE(save(executor(), id, 1, Budget{{"Аренда", Money{2'937'350}}}).ok()) << "all of it";
}

TEST_P(AnEstimate, TheFormSaysBothSumsAndKeepsWhatWasTyped) {
  const auto id = awarded();
  const auto answer = post(member_of(ngo), edit_path(id, "budget"),
                           {{"version", "1"},
                            {"budget.0.name", "Аренда"},
                            {"budget.0.planned", "2 000 000"},
                            {"budget.0.position", ""},
                            {"budget.1.name", "Связь"},
                            {"budget.1.planned", "1 000 000"},
                            {"budget.1.position", ""}})
                          .value();
  EXPECT_EQ(answer.status, 422);
  EXPECT_THAT(answer.body, HasSubstr("href=\"#budget.0.planned\""));
  EXPECT_THAT(answer.body, HasSubstr("3\u00a0000\u00a0000 tenge"));
  EXPECT_THAT(answer.body, HasSubstr("2\u00a0937\u00a0350 tenge"));
  EXPECT_THAT(answer.body, HasSubstr("value=\"Связь\""));
  EXPECT_TRUE(lines(id).empty());
}

TEST_P(AnEstimate, IsSavedByItsForm) {
  const auto id = awarded();
  const auto answer = post(member_of(ngo), edit_path(id, "budget"),
                           {{"version", "1"}, {"budget.0.name", "Аренда"}, {"budget.0.planned", "2 000 000"}, {"budget.0.position", ""}})
                          .value();
  EXPECT_EQ(answer.status, 303);
  EXPECT_EQ(lines(id), (Budget{{"Аренда", Money{2'000'000}, 1}}));
  EXPECT_THAT(get(member_of(ngo), edit_path(id, "budget")).value().body, HasSubstr("name=\"budget.0.position\" value=\"1\""));
}

TEST_P(AnEstimate, ALineWithSpendingCanBeRenamedAndKeepsItsSpending) {
  const auto id = with_spending();
  ASSERT_TRUE(save(executor(), id, 3, Budget{{"Связь", Money{200'000}, 2}, {"Аренда зала", Money{450'000}, 1}, {"Бумага", Money{1}}}).ok());
  reopen();
  EXPECT_EQ(lines(id), (Budget{{"Аренда зала", Money{450'000}, 1}, {"Связь", Money{200'000}, 2}, {"Бумага", Money{1}, 3}}));
  EXPECT_EQ(spending(id), (std::vector<Spending>{{1, 1, Money{120'000}, "акт № 5"}}));
}

TEST_P(AnEstimate, ALineWithSpendingCannotBeRemoved) {
  const auto id = with_spending();
  const auto refused = save(executor(), id, 3, Budget{{"Связь", Money{200'000}, 2}});
  ASSERT_EQ(refused.failure().kind, Kind::invalid);
  EXPECT_EQ(lines(id).size(), 2u);
  EXPECT_EQ(project(id).version, 3);
  ASSERT_TRUE(save(executor(), id, 3, Budget{{"Аренда", Money{500'000}, 1}}).ok()) << "one without spending can";
  EXPECT_EQ(lines(id).size(), 1u);
  ASSERT_TRUE(spend(executor(), id, 4, 1, {}).ok());
  EXPECT_TRUE(save(executor(), id, 5, Budget{}).ok()) << "nor is it held any more once the spending is cleared";
}

TEST_P(AnEstimate, TheFormShowsALineThatHasToStayAgain) {
  const auto id = with_spending();
  const auto answer = post(member_of(ngo), edit_path(id, "budget"),
                           {{"version", "3"},
                            {"budget.0.name", ""},
                            {"budget.0.planned", ""},
                            {"budget.0.position", "1"},
                            {"budget.1.name", "Связь и почта"},
                            {"budget.1.planned", "200 000"},
                            {"budget.1.position", "2"}})
                          .value();
  EXPECT_EQ(answer.status, 422);
  EXPECT_THAT(answer.body, HasSubstr("href=\"#budget.0.name\""));
  EXPECT_THAT(answer.body, HasSubstr("The line “Аренда” has spending"));
  EXPECT_THAT(answer.body, HasSubstr("value=\"Аренда\""));
  EXPECT_THAT(answer.body, HasSubstr("value=\"Связь и почта\""));
  EXPECT_EQ(lines(id)[1].name, "Связь");
}

TEST_P(AnEstimate, WhereSomebodyWasFasterThatIsSaidFirst) {
  const auto id = with_spending();
  const auto answer = post(member_of(ngo), edit_path(id, "budget"),
                           {{"version", "2"}, {"budget.0.name", "Почта"}, {"budget.0.planned", "1"}, {"budget.0.position", ""}})
                          .value();
  EXPECT_EQ(answer.status, 409);
  EXPECT_THAT(answer.body, HasSubstr("value=\"Почта\""));
  EXPECT_THAT(answer.body, HasSubstr("Аренда")) << "what is saved now";
}

TEST_P(AnEstimate, SpendingIsReplacedStageByStage) {
  const auto id = with_spending();
  ASSERT_TRUE(spend(executor(), id, 3, 2, {{1, 2, Money{80'000}, std::nullopt}, {2, 2, Money{0}, "не расходовалось"}}).ok());
  ASSERT_TRUE(spend(executor(), id, 4, 1, {{2, 1, Money{10'000}, std::nullopt}}).ok());
  reopen();
  EXPECT_EQ(spending(id),
            (std::vector<Spending>{
                {1, 2, Money{80'000}, std::nullopt}, {2, 1, Money{10'000}, std::nullopt}, {2, 2, Money{0}, "не расходовалось"}}));
  EXPECT_EQ(spent(id, 1), Money{10'000});
  EXPECT_EQ(spent(id, 2), Money{80'000});
  EXPECT_EQ(spent(id, 3), Money{0});
  EXPECT_EQ(events(id)[0].event, "passport.spending_changed");
  EXPECT_THAT(events(id)[0].details, HasSubstr("10000"));
}

TEST_P(AnEstimate, SpendingNeedsALineAndTheVersionThatWasSeen) {
  const auto id = with_lines();
  EXPECT_EQ(spend(executor(), id, 2, 1, {{3, 1, Money{1}, std::nullopt}}).failure().kind, Kind::invalid);
  EXPECT_EQ(spend(executor(), id, 2, 1, {{1, 1, Money{1}, std::nullopt}, {1, 1, Money{2}, std::nullopt}}).failure().kind, Kind::invalid);
  EXPECT_EQ(spend(executor(), id, 1, 1, {{1, 1, Money{1}, std::nullopt}}).failure().kind, Kind::conflict);
  EXPECT_TRUE(spending(id).empty());
  EXPECT_EQ(project(id).version, 2);
}

TEST_P(AnEstimate, SpendingIsEnteredByTheFormOfItsStage) {
  const auto id = with_lines();
  EXPECT_THAT(get(operator_of(body), path(id)).value().body, HasSubstr(path(id, "/3")));
  EXPECT_THAT(get(member_of(ngo), path(id)).value().body, Not(HasSubstr(path(id, "/3")))) << "the executor tells it in its reports";
  EXPECT_THAT(get(operator_of(body), path(id, "/1")).value().body, HasSubstr("name=\"spending.2.evidence\""));
  const auto answer = post(operator_of(body), path(id, "/1"),
                           {{"version", "2"},
                            {"spending.1.amount", "120 000"},
                            {"spending.1.evidence", "акт № 5 от 01.02.2008"},
                            {"spending.2.amount", ""},
                            {"spending.2.evidence", ""}})
                          .value();
  EXPECT_EQ(answer.status, 303);
  EXPECT_EQ(spending(id), (std::vector<Spending>{{1, 1, Money{120'000}, "акт № 5 от 01.02.2008"}}));
  EXPECT_THAT(get(operator_of(body), path(id, "/1")).value().body, HasSubstr("value=\"120\u00a0000\""));
  EXPECT_THAT(get(member_of(ngo), path(id)).value().body, HasSubstr("акт № 5 от 01.02.2008"));
}

TEST_P(AnEstimate, AWrongAmountIsSaidAtItsFieldAndKept) {
  const auto id = with_lines();
  const auto answer = post(operator_of(body), path(id, "/1"),
                           {{"version", "2"}, {"spending.1.amount", "много"}, {"spending.2.amount", ""}, {"spending.2.evidence", "счёт"}})
                          .value();
  EXPECT_EQ(answer.status, 422);
  EXPECT_THAT(answer.body, HasSubstr("href=\"#spending.1.amount\""));
  EXPECT_THAT(answer.body, HasSubstr("href=\"#spending.2.amount\""));
  EXPECT_THAT(answer.body, HasSubstr("value=\"много\""));
  EXPECT_THAT(answer.body, HasSubstr("value=\"счёт\""));
  EXPECT_TRUE(spending(id).empty());
}

TEST_P(AnEstimate, AConflictOfSpendingKeepsWhatWasTypedAlsoWhereALineIsGone) {
  const auto id = with_lines();
  ASSERT_TRUE(save(executor(), id, 2, Budget{{"Аренда", Money{500'000}, 1}}).ok());
  ASSERT_TRUE(spend(executor(), id, 3, 1, {{1, 1, Money{77'000}, std::nullopt}}).ok());
  const auto answer =
      post(operator_of(body), path(id, "/1"), {{"version", "2"}, {"spending.1.amount", "55 000"}, {"spending.2.amount", "1 000"}}).value();
  EXPECT_EQ(answer.status, 409);
  EXPECT_THAT(answer.body, HasSubstr("value=\"55 000\""));
  EXPECT_THAT(answer.body, HasSubstr("77\u00a0000")) << "what is saved now";
  EXPECT_THAT(answer.body, HasSubstr("name=\"version\" value=\"4\""));
  EXPECT_EQ(spent(id, 1), Money{77'000});
}

TEST_P(AnEstimate, AFieldOfALineThatWasNeverThereIsNotOurForm) {
  const auto id = with_lines();
  EXPECT_EQ(post(operator_of(body), path(id, "/1"), {{"version", "2"}, {"spending.9.amount", "1"}}).failure().kind, Kind::malformed);
}

TEST_P(AnEstimate, ThereAreThreeStages) {
  const auto id = with_lines();
  for (const auto* stage : {"/0", "/4"}) {
    EXPECT_EQ(get(operator_of(body), path(id, stage)).failure().kind, Kind::not_found);
    EXPECT_EQ(post(operator_of(body), path(id, stage), {{"version", "2"}}).failure().kind, Kind::not_found);
  }
}

TEST_P(AnEstimate, WithoutLinesHasNothingToEnter) {
  const auto id = awarded();
  EXPECT_THAT(get(member_of(ngo), path(id)).value().body, HasSubstr(edit_path(id, "budget")));
  EXPECT_EQ(get(operator_of(body), path(id, "/1")).value().status, 303);
}

TEST_P(AnEstimate, IsReadByTheExecutorAndEnteredByTheOwnBodysOperator) {
  const auto id = with_lines();
  EXPECT_EQ(get(member_of(other_ngo), path(id)).failure().kind, Kind::not_found);
  EXPECT_EQ(get(operator_of(other_body), path(id, "/1")).failure().kind, Kind::not_found);
  EXPECT_EQ(post(operator_of(other_body), path(id, "/1"), {{"version", "2"}}).failure().kind, Kind::not_found);
  EXPECT_FALSE(get(visitor(), path(id)).ok());
  const auto answer = post(operator_of(body), path(id, "/1"), {{"version", "2"}, {"spending.1.amount", "5"}}).value();
  EXPECT_EQ(answer.status, 303);
  EXPECT_TRUE(events(id)[0].on_behalf);
}

TEST_P(AnEstimate, WhatAnAcceptedReportSaysIsNotOverwrittenFromPapers) {
  const auto id = with_lines();
  const auto reported = [&](int stage) {
    return database().write([&](db::Write& db) {
      return take_reported(db, clock.now(), *executor().account, id, stage, {.parts = {}, .spending = {{1, "Аренда", Money{9}, {}}}});
    });
  };
  ASSERT_TRUE(reported(1));
  EXPECT_EQ(spend(executor(), id, 3, 1, {{1, 1, Money{1}, std::nullopt}}).failure().kind, Kind::conflict);
  EXPECT_TRUE(spend(executor(), id, 3, 2, {{1, 2, Money{1}, std::nullopt}}).ok());
  EXPECT_THAT(get(operator_of(body), path(id)).value().body, Not(HasSubstr(path(id, "/1"))));
  EXPECT_EQ(spending(id), (std::vector<Spending>{{1, 1, Money{9}, {}, true}, {1, 2, Money{1}, {}}}));
  ASSERT_TRUE(reported(2)) << "a report that is accepted later says it instead of the papers";
  EXPECT_EQ(spent(id, 2), Money{9});
}

TEST_P(AnEstimate, ThePassportSetsPlannedAgainstSpentWithTheArithmetic) {
  const auto id = with_spending();
  ASSERT_TRUE(spend(executor(), id, 3, 2, {{1, 2, Money{30'000}, std::nullopt}, {2, 2, Money{250'000}, std::nullopt}}).ok());
  const auto shown = page(id, i18n::Language::en);
  EXPECT_THAT(shown, HasSubstr("Stage 1: 120\u00a0000\u00a0₸ (акт № 5)"));
  EXPECT_THAT(shown, HasSubstr("120\u00a0000 + 30\u00a0000 = 150\u00a0000\u00a0₸")) << "on rent in all stages";
  EXPECT_THAT(shown, HasSubstr("30\u00a0000 + 250\u00a0000 = 280\u00a0000\u00a0₸")) << "in stage 2 on all lines";
  EXPECT_THAT(shown, HasSubstr("150\u00a0000 + 250\u00a0000 = 400\u00a0000\u00a0₸")) << "in all stages on all lines";
  EXPECT_THAT(shown, HasSubstr("500\u00a0000 + 200\u00a0000 = 700\u00a0000\u00a0₸")) << "planned";
  EXPECT_THAT(shown, HasSubstr("700\u00a0000 − 400\u00a0000 = 300\u00a0000\u00a0₸")) << "remaining";
  EXPECT_THAT(shown, HasSubstr("400\u00a0000 ÷ 700\u00a0000 × 100 = 57\u00a0%"));
  EXPECT_THAT(shown, HasSubstr(">−50\u00a0000\u00a0₸")) << "a line that is overspent says so";
  EXPECT_THAT(shown, HasSubstr("125\u00a0%"));
  EXPECT_THAT(page(awarded(add_lot(22)), i18n::Language::en), Not(HasSubstr("Share spent")));
}

}  // namespace
}  // namespace baqylau::projects
