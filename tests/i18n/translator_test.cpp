#include "i18n/i18n.hpp"

#include "i18n/texts.hpp"

#include <gtest/gtest.h>

#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <sstream>

namespace baqylau::i18n {
namespace {

using base::M;

const Catalogues& catalogues() {
  static const auto loaded = load_catalogues();
  return *loaded;
}
const Translator& kk() { return catalogues()[Language::kk]; }
const Translator& ru() { return catalogues()[Language::ru]; }
const Translator& en() { return catalogues()[Language::en]; }

TEST(Language, HasACodeAndItsOwnName) {
  EXPECT_EQ(from_code("kk"), Language::kk);
  EXPECT_EQ(from_code("ru"), Language::ru);
  EXPECT_EQ(from_code("en"), Language::en);
  EXPECT_EQ(from_code("kz"), std::nullopt);
  EXPECT_EQ(from_code(""), std::nullopt);
  EXPECT_EQ(own_name(Language::kk), "Қазақша");
  EXPECT_EQ(own_name(Language::ru), "Русский");
  EXPECT_EQ(own_name(Language::en), "English");
}

TEST(Translator, SpeaksItsLanguage) {
  EXPECT_EQ(kk()("Sign in"), "Кіру");
  EXPECT_EQ(ru()("Sign in"), "Войти");
  EXPECT_EQ(en()("Sign in"), "Sign in");
}

TEST(Translator, FillsNamedPlaces) {
  EXPECT_EQ(ru()("Error: {title}", {{"title", "X"}}), "Ошибка: X");
  EXPECT_EQ(en()(M("{amount} ({words}) tenge"), {{"words", "two"}, {"amount", "2"}}), "2 (two) tenge");
}

TEST(Translator, LeavesAPlaceThatIsNotNamed) {
  EXPECT_EQ(en()("Error: {title}", {{"other", "X"}}), "Error: {title}");
  EXPECT_EQ(filled("{ {a} }{", {{"a", "1"}}), "{ {a} }{");
  EXPECT_EQ(filled("{a}{a}", {{"a", "{b}"}, {"b", "never"}}), "{b}{b}");
}

TEST(Translator, TranslatesAMessageWithItsValues) { EXPECT_EQ(kk()(base::Message{M("Error: {title}"), {{"title", "<b>"}}}), "Қате: <b>"); }

TEST(Translator, TranslatesALabelInsideAMessage) {
  const base::Message message{M("Error: {title}"), {{"title", base::label_value(M("Home"))}}};
  EXPECT_EQ(ru()(message), "Ошибка: Главная");
  EXPECT_EQ(kk()(message), "Қате: Басты бет");
  EXPECT_EQ(en()(message), "Error: Home");
}

TEST(Translator, ShowsTheEnglishOfAMissingMessageAndLogsItOnce) {
  std::ostringstream log;
  const auto before = spdlog::default_logger();
  spdlog::set_default_logger(std::make_shared<spdlog::logger>("test", std::make_shared<spdlog::sinks::ostream_sink_mt>(log)));
  constexpr base::Text missing{"A sentence that no catalogue has"};  // not M(): the message lint must not ask for it
  EXPECT_EQ(kk()(missing), "A sentence that no catalogue has");
  EXPECT_EQ(kk()(missing), "A sentence that no catalogue has");
  spdlog::set_default_logger(before);
  const auto text = log.str();
  const auto first = text.find("A sentence that no catalogue has");
  ASSERT_NE(first, std::string::npos);
  EXPECT_EQ(text.find("A sentence that no catalogue has", first + 1), std::string::npos);
}

TEST(Plural, RussianHasThreeForms) {
  for (const std::int64_t n : {1, 21, 101, 1001, 121}) EXPECT_EQ(plural_form(Language::ru, n), 0U) << n;
  for (const std::int64_t n : {2, 3, 4, 22, 104, 1002}) EXPECT_EQ(plural_form(Language::ru, n), 1U) << n;
  for (const std::int64_t n : {0, 5, 10, 11, 12, 13, 14, 19, 20, 25, 111, 112, 114, 1011}) EXPECT_EQ(plural_form(Language::ru, n), 2U) << n;
}

TEST(Plural, KazakhAndEnglishTellOneFromMany) {
  for (const auto language : {Language::kk, Language::en}) {
    EXPECT_EQ(plural_form(language, 1), 0U);
    for (const std::int64_t n : {0, 2, 5, 11, 21, 111}) EXPECT_EQ(plural_form(language, n), 1U) << n;
  }
}

TEST(Plural, ANegativeNumberTakesTheFormOfItsSize) {
  EXPECT_EQ(plural_form(Language::ru, -1), 0U);
  EXPECT_EQ(plural_form(Language::ru, -3), 1U);
  EXPECT_EQ(plural_form(Language::ru, INT64_MIN), 2U);
}

TEST(Plural, FillsTheCountItself) {
  constexpr auto text = N("Up to {count} character.", "Up to {count} characters.");
  EXPECT_EQ(en().plural(text, 1), "Up to 1 character.");
  EXPECT_EQ(en().plural(text, 5), "Up to 5 characters.");
  EXPECT_EQ(ru().plural(text, 1), "Не более 1 символа.");
  EXPECT_EQ(ru().plural(text, 21), "Не более 21 символа.");
  EXPECT_EQ(ru().plural(text, 2), "Не более 2 символов.");
  EXPECT_EQ(ru().plural(text, 111), "Не более 111 символов.");
  EXPECT_EQ(kk().plural(text, 5), "Ең көбі 5 таңба.");
  EXPECT_EQ(ru().plural(text, 12000), "Не более 12\u00A0000 символов.");
}

TEST(Pseudo, ChangesEveryMessageAndKeepsItsPlaces) {
  const auto pseudo = pseudo_catalogues();
  for (const auto language : all_languages) {
    const auto& t = (*pseudo)[language];
    EXPECT_EQ(t.language(), language);
    EXPECT_EQ(t("Sign in"), "⟦Sígñ íñ⟧");
    EXPECT_EQ(t("Error: {title}", {{"title", "eye"}}), "⟦Éŕŕöŕ: eye⟧");
    EXPECT_EQ(t.plural(N("Up to {count} character.", "Up to {count} characters."), 3), "⟦Üp tö 3 çháŕáçtéŕs.⟧");
    EXPECT_EQ(t(base::Message{M("Error: {title}"), {{"title", base::label_value(M("Home"))}}}), "⟦Éŕŕöŕ: ⟦Hömé⟧⟧");
  }
}

TEST(Pick, TheReadersLanguageComesFirst) {
  const Bilingual both{"қазақша", "по-русски"};
  EXPECT_EQ(pick(both, Language::kk).text, "қазақша");
  EXPECT_TRUE(pick(both, Language::kk).own);
  EXPECT_EQ(pick(both, Language::ru).text, "по-русски");
  EXPECT_TRUE(pick(both, Language::ru).own);
}

TEST(Pick, EnglishReadersGetRussianThenKazakhAndAreToldSo) {
  const Bilingual both{"қазақша", "по-русски"};
  const auto picked = pick(both, Language::en);
  EXPECT_EQ(picked.text, "по-русски");
  EXPECT_EQ(picked.language, Language::ru);
  EXPECT_FALSE(picked.own);
  const Bilingual kazakh_only{"қазақша", {}};
  EXPECT_EQ(pick(kazakh_only, Language::en).language, Language::kk);
}

TEST(Pick, TheOtherLanguageIsNeverPassedOffAsTheReaders) {
  const Bilingual russian_only{{}, "по-русски"};
  const auto picked = pick(russian_only, Language::kk);
  EXPECT_EQ(picked.text, "по-русски");
  EXPECT_EQ(picked.language, Language::ru);
  EXPECT_FALSE(picked.own);
}

TEST(Pick, AnEmptyTextIsNoText) {
  const Bilingual empty{"", "по-русски"};
  EXPECT_EQ(pick(empty, Language::kk).text, "по-русски");
  const Bilingual nothing;
  EXPECT_TRUE(pick(nothing, Language::ru).text.empty());
}

TEST(Pick, LooksIntoTheTextThatWasHandedInAndNotIntoACopy) {
  const std::string russian = "по-русски";
  const std::optional<std::string> kazakh = "қазақша", none;
  EXPECT_EQ(pick(none, russian, Language::kk).text.data(), russian.data());
  EXPECT_FALSE(pick(none, russian, Language::kk).own);
  EXPECT_EQ(pick(kazakh, russian, Language::kk).text.data(), kazakh->data());
  EXPECT_EQ(pick(kazakh, russian, Language::en).text.data(), russian.data());
}

}  // namespace
}  // namespace baqylau::i18n
