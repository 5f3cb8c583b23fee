#pragma once
/// Sessions: how they begin, how long they last, when they are written. SECURITY N-01, N-03.

#include "base/clock.hpp"
#include "base/random.hpp"
#include "db/db.hpp"
#include "http/caller.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace baqylau::identity {

/// Staff see more, so their sessions are shorter.
struct SessionLimits {
  std::chrono::minutes idle;
  std::chrono::minutes whole;
};
inline constexpr SessionLimits ngo_limits{std::chrono::minutes{30}, std::chrono::hours{12}};
inline constexpr SessionLimits staff_limits{std::chrono::minutes{15}, std::chrono::hours{8}};
constexpr SessionLimits limits_of(bool staff) { return staff ? staff_limits : ngo_limits; }

/// How often it is written that a session was used. The idle limit counts from what is written, so a session may end
/// that much too early, never too late.
inline constexpr std::chrono::minutes touch_interval{1};

/// What is kept of a token: its SHA-256 in hex. It is also what form tokens are bound to.
std::string session_key(std::string_view token);

struct NewSession {
  std::string token;    ///< for the cookie; kept nowhere
  http::Caller caller;  ///< with the new session's key
};
/// Nothing where the account was blocked, or its password changed since `password_hash` was read.
std::optional<NewSession> begin_session(db::Write& db, base::Random& random, base::Instant now, base::AccountId account,
                                        std::string_view password_hash);

}  // namespace baqylau::identity
