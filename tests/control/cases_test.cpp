/// Special control as cases: opened and closed by the clock, by people, by decisions. SPEC §7.

#include "support/at_once.hpp"
#include "tests/control/fixture.hpp"
#include "tests/control/sql.hpp"

namespace baqylau::control {
namespace {

using base::Kind;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using State = Case::State;

class CasesKept : public ControlTest {};
BAQYLAU_ON_EACH_ENGINE(CasesKept);

TEST_P(CasesKept, AnOverdueReportOpensACaseWithTheFirstMomentOfTheNextDay) {
  keep(base::almaty_start(day("2008-02-20")) + std::chrono::microseconds{-1});
  EXPECT_THAT(cases(one), IsEmpty());
  keep(base::almaty_start(day("2008-02-20")));
  ASSERT_THAT(cases(one), SizeIs(1));
  const auto opened = cases(one)[0];
  EXPECT_EQ(opened.why, Case::Why::overdue);
  EXPECT_EQ(opened.stage, 1);
  EXPECT_EQ(opened.state, State::open);
  EXPECT_EQ(opened.opened_at, base::almaty_start(day("2008-02-20")));
  EXPECT_EQ(opened.cure_by, day("2008-03-01"));  // ten days, over the 29th of February
}

TEST_P(CasesKept, TheWholeTermCountsFromTheDayOnWhichTheNgoIsTold) {
  keep(noon("2008-03-05"));
  const auto opened = cases(one).at(0);
  EXPECT_EQ(opened.opened_at, base::almaty_start(day("2008-02-20")));
  EXPECT_EQ(opened.cure_by, day("2008-03-15"));
  EXPECT_EQ(opened.told_at, noon("2008-03-05"));
}

TEST_P(CasesKept, EachNgoIsToldOnceForEachOfItsProjectsInItsLanguage) {
  keep(noon("2008-02-20"));
  const auto letters = told(ngo);
  ASSERT_THAT(letters, SizeIs(2));
  EXPECT_EQ(letters[0].kind, notices::Kind::special_control);
  EXPECT_THAT(letters[0].subject, HasSubstr("ерекше бақылауға алынды"));
  EXPECT_THAT(letters[0].body, HasSubstr("1\u00A0наурыз"));
  EXPECT_THAT(told(other_ngo), SizeIs(1));
}

TEST_P(CasesKept, AChangeIsFollowedInItsProjectAlone) {
  keep_changed(noon("2008-02-19"));
  EXPECT_THAT(cases(one), IsEmpty()) << "the first time all are looked at: nothing is overdue";
  submit(one, 1, noon("2008-02-20"), {Part::team});
  keep_changed(noon("2008-02-20"));
  ASSERT_THAT(cases(one), SizeIs(1)) << "submitted late, and so no longer overdue; it is incomplete";
  EXPECT_EQ(cases(one)[0].why, Case::Why::incomplete);
  EXPECT_EQ(cases(one)[0].opened_at, noon("2008-02-20"));
  EXPECT_THAT(cases(two), IsEmpty()) << "nothing was changed there: it is the day's task that finds it overdue";
  const auto size = leaves();
  keep_changed(noon("2008-02-20"));
  EXPECT_EQ(leaves(), size);
  send_back(one, 1, noon("2008-02-21"));
  submit(one, 1, noon("2008-02-22"), complete());
  keep_changed(noon("2008-02-23"));
  EXPECT_EQ(cases(one)[0].state, State::cured);
  EXPECT_EQ(cases(one)[0].closed_at, noon("2008-02-22")) << "dated by what cured it";
  EXPECT_THAT(cases(two), IsEmpty());
  keep(noon("2008-02-23"));
  EXPECT_THAT(cases(two), SizeIs(1));
}

TEST_P(CasesKept, WhatIsRequiredOfAllIsFollowedInAll) {
  submit(one, 1, noon("2008-02-18"), complete());
  submit(three, 1, noon("2008-02-18"), complete());
  keep_changed(noon("2008-02-18"));
  EXPECT_THAT(cases(one), IsEmpty());
  write([&](db::Write& db) {
    db.run(tests::control::sql::require_part{.stage = 1, .part = "partners", .valid_from = day("2008-01-01")});
    EXPECT_GT(journal::adopt_new(db, clock.now(), "приказ"), 0);
    return base::done();
  });
  keep_changed(noon("2008-02-19"));
  EXPECT_THAT(cases(one), SizeIs(1));
  EXPECT_THAT(cases(three), SizeIs(1));
}

TEST_P(CasesKept, RunningAgainChangesNothing) {
  keep(noon("2008-02-20"));
  const auto before = cases(one);
  const auto size = leaves();
  keep(noon("2008-02-21"));
  keep(noon("2008-02-25"));
  EXPECT_EQ(cases(one), before);
  EXPECT_EQ(leaves(), size);
  EXPECT_THAT(told(ngo), SizeIs(2));
}

TEST_P(CasesKept, ALateCompleteReportCuresAtTheMomentOfItsSubmission) {
  keep(noon("2008-02-20"));
  submit(one, 1, noon("2008-02-27"), complete());
  keep(noon("2008-03-03"));
  const auto cured = cases(one).at(0);
  EXPECT_EQ(cured.state, State::cured);
  EXPECT_EQ(cured.closed_at, noon("2008-02-27"));
  EXPECT_THAT(causes(one, "2008-02-26"), SizeIs(1));
  EXPECT_THAT(causes(one, "2008-02-27"), IsEmpty());
}

TEST_P(CasesKept, AnIncompleteReportStaysOneCaseUntilACompleteVersion) {
  submit(one, 1, noon("2008-02-12"), {Part::team});
  keep(noon("2008-02-13"));
  ASSERT_THAT(cases(one), SizeIs(1));
  EXPECT_EQ(cases(one)[0].why, Case::Why::incomplete);
  EXPECT_EQ(cases(one)[0].opened_at, noon("2008-02-12"));
  send_back(one, 1, noon("2008-02-14"));
  keep(noon("2008-02-14"));
  submit(one, 1, noon("2008-02-15"), {Part::team, Part::main_works});
  keep(noon("2008-02-15"));
  ASSERT_THAT(cases(one), SizeIs(1));
  EXPECT_EQ(cases(one)[0].state, State::open);
  send_back(one, 1, noon("2008-02-16"));
  submit(one, 1, noon("2008-02-18"), complete());
  keep(noon("2008-02-20"));
  ASSERT_THAT(cases(one), SizeIs(1));
  EXPECT_EQ(cases(one)[0].state, State::cured);
  EXPECT_EQ(cases(one)[0].closed_at, noon("2008-02-18"));
}

TEST_P(CasesKept, AReturnForIncompletenessAfterTheDueDateMakesTheReportOverdue) {
  submit(one, 1, noon("2008-02-19"), {Part::team});
  keep(noon("2008-02-20"));
  send_back(one, 1, noon("2008-02-25"));
  keep(noon("2008-02-26"));
  const auto found = cases(one);
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].why, Case::Why::overdue);
  EXPECT_EQ(found[0].opened_at, noon("2008-02-25"));
  EXPECT_EQ(found[1].why, Case::Why::incomplete);
  EXPECT_EQ(found[1].state, State::open);
}

