#pragma once
/// Accounts, passwords, sessions, sign-in. SPEC §1, SECURITY A-01…A-08, N-01…N-04.

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/random.hpp"
#include "base/result.hpp"
#include "db/db.hpp"
#include "http/caller.hpp"
#include "http/routes.hpp"
#include "http/server.hpp"
#include "i18n/i18n.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::identity {

// ---- passwords

/// An Argon2id hash in PHC form. Made outside of transactions, because making one takes tens of milliseconds.
class PasswordHash {
 public:
  /// Argon2id with today's parameters and a salt of its own.
  static PasswordHash of(std::string_view password);
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  explicit PasswordHash(std::string text) : text_{std::move(text)} {}
  std::string text_;
};

inline constexpr std::size_t least_password = 12;  ///< code points
inline constexpr std::size_t most_password = 256;  ///< code points

/// Whether a password may be used: long enough, and more than common words, simple sequences and the names in `context`
/// (login, person, organisation). Any composition will do. SECURITY A-02.
base::Done check_password(std::string_view password, const std::vector<std::string>& context);
/// `check_password`, then the hash.
base::Result<PasswordHash> make_password(std::string_view password, const std::vector<std::string>& context);

// ---- accounts

struct NewAccount {
  std::string login;  ///< 3…64 letters, digits and . _ - @
  std::string display_name;
  std::optional<std::string> email{};
  PasswordHash password;
  std::optional<base::NgoId> ngo{};
  std::vector<http::RoleGrant> roles{};
  i18n::Language language = i18n::Language::kk;
};
/// Specialists and approvers work for one state body, not for all.
bool has_body_it_needs(const http::RoleGrant& grant);
/// `conflict` where the login is taken; `invalid` where it cannot be one, where there is neither an NGO nor a role, or where
/// a specialist or approver is given all state bodies. Writes the journal leaf `account.added`.
base::Result<base::AccountId> add_account(db::Write& db, base::Random& random, base::Instant now, const NewAccount& account,
                                          std::optional<base::AccountId> actor = {});

std::optional<base::AccountId> account_by_login(db::Read& db, std::string_view login);

// ---- what an administrator puts right of an account. Each leaves a journal leaf; `not_found` where there is no such account. What is
// changed holds from the next request on: sessions and roles are read for each.

/// A password that somebody else has chosen; ends all sessions. `account.password_reset`
base::Done reset_password(db::Write& db, base::Instant now, base::AccountId account, const PasswordHash& password);
/// Ends all sessions, and nobody signs in. `conflict` where it is blocked, or where no administrator would be left. `account.blocked`
base::Done block_account(db::Write& db, base::Instant now, base::AccountId account, std::string_view reason);
/// `conflict` where it is not blocked. `account.unblocked`
base::Done unblock_account(db::Write& db, base::Instant now, base::AccountId account);
/// As `add_account` takes them. `conflict` where the account has it. `account.role_added`
base::Done add_role(db::Write& db, base::Random& random, base::Instant now, base::AccountId account, const http::RoleGrant& grant,
                    std::string_view reason);
/// `conflict` where the account does not have it, where no administrator would be left, or where the account would be for nothing.
/// `account.role_removed`
base::Done remove_role(db::Write& db, base::Instant now, base::AccountId account, const http::RoleGrant& grant, std::string_view reason);

struct ListedAccount {
  std::string login;
  std::string display_name;
  std::optional<base::NgoId> ngo;
  std::vector<http::RoleGrant> roles;
  bool blocked = false;
  std::optional<base::Instant> signed_in_at;  ///< last
};
/// By login.
std::vector<ListedAccount> all_accounts(db::Read& db);

struct NamedAccount {
  base::AccountId id{};
  std::string name{};
};
/// Who has the role in the body itself, as specialists and approvers have, and is not blocked; by name.
std::vector<NamedAccount> accounts_in_role(db::Read& db, http::Role role, base::StateBodyId body);

// ---- sessions

/// Sessions in the table `session`. Loading one only reads; that it was seen is written at most once a minute, by a write of
/// its own which nobody waits for. The database must outlive it.
std::unique_ptr<http::Sessions> make_sessions(db::Database& database);

/// Deletes sessions, counters and spent challenges that are over. How many sessions.
std::int64_t remove_ended(db::Write& db, base::Instant now);

// ---- pages

/// Failure pages, and the page which asks to sign in again without losing what was typed.
std::unique_ptr<http::Pages> make_pages();

/// Where a person lands after signing in.
http::Url home_of(const http::Caller& caller);

/// `/sign-in`, `/sign-out`, `/account`, `/altcha/challenge`
void add_routes(http::Routes& routes);

}  // namespace baqylau::identity
