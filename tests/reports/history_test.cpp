/// Returning, accepting, moving due dates; any day replayed; the edges of days.

#include "projects/projects.hpp"
#include "reports_fixture.hpp"

#include <algorithm>
#include <random>

namespace baqylau::reports {
namespace {

using base::Kind;

class Checking : public ReportsTest {
 protected:
  const std::vector<Part> complete{Part::team, Part::about_project, Part::main_works};

  void at(std::string_view utc) { clock.set(base::parse_instant(utc).value()); }
  void on(std::string_view iso) { clock.set(base::almaty_start(day(iso)) + std::chrono::hours{10}); }
  std::set<Part> submitted_parts(std::int64_t version) {
    const auto shown = database().read([&](db::Read& db) { return store::submitted_version(db, report, version); });
    return present_parts(shown->parts, static_cast<int>(shown->files.size()));
  }
  /// The first report of a project of its own.
  base::ReportId another_report(std::int64_t id, std::string_view due) {
    const auto done = database().write([&](db::Write& db) -> base::Done {
      db.run(rows::add_lot{{id}, {201}, id});
      db.run(rows::add_project{{id}, {id}, {11}});
      db.run(rows::add_report{{id}, {id}, 1, day(due)});
      return base::done();
    });
    EXPECT_TRUE(done.ok());
    return {id};
  }
  std::string project_status() {
    return database().read([&](db::Read& db) { return db.one(rows::project_status{project})->status; });
  }
};
class DayEdges : public Checking {};

// ---- returning
TEST_P(Checking, AReturnKeepsReasonAndRemarksAndTellsTheNgo) {
  write(report, complete);
  ASSERT_TRUE(submit_now(report).ok());
  on("2008-03-05");
  ASSERT_TRUE(return_it(report, "Уточните суммы", {{Part::team, "Кто бухгалтер?"}, {Part::files, "Нет фотографий"}}).ok());
  reopen();
  const auto now = load(ngo, report);
  EXPECT_EQ(now.state, ReportState::returned);
  const auto returned = database().read([&](db::Read& db) { return store::last_return(db, now); });
  ASSERT_TRUE(returned);
  EXPECT_EQ(returned->happening.reason, "Уточните суммы");
  EXPECT_FALSE(returned->happening.incomplete);
  EXPECT_EQ(returned->happening.version, 1);
  EXPECT_EQ(returned->remarks, (std::map<Part, std::string>{{Part::team, "Кто бухгалтер?"}, {Part::files, "Нет фотографий"}}));
  EXPECT_EQ(leaves_of("report.returned"), 1);
  const auto letters = letters_to({11});
  ASSERT_EQ(letters.size(), 2U);
  EXPECT_EQ(letters[1].kind, "returned");
  EXPECT_EQ(letters[1].link, "/reports/501/draft");
  for (const auto* said : {"Уточните суммы", "Кто бухгалтер?", "Нет фотографий"})
    EXPECT_NE(letters[1].body.find(said), std::string::npos) << letters[1].body;
}

TEST_P(Checking, AReturnWantsAReason) {
  write(report, complete);
  ASSERT_TRUE(submit_now(report).ok());
  const auto refused = return_it(report, "");
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.failure().fields.front().field, "reason");
  EXPECT_EQ(load(ngo, report).state, ReportState::submitted);
}

TEST_P(Checking, OfTwoSpecialistsOneIsFaster) {
  write(report, complete);
  ASSERT_TRUE(submit_now(report).ok());
  const auto seen_by_both = database().read([&](db::Read& db) { return load_report_in(db, own_body, report).value(); });
  const auto first = database().write([&](db::Write& db) { return accept(db, specialist(), seen_by_both); });
  const auto second = database().write([&](db::Write& db) { return send_back(db, specialist(), seen_by_both, "Поздно", {}); });
  EXPECT_TRUE(first.ok());
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.failure().kind, Kind::conflict);
  EXPECT_EQ(load(ngo, report).state, ReportState::accepted);
}

TEST_P(Checking, ForeignAndUnknownReportsLookAlike) {
  const auto ask = [&](base::ReportId id) { return database().read([&](db::Read& db) { return load_report_in(db, own_body, id); }); };
  ASSERT_FALSE(ask(foreign_report).ok());
  EXPECT_EQ(ask(foreign_report).failure().message.text, ask({999}).failure().message.text);
}

