#include "identity/guesses.hpp"
#include "identity/password.hpp"
#include "identity/sign_in.hpp"
#include "journal/journal.hpp"
#include "tests/identity/fixture.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

namespace baqylau::identity {
namespace {

using base::Kind;
using std::chrono::minutes;
using ::testing::AllOf;
using ::testing::Each;
using ::testing::Ge;
using ::testing::HasSubstr;
using ::testing::Le;
using ::testing::Not;
using ::testing::SizeIs;

class SignIn : public IdentityTest {
 protected:
  base::Result<NewSession> attempt(const std::string& login, std::string_view password, const std::string& from = "192.0.2.7",
                                   const Device& device = {}) {
    return counted_sign_in(random, {login, std::string{password}, from, "TEST0001", device});
  }
  base::Result<NewSession> counted_sign_in(base::Random& own, const Attempt& attempt) {
    if (const auto refusal = guess_of(attempt, clock.now()).count(database())) return refused_sign_in(attempt, *refusal);
    return sign_in(database(), own, clock.now(), attempt);
  }
  /// A browser in which `login` has signed in.
  Device device_of(const std::string& login) { return {Device{"", secret}.having_signed_in(login, random), secret}; }
  Kind refusal(const std::string& login, const std::string& from = "192.0.2.7") {
    return attempt(login, "not the one", from).failure().kind;
  }
  const std::string secret = "a secret of thirty-two bytes ....";
};
BAQYLAU_ON_EACH_ENGINE(SignIn);

TEST_P(SignIn, LeadsAnNgoToItsCabinetAndStaffToTheirWork) {
  member("shanyraq");
  specialist("officer");
  support::add_staff(database(), random, clock.now(), "clerk", http::Role::operator_);
  const auto led_to = [&](const std::string& login) { return header(*sign_in_as(login, support::persons_password), "Location"); };
  EXPECT_EQ(led_to("shanyraq"), "/cabinet");
  EXPECT_EQ(led_to("officer"), "/control");
  EXPECT_EQ(led_to("clerk"), "/contests");
  EXPECT_EQ(led_to("CLERK"), "/contests");
}

TEST_P(SignIn, GoesOnWhereItWasAskedFor) {
  member("shanyraq");
  const auto led_to = [&](const std::string& next) {
    return header(*sign_in_as("shanyraq", support::persons_password, {{"next", next}}), "Location");
  };
  EXPECT_EQ(led_to("/reports/7/draft?part=team"), "/reports/7/draft?part=team");
  EXPECT_EQ(led_to("//evil.kz"), "/cabinet");
  EXPECT_EQ(led_to("https://evil.kz"), "/cabinet");
}

TEST_P(SignIn, AnswersAnUnknownLoginAndAWrongPasswordWithTheSameBytes) {
  member("known");
  const auto known = *sign_in_as("known", "not the one");
  auto unknown = *sign_in_as("other", "not the one");
  EXPECT_EQ(known.status, 422);
  EXPECT_EQ(known.headers, unknown.headers);
  for (auto at = unknown.body.find("other"); at != std::string::npos; at = unknown.body.find("other")) unknown.body.replace(at, 5, "known");
  auto expected = known.body;
  // Ordinary words of the page may hold the login, too: the same exchange on both sides.
  for (auto at = expected.find("other"); at != std::string::npos; at = expected.find("other")) expected.replace(at, 5, "known");
  EXPECT_EQ(expected, unknown.body);
  EXPECT_THAT(known.body, HasSubstr("The login or the password is wrong"));
}

TEST_P(SignIn, TakesAsLongForAnUnknownLogin) {
  member("known");
  const auto shortest = [&](const std::string& login) {
    auto best = std::chrono::steady_clock::duration::max();
    for (int i = 0; i < 6; ++i) {
      const auto begin = std::chrono::steady_clock::now();
      (void)attempt(login, "not the one");
      best = std::min(best, std::chrono::steady_clock::now() - begin);
    }
    return best;
  };
  const auto known = shortest("known");
  // Without a hash to compare with it is a hundredth; a busy machine explains a half.
  EXPECT_GT(shortest("unknown") * 4, known);
}

TEST_P(SignIn, NeverShowsThePasswordAgain) {
  const auto page = *sign_in_as("shanyraq", "Qq7-secret-typed-here");
  EXPECT_THAT(page.body, Not(HasSubstr("Qq7-secret-typed-here")));
  EXPECT_THAT(page.body, HasSubstr("value=\"shanyraq\""));
}

TEST_P(SignIn, SaysWhatIsMissing) {
  const auto page = *sign_in_as("", "");
  EXPECT_EQ(page.status, 422);
  EXPECT_THAT(page.body, HasSubstr("Enter: Login"));
  EXPECT_THAT(page.body, HasSubstr("Enter: Password"));
  EXPECT_THAT(all(test_sql::guesses{}), SizeIs(0));
}

TEST_P(SignIn, RefusesAFieldThatIsNotItsOwn) {
  EXPECT_EQ(sign_in_as("a", "b", {{"role", "administrator"}}).failure().kind, Kind::malformed);
  EXPECT_EQ(sign_in_as("a", "b", {{"login", "c"}}).failure().kind, Kind::malformed);
}

TEST_P(SignIn, OfABlockedAccountIsAnsweredAsAWrongPassword) {
  const auto person = member("shanyraq");
  run_write([&](db::Write& db) { ASSERT_TRUE(block_account(db, clock.now(), person.account, "lost").ok()); });
  const auto right = *sign_in_as("shanyraq", support::persons_password);
  const auto wrong = *sign_in_as("shanyraq", "not the one");
  EXPECT_EQ(right.status, wrong.status);
  EXPECT_EQ(right.headers, wrong.headers);
  EXPECT_EQ(right.body, wrong.body);
  EXPECT_TRUE(right.cookies.empty());
  EXPECT_THAT(all(test_sql::sessions{}), SizeIs(0));
  // The journal alone knows, a moment later.
  const auto told = [&] {
    const auto leaves = database().read([&](db::Read& db) { return journal::of_subject(db, {journal::Kind::account, person.account}); });
    return std::ranges::count(leaves, "account.sign_in_refused", &journal::Shown::event);
  };
  while (told() == 0) std::this_thread::yield();
  EXPECT_EQ(told(), 1) << "a wrong password is nothing to tell";
}

TEST_P(SignIn, ARightPasswordOfABlockedAccountCountsAsAGuess) {
  const auto person = member("shanyraq");
  run_write([&](db::Write& db) { ASSERT_TRUE(block_account(db, clock.now(), person.account, "lost").ok()); });
  for (int i = 0; i < 10; ++i) EXPECT_EQ(attempt("shanyraq", support::persons_password).failure().kind, Kind::invalid);
  EXPECT_EQ(attempt("shanyraq", support::persons_password).failure().kind, Kind::too_many);
}

TEST_P(SignIn, RenewsAHashMadeWithLesserParameters) {
  const auto person = member("shanyraq");
  // argon2id, 8 MiB, one pass, of "old but good enough"
  const std::string old = "$argon2id$v=19$m=8192,t=1,p=1$XJlYjBwsJoYaAXZnG5sULA$R0xtthLYaKghbikj606WxW5d8MPIjl1PeNjKNlwdTV8";
  run_write([&](db::Write& db) { db.run(test_sql::put_hash{.id = person.account, .hash = old}); });
  ASSERT_TRUE(attempt("shanyraq", "old but good enough").ok());
  const auto hash = all(test_sql::hashes{}).at(0).hash;
  EXPECT_EQ(hash.substr(0, 31), "$argon2id$v=19$m=19456,t=2,p=1$");
  EXPECT_TRUE(is_password(hash, "old but good enough"));
}

TEST_P(SignIn, AllowsTenGuessesInAQuarterOfAnHour) {
  member("shanyraq");
  for (int i = 0; i < 10; ++i) EXPECT_EQ(refusal("shanyraq"), Kind::invalid);
  EXPECT_EQ(refusal("shanyraq"), Kind::too_many);
  const auto right = attempt("shanyraq", support::persons_password);
  ASSERT_FALSE(right.ok());
  EXPECT_EQ(right.failure().kind, Kind::too_many);
  EXPECT_EQ(right.failure().message.values.at(0).second, "15");
  clock.set(clock.now() + minutes{5});
  EXPECT_EQ(attempt("shanyraq", support::persons_password).failure().message.values.at(0).second, "10");
  clock.set(clock.now() + minutes{10});
  EXPECT_TRUE(attempt("shanyraq", support::persons_password).ok());
}

TEST_P(SignIn, CountsGuessesAtUnknownLoginsAlike) {
  for (int i = 0; i < 10; ++i) EXPECT_EQ(refusal("nobody"), Kind::invalid);
  EXPECT_EQ(refusal("nobody"), Kind::too_many);
  EXPECT_EQ(refusal("NOBODY"), Kind::too_many);
}

TEST_P(SignIn, LetsTheOwnerInWhoIsElsewhere) {
  member("shanyraq");
  for (int i = 0; i < 20; ++i) (void)refusal("shanyraq", "198.51.100.1");
  EXPECT_EQ(attempt("shanyraq", support::persons_password, "198.51.100.1").failure().kind, Kind::too_many);
  EXPECT_TRUE(attempt("shanyraq", support::persons_password, "203.0.113.5").ok());
}

TEST_P(SignIn, AllowsThirtyGuessesInFiveMinutesFromOneSource) {
  for (int i = 0; i < 30; ++i) EXPECT_EQ(refusal("login" + std::to_string(i)), Kind::invalid);
  EXPECT_EQ(refusal("another"), Kind::too_many);
  EXPECT_EQ(refusal("another", "192.0.2.8"), Kind::invalid);
  clock.set(clock.now() + minutes{5});
  EXPECT_EQ(refusal("yet.another"), Kind::invalid);
}

TEST_P(SignIn, ThatSucceedsIsNoGuess) {
  member("shanyraq");
  for (int i = 0; i < 35; ++i) ASSERT_TRUE(attempt("shanyraq", support::persons_password).ok()) << i;
  for (const auto& row : all(test_sql::guesses{})) EXPECT_EQ(row.guesses, 0) << row.subject;
}

TEST_P(SignIn, CountsParallelGuessesExactly) {
  member("shanyraq");
  constexpr int threads = 8;
  constexpr int each = 6;
  std::atomic<int> looked_at = 0;
  std::atomic<int> refused = 0;
  {
    std::vector<std::jthread> guessers;
    for (int i = 0; i < threads; ++i) {
      guessers.emplace_back([&] {
        for (int n = 0; n < each; ++n) {
          base::SystemRandom own;
          const auto result = counted_sign_in(own, {"shanyraq", "not the one", "192.0.2.7", "TEST0001"});
          (result.failure().kind == Kind::too_many ? refused : looked_at)++;
        }
      });
    }
  }
  EXPECT_EQ(looked_at, 10);
  EXPECT_EQ(refused, threads * each - 10);
  std::vector<std::int64_t> counts;
  for (const auto& row : all(test_sql::guesses{})) counts.push_back(row.guesses);
  EXPECT_THAT(counts, SizeIs(3));
  EXPECT_THAT(counts, Each(AllOf(Ge(10), Le(threads * each)))) << "who was refused without being counted may be left out, nobody else";
}

TEST_P(SignIn, RefusedTriesAddNothing) {
  for (int i = 0; i < 30; ++i) (void)refusal("login" + std::to_string(i));
  const auto rows = all(test_sql::guesses{});
  for (int i = 0; i < 20; ++i) EXPECT_EQ(refusal("login" + std::to_string(i)), Kind::too_many);
  EXPECT_EQ(refusal("yet.another"), Kind::too_many);
  const auto after = all(test_sql::guesses{});
  ASSERT_EQ(after.size(), rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) EXPECT_EQ(after[i].guesses, rows[i].guesses) << rows[i].subject;
}

TEST_P(SignIn, ABrowserThatHasSignedInHasTriesOfItsOwn) {
  member("shanyraq");
  member("other");
  const auto known = device_of("shanyraq");
  for (int i = 0; i < 40; ++i) (void)refusal("login" + std::to_string(i));
  EXPECT_EQ(attempt("shanyraq", support::persons_password).failure().kind, Kind::too_many);
  EXPECT_TRUE(attempt("shanyraq", support::persons_password, "192.0.2.7", known).ok());
  EXPECT_EQ(attempt("other", support::persons_password, "192.0.2.7", known).failure().kind, Kind::too_many) << "only at its own login";
  for (int i = 0; i < 10; ++i) EXPECT_EQ(attempt("shanyraq", "not the one", "192.0.2.8", known).failure().kind, Kind::invalid) << i;
  EXPECT_EQ(attempt("shanyraq", support::persons_password, "192.0.2.8", known).failure().kind, Kind::too_many);
  EXPECT_TRUE(attempt("shanyraq", support::persons_password, "192.0.2.8", device_of("shanyraq")).ok()) << "another browser";
}

TEST_P(SignIn, TellsWhyItRefusesAndForHowLong) {
  for (int i = 0; i < 30; ++i) (void)refusal("login" + std::to_string(i));
  const auto by_source = attempt("another", "not the one").failure();
  EXPECT_THAT(std::string{by_source.message.text.id}, HasSubstr("from your network, perhaps by other people"));
  EXPECT_LE(by_source.wait, std::chrono::minutes{5});
  for (int i = 0; i < 10; ++i) (void)refusal("alone", "192.0.2.8");
  EXPECT_THAT(std::string{attempt("alone", "not the one", "192.0.2.8").failure().message.text.id}, HasSubstr("at this login"));
  const auto page = *sign_in_as("another", "not the one");
  EXPECT_EQ(page.status, 429);
  EXPECT_EQ(header(page, "Retry-After"), std::to_string(by_source.wait->count()));
}

TEST_P(SignIn, MarksTheBrowserItSucceedsIn) {
  member("shanyraq");
  EXPECT_EQ(cookie(*sign_in_as("shanyraq", "not the one"), "device"), "");
  const auto value = cookie(*sign_in_as("Shanyraq", support::persons_password), "device");
  EXPECT_TRUE((Device{value, services.secret}).has_signed_in("shanyraq"));
}

TEST_P(SignIn, KeepsNoLoginThatWasTypedWrong) {
  (void)refusal("my password by mistake");
  for (const auto& row : all(test_sql::guesses{})) EXPECT_THAT(row.subject, Not(HasSubstr("mistake")));
}

TEST(GuessSource, IsAnAddressOrTheFirst64BitsOfALongOne) {
  EXPECT_EQ(source_of("192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(source_of("::ffff:192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(source_of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
  EXPECT_EQ(source_of("2001:db8:1:2:ffff::1"), "2001:db8:1:2::/64");
  EXPECT_EQ(source_of("2001:db8:1:3::1"), "2001:db8:1:3::/64");
}

}  // namespace
}  // namespace baqylau::identity
