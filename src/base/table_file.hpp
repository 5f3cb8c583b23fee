#pragma once
/// A table as a file to be taken away: the same cells as CSV and as XLSX. What is text stays text. SECURITY O-06.

#include "base/clock.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace baqylau::base {

/// A figure with one decimal.
struct Tenths {
  std::int64_t count = 0;
};
/// Nothing: not known, or not applicable.
using FileCell = std::variant<std::monostate, std::string, std::int64_t, LocalDate, Tenths>;
struct FileColumn {
  std::string title;
  double width = 16;  ///< of characters, in XLSX
};

/// Rows come one by one and need not be held together.
class TableFile {
 public:
  TableFile() = default;
  TableFile(const TableFile&) = delete;
  TableFile& operator=(const TableFile&) = delete;
  virtual ~TableFile() = default;
  /// As many cells as there are columns.
  virtual void add(const std::vector<FileCell>& row) = 0;
  /// The whole file; nothing is added afterwards.
  virtual std::string bytes() = 0;
};

/// How a language writes a CSV that its spreadsheet programs open as a table: `;` and `78,0`, or `,` and `78.0`. Dates are ISO's.
struct CsvStyle {
  char separator = ',';
  char decimal = '.';
};
std::unique_ptr<TableFile> csv_file(CsvStyle style, const std::vector<FileColumn>& columns);

struct XlsxStyle {
  std::string sheet;  ///< name of the worksheet: not empty, at most 31 characters, none of []:*?/\ in it
  /// Above each sheet of paper: then the file is made to be printed, on landscape A4 as wide as the page with the head repeated. Empty: to
  /// be looked at.
  std::string printed_heading{};
};
/// Throws std::runtime_error where the sheet cannot have the name, or, in `bytes`, where the disk takes no temporary file.
std::unique_ptr<TableFile> xlsx_file(const XlsxStyle& style, const std::vector<FileColumn>& columns);

}  // namespace baqylau::base