TEST_P(Checking, WhatWaitsLongestComesFirst) {
  write(second_report, complete);
  ASSERT_TRUE(submit_now(second_report).ok());
  on("2008-03-07");
  write(report, complete);
  ASSERT_TRUE(submit_now(report).ok());
  const auto queue = [&](const http::Scope& scope, std::optional<base::ContestId> contest, std::int64_t size, std::int64_t skip) {
    std::vector<std::int64_t> ids;
    for (const auto& one : database().read([&](db::Read& db) { return store::waiting(db, scope, {.contest = contest}, size, skip); }))
      ids.push_back(one.report.id.value);
    return ids;
  };
  EXPECT_EQ(queue(own_body, {}, 50, 0), (std::vector<std::int64_t>{502, 501}));
  EXPECT_EQ(queue(own_body, base::ContestId{201}, 50, 0), (std::vector<std::int64_t>{502, 501}));
  EXPECT_EQ(queue(own_body, base::ContestId{202}, 50, 0), std::vector<std::int64_t>{});
  EXPECT_EQ(queue(http::Scope{base::StateBodyId{102}}, {}, 50, 0), std::vector<std::int64_t>{});
  EXPECT_EQ(queue(http::Scope::all(), {}, 1, 1), std::vector<std::int64_t>{501});
  ASSERT_TRUE(return_it(second_report).ok());
  EXPECT_EQ(queue(own_body, {}, 50, 0), std::vector<std::int64_t>{501});
  EXPECT_EQ(database().read([&](db::Read& db) { return store::count_waiting(db, own_body, {}); }), 1);
}

// ---- accepting
TEST_P(Checking, AcceptingEndsTheReportAndTellsTheNgo) {
  write(report, complete);
  ASSERT_TRUE(submit_now(report).ok());
  on("2008-03-05");
  ASSERT_TRUE(accept_it(report).ok());
  EXPECT_EQ(load(ngo, report).state, ReportState::accepted);
  EXPECT_EQ(letters_to({11}).back().kind, "accepted");
  EXPECT_EQ(leaves_of("report.accepted"), 1);
  EXPECT_FALSE(accept_it(report).ok());
  EXPECT_EQ(project_status(), "in_execution") << "the final report is still owed";
}

TEST_P(Checking, AnAcceptanceByMistakeIsTakenBackByReturning) {
  const base::ReportId final_report{503};
  ASSERT_TRUE(database()
                  .write([&](db::Write& db) -> base::Done {
                    db.run(rows::add_report{final_report, project, 3, day("2008-06-01")});
                    return base::done();
                  })
                  .ok());
  write(final_report, complete);
  ASSERT_TRUE(submit_now(final_report).ok());
  ASSERT_TRUE(accept_it(final_report).ok());
  on("2008-03-05");
  ASSERT_TRUE(return_it(final_report, "Принят по ошибке").ok());
  EXPECT_EQ(load(ngo, final_report).state, ReportState::returned);
  EXPECT_EQ(project_status(), "in_execution");
  EXPECT_EQ(letters_to({11}).back().kind, "returned");
  write(final_report, {Part::partners});
  ASSERT_TRUE(submit_now(final_report).ok());
  ASSERT_TRUE(accept_it(final_report).ok());
  EXPECT_EQ(project_status(), "completed");
  for (const auto event : {projects::StatusEvent::reinstate, projects::StatusEvent::close}) {
    on(event == projects::StatusEvent::close ? "2008-03-07" : "2008-03-06");
    const auto done = database().write(
        [&](db::Write& db) { return projects::change_status(db, clock.now(), random, project, event, base::AccountId{5}, std::nullopt); });
    ASSERT_TRUE(done.ok());
  }
  EXPECT_EQ(return_it(final_report).failure().kind, Kind::conflict) << "a decision has ended the project";
  EXPECT_EQ(load(ngo, final_report).state, ReportState::accepted);
}

TEST_P(Checking, AcceptingTheFinalReportCompletesTheProject) {
  const base::ReportId final_report{503};
  ASSERT_TRUE(database()
                  .write([&](db::Write& db) -> base::Done {
                    db.run(rows::add_report{final_report, project, 3, day("2008-06-01")});
                    return base::done();
                  })
                  .ok());
  write(final_report, complete);
  ASSERT_TRUE(submit_now(final_report).ok());
  ASSERT_TRUE(accept_it(final_report).ok());
  EXPECT_EQ(project_status(), "completed");
}

