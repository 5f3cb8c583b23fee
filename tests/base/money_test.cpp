#include "base/money.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>
#include <vector>

namespace baqylau::base {
namespace {

struct InWords {
  std::int64_t tenge;
  const char* ru;
  const char* kk;
  const char* en;
};

const std::vector<InWords> in_words{
    {0, "ноль", "нөл", "zero"},
    {1, "один", "бір", "one"},
    {2, "два", "екі", "two"},
    {9, "девять", "тоғыз", "nine"},
    {10, "десять", "он", "ten"},
    {11, "одиннадцать", "он бір", "eleven"},
    {12, "двенадцать", "он екі", "twelve"},
    {13, "тринадцать", "он үш", "thirteen"},
    {14, "четырнадцать", "он төрт", "fourteen"},
    {15, "пятнадцать", "он бес", "fifteen"},
    {16, "шестнадцать", "он алты", "sixteen"},
    {17, "семнадцать", "он жеті", "seventeen"},
    {18, "восемнадцать", "он сегіз", "eighteen"},
    {19, "девятнадцать", "он тоғыз", "nineteen"},
    {20, "двадцать", "жиырма", "twenty"},
    {21, "двадцать один", "жиырма бір", "twenty-one"},
    {99, "девяносто девять", "тоқсан тоғыз", "ninety-nine"},
    {100, "сто", "жүз", "one hundred"},
    {101, "сто один", "жүз бір", "one hundred one"},
    {145, "сто сорок пять", "жүз қырық бес", "one hundred forty-five"},
    {200, "двести", "екі жүз", "two hundred"},
    {999, "девятьсот девяносто девять", "тоғыз жүз тоқсан тоғыз", "nine hundred ninety-nine"},
    {1'000, "одна тысяча", "бір мың", "one thousand"},
    {1'996, "одна тысяча девятьсот девяносто шесть", "бір мың тоғыз жүз тоқсан алты", "one thousand nine hundred ninety-six"},
    {2'000, "две тысячи", "екі мың", "two thousand"},
    {4'004, "четыре тысячи четыре", "төрт мың төрт", "four thousand four"},
    {5'000, "пять тысяч", "бес мың", "five thousand"},
    {11'000, "одиннадцать тысяч", "он бір мың", "eleven thousand"},
    {12'000, "двенадцать тысяч", "он екі мың", "twelve thousand"},
    {14'000, "четырнадцать тысяч", "он төрт мың", "fourteen thousand"},
    {21'000, "двадцать одна тысяча", "жиырма бір мың", "twenty-one thousand"},
    {22'000, "двадцать две тысячи", "жиырма екі мың", "twenty-two thousand"},
    {100'000, "сто тысяч", "жүз мың", "one hundred thousand"},
    {111'000, "сто одиннадцать тысяч", "жүз он бір мың", "one hundred eleven thousand"},
    {301'000, "триста одна тысяча", "үш жүз бір мың", "three hundred one thousand"},
    {1'000'000, "один миллион", "бір миллион", "one million"},
    {1'000'001, "один миллион один", "бір миллион бір", "one million one"},
    {2'000'000, "два миллиона", "екі миллион", "two million"},
    {2'937'350, "два миллиона девятьсот тридцать семь тысяч триста пятьдесят", "екі миллион тоғыз жүз отыз жеті мың үш жүз елу",
     "two million nine hundred thirty-seven thousand three hundred fifty"},
    {11'000'000, "одиннадцать миллионов", "он бір миллион", "eleven million"},
    {1'000'000'000, "один миллиард", "бір миллиард", "one billion"},
    {3'000'002'000, "три миллиарда две тысячи", "үш миллиард екі мың", "three billion two thousand"},
    {22'000'000'000'000, "двадцать два триллиона", "жиырма екі триллион", "twenty-two trillion"},
    {678'678'678'678'678,
     "шестьсот семьдесят восемь триллионов шестьсот семьдесят восемь миллиардов шестьсот семьдесят восемь миллионов шестьсот семьдесят "
     "восемь тысяч шестьсот "
     "семьдесят восемь",
     "алты жүз жетпіс сегіз триллион алты жүз жетпіс сегіз миллиард алты жүз жетпіс сегіз миллион алты жүз жетпіс сегіз мың алты жүз "
     "жетпіс сегіз",
     "six hundred seventy-eight trillion six hundred seventy-eight billion six hundred seventy-eight million six hundred seventy-eight "
     "thousand six hundred "
     "seventy-eight"},
    {999'999'999'999'999,
     "девятьсот девяносто девять триллионов девятьсот девяносто девять миллиардов девятьсот девяносто девять миллионов девятьсот девяносто "
     "девять тысяч девятьсот "
     "девяносто девять",
     "тоғыз жүз тоқсан тоғыз триллион тоғыз жүз тоқсан тоғыз миллиард тоғыз жүз тоқсан тоғыз миллион тоғыз жүз тоқсан тоғыз мың тоғыз жүз "
     "тоқсан тоғыз",
     "nine hundred ninety-nine trillion nine hundred ninety-nine billion nine hundred ninety-nine million nine hundred ninety-nine "
     "thousand nine hundred "
     "ninety-nine"},
};

TEST(AmountInWords, IsWrittenAsContractsWriteIt) {
  for (const auto& amount : in_words) {
    EXPECT_EQ(words_ru({amount.tenge}), amount.ru) << amount.tenge;
    EXPECT_EQ(words_kk({amount.tenge}), amount.kk) << amount.tenge;
    EXPECT_EQ(words_en({amount.tenge}), amount.en) << amount.tenge;
  }
}

TEST(AmountInWords, IsDifferentForDifferentAmountsAndHasNoStrayBlanks) {
  for (auto* words : {words_ru, words_kk, words_en}) {
    std::vector<std::string> seen;
    for (std::int64_t tenge = 0; tenge < 20'000; ++tenge) {
      auto text = words({tenge});
      ASSERT_EQ(text.find("  "), std::string::npos) << tenge;
      ASSERT_NE(text.front(), ' ') << tenge;
      ASSERT_NE(text.back(), ' ') << tenge;
      seen.push_back(std::move(text));
    }
    std::sort(seen.begin(), seen.end());
    EXPECT_EQ(std::adjacent_find(seen.begin(), seen.end()), seen.end());
  }
}

TEST(AmountInWords, OutsideTheRangeIsABugOfTheCaller) {
  EXPECT_THROW(words_ru({-1}), std::out_of_range);
  EXPECT_THROW(words_kk({1'000'000'000'000'000}), std::out_of_range);
}

TEST(MoneyGrouped, HasNoBreakSpacesBetweenGroups) {
  EXPECT_EQ(grouped({0}), "0");
  EXPECT_EQ(grouped({999}), "999");
  EXPECT_EQ(grouped({1'000}), "1\u00A0000");
  EXPECT_EQ(grouped({2'937'350}), "2\u00A0937\u00A0350");
  EXPECT_EQ(grouped({999'999'999'999'999}), "999\u00A0999\u00A0999\u00A0999\u00A0999");
  EXPECT_EQ(grouped({-12'000}), "\u221212\u00A0000");
}

TEST(MoneyTyped, IsReadWithAndWithoutGroups) {
  for (const auto* text :
       {"2937350", "2 937 350", "2\u00A0937\u00A0350", "2\u202F937\u202F350", " 2 937 350 ", "2937350,00", "2 937 350.00", "2  937 350"}) {
    EXPECT_EQ(parse_money(text), Money{2'937'350}) << text;
  }
  EXPECT_EQ(parse_money("0"), Money{0});
  EXPECT_EQ(parse_money("007"), Money{7});
  EXPECT_EQ(parse_money("999 999 999 999 999"), Money{999'999'999'999'999});
}

TEST(MoneyTyped, MayHaveTheTengeBehindIt) {
  for (const auto* text : {"2 937 350 ₸", "2937350₸", "2 937 350 тг", "2 937 350 тг.", "2 937 350 теңге", "2 937 350 тенге",
                           "2 937 350,00 ₸", "2\u00A0937\u00A0350\u00A0₸", "2937350 KZT"})
    EXPECT_EQ(parse_money(text), Money{2'937'350}) << text;
}

TEST(WholeTyped, IsReadInGroupsOfThree) {
  EXPECT_EQ(parse_whole("12"), 12);
  EXPECT_EQ(parse_whole(" 1 000 "), 1000);
  EXPECT_EQ(parse_whole("1\u202F000"), 1000);
  EXPECT_EQ(parse_whole("1790000000000000"), 1790000000000000) << "an instant in a form's hidden field";
  EXPECT_EQ(parse_whole("999999999999999999"), 999999999999999999);
  EXPECT_FALSE(parse_whole("1000000000000000000"));
  EXPECT_FALSE(parse_money("1000000000000000"));
  for (const auto* text : {"1 2", "1 00", "1000 000", "", "-1", "5 ₸", "5,00", "x"}) EXPECT_FALSE(parse_whole(text)) << text;
}

TEST(MoneyTyped, ReadsWhatGroupedWrites) {
  for (const auto& amount : in_words) EXPECT_EQ(parse_money(grouped({amount.tenge})), Money{amount.tenge});
}

TEST(MoneyTyped, IsNotGuessed) {
  for (const auto* text : {"",
                           " ",
                           "-1",
                           "+1",
                           "1,5",
                           "1.50",
                           "1,000",
                           "2,937,350",
                           "2.937.350",
                           "1 00",
                           "1000 000",
                           "1 0000",
                           "1 000 00",
                           "12 34",
                           "100 тг тг",
                           "100 $",
                           "100 тысяч тенге",
                           "₸100",
                           "1e6",
                           "0x10",
                           "1,00 0",
                           ",00",
                           "1,000,00",
                           "1 000,00,00",
                           "1000000000000000",
                           "1 000 000 000 000 000",
                           "١٢٣"}) {
    EXPECT_FALSE(parse_money(text)) << text;
  }
}

}  // namespace
}  // namespace baqylau::base
