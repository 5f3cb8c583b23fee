/// Documents → terms with their weights.

#include "search/analyser.hpp"
#include "search/search.hpp"
#include "search/sql.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace baqylau::search {

namespace {

using Stored = sql::document::Row;

/// How much a word counts by where it stands; the body is 1.
constexpr double in_title = 8, in_title_of_report = 4, in_subtitle = 5, in_name_of_ngo = 3;
/// BM25's saturation: a word said often counts little more than one said twice, and less in a long text. The average length is
/// a constant, so that a document's weights do not depend on the others.
constexpr double saturation = 1.2, share_of_length = 0.6, usual_length = 150, longest_length = 3000;

class Weights {
 public:
  explicit Weights(const Analyser& analyser) : analyser_{analyser} {}

  void add(const std::optional<std::string>& text, double factor) {
    if (!text) return;
    for (const auto& word : analyser_.words(*text)) {
      ++length_;
      for (auto& term : analyser_.terms(word.folded)) counts_[std::move(term)] += factor;
    }
  }
  [[nodiscard]] std::vector<std::pair<std::string, std::int64_t>> thousandths() const {
    const double length = std::min(static_cast<double>(length_), longest_length) / usual_length;
    const double half = saturation * (1 - share_of_length + share_of_length * length);
    std::vector<std::pair<std::string, std::int64_t>> weights;
    for (const auto& [term, count] : counts_)
      weights.emplace_back(term, std::max<std::int64_t>(1, std::llround(1000 * count / (count + half))));
    return weights;
  }

 private:
  const Analyser& analyser_;
  std::map<std::string, double> counts_;
  std::size_t length_ = 0;
};

void write_terms(db::Write& db, std::int64_t document, const std::vector<std::pair<std::string, std::int64_t>>& weights) {
  const auto term = [&](std::size_t i) { return i < weights.size() ? std::optional{weights[i].first} : std::nullopt; };
  const auto weight = [&](std::size_t i) { return i < weights.size() ? std::optional{weights[i].second} : std::nullopt; };
  for (std::size_t i = 0; i < weights.size(); i += 16) {
    db.run(sql::add_terms{document,       term(i),        weight(i),      term(i + 1),    weight(i + 1), term(i + 2),    weight(i + 2),
                          term(i + 3),    weight(i + 3),  term(i + 4),    weight(i + 4),  term(i + 5),   weight(i + 5),  term(i + 6),
                          weight(i + 6),  term(i + 7),    weight(i + 7),  term(i + 8),    weight(i + 8), term(i + 9),    weight(i + 9),
                          term(i + 10),   weight(i + 10), term(i + 11),   weight(i + 11), term(i + 12),  weight(i + 12), term(i + 13),
                          weight(i + 13), term(i + 14),   weight(i + 14), term(i + 15),   weight(i + 15)});
  }
}

bool is_worth_guessing(std::string_view word) {
  constexpr std::size_t shortest = 4, longest = 40;
  const auto letters = base::code_points(word);
  return letters >= shortest && letters <= longest && word.find_first_of("0123456789") == std::string_view::npos;
}

/// In their order, so that two writers wait for one another and never in a circle.
void remember_words(db::Write& db, const Analyser& analyser, const Document& document) {
  std::set<std::string> words;
  const auto collect = [&](const std::optional<std::string>& text) {
    if (!text) return;
    for (auto& word : analyser.words(*text))
      if (is_worth_guessing(word.folded)) words.insert(std::move(word.folded));
  };
  for (const auto* two : {&document.title, &document.subtitle, &document.body}) {
    collect(two->kk);
    collect(two->ru);
  }
  collect(document.text);
  const std::vector<std::string> list{words.begin(), words.end()};
  const auto word = [&](std::size_t i) { return i < list.size() ? std::optional{list[i]} : std::nullopt; };
  for (std::size_t i = 0; i < list.size(); i += 16) {
    db.run(sql::add_words{word(i), word(i + 1), word(i + 2), word(i + 3), word(i + 4), word(i + 5), word(i + 6), word(i + 7), word(i + 8),
                          word(i + 9), word(i + 10), word(i + 11), word(i + 12), word(i + 13), word(i + 14), word(i + 15)});
  }
}

bool has_project(db::Read& db, std::int64_t lot) {
  const auto found = db.all(sql::dependants{.of = lot});
  return std::any_of(found.begin(), found.end(), [](const auto& row) { return row.kind == to_code(Kind::project); });
}

void write_terms_of(db::Write& db, const Analyser& analyser, std::int64_t id) {
  const auto stored = db.one(sql::document{.id = id}).value();
  db.run(sql::remove_terms{.document = id});
  if (stored.kind == to_code(Kind::lot) && has_project(db, id)) return;
  Weights weights{analyser};
  const double title = stored.kind == to_code(Kind::report) ? in_title_of_report : in_title;
  weights.add(stored.title_kk, title);
  weights.add(stored.title_ru, title);
  weights.add(stored.subtitle_kk, in_subtitle);
  weights.add(stored.subtitle_ru, in_subtitle);
  weights.add(stored.body_kk, 1);
  weights.add(stored.body_ru, 1);
  weights.add(stored.body, 1);
  if (stored.ngo) {
    if (const auto ngo = db.one(sql::document{.id = stored.ngo->value}))
      for (const auto* name : {&ngo->title_kk, &ngo->title_ru, &ngo->subtitle_kk, &ngo->subtitle_ru}) weights.add(*name, in_name_of_ngo);
  }
  write_terms(db, id, weights.thousandths());
}

std::string joined(const std::vector<std::string>& regions) {
  if (regions.empty()) return {};
  std::string text = ";";
  for (const auto& kato : regions) text += kato + ";";
  return text;
}

}  // namespace

void put(db::Write& db, const Document& document) {
  const Analyser analyser;
  db.run(sql::put_document{.id = document.id,
                           .kind = std::string{to_code(document.kind)},
                           .number = document.number,
                           .title_kk = document.title.kk,
                           .title_ru = document.title.ru,
                           .subtitle_kk = document.subtitle.kk,
                           .subtitle_ru = document.subtitle.ru,
                           .body_kk = document.body.kk,
                           .body_ru = document.body.ru,
                           .body = document.text,
                           .year = document.year,
                           .state_body = document.state_body,
                           .regions = joined(document.regions),
                           .status = document.status ? std::optional{std::string{to_code(*document.status)}} : std::nullopt,
                           .lot = document.lot,
                           .ngo = document.ngo});
  if (document.lot) db.run(sql::take_from_lot{.id = document.id, .lot = *document.lot});
  write_terms_of(db, analyser, document.id);
  remember_words(db, analyser, document);
  // A lot that has just got its project is found no longer.
  if (document.lot && db.one(sql::document{.id = document.lot->value})) write_terms_of(db, analyser, document.lot->value);
  for (const auto& dependant : db.all(sql::dependants{.of = document.id})) {
    if (document.kind == Kind::lot) db.run(sql::take_from_lot{.id = dependant.id, .lot = {document.id}});
    write_terms_of(db, analyser, dependant.id);
  }
}

void remove(db::Write& db, std::int64_t id) {
  db.run(sql::remove_terms{.document = id});
  db.run(sql::remove_document{.id = id});
}

void clear(db::Write& db) {
  db.run(sql::remove_all_terms{});
  db.run(sql::remove_all_words{});
  db.run(sql::remove_all_documents{});
}

bool is_empty(db::Read& db) { return !db.one(sql::any_document{}).value().found; }

}  // namespace baqylau::search
