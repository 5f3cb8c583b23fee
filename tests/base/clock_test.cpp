#include "base/clock.hpp"

#include <gtest/gtest.h>

namespace baqylau::base {
namespace {

LocalDate day(std::string_view iso) { return LocalDate::parse_iso(iso).value(); }
Instant at(std::string_view text) { return parse_instant(text).value(); }

TEST(LocalDate, DoesNotExistOutsideTheCalendar) {
  EXPECT_FALSE(LocalDate::make(2007, 2, 29));
  EXPECT_FALSE(LocalDate::make(1900, 2, 29));
  EXPECT_FALSE(LocalDate::make(2100, 2, 29));
  EXPECT_FALSE(LocalDate::make(2024, 4, 31));
  EXPECT_FALSE(LocalDate::make(2024, 13, 1));
  EXPECT_FALSE(LocalDate::make(2024, 0, 1));
  EXPECT_FALSE(LocalDate::make(2024, 1, 0));
  EXPECT_FALSE(LocalDate::make(2024, 1, 32));
  EXPECT_FALSE(LocalDate::make(1899, 12, 31));
  EXPECT_FALSE(LocalDate::make(2200, 1, 1));
}

TEST(LocalDate, LeapDaysExistInLeapYears) {
  for (const int year : {2000, 2008, 2024, 2096}) {
    const auto date = LocalDate::make(year, 2, 29);
    ASSERT_TRUE(date) << year;
    EXPECT_EQ(date->plus_days(1), LocalDate::make(year, 3, 1));
    EXPECT_EQ(date->plus_days(-1), LocalDate::make(year, 2, 28));
  }
}

TEST(LocalDate, IsTakenApartAndPutTogether) {
  const auto date = day("2008-02-27");
  EXPECT_EQ(date.year(), 2008);
  EXPECT_EQ(date.month(), 2U);
  EXPECT_EQ(date.day(), 27U);
  EXPECT_EQ(date.iso(), "2008-02-27");
}

TEST(LocalDate, EveryDayFrom1900To2199PrintsAndReadsBack) {
  int days = 0;
  for (auto date = day("1900-01-01"); date <= day("2199-12-31"); date = date.plus_days(1), ++days) {
    ASSERT_EQ(LocalDate::parse_iso(date.iso()), date);
  }
  EXPECT_EQ(days, 300 * 365 + 73);  // leap days: 24 + 25 + 24
}

TEST(LocalDate, CountsDaysBetween) {
  EXPECT_EQ(day("2008-03-01").days_since(day("2008-02-27")), 3);
  EXPECT_EQ(day("2008-02-27").days_since(day("2008-03-01")), -3);
  EXPECT_EQ(day("2008-02-27").days_since(day("2008-02-27")), 0);
}

TEST(LocalDate, IsoIsExactlyTenCharacters) {
  for (const auto* text :
       {"", "2008-2-27", "2008-02-27 ", " 2008-02-27", "2008/02/27", "20080227", "2008-02-2x", "+008-02-27", "0000-00-00"}) {
    EXPECT_FALSE(LocalDate::parse_iso(text)) << text;
  }
}

TEST(LocalDate, IsReadAsPeopleTypeIt) {
  for (const auto* text : {"2008-02-07", "07.02.2008", "7.2.2008", "07/02/2008", "7/2/2008", "  07.02.2008 ", "\u00A007.02.2008\t"}) {
    EXPECT_EQ(LocalDate::parse_typed(text), day("2008-02-07")) << text;
  }
}

TEST(LocalDate, IsNotGuessedFromOtherText) {
  for (const auto* text :
       {"", " ", "27.02", "27.02.08", "27.02.20081", "2008.02.27", "27-02-2008", "27.02/2008", "32.01.2008", "29.02.2007", "027.02.2008",
        "27.002.2008", "27.02.2008 г.", "..2008", "27..2008", "a.b.2008", "27 февраля 2008"}) {
    EXPECT_FALSE(LocalDate::parse_typed(text)) << text;
  }
}

TEST(Almaty, WasSixHoursAheadUntilTheEndOfFebruary2024) {
  EXPECT_EQ(utc_iso(almaty_start(day("2024-02-29"))), "2024-02-28T18:00:00Z");
  EXPECT_EQ(almaty_date(at("2024-02-29T17:59:59Z")), day("2024-02-29"));
}

TEST(Almaty, IsFiveHoursAheadSinceMarch2024) {
  EXPECT_EQ(utc_iso(almaty_start(day("2024-03-01"))), "2024-02-29T19:00:00Z");
  EXPECT_EQ(utc_iso(almaty_start(day("2024-03-02"))), "2024-03-01T19:00:00Z");
  EXPECT_EQ(utc_iso(almaty_start(day("2099-12-31"))), "2099-12-30T19:00:00Z");
}

TEST(Almaty, TheLastDayOfFebruary2024HasTwentyFiveHours) {
  EXPECT_EQ(almaty_start(day("2024-03-01")).micros - almaty_start(day("2024-02-29")).micros, 25LL * 3600 * 1'000'000);
  // At midnight the clocks went back to 23:00; the deadline of that day held to the end of the second 23:59:59.
  EXPECT_EQ(almaty_time(at("2024-02-29T17:59:59Z")).hour, 23);
  EXPECT_EQ(almaty_time(at("2024-02-29T18:00:00Z")).hour, 23);
  EXPECT_EQ(almaty_date(at("2024-02-29T18:59:59Z")), day("2024-02-29"));
  EXPECT_EQ(almaty_date(at("2024-02-29T19:00:00Z")), day("2024-03-01"));
}

TEST(Almaty, ADayBeginsAtItsFirstMicrosecondAndTheDayBeforeEndsOneEarlier) {
  for (const auto* text :
       {"1991-03-31", "2004-03-28", "2004-10-31", "2005-01-01", "2008-02-27", "2024-02-29", "2024-03-01", "2025-07-01"}) {
    const auto date = day(text);
    const auto start = almaty_start(date);
    EXPECT_EQ(almaty_date(start), date) << text;
    EXPECT_EQ(almaty_date(Instant{start.micros - 1}), date.plus_days(-1)) << text;
    const auto last = almaty_time(Instant{almaty_start(date.plus_days(1)).micros - 1});
    EXPECT_EQ(last.date, date) << text;
    EXPECT_EQ(last.hour * 10000 + last.minute * 100 + last.second, 235959) << text;
  }
}

TEST(Almaty, KnowsTheSummerTimeOfFormerYears) {
  EXPECT_EQ(almaty_time(at("2004-07-01T00:00:00Z")).hour, 7);
  EXPECT_EQ(almaty_time(at("2004-12-01T00:00:00Z")).hour, 6);
  EXPECT_EQ(almaty_time(at("2008-07-01T00:00:00Z")).hour, 6);
}

TEST(Almaty, TellsHourMinuteAndSecond) {
  const auto time = almaty_time(at("2008-02-27T09:05:07Z"));
  EXPECT_EQ(time.date, day("2008-02-27"));
  EXPECT_EQ(time.hour, 15);
  EXPECT_EQ(time.minute, 5);
  EXPECT_EQ(time.second, 7);
}

TEST(Almaty, HoldsBefore1970Too) {
  EXPECT_EQ(almaty_date(Instant{-1}), day("1970-01-01"));
  EXPECT_EQ(utc_iso(Instant{-1}), "1969-12-31T23:59:59.999999Z");
}

TEST(InstantText, HasMicrosecondsOnlyWhenThereAreAny) {
  EXPECT_EQ(utc_iso(Instant{0}), "1970-01-01T00:00:00Z");
  EXPECT_EQ(utc_iso(Instant{1}), "1970-01-01T00:00:00.000001Z");
  EXPECT_EQ(utc_iso(at("2008-02-27T09:00:00Z")), "2008-02-27T09:00:00Z");
}

TEST(InstantText, ReadsWhatItWrites) {
  for (const std::int64_t micros : {0LL, 1LL, -1LL, 1204102800000000LL, 1204102800123456LL, 4102444799999999LL}) {
    EXPECT_EQ(parse_instant(utc_iso(Instant{micros})), Instant{micros});
  }
}

TEST(InstantText, WithoutAZoneIsAlmatyTime) {
  EXPECT_EQ(at("2008-02-27T15:00:00"), at("2008-02-27T09:00:00Z"));
  EXPECT_EQ(at("2024-03-01T15:00:00"), at("2024-03-01T10:00:00Z"));
  EXPECT_EQ(at("2024-02-29T23:30:00"), at("2024-02-29T17:30:00Z"));  // shown twice: the first is meant
  EXPECT_EQ(at("2004-03-28T02:30:00"), at("2004-03-27T20:00:00Z"));  // never shown: the change is meant
}

TEST(InstantText, RefusesOtherShapes) {
  for (const auto* text :
       {"", "Z", "2008-02-27", "2008-02-27 09:00:00", "2008-02-27T09:00Z", "2008-02-27T24:00:00Z", "2008-02-27T09:60:00Z",
        "2008-02-27T09:00:60Z", "2007-02-29T09:00:00Z", "2008-02-27T09:00:00.1Z", "2008-02-27T09:00:00.1234567Z",
        "2008-02-27T09:00:00+06:00", "2008-02-27T09:00:00ZZ", "2008-02-27T09:00:00.12345xZ"}) {
    EXPECT_FALSE(parse_instant(text)) << text;
  }
}

TEST(Clocks, ThatAreFixedShowWhatTheyAreSetTo) {
  FixedClock clock{at("2024-02-29T18:59:59Z")};
  EXPECT_EQ(clock.today(), day("2024-02-29"));
  clock.set(clock.now() + std::chrono::seconds{1});
  EXPECT_EQ(clock.today(), day("2024-03-01"));
}

TEST(Clocks, OfTheSystemGoForward) {
  const SystemClock clock;
  const auto first = clock.now();
  EXPECT_GT(first, at("2024-03-01T00:00:00Z"));
  EXPECT_LE(first, clock.now());
  EXPECT_NO_THROW(load_zone_data());
}

}  // namespace
}  // namespace baqylau::base
