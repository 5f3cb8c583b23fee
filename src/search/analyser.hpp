#pragma once
/// Text → the terms it is found by. The same for what is stored and for what is asked, and for both engines.

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::search {

/// A word of a text, and where it stands (bytes).
struct Word {
  std::size_t begin = 0, end = 0;
  std::string folded{};  ///< `base::folded`: small letters, ё→е
};

/// Breaks (search/scan.hpp) and stems. Not for two threads at once.
class Analyser {
 public:
  Analyser();
  ~Analyser();
  Analyser(const Analyser&) = delete;
  Analyser& operator=(const Analyser&) = delete;

  /// Words and numbers, in order; letters standing alone are left out.
  [[nodiscard]] std::vector<Word> words(std::string_view text) const;
  /// What a word is found by, each once: the Kazakh stem, the Russian one where it may be Russian, both again where it is
  /// written in Latin letters. Stems are folded and end in a voiceless consonant («мектебі» → «мектеп»). Empty for words that
  /// say nothing («және», «для»).
  [[nodiscard]] std::vector<std::string> terms(const std::string& folded) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace baqylau::search
