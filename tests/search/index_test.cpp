#include "search/query.hpp"
#include "search/search.hpp"
#include "search/snippet.hpp"

#include "reference/reference.hpp"
#include "support/engine_test.hpp"

#include <gmock/gmock.h>

namespace baqylau::search {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

constexpr std::int64_t ngo = 1, other_ngo = 2, lot = 10, free_lot = 11, project = 20, report = 30;

class SearchIndex : public support::EngineTest {
 protected:
  void SetUp() override {
    EngineTest::SetUp();
    if (IsSkipped()) return;
    const auto added = database().write(
        [&](db::Write& db) { return reference::add_state_body(db, random, clock.now(), {.name_kk = "Орган", .name_ru = "Орган"}); });
    body_ = added.value();
    put({.kind = Kind::ngo,
         .id = ngo,
         .title = {"Жас Отан", "Жас Отан"},
         .subtitle = {"«Жас Отан» қоғамдық бірлестігі", "Общественное объединение «Жас Отан»"},
         .text = "Работаем с молодёжью.\nАлматы",
         .regions = {"75"}});
    put({.kind = Kind::ngo, .id = other_ngo, .title = {std::nullopt, "Орлеу"}});
    put(the_lot("Балалар құқықтарын қорғау", "Защита прав детей"));
    put({.kind = Kind::lot,
         .id = free_lot,
         .number = 6,
         .title = {std::nullopt, "Поддержка инвалидов"},
         .year = 2008,
         .state_body = body_,
         .status = Status::not_held});
    put({.kind = Kind::project,
         .id = project,
         .number = 5,
         .body = {"Жобаның мақсаты – мониторинг", "Цель проекта – мониторинг прав"},
         .status = Status::in_execution,
         .lot = base::LotId{lot},
         .ngo = base::NgoId{ngo}});
    put({.kind = Kind::report,
         .id = report,
         .number = 1,
         .text = "Проведено пять семинаров",
         .status = Status::accepted,
         .lot = base::LotId{lot},
         .ngo = base::NgoId{ngo}});
  }

  Document the_lot(const std::string& kk, const std::string& ru) const {
    return {.kind = Kind::lot,
            .id = lot,
            .number = 5,
            .title = {kk, ru},
            .year = 2007,
            .state_body = body_,
            .regions = {"71", "75"},
            .status = Status::held};
  }
  void put(const Document& document) {
    const auto done = database().write([&](db::Write& db) {
      search::put(db, document);
      return base::done();
    });
    ASSERT_TRUE(done.ok());
  }
  Found ask(const Query& query, int page = 1) {
    return database().read([&](db::Read& db) { return find(db, Analyser{}, query, page); });
  }
  std::vector<std::int64_t> ids_of(const Query& query) {
    std::vector<std::int64_t> found;
    for (const auto& hit : ask(query).hits) found.push_back(hit.id);
    return found;
  }
  std::vector<std::int64_t> ids(const std::string& text) { return ids_of(Query{.text = text}); }