TEST_P(CasesKept, AMovedDueDateCuresAndComesAgainWithTheNewDate) {
  keep(noon("2008-02-20"));
  move_due(one, 1, noon("2008-02-22"), "2008-03-10");
  keep(noon("2008-02-23"));
  ASSERT_THAT(cases(one), SizeIs(1));
  EXPECT_EQ(cases(one)[0].state, State::cured);
  EXPECT_EQ(cases(one)[0].closed_at, noon("2008-02-22"));
  EXPECT_THAT(causes(one, "2008-02-21"), SizeIs(1));
  EXPECT_THAT(causes(one, "2008-02-22"), IsEmpty());
  keep(noon("2008-03-11"));
  ASSERT_THAT(cases(one), SizeIs(2));
  EXPECT_EQ(cases(one)[0].opened_at, base::almaty_start(day("2008-03-11")));
}

TEST_P(CasesKept, ADueDateMovedAwayAndBackOpensTheSameCaseAgainWithAWholeTerm) {
  keep(noon("2008-02-20"));
  move_due(one, 1, noon("2008-02-22"), "2008-03-10");
  keep(noon("2008-02-22"));
  move_due(one, 1, noon("2008-02-24"), "2008-02-19");
  keep(noon("2008-02-25"));
  const auto found = cases(one);
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].state, State::open);
  EXPECT_EQ(found[0].cure_by, day("2008-03-06"));
}

TEST_P(CasesKept, AReleasedCauseDoesNotCountFromThenOnAndAnAnnulmentBringsItBack) {
  keep(noon("2008-02-20"));
  const auto id = cases(one).at(0).id;
  clock.set(noon("2008-02-25"));
  write([&](db::Write& db) { return release_case(db, checker(), id, "Паводок", base::DecisionId{7}); });
  keep(noon("2008-02-26"));
  EXPECT_EQ(cases(one).at(0).state, State::released);
  EXPECT_EQ(cases(one).at(0).close_reason, "Паводок");
  EXPECT_THAT(causes(one, "2008-02-24"), SizeIs(1));
  EXPECT_THAT(causes(one, "2008-02-25"), IsEmpty());
  EXPECT_EQ(group("2008-02-24"), 3);
  EXPECT_EQ(group("2008-02-25"), 2);

  clock.set(noon("2008-02-28"));
  EXPECT_EQ(write([&](db::Write& db) -> base::Result<int> { return reopen_cases(db, checker(), base::DecisionId{7}); }), 1);
  EXPECT_EQ(cases(one).at(0).state, State::open);
  EXPECT_EQ(cases(one).at(0).cure_by, day("2008-03-09"));
  EXPECT_EQ(group("2008-02-28"), 3);
  EXPECT_EQ(group("2008-02-27"), 2);  // as it was that day
}

