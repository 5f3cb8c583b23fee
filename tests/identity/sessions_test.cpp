#include "tests/identity/fixture.hpp"

#include <chrono>
#include <set>
#include <thread>

namespace baqylau::identity {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using ::testing::SizeIs;

class SessionRules : public IdentityTest {
 protected:
  std::string begin(const std::string& login) { return token_of(*sign_in_as(login, support::persons_password)); }
  void wait(std::chrono::microseconds time) { clock.set(clock.now() + time); }
  /// Writes that nobody waits for come before this one.
  void settle() {
    run_write([](db::Write&) {});
  }
  base::Instant seen_at() { return all(test_sql::sessions{}).at(0).seen_at; }
  /// The write of "seen" is on another thread; on PostgreSQL also on another connection.
  bool becomes_seen_at(base::Instant when) {
    for (int tries = 0; tries < 400; ++tries) {
      settle();
      if (seen_at() == when) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
    return false;
  }
  /// On PostgreSQL the write before may be visible while its end is not yet known here, and then this one is left out: a busy
  /// person asks again.
  bool seen_after_asking(std::string_view token) {
    for (int tries = 0; tries < 400; ++tries) {
      if (!load(token).signed_in()) return false;
      settle();
      if (seen_at() == clock.now()) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
    return false;
  }
};
BAQYLAU_ON_EACH_ENGINE(SessionRules);

TEST_P(SessionRules, OnlyTheHashOfATokenIsStored) {
  member("shanyraq");
  const auto token = begin("shanyraq");
  EXPECT_EQ(token.size(), 43U);
  const auto rows = all(test_sql::sessions{});
  ASSERT_THAT(rows, SizeIs(1));
  EXPECT_EQ(rows[0].token_hash, base::hex(base::sha256(token)));
  EXPECT_EQ(rows[0].token_hash.find(token), std::string::npos);
}

TEST_P(SessionRules, ATokenLeadsToItsCaller) {
  const auto person = specialist("officer");
  const auto token = begin("officer");
  const auto caller = load(token);
  EXPECT_EQ(caller.account, person.account);
  EXPECT_TRUE(caller.has(http::Role::specialist));
  EXPECT_EQ(caller.session_key, session_key(token));
  EXPECT_NE(caller.session_key, token);
}

TEST_P(SessionRules, WhatIsNoTokenIsAVisitor) {
  member("shanyraq");
  const auto token = begin("shanyraq");
  for (const auto& other :
       {std::string{}, token + "A", token.substr(1), std::string(43, 'A'), session_key(token), "' OR 1=1 --" + token.substr(11)}) {
    EXPECT_FALSE(load(other).signed_in()) << other;
  }
}

TEST_P(SessionRules, EachSignInHasATokenOfItsOwn) {
  member("shanyraq");
  std::set<std::string> tokens;
  for (int i = 0; i < 5; ++i) tokens.insert(begin("shanyraq"));
  EXPECT_THAT(tokens, SizeIs(5));
}

TEST_P(SessionRules, AnNgoMemberMayRest29MinutesAndNot31) {
  member("shanyraq");
  const auto token = begin("shanyraq");
  wait(minutes{29});
  EXPECT_TRUE(load(token).signed_in());
  ASSERT_TRUE(becomes_seen_at(clock.now()));
  wait(minutes{31});
  EXPECT_FALSE(load(token).signed_in());
}

TEST_P(SessionRules, StaffMayRest14MinutesAndNot16) {
  specialist("officer");
  const auto token = begin("officer");
  wait(minutes{14});
  EXPECT_TRUE(load(token).signed_in());
  ASSERT_TRUE(becomes_seen_at(clock.now()));
  wait(minutes{16});
  EXPECT_FALSE(load(token).signed_in());
}

TEST_P(SessionRules, EndAfter12HoursHoweverBusy) {
  member("shanyraq");
  const auto token = begin("shanyraq");
  const auto began = clock.now();
  while (clock.now() + minutes{20} < began + hours{12}) {
    wait(minutes{20});
    ASSERT_TRUE(seen_after_asking(token));
  }
  clock.set(began + hours{12});
  EXPECT_FALSE(load(token).signed_in());
}

TEST_P(SessionRules, OfStaffEndAfter8Hours) {
  specialist("officer");
  begin("officer");
  const auto row = all(test_sql::sessions{}).at(0);
  EXPECT_EQ(row.ends_at, row.created_at + hours{8});
}

TEST_P(SessionRules, ThatASessionWasSeenIsWrittenOnceAMinute) {
  member("shanyraq");
  const auto token = begin("shanyraq");
  const auto began = clock.now();
  wait(seconds{59});
  EXPECT_TRUE(load(token).signed_in());
  settle();
  EXPECT_EQ(seen_at(), began);
  wait(seconds{1});
  for (int i = 0; i < 20; ++i) EXPECT_TRUE(load(token).signed_in());
  EXPECT_TRUE(becomes_seen_at(began + minutes{1}));
}

TEST_P(SessionRules, OfABlockedAccountEndAtOnce) {
  const auto person = member("shanyraq");
  const auto token = begin("shanyraq");
  changed_by_sql();
  run_write([&](db::Write& db) { db.run(test_sql::block_account{.id = person.account}); });
  EXPECT_FALSE(load(token).signed_in());
}

TEST_P(SessionRules, HoldForAWriteUntilTheyEndOrTheAccountIsBlocked) {
  const auto holds = [&](std::string_view token) {
    return database().read([&](db::Read& db) { return sessions->holds(db, session_key(token), clock.now()); });
  };
  const auto person = member("shanyraq");
  const auto ended = begin("shanyraq");
  const auto token = begin("shanyraq");
  EXPECT_TRUE(holds(ended));
  auto out = request_to(http::Method::post, "/sign-out");
  out.caller = load(ended);
  ASSERT_TRUE(send(out).ok());
  EXPECT_FALSE(holds(ended));
  wait(minutes{40});
  EXPECT_TRUE(holds(token)) << "an upload that took longer than anybody may rest";
  wait(hours{12});
  EXPECT_FALSE(holds(token));
  const auto another = begin("shanyraq");
  EXPECT_TRUE(holds(another));
  changed_by_sql();
  run_write([&](db::Write& db) { db.run(test_sql::block_account{.id = person.account}); });
  EXPECT_FALSE(holds(another));
}

TEST_P(SessionRules, HoldAfterARestart) {
  member("shanyraq");
  const auto token = begin("shanyraq");
  sessions.reset();
  reopen();
  sessions = make_sessions(database());
  EXPECT_TRUE(load(token).signed_in());
}

TEST_P(SessionRules, EndedOnesAndOldCountersAreRemoved) {
  member("shanyraq");
  EXPECT_TRUE(sign_in_as("shanyraq", "wrong").ok());
  begin("shanyraq");
  wait(minutes{29});
  begin("shanyraq");
  const auto clean = [&] {
    return database().write([&](db::Write& db) -> base::Result<std::int64_t> { return remove_ended(db, clock.now()); }).value();
  };
  EXPECT_EQ(clean(), 0);
  wait(minutes{2});
  EXPECT_EQ(clean(), 1);
  EXPECT_THAT(all(test_sql::sessions{}), SizeIs(1));
  wait(minutes{31});
  EXPECT_EQ(clean(), 1);
  EXPECT_THAT(all(test_sql::guesses{}), SizeIs(0));
}

}  // namespace
}  // namespace baqylau::identity
