#include "base/zone.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <limits>
#include <stdexcept>
#include <string>

namespace baqylau::base {
namespace {

constexpr const char* almaty_file = "/usr/share/zoneinfo/Asia/Almaty";

[[noreturn]] void refuse(const std::string& what) { throw std::runtime_error("zone data: " + what); }

/// Takes bytes from the front; running out is an error of the file.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_{bytes} {}

  std::string_view take(std::uint64_t count) {
    if (count > bytes_.size()) refuse("the file is cut short");
    const auto piece = bytes_.substr(0, static_cast<std::size_t>(count));
    bytes_.remove_prefix(piece.size());
    return piece;
  }
  std::int64_t big_endian(std::size_t width) {
    std::uint64_t value = 0;
    for (const char c : take(width)) value = (value << 8U) | static_cast<unsigned char>(c);
    if (width == 4) return static_cast<std::int32_t>(static_cast<std::uint32_t>(value));
    return static_cast<std::int64_t>(value);
  }
  [[nodiscard]] std::string_view rest() const { return bytes_; }

 private:
  std::string_view bytes_;
};

struct Header {
  char version = 0;
  std::uint64_t isut = 0, isstd = 0, leap = 0, times = 0, types = 0, chars = 0;

  [[nodiscard]] std::uint64_t block_size(std::uint64_t time_bytes) const {
    return times * time_bytes + times + types * 6 + chars + leap * (time_bytes + 4) + isstd + isut;
  }
};

Header read_header(Reader& reader) {
  if (reader.take(4) != "TZif") refuse("not a TZif file");
  Header header;
  header.version = reader.take(1).front();
  reader.take(15);
  for (auto* count : {&header.isut, &header.isstd, &header.leap, &header.times, &header.types, &header.chars}) {
    *count = static_cast<std::uint32_t>(reader.big_endian(4));
  }
  return header;
}

/// A number of one or two digits (hours up to 24, minutes, seconds) from the front.
int take_number(std::string_view& text) {
  std::size_t used = 0;
  int value = 0;
  while (used < text.size() && used < 2 && text[used] >= '0' && text[used] <= '9') value = value * 10 + (text[used++] - '0');
  if (used == 0) refuse("the closing rule cannot be read");
  text.remove_prefix(used);
  return value;
}

/// Seconds east of UTC by a POSIX rule such as `<+05>-5`.
int offset_of_rule(std::string_view rule) {
  const auto name_end = rule.starts_with('<') ? rule.find('>') : rule.find_first_of("+-0123456789");
  if (name_end == std::string_view::npos || name_end == 0) refuse("the closing rule cannot be read");
  auto text = rule.substr(name_end + (rule.starts_with('<') ? 1 : 0));
  const bool east = text.starts_with('-');  // POSIX counts westward
  if (east || text.starts_with('+')) text.remove_prefix(1);
  int seconds = take_number(text) * 3600;
  for (const int unit : {60, 1}) {
    if (!text.starts_with(':')) break;
    text.remove_prefix(1);
    seconds += take_number(text) * unit;
  }
  if (!text.empty()) refuse("summer time every year is not known to this program");
  return east ? seconds : -seconds;
}

}  // namespace

Zone Zone::parse(std::string_view tzif) {
  Reader reader{tzif};
  const Header first = read_header(reader);
  if (first.version < '2') refuse("version 1 has no 64-bit times");
  reader.take(first.block_size(4));
  const Header header = read_header(reader);
  if (header.leap != 0) refuse("leap seconds are counted (a zone from “right/”)");
  if (header.types == 0) refuse("no offset at all");
  if (header.block_size(8) > reader.rest().size()) refuse("the file is cut short");

  std::vector<std::int64_t> times;
  for (std::uint64_t i = 0; i < header.times; ++i) times.push_back(reader.big_endian(8));
  if (!std::is_sorted(times.begin(), times.end())) refuse("the changes are out of order");
  const auto type_of_change = reader.take(header.times);
  std::vector<int> offsets;
  for (std::uint64_t i = 0; i < header.types; ++i) {
    offsets.push_back(static_cast<int>(reader.big_endian(4)));
    if (std::abs(offsets.back()) > 26 * 3600) refuse("an offset of more than a day");
    reader.take(2);
  }
  reader.take(header.chars + header.isstd + header.isut);

  Zone zone;
  zone.spans_.push_back({std::numeric_limits<std::int64_t>::min(), offsets.front()});
  for (std::size_t i = 0; i < times.size(); ++i) {
    const auto type = static_cast<unsigned char>(type_of_change[i]);
    if (type >= offsets.size()) refuse("a change to an offset that is not there");
    zone.spans_.push_back({times[i], offsets[type]});
  }

  auto rule = reader.rest();
  if (rule.size() < 2 || rule.front() != '\n' || rule.find('\n', 1) == std::string_view::npos) refuse("no closing rule");
  rule = rule.substr(1, rule.find('\n', 1) - 1);
  if (!rule.empty() && offset_of_rule(rule) != zone.spans_.back().offset) refuse("the closing rule contradicts the last change");
  return zone;
}

int Zone::offset_at(std::int64_t utc_second) const {
  const auto after =
      std::upper_bound(spans_.begin(), spans_.end(), utc_second, [](std::int64_t second, const Span& span) { return second < span.from; });
  return std::prev(after)->offset;
}

std::int64_t Zone::first_utc_second(std::int64_t wall_second) const {
  for (std::size_t i = 0; i + 1 < spans_.size(); ++i) {
    const auto second = std::max(spans_[i].from, wall_second - spans_[i].offset);
    if (second < spans_[i + 1].from) return second;
  }
  return std::max(spans_.back().from, wall_second - spans_.back().offset);
}

void require_change_of_2024(const Zone& zone) {
  constexpr std::int64_t noon_of_february_29 = 1709186400;  // 2024-02-29T06:00:00Z
  constexpr std::int64_t noon_of_march_1 = 1709276400;      // 2024-03-01T07:00:00Z
  if (zone.offset_at(noon_of_february_29) != 6 * 3600 || zone.offset_at(noon_of_march_1) != 5 * 3600) {
    refuse("Asia/Almaty does not go from UTC+6 to UTC+5 on 2024-03-01; install tzdata 2024a or later");
  }
}

const Zone& almaty_zone() {
  static const Zone zone = [] {
    std::ifstream file{almaty_file, std::ios::binary};
    if (!file) refuse(std::string{"cannot open "} + almaty_file + "; install tzdata");
    const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
    Zone read = Zone::parse(bytes);
    require_change_of_2024(read);
    return read;
  }();
  return zone;
}

}  // namespace baqylau::base
