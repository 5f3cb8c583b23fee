/// What the mailers do without a relay; with a real one: smtp.mjs.

#include "notices/notices.hpp"
#include "support/temporary_directory.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <fstream>
#include <iterator>
#include <vector>

namespace baqylau::notices {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Mail mail() {
  return {.message_id = "1204099200000123@monitoring.example",
          .to = "zubr@example.kz",
          .subject = "Notice",
          .text = "Hello\n",
          .html = "<p>Hello</p>",
          .at = {0}};
}

std::vector<std::string> names_in(const std::filesystem::path& directory) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator{directory}) names.push_back(entry.path().filename());
  return names;
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, std::istreambuf_iterator<char>{}};
}

class TheFolder : public ::testing::Test {
 protected:
  support::TemporaryDirectory temporary;
  std::filesystem::path folder = temporary.path() / "mail";
  std::unique_ptr<Mailer> mailer = folder_mailer(folder, "noreply@monitoring.example");
};

TEST_F(TheFolder, TakesAMailAsAFileNamedByItsNotice) {
  ASSERT_EQ(mailer->send(mail()).outcome, Attempt::Outcome::sent);
  EXPECT_THAT(names_in(folder), ElementsAre("1204099200000123.eml"));
  EXPECT_THAT(bytes_of(folder / "1204099200000123.eml"), HasSubstr("To: zubr@example.kz\r\n"));
}

TEST_F(TheFolder, HasAMailThatWasSentTwiceOnce) {
  ASSERT_EQ(mailer->send(mail()).outcome, Attempt::Outcome::sent);
  ASSERT_EQ(mailer->send(mail()).outcome, Attempt::Outcome::sent);
  EXPECT_THAT(names_in(folder), ElementsAre("1204099200000123.eml"));
}

TEST_F(TheFolder, IsOpenToItsOwnerOnly) {
  ASSERT_EQ(mailer->send(mail()).outcome, Attempt::Outcome::sent);
  struct stat status {};
  ASSERT_EQ(::stat((folder / "1204099200000123.eml").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  ASSERT_EQ(::stat(folder.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0700U);
}

TEST_F(TheFolder, LetsNoMessageIdLeaveIt) {
  auto attack = mail();
  attack.message_id = "../../outside@monitoring.example";
  ASSERT_EQ(mailer->send(attack).outcome, Attempt::Outcome::sent);
  EXPECT_THAT(names_in(temporary.path()), ElementsAre("mail"));
  EXPECT_THAT(names_in(folder), ElementsAre("______outside.eml"));
}

TEST_F(TheFolder, ThatCannotBeWrittenIsAFailureAndNoException) {
  std::ofstream{folder} << "a file where the folder should be";
  EXPECT_EQ(mailer->send(mail()).outcome, Attempt::Outcome::no_relay);
}

TEST_F(TheFolder, WritesHostsInAsciiAndLetsTheReaderSeeTheOther) {
  auto kazakh = mail();
  kazakh.to = "info@қор.қаз";
  ASSERT_EQ(mailer->send(kazakh).outcome, Attempt::Outcome::sent);
  EXPECT_THAT(bytes_of(folder / "1204099200000123.eml"), HasSubstr("To: info@xn--n1ae5y.xn--80ao21a\r\n"));
}

// ---- addresses

class WhatIsNoAddress : public ::testing::TestWithParam<std::string> {};
TEST_P(WhatIsNoAddress, IsRefusedForGoodBeforeAnythingIsSent) {
  const support::TemporaryDirectory temporary;
  auto attack = mail();
  attack.to = GetParam();
  const auto folder = folder_mailer(temporary.path(), "noreply@monitoring.example")->send(attack);
  EXPECT_EQ(folder.outcome, Attempt::Outcome::impossible);
  EXPECT_THAT(names_in(temporary.path()), IsEmpty());
  // Nothing listens there: it is the address that is refused, not the connection.
  const auto relayed = smtp_mailer({.url = "smtp://127.0.0.1:1", .from = "noreply@monitoring.example"})->send(attack);
  EXPECT_EQ(relayed.outcome, Attempt::Outcome::impossible);
}
INSTANTIATE_TEST_SUITE_P(Shapes, WhatIsNoAddress,
                         ::testing::Values("", "zubr", "zubr@", "@example.kz", "a@b@example.kz",
                                           "zubr@example.kz\r\nRCPT TO:<thief@example.com>", "zubr@example.kz\nBcc: thief@example.com",
                                           "zubr@example.kz>\r\nDATA", "zubr@example.kz, thief@example.com", "<zubr@example.kz>",
                                           "zubr example.kz", std::string{"zubr@example.kz\0x", 17}, "зубр@example.kz"));

TEST(ARelay, IsAnSmtpAddressAndNothingElse) {
  for (const auto* url :
       {"smtp://relay.example:25", "smtps://relay.example:465", "smtp://127.0.0.1:2525", "smtp://[::1]:25", "smtp://relay"})
    EXPECT_TRUE(is_relay_url(url)) << url;
  for (const auto* url :
       {"", "relay.example:25", "http://relay.example", "https://relay.example", "file:///etc/passwd", "smtp://", "smtp://:25",
        "smtp://user:password@relay.example", "smtp://relay.example/path", "smtp://relay.example?x=1", "smtp://relay.example:99999",
        "smtp://relay.example\r\nX", "smtp://relay example", "gopher://relay.example", "imap://relay.example"})
    EXPECT_FALSE(is_relay_url(url)) << url;
  EXPECT_THROW(smtp_mailer({.url = "http://relay.example", .from = "noreply@monitoring.example"}), std::logic_error);
}

TEST(ARelay, ThatIsNotThereIsUnavailable) {
  const auto sent = smtp_mailer({.url = "smtp://127.0.0.1:1", .from = "noreply@monitoring.example"})->send(mail());
  EXPECT_EQ(sent.outcome, Attempt::Outcome::no_relay);
}

}  // namespace
}  // namespace baqylau::notices
