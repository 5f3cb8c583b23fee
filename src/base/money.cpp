#include "base/money.hpp"

#include <array>
#include <stdexcept>
#include <vector>

namespace baqylau::base {
namespace {

/// Amounts are at most a thousand million million; other numbers are whatever 64 bits hold.
constexpr std::size_t most_digits_of_money = 15, most_digits = 18;

/// Length of the blank at the front, 0 when there is none.
std::size_t blank_length(std::string_view text) noexcept {
  for (const std::string_view blank : {std::string_view{" "}, std::string_view{"\t"}, std::string_view{"\u00A0"},
                                       std::string_view{"\u202F"}, std::string_view{"\u2009"}, std::string_view{"\u2007"}}) {
    if (text.starts_with(blank)) return blank.size();
  }
  return 0;
}

bool skip_blanks(std::string_view& text) noexcept {
  bool any = false;
  while (const auto length = blank_length(text)) {
    text.remove_prefix(length);
    any = true;
  }
  return any;
}

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// Groups of three, lowest first: 2 937 350 is {350, 937, 2}.
std::vector<unsigned> groups_of(Money amount) {
  constexpr std::int64_t most = 999'999'999'999'999;
  if (amount.tenge < 0 || amount.tenge > most) throw std::out_of_range("an amount in words is 0 … 999 999 999 999 999 tenge");
  std::vector<unsigned> groups;
  for (auto rest = amount.tenge; rest > 0; rest /= 1000) groups.push_back(static_cast<unsigned>(rest % 1000));
  return groups;
}

void add_word(std::string& words, std::string_view word) {
  if (word.empty()) return;
  if (!words.empty()) words += ' ';
  words += word;
}

enum class Gender { masculine, feminine };

void add_group_ru(std::string& words, unsigned group, Gender gender) {
  static constexpr std::array<std::string_view, 10> hundreds{"",        "сто",      "двести",  "триста",    "четыреста",
                                                             "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот"};
  static constexpr std::array<std::string_view, 10> tens{"",          "",           "двадцать",  "тридцать",    "сорок",
                                                         "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто"};
  static constexpr std::array<std::string_view, 20> ones{"",           "один",        "два",        "три",          "четыре",
                                                         "пять",       "шесть",       "семь",       "восемь",       "девять",
                                                         "десять",     "одиннадцать", "двенадцать", "тринадцать",   "четырнадцать",
                                                         "пятнадцать", "шестнадцать", "семнадцать", "восемнадцать", "девятнадцать"};
  add_word(words, hundreds[group / 100]);
  const unsigned below_hundred = group % 100;
  const unsigned last = below_hundred < 20 ? below_hundred : below_hundred % 10;
  if (below_hundred >= 20) add_word(words, tens[below_hundred / 10]);
  if (gender == Gender::feminine && last == 1) return add_word(words, "одна");
  if (gender == Gender::feminine && last == 2) return add_word(words, "две");
  add_word(words, ones[last]);
}

/// Which of the three Russian forms follows a number: 1 тысяча, 2 тысячи, 5 тысяч.
std::size_t form_ru(unsigned group) {
  const unsigned last = group % 10;
  if (group % 100 / 10 == 1) return 2;
  if (last == 1) return 0;
  return last >= 2 && last <= 4 ? 1 : 2;
}

void add_group_kk(std::string& words, unsigned group) {
  static constexpr std::array<std::string_view, 10> ones{"", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз"};
  static constexpr std::array<std::string_view, 10> tens{"", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан"};
  if (group / 100 > 1) add_word(words, ones[group / 100]);  // 100 is «жүз», 200 «екі жүз»
  if (group / 100 > 0) add_word(words, "жүз");
  add_word(words, tens[group % 100 / 10]);
  add_word(words, ones[group % 10]);
}

void add_group_en(std::string& words, unsigned group) {
  static constexpr std::array<std::string_view, 20> ones{"",         "one",     "two",     "three",     "four",     "five",    "six",
                                                         "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
                                                         "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
  static constexpr std::array<std::string_view, 10> tens{"",      "",      "twenty",  "thirty", "forty",
                                                         "fifty", "sixty", "seventy", "eighty", "ninety"};
  if (group / 100 > 0) {
    add_word(words, ones[group / 100]);
    add_word(words, "hundred");
  }
  const unsigned below_hundred = group % 100;
  if (below_hundred < 20) return add_word(words, ones[below_hundred]);
  add_word(words, tens[below_hundred / 10]);
  if (below_hundred % 10 != 0) {
    words += '-';
    words += ones[below_hundred % 10];
  }
}

/// Takes the number from the front, with the blanks before it.
std::optional<std::int64_t> take_whole(std::string_view& typed, std::size_t most) noexcept {
  skip_blanks(typed);
  std::int64_t number = 0;
  std::size_t all_digits = 0;
  bool parted = false;  // blanks between groups seen: from then on each group is three digits
  while (true) {
    std::size_t group = 0;
    while (group < typed.size() && is_digit(typed[group])) {
      if (++all_digits > most) return std::nullopt;
      number = number * 10 + (typed[group++] - '0');
    }
    typed.remove_prefix(group);
    if (group == 0 || (parted && group != 3)) return std::nullopt;
    auto after = typed;
    if (!skip_blanks(after) || after.empty() || !is_digit(after.front())) return number;
    if (!parted && group > 3) return std::nullopt;
    parted = true;
    typed = after;
  }
}

/// As it is written behind amounts.
void skip_tenge(std::string_view& text) noexcept {
  for (const std::string_view name : {"\u20B8", "теңге", "тенге", "Теңге", "Тенге", "тнг", "тг", "Тг", "ТГ", "тңг", "KZT", "kzt"}) {
    if (!text.starts_with(name)) continue;
    text.remove_prefix(name.size());
    if (text.starts_with('.')) text.remove_prefix(1);
    return;
  }
}

}  // namespace

std::optional<std::int64_t> parse_whole(std::string_view typed) noexcept {
  const auto number = take_whole(typed, most_digits);
  skip_blanks(typed);
  return typed.empty() ? number : std::nullopt;
}

std::optional<Money> parse_money(std::string_view typed) noexcept {
  const auto number = take_whole(typed, most_digits_of_money);
  if (!number) return std::nullopt;
  if (typed.starts_with(",00") || typed.starts_with(".00")) typed.remove_prefix(3);
  skip_blanks(typed);
  skip_tenge(typed);
  skip_blanks(typed);
  if (!typed.empty()) return std::nullopt;
  return Money{*number};
}

std::string grouped(Money amount) {
  const bool negative = amount.tenge < 0;
  const auto magnitude = negative ? 0 - static_cast<std::uint64_t>(amount.tenge) : static_cast<std::uint64_t>(amount.tenge);
  const std::string digits = std::to_string(magnitude);
  std::string text = negative ? "\u2212" : "";
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i != 0 && (digits.size() - i) % 3 == 0) text += "\u00A0";
    text += digits[i];
  }
  return text;
}

std::string words_ru(Money amount) {
  static constexpr std::array<std::array<std::string_view, 3>, 5> scales{{{"", "", ""},
                                                                          {"тысяча", "тысячи", "тысяч"},
                                                                          {"миллион", "миллиона", "миллионов"},
                                                                          {"миллиард", "миллиарда", "миллиардов"},
                                                                          {"триллион", "триллиона", "триллионов"}}};
  const auto groups = groups_of(amount);
  if (groups.empty()) return "ноль";
  std::string words;
  for (std::size_t i = groups.size(); i-- > 0;) {
    if (groups[i] == 0) continue;
    add_group_ru(words, groups[i], i == 1 ? Gender::feminine : Gender::masculine);
    add_word(words, scales[i][form_ru(groups[i])]);
  }
  return words;
}

std::string words_kk(Money amount) {
  static constexpr std::array<std::string_view, 5> scales{"", "мың", "миллион", "миллиард", "триллион"};
  const auto groups = groups_of(amount);
  if (groups.empty()) return "нөл";
  std::string words;
  for (std::size_t i = groups.size(); i-- > 0;) {
    if (groups[i] == 0) continue;
    add_group_kk(words, groups[i]);
    add_word(words, scales[i]);
  }
  return words;
}

std::string words_en(Money amount) {
  static constexpr std::array<std::string_view, 5> scales{"", "thousand", "million", "billion", "trillion"};
  const auto groups = groups_of(amount);
  if (groups.empty()) return "zero";
  std::string words;
  for (std::size_t i = groups.size(); i-- > 0;) {
    if (groups[i] == 0) continue;
    add_group_en(words, groups[i]);
    add_word(words, scales[i]);
  }
  return words;
}

}  // namespace baqylau::base
