/// What an administrator puts right of an account.
///
/// Two such changes never go on at the same time: what each was judged by stands until it is committed.

#include "base/text.hpp"
#include "identity/identity.hpp"
#include "identity/sql.hpp"
#include "journal/journal.hpp"
#include "reference/reference.hpp"

#include <algorithm>
#include <map>

namespace baqylau::identity {

namespace {

using base::Kind;
using base::M;

base::Failure wrong(Kind kind, std::string field, base::Message message) { return {kind, message, {{std::move(field), message}}}; }
base::Failure no_account() { return {Kind::not_found, M("There is no such account")}; }
base::Failure last_administrator() { return {Kind::conflict, M("This is the last administrator. Make another account one first")}; }

void tell_journal(db::Write& db, base::Instant now, base::AccountId account, std::string event,
                  std::vector<std::pair<std::string, std::string>> details = {}) {
  journal::record(db, now, {.event = std::move(event), .subject = {journal::Kind::account, account}, .details = std::move(details)});
}

/// For the journal.
base::Result<std::string> told(std::string_view reason) {
  auto line = base::clean_line(reason);
  if (!line || line->empty()) return wrong(Kind::invalid, "reason", M("Say why: it stays in the journal"));
  return std::move(*line);
}

struct Held {
  bool blocked = false;
  bool of_ngo = false;
  std::vector<http::RoleGrant> roles;
  [[nodiscard]] bool has(const http::RoleGrant& grant) const {
    return std::ranges::any_of(roles, [&](const auto& one) { return one.role == grant.role && one.body == grant.body; });
  }
};

/// As it is until the transaction ends.
base::Result<Held> hold(db::Write& db, base::AccountId account) {
  journal::hold(db);
  const auto rows = db.all(sql::roles_of_account{.id = account});
  if (rows.empty()) return no_account();
  Held held{.blocked = rows.front().state == "blocked", .of_ngo = rows.front().ngo_id.has_value(), .roles = {}};
  for (const auto& row : rows) {
    if (!row.role) continue;
    if (const auto role = http::role_from_code(*row.role)) held.roles.push_back({*role, row.state_body_id});
  }
  return held;
}

void end_sessions(db::Write& db, base::AccountId account) { db.run(sql::end_other_sessions{.account = account, .keep = ""}); }

std::vector<std::pair<std::string, std::string>> details_of(const http::RoleGrant& grant, std::string reason) {
  return {{"role", std::string{to_code(grant.role)}},
          {"state_body", grant.body ? base::to_string(*grant.body) : ""},
          {"reason", std::move(reason)}};
}

}  // namespace

base::Done reset_password(db::Write& db, base::Instant now, base::AccountId account, const PasswordHash& password) {
  if (db.run(sql::set_password{.account = account, .password_hash = password.text()}) == 0) return no_account();
  end_sessions(db, account);
  tell_journal(db, now, account, "account.password_reset");
  return base::done();
}

base::Done block_account(db::Write& db, base::Instant now, base::AccountId account, std::string_view reason) {
  auto why = TRY(told(reason));
  const auto held = TRY(hold(db, account));
  if (db.run(sql::block_account{.id = account}) == 0) {
    if (held.blocked) return base::Failure{Kind::conflict, M("The account is blocked already")};
    return last_administrator();
  }
  end_sessions(db, account);
  tell_journal(db, now, account, "account.blocked", {{"reason", std::move(why)}});
  return base::done();
}

base::Done unblock_account(db::Write& db, base::Instant now, base::AccountId account) {
  TRY(hold(db, account));
  if (db.run(sql::unblock_account{.id = account}) == 0) return base::Failure{Kind::conflict, M("The account is not blocked")};
  tell_journal(db, now, account, "account.unblocked");
  return base::done();
}

base::Done add_role(db::Write& db, base::Random& random, base::Instant now, base::AccountId account, const http::RoleGrant& grant,
                    std::string_view reason) {
  auto why = TRY(told(reason));
  if (!has_body_it_needs(grant)) {
    return wrong(Kind::invalid, "state_body", M("A specialist or an approver works for one state body: name it"));
  }
  if (grant.body && !reference::state_body(db, *grant.body)) {
    return wrong(Kind::not_found, "state_body", M("There is no state body with this number"));
  }
  const auto held = TRY(hold(db, account));
  if (held.has(grant)) return base::Failure{Kind::conflict, M("The account has this role already")};
  db.run(sql::add_role{
      .id = base::new_id(random, now.micros), .account = account, .role = std::string{to_code(grant.role)}, .body = grant.body});
  tell_journal(db, now, account, "account.role_added", details_of(grant, std::move(why)));
  return base::done();
}

base::Done remove_role(db::Write& db, base::Instant now, base::AccountId account, const http::RoleGrant& grant, std::string_view reason) {
  auto why = TRY(told(reason));
  const auto held = TRY(hold(db, account));
  const auto body = grant.body ? grant.body->value : 0;
  if (db.run(sql::remove_role{.account = account, .role = std::string{to_code(grant.role)}, .body = body}) == 0) {
    if (!held.has(grant)) {
      const bool elsewhere = std::ranges::any_of(held.roles, [&](const http::RoleGrant& other) { return other.role == grant.role; });
      return base::Failure{Kind::conflict, elsewhere
                                               ? M("The account has this role for another state body: name it with --state-body, or leave "
                                                   "that out where the role is for all")
                                               : M("The account does not have this role")};
    }
    if (!held.of_ngo && held.roles.size() == 1 && grant.role != http::Role::administrator) {
      return base::Failure{Kind::conflict, M("This role is all that the account is for. Give it another one first, or block the account")};
    }
    return last_administrator();
  }
  tell_journal(db, now, account, "account.role_removed", details_of(grant, std::move(why)));
  return base::done();
}

std::vector<NamedAccount> accounts_in_role(db::Read& db, http::Role role, base::StateBodyId body) {
  std::vector<NamedAccount> found;
  for (auto& row : db.all(sql::accounts_in_role{.role = std::string{http::to_code(role)}, .body = body}))
    found.push_back({.id = row.id, .name = std::move(row.display_name)});
  return found;
}

std::vector<ListedAccount> all_accounts(db::Read& db) {
  std::map<base::AccountId, std::vector<http::RoleGrant>> roles;
  for (const auto& row : db.all(sql::all_roles{})) {
    if (const auto role = http::role_from_code(row.role)) roles[row.account_id].push_back({*role, row.state_body_id});
  }
  std::vector<ListedAccount> accounts;
  for (auto& row : db.all(sql::all_accounts{})) {
    accounts.push_back({.login = std::move(row.login),
                        .display_name = std::move(row.display_name),
                        .ngo = row.ngo_id,
                        .roles = std::move(roles[row.id]),
                        .blocked = row.state == "blocked",
                        .signed_in_at = row.signed_in_at});
  }
  return accounts;
}

}  // namespace baqylau::identity
