/// The page, its files and the years before the system, on each engine: what a chart draws, its table says and the database adds up to.

#include "financing/financing.hpp"
#include "financing/service.hpp"
#include "financing/views.hpp"

#include "base/spreadsheet.hpp"
#include "base/temporary_file.hpp"
#include "support/accounts.hpp"
#include "support/at_once.hpp"
#include "tests/projects/fixture.hpp"

#include <fstream>

namespace baqylau::financing {
namespace {

using base::Money;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using Texts = std::vector<std::vector<std::string>>;

/// 2007: the ministry's lots 5 (East Kazakhstan), 6 (two regions), 7 (no region), 8 (East Kazakhstan, budget not known). 2020: one lot of
/// the akimat, in South Kazakhstan, which was no longer then.
class Financing : public projects::ProjectsTest {
 protected:
  void SetUp() override {
    ProjectsTest::SetUp();
    if (IsSkipped()) return;
    financing::add_routes(routes);
    local = write([&](db::Write& db) {
      return reference::add_state_body(db, random, clock.now(), {.name_kk = "Облыс", .name_ru = "Область", .region_kato = "55"});
    });
    held(contest, 15, {"63"}, Money{2'937'350});
    held(contest, 16, {"63", "55"}, Money{1'000'001});
    held(contest, 17, {}, Money{77});
    held(contest, 18, {"63"}, std::nullopt);
    const auto later =
        write([&](db::Write& db) { return contests::add_contest(db, change(), {.state_body = local, .held_on = day("2020-02-01")}); });
    held(later, 1, {"51"}, Money{5'000'000});
    clock.set(base::almaty_start(day("2021-03-03")) + std::chrono::hours{10});
    keeper = support::add_staff(database(), random, clock.now(), "keeper", http::Role::operator_).caller;
  }
  void held(base::ContestId of, int number, std::vector<std::string> regions, std::optional<Money> budget) {
    write([&](db::Write& db) -> base::Result<base::ProjectId> {
      const auto made = TRY(contests::add_lot(db, change(), of, {.number = number, .name = {.ru = "Лот"}, .regions = std::move(regions)}));
      return projects::award(db, change(), made, {.ngo = ngo, .contract_date = day("2007-05-28"), .budget = budget});
    });
  }
  static Texts texts_of(const base::Sheet& sheet) {
    Texts all;
    for (const auto& row : sheet.rows) {
      all.emplace_back();
      for (const auto& cell : row) all.back().push_back(cell.text);
    }
    return all;
  }
  std::string worked(const std::string& path, http::Pairs query) {
    http::Request request;
    request.path = path;
    request.language = i18n::Language::en;
    request.query = std::move(query);
    const auto found = routes.find(false, path);
    return found.route->work(request, found.places, database(), services).value().body;
  }
  /// As both files have it.
  Texts table(const std::string& path, const http::Pairs& query = {}) {
    const auto csv = base::read_csv(get(visitor(), path + ".csv", query).value().body).value();
    const base::TemporaryFile file;
    std::ofstream{file.path(), std::ios::binary} << worked(path + ".xlsx", query);
    EXPECT_EQ(texts_of(csv), texts_of(base::read_sheet(file.path()).value())) << path;
    return texts_of(csv);
  }
  std::string page(http::Pairs query = {}) { return get(visitor(), "/financing", std::move(query)).value().body; }
  base::Done enter(const Entry& entry) {
    return database().write([&](db::Write& db) { return financing::save(db, clock.now(), *keeper.account, entry); });
  }

