#include "ratings/domain.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <utility>

namespace baqylau::ratings {

using base::M;

namespace {

constexpr int full = 100;        // points, and percent
constexpr int hundredths = 100;  // of a point

using Wide = __int128;  // budgets of many projects times their ratings do not fit 64 bits

std::size_t index_of(Criterion criterion) { return static_cast<std::size_t>(criterion); }

void rate_days(StageRating& rating, const reports::ControlDays& days) {
  rating.days = days;
  if (!days.days) return;
  rating.late_days = std::max(0, *days.days);
  rating.timeliness = timeliness_of(rating.late_days, rating.settings.late_day_penalty);
}

void rate_parts(StageRating& rating, const reports::Facts& facts, const std::vector<reports::Part>& required) {
  rating.required = static_cast<int>(required.size());
  rating.missing = required;
  if (rating.version) {
    rating.missing = reports::missing_parts(required, reports::present_in(facts.evidence));
    rating.present = rating.required - static_cast<int>(rating.missing.size());
    rating.completeness = share_of(rating.present, rating.required);
  } else if (rating.days.kind == reports::ControlDays::Kind::overdue) {
    rating.completeness = Points{};
  }
}

void rate_experts(StageRating& rating, std::vector<ExpertScore> scores) {
  rating.scores = std::move(scores);
  if (rating.scores.empty()) return;
  for (std::size_t i = 0; i < expert_criteria.size(); ++i) {
    std::vector<int> points;
    for (const auto& score : rating.scores) points.push_back(score.points[i]);
    rating.expert[i] = mean_of(points);
  }
}

}  // namespace

std::string_view to_code(Criterion criterion) {
  switch (criterion) {
    case Criterion::timeliness: return "timeliness";
    case Criterion::completeness: return "completeness";
    case Criterion::effectiveness: return "effectiveness";
    case Criterion::sustainability: return "sustainability";
    case Criterion::replication: return "replication";
  }
  throw std::logic_error("unknown criterion");
}

base::Text label_of(Criterion criterion) {
  switch (criterion) {
    case Criterion::timeliness: return M("Timeliness");
    case Criterion::completeness: return M("Completeness of the report");
    case Criterion::effectiveness: return M("Effectiveness");
    case Criterion::sustainability: return M("Sustainability");
    case Criterion::replication: return M("Replication of results");
  }
  throw std::logic_error("unknown criterion");
}

std::int64_t half_up(std::int64_t numerator, std::int64_t denominator) { return (2 * numerator + denominator) / (2 * denominator); }

Points share_of(int part, int whole) {
  if (whole == 0) return {full * hundredths};
  return {static_cast<int>(half_up(std::int64_t{part} * full * hundredths, whole))};
}

Mean mean_of(std::span<const int> points) {
  const auto sum = std::accumulate(points.begin(), points.end(), std::int64_t{0});
  const auto [least, most] = std::minmax_element(points.begin(), points.end());
  return {.mean = {static_cast<int>(half_up(sum * hundredths, static_cast<std::int64_t>(points.size())))}, .least = *least, .most = *most};
}

Points timeliness_of(int late_days, int late_day_penalty) {
  const auto left = full - std::int64_t{late_day_penalty} * late_days;
  return {static_cast<int>(std::max<std::int64_t>(0, left) * hundredths)};
}

std::optional<Points> points_of(const StageRating& rating, Criterion criterion) {
  if (criterion == Criterion::timeliness) return rating.timeliness;
  if (criterion == Criterion::completeness) return rating.completeness;
  for (std::size_t i = 0; i < expert_criteria.size(); ++i)
    if (expert_criteria[i] == criterion && rating.expert[i]) return rating.expert[i]->mean;
  return std::nullopt;
}

std::int64_t exact_sum(std::span<const Weighted> terms) {
  std::int64_t sum = 0;
  for (const auto& term : terms) sum += std::int64_t{term.weight} * term.points.hundredths;
  return sum;
}

Points weighted(std::span<const Weighted> terms) { return {static_cast<int>(half_up(exact_sum(terms), full))}; }

std::vector<Weighted> terms_of(const StageRating& rating) {
  std::vector<Weighted> terms;
  for (const auto criterion : all_criteria) {
    // Experts give the points of all three criteria at once, so a stage has either two figures or five.
    if (const auto points = points_of(rating, criterion)) terms.push_back({rating.settings.weights[index_of(criterion)], *points});
  }
  return terms;
}

std::vector<Weighted> terms_of(const ProjectRating& rating) {
  std::vector<Weighted> terms;
  for (std::size_t i = 0; i < rating.stages.size(); ++i) {
    if (!rating.stages[i] || !rating.stages[i]->total || !rating.stages.back()) return {};
    terms.push_back({rating.stages.back()->settings.stages[i], *rating.stages[i]->total});
  }
  return terms;
}

StageRating rate_stage(const reports::Facts& facts, const std::vector<reports::Part>& required, std::vector<ExpertScore> scores,
                       const Settings& settings, base::LocalDate as_of) {
  StageRating rating{.report = facts.report, .stage = facts.stage, .settings = settings};
  rating.as_of = as_of;
  rating.due_on = facts.standing.judged_by();
  rating.submitted_on = facts.standing.counted_on();
  rating.version = facts.standing.version;
  rate_days(rating, reports::days_of(facts.standing, as_of));
  rate_parts(rating, facts, required);
  rate_experts(rating, std::move(scores));
  if (!rating.timeliness || !rating.completeness) return rating;
  const std::array automatic{Weighted{settings.weights[0], *rating.timeliness}, Weighted{settings.weights[1], *rating.completeness}};
  rating.automatic = weighted(automatic);
  if (!rating.scores.empty()) rating.total = weighted(terms_of(rating));
  return rating;
}

ProjectRating rate_project(std::array<std::optional<StageRating>, 3> stages) {
  ProjectRating rating{.stages = std::move(stages)};
  const auto terms = terms_of(rating);
  if (!terms.empty()) rating.general = weighted(terms);
  return rating;
}

bool ProjectRating::positive() const { return general && general->reaches(stages.back()->settings.threshold); }

base::LocalDate settings_day(const reports::Standing& standing, base::LocalDate as_of) {
  if (standing.first_due_on) return *standing.first_due_on;
  if (standing.first_submitted_at) return base::almaty_date(*standing.first_submitted_at);
  return as_of;
}

const Settings& settings_on(const std::vector<Settings>& settings, base::LocalDate day) {
  const auto later =
      std::upper_bound(settings.begin(), settings.end(), day, [](base::LocalDate on, const Settings& s) { return on < s.valid_from; });
  return later == settings.begin() ? settings.front() : *std::prev(later);
}

base::LocalDate five_years_before(base::LocalDate day) {
  constexpr int years = 5;
  const auto same = base::LocalDate::make(day.year() - years, day.month(), day.day());
  return same ? *same : base::LocalDate::make(day.year() - years, day.month(), day.day() - 1).value();
}

std::optional<std::int64_t> median_of(std::vector<std::int64_t> numbers) {
  if (numbers.empty()) return std::nullopt;
  std::ranges::sort(numbers);
  const auto middle = numbers.size() / 2;
  if (numbers.size() % 2 == 1) return numbers[middle];
  return numbers[middle - 1] + half_up(numbers[middle] - numbers[middle - 1], 2);
}

void weigh(std::vector<NgoRating::Share>& shares) {
  std::vector<std::int64_t> known;
  for (const auto& share : shares)
    if (share.budget) known.push_back(share.budget->tenge);
  const auto unknown = median_of(known).value_or(1);
  for (auto& share : shares) share.weight = share.budget ? share.budget->tenge : unknown;
  if (std::ranges::all_of(shares, [](const NgoRating::Share& share) { return share.weight == 0; }))
    for (auto& share : shares) share.weight = 1;
}

std::optional<Points> weighted_mean(std::span<const NgoRating::Share> shares) {
  Wide sum = 0, weights = 0;
  for (const auto& share : shares) {
    sum += Wide{share.general.hundredths} * share.weight;
    weights += share.weight;
  }
  if (weights == 0) return std::nullopt;
  return Points{static_cast<int>((2 * sum + weights) / (2 * weights))};
}

std::vector<int> places_of(std::span<const Points> falling) {
  std::vector<int> places;
  for (std::size_t i = 0; i < falling.size(); ++i)
    places.push_back(i > 0 && falling[i].tenths() == falling[i - 1].tenths() ? places.back() : static_cast<int>(i) + 1);
  return places;
}

Settled settle(std::span<const KeptScore> scores, std::span<const Expert> experts) {
  std::map<base::AccountId, const KeptScore*> last;
  for (const auto& score : scores)
    if (!score.left_out && std::ranges::count(experts, score.account, &Expert::account) > 0) last[score.account] = &score;
  Settled settled;
  for (const auto& score : scores) {
    const auto stands = last.find(score.account);
    if (stands != last.end() && stands->second == &score) {
      if (score.draft) settled.counted.push_back(score.id);
      settled.standing.push_back(score);
    } else if (!score.draft && !score.left_out) {
      settled.left_out.push_back(score.id);
    }
  }
  return settled;
}

base::Done check(const NewSettings& settings, base::LocalDate today) {
  std::vector<base::FieldError> faults;
  const auto within = [&](int figure, std::string field) {
    if (figure < 0 || figure > full) faults.push_back({std::move(field), M("Enter a whole number from 0 to 100")});
  };
  for (const auto criterion : all_criteria) within(settings.weights[index_of(criterion)], std::string{to_code(criterion)});
  for (std::size_t i = 0; i < settings.stages.size(); ++i) within(settings.stages[i], "stage_" + std::to_string(i + 1));
  within(settings.late_day_penalty, "late_day_penalty");
  within(settings.threshold, "threshold");
  const auto sum = std::accumulate(settings.weights.begin(), settings.weights.end(), 0);
  if (sum != full)
    faults.push_back({"timeliness", {M("The weights come to {sum}. They must come to 100"), {{"sum", std::to_string(sum)}}}});
  const auto stages = std::accumulate(settings.stages.begin(), settings.stages.end(), 0);
  if (stages != full)
    faults.push_back({"stage_1", {M("The weights of the stages come to {sum}. They must come to 100"), {{"sum", std::to_string(stages)}}}});
  if (settings.valid_from <= today)
    faults.push_back({"valid_from", M("Enter a day after today: what is rated already keeps its settings")});
  if (faults.empty()) return base::done();
  return base::Failure{base::Kind::invalid, M("Correct what is marked and send the form again"), std::move(faults)};
}

}  // namespace baqylau::ratings