  base::StateBodyId body_{};
};
BAQYLAU_ON_EACH_ENGINE(SearchIndex);

TEST_P(SearchIndex, FindsAnyFormOfAWord) {
  EXPECT_THAT(ids("жобалардың"), ElementsAre(project));
  EXPECT_THAT(ids("мониторингі"), ElementsAre(project));
  EXPECT_THAT(ids("семинара"), ElementsAre(report));
  EXPECT_THAT(ids("МОЛОДЕЖИ"), ElementsAre(ngo));
  EXPECT_THAT(ids("zhobalardyn"), ElementsAre(project));
}

TEST_P(SearchIndex, WantsEveryWord) {
  EXPECT_THAT(ids("защита детей"), ElementsAre(project, report));
  EXPECT_THAT(ids("защита инвалидов"), IsEmpty());
  EXPECT_THAT(ids("для"), IsEmpty());
  EXPECT_THAT(ids(""), IsEmpty());
}

TEST_P(SearchIndex, FindsALotAsItsProjectOnceItHasOne) {
  EXPECT_THAT(ids("балалардың құқығы"), ElementsAre(project, report));
  EXPECT_THAT(ids("инвалидам"), ElementsAre(free_lot));
}

TEST_P(SearchIndex, FindsProjectAndReportByTheNewNameOfTheirLot) {
  put(the_lot("Қарттарға көмек", "Помощь пожилым"));
  EXPECT_THAT(ids("пожилых"), ElementsAre(project, report));
  EXPECT_THAT(ids("детей"), IsEmpty());
  EXPECT_EQ(ask({.text = "қарттар"}).hits.front().title.ru, "Помощь пожилым");
}

TEST_P(SearchIndex, FindsWhatAnNgoDoesByItsName) {
  EXPECT_THAT(ids("жас отан"), ElementsAre(ngo, project, report));
  put({.kind = Kind::ngo, .id = ngo, .title = {std::nullopt, "Новое имя"}});
  EXPECT_THAT(ids("жас отан"), IsEmpty());
  EXPECT_THAT(ids("новое имя"), ElementsAre(ngo, project, report));
}

TEST_P(SearchIndex, NarrowsByWhatTheLotSays) {
  EXPECT_THAT(ids_of({.text = "мониторинг", .year = 2007}), ElementsAre(project));
  EXPECT_THAT(ids_of({.text = "мониторинг", .year = 2008}), IsEmpty());
  EXPECT_THAT(ids_of({.text = "детей", .kind = Kind::report}), ElementsAre(report));
  EXPECT_THAT(ids_of({.text = "детей", .region_kato = "71"}), ElementsAre(project, report));
  EXPECT_THAT(ids_of({.text = "детей", .region_kato = "63"}), IsEmpty());
  EXPECT_THAT(ids_of({.text = "детей", .status = Status::accepted}), ElementsAre(report));
  EXPECT_THAT(ids_of({.text = "детей", .state_body = body_}), ElementsAre(project, report));
  EXPECT_THAT(ids_of({.text = "детей", .state_body = base::StateBodyId{body_.value + 1}}), IsEmpty());
}

TEST_P(SearchIndex, CountsWhatWasFound) {
  const auto found = ask({.text = "жас отан"});
  EXPECT_EQ(found.count, 3);
  EXPECT_THAT(found.facets.kinds, UnorderedElementsAre(Pair(Kind::ngo, 1), Pair(Kind::project, 1), Pair(Kind::report, 1)));
  EXPECT_THAT(found.facets.regions, UnorderedElementsAre(Pair("71", 2), Pair("75", 3)));
  EXPECT_THAT(found.facets.years, UnorderedElementsAre(Pair(2007, 2)));
}

TEST_P(SearchIndex, ForgetsWhatIsRemoved) {
  const auto done = database().write([&](db::Write& db) {
    search::remove(db, free_lot);
    search::remove(db, 404);
    return base::done();
  });
  ASSERT_TRUE(done.ok());
  EXPECT_THAT(ids("инвалидов"), IsEmpty());
}

TEST_P(SearchIndex, SeesEachChangeAtOnceAlsoAnotherNodes) {
  EXPECT_THAT(ids("инвалидов"), ElementsAre(free_lot));
  const auto other = open_another();
  const auto done = other->write([&](db::Write& db) {
    search::put(db, {.kind = Kind::ngo, .id = 3, .title = {std::nullopt, "Союз инвалидов"}});
    return base::done();
  });
  ASSERT_TRUE(done.ok());
  EXPECT_THAT(ids("инвалидов"), ElementsAre(3, free_lot));
  EXPECT_EQ(ask({.text = "инвалидов"}).facets.kinds.at(Kind::ngo), 1);
}

TEST_P(SearchIndex, TakesNothingOfAChangeThatIsRolledBack) {
  EXPECT_THAT(ids("инвалидов"), ElementsAre(free_lot));
  const auto failed = database().write([&](db::Write& db) -> base::Done {
    search::put(db, {.kind = Kind::ngo, .id = 3, .title = {std::nullopt, "Союз инвалидов"}});
    return base::Failure{base::Kind::conflict, base::M("Not this time")};
  });
  ASSERT_FALSE(failed.ok());
  EXPECT_THAT(ids("инвалидов"), ElementsAre(free_lot));
  put({.kind = Kind::ngo, .id = 4, .title = {std::nullopt, "Общество инвалидов"}});
  EXPECT_THAT(ids("инвалидов"), ElementsAre(4, free_lot));
}

TEST_P(SearchIndex, FindsNothingOfWhatWasClearedAndAllOfWhatIsPutAnew) {
  EXPECT_THAT(ids("инвалидов"), ElementsAre(free_lot));
  const auto done = database().write([&](db::Write& db) {
    clear(db);
    search::put(db, {.kind = Kind::ngo, .id = 5, .title = {std::nullopt, "Помощь инвалидам"}});
    return base::done();
  });
  ASSERT_TRUE(done.ok());
  EXPECT_THAT(ids("инвалидов"), ElementsAre(5));
  EXPECT_THAT(ids("детей"), IsEmpty());
}

TEST_P(SearchIndex, IsEmptyAfterClearing) {
  const auto empty = [&] { return database().read([](db::Read& db) { return is_empty(db); }); };
  EXPECT_FALSE(empty());
  ASSERT_TRUE(database()
                  .write([](db::Write& db) {
                    clear(db);
                    return base::done();
                  })
                  .ok());
  EXPECT_TRUE(empty());
}

TEST_P(SearchIndex, GuessesWhatWasMeant) {
  const auto meant = [&](const std::string& text) { return ask({.text = text}).did_you_mean.value_or("none"); };
  EXPECT_EQ(meant("мониторниг"), "мониторинг");
  EXPECT_EQ(meant("Защита прва детеей"), "Защита прав детей");
  EXPECT_EQ(meant("vjybnjhbyu"), "мониторинг");
  EXPECT_EQ(meant("абракадабра"), "none");
  EXPECT_EQ(meant("мониторинг"), "none");
}

TEST_P(SearchIndex, CountsAllAndShowsTheBestOfThem) {
  const auto done = database().write([&](db::Write& db) {
    for (std::int64_t i = 0; i <= most_shown; ++i)
      search::put(db, {.kind = Kind::ngo, .id = 1000 + i, .title = {std::nullopt, "Союз " + std::to_string(i)}});
    return base::done();
  });
  ASSERT_TRUE(done.ok());
  const auto found = ask({.text = "союзы"}, 999);
  EXPECT_EQ(found.count, most_shown + 1) << "counted are all";
  EXPECT_EQ(found.facets.kinds.at(Kind::ngo), most_shown + 1);
  EXPECT_EQ(found.page, most_shown / hits_on_a_page);
  EXPECT_EQ(found.hits.size(), static_cast<std::size_t>(hits_on_a_page));
}

std::string shown(const std::vector<Piece>& pieces) {
  std::string text;
  for (const auto& piece : pieces) text += piece.marked ? "[" + piece.text + "]" : piece.text;
  return text;
}

TEST_P(SearchIndex, MarksTheFormsThatStandInTheText) {
  const Analyser analyser;
  const auto words = database().read([&](db::Read& db) { return asked_words(db, analyser, "жоба мониторинг"); });
  const Marker marker{analyser, words};
  EXPECT_EQ(shown(marker.marked("Жобалардың мониторингі, зоба")), "[Жобалардың] [мониторингі], зоба");
  std::string text;
  for (int i = 0; i < 100; ++i) text += "слово ";
  const auto whole = text + "о\nмониторинге " + text;
  const auto snippet = shown(Marker::snippet(marker.look(whole)));
  EXPECT_THAT(snippet, ::testing::StartsWith("… слово"));
  EXPECT_THAT(snippet, ::testing::HasSubstr("о [мониторинге] слово"));
  EXPECT_THAT(snippet, ::testing::EndsWith("слово …"));
  EXPECT_EQ(marker.look("мониторинг жобасы").asked, 2U);
}

}  // namespace
}  // namespace baqylau::search
