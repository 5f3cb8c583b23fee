/// What an administrator puts right of an account.

#include "identity/accounts.hpp"
#include "journal/journal.hpp"
#include "support/at_once.hpp"
#include "tests/identity/fixture.hpp"

namespace baqylau::identity {
namespace {

using base::Kind;
using http::Role;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

class Administration : public IdentityTest {
 protected:
  base::Done block(base::AccountId account, std::string_view reason = "left") {
    return database().write([&](db::Write& db) { return block_account(db, clock.now(), account, reason); });
  }
  base::Done unblock(base::AccountId account) {
    return database().write([&](db::Write& db) { return unblock_account(db, clock.now(), account); });
  }
  base::Done reset(base::AccountId account, const PasswordHash& hash) {
    return database().write([&](db::Write& db) { return reset_password(db, clock.now(), account, hash); });
  }
  base::Done add(base::AccountId account, const http::RoleGrant& grant, std::string_view reason = "hired") {
    base::SystemRandom own;
    return database().write([&](db::Write& db) { return add_role(db, own, clock.now(), account, grant, reason); });
  }
  base::Done remove(base::AccountId account, const http::RoleGrant& grant, std::string_view reason = "moved") {
    return database().write([&](db::Write& db) { return remove_role(db, clock.now(), account, grant, reason); });
  }
  base::AccountId administrator(const std::string& login) {
    return support::add_staff(database(), random, clock.now(), login, Role::administrator).account;
  }
  std::string token(const std::string& login) { return token_of(*sign_in_as(login, support::persons_password)); }
  std::vector<std::string> events(base::AccountId account) {
    std::vector<std::string> found;
    for (const auto& leaf : database().read([&](db::Read& db) { return journal::of_subject(db, {journal::Kind::account, account}); }))
      found.push_back(leaf.event);
    std::ranges::sort(found);
    return found;
  }
  std::vector<ListedAccount> listed() {
    return database().read([](db::Read& db) { return all_accounts(db); });
  }
  static std::string message(const base::Done& refused) { return std::string{refused.failure().message.text.id}; }
  static constexpr base::AccountId nobody{1};
};
BAQYLAU_ON_EACH_ENGINE(Administration);

TEST_P(Administration, AResetPasswordEndsAllSessions) {
  const auto account = specialist("officer").account;
  const auto first = token("officer");
  const auto second = token("officer");
  ASSERT_TRUE(reset(account, PasswordHash::of("anvil quartz tulip 9")).ok());
  EXPECT_FALSE(load(first).signed_in());
  EXPECT_FALSE(load(second).signed_in());
  EXPECT_EQ(token("officer"), "") << "the old password";
  EXPECT_NE(token_of(*sign_in_as("officer", "anvil quartz tulip 9")), "");
  EXPECT_THAT(events(account), ElementsAre("account.added", "account.password_reset"));
  EXPECT_EQ(reset(nobody, PasswordHash::of("anvil quartz tulip 9")).failure().kind, Kind::not_found);
}

TEST_P(Administration, ABlockedAccountHasNoSessionUntilItIsUnblocked) {
  const auto account = specialist("officer").account;
  const auto before = token("officer");
  ASSERT_TRUE(load(before).signed_in());
  ASSERT_TRUE(block(account).ok());
  EXPECT_FALSE(load(before).signed_in());
  EXPECT_EQ(token("officer"), "");
  EXPECT_EQ(block(account).failure().kind, Kind::conflict);
  ASSERT_TRUE(unblock(account).ok());
  EXPECT_FALSE(load(before).signed_in()) << "it was ended, not held back";
  EXPECT_TRUE(load(token("officer")).signed_in());
  EXPECT_EQ(unblock(account).failure().kind, Kind::conflict);
  EXPECT_EQ(block(nobody).failure().kind, Kind::not_found);
  EXPECT_EQ(unblock(nobody).failure().kind, Kind::not_found);
  EXPECT_EQ(block(account, " ").failure().fields.at(0).field, "reason");
}

TEST_P(Administration, ARoleHoldsFromTheNextRequestOn) {
  const auto account = member("shanyraq").account;
  const auto session = token("shanyraq");
  EXPECT_FALSE(load(session).is_staff());
  ASSERT_TRUE(add(account, {Role::specialist, body}).ok());
  EXPECT_TRUE(load(session).has(Role::specialist));
  EXPECT_EQ(add(account, {Role::specialist, body}).failure().kind, Kind::conflict);
  ASSERT_TRUE(add(account, {Role::auditor}).ok());
  EXPECT_EQ(remove(account, {Role::auditor, body}).failure().kind, Kind::conflict) << "it is held in all, not in this one";
  ASSERT_TRUE(remove(account, {Role::specialist, body}).ok());
  ASSERT_TRUE(remove(account, {Role::auditor}).ok()) << "it is an NGO's";
  EXPECT_FALSE(load(session).is_staff());
  EXPECT_THAT(events(account),
              ElementsAre("account.added", "account.role_added", "account.role_added", "account.role_removed", "account.role_removed"));
}

TEST_P(Administration, ARoleIsGivenByTheRulesOfANewAccount) {
  const auto account = member("shanyraq").account;
  EXPECT_EQ(add(account, {Role::approver}).failure().fields.at(0).field, "state_body");
  EXPECT_EQ(add(account, {Role::specialist, base::StateBodyId{1}}).failure().kind, Kind::not_found);
  EXPECT_EQ(add(account, {Role::auditor}, "").failure().fields.at(0).field, "reason");
  EXPECT_EQ(add(nobody, {Role::auditor}).failure().kind, Kind::not_found);
  EXPECT_EQ(remove(account, {Role::auditor}).failure().kind, Kind::conflict);
}

TEST_P(Administration, AnAccountKeepsWhatItIsFor) {
  const auto account = specialist("officer").account;
  EXPECT_THAT(message(remove(account, {Role::specialist, body})), HasSubstr("all that the account is for"));
  ASSERT_TRUE(add(account, {Role::approver, body}).ok());
  EXPECT_TRUE(remove(account, {Role::specialist, body}).ok());
}

TEST_P(Administration, TheLastAdministratorStays) {
  const auto first = administrator("first");
  EXPECT_THAT(message(block(first)), HasSubstr("last administrator"));
  EXPECT_THAT(message(remove(first, {Role::administrator})), HasSubstr("last administrator"));
  const auto second = administrator("second");
  ASSERT_TRUE(add(second, {Role::operator_}).ok());
  ASSERT_TRUE(block(second).ok());
  EXPECT_THAT(message(block(first)), HasSubstr("last administrator")) << "the other one is blocked";
  ASSERT_TRUE(unblock(second).ok());
  ASSERT_TRUE(block(first).ok());
  EXPECT_THAT(message(remove(second, {Role::administrator})), HasSubstr("last administrator"));
  ASSERT_TRUE(unblock(first).ok());
  EXPECT_TRUE(remove(second, {Role::administrator}).ok());
}

TEST_P(Administration, OfTwoLastAdministratorsWhoAreBlockedAtOnceOneStays) {
  const auto first = administrator("first");
  const auto second = administrator("second");
  for (int i = 0; i < support::rounds_at_once; ++i) {
    const auto [one, other] = support::at_once([&] { return block(first).ok(); }, [&] { return block(second).ok(); });
    ASSERT_NE(one, other);
    ASSERT_TRUE(unblock(one ? first : second).ok());
  }
}

TEST_P(Administration, OneRoleGivenTwiceAtOnceIsHeldOnce) {
  const auto account = member("shanyraq").account;
  for (int i = 0; i < support::rounds_at_once; ++i) {
    const auto give = [&] { return add(account, {Role::auditor}).ok(); };
    const auto [one, other] = support::at_once(give, give);
    ASSERT_NE(one, other);
    ASSERT_TRUE(remove(account, {Role::auditor}).ok());
  }
}

TEST_P(Administration, EveryAccountIsListedWithWhatItMayDo) {
  const auto account = member("shanyraq").account;
  ASSERT_TRUE(add(account, {Role::specialist, body}).ok());
  ASSERT_NE(token("shanyraq"), "");
  ASSERT_TRUE(block(specialist("officer").account).ok());
  const auto accounts = listed();
  ASSERT_THAT(accounts, SizeIs(2));
  EXPECT_EQ(accounts[0].login, "officer");
  EXPECT_TRUE(accounts[0].blocked);
  EXPECT_EQ(accounts[0].signed_in_at, std::nullopt);
  EXPECT_EQ(accounts[1].display_name, "Account shanyraq");
  EXPECT_EQ(accounts[1].ngo, ngo);
  EXPECT_EQ(accounts[1].signed_in_at, clock.now());
  ASSERT_THAT(accounts[1].roles, SizeIs(1));
  EXPECT_EQ(accounts[1].roles[0].body, body);
}

}  // namespace
}  // namespace baqylau::identity
