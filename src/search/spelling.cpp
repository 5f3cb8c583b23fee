#include "search/spelling.hpp"

#include "search/kazakh.hpp"
#include "search/query.hpp"
#include "search/reading.hpp"
#include "search/sql.hpp"
#include "search/utf16.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace baqylau::search {

namespace {

/// Words with one first letter are some hundreds to some thousands.
constexpr std::int64_t most_compared = 20'000;

std::optional<std::string> nearest(db::Read& db, const std::string& written) {
  const auto asked = without_kazakh_letters(to_utf16(written));
  constexpr std::size_t short_word = 5;
  int least = asked.size() < short_word ? 1 : 2;
  std::optional<std::string> best;
  std::int64_t most = 0;
  const char16_t letter = asked.front(), next = letter + 1;
  for (auto& row : db.all(sql::words_between{.first = to_utf8({&letter, 1}), .end = to_utf8({&next, 1}), .most = most_compared})) {
    const int apart = distance(asked, to_utf16(row.folded), least);
    if (apart > least || (apart == least && row.documents <= most)) continue;
    least = apart;
    most = row.documents;
    best = std::move(row.word);
  }
  return best;
}

bool all_known(const std::vector<AskedWord>& words) {
  return !words.empty() && std::all_of(words.begin(), words.end(), [](const auto& word) { return word.documents > 0; });
}

}  // namespace

int distance(std::u16string_view a, std::u16string_view b, int most) {
  if (std::abs(static_cast<int>(a.size()) - static_cast<int>(b.size())) > most) return most + 1;
  std::vector<int> before_last(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = std::min(now[j], before_last[j - 2] + 1);
    }
    if (*std::min_element(now.begin(), now.end()) > most) return most + 1;
    std::swap(before_last, last);
    std::swap(last, now);
  }
  return std::min(last[b.size()], most + 1);
}

std::string as_on_russian_layout(std::string_view text) {
  static constexpr std::u16string_view english = u"`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
  static constexpr std::u16string_view russian = u"ёйцукенгшщзхъфывапролджэячсмитьбю";
  static_assert(english.size() == russian.size());
  auto typed = to_utf16(base::folded(text));
  for (auto& c : typed)
    if (const auto at = english.find(c); at != std::u16string_view::npos) c = russian[at];
  return to_utf8(typed);
}

std::optional<std::string> did_you_mean(db::Read& db, const Analyser& analyser, std::string_view text) {
  if (const auto other = as_on_russian_layout(text); other != base::folded(text) && all_known(asked_words(db, analyser, other)))
    return other;
  Reading index{db};
  std::string better;
  std::size_t at = 0;
  for (const auto& word : analyser.words(text)) {
    const auto terms = analyser.terms(word.folded);
    if (terms.empty() || std::ranges::any_of(terms, [&](const auto& term) { return index.list(term)->documents() > 0; })) continue;
    const auto likely = nearest(db, word.folded);
    if (!likely) return std::nullopt;
    better += std::string{text.substr(at, word.begin - at)} + *likely;
    at = word.end;
  }
  better += text.substr(at);
  return better;
}

}  // namespace baqylau::search
