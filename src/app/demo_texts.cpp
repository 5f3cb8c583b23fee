#include "app/demo_texts.hpp"

#include "app/demo_words.hpp"
#include "app/table.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <stdexcept>

#include <unicode/unistr.h>

namespace baqylau::app {

std::string_view demo_file(std::string_view name);  // embedded from data/demo

namespace {

constexpr std::size_t draws = std::size_t{1} << 20U;
constexpr int shortest_sentence = 6, longest_sentence = 14;

/// Keys that follow one another must not make texts that begin alike.
std::uint64_t mixed(std::uint64_t key) {
  key = (key ^ (key >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  key = (key ^ (key >> 27U)) * 0x94D049BB133111EBULL;
  return key ^ (key >> 31U);
}

std::string capital(const std::string& word) {
  auto text = icu::UnicodeString::fromUTF8(word);
  text.replace(0, 1, icu::UnicodeString{text, 0, 1}.toUpper());
  std::string found;
  text.toUTF8String(found);
  return found;
}

}  // namespace

std::vector<std::vector<WordForm>> word_forms(i18n::Language language) {
  const bool kazakh = language == i18n::Language::kk;
  const Table table{demo_file(kazakh ? "words_kk.csv" : "words_ru.csv")};
  std::vector<std::vector<std::string>> small, words;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const auto kind = table.text(row, "class");
    std::istringstream list{table.text(row, "words")};
    for (std::string word; list >> word;)
      (kind == "said_as_it_is" ? small : words).push_back(kazakh ? inflection::kazakh(kind, word) : inflection::russian(kind, word));
  }
  // Which of them are frequent is left to chance, the same every time; small words are in every text.
  Chance chance{1};
  for (std::size_t i = words.size(); i > 1; --i)
    std::swap(words[i - 1], words[static_cast<std::size_t>(chance.between(0, static_cast<int>(i) - 1))]);
  words.insert(words.begin(), small.begin(), small.end());
  std::vector<std::vector<WordForm>> found;
  for (const auto& forms : words) {
    auto& shares = found.emplace_back();
    for (std::size_t i = 0; i < forms.size(); ++i) shares.push_back({forms[i], 1.0 / static_cast<double>(i + 1)});
    double sum = 0;
    for (const auto& form : shares) sum += form.share;
    for (auto& form : shares) form.share /= sum;
  }
  return found;
}

DemoTexts::DemoTexts(i18n::Language language) {
  std::map<std::string, double> shares;
  double all = 0, rank = 3;
  std::set<std::string> small;
  for (const auto& forms : word_forms(language)) {
    if (forms.size() == 1) small.insert(forms.front().text);
    for (const auto& form : forms) shares[form.text] += form.share / rank;
    all += 1 / rank++;
  }
  if (shares.size() > std::numeric_limits<std::uint16_t>::max()) throw std::logic_error{"more word forms than can be numbered"};
  drawn_.reserve(draws + shares.size());
  for (const auto& [text, share] : shares) {
    const auto times = std::max<std::size_t>(1, static_cast<std::size_t>(share / all * draws));
    drawn_.insert(drawn_.end(), times, static_cast<std::uint16_t>(words_.size()));
    words_.push_back({.text = text, .capital = capital(text), .letters = base::code_points(text), .small = small.contains(text)});
  }
}

std::string DemoTexts::about(std::uint64_t key, std::size_t letters) const {
  // A generator that costs nothing to begin: there is one for each text.
  std::minstd_rand engine{static_cast<std::minstd_rand::result_type>(mixed(key) % std::minstd_rand::modulus)};
  const auto below = [&](std::size_t end) { return static_cast<std::size_t>(std::uint64_t{engine()} * end >> 31U); };
  const auto draw = [&]() -> const Word& { return words_[drawn_[below(drawn_.size())]]; };
  std::string text;
  text.reserve(letters * 2 + 256);
  std::size_t written = 0;
  while (written < letters) {
    if (!text.empty()) text += ' ';
    const auto length = shortest_sentence + below(longest_sentence - shortest_sentence + 1);
    bool after_small = true;
    for (std::size_t i = 0; i < length; ++i) {
      const auto* word = &draw();
      // Small words do not follow one another, and end no sentence.
      while (word->small && (after_small || i + 1 == length)) word = &draw();
      after_small = word->small;
      if (i > 0) text += ' ';
      text += i == 0 ? word->capital : word->text;
      written += word->letters + 1;
    }
    text += '.';
  }
  return text;
}

}  // namespace baqylau::app
