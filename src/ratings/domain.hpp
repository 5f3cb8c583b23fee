#pragma once
/// The arithmetic of ratings, and the rules of settings. Pure: whole numbers only, half up. No HTTP, no HTML.

#include "ratings/ratings.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace baqylau::ratings {

/// numerator : denominator to the nearest whole number, halves up. Neither is negative, the denominator is not 0.
std::int64_t half_up(std::int64_t numerator, std::int64_t denominator);
/// `part` of `whole` as points of 100; 100 where the whole is nothing.
Points share_of(int part, int whole);
/// Of at least one.
Mean mean_of(std::span<const int> points);
/// 0 … 100; the penalty counts for each day late.
Points timeliness_of(int late_days, int late_day_penalty);

/// The figure of a criterion as the total takes it: of experts their mean.
std::optional<Points> points_of(const StageRating& rating, Criterion criterion);

/// A figure and its weight in whole percent.
struct Weighted {
  int weight = 0;
  Points points{};
};
/// Σ weight × points, in ten-thousandths of a point: exact, before it is rounded.
std::int64_t exact_sum(std::span<const Weighted> terms);
/// The same, rounded.
Points weighted(std::span<const Weighted> terms);
/// The five criteria of a stage that has its total, or the two of its automatic part.
std::vector<Weighted> terms_of(const StageRating& rating);
/// The three stages, where each has its total.
std::vector<Weighted> terms_of(const ProjectRating& rating);

/// The day whose settings rate a report: its first due date; where that is not known, the day of its first submission; else `as_of`.
base::LocalDate settings_day(const reports::Standing& standing, base::LocalDate as_of);
/// Those in force on a day; before the first of them, the first. `settings` by day, not empty.
const Settings& settings_on(const std::vector<Settings>& settings, base::LocalDate day);

/// The same day five years earlier; of 29 February, 28 February. A project counts for its NGO when its final report was accepted after it.
base::LocalDate five_years_before(base::LocalDate day);
/// The middle one, of an even number the mean of the two in the middle, half up; nothing of none.
std::optional<std::int64_t> median_of(std::vector<std::int64_t> numbers);
/// Fills the weights from the budgets. Where all weights would be 0, each is 1.
void weigh(std::vector<NgoRating::Share>& shares);
/// Mean by the weights; nothing of none.
std::optional<Points> weighted_mean(std::span<const NgoRating::Share> shares);

/// Points as they are kept, without their reasons.
struct KeptScore {
  base::ExpertScoreId id{};
  base::AccountId account{};
  std::int64_t version = 0;
  bool draft = false, left_out = false;
  std::array<int, 3> points{};
};
/// What a closing does to the points of a report.
struct Settled {
  std::vector<base::ExpertScoreId> counted{};   ///< drafts that count from now on
  std::vector<base::ExpertScoreId> left_out{};  ///< that counted and do not any more
  std::vector<KeptScore> standing{};            ///< all that count from now on
};
/// The last word of each expert counts: of those who are named. `scores`: those of an account in the order in which they were given.
Settled settle(std::span<const KeptScore> scores, std::span<const Expert> experts);

/// Whether weights come to 100 and the day is after today. Fields: `valid_from`, the code of each criterion, `stage_1` …
/// `stage_3`, `late_day_penalty`, `threshold`; a wrong sum stands at the first of its weights.
base::Done check(const NewSettings& settings, base::LocalDate today);

}  // namespace baqylau::ratings
