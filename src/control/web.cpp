/// Pages of the forms.

#include "control/pages.hpp"
#include "control/sheet.hpp"
#include "ui/data_table.hpp"

#include <algorithm>

namespace baqylau::control {

namespace {

using base::Failure;
using base::M;
using base::Result;
using http::Response;
using http::Url;
using ui::Html;
using ui::html;

Failure no_such_form() { return {base::Kind::not_found, M("There are ten control forms, numbered from 1 to 10")}; }

std::string numbered_title(const ui::View& v, const Form& form) {
  return std::to_string(form.number) + ". " + std::string{v.t(form.title)};
}

std::vector<ui::Crumb> crumbs(const ui::View& v) { return {{std::string{v.t("Control forms")}, Url::to("/control")}}; }

/// As of when, and when it was computed: the line that paper keeps, too.
Html when_line(const ui::View& v, const FormQuery& query, base::Instant now) {
  return html("{} · {}", v.t(M("as of {date}"), {{"date", v.t.date(query.as_of)}}),
              v.t(M("computed {when}"), {{"when", v.t.date_time(now)}}));
}

std::string count_of(const ui::View& v, const Form& form, const Sheet& sheet) {
  const auto rows = static_cast<std::int64_t>(sheet.count());
  if (form.arrange == one_row_an_executor) return v.t.plural(i18n::N("{count} executor", "{count} executors"), rows);
  return v.t.plural(i18n::N("{count} project", "{count} projects"), rows);
}

/// Which rows these are of all, the other pages, and the way to all rows at once (and back), which paper wants. Empty where one page holds
/// them.
Html paging(const ui::View& v, const Url& page, FormQuery query, const Sheet& sheet) {
  if (sheet.count() <= rows_a_page) return {};
  query.whole = !query.whole;
  const auto other = v.link(query.on(page));
  if (!query.whole)
    return html(R"(<p class="govuk-body app-downloads"><a class="govuk-link" href="{}">{}</a></p>)", other, v.t("Show by pages"));
  const auto first = static_cast<std::size_t>(sheet.page() - 1) * rows_a_page + 1;
  query.whole = false;
  return html(R"({}<p class="govuk-body">{}</p><p class="govuk-body app-downloads"><a class="govuk-link" href="{}">{}</a></p>)",
              ui::pagination(v, query.on(page), sheet.page(), sheet.pages()),
              v.t(M("Rows {from} to {to} of {count}."), {{"from", v.t.number(static_cast<std::int64_t>(first))},
                                                         {"to", v.t.number(static_cast<std::int64_t>(first + sheet.rows().size() - 1))},
                                                         {"count", v.t.number(static_cast<std::int64_t>(sheet.count()))}}),
              other, v.t("Show all rows on one page"));
}

/// `/control/4.csv`
Url file_url(int number, std::string_view kind) { return Url::to("/control/{}", std::to_string(number) + "." + std::string{kind}); }

Html downloads(const ui::View& v, const Form& form, FormQuery query) {
  query.whole = false;  // a file has all rows anyway
  return ui::downloads(v, query.on(file_url(form.number, "csv")), query.on(file_url(form.number, "xlsx")));
}

Failure wrong_day(const FormQuery& query) { return {base::Kind::invalid, *query.wrong_as_of, {{"as_of", *query.wrong_as_of}}}; }

/// `control-4-2008-02-25.csv`
std::string file_name(int number, const FormQuery& query, std::string_view kind) {
  return "control-" + std::to_string(number) + "-" + query.as_of.iso() + "." + std::string{kind};
}

/// A file has all rows.
FormQuery file_query(db::Read& db, const http::Scope& scope, const http::Request& request, base::LocalDate today) {
  auto query = form_query_of(db, scope, request, today);
  query.whole = true;
  return query;
}

template <int number>
Result<Response> csv_file(const http::Get<http::Controller>& call) {
  const auto v = ui::view_of(call);
  const auto query = file_query(call.db, call.who.scope, call.request, v.today);
  if (query.wrong_as_of) return wrong_day(query);
  const Sheet sheet{v, call.db, call.who.scope, *find_form(number), query};
  return http::download("text/csv; charset=utf-8", file_name(number, query, "csv"), sheet.csv());
}

template <int number>
Result<Response> xlsx_file(const http::Work<http::Controller>& call) {
  const auto v = ui::view_of(call);
  const auto query = call.db.read([&](db::Read& db) { return file_query(db, call.who.scope, call.request, v.today); });
  if (query.wrong_as_of) return wrong_day(query);
  auto bytes = call.db.read([&](db::Read& db) { return Sheet{v, db, call.who.scope, *find_form(number), query}.xlsx(); });
  return http::download("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", file_name(number, query, "xlsx"),
                        std::move(bytes));
}

}  // namespace

Result<Response> forms_page(const http::Get<http::Controller>& call) {
  const auto v = ui::view_of(call);
  std::vector<ui::TableRow> rows;
  for (const auto& form : forms()) {
    rows.push_back({{html("{}", form.number),
                     html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(Url::to("/control/{}", form.number)), v.t(form.title))}});
  }
  Html body = ui::table(v, v.t("Control forms"), {{std::string{v.t("Number")}, true}, {std::string{v.t("Form")}}}, rows, true);
  body.add(R"(<ul class="govuk-list"><li><a class="govuk-link" href="{}">{}</a></li><li><a class="govuk-link" href="{}">{}</a></li></ul>)",
           v.link(Url::to("/control/warnings")), v.t("Early warning"), v.link(Url::to("/special-control")),
           v.t("Projects under special control"));
  return ui::page(v, {.title = std::string{v.t("Control forms")},
                      .body = std::move(body),
                      .lead = std::string{v.t("Each form is computed from the records at the moment you open it.")}});
}

