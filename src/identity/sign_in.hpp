#pragma once
/// Signing in and changing one's own password: the use cases. Slow by intent, so they run on threads of their own.

#include "base/clock.hpp"
#include "base/random.hpp"
#include "base/result.hpp"
#include "db/db.hpp"
#include "identity/devices.hpp"
#include "identity/guesses.hpp"
#include "identity/sessions.hpp"

#include <string>
#include <string_view>

namespace baqylau::identity {

struct Attempt {
  std::string login;     ///< as typed
  std::string password;  ///< as typed
  std::string client_address;
  std::string request;  ///< its number, for the log
  Device device{};      ///< the browser it comes from
};

/// Which tries it counts with. Before a password is looked at, it has to be counted.
Guess guess_of(const Attempt& attempt, base::Instant now);
/// What is said of a try that is refused, at `field`, and for how long.
base::Failure refused_guess(std::string field, const GuessRefusal& refusal);
/// The same of a sign-in, with its line in the log.
base::Failure refused_sign_in(const Attempt& attempt, const GuessRefusal& refusal);

/// Of a try that was counted; one whose password is right is no guess, and is taken back. `invalid` with one message for an unknown login,
/// a wrong password and a blocked account: of that one with the right password only the journal learns (`account.sign_in_refused`).
base::Result<NewSession> sign_in(db::Database& db, base::Random& random, base::Instant now, const Attempt& attempt);

struct PasswordChange {
  base::AccountId account;
  std::string session_key;  ///< the session that goes on; the others end
  std::string current;
  std::string becomes;
  std::string client_address;
  Device device{};
};
/// Errors by field: `current_password`, `new_password`.
base::Done change_password(db::Database& db, base::Instant now, const PasswordChange& change);

}  // namespace baqylau::identity
