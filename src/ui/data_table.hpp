#pragma once
/// A table of figures that everybody may take along: the same cells on the page, as CSV and as XLSX. What a chart draws its table says.

#include "base/money.hpp"
#include "base/table_file.hpp"
#include "http/response.hpp"
#include "ui/html.hpp"
#include "ui/view.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace baqylau::ui {

/// Nothing: not known.
using DataCell = std::variant<std::monostate, std::string, std::int64_t, base::Money, base::Tenths>;
struct DataColumn {
  std::string title;
  bool numeric = true;
  double width = 16;    ///< of characters, in XLSX
  bool on_page = true;  ///< otherwise it stands in the files only
};
struct DataTable {
  std::string title;  ///< says what is shown
  std::vector<DataColumn> columns;
  std::vector<std::vector<DataCell>> rows{};
  std::vector<DataCell> total{};  ///< what the rows come to; empty: it would say nothing
};
Html data_table(const View& v, const DataTable& table);

enum class FileKind { csv, xlsx };
/// `name` without its ending; it is the worksheet's as well.
http::Response file_of(const View& v, const DataTable& table, std::string_view name, FileKind kind);
/// Links to both files of a table.
Html downloads(const View& v, const http::Url& csv, const http::Url& xlsx);

/// How the reader's language writes a CSV.
base::CsvStyle csv_style(const i18n::Translator& t);

}  // namespace baqylau::ui
