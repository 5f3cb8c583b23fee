#include "projects/domain.hpp"

#include "projects/forms.hpp"

#include <gtest/gtest.h>

namespace baqylau::projects {
namespace {

base::LocalDate day(std::string_view iso) { return base::LocalDate::parse_iso(iso).value(); }

http::Request form_of(http::Pairs fields) {
  http::Request request;
  request.method = http::Method::post;
  request.form = std::move(fields);
  return request;
}

TEST(AwardRules, AProjectDoesNotEndBeforeItStarts) {
  Award award{.starts_on = day("2007-06-01"), .ends_on = day("2007-05-31")};
  ASSERT_EQ(faults_of(award).size(), 1u);
  EXPECT_EQ(faults_of(award)[0].field, "ends_on");
  award.ends_on = award.starts_on;
  EXPECT_TRUE(faults_of(award).empty()) << "a project of one day";
}

TEST(AwardRules, TranchesDoNotExceedTheBudget) {
  Award award{.budget = base::Money{100}, .tranches = {{base::Money{60}, {}}, {base::Money{40}, {}}}};
  EXPECT_TRUE(faults_of(award).empty());
  award.tranches[1].amount.tenge = 41;
  EXPECT_EQ(faults_of(award).size(), 1u);
}

TEST(AwardRules, AnUnknownBudgetIsNoFault) { EXPECT_TRUE(faults_of({.tranches = {{base::Money{60}, {}}}}).empty()); }

TEST(AwardRules, TwentyTranchesAndNoMore) {
  EXPECT_TRUE(faults_of({.tranches = std::vector<Tranche>(20)}).empty());
  EXPECT_EQ(faults_of({.tranches = std::vector<Tranche>(21)}).size(), 1u);
}

TEST(PassportParts, CodesLeadBackToTheirParts) {
  for (const auto part : all_parts) EXPECT_EQ(part_from_code(to_code(part)), part);
  EXPECT_EQ(part_from_code("money"), std::nullopt);
}

TEST(PassportParts, ContentIsOfThePartAskedFor) {
  for (const auto part : all_parts) EXPECT_EQ(part_of(content_of({}, part)), part);
}

TEST(PassportParts, AnEmptyPassportHasNoFilledPart) {
  for (const auto part : all_parts) EXPECT_FALSE(is_filled(content_of({}, part))) << to_code(part);
}

TEST(PassportParts, GoalsTasksAndResultsAreFilledTogetherInAnyLanguage) {
  About about{.goals_ru = "Цели", .tasks_kk = "Міндеттер"};
  EXPECT_FALSE(is_filled(about));
  about.results_ru = "Результаты";
  EXPECT_TRUE(is_filled(about));
}

TEST(PassportParts, EachChangeHasAnEventThatTheTimelineCanName) {
  for (const auto part : all_parts) EXPECT_TRUE(event_text(event_of(part)).has_value()) << to_code(part);
  EXPECT_TRUE(event_text("project.awarded").has_value());
  EXPECT_TRUE(event_text("passport.spending_changed").has_value());
  for (const auto& step : project_steps()) EXPECT_TRUE(event_text("project." + std::string{step.event}).has_value()) << step.event;
  for (const auto& step : tranche_steps()) EXPECT_TRUE(event_text("tranche." + std::string{step.event}).has_value()) << step.event;
  EXPECT_EQ(event_text("session.opened"), std::nullopt);
}

TEST(ProjectStatuses, CodesLeadBackAndOthersAreABug) {
  for (const auto status : {ProjectStatus::in_execution, ProjectStatus::completed, ProjectStatus::closed, ProjectStatus::terminated,
                            ProjectStatus::repayment_demanded}) {
    EXPECT_EQ(status_from_code(to_code(status)), status);
  }
  EXPECT_THROW(status_from_code("held"), db::Error);
}

TEST(ProjectsOnRecord, BeginWithTheContractOrTheStartOrTheContest) {
  Project project;
  project.contest_held_on = day("2007-04-19");
  EXPECT_EQ(since(project), day("2007-04-19"));
  project.starts_on = day("2007-05-31");
  EXPECT_EQ(since(project), day("2007-05-31"));
  project.contract_date = day("2007-05-28");
  EXPECT_EQ(since(project), day("2007-05-28"));
}

TEST(Shares, AreWholePercentRoundedDown) {
  EXPECT_EQ(percent_of(0, 3), 0);
  EXPECT_EQ(percent_of(2, 3), 66);
  EXPECT_EQ(percent_of(3, 3), 100);
  EXPECT_EQ(percent_of(999, 1000), 99) << "100 means all";
  EXPECT_EQ(percent_of(5, 4), 125);
  EXPECT_EQ(percent_of(1, 0), std::nullopt);
  EXPECT_EQ(percent_of(50 * 999'999'999'999'999, 999'999'999'999'999), 5000) << "the largest sums there are";
}

Project of_budget(std::optional<base::Money> budget) {
  Project project;
  project.budget = budget;
  return project;
}

TEST(Estimates, DoNotExceedTheBudgetAndBothSumsAreSaid) {
  const Budget lines{{"Аренда", base::Money{60}}, {"Связь", base::Money{41}}};
  EXPECT_TRUE(faults_of(of_budget(base::Money{101}), lines).empty());
  const auto faults = faults_of(of_budget(base::Money{100}), lines);
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].field, "budget.0.planned");
  EXPECT_EQ(faults[0].message.values[0].second, "101");
  EXPECT_EQ(faults[0].message.values[1].second, "100");
  EXPECT_TRUE(faults_of(of_budget(std::nullopt), lines).empty()) << "a budget that is not known limits nothing";
  EXPECT_TRUE(faults_of(of_budget(base::Money{0}), Team{{"a", "b"}}).empty());
}

