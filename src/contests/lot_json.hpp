#pragma once
/// Lots as JSON: how checked rows wait in `lot_import`, and what content hashes are taken of.

#include "contests/contests.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace baqylau::contests {

/// A row of an uploaded table which is in order.
struct ImportedLot {
  int line = 0;  ///< number of the row, as a spreadsheet program shows it
  LotFacts facts{};
  bool hidden = false;  ///< the sheet does not show the row: a filter, or by hand
};
struct ImportedTable {
  std::vector<ImportedLot> lots{};
  std::optional<std::string> sheet{};  ///< which was read, where the workbook has others
  [[nodiscard]] std::size_t hidden() const;
};

std::string to_json(const ImportedTable& table);
/// Reads what `to_json` wrote, now or when it wrote the lots alone; anything else is a damaged record and throws `std::runtime_error`.
ImportedTable table_from_json(std::string_view json);

}  // namespace baqylau::contests