TEST_P(CasesKept, AReleaseWantsAReasonAndAnOpenCase) {
  keep(noon("2008-02-20"));
  const auto id = cases(one).at(0).id;
  const auto release = [&](const std::string& reason) {
    return database().write([&](db::Write& db) { return release_case(db, checker(), id, reason, std::nullopt); });
  };
  EXPECT_EQ(release("").failure().kind, Kind::invalid);
  EXPECT_TRUE(release("Паводок").ok());
  EXPECT_EQ(release("Паводок").failure().kind, Kind::conflict);
  EXPECT_EQ(
      database().write([&](db::Write& db) { return release_case(db, checker(), base::CaseId{1}, "Паводок", std::nullopt); }).failure().kind,
      Kind::not_found);
}

TEST_P(CasesKept, AReasonedActTakesAProjectInOnceAtATime) {
  const auto take_in = [&](const std::string& reason) {
    return database().write([&](db::Write& db) { return open_case(db, checker(), one, reason); });
  };
  EXPECT_EQ(take_in("").failure().kind, Kind::invalid);
  const auto opened = take_in("Жалоба жителей");
  ASSERT_TRUE(opened.ok());
  EXPECT_EQ(take_in("Ещё одна").failure().kind, Kind::conflict);
  EXPECT_EQ(group("2008-01-10"), 1);
  EXPECT_EQ(group("2008-01-09"), 0);
  EXPECT_THAT(causes(one, "2008-01-10"), IsEmpty());  // it is not in the group by itself
  EXPECT_THAT(told(ngo).at(0).body, HasSubstr("Жалоба жителей"));

  keep(noon("2008-01-12"));
  EXPECT_EQ(cases(one).at(0).state, State::open);  // the clock does not close what a person opened
  write([&](db::Write& db) { return release_case(db, checker(), opened.value(), "Жалоба рассмотрена", std::nullopt); });
  EXPECT_EQ(group("2008-01-12"), 0);
  EXPECT_TRUE(take_in("Новая жалоба").ok());
  EXPECT_THAT(cases(one), SizeIs(2));
}

TEST_P(CasesKept, TwoReasonedActsAtOnceOpenOneCase) {
  for (int round = 1; round <= support::rounds_at_once; ++round) {
    const auto take_in = [&](int seed) {
      return [&, seed] {
        base::SeededRandom own{static_cast<std::uint64_t>(seed)};
        const reports::Checker by{specialist.account, {clock.now(), own, *catalogues}};
        return database().write([&](db::Write& db) { return open_case(db, by, one, "Жалоба жителей"); });
      };
    };
    const auto [his, hers] = support::at_once(take_in(10000 + round), take_in(20000 + round));
    ASSERT_NE(his.ok(), hers.ok());
    EXPECT_EQ((his.ok() ? hers : his).failure().kind, Kind::conflict);
    const auto opened = (his.ok() ? his : hers).value();
    write([&](db::Write& db) { return release_case(db, checker(), opened, "Жалоба рассмотрена", std::nullopt); });
  }
  EXPECT_THAT(cases(one), SizeIs(support::rounds_at_once));
}

TEST_P(CasesKept, ADecisionEndsAllOpenCasesAndItsAnnulmentOpensThemAgain) {
  keep(noon("2008-02-20"));
  write([&](db::Write& db) { return open_case(db, checker(), one, "Жалоба"); });
  EXPECT_EQ(write([&](db::Write& db) -> base::Result<int> { return decide_cases(db, checker(), one, base::DecisionId{9}); }), 2);
  for (const auto& decided : cases(one)) {
    EXPECT_EQ(decided.state, State::decided);
    EXPECT_EQ(decided.decision, base::DecisionId{9});
  }
  EXPECT_EQ(cases(two).at(0).state, State::open);
  EXPECT_EQ(write([&](db::Write& db) -> base::Result<int> { return reopen_cases(db, checker(), base::DecisionId{9}); }), 2);
  EXPECT_EQ(write([&](db::Write& db) -> base::Result<int> { return reopen_cases(db, checker(), base::DecisionId{9}); }), 0);
}

