#pragma once
/// How often a password may be tried. Counted in the database, before the password is looked at, by a statement that adds
/// and reads at once: parallel guesses each get a number of their own, on all nodes. Who is over the limit is not counted any
/// more: refusing costs a read. SECURITY A-06.

#include "base/clock.hpp"
#include "db/db.hpp"
#include "identity/devices.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::identity {

/// Somebody who guesses at a login must not lock its owner out, who is elsewhere: the short limit of a login holds for one
/// source; all sources together have a wider one, which no owner reaches and no guesser gains from.
struct GuessLimit {
  std::chrono::minutes window;
  std::int64_t most;
};
inline constexpr GuessLimit per_login_and_source{std::chrono::minutes{15}, 10};
inline constexpr GuessLimit per_login{std::chrono::minutes{15}, 100};
inline constexpr GuessLimit per_source{std::chrono::minutes{5}, 30};
inline constexpr GuessLimit per_device{std::chrono::minutes{15}, 10};

/// The network that guesses are counted by: an IPv4 address, or the first 64 bits of an IPv6 address.
std::string source_of(std::string_view client_address);
/// The first 24 bits of an IPv4 address, 48 of an IPv6 address: what is handed out to one house or one firm, mostly.
std::string wide_network_of(std::string_view client_address);

/// Why a try is refused, and for how long.
struct GuessRefusal {
  enum class Cause { source, login };
  Cause cause;
  std::chrono::seconds wait;
};

/// One try at a password.
class Guess {
 public:
  /// Of a browser that has signed in to this login before, only its own tries count.
  Guess(std::string_view login_folded, std::string_view client_address, const Device& device, base::Instant now);
  /// Whether it would be refused, as far as is known by now.
  [[nodiscard]] std::optional<GuessRefusal> refused(db::Read& db) const;
  /// Counts it, in a transaction of its own, unless it is refused.
  [[nodiscard]] std::optional<GuessRefusal> count(db::Database& db) const;
  /// The same within a transaction, where `refused` has found nothing.
  [[nodiscard]] std::optional<GuessRefusal> count(db::Write& db) const;
  /// The password was right: it was no guess.
  void take_back(db::Write& db) const;

 private:
  struct Counter {
    std::string subject;
    base::Instant window_start;
    GuessLimit limit;
    GuessRefusal::Cause cause;
  };
  [[nodiscard]] GuessRefusal refusal_by(const Counter& counter) const;
  std::vector<Counter> counters_;
  base::Instant now_;
};

/// Before this no window is open.
base::Instant oldest_guess_window(base::Instant now);

}  // namespace baqylau::identity
