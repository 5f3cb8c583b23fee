/// Lists of projects: of an NGO for everybody, and in its own cabinet.

#include "projects/views.hpp"

#include <algorithm>
#include <iterator>

namespace baqylau::projects {

namespace {

using ui::Html;
using ui::html;
using ui::View;

Html passport_link(const View& v, const Project& project) {
  return html(R"({}. <a class="govuk-link" href="{}">{}</a>)", project.lot_number, v.link(http::Url::to("/projects/{}", project.id)),
              v.content(project.lot_name_kk, project.lot_name_ru));
}

Html amount(const View& v, const std::optional<base::Money>& money) {
  return money ? html("{}", v.t.money(*money)) : v.known(std::optional<std::string>{});
}

std::int64_t filled_parts(const Passport& passport) {
  return std::ranges::count_if(all_parts, [&](Part part) { return is_filled(content_of(passport, part)); });
}

Html completeness(const View& v, const Project& project, std::int64_t filled) {
  constexpr auto parts = static_cast<std::int64_t>(std::size(all_parts));
  const auto text = v.t("{filled} of {parts} parts are filled in", {{"filled", std::to_string(filled)}, {"parts", std::to_string(parts)}});
  return html(R"(<a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden">: {}</span></a><br>{})",
              v.link(http::Url::to("/projects/{}/edit", project.id)), v.t("Fill in the passport"),
              v.content(project.lot_name_kk, project.lot_name_ru),
              ui::tag(text, filled == parts ? ui::TagColour::green : ui::TagColour::yellow));
}

}  // namespace

Html projects_table(const View& v, const std::vector<Project>& projects) {
  if (projects.empty()) return html(R"(<p class="govuk-body">{}</p>)", v.t("The organisation has no projects in the system yet."));
  std::vector<ui::TableRow> rows;
  for (const auto& project : projects) {
    rows.push_back({{passport_link(v, project), v.known(std::optional{project.contest_held_on}), amount(v, project.budget),
                     status_tag(v, project.status)}});
  }
  return ui::table(v, v.t("Projects of the organisation"),
                   {{std::string{v.t("Lot and name of the project")}},
                    {std::string{v.t("Date of the contest")}},
                    {std::string{v.t("Budget of the project")}, true},
                    {std::string{v.t("Status")}}},
                   rows, true);
}

Html cabinet_projects(const View& v, db::Read& db, base::NgoId ngo) {
  const auto projects = projects_of_ngo(db, ngo);
  if (projects.empty()) {
    return html(
        R"(<p class="govuk-body">{}</p>)",
        v.t("You have no projects in the system yet. A project appears here when the state body has awarded a lot to your organisation."));
  }
  std::vector<ui::TableRow> rows;
  for (const auto& project : projects) {
    rows.push_back({{passport_link(v, project), amount(v, project.budget), status_tag(v, project.status),
                     completeness(v, project, filled_parts(read_passport(db, project.id)))}});
  }
  return ui::table(v, v.t("Your projects"),
                   {{std::string{v.t("Lot and name of the project")}},
                    {std::string{v.t("Budget of the project")}, true},
                    {std::string{v.t("Status")}},
                    {std::string{v.t("Passport of the project")}}},
                   rows);
}

}  // namespace baqylau::projects