// ---- receipts
TEST_P(Checking, EachSubmissionIsConfirmedByMail) {
  write(report, complete);
  const auto version = submit_now(report).value();
  const auto letters = letters_to({11});
  ASSERT_EQ(letters.size(), 1U);
  EXPECT_EQ(letters[0].kind, "receipt");
  EXPECT_EQ(letters[0].link, "/reports/501/receipt");
  for (const auto& said : {version.receipt, version.content_hash, std::string{"10:00"}})
    EXPECT_NE(letters[0].body.find(said), std::string::npos) << letters[0].body;
  ASSERT_TRUE(return_it(report).ok());
  write(report, {Part::partners});
  ASSERT_TRUE(submit_now(report).ok());
  EXPECT_EQ(letters_to({11}).size(), 3U);
}

TEST_P(Checking, PapersEnteredByTheOperatorAreConfirmedToTheNgo) {
  write(report, complete);
  ASSERT_TRUE(submit_as(own_operator, report, {.content_hash = seen(report).content_hash, .received_on = day("2008-02-27")}).ok());
  const auto letters = letters_to({11});
  ASSERT_EQ(letters.size(), 1U);
  const auto& t = (*catalogues_)[i18n::Language::kk];
  const auto own = std::string{t(base::M("The operator entered this report into the system from your papers, on your behalf."))};
  EXPECT_NE(letters[0].body.find(own), std::string::npos) << letters[0].body;
  EXPECT_NE(letters[0].body.find(t.date(day("2008-02-27"))), std::string::npos) << letters[0].body;
}

TEST_P(Checking, ARefusedSubmissionIsNotConfirmed) {
  write(report, {Part::team});
  ASSERT_FALSE(submit_as(ngo, report, {.content_hash = seen(report).content_hash}).ok());
  EXPECT_TRUE(letters_to({11}).empty());
}

// ---- due dates
TEST_P(Checking, AMovedDueDateKeepsItsReasonForEverybody) {
  ASSERT_TRUE(move_due_to(report, "2008-03-20", "Снегопад в области").ok());
  const auto now = load(ngo, report);
  EXPECT_EQ(now.due_on, day("2008-03-20"));
  const auto history = database().read([&](db::Read& db) { return store::history(db, now); });
  ASSERT_EQ(history.size(), 1U);
  EXPECT_EQ(history[0].kind, Happening::Kind::move_due);
  EXPECT_EQ(history[0].due_from, day("2008-03-03"));
  EXPECT_EQ(history[0].due_to, day("2008-03-20"));
  EXPECT_EQ(history[0].reason, "Снегопад в области");
  EXPECT_EQ(letters_to({11}).back().kind, "due_moved");
  EXPECT_EQ(leaves_of("report.due_moved"), 1);
}

TEST_P(Checking, ADueDateIsMovedToAnotherDayInOrderAndForAReason) {
  ASSERT_TRUE(move_due_to(second_report, "2008-05-01").ok()) << "it was not known before";
  struct Row {
    base::ReportId report;
    std::string_view to, reason, field;
  };
  for (const auto& row : {Row{report, "2008-03-20", "", "reason"}, Row{report, "2008-03-03", "Тот же день", "due_on"},
                          Row{report, "2007-07-15", "До конкурса", "due_on"}, Row{report, "2008-05-02", "После второго", "due_on"},
                          Row{second_report, "2008-03-02", "До первого", "due_on"}}) {
    const auto refused = move_due_to(row.report, row.to, std::string{row.reason});
    ASSERT_FALSE(refused.ok()) << row.to;
    EXPECT_EQ(refused.failure().fields.front().field, row.field) << row.to;
  }
  EXPECT_EQ(load(ngo, report).due_on, day("2008-03-03"));
  EXPECT_EQ(leaves_of("report.due_moved"), 1);
}

TEST_P(Checking, OfTwoMovesOneIsFaster) {
  const auto seen_by_both = load(ngo, report);
  const auto move = [&](std::string_view to) {
    return database().write([&](db::Write& db) { return move_due(db, specialist(), seen_by_both, day(to), "Снегопад"); });
  };
  ASSERT_TRUE(move("2008-03-10").ok());
  const auto second = move("2008-03-11");
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.failure().kind, Kind::conflict);
  EXPECT_EQ(load(ngo, report).due_on, day("2008-03-10"));
}

// ---- what counts
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

BAQYLAU_ON_EACH_ENGINE(Checking);
BAQYLAU_ON_EACH_ENGINE(DayEdges);

}  // namespace
}  // namespace baqylau::reports
