#include "identity/accounts.hpp"

#include "base/random.hpp"
#include "base/text.hpp"
#include "identity/identity.hpp"
#include "identity/sql.hpp"
#include "journal/journal.hpp"

#include <algorithm>

namespace baqylau::identity {

namespace {

using base::Kind;
using base::M;

base::Failure wrong(Kind kind, std::string field, base::Message message) { return {kind, message, {{std::move(field), message}}}; }

bool is_login(std::string_view login) {
  const auto length = base::code_points(login);
  const bool plain = std::ranges::all_of(login, [](char c) {
    const bool letter_or_digit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return letter_or_digit || std::string_view{"._-@"}.find(c) != std::string_view::npos;
  });
  return plain && length >= 3 && length <= 64;
}

std::string role_codes(const std::vector<http::RoleGrant>& roles) {
  std::string codes;
  for (const auto& grant : roles) (codes += codes.empty() ? "" : ",") += to_code(grant.role);
  return codes;
}

}  // namespace

bool has_body_it_needs(const http::RoleGrant& grant) {
  switch (grant.role) {
    case http::Role::operator_:
    case http::Role::auditor:
    case http::Role::administrator: return true;
    case http::Role::specialist:
    case http::Role::approver: return grant.body.has_value();
  }
  return false;
}

std::vector<std::string> AccountFacts::context() const {
  std::vector<std::string> words{login, display_name};
  if (email) words.push_back(*email);
  if (ngo_name_kk) words.push_back(*ngo_name_kk);
  if (ngo_name_ru) words.push_back(*ngo_name_ru);
  return words;
}

base::Result<base::AccountId> add_account(db::Write& db, base::Random& random, base::Instant now, const NewAccount& account,
                                          std::optional<base::AccountId> actor) {
  const auto name = base::clean_line(account.display_name);
  if (!is_login(account.login)) {
    return wrong(Kind::invalid, "login", M("Enter a login of 3 to 64 Latin letters, digits and the marks . _ - @"));
  }
  if (!name || name->empty()) return wrong(Kind::invalid, "display_name", M("Enter the person's name"));
  if (!account.ngo && account.roles.empty()) return wrong(Kind::invalid, "role", M("Name the NGO or the role that the account is for"));
  if (!std::ranges::all_of(account.roles, has_body_it_needs)) {
    return wrong(Kind::invalid, "state_body", M("A specialist or an approver works for one state body: name it"));
  }
  const auto added = db.returning(sql::add_account{.id = {base::new_id(random, now.micros)},
                                                   .login = account.login,
                                                   .login_folded = base::folded(account.login),
                                                   .display_name = *name,
                                                   .email = account.email,
                                                   .password_hash = account.password.text(),
                                                   .ngo = account.ngo,
                                                   .language = std::string{i18n::to_code(account.language)},
                                                   .now = now});
  if (!added) return wrong(Kind::conflict, "login", M("This login is taken. Choose another one"));
  for (const auto& grant : account.roles) {
    db.run(sql::add_role{
        .id = base::new_id(random, now.micros), .account = added->id, .role = std::string{to_code(grant.role)}, .body = grant.body});
  }
  journal::record(db, now,
                  {.actor = actor,
                   .event = "account.added",
                   .subject = {journal::Kind::account, added->id},
                   .details = {{"ngo", account.ngo ? base::to_string(*account.ngo) : ""}, {"roles", role_codes(account.roles)}}});
  return added->id;
}

std::optional<base::AccountId> account_by_login(db::Read& db, std::string_view login) {
  const auto found = db.one(sql::account_by_login{.login_folded = base::folded(login)});
  if (!found) return std::nullopt;
  return found->id;
}

std::optional<AccountFacts> facts_of(db::Read& db, base::AccountId account) {
  auto row = db.one(sql::account_facts{.id = account});
  if (!row) return std::nullopt;
  return AccountFacts{.login = std::move(row->login),
                      .login_folded = std::move(row->login_folded),
                      .display_name = std::move(row->display_name),
                      .email = std::move(row->email),
                      .password_hash = std::move(row->password_hash),
                      .language = i18n::from_code(row->language).value(),
                      .ngo_name_kk = std::move(row->ngo_name_kk),
                      .ngo_name_ru = std::move(row->ngo_name_ru)};
}

std::vector<OwnSession> sessions_of(db::Read& db, base::AccountId account, base::Instant now) {
  std::vector<OwnSession> sessions;
  for (auto& row : db.all(sql::sessions_of_account{.account = account, .now = now})) {
    sessions.push_back({std::move(row.token_hash), row.created_at, row.seen_at});
  }
  return sessions;
}

std::optional<http::Caller> caller_of(db::Read& db, base::AccountId account) {
  auto rows = db.all(sql::caller_of_account{.id = account});
  if (rows.empty()) return std::nullopt;
  http::Caller caller{.account = account, .name = rows[0].display_name, .ngo = rows[0].ngo_id};
  for (const auto& row : rows) {
    if (!row.role) continue;
    if (const auto role = http::role_from_code(*row.role)) caller.roles.push_back({*role, row.state_body_id});
  }
  return caller;
}

}  // namespace baqylau::identity
