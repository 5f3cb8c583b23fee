#pragma once
/// Instants, local dates and the clock.
///
/// Instants are microseconds since 1970-01-01T00:00:00Z. Deadlines are calendar days in Asia/Almaty,
/// inclusive to the last second of the day; the offset comes from the system's zone data (UTC+6 until
/// 2024-02-29, UTC+5 since), never from a table of ours. SPEC §10.

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace baqylau::base {

/// Microseconds since the epoch, UTC.
struct Instant {
  std::int64_t micros = 0;
  friend auto operator<=>(const Instant&, const Instant&) = default;
  Instant operator+(std::chrono::microseconds d) const { return {micros + d.count()}; }
};

/// A day of the proleptic Gregorian calendar, without a zone.
class LocalDate {
 public:
  LocalDate() = default;
  /// Nothing for a day that does not exist (2007-02-29) or a year outside 1900…2199.
  static std::optional<LocalDate> make(int year, unsigned month, unsigned day) noexcept;
  /// Exactly `YYYY-MM-DD`.
  static std::optional<LocalDate> parse_iso(std::string_view text) noexcept;
  /// What people type: `YYYY-MM-DD`, `DD.MM.YYYY`, `D.M.YYYY`, `DD/MM/YYYY`, spaces around.
  static std::optional<LocalDate> parse_typed(std::string_view text) noexcept;

  [[nodiscard]] int year() const noexcept;
  [[nodiscard]] unsigned month() const noexcept;  ///< 1…12
  [[nodiscard]] unsigned day() const noexcept;    ///< 1…31
  [[nodiscard]] std::string iso() const;          ///< `YYYY-MM-DD`
  [[nodiscard]] LocalDate plus_days(int days) const noexcept;
  /// Days from `earlier` to this: positive when this is later.
  [[nodiscard]] int days_since(LocalDate earlier) const noexcept;
  friend auto operator<=>(const LocalDate&, const LocalDate&) = default;

 private:
  explicit LocalDate(std::chrono::sys_days days) noexcept : days_{static_cast<int>(days.time_since_epoch().count())} {}
  int days_ = 0;  ///< since 1970-01-01
};

/// The civil day and time of an instant in Asia/Almaty.
struct LocalTime {
  LocalDate date;
  int hour = 0, minute = 0, second = 0;
};
LocalTime almaty_time(Instant at);
inline LocalDate almaty_date(Instant at) { return almaty_time(at).date; }
/// First microsecond of the day in Asia/Almaty. A deadline on day D holds until `almaty_start(D+1)`, exclusive.
Instant almaty_start(LocalDate day);
/// `2008-02-27T09:00:00Z`, with microseconds only when there are any.
std::string utc_iso(Instant at);
/// Reads what `utc_iso` writes, and local time without a zone (`2008-02-27T09:00:00`) as Asia/Almaty.
std::optional<Instant> parse_instant(std::string_view text);
/// Reads the zone data now instead of at first need. Called once at the start of the program: throws
/// `std::runtime_error` when it is missing or older than the change of 2024-03-01.
void load_zone_data();

/// Passed to whatever needs the time, so that a test can set the day.
class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual Instant now() const = 0;
  [[nodiscard]] LocalDate today() const { return almaty_date(now()); }
};
/// The machine's. A program built with tests adds the seconds in the environment's BAQYLAU_TEST_CLOCK.
class SystemClock final : public Clock {
 public:
  [[nodiscard]] Instant now() const override;
};
class FixedClock final : public Clock {
 public:
  explicit FixedClock(Instant at) : at_{at} {}
  [[nodiscard]] Instant now() const override { return at_; }
  void set(Instant at) { at_ = at; }

 private:
  Instant at_;
};

}  // namespace baqylau::base
