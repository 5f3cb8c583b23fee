#include "base/sheet_builder.hpp"
#include "base/spreadsheet.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <optional>

namespace baqylau::base {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

/// Russian text in Windows-1251: nearly all bytes above ASCII are letters, most of them small. (In KOI8-R, which
/// uses the same bytes, small and capital letters change places; in code page 866 they lie elsewhere.)
bool looks_like_windows_1251(std::string_view bytes) noexcept {
  std::size_t high = 0, small = 0, capital = 0;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) continue;
    ++high;
    if (byte >= 0xE0 || byte == 0xB8) ++small;
    else if (byte >= 0xC0 || byte == 0xA8) ++capital;
  }
  return high > 0 && (small + capital) * 10 >= high * 8 && small >= capital;
}

/// The separator that stands most often in the first line that is not blank, outside quotes. On a tie the
/// rarer in running text wins: tab, semicolon, comma.
char separator_of(std::string_view bytes) noexcept {
  std::size_t tabs = 0, semicolons = 0, commas = 0;
  bool quoted = false, blank = true;
  for (const char c : bytes) {
    if (!quoted && (c == '\n' || c == '\r')) {
      if (!blank) break;
      continue;
    }
    if (c != ' ') blank = false;
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\t') ++tabs;
    if (c == ';') ++semicolons;
    if (c == ',') ++commas;
  }
  if (tabs > 0 && tabs >= semicolons && tabs >= commas) return '\t';
  return semicolons > 0 && semicolons >= commas ? ';' : ',';
}

/// `sep=;` alone on the first line: an instruction of Excel for itself, which it does not count as a row.
std::optional<char> said_separator(std::string_view bytes) noexcept {
  const auto same = [&](std::size_t at, char small, char capital) { return bytes[at] == small || bytes[at] == capital; };
  if (bytes.size() < 5 || !same(0, 's', 'S') || !same(1, 'e', 'E') || !same(2, 'p', 'P') || bytes[3] != '=') return std::nullopt;
  if (std::string_view{",;\t"}.find(bytes[4]) == std::string_view::npos) return std::nullopt;
  if (bytes.size() > 5 && bytes[5] != '\r' && bytes[5] != '\n') return std::nullopt;
  return bytes[4];
}

class CsvReader {
 public:
  CsvReader(std::string_view bytes, const SheetLimits& limits) : rest_{bytes}, builder_{limits} {
    if (const auto said = said_separator(bytes)) {
      separator_ = *said;
      rest_.remove_prefix(5);
      if (!rest_.empty()) take_line_break();
    } else {
      separator_ = separator_of(bytes);
    }
  }

  Result<Sheet> read() {
    for (int row = 1; !rest_.empty(); ++row) {
      builder_.start_row(row, line_);
      TRY(read_row());
    }
    return builder_.take();
  }

 private:
  Done read_row() {
    for (std::size_t column = 0;; ++column) {
      std::string cell;
      if (rest_.starts_with('"')) cell = TRY(take_quoted());
      else cell = take_plain();
      TRY(builder_.add(column, {.text = std::move(cell)}));
      if (rest_.empty()) return done();
      if (rest_.front() == separator_) {
        rest_.remove_prefix(1);
        continue;
      }
      take_line_break();
      return done();
    }
  }

  /// Up to the separator or the end of the line. A quotation mark inside is a letter like any other.
  std::string_view take_plain() {
    const auto end = std::find_if(rest_.begin(), rest_.end(), [&](char c) { return c == separator_ || c == '\n' || c == '\r'; });
    const auto cell = rest_.substr(0, static_cast<std::size_t>(end - rest_.begin()));
    rest_.remove_prefix(cell.size());
    return cell;
  }

