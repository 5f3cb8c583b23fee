/// What pages that `app` assembles show of reports: the passport's section, the cabinet's tasks.

#include "reports/service.hpp"
#include "reports/store.hpp"
#include "reports/views.hpp"

#include <algorithm>

namespace baqylau::reports {

using http::Url;
using ui::Html;
using ui::html;

namespace {

Html versions_of(const ui::View& v, const Report& report, const std::vector<Version>& versions) {
  if (versions.empty()) return html("{}", v.t("None yet"));
  Html items;
  for (const auto& version : versions) {
    items.add(
        R"(<li><a class="govuk-link" href="{}">{}</a></li>)",
        v.link(Url::to("/reports/{}", report.id).with("version", std::to_string(version.number))),
        v.t("Version {number} of {date}", {{"number", std::to_string(version.number)}, {"date", v.t.date_time(version.submitted_at)}}));
    if (version.on_behalf) items.add(R"(<li class="govuk-hint">{}</li>)", v.t("Entered by the operator from papers."));
  }
  return html(R"(<ul class="govuk-list">{}</ul>)", items);
}

/// For those who write it: the NGO, and the operator with papers in hand.
Html link_to_draft(const ui::View& v, db::Read& db, const Report& report) {
  const auto author = http::Author::admit(v.request.caller);
  if (!author || !report.open() || !load_report_for(db, *author, report.id)) return {};
  return html(R"(<br><a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden">: {}</span></a>)",
              v.link(Url::to("/reports/{}/draft", report.id)), v.t("Fill in the report"), views::title_of(v, report));
}

std::string hint_of(const ui::View& v, const Report& report, const Preview& preview) {
  std::string hint = report.due_on ? v.t("Due {date}", {{"date", v.t.short_date(*report.due_on)}}) + ". " : std::string{};
  const auto days = control_days(report.due_on, report.submitted_on(), v.today);
  if (days.kind != ControlDays::Kind::overdue) hint += views::days_text(v, days) + ".";
  if (report.open() && !preview.missing.empty())
    hint += " " + v.t("Required parts are missing: {parts}.", {{"parts", views::part_names(v, preview.missing)}});
  return hint;
}

ui::TaskRow task_of(const ui::View& v, db::Read& db, const Report& report) {
  const auto days = control_days(report.due_on, report.submitted_on(), v.today);
  ui::TaskRow task{.title = views::title_of(v, report) + ". " + views::lot_title(v, report),
                   .url = Url::to("/reports/{}/draft", report.id),
                   .status = std::string{v.t(label_of(report.state))}};
  if (report.open()) {
    task.colour = report.state == ReportState::not_started ? ui::TagColour::grey : ui::TagColour::yellow;
    if (days.kind == ControlDays::Kind::overdue) {
      task.status = views::days_text(v, days);
      task.colour = ui::TagColour::red;
    }
    task.hint = hint_of(v, report, preview(db, report, store::load_draft(db, report.id), v.today));
  } else {
    task.url = Url::to("/reports/{}/receipt", report.id);
    task.colour = report.state == ReportState::accepted ? ui::TagColour::green : ui::TagColour::blue;
    task.hint = hint_of(v, report, {});
  }
  return task;
}

}  // namespace

Html reports_section(const ui::View& v, db::Read& db, base::ProjectId project) {
  Html out = html(R"(<h2 class="govuk-heading-m" id="reports">{}</h2>)", v.t("Reports"));
  std::vector<ui::TableRow> rows;
  for (const auto& report : reports_of_project(db, project)) {
    const auto versions = store::versions(db, report.id);
    const auto files = versions.empty() ? std::vector<File>{} : store::files_of_version(db, report.id, versions.front().number);
    const auto days = control_days(report.due_on, report.submitted_on(), v.today);
    const auto state =
        days.kind == ControlDays::Kind::overdue ? ui::tag(views::days_text(v, days), ui::TagColour::red) : views::state_tag(v, report);
    rows.push_back({{html("{}", views::title_of(v, report)), html("{}{}", state, link_to_draft(v, db, report)), v.known(report.due_on),
                     v.known(report.submitted_on()), versions_of(v, report, versions),
                     files.empty() ? html("{}", v.t("None yet")) : views::file_list(v, files)}});
  }
  if (rows.empty()) return out.add(R"(<p class="govuk-body">{}</p>)", v.t("No reports are due for this project."));
  return out.add(ui::table(v, v.t("Reports of the project"),
                           {{std::string{v.t("Report")}},
                            {std::string{v.t("State")}},
                            {std::string{v.t("Due date")}},
                            {std::string{v.t("Submitted")}},
                            {std::string{v.t("Versions")}},
                            {std::string{v.t("Files")}}},
                           rows, true));
}

Html cabinet_reports(const ui::View& v, db::Read& db, base::NgoId ngo) {
  Html out = html(R"(<h2 class="govuk-heading-m" id="reports">{}</h2>)", v.t("Your reports"));
  auto reports = store::reports_of_ngo(db, ngo);
  if (reports.empty())
    return out.add(R"(<p class="govuk-body">{}</p>)", v.t("You owe no reports: no project is recorded for your organisation."));
  std::stable_partition(reports.begin(), reports.end(), [](const Report& report) { return report.open(); });
  std::vector<ui::TaskRow> tasks;
  for (const auto& report : reports) tasks.push_back(task_of(v, db, report));
  return out.add(ui::task_list(v, tasks));
}

}  // namespace baqylau::reports
