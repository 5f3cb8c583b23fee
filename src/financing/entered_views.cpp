/// Years before the system: what staff see and fill in.

#include "financing/views.hpp"

#include "ui/components.hpp"

namespace baqylau::financing::views {

using base::M;
using http::Url;
using ui::Html;
using ui::html;

namespace {

ui::DataCell cell(const std::optional<base::Money>& sum) { return sum ? ui::DataCell{*sum} : ui::DataCell{}; }

std::vector<ui::Crumb> crumbs(const ui::View& v) { return {{std::string{v.t("State social order")}, Url::to("/financing")}}; }

/// The versions of a year, the newest first.
Html history(const ui::View& v, const EnteredYear& year) {
  ui::DataTable table{.title = std::string{v.t("What was entered")},
                      .columns = {{std::string{v.t("When")}, false},
                                  {std::string{v.t("Central state bodies")}},
                                  {std::string{v.t("Local state bodies")}},
                                  {std::string{v.t("From where")}, false},
                                  {std::string{v.t("Reason of the correction")}, false}}};
  for (const auto& version : year.versions)
    table.rows.push_back({v.t.date_time(version.saved_at), cell(version.figures.central), cell(version.figures.local),
                          std::string{i18n::pick(version.figures.source, v.t.language()).text}, version.reason.value_or("")});
  return html(R"(<h2 class="govuk-heading-m">{}</h2>{})", v.t("What was entered"), ui::data_table(v, table));
}

ui::Field sum_field(std::string_view name, std::string label, std::string hint = {}) {
  return {.name = name, .label = std::move(label), .hint = std::move(hint), .optional = true, .inputmode = "numeric", .width = "20"};
}

}  // namespace

ui::PageContent entered_list(const ui::View& v, const std::vector<EnteredYear>& entered) {
  std::vector<ui::TableRow> rows;
  for (const auto& year : entered) {
    const auto& figures = year.now().figures;
    const auto sum = [&](const std::optional<base::Money>& one) {
      return one ? html("{}", v.t.money(*one)) : v.known(std::optional<std::string>{});
    };
    rows.push_back({{html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(Url::to("/financing/figures/{}", year.year)), year.year),
                     sum(figures.central), sum(figures.local),
                     figures.any() ? v.content(figures.source.kk, figures.source.ru) : html("{}", v.t("Taken back: not shown"))}});
  }
  Html body;
  if (rows.empty()) body = html(R"(<p class="govuk-body">{}</p>)", v.t("Nothing has been entered for years before the system."));
  else
    body = ui::table(v, v.t("Figures of years before the system"),
                     {{std::string{v.t("Year")}},
                      {std::string{v.t("Central state bodies")}, true},
                      {std::string{v.t("Local state bodies")}, true},
                      {std::string{v.t("From where")}}},
                     rows, true);
  body.add(ui::link_button(v, v.t("Enter a year"), Url::to("/financing/figures/new")));
  return {.title = std::string{v.t("Figures of years before the system")},
          .body = std::move(body),
          .crumbs = crumbs(v),
          .lead = std::string{v.t("Sums that stand in other papers. They are shown with their source where no project of the year is "
                                  "entered here, and give way to the projects as soon as there are some.")}};
}

http::FormValues values_of(const Figures& figures) {
  http::FormValues values;
  if (figures.central) values.set("central", base::grouped(*figures.central));
  if (figures.local) values.set("local", base::grouped(*figures.local));
  return values.set("source_kk", figures.source.kk.value_or("")).set("source_ru", figures.source.ru.value_or(""));
}

ui::PageContent entered_form(const ui::View& v, const std::optional<EnteredYear>& year, const http::FormValues& values) {
  Html fields;
  if (year) fields.add(ui::hidden("version", values.value("version")));
  else fields.add(ui::text_input(v, values, {.name = "year", .label = std::string{v.t("Year")}, .inputmode = "numeric", .width = "4"}));
  fields.add(ui::text_input(v, values, sum_field("central", std::string{v.t("Sum of the central state bodies, tenge")})));
  fields.add(ui::text_input(v, values, sum_field("local", std::string{v.t("Sum of the local state bodies, tenge")})));
  fields.add(ui::text_input(
      v, values, {.name = "source_kk", .label = std::string{v.t("From which papers, in Kazakh")}, .optional = true, .language = "kk"}));
  fields.add(ui::text_input(
      v, values, {.name = "source_ru", .label = std::string{v.t("From which papers, in Russian")}, .optional = true, .language = "ru"}));
  if (year)
    fields.add(ui::text_input(v, values,
                              {.name = "reason",
                               .label = std::string{v.t("Reason of the correction")},
                               .hint = std::string{v.t("Everybody reads it beside what stood here before. To take a year back, leave all "
                                                       "other fields empty.")}}));
  fields.add(ui::button(v.t("Save")));
  const auto action = year ? Url::to("/financing/figures/{}", year->year) : Url::to("/financing/figures/new");
  Html body = ui::post_form(v, action, fields);
  if (year) body.add(history(v, *year));
  auto path = crumbs(v);
  path.push_back({std::string{v.t("Figures of years before the system")}, Url::to("/financing/figures")});
  return {.title = year ? v.t("Figures of {year}", {{"year", std::to_string(year->year)}}) : std::string{v.t("Enter a year")},
          .body = std::move(body),
          .crumbs = std::move(path),
          .form = &values,
          .self = action};
}

}  // namespace baqylau::financing::views
