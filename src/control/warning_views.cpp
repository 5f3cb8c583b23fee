/// Early warning on pages: for staff with all projects, for an NGO with its own.

#include "control/pages.hpp"
#include "control/records.hpp"
#include "control/warning.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace baqylau::control {

namespace {

using base::M;
using base::Result;
using http::Response;
using http::Url;
using ui::Html;
using ui::html;

/// How far ahead next reports are looked at.
constexpr int days_ahead = 60;

struct Next {
  ProjectRow project{};
  base::ReportId report{};
  int stage = 1;
  base::LocalDate due{};
  Warning warning{};
};

/// The next report that can still be in time; null where none is due.
const reports::Facts* next_report(std::span<const reports::Facts> facts, base::LocalDate today) {
  for (const auto& report : facts)
    if (!report.standing.counted_at && report.standing.due_on && *report.standing.due_on >= today) return &report;
  return nullptr;
}

/// `past` of the whole NGO, also of projects that have ended.
Next next_of(const ProjectRow& project, const reports::Facts& report, std::vector<PastReport> past, reports::RequiredParts& required,
             base::LocalDate today) {
  const auto present = reports::present_in(report.evidence);
  const auto due = *report.standing.due_on;
  return {.project = project,
          .report = report.report,
          .stage = report.stage,
          .due = due,
          .warning = warn({.today = today,
                           .due = due,
                           .past = std::move(past),
                           .draft_empty = present.empty(),
                           .missing = reports::missing_parts(required.of(report.stage, due), present)})};
}

Html reasons_of(const ui::View& v, const Warning& warning) {
  Html items;
  for (const auto reason : warning.reasons) items.add("<li>{}</li>", reason_text(v.t, warning, reason));
  return html(R"(<ul class="govuk-list">{}</ul>)", items);
}

Html rules_of(const ui::View& v) {
  Html items;
  for (const auto rule : all_warning_rules) items.add("<li>{}</li>", v.t(rule_text(rule)));
  return ui::details(v.t("By which rules"), html(R"(<p class="govuk-body">{}</p><ul class="govuk-list govuk-list--bullet">{}</ul>)",
                                                 v.t("A report is likely to be late where one of these holds:"), items));
}

/// All that is coming up in the scope; likely-late ones first, then by due date.
std::vector<Next> coming_up(db::Read& db, const http::Scope& scope, base::LocalDate today) {
  auto past = store::past_reports(db, {}, today);
  std::vector<Next> found;
  reports::RequiredParts required{db, today};
  std::unordered_set<base::ProjectId> seen;
  for (const auto& row : store::projects(db, scope, {}, today)) seen.insert(row.project);
  each_running_contest(db, {}, today, [&](base::ContestId, const Running& running) {
    for (const auto& project : running.rows) {
      const auto* report = next_report(running.of(project.project), today);
      if (report == nullptr || !seen.contains(project.project) || report->standing.due_on->days_since(today) > days_ahead) continue;
      found.push_back(next_of(project, *report, past[project.ngo], required, today));
    }
  });
  std::ranges::stable_sort(found, [](const Next& a, const Next& b) {
    return std::pair{!a.warning.likely_late(), a.due} < std::pair{!b.warning.likely_late(), b.due};
  });
  return found;
}

}  // namespace

Result<Response> warnings_page(const http::Get<http::Controller>& call) {
  const auto v = ui::view_of(call);
  std::vector<ui::TableRow> rows;
  for (const auto& next : coming_up(call.db, call.who.scope, v.today)) {
    const bool late = next.warning.likely_late();
    rows.push_back({{lot_cell(v, next.project), ngo_cell(v, next.project), html("{}", v.t(reports::stage_title(next.stage))),
                     html(R"({}<br><span class="app-soft">{}</span>)", v.known(std::optional{next.due}),
                          v.t.plural(i18n::N("{count} day left", "{count} days left"), next.warning.days_left)),
                     late ? ui::tag(v.t("Likely late"), ui::TagColour::yellow) : ui::tag(v.t("No sign of delay"), ui::TagColour::green),
                     late ? reasons_of(v, next.warning) : html("—")}});
  }
  Html body = rules_of(v);
  if (rows.empty()) {
    body.add(R"(<p class="govuk-body">{}</p>)", v.t("No report is due in the next 60 days."));
  } else {
    body.add("{}", ui::table(v, v.t("Early warning"),
                             {{std::string{v.t("Lot and project")}},
                              {std::string{v.t("NGO")}},
                              {std::string{v.t("Report")}},
                              {std::string{v.t("Due date")}},
                              {std::string{v.t("Forecast")}},
                              {std::string{v.t("Why")}}},
                             rows, true));
  }
  return ui::page(v, {.title = std::string{v.t("Early warning")},
                      .body = std::move(body),
                      .crumbs = {{std::string{v.t("Control forms")}, Url::to("/control")}},
                      .lead = std::string{v.t("Which of the reports due in the next 60 days are likely to be late, and why.")},
                      .wide = true});
}

Html cabinet_warnings(const ui::View& v, db::Read& db, base::NgoId ngo) {
  const auto facts = reports::facts_as_of(db, {.ngo = ngo}, v.today);
  auto past = store::past_reports(db, ngo, v.today);
  reports::RequiredParts required{db, v.today};
  Html lines;
  for (const auto& project : projects::projects_of_ngo(db, ngo)) {
    if (project.status != projects::ProjectStatus::in_execution) continue;
    std::vector<reports::Facts> own;
    for (const auto& report : facts)
      if (report.project == project.id) own.push_back(report);
    const auto* report = next_report(own, v.today);
    if (report == nullptr) continue;
    const ProjectRow row{.project = project.id, .lot_number = project.lot_number};
    const auto next = next_of(row, *report, past[ngo], required, v.today);
    if (!next.warning.likely_late() || next.warning.days_left > days_ahead) continue;
    lines.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>{})", v.link(Url::to("/reports/{}/draft", next.report)),
              v.t(M("Lot {number}, {report}: due on {date}"), {{"number", std::to_string(project.lot_number)},
                                                               {"report", v.t(reports::stage_title(next.stage))},
                                                               {"date", v.t.date(next.due)}}),
              reasons_of(v, next.warning));
  }
  if (lines.empty()) return {};
  return ui::inset(html(R"(<h2 class="govuk-heading-s">{}</h2>{})", v.t("These reports may be late"), lines));
}

}  // namespace baqylau::control
