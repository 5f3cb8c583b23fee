#pragma once
/// What is offered while a question is being typed: words that go on as it does, and titles that have such words.

#include "search/query.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace baqylau::search {

inline constexpr std::size_t most_suggested_words = 4;
inline constexpr std::size_t most_suggested_titles = 5;
/// Of the word that is being typed; fewer letters go on in too many ways.
inline constexpr std::size_t fewest_letters = 2;

struct Suggestions {
  std::vector<std::string> questions{};  ///< the question with its last word written to the end
  std::vector<Hit> titles{};             ///< documents with such a word in the title; no two say the same
};
/// `text` as it stands in the box. Every question leads to something. Letters may be of the Kazakh, the Russian or the Latin alphabet, also
/// typed on the keyboard's other layout.
Suggestions suggest(db::Read& db, const Analyser& analyser, std::string_view text);

}  // namespace baqylau::search
