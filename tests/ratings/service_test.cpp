/// Ratings from the records of each engine, as of any day.

#include "tests/ratings/fixture.hpp"

namespace baqylau::ratings {
namespace {

using base::Kind;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

class Ratings : public RatingsTest {};
BAQYLAU_ON_EACH_ENGINE(Ratings);

TEST_P(Ratings, OfAReportFollowItsHistory) {
  const auto project = add_project(1, ngo);
  hand_in(report(project, 1), "2008-02-21");
  EXPECT_FALSE(stage(project, 1, "2008-02-19").automatic.has_value());
  EXPECT_EQ(stage(project, 1, "2008-02-20").automatic, Points{1425});  // overdue by a day and nothing there yet
  EXPECT_EQ(stage(project, 1, "2008-02-21").automatic, Points{1350 + 2500});
  EXPECT_EQ(stage(project, 1, "2026-01-01").automatic, Points{1350 + 2500});
  EXPECT_EQ(stage(project, 2, "2008-02-21").stage, 2);
  EXPECT_FALSE(stage(project, 2, "2008-05-19").automatic.has_value());
}

TEST_P(Ratings, CountTheRequiredPartsOfTheStage) {
  const auto project = add_project(1, ngo);
  hand_in(report(project, 1), "2008-02-19", 1);
  hand_in(report(project, 3), "2008-08-19", 1);
  EXPECT_EQ(stage(project, 1, "2008-09-01").completeness, Points{6667});
  EXPECT_EQ(stage(project, 3, "2008-09-01").completeness, Points{8750});
  EXPECT_THAT(stage(project, 3, "2008-09-01").missing, ElementsAre(reports::Part::spending));
}

TEST_P(Ratings, TakeScoresThatWereGivenByTheEndOfTheDay) {
  const auto project = add_project(1, ngo);
  const auto owed = report(project, 1);
  hand_in(owed, "2008-02-19");
  const auto midnight = base::almaty_start(day("2008-09-02"));
  ASSERT_TRUE(give(experts[0], owed, {80, 80, 80}, midnight + std::chrono::microseconds{-1}).ok());
  ASSERT_TRUE(reopen(owed, midnight + std::chrono::microseconds{-1}).ok());
  ASSERT_TRUE(give(experts[1], owed, {60, 60, 60}, midnight).ok());
  EXPECT_FALSE(stage(project, 1, "2008-08-31").total.has_value());
  EXPECT_EQ(stage(project, 1, "2008-09-01").expert[0]->mean, Points{8000});
  EXPECT_EQ(stage(project, 1, "2008-09-02").expert[0]->mean, Points{7000});
}

TEST_P(Ratings, CountTheLastWordOfEachExpertAndKeepTheEarlierOneForItsDays) {
  const auto project = add_project(1, ngo);
  const auto owed = report(project, 1);
  hand_in(owed, "2008-02-19");
  name(experts[0], 1);
  name(experts[1], 1);
  ASSERT_TRUE(give(experts[0], owed, {40, 50, 60}, noon("2008-09-01")).ok());
  ASSERT_TRUE(give(experts[1], owed, {80, 80, 80}, noon("2008-09-01")).ok());
  ASSERT_TRUE(reopen(owed, noon("2008-09-02")).ok());
  ASSERT_TRUE(give(experts[0], owed, {90, 90, 90}, noon("2008-09-03")).ok());
  EXPECT_EQ(stage(project, 1, "2008-09-02").expert[0]->mean, Points{6000}) << "open again, and still what was closed";
  EXPECT_EQ(stage(project, 1, "2008-09-03").expert[0]->mean, Points{8500});
  EXPECT_EQ(stage(project, 1, "2008-09-03").expert[0]->least, 80);
  EXPECT_THAT(stage(project, 1, "2008-09-03").scores, SizeIs(2));
}

TEST_P(Ratings, KnowTheLastWordAlsoWhereBothWereGivenInOneMoment) {
  const auto project = add_project(1, ngo);
  const auto owed = report(project, 1);
  hand_in(owed, "2008-02-19");
  name(experts[0], 1);
  name(experts[1], 1);
  for (const int points : {10, 20, 30}) ASSERT_TRUE(give(experts[0], owed, {points, points, points}, noon("2008-09-01")).ok());
  ASSERT_TRUE(close(owed, noon("2008-09-01")).ok());
  const auto rated = stage(project, 1, "2008-09-01");
  ASSERT_THAT(rated.scores, SizeIs(1));
  EXPECT_EQ(rated.scores[0].points[0], 30);
}

TEST_P(Ratings, OfAnExpertHoldForTheVersionThatWasRead) {
  const auto project = add_project(1, ngo);
  const auto owed = report(project, 1);
  const auto unsubmitted = give(experts[0], owed, {80, 80, 80}, clock.now());
  ASSERT_FALSE(unsubmitted.ok());
  EXPECT_EQ(unsubmitted.failure().kind, Kind::conflict);
  hand_in(owed, "2008-02-19");
  const auto other_version = give(experts[0], owed, {80, 80, 80}, clock.now(), 2);
  ASSERT_FALSE(other_version.ok());
  EXPECT_EQ(other_version.failure().kind, Kind::conflict);
  EXPECT_TRUE(leaves("report.scored").empty());
  EXPECT_TRUE(give(experts[0], owed, {80, 80, 80}, clock.now(), 1).ok());
}

TEST_P(Ratings, StayCountedWhenTheReportIsReturnedAndSubmittedAgain) {
  const auto project = add_project(1, ngo);
  hand_in(report(project, 1), "2008-02-19");
  ASSERT_TRUE(give(experts[0], report(project, 1), {80, 80, 80}, noon("2008-09-01")).ok());
  const notices::Outbox outbox{.now = clock.now(), .random = random, .catalogues = *catalogues};
  write([&](db::Write& db) {
    return reports::send_back(db, {.account = experts[0].account, .outbox = outbox}, report(project, 1), "Дополните", {});
  });
  write([&](db::Write& db) {
    return reports::submit_draft(db, outbox, http::Author{.account = experts[1].account, .ngo = ngo}, report(project, 1).id);
  });
  const auto rated = stage(project, 1, "2008-09-15");
  EXPECT_EQ(rated.version, 2);
  ASSERT_THAT(rated.scores, SizeIs(1));
  EXPECT_EQ(rated.scores[0].version, 1);
  EXPECT_EQ(rated.total, Points{8800});
}

TEST_P(Ratings, LeavePointsInTheJournalOnceTheyCountButNeitherReasonsNorNames) {
  const auto project = add_project(1, ngo);
  const auto owed = report(project, 1);
  hand_in(owed, "2008-02-19");
  name(experts[0], 1);
  name(experts[1], 1);
  ASSERT_TRUE(give(experts[0], owed, {80, 70, 60}, clock.now()).ok());
  const auto drafts = leaves("report.scored");
  ASSERT_THAT(drafts, SizeIs(1));
  EXPECT_THAT(drafts[0], Not(HasSubstr("effectiveness"))) << "whoever reads the journal would see the draft";
  EXPECT_TRUE(leaves("report.scoring_closed").empty());
  ASSERT_TRUE(give(experts[1], owed, {90, 75, 65}, clock.now()).ok());
  const auto found = leaves("report.scoring_closed");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0], ::testing::AnyOf(HasSubstr(R"("effectiveness":"80 90")"), HasSubstr(R"("effectiveness":"90 80")")));
  EXPECT_THAT(found[0], Not(HasSubstr("хорошо")));
  EXPECT_THAT(found[0], Not(HasSubstr("Account")));
}

