#pragma once
/// Whole tenge, and the amount in words as contracts write it. SPEC §3, §10.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace baqylau::base {

/// Whole tenge; 0 … 999 999 999 999 999.
struct Money {
  std::int64_t tenge = 0;
  friend auto operator<=>(const Money&, const Money&) = default;
};

/// A whole number as people type it: digits with spaces (also no-break ones) between groups of three: `2 937 350`, `2937350`. Nothing for
/// signs, groups of other lengths (`1 2`), or more than 15 digits.
std::optional<std::int64_t> parse_whole(std::string_view typed) noexcept;
/// The same with `,00`/`.00` and a name of the tenge behind it: `2 937 350,00 ₸`, `2937350 тг.`, `2 937 350 теңге`. Nothing for other
/// fractions or letters.
std::optional<Money> parse_money(std::string_view typed) noexcept;

/// `2 937 350`, groups parted by U+00A0.
std::string grouped(Money amount);

/// «два миллиона девятьсот тридцать семь тысяч триста пятьдесят»; 0 is «ноль».
std::string words_ru(Money amount);
/// «екі миллион тоғыз жүз отыз жеті мың үш жүз елу»; 0 is «нөл»; 1 000 is «бір мың».
std::string words_kk(Money amount);
/// "two million nine hundred thirty-seven thousand three hundred fifty"; 0 is "zero".
std::string words_en(Money amount);

}  // namespace baqylau::base
