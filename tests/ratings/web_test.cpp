/// The routes of ratings, as the server calls them, without a socket.

#include "tests/ratings/fixture.hpp"

namespace baqylau::ratings {
namespace {

using base::Kind;
using http::Pairs;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

class RatingPages : public RatingsTest {
 protected:
  std::string page(const http::Caller& caller, const std::string& path, Pairs query = {}) {
    return get(caller, path, std::move(query)).value().body;
  }
  static Pairs score_form(std::string version, std::string points = "80") {
    return {{"version", std::move(version)},
            {"effectiveness", points},
            {"effectiveness_reason", "Цели достигнуты"},
            {"sustainability", points},
            {"sustainability_reason", "Надолго"},
            {"replication", points},
            {"replication_reason", "Повторимо"}};
  }
  static Pairs settings_form(std::string from, std::string timeliness = "20") {
    return {{"valid_from", std::move(from)},
            {"timeliness", std::move(timeliness)},
            {"completeness", "20"},
            {"effectiveness", "20"},
            {"sustainability", "20"},
            {"replication", "20"},
            {"stage_1", "30"},
            {"stage_2", "30"},
            {"stage_3", "40"},
            {"late_day_penalty", "3"},
            {"threshold", "50"}};
  }
  reports::Report submitted_report() {
    const auto owed = report(add_project(1, ngo), 1);
    hand_in(owed, "2008-02-19");
    return report(owed.project, 1);
  }
};
BAQYLAU_ON_EACH_ENGINE(RatingPages);

// ---- rankings

TEST_P(RatingPages, SayHowManyProjectsHaveWhichRating) {
  rated_project(1, ngo, 50);
  rated_project(2, ngo, 100);
  rated_project(3, other_ngo, 50);
  rated_project(4, other_ngo, 20);
  add_project(5, ngo);
  EXPECT_THAT(page(visitor(), "/rankings/spread.csv"),
              AllOf(HasSubstr("\n50.0–59.9,1\r"), HasSubstr("\n60.0–69.9,0\r"), HasSubstr("\n70.0–79.9,2\r"), HasSubstr("\n90.0–100.0,1\r"),
                    HasSubstr("\nNo general rating yet,1\r"), HasSubstr("\nTogether,5\r")));
  EXPECT_THAT(page(visitor(), "/rankings"), AllOf(HasSubstr("id=\"spread\""), HasSubstr("/en/rankings/spread.xlsx")));
  EXPECT_THAT(page(visitor(), "/rankings/spread.csv", {{"year", "1999"}}), HasSubstr("\nTogether,0\r"));
}

TEST_P(RatingPages, RankProjectsByTheirGeneralRatingAndEqualOnesShareAPlace) {
  rated_project(1, ngo, 50);
  rated_project(2, ngo, 90);
  rated_project(3, other_ngo, 50);
  rated_project(4, other_ngo, 20);
  hand_in(report(add_project(5, ngo), 1), "2008-02-20");
  const auto csv = page(visitor(), "/rankings.csv");
  const auto at = [&](std::string_view line) { return csv.find(line); };
  ASSERT_THAT(csv, AllOf(HasSubstr("\n1,2007-04-19,2,"), HasSubstr("\n2,2007-04-19,1,"), HasSubstr("\n2,2007-04-19,3,"),
                         HasSubstr("\n4,2007-04-19,4,"), HasSubstr("\n,2007-04-19,5,")));
  EXPECT_LT(at("\n1,"), at("\n2,"));
  EXPECT_LT(at("\n2,"), at("\n4,"));
  EXPECT_LT(at("\n4,"), at("\n,2007"));
  EXPECT_THAT(csv, HasSubstr("94.0,40.0,94.0,40.0,94.0,40.0,94.0"));
  EXPECT_THAT(csv, HasSubstr(",39.3,"));
  const auto shown = page(visitor(), "/rankings");
  EXPECT_THAT(shown, AllOf(HasSubstr("no place yet"), HasSubstr("automatic part"), HasSubstr("39.3"), HasSubstr("15% × 95 = 14.25"),
                           HasSubstr("Positive")));
}

TEST_P(RatingPages, RankAsOfAnEarlierDayAndByContestAndYear) {
  rated_project(1, ngo, 50);
  EXPECT_THAT(page(visitor(), "/rankings.csv", {{"as_of", "2008-08-31"}}), HasSubstr("\n,2007-04-19,1,"));
  EXPECT_THAT(page(visitor(), "/rankings.csv", {{"year", "2007"}}), HasSubstr("\n1,2007-04-19,1,"));
  EXPECT_THAT(page(visitor(), "/rankings.csv", {{"year", "2008"}}), Not(HasSubstr("2007-04-19")));
  EXPECT_THAT(page(visitor(), "/rankings.csv", {{"contest", base::to_string(contest)}}), HasSubstr("\n1,2007-04-19,1,"));
  EXPECT_THAT(page(visitor(), "/rankings.csv", {{"contest", "4"}}), Not(HasSubstr("2007-04-19")));
}

TEST_P(RatingPages, BeginWithTheProjectsOfTheNewestYear) {
  rated_project(1, ngo, 50);
  write([&](db::Write& db) { return contests::add_contest(db, change(), {.state_body = body, .held_on = day("2008-04-19")}); });
  EXPECT_THAT(page(visitor(), "/rankings.csv"), Not(HasSubstr("2007-04-19")));
  EXPECT_THAT(page(visitor(), "/rankings.csv", {{"year", "all"}}), HasSubstr("\n1,2007-04-19,1,"));
}

TEST_P(RatingPages, RankNgosThatHaveARating) {
  rated_project(1, ngo, 50, base::Money{2'000'000});
  rated_project(2, other_ngo, 100, base::Money{5'000'000});
  add_project(3, add_ngo("Новая"));
  EXPECT_THAT(page(visitor(), "/rankings/ngos.csv"), AllOf(HasSubstr("\n1,Учреждение ОО «РГИ»,100.0,1,5000000"),
                                                           HasSubstr("\n2,Учреждение КЦ «ЗУБР»,70.0,1,2000000"), Not(HasSubstr("Новая"))));
  EXPECT_THAT(page(visitor(), "/rankings/ngos"),
              AllOf(HasSubstr("КЦ «ЗУБР»"), HasSubstr("70 × 2\u00A0000\u00A0000 : 2\u00A0000\u00A0000 = 70")));
  EXPECT_THAT(page(visitor(), "/rankings/ngos", {{"as_of", "2008-08-01"}}), HasSubstr("No NGO has a rating on this day"));
}

TEST_P(RatingPages, RankOnlyNgosThatHaveACard) {
  const auto lot = write([&](db::Write& db) { return contests::add_lot(db, change(), contest, {.number = 8, .name = {.ru = "Лот"}}); });
  const auto named =
      write([&](db::Write& db) { return projects::award(db, change(), lot, {.named = ngos::Named{.name_ru = "Безымянный"}}); });
  const auto executor = database().read([&](db::Read& db) { return projects::find_project(db, named); }).value().ngo;
  rated_project(1, ngo, 50);
  rated_project(2, executor, 100);
  EXPECT_THAT(page(visitor(), "/rankings/ngos.csv"),
              AllOf(HasSubstr("\n1,Учреждение КЦ «ЗУБР»,70.0,1,1000000"), Not(HasSubstr("Безымянный"))));
  EXPECT_THAT(page(visitor(), "/rankings/ngos"), Not(HasSubstr("Безымянный")));
  EXPECT_THAT(page(visitor(), "/rankings"), HasSubstr("Безымянный")) << "its project is one like all others";
}

TEST_P(RatingPages, OfCsvAreSafeToOpenInASpreadsheet) {
  rated_project(1, write([&](db::Write& db) {
                  return ngos::add_ngo(db, clock.now(), random, std::nullopt, {.full_name_ru = "=1+1", .short_name_ru = "X"});
                }),
                50);
  EXPECT_THAT(page(visitor(), "/rankings.csv"), Not(HasSubstr(",=1+1")));
  EXPECT_THAT(page(visitor(), "/rankings/ngos.csv"), Not(HasSubstr(",=1+1")));
}

// ---- an expert's page

TEST_P(RatingPages, OfAnExpertShowOthersPointsOnlyOnceAllHaveGivenTheirs) {
  const auto owed = submitted_report();
  for (const auto& expert : experts) name(expert, 1);
  ASSERT_TRUE(give(experts[1], owed, {33, 44, 55}, noon("2008-09-01")).ok());
  ASSERT_TRUE(give(experts[2], owed, {35, 44, 55}, noon("2008-09-01")).ok());
  for (const auto& who : {experts[0], experts[1]})
    EXPECT_THAT(page(who.caller, score_path(owed)), AllOf(Not(HasSubstr("Account third")), Not(HasSubstr("35<br>")),
                                                          Not(HasSubstr("\"35\"")), HasSubstr("2 of 3 have given their points")));
  EXPECT_THAT(page(experts[0].caller, score_path(owed)), AllOf(Not(HasSubstr("Account second")), Not(HasSubstr("\"33\""))));
  EXPECT_THAT(page(experts[1].caller, score_path(owed)), HasSubstr("value=\"33\"")) << "the own draft can be changed";
  const auto given = post(experts[0].caller, score_path(owed), score_form("1"));
  ASSERT_TRUE(given.ok());
  EXPECT_EQ(given.value().status, 303);
  EXPECT_THAT(page(experts[0].caller, score_path(owed)),
              AllOf(HasSubstr("Account second"), HasSubstr("Account third"), HasSubstr("49.3; 33–80"), HasSubstr("Цели достигнуты"),
                    HasSubstr("was closed on "), Not(HasSubstr("Replace my points"))));
}

TEST_P(RatingPages, OfAnExpertKeepWhatWasTypedWhereSomethingIsWrong) {
  const auto owed = submitted_report();
  name(experts[0], 1);
  auto form = score_form("1", "101");
  form[6].second.clear();
  const auto answer = post(experts[0].caller, score_path(owed), form).value();
  EXPECT_EQ(answer.status, 422);
  EXPECT_THAT(answer.body,
              AllOf(HasSubstr("Effectiveness: enter a whole number from 0 to 100"), HasSubstr("Reason for the points for replication"),
                    HasSubstr("value=\"101\""), HasSubstr("Цели достигнуты")));
  EXPECT_TRUE(leaves("report.scored").empty());
}

TEST_P(RatingPages, OfAnExpertKeepWhatWasTypedWhereTheScoringWasClosedOrNobodyIsNamed) {
  const auto owed = submitted_report();
  const auto unnamed = post(experts[0].caller, score_path(owed), score_form("1")).value();
  EXPECT_EQ(unnamed.status, 409);
  EXPECT_THAT(unnamed.body, AllOf(HasSubstr("You are not named as an expert for this stage of the contest"), HasSubstr("Цели достигнуты")));
  name(experts[0], 1);
  name(experts[1], 1);
  ASSERT_TRUE(close(owed, clock.now()).ok());
  const auto closed = post(experts[0].caller, score_path(owed), score_form("1")).value();
  EXPECT_EQ(closed.status, 409);
  EXPECT_THAT(closed.body, AllOf(HasSubstr("The scoring of this report is closed"), HasSubstr("Цели достигнуты")));
  EXPECT_TRUE(leaves("report.scored").empty());
}

TEST_P(RatingPages, OfAnExpertSayWhenANewVersionCameAndKeepWhatWasTyped) {
  const auto owed = submitted_report();
  name(experts[0], 1);
  const notices::Outbox outbox{.now = clock.now(), .random = random, .catalogues = *catalogues};
  write([&](db::Write& db) { return reports::send_back(db, {.account = experts[1].account, .outbox = outbox}, owed, "Дополните", {}); });
  write([&](db::Write& db) { return reports::submit_draft(db, outbox, http::Author{.account = experts[1].account, .ngo = ngo}, owed.id); });
  const auto answer = post(experts[0].caller, score_path(owed), score_form("1")).value();
  EXPECT_EQ(answer.status, 409);
  EXPECT_THAT(answer.body, AllOf(HasSubstr("Another version of the report was submitted meanwhile"), HasSubstr("Цели достигнуты"),
                                 HasSubstr("name=\"version\" value=\"2\"")));
  EXPECT_TRUE(leaves("report.scored").empty());
  EXPECT_EQ(post(experts[0].caller, score_path(owed), score_form("2")).value().status, 303);
}

TEST_P(RatingPages, OfAnExpertAreForTheOwnBodysReportsOnly) {
  const auto owed = submitted_report();
  EXPECT_EQ(get(foreign.caller, score_path(owed)).failure().kind, Kind::not_found);
  EXPECT_EQ(post(foreign.caller, score_path(owed), score_form("1")).failure().kind, Kind::not_found);
  EXPECT_EQ(get(administrator.caller, score_path(owed)).failure().kind, Kind::not_signed_in);  // not admitted
  EXPECT_TRUE(leaves("report.scored").empty());
}

TEST_P(RatingPages, OfAnExpertHaveNoFormBeforeTheReportIsSubmitted) {
  const auto owed = report(add_project(1, ngo), 1);
  name(experts[0], 1);
  EXPECT_THAT(page(experts[0].caller, score_path(owed)),
              AllOf(HasSubstr("there is nothing to score"), Not(HasSubstr("name=\"effectiveness\""))));
  EXPECT_EQ(post(experts[0].caller, score_path(owed), score_form("0")).value().status, 409);
}

// ---- settings and the method

TEST_P(RatingPages, OfSettingsRefuseWeightsThatDoNotComeToAHundred) {
  const auto answer = post(administrator.caller, "/ratings/settings", settings_form("16.09.2008", "19")).value();
  EXPECT_EQ(answer.status, 422);
  EXPECT_THAT(answer.body, AllOf(HasSubstr("The weights come to 99. They must come to 100"), HasSubstr("value=\"19\""),
                                 HasSubstr("value=\"16.09.2008\"")));
  EXPECT_EQ(post(administrator.caller, "/ratings/settings", settings_form("15.09.2008")).value().status, 422);
  EXPECT_TRUE(leaves("rating.settings_added").empty());
}

TEST_P(RatingPages, OfSettingsTakeNewOnesOnceADay) {
  EXPECT_EQ(post(administrator.caller, "/ratings/settings", settings_form("16.09.2008")).value().status, 303);
  EXPECT_EQ(post(administrator.caller, "/ratings/settings", settings_form("16.09.2008")).value().status, 409);
  EXPECT_THAT(page(administrator.caller, "/ratings/settings"), HasSubstr("16 Sep 2008"));
  EXPECT_FALSE(get(experts[0].caller, "/ratings/settings").ok());
}

TEST_P(RatingPages, OfTheMethodWorkOutARealProject) {
  EXPECT_THAT(page(visitor(), "/rankings/method"), HasSubstr("No report was submitted yet"));
  rated_project(1, ngo, 50);
  EXPECT_THAT(page(visitor(), "/rankings/method"), AllOf(HasSubstr("Timeliness: 15% × 100 = 15"), HasSubstr("17.50 + 17.50 + 35 = 70")));
}

// ---- pieces

TEST_P(RatingPages, OfThePassportHideExpertsNamesEvenFromStaff) {
  const auto project = rated_project(1, ngo, 50);
  http::Request request;
  request.language = i18n::Language::en;
  request.caller = experts[0].caller;
  const ui::View v{request, (*catalogues)[request.language], clock.today()};
  database().read([&](db::Read& db) {
    const auto section = passport_rating(v, db, project).bytes();
    EXPECT_THAT(section, AllOf(HasSubstr("Expert 1: 50"), Not(HasSubstr("Account first")), HasSubstr("Recompute with a pencil"),
                               HasSubstr(score_path(report(project, 3)))));
    const auto rated = project_ratings(db, {.project = project}, clock.today()).at(project);
    EXPECT_THAT(explained_criterion(v, *rated.stages[0], Criterion::effectiveness).bytes(), HasSubstr("Account first: 50"));
    EXPECT_THAT(ngo_rating_section(v, db, ngo).bytes(),
                AllOf(HasSubstr("70 × 1\u00A0000\u00A0000"), HasSubstr("/projects/" + base::to_string(project))));
    EXPECT_TRUE(ngo_rating_section(v, db, other_ngo).empty());
  });
}

}  // namespace
}  // namespace baqylau::ratings