TEST_P(Ratings, AreGeneralOnceAllThreeReportsHaveTheirs) {
  const auto project = rated_project(1, ngo, 50);
  EXPECT_FALSE(rating(project, "2008-08-31").general.has_value());
  EXPECT_EQ(rating(project, "2008-09-01").general, Points{7000});
  EXPECT_TRUE(rating(project, "2008-09-01").positive());
  EXPECT_EQ(rating(project, "2008-09-01").project, project);
}

TEST_P(Ratings, OfThePastDoNotChangeWithNewSettings) {
  const auto project = rated_project(1, ngo, 50);
  ASSERT_TRUE(add(settings_from("2008-09-16")).ok());
  for (const auto* as_of : {"2008-09-01", "2008-09-16", "2030-01-01"}) {
    EXPECT_EQ(rating(project, as_of).general, Points{7000}) << as_of;
    EXPECT_EQ(rating(project, as_of).stages[0]->settings.weights[0], 15) << as_of;
  }
}

TEST_P(Ratings, KeepTheSettingsOfTheFirstDueDateWhenItIsMoved) {
  const auto project = add_project(1, ngo);
  ASSERT_TRUE(add(settings_from("2008-09-16")).ok());
  const notices::Outbox outbox{.now = clock.now(), .random = random, .catalogues = *catalogues};
  write([&](db::Write& db) {
    return reports::move_due(db, {.account = experts[0].account, .outbox = outbox}, report(project, 3), day("2008-10-01"), "Паводок");
  });
  const auto rated = stage(project, 3, "2008-10-03");
  EXPECT_EQ(rated.late_days, 2);
  EXPECT_EQ(rated.settings.late_day_penalty, 5);
  EXPECT_EQ(rated.timeliness, Points{9000});
}

