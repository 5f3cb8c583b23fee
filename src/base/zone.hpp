#pragma once
/// The zone data of the system (TZif, RFC 8536), read once. glibc's own reading goes by the process-wide TZ
/// and is not safe among threads; ICU carries an older table of its own (SPEC §10).

#include <cstdint>
#include <string_view>
#include <vector>

namespace baqylau::base {

class Zone {
 public:
  /// Throws `std::runtime_error` for anything that is not TZif of version 2 or later, has leap seconds, or
  /// ends in a yearly summer-time rule: silence would move deadlines.
  static Zone parse(std::string_view tzif);

  /// Seconds east of UTC at a second since the epoch.
  [[nodiscard]] int offset_at(std::int64_t utc_second) const;
  /// The first UTC second at which the wall clock shows `wall_second` (counted as if the wall were UTC) or later.
  [[nodiscard]] std::int64_t first_utc_second(std::int64_t wall_second) const;

 private:
  struct Span {
    std::int64_t from;  ///< UTC second
    int offset;
  };
  std::vector<Span> spans_;  ///< never empty, by `from`
};

/// Throws `std::runtime_error` unless the zone is UTC+6 until the end of February 2024 and UTC+5 after.
void require_change_of_2024(const Zone& zone);

/// Asia/Almaty of this system, checked by `require_change_of_2024`.
const Zone& almaty_zone();

}  // namespace baqylau::base
