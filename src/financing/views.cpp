/// What everybody reads.

#include "financing/views.hpp"

#include "ui/charts.hpp"
#include "ui/components.hpp"

#include <algorithm>

namespace baqylau::financing::views {

using base::M;
using base::Money;
using http::Url;
using ui::DataCell;
using ui::DataTable;
using ui::Html;
using ui::html;

namespace {

/// One decimal place of a million tenge.
constexpr std::int64_t tenth_of_a_million = 100'000;

DataCell cell(const std::optional<Money>& sum) { return sum ? DataCell{*sum} : DataCell{}; }
std::string money_text(const ui::View& v, const std::optional<Money>& sum) { return sum ? v.t.money(*sum) : std::string{v.t("not known")}; }
std::string millions(const ui::View& v, Money sum) { return v.t.tenths((sum.tenge + tenth_of_a_million / 2) / tenth_of_a_million); }
std::string year_text(std::optional<int> year) { return year ? std::to_string(*year) : std::string{}; }

/// Where the figures of a year are from.
std::string source_text(const ui::View& v, const YearSums& sums) {
  std::string text;
  if (sums.projects() > 0) text = v.t("Projects entered here");
  if (!sums.central.from_papers() && !sums.local.from_papers()) return text;
  const auto papers = std::string{i18n::pick(sums.source, v.t.language()).text};
  if (text.empty()) return papers;
  return text + "; " + std::string{sums.central.from_papers() ? v.t("central state bodies") : v.t("local state bodies")} + ": " + papers;
}

/// «Казахстан-ская»: where a long adjective may be broken on a small tile.
std::string breakable(std::string name) {
  constexpr std::string_view ending = "\u0441\u043A\u0430\u044F";
  if (const auto at = name.find(ending); at != std::string::npos && at > 0) name.insert(at, "\u00AD");
  return name;
}

std::string of_year(const ui::View& v, base::Text of_all, base::Text of_one, std::optional<int> year) {
  return year ? v.t(of_one, {{"year", std::to_string(*year)}}) : std::string{v.t(of_all)};
}
std::string bodies_title(const ui::View& v, std::optional<int> year) {
  return of_year(v, M("Budgets of projects by state body"), M("Budgets of projects by state body, contests of {year}"), year);
}
std::string regions_title(const ui::View& v, std::optional<int> year) {
  return of_year(v, M("Budgets of projects by region"), M("Budgets of projects by region, contests of {year}"), year);
}

/// What bodies gave, the most first.
struct BodySums {
  const BodyYear* body = nullptr;
  Placed placed{};
  Money paid{};
};
std::vector<BodySums> by_body(const std::vector<BodyYear>& rows, std::optional<int> year) {
  std::vector<BodySums> found;
  for (const auto& row : rows) {
    if (year && row.year != *year) continue;
    auto body = std::ranges::find_if(found, [&](const BodySums& sums) { return sums.body->body == row.body; });
    if (body == found.end()) body = found.insert(found.end(), {.body = &row});
    body->placed += {.projects = row.projects, .budgets_known = row.budgets_known, .budget = row.budget};
    body->paid.tenge += row.paid.tenge;
  }
  std::ranges::stable_sort(found, std::ranges::greater{}, [](const BodySums& sums) { return sums.placed.budget; });
  return found;
}

Html bodies_chart(const ui::View& v, const Page& page) {
  ui::BarChart chart{.title = bodies_title(v, page.year), .series = {std::string{v.t("Budget")}}};
  for (const auto& sums : by_body(page.rows, page.year))
    chart.bars.push_back({sums.body->name(v.t.language()), {sums.placed.budget.tenge}, money_text(v, sums.placed.sum())});
  return ui::bar_chart(chart);
}

/// The last day of the year, or today where that is still to come.
base::LocalDate day_of(const ui::View& v, std::optional<int> year) {
  return year ? std::min(v.today, base::LocalDate::make(*year, 12, 31).value()) : v.today;
}

struct NamedPlace {
  std::string kato{};  ///< empty: no one region
  std::string name;
  Placed placed{};
  std::int64_t with_others = 0;
  bool on_map = false;
};
/// Regions there were on that day, then ended ones that have projects, then what lies in no one region.
std::vector<NamedPlace> places_of(const ui::View& v, const std::vector<reference::Region>& regions, const Places& places,
                                  base::LocalDate day) {
  std::vector<NamedPlace> named;
  for (const auto& region : regions) {
    const auto alone = places.regions.find(region.kato);
    const auto others = places.with_others.find(region.kato);
    NamedPlace place{.kato = region.kato,
                     .name = region.name(v.t.language()),
                     .placed = alone == places.regions.end() ? Placed{} : alone->second,
                     .with_others = others == places.with_others.end() ? 0 : others->second,
                     .on_map = region.valid_on(day)};
    if (place.on_map || place.placed.projects > 0 || place.with_others > 0) named.push_back(std::move(place));
  }
  std::ranges::stable_partition(named, &NamedPlace::on_map);
  if (places.several.projects > 0) named.push_back({.name = std::string{v.t("Several regions")}, .placed = places.several});
  if (places.unknown.projects > 0) named.push_back({.name = std::string{v.t("Region not known")}, .placed = places.unknown});
  return named;
}

Html regions_map(const ui::View& v, const Page& page) {
  ui::TileMap map{.title = of_year(v, M("Budgets of projects by region, million tenge"),
                                   M("Budgets of projects by region, contests of {year}, million tenge"), page.year),
                  .tiles = {}};
  for (auto& place : places_of(v, page.regions, page.places, day_of(v, page.year))) {
    const auto sum = place.placed.sum();
    ui::Tile tile{.kato = std::move(place.kato),
                  .name = breakable(std::move(place.name)),
                  .amount = place.placed.budget.tenge,
                  .figure = sum ? millions(v, *sum) : std::string{v.t("not known")},
                  .note = v.t.plural(i18n::N("{count} project", "{count} projects"), place.placed.projects)};
    (place.on_map ? map.tiles : map.beside).push_back(std::move(tile));
  }
  return ui::tile_map(map);
}

std::string pair_text(const ui::View& v, const Figures& figures) {
  return v.t("central state bodies: {central}; local state bodies: {local}",
             {{"central", money_text(v, figures.central)}, {"local", money_text(v, figures.local)}});
}

/// From which papers the years before the system are.
Html sources(const ui::View& v, const Years& years) {
  Html items;
  for (const auto& [year, sums] : years)
    if (sums.central.from_papers() || sums.local.from_papers())
      items.add("<li>{}: {}</li>", std::to_string(year), v.content(sums.source.kk, sums.source.ru));
  if (items.empty()) return {};
  return html(R"(<p class="govuk-body">{}</p><ul class="govuk-list govuk-list--bullet">{}</ul>)",
              v.t("Sums of years before the system are from other papers:"), items);
}

/// What was corrected in the years before the system: what stood there stays to be seen.
Html corrections(const ui::View& v, const std::vector<EnteredYear>& entered) {
  Html items;
  for (const auto& year : entered)
    for (std::size_t i = 0; i + 1 < year.versions.size(); ++i) {
      const auto& version = year.versions[i];
      items.add("<li>{}</li>", v.t("{year}, corrected on {date}. Before: {before}. Reason: {reason}",
                                   {{"year", std::to_string(year.year)},
                                    {"date", v.t.date(base::almaty_date(version.saved_at))},
                                    {"before", pair_text(v, year.versions[i + 1].figures)},
                                    {"reason", version.reason.value_or("")}}));
    }
  if (items.empty()) return {};
  return ui::details(v.t("Corrections of figures from other papers"), html(R"(<ul class="govuk-list govuk-list--bullet">{}</ul>)", items));
}

Html year_filter(const ui::View& v, const Page& page) {
  std::vector<ui::Option> years;
  for (const auto& [year, sums] : by_year(page.rows, {})) years.push_back({std::to_string(year), std::to_string(year)});
  if (years.size() < 2) return {};
  http::FormValues values;
  values.set("year", year_text(page.year));
  return ui::get_form(v, Url::to("/financing"),
                      html("{}{}", ui::filter_select(v, values, {.name = "year", .label = std::string{v.t("Year of the contest")}}, years),
                           ui::button(v.t("Show"), ui::ButtonKind::secondary)));
}

Html file_links(const ui::View& v, const Url& csv, const Url& xlsx, std::optional<int> year) {
  return ui::downloads(v, csv.with("year", year_text(year)), xlsx.with("year", year_text(year)));
}

Html years_section(const ui::View& v, const Page& page) {
  const auto years = by_year(page.rows, page.entered);
  return html(R"(<h2 class="govuk-heading-m">{}</h2>{}{}{}{}{})", v.t("By year"), years_chart(v, years),
              ui::data_table(v, years_table(v, years)), sources(v, years),
              ui::downloads(v, Url::to("/financing/years.csv"), Url::to("/financing/years.xlsx")), corrections(v, page.entered));
}

Html places_section(const ui::View& v, const Page& page) {
  Html body = html(R"(<h2 class="govuk-heading-m" id="bodies">{}</h2>{}{}{}{})", v.t("By state body"), year_filter(v, page),
                   bodies_chart(v, page), ui::data_table(v, bodies_table(v, page.rows, page.year)),
                   file_links(v, Url::to("/financing/bodies.csv"), Url::to("/financing/bodies.xlsx"), page.year));
  body.add(R"(<h2 class="govuk-heading-m" id="regions">{}</h2>{}{}{}<p class="govuk-body">{}</p>)", v.t("By region"), regions_map(v, page),
           ui::data_table(v, regions_table(v, page.regions, page.places, page.year)),
           file_links(v, Url::to("/financing/regions.csv"), Url::to("/financing/regions.xlsx"), page.year),
           v.t("A project that works in several regions stands under “Several regions”, because its contract does not divide the money by "
               "region. A lot keeps the region of its day, also where that region has been divided since."));
  return body;
}

}  // namespace

DataTable years_table(const ui::View& v, const Years& years) {
  const auto& t = v.t;
  DataTable table{.title = std::string{t("Budgets of projects by year of the contest")},
                  .columns = {{std::string{t("Year")}, false, 8},
                              {std::string{t("Projects")}, true, 10},
                              {std::string{t("Budget known")}, true, 12},
                              {std::string{t("Central state bodies")}},
                              {std::string{t("Local state bodies")}},
                              {std::string{t("Together")}},
                              {std::string{t("Paid")}},
                              {std::string{t("From where")}, false, 50, false}}};
  std::int64_t projects = 0, known = 0;
  // What is known of no year has no total either.
  std::optional<Money> central, local, all;
  Money paid{};
  const auto add = [](std::optional<Money>& to, const std::optional<Money>& sum) {
    if (sum) to = Money{to.value_or(Money{}).tenge + sum->tenge};
  };
  for (const auto& [year, sums] : years) {
    const bool here = sums.projects() > 0;
    table.rows.push_back({std::to_string(year), here ? DataCell{sums.projects()} : DataCell{},
                          here ? DataCell{sums.budgets_known()} : DataCell{}, cell(sums.central.sum()), cell(sums.local.sum()),
                          cell(sums.sum()), here ? DataCell{sums.paid()} : DataCell{}, source_text(v, sums)});
    projects += sums.projects();
    known += sums.budgets_known();
    add(central, sums.central.sum());
    add(local, sums.local.sum());
    add(all, sums.sum());
    paid.tenge += sums.paid().tenge;
  }
  if (years.size() > 1)
    table.total = {std::string{t("Together")}, projects, known, cell(central), cell(local), cell(all), paid, std::string{}};
  return table;
}

Html years_chart(const ui::View& v, const Years& years) {
  ui::BarChart chart{.title = std::string{v.t("Budgets of projects by year of the contest")},
                     .series = {std::string{v.t("Central state bodies")}, std::string{v.t("Local state bodies")}}};
  for (const auto& [year, sums] : years)
    chart.bars.push_back({std::to_string(year),
                          {sums.central.sum().value_or(Money{}).tenge, sums.local.sum().value_or(Money{}).tenge},
                          money_text(v, sums.sum())});
  return ui::bar_chart(chart);
}

DataTable bodies_table(const ui::View& v, const std::vector<BodyYear>& rows, std::optional<int> year) {
  const auto& t = v.t;
  DataTable table{.title = bodies_title(v, year),
                  .columns = {{std::string{t("State body")}, false, 60},
                              {std::string{t("Level")}, false, 16},
                              {std::string{t("Projects")}, true, 10},
                              {std::string{t("Budget known")}, true, 12},
                              {std::string{t("Budget")}},
                              {std::string{t("Paid")}}}};
  Placed all;
  Money paid{};
  for (const auto& sums : by_body(rows, year)) {
    table.rows.push_back({sums.body->name(t.language()), std::string{sums.body->central ? t("Central") : t("Local")}, sums.placed.projects,
                          sums.placed.budgets_known, cell(sums.placed.sum()), sums.paid});
    all += sums.placed;
    paid.tenge += sums.paid.tenge;
  }
  if (table.rows.size() > 1)
    table.total = {std::string{t("Together")}, std::string{}, all.projects, all.budgets_known, cell(all.sum()), paid};
  return table;
}

DataTable regions_table(const ui::View& v, const std::vector<reference::Region>& regions, const Places& places, std::optional<int> year) {
  const auto& t = v.t;
  DataTable table{.title = regions_title(v, year),
                  .columns = {{std::string{t("Region")}, false, 34},
                              {std::string{t("Projects in this region alone")}, true, 14},
                              {std::string{t("Budget known")}, true, 12},
                              {std::string{t("Their budget")}},
                              {std::string{t("Projects in this and other regions")}, true, 14}}};
  for (const auto& place : places_of(v, regions, places, day_of(v, year)))
    table.rows.push_back({place.name, place.placed.projects, place.placed.budgets_known, cell(place.placed.sum()),
                          place.kato.empty() ? DataCell{std::string{}} : DataCell{place.with_others}});
  const auto all = places.all();
  table.total = {std::string{t("Together")}, all.projects, all.budgets_known, cell(all.sum()), std::string{}};
  return table;
}

ui::PageContent page(const ui::View& v, const Page& page) {
  Html body;
  if (page.rows.empty() && by_year({}, page.entered).empty())
    body = html(R"(<p class="govuk-body">{}</p>)", v.t("No projects have been entered yet."));
  else body = years_section(v, page);
  if (page.may_enter)
    body.add(ui::link_button(v, v.t("Figures of years before the system"), Url::to("/financing/figures"), ui::ButtonKind::secondary));
  if (!page.rows.empty()) body.add(places_section(v, page));
  return {.title = std::string{v.t("State social order")},
          .body = std::move(body),
          .lead = std::string{v.t("How much money goes to social projects, from which state bodies and to which regions. The figures are "
                                  "computed from the contracts entered here; for earlier years they are taken from other papers, which "
                                  "are named.")}};
}

}  // namespace baqylau::financing::views
