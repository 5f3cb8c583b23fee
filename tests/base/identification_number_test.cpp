#include "base/identification_number.hpp"

#include <gtest/gtest.h>

namespace baqylau::base {
namespace {

TEST(Rnn, OfTheRegulationAreValid) {
  for (const auto* digits : {"600700130010", "600400079841", "600700574582", "092200000736"}) EXPECT_TRUE(is_valid_rnn(digits)) << digits;
}

TEST(Bin, OfTheRegulationAreValid) {
  for (const auto* digits : {"940140000385", "971240001583", "060640007336", "040340014374"}) EXPECT_TRUE(is_valid_bin(digits)) << digits;
}

TEST(Bin, WithAWrongCheckDigitIsInvalid) { EXPECT_FALSE(is_valid_bin("940140000380")); }

TEST(IdentificationNumber, IsReadAsItComesFromDocuments) {
  for (const auto* typed :
       {"940140000385", " 940 140 000 385 ", "940\u00A0140\u00A0000\u00A0385", "940\u2009140\u202F000\u2007385", "940140—000385",
        "940140000385.", "БИН 940140000385", "БИН: 940140000385;", "БСН № 940140000385", "bin\t940140000385"}) {
    const auto read = read_identification_number(typed);
    ASSERT_TRUE(read.ok()) << typed;
    EXPECT_EQ(read->digits, "940140000385") << typed;
  }
  for (const auto* typed : {"БИН", "ИИН 940140000385", "940140000385 БИН", "94014000038O", "№№ 940140000385"})
    EXPECT_FALSE(read_identification_number(typed).ok()) << typed;
}

TEST(CheckDigit, FindsEveryWrongLastDigit) {
  for (const std::string number : {"600700130010", "600400079841", "600700574582", "092200000736"}) {
    for (char last = '0'; last <= '9'; ++last)
      EXPECT_EQ(is_valid_rnn(number.substr(0, 11) + last), last == number.back()) << number << ' ' << last;
  }
  for (const std::string number : {"940140000385", "971240001583", "060640007336", "040340014374"}) {
    for (char last = '0'; last <= '9'; ++last)
      EXPECT_EQ(is_valid_bin(number.substr(0, 11) + last), last == number.back()) << number << ' ' << last;
  }
}

/// Numbers with each outcome of the passes, found by the rule of SPEC §10 itself.
unsigned remainder(const std::string& digits, unsigned pass, unsigned modulus) {
  unsigned sum = 0;
  for (unsigned j = 1; j <= 11; ++j) sum += ((j - 1 + pass) % modulus + 1) * static_cast<unsigned>(digits[j - 1] - '0');
  return sum % 11;
}

TEST(Bin, TakesTheSecondWeightsWhenTheFirstGiveTen) {
  int second_pass = 0, none_valid = 0;
  for (int serial = 0; serial < 2000; ++serial) {
    auto digits = std::to_string(94014000000 + serial);
    if (remainder(digits, 0, 11) != 10) continue;
    const unsigned r = remainder(digits, 2, 11);  // weights 3, 4, … 11, 1, 2
    int valid = 0;
    for (char last = '0'; last <= '9'; ++last) valid += is_valid_bin(digits + last) ? 1 : 0;
    if (r == 10) {
      EXPECT_EQ(valid, 0) << digits;
      ++none_valid;
    } else {
      EXPECT_EQ(valid, 1) << digits;
      EXPECT_TRUE(is_valid_bin(digits + std::to_string(r))) << digits;
      ++second_pass;
    }
  }
  EXPECT_GT(second_pass, 50);
  EXPECT_GT(none_valid, 0);
}

TEST(Rnn, TakesFurtherPassesWhileTheyGiveTen) {
  int further = 0;
  for (int serial = 0; serial < 2000; ++serial) {
    const auto digits = std::to_string(60070000000 + serial);
    unsigned pass = 0;
    while (pass < 10 && remainder(digits, pass, 10) == 10) ++pass;
    ASSERT_LT(pass, 10U);
    EXPECT_TRUE(is_valid_rnn(digits + std::to_string(remainder(digits, pass, 10)))) << digits;
    if (pass > 1) ++further;
  }
  EXPECT_GT(further, 0);
}

TEST(Rnn, OfTwelveEqualDigitsIsRefused) {
  for (char digit = '0'; digit <= '9'; ++digit) EXPECT_FALSE(is_valid_rnn(std::string(12, digit))) << digit;
}

TEST(Bin, MustHaveAMonthAKindOfOrganisationAndAKindOfUnit) {
  const auto any_valid = [](const std::string& first_six) {
    for (int serial = 0; serial < 100000; serial += 37) {
      auto rest = std::to_string(1000000 + serial * 10).substr(1);
      for (char last = '0'; last <= '9'; ++last) {
        rest.back() = last;
        if (is_valid_bin(first_six + rest)) return true;
      }
    }
    return false;
  };
  for (const auto* form : {"940140", "941243", "940550", "940663"}) EXPECT_TRUE(any_valid(form)) << form;
  for (const auto* form : {"940040", "941340", "940130", "940170", "940144", "940149", "999940"}) EXPECT_FALSE(any_valid(form)) << form;
}

TEST(IdentificationNumber, IsValidOnlyWithTwelveDigits) {
  for (const auto* text : {"", "94014000038", "9401400003850", "94014000038x", " 94014000038", "-94014000038"}) {
    EXPECT_FALSE(is_valid_bin(text)) << text;
    EXPECT_FALSE(is_valid_rnn(text)) << text;
  }
}

TEST(TypedNumber, IsReadWithBlanksAndHyphens) {
  for (const auto* text : {"940140000385", " 940140000385 ", "940 140 000 385", "9401-4000-0385", "940\u00A0140\u202F000\u2011385"}) {
    const auto number = read_identification_number(text);
    ASSERT_TRUE(number.ok()) << text;
    EXPECT_EQ(number->kind, NumberKind::bin);
    EXPECT_EQ(number->digits, "940140000385");
  }
}

TEST(TypedNumber, TellsTheKindByItself) {
  EXPECT_EQ(read_identification_number("600700130010")->kind, NumberKind::rnn);
  EXPECT_EQ(read_identification_number("060640007336")->kind, NumberKind::bin);
}

TEST(TypedNumber, ThatFitsBothRulesIsTheKindAskedForOrABin) {
  std::string both;
  for (std::int64_t serial = 0; both.empty() && serial < 1'000'000; ++serial) {
    const auto digits = std::to_string(940140000000 + serial);
    if (is_valid_bin(digits) && is_valid_rnn(digits)) both = digits;
  }
  ASSERT_FALSE(both.empty());
  EXPECT_EQ(read_identification_number(both)->kind, NumberKind::bin);
  EXPECT_EQ(read_identification_number(both, NumberKind::bin)->kind, NumberKind::bin);
  EXPECT_EQ(read_identification_number(both, NumberKind::rnn)->kind, NumberKind::rnn);
}

std::string refusal(std::string_view typed) { return std::string{read_identification_number(typed).failure().message.text.id}; }
std::string refusal(std::string_view typed, NumberKind kind) {
  return std::string{read_identification_number(typed, kind).failure().message.text.id};
}

TEST(TypedNumber, SaysWhatIsWrong) {
  EXPECT_EQ(refusal(""), "Enter the identification number: 12 digits");
  EXPECT_EQ(refusal(" - "), "Enter the identification number: 12 digits");
  EXPECT_EQ(refusal("ИИН 940140000385"), "Enter the identification number in digits only: it has 12 digits");
  EXPECT_EQ(refusal("94014000038٥"), "Enter the identification number in digits only: it has 12 digits");
  EXPECT_EQ(refusal("940140000380"), "The check digit of the number does not fit. Check every digit against the registration certificate");
  EXPECT_EQ(refusal("940140000380", NumberKind::bin),
            "The check digit of the number does not fit. Check every digit against the registration certificate");
  EXPECT_EQ(refusal("600700130010", NumberKind::bin), "This number is an RNN, not a BIN. Choose RNN, or enter the BIN");
  EXPECT_EQ(refusal("940140000385", NumberKind::rnn), "This number is a BIN, not an RNN. Choose BIN, or enter the RNN");
  EXPECT_EQ(refusal("600700130011", NumberKind::bin),
            "A BIN begins with the year and month of registration. Check every digit against the registration certificate");
}

TEST(TypedNumber, SaysHowManyDigitsWereFound) {
  const auto failure = read_identification_number("9401 4000 038").failure();
  ASSERT_EQ(failure.message.values.size(), 1U);
  EXPECT_EQ(failure.message.values[0], (std::pair<std::string, std::string>{"count", "11"}));
  EXPECT_EQ(failure.kind, Kind::invalid);
}

}  // namespace
}  // namespace baqylau::base
