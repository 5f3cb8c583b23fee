/// Handlers of financing: what a URL does.

#include "financing/financing.hpp"
#include "financing/service.hpp"
#include "financing/store.hpp"
#include "financing/views.hpp"

#include "http/answered.hpp"

#include <algorithm>

namespace baqylau::financing {

using base::Failure;
using base::Kind;
using base::M;
using base::Result;
using http::Get;
using http::Post;
using http::Response;
using http::Url;
using http::Work;
using ui::FileKind;
using ui::Html;
using ui::html;

namespace {

/// Who enters sums of the whole country: those who act for all its bodies.
using Keeper = http::Staff<http::Role::operator_, http::Role::administrator>;

bool covers_all(const Keeper& who) { return who.scope.are_all(); }

// ---- for everybody

/// One of the years that there are projects of; none: all.
std::optional<int> year_of(const http::Request& request, const std::vector<BodyYear>& rows) {
  const auto year = http::Parameter<int>::read(request.query_value("year"));
  return year && std::ranges::find(rows, *year, &BodyYear::year) != rows.end() ? year : std::nullopt;
}

Result<Response> financing_page(const Get<http::Public>& call) {
  const auto v = ui::view_of(call);
  const auto keeper = Keeper::admit(call.request.caller);
  views::Page page{.rows = store::by_body(call.db),
                   .entered = store::entered(call.db),
                   .regions = reference::regions(call.db),
                   .places = {},
                   .may_enter = keeper && covers_all(*keeper)};
  page.year = year_of(call.request, page.rows);
  page.places = store::by_region(call.db, page.year);
  return ui::page(v, views::page(v, page));
}

/// What is made of a table, and of which year; none: of all.
struct Made {
  ui::DataTable table;
  std::optional<int> year{};
};
Made years_table(const ui::View& v, db::Read& db) {
  return {.table = views::years_table(v, by_year(store::by_body(db), store::entered(db)))};
}
Made bodies_table(const ui::View& v, db::Read& db) {
  const auto rows = store::by_body(db);
  const auto year = year_of(v.request, rows);
  return {.table = views::bodies_table(v, rows, year), .year = year};
}
Made regions_table(const ui::View& v, db::Read& db) {
  const auto year = year_of(v.request, store::by_body(db));
  return {.table = views::regions_table(v, reference::regions(db), store::by_region(db, year), year), .year = year};
}
using Table = Made (*)(const ui::View& v, db::Read& db);

/// `financing-regions-2007`
std::string file_name(const Made& made, std::string_view of) {
  return "financing-" + std::string{of} + (made.year ? "-" + std::to_string(*made.year) : std::string{});
}

template <Table table>
Response csv(const Get<http::Public>& call, std::string_view of) {
  const auto v = ui::view_of(call);
  const auto made = table(v, call.db);
  return ui::file_of(v, made.table, file_name(made, of), FileKind::csv);
}
template <Table table>
Response xlsx(const Work<http::Anyone>& call, std::string_view of) {
  const auto v = ui::view_of(call);
  const auto made = call.db.read([&](db::Read& db) { return table(v, db); });
  return ui::file_of(v, made.table, file_name(made, of), FileKind::xlsx);
}

Result<Response> years_csv(const Get<http::Public>& call) { return csv<years_table>(call, "years"); }
Result<Response> bodies_csv(const Get<http::Public>& call) { return csv<bodies_table>(call, "bodies"); }
Result<Response> regions_csv(const Get<http::Public>& call) { return csv<regions_table>(call, "regions"); }
Result<Response> years_xlsx(const Work<http::Anyone>& call) { return xlsx<years_table>(call, "years"); }
Result<Response> bodies_xlsx(const Work<http::Anyone>& call) { return xlsx<bodies_table>(call, "bodies"); }
Result<Response> regions_xlsx(const Work<http::Anyone>& call) { return xlsx<regions_table>(call, "regions"); }

// ---- years before the system, for staff

template <class Call>
Response page_of(const Call& call, ui::PageContent content, int status = 200) {
  content.notice = ui::notice_of(call.request);
  return ui::page(ui::view_of(call), std::move(content), status);
}

Result<Response> entered_list(const Get<Keeper>& call) {
  if (!covers_all(call.who)) return http::detail::no_such_page();
  return page_of(call, views::entered_list(ui::view_of(call), store::entered(call.db)));
}

Figures read_figures(http::FormReader& form) {
  Figures figures{.central = form.money("central", {.label = M("Sum of the central state bodies, tenge")}),
                  .local = form.money("local", {.label = M("Sum of the local state bodies, tenge")})};
  figures.source = {form.optional_line("source_kk", {.label = M("From which papers, in Kazakh"), .max = longest_source}),
                    form.optional_line("source_ru", {.label = M("From which papers, in Russian"), .max = longest_source})};
  return figures;
}

Result<Response> new_form(const Get<Keeper>& call) {
  if (!covers_all(call.who)) return http::detail::no_such_page();
  return page_of(call, views::entered_form(ui::view_of(call), std::nullopt, {}));
}

Result<Response> enter(const Post<Keeper>& call) {
  if (!covers_all(call.who)) return http::detail::no_such_page();
  http::FormReader form{call.request};
  const auto year = form.number("year", 0, 9999, {.label = M("Year"), .required = true});
  const auto figures = read_figures(form);
  const auto again = [&](int status) { return page_of(call, views::entered_form(ui::view_of(call), std::nullopt, form.values()), status); };
  return http::answered(form, again, [&]() -> Result<Response> {
    TRY(save(call.db, call.services.clock.now(), call.who.account, {.year = static_cast<int>(*year), .figures = figures}));
    return http::see_other(ui::with_notice(Url::to("/financing/figures"), ui::Notice::saved));
  });
}

Result<Response> correction_form(const Get<Keeper>& call, int year) {
  if (!covers_all(call.who)) return http::detail::no_such_page();
  const auto stored = store::entered(call.db, year);
  if (!stored) return Failure{Kind::not_found, M("Nothing was entered for this year")};
  auto values = views::values_of(stored->now().figures);
  values.set("version", std::to_string(stored->now().number));
  return page_of(call, views::entered_form(ui::view_of(call), stored, values));
}

Result<Response> correct(const Post<Keeper>& call, int year) {
  if (!covers_all(call.who)) return http::detail::no_such_page();
  const auto stored = store::entered(call.db, year);
  if (!stored) return Failure{Kind::not_found, M("Nothing was entered for this year")};
  http::FormReader form{call.request};
  const auto version = form.number("version", 1, 1'000'000, {.label = M("Version"), .required = true});
  const auto figures = read_figures(form);
  const auto reason = form.optional_line("reason", {.label = M("Reason of the correction"), .max = longest_reason});
  const auto again = [&](int status) {
    // Below the form stands what is stored now: whoever has seen it may save over it.
    if (status == 409) form.values().set("version", std::to_string(stored->now().number));
    return page_of(call, views::entered_form(ui::view_of(call), stored, form.values()), status);
  };
  const auto job = [&]() -> Result<Response> {
    TRY(save(call.db, call.services.clock.now(), call.who.account,
             {.year = year, .version = *version, .figures = figures, .reason = reason}));
    return http::see_other(ui::with_notice(Url::to("/financing/figures"), ui::Notice::saved));
  };
  return http::answered(form, again, job, {.field = "central"});
}

}  // namespace

Html money_by_year(const ui::View& v, db::Read& db) {
  const auto years = by_year(store::by_body(db), store::entered(db));
  if (years.empty()) return html(R"(<p class="govuk-body">{}</p>)", v.t("No projects have been entered yet."));
  return html(R"({}{}<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)", views::years_chart(v, years),
              ui::data_table(v, views::years_table(v, years)), v.link(Url::to("/financing")), v.t("By state body and region"));
}

void add_routes(http::Routes& routes) {
  routes.get<"/financing">(financing_page);
  routes.get<"/financing/years.csv">(years_csv);
  routes.get<"/financing/bodies.csv">(bodies_csv);
  routes.get<"/financing/regions.csv">(regions_csv);
  routes.work_get<"/financing/years.xlsx">(years_xlsx);
  routes.work_get<"/financing/bodies.xlsx">(bodies_xlsx);
  routes.work_get<"/financing/regions.xlsx">(regions_xlsx);
  routes.get<"/financing/figures">(entered_list);
  routes.get<"/financing/figures/new">(new_form);
  routes.post<"/financing/figures/new">(enter);
  routes.get<"/financing/figures/{year}">(correction_form);
  routes.post<"/financing/figures/{year}">(correct);
}

}  // namespace baqylau::financing
