#include "ui/ordinals.hpp"

#include <algorithm>

namespace baqylau::ui {

namespace {

/// In bytes: what is longer might not fit on a telephone's line.
constexpr std::size_t longest_whole = 40;

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
/// Of ASCII letters and of any other alphabet; a no-break space is two bytes too, but does not begin with these.
constexpr bool begins_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (byte >= 0xC3 && byte <= 0xDF);
}
constexpr bool ends_word(char c) { return c == ' ' || c == '\n' || c == '\t'; }

}  // namespace

Html with_ordinals_whole(std::string_view text) {
  Html out;
  std::size_t told = 0;
  for (auto hyphen = text.find('-'); hyphen != std::string_view::npos; hyphen = text.find('-', hyphen + 1)) {
    if (hyphen <= told || hyphen + 1 == text.size() || !is_digit(text[hyphen - 1]) || !begins_letter(text[hyphen + 1])) continue;
    auto begin = hyphen;
    while (begin > told && is_digit(text[begin - 1])) --begin;
    const auto* const last = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(hyphen), text.end(), ends_word);
    const auto end = static_cast<std::size_t>(last - text.begin());
    if (end - begin > longest_whole) continue;
    out.add(R"({}<span class="app-whole">{}</span>)", text.substr(told, begin - told), text.substr(begin, end - begin));
    told = end;
  }
  if (told == 0) return html("{}", text);
  return out.add("{}", text.substr(told));
}

}  // namespace baqylau::ui
