/// What the pages do, asked through the route table as the server asks.

#include "pages_fixture.hpp"

#include "base/random.hpp"
#include "i18n/i18n.hpp"

#include <algorithm>

namespace baqylau::reports {
namespace {

TEST_P(ReportPages, ForeignAndUnknownReportsAreNotFoundOnEveryAuthorPage) {
  for (const auto* page : {"draft", "files", "submit", "receipt"}) {
    EXPECT_EQ(get(stranger, "/reports/501/" + std::string{page}).failure, base::Kind::not_found) << page;
    EXPECT_EQ(get(stranger, "/reports/999/" + std::string{page}).failure, base::Kind::not_found) << page;
  }
  EXPECT_EQ(post(stranger, "/reports/501/draft", draft_form(report)).failure, base::Kind::not_found);
  EXPECT_EQ(post(stranger, "/reports/501/submit", {{"content_hash", "x"}}).failure, base::Kind::not_found);
  EXPECT_EQ(upload(stranger, "/reports/501/files", some_upload("a.txt", "text")).failure, base::Kind::not_found);
}

TEST_P(ReportPages, ADraftIsNeverPublic) {
  write(report, {Part::team});
  EXPECT_EQ(get({}, "/reports/501").failure, base::Kind::not_found);
  EXPECT_EQ(get({}, "/reports/501", {{"version", "1"}}).failure, base::Kind::not_found);
}

TEST_P(ReportPages, SavingLeadsToThePageThatWasAskedFor) {
  const auto typed = with(draft_form(report), "part.team", "Five people");
  EXPECT_TRUE(post(member, "/reports/501/draft", typed).location.starts_with("/reports/501/draft"));
  EXPECT_TRUE(post(member, "/reports/501/draft", with(typed, "next", "files")).location.starts_with("/reports/501/files"));
  EXPECT_TRUE(post(member, "/reports/501/draft", with(typed, "next", "submit")).location.starts_with("/reports/501/submit"));
  EXPECT_TRUE(get(member, "/reports/501/draft").shows("Five people"));
}

TEST_P(ReportPages, AnUnknownFieldIsRefused) {
  EXPECT_EQ(post(member, "/reports/501/draft", with(draft_form(report), "state", "accepted")).failure, base::Kind::malformed);
}

TEST_P(ReportPages, ATextThatIsRefusedStaysInItsFieldAndTheOthersAreSaved) {
  const std::string text(longest_part + 1, 'x');
  const auto typed = with(with(draft_form(report), "part.team", text), "part.partners", "Two schools");
  const auto answer = post(member, "/reports/501/draft", typed);
  EXPECT_EQ(answer.status, 200);
  EXPECT_TRUE(answer.shows(text));
  EXPECT_TRUE(answer.shows("except for what is marked"));
  EXPECT_TRUE(answer.shows("name=\"version.partners\" value=\"1\""));
  EXPECT_TRUE(answer.shows("name=\"version.team\" value=\"0\""));
  EXPECT_EQ(draft(report).part(Part::partners).content.body, "Two schools");
  EXPECT_EQ(draft(report).part(Part::team).content.body, std::nullopt);
}

TEST_P(ReportPages, AutosaveTellsWhatItRefusedAndSavesTheRest) {
  const auto typed = with(with(draft_form(report), "part.team", "a\x01"), "part.partners", "Two\vschools");
  const auto answer = post(member, "/reports/501/draft", typed, true);
  EXPECT_EQ(answer.status, 200);
  EXPECT_TRUE(answer.shows("\"refused\":\"Saved, except for this: ")) << answer.body;
  EXPECT_TRUE(answer.shows("\"version.partners\":\"1\""));
  EXPECT_FALSE(answer.shows("\"version.team\"")) << answer.body;
  EXPECT_EQ(draft(report).part(Part::partners).content.body, "Two\nschools");
  EXPECT_EQ(draft(report).part(Part::team).content.body, std::nullopt);
}

TEST_P(ReportPages, AReportThatIsNoLongerOpenShowsAlsoWhatWouldHaveBeenRefused) {
  write(report, {Part::team});
  const auto typed = with(draft_form(report), "part.team", std::string(longest_part + 1, 'x'));
  ASSERT_TRUE(submit_now(report).ok());
  const auto answer = post(member, "/reports/501/draft", typed);
  EXPECT_EQ(answer.status, 409);
  EXPECT_TRUE(answer.shows(std::string(longest_part + 1, 'x')));
}

TEST_P(ReportPages, AutosaveAnswersJsonAndIsKept) {
  const auto answer = post(member, "/reports/501/draft", with(draft_form(report), "part.team", "Saved by itself"), true);
  EXPECT_EQ(answer.status, 200);
  EXPECT_TRUE(answer.shows("\"version.team\":\"1\"")) << answer.body;
  EXPECT_TRUE(answer.shows("next-key"));
  EXPECT_TRUE(answer.shows("10:00")) << answer.body;
  EXPECT_EQ(draft(report).part(Part::team).content.body, "Saved by itself");
}

// A page that shows an old text of another's part must not be told that it shows the new one.
TEST_P(ReportPages, AutosaveLeavesTheMarksOfPartsThatOthersChanged) {
  write(report, {Part::partners});
  const auto mine = with(draft_form(report), "part.team", "mine");
  auto theirs = form(report);
  type(theirs, Part::partners, "theirs");
  ASSERT_TRUE(save(colleague, report, theirs).ok());
  const auto answer = post(member, "/reports/501/draft", mine, true);
  EXPECT_EQ(answer.status, 200);
  EXPECT_TRUE(answer.shows("version.team"));
  EXPECT_FALSE(answer.shows("version.partners")) << answer.body;
  EXPECT_EQ(draft(report).part(Part::partners).content.body, "theirs");
}

TEST_P(ReportPages, AutosaveTellsAConflict) {
  const auto shown = draft_form(report);
  ASSERT_EQ(post(member, "/reports/501/draft", with(shown, "part.team", "first"), true).status, 200);
  EXPECT_EQ(post(member, "/reports/501/draft", with(shown, "part.team", "second"), true).failure, base::Kind::conflict);
  EXPECT_EQ(draft(report).part(Part::team).content.body, "first");
}

TEST_P(ReportPages, AConflictShowsBothTextsAndTheNextSaveMergesThem) {
  const auto shown = draft_form(report);
  ASSERT_EQ(post(member, "/reports/501/draft", with(shown, "part.team", "their text")).status, 303);
  const auto conflict = post(member, "/reports/501/draft", with(with(shown, "part.team", "my text"), "part.partners", "my partners"));
  EXPECT_EQ(conflict.status, 409);
  EXPECT_TRUE(conflict.shows("my text"));
  EXPECT_TRUE(conflict.shows("their text"));
  EXPECT_TRUE(conflict.shows("my partners"));
  EXPECT_TRUE(conflict.shows("name=\"version.team\" value=\"1\""));
  EXPECT_TRUE(conflict.shows("name=\"version.partners\" value=\"0\""));
  EXPECT_EQ(draft(report).part(Part::team).content.body, "their text");
  auto merged = with(with(shown, "part.team", "both texts"), "part.partners", "my partners");
  merged = with(with(merged, "version.team", "1"), "shown.team", text_hash("their text"));
  EXPECT_EQ(post(member, "/reports/501/draft", merged).status, 303);
  EXPECT_EQ(draft(report).part(Part::team).content.body, "both texts");
}

TEST_P(ReportPages, SubmittingShowsAReceiptAndPublishesTheVersion) {
  write(report, {Part::team, Part::about_project, Part::main_works});
  const auto check = get(member, "/reports/501/submit");
  const auto hash = seen(report).content_hash;
  EXPECT_TRUE(check.shows(hash));
  EXPECT_FALSE(check.shows("name=\"confirm\""));
  const auto sent = post(member, "/reports/501/submit", {{"content_hash", hash}});
  EXPECT_EQ(sent.status, 303);
  EXPECT_TRUE(sent.location.starts_with("/reports/501/receipt")) << sent.location;
  const auto version = database().read([&](db::Read& db) { return store::versions(db, report); }).front();
  for (const auto& page : {get(member, "/reports/501/receipt"), get({}, "/reports/501"), get({}, "/reports/501", {{"version", "1"}})}) {
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.shows(version.receipt));
    EXPECT_TRUE(page.shows(version.content_hash.substr(0, 8) + "<wbr>" + version.content_hash.substr(8, 8)));
  }
  EXPECT_TRUE(get({}, "/reports/501").shows("Текст: team"));
  EXPECT_EQ(get({}, "/reports/501", {{"version", "2"}}).failure, base::Kind::not_found);
}

TEST_P(ReportPages, AfterSubmissionTheTypedTextIsShownAndNotSaved) {
  write(report, {Part::team, Part::about_project, Part::main_works});
  const auto typed = with(draft_form(report), "part.team", "typed too late");
  ASSERT_TRUE(submit_as(ngo, report, {.content_hash = seen(report).content_hash}).ok());
  const auto answer = post(member, "/reports/501/draft", typed);
  EXPECT_EQ(answer.status, 409);
  EXPECT_TRUE(answer.shows("typed too late"));
  EXPECT_TRUE(answer.shows("This report was submitted on")) << answer.body;
  EXPECT_EQ(post(member, "/reports/501/draft", typed, true).failure, base::Kind::conflict);
  EXPECT_TRUE(get(member, "/reports/501/draft").shows("This report was submitted on"));
  EXPECT_EQ(post(member, "/reports/501/submit", {{"content_hash", "x"}}).status, 409);
  EXPECT_EQ(upload(member, "/reports/501/files", some_upload("a.txt", "text")).status, 409);
  EXPECT_EQ(draft(report).part(Part::team).content.body, "Текст: team");
}

TEST_P(ReportPages, AnIncompleteReportAsksForConfirmationByName) {
  write(report, {Part::about_project});
  const auto check = get(member, "/reports/501/submit");
  EXPECT_TRUE(check.shows("Required parts are missing: Team, Description of main work."));
  EXPECT_TRUE(check.shows("name=\"confirm\""));
  const auto hash = seen(report).content_hash;
  EXPECT_EQ(post(member, "/reports/501/submit", {{"content_hash", hash}}).status, 422);
  EXPECT_EQ(load(ngo, report).state, ReportState::draft);
  EXPECT_EQ(post(member, "/reports/501/submit", {{"content_hash", hash}, {"confirm", "1"}}).status, 303);
}

TEST_P(ReportPages, AnEmptyReportCannotBeSubmitted) {
  EXPECT_TRUE(get(member, "/reports/501/submit").shows("The report is empty."));
  EXPECT_EQ(post(member, "/reports/501/submit", {{"content_hash", seen(report).content_hash}, {"confirm", "1"}}).status, 422);
}

TEST_P(ReportPages, ADraftChangedAfterTheCheckIsCheckedAgain) {
  write(report, {Part::team, Part::about_project, Part::main_works});
  const auto hash = seen(report).content_hash;
  write(report, {Part::partners});
  const auto answer = post(member, "/reports/501/submit", {{"content_hash", hash}});
  EXPECT_EQ(answer.status, 409);
  EXPECT_TRUE(answer.shows(seen(report).content_hash)) << "the form carries what is there now";
  EXPECT_EQ(load(ngo, report).state, ReportState::draft);
}

TEST_P(ReportPages, WhatTheOperatorEntersIsMarkedForEverybody) {
  write(report, {Part::team, Part::about_project, Part::main_works});
  EXPECT_TRUE(get(clerk, "/reports/501/submit").shows("name=\"received_on\""));
  EXPECT_FALSE(get(member, "/reports/501/submit").shows("name=\"received_on\""));
  const auto hash = seen(report).content_hash;
  EXPECT_EQ(post(member, "/reports/501/submit", {{"content_hash", hash}, {"received_on", "27.02.2008"}}).failure, base::Kind::malformed);
  EXPECT_EQ(post(clerk, "/reports/501/submit", {{"content_hash", hash}, {"received_on", "04.03.2008"}}).status, 422);
  EXPECT_EQ(post(clerk, "/reports/501/submit", {{"content_hash", hash}, {"received_on", "27.02.2008"}}).status, 303);
  EXPECT_TRUE(get({}, "/reports/501").shows("Entered by the operator from papers."));
  EXPECT_EQ(load(ngo, report).counted_on(), day("2008-02-27"));
}

TEST_P(ReportPages, AFileIsAddedByItsContent) {
  EXPECT_EQ(upload(member, "/reports/501/files", some_upload("list.txt", "One\nTwo\n")).status, 303);
  EXPECT_EQ(files.kept.size(), 1U);
  EXPECT_TRUE(get(member, "/reports/501/files").shows("list.txt"));
  const auto refused = upload(member, "/reports/501/files", some_upload("list.pdf", "<html><body></body></html>"));
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(refused.shows("list.pdf"));
  EXPECT_EQ(files.kept.size(), 1U);
}

TEST_P(ReportPages, AFileThatIsTooLargeIsToldItsSizeAndTheLimit) {
  auto sent = some_upload("film.zip", "PK");
  sent.state = http::Upload::State::too_large;
  sent.size = std::int64_t{26} * 1024 * 1024;
  const auto answer = upload(member, "/reports/501/files", sent);
  EXPECT_EQ(answer.status, 422);
  EXPECT_TRUE(answer.shows("film.zip"));
  EXPECT_TRUE(answer.shows("26"));
  EXPECT_TRUE(answer.shows("25"));
  EXPECT_TRUE(files.kept.empty());
}

TEST_P(ReportPages, NoFileAndAnEmptyFileAreRefused) {
  EXPECT_EQ(upload(member, "/reports/501/files", some_upload("", "")).status, 422);
  EXPECT_EQ(upload(member, "/reports/501/files", some_upload("empty.txt", "")).status, 422);
}

TEST_P(ReportPages, AFileOfADraftIsForItsAuthorOnly) {
  ASSERT_EQ(upload(member, "/reports/501/files", some_upload("list.txt", "One\n")).status, 303);
  const auto path = "/files/" + base::to_string(draft(report).files.front().id);
  EXPECT_EQ(get(member, path).status, 200);
  EXPECT_EQ(get(clerk, path).status, 200);
  EXPECT_EQ(get(stranger, path).failure, base::Kind::not_found);
  EXPECT_EQ(get({}, path).failure, base::Kind::not_found);
  ASSERT_TRUE(submit_as(ngo, report, {.content_hash = seen(report).content_hash, .confirmed = true}).ok());
  EXPECT_EQ(get({}, path).status, 200);
}

TEST_P(ReportPages, SectionsShowStatesDatesAndWhatIsMissing) {
  write(report, {Part::team});
  http::Request request;
  request.language = i18n::Language::en;
  const auto catalogues = i18n::load_catalogues();
  const ui::View view{request, (*catalogues)[i18n::Language::en], day("2008-03-05")};
  const auto section = database().read([&](db::Read& db) { return reports_section(view, db, project); }).bytes();
  EXPECT_NE(section.find("First interim report"), std::string::npos);
  EXPECT_NE(section.find("Overdue by 2 days"), std::string::npos);
  EXPECT_EQ(section.find("Текст: team"), std::string::npos);
  EXPECT_EQ(section.find("/reports/501/draft"), std::string::npos) << "a visitor is not offered to write";
  request.caller = clerk;
  const auto for_operator = database().read([&](db::Read& db) { return reports_section(view, db, project); }).bytes();
  EXPECT_NE(for_operator.find("/reports/501/draft"), std::string::npos);
  request.caller = stranger;
  const auto for_stranger = database().read([&](db::Read& db) { return reports_section(view, db, project); }).bytes();
  EXPECT_EQ(for_stranger.find("/reports/501/draft"), std::string::npos);
  const auto cabinet = database().read([&](db::Read& db) { return cabinet_reports(view, db, {11}); }).bytes();
  EXPECT_NE(cabinet.find("/reports/501/draft"), std::string::npos);
  EXPECT_NE(cabinet.find("Required parts are missing: About the project, Description of main work."), std::string::npos);
  EXPECT_EQ(cabinet.find("/reports/511"), std::string::npos);
}

TEST_P(ReportPages, PapersThatCameLateAreToldHowLateAndMayBeConfirmed) {
  write(report, {Part::team, Part::about_project, Part::main_works});
  clock.set(base::almaty_start(day("2008-03-20")) + std::chrono::hours{10});
  ASSERT_TRUE(move_due_to(report, "2008-03-25").ok()) << "after the papers came";
  const auto hash = seen(report).content_hash;
  const auto late = post(clerk, "/reports/501/submit", {{"content_hash", hash}, {"received_on", "05.03.2008"}});
  EXPECT_EQ(late.status, 422);
  EXPECT_TRUE(late.shows("name=\"confirm\"")) << "the box";
  EXPECT_TRUE(late.shows("2 days late")) << late.body;
  EXPECT_EQ(post(clerk, "/reports/501/submit", {{"content_hash", hash}, {"received_on", "05.03.2008"}, {"confirm", "1"}}).status, 303);
  EXPECT_EQ(days(report, "2008-03-31"), 2);
}

BAQYLAU_ON_EACH_ENGINE(ReportPages);

}  // namespace
}  // namespace baqylau::reports
