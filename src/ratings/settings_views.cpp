/// Weights and scale: the administrator's page, and the method as everybody reads it.

#include "ratings/views.hpp"

#include <algorithm>

namespace baqylau::ratings::views {

using http::Url;
using ui::Html;
using ui::html;

namespace {

std::string stage_field(int stage) { return "stage_" + std::to_string(stage); }

Html settings_table(const ui::View& v, const std::vector<Settings>& settings) {
  std::vector<ui::Column> columns{{std::string{v.t("In force from")}}};
  for (const auto criterion : all_criteria) columns.push_back({std::string{v.t(label_of(criterion))}, true});
  for (int stage = 1; stage <= 3; ++stage) columns.push_back({std::string{v.t(reports::stage_title(stage))}, true});
  columns.push_back({std::string{v.t("Points less for a day late")}, true});
  columns.push_back({std::string{v.t("Positive from")}, true});
  std::vector<ui::TableRow> rows;
  for (auto set = settings.rbegin(); set != settings.rend(); ++set) {
    ui::TableRow row{.cells = {v.known(std::optional{set->valid_from})}};
    for (const int weight : set->weights) row.cells.push_back(html("{}", percent(v.t, weight)));
    for (const int weight : set->stages) row.cells.push_back(html("{}", percent(v.t, weight)));
    row.cells.push_back(html("{}", set->late_day_penalty));
    row.cells.push_back(html("{}", set->threshold));
    rows.push_back(std::move(row));
  }
  return ui::table(v, v.t("Weights and scale by the day from which they hold"), columns, rows);
}

Html form(const ui::View& v, const http::FormValues& values) {
  const auto whole = [&](std::string_view name, std::string_view label) {
    return ui::text_input(v, values, {.name = name, .label = std::string{label}, .inputmode = "numeric", .width = "4"});
  };
  Html weights, stages;
  for (const auto criterion : all_criteria) weights.add(whole(to_code(criterion), v.t(label_of(criterion))));
  for (int stage = 1; stage <= 3; ++stage) stages.add(whole(stage_field(stage), v.t(reports::stage_title(stage))));
  return ui::post_form(
      v, Url::to("/ratings/settings"),
      html("{}{}{}{}{}{}",
           ui::date_input(v, values,
                          {.name = "valid_from",
                           .label = std::string{v.t("In force from")},
                           .hint = std::string{v.t("Later than today. Reports due before this day keep the settings that they have.")}}),
           ui::fieldset(v.t("Weights of the criteria in percent, together 100"), weights),
           ui::fieldset(v.t("Weights of the reports in the general rating in percent, together 100"), stages),
           whole("late_day_penalty", v.t("Points less for a day late")), whole("threshold", v.t("Positive from")),
           ui::button(v.t("Add these settings"))));
}

Html paragraphs(std::initializer_list<std::string_view> texts) {
  Html out;
  for (const auto text : texts) out.add(R"(<p class="govuk-body">{}</p>)", text);
  return out;
}

Html rules(const ui::View& v, const Settings& now) {
  Html out;
  out.add(R"(<h2 class="govuk-heading-m">{}</h2>)", v.t("Five criteria of each report"));
  out.add(paragraphs(
      {v.t("Timeliness: 100 points when the report was submitted by its due date. For each day late the points named below are taken away, "
           "but "
           "never below 0. A report that was never submitted loses them each day. Where a report was returned because required parts were "
           "missing, the next submission counts."),
       v.t("Completeness of the report: how many of the required parts are in the last submitted version, as a share of 100. A report that "
           "is "
           "overdue and was never submitted has 0."),
       v.t("Effectiveness, sustainability and replication of results: experts whom the state body names for a stage of a contest give 0 to "
           "100 points for each, with a reason in words. Nobody sees another's points before all have given theirs; then they count, of "
           "several experts their mean. A specialist can close the scoring earlier, with a reason. Points given for an earlier version of "
           "the report count until the scoring of the next one is closed, and say for which version they were given.")}));
  out.add(R"(<h2 class="govuk-heading-m">{}</h2>)", v.t("From criteria to ratings"));
  out.add(paragraphs(
      {v.t("Rating of a report: each criterion times its weight, added up. Until experts have scored, only the automatic part is there: "
           "timeliness and completeness."),
       v.t("General rating of a project: the ratings of its three reports times their weights, added up, once all three are there."),
       v.t("Rating of an NGO: the mean of the general ratings of its projects whose final report was accepted in the last five years, "
           "weighted by their budgets. A budget that is not known weighs as the median of the known ones; where none is known, all weigh "
           "the same."),
       v.t("Every figure is reckoned to hundredths of a point, halves up, and the next step goes on from it. What is shown has one "
           "decimal, halves up; places and “positive” go by what is shown. Where 60 points are asked for, 59.95 is shown as 60.0 and is "
           "positive, 59.94 as "
           "59.9 and is not."),
       v.t("A report is rated by the weights and the scale in force on its first due date. New settings hold from a later day only, so "
           "they never "
           "change a rating of the past. Where the due date is not known, the day of the first submission stands for it.")}));
  std::vector<ui::SummaryRow> rows;
  for (std::size_t i = 0; i < all_criteria.size(); ++i)
    rows.push_back({std::string{v.t(label_of(all_criteria[i]))}, html("{}", percent(v.t, now.weights[i]))});
  for (std::size_t i = 0; i < now.stages.size(); ++i)
    rows.push_back({std::string{v.t(reports::stage_title(static_cast<int>(i) + 1))}, html("{}", percent(v.t, now.stages[i]))});
  rows.push_back({std::string{v.t("Points less for a day late")}, html("{}", now.late_day_penalty)});
  rows.push_back({std::string{v.t("Positive from")}, html("{}", now.threshold)});
  out.add(R"(<h2 class="govuk-heading-m">{}</h2>{})", v.t("Weights and scale today"), ui::summary_list(rows));
  return out;
}

Html worked_example(const ui::View& v, const std::optional<Example>& example) {
  Html out = html(R"(<h2 class="govuk-heading-m">{}</h2>)", v.t("A worked example"));
  if (!example)
    return out.add(R"(<p class="govuk-body">{}</p>)",
                   v.t("No report was submitted yet. The first one that is submitted will be worked out here."));
  out.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)", v.link(Url::to("/projects/{}", example->named.project)),
          lot_title(v, example->named));
  for (const auto& step : recompute(v.t, example->rating)) {
    Html lines;
    for (const auto& line : step.lines) lines.add("<li>{}</li>", line);
    out.add(R"(<h3 class="govuk-heading-s">{}</h3><ol class="govuk-list">{}</ol>)", step.heading, lines);
  }
  return out;
}

}  // namespace

