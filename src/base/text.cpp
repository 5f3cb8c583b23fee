#include "base/text.hpp"

#include "base/utf8.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/tblcoll.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <stdexcept>

namespace baqylau::base {
namespace {

/// Far above any form's limit; ICU counts in 32 bits.
constexpr std::size_t most_bytes = 64u << 20;

void require(UErrorCode code, const char* what) {
  if (U_FAILURE(code)) throw std::runtime_error(std::string{"ICU: "} + what + ": " + u_errorName(code));
}

struct CodePoint {
  char32_t value = 0;
  std::size_t bytes = 0;  ///< 0: not valid UTF-8
};

CodePoint first_code_point(std::string_view text) noexcept {
  const std::size_t length = utf8_sequence(text, 0);
  if (length == 0) return {};
  const auto lead = static_cast<unsigned char>(text.front());
  char32_t value = length == 1 ? lead : lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) value = value << 6U | (static_cast<unsigned char>(text[i]) & 0x3FU);
  return {value, length};
}

constexpr bool is_bidi_override(char32_t c) noexcept { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }
constexpr bool is_no_character(char32_t c) noexcept { return (c & 0xFFFEU) == 0xFFFEU || (c >= 0xFDD0 && c <= 0xFDEF); }
/// Breaks that no key types; they come with what is pasted.
constexpr bool is_pasted_break(char32_t c) noexcept { return c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029; }
constexpr bool is_line_break(char32_t c) noexcept { return c == 0x0A || c == 0x0D || is_pasted_break(c); }
constexpr bool is_direction_mark(char32_t c) noexcept { return c == 0x200E || c == 0x200F || c == 0x061C || is_bidi_override(c); }
constexpr bool is_control(char32_t c) noexcept { return c < 0x20 || (c >= 0x7F && c <= 0x9F); }
bool is_blank(char32_t c) noexcept { return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0 || c == 0x200B || c == 0x2060 || c == 0xFEFF; }

constexpr bool is_quote(char32_t c) noexcept {
  return c == '"' || c == '\'' || c == '`' || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F) || c == 0x2032 || c == 0x2033 ||
         c == 0x2039 || c == 0x203A || c == 0x02BC || c == 0x301D || c == 0x301E || c == 0x301F;
}
constexpr bool is_dash(char32_t c) noexcept { return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }

template <class Cut>
std::string_view without_outer(std::string_view text, Cut is_cut) noexcept {
  while (!text.empty()) {
    const auto first = first_code_point(text);
    if (first.bytes == 0 || !is_cut(first.value)) break;
    text.remove_prefix(first.bytes);
  }
  while (!text.empty()) {
    std::size_t start = text.size() - 1;
    while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80U) --start;
    const auto last = first_code_point(text.substr(start));
    if (last.bytes == 0 || !is_cut(last.value)) break;
    text.remove_suffix(text.size() - start);
  }
  return text;
}

std::string_view without_outer_blanks(std::string_view text) noexcept { return without_outer(text, is_blank); }

std::string normalized(const icu::Normalizer2& form, std::string_view text) {
  UErrorCode code = U_ZERO_ERROR;
  std::string out;
  icu::StringByteSink<std::string> sink{&out, static_cast<int32_t>(text.size())};
  form.normalizeUTF8(0, icu::StringPiece{text.data(), static_cast<int32_t>(text.size())}, sink, nullptr, code);
  require(code, "normalizing");
  return out;
}

const icu::Normalizer2& nfc() {
  UErrorCode code = U_ZERO_ERROR;
  const auto* form = icu::Normalizer2::getNFCInstance(code);
  require(code, "NFC");
  return *form;
}

const icu::Normalizer2& casefold() {
  UErrorCode code = U_ZERO_ERROR;
  const auto* form = icu::Normalizer2::getNFKCCasefoldInstance(code);
  require(code, "NFKC_Casefold");
  return *form;
}

/// The alphabet of SPEC §10, pair by pair, as a tailoring of the root order.
std::u16string kazakh_rules() {
  static constexpr std::u16string_view small = u"аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя";
  static constexpr std::u16string_view capital = u"АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ";
  static_assert(small.size() == 42 && capital.size() == 42);
  std::u16string rules = u"[reorder Cyrl][numericOrdering on]&";
  for (std::size_t i = 0; i < small.size(); ++i) {
    if (i > 0) rules += u'<';
    rules += small[i];
    rules += u"<<<";
    rules += capital[i];
  }
  return rules;
}

