#include "contests/lot_headings.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace baqylau::contests {

using base::M;
using base::Message;

std::string in_short(std::string_view text) { return base::shortened(text, 60); }

bool blank(const base::Cell& cell) { return cell.text.empty(); }

namespace {

bool may_do(const std::set<LotColumn>& columns) {
  return columns.contains(LotColumn::number) && (columns.contains(LotColumn::name_kk) || columns.contains(LotColumn::name_ru));
}

std::set<LotColumn> columns_in(const std::vector<base::Cell>& cells, const Vocabulary& words) {
  std::set<LotColumn> found;
  for (const auto& cell : cells)
    if (const auto known = words.columns.find(word_key(cell.text)); known != words.columns.end()) found.insert(known->second);
  return found;
}

}  // namespace

HeadingRow heading_row_of(const base::Sheet& sheet, const Vocabulary& words) {
  constexpr std::size_t most_rows_above = 30;
  HeadingRow best;
  std::size_t most = 0;
  for (std::size_t row = 0; row < std::min(sheet.rows.size(), most_rows_above + 1); ++row) {
    const auto columns = columns_in(sheet.rows[row], words);
    if (may_do(columns)) return {.row = row, .fits = true};
    if (columns.size() <= most) continue;
    most = columns.size();
    best.row = row;
  }
  return best;
}

std::vector<Heading> read_headings(const base::Sheet& sheet, std::size_t row, const Vocabulary& words, std::vector<CellError>& errors) {
  const int line = sheet.line_of_row[row];
  std::vector<Heading> headings;
  std::map<LotColumn, std::string> seen;
  for (std::size_t i = 0; i < sheet.rows[row].size(); ++i) {
    const auto& cell = sheet.rows[row][i];
    Heading heading{.name = blank(cell) ? base::column_letters(i) : in_short(cell.text), .empty = blank(cell)};
    if (cell.formula && !blank(cell)) {
      errors.push_back({line, heading.name, M("The heading is a formula. Type the name of the column itself")});
    } else if (!blank(cell)) {
      const auto known = words.columns.find(word_key(cell.text));
      if (known == words.columns.end()) {
        errors.push_back({line, heading.name, M("There is no such column. Remove it, or name it as in the template")});
      } else if (const auto [first, added] = seen.try_emplace(known->second, heading.name); !added) {
        errors.push_back({line, heading.name,
                          Message{M("This column is in the table already, as “{name}”. Leave one of them"), {{"name", first->second}}}});
      } else {
        heading.column = known->second;
      }
    }
    headings.push_back(std::move(heading));
  }
  if (!seen.contains(LotColumn::number)) {
    errors.push_back({line, {}, M("The table has no column with the lot number. Add one and name it as in the template")});
  }
  if (!seen.contains(LotColumn::name_kk) && !seen.contains(LotColumn::name_ru)) {
    errors.push_back(
        {line,
         {},
         M("The table has no column with the name of the lot. Add one, in Kazakh or in Russian, and name it as in the template")});
  }
  return headings;
}

void refuse_merged(const base::Sheet& sheet, std::size_t heading_row, const std::vector<Heading>& headings,
                   std::vector<CellError>& errors) {
  const int heading_line = sheet.line_of_row[heading_row];
  for (const auto& cells : sheet.merged) {
    if (cells.last_line <= heading_line) continue;
    std::size_t lots = 0;
    for (std::size_t i = heading_row; i < sheet.rows.size(); ++i)
      if (sheet.line_of_row[i] >= cells.first_line && sheet.line_of_row[i] <= cells.last_line && !std::ranges::all_of(sheet.rows[i], blank))
        ++lots;
    std::size_t columns = 0;
    for (std::size_t i = cells.first_column; i <= cells.last_column && i < headings.size(); ++i)
      if (headings[i].column) ++columns;
    if (columns == 0 || lots == 0 || (lots == 1 && columns == 1)) continue;
    errors.push_back({std::max(cells.first_line, heading_line), headings[cells.first_column].name,
                      Message{M("The cells {range} are merged, so that only the first has a value. Unmerge them and write the value into "
                                "each"),
                              {{"range", cells.name()}}}});
  }
}

}  // namespace baqylau::contests
