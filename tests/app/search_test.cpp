/// The index that grew with the records is the one that is made of them anew: no use case forgets it.

#include "app/commands.hpp"
#include "contests/contests.hpp"
#include "ngos/ngos.hpp"
#include "projects/projects.hpp"
#include "reference/reference.hpp"
#include "reports/reports.hpp"
#include "search/search.hpp"
#include "support/engine_test.hpp"
#include "tests/app/sql.hpp"

#include <gmock/gmock.h>

#include <fmt/format.h>

namespace baqylau::app {
namespace {

namespace rows = baqylau::tests::app::sql;

class SearchOfRecords : public support::EngineTest {
 protected:
  std::vector<std::string> index() {
    return database().read([](db::Read& db) {
      std::vector<std::string> lines;
      for (const auto& row : db.all(rows::search_documents{}))
        lines.push_back(fmt::format("{} {} {} {} {} {} {} {} {}", row.id, row.kind, row.title_ru.value_or("-"), row.title_kk.value_or("-"),
                                    row.body_ru.value_or("-"), row.body.value_or("-"), row.year.value_or(0), row.regions,
                                    row.status.value_or("-")));
      for (const auto& row : db.all(rows::search_terms{})) lines.push_back(fmt::format("{} {} {}", row.document, row.term, row.weight));
      return lines;
    });
  }
  void expect_to_be_what_reindexing_makes(const char* after) {
    const auto grown = index();
    ASSERT_FALSE(grown.empty());
    ASSERT_TRUE(database()
                    .write([](db::Write& db) {
                      put_all_into_search(db);
                      return base::done();
                    })
                    .ok());
    EXPECT_EQ(grown, index()) << after;
  }
  template <class Job>
  void write(Job job) {
    const auto done = database().write([&](db::Write& db) -> base::Done {
      job(db);
      return base::done();
    });
    ASSERT_TRUE(done.ok());
  }
};
BAQYLAU_ON_EACH_ENGINE(SearchOfRecords);

TEST_P(SearchOfRecords, IsTheSameGrownOrMadeAnew) {
  const auto author = http::Author{.account = {}, .ngo = std::nullopt, .scope = {.all = true, .body = {}}};
  const contests::Change change{.now = clock.now(), .random = random};
  const auto held_on = base::LocalDate::parse_iso("2007-07-16").value();
  base::NgoId ngo;
  base::LotId lot;
  base::ProjectId project;
  base::ContestId contest;
  contests::ContestFacts facts;
  write([&](db::Write& db) {
    const auto body = reference::add_state_body(db, random, clock.now(), {.name_kk = "Орган", .name_ru = "Орган"}).value();
    facts = {.state_body = body, .held_on = held_on};
    contest = contests::add_contest(db, change, facts).value();
    ngo =
        ngos::add_ngo(db, clock.now(), random, {}, {.full_name_ru = "Фонд «Достык»", .short_name_ru = "Достык", .head_name = "Тайное имя"})
            .value();
    lot = contests::add_lot(db, change, contest, {.number = 1, .name = {"Балалар", "Дети"}, .regions = {"75"}}).value();
    EXPECT_TRUE(contests::add_lot(db, change, contest, {.number = 2, .name = {std::nullopt, "Пожилые"}}).ok());
  });
  expect_to_be_what_reindexing_makes("cards and lots");
  write([&](db::Write& db) { project = projects::award(db, change, lot, {.ngo = ngo}).value(); });
  expect_to_be_what_reindexing_makes("award");
  write([&](db::Write& db) {
    const auto seen = projects::find_project(db, project).value();
    EXPECT_TRUE(
        projects::save_part(db, clock.now(), author, project, seen.version, projects::WorkDone{.kk = "Жұмыс", .ru = "Работа"}).ok());
  });
  expect_to_be_what_reindexing_makes("passport");
  write([&](db::Write& db) {
    const auto report = reports::reports_of_project(db, project).front().id;
    EXPECT_TRUE(reports::enter_paper_report(db, clock.now(),
                                            {.report = report,
                                             .received_on = base::LocalDate::parse_iso("2008-02-01"),
                                             .parts = {{.part = reports::Part::main_works, .body = "Провели семинары"}},
                                             .entered_by = {}})
                    .ok());
  });
  expect_to_be_what_reindexing_makes("report");
  write([&](db::Write& db) {
    EXPECT_TRUE(projects::change_status(db, clock.now(), random, project, projects::StatusEvent::close, {}, {}).ok());
    EXPECT_TRUE(ngos::change_ngo(db, clock.now(), author, ngo, 1, {.full_name_ru = "Фонд «Бірлік»", .short_name_ru = "Бірлік"}).ok());
  });
  expect_to_be_what_reindexing_makes("changes");
  for (const auto& line : index()) EXPECT_THAT(line, ::testing::Not(::testing::HasSubstr("тайн")));
}

TEST_P(SearchOfRecords, IsFilledWhereItIsEmpty) {
  write([&](db::Write& db) {
    EXPECT_TRUE(ngos::add_ngo(db, clock.now(), random, {}, {.full_name_ru = "Фонд", .short_name_ru = "Фонд"}).ok());
  });
  const auto grown = index();
  write([](db::Write& db) { search::clear(db); });
  EXPECT_TRUE(index().empty());
  fill_search(database());
  EXPECT_EQ(index(), grown);
}

}  // namespace
}  // namespace baqylau::app
