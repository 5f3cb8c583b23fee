#include "base/spreadsheet.hpp"

#include "base/sheet_builder.hpp"
#include "base/xlsx.hpp"

#include <algorithm>
#include <array>
#include <fstream>

namespace baqylau::base {
namespace {

using namespace std::string_view_literals;

/// What a file that is surely no table seems to be, by its first bytes; nothing when it may be a CSV.
std::optional<Message> not_a_table(std::string_view bytes) {
  const auto begins = [&](std::string_view signature) { return bytes.starts_with(signature); };
  if (begins("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv)) {
    return M("The file is an old Excel file (.xls) or is protected with a password. Save it as XLSX without a password and upload that");
  }
  if (begins("%PDF-"sv)) return M("The file is a PDF document. Upload the table itself, in XLSX or CSV");
  for (const auto signature : {"\x89PNG\r\n\x1A\n"sv, "\xFF\xD8\xFF"sv, "GIF8"sv, "II*\0"sv, "MM\0*"sv}) {
    if (begins(signature)) return M("The file is an image. Upload the table itself, in XLSX or CSV");
  }
  if (begins("RIFF"sv) && bytes.size() >= 12 && bytes.substr(8, 4) == "WEBP"sv)
    return M("The file is an image. Upload the table itself, in XLSX or CSV");
  for (const auto signature : {"Rar!\x1A\x07"sv, "7z\xBC\xAF\x27\x1C"sv, "\x1F\x8B\x08"sv}) {
    if (begins(signature)) return M("The file is an archive. Take the table out of it and upload the table itself, in XLSX or CSV");
  }
  if (begins("{\\rtf"sv)) return M("The file is a text document. Upload the table itself, in XLSX or CSV");
  if (begins("\xFF\xFE"sv) || begins("\xFE\xFF"sv)) {
    return M(
        "The text of the file is not in the UTF-8 encoding. In the spreadsheet program choose “Save as”, then “CSV UTF-8”, and upload the "
        "new file");
  }
  auto start = bytes;
  if (start.starts_with("\xEF\xBB\xBF"sv)) start.remove_prefix(3);
  start.remove_prefix(std::min(start.find_first_not_of(" \t\r\n"), start.size()));
  if (start.starts_with('<'))
    return M("The file is a web page or XML, whatever its name says. Open it in a spreadsheet program, save it as XLSX and upload that");
  return std::nullopt;
}

Result<std::vector<NamedSheet>> read_zip(std::string_view bytes, const SheetLimits& limits) {
  const auto package = TRY(ZipPackage::open(bytes, limits));
  if (package.has("xl/workbook.xml")) return read_workbook(package, limits);
  if (package.has("xl/workbook.bin"))
    return invalid_table(M("The file is a binary Excel workbook (.xlsb). Save it as XLSX and upload that"));
  if (package.has("word/document.xml")) return invalid_table(M("The file is a text document. Upload the table itself, in XLSX or CSV"));
  if (package.has("ppt/presentation.xml")) return invalid_table(M("The file is a presentation. Upload the table itself, in XLSX or CSV"));
  const auto kind = TRY(package.read("mimetype"));
  if (kind && kind->starts_with("application/vnd.oasis.opendocument")) {
    return invalid_table(M("The file is an OpenDocument file. Save the table as XLSX or CSV and upload that"));
  }
  return invalid_table(M("The file is an archive. Take the table out of it and upload the table itself, in XLSX or CSV"));
}

Failure cannot_be_read() { return {.kind = Kind::unavailable, .message = M("The file could not be read. Upload it again")}; }

/// Reads one byte more than allowed at most, so that a growing file cannot do harm.
Result<std::string> bytes_of(const std::filesystem::path& file, std::size_t most) {
  std::ifstream in{file, std::ios::binary};
  if (!in) return cannot_be_read();
  std::string bytes;
  std::array<char, 64 * 1024> piece;
  while (bytes.size() <= most && in.read(piece.data(), piece.size()).gcount() > 0)
    bytes.append(piece.data(), static_cast<std::size_t>(in.gcount()));
  if (in.bad()) return cannot_be_read();
  if (bytes.size() > most) {
    return table_too_large(
        {M("The file is larger than {size} MB. Divide the table into several files"), {{"size", std::to_string(most >> 20U)}}});
  }
  return bytes;
}

}  // namespace

std::string MergedCells::name() const {
  return column_letters(first_column) + std::to_string(first_line) + ":" + column_letters(last_column) + std::to_string(last_line);
}

bool Sheet::is_hidden(int line) const { return std::ranges::binary_search(hidden_lines, line); }

Result<Sheet> read_sheet(const std::filesystem::path& file, const SheetLimits& limits) {
  auto sheets = TRY(read_sheets(file, limits));
  return std::move(sheets.front().sheet);
}

Result<std::vector<NamedSheet>> read_sheets(const std::filesystem::path& file, const SheetLimits& limits) {
  const auto bytes = TRY(bytes_of(file, limits.bytes));
  if (bytes.empty()) return invalid_table(M("The file is empty. Choose a file with a table"));
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return read_zip(bytes, limits);
  if (auto what = not_a_table(bytes)) return invalid_table(std::move(*what));
  std::vector<NamedSheet> only;
  only.push_back({.name = {}, .sheet = TRY(read_csv(bytes, limits))});
  return only;
}

}  // namespace baqylau::base
