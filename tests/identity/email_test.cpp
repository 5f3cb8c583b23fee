#include "identity/email.hpp"
#include "journal/journal.hpp"
#include "tests/identity/fixture.hpp"
#include "notices/notices.hpp"

#include <chrono>

namespace baqylau::identity {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class Letterbox final : public notices::Mailer {
 public:
  notices::Attempt send(const notices::Mail& mail) override {
    mails.push_back(mail);
    return {};
  }
  std::vector<notices::Mail> mails;
};

class AnAddress : public IdentityTest {
 protected:
  void SetUp() override {
    IdentityTest::SetUp();
    if (IsSkipped()) return;
    clock.set(base::parse_instant("2008-02-27T09:00:30").value());  // of tries at a password, early in their quarter of an hour
    account = member("shanyraq").account;
    session = token_of(*sign_in_as("shanyraq", support::persons_password));
    had("old@example.kz");
  }
  /// Since the account was made.
  void had(std::optional<std::string> address) {
    run_write([&](db::Write& db) {
      db.run(test_sql::set_email{.login = "shanyraq", .email = std::move(address)});
      journal::record(db, clock.now(), {.event = "account.email_changed", .subject = {journal::Kind::account, account}});
    });
  }
  http::Request request(http::Method method, const std::string& path, http::Pairs fields = {}) {
    auto own = request_to(method, path, std::move(fields));
    own.caller = load(session);
    return own;
  }
  base::Result<http::Response> ask(const std::string& email, std::string_view password = support::persons_password) {
    return send(request(http::Method::post, "/account/email", {{"email", email}, {"current_password", std::string{password}}}));
  }
  base::Result<http::Response> confirm(const std::string& code) {
    return send(request(http::Method::post, "/account/email/confirm", {{"code", code}}));
  }
  /// To whom letters went out now.
  std::vector<std::string> sent() {
    letterbox.mails.clear();
    notices::deliver(database(), letterbox, *catalogues, clock, {"https://monitoring.example", "secret"});
    std::vector<std::string> to;
    for (const auto& mail : letterbox.mails) to.push_back(mail.to);
    return to;
  }
  /// In the link of the last letter.
  std::string code() {
    const auto& text = letterbox.mails.back().text;
    const std::string before = "/account/email/confirm?code=";
    const auto begin = text.find(before) + before.size();
    return text.substr(begin, text.find('\n', begin) - begin);
  }
  std::string email() {
    return database().read([&](db::Read& db) { return db.one(test_sql::email_of{.login = "shanyraq"})->email; });
  }
  void pass(std::chrono::microseconds time) { clock.set(clock.now() + time); }

  base::AccountId account{};
  std::string session;
  Letterbox letterbox;
};
BAQYLAU_ON_EACH_ENGINE(AnAddress);

TEST_P(AnAddress, IsChangedWhenTheLinkMailedThereIsFollowedAndBothAreTold) {
  ASSERT_EQ(ask("new@қор.қаз")->status, 303);
  EXPECT_EQ(email(), "old@example.kz") << "not before it is confirmed";
  EXPECT_THAT(sent(), ::testing::ElementsAre("new@қор.қаз"));
  const auto link = code();
  const auto elsewhere = token_of(*sign_in_as("shanyraq", support::persons_password));
  const auto page = send(request(http::Method::get, "/account/email/confirm", {{"code", link}}));
  EXPECT_THAT(page->body, AllOf(HasSubstr("new@қор.қаз"), HasSubstr("Confirm the address")));
  EXPECT_EQ(email(), "old@example.kz") << "not when the page is merely opened";
  ASSERT_EQ(confirm(link)->status, 303);
  EXPECT_EQ(email(), "new@қор.қаз");
  EXPECT_FALSE(load(elsewhere).signed_in());
  EXPECT_TRUE(load(session).signed_in());
  EXPECT_THAT(sent(), ::testing::UnorderedElementsAre("old@example.kz", "new@қор.қаз"));
  for (const auto& mail : letterbox.mails) EXPECT_THAT(mail.text, Not(HasSubstr("new@"))) << "the former address learns that, not which";
  EXPECT_EQ(confirm(link).failure().kind, base::Kind::not_found) << "good for once";
}

TEST_P(AnAddress, IsNotChangedWithoutThePassword) {
  const auto answer = ask("new@example.kz", "not the one");
  EXPECT_EQ(answer->status, 422);
  EXPECT_THAT(answer->body, AllOf(HasSubstr("The current password is wrong"), HasSubstr("new@example.kz")));
  EXPECT_THAT(sent(), IsEmpty());
}

TEST_P(AnAddress, ThatIsNoneOrTheSameIsRefusedInWords) {
  EXPECT_EQ(ask("new")->status, 422);
  EXPECT_EQ(ask("a@example.kz, b@example.kz")->status, 422);
  EXPECT_THAT(ask("old@example.kz")->body, HasSubstr("This is the address that the account has already"));
  auto twice =
      request(http::Method::post, "/account/email",
              {{"email", "a@example.kz"}, {"email", "b@example.kz"}, {"current_password", std::string{support::persons_password}}});
  EXPECT_EQ(send(twice).failure().kind, base::Kind::malformed);
  EXPECT_THAT(sent(), IsEmpty());
}

TEST_P(AnAddress, IsConfirmedByALinkOfTheLastDayTheNewestAndTheOwnOne) {
  ASSERT_EQ(ask("first@example.kz")->status, 303);
  sent();
  const auto first = code();
  EXPECT_EQ(ask("second@example.kz")->status, 429) << "not one letter after another";
  pass(minutes{1});
  ASSERT_EQ(ask("second@example.kz")->status, 303);
  sent();
  const auto second = code();
  EXPECT_FALSE(confirm(first).ok());
  member("other");
  const auto own = std::exchange(session, token_of(*sign_in_as("other", support::persons_password)));
  EXPECT_FALSE(confirm(second).ok()) << "of another account";
  session = own;
  pass(hours{24});
  session = token_of(*sign_in_as("shanyraq", support::persons_password));
  EXPECT_FALSE(confirm(second).ok()) << "a day old";
  EXPECT_EQ(email(), "old@example.kz");
}

TEST_P(AnAddress, OfAnAccountThatHadNoneIsToldToTheNewOneOnly) {
  had(std::nullopt);
  ASSERT_EQ(ask("new@example.kz")->status, 303);
  sent();
  ASSERT_EQ(confirm(code())->status, 303);
  EXPECT_THAT(sent(), ::testing::ElementsAre("new@example.kz"));
}

}  // namespace
}  // namespace baqylau::identity
