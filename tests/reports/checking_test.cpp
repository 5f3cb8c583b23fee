/// Returning, accepting, moving due dates.

#include "checking_fixture.hpp"
#include "projects/projects.hpp"

#include <algorithm>

namespace baqylau::reports {
namespace {

using base::Kind;

BAQYLAU_ON_EACH_ENGINE(Checking);

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

}  // namespace
}  // namespace baqylau::reports
