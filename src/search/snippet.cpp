#include "search/snippet.hpp"

#include "search/kazakh.hpp"
#include "search/scan.hpp"
#include "search/utf16.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <bitset>
#include <optional>

namespace baqylau::search {

namespace {

constexpr std::size_t words_before = 8, words_shown = 42;
constexpr std::size_t bytes_looked_at = 24'000;

std::string_view beginning(std::string_view text) {
  if (text.size() <= bytes_looked_at) return text;
  auto end = bytes_looked_at;
  while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

std::string on_one_line(std::string_view text) {
  std::string line{text};
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

constexpr char32_t cyrillic_begin = 0x410, small_begin = 0x430, cyrillic_end = 0x490;
constexpr char32_t capital_yo = 0x401, small_yo = 0x451, small_ye = 0x435;

/// The small letter of the Russian keyboard that a sign stands for, counted from а; nothing for other signs.
std::optional<std::size_t> place_of(char32_t first) {
  if (first == capital_yo || first == small_yo) first = small_ye;
  else if (first >= cyrillic_begin && first < small_begin) first += small_begin - cyrillic_begin;
  else if (first >= small_begin) {
    const auto small = static_cast<char16_t>(u_tolower(static_cast<UChar32>(first)));
    first = without_kazakh_letters({&small, 1}).front();
  }
  if (first < small_begin || first >= cyrillic_end) return std::nullopt;
  return first - small_begin;
}

}  // namespace

Marker::Marker(const Analyser& analyser, const std::vector<AskedWord>& asked) : analyser_{analyser}, asked_{asked} {
  for (const auto& word : asked)
    for (const auto& term : word.terms) {
      if (const auto place = place_of(to_utf16(term).front())) may_begin_.at(*place) = true;
      else other_letters_ = true;
    }
}

int Marker::asked_as(std::string_view word, char32_t first) const {
  // No stem begins with another letter than its word, but for Latin letters: most words are seen off by their first one.
  const auto place = place_of(first);
  if (place && !may_begin_.at(*place)) return -1;
  const bool digit = first >= '0' && first <= '9';
  if (digit && !other_letters_) return -1;
  auto folded = base::folded(word);
  const auto known = known_.find(folded);
  if (known != known_.end()) return known->second;
  int found = -1;
  for (const auto& term : analyser_.terms(folded)) {
    for (std::size_t i = 0; found < 0 && i < asked_.size(); ++i)
      if (std::find(asked_[i].terms.begin(), asked_[i].terms.end(), term) != asked_[i].terms.end()) found = static_cast<int>(i);
  }
  known_.emplace(std::move(folded), found);
  return found;
}

Looked Marker::look(std::string_view text) const {
  Looked looked{.whole = text, .text = beginning(text)};
  std::bitset<2 * most_words> different;
  each_word(looked.text, [&](std::size_t begin, std::size_t end, UChar32 first) {
    const int asked = asked_as(looked.text.substr(begin, end - begin), static_cast<char32_t>(first));
    if (asked >= 0) different.set(static_cast<std::size_t>(asked));
    looked.words.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), asked});
  });
  looked.asked = different.count();
  return looked;
}

std::vector<Piece> Marker::marked(std::string_view text) const {
  std::vector<Piece> pieces;
  std::size_t at = 0;
  each_word(text, [&](std::size_t begin, std::size_t end, UChar32 first) {
    if (asked_as(text.substr(begin, end - begin), static_cast<char32_t>(first)) < 0) return;
    if (begin > at) pieces.push_back({std::string{text.substr(at, begin - at)}});
    pieces.push_back({std::string{text.substr(begin, end - begin)}, true});
    at = end;
  });
  if (at < text.size()) pieces.push_back({std::string{text.substr(at)}});
  return pieces;
}

std::vector<Piece> Marker::snippet(const Looked& looked) {
  const auto& [whole, text, seen, asked] = looked;
  if (seen.empty()) return {};
  std::size_t best = 0, most = 0;
  for (std::size_t i = 0; i < seen.size() && most < asked; ++i) {
    if (seen[i].asked < 0) continue;
    std::bitset<2 * most_words> here;
    for (std::size_t j = i; j < std::min(seen.size(), i + words_shown - words_before); ++j)
      if (seen[j].asked >= 0) here.set(static_cast<std::size_t>(seen[j].asked));
    if (here.count() > most) {
      most = here.count();
      best = i;
    }
  }
  const auto first = best > words_before ? best - words_before : 0;
  const auto end = std::min(seen.size(), first + words_shown);
  std::size_t from = first == 0 ? 0 : seen[first].begin;
  const std::size_t to = end == seen.size() ? text.size() : seen[end - 1].end;
  std::vector<Piece> pieces;
  if (first > 0) pieces.push_back({"… "});
  for (auto i = first; i < end; ++i) {
    const auto& word = seen[i];
    if (word.asked < 0) continue;
    if (word.begin > from) pieces.push_back({on_one_line(text.substr(from, word.begin - from))});
    pieces.push_back({std::string{text.substr(word.begin, word.end - word.begin)}, true});
    from = word.end;
  }
  if (to > from) pieces.push_back({on_one_line(text.substr(from, to - from))});
  if (to < whole.size()) pieces.push_back({" …"});
  return pieces;
}

}  // namespace baqylau::search
