/// The list of all projects on screen.

#include "projects/list.hpp"
#include "projects/domain.hpp"
#include "projects/views.hpp"

#include <algorithm>

namespace baqylau::projects {

namespace {

using http::Url;
using ui::Html;
using ui::html;
using ui::View;

http::FormValues values_of(const ListFilter& filter) {
  http::FormValues values;
  values.set("year", filter.year ? std::to_string(*filter.year) : "")
      .set("region", filter.region_kato.value_or(""))
      .set("group", filter.target_group ? base::to_string(*filter.target_group) : "")
      .set("status", std::string{filter.status ? to_code(*filter.status) : ""})
      .set("executor", filter.executor);
  return values;
}

Html filter_form(const View& v, const ListBooks& books, const ListFilter& filter) {
  const auto values = values_of(filter);
  std::vector<ui::Option> years, regions, groups, statuses;
  for (const int year : books.years) years.push_back({std::to_string(year), std::to_string(year)});
  for (const auto& region : books.regions) regions.push_back({region.kato, region.name(v.t.language())});
  for (const auto& group : books.target_groups) groups.push_back({base::to_string(group.id), group.name(v.t.language())});
  for (const auto status : all_statuses) statuses.push_back({std::string{to_code(status)}, std::string{v.t(status_text(status))}});
  return ui::get_form(
      v, Url::to("/projects"),
      html("{}{}{}{}{}{}", ui::filter_select(v, values, {.name = "year", .label = std::string{v.t("Year of the contest")}}, years),
           ui::filter_select(v, values, {.name = "region", .label = std::string{v.t("Region")}}, regions),
           ui::filter_select(v, values, {.name = "group", .label = std::string{v.t("Target group")}}, groups),
           ui::filter_select(v, values, {.name = "status", .label = std::string{v.t("Status of the project")}}, statuses),
           ui::text_input(v, values, {.name = "executor", .label = std::string{v.t("Executor: name or BIN")}}),
           ui::button(v.t("Show"), ui::ButtonKind::secondary)));
}

Html link_to(const View& v, const Url& url, std::string_view text) {
  return html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(url), text);
}

Html regions_cell(const View& v, const ListBooks& books, const ListedProject& project) {
  const bool words = project.coverage_kk || project.coverage_ru;
  if (project.regions.empty()) return v.content(project.coverage_kk, project.coverage_ru);
  const auto names = html("{}", region_names(books, project, v.t.language(), ", "));
  return words ? html("{}<br>{}", names, v.content(project.coverage_kk, project.coverage_ru)) : names;
}

ui::TableRow row_of(const View& v, const ListBooks& books, const ListedProject& project) {
  return {{html(R"({}. <a class="govuk-link" href="{}">{}</a>)", project.lot_number, v.link(Url::to("/projects/{}", project.id)),
                v.content(project.lot_name_kk, project.lot_name_ru)),
           html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(Url::to("/ngos/{}", project.ngo)),
                v.content(project.ngo_short_kk, project.ngo_short_ru)),
           v.known(std::optional{project.held_on}), regions_cell(v, books, project),
           project.budget ? html("{}", v.t.money(*project.budget)) : v.known(std::optional<std::string>{}), status_tag(v, project.status)}};
}

}  // namespace

std::string region_names(const ListBooks& books, const ListedProject& project, i18n::Language language, std::string_view between) {
  std::string names;
  for (const auto& kato : project.regions) {
    const auto region = std::ranges::find(books.regions, kato, &reference::Region::kato);
    if (!names.empty()) names += between;
    names += region == books.regions.end() ? kato : region->name(language);
  }
  return names;
}

http::Url filtered(http::Url url, const ListFilter& filter) {
  const auto values = values_of(filter);
  for (const auto name : {"year", "region", "group", "status", "executor"}) url = url.with(name, values.value(name));
  return url;
}

ui::Html list_body(const ui::View& v, const ListBooks& books, const ListFilter& filter, const ListPart& part, int page) {
  const bool asked = filter != ListFilter{};
  if (part.total == 0 && !asked) return html(R"(<p class="govuk-body">{}</p>)", v.t("No projects have been entered yet."));
  const auto clear = link_to(v, Url::to("/projects"), v.t("Clear the filter"));
  Html body = filter_form(v, books, filter);
  if (part.total == 0) {
    body.add(R"(<p class="govuk-body">{}</p><p class="govuk-body">{}</p>)", v.t("No project fits. Choose other conditions."), clear);
    return body;
  }
  body.add(R"(<p class="govuk-body">{}{}{}</p>)", v.t.plural(i18n::N("{count} project", "{count} projects"), part.total),
           asked ? " · " : "", asked ? clear : Html{});
  body.add(R"(<p class="govuk-body app-downloads">{} · {}</p>)",
           link_to(v, filtered(Url::to("/projects.csv"), filter), v.t("Download as CSV")),
           link_to(v, filtered(Url::to("/projects.xlsx"), filter), v.t("Download as XLSX")));
  std::vector<ui::TableRow> rows;
  rows.reserve(part.projects.size());
  for (const auto& project : part.projects) rows.push_back(row_of(v, books, project));
  body.add("{}{}",
           ui::table(v, v.t("All projects"),
                     {{std::string{v.t("Lot and name of the project")}},
                      {std::string{v.t("Executor")}},
                      {std::string{v.t("Date of the contest")}},
                      {std::string{v.t("Regions")}},
                      {std::string{v.t("Budget of the project")}, true},
                      {std::string{v.t("Status")}}},
                     rows, true),
           ui::pagination(v, filtered(Url::to("/projects"), filter), page, ui::pages_of(part.total, listed_on_a_page)));
  return body;
}

}  // namespace baqylau::projects