Result<Response> form_page(const http::Get<http::Controller>& call, int number) {
  const auto* form = find_form(number);
  if (form == nullptr) return no_such_form();
  const auto v = ui::view_of(call);
  const auto query = form_query_of(call.db, call.who.scope, call.request, v.today);
  const auto page = Url::to("/control/{}", number);
  ui::PageContent content{.title = numbered_title(v, *form), .crumbs = crumbs(v), .wide = true, .notice = ui::notice_of(call.request)};
  const auto regions = reference::regions(call.db);
  content.body = filters(v, page, query, regions);
  if (query.wrong_as_of) {
    http::FormValues values;
    values.add_error("as_of", *query.wrong_as_of);
    content.form = &values;
    return ui::page(v, std::move(content), 422);
  }
  const Sheet sheet{v, call.db, call.who.scope, *form, query};
  if (sheet.rows().empty()) {
    content.body.add(R"(<p class="govuk-body">{}</p>)", v.t("No project fits. Choose other conditions."));
  } else {
    content.body.add(R"({}<p class="govuk-body">{} · {}</p>{}{}{})", shown_in_words(v, query, regions, sheet), count_of(v, *form, sheet),
                     when_line(v, query, call.services.clock.now()), downloads(v, *form, query), sheet.table(page),
                     paging(v, page, query, sheet));
  }
  return ui::page(v, std::move(content));
}

Result<Response> explain_page(const http::Get<http::Controller>& call, int number) {
  const auto* form = find_form(number);
  if (form == nullptr) return no_such_form();
  const auto v = ui::view_of(call);
  auto query = query_of(call.request, v.today);
  query.whole = true;
  if (query.wrong_as_of) return wrong_day(query);
  const auto project = base::parse_id(call.request.query_value("project"));
  if (!project) return Failure{base::Kind::not_found, M("There is no such project")};
  // Places are told among all projects, so the ranking is made as a whole.
  query.filter = {};
  if (!form->needs.places) query.filter.project = base::ProjectId{*project};
  const Sheet sheet{v, call.db, call.who.scope, *form, query};
  const auto row = std::ranges::find(sheet.rows(), base::ProjectId{*project}, &FormRow::project);
  if (row == sheet.rows().end()) return Failure{base::Kind::not_found, M("There is no such project")};
  auto back = crumbs(v);
  back.push_back({numbered_title(v, *form), Url::to("/control/{}", number).with("as_of", query.typed_as_of)});
  return ui::page(v,
                  {.title = std::string{v.t("How the row was calculated")},
                   .body = html(R"(<p class="govuk-body">{}</p>{})", when_line(v, query, call.services.clock.now()), sheet.whole_row(*row)),
                   .crumbs = std::move(back)});
}

void add_file_routes(http::Routes& routes) {
  routes.get<"/control/1.csv">(csv_file<1>);
  routes.get<"/control/2.csv">(csv_file<2>);
  routes.get<"/control/3.csv">(csv_file<3>);
  routes.get<"/control/4.csv">(csv_file<4>);
  routes.get<"/control/5.csv">(csv_file<5>);
  routes.get<"/control/6.csv">(csv_file<6>);
  routes.get<"/control/7.csv">(csv_file<7>);
  routes.get<"/control/8.csv">(csv_file<8>);
  routes.get<"/control/9.csv">(csv_file<9>);
  routes.get<"/control/10.csv">(csv_file<10>);
  routes.work_get<"/control/1.xlsx">(xlsx_file<1>);
  routes.work_get<"/control/2.xlsx">(xlsx_file<2>);
  routes.work_get<"/control/3.xlsx">(xlsx_file<3>);
  routes.work_get<"/control/4.xlsx">(xlsx_file<4>);
  routes.work_get<"/control/5.xlsx">(xlsx_file<5>);
  routes.work_get<"/control/6.xlsx">(xlsx_file<6>);
  routes.work_get<"/control/7.xlsx">(xlsx_file<7>);
  routes.work_get<"/control/8.xlsx">(xlsx_file<8>);
  routes.work_get<"/control/9.xlsx">(xlsx_file<9>);
  routes.work_get<"/control/10.xlsx">(xlsx_file<10>);
}

void add_routes(http::Routes& routes) {
  routes.get<"/control">(forms_page);
  routes.get<"/control/{n}">(form_page);
  routes.get<"/control/{n}/explain">(explain_page);
  add_file_routes(routes);
  routes.get<"/control/contacts/{project}">(contact_page);
  routes.post<"/control/contacts/{project}">(record_contact);
  routes.get<"/control/warnings">(warnings_page);
  routes.get<"/special-control">(special_page);
  routes.get<"/contests/{contest}/summary">(contest_summary_page);
  routes.get<"/years/{year}">(year_summary_page);
  routes.get<"/years/{year}/reports.csv">(year_reports_csv);
  routes.work_get<"/years/{year}/reports.xlsx">(year_reports_xlsx);
  routes.get<"/projects/{project}/cases">(cases_page);
  routes.post<"/projects/{project}/cases">(take_in);
  routes.post<"/cases/{case}/release">(release);
}

}  // namespace baqylau::control
