/// Dates, numbers and amounts as each language writes them. Month names are ICU's; word order is in the catalogues.

#include "i18n/i18n.hpp"
#include "i18n/texts.hpp"

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>

#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <stdexcept>

namespace baqylau::i18n {

namespace {

using MonthNames = std::array<std::string, 12>;

/// As in a date: genitive in Russian, lower case in Kazakh.
MonthNames month_names(Language language, icu::DateFormatSymbols::DtWidthType width) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols{icu::Locale{std::string{to_code(language)}.c_str()}, status};
  std::int32_t count = 0;
  const auto* names = symbols.getMonths(count, icu::DateFormatSymbols::FORMAT, width);
  if (U_FAILURE(status) || count != 12) throw std::runtime_error("ICU has no month names");
  MonthNames made;
  for (std::size_t i = 0; i < made.size(); ++i) names[i].toUTF8String(made[i]);
  return made;
}

const std::string& month_name(Language language, unsigned month) {
  static const std::array<MonthNames, all_languages.size()> names{month_names(Language::kk, icu::DateFormatSymbols::WIDE),
                                                                  month_names(Language::ru, icu::DateFormatSymbols::WIDE),
                                                                  month_names(Language::en, icu::DateFormatSymbols::WIDE)};
  return names[static_cast<std::size_t>(language)][month - 1];
}

const std::string& english_short_month(unsigned month) {
  static const MonthNames names = month_names(Language::en, icu::DateFormatSymbols::ABBREVIATED);
  return names[month - 1];
}

constexpr std::string_view no_break_space = "\u00A0";
constexpr std::string_view minus = "\u2212";
constexpr std::string_view tenge_sign = "\u20B8";

}  // namespace

std::string grouped_number(std::int64_t number) {
  const auto digits = number < 0 ? std::to_string(number).substr(1) : std::to_string(number);
  std::string out{number < 0 ? minus : std::string_view{}};
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out.append(no_break_space);
    out.push_back(digits[i]);
  }
  return out;
}

std::string Translator::date(base::LocalDate date) const {
  const auto& t = *this;
  return t("{day} {month} {year}",
           {{"day", std::to_string(date.day())}, {"month", month_name(language(), date.month())}, {"year", std::to_string(date.year())}});
}

std::string Translator::short_date(base::LocalDate date) const {
  if (language() == Language::en) return fmt::format("{} {} {}", date.day(), english_short_month(date.month()), date.year());
  return fmt::format("{:02}.{:02}.{:04}", date.day(), date.month(), date.year());
}

std::string Translator::date_time(base::Instant at) const {
  const auto& t = *this;
  const auto local = base::almaty_time(at);
  return t("{date}, {time}", {{"date", date(local.date)}, {"time", fmt::format("{:02}:{:02}", local.hour, local.minute)}});
}

std::string Translator::number(std::int64_t number) const { return grouped_number(number); }

std::string Translator::decimal(std::int64_t parts, int digits) const {
  constexpr int hundredths = 2;
  constexpr std::int64_t ten = 10;
  for (; digits > hundredths && parts % ten == 0; --digits) parts /= ten;
  std::int64_t unit = 1;
  for (int i = 0; i < digits; ++i) unit *= ten;
  auto out = grouped_number(parts / unit);
  const auto fraction = std::abs(parts % unit);
  if (fraction == 0) return out;
  if (parts < 0 && parts / unit == 0) out.insert(0, minus);
  return out + fmt::format("{}{:0{}}", language() == Language::en ? '.' : ',', fraction, digits);
}

std::string Translator::tenths(std::int64_t tenths) const {
  constexpr std::int64_t ten = 10;
  auto out = decimal(tenths, 1);
  if (tenths % ten == 0) out += language() == Language::en ? ".0" : ",0";
  return out;
}

std::string Translator::money(base::Money amount) const { return grouped_number(amount.tenge).append(no_break_space).append(tenge_sign); }

std::string Translator::money_in_words(base::Money amount) const {
  const auto& t = *this;
  const auto words = [&] {
    switch (language()) {
      case Language::kk: return base::words_kk(amount);
      case Language::ru: return base::words_ru(amount);
      case Language::en: return base::words_en(amount);
    }
    return std::string{};
  }();
  return t("{amount} ({words}) tenge", {{"amount", grouped_number(amount.tenge)}, {"words", words}});
}

std::string Translator::file_size(std::int64_t bytes) const {
  const auto& t = *this;
  constexpr std::int64_t kilobyte = 1024;
  constexpr std::int64_t megabyte = kilobyte * kilobyte;
  if (bytes < kilobyte) return t("{size} B", {{"size", std::to_string(bytes)}});
  const bool in_megabytes = bytes >= megabyte;
  const std::int64_t unit = in_megabytes ? megabyte : kilobyte;
  const std::int64_t tenths = (bytes * 10 + unit / 2) / unit;
  auto size = grouped_number(tenths / 10);
  if (in_megabytes && tenths % 10 != 0) {
    size += language() == Language::en ? '.' : ',';
    size += std::to_string(tenths % 10);
  }
  return in_megabytes ? t("{size} MB", {{"size", size}}) : t("{size} KB", {{"size", size}});
}

}  // namespace baqylau::i18n
