#include "contests/contests.hpp"
#include "control/store.hpp"
#include "ngos/ngos.hpp"
#include "projects/projects.hpp"
#include "reference/reference.hpp"
#include "support/engine_test.hpp"

namespace baqylau::control {
namespace {

using reports::Part;

base::LocalDate day(std::string_view iso) { return base::LocalDate::parse_iso(iso).value(); }

/// Two bodies, each with a contest; in the first lots 1 and 2 with projects of one NGO, lot 1 in Pavlodar.
class ControlStore : public support::EngineTest {
 protected:
  void SetUp() override {
    EngineTest::SetUp();
    if (IsSkipped()) return;
    const auto made = database().write([&](db::Write& db) -> base::Done {
      ministry = TRY(reference::add_state_body(db, random, clock.now(), {.name_kk = "Министрлік", .name_ru = "Министерство"}));
      akimat = TRY(reference::add_state_body(db, random, clock.now(), {.name_kk = "Әкімдік", .name_ru = "Акимат", .region_kato = "55"}));
      ngo = TRY(ngos::add_ngo(db, clock.now(), random, {}, {.full_name_ru = "Учреждение", .short_name_ru = "У"}));
      first = TRY(contest(db, ministry, "2007-04-19"));
      second = TRY(contest(db, akimat, "2007-06-23"));
      one = TRY(project(db, first, 1, {"55"}));
      two = TRY(project(db, first, 2, {}));
      three = TRY(project(db, second, 1, {"55"}));
      return base::done();
    });
    ASSERT_TRUE(made.ok()) << made.failure().message.text.id;
  }
  contests::Change change() { return {.now = clock.now(), .random = random}; }
  base::Result<base::ContestId> contest(db::Write& db, base::StateBodyId body, std::string_view held_on) {
    contests::ContestFacts facts{.state_body = body, .held_on = day(held_on)};
    facts.due[0] = day("2008-02-19");
    return contests::add_contest(db, change(), facts);
  }
  base::Result<base::ProjectId> project(db::Write& db, base::ContestId contest, int number, std::vector<std::string> regions) {
    contests::LotFacts facts{.number = number};
    facts.name.ru = "Лот";
    facts.regions = std::move(regions);
    const auto lot = TRY(contests::add_lot(db, change(), contest, facts));
    return projects::award(db, change(), lot, {.ngo = ngo});
  }
  std::vector<FormRow> rows(const http::Scope& scope, const FormFilter& filter = {}) {
    return database().read([&](db::Read& db) { return form_rows(db, scope, filter, 1); });
  }
  base::ReportId first_report(base::ProjectId project) {
    return database().read([&](db::Read& db) { return reports::reports_of_project(db, project).front().id; });
  }
  void enter(base::ProjectId project, std::optional<base::LocalDate> received, std::vector<reports::PartContent> parts) {
    const auto report = first_report(project);
    const auto entered = database().write([&](db::Write& db) {
      return reports::enter_paper_report(db, clock.now(), {.report = report, .received_on = received, .parts = parts});
    });
    ASSERT_TRUE(entered.ok());
  }
  const http::Scope all{.all = true, .body = {}};
  base::StateBodyId ministry{}, akimat{};
  base::NgoId ngo{};
  base::ContestId first{}, second{};
  base::ProjectId one{}, two{}, three{};
};
BAQYLAU_ON_EACH_ENGINE(ControlStore);

TEST_P(ControlStore, RowsStandByContestAndLotNumber) {
  const auto found = rows(all);
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found[0].project, one);
  EXPECT_EQ(found[1].project, two);
  EXPECT_EQ(found[2].project, three);
}

TEST_P(ControlStore, ASpecialistSeesTheOwnBodysContestsOnly) {
  const auto found = rows({.all = false, .body = akimat});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].project, three);
  EXPECT_TRUE(rows({.all = false, .body = {}}).empty());
}

TEST_P(ControlStore, FiltersNarrow) {
  EXPECT_EQ(rows(all, {.contest = first}).size(), 2u);
  EXPECT_EQ(rows(all, {.region = "55"}).size(), 2u);
  EXPECT_EQ(rows(all, {.contest = first, .region = "55"}).size(), 1u);
  EXPECT_EQ(rows(all, {.status = "in_execution"}).size(), 3u);
  EXPECT_TRUE(rows(all, {.status = "closed"}).empty());
}

TEST_P(ControlStore, ADraftsPartsCountUntilSomethingIsSubmitted) {
  enter(one, std::nullopt, {{.part = Part::about_project, .body = {}, .attested = true}});
  const auto found = rows(all);
  EXPECT_EQ(present(found[0].stages[0]), (std::set<Part>{Part::about_project}));
  EXPECT_FALSE(found[0].stages[0].submitted_on.has_value());
}

TEST_P(ControlStore, ASubmittedVersionsPartsCount) {
  enter(one, day("2008-02-20"),
        {{.part = Part::team, .body = "Команда", .attested = false}, {.part = Part::main_works, .body = {}, .attested = true}});
  const auto found = rows(all);
  EXPECT_EQ(present(found[0].stages[0]), (std::set<Part>{Part::team, Part::main_works}));
  EXPECT_EQ(found[0].stages[0].submitted_on, day("2008-02-20"));
  EXPECT_EQ(found[0].stages[0].evidence.at(Part::team).version, 1);
  EXPECT_EQ(found[0].stages[0].evidence.at(Part::team).letters, 7);
}

TEST_P(ControlStore, TheSpecialGroupIsComputedAsOfTheDay) {
  enter(one, day("2008-02-19"),
        {{.part = Part::team, .body = "x", .attested = false},
         {.part = Part::about_project, .body = "x", .attested = false},
         {.part = Part::main_works, .body = "x", .attested = false}});
  enter(two, day("2008-02-19"), {{.part = Part::team, .body = "x", .attested = false}});
  const auto count = [&](std::string_view on) {
    return database().read([&](db::Read& db) { return projects_in_special_control(db, day(on)); });
  };
  EXPECT_EQ(count("2008-02-19"), 1);  // the second project's report is incomplete
  EXPECT_EQ(count("2008-02-20"), 2);  // and the third's is overdue
  database().read([&](db::Read& db) {
    EXPECT_TRUE(causes_of(db, one, day("2026-01-01")).empty());
    EXPECT_EQ(causes_of(db, two, day("2026-01-01")).at(0).missing, (std::vector<Part>{Part::about_project, Part::main_works}));
    EXPECT_EQ(causes_of(db, three, day("2008-03-01")).at(0).days, 11);
  });
}

}  // namespace
}  // namespace baqylau::control
