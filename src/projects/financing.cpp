/// Volumes of financing: by year, state body and region, as charts with their tables. SPEC §2.

#include "projects/projects.hpp"
#include "projects/sql.hpp"
#include "projects/web.hpp"

#include "base/spreadsheet.hpp"
#include "reference/reference.hpp"
#include "ui/charts.hpp"
#include "ui/components.hpp"
#include "ui/page.hpp"

#include <algorithm>
#include <map>

namespace baqylau::projects {

namespace {

using base::M;
using base::Money;
using base::Result;
using http::Get;
using http::Response;
using http::Url;
using ui::Html;
using ui::html;

using BodyYear = sql::financing_by_body::Row;

/// Of a year, or of a state body.
struct Sums {
  std::int64_t projects = 0, budgets_known = 0;
  std::int64_t central = 0, local = 0, paid = 0;  ///< tenge
  [[nodiscard]] std::int64_t budget() const { return central + local; }
  void add(const BodyYear& row) {
    projects += row.projects;
    budgets_known += row.budgets_known;
    (row.central ? central : local) += row.budget.tenge;
    paid += row.paid.tenge;
  }
};

std::string name_of(const BodyYear& row, i18n::Language language) {
  return language == i18n::Language::kk ? row.name_kk : language == i18n::Language::ru ? row.name_ru : row.name_en;
}

/// Latest year first.
std::map<std::string, Sums, std::greater<>> by_year(const std::vector<BodyYear>& rows) {
  std::map<std::string, Sums, std::greater<>> years;
  for (const auto& row : rows) years[row.year].add(row);
  return years;
}

/// Nothing is known of a sum that no project has.
Html sum_cell(const ui::View& v, std::int64_t budgets_known, std::int64_t tenge) {
  return budgets_known == 0 ? v.known(std::optional<std::string>{}) : html("{}", v.t.money({tenge}));
}

Html years_chart(const ui::View& v, const std::vector<BodyYear>& rows) {
  ui::BarChart chart{.title = std::string{v.t("Budgets of projects by year of the contest")},
                     .series = {std::string{v.t("Central state bodies")}, std::string{v.t("Local state bodies")}}};
  for (const auto& [year, sums] : by_year(rows)) chart.bars.push_back({year, {sums.central, sums.local}, v.t.money({sums.budget()})});
  return ui::bar_chart(chart);
}

Html years_table(const ui::View& v, const std::vector<BodyYear>& rows) {
  const auto& t = v.t;
  std::vector<ui::TableRow> lines;
  for (const auto& [year, sums] : by_year(rows))
    lines.push_back({{html("{}", year), html("{}", t.number(sums.projects)), html("{}", t.number(sums.budgets_known)),
                      sum_cell(v, sums.budgets_known, sums.central), sum_cell(v, sums.budgets_known, sums.local),
                      sum_cell(v, sums.budgets_known, sums.budget()), html("{}", t.money({sums.paid}))}});
  return ui::table(v, t("Budgets of projects by year of the contest"),
                   {{std::string{t("Year")}},
                    {std::string{t("Projects")}, true},
                    {std::string{t("Budget known")}, true},
                    {std::string{t("Central state bodies")}, true},
                    {std::string{t("Local state bodies")}, true},
                    {std::string{t("Together")}, true},
                    {std::string{t("Paid")}, true}},
                   lines, true);
}

Html bodies_section(const ui::View& v, const std::vector<BodyYear>& rows, const std::string& year) {
  const auto& t = v.t;
  std::map<base::StateBodyId, Sums> sums;
  std::vector<const BodyYear*> bodies;
  for (const auto& row : rows) {
    if (!year.empty() && row.year != year) continue;
    if (!sums.contains(row.body)) bodies.push_back(&row);
    sums[row.body].add(row);
  }
  std::ranges::stable_sort(bodies, [&](const auto* a, const auto* b) { return sums[a->body].budget() > sums[b->body].budget(); });
  ui::BarChart chart{.title = std::string{t("Budgets of projects by state body")}, .series = {std::string{t("Budget")}}};
  std::vector<ui::TableRow> lines;
  for (const auto* body : bodies) {
    const auto& own = sums[body->body];
    chart.bars.push_back({name_of(*body, t.language()), {own.budget()}, t.money({own.budget()})});
    lines.push_back({{html("{}", name_of(*body, t.language())), html("{}", body->central ? t("Central") : t("Local")),
                      html("{}", t.number(own.projects)), html("{}", t.number(own.budgets_known)),
                      sum_cell(v, own.budgets_known, own.budget()), html("{}", t.money({own.paid}))}});
  }
  return html("{}{}", ui::bar_chart(chart),
              ui::table(v, t("Budgets of projects by state body"),
                        {{std::string{t("State body")}},
                         {std::string{t("Level")}},
                         {std::string{t("Projects")}, true},
                         {std::string{t("Budget known")}, true},
                         {std::string{t("Budget")}, true},
                         {std::string{t("Paid")}, true}},
                        lines, true));
}

Html regions_section(const ui::View& v, db::Read& db) {
  const auto& t = v.t;
  std::map<std::string, sql::financing_by_region::Row> found;
  for (auto& row : db.all(sql::financing_by_region{})) found.emplace(row.kato, row);
  std::vector<ui::Tile> tiles;
  std::vector<ui::TableRow> lines;
  for (const auto& region : reference::regions(db)) {
    const auto own = found.find(region.kato);
    const bool any = own != found.end();
    if (region.valid_on(v.today))
      tiles.push_back({region.kato, region.name(t.language()), any ? own->second.projects : 0, t.number(any ? own->second.projects : 0)});
    if (!any) continue;
    const auto& sums = own->second;
    lines.push_back({{html("{}", region.name(t.language())), html("{}", t.number(sums.projects)), html("{}", t.number(sums.alone)),
                      sum_cell(v, sums.budgets_known, sums.budget.tenge)}});
  }
  return html(R"({}{}<p class="govuk-body">{}</p>)", ui::tile_map(std::string{t("Projects by region")}, tiles),
              ui::table(v, t("Projects by region"),
                        {{std::string{t("Region")}},
                         {std::string{t("Projects")}, true},
                         {std::string{t("In this region alone")}, true},
                         {std::string{t("Their budget")}, true}},
                        lines, true),
              t("A project that works in several regions is counted in each of them; its budget in none, because the contract does not "
                "divide it by region. A lot keeps the region of its day, also where that region has been divided since."));
}

/// One of the years there are; empty: all.
std::string year_of(const http::Request& request, const std::vector<BodyYear>& rows) {
  const auto year = std::string{request.query_value("year")};
  return std::ranges::find(rows, year, &BodyYear::year) == rows.end() ? std::string{} : year;
}

Html year_filter(const ui::View& v, const std::vector<BodyYear>& rows, const std::string& chosen) {
  std::vector<ui::Option> years;
  for (const auto& [year, sums] : by_year(rows)) years.push_back({year, year});
  if (years.size() < 2) return {};
  http::FormValues values;
  values.set("year", chosen);
  return ui::get_form(v, Url::to("/financing"),
                      html("{}{}", ui::filter_select(v, values, {.name = "year", .label = std::string{v.t("Year of the contest")}}, years),
                           ui::button(v.t("Show"), ui::ButtonKind::secondary)));
}

Result<Response> financing_page(const Get<http::Public>& call) {
  const auto v = ui::view_of(call);
  const auto rows = call.db.all(sql::financing_by_body{});
  Html body;
  if (rows.empty()) {
    body = html(R"(<p class="govuk-body">{}</p>)", v.t("No projects have been entered yet."));
  } else {
    const auto year = year_of(call.request, rows);
    body = html(R"(<h2 class="govuk-heading-m">{}</h2>{}{}<p class="govuk-body app-downloads"><a class="govuk-link" href="{}">{}</a></p>)",
                v.t("By year"), years_chart(v, rows), years_table(v, rows), v.link(Url::to("/financing.csv")), v.t("Download as CSV"));
    body.add(R"(<h2 class="govuk-heading-m" id="bodies">{}</h2>{}{})", v.t("By state body"), year_filter(v, rows, year),
             bodies_section(v, rows, year));
    body.add(R"(<h2 class="govuk-heading-m">{}</h2>{})", v.t("By region"), regions_section(v, call.db));
  }
  return ui::page(v, {.title = std::string{v.t("State social order")},
                      .body = std::move(body),
                      .lead = std::string{v.t("How much money goes to social projects, from which state bodies and to which regions. The "
                                              "figures are computed from the contracts entered here.")}});
}

Result<Response> financing_csv(const Get<http::Public>& call) {
  const auto v = ui::view_of(call);
  const auto& t = v.t;
  base::CsvTable csv{t.csv_separator()};
  csv.add({std::string{t("Year")}, std::string{t("State body")}, std::string{t("Level")}, std::string{t("Projects")},
           std::string{t("Budget known")}, std::string{t("Budget")}, std::string{t("Paid")}});
  for (const auto& row : call.db.all(sql::financing_by_body{}))
    csv.add({row.year, name_of(row, t.language()), std::string{row.central ? t("Central") : t("Local")}, std::to_string(row.projects),
             std::to_string(row.budgets_known), row.budgets_known == 0 ? std::string{} : std::to_string(row.budget.tenge),
             std::to_string(row.paid.tenge)});
  return http::download("text/csv; charset=utf-8", "financing.csv", std::move(csv).bytes());
}

}  // namespace

Html money_by_year(const ui::View& v, db::Read& db) {
  const auto rows = db.all(sql::financing_by_body{});
  if (rows.empty()) return html(R"(<p class="govuk-body">{}</p>)", v.t("No projects have been entered yet."));
  std::vector<ui::TableRow> lines;
  for (const auto& [year, sums] : by_year(rows))
    lines.push_back({{html("{}", year), html("{}", v.t.number(sums.projects)), html("{}", v.t.number(sums.budgets_known)),
                      sum_cell(v, sums.budgets_known, sums.budget())}});
  return html(R"({}{}<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)", years_chart(v, rows),
              ui::table(v, v.t("Budgets of projects by year of the contest"),
                        {{std::string{v.t("Year")}},
                         {std::string{v.t("Projects")}, true},
                         {std::string{v.t("Budget known")}, true},
                         {std::string{v.t("Sum")}, true}},
                        lines, true),
              v.link(Url::to("/financing")), v.t("By state body and region"));
}

void add_financing_routes(http::Routes& routes) {
  routes.get<"/financing">(financing_page);
  routes.get<"/financing.csv">(financing_csv);
}

}  // namespace baqylau::projects
