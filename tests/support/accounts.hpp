#pragma once
/// An account and the caller that a request of its owner has, in a line. For tests of features that link identity.

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/random.hpp"
#include "db/db.hpp"
#include "http/caller.hpp"
#include "identity/identity.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace baqylau::support {

struct Person {
  base::AccountId account;
  http::Caller caller;
};

inline constexpr std::string_view persons_password = "tulip anvil 58 quartz";

/// Throws where the account cannot be added. All persons have `persons_password`, hashed once.
inline Person add_person(db::Database& database, base::Random& random, base::Instant now, const std::string& login,
                         std::optional<base::NgoId> ngo, std::vector<http::RoleGrant> roles) {
  static const auto hash = identity::PasswordHash::of(persons_password);
  const auto account = database.write([&](db::Write& db) {
    return identity::add_account(db, random, now,
                                 {.login = login, .display_name = "Account " + login, .password = hash, .ngo = ngo, .roles = roles});
  });
  return {account.value(),
          {.account = account.value(),
           .name = "Account " + login,
           .ngo = ngo,
           .roles = std::move(roles),
           .session_key = "session of " + login}};
}
inline Person add_ngo_member(db::Database& database, base::Random& random, base::Instant now, const std::string& login, base::NgoId ngo) {
  return add_person(database, random, now, login, ngo, {});
}
inline Person add_staff(db::Database& database, base::Random& random, base::Instant now, const std::string& login, http::Role role,
                        std::optional<base::StateBodyId> body = {}) {
  return add_person(database, random, now, login, {}, {{role, body}});
}

}  // namespace baqylau::support
