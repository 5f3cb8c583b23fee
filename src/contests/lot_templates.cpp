#include "contests/lot_templates.hpp"

#include "base/spreadsheet.hpp"
#include "base/temporary_file.hpp"

#include <xlsxwriter.h>

#include <stdexcept>
#include <string>

namespace baqylau::contests {
namespace {

using base::M;

/// What belongs into a column.
base::Text explanation(LotColumn column) {
  switch (column) {
    case LotColumn::number: return M("Required. A whole number from 1 to 9999, once in a contest");
    case LotColumn::name_kk:
    case LotColumn::name_ru: return M("Required in at least one of the two languages, up to 500 characters");
    case LotColumn::description_kk:
    case LotColumn::description_ru: return M("Up to 5000 characters");
    case LotColumn::regions: return M("Codes or names from the list of regions; several with a semicolon between");
    case LotColumn::coverage_kk:
    case LotColumn::coverage_ru:
      return M("Towns, districts or parts of the country, as the contest documents name them; up to 500 characters");
    case LotColumn::planned_amount: return M("Whole tenge, digits only");
    case LotColumn::status: return M("Announced, held, not held or cancelled; a blank cell means announced");
  }
  return M("Up to 5000 characters");
}

void write(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, std::string_view text, lxw_format* format = nullptr) {
  worksheet_write_string(sheet, row, column, std::string{text}.c_str(), format);
}

lxw_worksheet* add_sheet(lxw_workbook* book, std::string_view name) {
  auto* sheet = workbook_add_worksheet(book, std::string{name}.c_str());
  if (!sheet) throw std::runtime_error{"a worksheet cannot be named: " + std::string{name}};
  return sheet;
}

void add_lots(lxw_workbook* book, const i18n::Translator& t, lxw_format* heading) {
  auto* sheet = add_sheet(book, t("Lots"));
  lxw_col_t column = 0;
  for (const auto lot_column : all_lot_columns) write(sheet, 0, column++, t(label(lot_column)), heading);
  worksheet_set_column(sheet, 0, 0, 14, nullptr);
  worksheet_set_column(sheet, 1, static_cast<lxw_col_t>(column - 1), 32, nullptr);
  worksheet_freeze_panes(sheet, 1, 0);
}

void add_explanations(lxw_workbook* book, const i18n::Translator& t, lxw_format* heading, lxw_format* wrapped) {
  auto* sheet = add_sheet(book, t("Columns"));
  write(sheet, 0, 0, t("Column"), heading);
  write(sheet, 0, 1, t("What to enter"), heading);
  lxw_row_t row = 1;
  for (const auto column : all_lot_columns) {
    write(sheet, row, 0, t(label(column)));
    write(sheet, row++, 1, t(explanation(column)), wrapped);
  }
  worksheet_set_column(sheet, 0, 0, 34, nullptr);
  worksheet_set_column(sheet, 1, 1, 80, nullptr);
}

void add_regions(lxw_workbook* book, const i18n::Translator& t, lxw_format* heading, const std::vector<reference::Region>& regions) {
  auto* sheet = add_sheet(book, t("Regions"));
  write(sheet, 0, 0, t("Code"), heading);
  write(sheet, 0, 1, t("Region"), heading);
  lxw_row_t row = 1;
  for (const auto& region : regions) {
    write(sheet, row, 0, region.kato);
    write(sheet, row++, 1, region.name(t.language()));
  }
  worksheet_set_column(sheet, 1, 1, 44, nullptr);
}

}  // namespace

std::string template_csv(const i18n::Translator& t) {
  std::vector<std::string> headings;
  for (const auto column : all_lot_columns) headings.emplace_back(t(label(column)));
  base::CsvTable csv{t.csv_separator()};
  csv.add(headings);
  return std::move(csv).bytes();
}

std::string template_xlsx(const i18n::Translator& t, const std::vector<reference::Region>& regions) {
  const base::TemporaryFile file;
  lxw_workbook_options options{};
  options.constant_memory = LXW_FALSE;
  auto* book = workbook_new_opt(file.path().c_str(), &options);
  if (!book) throw std::runtime_error{"cannot make a workbook"};
  auto* heading = workbook_add_format(book);
  format_set_bold(heading);
  format_set_bottom(heading, LXW_BORDER_THIN);
  auto* wrapped = workbook_add_format(book);
  format_set_text_wrap(wrapped);
  add_lots(book, t, heading);
  add_explanations(book, t, heading, wrapped);
  add_regions(book, t, heading, regions);
  if (const auto failed = workbook_close(book); failed != LXW_NO_ERROR)
    throw std::runtime_error{std::string{"a workbook cannot be written: "} + lxw_strerror(failed)};
  return file.bytes();
}

}  // namespace baqylau::contests
