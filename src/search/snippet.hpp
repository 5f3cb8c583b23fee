#pragma once
/// The part of a text that answers the question, with the asked words marked.

#include "search/analyser.hpp"
#include "search/query.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::search {

struct Piece {
  std::string text{};
  bool marked = false;
};

/// Knows a word of a text as one of those that were asked for, in whatever form it stands.
class Marker {
 public:
  Marker(const Analyser& analyser, const std::vector<AskedWord>& asked);
  /// The whole text.
  [[nodiscard]] std::vector<Piece> marked(std::string_view text) const;
  /// Some forty words around the place that has most of the asked ones; the beginning where it has none. How many different
  /// ones, `asked_in` says. Only the first pages of a long text are looked at.
  [[nodiscard]] std::vector<Piece> snippet(std::string_view text) const;
  [[nodiscard]] std::size_t asked_in(std::string_view text) const;

 private:
  struct Seen {
    Word word;
    int asked = -1;  ///< which of the asked words it is
  };
  [[nodiscard]] std::vector<Seen> look(std::string_view text) const;
  [[nodiscard]] int asked_as(const std::string& folded) const;

  const Analyser& analyser_;
  const std::vector<AskedWord>& asked_;
  std::set<char16_t> first_letters_;
};

}  // namespace baqylau::search
