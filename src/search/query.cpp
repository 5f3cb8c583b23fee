#include "search/query.hpp"

#include "search/spelling.hpp"
#include "search/sql.hpp"

#include <algorithm>
#include <cmath>

namespace baqylau::search {

namespace {

/// Counting stops here: a word in so many documents tells little, and it does not matter how little.
constexpr std::int64_t most_counted = 5000;
/// Of a word that is everywhere only its heaviest postings are looked at.
constexpr std::int64_t most_scanned = 4000;

Kind kind_of(std::string_view code) {
  for (const auto kind : all_kinds)
    if (to_code(kind) == code) return kind;
  throw db::Error{"a stored kind is none: " + std::string{code}};
}

/// Whoever asks for a name means the thing of that name, then what is about it.
double factor_of(Kind kind) {
  switch (kind) {
    case Kind::ngo: return 1.1;
    case Kind::project: return 1.0;
    case Kind::lot: return 0.95;
    case Kind::report: return 0.75;
    case Kind::proposal: return 0.8;
  }
  return 1;
}

double rarity(const AskedWord& word) {
  return std::log(1 + static_cast<double>(most_counted) / static_cast<double>(std::max<std::int64_t>(1, word.documents)));
}

struct Ranked {
  std::int64_t id;
  double score;
};

void count(Facets& facets, const sql::candidates::Row& row, Kind kind) {
  ++facets.kinds[kind];
  if (row.year) ++facets.years[static_cast<int>(*row.year)];
  if (row.state_body) ++facets.state_bodies[*row.state_body];
  if (row.status)
    if (const auto status = status_from_code(*row.status)) ++facets.statuses[*status];
  for (std::size_t at = 1; at < row.regions.size();) {
    const auto end = row.regions.find(';', at);
    ++facets.regions[row.regions.substr(at, end - at)];
    at = end + 1;
  }
}

std::vector<sql::candidates::Row> candidates(db::Read& db, const Query& query, const std::vector<AskedWord>& words) {
  const auto term = [&](std::size_t word, std::size_t i) -> std::optional<std::string> {
    if (word >= words.size() || i >= words[word].terms.size()) return std::nullopt;
    return words[word].terms[i];
  };
  std::optional<std::string> region;
  if (query.region_kato) region = ";" + *query.region_kato + ";";
  return db.all(sql::candidates{
      .a1 = words.front().terms.front(),
      .a2 = term(0, 1),
      .a3 = term(0, 2),
      .b1 = term(1, 0),
      .b2 = term(1, 1),
      .b3 = term(1, 2),
      .c1 = term(2, 0),
      .c2 = term(2, 1),
      .c3 = term(2, 2),
      .d1 = term(3, 0),
      .d2 = term(3, 1),
      .d3 = term(3, 2),
      .e1 = term(4, 0),
      .e2 = term(4, 1),
      .e3 = term(4, 2),
      .f1 = term(5, 0),
      .f2 = term(5, 1),
      .f3 = term(5, 2),
      .kind = query.kind ? std::optional{std::string{to_code(*query.kind)}} : std::nullopt,
      .year = query.year ? std::optional<std::int64_t>{*query.year} : std::nullopt,
      .state_body = query.state_body,
      .region = region,
      .status = query.status ? std::optional{std::string{to_code(*query.status)}} : std::nullopt,
      .scanned = most_scanned,
      .most = most_candidates + 1,
  });
}

Hit load(db::Read& db, std::int64_t id) {
  auto row = db.one(sql::hit{.id = id}).value();
  Hit hit{.kind = kind_of(row.kind), .id = id, .number = row.number};
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

std::vector<AskedWord> asked_words(db::Read& db, const Analyser& analyser, std::string_view text) {
  std::vector<AskedWord> words;
  for (const auto& word : analyser.words(text)) {
    AskedWord asked{.written = word.folded, .terms = analyser.terms(word.folded)};
    const bool said = std::any_of(words.begin(), words.end(), [&](const auto& other) { return other.terms == asked.terms; });
    if (asked.terms.empty() || said || words.size() == 2 * most_words) continue;
    for (const auto& term : asked.terms)
      asked.documents += db.one(sql::how_many_have{.term = term, .most = most_counted}).value().documents;
    words.push_back(std::move(asked));
  }
  return words;
}

Found find(db::Read& db, const Analyser& analyser, const Query& query, int page) {
  Found found{.words = asked_words(db, analyser, query.text)};
  if (found.words.empty()) return found;
  auto words = found.words;
  std::stable_sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.documents < b.documents; });
  if (words.size() > most_words) words.resize(most_words);
  if (words.front().documents == 0) {
    found.did_you_mean = did_you_mean(db, analyser, query.text);
    return found;
  }
  auto rows = candidates(db, query, words);
  found.more = rows.size() > static_cast<std::size_t>(most_candidates);
  if (found.more) rows.pop_back();
  std::vector<Ranked> ranked;
  ranked.reserve(rows.size());
  for (const auto& row : rows) {
    const auto kind = kind_of(row.kind);
    count(found.facets, row, kind);
    double score = 0;
    const std::optional<std::int64_t> weights[] = {row.a, row.b, row.c, row.d, row.e, row.f};
    for (std::size_t i = 0; i < words.size(); ++i) score += rarity(words[i]) * static_cast<double>(weights[i].value_or(0));
    ranked.push_back({row.id, score * factor_of(kind)});
  }
  std::sort(ranked.begin(), ranked.end(),
            [](const auto& a, const auto& b) { return a.score != b.score ? a.score > b.score : a.id > b.id; });
  found.count = static_cast<std::int64_t>(ranked.size());
  const auto size = static_cast<std::size_t>(hits_on_a_page);
  const auto pages = std::max<std::size_t>(1, (ranked.size() + size - 1) / size);
  found.page = static_cast<int>(std::clamp<std::size_t>(static_cast<std::size_t>(std::max(page, 1)), 1, pages));
  const auto first = (static_cast<std::size_t>(found.page) - 1) * size;
  for (auto i = first; i < std::min(ranked.size(), first + size); ++i) found.hits.push_back(load(db, ranked[i].id));
  return found;
}

}  // namespace baqylau::search
