#pragma once
/// Made-up texts: sentences of words that are drawn as often as words are used, the few very often, most of them hardly ever (Zipf).
/// They mean nothing, and an index has as much to do with them as with what people write.

#include "app/demo_chance.hpp"
#include "i18n/i18n.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace baqylau::app {

class DemoTexts {
 public:
  explicit DemoTexts(i18n::Language language);
  /// Whole sentences of some `letters` letters. The same key, the same text.
  [[nodiscard]] std::string about(std::uint64_t key, std::size_t letters) const;
  [[nodiscard]] std::size_t different_words() const { return words_.size(); }

 private:
  struct Word {
    std::string text{}, capital{};
    std::size_t letters = 0;
    bool small = false;  ///< «және», «для»
  };
  std::vector<Word> words_;
  std::vector<std::uint16_t> drawn_;  ///< a word as often as its share asks for, at least once: one draw is one look
};

}  // namespace baqylau::app
