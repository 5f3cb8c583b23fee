#pragma once
/// The packed lists as a question reads them: kept in memory from one question to the next, brought up to date by what was written
/// since, never older than the reader's snapshot.

#include "search/packed.hpp"

#include "db/db.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace baqylau::search {

/// A term's documents. Kept as they are stored, in pieces by place; or, where that takes less, as two bits for each place: not there, or
/// one of three weights.
class List {
 public:
  /// A piece as it is stored.
  struct Stored {
    std::uint32_t first = 0;
    std::string data{};
  };
  List() = default;
  /// `before` with the pieces that were written since, by `first`.
  List(const List* before, std::vector<Stored> written);

  [[nodiscard]] std::int64_t documents() const { return documents_; }
  /// That it takes in memory, about.
  [[nodiscard]] std::size_t bytes() const;
  /// Whether it is kept as bits, with weights as `rounded` has them.
  [[nodiscard]] bool rounds() const { return !low_.empty(); }
  static std::uint8_t rounded(std::uint8_t weight) { return weights_of_levels[level_of(weight)]; }
  /// Calls `take(posting)` for each, by place.
  template <class Take>
  void each(Take take) const {
    for (std::size_t word = 0; word < low_.size(); ++word) {
      for (auto left = low_[word] | high_[word]; left != 0; left &= left - 1) {
        const auto place = static_cast<std::uint32_t>(word * bits_in_a_word) + static_cast<std::uint32_t>(std::countr_zero(left));
        take(Posting{place, weight_at(place)});
      }
    }
    for (const auto& piece : pieces_) {
      Unpacking from{*piece.data, piece.first};
      for (Posting one; from.next(one);) take(one);
    }
  }
  /// Raises `weights[i]` to what the document at `places(i)` has here; these ascend.
  template <class Places>
  void weigh(Places places, std::vector<std::uint8_t>& weights) const;
  /// One bit for each place that has it, up to the size of `bits`.
  using Bits = std::vector<std::uint64_t>;
  static constexpr std::size_t bits_in_a_word = 64;
  void mark(Bits& bits) const;
  /// The `most_ranked` with the greatest weights, of equal ones the newest; by place.
  [[nodiscard]] std::vector<Posting> heaviest() const;

  /// Lists with more than twice so many documents are not ranked to the end.
  static constexpr std::int64_t most_ranked = 4096;
  /// Below so many places two bits for each save nothing worth rounding for.
  static constexpr std::uint32_t fewest_places = 4096;

 private:
  struct Piece {
    std::uint32_t first = 0;
    std::shared_ptr<const std::string> data{};
  };
  /// A word of the text; a word of a short text, or one said often; a word of the title, of a name.
  static constexpr std::array<std::uint8_t, 4> weights_of_levels{0, 45, 90, 170};
  static unsigned level_of(std::uint8_t weight) { return weight == 0 ? 0U : weight < 64 ? 1U : weight < 128 ? 2U : 3U; }

  [[nodiscard]] std::uint8_t weight_at(std::uint32_t place) const {
    const auto word = place / bits_in_a_word, bit = place % bits_in_a_word;
    return weights_of_levels[(low_[word] >> bit & 1U) | (high_[word] >> bit & 1U) << 1U];
  }
  void set(std::uint32_t place, std::uint8_t weight);
  void put_bits(const std::vector<Stored>& written);
  void put_pieces(std::vector<Stored> written);
  [[nodiscard]] std::vector<Posting> heaviest_of_bits() const;

  std::vector<Piece> pieces_{};
  std::vector<std::uint32_t> firsts_{};  ///< where pieces begin, of a list that is kept as bits
  Bits low_{}, high_{};                  ///< of the levels
  std::int64_t documents_ = 0;
};

template <class Places>
void List::weigh(Places places, std::vector<std::uint8_t>& weights) const {
  const auto count = weights.size();
  if (rounds()) {
    for (std::size_t i = 0; i < count; ++i)
      if (const auto place = places(i); place / bits_in_a_word < low_.size()) weights[i] = std::max(weights[i], weight_at(place));
    return;
  }
  std::size_t i = 0;
  for (std::size_t p = 0; p < pieces_.size() && i < count; ++p) {
    const auto& piece = pieces_[p];
    while (i < count && places(i) < piece.first) ++i;
    const bool last = p + 1 == pieces_.size();
    if (i == count || (!last && places(i) >= pieces_[p + 1].first)) continue;
    Unpacking from{*piece.data, piece.first};
    for (Posting one; i < count && from.next(one);) {
      while (i < count && places(i) < one.place) ++i;
      if (i < count && places(i) == one.place) weights[i] = std::max(weights[i], one.weight);
    }
  }
}

/// What filters and counts need of every document, by place.
class Facts {
 public:
  struct One {
    std::int64_t id = 0;
    std::uint32_t state_body = 0;  ///< where in `state_bodies`
    std::uint32_t regions = 0;     ///< where in `regions`
    std::uint16_t year = 0;
    std::uint8_t kind = 0;
    std::uint8_t status = 0;
  };
  std::vector<std::int64_t> state_bodies{0};  ///< the first: none
  std::vector<std::string> regions{""};       ///< each combination that some document has: ;71;75;
  std::int64_t documents = 0;

  /// Kind 0 where there is no document.
  [[nodiscard]] const One& at(std::uint32_t place) const {
    const auto block = place / facts_in_a_block;
    if (block >= blocks_.size() || !blocks_[block]) return nothing;
    return (*blocks_[block])[place % facts_in_a_block];
  }
  /// One past the last place that may have a document.
  [[nodiscard]] std::uint32_t places() const { return static_cast<std::uint32_t>(blocks_.size()) * facts_in_a_block; }
  void set(std::size_t block, const FactsBlock& stored);

 private:
  using Block = std::array<One, facts_in_a_block>;
  static const One nothing;
  std::vector<std::shared_ptr<const Block>> blocks_;
  std::unordered_map<std::int64_t, std::uint32_t> body_places_{{0, 0}};
  std::unordered_map<std::string, std::uint32_t> region_places_{{"", 0}};
};

/// The index as one snapshot of the database has it.
class Reading {
 public:
  explicit Reading(db::Read& db);
  /// Never null; a term that no document has is an empty list.
  std::shared_ptr<const List> list(const std::string& term);
  std::shared_ptr<const Facts> facts();

  /// What lists may take together, in bytes; the ones asked for longest ago go first.
  static constexpr std::size_t most_kept = 96 << 20;

 private:
  db::Read& db_;
  std::int64_t epoch_ = 0, generation_ = 0;
};

}  // namespace baqylau::search
