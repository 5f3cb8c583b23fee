#include "control/columns.hpp"

#include "http/response.hpp"

#include <algorithm>
#include <array>

namespace baqylau::control {

namespace {

using base::M;
using http::Url;
using ui::Html;
using ui::html;

std::string decision_line(const i18n::Translator& t, const StageDecision& decision) {
  return t(M("No. {number} of {date}: {decision}"),
           {{"number", decision.number}, {"date", t.short_date(decision.decided_on)}, {"decision", t(decision_text(decision.kind))}});
}

/// What a row has several of: in files with semicolons between, on screen one under the other.
struct Line {
  std::string text;
  std::optional<Url> url{};
};
Column lines_column(const ui::View& v, std::string code, std::string title, std::function<std::vector<Line>(const FormRow&)> lines) {
  return {.code = std::move(code),
          .title = std::move(title),
          .width = 40,
          .plain = [lines](const FormRow& row) -> Plain {
            std::string all;
            for (const auto& line : lines(row)) (all += all.empty() ? "" : "; ") += line.text;
            if (all.empty()) return {};
            return all;
          },
          .screen =
              [&v, lines](const FormRow& row) {
                Html all;
                for (const auto& line : lines(row))
                  all.add("<li>{}</li>", line.url ? html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(*line.url), line.text)
                                                  : html("{}", line.text));
                return all.empty() ? html("—") : html(R"(<ul class="govuk-list">{}</ul>)", all);
              }};
}

}  // namespace

base::Text decision_text(std::string_view kind) {
  if (kind == "finance") return M("Finance a tranche");
  if (kind == "withhold") return M("Withhold a tranche");
  if (kind == "extend") return M("Extend the due date of a report");
  if (kind == "close") return M("Close the project");
  if (kind == "terminate") return M("Terminate the contract");
  if (kind == "demand_repayment") return M("Demand repayment");
  if (kind == "release") return M("Release from special control");
  throw db::Error{"a stored kind of a decision is unknown: " + std::string{kind}};
}

const std::vector<Form>& forms() {
  constexpr Needs executors{.contacts = true, .cards = true};
  constexpr auto report = [](int stage) { return Needs{.reports = true, .stage = stage, .causes = true}; };
  constexpr auto rated = [](std::optional<int> stage, int decided) {
    return Needs{.reports = true, .stage = stage, .causes = true, .ratings = true, .decisions = true, .decided_stage = decided};
  };
  constexpr Needs ranking{.reports = true, .causes = true, .ratings = true, .places = true, .decisions = true};
  // The third stage shows the general rating, so it looks at all three.
  static const std::vector<Form> list{
      {1, M("Pre-registration form"), executors, contact_columns},
      {2, M("Registration form"), executors, registration_columns, one_row_an_executor},
      {3, M("Due dates of reports"), {.reports = true, .causes = true}, date_columns},
      {4, M("Control form of the first-stage report (Rating 1)"), report(1), report_columns<1>},
      {5, M("Control form of the first stage with the rating"), rated(1, 1), rating_columns<1>},
      {6, M("Control form of the second-stage report (Rating 2)"), report(2), report_columns<2>},
      {7, M("Control form of the second stage with the rating"), rated(2, 2), rating_columns<2>},
      {8, M("Control form of the final report of the third stage (Rating 3)"), report(3), report_columns<3>},
      {9, M("Control form of the third stage with the general rating"), rated({}, 3), rating_columns<3>},
      {10, M("Control form of the final rating"), ranking, ranking_columns},
  };
  return list;
}

const Form* find_form(int number) {
  for (const auto& form : forms())
    if (form.number == number) return &form;
  return nullptr;
}

std::string text_of(const i18n::Translator& t, const Plain& plain) {
  struct Text {
    const i18n::Translator& t;
    std::string operator()(std::monostate) const { return "—"; }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(base::LocalDate date) const { return t.short_date(date); }
    std::string operator()(ratings::Points points) const { return ratings::figure_of(t, points); }
  };
  return std::visit(Text{t}, plain);
}

std::string in_language(const ui::View& v, const std::optional<std::string>& kk, const std::optional<std::string>& ru) {
  return std::string{i18n::pick(kk, ru, v.request.language).text};
}
std::string in_language(const ui::View& v, const std::optional<std::string>& kk, const std::string& ru) {
  return std::string{i18n::pick(kk, ru, v.request.language).text};
}

