#pragma once
/// Where the headings of a table of lots are, and what they say. For lot_table.cpp only.

#include "contests/lot_table.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::contests {

struct Heading {
  std::string name;  ///< as typed; letters where blank
  std::optional<LotColumn> column{};
  bool empty = false;  ///< nothing stands there
};

/// Texts of a table that are repeated in a message are cut: a cell may hold thousands of letters.
std::string in_short(std::string_view text);
/// A formula that shows nothing is blank too: what a person sees counts.
bool blank(const base::Cell& cell);

struct HeadingRow {
  std::size_t row = 0;
  bool fits = false;  ///< it has what a table of lots cannot do without
};
/// Below a title there may be some rows. Where no row fits, the one with the most known names.
HeadingRow heading_row_of(const base::Sheet& sheet, const Vocabulary& words);

/// The headings, and what is wrong with them.
std::vector<Heading> read_headings(const base::Sheet& sheet, std::size_t row, const Vocabulary& words, std::vector<CellError>& errors);

/// Cells that are shown as one over several lots or columns hold a value for the first only.
void refuse_merged(const base::Sheet& sheet, std::size_t heading_row, const std::vector<Heading>& headings, std::vector<CellError>& errors);

}  // namespace baqylau::contests
