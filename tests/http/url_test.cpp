#include "http/head.hpp"
#include "http/response.hpp"
#include "http/request.hpp"
#include "http/target.hpp"
#include "http/url_encoding.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace baqylau::http {
namespace {

TEST(PercentEncoding, ComesBackAsItWas) {
  std::string all;
  for (int c = 1; c < 128; ++c) all += static_cast<char>(c);
  all += "Қазақстан ₸ 😀";
  EXPECT_EQ(percent_decoded(percent_encoded(all), Plus::literal), all);
  EXPECT_EQ(percent_encoded("a b/c?қ"), "a%20b%2Fc%3F%D2%9B");
}

TEST(PercentEncoding, RefusesHalvesNulAndWhatIsNoText) {
  for (const auto* bad : {"%", "%1", "a%", "%zz", "%0g", "%00", "%FF", "%C0%AF", "%ED%A0%80", "%F4%90%80%80", "%D2"})
    EXPECT_FALSE(percent_decoded(bad, Plus::space)) << bad;
}

TEST(FormEncoding, KeepsOrderRepetitionAndEmptyValues) {
  EXPECT_EQ(parse_form_encoded("b=2&a=1+%2B+1&&b=&c", 10), (Pairs{{"b", "2"}, {"a", "1 + 1"}, {"b", ""}, {"c", ""}}));
  EXPECT_EQ(parse_form_encoded("", 10), Pairs{});
}

TEST(FormEncoding, RefusesMoreFieldsThanAllowed) {
  EXPECT_TRUE(parse_form_encoded("a&b&c", 3));
  EXPECT_FALSE(parse_form_encoded("a&b&c&d", 3));
}

TEST(Target, ParsesLanguagePathAndQuery) {
  const auto target = parse_target("/ru/contests/%D2%9B?q=%D0%B0+b", "site");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->language, i18n::Language::ru);
  EXPECT_EQ(target->path, "/contests/қ");
  EXPECT_EQ(target->query, (Pairs{{"q", "а b"}}));
  EXPECT_EQ(target->raw_query, "?q=%D0%B0+b");
}

TEST(Target, TellsTheRootOfALanguageFromOneWithoutItsSlash) {
  EXPECT_FALSE(parse_target("/kk/", "site")->bare_language);
  EXPECT_TRUE(parse_target("/kk", "site")->bare_language);
  EXPECT_EQ(parse_target("/kk/", "site")->path, "/");
  EXPECT_FALSE(parse_target("/kkk/x", "site")->language);
  EXPECT_EQ(parse_target("/contests", "site")->path, "/contests");
}

TEST(Target, RefusesWhatLeavesTheTree) {
  for (const auto* bad :
       {"/kk/../x", "/kk/%2e%2e/x", "/static/..%2f..%2fetc/passwd", "/static/%2E%2E/secret", "/kk/.", "/kk/a%2Fb", "/kk/a%5Cb", "/kk/a\\b",
        "/kk/%00", "/kk/%0d%0aX", "/kk/%ff", "/kk/%", "/kk/?a=%zz", "*", "x", "http://elsewhere/kk/", "ftp://site/"})
    EXPECT_FALSE(parse_target(bad, "site")) << bad;
  EXPECT_EQ(parse_target("http://SITE/kk/x", "site")->path, "/x");
}

TEST(Url, EncodesEveryValue) {
  EXPECT_EQ(Url::to("/contests/{}/lots/{}", base::ContestId{17}, "a/b?c").full(), "/contests/17/lots/a%2Fb%3Fc");
  EXPECT_EQ(Url::to("/x").with("q", "а&b").with("empty", "").with("n", "1").with_fragment("lot-2").full(), "/x?q=%D0%B0%26b&n=1#lot-2");
}

TEST(Url, CannotLeadToAnotherSite) {
  EXPECT_THROW((void)Url::to("//{}", "evil.example"), std::logic_error);
  EXPECT_THROW((void)Url::to("https://{}", "evil.example"), std::logic_error);
  EXPECT_EQ(Url::to("/{}", "/evil.example").full(), "/%2Fevil.example");
  Request request;
  request.path = "//evil.example";
  EXPECT_EQ(Url::of_request(request).full(), "/");
}

TEST(Url, WrongNumberOfValuesIsABug) {
  EXPECT_THROW((void)Url::to("/a/{}"), std::logic_error);
  EXPECT_THROW((void)Url::to("/a", 1), std::logic_error);
}

TEST(Url, OfARequestKeepsPathAndQuery) {
  Request request;
  request.path = "/ngos/қ";
  request.query = {{"page", "2"}, {"q", "a b"}};
  EXPECT_EQ(Url::of_request(request).full(), "/ngos/%D2%9B?page=2&q=a%20b");
}

TEST(Download, NameIsSafeInEveryProgram) {
  const auto response = download("text/csv", "Есеп \"1\"/2.csv", "x");
  EXPECT_EQ(response.headers.front().second,
            "attachment; filename=\"____ _1__2.csv\"; filename*=UTF-8''%D0%95%D1%81%D0%B5%D0%BF%20%221%22%2F2.csv");
}

}  // namespace
}  // namespace baqylau::http
