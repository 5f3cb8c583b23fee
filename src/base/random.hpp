#pragma once
/// Randomness, passed in so that a test can repeat it.

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

namespace baqylau::base {

class Random {
 public:
  Random() = default;
  Random(const Random&) = delete;
  Random& operator=(const Random&) = delete;
  virtual ~Random() = default;
  /// `count` bytes. The system's own is cryptographically strong (libsodium).
  virtual std::string bytes(std::size_t count) = 0;

 private:
  friend std::int64_t new_id(Random& random, std::int64_t at_micros);
  std::mutex ids_mutex_;
  std::string ids_key_;  ///< drawn when the first id is made
  std::uint64_t ids_made_ = 0;
};
class SystemRandom final : public Random {
 public:
  std::string bytes(std::size_t count) override;
};
/// Repeats itself for one seed: tests and demo data only.
class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : state_{seed} {}
  std::string bytes(std::size_t count) override;

 private:
  std::uint64_t state_;
};

/// `bytes` random bytes as URL-safe base64 without padding.
std::string random_token(Random& random, std::size_t bytes);
/// Milliseconds of `at` above, 20 random bits below: sortable, positive, unguessable enough for links, no secret.
/// One `Random` gives a million ids for one millisecond before it repeats itself (an import makes thousands at once).
/// Throws `std::out_of_range` before 1970 and after 2248.
std::int64_t new_id(Random& random, std::int64_t at_micros);

std::string base64url(std::string_view bytes);
std::string hex(std::string_view bytes);
/// Raw 32 bytes.
std::string sha256(std::string_view bytes);
/// HMAC-SHA-256, raw 32 bytes.
std::string keyed_hash(std::string_view key, std::string_view bytes);

}  // namespace baqylau::base
