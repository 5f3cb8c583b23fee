#include "identity/accounts.hpp"

#include "journal/journal.hpp"
#include "tests/identity/fixture.hpp"

namespace baqylau::identity {
namespace {

using base::Kind;
using http::Role;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

class Accounts : public IdentityTest {
 protected:
  base::Result<base::AccountId> add(const NewAccount& account) {
    return database().write([&](db::Write& db) { return add_account(db, random, clock.now(), account); });
  }
  std::string wrong_field(const NewAccount& account) {
    const auto added = add(account);
    return added.ok() ? "none" : added.failure().fields.at(0).field;
  }
  const PasswordHash hash = PasswordHash::of(support::persons_password);
};
BAQYLAU_ON_EACH_ENGINE(Accounts);

TEST_P(Accounts, CarryTheirNgoAndTheirRoles) {
  const auto account =
      add({.login = "both", .display_name = "Сейткали", .password = hash, .ngo = ngo, .roles = {{Role::specialist, body}, {Role::auditor}}})
          .value();
  database().read([&](db::Read& db) {
    const auto caller = caller_of(db, account).value();
    EXPECT_EQ(caller.name, "Сейткали");
    EXPECT_EQ(caller.ngo, ngo);
    EXPECT_EQ(caller.roles.size(), 2U);
    for (const auto& grant : caller.roles) {
      EXPECT_EQ(grant.body, grant.role == Role::specialist ? std::optional{body} : std::nullopt);
    }
    EXPECT_TRUE(caller.has(Role::auditor));
    EXPECT_EQ(account_by_login(db, "BOTH"), account);
    return 0;
  });
}

TEST_P(Accounts, ALoginIsTakenInAnyCase) {
  ASSERT_TRUE(add({.login = "shanyraq", .display_name = "A", .password = hash, .ngo = ngo}).ok());
  const auto second = add({.login = "Shanyraq", .display_name = "B", .password = hash, .ngo = ngo});
  EXPECT_EQ(second.failure().kind, Kind::conflict);
  EXPECT_EQ(second.failure().fields.at(0).field, "login");
}

TEST_P(Accounts, TellWhichFieldIsWrong) {
  EXPECT_EQ(wrong_field({.login = "ab", .display_name = "A", .password = hash, .ngo = ngo}), "login");
  EXPECT_EQ(wrong_field({.login = "two words", .display_name = "A", .password = hash, .ngo = ngo}), "login");
  EXPECT_EQ(wrong_field({.login = "логин", .display_name = "A", .password = hash, .ngo = ngo}), "login");
  EXPECT_EQ(wrong_field({.login = "fine", .display_name = " ", .password = hash, .ngo = ngo}), "display_name");
  EXPECT_EQ(wrong_field({.login = "fine", .display_name = "A", .password = hash}), "role");
  EXPECT_EQ(wrong_field({.login = "fine", .display_name = "A", .password = hash, .roles = {{Role::specialist}}}), "state_body");
  EXPECT_EQ(wrong_field({.login = "fine", .display_name = "A", .password = hash, .roles = {{Role::approver}}}), "state_body");
  EXPECT_EQ(wrong_field({.login = "fine", .display_name = "A", .password = hash, .roles = {{Role::administrator}}}), "none");
}

TEST_P(Accounts, AreJournalledWithoutPersonalData) {
  const auto account =
      add({.login = "shanyraq", .display_name = "Сейткали", .email = "a@example.kz", .password = hash, .ngo = ngo}).value();
  const auto leaves = database().read([&](db::Read& db) { return journal::of_subject(db, {journal::Kind::account, account}); });
  ASSERT_THAT(leaves, SizeIs(1));
  EXPECT_EQ(leaves[0].event, "account.added");
  EXPECT_THAT(leaves[0].details, HasSubstr("77"));
  for (const auto* personal : {"shanyraq", "Сейткали", "example", "argon"}) EXPECT_THAT(leaves[0].details, Not(HasSubstr(personal)));
}

TEST_P(Accounts, ThatAreBlockedHaveNoCaller) {
  const auto person = member("blocked");
  changed_by_sql();
  run_write([&](db::Write& db) { db.run(test_sql::block_account{.id = person.account}); });
  EXPECT_FALSE(database().read([&](db::Read& db) { return caller_of(db, person.account).has_value(); }));
}

TEST_P(Accounts, ANewDatabaseHasNone) { EXPECT_THAT(all(test_sql::hashes{}), SizeIs(0)); }

TEST_P(Accounts, KeepNothingOfAPasswordButItsHash) {
  member("shanyraq");
  specialist("officer");
  for (const auto& row : all(test_sql::hashes{})) EXPECT_EQ(row.hash.substr(0, 31), "$argon2id$v=19$m=19456,t=2,p=1$");
}

}  // namespace
}  // namespace baqylau::identity
