/// Due dates of a contest and the reports that follow them.

#include "contests/contests.hpp"
#include "journal/corrections.hpp"
#include "projects/projects.hpp"
#include "reports/schedule.hpp"
#include "reports_fixture.hpp"

namespace baqylau::reports {
namespace {

using base::Kind;
using contests::Schedule;

class DueDates : public ReportsTest {
 protected:
  const base::ContestId contest{201};
  const std::vector<Part> complete{Part::team, Part::about_project, Part::main_works};

  void on(std::string_view iso) { clock.set(base::almaty_start(day(iso)) + std::chrono::hours{10}); }
  contests::Contest stored() {
    return database().read([&](db::Read& db) { return contests::find_contest(db, contest); }).value();
  }
  SchedulePlan plan(const Schedule& to) {
    return database().read([&](db::Read& db) { return plan_schedule(db, contests::find_contest(db, contest).value(), to); });
  }
  contests::Change change(http::Scope scope = http::Scope{base::StateBodyId{101}}) {
    return {clock.now(), random, base::AccountId{4}, scope};
  }
  base::Done save_as_shown(const contests::Contest& seen, const NewSchedule& schedule, const http::Scope& scope) {
    return database().write([&](db::Write& db) { return save_schedule(db, outbox(), change(scope), seen, schedule); });
  }
  base::Done save_dates(const Schedule& to, const std::string& reason = "По договору") {
    const auto seen = stored();
    return save_as_shown(seen, {.due = to, .reason = reason, .version = seen.version, .fingerprint = plan(to).fingerprint()}, own_body);
  }
  base::Done follow(base::ReportId id, const std::string& reason = "Как у всех") {
    return database().write(
        [&](db::Write& db) -> base::Done { return follow_contest(db, specialist(), TRY(load_report_in(db, own_body, id)), reason); });
  }
};

TEST_P(DueDates, EnteredLateReachTheReportsOfProjectsThatAreThere) {
  ASSERT_TRUE(save_dates({day("2008-03-03"), day("2008-06-02"), day("2008-09-01")}).ok());
  EXPECT_EQ(load(ngo, second_report).due_on, day("2008-06-02"));
  EXPECT_EQ(days(second_report, "2008-06-02"), std::nullopt);
  on("2008-06-03");
  EXPECT_EQ(days(second_report, "2008-06-03"), 1) << "overdue from the next day on";
  EXPECT_EQ(stored().facts.due[1], day("2008-06-02"));
  EXPECT_EQ(leaves_of("report.due_moved"), 1) << "the first report had its date already";
  EXPECT_EQ(leaves_of("contest.schedule_changed"), 1);
  const auto letters = letters_to({11});
  ASSERT_EQ(letters.size(), 1U);
  EXPECT_EQ(letters[0].kind, "due_moved");
  const auto told = database().read([&](db::Read& db) { return journal::corrections_of(db, {journal::Kind::contest, contest}); });
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].fields.size(), 3U) << "none of the three was known";
  EXPECT_EQ(told[0].reason, "По договору");
}

TEST_P(DueDates, OfOpenAndSubmittedReportsAreForetoldAndThenDone) {
  ASSERT_TRUE(save_dates({day("2008-03-03"), day("2008-06-02"), {}}).ok());
  write(report, complete);
  ASSERT_TRUE(submit_now(report).ok());
  on("2008-03-10");
  const auto told = plan({day("2008-02-20"), day("2008-03-08"), {}});
  ASSERT_EQ(told.moved.size(), 2U);
  EXPECT_EQ(told.moved[0].report.id, report);
  EXPECT_TRUE(told.moved[0].report.counted_at.has_value());
  EXPECT_FALSE(told.moved[0].becomes_late()) << "it was judged when it came";
  EXPECT_TRUE(told.moved[1].becomes_overdue(day("2008-03-10")));
  ASSERT_TRUE(save_dates({day("2008-02-20"), day("2008-03-08"), {}}).ok());
  EXPECT_EQ(load(ngo, report).due_on, day("2008-02-20"));
  EXPECT_EQ(days(report, "2008-03-31"), 0) << "it came in time by the date in force";
  EXPECT_EQ(days(second_report, "2008-03-10"), 2);
  EXPECT_EQ(days(second_report, "2008-03-09"), std::nullopt) << "the form of a day gone by stays";
  // And forwards again: the submitted one stays as it was judged, the open one is no longer overdue.
  on("2008-03-11");
  ASSERT_TRUE(save_dates({day("2008-04-01"), day("2008-07-01"), {}}).ok());
  EXPECT_EQ(days(report, "2008-03-31"), 0);
  EXPECT_EQ(days(second_report, "2008-03-31"), std::nullopt);
  EXPECT_FALSE(facts(second_report, "2008-03-31").standing.own_due);
}