Html lot_cell(const ui::View& v, const ProjectRow& row) {
  return html(R"(<a class="govuk-link" href="{}">{}</a>. {})", v.link(Url::to("/projects/{}", row.project)), row.lot_number,
              v.content(row.lot_name_kk, row.lot_name_ru));
}

Html ngo_cell(const ui::View& v, const ProjectRow& row) {
  return html(R"(<a class="govuk-link" href="{}">{}</a><br>{})", v.link(Url::to("/ngos/{}", row.ngo)),
              v.content(row.ngo_short_kk, row.ngo_short_ru), v.content(row.ngo_full_kk, row.ngo_full_ru));
}

void add_project_columns(const FormView& form, std::vector<Column>& columns) {
  const auto& v = form.v;
  columns.push_back(
      {.code = "contest", .title = std::string{v.t("Contest")}, .where = Shown::in_files, .plain = [](const FormRow& row) -> Plain {
         return row.held_on;
       }});
  columns.push_back({.code = "lot",
                     .title = std::string{v.t("Lot and project")},
                     .where = Shown::on_screen,
                     .plain = [](const FormRow& row) -> Plain { return row.lot_number; },
                     .screen = [&v](const FormRow& row) { return lot_cell(v, row); }});
  columns.push_back({.code = "lot_number",
                     .title = std::string{v.t("Lot number")},
                     .numeric = true,
                     .where = Shown::in_files,
                     .width = 11,
                     .plain = [](const FormRow& row) -> Plain { return row.lot_number; }});
  columns.push_back({.code = "project",
                     .title = std::string{v.t("Project")},
                     .where = Shown::in_files,
                     .width = 60,
                     .plain = [&v](const FormRow& row) -> Plain { return in_language(v, row.lot_name_kk, row.lot_name_ru); }});
}

void add_ngo_column(const FormView& form, std::vector<Column>& columns) {
  const auto& v = form.v;
  columns.push_back({.code = "ngo",
                     .title = std::string{v.t("NGO")},
                     .width = 44,
                     .plain = [&v](const FormRow& row) -> Plain { return in_language(v, row.ngo_full_kk, row.ngo_full_ru); },
                     .screen = [&v](const FormRow& row) { return ngo_cell(v, row); }});
}

void add_status_columns(const FormView& form, std::vector<Column>& columns) {
  const auto& v = form.v;
  // A tag for each status, made once: there are as many cells as projects.
  std::array<Html, projects::all_statuses.size()> tags;
  for (const auto status : projects::all_statuses) tags.at(static_cast<std::size_t>(status)) = projects::status_tag(v, status);
  const auto special = ui::tag(v.t("Special control"), ui::TagColour::red);
  columns.push_back({.code = "status",
                     .title = std::string{v.t("Status")},
                     .width = 16,
                     .plain = [&v](const FormRow& row) -> Plain { return std::string{v.t(projects::status_text(row.status))}; },
                     .screen =
                         [tags, special](const FormRow& row) {
                           const auto& tag = tags.at(static_cast<std::size_t>(row.status));
                           return row.special ? html("{} {}", tag, special) : tag;
                         }});
  columns.push_back({.code = "special",
                     .title = std::string{v.t("Special control")},
                     .numeric = true,
                     .where = Shown::in_files,
                     .plain = [](const FormRow& row) -> Plain { return std::int64_t{row.special ? 1 : 0}; }});
}

void add_decision_column(const FormView& form, std::vector<Column>& columns) {
  const auto& v = form.v;
  columns.push_back(lines_column(v, "decision", std::string{v.t("Decision")}, [&v](const FormRow& row) {
    std::vector<Line> lines;
    for (const auto& decision : row.decisions) lines.push_back({decision_line(v.t, decision), Url::to("/decisions/{}", decision.id)});
    return lines;
  }));
}

void add_late_column(const FormView& form, std::vector<Column>& columns) {
  if (std::ranges::all_of(form.data.rows, [](const FormRow& row) { return row.late.empty(); })) return;
  const auto& v = form.v;
  columns.push_back(lines_column(v, "late", std::string{v.t("Entered later")}, [&v](const FormRow& row) {
    std::vector<Line> lines;
    for (const auto& late : row.late) lines.push_back({late_text(v.t, late)});
    return lines;
  }));
}

}  // namespace baqylau::control
