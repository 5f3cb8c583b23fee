#include "base/clock.hpp"

#include "base/zone.hpp"

#include <cstdio>
#include <cstdlib>

namespace baqylau::base {
namespace {

constexpr std::int64_t micros_per_second = 1'000'000;
constexpr std::int64_t seconds_per_day = 86'400;

constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) noexcept { return a / b - (a % b < 0 ? 1 : 0); }

/// Exactly this many digits, or nothing.
std::optional<unsigned> digits(std::string_view text) noexcept {
  if (text.empty() || text.size() > 6) return std::nullopt;
  unsigned value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  return value;
}

std::string_view without_outer_blanks(std::string_view text) noexcept {
  static constexpr std::string_view no_break = "\u00A0";
  for (bool again = true; again;) {
    again = false;
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    if (text.starts_with(no_break)) text.remove_prefix(no_break.size()), again = true;
    if (text.ends_with(no_break)) text.remove_suffix(no_break.size()), again = true;
  }
  return text;
}

/// Seconds of the day of exactly `HH:MM:SS`.
std::optional<int> seconds_of_day(std::string_view text) noexcept {
  if (text.size() != 8 || text[2] != ':' || text[5] != ':') return std::nullopt;
  const auto hour = digits(text.substr(0, 2));
  const auto minute = digits(text.substr(3, 2));
  const auto second = digits(text.substr(6, 2));
  if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  return static_cast<int>(*hour * 3600 + *minute * 60 + *second);
}

std::int64_t days_since_epoch(LocalDate date) noexcept { return date.days_since(LocalDate{}); }

}  // namespace

std::optional<LocalDate> LocalDate::make(int year, unsigned month, unsigned day) noexcept {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
  if (!date.ok()) return std::nullopt;
  return LocalDate{std::chrono::sys_days{date}};
}

std::optional<LocalDate> LocalDate::parse_iso(std::string_view text) noexcept {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return make(static_cast<int>(*year), *month, *day);
}

std::optional<LocalDate> LocalDate::parse_typed(std::string_view text) noexcept {
  text = without_outer_blanks(text);
  if (const auto iso = parse_iso(text)) return iso;
  const char separator = text.find('/') == std::string_view::npos ? '.' : '/';
  const auto first = text.find(separator);
  if (first == std::string_view::npos) return std::nullopt;
  const auto second = text.find(separator, first + 1);
  if (second == std::string_view::npos || first > 2 || second - first > 3 || text.size() - second != 5) return std::nullopt;
  const auto day = digits(text.substr(0, first));
  const auto month = digits(text.substr(first + 1, second - first - 1));
  const auto year = digits(text.substr(second + 1));
  if (!year || !month || !day) return std::nullopt;
  return make(static_cast<int>(*year), *month, *day);
}

namespace {
std::chrono::year_month_day civil(int days) noexcept { return std::chrono::sys_days{std::chrono::days{days}}; }
}  // namespace

int LocalDate::year() const noexcept { return static_cast<int>(civil(days_).year()); }
unsigned LocalDate::month() const noexcept { return static_cast<unsigned>(civil(days_).month()); }
unsigned LocalDate::day() const noexcept { return static_cast<unsigned>(civil(days_).day()); }

std::string LocalDate::iso() const {
  char text[32];
  const int length = std::snprintf(text, sizeof text, "%04d-%02u-%02u", year(), month(), day());
  return {text, static_cast<std::size_t>(length)};
}

LocalDate LocalDate::plus_days(int days) const noexcept { return LocalDate{std::chrono::sys_days{std::chrono::days{days_ + days}}}; }

int LocalDate::days_since(LocalDate earlier) const noexcept { return days_ - earlier.days_; }

LocalTime almaty_time(Instant at) {
  const std::int64_t utc = floor_div(at.micros, micros_per_second);
  const std::int64_t wall = utc + almaty_zone().offset_at(utc);
  const std::int64_t day = floor_div(wall, seconds_per_day);
  const int second = static_cast<int>(wall - day * seconds_per_day);
  return {.date = LocalDate{}.plus_days(static_cast<int>(day)), .hour = second / 3600, .minute = second / 60 % 60, .second = second % 60};
}

Instant almaty_start(LocalDate day) {
  return {almaty_zone().first_utc_second(days_since_epoch(day) * seconds_per_day) * micros_per_second};
}

std::string utc_iso(Instant at) {
  const std::int64_t utc = floor_div(at.micros, micros_per_second);
  const std::int64_t day = floor_div(utc, seconds_per_day);
  const int second = static_cast<int>(utc - day * seconds_per_day);
  const int micros = static_cast<int>(at.micros - utc * micros_per_second);
  char time[48];
  int length = std::snprintf(time, sizeof time, "T%02d:%02d:%02d", second / 3600, second / 60 % 60, second % 60);
  std::string text = LocalDate{}.plus_days(static_cast<int>(day)).iso();
  text.append(time, static_cast<std::size_t>(length));
  if (micros != 0) {
    length = std::snprintf(time, sizeof time, ".%06d", micros);
    text.append(time, static_cast<std::size_t>(length));
  }
  return text + 'Z';
}

std::optional<Instant> parse_instant(std::string_view text) {
  const bool utc = text.ends_with('Z');
  if (utc) text.remove_suffix(1);
  if (text.size() < 19 || text[10] != 'T') return std::nullopt;
  const auto date = LocalDate::parse_iso(text.substr(0, 10));
  const auto time = seconds_of_day(text.substr(11, 8));
  if (!date || !time) return std::nullopt;
  std::int64_t micros = 0;
  if (text.size() > 19) {
    if (text.size() != 26 || text[19] != '.') return std::nullopt;
    const auto fraction = digits(text.substr(20));
    if (!fraction) return std::nullopt;
    micros = *fraction;
  }
  const std::int64_t wall = days_since_epoch(*date) * seconds_per_day + *time;
  const std::int64_t second = utc ? wall : almaty_zone().first_utc_second(wall);
  return Instant{second * micros_per_second + micros};
}

void load_zone_data() { almaty_zone(); }

Instant SystemClock::now() const {
  const auto machine = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch());
#ifdef BAQYLAU_TEST_CLOCK
  static const std::chrono::seconds moved{[] {
    const char* asked = std::getenv("BAQYLAU_TEST_CLOCK");
    return asked == nullptr ? 0 : std::atoll(asked);
  }()};
  return Instant{machine.count()} + moved;
#else
  return {machine.count()};
#endif
}

}  // namespace baqylau::base
