/// A form as CSV and as XLSX. SECURITY O-06: what is text stays text.

#include "base/spreadsheet.hpp"
#include "base/temporary_file.hpp"
#include "base/text.hpp"
#include "control/sheet.hpp"

#include <xlsxwriter.h>

#include <fmt/format.h>

#include <stdexcept>

namespace baqylau::control {

namespace {

std::string csv_text(const i18n::Translator& t, const Plain& plain) {
  struct Text {
    const i18n::Translator& t;
    std::string operator()(std::monostate) const { return ""; }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(base::LocalDate date) const { return date.iso(); }
    std::string operator()(ratings::Points points) const { return t.tenths(points.tenths()); }
  };
  return std::visit(Text{t}, plain);
}

struct Formats {
  lxw_format* heading;
  lxw_format* date;
  lxw_format* points;
  lxw_format* text;
};

Formats formats_of(lxw_workbook* book) {
  Formats formats{workbook_add_format(book), workbook_add_format(book), workbook_add_format(book), workbook_add_format(book)};
  format_set_bold(formats.heading);
  format_set_text_wrap(formats.heading);
  format_set_bottom(formats.heading, LXW_BORDER_THIN);
  format_set_num_format(formats.date, "dd.mm.yyyy");
  format_set_num_format(formats.points, "0.0");
  format_set_text_wrap(formats.text);
  for (auto* format : {formats.date, formats.points, formats.text}) format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  return formats;
}

struct CellWriter {
  lxw_worksheet* sheet;
  lxw_row_t row;
  lxw_col_t column;
  const Formats& formats;
  void operator()(std::monostate) const {}
  void operator()(const std::string& text) const { worksheet_write_string(sheet, row, column, text.c_str(), formats.text); }
  void operator()(std::int64_t number) const { worksheet_write_number(sheet, row, column, static_cast<double>(number), nullptr); }
  void operator()(base::LocalDate date) const {
    lxw_datetime day{};
    day.year = date.year();
    day.month = static_cast<int>(date.month());
    day.day = static_cast<int>(date.day());
    worksheet_write_datetime(sheet, row, column, &day, formats.date);
  }
  void operator()(ratings::Points points) const {
    worksheet_write_number(sheet, row, column, static_cast<double>(points.tenths()) / 10, formats.points);
  }
};

/// For paper: landscape, as wide as the page, the head on each sheet, what it is and as of when above.
void set_for_print(lxw_worksheet* sheet, const std::string& heading, lxw_row_t last_row, lxw_col_t last) {
  worksheet_set_landscape(sheet);
  worksheet_set_paper(sheet, 9);  // A4
  worksheet_fit_to_pages(sheet, 1, 0);
  worksheet_repeat_rows(sheet, 0, 0);
  // `&` begins a code in a header; libxlsxwriter takes at most 255 bytes.
  std::string line = "&L";
  for (const char c : base::shortened(heading, 100)) line += c == '&' ? std::string{"&&"} : std::string{c};
  worksheet_set_header(sheet, line.c_str());
  worksheet_set_footer(sheet, "&R&P / &N");
  worksheet_freeze_panes(sheet, 1, 0);
  worksheet_autofilter(sheet, 0, 0, last_row, last);
}

}  // namespace

std::string Sheet::csv() const {
  base::CsvTable csv{v_.t.csv_separator()};
  std::vector<std::string> line;
  for (const auto& column : columns_)
    if (column.where != Shown::on_screen) line.push_back(column.title);
  csv.add(line);
  for (const auto& row : data_.rows) {
    line.clear();
    for (const auto& column : columns_)
      if (column.where != Shown::on_screen) line.push_back(csv_text(v_.t, column.plain(row)));
    csv.add(line);
  }
  return std::move(csv).bytes();
}

std::string Sheet::xlsx() const {
  const base::TemporaryFile file;
  auto* book = workbook_new(file.path().c_str());
  if (book == nullptr) throw std::runtime_error{"cannot make a workbook"};
  const auto formats = formats_of(book);
  auto* sheet = workbook_add_worksheet(book, std::to_string(form_.number).c_str());
  lxw_col_t at = 0;
  for (const auto& column : columns_) {
    if (column.where == Shown::on_screen) continue;
    worksheet_set_column(sheet, at, at, column.width, nullptr);
    worksheet_write_string(sheet, 0, at++, column.title.c_str(), formats.heading);
  }
  lxw_row_t line = 1;
  for (const auto& row : data_.rows) {
    at = 0;
    for (const auto& column : columns_)
      if (column.where != Shown::on_screen) std::visit(CellWriter{sheet, line, at++, formats}, column.plain(row));
    ++line;
  }
  auto heading = std::to_string(form_.number) + ". " + std::string{v_.t(form_.title)} + " · " +
                 v_.t(base::M("as of {date}"), {{"date", v_.t.date(query_.as_of)}});
  set_for_print(sheet, heading, line - 1, static_cast<lxw_col_t>(at - 1));
  lxw_doc_properties properties{};
  properties.title = heading.data();
  workbook_set_properties(book, &properties);
  if (const auto failed = workbook_close(book); failed != LXW_NO_ERROR)
    throw std::runtime_error{std::string{"a workbook cannot be written: "} + lxw_strerror(failed)};
  return file.bytes();
}

}  // namespace baqylau::control
