#include "i18n/i18n.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace baqylau::i18n {
namespace {

const Catalogues& catalogues() {
  static const auto loaded = load_catalogues();
  return *loaded;
}
const Translator& kk() { return catalogues()[Language::kk]; }
const Translator& ru() { return catalogues()[Language::ru]; }
const Translator& en() { return catalogues()[Language::en]; }

base::LocalDate day(int year, unsigned month, unsigned day) { return base::LocalDate::make(year, month, day).value(); }

TEST(Date, KazakhPutsTheYearFirst) { EXPECT_EQ(kk().date(day(2008, 2, 27)), "2008 жылғы\u00A027\u00A0ақпан"); }
TEST(Date, RussianTakesTheGenitive) { EXPECT_EQ(ru().date(day(2008, 2, 27)), "27\u00A0февраля 2008\u00A0года"); }
TEST(Date, EnglishIsDayMonthYear) { EXPECT_EQ(en().date(day(2008, 2, 27)), "27 February 2008"); }

TEST(Date, EveryMonthHasItsName) {
  constexpr std::array kazakh{"қаңтар", "ақпан", "наурыз",   "сәуір", "мамыр",  "маусым",
                              "шілде",  "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"};
  constexpr std::array russian{"января", "февраля", "марта",    "апреля",  "мая",    "июня",
                               "июля",   "августа", "сентября", "октября", "ноября", "декабря"};
  constexpr std::array english{"January", "February", "March",     "April",   "May",      "June",
                               "July",    "August",   "September", "October", "November", "December"};
  for (unsigned month = 1; month <= 12; ++month) {
    EXPECT_EQ(kk().date(day(2026, month, 1)), std::string{"2026 жылғы\u00A01\u00A0"} + kazakh[month - 1]);
    EXPECT_EQ(ru().date(day(2026, month, 1)), std::string{"1\u00A0"} + russian[month - 1] + " 2026\u00A0года");
    EXPECT_EQ(en().date(day(2026, month, 1)), std::string{"1 "} + english[month - 1] + " 2026");
  }
}

TEST(ShortDate, IsInDigitsButInEnglishNamesTheMonth) {
  EXPECT_EQ(kk().short_date(day(2008, 2, 7)), "07.02.2008");
  EXPECT_EQ(ru().short_date(day(2008, 12, 27)), "27.12.2008");
  EXPECT_EQ(en().short_date(day(2008, 2, 27)), "27 Feb 2008");
}

TEST(DateTime, IsThatOfAlmaty) {
  const auto before_the_change = base::parse_instant("2008-02-27T20:30:00Z").value();
  EXPECT_EQ(ru().date_time(before_the_change), "28\u00A0февраля 2008\u00A0года, 02:30");
  const auto after = base::parse_instant("2026-02-27T20:30:00Z").value();
  EXPECT_EQ(kk().date_time(after), "2026 жылғы\u00A028\u00A0ақпан, 01:30");
}

TEST(Number, IsGroupedByNoBreakSpaces) {
  EXPECT_EQ(ru().number(0), "0");
  EXPECT_EQ(ru().number(999), "999");
  EXPECT_EQ(ru().number(1000), "1\u00A0000");
  EXPECT_EQ(ru().number(2937350), "2\u00A0937\u00A0350");
  EXPECT_EQ(ru().number(-12345), "\u221212\u00A0345");
  EXPECT_EQ(ru().number(INT64_MIN), "\u22129\u00A0223\u00A0372\u00A0036\u00A0854\u00A0775\u00A0808");
}

TEST(Decimal, HasACommaButInEnglishAPoint) {
  EXPECT_EQ(kk().decimal(7825), "78,25");
  EXPECT_EQ(ru().decimal(7805), "78,05");
  EXPECT_EQ(en().decimal(7825), "78.25");
}
TEST(Decimal, OfTenthsIsAlwaysThere) {
  EXPECT_EQ(kk().tenths(783), "78,3");
  EXPECT_EQ(ru().tenths(1000), "100,0");
  EXPECT_EQ(en().tenths(5), "0.5");
  EXPECT_EQ(en().tenths(0), "0.0");
}
TEST(Decimal, OfAWholeNumberHasNoFraction) {
  EXPECT_EQ(ru().decimal(0), "0");
  EXPECT_EQ(ru().decimal(10000), "100");
  EXPECT_EQ(ru().decimal(142500, 4), "14,25");
}
TEST(Decimal, KeepsHundredthsAndDropsZerosBeyondThem) {
  EXPECT_EQ(ru().decimal(1650), "16,50");
  EXPECT_EQ(ru().decimal(166675, 4), "16,6675");
  EXPECT_EQ(ru().decimal(166670, 4), "16,667");
  EXPECT_EQ(ru().decimal(165000, 4), "16,50");
}
TEST(Decimal, BelowNothingHasAMinus) {
  EXPECT_EQ(ru().decimal(-50), "\u22120,50");
  EXPECT_EQ(ru().decimal(-2550), "\u221225,50");
}

TEST(Money, HasTheSignOfTheTenge) { EXPECT_EQ(kk().money(base::Money{2937350}), "2\u00A0937\u00A0350\u00A0₸"); }

TEST(MoneyInWords, IsWrittenAsInThePilot) {
  EXPECT_EQ(ru().money_in_words(base::Money{2937350}),
            "2\u00A0937\u00A0350 (два миллиона девятьсот тридцать семь тысяч триста пятьдесят)\u00A0тенге");
  EXPECT_EQ(kk().money_in_words(base::Money{2937350}), "2\u00A0937\u00A0350 (екі миллион тоғыз жүз отыз жеті мың үш жүз елу)\u00A0теңге");
  EXPECT_EQ(en().money_in_words(base::Money{1996}), "1\u00A0996 (one thousand nine hundred ninety-six) tenge");
}

TEST(FileSize, IsRoundedAndTranslated) {
  EXPECT_EQ(ru().file_size(0), "0\u00A0Б");
  EXPECT_EQ(ru().file_size(1023), "1023\u00A0Б");
  EXPECT_EQ(ru().file_size(1024), "1\u00A0КБ");
  EXPECT_EQ(kk().file_size(25 << 20), "25\u00A0МБ");
  EXPECT_EQ(ru().file_size(25795328), "24,6\u00A0МБ");
  EXPECT_EQ(en().file_size(25795328), "24.6 MB");
}

}  // namespace
}  // namespace baqylau::i18n
