#pragma once
/// Accounts as the rest of this folder needs them.

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "db/db.hpp"
#include "http/caller.hpp"
#include "i18n/i18n.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::identity {

struct AccountFacts {
  std::string login;
  std::string login_folded;
  std::string display_name;
  std::optional<std::string> email;
  std::string password_hash;
  i18n::Language language{};
  std::optional<std::string> ngo_name_kk;
  std::optional<std::string> ngo_name_ru;
  /// What a password of this account must not be made of.
  [[nodiscard]] std::vector<std::string> context() const;
};
std::optional<AccountFacts> facts_of(db::Read& db, base::AccountId account);

struct OwnSession {
  std::string key;
  base::Instant began;
  base::Instant seen;
};
/// The newest first.
std::vector<OwnSession> sessions_of(db::Read& db, base::AccountId account, base::Instant now);

/// Nothing for an account that is blocked.
std::optional<http::Caller> caller_of(db::Read& db, base::AccountId account);

}  // namespace baqylau::identity
