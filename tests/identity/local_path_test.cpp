#include "identity/local_path.hpp"

#include <gtest/gtest.h>

#include <string>

namespace baqylau::identity {
namespace {

std::string led_to(std::string_view typed) {
  const auto url = local_url(typed);
  return url ? url->full() : "nowhere";
}

TEST(NextPage, IsAPathOfThisSiteWithItsQuery) {
  EXPECT_EQ(led_to("/"), "/");
  EXPECT_EQ(led_to("/contests/17"), "/contests/17");
  EXPECT_EQ(led_to("/contests/17?page=2&q=a%20b"), "/contests/17?page=2&q=a%20b");
  EXPECT_EQ(led_to("/ngos?name=Ша%D2%A3ырақ"), "/ngos?name=%D0%A8%D0%B0%D2%A3%D1%8B%D1%80%D0%B0%D2%9B");
  EXPECT_EQ(led_to("/ngos?web=https://example.kz/"), "/ngos?web=https%3A%2F%2Fexample.kz%2F");
}

TEST(NextPage, LosesItsLanguageAndFragment) {
  EXPECT_EQ(led_to("/ru/contests/17"), "/contests/17");
  EXPECT_EQ(led_to("/kk"), "/");
  EXPECT_EQ(led_to("/contests#lots"), "/contests");
}

TEST(NextPage, IsNeverAnotherSite) {
  using namespace std::string_view_literals;
  for (const auto typed : {""sv,
                           "contests"sv,
                           "//evil.kz"sv,
                           "///evil.kz"sv,
                           "////evil.kz"sv,
                           "/\\evil.kz"sv,
                           "\\/evil.kz"sv,
                           "\\\\evil.kz"sv,
                           "/\\/evil.kz"sv,
                           "http://evil.kz"sv,
                           "https://evil.kz/contests"sv,
                           "HTTPS://evil.kz"sv,
                           "http:evil.kz"sv,
                           "http:/evil.kz"sv,
                           "https:///evil.kz"sv,
                           "javascript:alert(1)"sv,
                           "JaVaScRiPt:alert(1)"sv,
                           "data:text/html,x"sv,
                           "mailto:a@evil.kz"sv,
                           "ftp://evil.kz"sv,
                           "?next=//evil.kz"sv,
                           "#//evil.kz"sv,
                           " //evil.kz"sv,
                           "/ /evil.kz"sv,
                           "/\t/evil.kz"sv,
                           "\t//evil.kz"sv,
                           "/\n/evil.kz"sv,
                           "/\r\n/evil.kz"sv,
                           "/contests\r\nLocation: //evil.kz"sv,
                           "/%09/evil.kz"sv,
                           "/%0d%0aLocation:%20//evil.kz"sv,
                           "/%2f%2fevil.kz"sv,
                           "/%2F/evil.kz"sv,
                           "/%5cevil.kz"sv,
                           "/%5C%5Cevil.kz"sv,
                           "/%00/evil.kz"sv,
                           "/\0/evil.kz"sv,
                           "/..//evil.kz"sv,
                           "/../evil.kz"sv,
                           "/%2e%2e/evil.kz"sv,
                           "/.%2e/evil.kz"sv,
                           "/./evil.kz"sv,
                           "/contests//evil.kz"sv,
                           "/ru//evil.kz"sv,
                           "/kk//evil.kz"sv,
                           "/en/%2fevil.kz"sv,
                           "/%"sv,
                           "/%zz"sv,
                           "/%c0%afevil.kz"sv,
                           "/\xff"sv,
                           "//evil.kz/%2e%2e"sv,
                           "//user@evil.kz"sv,
                           "/;//evil.kz"sv,
                           ".evil.kz"sv,
                           "@evil.kz"sv,
                           ":80"sv,
                           "%2f%2fevil.kz"sv,
                           "/\x7f/evil.kz"sv,
                           "/sign-in?next=/sign-in"sv,
                           "/sign-out"sv}) {
    EXPECT_EQ(led_to(typed), "nowhere") << typed;
  }
}

TEST(NextPage, IsNoLongerThanAnAddressMayBe) {
  EXPECT_EQ(led_to("/" + std::string(1999, 'a')).size(), 2000U);
  EXPECT_EQ(led_to("/" + std::string(2000, 'a')), "nowhere");
}

}  // namespace
}  // namespace baqylau::identity
