#pragma once
/// A CSV file that was compiled in, whose first row names the columns. A blank cell is something that is not known.

#include "base/clock.hpp"
#include "base/spreadsheet.hpp"

#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace baqylau::app {

class Table {
 public:
  /// Throws where the text is no table: it is ours.
  explicit Table(std::string_view text) : sheet_{base::read_csv(text).value()} {
    for (std::size_t i = 0; i < sheet_.rows.front().size(); ++i) columns_[sheet_.rows.front()[i].text] = i;
  }
  [[nodiscard]] std::size_t size() const { return sheet_.rows.size() - 1; }
  [[nodiscard]] std::string text(std::size_t row, const std::string& column) const {
    const auto& cells = sheet_.rows.at(row + 1);
    const auto at = columns_.at(column);
    return at < cells.size() ? cells[at].text : "";
  }
  [[nodiscard]] std::optional<std::string> known(std::size_t row, const std::string& column) const {
    auto found = text(row, column);
    if (found.empty()) return std::nullopt;
    return found;
  }
  [[nodiscard]] std::optional<base::LocalDate> date(std::size_t row, const std::string& column) const {
    return base::LocalDate::parse_iso(text(row, column));
  }
  [[nodiscard]] int number(std::size_t row, const std::string& column) const {
    const auto found = text(row, column);
    int value = 0;
    std::from_chars(found.data(), found.data() + found.size(), value);
    return value;
  }

 private:
  base::Sheet sheet_;
  std::map<std::string, std::size_t> columns_;
};

}  // namespace baqylau::app
