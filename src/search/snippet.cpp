#include "search/snippet.hpp"

#include "search/kazakh.hpp"
#include "search/utf16.hpp"

#include <algorithm>

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

}  // namespace

Marker::Marker(const Analyser& analyser, const std::vector<AskedWord>& asked) : analyser_{analyser}, asked_{asked} {
  for (const auto& word : asked)
    for (const auto& term : word.terms) first_letters_.insert(to_utf16(term).front());
}

int Marker::asked_as(const std::string& folded) const {
  // No stem begins with another letter than its word, but for Latin letters: most words are seen off by their first one.
  const auto wide = to_utf16(folded);
  const bool latin = wide.front() >= u'a' && wide.front() <= u'\u024F';
  if (!latin && !first_letters_.contains(without_kazakh_letters(std::u16string_view{wide}.substr(0, 1)).front())) return -1;
  for (const auto& term : analyser_.terms(folded)) {
    for (std::size_t i = 0; i < asked_.size(); ++i)
      if (std::find(asked_[i].terms.begin(), asked_[i].terms.end(), term) != asked_[i].terms.end()) return static_cast<int>(i);
  }
  return -1;
}

std::vector<Marker::Seen> Marker::look(std::string_view text) const {
  std::vector<Seen> seen;
  for (auto& word : analyser_.words(text)) {
    const int asked = asked_as(word.folded);
    seen.push_back({std::move(word), asked});
  }
  return seen;
}

std::vector<Piece> Marker::marked(std::string_view text) const {
  std::vector<Piece> pieces;
  std::size_t at = 0;
  for (const auto& [word, asked] : look(text)) {
    if (asked < 0) continue;
    if (word.begin > at) pieces.push_back({std::string{text.substr(at, word.begin - at)}});
    pieces.push_back({std::string{text.substr(word.begin, word.end - word.begin)}, true});
    at = word.end;
  }
  if (at < text.size()) pieces.push_back({std::string{text.substr(at)}});
  return pieces;
}

std::size_t Marker::asked_in(std::string_view text) const {
  std::set<int> found;
  for (const auto& seen : look(beginning(text)))
    if (seen.asked >= 0) found.insert(seen.asked);
  return found.size();
}

std::vector<Piece> Marker::snippet(std::string_view whole) const {
  const auto text = beginning(whole);
  const auto seen = look(text);
  if (seen.empty()) return {};
  std::size_t best = 0, most = 0;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    if (seen[i].asked < 0) continue;
    std::set<int> here;
    for (std::size_t j = i; j < std::min(seen.size(), i + words_shown - words_before); ++j)
      if (seen[j].asked >= 0) here.insert(seen[j].asked);
    if (here.size() > most) {
      most = here.size();
      best = i;
    }
  }
  const auto first = best > words_before ? best - words_before : 0;
  const auto end = std::min(seen.size(), first + words_shown);
  auto from = first == 0 ? 0 : seen[first].word.begin;
  const auto to = end == seen.size() ? text.size() : seen[end - 1].word.end;
  std::vector<Piece> pieces;
  if (first > 0) pieces.push_back({"… "});
  for (auto i = first; i < end; ++i) {
    if (seen[i].asked < 0) continue;
    const auto& word = seen[i].word;
    if (word.begin > from) pieces.push_back({on_one_line(text.substr(from, word.begin - from))});
    pieces.push_back({std::string{text.substr(word.begin, word.end - word.begin)}, true});
    from = word.end;
  }
  if (to > from) pieces.push_back({on_one_line(text.substr(from, to - from))});
  if (to < whole.size()) pieces.push_back({" …"});
  return pieces;
}

}  // namespace baqylau::search