/// Its const functions may be called by several threads at once.
const icu::RuleBasedCollator& kazakh_collator() {
  static const auto collator = [] {
    UErrorCode code = U_ZERO_ERROR;
    const auto rules = kazakh_rules();
    auto made = std::make_unique<icu::RuleBasedCollator>(icu::UnicodeString{rules.data(), static_cast<int32_t>(rules.size())}, code);
    require(code, "Kazakh order");
    made->setAttribute(UCOL_NORMALIZATION_MODE, UCOL_ON, code);
    require(code, "Kazakh order");
    return made;
  }();
  return *collator;
}

}  // namespace

std::optional<std::string> clean_text(std::string_view bytes) {
  if (bytes.size() > most_bytes) return std::nullopt;
  std::string kept;
  kept.reserve(bytes.size());
  bool ascii = true;
  while (!bytes.empty()) {
    const auto point = first_code_point(bytes);
    if (point.bytes == 0) return std::nullopt;
    if (is_line_break(point.value)) {
      if (point.value == '\r' && bytes.size() > 1 && bytes[1] == '\n') bytes.remove_prefix(1);
      kept += '\n';
    } else if (point.value == '\t') {
      kept += ' ';
    } else if (is_control(point.value) || is_bidi_override(point.value) || is_no_character(point.value)) {
      return std::nullopt;
    } else {
      kept += bytes.substr(0, point.bytes);
      ascii = ascii && point.bytes == 1;
    }
    bytes.remove_prefix(point.value == '\n' || point.value == '\r' ? 1 : point.bytes);
  }
  const auto trimmed = without_outer_blanks(kept);
  return ascii ? std::string{trimmed} : normalized(nfc(), trimmed);
}

std::optional<std::string> clean_line(std::string_view bytes) {
  if (bytes.size() > most_bytes) return std::nullopt;
  const auto is_outside = [](char32_t c) { return is_blank(c) || is_direction_mark(c); };
  std::string line;
  line.reserve(bytes.size());
  for (auto rest = without_outer(bytes, is_outside); !rest.empty();) {
    const auto point = first_code_point(rest);
    if (point.bytes == 0 || point.value == '\n' || point.value == '\r' || is_direction_mark(point.value)) return std::nullopt;
    if (is_pasted_break(point.value)) line += ' ';
    else line += rest.substr(0, point.bytes);
    rest.remove_prefix(point.bytes);
  }
  return clean_text(line);
}

bool is_utf8(std::string_view bytes) noexcept {
  while (const auto length = utf8_sequence(bytes, 0)) bytes.remove_prefix(length);
  return bytes.empty();
}

std::size_t code_points(std::string_view text) noexcept {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
  return count;
}

