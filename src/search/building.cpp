/// Lists, facts and words of all documents at once: each word is analysed once, each piece of a list written once.

#include "search/analyser.hpp"
#include "search/documents.hpp"
#include "search/kazakh.hpp"
#include "search/scan.hpp"
#include "search/sql.hpp"
#include "search/writing.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <unordered_map>
#include <utility>

namespace baqylau::search {

namespace {

/// How many a statement takes at a time.
constexpr std::size_t at_a_time = 16;
constexpr std::int64_t documents_at_a_time = 256;

using Row = sql::documents_from::Row;

struct ByText {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
};
template <class T>
using ByWord = std::unordered_map<std::string, T, ByText, std::equal_to<>>;

/// A word that a text may offer.
struct Offered {
  std::string folded{};
  std::int64_t documents = 0;
  std::uint32_t last = 0;  ///< place of the last document that had it
};
/// What is known of a word as it is written.
struct Known {
  std::vector<std::uint32_t> terms{};
  std::optional<std::size_t> offered{};
};

class Building {
 public:
  explicit Building(db::Write& db) : db_{db}, lists_{db} {}

  void document(const Row& row) {
    const auto place = static_cast<std::uint32_t>(row.place);
    std::size_t length = 0;
    const auto use = [&](const std::optional<std::string>& text, double factor, bool own) {
      if (!text) return;
      each_word(*text, [&](std::size_t begin, std::size_t end, UChar32) {
        const auto& word = known(std::string_view{*text}.substr(begin, end - begin));
        if (own && word.offered) offer(*word.offered, place);
        if (factor == 0) return;
        ++length;
        for (const auto term : word.terms) count(term, factor);
      });
    };
    if (row.kind == to_code(Kind::lot) && has_project(db_, row.id)) each_own_text(row, [&](const auto& text) { use(text, 0, true); });
    else each_text(row, ngo_of(row), use);
    std::ranges::sort(counted_);
    const Weighing weight{length};
    std::vector<TermWeight> terms;
    terms.reserve(counted_.size());
    for (const auto term : counted_) {
      terms.push_back({term, weight(counts_[term])});
      counts_[term] = 0;
    }
    counted_.clear();
    lists_.add(place, terms);
    if (!terms.empty()) db_.run(sql::set_terms{.id = row.id, .terms = {packed(terms)}});
    lists_.add_facts(place, facts_of(row));
    // All that is found by its names comes behind it.
    if (row.kind == to_code(Kind::ngo)) ngos_.emplace(row.id, row);
  }

  void finish() {
    for (std::size_t i = 0; i < offered_.size(); i += at_a_time) {
      const auto word = [&](std::size_t j) { return j < offered_.size() ? std::optional{offered_[j].folded} : std::nullopt; };
      const auto folded = [&](std::size_t j) {
        return j < offered_.size() ? std::optional{keyboard_form(offered_[j].folded)} : std::nullopt;
      };
      const auto documents = [&](std::size_t j) { return j < offered_.size() ? std::optional{offered_[j].documents} : std::nullopt; };
      db_.run(sql::add_words{.f1 = folded(i + 0),
                             .w1 = word(i + 0),
                             .n1 = documents(i + 0),
                             .f2 = folded(i + 1),
                             .w2 = word(i + 1),
                             .n2 = documents(i + 1),
                             .f3 = folded(i + 2),
                             .w3 = word(i + 2),
                             .n3 = documents(i + 2),
                             .f4 = folded(i + 3),
                             .w4 = word(i + 3),
                             .n4 = documents(i + 3),
                             .f5 = folded(i + 4),
                             .w5 = word(i + 4),
                             .n5 = documents(i + 4),
                             .f6 = folded(i + 5),
                             .w6 = word(i + 5),
                             .n6 = documents(i + 5),
                             .f7 = folded(i + 6),
                             .w7 = word(i + 6),
                             .n7 = documents(i + 6),
                             .f8 = folded(i + 7),
                             .w8 = word(i + 7),
                             .n8 = documents(i + 7),
                             .f9 = folded(i + 8),
                             .w9 = word(i + 8),
                             .n9 = documents(i + 8),
                             .f10 = folded(i + 9),
                             .w10 = word(i + 9),
                             .n10 = documents(i + 9),
                             .f11 = folded(i + 10),
                             .w11 = word(i + 10),
                             .n11 = documents(i + 10),
                             .f12 = folded(i + 11),
                             .w12 = word(i + 11),
                             .n12 = documents(i + 11),
                             .f13 = folded(i + 12),
                             .w13 = word(i + 12),
                             .n13 = documents(i + 12),
                             .f14 = folded(i + 13),
                             .w14 = word(i + 13),
                             .n14 = documents(i + 13),
                             .f15 = folded(i + 14),
                             .w15 = word(i + 14),
                             .n15 = documents(i + 14),
                             .f16 = folded(i + 15),
                             .w16 = word(i + 15),
                             .n16 = documents(i + 15)});
    }
    lists_.finish();
  }

 private:
  const Row* ngo_of(const Row& row) {
    if (!row.ngo) return nullptr;
    const auto found = ngos_.find(row.ngo->value);
    return found == ngos_.end() ? nullptr : &found->second;
  }

  const Known& known(std::string_view written) {
    if (const auto found = known_.find(written); found != known_.end()) return found->second;
    Known word;
    const auto folded = analyser_.words(written).front().folded;
    for (const auto& term : analyser_.terms(folded)) word.terms.push_back(lists_.number_of(term));
    if (is_worth_guessing(folded)) {
      const auto [at, fresh] = offered_numbers_.try_emplace(folded, offered_.size());
      if (fresh) offered_.push_back({.folded = folded});
      word.offered = at->second;
    }
    return known_.emplace(written, std::move(word)).first->second;
  }

  void offer(std::size_t word, std::uint32_t place) {
    auto& [folded, documents, last] = offered_[word];
    if (last == place) return;
    ++documents;
    last = place;
  }

  void count(std::uint32_t term, double factor) {
    if (term >= counts_.size()) counts_.resize(std::max<std::size_t>(term + 1, counts_.size() * 2));
    if (counts_[term] == 0) counted_.push_back(term);
    counts_[term] += factor;
  }

  db::Write& db_;
  const Analyser analyser_{};
  WritingAnew lists_;
  ByWord<Known> known_;
  ByWord<std::size_t> offered_numbers_;
  std::vector<Offered> offered_;
  std::unordered_map<std::int64_t, Row> ngos_;
  std::vector<double> counts_;  ///< of the document at hand, by term
  std::vector<std::uint32_t> counted_;
};

}  // namespace

void make_lists(db::Write& db) {
  Building building{db};
  std::int64_t place = 0;
  for (;;) {
    const auto rows = db.all(sql::documents_from{.place = place, .most = documents_at_a_time});
    for (const auto& row : rows) building.document(row);
    if (rows.size() < static_cast<std::size_t>(documents_at_a_time)) break;
    place = rows.back().place + 1;
  }
  building.finish();
}

}  // namespace baqylau::search
