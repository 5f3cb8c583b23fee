/// What those who check do on their pages, and what the NGO and everybody see of it.

#include "pages_fixture.hpp"

namespace baqylau::reports {
namespace {

class CheckPages : public ReportPages {
 protected:
  const std::vector<Part> complete{Part::team, Part::about_project, Part::main_works};

  void submitted() {
    write(report, complete);
    ASSERT_TRUE(submit_now(report).ok());
  }
  static http::Pairs returning(const std::string& version, const std::string& reason) {
    return {{"version", version}, {"reason", reason}, {"remark.team", "Who keeps the books?"}, {"remark.files", "No photographs"}};
  }
  std::string section_of_cabinet() {
    http::Request request;
    request.language = i18n::Language::en;
    const ui::View view{request, (*catalogues_)[i18n::Language::en], clock.today()};
    return database().read([&](db::Read& db) { return cabinet_reports(view, db, {11}); }).bytes();
  }
};

// ---- the queue
TEST_P(CheckPages, TheQueueShowsWhatWaitsInTheOwnScopeOnly) {
  EXPECT_TRUE(get(checker, "/reports").shows("No report is waiting to be checked."));
  submitted();
  clock.set(clock.now() + std::chrono::hours{24 * 3});
  const auto queue = get(checker, "/reports");
  EXPECT_EQ(queue.status, 200);
  EXPECT_TRUE(queue.shows("/reports/501/check"));
  EXPECT_TRUE(queue.shows("3 days"));
  EXPECT_TRUE(queue.shows("НПО 1"));
  EXPECT_FALSE(get(foreign_checker, "/reports").shows("/reports/501/check"));
  EXPECT_TRUE(get(checker, "/reports", {{"contest", "201"}}).shows("/reports/501/check"));
  EXPECT_FALSE(get(checker, "/reports", {{"contest", "202"}}).shows("/reports/501/check"));
  EXPECT_FALSE(get(checker, "/reports").shows("value=\"202\"")) << "a contest of another body is no choice";
}

TEST_P(CheckPages, AreForSpecialistsOfTheBodyOnly) {
  submitted();
  for (const auto* page : {"/reports/501/check", "/reports/501/due"}) {
    EXPECT_EQ(get(checker, page).status, 200) << page;
    EXPECT_EQ(get(foreign_checker, page).failure, base::Kind::not_found) << page;
    for (const auto& other : {member, clerk, http::Caller{}}) EXPECT_FALSE(admits(other, page, false)) << page;
  }
}

// ---- checking
TEST_P(CheckPages, EachPartStandsBesideItsRemark) {
  write(report, {Part::team});
  ASSERT_TRUE(submit_now(report).ok());
  const auto page = get(checker, "/reports/501/check");
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(page.shows("Текст: team"));
  for (const auto part : all_parts) EXPECT_TRUE(page.shows("name=\"remark." + std::string{to_code(part)} + "\"")) << to_code(part);
  EXPECT_TRUE(page.shows("name=\"version\" value=\"1\""));
  EXPECT_TRUE(page.shows("About the project, Description of main work")) << "what is missing stands on top";
}

TEST_P(CheckPages, AReturnShowsTheNgoReasonAndRemarksAndThePublicNeither) {
  submitted();
  const auto sent = post(checker, "/reports/501/return", returning("1", "The sums do not add up"));
  EXPECT_EQ(sent.status, 303);
  EXPECT_EQ(sent.location, "/reports");
  const auto draft = get(member, "/reports/501/draft");
  for (const auto* said : {"The sums do not add up", "Who keeps the books?", "No photographs"}) EXPECT_TRUE(draft.shows(said)) << said;
  EXPECT_LT(draft.body.find("Who keeps the books?"), draft.body.find("name=\"part.team\"")) << "beside its part";
  EXPECT_GT(draft.body.find("Who keeps the books?"), draft.body.find("The sums do not add up"));
  const auto open = get({}, "/reports/501");
  EXPECT_TRUE(open.shows("Returned for correction"));
  EXPECT_FALSE(open.shows("Required parts were missing"));
  for (const auto* said : {"The sums do not add up", "Who keeps the books?", "No photographs"}) EXPECT_FALSE(open.shows(said)) << said;
  EXPECT_NE(section_of_cabinet().find("The sums do not add up"), std::string::npos);
}

TEST_P(CheckPages, ThePublicIsToldOfIncompleteness) {
  write(report, {Part::team});
  ASSERT_TRUE(submit_now(report).ok());
  ASSERT_TRUE(return_it(report).ok());
  EXPECT_TRUE(get({}, "/reports/501").shows("Required parts were missing"));
}

TEST_P(CheckPages, AReturnWithoutAReasonKeepsTheRemarks) {
  submitted();
  const auto refused = post(checker, "/reports/501/return", returning("1", " "));
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(refused.shows("Who keeps the books?"));
  EXPECT_TRUE(refused.shows("No photographs"));
  EXPECT_EQ(load(ngo, report).state, ReportState::submitted);
}

TEST_P(CheckPages, WhatWasReadMustBeWhatIsThere) {
  submitted();
  ASSERT_TRUE(return_it(report, "Earlier reason", {{Part::team, "Earlier remark"}}).ok());
  write(report, {Part::partners});
  ASSERT_TRUE(submit_now(report).ok());
  const auto returned = post(checker, "/reports/501/return", returning("1", "The sums do not add up"));
  EXPECT_EQ(returned.status, 409);
  for (const auto* kept : {"The sums do not add up", "Who keeps the books?", "No photographs"}) EXPECT_TRUE(returned.shows(kept)) << kept;
  EXPECT_TRUE(returned.shows("name=\"version\" value=\"2\"")) << "the next try is about what is shown now";
  EXPECT_TRUE(returned.shows("Earlier remark"));
  EXPECT_TRUE(returned.shows("/reports/501/compare?from=1&amp;to=2"));
  EXPECT_EQ(post(checker, "/reports/501/accept", {{"version", "1"}}).status, 409);
  EXPECT_EQ(load(ngo, report).state, ReportState::submitted);
  EXPECT_EQ(post(checker, "/reports/501/accept", {{"version", "2"}}).status, 303);
  EXPECT_EQ(load(ngo, report).state, ReportState::accepted);
}

TEST_P(CheckPages, WhereSomebodyElseWasFasterTheTypedTextIsShown) {
  submitted();
  ASSERT_TRUE(accept_it(report).ok());
  const auto late = post(checker, "/reports/501/return", returning("1", "The sums do not add up"));
  EXPECT_EQ(late.status, 409);
  for (const auto* kept : {"The sums do not add up", "Who keeps the books?", "No photographs"}) EXPECT_TRUE(late.shows(kept)) << kept;
  EXPECT_TRUE(late.shows("This report is not waiting to be checked."));
  EXPECT_EQ(load(ngo, report).state, ReportState::accepted);
}

TEST_P(CheckPages, LeadBackToTheQueueAsItWasNarrowed) {
  submitted();
  const std::string narrowed = "?contest=201";
  const auto page = get(checker, "/reports/501/check", {{"contest", "201"}});
  for (const auto* step : {"accept", "return"}) EXPECT_TRUE(page.shows("/reports/501/" + std::string{step} + narrowed)) << step;
  EXPECT_TRUE(page.shows("href=\"/en/reports" + narrowed + "\"")) << "the crumb";
  EXPECT_EQ(post_with(checker, "/reports/501/accept", {{"contest", "201"}}, {{"version", "1"}}).location, "/reports" + narrowed);
}

TEST_P(CheckPages, UnknownFieldsAreRefused) {
  submitted();
  EXPECT_EQ(post(checker, "/reports/501/accept", {{"version", "1"}, {"state", "accepted"}}).failure, base::Kind::malformed);
  EXPECT_EQ(post(checker, "/reports/501/return", {{"version", "1"}, {"reason", "x"}, {"remark.photos", "x"}}).failure,
            base::Kind::malformed);
}

// ---- due dates
TEST_P(CheckPages, AMovedDueDateIsShownToEverybodyWithItsReason) {
  EXPECT_TRUE(get(checker, "/reports/501/due").shows("The reason is public"));
  const auto version = std::to_string(load(ngo, report).version);
  EXPECT_EQ(post(checker, "/reports/501/due", {{"version", version}, {"due_on", "20.03.2008"}, {"reason", "Snow in the region"}}).status,
            303);
  http::Request request;
  request.language = i18n::Language::en;
  const ui::View view{request, (*catalogues_)[i18n::Language::en], clock.today()};
  const auto passport = database().read([&](db::Read& db) { return reports_section(view, db, project); }).bytes();
  EXPECT_NE(passport.find("From 3 March 2008 to 20 March 2008."), std::string::npos) << passport;
  EXPECT_NE(passport.find("Snow in the region"), std::string::npos);
  submitted();
  EXPECT_TRUE(get({}, "/reports/501").shows("From 3 March 2008 to 20 March 2008."));
  EXPECT_TRUE(get({}, "/reports/501").shows("Snow in the region"));
}

TEST_P(CheckPages, AWrongDueDateStaysInItsField) {
  const auto version = std::to_string(load(ngo, report).version);
  for (const auto& [due, reason] : std::vector<std::pair<std::string, std::string>>{
           {"03.03.2008", "Snow in the region"}, {"30.02.2008", "Snow in the region"}, {"20.03.2008", ""}}) {
    const auto refused = post(checker, "/reports/501/due", {{"version", version}, {"due_on", due}, {"reason", reason}});
    EXPECT_EQ(refused.status, 422) << due;
    EXPECT_TRUE(refused.shows("value=\"" + due + "\"")) << due;
    EXPECT_TRUE(refused.shows(reason)) << due;
  }
  ASSERT_TRUE(move_due_to(report, "2008-03-07").ok());
  const auto late = post(checker, "/reports/501/due", {{"version", version}, {"due_on", "20.03.2008"}, {"reason", "Snow in the region"}});
  EXPECT_EQ(late.status, 409);
  EXPECT_TRUE(late.shows("Snow in the region"));
  EXPECT_EQ(load(ngo, report).due_on, day("2008-03-07"));
}

// ---- differences
TEST_P(CheckPages, DifferencesAreReadByEverybody) {
  write(report, complete);
  ASSERT_TRUE(attach(ngo, report, some_file(1)).ok());
  ASSERT_TRUE(submit_now(report).ok());
  EXPECT_EQ(get({}, "/reports/501/compare").failure, base::Kind::not_found) << "there is one version only";
  ASSERT_TRUE(return_it(report).ok());
  auto edits = form(report);
  type(edits, Part::team, "Текст: новая команда");
  type(edits, Part::partners, "Наши партнёры");
  ASSERT_TRUE(save(ngo, report, edits).ok());
  ASSERT_TRUE(attach(ngo, report, some_file(2)).ok());
  ASSERT_TRUE(submit_now(report).ok());
  for (const auto& page : {get({}, "/reports/501/compare"), get({}, "/reports/501/compare", {{"from", "1"}, {"to", "2"}})}) {
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.shows("<del class=\"app-removed\"><span class=\"govuk-visually-hidden\">removed: </span>team</del>")) << page.body;
    EXPECT_TRUE(page.shows("<ins class=\"app-added\"><span class=\"govuk-visually-hidden\">added: </span>новая команда</ins>"));
    EXPECT_TRUE(page.shows("Part added"));
    EXPECT_TRUE(page.shows("No changes in this part."));
    EXPECT_TRUE(page.shows("Added in the later version"));
    EXPECT_TRUE(page.shows("Unchanged"));
  }
  EXPECT_TRUE(get({}, "/reports/501").shows("/reports/501/compare?from=1&amp;to=2"));
  EXPECT_TRUE(get({}, "/reports/501/compare", {{"from", "2"}, {"to", "2"}}).shows("The two versions do not differ."));
  for (const auto* wrong : {"3", "0", "x", "-1"})
    EXPECT_EQ(get({}, "/reports/501/compare", {{"from", "1"}, {"to", wrong}}).failure, base::Kind::not_found) << wrong;
}

// ---- what everybody sees
TEST_P(CheckPages, TheTimelineMarksWhatTheOperatorEntered) {
  write(report, complete);
  ASSERT_TRUE(submit_as(own_operator, report, {.content_hash = seen(report).content_hash, .received_on = day("2008-02-27")}).ok());
  const auto page = get({}, "/reports/501");
  const auto timeline = page.body.substr(page.body.find("What happened to this report"));
  EXPECT_NE(timeline.find("Version 1 was submitted"), std::string::npos);
  EXPECT_NE(timeline.find("Entered by the operator from papers."), std::string::npos);
  EXPECT_NE(timeline.find("27 February 2008"), std::string::npos);
}

// ---- the cabinet
TEST_P(CheckPages, TheCabinetPutsReturnedBeforeOverdueBeforeTheRestAndDoneLast) {
  ASSERT_TRUE(database()
                  .write([&](db::Write& db) -> base::Done {
                    db.run(rows::add_lot{{350}, {201}, 7});
                    db.run(rows::add_project{{450}, {350}, {11}});
                    db.run(rows::add_report{{551}, {450}, 1, day("2008-03-01")});
                    db.run(rows::add_report{{552}, {450}, 2, day("2008-06-01")});
                    db.run(rows::add_report{{553}, {450}, 3, day("2008-09-01")});
                    return base::done();
                  })
                  .ok());
  submitted();
  ASSERT_TRUE(return_it(report).ok());
  write({553}, complete);
  ASSERT_TRUE(submit_now({553}).ok());
  const auto cabinet = section_of_cabinet();
  const auto at = [&](std::string_view what) { return cabinet.find(what); };
  for (const auto* link : {"/reports/501/draft", "/reports/551/draft", "/reports/552/draft", "/reports/553/receipt"})
    ASSERT_NE(at(link), std::string::npos) << link;
  EXPECT_LT(at("/reports/501/draft"), at("/reports/551/draft")) << "returned before overdue";
  EXPECT_LT(at("/reports/551/draft"), at("/reports/552/draft")) << "overdue before what is due later";
  EXPECT_LT(at("/reports/552/draft"), at("/reports/502/draft")) << "a day that is not known comes last";
  EXPECT_LT(at("/reports/502/draft"), at("/reports/553/receipt")) << "done below";
  EXPECT_NE(at("Overdue by 2 days"), std::string::npos);
  EXPECT_NE(at("90 days left"), std::string::npos);
}

BAQYLAU_ON_EACH_ENGINE(CheckPages);

}  // namespace
}  // namespace baqylau::reports
