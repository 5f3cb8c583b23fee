#include "base/spreadsheet.hpp"
#include "control/control.hpp"
#include "control/explain.hpp"
#include "control/views.hpp"

namespace baqylau::control {

namespace {

using base::Result;
using http::Response;
using http::Url;
using ui::Html;
using ui::html;

/// The ten forms of SPEC §6; those that can be opened so far.
struct FormInfo {
  int number;
  base::Text title;
};
const std::vector<FormInfo>& forms() {
  static const std::vector<FormInfo> list{
      {3, base::M("Due dates of reports")},
      {4, base::M("Control form of the first-stage report (Rating 1)")},
  };
  return list;
}
base::Text title_of(int number) {
  for (const auto& form : forms())
    if (form.number == number) return form.title;
  throw std::logic_error{"no such control form"};
}

template <class Call>
FormFilter filter_of(const Call& call) {
  FormFilter filter;
  if (auto contest = base::parse_id(call.request.query_value("contest"))) filter.contest = {*contest};
  filter.region = call.request.query_value("region");
  filter.status = call.request.query_value("status");
  return filter;
}

FilterChoices choices_of(db::Read& db, const http::Scope& scope) {
  FilterChoices choices{contests::contests(db), reference::regions(db)};
  if (!scope.all) std::erase_if(choices.contests, [&](const auto& contest) { return contest.facts.state_body != scope.body; });
  return choices;
}

Result<Response> list_page(const http::Get<http::Controller>& call) {
  const auto v = ui::view_of(call);
  std::vector<ui::TableRow> rows;
  for (const auto& form : forms()) {
    rows.push_back({{html("{}", form.number),
                     html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(Url::to("/control/{}", form.number)), v.t(form.title))}});
  }
  return ui::page(v,
                  {.title = std::string{v.t("Control forms")},
                   .body = ui::table(v, v.t("Control forms"), {{std::string{v.t("Number")}, true}, {std::string{v.t("Form")}}}, rows, true),
                   .lead = std::string{v.t("Each form is computed from the records at the moment you open it.")}});
}

Url with_filter(Url url, const FormFilter& filter) {
  return url.with("contest", filter.contest.value == 0 ? "" : base::to_string(filter.contest))
      .with("region", filter.region)
      .with("status", filter.status);
}

Html form_frame(const ui::View& v, db::Read& db, const http::Scope& scope, const Url& form, const Url& csv, const FormFilter& filter,
                const std::vector<FormRow>& rows, const Html& table) {
  Html body = filters(v, form, filter, choices_of(db, scope));
  if (rows.empty()) {
    body.add(R"(<p class="govuk-body">{}</p>)", v.t("No project fits. Choose other conditions."));
    return body;
  }
  body.add(R"(<p class="govuk-body">{} · {} <a class="govuk-link" href="{}">{}</a></p>{})",
           v.t.plural(i18n::N("{count} project", "{count} projects"), static_cast<std::int64_t>(rows.size())),
           v.t(base::M("as of {date}"), {{"date", v.t.date(v.today)}}), v.link(with_filter(csv, filter)), v.t("Download as CSV"), table);
  return body;
}

std::vector<ui::Crumb> crumbs(const ui::View& v) { return {{std::string{v.t("Control forms")}, Url::to("/control")}}; }

std::string numbered_title(const ui::View& v, int number) { return std::to_string(number) + ". " + std::string{v.t(title_of(number))}; }

Result<Response> dates_page(const http::Get<http::Controller>& call) {
  const auto v = ui::view_of(call);
  const auto filter = filter_of(call);
  const auto rows = form_rows(call.db, call.who.scope, filter, 0);
  return ui::page(v, {.title = numbered_title(v, 3),
                      .body = form_frame(v, call.db, call.who.scope, Url::to("/control/3"), Url::to("/control/3.csv"), filter, rows,
                                         dates_form(v, rows)),
                      .crumbs = crumbs(v),
                      .wide = true});
}

Result<Response> first_stage_page(const http::Get<http::Controller>& call) {
  const auto v = ui::view_of(call);
  const auto filter = filter_of(call);
  const auto rows = form_rows(call.db, call.who.scope, filter, 1);
  RequiredParts rules{call.db, v.today};
  const auto table = report_form(v, rows, 1, rules.of(1, std::nullopt), rules);
  return ui::page(v, {.title = numbered_title(v, 4),
                      .body = form_frame(v, call.db, call.who.scope, Url::to("/control/4"), Url::to("/control/4.csv"), filter, rows, table),
                      .crumbs = crumbs(v),
                      .wide = true});
}

Response csv_file(std::string name, const std::vector<std::vector<std::string>>& table) {
  std::string bytes = "\xEF\xBB\xBF";  // spreadsheet programs take the bytes for UTF-8 only with this mark
  for (const auto& line : table) bytes += base::csv_line(line);
  return http::download("text/csv; charset=utf-8", std::move(name), std::move(bytes));
}

Result<Response> dates_csv(const http::Get<http::Controller>& call) {
  const auto v = ui::view_of(call);
  return csv_file("control-3.csv", dates_cells(v, form_rows(call.db, call.who.scope, filter_of(call), 0)));
}

Result<Response> first_stage_csv(const http::Get<http::Controller>& call) {
  const auto v = ui::view_of(call);
  RequiredParts rules{call.db, v.today};
  const auto required = rules.of(1, std::nullopt);
  return csv_file("control-4.csv", report_cells(v, form_rows(call.db, call.who.scope, filter_of(call), 1), 1, required, rules));
}

std::map<base::ProjectId, std::vector<Cause>> all_causes(db::Read& db, base::LocalDate today) {
  RequiredParts rules{db, today};
  std::map<base::ProjectId, std::vector<Cause>> found;
  for (const auto& [project, stages] : stages_in_execution(db, {})) {
    auto why = causes(stages, rules.of(stages), today);
    if (!why.empty()) found.emplace(project, std::move(why));
  }
  return found;
}

Result<Response> special_page(const http::Get<http::Anyone>& call) {
  const auto v = ui::view_of(call);
  const auto rows = form_rows(call.db, {.all = true, .body = {}}, {}, 0);
  return ui::page(
      v, {.title = std::string{v.t("Projects under special control")},
          .body = special_group(v, rows, all_causes(call.db, v.today)),
          .lead = std::string{v.t("A project comes under special control by itself when a report is overdue or was submitted incomplete, "
                                  "and leaves when the cause is gone.")},
          .public_page = !call.request.caller.signed_in()});
}

}  // namespace

