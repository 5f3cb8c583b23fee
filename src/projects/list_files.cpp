/// The list of all projects as CSV and as XLSX.

#include "projects/list.hpp"

#include "base/table_file.hpp"
#include "ui/data_table.hpp"

namespace baqylau::projects {

namespace {

using base::FileCell;

std::vector<base::FileColumn> columns(const ui::View& v) {
  const auto& t = v.t;
  return {{std::string{t("Date of the contest")}, 12},
          {std::string{t("Lot number")}, 8},
          {std::string{t("Lot name")}, 50},
          {std::string{t("Executor")}, 40},
          {std::string{t("Identification number")}, 16},
          {std::string{t("Regions")}, 30},
          {std::string{t("Territorial coverage")}, 30},
          {std::string{t("Budget of the project")}, 16},
          {std::string{t("Status")}, 18}};
}

FileCell picked(const ui::View& v, const std::optional<std::string>& kk, const std::optional<std::string>& ru) {
  const auto text = i18n::pick(kk, ru, v.t.language()).text;
  return text.empty() ? FileCell{} : FileCell{std::string{text}};
}

std::string filled(base::TableFile& file, const ui::View& v, const ListBooks& books, const std::vector<ListedProject>& projects) {
  for (const auto& project : projects)
    file.add({project.held_on, project.lot_number, picked(v, project.lot_name_kk, project.lot_name_ru),
              picked(v, project.ngo_full_kk, project.ngo_full_ru), project.ngo_number ? FileCell{*project.ngo_number} : FileCell{},
              region_names(books, project, v.t.language(), "; "), picked(v, project.coverage_kk, project.coverage_ru),
              project.budget ? FileCell{project.budget->tenge} : FileCell{}, std::string{v.t(status_text(project.status))}});
  return file.bytes();
}

}  // namespace

std::string list_csv(const ui::View& v, const ListBooks& books, const std::vector<ListedProject>& projects) {
  return filled(*base::csv_file(ui::csv_style(v.t), columns(v)), v, books, projects);
}

std::string list_xlsx(const ui::View& v, const ListBooks& books, const std::vector<ListedProject>& projects) {
  return filled(*base::xlsx_file({.sheet = std::string{v.t("Projects")}}, columns(v)), v, books, projects);
}

}  // namespace baqylau::projects
