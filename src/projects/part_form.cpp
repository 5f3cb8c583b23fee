/// Forms of the passport's parts.

#include "projects/domain.hpp"
#include "projects/forms.hpp"
#include "projects/views.hpp"

#include <utility>

namespace baqylau::projects {

namespace {

using http::FormValues;
using ui::Html;
using ui::html;
using ui::View;

constexpr std::size_t text_max = 10'000;

std::vector<ui::Option> options_of(const View& v, const std::vector<reference::ReferenceItem>& items, std::string_view chosen) {
  std::vector<ui::Option> options;
  for (const auto& item : items) {
    auto id = base::to_string(item.id);
    if (item.valid_on(v.today) || id == chosen) options.push_back({std::move(id), item.name(v.t.language())});
  }
  return options;
}

/// Controls of one row; the names live as long as the row is written.
struct RowWriter {
  const View& v;
  const FormValues& values;
  std::string_view prefix;
  std::size_t row;
  [[nodiscard]] std::string name(std::string_view field) const { return row_name(prefix, row, field); }
  [[nodiscard]] Html line(std::string_view field, std::string_view label, ui::Field more = {}) const {
    const auto full = name(field);
    more.name = full;
    more.label = std::string{label};
    return ui::text_input(v, values, more);
  }
  [[nodiscard]] Html date(std::string_view field, std::string_view label) const {
    const auto full = name(field);
    return ui::date_input(v, values, {.name = full, .label = std::string{label}, .optional = true});
  }
  [[nodiscard]] Html text(std::string_view field, std::string_view label, std::size_t max) const {
    const auto full = name(field);
    return ui::textarea(v, values, {.name = full, .label = std::string{label}, .optional = true}, 4, max);
  }
  [[nodiscard]] Html kind(std::string_view field, std::string_view label, const std::vector<reference::ReferenceItem>& items) const {
    const auto full = name(field);
    return ui::select(v, values, {.name = full, .label = std::string{label}}, options_of(v, items, values.value(full)));
  }
};

const ui::Field optional_field{.name = {}, .label = {}, .optional = true};
const ui::Field amount_field{.name = {}, .label = {}, .inputmode = "numeric", .width = "10"};
const ui::Field optional_amount{.name = {}, .label = {}, .optional = true, .inputmode = "numeric", .width = "10"};

Html row_controls(Part part, const RowWriter& row, const Kinds& kinds) {
  const auto& t = row.v.t;
  switch (part) {
    case Part::team: return html("{}{}", row.line("name", t("Surname and name")), row.line("duty", t("Duty in the project")));
    case Part::indicators:
      return html("{}{}{}{}{}", row.line("name", t("Indicator")),
                  row.line("unit", t("Unit"),
                           {.name = {}, .label = {}, .hint = std::string{t("For example, people, events, copies")}, .width = "20"}),
                  row.line("target", t("Target value"), amount_field), row.line("actual", t("Actual value"), optional_amount),
                  row.line("evidence", t("By what it can be checked"),
                           {.name = {},
                            .label = {},
                            .hint = std::string{t("For example, lists of participants, photographs, acts")},
                            .optional = true}));
    case Part::budget:
      return html("{}{}{}", row.line("name", t("Line of the estimate")),
                  row.line("planned", t("Planned amount"),
                           {.name = {}, .label = {}, .hint = std::string{t("In whole tenge")}, .inputmode = "numeric", .width = "20"}),
                  ui::hidden(row.name(line_position), row.values.value(row.name(line_position))));
    case Part::target_groups:
      return html("{}{}{}", row.kind("kind", t("Kind of group"), kinds.target_groups),
                  row.line("people", t("Number of people"), optional_amount), row.text("work", t("Work done for the group"), 3000));
    case Part::partners:
      return html("{}{}{}", row.kind("kind", t("Kind of partner"), kinds.partners), row.line("name", t("Name of the partner")),
                  row.text("work", t("Joint work"), 3000));
    case Part::publications:
      return html("{}{}{}{}{}{}", row.kind("outlet_kind", t("Kind of outlet"), kinds.outlets), row.line("outlet", t("Name of the outlet")),
                  row.line("title", t("Title of the publication")), row.date("published_on", t("Date of publication")),
                  row.line("address", t("Link to the publication"), {.name = {}, .label = {}, .optional = true, .inputmode = "url"}),
                  row.text("body", t("Text of the publication"), text_max));
    case Part::about:
    case Part::work_done:
    case Part::next_lots: return {};
  }
  return {};
}

std::string_view row_title(const View& v, Part part) {
  switch (part) {
    case Part::team: return v.t("Member of the team");
    case Part::indicators: return v.t("Indicator");
    case Part::budget: return v.t("Line of the estimate");
    case Part::target_groups: return v.t("Target group");
    case Part::partners: return v.t("Partner");
    case Part::publications: return v.t("Publication");
    case Part::about:
    case Part::work_done:
    case Part::next_lots: return {};
  }
  return {};
}

Html repeated_rows(const View& v, Part part, const FormValues& values, const Kinds& kinds) {
  const auto prefix = to_code(part);
  const auto shown = rows_shown(values, prefix, row_fields(part), most_rows(part));
  std::vector<Html> rows;
  for (std::size_t row = 0; row < shown; ++row) {
    rows.push_back(row_group(row_title(v, part), row_controls(part, RowWriter{v, values, prefix, row}, kinds)));
  }
  return html(R"(<p class="govuk-hint">{}</p>{})",
              v.t("Leave the rows you do not need empty. To remove a row, clear it. After saving there will be empty rows again."),
              ui::repeatable(v, rows));
}

Html two_texts(const View& v, const FormValues& values, std::string_view kk, std::string_view kk_label, std::string_view ru,
               std::string_view ru_label) {
  return html("{}{}", ui::textarea(v, values, {.name = kk, .label = std::string{kk_label}, .language = "kk"}, 8, text_max),
              ui::textarea(v, values, {.name = ru, .label = std::string{ru_label}, .language = "ru"}, 8, text_max));
}

}  // namespace

Html row_group(std::string_view title, const Html& controls) {
  return html(
      R"(<fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{}</legend>{}</fieldset>)",
      title, controls);
}

Html part_fields(const View& v, Part part, const FormValues& values, const Kinds& kinds) {
  const auto hint = html(R"(<p class="govuk-hint">{}</p>)",
                         v.t("Write in at least one of the languages; readers of the other see that it is a text in another language."));
  switch (part) {
    case Part::about:
      return html("{}{}{}{}", hint,
                  ui::fieldset(v.t("Goals of the project"),
                               two_texts(v, values, "goals_kk", v.t("Goals in Kazakh"), "goals_ru", v.t("Goals in Russian"))),
                  ui::fieldset(v.t("Tasks of the project"),
                               two_texts(v, values, "tasks_kk", v.t("Tasks in Kazakh"), "tasks_ru", v.t("Tasks in Russian"))),
                  ui::fieldset(v.t("Expected results"), two_texts(v, values, "results_kk", v.t("Expected results in Kazakh"), "results_ru",
                                                                  v.t("Expected results in Russian"))));
    case Part::work_done:
    case Part::next_lots: return html("{}{}", hint, two_texts(v, values, "kk", v.t("Text in Kazakh"), "ru", v.t("Text in Russian")));
    case Part::team:
    case Part::indicators:
    case Part::budget:
    case Part::target_groups:
    case Part::partners:
    case Part::publications: return repeated_rows(v, part, values, kinds);
  }
  return {};
}

Html overtaken_notice(const View& v, const Html& saved, const std::optional<ui::LastSaved>& last) {
  return html(
      R"({}<section class="govuk-inset-text"><h2 class="govuk-heading-m">{}</h2>{}</section>)",
      ui::warning_text(v, v.t("This passport was changed after you opened the page. {who} What you typed is below. Compare it with what "
                              "is saved now, then save once more.",
                              {{"who", ui::last_saved_text(v, last)}})),
      v.t("What is saved now"), saved);
}

Html part_form(const View& v, const Project& project, Part part, const FormValues& values, const Kinds& kinds, std::int64_t version,
               const std::optional<Overtaken>& overtaken, const std::optional<ui::LastSaved>& last) {
  Html body;
  if (overtaken) body.add("{}", overtaken_notice(v, part_view(v, overtaken->saved, kinds), last));
  const auto overview = http::Url::to("/projects/{}/edit", project.id);
  const auto action = http::Url::to("/projects/{}/edit/{}", project.id, to_code(part));
  body.add("{}", ui::post_form(v, action,
                               html(R"({}{}{}<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)",
                                    ui::version_field(v, "version", std::to_string(version), last), part_fields(v, part, values, kinds),
                                    ui::button(v.t("Save")), v.link(overview), v.t("Back without saving"))));
  return body;
}

Html editor_tasks(const View& v, const Project& project, const Passport& passport, const std::vector<Spending>& spending) {
  std::vector<ui::TaskRow> tasks;
  const auto add = [&](std::string_view title, http::Url url, bool filled) {
    tasks.push_back({.title = std::string{title},
                     .url = std::move(url),
                     .status = std::string{filled ? v.t("Filled in") : v.t("To be filled in")},
                     .colour = filled ? ui::TagColour::green : ui::TagColour::grey});
  };
  for (const auto part : all_parts) {
    add(v.t(part_text(part)), http::Url::to("/projects/{}/edit/{}", project.id, to_code(part)), is_filled(content_of(passport, part)));
    if (part == Part::budget) add(v.t("Spending by stage"), http::Url::to("/projects/{}/spending", project.id), !spending.empty());
  }
  return ui::task_list(v, tasks);
}

}  // namespace baqylau::projects
