/// What came of a contest and of a year: figures counted over by hand.

#include "control/summary.hpp"

#include "tests/control/fixture.hpp"

namespace baqylau::control {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

class ContestSummaries : public ControlTest {
 protected:
  ContestSummary summary(base::ContestId contest) {
    return read([&](db::Read& db) { return summary_of(db, contests::find_contest(db, contest).value(), clock.today()); });
  }
  http::Caller visitor_caller() { return {}; }
};
BAQYLAU_ON_EACH_ENGINE(ContestSummaries);

TEST_P(ContestSummaries, CountWhatTheRecordsSay) {
  write([&](db::Write& db) {
    return contests::add_lot(db, change(), first, {.number = 8, .name = {.ru = "Лот"}, .status = contests::LotStatus::not_held});
  });
  submit(one, 1, noon("2008-02-18"), complete());
  submit(one, 2, noon("2008-05-22"), complete());
  keep(noon("2008-05-22"));
  const auto found = summary(first);
  const auto& figures = found.figures;
  EXPECT_EQ(figures.lots_recorded(), 3);
  EXPECT_EQ(figures.lots.at(contests::LotStatus::held), 2);
  EXPECT_EQ(figures.lots.at(contests::LotStatus::not_held), 1);
  EXPECT_EQ(figures.projects_all(), 2);
  EXPECT_EQ(figures.projects.at(projects::ProjectStatus::in_execution), 2);
  EXPECT_EQ(figures.stages[0].in_time, 1);
  EXPECT_EQ(figures.stages[0].overdue, 1);
  EXPECT_EQ(figures.stages[1].late, 1);
  EXPECT_EQ(figures.stages[1].overdue, 1);
  EXPECT_EQ(figures.stages[2].not_due, 2);
  EXPECT_EQ(figures.stages[2].due(), 0);
  EXPECT_EQ(figures.generals, 0);
  // Lot 2 owes two reports; the second of lot 1 lacks parts.
  EXPECT_EQ(figures.special, 2);
  EXPECT_EQ(figures.cases_all(), 3);
  EXPECT_EQ(figures.cases.at(Case::State::open), 3);
  EXPECT_THAT(found.data.rows, SizeIs(2));
}

TEST_P(ContestSummaries, LeaveOutAContractOfALaterDayWithItsMoney) {
  write([&](db::Write& db) -> base::Result<base::ProjectId> {
    const auto lot = TRY(contests::add_lot(db, change(), first, {.number = 9, .name = {.ru = "Лот"}}));
    return projects::award(db, change(), lot, {.ngo = ngo, .contract_date = clock.today().plus_days(5), .budget = base::Money{1'000'000}});
  });
  EXPECT_EQ(summary(first).figures.projects_all(), 2);
  EXPECT_EQ(summary(first).figures.budgets_known, 0);
  EXPECT_EQ(summary(first).figures.budget, base::Money{0});
  clock.set(clock.now() + std::chrono::hours{24 * 5});
  EXPECT_EQ(summary(first).figures.projects_all(), 3);
  EXPECT_EQ(summary(first).figures.budget, base::Money{1'000'000});
}

TEST_P(ContestSummaries, AddUpToTheirYear) {
  submit(one, 1, noon("2008-02-18"), complete());
  submit(three, 1, noon("2008-02-25"), complete());
  auto both = summary(first).figures;
  both += summary(second).figures;
  EXPECT_EQ(both.projects_all(), 3);
  EXPECT_EQ(both.lots_recorded(), 3);
  EXPECT_EQ(both.stages[0].in_time, 1);
  EXPECT_EQ(both.stages[0].late, 1);
  EXPECT_EQ(both.stages[0].overdue, 1);
  EXPECT_FALSE(both.lots_announced);

  const auto page = get(visitor_caller(), "/years/2007").value().body;
  EXPECT_THAT(page,
              AllOf(HasSubstr("/contests/" + base::to_string(first) + "/summary"), HasSubstr("/contests/" + base::to_string(second))));
  EXPECT_FALSE(get(visitor_caller(), "/years/2006").ok());
  EXPECT_FALSE(get(visitor_caller(), "/years/99999").ok());
}

TEST_P(ContestSummaries, ReportsStandInTheMonthOfTheirDueDateAndAddUp) {
  submit(one, 1, noon("2008-02-18"), complete());
  submit(three, 1, noon("2008-02-25"), complete());
  auto both = summary(first).figures;
  both += summary(second).figures;
  const auto& february = both.months.at(base::LocalDate::parse_iso("2008-02-01").value());
  EXPECT_EQ(february.in_time, 1);
  EXPECT_EQ(february.late, 1);
  EXPECT_EQ(february.overdue, 1);
  EXPECT_EQ(february.all(), 3);
  Summary::Reports months, stages;
  for (const auto& [month, reports] : both.months) months += reports;
  for (const auto& stage : both.stages) stages += stage;
  EXPECT_EQ(months.all(), 9);
  EXPECT_EQ(months.in_time, stages.in_time);
  EXPECT_EQ(months.late, stages.late);
  EXPECT_EQ(months.overdue, stages.overdue);
  EXPECT_EQ(months.not_due, stages.not_due);
  const auto csv = get(visitor_caller(), "/years/2007/reports.csv").value().body;
  EXPECT_THAT(csv, AllOf(HasSubstr("02.2008,1,1,1,0,3"), HasSubstr("Together,1,1,1,6,9")));
  EXPECT_THAT(get(visitor_caller(), "/years/2007").value().body, HasSubstr("1 in time of 3"));
  EXPECT_FALSE(get(visitor_caller(), "/years/2006/reports.csv").ok());
}

TEST_P(ContestSummaries, AreForEverybodyAndNameEachProject) {
  submit(one, 1, noon("2008-02-18"), complete());
  const auto page = get(visitor_caller(), "/contests/" + base::to_string(first) + "/summary").value().body;
  EXPECT_THAT(page, AllOf(HasSubstr("/projects/" + base::to_string(one)), HasSubstr("/projects/" + base::to_string(two)),
                          Not(HasSubstr("/projects/" + base::to_string(three)))));
  EXPECT_FALSE(get(visitor_caller(), "/contests/4/summary").ok());
}

TEST(MeanOfRatings, IsRoundedHalfUpAndOfNothingThereIsNone) {
  EXPECT_EQ(mean_of(0, 0), std::nullopt);
  EXPECT_EQ(mean_of(3, 2), ratings::Points{2});
  EXPECT_EQ(mean_of(7, 3), ratings::Points{2});
  EXPECT_EQ(mean_of(20000, 2), ratings::Points{10000});
}

}  // namespace
}  // namespace baqylau::control
