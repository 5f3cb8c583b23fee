#include "projects/domain.hpp"

#include "projects/forms.hpp"

#include <gtest/gtest.h>

namespace baqylau::projects {
namespace {

base::LocalDate day(std::string_view iso) { return base::LocalDate::parse_iso(iso).value(); }

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
  EXPECT_EQ(part_from_code("budget"), std::nullopt);
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
  EXPECT_EQ(event_text("session.opened"), std::nullopt);
}

TEST(ProjectStatuses, CodesLeadBackAndOthersAreABug) {
  for (const auto status : {ProjectStatus::in_execution, ProjectStatus::completed, ProjectStatus::closed, ProjectStatus::terminated,
                            ProjectStatus::repayment_demanded}) {
    EXPECT_EQ(status_from_code(to_code(status)), status);
  }
  EXPECT_THROW(status_from_code("held"), db::Error);
}

http::Request form_of(http::Pairs fields) {
  http::Request request;
  request.method = http::Method::post;
  request.form = std::move(fields);
  return request;
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
