#include "base/spreadsheet.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace baqylau::base {

namespace {

constexpr std::string_view after_cell = "\t\r\n";

bool ends_cell(std::string_view rest) { return rest.empty() || after_cell.find(rest.front()) != std::string_view::npos; }

/// A cell in quotation marks that holds what only such a cell can: a tab or a line break. Otherwise nothing is taken.
std::optional<std::string> take_quoted(std::string_view& rest) {
  if (!rest.starts_with('"')) return std::nullopt;
  std::string cell;
  auto left = rest.substr(1);
  while (!left.empty()) {
    const char c = left.front();
    left.remove_prefix(1);
    if (c != '"') {
      cell += c;
    } else if (left.starts_with('"')) {
      cell += '"';
      left.remove_prefix(1);
    } else {
      if (!ends_cell(left) || cell.find_first_of(after_cell) == std::string::npos) return std::nullopt;
      rest = left;
      return cell;
    }
  }
  return std::nullopt;
}

std::string trimmed(std::string_view cell) { return clean_text(cell).value_or(std::string{cell}); }

}  // namespace

std::vector<std::vector<std::string>> pasted_rows(std::string_view rest) {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row;
  const auto end_row = [&] {
    if (std::ranges::any_of(row, [](const std::string& cell) { return !cell.empty(); })) rows.push_back(std::move(row));
    row.clear();
  };
  while (true) {
    if (auto cell = take_quoted(rest)) {
      row.push_back(trimmed(*cell));
    } else {
      const auto plain = rest.substr(0, rest.find_first_of(after_cell));
      row.push_back(trimmed(plain));
      rest.remove_prefix(plain.size());
    }
    if (rest.empty()) break;
    if (rest.front() == '\t') {
      rest.remove_prefix(1);
      continue;
    }
    rest.remove_prefix(rest.starts_with("\r\n") ? 2 : 1);
    end_row();
  }
  end_row();
  return rows;
}

}  // namespace baqylau::base
