#pragma once
/// The part of a text that answers the question, with the asked words marked.

#include "search/analyser.hpp"
#include "search/query.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace baqylau::search {

struct Piece {
  std::string text{};
  bool marked = false;
};

/// A text that was looked through once. It is viewed, not kept.
struct Looked {
  struct Seen {
    std::uint32_t begin = 0, end = 0;
    int asked = -1;  ///< which of the asked words it is
  };
  std::string_view whole;     ///< the text
  std::string_view text;      ///< its beginning: only the first pages of a long one are looked at
  std::vector<Seen> words{};  ///< all of them
  std::size_t asked = 0;      ///< how many different ones of the asked words it has
};

/// Knows a word of a text as one of those that were asked for, in whatever form it stands. Not for two threads at once.
class Marker {
 public:
  Marker(const Analyser& analyser, const std::vector<AskedWord>& asked);
  [[nodiscard]] Looked look(std::string_view text) const;
  /// The whole text.
  [[nodiscard]] std::vector<Piece> marked(std::string_view text) const;
  /// Some forty words around the place that has most of the asked ones; the beginning where it has none.
  [[nodiscard]] static std::vector<Piece> snippet(const Looked& looked);

 private:
  [[nodiscard]] int asked_as(std::string_view word, char32_t first) const;

  const Analyser& analyser_;
  const std::vector<AskedWord>& asked_;
  std::array<bool, 128> may_begin_{};  ///< by Cyrillic letter: whether an asked word begins with it
  bool other_letters_ = false;         ///< an asked word begins with another one
  mutable std::unordered_map<std::string, int> known_;
};

}  // namespace baqylau::search
