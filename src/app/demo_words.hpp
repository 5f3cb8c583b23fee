#pragma once
/// Word forms of made-up texts: the words of data/demo/words_*.csv with the regular endings of their language.

#include "i18n/i18n.hpp"

#include <string>
#include <vector>

namespace baqylau::app {

struct WordForm {
  std::string text{};
  double share = 1;  ///< of the forms of its word
};
/// Of each word all forms, the usual ones first; words in the order in which they are frequent. `kk` or `ru`.
std::vector<std::vector<WordForm>> word_forms(i18n::Language language);

namespace inflection {

/// All forms of a word; `kind` is a row of the table of words. A word may come in the same form twice.
std::vector<std::string> kazakh(const std::string& kind, const std::string& word);
std::vector<std::string> russian(const std::string& kind, const std::string& word);

}  // namespace inflection

}  // namespace baqylau::app
