#include "identity/carry.hpp"
#include "tests/identity/fixture.hpp"

#include <map>

namespace baqylau::identity {
namespace {

using base::Kind;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::Pair;
using ::testing::SizeIs;

/// What a browser makes of an attribute's text.
std::string unescaped(std::string text) {
  static const std::vector<std::pair<std::string, std::string>> entities{{"&lt;", "<"},  {"&gt;", ">"},   {"&quot;", "\""}, {"&#34;", "\""},
                                                                         {"&#39;", "'"}, {"&#x27;", "'"}, {"&amp;", "&"}};
  for (const auto& [entity, letter] : entities) {
    for (auto at = text.find(entity); at != std::string::npos; at = text.find(entity, at + 1)) text.replace(at, entity.size(), letter);
  }
  return text;
}

/// Names and values of the hidden fields of the page's form to `action`, in their order.
http::Pairs hidden_of(const std::string& page, const std::string& action) {
  const auto form = page.find("action=\"" + action + "\"");
  EXPECT_NE(form, std::string::npos) << "no form to " << action;
  if (form == std::string::npos) return {};
  const auto end = page.find("</form>", form);
  http::Pairs fields;
  const std::string mark = "<input type=\"hidden\" name=\"";
  for (auto at = page.find(mark, form); at != std::string::npos && at < end; at = page.find(mark, at)) {
    at += mark.size();
    const auto name = page.substr(at, page.find('"', at) - at);
    at = page.find("value=\"", at) + 7;
    fields.emplace_back(unescaped(name), unescaped(page.substr(at, page.find('"', at) - at)));
  }
  return fields;
}

class IdentityPages : public IdentityTest {
 protected:
  http::Pairs typed{{"goals_kk", "Ауылдағы жастарға «бір терезе» қызметі: Ә, Ғ, Қ, Ң, Ө, Ұ, Ү, Һ, І\r\nекінші жол"},
                    {"goals_ru", "Он сказал: \"да\" & ушёл <домой>; it's 100 %"},
                    {"region", "10"},
                    {"region", "35"},
                    {"carry_to", "//evil.kz"},
                    {"empty", ""}};
  http::Request lost_post() { return request_to(http::Method::post, "/projects/5/edit/about", typed); }
  http::Request own(http::Method method, const std::string& path, const http::Caller& caller, http::Pairs fields = {}) {
    auto request = request_to(method, path, std::move(fields));
    request.caller = caller;
    return request;
  }
  http::Caller signed_in(const std::string& login) { return load(token_of(*sign_in_as(login, support::persons_password))); }
};
BAQYLAU_ON_EACH_ENGINE(IdentityPages);

TEST_P(IdentityPages, AGetWithoutASessionLeadsToSigningInAndBack) {
  const auto answer = pages->sign_in_again(request_to(http::Method::get, "/reports/7/draft", {{"part", "team"}}), services);
  EXPECT_EQ(answer.status, 303);
  EXPECT_EQ(header(answer, "Location"), "/sign-in?next=%2Freports%2F7%2Fdraft%3Fpart%3Dteam");
  const auto page = *send(request_to(http::Method::get, "/sign-in", {{"next", "/reports/7/draft?part=team"}}));
  EXPECT_THAT(hidden_of(page.body, "/en/sign-in"), ::testing::Contains(Pair("next", "/reports/7/draft?part=team")));
}

TEST_P(IdentityPages, AForeignNextDoesNotGetIntoTheForm) {
  const auto page = *send(request_to(http::Method::get, "/sign-in", {{"next", "//evil.kz/x"}}));
  for (const auto& [name, value] : hidden_of(page.body, "/en/sign-in")) EXPECT_NE(name, "next") << value;
  EXPECT_THAT(page.body, Not(HasSubstr("href=\"//evil")));
}

TEST_P(IdentityPages, OurOwnScriptIsToldThatTheSessionHasEnded) {
  auto request = lost_post();
  request.wants_json = true;
  const auto answer = pages->sign_in_again(request, services);
  EXPECT_EQ(answer.status, 401);
  EXPECT_EQ(answer.body, R"({"error":"session"})");
}

TEST_P(IdentityPages, WhatWasTypedComesThroughSigningInUnchanged) {
  member("shanyraq");
  const auto asked = pages->sign_in_again(lost_post(), services);
  EXPECT_EQ(asked.status, 401);
  EXPECT_THAT(asked.body, HasSubstr("Your session has ended"));
  auto fields = hidden_of(asked.body, "/en/sign-in");
  std::erase_if(fields, [](const auto& field) { return field.first.starts_with('_'); });

  // A wrong password on the way loses nothing.
  auto wrong = fields;
  wrong.insert(wrong.end(), {{"login", "shanyraq"}, {"password", "not the one"}});
  const auto again = *send(request_to(http::Method::post, "/sign-in", wrong));
  EXPECT_EQ(again.status, 422);
  auto kept = hidden_of(again.body, "/en/sign-in");
  std::erase_if(kept, [](const auto& field) { return field.first.starts_with('_'); });
  EXPECT_EQ(kept, fields);

  kept.insert(kept.end(), {{"login", "shanyraq"}, {"password", std::string{support::persons_password}}});
  const auto answer = *send(request_to(http::Method::post, "/sign-in", kept));
  ASSERT_EQ(answer.status, 200);
  const auto caller = load(token_of(answer));
  ASSERT_TRUE(caller.signed_in());
  auto sent_on = hidden_of(answer.body, "/en/projects/5/edit/about");
  ASSERT_THAT(sent_on, SizeIs(typed.size() + 2));
  EXPECT_EQ(sent_on[0].first, "_token");
  EXPECT_EQ(sent_on[0].second, "token of " + caller.session_key);
  EXPECT_EQ(sent_on[1].first, "_key");
  sent_on.erase(sent_on.begin(), sent_on.begin() + 2);
  EXPECT_EQ(sent_on, typed);
}

TEST_P(IdentityPages, APasswordIsNotCarried) {
  auto request = request_to(http::Method::post, "/account", {{"current_password", "AAA-secret"}, {"new_password", "BBB-secret"}});
  EXPECT_THAT(pages->sign_in_again(request, services).body, Not(HasSubstr("-secret")));
}

TEST_P(IdentityPages, FilesThatCannotBeCarriedAreNamedAsLost) {
  auto request = lost_post();
  EXPECT_THAT(pages->sign_in_again(request, services).body, Not(HasSubstr("Files cannot be kept")));
  request.uploads.push_back({.field = "file", .filename = "есеп.pdf", .path = {}});
  EXPECT_THAT(pages->sign_in_again(request, services).body, HasSubstr("Files cannot be kept"));
}

TEST_P(IdentityPages, CarriedFieldsAreNeverSentToAnotherSite) {
  member("shanyraq");
  for (const auto* to : {"//evil.kz", "https://evil.kz/", "/\\evil.kz", "/sign-out"}) {
    const auto answer = *sign_in_as("shanyraq", support::persons_password, {{"carry_to", to}, {"carry.0.a", "b"}});
    EXPECT_EQ(header(answer, "Location"), "/cabinet") << to;
    EXPECT_EQ(answer.notice, "signed-in");
  }
}

TEST_P(IdentityPages, TheSessionCookieIsSetOnlyBySigningIn) {
  member("shanyraq");
  EXPECT_THAT(token_of(*sign_in_as("shanyraq", support::persons_password)), ::testing::SizeIs(43));
  EXPECT_TRUE(sign_in_as("shanyraq", "not the one")->cookies.empty());
}

TEST_P(IdentityPages, SigningOutEndsTheSessionOnTheServer) {
  member("shanyraq");
  const auto token = token_of(*sign_in_as("shanyraq", support::persons_password));
  const auto answer = *send(own(http::Method::post, "/sign-out", load(token)));
  EXPECT_EQ(header(answer, "Location"), "/");
  EXPECT_EQ(answer.notice, "signed-out");
  EXPECT_EQ(answer.cookies, std::vector{http::cleared_session_cookie()});
  EXPECT_EQ(header(answer, "Clear-Site-Data"), "\"cache\"");
  EXPECT_FALSE(load(token).signed_in());
  EXPECT_EQ(header(*send(request_to(http::Method::post, "/sign-out")), "Location"), "/");
}

TEST_P(IdentityPages, WhoIsSignedInIsLedPastTheForm) {
  member("shanyraq");
  const auto caller = signed_in("shanyraq");
  EXPECT_EQ(header(*send(own(http::Method::get, "/sign-in", caller)), "Location"), "/cabinet");
  EXPECT_EQ(header(*send(own(http::Method::get, "/sign-in", caller, {{"next", "/lots/3"}})), "Location"), "/lots/3");
}

TEST_P(IdentityPages, APasswordIsChangedByItsOwnerAndEndsOtherSessions) {
  member("shanyraq");
  const auto other = token_of(*sign_in_as("shanyraq", support::persons_password));
  const auto token = token_of(*sign_in_as("shanyraq", support::persons_password));
  const auto change = [&](std::string_view current, const std::string& becomes) {
    return *send(own(http::Method::post, "/account", load(token),
                     {{"login", "shanyraq"}, {"current_password", std::string{current}}, {"new_password", becomes}}));
  };
  EXPECT_THAT(change("not the one", "anvil quartz tulip 9").body, HasSubstr("The current password is wrong"));
  EXPECT_THAT(change(support::persons_password, "short").body, HasSubstr("at least 12"));
  const auto easy = change(support::persons_password, "Шаңырақ-2008!");
  EXPECT_EQ(easy.status, 422);
  EXPECT_THAT(easy.body, HasSubstr("easy to guess"));
  EXPECT_TRUE(load(other).signed_in());
  EXPECT_EQ(header(change(support::persons_password, "anvil quartz tulip 9"), "Location"), "/account");
  EXPECT_FALSE(load(other).signed_in());
  EXPECT_TRUE(load(token).signed_in());
  EXPECT_EQ(sign_in_as("shanyraq", support::persons_password)->status, 422);
  EXPECT_EQ(sign_in_as("shanyraq", "anvil quartz tulip 9")->status, 303);
}

TEST_P(IdentityPages, GuessesAtTheCurrentPasswordAreCountedToo) {
  member("shanyraq");
  const auto caller = signed_in("shanyraq");
  const auto guess = [&] {
    return send(own(http::Method::post, "/account", caller,
                    {{"login", "x"}, {"current_password", "y"}, {"new_password", "anvil quartz tulip 9"}}))
        ->status;
  };
  for (int i = 0; i < 10; ++i) EXPECT_EQ(guess(), 422);
  EXPECT_EQ(guess(), 429);
}

TEST_P(IdentityPages, APersonSeesAndEndsTheirOwnSessions) {
  member("shanyraq");
  const auto other = token_of(*sign_in_as("shanyraq", support::persons_password));
  const auto token = token_of(*sign_in_as("shanyraq", support::persons_password));
  const auto page = *send(own(http::Method::get, "/account", load(token)));
  EXPECT_THAT(page.body, HasSubstr("This one"));
  EXPECT_THAT(page.body, HasSubstr("Another one"));
  EXPECT_THAT(page.body, Not(HasSubstr(session_key(token))));
  EXPECT_TRUE(send(own(http::Method::post, "/account/sessions/end", load(token))).ok());
  EXPECT_FALSE(load(other).signed_in());
  EXPECT_TRUE(load(token).signed_in());
}

TEST_P(IdentityPages, SpeakKazakhAndRussian) {
  auto request = lost_post();
  request.language = i18n::Language::kk;
  EXPECT_THAT(pages->sign_in_again(request, services).body, HasSubstr("Сеанс уақыты аяқталды"));
  request.language = i18n::Language::ru;
  EXPECT_THAT(pages->sign_in_again(request, services).body, HasSubstr("Время сеанса истекло"));
}

}  // namespace
}  // namespace baqylau::identity