TEST(Estimates, LinesKeepTheirPlacesAndNewOnesGoBehind) {
  const Budget before{{"a", base::Money{1}, 1}, {"b", base::Money{2}, 2}, {"c", base::Money{3}, 5}};
  const auto after = numbered(before, {{"new", base::Money{9}}, {"c", base::Money{3}, 5}, {"renamed", base::Money{1}, 1}});
  EXPECT_EQ(after, (Budget{{"new", base::Money{9}, 6}, {"c", base::Money{3}, 5}, {"renamed", base::Money{1}, 1}}));
  const auto copied = numbered(before, {{"a", base::Money{1}, 1}, {"copy", base::Money{1}, 1}, {"invented", base::Money{1}, 77}});
  EXPECT_EQ(copied, (Budget{{"a", base::Money{1}, 1}, {"copy", base::Money{1}, 6}, {"invented", base::Money{1}, 7}}));
}

TEST(Estimates, OnlyLinesWithSpendingHaveToStay) {
  const Budget before{{"a", base::Money{1}, 1}, {"b", base::Money{2}, 2}};
  const std::vector<Spending> spending{{.position = 2, .stage = 1, .amount = base::Money{1}}};
  EXPECT_EQ(spent_and_removed(before, spending, {}), (Budget{before[1]}));
  EXPECT_TRUE(spent_and_removed(before, spending, {{"renamed", base::Money{2}, 2}}).empty());
}

