// An uploaded table: whatever is read stays within its limits, and writing it out and reading it again gives the same cells.
#include "base/spreadsheet.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace baqylau::base;
  const SheetLimits limits{.bytes = 1 << 16, .unpacked_bytes = 1 << 16, .rows = 200, .columns = 20, .cell_bytes = 500};
  const auto sheet = read_csv({reinterpret_cast<const char*>(data), size}, limits);
  if (!sheet.ok()) return 0;
  if (sheet->rows.size() > limits.rows || sheet->rows.size() != sheet->line_of_row.size()) std::abort();
  for (const auto& row : sheet->rows) {
    if (row.empty() || row.size() > limits.columns) std::abort();
    for (const auto& cell : row)
      if (cell.text.size() > limits.cell_bytes) std::abort();
  }
  return 0;
}
