#include "search/search.hpp"
#include "search/suggest.hpp"

#include "support/engine_test.hpp"

#include <gmock/gmock.h>

namespace baqylau::search {
namespace {

using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

class SearchSuggestions : public support::EngineTest {
 protected:
  void SetUp() override {
    EngineTest::SetUp();
    if (IsSkipped()) return;
    put({.kind = Kind::ngo,
         .id = 1,
         .title = {"«Достық» қоры", "Фонд «Достык»"},
         .subtitle = {std::nullopt, "Общественный фонд «Достык»"}});
    put({.kind = Kind::lot, .id = 10, .title = {"Жастарды қолдау", "Поддержка молодёжи"}, .year = 2007, .status = Status::held});
    put({.kind = Kind::project,
         .id = 20,
         .body = {std::nullopt, "Мониторинг молодёжной политики, мониторинг занятости"},
         .status = Status::completed,
         .lot = base::LotId{10},
         .ngo = base::NgoId{1}});
    put({.kind = Kind::report, .id = 30, .text = "Проведён мониторинг", .lot = base::LotId{10}, .ngo = base::NgoId{1}});
    put({.kind = Kind::legal_act, .id = 40, .title = {std::nullopt, "О государственном социальном заказе"}, .text = "36-III"});
    put({.kind = Kind::news, .id = 50, .title = {std::nullopt, "Молодёжный форум"}});
  }
  void put(const Document& document) {
    const auto done = database().write([&](db::Write& db) {
      search::put(db, document);
      return base::done();
    });
    ASSERT_TRUE(done.ok());
  }
  Suggestions typed(const std::string& text) {
    return database().read([&](db::Read& db) { return suggest(db, Analyser{}, text); });
  }
  std::vector<std::int64_t> pages(const std::string& text) {
    std::vector<std::int64_t> ids;
    for (const auto& hit : typed(text).titles) ids.push_back(hit.id);
    return ids;
  }
};
BAQYLAU_ON_EACH_ENGINE(SearchSuggestions);

TEST_P(SearchSuggestions, GoOnFromTheLastWord) {
  EXPECT_THAT(typed("мони").questions, ElementsAre("мониторинг"));
  EXPECT_THAT(typed("Поддержка моло").questions, Contains("Поддержка молодежи"));
  EXPECT_THAT(typed("мониторинг").questions, IsEmpty()) << "it is written to the end";
  EXPECT_THAT(typed("моло").questions, Each(::testing::StartsWith("молодеж"))) << "and one form of a word is enough";
}

TEST_P(SearchSuggestions, LeadToSomething) {
  EXPECT_THAT(typed("форум мони").questions, IsEmpty()) << "no document has both";
  EXPECT_THAT(typed("мониторинг моло").questions, Contains("мониторинг молодежи"));
}

TEST_P(SearchSuggestions, AreTitlesWithSuchAWord) {
  EXPECT_THAT(pages("дост"), ElementsAre(1));
  EXPECT_THAT(pages("социа"), ElementsAre(40));
  EXPECT_THAT(pages("поддержка мол"), ElementsAre(20)) << "neither the lot that became a project nor the project's report";
  EXPECT_THAT(pages("занят"), IsEmpty()) << "it stands in the text alone";
}

TEST_P(SearchSuggestions, TakeEveryKeyboard) {
  EXPECT_THAT(pages("достық"), ElementsAre(1));
  EXPECT_THAT(pages("колда"), ElementsAre(20)) << "«қолдау» with Russian letters";
  EXPECT_THAT(pages("қолда"), ElementsAre(20));
  EXPECT_THAT(pages("qolda"), ElementsAre(20));
  EXPECT_THAT(pages("ljcn"), ElementsAre(1)) << "«дост» on the English layout";
}

TEST_P(SearchSuggestions, AreNothingForTooLittleOrTooMuch) {
  for (const auto* text : {"", " ", "м", "…", "мони ", "абракадабра"}) {
    EXPECT_THAT(typed(text).questions, IsEmpty()) << text;
    EXPECT_THAT(typed(text).titles, IsEmpty()) << text;
  }
}

TEST_P(SearchSuggestions, ForgetWhatIsRemoved) {
  const auto done = database().write([](db::Write& db) {
    search::remove(db, 50);
    return base::done();
  });
  ASSERT_TRUE(done.ok());
  EXPECT_THAT(typed("фору").questions, IsEmpty());
  EXPECT_THAT(pages("моло"), Not(Contains(50)));
}

}  // namespace
}  // namespace baqylau::search
