#include "base/sheet_builder.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace baqylau::base {

std::string column_letters(std::size_t column) {
  std::string letters;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) letters += static_cast<char>('A' + (rest - 1) % 26);
  std::reverse(letters.begin(), letters.end());
  return letters;
}

void SheetBuilder::start_row(int line, std::optional<int> file_line) {
  end_row();
  line_ = line;
  file_line_ = file_line;
}

Done SheetBuilder::add(std::size_t column, Cell cell) {
  const auto place = [&] {
    return std::vector<std::pair<std::string, std::string>>{{"row", std::to_string(line_)}, {"column", column_letters(column)}};
  };
  if (cell.text.size() > limits_.cell_bytes) {
    return invalid_table({M("Line {row}, column {column}: the text is too long. Shorten it and upload the file again"), place()});
  }
  auto clean = clean_text(cell.text);
  if (!clean) {
    return invalid_table(
        {M("Line {row}, column {column}: the text has control characters or hidden direction marks. Type it again and upload the file"),
         place()});
  }
  if (clean->empty() && !cell.formula) return done();
  if (column >= limits_.columns) {
    return invalid_table({M("The table has more than {count} columns. Delete the extra columns and upload the file again"),
                          {{"count", std::to_string(limits_.columns)}}});
  }
  if (row_.empty() && sheet_.rows.size() >= limits_.rows) {
    return invalid_table(
        {M("The table has more than {count} filled rows. Divide it into several files"), {{"count", std::to_string(limits_.rows)}}});
  }
  bytes_ += clean->size();
  if (bytes_ > limits_.unpacked_bytes) return table_too_large(M("The table holds too much text. Divide it into several files"));
  if (row_.size() <= column) row_.resize(column + 1);
  cell.text = std::move(*clean);
  row_[column] = std::move(cell);
  return done();
}

void SheetBuilder::end_row() {
  if (!row_.empty()) {
    sheet_.rows.push_back(std::move(row_));
    sheet_.line_of_row.push_back(line_);
    if (file_line_) sheet_.file_line_of_row.push_back(*file_line_);
    if (hidden_) sheet_.hidden_lines.push_back(line_);
  }
  row_.clear();
  hidden_ = false;
}

Sheet SheetBuilder::take() {
  end_row();
  return std::move(sheet_);
}

}  // namespace baqylau::base
