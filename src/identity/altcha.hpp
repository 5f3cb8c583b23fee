#pragma once
/// The server's half of ALTCHA's proof of work, version 1 of its protocol: what a browser computes before a form is taken.
///
///     salt       random hex digits, then `?expires=SECONDS&form=NAME&`
///     challenge  SHA-256 of salt and number, hex; the number (0 … `maxnumber`) is what the browser has to find
///     signature  HMAC-SHA-256 of the challenge's hex digits, hex
///
/// Nothing is kept of a challenge before it is solved. That one is used once is the caller's to see to (`visitor_forms.hpp`).

#include "base/clock.hpp"
#include "base/random.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace baqylau::identity::altcha {

inline constexpr std::string_view algorithm = "SHA-256";
/// On average half of so many hashes: some tenths of a second on a computer, some seconds on an old telephone.
inline constexpr std::int64_t max_number = 50'000;
/// From the first touch of the form until it is sent. A browser makes a new one when this is over.
inline constexpr std::chrono::minutes lifetime{30};
inline constexpr std::size_t longest_payload = 2000;  ///< bytes

struct Challenge {
  std::string salt, challenge, signature;
};
/// `number` is the solution; of a challenge that is sent out it is drawn anew (`draw_challenge`).
/// `key`: HMAC key, any length. `form`: as in `VisitorForm`.
Challenge make_challenge(std::string_view key, std::string_view nonce, base::Instant expires_at, std::string_view form,
                         std::int64_t number);
Challenge draw_challenge(std::string_view key, base::Random& random, base::Instant now, std::string_view form);
/// What the widget fetches: algorithm, challenge, maxnumber, salt, signature.
std::string json_of(const Challenge& challenge);

struct Solved {
  std::string challenge;  ///< 64 hex digits
  base::Instant expires_at;
};
enum class Flaw {
  unreadable,    ///< not the Base64 of a JSON object with the five members
  not_ours,      ///< signed with another key
  wrong_number,  ///< salt and number do not make the challenge
  other_form,    ///< the salt is another form's, or not whole
  expired,
};
std::string_view to_code(Flaw flaw);
/// What came in the widget's field, held against all of the above. Signature and hash are compared in constant time.
std::variant<Solved, Flaw> verify(std::string_view key, base::Instant now, std::string_view form, std::string_view payload);

}  // namespace baqylau::identity::altcha
