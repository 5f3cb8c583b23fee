/// A form as CSV and as XLSX.

#include "base/table_file.hpp"
#include "control/sheet.hpp"
#include "ui/data_table.hpp"

namespace baqylau::control {

namespace {

struct InFile {
  base::FileCell operator()(ratings::Points points) const { return base::Tenths{points.tenths()}; }
  base::FileCell operator()(const auto& other) const { return other; }
};

std::vector<base::FileColumn> heads_of(const std::vector<Column>& columns) {
  std::vector<base::FileColumn> heads;
  for (const auto& column : columns)
    if (column.where != Shown::on_screen) heads.push_back({column.title, static_cast<double>(column.width)});
  return heads;
}

std::string filled(base::TableFile& file, const std::vector<Column>& columns, const std::vector<FormRow>& rows) {
  std::vector<base::FileCell> line;
  for (const auto& row : rows) {
    line.clear();
    for (const auto& column : columns)
      if (column.where != Shown::on_screen) line.push_back(std::visit(InFile{}, column.plain(row)));
    file.add(line);
  }
  return file.bytes();
}

}  // namespace

std::string Sheet::csv() const { return filled(*base::csv_file(ui::csv_style(v_.t), heads_of(columns_)), columns_, data_.rows); }

std::string Sheet::xlsx() const {
  const auto heading = std::to_string(form_.number) + ". " + std::string{v_.t(form_.title)} + " · " +
                       v_.t(base::M("as of {date}"), {{"date", v_.t.date(query_.as_of)}});
  return filled(*base::xlsx_file({.sheet = std::to_string(form_.number), .printed_heading = heading}, heads_of(columns_)), columns_,
                data_.rows);
}

}  // namespace baqylau::control