TEST_P(DueDates, ThatWereNotKnownWhenAReportCameSayFirstThatItBecomesLate) {
  on("2008-06-10");
  write(second_report, complete);
  ASSERT_TRUE(submit_now(second_report).ok());
  EXPECT_TRUE(plan({day("2008-03-03"), day("2008-06-02"), {}}).moved[0].becomes_late());
  EXPECT_FALSE(plan({day("2008-03-03"), day("2008-06-10"), {}}).moved[0].becomes_late());
}

TEST_P(DueDates, OfItsOwnStayWithAReport) {
  ASSERT_TRUE(move_due_to(report, "2008-03-10").ok());
  EXPECT_TRUE(facts(report, "2008-03-03").standing.own_due);
  const auto told = plan({day("2008-03-05"), day("2008-06-02"), {}});
  ASSERT_EQ(told.kept.size(), 1U);
  EXPECT_EQ(told.kept[0].id, report);
  ASSERT_TRUE(save_dates({day("2008-03-05"), day("2008-06-02"), {}}).ok());
  EXPECT_EQ(load(ngo, report).due_on, day("2008-03-10"));

  ASSERT_TRUE(follow(report).ok());
  EXPECT_EQ(load(ngo, report).due_on, day("2008-03-05"));
  EXPECT_FALSE(facts(report, "2008-03-03").standing.own_due);
  EXPECT_FALSE(follow(report).ok()) << "it follows already";
  ASSERT_TRUE(save_dates({day("2008-03-06"), day("2008-06-02"), {}}).ok());
  EXPECT_EQ(load(ngo, report).due_on, day("2008-03-06"));
}

TEST_P(DueDates, DoNotPassADateOfAReportsOwn) {
  ASSERT_TRUE(move_due_to(second_report, "2008-05-01").ok());
  const auto refused = save_dates({day("2008-05-02"), day("2008-06-02"), {}});
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.failure().kind, Kind::invalid);
  EXPECT_TRUE(save_dates({day("2008-05-01"), day("2008-06-02"), {}}).ok()) << "on the same day";
}

TEST_P(DueDates, OfReportsThatNobodyOwesStay) {
  const auto ended = database().write([&](db::Write& db) {
    return projects::change_status(db, clock.now(), random, project, projects::StatusEvent::terminate, base::AccountId{5}, std::nullopt);
  });
  ASSERT_TRUE(ended.ok());
  const auto told = plan({day("2008-03-05"), day("2008-06-02"), {}});
  EXPECT_TRUE(told.moved.empty());
  EXPECT_EQ(told.not_owed, 2);
  ASSERT_TRUE(save_dates({day("2008-03-05"), day("2008-06-02"), {}}).ok());
  EXPECT_EQ(load(ngo, second_report).due_on, std::nullopt);
}

TEST_P(DueDates, AreRefusedWithoutReasonOrderOrChange) {
  ASSERT_TRUE(save_dates({day("2008-03-03"), day("2008-06-02"), {}}).ok());
  struct Row {
    Schedule to;
    std::string reason, field;
  };
  for (const auto& row :
       {Row{{day("2008-03-04"), day("2008-06-02"), {}}, "", "reason"}, Row{{day("2008-03-03"), {}, {}}, "Убрать", "due_2"},
        Row{{day("2008-06-03"), day("2008-06-02"), {}}, "Не по порядку", "due_2"},
        Row{{day("2007-07-15"), day("2008-06-02"), {}}, "До конкурса", "due_1"},
        Row{{day("2008-03-03"), day("2008-06-02"), {}}, "То же", "due_1"}}) {
    const auto refused = save_dates(row.to, row.reason);
    ASSERT_FALSE(refused.ok()) << row.reason;
    EXPECT_EQ(refused.failure().fields.front().field, row.field) << row.reason;
  }
  EXPECT_EQ(leaves_of("contest.schedule_changed"), 1);
}

TEST_P(DueDates, AreNotSavedWhereSomethingElseWasShown) {
  const Schedule to{day("2008-03-04"), {}, {}};
  const auto seen = stored();
  const NewSchedule shown{.due = to, .reason = "Позже", .version = seen.version, .fingerprint = plan(to).fingerprint()};
  ASSERT_TRUE(move_due_to(report, "2008-03-10").ok()) << "meanwhile one got a date of its own";
  EXPECT_EQ(save_as_shown(seen, shown, own_body).failure().kind, Kind::conflict);
  EXPECT_EQ(save_as_shown(seen, shown, http::Scope{base::StateBodyId{102}}).failure().kind, Kind::not_found);
  EXPECT_EQ(stored().facts.due[0], std::nullopt);
}

BAQYLAU_ON_EACH_ENGINE(DueDates);

}  // namespace
}  // namespace baqylau::reports
