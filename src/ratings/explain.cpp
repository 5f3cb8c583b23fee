#include "ratings/explain.hpp"

#include <algorithm>
#include <utility>

namespace baqylau::ratings {

namespace {

using i18n::N;
using i18n::Translator;
using Days = reports::ControlDays::Kind;

constexpr std::string_view nothing = "\u2014";
constexpr std::string_view minus = " \u2212 ";
constexpr std::string_view times = " \u00D7 ";

/// As it is reckoned with, to hundredths.
std::string reckoned(const Translator& t, Points points) { return t.decimal(points.hundredths); }
/// As it is shown, to one decimal.
std::string shown(const Translator& t, Points points) { return t.tenths(points.tenths()); }
/// Behind the arithmetic of a figure: how it came to its one decimal. Empty where nothing was rounded.
std::string rounding(const Translator& t, Points points) { return points.hundredths % 10 == 0 ? "" : " \u2248 " + shown(t, points); }

/// Ten-thousandths of a point: what a weight in percent makes of hundredths, before it is rounded.
std::string exact(const Translator& t, std::int64_t parts) {
  constexpr int places = 4;
  return t.decimal(parts, places);
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& line : lines) (text += text.empty() ? "" : "\n") += line;
  return text;
}

/// What a weighted sum is made of: a line for each term, then the sum.
std::vector<std::string> sum_lines(const Translator& t, const std::vector<std::string>& names, const std::vector<Weighted>& terms) {
  std::vector<std::string> lines;
  std::string sum;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const auto part = exact(t, exact_sum(std::span{&terms[i], 1}));
    lines.push_back(names[i] + ": " + percent(t, terms[i].weight) + std::string{times} + reckoned(t, terms[i].points) + " = " + part);
    sum += (i == 0 ? "" : " + ") + part;
  }
  const auto precise = exact(t, exact_sum(terms)), rounded = reckoned(t, weighted(terms));
  lines.push_back(sum + " = " + precise + (precise == rounded ? "" : " \u2248 " + rounded));
  return lines;
}

std::string late_text(const Translator& t, const reports::ControlDays& days) {
  if (days.kind == Days::overdue) return t.plural(N("{count} day overdue", "{count} days overdue"), *days.days);
  if (*days.days == 0) return std::string{t("Submitted on the due date")};
  if (*days.days < 0) return t.plural(N("Submitted {count} day early", "Submitted {count} days early"), -*days.days);
  return t.plural(N("Submitted {count} day late", "Submitted {count} days late"), *days.days);
}

std::string timeliness_arithmetic(const Translator& t, const StageRating& rating) {
  if (rating.late_days == 0) return "100";
  constexpr std::int64_t full = 100;
  const auto left = full - std::int64_t{rating.settings.late_day_penalty} * rating.late_days;
  const auto line = "100" + std::string{minus} + std::to_string(rating.settings.late_day_penalty) + std::string{times} +
                    std::to_string(rating.late_days) + " = " + t.number(left);
  return left < 0 ? line + "; " + std::string{t("not below 0, so 0")} : line;
}

std::string completeness_arithmetic(const Translator& t, const StageRating& rating) {
  if (!rating.version) return "0";
  if (rating.required == 0) return "100";
  return "100" + std::string{times} + std::to_string(rating.present) + " : " + std::to_string(rating.required) + " = " +
         reckoned(t, *rating.completeness);
}

std::string expert_arithmetic(const Translator& t, const StageRating& rating, std::size_t index) {
  if (rating.scores.size() == 1) return std::to_string(rating.scores.front().points[index]);
  std::string sum;
  for (const auto& score : rating.scores) (sum += sum.empty() ? "" : " + ") += std::to_string(score.points[index]);
  return "(" + sum + ") : " + std::to_string(rating.scores.size()) + " = " + reckoned(t, rating.expert[index]->mean);
}

/// Why there is nothing to say yet of a report.
std::string_view why_not_yet(const Translator& t, const StageRating& rating) {
  if (!rating.version && !rating.due_on)
    return t("The due date of this report is not known and it is not submitted: there is nothing to rate yet.");
  if (!rating.version) return t("The report is not submitted and its due date has not passed: there is nothing to rate yet.");
  if (!rating.due_on) return t("The due date of this report is not known, so its timeliness cannot be told, and there is no rating.");
  return t("The report was returned because required parts were missing. It counts as submitted only when it is submitted again.");
}

ui::Explanation timeliness(const Translator& t, const StageRating& rating) {
  if (!rating.timeliness) return {.rule = std::string{why_not_yet(t, rating)}, .inputs = {}, .arithmetic = {}};
  ui::Explanation made{.rule = t.plural(N("100 points by the due date. For each day late {count} point less, but not below 0.",
                                          "100 points by the due date. For each day late {count} points less, but not below 0."),
                                        rating.settings.late_day_penalty),
                       .inputs = {t("Due date: {date}", {{"date", t.date(*rating.due_on)}})},
                       .arithmetic = timeliness_arithmetic(t, rating)};
  if (rating.submitted_on) made.inputs.push_back(t("Counts as submitted: {date}", {{"date", t.date(*rating.submitted_on)}}));
  else made.inputs.push_back(t("Not submitted by {date}", {{"date", t.date(rating.as_of)}}));
  made.inputs.push_back(late_text(t, rating.days));
  return made;
}

