#include "ui/data_table.hpp"

#include "ui/components.hpp"

#include <utility>

namespace baqylau::ui {

namespace {

struct OnPage {
  const View& v;
  Html operator()(std::monostate) const { return v.known(std::optional<std::string>{}); }
  Html operator()(const std::string& text) const { return html("{}", text); }
  Html operator()(std::int64_t number) const { return html("{}", v.t.number(number)); }
  Html operator()(base::Money amount) const { return html("{}", v.t.money(amount)); }
  Html operator()(base::Tenths figure) const { return html("{}", v.t.tenths(figure.count)); }
};

struct InFile {
  base::FileCell operator()(base::Money amount) const { return amount.tenge; }
  base::FileCell operator()(const auto& other) const { return other; }
};

std::vector<base::FileCell> line_of(const std::vector<DataCell>& row) {
  std::vector<base::FileCell> line;
  for (const auto& cell : row) line.push_back(std::visit(InFile{}, cell));
  return line;
}

std::string filled(base::TableFile& file, const DataTable& table) {
  for (const auto& row : table.rows) file.add(line_of(row));
  if (!table.total.empty()) file.add(line_of(table.total));
  return file.bytes();
}

}  // namespace

base::CsvStyle csv_style(const i18n::Translator& t) {
  return {.separator = t.csv_separator(), .decimal = t.language() == i18n::Language::en ? '.' : ','};
}

Html data_table(const View& v, const DataTable& table) {
  std::vector<Column> columns;
  for (const auto& column : table.columns)
    if (column.on_page) columns.push_back({column.title, column.numeric});
  std::vector<TableRow> rows;
  // The first cell is the row's head and bold anyway.
  const auto add = [&](const std::vector<DataCell>& cells, bool total) {
    rows.emplace_back();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (!table.columns.at(i).on_page) continue;
      auto shown = std::visit(OnPage{v}, cells[i]);
      rows.back().cells.push_back(total && i > 0 ? html("<strong>{}</strong>", shown) : std::move(shown));
    }
  };
  for (const auto& row : table.rows) add(row, false);
  if (!table.total.empty()) add(table.total, true);
  return ui::table(v, table.title, columns, rows, true);
}

http::Response file_of(const View& v, const DataTable& table, std::string_view name, FileKind kind) {
  std::vector<base::FileColumn> heads;
  for (const auto& column : table.columns) heads.push_back({column.title, column.width});
  if (kind == FileKind::csv)
    return http::download("text/csv; charset=utf-8", std::string{name} + ".csv", filled(*base::csv_file(csv_style(v.t), heads), table));
  return http::download("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", std::string{name} + ".xlsx",
                        filled(*base::xlsx_file({.sheet = std::string{name}}, heads), table));
}

Html downloads(const View& v, const http::Url& csv, const http::Url& xlsx) {
  return html(R"(<p class="govuk-body app-downloads"><a class="govuk-link" href="{}">{}</a> · <a class="govuk-link" href="{}">{}</a></p>)",
              v.link(csv), v.t("Download as CSV"), v.link(xlsx), v.t("Download as XLSX"));
}

}  // namespace baqylau::ui
