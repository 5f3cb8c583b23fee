/// The edges of days; any day replayed.

#include "checking_fixture.hpp"

#include <algorithm>
#include <random>

namespace baqylau::reports {
namespace {

using base::Kind;

class DayEdges : public Checking {};
BAQYLAU_ON_EACH_ENGINE(DayEdges);

TEST_P(DayEdges, TheLastSecondOfTheDueDayIsInTimeAndTheNextIsNot) {
  struct Row {
    std::string_view due, at;
    int days;
  };
  // Almaty was at UTC+6 until 2024-02-29, whose last hour came twice, and is at UTC+5 since 2024-03-01.
  std::int64_t n = 0;
  for (const auto& row : {Row{"2008-02-29", "2008-02-29T17:59:59Z", 0}, Row{"2008-02-29", "2008-02-29T18:00:00Z", 1},
                          Row{"2024-02-28", "2024-02-28T17:59:59Z", 0}, Row{"2024-02-28", "2024-02-28T18:00:00Z", 1},
                          Row{"2024-02-29", "2024-02-29T17:59:59Z", 0}, Row{"2024-02-29", "2024-02-29T18:59:59Z", 0},
                          Row{"2024-02-29", "2024-02-29T19:00:00Z", 1}, Row{"2024-03-01", "2024-02-29T19:00:00Z", 0},
                          Row{"2024-03-01", "2024-03-01T18:59:59Z", 0}, Row{"2024-03-01", "2024-03-01T19:00:00Z", 1}}) {
    const auto one = another_report(600 + n, row.due);
    ++n;
    at(row.at);
    write(one, complete);
    EXPECT_EQ(seen(one).days.days, row.days) << row.at;
    EXPECT_EQ(seen(one).late(), row.days > 0) << row.at;
    ASSERT_TRUE(submit_now(one).ok());
    EXPECT_EQ(days(one, "2024-03-02"), row.days) << row.at;
  }
}

TEST_P(DayEdges, AReportDueOnTheTwentyNinthIsOverdueFromTheFirst) {
  on("2008-02-20");
  ASSERT_TRUE(move_due_to(report, "2008-02-29").ok());
  EXPECT_EQ(days(report, "2008-02-29"), std::nullopt);
  EXPECT_EQ(days(report, "2008-03-01"), 1);
  EXPECT_EQ(days(report, "2009-02-28"), 365);
  EXPECT_EQ(days(report, "2009-03-01"), 366);
}

TEST_P(DayEdges, AReportIsJudgedByTheDateInForceWhenItCame) {
  struct Row {
    std::string_view moved_at, to;  ///< the due date is 3 March
    int days;                       ///< of a report that comes on 3 March at 10:00 in Almaty (04:00 UTC)
  };
  std::int64_t n = 0;
  for (const auto& row : {
           // before it came: by the new date, later or earlier
           Row{"2008-03-01T04:00:00Z", "2008-03-13", -10},
           Row{"2008-03-01T04:00:00Z", "2008-02-28", 4},
           // on the same day: by what was in force at that very moment
           Row{"2008-03-03T03:59:59Z", "2008-03-13", -10},
           Row{"2008-03-03T03:59:59Z", "2008-02-28", 4},
           Row{"2008-03-03T04:00:00Z", "2008-03-13", 0},
           Row{"2008-03-03T04:00:00Z", "2008-02-28", 0},
           Row{"2008-03-03T17:59:59Z", "2008-03-13", 0},
           Row{"2008-03-03T17:59:59Z", "2008-02-28", 0},
           // after it
           Row{"2008-03-06T04:00:00Z", "2008-03-13", 0},
           Row{"2008-03-06T04:00:00Z", "2008-02-28", 0},
       }) {
    SCOPED_TRACE(std::string{row.moved_at} + " → " + std::string{row.to});
    const base::ReportId one = another_report(700 + n++, "2008-03-03");
    const auto come = [&] {
      at("2008-03-03T04:00:00Z");
      write(one, complete);
      ASSERT_TRUE(submit_now(one).ok());
    };
    const bool before = base::parse_instant(row.moved_at).value() < base::parse_instant("2008-03-03T04:00:00Z").value();
    if (!before) come();
    at(row.moved_at);
    ASSERT_TRUE(move_due_to(one, row.to).ok());
    if (before) come();
    EXPECT_EQ(days(one, "2008-03-31"), row.days);
    EXPECT_EQ(facts(one, "2008-03-31").standing.due_on, day(row.to)) << "what is in force now";
    EXPECT_EQ(load(ngo, one).judged_by(), facts(one, "2008-03-31").standing.judged_by()) << "lists say the same";
    EXPECT_EQ(facts(one, "2008-03-31").standing.first_due_on, day("2008-03-03"));
  }
}

TEST_P(DayEdges, PapersAreJudgedByTheDateOfTheirDayNotOfTheDayTheyWereEntered) {
  const auto enter = [&](base::ReportId one, std::string_view received) {
    write(one, complete);
    return submit_as(own_operator, one, {.content_hash = seen(one).content_hash, .confirmed = true, .received_on = day(received)});
  };
  const auto late = another_report(710, "2008-03-03");
  on("2008-03-06");
  ASSERT_TRUE(move_due_to(late, "2008-03-20").ok());
  ASSERT_TRUE(enter(late, "2008-03-05").ok());
  EXPECT_EQ(days(late, "2008-03-31"), 2) << "on the fifth the third was in force";
  EXPECT_EQ(load(ngo, late).judged_by(), day("2008-03-03"));

  const auto same_day = another_report(711, "2008-03-03");
  ASSERT_TRUE(move_due_to(same_day, "2008-03-20").ok());
  ASSERT_TRUE(enter(same_day, "2008-03-06").ok());
  EXPECT_EQ(days(same_day, "2008-03-31"), -14) << "the hour is not known: the day is taken as a whole";
  at("2008-03-06T10:00:00Z");
  ASSERT_TRUE(move_due_to(same_day, "2008-03-04").ok());
  EXPECT_EQ(days(same_day, "2008-03-31"), -14) << "it was entered before that";
  EXPECT_EQ(load(ngo, same_day).judged_by(), day("2008-03-20"));
}

TEST_P(DayEdges, WhatCameWhenNoDateWasKnownIsJudgedByThePresentOne) {
  write(second_report, complete);
  ASSERT_TRUE(submit_now(second_report).ok());
  EXPECT_EQ(days(second_report, "2008-03-05"), std::nullopt);
  on("2008-03-06");
  ASSERT_TRUE(move_due_to(second_report, "2008-03-10").ok());
  EXPECT_EQ(days(second_report, "2008-03-06"), -7);
  EXPECT_EQ(days(second_report, "2008-03-05"), std::nullopt) << "it was not known on that day";
  on("2008-03-08");
  ASSERT_TRUE(move_due_to(second_report, "2008-03-20", "Опечатка").ok());
  EXPECT_EQ(days(second_report, "2008-03-31"), -17) << "a wrong first date can be corrected";
  EXPECT_EQ(load(ngo, second_report).judged_by(), day("2008-03-20"));
  EXPECT_EQ(facts(second_report, "2008-03-31").standing.first_due_on, day("2008-03-10"));
}

TEST_P(DayEdges, PapersOfBeforeTheDateWasKnownAreJudgedByThePresentOne) {
  on("2008-03-06");
  ASSERT_TRUE(move_due_to(second_report, "2008-03-05").ok());
  ASSERT_TRUE(move_due_to(second_report, "2008-04-01", "Опечатка в месяце").ok());
  write(second_report, complete);
  ASSERT_TRUE(submit_as(own_operator, second_report,
                        {.content_hash = seen(second_report).content_hash, .confirmed = true, .received_on = day("2008-03-04")})
                  .ok());
  EXPECT_EQ(days(second_report, "2008-03-31"), -28);
}

TEST_P(DayEdges, AfterAReturnForIncompletenessTheDateInForceWhenItCameAgainCounts) {
  write(report, {Part::team});
  ASSERT_TRUE(submit_now(report).ok());
  on("2008-03-06");
  ASSERT_TRUE(return_it(report).ok());
  ASSERT_TRUE(move_due_to(report, "2008-03-10").ok());
  EXPECT_EQ(load(ngo, report).judged_by(), day("2008-03-10"));
  on("2008-03-09");
  write(report, complete);
  ASSERT_TRUE(submit_now(report).ok());
  ASSERT_TRUE(move_due_to(report, "2008-03-20").ok());
  EXPECT_EQ(days(report, "2008-03-31"), -1);
  EXPECT_EQ(load(ngo, report).judged_by(), day("2008-03-10"));
}

TEST_P(DayEdges, AReturnForIncompletenessMakesCountingStartAgain) {
  write(report, {Part::team});
  ASSERT_TRUE(submit_now(report).ok());
  EXPECT_EQ(days(report, "2008-03-03"), 0);
  on("2008-03-04");
  ASSERT_TRUE(return_it(report).ok());
  EXPECT_EQ(days(report, "2008-03-03"), 0) << "as it stood then";
  EXPECT_EQ(days(report, "2008-03-04"), 1);
  EXPECT_EQ(days(report, "2008-03-05"), 2);
  EXPECT_EQ(load(ngo, report).counted_at, std::nullopt);
  on("2008-03-06");
  write(report, complete);
  EXPECT_EQ(seen(report).days.days, 3);
  ASSERT_TRUE(submit_now(report).ok());
  EXPECT_EQ(days(report, "2008-03-31"), 3);
  EXPECT_EQ(load(ngo, report).counted_on(), day("2008-03-06"));
  EXPECT_EQ(base::almaty_date(load(ngo, report).first_submitted_at.value()), day("2008-03-03"));
}

TEST_P(DayEdges, AReturnOfACompleteReportDoesNot) {
  write(report, complete);
  ASSERT_TRUE(submit_now(report).ok());
  on("2008-03-04");
  ASSERT_TRUE(return_it(report).ok());
  EXPECT_EQ(days(report, "2008-03-05"), 0);
  on("2008-03-20");
  write(report, {Part::partners});
  EXPECT_EQ(seen(report).days.days, 0);
  EXPECT_FALSE(seen(report).needs_confirmation());
  ASSERT_TRUE(submit_now(report).ok());
  EXPECT_EQ(days(report, "2008-03-20"), 0);
}

TEST_P(DayEdges, PapersCannotHaveComeBeforeTheReturn) {
  write(report, {Part::team});
  ASSERT_TRUE(submit_now(report).ok());
  on("2008-03-06");
  ASSERT_TRUE(return_it(report).ok());
  on("2008-03-09");
  write(report, complete);
  const auto papers = [&](std::string_view received) {
    return submit_as(own_operator, report, {.content_hash = seen(report).content_hash, .confirmed = true, .received_on = day(received)});
  };
  for (const auto* early : {"2008-03-03", "2008-03-05"}) {
    const auto refused = papers(early);
    ASSERT_FALSE(refused.ok()) << early;
    EXPECT_EQ(refused.failure().fields.front().field, "received_on");
  }
  ASSERT_TRUE(papers("2008-03-06").ok()) << "on the very day";
  EXPECT_EQ(days(report, "2008-03-31"), 3);
  EXPECT_EQ(load(ngo, report).counted_on(), day("2008-03-06"));
  EXPECT_EQ(facts(report, "2008-03-06").standing.state, ReportState::submitted) << "behind the return of the same day";
}

TEST_P(DayEdges, WhatADayHeldStaysAsItWas) {
  on("2008-03-01");
  write(report, {Part::team});
  on("2008-03-02");
  write(report, {Part::partners});
  ASSERT_TRUE(attach(ngo, report, some_file(1)).ok());
  on("2008-03-03");
  auto edits = form(report);
  type(edits, Part::team, "");
  ASSERT_TRUE(save(ngo, report, edits).ok());
  EXPECT_EQ(facts(report, "2008-02-29").standing.state, ReportState::not_started);
  EXPECT_EQ(present_in(facts(report, "2008-02-29").evidence), std::set<Part>{});
  EXPECT_EQ(present_in(facts(report, "2008-03-01").evidence), std::set{Part::team});
  EXPECT_EQ(present_in(facts(report, "2008-03-02").evidence), (std::set{Part::team, Part::partners, Part::files}));
  EXPECT_EQ(present_in(facts(report, "2008-03-03").evidence), (std::set{Part::partners, Part::files}));
}

// ---- what is stored is what the history says
TEST_P(DayEdges, RandomHistoriesReplayToWhatIsStored) {
  std::mt19937 chance{2007};
  const auto below = [&](int limit) { return std::uniform_int_distribution<int>{0, limit - 1}(chance); };
  for (int n = 0; n < 120; ++n) {
    clock.set(clock.now() + std::chrono::hours{below(40)});
    const auto today = clock.today();
    switch (below(7)) {
      case 0:
        if (load(ngo, report).open()) write(report, {Part::team});
        break;
      case 1:
        if (load(ngo, report).open()) write(report, complete);
        break;
      case 2: {
        auto edits = form(report);
        type(edits, Part::main_works, "");
        ASSERT_EQ(save(ngo, report, edits).ok(), load(ngo, report).open());
        break;
      }
      case 3: (void)submit_now(report).ok(); break;
      case 4:
        (void)submit_as(own_operator, report,
                        {.content_hash = seen(report).content_hash, .confirmed = true, .received_on = today.plus_days(-below(20))})
            .ok();
        break;
      case 5: (void)return_it(report).ok(); break;
      case 6: (void)move_due_to(report, today.plus_days(below(30) - 15).iso()).ok(); break;
    }
    const auto stored = load(ngo, report);
    const auto replayed = facts(report, today.iso()).standing;
    ASSERT_EQ(replayed.state, stored.state) << n;
    ASSERT_EQ(replayed.due_on, stored.due_on) << n;
    ASSERT_EQ(replayed.first_submitted_at, stored.first_submitted_at) << n;
    ASSERT_EQ(replayed.counted_at, stored.counted_at) << n;
    ASSERT_EQ(replayed.counted_due, stored.counted_due) << n;
    ASSERT_EQ(replayed.version, stored.versions) << n;
    ASSERT_EQ(present_in(facts(report, today.iso()).evidence), stored.versions ? submitted_parts(*stored.versions) : seen(report).present)
        << n;
  }
}

}  // namespace
}  // namespace baqylau::reports
