#include "base/identification_number.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace baqylau::base {
namespace {

constexpr std::size_t length = 12;

bool is_twelve_digits(std::string_view text) noexcept {
  return text.size() == length && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

constexpr unsigned digit(std::string_view digits, std::size_t index) noexcept { return static_cast<unsigned>(digits[index] - '0'); }

/// Sum of the first eleven digits by weight, modulo 11; `weight(j)` for j = 1…11.
template <class Weight>
unsigned remainder_of(std::string_view digits, Weight weight) noexcept {
  unsigned sum = 0;
  for (unsigned j = 1; j <= 11; ++j) sum += weight(j) * digit(digits, j - 1);
  return sum % 11;
}

/// Year and month, kind of organisation, kind of unit: what a BIN says before its check digit.
bool has_form_of_bin(std::string_view digits) noexcept {
  const unsigned month = digit(digits, 2) * 10 + digit(digits, 3);
  const unsigned organisation = digit(digits, 4);
  return month >= 1 && month <= 12 && organisation >= 4 && organisation <= 6 && digit(digits, 5) <= 3;
}

Failure invalid(Message message) { return {.kind = Kind::invalid, .message = std::move(message)}; }

#include "base/number_words.inc"

/// Blanks, hyphens and stops as they come from keyboards, documents and web pages.
bool pass_over(std::string_view& typed) {
  static constexpr std::array<std::string_view, 20> passed_over{" ",      "\t",     "\r",     "\n",     "-",      ".",      ",",
                                                                ";",      ":",      "\u00A0", "\u202F", "\u2007", "\u2008", "\u2009",
                                                                "\u200A", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014"};
  const auto* sign = std::ranges::find_if(passed_over, [&](std::string_view s) { return typed.starts_with(s); });
  if (sign == passed_over.end()) return false;
  typed.remove_prefix(sign->size());
  return true;
}

/// Twelve digits out of what was typed; what kind of number it is may stand before them.
Result<std::string> twelve_digits(std::string_view typed) {
  while (pass_over(typed)) {}
  const auto* word = std::ranges::find_if(number_words, [&](std::string_view s) { return typed.starts_with(s); });
  if (word != number_words.end()) typed.remove_prefix(word->size());
  while (pass_over(typed)) {}
  if (typed.starts_with(number_sign)) typed.remove_prefix(number_sign.size());
  std::string digits;
  while (!typed.empty()) {
    if (pass_over(typed)) continue;
    if (typed.front() >= '0' && typed.front() <= '9') {
      digits += typed.front();
      typed.remove_prefix(1);
    } else {
      return invalid(M("Enter the identification number in digits only: it has 12 digits"));
    }
  }
  if (digits.empty()) return invalid(M("Enter the identification number: 12 digits"));
  if (digits.size() != length) {
    return invalid({M("The identification number has 12 digits. Digits entered: {count}. Check the number and enter it again"),
                    {{"count", std::to_string(digits.size())}}});
  }
  return digits;
}

}  // namespace

bool is_valid_rnn(std::string_view digits) noexcept {
  if (!is_twelve_digits(digits)) return false;
  if (digits.find_first_not_of(digits.front()) == std::string_view::npos) return false;
  for (unsigned pass = 0; pass < 10; ++pass) {
    const unsigned r = remainder_of(digits, [pass](unsigned j) { return (j - 1 + pass) % 10 + 1; });
    if (r < 10) return r == digit(digits, 11);
  }
  return false;
}

bool is_valid_bin(std::string_view digits) noexcept {
  if (!is_twelve_digits(digits) || !has_form_of_bin(digits)) return false;
  unsigned r = remainder_of(digits, [](unsigned j) { return j; });
  if (r == 10) r = remainder_of(digits, [](unsigned j) { return (j + 1) % 11 + 1; });  // 3, 4, … 11, 1, 2
  return r < 10 && r == digit(digits, 11);
}

Result<IdentificationNumber> read_identification_number(std::string_view typed) {
  auto digits = TRY(twelve_digits(typed));
  if (is_valid_bin(digits)) return IdentificationNumber{NumberKind::bin, std::move(digits)};
  if (is_valid_rnn(digits)) return IdentificationNumber{NumberKind::rnn, std::move(digits)};
  return invalid(M("The check digit of the number does not fit. Check every digit against the registration certificate"));
}

Result<IdentificationNumber> read_identification_number(std::string_view typed, NumberKind kind) {
  auto digits = TRY(twelve_digits(typed));
  const bool bin = is_valid_bin(digits);
  const bool rnn = is_valid_rnn(digits);
  if (kind == NumberKind::bin ? bin : rnn) return IdentificationNumber{kind, std::move(digits)};
  if (rnn) return invalid(M("This number is an RNN, not a BIN. Choose RNN, or enter the BIN"));
  if (bin) return invalid(M("This number is a BIN, not an RNN. Choose BIN, or enter the RNN"));
  if (kind == NumberKind::bin && !has_form_of_bin(digits)) {
    return invalid(M("A BIN begins with the year and month of registration. Check every digit against the registration certificate"));
  }
  return invalid(M("The check digit of the number does not fit. Check every digit against the registration certificate"));
}

}  // namespace baqylau::base
