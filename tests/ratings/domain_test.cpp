/// The arithmetic of ratings and the rules of settings, as SPEC §8 has them.

#include "ratings/domain.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace baqylau::ratings {
namespace {

using reports::Part;
using ::testing::ElementsAre;

base::LocalDate day(std::string_view iso) { return base::LocalDate::parse_iso(iso).value(); }
base::Instant noon(std::string_view iso) { return base::almaty_start(day(iso)) + std::chrono::hours{12}; }

const Settings of_2007{.id = {1}, .valid_from = day("2007-01-01"), .weights = {15, 25, 30, 15, 15}, .stages = {25, 25, 50}};
const std::vector<Part> three{Part::team, Part::about_project, Part::main_works};

reports::Facts due(std::string_view iso, int stage = 1) {
  return {.report = {501}, .project = {401}, .stage = stage, .standing = {.due_on = day(iso), .first_due_on = day(iso)}};
}
reports::Facts submitted(std::string_view due_on, base::Instant at,
                         std::initializer_list<Part> parts = {Part::team, Part::about_project, Part::main_works}) {
  auto facts = due(due_on);
  facts.standing.state = reports::ReportState::submitted;
  facts.standing.first_submitted_at = facts.standing.counted_at = at;
  facts.standing.version = 1;
  for (const auto part : parts) facts.evidence[part] = {.version = 1, .letters = 10};
  return facts;
}
ExpertScore score(std::int64_t expert, std::array<int, 3> points, std::int64_t version = 1) {
  return {.report = {501}, .expert = {expert}, .version = version, .points = points, .reasons = {"a", "b", "c"}};
}
StageRating rate(const reports::Facts& facts, std::string_view as_of, std::vector<ExpertScore> scores = {}) {
  return rate_stage(facts, three, std::move(scores), of_2007, day(as_of));
}

// ---- rounding

TEST(Rounding, GoesToTheNearestAndHalvesGoUp) {
  EXPECT_EQ(half_up(14, 10), 1);
  EXPECT_EQ(half_up(15, 10), 2);
  EXPECT_EQ(half_up(16, 10), 2);
  EXPECT_EQ(half_up(0, 3), 0);
  EXPECT_EQ(half_up(20000, 3), 6667);
  EXPECT_EQ(half_up(10000, 3), 3333);
}

// ---- timeliness

TEST(Timeliness, IsFullOnTheDueDateToItsLastMoment) {
  EXPECT_EQ(rate(submitted("2008-02-19", base::almaty_start(day("2008-02-20")) + std::chrono::microseconds{-1}), "2008-03-01").timeliness,
            Points{10000});
  EXPECT_EQ(rate(submitted("2008-02-19", noon("2008-01-10")), "2008-03-01").timeliness, Points{10000});
}
TEST(Timeliness, LosesFivePointsFromTheFirstMomentOfTheNextDay) {
  const auto rating = rate(submitted("2008-02-19", base::almaty_start(day("2008-02-20"))), "2008-03-01");
  EXPECT_EQ(rating.late_days, 1);
  EXPECT_EQ(rating.timeliness, Points{9500});
}
TEST(Timeliness, CountsTheTwentyNinthOfFebruary) {
  EXPECT_EQ(rate(submitted("2008-02-28", noon("2008-03-01")), "2008-03-01").late_days, 2);
  EXPECT_EQ(rate(submitted("2007-02-28", noon("2007-03-01")), "2007-03-01").late_days, 1);
}
TEST(Timeliness, CountsDaysOfAlmatyAcrossTheChangeOf2024) {
  const auto last = base::parse_instant("2024-02-29T17:59:59Z").value();   // 23:59:59 by UTC+6
  const auto first = base::parse_instant("2024-02-29T18:00:00Z").value();  // set back to 23:00 by UTC+5
  EXPECT_EQ(rate(submitted("2024-02-29", last), "2024-03-05").timeliness, Points{10000});
  EXPECT_EQ(rate(submitted("2024-02-29", first), "2024-03-05").timeliness, Points{10000});
  EXPECT_EQ(rate(submitted("2024-02-29", base::parse_instant("2024-02-29T19:00:00Z").value()), "2024-03-05").timeliness, Points{9500});
}
TEST(Timeliness, IsNeverBelowZero) {
  EXPECT_EQ(rate(submitted("2008-02-19", noon("2008-03-10")), "2008-03-10").timeliness, Points{0});
  EXPECT_EQ(rate(submitted("2008-02-19", noon("2008-03-11")), "2008-03-11").timeliness, Points{0});
}
TEST(Timeliness, OfAnUnsubmittedReportFallsEachDay) {
  EXPECT_EQ(rate(due("2008-02-19"), "2008-02-20").timeliness, Points{9500});
  EXPECT_EQ(rate(due("2008-02-19"), "2008-02-21").timeliness, Points{9000});
  EXPECT_EQ(rate(due("2008-02-19"), "2026-01-01").timeliness, Points{0});
}
TEST(Timeliness, IsNotThereBeforeTheDueDateHasPassed) {
  const auto rating = rate(due("2008-02-19"), "2008-02-19");
  EXPECT_FALSE(rating.timeliness || rating.completeness || rating.automatic || rating.total);
}
TEST(Timeliness, OfAReportWithoutADueDateCannotBeTold) {
  auto facts = submitted("2008-02-19", noon("2008-02-01"));
  facts.standing.due_on = facts.standing.first_due_on = std::nullopt;
  const auto rating = rate(facts, "2008-03-01", {score(1, {80, 80, 80})});
  EXPECT_FALSE(rating.timeliness.has_value());
  EXPECT_EQ(rating.completeness, Points{10000});
  EXPECT_FALSE(rating.automatic || rating.total);
}
TEST(Timeliness, OfAReportReturnedForIncompletenessWaitsForTheNextSubmission) {
  auto facts = submitted("2008-02-19", noon("2008-02-01"), {Part::team});
  facts.standing.counted_at = std::nullopt;
  EXPECT_FALSE(rate(facts, "2008-02-19").timeliness.has_value());
  EXPECT_EQ(rate(facts, "2008-02-20").timeliness, Points{9500});
  EXPECT_EQ(rate(facts, "2008-02-20").completeness, Points{3333});
}

// ---- completeness

TEST(Completeness, IsTheShareOfRequiredPartsRoundedToHundredths) {
  EXPECT_EQ(rate(submitted("2008-02-19", noon("2008-02-19"), {Part::team}), "2008-02-19").completeness, Points{3333});
  EXPECT_EQ(rate(submitted("2008-02-19", noon("2008-02-19"), {Part::team, Part::main_works}), "2008-02-19").completeness, Points{6667});
  EXPECT_EQ(rate(submitted("2008-02-19", noon("2008-02-19")), "2008-02-19").completeness, Points{10000});
}
TEST(Completeness, IsNotRaisedByPartsThatAreNotRequired) {
  const auto rating = rate(submitted("2008-02-19", noon("2008-02-19"), {Part::team, Part::partners, Part::files}), "2008-02-19");
  EXPECT_EQ(rating.present, 1);
  EXPECT_THAT(rating.missing, ElementsAre(Part::about_project, Part::main_works));
}
TEST(Completeness, OfAnOverdueReportIsNothingWhateverItsDraftHolds) {
  auto facts = due("2008-02-19");
  facts.evidence[Part::team] = {.letters = 100};
  EXPECT_EQ(rate(facts, "2008-02-20").completeness, Points{0});
}
TEST(Completeness, IsFullWhereNoPartIsRequired) {
  EXPECT_EQ(rate_stage(submitted("2008-02-19", noon("2008-02-19"), {}), {}, {}, of_2007, day("2008-02-19")).completeness, Points{10000});
}

// ---- experts and the rating of a stage

TEST(Experts, AreAveragedAndHalvesGoUp) {
  const std::vector<int> two{80, 85}, three_points{80, 80, 81}, third{1, 0, 0}, half{0, 0, 0, 0, 0, 0, 0, 1};
  EXPECT_EQ(mean_of(two).mean, Points{8250});
  EXPECT_EQ(mean_of(three_points).mean, Points{8033});
  EXPECT_EQ(mean_of(third).mean, Points{33});
  EXPECT_EQ(mean_of(half).mean, Points{13});  // 12.5 hundredths
  EXPECT_EQ(mean_of(three_points).least, 80);
  EXPECT_EQ(mean_of(three_points).most, 81);
}
TEST(StageRating, BeforeExpertsHasItsAutomaticPartOnly) {
  const auto rating = rate(submitted("2008-02-19", noon("2008-02-20")), "2008-03-01");
  EXPECT_EQ(rating.automatic, Points{3925});  // 15 % × 95 + 25 % × 100
  EXPECT_FALSE(rating.total.has_value());
}
TEST(StageRating, IsTheFiveCriteriaByTheirWeights) {
  const auto rating = rate(submitted("2008-02-19", noon("2008-02-20")), "2008-03-01", {score(1, {80, 70, 60})});
  EXPECT_EQ(rating.total, Points{1425 + 2500 + 2400 + 1050 + 900});
}
TEST(StageRating, GoesOnFromTheRoundedFigures) {
  // 66.67 and not two thirds: 25 % × 66.67 = 16.6675; with 15 + 24.099 + 10.5 + 9 it is 75.2665, so 75.27.
  const auto rating = rate(submitted("2008-02-19", noon("2008-02-19"), {Part::team, Part::main_works}), "2008-03-01",
                           {score(1, {80, 70, 60}), score(2, {80, 70, 60}), score(3, {81, 70, 60})});
  EXPECT_EQ(rating.expert[0]->mean, Points{8033});
  EXPECT_EQ(exact_sum(terms_of(rating)), 15 * 10000 + 25 * 6667 + 30 * 8033 + 15 * 7000 + 15 * 6000);
  EXPECT_EQ(rating.total, Points{7527});
}
TEST(StageRating, OfPerfectPointsIsAHundred) {
  EXPECT_EQ(rate(submitted("2008-02-19", noon("2008-02-19")), "2008-02-19", {score(1, {100, 100, 100})}).total, Points{10000});
}

// ---- general rating

StageRating stage_of(int number, Points total, const Settings& settings = of_2007) {
  StageRating rating{.stage = number, .settings = settings};
  rating.total = total;
  return rating;
}
TEST(GeneralRating, IsAQuarterAQuarterAndAHalf) {
  const auto rating = rate_project({stage_of(1, {8000}), stage_of(2, {6000}), stage_of(3, {9000})});
  EXPECT_EQ(rating.general, Points{8000});
}
TEST(GeneralRating, IsRoundedHalfUp) {
  EXPECT_EQ(rate_project({stage_of(1, {2}), stage_of(2, {0}), stage_of(3, {0})}).general, Points{1});  // half a hundredth
  EXPECT_EQ(rate_project({stage_of(1, {1}), stage_of(2, {0}), stage_of(3, {0})}).general, Points{0});
}
TEST(GeneralRating, NeedsAllThreeTotals) {
  EXPECT_FALSE(rate_project({stage_of(1, {8000}), stage_of(2, {6000}), std::nullopt}).general.has_value());
  auto unscored = stage_of(2, {});
  unscored.total.reset();
  EXPECT_FALSE(rate_project({stage_of(1, {8000}), unscored, stage_of(3, {9000})}).general.has_value());
}
TEST(GeneralRating, TakesTheWeightsOfTheFinalReportsSettings) {
  auto later = of_2007;
  later.stages = {10, 20, 70};
  EXPECT_EQ(rate_project({stage_of(1, {10000}), stage_of(2, {0}), stage_of(3, {0}, later)}).general, Points{1000});
}
TEST(GeneralRating, IsPositiveFromTheThreshold) {
  EXPECT_TRUE(rate_project({stage_of(1, {6000}), stage_of(2, {6000}), stage_of(3, {6000})}).positive());
  EXPECT_FALSE(rate_project({stage_of(1, {5994}), stage_of(2, {5994}), stage_of(3, {5994})}).positive());
  EXPECT_FALSE(rate_project({}).positive());
}
TEST(GeneralRating, IsComparedAsItIsShown) {
  const auto all = [](int hundredths) {
    return rate_project({stage_of(1, {hundredths}), stage_of(2, {hundredths}), stage_of(3, {hundredths})});
  };
  EXPECT_TRUE(all(5995).positive()) << "shown as 60.0";
  EXPECT_FALSE(all(5994).positive()) << "shown as 59.9";
  EXPECT_EQ(Points{5995}.tenths(), 600);
  EXPECT_EQ(Points{5994}.tenths(), 599);
  EXPECT_EQ(Points{10000}.tenths(), 1000);
}

// ---- settings

TEST(Settings, AreThoseInForceOnTheDay) {
  auto later = of_2007;
  later.valid_from = day("2020-01-01");
  const std::vector<Settings> all{of_2007, later};
  EXPECT_EQ(settings_on(all, day("2019-12-31")).valid_from, of_2007.valid_from);
  EXPECT_EQ(settings_on(all, day("2020-01-01")).valid_from, later.valid_from);
  EXPECT_EQ(settings_on(all, day("2006-05-01")).valid_from, of_2007.valid_from);
}
TEST(Settings, GoByTheFirstDueDateThenTheFirstSubmissionThenTheDay) {
  reports::Standing standing{.due_on = day("2008-05-01"), .first_due_on = day("2008-02-19"), .first_submitted_at = noon("2008-04-01")};
  EXPECT_EQ(settings_day(standing, day("2009-01-01")), day("2008-02-19"));
  standing.first_due_on.reset();
  EXPECT_EQ(settings_day(standing, day("2009-01-01")), day("2008-04-01"));
  standing.first_submitted_at.reset();
  EXPECT_EQ(settings_day(standing, day("2009-01-01")), day("2009-01-01"));
}

NewSettings fine() {
  return {.valid_from = day("2008-03-04"), .weights = {20, 20, 20, 20, 20}, .stages = {30, 30, 40}, .late_day_penalty = 3, .threshold = 50};
}
TEST(NewSettings, HoldFromTomorrowAtTheEarliest) {
  auto settings = fine();
  EXPECT_TRUE(check(settings, day("2008-03-03")).ok());
  settings.valid_from = day("2008-03-03");
  const auto refused = check(settings, day("2008-03-03"));
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.failure().fields.at(0).field, "valid_from");
}
TEST(NewSettings, WhoseWeightsDoNotComeToAHundredAreRefusedWithTheSum) {
  auto settings = fine();
  settings.weights[4] = 19;
  settings.stages[0] = 31;
  const auto refused = check(settings, day("2008-03-03"));
  ASSERT_FALSE(refused.ok());
  const auto& faults = refused.failure().fields;
  ASSERT_EQ(faults.size(), 2U);
  EXPECT_EQ(faults[0].message.values.at(0).second, "99");
  EXPECT_EQ(faults[1].message.values.at(0).second, "101");
}
TEST(NewSettings, TakeNoFigureBeyondAHundredEvenIfTheSumFits) {
  auto settings = fine();
  settings.weights = {120, -20, 0, 0, 0};
  const auto refused = check(settings, day("2008-03-03"));
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.failure().fields.size(), 2U);
}