TEST_P(Ratings, OfReportsDueLaterGoByTheNewSettings) {
  ASSERT_TRUE(add(settings_from("2008-09-16")).ok());
  contest = write([&](db::Write& db) {
    return contests::add_contest(
        db, change(), {.state_body = body, .held_on = day("2008-04-19"), .due = {day("2008-09-15"), day("2008-09-16"), std::nullopt}});
  });
  const auto project = add_project(1, ngo);
  EXPECT_EQ(stage(project, 1, "2008-09-17").timeliness, Points{9000});
  EXPECT_EQ(stage(project, 2, "2008-09-17").timeliness, Points{9900});
}

TEST_P(Ratings, TakeNewSettingsOnceForADayAndOnlyForTheFuture) {
  EXPECT_EQ(add(settings_from("2008-09-15")).failure().kind, Kind::invalid);
  ASSERT_TRUE(add(settings_from("2008-09-16")).ok());
  EXPECT_EQ(add(settings_from("2008-09-16")).failure().kind, Kind::conflict);
  auto short_of_one = settings_from("2008-09-17");
  short_of_one.weights = {49, 50, 0, 0, 0};
  EXPECT_EQ(add(short_of_one).failure().kind, Kind::invalid);
  const auto all = database().read([](db::Read& db) { return all_settings(db); });
  ASSERT_THAT(all, SizeIs(2));
  EXPECT_EQ(all[1].valid_from, day("2008-09-16"));
  EXPECT_THAT(all[1].weights, ElementsAre(50, 50, 0, 0, 0));
  EXPECT_THAT(all[1].stages, ElementsAre(0, 0, 100));
  EXPECT_EQ(all[1].threshold, 90);
  EXPECT_THAT(leaves("rating.settings_added"), SizeIs(1));
}

TEST_P(Ratings, OfAnNgoAreTheMeanOfItsProjectsByBudget) {
  rated_project(1, ngo, 100, base::Money{3'000'000});
  rated_project(2, ngo, 0, base::Money{1'000'000});
  rated_project(3, ngo, 0, std::nullopt);
  add_project(4, ngo);
  const auto rated = ngos_rated(ngo, "2008-09-15");
  ASSERT_THAT(rated, SizeIs(1));
  EXPECT_EQ(rated[0].rating, Points{7000});  // (100 × 3 + 40 × 1 + 40 × 2) : 6, the third by the median
  EXPECT_THAT(rated[0].shares, SizeIs(3));
}