  base::StateBodyId local{};
  http::Caller keeper{};
};
BAQYLAU_ON_EACH_ENGINE(Financing);

TEST_P(Financing, YearsAreWhatTheProjectsComeTo) {
  EXPECT_THAT(table("/financing/years"), ElementsAre(ElementsAre("Year", "Projects", "Budget known", "Central state bodies",
                                                                 "Local state bodies", "Together", "Paid", "From where"),
                                                     ElementsAre("2020", "1", "1", "", "5000000", "5000000", "0", "Projects entered here"),
                                                     ElementsAre("2007", "4", "3", "3937428", "", "3937428", "0", "Projects entered here"),
                                                     ElementsAre("Together", "5", "4", "3937428", "5000000", "8937428", "0")));
}

TEST_P(Financing, WhatIsKnownOfNoYearHasNoTotal) {
  const http::Request request;
  const ui::View v{request, (*catalogues)[i18n::Language::en], clock.today()};
  const auto total =
      views::years_table(v, by_year({}, {{2005, {{.figures = {.central = Money{1}}}}}, {2006, {{.figures = {.central = Money{2}}}}}}))
          .total;
  EXPECT_EQ(std::get<Money>(total.at(3)), Money{3});
  EXPECT_TRUE(std::holds_alternative<std::monostate>(total.at(4))) << "of the local bodies nothing is known";
  EXPECT_EQ(std::get<Money>(total.at(5)), Money{3});
}

TEST_P(Financing, AFileIsNamedByTheYearThatIsInIt) {
  const auto name = [&](const std::string& year) {
    const auto answer = get(visitor(), "/financing/regions.csv", {{"year", year}}).value();
    for (const auto& [key, value] : answer.headers)
      if (key == "Content-Disposition") return value;
    return std::string{};
  };
  EXPECT_THAT(name("2007"), HasSubstr("financing-regions-2007.csv"));
  EXPECT_THAT(name("1999"), HasSubstr("financing-regions.csv")) << "there are no projects of it: the file is of all years";
}

TEST_P(Financing, RegionsAddUpToTheYear) {
  const auto rows = table("/financing/regions", {{"year", "2007"}});
  const auto row = [&](std::string_view name) -> std::vector<std::string> {
    for (const auto& one : rows)
      if (one.front() == name) return one;
    return {};
  };
  EXPECT_THAT(row("East Kazakhstan Region"), ElementsAre("East Kazakhstan Region", "2", "1", "2937350", "1"));
  EXPECT_THAT(row("Pavlodar Region"), ElementsAre("Pavlodar Region", "0", "0", "0", "1"));
  EXPECT_THAT(row("Several regions"), ElementsAre("Several regions", "1", "1", "1000001"));
  EXPECT_THAT(row("Region not known"), ElementsAre("Region not known", "1", "1", "77"));
  EXPECT_THAT(rows.back(), ElementsAre("Together", "4", "3", "3937428"));
  EXPECT_THAT(row("South Kazakhstan Region"), ElementsAre("South Kazakhstan Region", "0", "0", "0", "0")) << "a region of that year";
  EXPECT_TRUE(row("Shymkent").empty()) << "it became one in 2018";
}

TEST_P(Financing, ARegionThatHadEndedStandsBesideTheMap) {
  const auto text = page({{"year", "2020"}});
  const auto beside = text.substr(text.find("app-tiles--beside"));
  EXPECT_THAT(beside.substr(0, beside.find("</ul>")), AllOf(HasSubstr("South Kazakhstan Region"), HasSubstr("5.0")));
  EXPECT_THAT(text.substr(0, text.find("app-tiles--beside")), HasSubstr("app-tiles__tile--79"));
}

TEST_P(Financing, TheMapSaysMillionsAndHasTheRegionsOfTheYear) {
  EXPECT_THAT(page({{"year", "2007"}}), AllOf(HasSubstr(R"(<span class="app-tiles__figure">2.9</span>)"), HasSubstr("app-tiles__tile--51"),
                                              Not(HasSubstr("app-tiles__tile--79"))));
}

TEST_P(Financing, YearsBeforeTheSystemHaveTheirPapersNamedAndTheirCorrectionsShown) {
  ASSERT_TRUE(enter({.year = 2006, .figures = {.central = Money{300'000'000}, .source = {.ru = "Отчёт министерства"}}}).ok());
  EXPECT_THAT(table("/financing/years")[3], ElementsAre("2006", "", "", "300000000", "", "300000000", "", "Отчёт министерства"));
  EXPECT_THAT(page(), Not(HasSubstr("Corrections of figures")));
  ASSERT_TRUE(enter({.year = 2006,
                     .version = 1,
                     .figures = {.central = Money{310'000'000}, .source = {.ru = "Отчёт министерства"}},
                     .reason = "Опечатка"})
                  .ok());
  EXPECT_EQ(table("/financing/years")[3][3], "310000000");
  EXPECT_THAT(page(), AllOf(HasSubstr("Corrections of figures"), HasSubstr("300\u00A0000\u00A0000"), HasSubstr("Опечатка")));
  ASSERT_TRUE(enter({.year = 2006, .version = 2, .figures = {}, .reason = "Ошибочно"}).ok());
  EXPECT_EQ(table("/financing/years").size(), 4U);
  EXPECT_THAT(page(), HasSubstr("Ошибочно"));
}

TEST_P(Financing, ProjectsThatComeLaterTakeThePlaceOfOtherPapers) {
  ASSERT_TRUE(enter({.year = 2008, .figures = {.local = Money{9}, .source = {.kk = "Есеп"}}}).ok());
  const auto of_2008 =
      write([&](db::Write& db) { return contests::add_contest(db, change(), {.state_body = local, .held_on = day("2008-02-01")}); });
  held(of_2008, 1, {"55"}, Money{4});
  EXPECT_THAT(table("/financing/years")[2], ElementsAre("2008", "1", "1", "", "4", "4", "0", "Projects entered here"));
}

TEST_P(Financing, WhatStaffEnterIsCheckedAndKept) {
  const http::Pairs fields{{"year", "2006"}, {"central", "300 000 000"}, {"local", ""}, {"source_kk", ""}, {"source_ru", "Отчёт"}};
  EXPECT_EQ(post(keeper, "/financing/figures/new", fields).value().status, 303);
  const auto again = post(keeper, "/financing/figures/new", fields);
  EXPECT_EQ(again.value().status, 422);
  EXPECT_THAT(again.value().body, HasSubstr("This year is entered already"));
  EXPECT_THAT(post(keeper, "/financing/figures/new", {{"year", "2007"}, {"central", "5"}, {"source_ru", "Отчёт"}}).value().body,
              AllOf(HasSubstr("their sum is computed"), HasSubstr("value=\"5\"")));
  EXPECT_THAT(get(keeper, "/financing/figures/2006").value().body, HasSubstr("300\u00A0000\u00A0000"));
  EXPECT_EQ(get(keeper, "/financing/figures/2004").failure().kind, base::Kind::not_found);
  const http::Pairs correction{{"version", "1"}, {"central", "1"}, {"source_ru", "Отчёт"}, {"reason", "Опечатка"}};
  EXPECT_EQ(post(keeper, "/financing/figures/2006", correction).value().status, 303);
  const auto overtaken =
      post(keeper, "/financing/figures/2006", {{"version", "1"}, {"central", "2"}, {"source_ru", "Отчёт"}, {"reason", "Другая"}});
  EXPECT_EQ(overtaken.value().status, 409);
  EXPECT_THAT(overtaken.value().body, AllOf(HasSubstr("Другая"), HasSubstr("name=\"version\" value=\"2\"")));
}

TEST_P(Financing, AnOperatorOfOneBodyDoesNotEnterTheCountrysSums) {
  EXPECT_EQ(get(operator_of(body), "/financing/figures").failure().kind, base::Kind::not_found);
  EXPECT_EQ(post(operator_of(body), "/financing/figures/new", {{"year", "2006"}}).failure().kind, base::Kind::not_found);
  EXPECT_THAT(get(operator_of(body), "/financing").value().body, Not(HasSubstr("/financing/figures")));
  EXPECT_THAT(get(keeper, "/financing").value().body, HasSubstr("/en/financing/figures"));
}

TEST_P(Financing, OfTwoWhoEnterAYearAtOnceOneIsTold) {
  const auto other = open_another();
  const auto enter_in = [&](db::Database& db, int year, std::int64_t tenge) {
    return db.write([&](db::Write& write) {
      return financing::save(write, clock.now(), *keeper.account,
                             {.year = year, .figures = {.central = Money{tenge}, .source = {.ru = "Отчёт"}}});
    });
  };
  for (int round = 0; round < support::rounds_at_once / 10; ++round) {
    const int year = 1995 + round;
    const auto [one, two] = support::at_once([&] { return enter_in(database(), year, 1); }, [&] { return enter_in(*other, year, 2); });
    EXPECT_NE(one.ok(), two.ok()) << year;
    EXPECT_EQ((one.ok() ? two : one).failure().kind, base::Kind::invalid);
  }
}

}  // namespace
}  // namespace baqylau::financing