std::string folded(std::string_view text) {
  if (text.size() > most_bytes) throw std::length_error("folding of more than 64 MiB");
  const std::string lower = normalized(casefold(), text);
  std::string out;
  out.reserve(lower.size());
  enum class Last { letter, blank, quote } last = Last::blank;  // at the beginning blanks are dropped
  for (std::string_view rest = lower; !rest.empty();) {
    const auto point = first_code_point(rest);
    if (point.bytes == 0) {  // cannot come from clean_text; kept so that different texts stay different
      out += rest.front();
      rest.remove_prefix(1);
      last = Last::letter;
      continue;
    }
    if (is_blank(point.value)) {
      if (last != Last::blank) out += ' ';
      last = Last::blank;
    } else if (is_quote(point.value)) {
      if (last != Last::quote) out += '"';
      last = Last::quote;
    } else {
      if (point.value == U'ё') out += "е";
      else if (is_dash(point.value)) out += '-';
      else out += rest.substr(0, point.bytes);
      last = Last::letter;
    }
    rest.remove_prefix(point.bytes);
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

namespace {

constexpr std::array<std::pair<char, std::string_view>, 12> alike{{{'a', "а"},
                                                                   {'b', "в"},
                                                                   {'c', "с"},
                                                                   {'e', "е"},
                                                                   {'i', "і"},
                                                                   {'k', "к"},
                                                                   {'m', "м"},
                                                                   {'o', "о"},
                                                                   {'p', "р"},
                                                                   {'t', "т"},
                                                                   {'x', "х"},
                                                                   {'y', "у"}}};

/// The Cyrillic letter that looks like this one, else the letter itself.
std::string_view cyrillic_twin(std::string_view letter) {
  const auto* twin = letter.size() == 1 ? std::ranges::find(alike, letter.front(), &std::pair<char, std::string_view>::first) : alike.end();
  return twin == alike.end() ? letter : twin->second;
}

}  // namespace

std::string letters_key(std::string_view text) {
  const auto of_text = folded(text);
  std::string out;
  bool parted = false;
  for (std::string_view rest = of_text; !rest.empty();) {
    const auto point = first_code_point(rest);
    const auto bytes = rest.substr(0, std::max<std::size_t>(point.bytes, 1));
    rest.remove_prefix(bytes.size());
    const auto value = static_cast<UChar32>(point.value);
    if (u_isalnum(value) == 0 && (U_GET_GC_MASK(value) & U_GC_M_MASK) == 0) {
      parted = true;
      continue;
    }
    if (parted && !out.empty()) out += ' ';
    parted = false;
    out += cyrillic_twin(bytes);
  }
  return out;
}

std::string in_one_script(std::string_view folded) {
  std::string out, word, other;
  bool cyrillic = false;
  const auto end_word = [&] {
    out += cyrillic ? other : word;
    word.clear();
    other.clear();
    cyrillic = false;
  };
  for (std::string_view rest = folded; !rest.empty();) {
    const auto point = first_code_point(rest);
    const auto bytes = rest.substr(0, std::max<std::size_t>(point.bytes, 1));
    rest.remove_prefix(bytes.size());
    const bool latin = bytes.size() == 1 && bytes.front() >= 'a' && bytes.front() <= 'z';
    const bool of_cyrillic = point.value >= 0x400 && point.value <= 0x52F;
    if (!latin && !of_cyrillic) {
      end_word();
      out += bytes;
      continue;
    }
    cyrillic = cyrillic || of_cyrillic;
    word += bytes;
    other += cyrillic_twin(bytes);
  }
  end_word();
  return out;
}

std::string kazakh_sort_key(std::string_view text) {
  if (text.size() > most_bytes) throw std::length_error("sort key of more than 64 MiB");
  icu::UnicodeString without_quotes;
  const auto whole = icu::UnicodeString::fromUTF8(icu::StringPiece{text.data(), static_cast<int32_t>(text.size())});
  for (int32_t i = 0; i < whole.length(); i = whole.moveIndex32(i, 1)) {
    const UChar32 c = whole.char32At(i);
    if (!is_quote(static_cast<char32_t>(c))) without_quotes.append(c);
  }
  const auto& collator = kazakh_collator();
  const int32_t size = collator.getSortKey(without_quotes, nullptr, 0);
  if (size <= 0) throw std::runtime_error("ICU: no sort key");
  std::string key(static_cast<std::size_t>(size), '\0');
  collator.getSortKey(without_quotes, reinterpret_cast<uint8_t*>(key.data()), size);
  key.pop_back();  // the closing NUL adds nothing to a comparison of byte strings
  return key;
}

std::string shortened(std::string_view text, std::size_t points) {
  if (code_points(text) <= points) return std::string{text};
  const auto belongs_to_letter_before = [](char32_t c) {
    return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_GRAPHEME_EXTEND) != 0 || c == 0x200D;
  };
  std::size_t end = 0;         // where to cut
  std::size_t last_blank = 0;  // where a blank begins, not too far from the end
  bool joined = false;         // after a zero-width joiner the next one belongs to the same letter
  std::size_t at = 0;
  for (std::size_t count = 0; count <= points && at < text.size(); ++count) {
    auto point = first_code_point(text.substr(at));
    if (point.bytes == 0) point = {0xFFFD, 1};
    if (!joined && !belongs_to_letter_before(point.value)) end = at;
    if (is_blank(point.value) && count * 4 >= points * 3) last_blank = at;
    joined = point.value == 0x200D;
    at += point.bytes;
  }
  auto kept = text.substr(0, last_blank != 0 ? last_blank : end);
  while (!kept.empty() && (kept.back() == ' ' || kept.back() == ',' || kept.back() == '\n')) kept.remove_suffix(1);
  return std::string{kept} + "…";
}

}  // namespace baqylau::base