TEST_P(CasesKept, AProjectThatHasEndedOwesNothingMore) {
  keep(noon("2008-02-20"));
  clock.set(noon("2008-02-22"));
  write([&](db::Write& db) {
    return projects::change_status(db, clock.now(), random, one, projects::StatusEvent::complete, specialist.account, std::nullopt);
  });
  keep(noon("2008-02-25"));
  EXPECT_EQ(cases(one).at(0).state, State::cured);
  EXPECT_EQ(cases(one).at(0).closed_at, noon("2008-02-22"));
  EXPECT_THAT(causes(one, "2008-02-21"), SizeIs(1));
  EXPECT_THAT(causes(one, "2008-02-22"), IsEmpty());
}

TEST_P(CasesKept, AnAcceptedIncompleteReportIsNoCauseAnyMore) {
  submit(one, 1, noon("2008-02-12"), {Part::team});
  keep(noon("2008-02-13"));
  accept(one, 1, noon("2008-02-14"));
  keep(noon("2008-02-15"));
  EXPECT_EQ(cases(one).at(0).state, State::cured);
  EXPECT_EQ(cases(one).at(0).closed_at, noon("2008-02-14"));
}

TEST_P(CasesKept, OfAnNgoAreThoseOfAllItsProjectsNewestFirst) {
  keep(noon("2008-02-20"));
  submit(two, 2, noon("2008-02-21"), {Part::team});
  keep(noon("2008-02-22"));
  const auto all = read([&](db::Read& db) { return cases_of_ngo(db, ngo); });
  ASSERT_THAT(all, SizeIs(3));
  EXPECT_EQ(all[0].project, two);
  EXPECT_EQ(all[0].stage, 2);
}

// ---- reminders

class Reminders : public ControlTest {
 protected:
  std::vector<std::string> subjects(base::NgoId whom) {
    std::vector<std::string> found;
    for (const auto& letter : told(whom)) found.push_back(letter.subject);
    return found;
  }
};
BAQYLAU_ON_EACH_ENGINE(Reminders);

TEST_P(Reminders, GoOutFourteenSevenAndOneDayBeforeEachOnce) {
  remind(noon("2008-02-04"));
  EXPECT_THAT(told(other_ngo), IsEmpty());
  remind(noon("2008-02-05"));
  remind(noon("2008-02-06"));
  EXPECT_THAT(subjects(other_ngo), SizeIs(1));
  EXPECT_THAT(subjects(other_ngo)[0], HasSubstr("14 күн қалды"));
  EXPECT_EQ(told(other_ngo)[0].kind, notices::Kind::reminder);
  remind(noon("2008-02-12"));
  remind(noon("2008-02-18"));
  remind(noon("2008-02-19"));
  EXPECT_THAT(subjects(other_ngo), SizeIs(3));
}

TEST_P(Reminders, GoOutAfterTheDueDateAsOverdue) {
  remind(noon("2008-02-18"));
  remind(noon("2008-02-20"));
  ASSERT_THAT(told(other_ngo), SizeIs(2));
  EXPECT_EQ(told(other_ngo)[0].kind, notices::Kind::overdue);
  EXPECT_THAT(subjects(other_ngo)[0], HasSubstr("1 күнге кешікті"));
}

TEST_P(Reminders, AfterAPauseOnlyTheLastOneGoesOut) {
  remind(noon("2008-02-13"));
  ASSERT_THAT(told(other_ngo), SizeIs(1));
  EXPECT_THAT(subjects(other_ngo)[0], HasSubstr("6 күн қалды"));
  remind(noon("2008-02-13"));
  EXPECT_THAT(told(other_ngo), SizeIs(1));
}

TEST_P(Reminders, AnNgoWithTwoProjectsIsRemindedOfEach) {
  remind(noon("2008-02-12"));
  EXPECT_THAT(told(ngo), SizeIs(2));
}

TEST_P(Reminders, NobodyIsRemindedOfWhatIsSubmittedOrNoLongerRunning) {
  submit(three, 1, noon("2008-02-04"), complete());
  clock.set(noon("2008-02-04"));
  write([&](db::Write& db) {
    return projects::change_status(db, clock.now(), random, one, projects::StatusEvent::complete, {}, std::nullopt);
  });
  const auto before = told(other_ngo).size();
  remind(noon("2008-02-12"));
  EXPECT_THAT(told(other_ngo), SizeIs(before));
  EXPECT_THAT(told(ngo), SizeIs(1));  // the other project's
}

TEST_P(Reminders, AReportReturnedForIncompletenessIsRemindedOfAgain) {
  submit(three, 1, noon("2008-02-04"), {Part::team});
  send_back(three, 1, noon("2008-02-11"));
  const auto before = told(other_ngo).size();
  remind(noon("2008-02-12"));
  EXPECT_THAT(told(other_ngo), SizeIs(before + 1));
}

}  // namespace
}  // namespace baqylau::control
