#include "base/text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace baqylau::base {
namespace {

TEST(CleanText, KeepsGoodTextAsItIs) {
  EXPECT_EQ(clean_text("Қоғамдық қор «Үміт» № 5 — 100 %"), "Қоғамдық қор «Үміт» № 5 — 100 %");
  EXPECT_EQ(clean_text(""), "");
  EXPECT_EQ(clean_text("👩‍👩‍👧"), "👩‍👩‍👧");
}

TEST(CleanText, IsBroughtToNfc) {
  EXPECT_EQ(clean_text("и\u0306"), "й");
  EXPECT_EQ(clean_text("Е\u0308лка"), "Ёлка");
  EXPECT_EQ(clean_text("e\u0301"), "é");
}

TEST(CleanText, LineBreaksBecomeLineFeeds) {
  EXPECT_EQ(clean_text("a\r\nb\rc\nd\u2028e\u2029f"), "a\nb\nc\nd\ne\nf");
  EXPECT_EQ(clean_text("a\r\n\r\nb"), "a\n\nb");
  EXPECT_EQ(clean_text("a\vb\fc\u0085d"), "a\nb\nc\nd") << "what Word and old systems break lines and pages with";
  EXPECT_EQ(clean_text("a\tb"), "a b");
}

TEST(CleanText, LosesBlanksAtBothEnds) {
  EXPECT_EQ(clean_text(" \t\r\n\u00A0\u200B\uFEFF a b \u3000\u2060\n"), "a b");
  EXPECT_EQ(clean_text(" \u00A0\u200B "), "");
  EXPECT_EQ(clean_text("\uFEFFа"), "а");
}

TEST(CleanText, ControlCharactersAreRefused) {
  for (unsigned c = 0; c < 0x20; ++c) {
    if (c >= '\t' && c <= '\r') continue;
    EXPECT_EQ(clean_text(std::string{"a"} + static_cast<char>(c) + "b"), std::nullopt) << c;
  }
  for (const auto* text : {"a\x7F", "a\u0080", "a\u0084", "a\u0086", "a\u009F"}) EXPECT_EQ(clean_text(text), std::nullopt);
}

TEST(CleanText, BidiOverridesAndIsolatesAreRefused) {
  for (const char* text : {"a\xE2\x80\xAA", "a\xE2\x80\xAB", "a\xE2\x80\xAC", "a\xE2\x80\xAD", "a\xE2\x80\xAE",  // U+202A…202E
                           "a\xE2\x81\xA6", "a\xE2\x81\xA7", "a\xE2\x81\xA8", "a\xE2\x81\xA9"}) {                // U+2066…2069
    EXPECT_EQ(clean_text(text), std::nullopt);
    EXPECT_EQ(clean_line(std::string{text} + "b"), std::nullopt);
  }
}

TEST(CleanText, WhatIsNotUtf8IsRefused) {
  for (const std::string_view bytes :
       {"\x80", "\xC0\x80", "\xC1\xBF", "\xC3", "\xE0\x80\x80", "\xE0\x9F\xBF", "\xE2\x82", "\xED\xA0\x80", "\xED\xBF\xBF",
        "\xF0\x80\x80\x80", "\xF0\x9F\x98", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "a\xC3(", "\xCF\xF0\xE8\xE2\xE5\xF2"}) {
    EXPECT_FALSE(is_utf8(bytes));
    EXPECT_EQ(clean_text(bytes), std::nullopt);
  }
  EXPECT_EQ(clean_text("\xEF\xBF\xBF"), std::nullopt);  // U+FFFF is no character
}

TEST(CleanLine, BreaksThatNoKeyTypesAreBlanks) {
  for (const auto* text : {"Үміт\vқоры", "Үміт\fқоры", "Үміт\u0085қоры", "Үміт\u2028қоры", "Үміт\u2029қоры"})
    EXPECT_EQ(clean_line(text), "Үміт қоры");
  EXPECT_EQ(clean_line("\vҮміт\f"), "Үміт");
}

TEST(CleanLine, DirectionMarksGoAtTheEndsAndAreRefusedInside) {
  EXPECT_EQ(clean_line("\u202A+7 701 000 00 00\u202C"), "+7 701 000 00 00");
  EXPECT_EQ(clean_line(" \u200E\u200F\u061C\u2066 Үміт \u2069\u200E "), "Үміт");
  for (const auto* text : {"a\u200Eb", "a\u200Fb", "a\u061Cb", "a\u202Eb", "a\u2067b"}) EXPECT_EQ(clean_line(text), std::nullopt);
}

TEST(CleanLine, RefusesALineBreakInsideAndForgivesOneAtTheEnd) {
  EXPECT_EQ(clean_line("Үміт\nқоры"), std::nullopt);
  EXPECT_EQ(clean_line("Үміт\rқоры"), std::nullopt);
  EXPECT_EQ(clean_line("Үміт қоры\r\n"), "Үміт қоры");
}

TEST(CodePoints, AreCountedNotBytes) {
  EXPECT_EQ(code_points(""), 0U);
  EXPECT_EQ(code_points("abc"), 3U);
  EXPECT_EQ(code_points("Үміт"), 4U);
  EXPECT_EQ(code_points("😀"), 1U);
}

TEST(Folded, TwoSpellingsOfOneNameCompareEqual) {
  const auto name = folded("ОФ «Үміт — Надежда»");
  for (const auto* other : {"оф \"үміт - надежда\"", "ОФ  “ҮМІТ – НАДЕЖДА”", " ОФ\u00A0„Үміт ‑ Надежда“ ", "ОФ ''Үміт - Надежда''",
                            "ОФ 'Үміт \u2014 Надежда'"}) {
    EXPECT_EQ(folded(other), name) << other;
  }
  EXPECT_EQ(in_one_script(folded("Қазақша атayы, өнiм")), folded("Қазақша атауы, өнім"));
  EXPECT_EQ(in_one_script(folded("Lot ЛОТ A-1 name_kk")), "lot лот a-1 name_kk") << "words of one script stay";
  EXPECT_EQ(folded("Ёлка ЁЖ"), folded("елка еж"));
  EXPECT_EQ(folded("е\u0308лка"), folded("елка"));
  EXPECT_EQ(folded("Қайы\u00ADрым\u200B"), folded("қайырым"));
}

TEST(Folded, DifferentNamesStayDifferent) {
  EXPECT_NE(folded("қор"), folded("кор"));
  EXPECT_NE(folded("үміт"), folded("уміт"));
  EXPECT_NE(folded("ұлт"), folded("үлт"));
  EXPECT_NE(folded("ай"), folded("аи"));
  EXPECT_NE(folded("а б"), folded("аб"));
}

TEST(LettersKey, PassesOverSignsAndAlphabets) {
  EXPECT_EQ(letters_key(" «Жас-Өркен», 2-ші бөлім. "), "жас өркен 2 ші бөлім");
  EXPECT_EQ(letters_key("OO «PГИ»"), letters_key("ОО РГИ")) << "Latin O, O, P";
  EXPECT_EQ(letters_key("IСКЕР"), letters_key("Іскер"));
  EXPECT_EQ(letters_key("Zubr"), letters_key("ZUBR"));
  EXPECT_NE(letters_key("қор"), letters_key("кор"));
  for (const auto* text : {"", " ", "«»", "—", "..."}) EXPECT_EQ(letters_key(text), "") << text;
  for (const auto* text : {"ОФ «Үміт — Надежда»", "№ 5", "Qazaqstan"}) EXPECT_EQ(letters_key(letters_key(text)), letters_key(text)) << text;
}

TEST(Folded, IsStable) {
  for (const auto* text : {"ОФ «Үміт — Надежда»", "", " ", "«»", "ЁЛКА", "ﬁ ① №5"}) EXPECT_EQ(folded(folded(text)), folded(text)) << text;
}

bool before(std::string_view a, std::string_view b) { return kazakh_sort_key(a) < kazakh_sort_key(b); }

const std::vector<std::string> capital{"А", "Ә", "Б", "В", "Г", "Ғ", "Д", "Е", "Ё", "Ж", "З", "И", "Й", "К",
                                       "Қ", "Л", "М", "Н", "Ң", "О", "Ө", "П", "Р", "С", "Т", "У", "Ұ", "Ү",
                                       "Ф", "Х", "Һ", "Ц", "Ч", "Ш", "Щ", "Ъ", "Ы", "І", "Ь", "Э", "Ю", "Я"};
const std::vector<std::string> small{"а", "ә", "б", "в", "г", "ғ", "д", "е", "ё", "ж", "з", "и", "й", "к",
                                     "қ", "л", "м", "н", "ң", "о", "ө", "п", "р", "с", "т", "у", "ұ", "ү",
                                     "ф", "х", "һ", "ц", "ч", "ш", "щ", "ъ", "ы", "і", "ь", "э", "ю", "я"};

TEST(KazakhOrder, IsThatOfTheWholeAlphabet) {
  ASSERT_EQ(capital.size(), 42U);
  ASSERT_EQ(small.size(), 42U);
  for (std::size_t i = 0; i < capital.size(); ++i) {
    for (std::size_t j = i + 1; j < capital.size(); ++j) {
      EXPECT_TRUE(before(capital[i], capital[j])) << capital[i] << capital[j];
      EXPECT_TRUE(before(small[i], small[j])) << small[i] << small[j];
      EXPECT_TRUE(before(capital[i], small[j])) << capital[i] << small[j];
      EXPECT_TRUE(before(small[i], capital[j])) << small[i] << capital[j];
      // Each is a letter of its own: it decides before whatever follows.
      EXPECT_TRUE(before(small[i] + "я", small[j] + "а")) << small[i] << small[j];
    }
  }
}

TEST(KazakhOrder, CapitalAndSmallStandTogether) {
  for (std::size_t i = 0; i < capital.size(); ++i) {
    EXPECT_TRUE(before(small[i], capital[i])) << small[i];
    EXPECT_TRUE(before(capital[i] + "а", small[i] + "б")) << small[i];
  }
}

TEST(KazakhOrder, OfWordsFollowsTheLetters) {
  std::vector<std::string> words{"Лениногорск", "Қостанай", "Көкшетау", "Қарағанды", "Кентау", "Алматы",
                                 "Әулиеата",    "Ырғыз",    "Іле",      "Үштөбе",    "Ұлытау", "Уральск"};
  std::sort(words.begin(), words.end(), before);
  const std::vector<std::string> expected{"Алматы",      "Әулиеата", "Кентау", "Көкшетау", "Қарағанды", "Қостанай",
                                          "Лениногорск", "Уральск",  "Ұлытау", "Үштөбе",   "Ырғыз",     "Іле"};
  EXPECT_EQ(words, expected);
}

TEST(KazakhOrder, NumbersSortByValueBeforeLettersAndCyrillicBeforeLatin) {
  EXPECT_TRUE(before("Лот 2", "Лот 10"));
  EXPECT_TRUE(before("Лот 9", "Лот 10"));
  EXPECT_TRUE(before("Лот 10", "Лот 100"));
  EXPECT_TRUE(before("7", "А"));
  EXPECT_TRUE(before("Я", "A"));
}

TEST(KazakhOrder, QuotationMarksCountForNothing) {
  EXPECT_TRUE(before("«Алматы»", "Бота"));
  EXPECT_TRUE(before("Алматы", "\"Бота\""));
  EXPECT_EQ(kazakh_sort_key("«Үміт»"), kazakh_sort_key("Үміт"));
}

TEST(KazakhOrder, IsTheSameForComposedAndDecomposedLetters) {
  EXPECT_EQ(kazakh_sort_key("й"), kazakh_sort_key("и\u0306"));
  EXPECT_EQ(kazakh_sort_key("ё"), kazakh_sort_key("е\u0308"));
}

TEST(KazakhOrder, KeysHoldNoNul) { EXPECT_EQ(kazakh_sort_key("Қостанай 10").find('\0'), std::string::npos); }

TEST(Shortened, LeavesShortTextAlone) {
  EXPECT_EQ(shortened("Үміт", 4), "Үміт");
  EXPECT_EQ(shortened("", 0), "");
}

TEST(Shortened, CutsAtABlankWhenOneIsNear) {
  EXPECT_EQ(shortened("Жастар арасында салауатты өмір", 18), "Жастар арасында…");
  EXPECT_EQ(shortened("один, два", 6), "один…");
  EXPECT_EQ(shortened("a bcdefghijklmnop", 10), "a bcdefghi…");
  EXPECT_EQ(shortened("Мемлекеттікәлеуметтік", 5), "Мемле…");
}

TEST(Shortened, NeverCutsInsideALetter) {
  EXPECT_EQ(shortened("аб\u0301в", 2), "а…");
  EXPECT_EQ(shortened("аб\u0301в", 3), "аб\u0301…");
  EXPECT_EQ(shortened("а👩\u200D👧в", 3), "а…");
  for (std::size_t points = 0; points < 12; ++points) EXPECT_TRUE(is_utf8(shortened("Үміт😀қоры мен", points))) << points;
}

}  // namespace
}  // namespace baqylau::base
