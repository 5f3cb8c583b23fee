#pragma once
/// Tables that people upload (CSV, XLSX) and download. Reading is bounded: a file is data from
/// a stranger, whatever its name says.

#include "base/result.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::base {

struct SheetLimits {
  std::size_t bytes = 5u << 20;            ///< of the file
  std::size_t unpacked_bytes = 50u << 20;  ///< of an XLSX's parts together, and at most 100 times the packed size
  std::size_t rows = 5000;
  std::size_t columns = 60;
  std::size_t cell_bytes = 16u << 10;
};

struct Cell {
  /// What a workbook stores, by what a person sees. Cells of a CSV are texts.
  enum class Kind {
    text,
    number,   ///< shown as `text` says
    adorned,  ///< a number shown with parted groups, decimals, a currency or other words
    date,
    odd,    ///< a number shown as a share, a time of day, a fraction, a power of ten
    truth,  ///< TRUE or FALSE, which is `text`
    error,  ///< `text` says which: #REF!
  };
  std::string text;      ///< trimmed, UTF-8; dates as YYYY-MM-DD; numbers as typed, without exponent
  bool formula = false;  ///< the cell holds a formula; `text` is its cached value
  Kind kind = Kind::text;
};

/// `A`, `B`, … `Z`, `AA`, as spreadsheet programs name a 0-based column.
std::string column_letters(std::size_t column);

/// Cells that a workbook shows as one; only the first holds anything.
struct MergedCells {
  int first_line = 1, last_line = 1;  ///< as `Sheet::line_of_row`
  std::size_t first_column = 0, last_column = 0;
  [[nodiscard]] std::string name() const;  ///< `A2:A4`
};

struct Sheet {
  std::vector<std::vector<Cell>> rows;  ///< first row first; rows end with their last filled cell; blank rows are passed over
  std::vector<int> line_of_row;         ///< number of each row as a spreadsheet program shows it, from 1
  /// Of a CSV: 1-based line in the file where each row begins, which is another where a cell spans lines. Otherwise empty.
  std::vector<int> file_line_of_row;
  std::vector<int> hidden_lines;  ///< of those in `line_of_row`, in order: hidden by a filter or by hand
  std::vector<MergedCells> merged;
  [[nodiscard]] bool is_hidden(int line) const;
};
/// One table of an uploaded file. A sheet that cannot be read is there with its failure: another one may be meant.
struct NamedSheet {
  std::string name;  ///< of a CSV empty
  Result<Sheet> sheet;
};

/// Judges by content, not by name: a zip with `xl/workbook.xml` is an XLSX (its visible worksheets), other zips, `.xls`
/// (OLE2), PDF, images and anything with NUL bytes are refused with what they seem to be; the rest is read as
/// CSV (comma, semicolon or tab by the first line, or as a first line `sep=;` says; quotes by RFC 4180; BOM dropped). Text that is not
/// UTF-8 is refused with the advice how to save it (Windows-1251 recognised and named).
/// In an XLSX the first visible worksheet is read; a whole number shown with leading zeros (a format of zeros only)
/// keeps them. Failures: `too_large` for bytes over a limit, `unavailable` when the file cannot be opened, `invalid` else.
Result<Sheet> read_sheet(const std::filesystem::path& file, const SheetLimits& limits = {});
/// The same of all visible worksheets, in their order; never none.
Result<std::vector<NamedSheet>> read_sheets(const std::filesystem::path& file, const SheetLimits& limits = {});
Result<Sheet> read_csv(std::string_view bytes, const SheetLimits& limits = {});

/// What a spreadsheet program put on the clipboard: cells parted by tabs, rows by line breaks, blank rows passed over. A cell that holds a
/// tab or a line break is in quotation marks, those inside doubled; any other quotation mark is a letter, at the beginning of a cell too.
std::vector<std::vector<std::string>> pasted_rows(std::string_view text);

/// A table as the bytes of a CSV file: the mark without which spreadsheet programs take UTF-8 for another encoding, then lines with CRLF
/// (RFC 4180). A cell that begins with = + - @ TAB or CR gets a leading apostrophe, unless it is a plain number, so that a spreadsheet
/// program does not run it. SECURITY O-06.
class CsvTable {
 public:
  /// `separator`: `,` or `;`
  explicit CsvTable(char separator) : separator_{separator} {}
  void add(const std::vector<std::string>& cells);
  [[nodiscard]] std::string bytes() && { return std::move(bytes_); }

 private:
  char separator_;
  std::string bytes_ = "\xEF\xBB\xBF";
};

}  // namespace baqylau::base
