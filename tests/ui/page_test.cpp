#include "ui/page.hpp"

#include "http/server.hpp"
#include "tests/ui/support.hpp"
#include "ui/error_pages.hpp"
#include "ui/web.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>

namespace baqylau::ui {
namespace {

using base::M;
using i18n::Language;
using test::contains;
using test::occurrences;

TEST(Page, HasOneHeadingAndItsLanguage) {
  const auto request = test::request_for("/contests", Language::kk);
  const auto answer = page(test::view_of(request), {.title = "Конкурстар", .body = html("<p>x</p>")});
  EXPECT_EQ(answer.status, 200);
  EXPECT_TRUE(answer.body.starts_with(R"(<!doctype html><html lang="kk")"));
  EXPECT_EQ(occurrences(answer.body, "<h1"), 1U);
  EXPECT_TRUE(contains(answer.body, "<title>Конкурстар – Мемлекеттік әлеуметтік тапсырысты орындау мониторингі</title>"));
  EXPECT_TRUE(contains(answer.body, "Қазақстан Республикасы Мәдениет және ақпарат министрлігі"));
}

TEST(Page, SwitchesLanguageToTheSamePage) {
  auto request = test::request_for("/ngos", Language::ru);
  request.query = {{"q", "а&б"}};
  const auto body = page(test::view_of(request), {.title = "t"}).body;
  EXPECT_TRUE(contains(body, R"(href="/kk/ngos?q=%D0%B0%26%D0%B1" hreflang="kk" lang="kk">Қазақша</a>)"));
  EXPECT_TRUE(contains(body, R"(hreflang="ru" lang="ru" aria-current="true">Русский</a>)"));
  EXPECT_TRUE(contains(body, R"(<link rel="alternate" hreflang="en" href="/en/ngos?q=%D0%B0%26%D0%B1">)"));
}

TEST(Page, TellsWhoFindsItElsewhereWhatItIsAndInWhichLanguages) {
  const auto request = test::request_for("/ngos", Language::ru);
  auto view = test::view_of(request);
  const View found{view.request, view.t, view.today, "https://monitoring.example"};
  const auto body = page(found, {.title = "Реестр «НПО»", .lead = "Организации и их проекты."}).body;
  for (const auto* part :
       {R"(<link rel="alternate" hreflang="kk" href="https://monitoring.example/kk/ngos">)",
        R"(<link rel="alternate" hreflang="x-default" href="https://monitoring.example/kk/ngos">)",
        R"(<meta name="description" content="Организации и их проекты.">)", R"(<meta property="og:title" content="Реестр «НПО»">)",
        R"(<meta property="og:locale" content="ru_KZ">)", R"(<meta property="og:url" content="https://monitoring.example/ru/ngos">)"})
    EXPECT_TRUE(contains(body, part));
  EXPECT_TRUE(contains(page(found, {.title = "Лот 5"}).body, R"(<meta name="description" content="Лот 5. )"));
  EXPECT_TRUE(contains(page(found, {.title = "t", .lead = "x", .description = "Коротко."}).body, R"(content="Коротко.")"));
}

TEST(Page, AfterAPostLeadsWhereAPageIs) {
  auto request = test::request_for("/contests/1/lots");
  request.method = http::Method::post;
  const auto body = page(test::view_of(request), {.title = "t", .crumbs = {{"Конкурс", http::Url::to("/contests/{}", 1)}}}).body;
  EXPECT_TRUE(contains(body, R"(href="/kk/contests/1" hreflang="kk")"));
}

TEST(Page, OffersVisitorsToSignIn) {
  const auto request = test::request_for("/contests");
  const auto body = page(test::view_of(request), {.title = "t"}).body;
  EXPECT_TRUE(contains(body, R"(href="/ru/sign-in")"));
  EXPECT_EQ(occurrences(body, "/control"), 0U);
  EXPECT_EQ(occurrences(body, "the-token"), 0U);
}

TEST(Page, ShowsStaffTheirSectionAndAWayOut) {
  auto request = test::request_for("/control");
  request.caller.account = base::AccountId{1};
  request.caller.name = "Специалист <1>";
  request.caller.roles = {{http::Role::specialist, std::nullopt}};
  const auto body = page(test::view_of(request), {.title = "t"}).body;
  EXPECT_TRUE(contains(body, R"(href="/ru/control" aria-current="page")"));
  EXPECT_TRUE(contains(body, "Специалист &lt;1&gt;"));
  EXPECT_TRUE(contains(body, R"(method="post" action="/ru/sign-out")"));
  EXPECT_EQ(occurrences(body, "/cabinet"), 0U);
}

TEST(Page, ShowsAnNgoItsCabinet) {
  auto request = test::request_for("/");
  request.caller.account = base::AccountId{1};
  request.caller.ngo = base::NgoId{2};
  EXPECT_TRUE(contains(page(test::view_of(request), {.title = "t"}).body, R"(href="/ru/cabinet")"));
}

TEST(Page, MarksTheSectionWithoutClaimingItIsThePage) {
  const auto request = test::request_for("/contests/5");
  EXPECT_TRUE(contains(page(test::view_of(request), {.title = "t"}).body, R"(href="/ru/contests" aria-current="true")"));
  const auto other = test::request_for("/contestsx");
  EXPECT_EQ(occurrences(page(test::view_of(other), {.title = "t"}).body, R"(href="/ru/contests" aria-current)"), 0U);
}

TEST(Page, PutsAllErrorsOnTopEachLinkedToItsField) {
  http::FormValues values;
  values.add_error("login", M("Sign in"));
  values.add_error("", M("Menu"));
  const auto request = test::request_for("/sign-in");
  const auto answer = page(test::view_of(request), {.title = "Вход", .form = &values}, 422);
  EXPECT_EQ(answer.status, 422);
  EXPECT_TRUE(contains(answer.body, "<title>Ошибка: Вход – "));
  EXPECT_TRUE(contains(answer.body, R"(<li><a href="#login">Войти</a></li><li>Меню</li>)"));
}

TEST(Page, HasNoFormThatIsPostedWhereItIsTheSameForEverybody) {
  auto visitor = test::request_for("/contests");
  visitor.for_everybody = true;
  EXPECT_THROW(post_form(test::view_of(visitor), http::Url::to("/contests"), html("")), std::logic_error);
  EXPECT_NO_THROW(get_form(test::view_of(visitor), http::Url::to("/contests"), html("")));
}

TEST(Page, ForLowVisionIsMarkedAndLeadsBack) {
  auto request = test::request_for("/contests");
  EXPECT_TRUE(contains(page(test::view_of(request), {.title = "t"}).body, R"(href="/ru/view/contrast?back=%2Fcontests")"));
  request.cookies = {{"view", "contrast"}};
  const auto body = page(test::view_of(request), {.title = "t"}).body;
  EXPECT_TRUE(contains(body, R"(class="govuk-template app-contrast")"));
  EXPECT_TRUE(contains(body, R"(href="/ru/view/usual?back=%2Fcontests")"));
}

TEST(Page, LeavesNothingOfItsOwnUntranslated) {
  auto request = test::request_for("/control", Language::kk);
  request.caller = {base::AccountId{1}, "⟦⟧", base::NgoId{1}, {{http::Role::specialist, std::nullopt}}, ""};
  const auto body = page(test::view_of(request, test::pseudo()), {.title = "⟦⟧", .notice = M("Saved.")}).body;
  // Outside tags, whatever has a letter stands in ⟦…⟧; the languages' own names are the exception.
  std::string text;
  bool in_tag = false;
  for (const char c : body) {
    if (c == '<') {
      in_tag = true;
      text += '\n';
    }
    if (!in_tag) text += c;
    if (c == '>') in_tag = false;
  }
  std::istringstream lines{text};
  for (std::string line; std::getline(lines, line);) {
    const bool has_letter = std::any_of(line.begin(), line.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
    if (has_letter && line != "English") {
      EXPECT_TRUE(contains(line, "⟦"));
    }
  }
}

TEST(Notice, TravelsBesideTheAddress) {
  auto request = test::request_for("/contests");
  const auto url = with_notice(http::Url::to("/contests"), Notice::saved);
  EXPECT_EQ(url.full(), "/contests");
  EXPECT_EQ(http::see_other(url).notice, "saved");
  request.query = {{"notice", "saved"}};
  EXPECT_FALSE(notice_of(request).has_value()) << "a link says nothing";
  request.notice = "saved";
  EXPECT_EQ(notice_of(request).value_or(M("")).text, M("Saved."));
}

TEST(Notice, IsGoneWithThePageThatSaysIt) {
  test::TestServices fixture;
  auto request = test::request_for("/contests");
  request.notice = "saved";
  const View v{request, fixture.services.catalogues[request.language], fixture.services.clock.today()};
  const auto said = page(v, {.title = "t", .notice = notice_of(request)});
  EXPECT_THAT(said.cookies, ::testing::Contains(http::cleared_notice_cookie()));
  EXPECT_TRUE(page(v, {.title = "t"}).cookies.empty()) << "a page that says nothing leaves it for the one that does";
}

TEST(FailurePage, SaysWhatHappenedWhatToDoAndItsNumber) {
  test::TestServices fixture;
  const auto request = test::request_for("/contests/9");
  const auto answer = failure_page(request, {base::Kind::not_found, M("Page not found")}, fixture.services);
  EXPECT_EQ(answer.status, 404);
  for (const auto* part : {"Страница не найдена", "Что делать", "<code>r-1</code>"}) EXPECT_TRUE(contains(answer.body, part));
}

TEST(FailurePage, EveryKindHasItsStatusAndWords) {
  test::TestServices fixture;
  const auto request = test::request_for("/");
  std::set<std::string> bodies;
  std::set<int> statuses;
  for (int kind = 0; kind <= static_cast<int>(base::Kind::unavailable); ++kind) {
    const auto answer = failure_page(request, {static_cast<base::Kind>(kind), M("Saved.")}, fixture.services);
    EXPECT_GE(answer.status, 400);
    EXPECT_LE(answer.status, 503);
    statuses.insert(answer.status);
    bodies.insert(answer.body);
  }
  EXPECT_EQ(statuses.size(), 10U);
  EXPECT_EQ(bodies.size(), 10U);
}

TEST(FailurePage, AnswersScriptsInJson) {
  test::TestServices fixture;
  auto request = test::request_for("/reports/1/draft", Language::kk);
  request.wants_json = true;
  const auto answer = failure_page(request, {base::Kind::conflict, M("The action was not carried out")}, fixture.services);
  EXPECT_EQ(answer.status, 409);
  EXPECT_EQ(answer.body, R"({"message":"Әрекет орындалмады","number":"r-1"})");
}

TEST(Autosaved, HandsTheNextKeyAndTheFields) {
  const auto request = test::request_for("/reports/1/draft");
  const auto answer = autosaved(test::view_of(request), base::parse_instant("2026-03-01T05:07:00Z").value(), {{"version", "4"}});
  EXPECT_EQ(answer.body, R"({"message":"Сохранено в 10:07","key":"the-key","fields":{"version":"4"}})");
}

/// Neither handler touches the database.
class NoDatabase final : public db::Connection {
 public:
  std::int64_t execute(const db::Statement&, const db::Arguments&, const std::function<void(const db::Cursor&)>&) override {
    throw std::logic_error("no database here");
  }
};

class ViewRoutes : public ::testing::Test {
 protected:
  http::Response ask(std::string path, std::string back) {
    http::Routes routes;
    add_routes(routes);
    auto request = test::request_for(path);
    if (!back.empty()) request.query = {{"back", std::move(back)}};
    const auto match = routes.find(false, path);
    NoDatabase connection;
    db::Read database{connection};
    auto answer = match.route->read(request, match.places, database, fixture_.services);
    return answer.value();
  }
  static std::string header(const http::Response& answer, std::string_view name) {
    for (const auto& [key, value] : answer.headers)
      if (key == name) return value;
    return {};
  }
  test::TestServices fixture_;
};

TEST_F(ViewRoutes, KeepTheChoiceInACookieAndLeadBack) {
  const auto answer = ask("/view/contrast", "/contests/17?page=2&q=%D0%B0");
  EXPECT_EQ(answer.status, 303);
  EXPECT_EQ(header(answer, "Location"), "/contests/17?page=2&q=%D0%B0");
  ASSERT_EQ(answer.cookies.size(), 1U);
  EXPECT_EQ(answer.cookies.front(), (http::Cookie{"view", "contrast", std::chrono::hours{365 * 24}}));
}

TEST_F(ViewRoutes, ForgetTheChoice) { EXPECT_EQ(ask("/view/usual", "/").cookies, std::vector{http::cleared_cookie("view")}); }

TEST_F(ViewRoutes, NeverLeadElsewhere) {
  for (const auto* back : {"https://evil.kz/", "//evil.kz/", "\\\\evil.kz", "/\\evil.kz", "javascript:alert(1)", "", "evil.kz",
                           "/%2F%2Fevil.kz", "/..//evil.kz", "/%0d%0aSet-Cookie:x"}) {
    const auto location = header(ask("/view/contrast", back), "Location");
    EXPECT_TRUE(location.starts_with('/')) << back;
    EXPECT_FALSE(location.starts_with("//")) << back << " → " << location;
    EXPECT_EQ(location.find("\\"), std::string::npos) << back;
    EXPECT_EQ(location.find('\r'), std::string::npos) << back;
  }
}

}  // namespace
}  // namespace baqylau::ui