  Result<std::string> take_quoted() {
    const int first_line = line_;
    std::string cell;
    rest_.remove_prefix(1);
    while (true) {
      if (rest_.empty()) {
        return invalid_table({M("Line {row}: a cell begins with a quotation mark that is never closed. Close it and upload the file again"),
                              {{"row", std::to_string(first_line)}}});
      }
      if (rest_.front() == '\n' || rest_.front() == '\r') {
        take_line_break();
        cell += '\n';
        continue;
      }
      const char c = rest_.front();
      rest_.remove_prefix(1);
      if (c != '"') {
        cell += c;
      } else if (rest_.starts_with('"')) {
        cell += '"';
        rest_.remove_prefix(1);
      } else {
        break;
      }
    }
    if (!rest_.empty() && rest_.front() != separator_ && rest_.front() != '\n' && rest_.front() != '\r') {
      return invalid_table(
          {M("Line {row}: text follows a closing quotation mark. Put the whole cell in quotation marks and double those inside it"),
           {{"row", std::to_string(line_)}}});
    }
    return cell;
  }

  void take_line_break() {
    rest_.remove_prefix(rest_.starts_with("\r\n") ? 2 : 1);
    ++line_;
  }

  std::string_view rest_;
  char separator_ = ',';
  SheetBuilder builder_;
  int line_ = 1;
};

/// `-5`, `+77011234567`, `-2,5`: what a spreadsheet program takes as a number and nothing more.
bool is_plain_number(std::string_view cell) noexcept {
  if (cell.starts_with('-') || cell.starts_with('+')) cell.remove_prefix(1);
  const auto digits = [&cell] {
    std::size_t count = 0;
    while (count < cell.size() && cell[count] >= '0' && cell[count] <= '9') ++count;
    cell.remove_prefix(count);
    return count > 0;
  };
  if (!digits()) return false;
  if (cell.empty()) return true;
  if (cell.front() != '.' && cell.front() != ',') return false;
  cell.remove_prefix(1);
  return digits() && cell.empty();
}

}  // namespace

Result<Sheet> read_csv(std::string_view bytes, const SheetLimits& limits) {
  if (bytes.size() > limits.bytes) {
    return table_too_large(
        {M("The file is larger than {size} MB. Divide the table into several files"), {{"size", std::to_string(limits.bytes >> 20U)}}});
  }
  if (bytes.starts_with(utf8_mark)) bytes.remove_prefix(utf8_mark.size());
  if (bytes.find('\0') != std::string_view::npos) {
    return invalid_table(M("The file is not a table. Upload a table in XLSX or CSV"));
  }
  if (!is_utf8(bytes)) {
    if (looks_like_windows_1251(bytes)) {
      return invalid_table(
          M("The text of the file is in the Windows-1251 encoding. In the spreadsheet program choose “Save as”, then “CSV UTF-8”, and "
            "upload the new file"));
    }
    return invalid_table(
        M("The text of the file is not in the UTF-8 encoding. In the spreadsheet program choose “Save as”, then “CSV UTF-8”, and upload "
          "the new file"));
  }
  auto sheet = TRY(CsvReader(bytes, limits).read());
  if (sheet.rows.empty()) return invalid_table(M("The table is empty. Fill it in and upload the file again"));
  return sheet;
}

void CsvTable::add(const std::vector<std::string>& cells) {
  auto& line = bytes_;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line += separator_;
    std::string cell = cells[i];
    if (!cell.empty() && std::string_view{"=+-@\t\r"}.find(cell.front()) != std::string_view::npos && !is_plain_number(cell))
      cell.insert(0, 1, '\'');
    // A comma stays bare only in a number of a table that is separated otherwise: programs differ about a number in quotation marks.
    const bool number = separator_ == ';' && is_plain_number(cell);
    if (number || cell.find_first_of(",;\t\"\r\n") == std::string::npos) {
      line += cell;
      continue;
    }
    line += '"';
    for (const char c : cell) {
      if (c == '"') line += '"';
      line += c;
    }
    line += '"';
  }
  line += "\r\n";
}

}  // namespace baqylau::base
