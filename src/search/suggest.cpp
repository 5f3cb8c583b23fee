#include "search/suggest.hpp"

#include "search/kazakh.hpp"
#include "search/latin.hpp"
#include "search/matching.hpp"
#include "search/reading.hpp"
#include "search/spelling.hpp"
#include "search/sql.hpp"
#include "search/utf16.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <span>

namespace baqylau::search {

namespace {

/// Words that begin with two letters are some hundreds to some thousands.
constexpr std::int64_t most_read = 3000;
/// So many of the commonest words that go on as the typed one does stand for it when titles are looked for.
constexpr std::size_t most_continued = 5;

struct Continuation {
  std::string word;
  std::vector<std::string> terms;
};

/// Words of documents that begin so, the commonest first; of the forms of one word the commonest.
std::vector<Continuation> beginning_with(db::Read& db, const Analyser& analyser, const std::string& prefix) {
  auto end = to_utf16(prefix);
  ++end.back();
  auto rows = db.all(sql::words_between{.first = prefix, .end = to_utf8(end), .most = most_read});
  std::ranges::stable_sort(rows, std::ranges::greater{}, [](const auto& row) { return row.documents; });
  std::vector<Continuation> found;
  std::set<std::string> seen;
  for (auto& row : rows) {
    auto terms = analyser.terms(row.word);
    if (terms.empty() || std::ranges::any_of(terms, [&](const auto& term) { return seen.contains(term); })) continue;
    seen.insert(terms.begin(), terms.end());
    found.push_back({std::move(row.word), std::move(terms)});
    if (found.size() == 2 * most_continued) break;
  }
  return found;
}

/// What was typed of the last word: as it is, as Latin letters spell it, as the other layout has it; the first that some word goes on from.
struct Begun {
  std::string prefix;
  std::vector<Continuation> continuations;
};
Begun begun(db::Read& db, const Analyser& analyser, const std::string& typed) {
  std::vector<std::string> readings{keyboard_form(typed)};
  if (const auto cyrillic = latin_to_cyrillic(to_utf16(typed)); !cyrillic.empty())
    readings.push_back(to_utf8(without_kazakh_letters(cyrillic)));
  readings.push_back(keyboard_form(as_on_russian_layout(typed)));
  for (auto& prefix : readings)
    if (auto found = beginning_with(db, analyser, prefix); !found.empty()) return {std::move(prefix), std::move(found)};
  return {};
}

double rarity(std::int64_t documents, const Facts& facts) {
  return std::log(1 + static_cast<double>(facts.documents) / static_cast<double>(std::max<std::int64_t>(1, documents)));
}

/// A word of the question, or several that stand for one that is not written to the end.
Sought sought(Reading& index, std::span<const std::string> terms, const Facts& facts) {
  Sought word;
  std::int64_t documents = 0;
  for (const auto& term : terms) {
    word.lists.push_back(index.list(term));
    documents += word.lists.back()->documents();
  }
  word.rarity = rarity(documents, facts);
  return word;
}

std::int64_t documents_of(const Sought& word) {
  std::int64_t documents = 0;
  for (const auto& list : word.lists) documents += list->documents();
  return documents;
}

Matches matches_of_all(std::vector<Sought>& words) {
  std::ranges::stable_sort(words, {}, documents_of);
  return matches(words);
}

bool has_word_like(const Analyser& analyser, const std::optional<std::string>& text, const std::string& prefix) {
  if (!text) return false;
  return std::ranges::any_of(analyser.words(*text), [&](const Word& word) { return keyboard_form(word.folded).starts_with(prefix); });
}

}  // namespace

Suggestions suggest(db::Read& db, const Analyser& analyser, std::string_view text) {
  const auto words = analyser.words(text);
  if (words.empty() || words.size() > most_words) return {};
  const auto& last = words.back();
  if (last.end != text.size() || base::code_points(last.folded) < fewest_letters) return {};
  const auto [prefix, continuations] = begun(db, analyser, last.folded);
  if (continuations.empty()) return {};

  Reading index{db};
  const auto facts = index.facts();
  std::vector<Sought> before;
  for (const auto& word : std::span{words}.first(words.size() - 1))
    if (const auto terms = analyser.terms(word.folded); !terms.empty()) before.push_back(sought(index, terms, *facts));

  Suggestions found;
  std::vector<std::string> standing;  // terms of the words that stand for the one that is being typed
  std::size_t used = 0;
  for (const auto& [word, terms] : continuations) {
    if (used++ < most_continued) standing.insert(standing.end(), terms.begin(), terms.end());
    if (found.questions.size() == most_suggested_words || word == last.folded) continue;
    if (!before.empty()) {
      auto all = before;
      all.push_back(sought(index, terms, *facts));
      const auto both = matches_of_all(all);
      if (both.found.empty() && (both.all || newest_matches(all, *facts, {}).found.empty())) continue;
    }
    found.questions.push_back(std::string{text.substr(0, last.begin)} + word);
  }

  auto all = before;
  all.push_back(sought(index, standing, *facts));
  const auto best = best_of(matches_of_all(all).found, *facts, {.with_reports = false}, hits_on_a_page);
  std::set<std::string> said;
  for (auto& hit : load(db, best.ids)) {
    if (found.titles.size() == most_suggested_titles) break;
    const auto like = [&](const i18n::Bilingual& two) {
      return has_word_like(analyser, two.kk, prefix) || has_word_like(analyser, two.ru, prefix);
    };
    if (!like(hit.title) && !like(hit.subtitle)) continue;
    if (!said.insert(hit.title.kk.value_or("") + '\n' + hit.title.ru.value_or("")).second) continue;
    found.titles.push_back(std::move(hit));
  }
  return found;
}

}  // namespace baqylau::search
