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
  EXPECT_EQ(parse_cookies(head_with({{"cookie", "a=1; __Host-session=x=y;b="}, {"cookie", "junk; c=3"}})),
            (Pairs{{"a", "1"}, {"__Host-session", "x=y"}, {"b", ""}, {"c", "3"}}));
}

TEST(Cookies, AreBoundToTheHostAndHiddenFromScripts) {
  EXPECT_EQ(session_cookie("T"), "__Host-session=T; Path=/; Secure; HttpOnly; SameSite=Lax");
  EXPECT_EQ(cleared_session_cookie(), "__Host-session=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0");
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

TEST(SameOrigin, NeedsOneSignThatFitsAndNoneThatDoesNot) {
  const auto fits = [](std::vector<std::pair<std::string, std::string>> fields) { return is_same_origin(head_with(std::move(fields))); };
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
  EXPECT_FALSE(fits({{"origin", "https://evil.example"}, {"sec-fetch-site", "same-origin"}}));
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

TEST(ClientAddress, IsBelievedFromTrustedProxiesOnly) {
  const std::vector<std::string> none;
  const std::vector<std::string> proxies{"10.0.0.1", "10.0.0.2"};
  EXPECT_EQ(client_address("203.0.113.9", "198.51.100.1", none), "203.0.113.9");
  EXPECT_EQ(client_address("203.0.113.9", "198.51.100.1", proxies), "203.0.113.9");
  EXPECT_EQ(client_address("10.0.0.1", "198.51.100.1", proxies), "198.51.100.1");
  EXPECT_EQ(client_address("10.0.0.1", "1.2.3.4, 198.51.100.1 , 10.0.0.2", proxies), "198.51.100.1")
      << "what the client wrote in front does not count";
  EXPECT_EQ(client_address("10.0.0.1", "", proxies), "10.0.0.1");
  EXPECT_EQ(client_address("10.0.0.1", "unknown", proxies), "10.0.0.1");
  EXPECT_EQ(client_address("10.0.0.1", "<script>", proxies), "10.0.0.1");
}

}  // namespace
}  // namespace baqylau::http
