#pragma once
/// What CSV and XLSX have in common: cells come in one by one, within limits. For the readers of base/ only.

#include "base/spreadsheet.hpp"

#include <optional>

namespace baqylau::base {

class SheetBuilder {
 public:
  explicit SheetBuilder(const SheetLimits& limits) : limits_{limits} {}

  /// Ends the row before. `line`: as a spreadsheet program numbers it; `file_line`: where it begins in a CSV.
  void start_row(int line, std::optional<int> file_line = {});
  void hide_row() { hidden_ = true; }
  void merge(const MergedCells& cells) { sheet_.merged.push_back(cells); }
  /// Cleans the text; a blank cell takes no room, so that a line of nothing but separators costs nothing.
  Done add(std::size_t column, Cell cell);
  Sheet take();

 private:
  void end_row();

  const SheetLimits& limits_;
  Sheet sheet_;
  std::vector<Cell> row_;
  int line_ = 0;
  std::optional<int> file_line_{};
  bool hidden_ = false;
  std::size_t bytes_ = 0;  ///< of all texts: many cells may point to one long shared string
};

inline Failure invalid_table(Message message) { return {.kind = Kind::invalid, .message = std::move(message)}; }
inline Failure table_too_large(Message message) { return {.kind = Kind::too_large, .message = std::move(message)}; }

}  // namespace baqylau::base