ui::Explanation completeness(const Translator& t, const StageRating& rating) {
  if (!rating.completeness) return {.rule = std::string{why_not_yet(t, rating)}, .inputs = {}, .arithmetic = {}};
  ui::Explanation made{.rule = {}, .inputs = {}, .arithmetic = completeness_arithmetic(t, rating) + rounding(t, *rating.completeness)};
  if (!rating.version) {
    made.rule = t("The report is overdue and was never submitted: no part of it counts.");
    return made;
  }
  made.rule = t("How many of the required parts are in the last submitted version, as a share of 100 points.");
  made.inputs.push_back(t("Looked at: version {number}", {{"number", std::to_string(*rating.version)}}));
  made.inputs.push_back(t("Required parts present: {present} of {required}",
                          {{"present", std::to_string(rating.present)}, {"required", std::to_string(rating.required)}}));
  if (!rating.missing.empty()) {
    std::string parts;
    for (const auto part : rating.missing) (parts += parts.empty() ? "" : ", ") += t(reports::label_of(part));
    made.inputs.push_back(t("Required parts are missing: {parts}.", {{"parts", parts}}));
  }
  return made;
}

ui::Explanation experts(const Translator& t, const StageRating& rating, std::size_t index, Names names) {
  ui::Explanation made{
      .rule = std::string{t(
          "Experts give 0 to 100 points, each with a reason. The last word of each expert counts; of several experts the mean is taken.")},
      .inputs = {},
      .arithmetic = {}};
  if (rating.scores.empty()) {
    made.inputs.emplace_back(t("No expert has scored this report yet"));
    return made;
  }
  for (std::size_t i = 0; i < rating.scores.size(); ++i) {
    const auto& score = rating.scores[i];
    const auto who = names == Names::shown ? score.expert_name : t("Expert {number}", {{"number", std::to_string(i + 1)}});
    auto line = t("{expert}: {points}. {reason}",
                  {{"expert", who}, {"points", std::to_string(score.points[index])}, {"reason", score.reasons[index]}});
    if (score.version != rating.version) line += " (" + t("given for version {number}", {{"number", std::to_string(score.version)}}) + ")";
    made.inputs.push_back(std::move(line));
  }
  const auto& mean = *rating.expert[index];
  if (names == Names::shown && rating.scores.size() > 1)
    made.inputs.push_back(
        t("Spread: from {least} to {most}", {{"least", std::to_string(mean.least)}, {"most", std::to_string(mean.most)}}));
  made.arithmetic = expert_arithmetic(t, rating, index) + rounding(t, mean.mean);
  return made;
}

std::vector<std::string> criterion_names(const Translator& t) {
  std::vector<std::string> names;
  for (const auto criterion : all_criteria) names.emplace_back(t(label_of(criterion)));
  return names;
}

std::vector<std::string> stage_names(const Translator& t) {
  std::vector<std::string> names;
  for (int stage = 1; stage <= 3; ++stage) names.emplace_back(t(reports::stage_title(stage)));
  return names;
}

std::vector<Weighted> automatic_terms(const StageRating& rating) {
  return {{rating.settings.weights[0], *rating.timeliness}, {rating.settings.weights[1], *rating.completeness}};
}

std::string settings_input(const Translator& t, const Settings& settings) {
  return t("Weights and scale in force from {date}", {{"date", t.date(settings.valid_from)}});
}

Step stage_step(const Translator& t, const StageRating& rating) {
  Step step{.heading = std::string{t(reports::stage_title(rating.stage))}, .lines = {}};
  if (!rating.automatic) {
    step.lines.emplace_back(why_not_yet(t, rating));
    return step;
  }
  const auto names = criterion_names(t);
  step.lines.push_back(names[0] + ": " + timeliness_arithmetic(t, rating) + " (" + late_text(t, rating.days) + ")");
  step.lines.push_back(names[1] + ": " + completeness_arithmetic(t, rating));
  if (!rating.total) {
    for (auto& line : sum_lines(t, names, automatic_terms(rating))) step.lines.push_back(std::move(line));
    step.lines.emplace_back(t("No expert has scored this report yet: this is the automatic part only."));
    return step;
  }
  for (std::size_t i = 0; i < expert_criteria.size(); ++i) step.lines.push_back(names[i + 2] + ": " + expert_arithmetic(t, rating, i));
  for (auto& line : sum_lines(t, names, terms_of(rating))) step.lines.push_back(std::move(line));
  return step;
}

}  // namespace

Names names_for(const http::Caller& caller) { return caller.is_staff() ? Names::shown : Names::hidden; }

std::string percent(const Translator& t, int whole) {
  return std::to_string(whole) + (t.language() == i18n::Language::en ? "%" : "\u00A0%");
}

std::string figure_of(const Translator& t, const std::optional<Points>& points) {
  return points ? shown(t, *points) : std::string{nothing};
}

