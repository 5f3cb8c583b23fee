/// What a reader is told of each figure: enough to come to it with a pencil.

#include "ratings/explain.hpp"
#include "tests/ui/support.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace baqylau::ratings {
namespace {

using i18n::Language;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

base::LocalDate day(std::string_view iso) { return base::LocalDate::parse_iso(iso).value(); }
const i18n::Translator& ru() { return ui::test::catalogues()[Language::ru]; }
const i18n::Translator& en() { return ui::test::catalogues()[Language::en]; }
const std::vector<reports::Part> three{reports::Part::team, reports::Part::about_project, reports::Part::main_works};

ExpertScore score(std::string name, int points, std::int64_t version) {
  return {.expert_name = std::move(name), .version = version, .points = {points, 70, 60}, .reasons = {"Цели достигнуты", "b", "c"}};
}
/// A day late, two parts of three, the second version.
StageRating rated(std::vector<ExpertScore> scores = {}) {
  reports::Facts facts{.stage = 1, .standing = {.due_on = day("2008-02-19"), .first_due_on = day("2008-02-19")}};
  facts.standing.first_submitted_at = facts.standing.counted_at = base::almaty_start(day("2008-02-20"));
  facts.standing.version = 2;
  facts.evidence[reports::Part::team] = facts.evidence[reports::Part::main_works] = {.version = 2, .letters = 5};
  const Settings settings{.valid_from = day("2007-01-01"), .weights = {15, 25, 30, 15, 15}, .stages = {25, 25, 50}};
  return rate_stage(facts, three, std::move(scores), settings, day("2008-03-01"));
}

TEST(Figure, HasTheDecimalSignOfTheLanguageAndADashForNothing) {
  EXPECT_EQ(figure_of(ru(), Points{7825}), "78,3");
  EXPECT_EQ(figure_of(en(), Points{7824}), "78.2");
  EXPECT_EQ(figure_of(ru(), Points{10000}), "100,0");
  EXPECT_EQ(figure_of(ru(), std::nullopt), "—");
}

TEST(ExplainedTimeliness, ShowsTheDatesAndTheSubtraction) {
  const auto figure = explain_criterion(ru(), rated(), Criterion::timeliness, Names::hidden);
  EXPECT_EQ(figure.shown, "95,0");
  EXPECT_EQ(figure.explanation.arithmetic, "100 − 5 × 1 = 95");
  EXPECT_THAT(figure.explanation.inputs, ElementsAre("Контрольная дата: 19\u00A0февраля 2008\u00A0года",
                                                     "Считается поданным: 20\u00A0февраля 2008\u00A0года", HasSubstr("1 день")));
}
TEST(ExplainedTimeliness, SaysThatItStopsAtZero) {
  auto rating = rated();
  rating.late_days = 25;
  rating.timeliness = Points{};
  EXPECT_EQ(explain_criterion(ru(), rating, Criterion::timeliness, Names::hidden).explanation.arithmetic,
            "100 − 5 × 25 = −25; не ниже 0, поэтому 0");
}
TEST(ExplainedCompleteness, NamesWhatIsMissing) {
  const auto figure = explain_criterion(ru(), rated(), Criterion::completeness, Names::hidden);
  EXPECT_EQ(figure.shown, "66,7");
  EXPECT_EQ(figure.explanation.arithmetic, "100 × 2 : 3 = 66,67 ≈ 66,7");
  EXPECT_THAT(figure.explanation.inputs,
              ElementsAre("Рассмотрена версия 2", "Заполнено обязательных разделов: 2 из 3", HasSubstr("О проекте")));
}
TEST(ExplainedExperts, AreNamedToStaffOnly) {
  const auto rating = rated({score("Айгүл", 80, 2), score("Данияр", 85, 2)});
  const auto open = explain_criterion(ru(), rating, Criterion::effectiveness, Names::hidden).explanation;
  EXPECT_EQ(open.arithmetic, "(80 + 85) : 2 = 82,50");
  EXPECT_THAT(open.inputs, ElementsAre("Эксперт 1: 80. Цели достигнуты", "Эксперт 2: 85. Цели достигнуты"));
  const auto staff = explain_criterion(ru(), rating, Criterion::effectiveness, Names::shown).explanation;
  EXPECT_THAT(staff.inputs, ElementsAre(HasSubstr("Айгүл: 80"), HasSubstr("Данияр: 85"), "Разброс: от 80 до 85"));
}
TEST(ExplainedExperts, SayForWhichEarlierVersionTheirPointsWere) {
  const auto inputs = explain_criterion(ru(), rated({score("", 80, 1)}), Criterion::effectiveness, Names::hidden).explanation.inputs;
  EXPECT_THAT(inputs, ElementsAre("Эксперт 1: 80. Цели достигнуты (поставлено за версию 1)"));
}
TEST(ExplainedStage, IsASumThatAPencilFollows) {
  const auto figure = explain_stage(ru(), rated({score("", 80, 2)}));
  EXPECT_EQ(figure.shown, "74,4");
  EXPECT_EQ(figure.explanation.arithmetic,
            "Своевременность: 15\u00A0% × 95 = 14,25\n"
            "Полнота отчёта: 25\u00A0% × 66,67 = 16,6675\n"
            "Эффективность: 30\u00A0% × 80 = 24\n"
            "Устойчивость: 15\u00A0% × 70 = 10,50\n"
            "Тиражирование результатов: 15\u00A0% × 60 = 9\n"
            "14,25 + 16,6675 + 24 + 10,50 + 9 = 74,4175 ≈ 74,42 ≈ 74,4");
}
TEST(ExplainedStage, BeforeExpertsSaysThatItIsTheAutomaticPart) {
  const auto figure = explain_stage(en(), rated());
  EXPECT_EQ(figure.shown, "30.9");
  EXPECT_THAT(figure.explanation.rule, HasSubstr("at most 40 points of 100"));
  EXPECT_THAT(figure.explanation.arithmetic, HasSubstr("15% × 95 = 14.25"));
}
TEST(ExplainedStage, WithoutFiguresSaysWhy) {
  const Settings settings{.valid_from = day("2007-01-01"), .weights = {15, 25, 30, 15, 15}, .stages = {25, 25, 50}};
  const auto why = [&](const reports::Standing& standing) {
    return explain_stage(en(), rate_stage({.standing = standing}, three, {}, settings, day("2008-02-01"))).explanation.rule;
  };
  EXPECT_THAT(why({.due_on = day("2008-02-19")}), HasSubstr("its due date has not passed"));
  EXPECT_THAT(why({}), HasSubstr("it is not submitted"));
  EXPECT_THAT(why({.version = 1}), HasSubstr("timeliness cannot be told"));
  EXPECT_THAT(why({.due_on = day("2008-02-19"), .version = 1}), HasSubstr("returned because required parts were missing"));
}
TEST(ExplainedGeneral, NamesTheReportsThatAreNotRatedYet) {
  const auto figure = explain_general(en(), rate_project({rated({score("", 80, 2)}), rated(), std::nullopt}));
  EXPECT_EQ(figure.shown, "—");
  EXPECT_THAT(figure.explanation.inputs, ElementsAre("Not rated yet: Second interim report", "Not rated yet: Final report"));
}
TEST(ExplainedNgo, WeighsByBudget) {
  std::vector<NgoRating::Share> shares{
      {.project = {1}, .general = {7825}, .budget = base::Money{3'000'000}, .accepted_on = day("2008-08-20")},
      {.project = {2}, .general = {6000}, .budget = base::Money{1'000'000}, .accepted_on = day("2008-08-20")},
      {.project = {3}, .general = {1000}, .budget = {}, .accepted_on = day("2008-08-21")}};
  weigh(shares);
  const NgoRating rating{.rating = weighted_mean(shares), .shares = shares};
  const auto figure = explain_ngo(en(), rating, {{"One", shares[0]}, {"Two", shares[1]}, {"Three", shares[2]}}, day("2008-09-15"));
  EXPECT_EQ(figure.explanation.arithmetic,
            "(78.25 × 3\u00A0000\u00A0000 + 60 × 1\u00A0000\u00A0000 + 10 × 2\u00A0000\u00A0000) : 6\u00A0000\u00A0000 = 52.46 ≈ 52.5");
  EXPECT_EQ(figure.shown, "52.5");
  EXPECT_EQ(figure.explanation.inputs.front(), "Final reports accepted from 16 September 2003 to 15 September 2008");
  EXPECT_EQ(figure.explanation.inputs.back(),
            "Three: rating 10, the budget is not known, weight 2\u00A0000\u00A0000; accepted 21 Aug 2008");
}
TEST(Recompute, GoesFromTheRecordsToTheGeneralRating) {
  auto last = rated({score("", 100, 2)});
  last.stage = 3;
  auto second = rated({score("", 80, 2)});
  second.stage = 2;
  const auto steps = recompute(ru(), rate_project({rated({score("", 80, 2)}), second, last}));
  ASSERT_EQ(steps.size(), 4U);
  EXPECT_THAT(steps[0].lines.front(), HasSubstr("100 − 5 × 1 = 95"));
  EXPECT_EQ(steps[3].lines.back(), "18,605 + 18,605 + 40,21 = 77,42 ≈ 77,4");
}

}  // namespace
}  // namespace baqylau::ratings
