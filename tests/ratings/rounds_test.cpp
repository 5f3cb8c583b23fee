/// Who scores, and when points begin to count, on each engine. docs/decisions/0023.

#include "tests/ratings/fixture.hpp"
#include "journal/journal.hpp"
#include "support/at_once.hpp"

namespace baqylau::ratings {
namespace {

using base::Kind;
using http::Pairs;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

class Rounds : public RatingsTest {
 protected:
  reports::Report submitted(int lot = 1) {
    const auto owed = report(add_project(lot, ngo), 1);
    hand_in(owed, "2008-02-19");
    return report(owed.project, 1);
  }
  void name_all() {
    for (const auto& expert : experts) name(expert, 1);
  }
  base::Done give_all(const reports::Report& of, std::size_t expert, int points, std::string_view on, std::int64_t version = 1) {
    return give_as_it_is(experts[expert], of, {points, points, points}, noon(on), version);
  }
  std::optional<Points> effectiveness(const reports::Report& of, std::string_view as_of) {
    const auto mean = stage(of.project, 1, as_of).expert[0];
    return mean ? std::optional{mean->mean} : std::nullopt;
  }
  std::string round_path() const { return "/contests/" + base::to_string(contest) + "/experts"; }
  static std::string scoring_path(const reports::Report& of) { return "/reports/" + base::to_string(of.id) + "/scoring"; }
};
BAQYLAU_ON_EACH_ENGINE(Rounds);

TEST_P(Rounds, CloseByThemselvesWithTheLastOfTheExperts) {
  const auto owed = submitted();
  name_all();
  ASSERT_TRUE(give_all(owed, 0, 60, "2008-09-01").ok());
  ASSERT_TRUE(give_all(owed, 1, 90, "2008-09-02").ok());
  ASSERT_TRUE(give_all(owed, 1, 80, "2008-09-03").ok()) << "a draft can be changed";
  EXPECT_FALSE(round(owed).closed.has_value());
  EXPECT_FALSE(effectiveness(owed, "2008-09-03").has_value());
  ASSERT_TRUE(give_all(owed, 2, 70, "2008-09-04").ok());
  const auto closed = round(owed).closed;
  ASSERT_TRUE(closed.has_value());
  EXPECT_EQ(closed->at, noon("2008-09-04"));
  EXPECT_FALSE(closed->reason.has_value());
  EXPECT_FALSE(effectiveness(owed, "2008-09-03").has_value()) << "of a day before the closing nothing changes";
  EXPECT_EQ(effectiveness(owed, "2008-09-04"), Points{7000});
  EXPECT_EQ(give_all(owed, 0, 100, "2008-09-05").failure().kind, Kind::conflict);
}

TEST_P(Rounds, TakePointsOnlyOfWhoIsNamedForTheStage) {
  const auto owed = submitted();
  EXPECT_EQ(give_all(owed, 0, 60, "2008-09-01").failure().kind, Kind::conflict) << "nobody is named";
  name(experts[1], 1);
  name(experts[0], 2);
  EXPECT_EQ(give_all(owed, 0, 60, "2008-09-01").failure().kind, Kind::conflict) << "named for another stage";
  EXPECT_TRUE(leaves("report.scored").empty());
  EXPECT_EQ(stage(owed.project, 1, "2008-09-15").total, std::nullopt) << "its automatic part stays";
  EXPECT_TRUE(stage(owed.project, 1, "2008-09-15").automatic.has_value());
}

TEST_P(Rounds, NameOnlySpecialistsOfTheBodyAndEachOnce) {
  const auto named = [&](base::AccountId account) {
    return database().write(
        [&](db::Write& db) { return name_expert(db, act(clock.now()), contests::find_contest(db, contest).value(), 1, account); });
  };
  EXPECT_EQ(named(foreign.account).failure().kind, Kind::invalid);
  EXPECT_EQ(named(administrator.account).failure().kind, Kind::invalid);
  EXPECT_TRUE(named(experts[0].account).ok());
  EXPECT_EQ(named(experts[0].account).failure().kind, Kind::conflict);
  ASSERT_TRUE(withdraw(experts[0], 1, clock.now()).ok());
  EXPECT_TRUE(named(experts[0].account).ok()) << "who was withdrawn can be named again";
  EXPECT_THAT(database().read([&](db::Read& db) { return experts_of(db, contest); }), SizeIs(1));
  EXPECT_THAT(leaves("expert.named"), SizeIs(2));
}

TEST_P(Rounds, WithAnExpertWhoWithdrawsCloseWithoutThatOne) {
  const auto waiting = submitted(1), other = submitted(2);
  name_all();
  for (const std::size_t expert : {0U, 1U}) ASSERT_TRUE(give_all(waiting, expert, 60, "2008-09-01").ok());
  ASSERT_TRUE(give_all(other, 2, 100, "2008-09-01").ok());
  EXPECT_EQ(database()
                .write([&](db::Write& db) { return withdraw_expert(db, act(clock.now()), experts_of(db, contest, 1).at(2), ""); })
                .failure()
                .kind,
            Kind::invalid);
  ASSERT_TRUE(withdraw(experts[2], 1, noon("2008-09-03")).ok());
  EXPECT_EQ(effectiveness(waiting, "2008-09-02"), std::nullopt);
  EXPECT_EQ(effectiveness(waiting, "2008-09-03"), Points{6000}) << "it waited for nobody else";
  EXPECT_FALSE(round(other).closed.has_value());
  for (const std::size_t expert : {0U, 1U}) ASSERT_TRUE(give_all(other, expert, 60, "2008-09-04").ok());
  EXPECT_EQ(effectiveness(other, "2008-09-04"), Points{6000}) << "the draft of who was withdrawn never counts";
  EXPECT_EQ(withdraw(experts[2], 1, clock.now()).failure().kind, Kind::not_found);
}

TEST_P(Rounds, KeepWhatCountsOfWhoIsWithdrawnUntilTheNextClosing) {
  const auto owed = submitted();
  name(experts[0], 1);
  name(experts[1], 1);
  for (const std::size_t expert : {0U, 1U}) ASSERT_TRUE(give_all(owed, expert, expert == 0 ? 40 : 80, "2008-09-01").ok());
  ASSERT_TRUE(withdraw(experts[1], 1, noon("2008-09-02")).ok());
  EXPECT_EQ(effectiveness(owed, "2008-09-02"), Points{6000});
  ASSERT_TRUE(reopen(owed, noon("2008-09-03")).ok());
  ASSERT_TRUE(give_all(owed, 0, 50, "2008-09-04").ok());
  EXPECT_EQ(effectiveness(owed, "2008-09-03"), Points{6000});
  EXPECT_EQ(effectiveness(owed, "2008-09-04"), Points{5000});
}

TEST_P(Rounds, CloseEarlierForAReasonAlsoWithoutAnyPoints) {
  const auto some = submitted(1), none = submitted(2);
  name_all();
  ASSERT_TRUE(give_all(some, 1, 90, "2008-09-01").ok());
  EXPECT_EQ(database().write([&](db::Write& db) { return close_scoring(db, act(clock.now()), some, ""); }).failure().kind, Kind::invalid);
  ASSERT_TRUE(close(some, noon("2008-09-02")).ok());
  ASSERT_TRUE(close(none, noon("2008-09-02")).ok());
  EXPECT_EQ(close(none, noon("2008-09-02")).failure().kind, Kind::conflict);
  EXPECT_EQ(round(some).closed->reason, "Эксперт болен");
  EXPECT_EQ(effectiveness(some, "2008-09-02"), Points{9000});
  EXPECT_EQ(stage(none.project, 1, "2008-09-15").total, std::nullopt);
  EXPECT_TRUE(stage(none.project, 1, "2008-09-15").automatic.has_value());
  EXPECT_THAT(leaves("report.scoring_closed"), SizeIs(2));
  const auto unsubmitted = report(add_project(3, ngo), 1);
  EXPECT_EQ(close(unsubmitted, clock.now()).failure().kind, Kind::conflict);
}

TEST_P(Rounds, OpenAgainWithAFurtherVersionWhileTheEarlierPointsCount) {
  const auto owed = submitted();
  name(experts[0], 1);
  name(experts[1], 1);
  for (const std::size_t expert : {0U, 1U}) ASSERT_TRUE(give_all(owed, expert, 40, "2008-09-01").ok());
  const notices::Outbox outbox{.now = noon("2008-09-02"), .random = random, .catalogues = *catalogues};
  write([&](db::Write& db) { return reports::send_back(db, {.account = experts[0].account, .outbox = outbox}, owed, "Дополните", {}); });
  write([&](db::Write& db) { return reports::submit_draft(db, outbox, http::Author{.account = experts[1].account, .ngo = ngo}, owed.id); });
  EXPECT_FALSE(round(owed).closed.has_value());
  EXPECT_TRUE(round(owed).givers.empty());
  EXPECT_EQ(effectiveness(owed, "2008-09-02"), Points{4000});
  ASSERT_TRUE(give_all(owed, 0, 80, "2008-09-03", 2).ok());
  EXPECT_EQ(effectiveness(owed, "2008-09-03"), Points{4000}) << "a draft of the new version is seen by nobody";
  ASSERT_TRUE(give_all(owed, 1, 90, "2008-09-04", 2).ok());
  EXPECT_EQ(effectiveness(owed, "2008-09-04"), Points{8500});
  EXPECT_EQ(effectiveness(owed, "2008-09-03"), Points{4000});
}

TEST_P(Rounds, AreReopenedOnce) {
  const auto owed = submitted();
  name(experts[0], 1);
  ASSERT_TRUE(give_all(owed, 0, 40, "2008-09-01").ok());
  const auto closing = round(owed).closed->id;
  const auto again = [&](const std::string& reason) {
    return database().write([&](db::Write& db) { return reopen_scoring(db, act(noon("2008-09-02")), owed, closing, reason); });
  };
  EXPECT_EQ(again("").failure().kind, Kind::invalid);
  EXPECT_TRUE(again("Ошибка").ok());
  EXPECT_EQ(again("Ошибка").failure().kind, Kind::conflict);
  EXPECT_THAT(leaves("report.scoring_reopened"), SizeIs(1));
}

TEST_P(Rounds, OfTwoLastExpertsAtOnceCloseOnce) {
  name(experts[0], 1);
  name(experts[1], 1);
  constexpr int lots = support::rounds_at_once / 3;
  for (int lot = 1; lot <= lots; ++lot) {
    const auto owed = submitted(lot);
    const auto [first, second] =
        support::at_once([&] { return give_all(owed, 0, 60, "2008-09-01"); }, [&] { return give_all(owed, 1, 80, "2008-09-01"); });
    ASSERT_TRUE(first.ok());
    ASSERT_TRUE(second.ok());
    ASSERT_TRUE(round(owed).closed.has_value());
    ASSERT_EQ(effectiveness(owed, "2008-09-01"), Points{7000});
  }
  EXPECT_THAT(leaves("report.scoring_closed"), SizeIs(lots));
}

TEST_P(Rounds, CountPointsFromBeforeThereWereAnyFromTheirOwnMoment) {
  const auto owed = submitted();
  write([&](db::Write& db) -> base::Done {
    db.run(tests::ratings::sql::add_old_score{
        .id = {71}, .report = owed.id, .account = experts[0].account, .at = noon("2008-09-01"), .points = 40});
    db.run(tests::ratings::sql::add_old_score{
        .id = {72}, .report = owed.id, .account = experts[0].account, .at = noon("2008-09-03"), .points = 60});
    db.run(tests::ratings::sql::add_old_score{
        .id = {73}, .report = owed.id, .account = experts[1].account, .at = noon("2008-09-04"), .points = 80});
    journal::adopt_new(db, clock.now());
    return base::done();
  });
  name(experts[0], 1);
  name(experts[1], 1);
  const auto before = [&] {
    EXPECT_EQ(effectiveness(owed, "2008-08-31"), std::nullopt);
    EXPECT_EQ(effectiveness(owed, "2008-09-02"), Points{4000});
    EXPECT_EQ(effectiveness(owed, "2008-09-03"), Points{6000});
    EXPECT_EQ(effectiveness(owed, "2008-09-04"), Points{7000});
  };
  before();
  EXPECT_FALSE(round(owed).closed.has_value());
  ASSERT_TRUE(give_all(owed, 0, 100, "2008-09-05").ok()) << "both have given theirs now, so this closes";
  EXPECT_EQ(effectiveness(owed, "2008-09-05"), Points{9000});
  before();
}

// ---- the pages

TEST_P(Rounds, OnTheirPageAreNamedForAllChosenStages) {
  submitted();
  const auto account = base::to_string(experts[1].account);
  const auto answer =
      post(experts[0].caller, round_path(), Pairs{{"account", account}, {"stage", "1"}, {"stage", "3"}, {"shown_stage", "3"}});
  ASSERT_EQ(answer.value().status, 303);
  const auto named = database().read([&](db::Read& db) { return experts_of(db, contest); });
  ASSERT_THAT(named, SizeIs(2));
  EXPECT_EQ(named[0].stage, 1);
  EXPECT_EQ(named[1].stage, 3);
  // Of three stages two are taken: the third is added. Of none left that is said.
  const Pairs all{{"account", account}, {"stage", "1"}, {"stage", "2"}, {"stage", "3"}, {"shown_stage", "1"}};
  EXPECT_EQ(post(experts[0].caller, round_path(), all).value().status, 303);
  const auto again = post(experts[0].caller, round_path(), all).value();
  EXPECT_EQ(again.status, 409);
  EXPECT_THAT(again.body, HasSubstr("named for all these stages already"));
  EXPECT_EQ(post(experts[0].caller, round_path(), Pairs{{"account", account}, {"shown_stage", "1"}}).value().status, 422);
  EXPECT_THAT(get(experts[0].caller, round_path(), {{"stage", "1"}}).value().body,
              AllOf(HasSubstr("Account second"), HasSubstr("0 of 1"), HasSubstr("Open: 0 of 1 have given their points")));
  EXPECT_FALSE(get(foreign.caller, round_path()).ok());
  EXPECT_FALSE(get(visitor(), round_path()).ok());
}

TEST_P(Rounds, OnThePageOfAReportAreClosedAndOpenedWithReasons) {
  const auto owed = submitted();
  name_all();
  ASSERT_TRUE(give_all(owed, 0, 60, "2008-09-01").ok());
  EXPECT_THAT(get(experts[0].caller, scoring_path(owed)).value().body,
              AllOf(HasSubstr("1 of 3 have given their points"), HasSubstr("Account second, Account third")));
  const auto send = [&](std::string version, std::string closing, std::string reason) {
    return post(experts[0].caller, scoring_path(owed),
                Pairs{{"version", std::move(version)}, {"closing", std::move(closing)}, {"reason", std::move(reason)}})
        .value();
  };
  EXPECT_EQ(send("1", "", "").status, 422);
  const auto other = send("2", "", "Эксперт болен");
  EXPECT_EQ(other.status, 409);
  EXPECT_THAT(other.body, HasSubstr("Эксперт болен"));
  EXPECT_EQ(send("1", "", "Эксперт болен").status, 303);
  EXPECT_EQ(send("1", "", "Эксперт болен").status, 409) << "the page was of an open scoring: it does not open what is closed";
  const auto closing = base::to_string(round(owed).closed->id);
  EXPECT_THAT(get(experts[1].caller, scoring_path(owed)).value().body, AllOf(HasSubstr("Эксперт болен"), HasSubstr("Account first")));
  EXPECT_EQ(send("1", closing, "Ошибка в баллах").status, 303);
  EXPECT_FALSE(round(owed).closed.has_value());
  EXPECT_FALSE(get(foreign.caller, scoring_path(owed)).ok());
}

TEST_P(Rounds, SayWhatWaitsForAnExpertsPoints) {
  const auto owed = submitted();
  const auto waiting = [&](const support::Person& expert) { return get(expert.caller, "/scoring").value().body; };
  EXPECT_THAT(waiting(experts[0]), HasSubstr("No report waits for your points"));
  name(experts[0], 1);
  name(experts[1], 1);
  EXPECT_THAT(waiting(experts[0]), AllOf(HasSubstr(score_path(owed)), HasSubstr("1 report")));
  EXPECT_THAT(waiting(experts[2]), Not(HasSubstr(score_path(owed))));
  ASSERT_TRUE(give_all(owed, 0, 60, "2008-09-01").ok());
  EXPECT_THAT(waiting(experts[0]), Not(HasSubstr(score_path(owed))));
  EXPECT_THAT(waiting(experts[1]), HasSubstr(score_path(owed)));
  ASSERT_TRUE(close(owed, noon("2008-09-02")).ok());
  EXPECT_THAT(waiting(experts[1]), Not(HasSubstr(score_path(owed))));
}

TEST_P(Rounds, WithdrawOnAPageOfTheirOwn) {
  submitted();
  name(experts[0], 1);
  const auto named = database().read([&](db::Read& db) { return experts_of(db, contest); }).at(0);
  const auto path = round_path() + "/" + base::to_string(named.id);
  EXPECT_THAT(get(experts[1].caller, path).value().body, HasSubstr("Account first"));
  EXPECT_EQ(post(experts[1].caller, path, Pairs{{"reason", " "}}).value().status, 422);
  EXPECT_EQ(post(experts[1].caller, path, Pairs{{"reason", "Болезнь"}}).value().status, 303);
  EXPECT_EQ(post(experts[1].caller, path, Pairs{{"reason", "Болезнь"}}).failure().kind, Kind::not_found);
  EXPECT_THAT(leaves("expert.withdrawn"), SizeIs(1));
}

}  // namespace
}  // namespace baqylau::ratings