TEST_P(Ratings, OfAnNgoLookBackFiveYearsToTheAcceptanceOfTheFinalReport) {
  const auto project = rated_project(1, ngo, 50);
  EXPECT_FALSE(ngos_rated(ngo, "2008-08-31")[0].rating.has_value());
  EXPECT_EQ(ngos_rated(ngo, "2008-09-01")[0].rating, Points{7000});
  EXPECT_EQ(ngos_rated(ngo, "2008-09-01")[0].shares.at(0).accepted_on, day("2008-09-01"));
  EXPECT_EQ(ngos_rated(ngo, "2013-08-31")[0].rating, Points{7000});
  EXPECT_FALSE(ngos_rated(ngo, "2013-09-01")[0].rating.has_value());
  // An acceptance that was a mistake is none; the next one counts from its own day.
  const notices::Outbox outbox{.now = noon("2008-09-03"), .random = random, .catalogues = *catalogues};
  write([&](db::Write& db) {
    return reports::send_back(db, {.account = experts[0].account, .outbox = outbox}, report(project, 3), "Ошибка", {});
  });
  EXPECT_EQ(ngos_rated(ngo, "2008-09-02")[0].rating, Points{7000});
  EXPECT_FALSE(ngos_rated(ngo, "2008-09-03")[0].rating.has_value());
}

TEST_P(Ratings, OfAnNgoWithTwoProjectsOfUnknownBudgetWeighThemAlike) {
  rated_project(1, ngo, 100, std::nullopt);
  rated_project(2, ngo, 0, std::nullopt);
  EXPECT_EQ(ngos_rated(ngo, "2008-09-15")[0].rating, Points{7000});
}

TEST_P(Ratings, OfAllNgosStandSideBySideAndOneIsThereEvenWithoutProjects) {
  rated_project(1, ngo, 50);
  rated_project(2, other_ngo, 100);
  const auto all = ngos_rated({}, "2008-09-15");
  ASSERT_THAT(all, SizeIs(2));
  for (const auto& rated : all) EXPECT_EQ(rated.rating, rated.ngo == ngo ? Points{7000} : Points{10000});
  const auto none = ngos_rated(add_ngo("Новая"), "2008-09-15");
  ASSERT_THAT(none, SizeIs(1));
  EXPECT_FALSE(none[0].rating.has_value());
}

TEST_P(Ratings, OfAFilterAreThoseOfAll) {
  const auto one = rated_project(1, ngo, 50);
  rated_project(2, other_ngo, 100);
  database().read([&](db::Read& db) {
    EXPECT_THAT(project_ratings(db, {}, day("2008-09-15")), SizeIs(2));
    EXPECT_THAT(project_ratings(db, {.contest = contest}, day("2008-09-15")), SizeIs(2));
    EXPECT_EQ(project_ratings(db, {.ngo = ngo}, day("2008-09-15")).at(one).general, Points{7000});
    EXPECT_TRUE(project_ratings(db, {.contest = base::ContestId{4}}, day("2008-09-15")).empty());
  });
}

TEST_P(Ratings, InGeneralAreReckonedOnceUntilTheJournalGrows) {
  const auto one = rated_project(1, ngo, 50);
  const auto unrated = add_project(3, ngo);
  const auto on = [&](std::string_view as_of) { return database().read([&](db::Read& db) { return general_ratings(db, day(as_of)); }); };
  const auto first = on("2008-09-15");
  EXPECT_EQ(*first, (GeneralRatings{{one, Points{7000}}}));
  EXPECT_EQ(on("2008-09-15"), first) << "from memory";
  EXPECT_TRUE(on("2008-02-01")->empty()) << "another day is another reckoning";

  hand_in(report(unrated, 1), "2008-02-19");
  EXPECT_NE(on("2008-09-15"), first);
  EXPECT_EQ(*on("2008-09-15"), *first) << "a project without a total of each stage has no general rating";
  ASSERT_TRUE(reopen(report(one, 3), noon("2008-09-15")).ok());
  ASSERT_TRUE(give(experts[0], report(one, 3), {100, 100, 100}, noon("2008-09-15")).ok());
  EXPECT_GT(on("2008-09-15")->at(one), Points{7000});
  EXPECT_EQ(on("2008-09-14")->at(one), Points{7000});
}

}  // namespace
}  // namespace baqylau::ratings
