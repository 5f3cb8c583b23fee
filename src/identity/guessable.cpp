/// How much of a password is not foreseeable. No list of leaked passwords is at hand; most of those that are long enough are
/// a few well-known words with digits behind, which is what this takes away.

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "identity/password.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace baqylau::identity {

namespace {

/// Words that guessing begins with, in the languages and the keyboard layouts of the country, and the words of this system.
constexpr std::string_view common_words[]{
#include "identity/common_words.inc"
};

/// Neighbours on the keyboard, in the layouts of the country.
constexpr std::string_view keyboard_rows[]{
#include "identity/keyboard_rows.inc"
};

constexpr std::size_t least_context_word = 4;  ///< shorter ones occur in good passwords by chance
constexpr std::size_t least_run = 4;           ///< "1234", "aaaa", "dcba"
constexpr std::size_t least_different = 4;

using Letters = std::u32string;

Letters letters_of(std::string_view text) {
  Letters letters;
  for (std::size_t at = 0; at < text.size();) {
    const auto length = base::utf8_sequence(text, at);
    if (length == 0) {  // no text at all: each byte counts as a letter
      letters += static_cast<char32_t>(static_cast<unsigned char>(text[at++]));
      continue;
    }
    constexpr std::array<unsigned, 5> first_bits{0, 0x7F, 0x1F, 0x0F, 0x07};
    char32_t letter = static_cast<unsigned char>(text[at]) & first_bits[length];
    for (std::size_t i = 1; i < length; ++i) letter = (letter << 6U) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
    letters += letter;
    at += length;
  }
  return letters;
}

/// `p@ssw0rd` → `password`
char32_t without_disguise(char32_t letter) {
  switch (letter) {
    case U'@':
    case U'4': return U'a';
    case U'0': return U'o';
    case U'1':
    case U'!': return U'i';
    case U'3': return U'e';
    case U'$':
    case U'5': return U's';
    case U'7': return U't';
    default: return letter;
  }
}

bool is_digit(char32_t letter) { return letter >= U'0' && letter <= U'9'; }
bool is_mark(char32_t letter) { return letter == U' ' || letter == U'.' || letter == U',' || letter == U'-' || letter == U'_'; }

class Password {
 public:
  explicit Password(std::string_view text) : letters_{letters_of(base::folded(text))}, plain_{letters_}, foreseen_(letters_.size(), false) {
    std::ranges::transform(plain_, plain_.begin(), without_disguise);
  }
  /// Wherever it stands, disguised or not.
  void take_away(const Letters& word) {
    for (const auto* text : {&letters_, &plain_}) {
      for (auto at = text->find(word); at != Letters::npos; at = text->find(word, at + 1)) mark(at, word.size());
    }
  }
  void take_away_runs() {
    for (std::size_t begin = 0; begin + 1 < letters_.size();) {
      const auto step = step_at(begin);
      std::size_t end = begin + 1;
      while (end + 1 < letters_.size() && step_at(end) == step) ++end;
      if (step >= -1 && step <= 1 && end - begin + 1 >= least_run) mark(begin, end - begin + 1);
      begin = end;
    }
  }
  void take_away_years() {
    for (std::size_t at = 0; at + 4 <= letters_.size(); ++at) {
      const auto century = letters_.substr(at, 2);
      if ((century == U"19" || century == U"20") && is_digit(letters_[at + 2]) && is_digit(letters_[at + 3])) mark(at, 4);
    }
  }
  /// Four keys and more, to the right or to the left.
  void take_away_keys(Letters row) {
    for (int turn = 0; turn < 2; ++turn, std::ranges::reverse(row)) {
      for (std::size_t at = 0; at + least_run <= row.size(); ++at) take_away(row.substr(at, least_run));
    }
  }
  /// «abcabcabcabc» is worth one «abc».
  void take_away_repetition() {
    for (std::size_t unit = 1; unit * 2 <= letters_.size(); ++unit) {
      bool repeats = true;
      for (std::size_t i = unit; repeats && i < letters_.size(); ++i) repeats = letters_[i] == letters_[i - unit];
      if (!repeats) continue;
      mark(unit, letters_.size() - unit);
      return;
    }
  }
  [[nodiscard]] std::size_t left() const {
    std::size_t count = 0;
    std::set<char32_t> different;
    for (std::size_t i = 0; i < letters_.size(); ++i) {
      if (foreseen_[i] || is_mark(letters_[i])) continue;
      ++count;
      different.insert(letters_[i]);
    }
    return different.size() < least_different ? 0 : count;
  }

 private:
  [[nodiscard]] int step_at(std::size_t at) const { return static_cast<int>(letters_[at + 1]) - static_cast<int>(letters_[at]); }
  void mark(std::size_t begin, std::size_t count) { std::fill_n(foreseen_.begin() + static_cast<std::ptrdiff_t>(begin), count, true); }
  Letters letters_;
  Letters plain_;
  std::vector<bool> foreseen_;
};

/// The words of a name or a login, as far as they are long enough to count.
std::vector<Letters> words_of(std::string_view name) {
  std::vector<Letters> words;
  Letters word;
  const auto end_word = [&] {
    if (word.size() >= least_context_word) words.push_back(word);
    word.clear();
  };
  for (const auto letter : letters_of(base::folded(name))) {
    const bool is_part = is_digit(letter) || (letter >= U'a' && letter <= U'z') || letter >= 0xC0;
    if (is_part && letter != U'«' && letter != U'»') word += letter;
    else end_word();
  }
  end_word();
  return words;
}

}  // namespace

std::size_t unforeseen_part(std::string_view password, const std::vector<std::string>& context) {
  Password left{password};
  for (const std::string_view word : common_words) left.take_away(letters_of(base::folded(word)));
  for (const auto& name : context) {
    for (const auto& word : words_of(name)) left.take_away(word);
  }
  for (const std::string_view row : keyboard_rows) left.take_away_keys(letters_of(row));
  left.take_away_runs();
  left.take_away_years();
  left.take_away_repetition();
  return left.left();
}

}  // namespace baqylau::identity
