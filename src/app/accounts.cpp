/// `baqylau user`: accounts, until they have pages.

#include "app/commands.hpp"
#include "app/sql.hpp"
#include "base/clock.hpp"
#include "base/identification_number.hpp"
#include "base/mail_address.hpp"
#include "base/random.hpp"
#include "identity/identity.hpp"
#include "reference/reference.hpp"

#include <functional>
#include <iostream>
#include <map>

namespace baqylau::app {

namespace {

int says(std::string_view what) {
  std::cerr << what << "\n";
  return 1;
}

/// A change of the account with this login, in one write.
int change(const Place& place, const std::string& login, const std::function<base::Done(db::Write&, base::AccountId)>& job,
           const std::string& done) {
  need_database(place);
  const auto database = open(place);
  const auto changed = database->write([&](db::Write& db) -> base::Done {
    const auto account = identity::account_by_login(db, login);
    if (!account) return base::Failure{base::Kind::not_found, base::M("There is no such account")};
    return job(db, *account);
  });
  if (!changed.ok()) return refused(changed.failure());
  std::cout << done << "\n";
  return 0;
}

}  // namespace

int add_user(const Place& place, const NewUser& user) {
  std::string password;
  std::getline(std::cin, password);
  auto hash = identity::make_password(password, {user.login, user.name});
  if (!hash.ok()) return refused(hash.failure());
  const auto database = open(place);
  base::SystemRandom random;
  identity::NewAccount account{.login = user.login, .display_name = user.name, .password = std::move(*hash)};
  if (!user.email.empty()) {
    account.email = base::mail_address(user.email);
    if (!account.email) return says("--email takes an address that mail can be sent to, like name@example.kz");
  }
  const auto language = i18n::from_code(user.language);
  if (!language) return says("--language is kk, ru or en");
  account.language = *language;
  if (user.role == "ngo") {
    const auto number = base::read_identification_number(user.ngo_number);
    if (!number.ok()) return refused(number.failure());
    const auto ngo = database->read([&](db::Read& db) { return db.one(sql::ngo_by_number{.number = number->digits}); });
    if (!ngo) return says("No NGO with the number " + number->digits + " is in the register");
    account.ngo = ngo->id;
  } else {
    const auto role = http::role_from_code(user.role);
    if (!role) return says("--role is operator, specialist, approver, auditor, administrator or ngo");
    if (user.state_bodies.empty()) account.roles.push_back({.role = *role});
    for (const auto& number : user.state_bodies) {
      const auto body = base::parse_id(number);
      if (!body) return says("--state-body takes a number");
      account.roles.push_back({.role = *role, .body = base::StateBodyId{*body}});
    }
  }
  const auto added = database->write([&](db::Write& db) { return identity::add_account(db, random, base::SystemClock{}.now(), account); });
  if (!added.ok()) return refused(added.failure());
  std::cout << "Added " << user.login << "\n";
  return 0;
}

int reset_user(const Place& place, const std::string& login) {
  base::SystemRandom random;
  constexpr std::size_t bytes = 12;
  const auto password = base::random_token(random, bytes);
  const auto hash = identity::PasswordHash::of(password);
  const auto now = base::SystemClock{}.now();
  return change(
      place, login, [&](db::Write& db, base::AccountId account) { return identity::reset_password(db, now, account, hash); },
      "New password of " + login + ", shown this once: " + password);
}

int block_user(const Place& place, const std::string& login, const std::string& reason) {
  const auto now = base::SystemClock{}.now();
  return change(
      place, login, [&](db::Write& db, base::AccountId account) { return identity::block_account(db, now, account, reason); },
      "Blocked " + login);
}

int unblock_user(const Place& place, const std::string& login) {
  const auto now = base::SystemClock{}.now();
  return change(
      place, login, [&](db::Write& db, base::AccountId account) { return identity::unblock_account(db, now, account); },
      "Unblocked " + login);
}

int change_role(const Place& place, const RoleChange& wanted) {
  if (wanted.add.empty() == wanted.remove.empty()) return says("Give either --add or --remove");
  const auto& code = wanted.add.empty() ? wanted.remove : wanted.add;
  const auto role = http::role_from_code(code);
  if (!role) return says("A role is operator, specialist, approver, auditor or administrator");
  http::RoleGrant grant{.role = *role};
  if (!wanted.state_body.empty()) {
    const auto body = base::parse_id(wanted.state_body);
    if (!body) return says("--state-body takes a number");
    grant.body = base::StateBodyId{*body};
  }
  base::SystemRandom random;
  const auto now = base::SystemClock{}.now();
  return change(
      place, wanted.login,
      [&](db::Write& db, base::AccountId account) {
        return wanted.add.empty() ? identity::remove_role(db, now, account, grant, wanted.reason)
                                  : identity::add_role(db, random, now, account, grant, wanted.reason);
      },
      wanted.login + (wanted.add.empty() ? " no longer has the role " : " has the role ") + code);
}

int list_users(const Place& place) {
  need_database(place);
  const auto database = open(place);
  std::map<base::StateBodyId, std::string> names;
  const auto accounts = database->read([&](db::Read& db) {
    for (const auto& body : reference::state_bodies(db)) names.emplace(body.id, body.name(i18n::Language::en));
    return identity::all_accounts(db);
  });
  std::cout << "login\tname\troles\tstate\tlast sign-in\n";
  for (const auto& account : accounts) {
    std::string roles = account.ngo ? "ngo " + base::to_string(*account.ngo) : "";
    for (const auto& grant : account.roles) {
      (roles += roles.empty() ? "" : ", ") += to_code(grant.role);
      if (grant.body) roles += " of " + base::to_string(*grant.body) + " (" + names[*grant.body] + ")";
    }
    std::cout << account.login << '\t' << account.display_name << '\t' << roles << '\t' << (account.blocked ? "blocked" : "active") << '\t'
              << (account.signed_in_at ? base::utc_iso(*account.signed_in_at) : "never") << '\n';
  }
  return 0;
}

}  // namespace baqylau::app
