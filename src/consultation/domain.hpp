#pragma once
/// What a thread is made of.

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "http/caller.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace baqylau::consultation {

inline constexpr std::size_t longest_message = 10'000;  ///< code points
inline constexpr int most_files = 5;                    ///< of one message
inline constexpr int messages_on_a_page = 100;
inline constexpr int threads_on_a_page = 50;

/// Somebody who takes part, and on which side: a member of the NGO, or staff.
struct Party {
  base::AccountId account{};
  std::optional<base::NgoId> ngo{};  ///< set: on the NGO's side, its own projects only
  http::Scope scope{};               ///< of staff; an NGO's member never gets the reach of a body
  [[nodiscard]] bool of_ngo() const { return ngo.has_value(); }
};

struct Thread {
  base::ProjectId project{};
  base::NgoId ngo{};
  int lot_number = 0;
  std::optional<std::string> lot_name_kk{}, lot_name_ru{};
  std::optional<std::string> ngo_short_kk{};
  std::string ngo_short_ru{};
};

struct File {
  base::MessageFileId id{};
  base::MessageId message{};
  std::string name{};
  std::string kind{};     ///< media type
  std::int64_t size = 0;  ///< bytes
  std::string sha256{};   ///< 64 hex digits
};

struct Message {
  base::MessageId id{};
  bool by_ngo = false;
  std::string author{};  ///< display name of the account; only staff may see it
  base::Instant at{};
  std::string body{};
  bool unread = false;  ///< by the one who looks
  std::vector<File> files{};
};

/// A thread in a list.
struct ThreadRow {
  Thread thread{};
  std::int64_t messages = 0;
  std::int64_t unread = 0;
  base::Instant last_at{};
};

}  // namespace baqylau::consultation
