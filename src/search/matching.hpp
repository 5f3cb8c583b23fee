#pragma once
/// Which documents have every asked word, and how well they answer. Pure: over lists and facts that were read before.

#include "search/query.hpp"
#include "search/reading.hpp"

#include <cstdint>
#include <memory>
#include <vector>

namespace baqylau::search {

/// A word of the question: the lists of its terms, and how much it counts.
struct Sought {
  std::vector<std::shared_ptr<const List>> lists{};
  double rarity = 0;
};
struct Match {
  std::uint32_t place = 0;
  float score = 0;
};
struct Matches {
  std::vector<Match> found{};  ///< by place
  bool all = true;             ///< false: there may be more
};
/// The rarest word first: the others are only looked up for its documents. Where even that one is in very many documents, only those are
/// taken in which it weighs most (`List::heaviest`).
Matches matches(const std::vector<Sought>& words);
/// The other way for words that are everywhere: of the documents inside the filters that have all of them the newest, so many as
/// `List::heaviest` has.
Matches newest_matches(const std::vector<Sought>& words, const Facts& facts, const Query& query);

/// Of the matches those inside the filters, all of them counted, and the `most` best with their ids: the best first, the newer first
/// among equals.
struct Best {
  std::vector<std::int64_t> ids{};
  std::int64_t count = 0;
  Facets facets{};
};
Best best_of(const std::vector<Match>& matches, const Facts& facts, const Query& query, std::size_t most);

}  // namespace baqylau::search
