#pragma once
/// Where words begin and end. The same for what is stored, what is asked and what is marked.

#include <cstddef>
#include <string_view>

#include <unicode/uchar.h>

#include "base/utf8.hpp"

namespace baqylau::search {

inline bool begins_word(UChar32 c) noexcept {
  if (c < 0x80) return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
  if (c >= 0x410 && c < 0x480) return true;  // Cyrillic
  return (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_ND_MASK)) != 0;
}
/// Accents, and invisible signs that a text was broken with, are parts of the word they stand in.
inline bool continues_word(UChar32 c) noexcept {
  return begins_word(c) || (c >= 0x80 && (U_GET_GC_MASK(c) & (U_GC_M_MASK | U_GC_CF_MASK)) != 0);
}

/// The sign at `at`, which is moved behind it; below 0 where the bytes are no UTF-8.
inline UChar32 next_sign(std::string_view text, std::size_t& at) noexcept {
  const auto bits = [&](std::size_t i, unsigned mask) { return static_cast<unsigned>(static_cast<unsigned char>(text[at + i])) & mask; };
  const auto size = base::utf8_sequence(text, at);
  unsigned sign = 0;
  switch (size) {
    case 1: sign = bits(0, 0x7FU); break;
    case 2: sign = bits(0, 0x1FU) << 6U | bits(1, 0x3FU); break;
    case 3: sign = bits(0, 0x0FU) << 12U | bits(1, 0x3FU) << 6U | bits(2, 0x3FU); break;
    case 4: sign = bits(0, 0x07U) << 18U | bits(1, 0x3FU) << 12U | bits(2, 0x3FU) << 6U | bits(3, 0x3FU); break;
    default: ++at; return -1;
  }
  at += size;
  return static_cast<UChar32>(sign);
}

/// Calls `take(begin, end, first)` for each run of letters and digits: bytes, and the first sign. Letters standing alone are left out.
template <class Take>
void each_word(std::string_view text, Take take) {
  std::size_t at = 0;
  while (at < text.size()) {
    const auto begin = at;
    const auto first = next_sign(text, at);
    if (first < 0 || !begins_word(first)) continue;
    auto end = at;
    std::size_t signs = 1;
    while (at < text.size()) {
      const auto c = next_sign(text, at);
      if (c < 0 || !continues_word(c)) break;
      end = at;
      ++signs;
    }
    if (signs > 1 || (first >= '0' && first <= '9')) take(begin, end, first);
  }
}

}  // namespace baqylau::search
