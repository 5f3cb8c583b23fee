/// Forms 3 to 10: due dates, the three reports, their ratings, the final ranking. SPEC §6.

#include "control/columns.hpp"

#include <algorithm>

namespace baqylau::control {

namespace {

using base::M;
using ratings::Criterion;
using reports::ControlDays;
using ui::Html;
using ui::html;

Plain plain_day(const std::optional<base::LocalDate>& day) {
  if (!day) return {};
  return *day;
}
Plain plain_points(const std::optional<ratings::Points>& points) {
  if (!points) return {};
  return *points;
}

// ---- form 3

Html due_cell(const ui::View& v, const reports::Facts& facts, base::LocalDate as_of) {
  const auto left = left_text(v.t, facts, as_of);
  const bool late = reports::days_of(facts.standing, as_of).kind == ControlDays::Kind::overdue;
  Html cell = html(R"({}<br>{})", v.known(facts.standing.due_on),
                   late ? ui::tag(left, ui::TagColour::red) : html(R"(<span class="app-soft">{}</span>)", left));
  if (facts.standing.own_due) cell.add(R"(<br><span class="app-soft">{}</span>)", v.t("a date of its own"));
  if (const auto judged = judged_text(v.t, facts.standing); !judged.empty()) cell.add(R"(<br><span class="app-soft">{}</span>)", judged);
  for (const auto& move : moves_of(v.t, facts)) cell.add(R"(<br><span class="app-soft">{}</span>)", move);
  return cell;
}

/// Days left, negative when overdue; nothing where it was submitted or the date is not known.
Plain days_left(const reports::Facts& facts, base::LocalDate as_of) {
  const auto days = reports::days_of(facts.standing, as_of);
  switch (days.kind) {
    case ControlDays::Kind::not_due: return std::int64_t{days.days_left};
    case ControlDays::Kind::overdue: return std::int64_t{-days.days.value_or(0)};
    case ControlDays::Kind::due_unknown:
    case ControlDays::Kind::submitted: return {};
  }
  return {};
}

void add_due_columns(const FormView& form, int stage, std::vector<Column>& columns) {
  const auto& v = form.v;
  const auto as_of = form.data.as_of;
  const auto number = std::to_string(stage);
  columns.push_back({.code = "due" + number,
                     .title = std::string{v.t(reports::stage_title(stage))},
                     .plain = [stage](const FormRow& row) -> Plain {
                       const auto* facts = row.report(stage);
                       return facts == nullptr ? Plain{} : plain_day(facts->standing.due_on);
                     },
                     .screen =
                         [&v, stage, as_of](const FormRow& row) {
                           const auto* facts = row.report(stage);
                           return facts == nullptr ? html("—") : due_cell(v, *facts, as_of);
                         }});
  columns.push_back({.code = "first_due" + number,
                     .title = std::string{v.t("Due date before moves")},
                     .where = Shown::in_files,
                     .plain = [stage](const FormRow& row) -> Plain {
                       const auto* facts = row.report(stage);
                       if (facts == nullptr || facts->standing.moves == 0) return {};
                       return plain_day(facts->standing.first_due_on);
                     }});
  columns.push_back({.code = "moves" + number,
                     .title = std::string{v.t("Moves and reasons")},
                     .where = Shown::in_files,
                     .width = 40,
                     .plain = [&v, stage](const FormRow& row) -> Plain {
                       const auto* facts = row.report(stage);
                       if (facts == nullptr || facts->standing.moves == 0) return {};
                       std::string text;
                       for (const auto& move : moves_of(v.t, *facts)) (text += text.empty() ? "" : "; ") += move;
                       return text;
                     }});
  columns.push_back({.code = "submitted" + number,
                     .title = std::string{v.t("Submitted")},
                     .where = Shown::in_files,
                     .plain = [stage](const FormRow& row) -> Plain {
                       const auto* facts = row.report(stage);
                       return facts == nullptr ? Plain{} : plain_day(facts->standing.counted_on());
                     }});
  columns.push_back({.code = "left" + number,
                     .title = std::string{v.t("Days left")},
                     .numeric = true,
                     .where = Shown::in_files,
                     .plain = [stage, as_of](const FormRow& row) -> Plain {
                       const auto* facts = row.report(stage);
                       return facts == nullptr ? Plain{} : days_left(*facts, as_of);
                     }});
}

// ---- forms 4 to 9

void add_submission_columns(const FormView& form, int stage, std::vector<Column>& columns) {
  const auto& v = form.v;
  const auto as_of = form.data.as_of;
  columns.push_back(
      {.code = "due", .title = std::string{v.t("Due date")}, .where = Shown::in_files, .plain = [stage](const FormRow& row) -> Plain {
         const auto* facts = row.report(stage);
         return facts == nullptr ? Plain{} : plain_day(facts->standing.judged_by());
       }});
  columns.push_back({.code = "submitted", .title = std::string{v.t("Submitted")}, .plain = [stage](const FormRow& row) -> Plain {
                       const auto* facts = row.report(stage);
                       return facts == nullptr ? Plain{} : plain_day(facts->standing.counted_on());
                     }});
  columns.push_back({.code = "days",
                     .title = std::string{v.t("Control, days")},
                     .numeric = true,
                     .plain = [stage, as_of](const FormRow& row) -> Plain {
                       const auto* facts = row.report(stage);
                       const auto days = facts == nullptr ? ControlDays{} : reports::days_of(facts->standing, as_of);
                       return days.days ? Plain{std::int64_t{*days.days}} : Plain{};
                     },
                     .explained =
                         [&v, stage, as_of](const FormRow& row) {
                           const auto* facts = row.report(stage);
                           if (facts == nullptr) return html("—");
                           const auto cell = explain_days(v.t, *facts, as_of);
                           return ui::explained(v, cell.shown, cell.explanation);
                         },
                     .figure = [stage, as_of](const FormRow& row) -> std::optional<std::string> {
                       const auto* facts = row.report(stage);
                       if (facts == nullptr) return std::nullopt;
                       return reports::figure_of(reports::days_of(facts->standing, as_of));
                     }});
}

bool is_required(reports::RequiredParts& required, const reports::Facts& facts, reports::Part part) {
  return std::ranges::count(required.of(facts), part) > 0;
}

void add_part_columns(const FormView& form, int stage, std::vector<Column>& columns) {
  const auto& v = form.v;
  auto* required = form.required;
  for (const auto part : form.parts) {
    const auto asked = [required, stage, part](const FormRow& row) {
      const auto* facts = row.report(stage);
      return facts != nullptr && is_required(*required, *facts, part) ? facts : nullptr;
    };
    columns.push_back({.code = std::string{reports::to_code(part)},
                       .title = std::string{v.t(reports::label_of(part))},
                       .numeric = true,
                       .plain = [asked, part](const FormRow& row) -> Plain {
                         const auto* facts = asked(row);
                         if (facts == nullptr) return {};
                         return std::int64_t{facts->evidence.contains(part)};
                       },
                       .explained =
                           [&v, asked, part](const FormRow& row) {
                             const auto* facts = asked(row);
                             if (facts == nullptr) return html("—");
                             const auto cell = explain_part(v.t, *facts, part);
                             return ui::explained(v, cell.shown, cell.explanation);
                           }});
  }
}

std::optional<ratings::Points> points_of(const ratings::StageRating& rating, Criterion criterion) {
  switch (criterion) {
    case Criterion::timeliness: return rating.timeliness;
    case Criterion::completeness: return rating.completeness;
    case Criterion::effectiveness:
    case Criterion::sustainability:
    case Criterion::replication: break;
  }
  const auto at = std::ranges::find(ratings::expert_criteria, criterion) - ratings::expert_criteria.begin();
  const auto& mean = rating.expert.at(static_cast<std::size_t>(at));
  return mean ? std::optional{mean->mean} : std::nullopt;
}

void add_criterion_columns(const FormView& form, int stage, std::vector<Column>& columns) {
  const auto& v = form.v;
  for (const auto criterion : ratings::all_criteria) {
    columns.push_back({.code = std::string{ratings::to_code(criterion)},
                       .title = std::string{v.t(ratings::label_of(criterion))},
                       .numeric = true,
                       .plain = [stage, criterion](const FormRow& row) -> Plain {
                         const auto* rating = row.stage_rating(stage);
                         return rating == nullptr ? Plain{} : plain_points(points_of(*rating, criterion));
                       },
                       .explained =
                           [&v, stage, criterion](const FormRow& row) {
                             const auto* rating = row.stage_rating(stage);
                             return rating == nullptr ? html("—") : ratings::explained_criterion(v, *rating, criterion);
                           }});
  }
}

std::optional<std::string> stage_figure(const i18n::Translator& t, const ratings::StageRating* rating) {
  if (rating == nullptr) return std::nullopt;
  if (rating->total || !rating->automatic) return ratings::figure_of(t, rating->total);
  return t(M("{points}, the automatic part"), {{"points", ratings::figure_of(t, rating->automatic)}});
}

void add_stage_column(const FormView& form, int stage, std::string title, std::vector<Column>& columns) {
  const auto& v = form.v;
  columns.push_back({.code = "rating" + std::to_string(stage),
                     .title = std::move(title),
                     .numeric = true,
                     .plain = [stage](const FormRow& row) -> Plain {
                       const auto* rating = row.stage_rating(stage);
                       return rating == nullptr ? Plain{} : plain_points(rating->total);
                     },
                     .explained =
                         [&v, stage](const FormRow& row) {
                           const auto* rating = row.stage_rating(stage);
                           return rating == nullptr ? html("—") : ratings::explained_stage(v, *rating);
                         },
                     .figure = [&v, stage](const FormRow& row) { return stage_figure(v.t, row.stage_rating(stage)); }});
}

std::string numbered_rating(const ui::View& v, int stage) { return v.t(M("Rating {number}"), {{"number", std::to_string(stage)}}); }

void add_general_column(const FormView& form, std::vector<Column>& columns) {
  const auto& v = form.v;
  columns.push_back(
      {.code = "general",
       .title = std::string{v.t("General rating")},
       .numeric = true,
       .plain = [](const FormRow& row) -> Plain { return row.rating ? plain_points(row.rating->general) : Plain{}; },
       .explained = [&v](const FormRow& row) { return row.rating ? ratings::explained_general(v, *row.rating) : html("—"); }});
}

}  // namespace

std::vector<Column> date_columns(const FormView& form) {
  std::vector<Column> columns;
  add_project_columns(form, columns);
  add_ngo_column(form, columns);
  for (int stage = 1; stage <= 3; ++stage) add_due_columns(form, stage, columns);
  add_status_columns(form, columns);
  add_late_column(form, columns);
  return columns;
}

namespace {

std::vector<Column> submitted_columns(const FormView& form, int stage) {
  std::vector<Column> columns;
  add_project_columns(form, columns);
  add_ngo_column(form, columns);
  add_submission_columns(form, stage, columns);
  add_part_columns(form, stage, columns);
  add_status_columns(form, columns);
  return columns;
}

}  // namespace

template <int stage>
std::vector<Column> report_columns(const FormView& form) {
  auto columns = submitted_columns(form, stage);
  add_late_column(form, columns);
  return columns;
}
template std::vector<Column> report_columns<1>(const FormView& form);
template std::vector<Column> report_columns<2>(const FormView& form);
template std::vector<Column> report_columns<3>(const FormView& form);

template <int stage>
std::vector<Column> rating_columns(const FormView& form) {
  auto columns = submitted_columns(form, stage);
  add_criterion_columns(form, stage, columns);
  add_stage_column(form, stage, numbered_rating(form.v, stage), columns);
  if (stage == 3) add_general_column(form, columns);
  add_decision_column(form, columns);
  add_late_column(form, columns);
  return columns;
}
template std::vector<Column> rating_columns<1>(const FormView& form);
template std::vector<Column> rating_columns<2>(const FormView& form);
template std::vector<Column> rating_columns<3>(const FormView& form);

std::vector<Column> ranking_columns(const FormView& form) {
  const auto& v = form.v;
  std::vector<Column> columns;
  columns.push_back(
      {.code = "place", .title = std::string{v.t("Place")}, .numeric = true, .width = 8, .plain = [](const FormRow& row) -> Plain {
         return row.place ? Plain{std::int64_t{*row.place}} : Plain{};
       }});
  add_project_columns(form, columns);
  add_ngo_column(form, columns);
  for (int stage = 1; stage <= 3; ++stage) add_stage_column(form, stage, numbered_rating(v, stage), columns);
  add_general_column(form, columns);
  const auto verdict = [](const FormRow& row) {
    return row.rating && row.rating->general ? std::optional{row.rating->positive()} : std::nullopt;
  };
  columns.push_back({.code = "positive",
                     .title = std::string{v.t("Outcome")},
                     .plain = [&v, verdict](const FormRow& row) -> Plain {
                       const auto positive = verdict(row);
                       if (!positive) return {};
                       return std::string{*positive ? v.t("Positive") : v.t("Not positive")};
                     },
                     .screen =
                         [&v, verdict](const FormRow& row) {
                           const auto positive = verdict(row);
                           if (!positive) return html("—");
                           return *positive ? ui::tag(v.t("Positive"), ui::TagColour::green)
                                            : ui::tag(v.t("Not positive"), ui::TagColour::red);
                         }});
  add_status_columns(form, columns);
  add_decision_column(form, columns);
  add_late_column(form, columns);
  return columns;
}

}  // namespace baqylau::control