http::FormValues values_of(const Settings& settings) {
  http::FormValues values;
  for (std::size_t i = 0; i < all_criteria.size(); ++i) values.set(to_code(all_criteria[i]), std::to_string(settings.weights[i]));
  for (int stage = 1; stage <= 3; ++stage)
    values.set(stage_field(stage), std::to_string(settings.stages[static_cast<std::size_t>(stage - 1)]));
  values.set("late_day_penalty", std::to_string(settings.late_day_penalty)).set("threshold", std::to_string(settings.threshold));
  return values;
}

http::Response settings_page(const ui::View& v, const std::vector<Settings>& settings, const http::FormValues& values, int status) {
  return ui::page(
      v,
      {.title = std::string{v.t("Weights and scale of ratings")},
       .body = html(R"({}<h2 class="govuk-heading-m">{}</h2>{})", settings_table(v, settings), v.t("New settings"), form(v, values)),
       .crumbs = {{std::string{v.t("Rating")}, Url::to("/rankings")}},
       .form = &values,
       .notice = ui::notice_of(v.request)},
      status);
}

http::Response method_page(const ui::View& v, const std::vector<Settings>& settings, const std::optional<Example>& example) {
  Html body = rules(v, settings_on(settings, v.today));
  if (settings.size() > 1) body.add(settings_table(v, settings));
  body.add(worked_example(v, example));
  return ui::page(
      v,
      {.title = std::string{v.t("How ratings are computed")},
       .body = std::move(body),
       .crumbs = {{std::string{v.t("Rating")}, Url::to("/rankings")}},
       .lead = std::string{v.t("Anybody can recompute a rating with a pencil: the rules, the weights and an example are on this page.")}});
}

}  // namespace baqylau::ratings::views
