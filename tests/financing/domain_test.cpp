#include "financing/domain.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace baqylau::financing {
namespace {

using base::Money;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

BodyYear body(int year, bool central, std::int64_t projects, std::int64_t known, std::int64_t budget) {
  return {.year = year,
          .body = base::StateBodyId{central ? 1 : 2},
          .central = central,
          .name_kk = {},
          .name_ru = {},
          .name_en = {},
          .projects = projects,
          .budgets_known = known,
          .budget = {budget},
          .paid = {budget / 2}};
}
EnteredYear entered(int year, std::optional<Money> central, std::optional<Money> local) {
  return {year, {{.figures = {.central = central, .local = local, .source = {.ru = "Отчёт"}}}}};
}

TEST(Years, AreTheLatestFirstAndWhatNobodyKnowsIsNotNought) {
  const auto years = by_year({body(2007, true, 3, 0, 0), body(2007, false, 2, 1, 500), body(2008, true, 1, 1, 700)}, {});
  ASSERT_EQ(years.size(), 2U);
  EXPECT_EQ(years.begin()->first, 2008);
  const auto& seventh = years.at(2007);
  EXPECT_EQ(seventh.central.sum(), std::nullopt) << "three projects, no budget";
  EXPECT_EQ(seventh.local.sum(), Money{500});
  EXPECT_EQ(seventh.sum(), Money{500});
  EXPECT_EQ(seventh.projects(), 5);
  EXPECT_EQ(years.at(2008).local.sum(), std::nullopt) << "no projects say nothing of what was given";
}

TEST(Years, OtherPapersCountOnlyWhereNoProjectIsEntered) {
  const auto years = by_year({body(2007, true, 3, 2, 900)}, {entered(2007, Money{1'000}, Money{2'000}), entered(2005, Money{10}, {})});
  const auto& seventh = years.at(2007);
  EXPECT_EQ(seventh.central.sum(), Money{900});
  EXPECT_FALSE(seventh.central.from_papers());
  EXPECT_EQ(seventh.local.sum(), Money{2'000});
  EXPECT_TRUE(seventh.local.from_papers());
  EXPECT_EQ(seventh.sum(), Money{2'900});
  EXPECT_EQ(years.at(2005).sum(), Money{10});
}

TEST(Years, OneThatWasTakenBackIsNotThere) { EXPECT_THAT(by_year({}, {entered(2005, {}, {})}), IsEmpty()); }

auto fields_of(const std::vector<base::FieldError>& errors) {
  std::vector<std::string> fields;
  for (const auto& error : errors) fields.push_back(error.field);
  return fields;
}
const Figures some{.central = Money{1}, .source = {.kk = "Есеп"}};

TEST(EnteredFigures, AreOfYearsThatAreOver) {
  EXPECT_THAT(check(2005, some, {}, {}, {}, 2008), IsEmpty());
  EXPECT_THAT(check(2007, some, {}, {}, {}, 2008), IsEmpty());
  EXPECT_THAT(fields_of(check(2008, some, {}, {}, {}, 2008)), ElementsAre("year"));
  EXPECT_THAT(fields_of(check(1990, some, {}, {}, {}, 2008)), ElementsAre("year"));
}

TEST(Years, OtherPapersCountWhereOfTheProjectsNoBudgetIsKnown) {
  const auto years = by_year({body(2007, true, 3, 0, 0)}, {entered(2007, Money{1'000}, {})});
  EXPECT_EQ(years.at(2007).central.sum(), Money{1'000});
  EXPECT_TRUE(years.at(2007).central.from_papers());
  EXPECT_THAT(check(2005, some, {}, {}, {body(2005, true, 1, 0, 0)}, 2008), IsEmpty());
}

TEST(EnteredFigures, GiveWayToTheBudgetsOfTheirLevel) {
  const std::vector<BodyYear> rows{body(2005, true, 1, 1, 5)};
  EXPECT_THAT(fields_of(check(2005, some, {}, {}, rows, 2008)), ElementsAre("central"));
  EXPECT_THAT(check(2005, {.local = Money{1}, .source = {.ru = "Отчёт"}}, {}, {}, rows, 2008), IsEmpty());
  EXPECT_THAT(check(2006, some, {}, {}, rows, 2008), IsEmpty());
}

TEST(EnteredFigures, NameTheirPapersAndAReasonWhenCorrected) {
  EXPECT_THAT(fields_of(check(2005, {.central = Money{1}}, {}, {}, {}, 2008)), ElementsAre("source_ru"));
  EXPECT_THAT(fields_of(check(2005, {}, {}, {}, {}, 2008)), ElementsAre("central"));
  EXPECT_THAT(fields_of(check(2005, some, {}, 1, {}, 2008)), ElementsAre("reason"));
  EXPECT_THAT(check(2005, some, "Опечатка", 1, {}, 2008), IsEmpty());
  EXPECT_THAT(check(2005, {}, "Ошибочно", 1, {}, 2008), IsEmpty()) << "a year can be taken back";
  EXPECT_THAT(fields_of(check(2005, {.source = {.ru = "Отчёт"}}, "Ошибочно", 1, {}, 2008)), ElementsAre("central"));
}

TEST(RegionSums, AddUpToAllProjects) {
  Places places;
  places.regions["63"] = {.projects = 2, .budgets_known = 1, .budget = {100}};
  places.regions["55"] = {.projects = 1, .budgets_known = 0, .budget = {0}};
  places.several = {.projects = 3, .budgets_known = 3, .budget = {30}};
  places.unknown = {.projects = 1, .budgets_known = 1, .budget = {7}};
  EXPECT_EQ(places.all().projects, 7);
  EXPECT_EQ(places.all().sum(), Money{137});
  EXPECT_EQ(places.regions["55"].sum(), std::nullopt);
  EXPECT_EQ(Placed{}.sum(), Money{0}) << "no projects, no money";
}

}  // namespace
}  // namespace baqylau::financing