TEST(Estimates, ALineThatHasToStayIsShownInItsOwnRowAgain) {
  const BudgetLine line{"Аренда", base::Money{1'000}, 4};
  http::FormValues values;
  values.set("budget.0.name", "Связь").set("budget.0.planned", "5").set("budget.0.position", "");
  values.set("budget.1.name", "").set("budget.1.planned", "").set("budget.1.position", "4");
  values.set("budget.2.name", "Бумага").set("budget.2.planned", "5").set("budget.2.position", "2");
  EXPECT_EQ(put_back(values, line), "budget.1.name");
  EXPECT_EQ(values.value("budget.1.name"), "Аренда");
  EXPECT_EQ(values.value("budget.1.planned"), "1\u00a0000");
  http::FormValues without;
  without.set("budget.0.name", "Связь").set("budget.0.planned", "5").set("budget.0.position", "");
  EXPECT_EQ(put_back(without, line), "budget.1.name");
  EXPECT_EQ(without.value("budget.1.position"), "4");
}

TEST(PassportForms, FiftyLinesOfAnEstimateAndNoMore) {
  for (const auto& [row, fine] : {std::pair{"budget.49", true}, std::pair{"budget.50", false}}) {
    const auto request = form_of({{std::string{row} + ".name", "Аренда"}, {std::string{row} + ".planned", "1"}});
    http::FormReader form{request};
    read_part(form, Part::budget, {});
    EXPECT_EQ(form.finish().ok(), fine) << row;
  }
}

TEST(SpendingForms, PapersWithoutAnAmountAreAnError) {
  const Budget lines{{"a", base::Money{1}, 1}, {"b", base::Money{1}, 2}};
  const auto request =
      form_of({{"spending.1.amount", "1 000"}, {"spending.1.evidence", ""}, {"spending.2.amount", ""}, {"spending.2.evidence", "акт № 5"}});
  http::FormReader form{request};
  const auto rows = read_spending(form, lines, 2);
  EXPECT_FALSE(form.finish().ok());
  EXPECT_EQ(rows, (std::vector<Spending>{{.position = 1, .stage = 2, .amount = base::Money{1'000}}}));
  EXPECT_EQ(form.values().error("spending.1.amount"), nullptr);
  EXPECT_NE(form.values().error("spending.2.amount"), nullptr);
}

TEST(PassportForms, BlankRowsArePassedOver) {
  const auto request = form_of({{"team.0.name", "Координатор"},
                                {"team.0.duty", "Ведёт проект"},
                                {"team.1.name", " "},
                                {"team.1.duty", ""},
                                {"team.4.name", "Бухгалтер"},
                                {"team.4.duty", "Отчёты"}});
  http::FormReader form{request};
  const auto content = read_part(form, Part::team, {});
  EXPECT_TRUE(form.finish().ok());
  EXPECT_EQ(std::get<Team>(content), (Team{{"Координатор", "Ведёт проект"}, {"Бухгалтер", "Отчёты"}}));
}

TEST(PassportForms, ARowBegunMustBeComplete) {
  const auto request = form_of(
      {{"indicators.0.name", "Семинары"}, {"indicators.0.unit", "семинар"}, {"indicators.0.target", ""}, {"indicators.0.actual", "-4"}});
  http::FormReader form{request};
  read_part(form, Part::indicators, {});
  EXPECT_FALSE(form.finish().ok());
  EXPECT_NE(form.values().error("indicators.0.target"), nullptr);
  EXPECT_NE(form.values().error("indicators.0.actual"), nullptr);
  EXPECT_EQ(form.values().error("indicators.1.name"), nullptr);
}

TEST(PassportForms, AKindOutsideTheBookIsNotOurForm) {
  const auto request = form_of({{"partners.0.kind", "77"}, {"partners.0.name", "Акимат"}});
  http::FormReader form{request};
  read_part(form, Part::partners, {});
  const auto fine = form.finish();
  ASSERT_FALSE(fine.ok());
  EXPECT_EQ(fine.failure().kind, base::Kind::malformed);
}

TEST(PassportForms, RowsBeyondTheMostAreNotOurForm) {
  const auto request = form_of({{"team.100.name", "Координатор"}, {"team.100.duty", "Ведёт проект"}});
  http::FormReader form{request};
  read_part(form, Part::team, {});
  EXPECT_FALSE(form.finish().ok());
}

TEST(PassportForms, WhatIsShownReadsBackAsItWas) {
  Kinds kinds;
  kinds.outlets.push_back({.id = base::ReferenceItemId{3}, .code = "newspaper", .names = {"Газет", "Газета", "Newspaper"}});
  const Publications publications{
      {base::ReferenceItemId{3}, "Рудный Алтай", "Символы страны", day("2007-06-04"), "https://example.kz/a?b=1", "Текст\n\nв два абзаца"}};
  const auto shown = values_of(PartContent{publications});
  http::Pairs fields;
  for (const auto field : row_fields(Part::publications))
    fields.emplace_back(row_name("publications", 0, field), std::string{shown.value(row_name("publications", 0, field))});
  const auto request = form_of(fields);
  http::FormReader form{request};
  const auto content = read_part(form, Part::publications, kinds);
  EXPECT_TRUE(form.finish().ok());
  EXPECT_EQ(std::get<Publications>(content), publications);
}

TEST(PassportForms, ThreeEmptyRowsFollowTheLastOneBegun) {
  http::FormValues values;
  EXPECT_EQ(rows_shown(values, "team", {"name", "duty"}, 100), 3u);
  values.set("team.4.duty", "Отчёты");
  EXPECT_EQ(rows_shown(values, "team", {"name", "duty"}, 100), 8u);
  EXPECT_EQ(rows_shown(values, "team", {"name", "duty"}, 6), 6u);
}

}  // namespace
}  // namespace baqylau::projects