// ---- NGOs and places

TEST(FiveYears, EndWithTheDayAndBeginAfterTheSameDayFiveYearsEarlier) {
  EXPECT_EQ(five_years_before(day("2008-03-01")), day("2003-03-01"));
  EXPECT_EQ(five_years_before(day("2008-02-29")), day("2003-02-28"));
}
std::optional<Points> mean_of_shares(std::vector<NgoRating::Share> shares) {
  weigh(shares);
  return weighted_mean(shares);
}
TEST(NgoRating, IsWeightedByBudget) {
  const std::vector<NgoRating::Share> shares{{{1}, {8000}, base::Money{3'000'000}}, {{2}, {6000}, base::Money{1'000'000}}};
  EXPECT_EQ(mean_of_shares(shares), Points{7500});
}
TEST(NgoRating, WeighsAnUnknownBudgetAsTheMedianOfTheKnownOnes) {
  const auto share = [](int hundredths, std::optional<std::int64_t> budget) {
    return NgoRating::Share{.project = {1}, .general = {hundredths}, .budget = budget ? std::optional{base::Money{*budget}} : std::nullopt};
  };
  EXPECT_EQ(mean_of_shares({share(8000, 3), share(0, {})}), Points{4000});
  EXPECT_EQ(mean_of_shares({share(10000, 1), share(10000, 2), share(10000, 9), share(0, {})}), Points{8571}) << "12 of 14";
  EXPECT_EQ(mean_of_shares({share(10000, 1), share(10000, 2), share(0, {})}), Points{6000}) << "between two: 1.5, half up 2";
  EXPECT_EQ(mean_of_shares({share(8000, {}), share(6000, {})}), Points{7000}) << "none is known: all weigh the same";
  EXPECT_EQ(mean_of_shares({share(8000, 0), share(6000, 0)}), Points{7000}) << "nor do budgets of nothing tell them apart";
  EXPECT_EQ(mean_of_shares({share(8000, 0), share(6000, 5)}), Points{6000});
  EXPECT_FALSE(mean_of_shares({}).has_value());
}
TEST(NgoRating, IsRoundedHalfUpAndHoldsTheLargestBudgets) {
  const std::vector<NgoRating::Share> half{{{1}, {1}, base::Money{1}}, {{2}, {0}, base::Money{1}}};
  EXPECT_EQ(mean_of_shares(half), Points{1});
  const std::vector<NgoRating::Share> large(1000, {{1}, {10000}, base::Money{999'999'999'999'999}});
  EXPECT_EQ(mean_of_shares(large), Points{10000});
}
TEST(Places, AreSharedByEqualRatings) {
  const std::vector<Points> falling{{9000}, {8000}, {8000}, {7000}};
  EXPECT_THAT(places_of(falling), ElementsAre(1, 2, 2, 4));
  EXPECT_THAT(places_of(std::vector<Points>{{7834}, {7825}, {7824}}), ElementsAre(1, 1, 3)) << "78.3, 78.3, 78.2";
}

