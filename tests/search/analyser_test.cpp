#include "search/analyser.hpp"

#include "search/kazakh.hpp"
#include "search/latin.hpp"
#include "search/spelling.hpp"
#include "search/utf16.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

namespace baqylau::search {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Pair {
  std::string form, lemma;
};
std::vector<Pair> pairs_in(const char* name) {
  std::ifstream file{std::filesystem::path{BAQYLAU_SOURCE_DIR} / "tests/search" / name};
  std::vector<Pair> pairs;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    const auto middle = line.find(';');
    pairs.push_back({line.substr(0, middle), line.substr(middle + 1)});
  }
  return pairs;
}

bool meet(const Analyser& analyser, const std::string& a, const std::string& b) {
  const auto left = analyser.terms(a), right = analyser.terms(b);
  return std::any_of(left.begin(), left.end(),
                     [&](const auto& term) { return std::find(right.begin(), right.end(), term) != right.end(); });
}

double share_that_meets(const std::vector<Pair>& pairs) {
  const Analyser analyser;
  double met = 0;
  for (const auto& [form, lemma] : pairs) {
    if (meet(analyser, form, lemma)) ++met;
  }
  return met / static_cast<double>(pairs.size());
}

/// Of all Kazakh stems, the share that stands for more than one lemma.
double share_that_mixes(const std::vector<Pair>& pairs) {
  std::map<std::u16string, std::set<std::string>> lemmas;
  for (const auto& [form, lemma] : pairs) {
    lemmas[kazakh_stem(to_utf16(form))].insert(lemma);
    lemmas[kazakh_stem(to_utf16(lemma))].insert(lemma);
  }
  const auto mixed = std::count_if(lemmas.begin(), lemmas.end(), [](const auto& stem) { return stem.second.size() > 1; });
  return static_cast<double>(mixed) / static_cast<double>(lemmas.size());
}

std::vector<Pair> as_typed_on_a_russian_keyboard(std::vector<Pair> pairs) {
  for (auto& [form, lemma] : pairs) form = to_utf8(without_kazakh_letters(to_utf16(form)));
  return pairs;
}

TEST(KazakhStemmer, MeetsTheLemmaOfMostFormsAndMixesFew) {
  const auto pairs = pairs_in("kazakh_pairs.csv");
  ASSERT_GE(pairs.size(), 1200U);
  EXPECT_GE(share_that_meets(pairs), 0.99);
  EXPECT_LE(share_that_mixes(pairs), 0.01);
}

TEST(KazakhStemmer, MeetsTheLemmaOfWordsThatItsListsWereNotMadeWith) {
  const auto pairs = pairs_in("kazakh_pairs_unseen.csv");
  ASSERT_GE(pairs.size(), 1000U);
  EXPECT_GE(share_that_meets(pairs), 0.96);
  EXPECT_LE(share_that_mixes(pairs), 0.01);
}

TEST(KazakhStemmer, DoesNotNeedTheKazakhLettersOfTheKeyboard) {
  EXPECT_GE(share_that_meets(as_typed_on_a_russian_keyboard(pairs_in("kazakh_pairs.csv"))), 0.97);
  EXPECT_GE(share_that_meets(as_typed_on_a_russian_keyboard(pairs_in("kazakh_pairs_unseen.csv"))), 0.92);
}

TEST(RussianStemmer, MeetsTheLemmaOfMostForms) {
  const auto pairs = pairs_in("russian_pairs.csv");
  ASSERT_GE(pairs.size(), 300U);
  EXPECT_GE(share_that_meets(pairs), 0.94);
}

class TwoForms : public ::testing::TestWithParam<Pair> {};
TEST_P(TwoForms, MeetInATerm) { EXPECT_TRUE(meet(Analyser{}, GetParam().form, GetParam().lemma)) << GetParam().form; }
INSTANTIATE_TEST_SUITE_P(Search, TwoForms,
                         ::testing::Values(Pair{"жобалардың", "жоба"}, Pair{"ұйымдарының", "ұйым"}, Pair{"отчетов", "отчет"},
                                           Pair{"мониторингі", "мониторинг"}, Pair{"мониторинга", "мониторингі"}, Pair{"каз", "қаз"},
                                           Pair{"уйымдарынын", "ұйым"}, Pair{"joba", "жоба"}, Pair{"zhobalardyn", "жоба"},
                                           Pair{"ūiymdarynyñ", "ұйым"}, Pair{"uyym", "ұйым"}, Pair{"qazaqstan", "қазақстанның"},
                                           Pair{"otchet", "отчетов"}, Pair{"мектебі", "мектеп"}, Pair{"орны", "орын"},
                                           Pair{"халқының", "халық"}));

TEST(KazakhStemmer, LeavesOtherWordsApart) {
  const Analyser analyser;
  for (const auto& [a, b] : std::vector<Pair>{{"жақын", "жақ"},
                                              {"пайда", "пай"},
                                              {"қысқа", "қыс"},
                                              {"басқа", "бас"},
                                              {"ұйым", "үй"},
                                              {"қарсы", "қар"},
                                              {"сауда", "сау"},
                                              {"жоба", "жол"}})
    EXPECT_FALSE(meet(analyser, a, b)) << a << " " << b;
}

TEST(LatinLetters, AreReadByTheAlphabetOf2021AndByHabit) {
  EXPECT_EQ(latin_to_cyrillic(u"joba"), u"жоба");
  EXPECT_EQ(latin_to_cyrillic(u"zhoba"), u"жоба");
  EXPECT_EQ(latin_to_cyrillic(u"uiym"), u"уйым");
  EXPECT_EQ(latin_to_cyrillic(u"şeşim"), u"шешим");
  EXPECT_EQ(latin_to_cyrillic(u"жоба"), u"");
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (auto& word : Analyser{}.words(text)) words.push_back(std::move(word.folded));
  return words;
}

TEST(Words, AreThoseOfThePageInSmallLetters) {
  EXPECT_THAT(words_of("Отчёт №5 «Жас Қазақ», г.Алматы; ҮЕҰ-ның 1 996"),
              ElementsAre("отчет", "5", "жас", "қазақ", "алматы", "үеұ", "ның", "1", "996"));
  EXPECT_THAT(words_of(" — … !"), IsEmpty());
}

TEST(Words, ThatSayNothingHaveNoTerms) {
  const Analyser analyser;
  for (const auto* word : {"және", "для", "үшін", "in"}) EXPECT_THAT(analyser.terms(word), IsEmpty()) << word;
}

TEST(Spelling, CountsWhatIsWrong) {
  EXPECT_EQ(distance(u"проект", u"проект", 2), 0);
  EXPECT_EQ(distance(u"прокет", u"проект", 2), 1);  // swapped
  EXPECT_EQ(distance(u"прект", u"проект", 2), 1);
  EXPECT_EQ(distance(u"пректы", u"проект", 2), 2);
  EXPECT_EQ(distance(u"жоба", u"проект", 2), 3);
}

TEST(Spelling, KnowsTheOtherKeyboardLayout) {
  EXPECT_EQ(as_on_russian_layout("ghjtrn"), "проект");
  EXPECT_EQ(as_on_russian_layout("жоба"), "жоба");
}

}  // namespace
}  // namespace baqylau::search
