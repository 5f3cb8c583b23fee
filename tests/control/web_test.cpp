/// Pages of forms and of special control, as the server calls them, without a socket.

#include "tests/control/fixture.hpp"

namespace baqylau::control {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class ControlPages : public ControlTest {
 protected:
  std::string path(base::ProjectId project) { return "/projects/" + base::to_string(project) + "/cases"; }
};
BAQYLAU_ON_EACH_ENGINE(ControlPages);

TEST_P(ControlPages, ASpecialistTakesAProjectInAndReleasesIt) {
  EXPECT_EQ(post(specialist.caller, path(one), {{"reason", ""}}).value().status, 422);
  EXPECT_EQ(post(specialist.caller, path(one), {{"reason", "Complaint of residents"}}).value().status, 303);
  // Answered by the page of the failure, which holds what was typed: the case's own page has no form for it any more.
  EXPECT_EQ(post(specialist.caller, path(one), {{"reason", "Another complaint"}}).failure().kind, base::Kind::conflict);
  EXPECT_THAT(get(visitor(), "/special-control").value().body, HasSubstr("Complaint of residents"));
  const auto release = "/cases/" + base::to_string(cases(one).at(0).id) + "/release";
  EXPECT_EQ(post(specialist.caller, release, {{"reason", ""}}).value().status, 422);
  EXPECT_FALSE(post(foreign.caller, release, {{"reason", "Looked into"}}).ok());
  EXPECT_EQ(post(specialist.caller, release, {{"reason", "Looked into"}}).value().status, 303);
  EXPECT_EQ(post(specialist.caller, release, {{"reason", "Looked into"}}).failure().kind, base::Kind::conflict);
  EXPECT_THAT(get(visitor(), "/special-control").value().body, HasSubstr("Looked into"));
}

TEST_P(ControlPages, AnotherBodysProjectLooksUnknown) {
  EXPECT_FALSE(get(foreign.caller, path(one)).ok());
  EXPECT_FALSE(post(foreign.caller, path(one), {{"reason", "x"}}).ok());
  EXPECT_EQ(get(foreign.caller, path(one)).failure().message.text, get(specialist.caller, path(base::ProjectId{1})).failure().message.text);
}

TEST_P(ControlPages, TheGroupIsShownAsOfAnyDayWithItsTerms) {
  keep(noon("2008-02-20"));
  EXPECT_THAT(get(visitor(), "/special-control", {{"as_of", "2008-02-19"}}).value().body, HasSubstr("No project is under special control"));
  const auto body = get(visitor(), "/special-control").value().body;
  EXPECT_THAT(body, HasSubstr("3 projects"));
  EXPECT_THAT(body, HasSubstr("1 day overdue"));
  EXPECT_THAT(body, HasSubstr("1 Mar 2008"));
}

int occurrences(const std::string& text, std::string_view part) {
  int count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

TEST_P(ControlPages, AFigureLeadsToItsExplanation) {
  submit(one, 1, noon("2008-02-18"), complete());
  clock.set(noon("2008-03-03"));
  const auto body = get(specialist.caller, "/control/4", {{"as_of", "2008-03-01"}}).value().body;
  const auto page = "/control/4/explain?project=" + base::to_string(one);
  EXPECT_THAT(body, HasSubstr(page + "&amp;as_of=2008-03-01#days\">−1</a>"));
  EXPECT_THAT(body, HasSubstr(page + "&amp;as_of=2008-03-01#team\">1</a>"));
  EXPECT_THAT(body, Not(HasSubstr("<details")));
  const auto explained =
      get(specialist.caller, "/control/4/explain", {{"project", base::to_string(one)}, {"as_of", "2008-03-01"}}).value().body;
  EXPECT_THAT(explained, HasSubstr(R"(<dd class="govuk-summary-list__value" id="days"><details)"));
}

TEST_P(ControlPages, VeryManyRowsOnOnePageCostLittle) {
  for (int number = 10; number < 220; ++number) add_project(first, number, ngo);
  const auto page = get(specialist.caller, "/control/4", {{"contest", base::to_string(first)}}).value().body;
  EXPECT_EQ(occurrences(page, "app-long-table"), 0);
  const auto body = get(specialist.caller, "/control/4", {{"contest", base::to_string(first)}, {"all", "1"}}).value().body;
  EXPECT_EQ(occurrences(body, "app-long-table"), 1);
  EXPECT_EQ(occurrences(body, "/control/4/explain?project="), 212);
  const auto rows = body.substr(body.find("<tbody"), body.find("</tbody>") - body.find("<tbody"));
  EXPECT_LT(rows.size() / 212, 1000U);
}

TEST_P(ControlPages, WarningsNameTheReasonsToStaffAndToTheNgo) {
  submit(one, 1, noon("2008-02-27"), complete());
  clock.set(noon("2008-05-14"));
  const auto body = get(specialist.caller, "/control/warnings").value().body;
  EXPECT_THAT(body, HasSubstr("Likely late"));
  EXPECT_THAT(body, HasSubstr("5 days left and the draft is empty"));
  EXPECT_THAT(body, Not(HasSubstr("РГИ")));  // another body's
  http::Request request;
  request.language = i18n::Language::en;
  const ui::View v{request, (*catalogues)[i18n::Language::en], clock.today()};
  EXPECT_THAT(read([&](db::Read& db) { return cabinet_warnings(v, db, ngo); }).bytes(), HasSubstr("The NGO&#39;s last report was late"));
}

}  // namespace
}  // namespace baqylau::control