// ---- what a closing makes count

KeptScore kept(std::int64_t id, std::int64_t account, bool draft, bool left_out = false) {
  return {.id = {id}, .account = {account}, .version = 1, .draft = draft, .left_out = left_out, .points = {50, 50, 50}};
}
TEST(Settled, IsTheLastWordOfEachWhoIsNamed) {
  const std::vector<Expert> experts{{.account = {1}}, {.account = {2}}};
  const std::vector<KeptScore> scores{kept(11, 1, true), kept(12, 1, true), kept(21, 2, true), kept(31, 3, true)};
  const auto settled = settle(scores, experts);
  EXPECT_THAT(settled.counted, ElementsAre(base::ExpertScoreId{12}, base::ExpertScoreId{21}));
  EXPECT_TRUE(settled.left_out.empty()) << "what never counted is not left out: it stays a draft";
  EXPECT_EQ(settled.standing.size(), 2U);
}
TEST(Settled, LeavesOutWhatWasReplacedAndWhoWasWithdrawn) {
  const std::vector<Expert> experts{{.account = {1}}, {.account = {2}}};
  const std::vector<KeptScore> scores{kept(11, 1, false), kept(12, 1, true), kept(21, 2, false), kept(31, 3, false),
                                      kept(41, 4, false, true)};
  const auto settled = settle(scores, experts);
  EXPECT_THAT(settled.counted, ElementsAre(base::ExpertScoreId{12}));
  EXPECT_THAT(settled.left_out, ElementsAre(base::ExpertScoreId{11}, base::ExpertScoreId{31}));
  EXPECT_EQ(settled.standing.size(), 2U) << "the second expert's points stand though not replaced";
}

}  // namespace
}  // namespace baqylau::ratings
