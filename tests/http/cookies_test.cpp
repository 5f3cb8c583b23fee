#include "http/cookies.hpp"
#include "http/dispatch.hpp"
#include "http/server.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace baqylau::http {
namespace {

Head head_with(std::vector<std::pair<std::string, std::string>> fields) {
  Head head;
  head.fields = std::move(fields);
  head.fields.emplace_back("host", "site:8080");
  return head;
}

TEST(Cookies, AreReadInOrder) {
  const auto head = head_with({{"cookie", "a=1; __Host-session=x=y;__Host-b="}, {"cookie", "junk; __Host-c=3; session=z; __Host-=4"}});
  EXPECT_EQ(parse_cookies(head, Line::outside), (Pairs{{"session", "x=y"}, {"b", ""}, {"c", "3"}}));
}

TEST(Cookies, OfTheOtherLineAreNotOurs) {
  const auto head = head_with({{"cookie", "__Host-session=a; baqylau-session=b; session=c"}});
  EXPECT_EQ(parse_cookies(head, Line::outside), (Pairs{{"session", "a"}}));
  EXPECT_EQ(parse_cookies(head, Line::own), (Pairs{{"session", "b"}}));
}

TEST(Cookies, AreBoundToTheHostAndHiddenFromScripts) {
  EXPECT_EQ(set_cookie(session_cookie("T"), Line::outside), "__Host-session=T; Path=/; Secure; HttpOnly; SameSite=Lax");
  EXPECT_EQ(set_cookie(cleared_session_cookie(), Line::outside), "__Host-session=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0");
  EXPECT_EQ(set_cookie({.name = "n", .value = "v", .kept = std::chrono::minutes{2}}, Line::outside),
            "__Host-n=v; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=120");
}

TEST(Cookies, OnTheOwnMachineDoWithoutSecure) {
  EXPECT_EQ(set_cookie(session_cookie("T"), Line::own), "baqylau-session=T; Path=/; HttpOnly; SameSite=Lax");
}

TEST(FormToken, BelongsToOneSessionAndOneSecret) {
  const auto token = csrf_token("secret", "session");
  EXPECT_EQ(token, csrf_token("secret", "session"));
  EXPECT_NE(token, csrf_token("secret", "other"));
  EXPECT_NE(token, csrf_token("other", "session"));
  EXPECT_NE(token, visitor_csrf_token("secret", "session"));
  EXPECT_EQ(token.size(), 43U);
}

TEST(FormToken, IsHmacSha256) {
  // RFC 4231, test case 2.
  EXPECT_EQ(csrf_token("Jefe", "what do ya want for nothing?"), "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM");
}

TEST(FormToken, EmptyOneNeverFits) {
  EXPECT_FALSE(same_token("", ""));
  EXPECT_FALSE(same_token("a", "ab"));
  EXPECT_TRUE(same_token("ab", "ab"));
}

TEST(SameOrigin, IsWhatTheBrowserSaysOrElseWhatItsOriginNames) {
  const auto fits = [](std::vector<std::pair<std::string, std::string>> fields) {
    return is_same_origin(head_with(std::move(fields)), "https://monitoring.example");
  };
  EXPECT_TRUE(fits({{"sec-fetch-site", "same-origin"}}));
  EXPECT_TRUE(fits({{"sec-fetch-site", "none"}}));
  EXPECT_TRUE(fits({{"origin", "https://site:8080"}}));
  EXPECT_TRUE(fits({{"origin", "http://SITE:8080"}, {"sec-fetch-site", "same-origin"}}));
  EXPECT_FALSE(fits({}));
  EXPECT_FALSE(fits({{"referer", "https://site:8080/"}}));
  for (const auto* site : {"cross-site", "same-site", "SAME-ORIGIN", "anything"}) EXPECT_FALSE(fits({{"sec-fetch-site", site}})) << site;
  for (const auto* origin : {"null", "https://site", "https://site:80801", "https://evil.example", "https://site:8080.evil.example",
                             "site:8080", "https://site:8080/"})
    EXPECT_FALSE(fits({{"origin", origin}})) << origin;
  EXPECT_TRUE(fits({{"origin", "https://monitoring.example"}})) << "the site's own address, which a proxy may keep from us";
  EXPECT_TRUE(fits({{"origin", "https://seen.by.the.browser"}, {"sec-fetch-site", "same-origin"}}))
      << "no page can make a browser say this";
  EXPECT_FALSE(fits({{"origin", "https://site:8080"}, {"sec-fetch-site", "cross-site"}}));
}

TEST(Secret, IsMadeOnceAndRefusedWhenOthersCanReadIt) {
  const support::TemporaryDirectory directory;
  base::SystemRandom random;
  const auto file = directory.path() / "secret";
  const auto first = load_secret(file, random);
  EXPECT_EQ(first.size(), 32U);
  EXPECT_EQ(load_secret(file, random), first);
  EXPECT_EQ(std::filesystem::status(file).permissions(), std::filesystem::perms::owner_read);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator{directory.path()}, std::filesystem::directory_iterator{}), 1);
  std::filesystem::permissions(file, std::filesystem::perms::others_read, std::filesystem::perm_options::add);
  EXPECT_THROW((void)load_secret(file, random), std::runtime_error);
}

}  // namespace
}  // namespace baqylau::http
