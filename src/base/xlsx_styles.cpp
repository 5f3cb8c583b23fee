#include "base/xlsx_styles.hpp"

#include "base/clock.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace baqylau::base {
namespace {

/// `[h]`, `[mm]`, `[s]`: time that has passed, not a time of day. Other brackets hold colours, locales, conditions.
bool is_elapsed_time(std::string_view inside) { return !inside.empty() && inside.find_first_not_of("hmsHMS") == std::string_view::npos; }

/// The format's letters that mean something: quoted and escaped text, colours, locales and padding taken out.
std::string meaning_letters(std::string_view code) {
  std::string letters;
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {  // the first section is for positive numbers
    if (code[i] == '"' || code[i] == '[') {
      const auto end = code.find(code[i] == '"' ? '"' : ']', i + 1);
      if (end == std::string_view::npos) break;
      if (code[i] == '[' && is_elapsed_time(code.substr(i + 1, end - i - 1))) letters += 'h';
      i = end;
    } else if (code[i] == '\\' || code[i] == '_' || code[i] == '*') {
      ++i;
    } else {
      letters += code[i] >= 'A' && code[i] <= 'Z' ? static_cast<char>(code[i] - 'A' + 'a') : code[i];
    }
  }
  return letters;
}

/// Words or a currency beside the number: `0" шт."`, `[$₸-43F]`. A locale, a colour or a condition are none.
bool says_more(std::string_view code) {
  const auto first = code.substr(0, code.find(';'));
  if (first.find_first_of("\"\\") != std::string_view::npos) return true;
  const auto currency = first.find("[$");
  return currency != std::string_view::npos && !first.substr(currency + 2).starts_with('-');
}

std::optional<std::string> date_text(double serial, DateSystem system) {
  constexpr double latest = 110'000;  // in the year 2201
  if (!(serial >= 0) || serial >= latest) return std::nullopt;
  const int days = static_cast<int>(std::floor(serial));
  std::optional<LocalDate> date;
  if (system == DateSystem::from_1904) {
    date = LocalDate::make(1904, 1, 1)->plus_days(days);
  } else {
    if (days == 0 || days == 60) return std::nullopt;  // 1900-01-00 and 1900-02-29 are no days
    date = LocalDate::make(1900, 1, 1)->plus_days(days < 60 ? days - 1 : days - 2);
  }
  return date->year() > 2199 ? std::nullopt : std::optional{date->iso()};
}

/// Shortest decimal of at most 15 significant digits, never with an exponent.
std::string decimal_text(double value) {
  char scientific[32];
  const auto written = std::to_chars(std::begin(scientific), std::end(scientific), std::abs(value), std::chars_format::scientific, 14);
  const std::string_view text{scientific, static_cast<std::size_t>(written.ptr - scientific)};  // d.dddddddddddddde±xx
  const auto e = text.find('e');
  std::string digits{text.front()};
  digits += text.substr(2, e - 2);
  int exponent = 0;
  const auto power = text.substr(e + 1 + (text[e + 1] == '+' ? 1 : 0));
  std::from_chars(power.data(), power.data() + power.size(), exponent);

  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.empty()) return "0";
  if (exponent < 0) {
    digits.insert(0, static_cast<std::size_t>(-exponent), '0');
    exponent = 0;
  }
  const auto whole = static_cast<std::size_t>(exponent) + 1;
  if (digits.size() < whole) digits.append(whole - digits.size(), '0');
  if (digits.size() > whole) digits.insert(whole, 1, '.');
  return value < 0 ? '-' + digits : digits;
}

}  // namespace

NumberFormat builtin_format(unsigned id) {
  using enum Cell::Kind;
  const auto within = [id](unsigned first, unsigned last) { return id >= first && id <= last; };
  if (within(14, 17) || id == 22 || within(27, 31) || id == 36 || within(50, 58)) return {.kind = date};
  if (within(9, 13) || within(18, 21) || within(32, 35) || within(45, 48)) return {.kind = odd};
  if (within(2, 8) || within(37, 44)) return {.kind = adorned};
  return {};
}

NumberFormat format_of_code(std::string_view code) {
  using enum Cell::Kind;
  const std::string letters = meaning_letters(code);
  const auto has = [&](std::string_view any) { return letters.find_first_of(any) != std::string::npos; };
  if (letters == "general" || letters == "@" || letters == "#") return {.kind = says_more(code) ? adorned : number};
  if (!letters.empty() && letters.find_first_not_of('0') == std::string::npos)
    return {.kind = says_more(code) ? adorned : number, .zeros = letters.size()};
  if (has("dy") || (has("m") && !has("hs"))) return {.kind = date};
  if (has("hs%/?") || letters.find("e+") != std::string::npos || letters.find("e-") != std::string::npos) return {.kind = odd};
  return {.kind = adorned};
}

Cell number_cell(std::string_view stored, const NumberFormat& format, DateSystem system) {
  using enum Cell::Kind;
  double value = 0;
  const auto [end, failed] = std::from_chars(stored.data(), stored.data() + stored.size(), value);
  if (failed != std::errc{} || end != stored.data() + stored.size() || !std::isfinite(value)) return {.text = std::string{stored}};
  if (format.kind == date) {
    if (auto day = date_text(value, system)) return {.text = std::move(*day), .kind = date};
  }
  std::string shown = decimal_text(value);
  const bool whole = std::all_of(shown.begin(), shown.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (whole && shown.size() < format.zeros) shown.insert(0, std::min<std::size_t>(format.zeros - shown.size(), 32), '0');
  // A format of zeros rounds what it shows.
  const bool rounded = !whole && format.zeros > 0;
  const auto kind = format.kind == date ? odd : rounded ? adorned : format.kind;
  return {.text = std::move(shown), .kind = kind};
}

}  // namespace baqylau::base
