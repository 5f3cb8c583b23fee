#include "ngos/domain.hpp"

#include <gtest/gtest.h>

namespace baqylau::ngos {
namespace {

NgoCard named(std::string short_name) { return {.full_name_ru = "Общественный фонд", .short_name_ru = std::move(short_name)}; }

TEST(NgoCardOrder, FollowsTheKazakhAlphabet) {
  const std::vector<std::string> names{"Аға",  "Әділет", "Бала", "Ғасыр",   "Қайнар", "Лашын",
                                       "Ұлан", "Үміт",   "Һәм",  "Ынтымақ", "Ілгері", "Этнос"};
  for (std::size_t i = 0; i + 1 < names.size(); ++i) {
    EXPECT_LT(sort_key(named(names[i])), sort_key(named(names[i + 1]))) << names[i] << " before " << names[i + 1];
  }
}

TEST(NgoCardOrder, EqualShortNamesAreOrderedByTheFullOne) {
  auto first = named("Фонд");
  auto second = named("Фонд");
  first.full_name_ru = "Алтын";
  second.full_name_ru = "Береке";
  EXPECT_LT(sort_key(first), sort_key(second));
}

TEST(NgoCardSearch, NoTextSpansTwoNames) {
  NgoCard card{.full_name_ru = "Центр женщин", .short_name_ru = "ЦЖ"};
  card.full_name_kk = "Әйелдер орталығы";
  const auto text = searchable(card);
  EXPECT_EQ(text.find("цж центр"), std::string::npos);
  EXPECT_NE(text.find("әйелдер орталығы"), std::string::npos);
  EXPECT_NE(text.find("центр женщин"), std::string::npos);
}

TEST(NgoCardSearch, DigitsMayBePartedByBlanksAndHyphens) {
  EXPECT_EQ(digits_of("940140-000 385"), "940140000385");
  EXPECT_EQ(digits_of("фонд 21"), "");
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
