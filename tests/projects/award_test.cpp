#include "tests/projects/fixture.hpp"

#include <atomic>
#include <thread>

namespace baqylau::projects {
namespace {

using base::Kind;
using ::testing::HasSubstr;
using ::testing::Not;

class AnAward : public ProjectsTest {
 protected:
  http::Pairs form() {
    return {{"ngo", base::to_string(ngo)},      {"contract_number", "17/05"},
            {"contract_date", "28.05.2007"},    {"budget", "2 937 350"},
            {"starts_on", "31.05.2007"},        {"ends_on", "30.11.2007"},
            {"tranches.0.amount", "2 000 000"}, {"tranches.0.planned_on", "10.06.2007"},
            {"tranches.1.amount", ""},          {"tranches.1.planned_on", ""}};
  }
  std::string path(base::LotId of) { return "/lots/" + base::to_string(of) + "/award"; }
};
BAQYLAU_ON_EACH_ENGINE(AnAward);

TEST_P(AnAward, MakesAProjectWithThreeReportsDueByTheSchedule) {
  const auto id = awarded();
  reopen();
  const auto made = project(id);
  EXPECT_EQ(made.ngo, ngo);
  EXPECT_EQ(made.lot_number, 5);
  EXPECT_EQ(made.state_body, body);
  EXPECT_EQ(made.budget, base::Money{2'937'350});
  EXPECT_EQ(made.contract_number, "17/05");
  EXPECT_EQ(made.starts_on, day("2007-05-31"));
  EXPECT_EQ(made.status, ProjectStatus::in_execution);
  const auto reports = database().read([&](db::Read& db) { return db.all(test_sql::reports_of_project{.project = id}); });
  ASSERT_EQ(reports.size(), 3u);
  EXPECT_EQ(reports[0].due_on, day("2007-08-01"));
  EXPECT_EQ(reports[1].due_on, day("2007-10-01"));
  EXPECT_EQ(reports[2].due_on, std::nullopt) << "the contest does not say";
  for (const auto& report : reports) EXPECT_EQ(report.state, "not_started");
  const auto tranches = database().read([&](db::Read& db) { return tranches_of(db, id); });
  ASSERT_EQ(tranches.size(), 2u);
  EXPECT_EQ(tranches[0], (Tranche{.amount = base::Money{2'000'000}, .planned_on = day("2007-06-10"), .number = 1}));
  EXPECT_EQ(tranches[1], (Tranche{.amount = base::Money{937'350}, .planned_on = std::nullopt, .number = 2}));
}

TEST_P(AnAward, MakesTheLotHeldAndLeavesATrace) {
  const auto id = awarded();
  EXPECT_EQ(status_of(lot), contests::LotStatus::held);
  ASSERT_EQ(events(id).size(), 1u);
  EXPECT_EQ(events(id)[0].event, "project.awarded");
}

TEST_P(AnAward, OfALotHeldBeforeTheSystemIsPossible) {
  const auto id = awarded(add_lot(22, contests::LotStatus::held));
  EXPECT_EQ(project(id).lot_number, 22);
}

TEST_P(AnAward, OfALotNotHeldOrCancelledIsRefused) {
  for (const auto status : {contests::LotStatus::not_held, contests::LotStatus::cancelled}) {
    const auto of = add_lot(30 + static_cast<int>(status), status);
    const auto refused = database().write([&](db::Write& db) { return award(db, change(), of, contract()); });
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.failure().kind, Kind::conflict);
    EXPECT_EQ(status_of(of), status);
    EXPECT_EQ(get(operator_of(body), path(of)).failure().kind, Kind::conflict);
  }
  EXPECT_EQ(totals().projects, 0);
}

TEST_P(AnAward, TwiceLeavesTheFirst) {
  const auto id = awarded();
  auto second = contract();
  second.ngo = other_ngo;
  const auto refused = database().write([&](db::Write& db) { return award(db, change(), lot, second); });
  EXPECT_EQ(refused.failure().kind, Kind::conflict);
  EXPECT_EQ(project(id).ngo, ngo);
}

TEST_P(AnAward, FromEightOperatorsAtATimeMakesOneProject) {
  std::vector<std::thread> threads;
  std::atomic<int> made{0};
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&, i] {
      base::SeededRandom own{static_cast<std::uint64_t>(100 + i)};
      const contests::Change by_one{.now = clock.now(), .random = own};
      const auto done = database().write([&](db::Write& db) { return award(db, by_one, lot, contract()); });
      if (done.ok()) ++made;
      else EXPECT_EQ(done.failure().kind, Kind::conflict);
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(made, 1);
  EXPECT_EQ(totals().projects, 1);
  EXPECT_EQ(totals().reports, 3);
  EXPECT_EQ(totals().tranches, 2);
}

TEST_P(AnAward, ALotOfAnotherStateBodyIsUnknownToTheOperator) {
  EXPECT_EQ(get(operator_of(other_body), path(lot)).failure().kind, Kind::not_found);
  EXPECT_EQ(post(operator_of(other_body), path(lot), form()).failure().kind, Kind::not_found);
  EXPECT_EQ(post(operator_of(body), path(base::LotId{1}), form()).failure().kind, Kind::not_found);
  EXPECT_EQ(totals().projects, 0);
}

TEST_P(AnAward, BeginsWithFindingTheExecutor) {
  const auto page = get(operator_of(body), path(lot), {{"query", "гражданских"}}).value().body;
  EXPECT_THAT(page, HasSubstr("ngo=" + base::to_string(other_ngo)));
  EXPECT_THAT(page, ::testing::Not(HasSubstr("ngo=" + base::to_string(ngo))));
}

TEST_P(AnAward, IsMadeByTheForm) {
  ASSERT_TRUE(get(operator_of(body), path(lot), {{"ngo", base::to_string(ngo)}}).ok());
  const auto answer = post(operator_of(body), path(lot), form());
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(answer.value().status, 303);
  const auto id = database().read([&](db::Read& db) { return project_of_lot(db, lot); });
  ASSERT_TRUE(id.has_value());
  EXPECT_EQ(project(*id).budget, base::Money{2'937'350});
  EXPECT_EQ(totals().tranches, 1);
}

TEST_P(AnAward, WrongDatesAndTranchesAreSaidTogetherAndKept) {
  auto wrong = form();
  wrong[5].second = "30.04.2007";
  wrong[6].second = "3 000 000";
  const auto answer = post(operator_of(body), path(lot), wrong);
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(answer.value().status, 422);
  EXPECT_THAT(answer.value().body, HasSubstr("href=\"#ends_on\""));
  EXPECT_THAT(answer.value().body, HasSubstr("href=\"#tranches.0.amount\""));
  EXPECT_THAT(answer.value().body, HasSubstr("value=\"30.04.2007\""));
  EXPECT_EQ(totals().projects, 0);
  EXPECT_EQ(status_of(lot), contests::LotStatus::announced);
}

TEST_P(AnAward, ByASecondOperatorShowsTheConflictAndKeepsWhatWasTyped) {
  awarded();
  const auto answer = post(operator_of(body), path(lot), form());
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(answer.value().status, 409);
  EXPECT_THAT(answer.value().body, HasSubstr("value=\"17/05\""));
  EXPECT_THAT(answer.value().body, HasSubstr("/lots/" + base::to_string(lot) + "/passport"));
  EXPECT_EQ(totals().projects, 1);
}

TEST_P(AnAward, ALotLeadsToItsPassport) {
  const auto id = awarded();
  const auto answer = get(visitor(), "/lots/" + base::to_string(lot) + "/passport").value();
  EXPECT_EQ(answer.status, 303);
  EXPECT_THAT(location(answer), HasSubstr("/projects/" + base::to_string(id)));
}

TEST_P(AnAward, ALotThatWaitsForItsExecutorSaysSoAndTheOperatorMayEnterIt) {
  const auto path_of_passport = "/lots/" + base::to_string(lot) + "/passport";
  EXPECT_EQ(get(visitor(), path_of_passport).value().status, 200);
  EXPECT_THAT(get(visitor(), path_of_passport).value().body, Not(HasSubstr(path(lot))));
  EXPECT_THAT(get(operator_of(body), path_of_passport).value().body, HasSubstr(path(lot)));
}

}  // namespace
}  // namespace baqylau::projects
