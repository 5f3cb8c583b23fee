#pragma once
/// By which texts a document is found, and how much a word counts there: the same whether the index grows or is made anew.

#include "search/packed.hpp"
#include "search/search.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace baqylau::search {

/// How much a word counts by where it stands; the body is 1.
inline constexpr double in_title = 8, in_title_of_report = 4, in_subtitle = 5, in_name_of_ngo = 3;
/// BM25's saturation: a word said often counts little more than one said twice, and less in a long text. The average length is
/// a constant, so that a document's weights do not depend on the others.
inline constexpr double saturation = 1.2, share_of_length = 0.6, usual_length = 150, longest_length = 3000;

/// From 1 to 255; `count` is weighted, `words` are all of the document's.
class Weighing {
 public:
  explicit Weighing(std::size_t words)
      : half_{saturation * (1 - share_of_length + share_of_length * std::min(static_cast<double>(words), longest_length) / usual_length)} {}
  [[nodiscard]] std::uint8_t operator()(double count) const {
    return static_cast<std::uint8_t>(std::clamp<long long>(std::llround(256 * count / (count + half_)), 1, 255));
  }

 private:
  double half_;
};

/// Calls `use(text, factor, own)`, in the same order always: sums of factors must not differ in their last bit. `ngo`: whose names it has,
/// or null.
template <class Row, class Ngo, class Use>
void each_text(const Row& stored, const Ngo* ngo, Use use) {
  const double title = stored.kind == to_code(Kind::report) ? in_title_of_report : in_title;
  use(stored.title_kk, title, !stored.lot);
  use(stored.title_ru, title, !stored.lot);
  use(stored.subtitle_kk, in_subtitle, true);
  use(stored.subtitle_ru, in_subtitle, true);
  use(stored.body_kk, 1.0, true);
  use(stored.body_ru, 1.0, true);
  use(stored.body, 1.0, true);
  if (ngo == nullptr) return;
  for (const auto* name : {&ngo->title_kk, &ngo->title_ru, &ngo->subtitle_kk, &ngo->subtitle_ru}) use(*name, in_name_of_ngo, false);
}

/// The same of its own texts, whose words may be offered: of a project the title is its lot's, and remembered there.
template <class Row, class Use>
void each_own_text(const Row& stored, Use use) {
  if (!stored.lot) {
    use(stored.title_kk);
    use(stored.title_ru);
  }
  for (const auto* text : {&stored.subtitle_kk, &stored.subtitle_ru, &stored.body_kk, &stored.body_ru, &stored.body}) use(*text);
}

inline bool is_worth_guessing(std::string_view word) {
  constexpr std::size_t shortest = 4, longest = 40;
  const auto letters = base::code_points(word);
  return letters >= shortest && letters <= longest && word.find_first_of("0123456789") == std::string_view::npos;
}

template <class Row>
StoredFacts facts_of(const Row& stored) {
  StoredFacts facts{.id = stored.id, .kind = static_cast<std::uint8_t>(kind_from_code(stored.kind).value()), .regions = stored.regions};
  if (stored.state_body) facts.state_body = stored.state_body->value;
  if (stored.year) facts.year = static_cast<std::uint16_t>(*stored.year);
  if (stored.status) facts.status = static_cast<std::uint8_t>(status_from_code(*stored.status).value());
  return facts;
}

/// A lot that has a project is found as the project.
bool has_project(db::Read& db, std::int64_t lot);
/// Lists, facts and words of all documents, where there are none yet.
void make_lists(db::Write& db);

}  // namespace baqylau::search
