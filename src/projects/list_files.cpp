/// The list of all projects as CSV and as XLSX. SECURITY O-06: what is text stays text.

#include "projects/list.hpp"

#include "base/spreadsheet.hpp"
#include "base/temporary_file.hpp"

#include <xlsxwriter.h>

#include <array>
#include <stdexcept>
#include <variant>

namespace baqylau::projects {

namespace {

using Cell = std::variant<std::monostate, std::string, std::int64_t, base::LocalDate>;
constexpr std::size_t columns = 9;
using Line = std::array<Cell, columns>;

std::array<std::string, columns> titles(const ui::View& v) {
  const auto& t = v.t;
  return {std::string{t("Date of the contest")},
          std::string{t("Lot number")},
          std::string{t("Lot name")},
          std::string{t("Executor")},
          std::string{t("Identification number")},
          std::string{t("Regions")},
          std::string{t("Territorial coverage")},
          std::string{t("Budget of the project")},
          std::string{t("Status")}};
}
constexpr std::array<double, columns> widths{12, 8, 50, 40, 16, 30, 30, 16, 18};

Cell picked(const ui::View& v, const std::optional<std::string>& kk, const std::optional<std::string>& ru) {
  const auto text = i18n::pick(kk, ru, v.t.language()).text;
  return text.empty() ? Cell{} : Cell{std::string{text}};
}

Line line_of(const ui::View& v, const ListBooks& books, const ListedProject& project) {
  return {project.held_on,
          project.lot_number,
          picked(v, project.lot_name_kk, project.lot_name_ru),
          picked(v, project.ngo_full_kk, project.ngo_full_ru),
          project.ngo_number ? Cell{*project.ngo_number} : Cell{},
          region_names(books, project, v.t.language(), "; "),
          picked(v, project.coverage_kk, project.coverage_ru),
          project.budget ? Cell{project.budget->tenge} : Cell{},
          std::string{v.t(status_text(project.status))}};
}

struct CsvText {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(base::LocalDate date) const { return date.iso(); }
};

struct CellWriter {
  lxw_worksheet* sheet;
  lxw_row_t row;
  lxw_col_t column;
  lxw_format* date_format;
  void operator()(std::monostate) const {}
  void operator()(const std::string& text) const { worksheet_write_string(sheet, row, column, text.c_str(), nullptr); }
  void operator()(std::int64_t number) const { worksheet_write_number(sheet, row, column, static_cast<double>(number), nullptr); }
  void operator()(base::LocalDate date) const {
    lxw_datetime day{};
    day.year = date.year();
    day.month = static_cast<int>(date.month());
    day.day = static_cast<int>(date.day());
    worksheet_write_datetime(sheet, row, column, &day, date_format);
  }
};

}  // namespace

std::string list_csv(const ui::View& v, const ListBooks& books, const std::vector<ListedProject>& projects) {
  base::CsvTable csv{v.t.csv_separator()};
  const auto head = titles(v);
  std::vector<std::string> cells(head.begin(), head.end());
  csv.add(cells);
  for (const auto& project : projects) {
    const auto line = line_of(v, books, project);
    for (std::size_t i = 0; i < columns; ++i) cells[i] = std::visit(CsvText{}, line[i]);
    csv.add(cells);
  }
  return std::move(csv).bytes();
}

std::string list_xlsx(const ui::View& v, const ListBooks& books, const std::vector<ListedProject>& projects) {
  const base::TemporaryFile file;
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;  // there may be a hundred thousand rows
  auto* book = workbook_new_opt(file.path().c_str(), &options);
  if (book == nullptr) throw std::runtime_error{"cannot make a workbook"};
  auto* heading = workbook_add_format(book);
  format_set_bold(heading);
  format_set_bottom(heading, LXW_BORDER_THIN);
  auto* date = workbook_add_format(book);
  format_set_num_format(date, "dd.mm.yyyy");
  auto* sheet = workbook_add_worksheet(book, std::string{v.t("Projects")}.c_str());
  if (sheet == nullptr) throw std::runtime_error{"a worksheet cannot be named"};
  const auto head = titles(v);
  for (lxw_col_t at = 0; at < columns; ++at) {
    worksheet_set_column(sheet, at, at, widths[at], nullptr);
    worksheet_write_string(sheet, 0, at, head[at].c_str(), heading);
  }
  worksheet_freeze_panes(sheet, 1, 0);
  lxw_row_t row = 1;
  for (const auto& project : projects) {
    const auto line = line_of(v, books, project);
    for (lxw_col_t at = 0; at < columns; ++at) std::visit(CellWriter{sheet, row, at, date}, line[at]);
    ++row;
  }
  worksheet_autofilter(sheet, 0, 0, row - 1, columns - 1);
  if (const auto failed = workbook_close(book); failed != LXW_NO_ERROR)
    throw std::runtime_error{std::string{"a workbook cannot be written: "} + lxw_strerror(failed)};
  return file.bytes();
}

}  // namespace baqylau::projects
