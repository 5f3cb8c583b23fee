#pragma once
/// How lists, terms of a document and facts are kept in blobs: numbers in as few bytes as they need, the same on both engines.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::search {

/// A document in a term's list; `weight` from 1 to 255.
struct Posting {
  std::uint32_t place = 0;
  std::uint8_t weight = 0;
  friend bool operator==(const Posting&, const Posting&) = default;
};
/// A piece is begun anew before it would have more bytes: a change of a document rewrites one piece of each of its terms.
inline constexpr std::size_t longest_piece = 960;

/// By place, ascending, none below `first`. Of each the distance from the one before (the first one's from `first`) in groups of
/// seven bits, the lowest first, and the weight's byte.
std::string packed(std::span<const Posting> postings, std::uint32_t first);

/// Reads what `packed` wrote, without a check: only `search::put` writes it.
class Unpacking {
 public:
  Unpacking(std::string_view data, std::uint32_t first) : at_{data.data()}, end_{data.data() + data.size()}, place_{first} {}
  bool next(Posting& posting) {
    if (at_ == end_) return false;
    auto byte = static_cast<std::uint8_t>(*at_++);
    std::uint32_t distance = byte & 0x7FU;
    for (unsigned shift = 7; byte >= 0x80U; shift += 7) {
      byte = static_cast<std::uint8_t>(*at_++);
      distance |= (byte & 0x7FU) << shift;
    }
    place_ += distance;
    posting = {place_, static_cast<std::uint8_t>(*at_++)};
    return true;
  }

 private:
  const char* at_;
  const char* end_;
  std::uint32_t place_;
};

/// What a document is found by: numbers of terms, ascending, each with its weight. Packed as postings are.
struct TermWeight {
  std::uint32_t term = 0;
  std::uint8_t weight = 0;
  friend bool operator==(const TermWeight&, const TermWeight&) = default;
};
std::string packed(std::span<const TermWeight> terms);
std::vector<TermWeight> unpacked_terms(std::string_view data);

/// What filters and counts need of a document. `kind` and `status` are the numbers of the enumerators, 0: none.
struct StoredFacts {
  std::int64_t id = 0;
  std::int64_t state_body = 0;  ///< 0: none
  std::uint16_t year = 0;       ///< 0: not known
  std::uint8_t kind = 0;        ///< 0: there is no document at this place
  std::uint8_t status = 0;
  std::string regions{};  ///< ;71;75;
  friend bool operator==(const StoredFacts&, const StoredFacts&) = default;
};
inline constexpr std::uint32_t facts_in_a_block = 64;
using FactsBlock = std::array<StoredFacts, facts_in_a_block>;
std::string packed(const FactsBlock& block);
FactsBlock unpacked_facts(std::string_view data);

}  // namespace baqylau::search
