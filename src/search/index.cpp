/// Documents → terms with their weights.

#include "search/analyser.hpp"
#include "search/documents.hpp"
#include "search/kazakh.hpp"
#include "search/search.hpp"
#include "search/sql.hpp"
#include "search/utf16.hpp"
#include "search/writing.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace baqylau::search {

namespace {

using Stored = sql::document::Row;

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
  [[nodiscard]] std::map<std::string, std::uint8_t> all() const {
    const Weighing weight{length_};
    std::map<std::string, std::uint8_t> weights;
    for (const auto& [term, count] : counts_) weights.emplace(term, weight(count));
    return weights;
  }

 private:
  const Analyser& analyser_;
  std::map<std::string, double> counts_;
  std::size_t length_ = 0;
};

std::set<std::string> words_of(const Analyser& analyser, const std::optional<Stored>& document) {
  std::set<std::string> words;
  if (!document) return words;
  each_own_text(*document, [&](const std::optional<std::string>& text) {
    if (!text) return;
    for (auto& word : analyser.words(*text))
      if (is_worth_guessing(word.folded)) words.insert(std::move(word.folded));
  });
  return words;
}

void count_words(db::Write& db, int more, const std::set<std::string>& words, const std::set<std::string>& but) {
  std::vector<std::string> list;
  std::ranges::set_difference(words, but, std::back_inserter(list));
  const auto word = [&](std::size_t i) { return i < list.size() ? std::optional{list[i]} : std::nullopt; };
  const auto folded = [&](std::size_t i) { return i < list.size() ? std::optional{keyboard_form(list[i])} : std::nullopt; };
  for (std::size_t i = 0; i < list.size(); i += 16) {
    db.run(sql::count_words{.more = more,
                            .f1 = folded(i + 0),
                            .w1 = word(i + 0),
                            .f2 = folded(i + 1),
                            .w2 = word(i + 1),
                            .f3 = folded(i + 2),
                            .w3 = word(i + 2),
                            .f4 = folded(i + 3),
                            .w4 = word(i + 3),
                            .f5 = folded(i + 4),
                            .w5 = word(i + 4),
                            .f6 = folded(i + 5),
                            .w6 = word(i + 5),
                            .f7 = folded(i + 6),
                            .w7 = word(i + 6),
                            .f8 = folded(i + 7),
                            .w8 = word(i + 7),
                            .f9 = folded(i + 8),
                            .w9 = word(i + 8),
                            .f10 = folded(i + 9),
                            .w10 = word(i + 9),
                            .f11 = folded(i + 10),
                            .w11 = word(i + 10),
                            .f12 = folded(i + 11),
                            .w12 = word(i + 11),
                            .f13 = folded(i + 12),
                            .w13 = word(i + 12),
                            .f14 = folded(i + 13),
                            .w14 = word(i + 13),
                            .f15 = folded(i + 14),
                            .w15 = word(i + 14),
                            .f16 = folded(i + 15),
                            .w16 = word(i + 15)});
  }
}

/// Of a document whose row is as it should be: by what it is found, and what it is counted by.
void write_lists_of(db::Write& db, Writing& writing, const Analyser& analyser, std::int64_t id) {
  const auto stored = db.one(sql::document{.id = id}).value();
  const auto place = static_cast<std::uint32_t>(stored.place);
  Weights weights{analyser};
  if (stored.kind != to_code(Kind::lot) || !has_project(db, id)) {
    const auto ngo = stored.ngo ? db.one(sql::document{.id = stored.ngo->value}) : std::nullopt;
    each_text(stored, ngo ? &*ngo : nullptr,
              [&](const std::optional<std::string>& text, double factor, bool) { weights.add(text, factor); });
  }
  auto terms = writing.replace(place, stored.terms.bytes, weights.all());
  if (terms != stored.terms.bytes) db.run(sql::set_terms{.id = id, .terms = {std::move(terms)}});
  writing.set_facts(place, facts_of(stored));
}

std::string joined(const std::vector<std::string>& regions) {
  if (regions.empty()) return {};
  std::string text = ";";
  for (const auto& kato : regions) text += kato + ";";
  return text;
}

}  // namespace

bool has_project(db::Read& db, std::int64_t lot) {
  const auto found = db.all(sql::dependants{.of = lot});
  return std::any_of(found.begin(), found.end(), [](const auto& row) { return row.kind == to_code(Kind::project); });
}

void put(db::Write& db, const Document& document) {
  if (is_left_for_later(db)) return;
  Writing writing{db};
  const auto before = db.one(sql::document{.id = document.id});
  db.run(sql::put_document{.id = document.id,
                           .place = before ? before->place : std::int64_t{writing.next_place()},
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
                           .ngo = document.ngo,
                           .terms = {}});
  if (document.lot) db.run(sql::take_from_lot{.id = document.id, .lot = *document.lot});
  if (db.derived() == db::Derived::rows) return writing.finish();
  const Analyser analyser;
  write_lists_of(db, writing, analyser, document.id);
  const auto had = words_of(analyser, before), has = words_of(analyser, db.one(sql::document{.id = document.id}));
  count_words(db, 1, has, had);
  count_words(db, -1, had, has);
  // A lot that has just got its project is found no longer.
  if (document.lot && db.one(sql::document{.id = document.lot->value})) write_lists_of(db, writing, analyser, document.lot->value);
  for (const auto& dependant : db.all(sql::dependants{.of = document.id})) {
    if (document.kind == Kind::lot) db.run(sql::take_from_lot{.id = dependant.id, .lot = {document.id}});
    write_lists_of(db, writing, analyser, dependant.id);
  }
  writing.finish();
}

void remove(db::Write& db, std::int64_t id) {
  if (!db.one(sql::document{.id = id})) return;
  Writing writing{db};
  const auto stored = db.one(sql::document{.id = id});
  if (!stored) return;
  const auto place = static_cast<std::uint32_t>(stored->place);
  static_cast<void>(writing.replace(place, stored->terms.bytes, {}));
  writing.set_facts(place, {});
  count_words(db, -1, words_of(Analyser{}, stored), {});
  db.run(sql::remove_document{.id = id});
  writing.finish();
}

void clear(db::Write& db) {
  begin_epoch(db);
  db.run(sql::remove_all_postings{});
  db.run(sql::remove_all_terms{});
  db.run(sql::remove_all_facts{});
  db.run(sql::remove_all_words{});
  db.run(sql::remove_all_documents{});
}

void put_all(db::Write& db, const std::function<void()>& put_each) {
  clear(db);
  db.set_derived(db::Derived::rows);
  put_each();
  db.set_derived(db::Derived::kept);
  make_lists(db);
}

void leave_for_later(db::Write& db) { db.set_derived(db::Derived::left); }
bool is_left_for_later(const db::Write& db) { return db.derived() == db::Derived::left; }

bool is_empty(db::Read& db) { return !db.one(sql::any_document{}).value().found; }

}  // namespace baqylau::search