std::vector<Cause> causes_of(db::Read& db, base::ProjectId project, base::LocalDate today) {
  const auto found = stages_in_execution(db, project);
  if (found.empty()) return {};
  RequiredParts rules{db, today};
  const auto& stages = found.begin()->second;
  return causes(stages, rules.of(stages), today);
}

std::int64_t projects_in_special_control(db::Read& db, base::LocalDate today) {
  return static_cast<std::int64_t>(all_causes(db, today).size());
}

Html special_control_mark(const ui::View& v, db::Read& db, base::ProjectId project) {
  const auto found = causes_of(db, project, v.today);
  if (found.empty()) return {};
  Html why;
  for (const auto& cause : found) why.add(R"(<p class="govuk-body">{}</p>)", explain_cause(v.t, cause));
  return ui::alert(v.t("This project is under special control"), why);
}

Html control_section(const ui::View& v, db::Read& db, base::ProjectId project) {
  RequiredParts rules{db, v.today};
  const auto stages = stages_of(db, project);
  std::vector<ui::TableRow> rows;
  for (int stage = 1; stage <= 3; ++stage) {
    const auto& facts = stages[static_cast<std::size_t>(stage - 1)];
    if (!facts.report) continue;
    const auto days = explain_days(v.t, facts, v.today);
    Html marks;
    for (const auto part : rules.of(stage, facts.due_on)) {
      const auto mark = explain_part(v.t, facts, part);
      marks.add(R"(<li>{}: {}</li>)", v.t(reports::label_of(part)), ui::explained(v, mark.shown, mark.explanation));
    }
    rows.push_back({{html("{}", v.t(reports::stage_title(stage))), v.known(facts.due_on), v.known(facts.submitted_on),
                     ui::explained(v, days.shown, days.explanation), html(R"(<ul class="app-marks">{}</ul>)", marks)}});
  }
  return ui::table(v, v.t("Control of reports"),
                   {{std::string{v.t("Report")}},
                    {std::string{v.t("Due date")}},
                    {std::string{v.t("Submitted")}},
                    {std::string{v.t("Control, days")}, true},
                    {std::string{v.t("Required parts")}}},
                   rows, true);
}

void add_routes(http::Routes& routes) {
  routes.get<"/control">(list_page);
  routes.get<"/control/3">(dates_page);
  routes.get<"/control/3.csv">(dates_csv);
  routes.get<"/control/4">(first_stage_page);
  routes.get<"/control/4.csv">(first_stage_csv);
  routes.get<"/special-control">(special_page);
}

}  // namespace baqylau::control
