#include "ngos/domain.hpp"

#include <gtest/gtest.h>

namespace baqylau::ngos {
namespace {

NgoCard named(std::string short_name) { return {.full_name_ru = "Общественный фонд", .short_name_ru = std::move(short_name)}; }

std::string key(const NgoCard& card) { return sort_key(card, i18n::Language::ru); }

TEST(NgoCardOrder, FollowsTheKazakhAlphabet) {
  const std::vector<std::string> names{"Аға",  "Әділет", "Бала", "Ғасыр",   "Қайнар", "Лашын",
                                       "Ұлан", "Үміт",   "Һәм",  "Ынтымақ", "Ілгері", "Этнос"};
  for (std::size_t i = 0; i + 1 < names.size(); ++i) {
    EXPECT_LT(key(named(names[i])), key(named(names[i + 1]))) << names[i] << " before " << names[i + 1];
  }
}

TEST(NgoCardOrder, EqualShortNamesAreOrderedByTheFullOne) {
  auto first = named("Фонд");
  auto second = named("Фонд");
  first.full_name_ru = "Алтын";
  second.full_name_ru = "Береке";
  EXPECT_LT(key(first), key(second));
}

TEST(NgoCardOrder, InKazakhIsThatOfTheKazakhNamesWhereThereAreAny) {
  auto card = named("Женщины");
  EXPECT_EQ(sort_key(card, i18n::Language::kk), key(card));
  card.short_name_kk = "Әйелдер";
  EXPECT_LT(sort_key(card, i18n::Language::kk), sort_key(named("Бала"), i18n::Language::kk));
  EXPECT_GT(key(card), key(named("Бала")));
}

TEST(NgoCardSearch, HasABlankBeforeEachWordOfAllNames) {
  NgoCard card{.full_name_ru = "«Центр-женщин»", .short_name_ru = "ЦЖ"};
  card.full_name_kk = "Әйелдер орталығы";
  EXPECT_EQ(searchable(card), " цж центр женщин әйелдер орталығы");
}

TEST(NgoCardSearch, AsksForTheLongestWordsAndForANumber) {
  const auto query = name_query("фонд, Фонд «и» БИН 940140-000 385");
  EXPECT_EQ(query.words[0], " фонд");
  EXPECT_TRUE(query.digits.empty()) << "a name and a number are no number";
  EXPECT_EQ(name_query("БИН 940140-000 385").digits, "940140000385");
  EXPECT_EQ(name_query("рги оо").words, (std::array<std::string, 6>{" рги", " оо"}));
  EXPECT_EQ(name_query("один два три четыре пять шесть я").words[5], " три");
  EXPECT_EQ(name_query(" \t").words[0], "");
  EXPECT_NE(name_query("«»").words[0], "") << "signs alone are not the same as nothing";
}

TEST(NgoCardJournal, NamesWhatWasChangedAndNotWhatItSays) {
  auto before = named("Фонд");
  auto after = before;
  after.phone1 = "8-7272-61-10-15";
  after.head_name = "А. Руководитель";
  EXPECT_EQ(changed_facts(before, after), (std::vector<std::string>{"phone1", "head_name"}));
  EXPECT_TRUE(changed_facts(before, before).empty());
}

}  // namespace
}  // namespace baqylau::ngos
