#include "content/domain.hpp"

#include <gtest/gtest.h>

#include <set>

namespace baqylau::content {
namespace {

std::set<std::string> fields(const std::vector<base::FieldError>& errors) {
  std::set<std::string> names;
  for (const auto& error : errors) names.insert(error.field);
  return names;
}
Content titled(std::optional<std::string> kk, std::optional<std::string> ru) {
  Content content;
  content.title = {std::move(kk), std::move(ru)};
  return content;
}

TEST(Content, HasATitleInOneLanguageAtLeastAndInEachThatHasAText) {
  EXPECT_EQ(fields(check(ItemKind::news, titled({}, {}))), std::set<std::string>{"title_kk"});
  EXPECT_TRUE(check(ItemKind::news, titled({}, "Новость")).empty());
  auto content = titled({}, "Новость");
  content.body.kk = "Мәтін";
  EXPECT_EQ(fields(check(ItemKind::news, content)), std::set<std::string>{"title_kk"});
}

TEST(Content, MayBeInEnglishAsWell) {
  auto content = titled("Жаңалық", "Новость");
  content.body = {"Мәтін", "Текст", "Text"};
  EXPECT_EQ(fields(check(ItemKind::news, content)), std::set<std::string>{"title_en"});
  content.title.en = "News";
  EXPECT_TRUE(check(ItemKind::news, content).empty());
  content.title = {{}, {}, "News"};
  EXPECT_TRUE(fields(check(ItemKind::news, content)).contains("title_kk")) << "but not alone";
}

TEST(Content, IsReadInTheReadersLanguageWhereItIsThere) {
  const Trilingual all{"Жаңалық", "Новость", "News"};
  EXPECT_EQ(pick(all, i18n::Language::en).text, "News");
  EXPECT_EQ(pick(all, i18n::Language::kk).text, "Жаңалық");
  const Trilingual two{"Жаңалық", "Новость", {}};
  EXPECT_EQ(pick(two, i18n::Language::en).text, "Новость");
  EXPECT_FALSE(pick(two, i18n::Language::en).own);
  const Trilingual english{{}, {}, "Text"};
  EXPECT_EQ(pick(english, i18n::Language::kk).language, i18n::Language::en);
  EXPECT_FALSE(pick(english, i18n::Language::kk).own);
}

TEST(Content, OfALinkLeadsSomewhereAndStandsInAGroup) {
  auto link = titled("Портал", "Портал");
  EXPECT_EQ(fields(check(ItemKind::link, link)), (std::set<std::string>{"address_kk", "link_group"}));
  link.link_group = LinkGroup::ngo;
  link.mail = "info@example.kz";
  EXPECT_TRUE(check(ItemKind::link, link).empty());
}

TEST(Content, OfAnActHasAKind) { EXPECT_EQ(fields(check(ItemKind::legal_act, titled("Заң", "Закон"))), std::set<std::string>{"act_kind"}); }

TEST(Content, IsPublishedOnlyWithSomethingToRead) {
  auto content = titled("Тақырып", "Заголовок");
  EXPECT_EQ(missing_for_publishing(ItemKind::news, content).size(), 1U);
  EXPECT_EQ(missing_for_publishing(ItemKind::page, content).size(), 1U);
  EXPECT_EQ(missing_for_publishing(ItemKind::legal_act, content).size(), 1U);
  content.address.ru = "https://adilet.zan.kz";
  EXPECT_TRUE(missing_for_publishing(ItemKind::legal_act, content).empty()) << "the text may be elsewhere";
  EXPECT_EQ(missing_for_publishing(ItemKind::news, content).size(), 1U);
  content.body.ru = "Текст";
  EXPECT_TRUE(missing_for_publishing(ItemKind::news, content).empty()) << "one language is enough, and is shown as such";
}

TEST(Content, SaysWhichLanguageIsMissing) {
  EXPECT_TRUE(missing_languages(titled("а", "б")).empty()) << "a text that is in neither language is not missing in one";
  auto content = titled({}, "б");
  content.body.ru = "Текст";
  EXPECT_EQ(missing_languages(content).size(), 2U);
}

TEST(ContentHash, IsOfEverythingThatAVersionSays) {
  std::set<std::string> hashes;
  Content content = titled("а", "б");
  hashes.insert(content_hash(content));
  const auto differs = [&](auto&& alter) {
    Content altered = content;
    alter(altered);
    EXPECT_TRUE(hashes.insert(content_hash(altered)).second);
  };
  differs([](Content& c) { c.title = {"б", "а"}; });
  differs([](Content& c) { c.title = {"а", std::nullopt}; });
  differs([](Content& c) { c.body.kk = "а"; });
  differs([](Content& c) { c.body.ru = "а"; });
  differs([](Content& c) { c.title.en = "а"; });
  differs([](Content& c) { c.body.en = "а"; });
  differs([](Content& c) { c.address.kk = "а"; });
  differs([](Content& c) { c.act_kind = ActKind::law; });
  differs([](Content& c) { c.act_number = "а"; });
  differs([](Content& c) { c.adopted_on = base::LocalDate::parse_iso("2005-04-12"); });
  differs([](Content& c) { c.link_group = LinkGroup::ngo; });
  differs([](Content& c) { c.mail = "а"; });
  EXPECT_EQ(content_hash(content), content_hash(titled("а", "б")));
}

TEST(Codes, LeadBackToWhatTheyStandFor) {
  for (const auto kind : all_item_kinds) EXPECT_EQ(item_kind_from_code(to_code(kind)), kind);
  for (const auto place : all_places) EXPECT_EQ(place_from_code(to_code(place)), place);
  for (const auto kind : all_act_kinds) EXPECT_EQ(act_kind_from_code(to_code(kind)), kind);
  for (const auto group : all_link_groups) EXPECT_EQ(link_group_from_code(to_code(group)), group);
  for (const auto state : all_states) EXPECT_EQ(state_from_code(to_code(state)), state);
  EXPECT_FALSE(item_kind_from_code("other").has_value());
}

}  // namespace
}  // namespace baqylau::content
