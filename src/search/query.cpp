#include "search/query.hpp"

#include "search/matching.hpp"
#include "search/reading.hpp"
#include "search/spelling.hpp"
#include "search/sql.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace baqylau::search {

namespace {

/// A question's words with their lists.
struct Asked {
  AskedWord word;
  std::vector<std::shared_ptr<const List>> lists{};
};

std::vector<Asked> asked(Reading& index, const Analyser& analyser, std::string_view text) {
  std::vector<Asked> words;
  for (const auto& word : analyser.words(text)) {
    AskedWord one{.written = word.folded, .terms = analyser.terms(word.folded)};
    const bool said = std::any_of(words.begin(), words.end(), [&](const auto& other) { return other.word.terms == one.terms; });
    if (one.terms.empty() || said || words.size() == 2 * most_words) continue;
    std::vector<std::shared_ptr<const List>> lists;
    for (const auto& term : one.terms) {
      lists.push_back(index.list(term));
      one.documents += lists.back()->documents();
    }
    words.push_back({std::move(one), std::move(lists)});
  }
  return words;
}

Hit to_hit(sql::hits::Row& row) {
  const auto kind = kind_from_code(row.kind);
  if (!kind) throw db::Error{"a stored kind is none: " + row.kind};
  Hit hit{.kind = *kind, .id = row.id, .number = row.number};
  hit.title = {std::move(row.title_kk), std::move(row.title_ru)};
  hit.subtitle = {std::move(row.subtitle_kk), std::move(row.subtitle_ru)};
  hit.body = {std::move(row.body_kk), std::move(row.body_ru)};
  hit.text = std::move(row.body);
  if (row.year) hit.year = static_cast<int>(*row.year);
  if (row.status) hit.status = status_from_code(*row.status);
  hit.ngo = {std::move(row.ngo_kk), std::move(row.ngo_ru)};
  return hit;
}

}  // namespace

std::vector<Hit> load(db::Read& db, std::span<const std::int64_t> ids) {
  static_assert(hits_on_a_page == 20);
  const auto id = [&](std::size_t i) { return i < ids.size() ? std::optional{ids[i]} : std::nullopt; };
  std::unordered_map<std::int64_t, Hit> found;
  for (auto& row : db.all(sql::hits{.i1 = id(0),
                   .i2 = id(1),
                   .i3 = id(2),
                   .i4 = id(3),
                   .i5 = id(4),
                   .i6 = id(5),
                   .i7 = id(6),
                   .i8 = id(7),
                   .i9 = id(8),
                   .i10 = id(9),
                   .i11 = id(10),
                   .i12 = id(11),
                   .i13 = id(12),
                   .i14 = id(13),
                   .i15 = id(14),
                   .i16 = id(15),
                   .i17 = id(16),
                   .i18 = id(17),
                   .i19 = id(18),
                   .i20 = id(19)}))
    found.emplace(row.id, to_hit(row));
  std::vector<Hit> hits;
  // What the lists know may have been changed since by a writer whom this snapshot does not see yet.
  for (const auto wanted : ids)
    if (const auto at = found.find(wanted); at != found.end()) hits.push_back(std::move(at->second));
  return hits;
}

std::vector<AskedWord> asked_words(db::Read& db, const Analyser& analyser, std::string_view text) {
  Reading index{db};
  std::vector<AskedWord> words;
  for (auto& one : asked(index, analyser, text)) words.push_back(std::move(one.word));
  return words;
}

Found find(db::Read& db, const Analyser& analyser, const Query& query, int page) {
  Reading index{db};
  auto words = asked(index, analyser, query.text);
  Found found;
  for (const auto& one : words) found.words.push_back(one.word);
  if (words.empty()) return found;
  std::stable_sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.word.documents < b.word.documents; });
  if (words.size() > most_words) words.resize(most_words);
  if (words.front().word.documents == 0) {
    found.did_you_mean = did_you_mean(db, analyser, query.text);
    return found;
  }
  const auto facts = index.facts();
  std::vector<Sought> sought;
  for (auto& one : words)
    sought.push_back({std::move(one.lists), std::log(1 + static_cast<double>(facts->documents) / static_cast<double>(one.word.documents))});
  constexpr auto size = static_cast<std::size_t>(hits_on_a_page);
  const auto asked_page = static_cast<std::size_t>(std::clamp<std::int64_t>(page, 1, most_shown / hits_on_a_page));
  auto matched = matches(sought);
  auto best = best_of(matched.found, *facts, query, asked_page * size);
  if (!matched.all && best.count < most_shown) {
    matched = newest_matches(sought, *facts, query);
    best = best_of(matched.found, *facts, query, asked_page * size);
  }
  found.count = best.count;
  found.more = !matched.all;
  found.facets = best.facets;
  found.page = static_cast<int>(std::max<std::size_t>(1, (best.ids.size() + size - 1) / size));
  const auto first = (static_cast<std::size_t>(found.page) - 1) * size;
  found.hits = load(db, std::span{best.ids}.subspan(std::min(first, best.ids.size())));
  return found;
}

}  // namespace baqylau::search
