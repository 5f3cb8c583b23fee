#include "base/difference.hpp"

#include "base/random.hpp"
#include "base/text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <random>

namespace baqylau::base {
namespace {

using enum Change;

/// `[-gone-]` and `[+came+]` around what changed.
std::string marked(const Difference& difference) {
  std::string text;
  for (const auto& stretch : difference) {
    switch (stretch.change) {
      case same: text += stretch.text; break;
      case removed: text += "[-" + stretch.text + "-]"; break;
      case added: text += "[+" + stretch.text + "+]"; break;
    }
  }
  return text;
}
std::string marked(std::string_view before, std::string_view after) { return marked(difference(before, after)); }

std::string joined(const std::vector<std::string>& words, std::size_t from, std::size_t to) {
  std::string text;
  for (auto i = from; i < to; ++i) text += words[i];
  return text;
}

// ---- what a reader sees
TEST(Differences, EqualTextsHaveNone) {
  EXPECT_EQ(difference("", ""), Difference{});
  EXPECT_EQ(marked("Бес адам", "Бес адам"), "Бес адам");
}

TEST(Differences, AllOfATextCameOrWent) {
  EXPECT_EQ(marked("", "Бес адам"), "[+Бес адам+]");
  EXPECT_EQ(marked("Бес адам", ""), "[-Бес адам-]");
}

TEST(Differences, AreShownByWords) {
  EXPECT_EQ(marked("Проведено пять занятий в школах", "Проведено семь занятий в школах"), "Проведено [-пять-][+семь+] занятий в школах");
  EXPECT_EQ(marked("Бес адам келді", "Бес жас адам келді"), "Бес [+жас +]адам келді");
}

TEST(Differences, WordsReplacedInARowAreOneChange) {
  EXPECT_EQ(marked("начало один два три конец статьи", "начало раз пара тройка конец статьи"),
            "начало [-один два три-][+раз пара тройка+] конец статьи");
}

TEST(Differences, ParagraphsThatStayedAreNotTouched) {
  EXPECT_EQ(marked("первый абзац\nвторой абзац текста\nтретий", "первый абзац\nвторой абзац письма\nтретий"),
            "первый абзац\nвторой абзац [-текста-][+письма+]\nтретий");
  EXPECT_EQ(marked("один\nтри\n", "один\nдва\nтри\n"), "один\n[+два\n+]три\n");
}

TEST(Differences, AParagraphOfWhichLittleStayedIsReplacedAsAWhole) {
  EXPECT_EQ(marked("и это был старый рассказ", "и совершенно новое повествование команды"),
            "[-и это был старый рассказ-][+и совершенно новое повествование команды+]");
}

TEST(Differences, ALineBreakInPlaceOfABlankIsAChange) {
  EXPECT_EQ(marked("первое предложение второе предложение", "первое предложение\nвторое предложение"),
            "первое предложение[- -][+\n+]второе предложение");
}

TEST(Differences, KazakhLettersAreNeverCut) {
  const auto found = difference("Ұйымның қаржысы үнемделді, әңгіме өтті", "Ұжымның қаржылары үлестірілді, әңгіме өткізілді");
  for (const auto& stretch : found) EXPECT_TRUE(base::is_utf8(stretch.text)) << stretch.text;
}

// ---- whatever the texts are
TEST(Differences, GiveBothTextsBackForRandomPairs) {
  std::mt19937 random{2008};
  const auto below = [&](std::size_t limit) { return std::uniform_int_distribution<std::size_t>{0, limit - 1}(random); };
  const std::vector<std::string> pieces{"бір", "екі", "үш", "қаражат", "әлеумет", " ", "  ", "\n", "\n\n", ",", "есеп.", "жоба", " ", " "};
  for (int n = 0; n < 3'000; ++n) {
    std::vector<std::string> before, after;
    for (auto left = below(60); left > 0; --left) before.push_back(pieces[below(pieces.size())]);
    // Half of the pairs have much in common.
    if (n % 2 == 0) {
      after = before;
      for (auto edits = below(6); edits > 0; --edits) {
        const auto at = below(after.size() + 1);
        if (below(2) == 0 && at < after.size()) after.erase(after.begin() + static_cast<std::ptrdiff_t>(at));
        else after.insert(after.begin() + static_cast<std::ptrdiff_t>(at), pieces[below(pieces.size())]);
      }
    } else {
      for (auto left = below(60); left > 0; --left) after.push_back(pieces[below(pieces.size())]);
    }
    const auto old_text = joined(before, 0, before.size()), new_text = joined(after, 0, after.size());
    const auto found = difference(old_text, new_text);
    ASSERT_EQ(text_before(found), old_text) << marked(found);
    ASSERT_EQ(text_after(found), new_text) << marked(found);
    for (std::size_t i = 0; i < found.size(); ++i) {
      ASSERT_FALSE(found[i].text.empty()) << marked(found);
      ASSERT_TRUE(base::is_utf8(found[i].text));
      if (i == 0) continue;
      ASSERT_NE(found[i].change, found[i - 1].change) << marked(found);
      ASSERT_FALSE(found[i].change == removed && found[i - 1].change == added) << marked(found);
    }
  }
}

// A table of every word against every word would take seconds. The sanitizers make it several times as slow as it is, and a busy machine
// makes even the processor's own time uneven.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr auto little_time_ms = 600;
#else
constexpr auto little_time_ms = 100;
#endif

/// Of a part of a report.
constexpr std::size_t longest_text = 20'000;

TEST(Differences, TheLongestTextsTakeLittleTime) {
  std::mt19937 random{24};
  const auto text_of = [&](std::size_t letters_a_word, std::size_t words_a_line, int different_words) {
    std::string text;
    for (std::size_t n = 0, size = 0; size + letters_a_word + 1 <= longest_text; ++n, size += letters_a_word + 1) {
      text += std::string(letters_a_word, static_cast<char>('a' + std::uniform_int_distribution<int>{0, different_words - 1}(random)));
      text += words_a_line != 0 && n % words_a_line == words_a_line - 1 ? '\n' : ' ';
    }
    return text;
  };
  struct Shape {
    std::string_view name;
    std::size_t letters, words_a_line;
    int different;
  };
  for (const auto& shape : {Shape{"one paragraph of words", 6, 0, 26}, Shape{"one paragraph of letters", 1, 0, 26},
                            Shape{"two letters only", 1, 0, 2}, Shape{"a word a line", 6, 1, 26}, Shape{"a letter a line", 1, 1, 26},
                            Shape{"paragraphs", 6, 100, 26}, Shape{"short paragraphs of letters", 1, 300, 3}}) {
    const auto before = text_of(shape.letters, shape.words_a_line, shape.different);
    const auto after = text_of(shape.letters, shape.words_a_line, shape.different);
    // Of the processor: what else the machine does meanwhile does not count.
    const auto start = std::clock();
    const auto found = difference(before, after);
    const auto took = 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    EXPECT_LT(took, little_time_ms) << shape.name;
    EXPECT_EQ(text_before(found), before) << shape.name;
    EXPECT_EQ(text_after(found), after) << shape.name;
    RecordProperty(std::string{shape.name}, std::to_string(took));
  }
}

TEST(Differences, ALongParagraphWithScatteredChangesIsComparedByWords) {
  std::string before, after;
  for (int n = 0; n < 2'800; ++n) {
    const auto word = std::to_string(1'000 + n * 7919 % 9'000) + "-я ";
    before += word;
    after += n % 10 == 3 ? "замена " : word;
  }
  const auto found = difference(before, after);
  EXPECT_EQ(text_before(found), before);
  EXPECT_EQ(text_after(found), after);
  EXPECT_EQ(std::count_if(found.begin(), found.end(), [](const Stretch& stretch) { return stretch.change == added; }), 280);
}

}  // namespace
}  // namespace baqylau::base