Explained explain_criterion(const Translator& t, const StageRating& rating, Criterion criterion, Names names) {
  Explained made{.shown = figure_of(t, points_of(rating, criterion)), .explanation = {}};
  switch (criterion) {
    case Criterion::timeliness: made.explanation = timeliness(t, rating); break;
    case Criterion::completeness: made.explanation = completeness(t, rating); break;
    case Criterion::effectiveness: made.explanation = experts(t, rating, 0, names); break;
    case Criterion::sustainability: made.explanation = experts(t, rating, 1, names); break;
    case Criterion::replication: made.explanation = experts(t, rating, 2, names); break;
  }
  return made;
}

Explained explain_stage(const Translator& t, const StageRating& rating) {
  Explained made{.shown = figure_of(t, rating.total ? rating.total : rating.automatic), .explanation = {}};
  auto& explanation = made.explanation;
  if (!rating.automatic) {
    explanation.rule = why_not_yet(t, rating);
    return made;
  }
  explanation.inputs.push_back(settings_input(t, rating.settings));
  if (rating.total) {
    explanation.rule =
        t("The five criteria by their weights. Every figure is reckoned to hundredths, halves up, and the next step goes on "
          "from it; what is shown has one decimal.");
    explanation.arithmetic = joined(sum_lines(t, criterion_names(t), terms_of(rating))) + rounding(t, *rating.total);
  } else {
    explanation.rule = t.plural(N("No expert has scored this report yet. Until then the rating is its automatic part alone: timeliness and "
                                  "completeness, at most {count} point of 100.",
                                  "No expert has scored this report yet. Until then the rating is its automatic part alone: timeliness and "
                                  "completeness, at most {count} points of 100."),
                                rating.settings.weights[0] + rating.settings.weights[1]);
    explanation.arithmetic = joined(sum_lines(t, criterion_names(t), automatic_terms(rating))) + rounding(t, *rating.automatic);
  }
  return made;
}

Explained explain_general(const Translator& t, const ProjectRating& rating) {
  Explained made{.shown = figure_of(t, rating.general), .explanation = {}};
  auto& explanation = made.explanation;
  if (!rating.general) {
    explanation.rule = t("The general rating is computed once all three reports have their ratings.");
    for (std::size_t i = 0; i < rating.stages.size(); ++i) {
      if (!rating.stages[i] || !rating.stages[i]->total)
        explanation.inputs.push_back(t("Not rated yet: {report}", {{"report", t(reports::stage_title(static_cast<int>(i) + 1))}}));
    }
    return made;
  }
  const auto& settings = rating.stages.back()->settings;
  explanation.rule = t.plural(N("The ratings of the three reports by their weights. A rating is positive from {count} point.",
                                "The ratings of the three reports by their weights. A rating is positive from {count} points."),
                              settings.threshold);
  explanation.inputs.push_back(settings_input(t, settings));
  explanation.arithmetic = joined(sum_lines(t, stage_names(t), terms_of(rating))) + rounding(t, *rating.general);
  return made;
}

Explained explain_ngo(const Translator& t, const NgoRating& rating, const std::vector<NamedShare>& shares, base::LocalDate as_of) {
  Explained made{.shown = figure_of(t, rating.rating), .explanation = {}};
  auto& explanation = made.explanation;
  explanation.rule =
      t("The mean of the general ratings of the projects whose final report was accepted in the last five years, weighted by their "
        "budgets. A budget that is not known weighs as the median of the known ones; where none is known, all weigh the same.");
  explanation.inputs.push_back(
      t("Final reports accepted from {from} to {to}", {{"from", t.date(five_years_before(as_of).plus_days(1))}, {"to", t.date(as_of)}}));
  std::string sum;
  std::int64_t weights = 0;
  for (const auto& [project, share] : shares) {
    const auto budget =
        share.budget ? t.money(*share.budget) : t("the budget is not known, weight {weight}", {{"weight", t.number(share.weight)}});
    explanation.inputs.push_back(
        t("{project}: rating {rating}, {budget}; accepted {date}",
          {{"project", project}, {"rating", reckoned(t, share.general)}, {"budget", budget}, {"date", t.short_date(share.accepted_on)}}));
    (sum += sum.empty() ? "" : " + ") += reckoned(t, share.general) + std::string{times} + t.number(share.weight);
    weights += share.weight;
  }
  if (rating.rating)
    explanation.arithmetic = (shares.size() == 1 ? sum : "(" + sum + ")") + " : " + t.number(weights) + " = " +
                             reckoned(t, *rating.rating) + rounding(t, *rating.rating);
  return made;
}

std::vector<Step> recompute(const Translator& t, const ProjectRating& rating) {
  std::vector<Step> steps;
  for (const auto& stage : rating.stages)
    if (stage) steps.push_back(stage_step(t, *stage));
  Step last{.heading = std::string{t("General rating")}, .lines = {}};
  if (rating.general) {
    last.lines = sum_lines(t, stage_names(t), terms_of(rating));
    last.lines.back() += rounding(t, *rating.general);
  } else last.lines.emplace_back(t("The general rating is computed once all three reports have their ratings."));
  steps.push_back(std::move(last));
  return steps;
}

}  // namespace baqylau::ratings
