/// What pages that `app` assembles show of reports: the passport's section, the cabinet's tasks.

#include "reports/service.hpp"
#include "reports/store.hpp"
#include "reports/views.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <span>

namespace baqylau::reports {

using http::Url;
using ui::Html;
using ui::html;

namespace {

Html versions_of(const ui::View& v, const Report& report, const std::vector<Version>& versions) {
  if (versions.empty()) return html("{}", v.t("None yet"));
  Html items;
  for (const auto& version : versions) {
    items.add(R"(<li><a class="govuk-link" href="{}">{}</a></li>)",
              v.link(Url::to("/reports/{}", report.id).with("version", std::to_string(version.number))), views::version_title(v, version));
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

/// For those who check: what waits for them, and the due date.
Html links_to_check(const ui::View& v, db::Read& db, const Report& report) {
  const auto specialist = http::Specialist::admit(v.request.caller);
  if (!specialist || !load_report_in(db, specialist->scope, report.id)) return {};
  const auto link = [&](const Url& url, std::string_view text) {
    return html(R"(<br><a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden">: {}</span></a>)", v.link(url), text,
                views::title_of(v, report));
  };
  Html out;
  if (report.state == ReportState::submitted) out.add(link(Url::to("/reports/{}/check", report.id), v.t("Check the report")));
  return out.add(link(Url::to("/reports/{}/due", report.id), v.t("Move the due date")));
}

ControlDays days_today(const ui::View& v, const Report& report) { return control_days(report.judged_by(), report.counted_on(), v.today); }

/// A returned report says that first, even where it is overdue.
bool shows_overdue(const ui::View& v, const Report& report) {
  return report.state != ReportState::returned && days_today(v, report).kind == ControlDays::Kind::overdue;
}

/// What is due, by when, what is missing, and what was asked for.
std::string hint_of(const ui::View& v, db::Read& db, const Report& report) {
  std::string hint = report.due_on ? v.t("Due {date}", {{"date", v.t.short_date(*report.due_on)}}) + ". " : std::string{};
  if (report.counted_due && report.counted_due != report.due_on)
    hint += v.t("Judged by {date}, the due date in force when the report came", {{"date", v.t.short_date(*report.counted_due)}}) + ". ";
  if (!shows_overdue(v, report)) hint += views::days_text(v, days_today(v, report)) + ".";
  if (!report.open()) return hint;
  if (report.state == ReportState::returned) {
    const auto returned = store::last_return(db, report);
    if (returned)
      hint += " " + v.t("Returned on {date}: {reason}", {{"date", v.t.short_date(base::almaty_date(returned->happening.at))},
                                                         {"reason", base::shortened(returned->happening.reason.value_or(""), 200)}});
  }
  const auto seen = preview(db, report, store::load_draft(db, report.id), v.today);
  if (!seen.missing.empty()) hint += " " + v.t("Required parts are missing: {parts}.", {{"parts", views::part_names(v, seen.missing)}});
  return hint;
}

ui::TaskRow task_of(const ui::View& v, db::Read& db, const Report& report) {
  ui::TaskRow task{.title = views::title_of(v, report) + ". " + views::lot_title(v, report),
                   .url = report.open() ? Url::to("/reports/{}/draft", report.id) : Url::to("/reports/{}/receipt", report.id),
                   .status = std::string{v.t(label_of(report.state))}};
  task.hint = hint_of(v, db, report);
  switch (report.state) {
    case ReportState::not_started: task.colour = ui::TagColour::grey; break;
    case ReportState::draft: task.colour = ui::TagColour::yellow; break;
    case ReportState::returned: task.colour = ui::TagColour::red; break;
    case ReportState::submitted: task.colour = ui::TagColour::blue; break;
    case ReportState::accepted: task.colour = ui::TagColour::green; break;
  }
  if (shows_overdue(v, report)) {
    task.status = views::days_text(v, days_today(v, report));
    task.colour = ui::TagColour::red;
  }
  return task;
}

/// Returned ones first, then overdue ones; the rest by due date, as they come.
int urgency(const ui::View& v, const Report& report) {
  if (report.state == ReportState::returned) return 0;
  return shows_overdue(v, report) ? 1 : 2;
}

Html tasks_of(const ui::View& v, db::Read& db, std::span<const Report> reports, std::string_view title, std::string_view none) {
  Html out = html(R"(<h3 class="govuk-heading-s">{}</h3>)", title);
  if (reports.empty()) return out.add(R"(<p class="govuk-body">{}</p>)", none);
  std::vector<ui::TaskRow> tasks;
  for (const auto& report : reports) tasks.push_back(task_of(v, db, report));
  return out.add(ui::task_list(v, tasks));
}

}  // namespace

Html owed_reports(const ui::View& v, db::Read& db, const std::array<std::optional<base::LocalDate>, 3>& due) {
  std::vector<ui::TableRow> rows;
  for (int stage = 1; stage <= 3; ++stage) {
    const auto& day = due.at(static_cast<std::size_t>(stage - 1));
    Html parts;
    for (const auto part : required_parts(db, stage, day.value_or(v.today))) parts.add("<li>{}</li>", v.t(label_of(part)));
    rows.push_back({{html("{}", v.t(stage_title(stage))), v.known(day), html(R"(<ul class="govuk-list">{}</ul>)", parts)}});
  }
  return ui::table(v, v.t("Reports of each project"),
                   {{std::string{v.t("Report")}}, {std::string{v.t("Due date")}}, {std::string{v.t("Required parts")}}}, rows);
}

Html reports_section(const ui::View& v, db::Read& db, base::ProjectId project) {
  Html out = html(R"(<h2 class="govuk-heading-m" id="reports">{}</h2>)", v.t("Reports"));
  std::vector<ui::TableRow> rows;
  Html moved;
  for (const auto& report : reports_of_project(db, project)) {
    const auto versions = store::versions(db, report.id);
    const auto files = versions.empty() ? std::vector<File>{} : store::files_of_version(db, report.id, versions.front().number);
    const auto days = days_today(v, report);
    const auto state =
        days.kind == ControlDays::Kind::overdue ? ui::tag(views::days_text(v, days), ui::TagColour::red) : views::state_tag(v, report);
    rows.push_back(
        {{html("{}", views::title_of(v, report)), html("{}{}{}", state, link_to_draft(v, db, report), links_to_check(v, db, report)),
          views::due_html(v, report), v.known(report.counted_on()), versions_of(v, report, versions),
          files.empty() ? html("{}", v.t("None yet")) : views::file_list(v, files)}});
    const auto moves = views::due_moves(v, store::history(db, report));
    if (!moves.empty())
      moved.add(R"(<h3 class="govuk-heading-s">{}: {}</h3>{})", views::title_of(v, report), v.t("moves of the due date"), moves);
  }
  if (rows.empty()) return out.add(R"(<p class="govuk-body">{}</p>)", v.t("No reports are due for this project."));
  out.add(ui::table(v, v.t("Reports of the project"),
                    {{std::string{v.t("Report")}},
                     {std::string{v.t("State")}},
                     {std::string{v.t("Due date")}},
                     {std::string{v.t("Submitted")}},
                     {std::string{v.t("Versions")}},
                     {std::string{v.t("Files")}}},
                    rows, true));
  return out.add(moved);
}

Html cabinet_reports(const ui::View& v, db::Read& db, base::NgoId ngo) {
  Html out = html(R"(<h2 class="govuk-heading-m" id="reports">{}</h2>)", v.t("Your reports"));
  auto reports = store::reports_of_ngo(db, ngo);
  if (reports.empty())
    return out.add(R"(<p class="govuk-body">{}</p>)", v.t("You owe no reports: no project is recorded for your organisation."));
  const auto done = std::stable_partition(reports.begin(), reports.end(), [](const Report& report) { return report.open(); });
  std::stable_sort(reports.begin(), done, [&](const Report& a, const Report& b) { return urgency(v, a) < urgency(v, b); });
  out.add(tasks_of(v, db, std::span{reports.begin(), done}, v.t("To be done"), v.t("Nothing is to be done: all reports were handed in.")));
  if (done != reports.end()) out.add(tasks_of(v, db, std::span{done, reports.end()}, v.t("Done"), ""));
  return out;
}

}  // namespace baqylau::reports
