#pragma once
/// What CSV and XLSX have in common: cells come in one by one, within limits. For the readers of base/ only.

#include "base/spreadsheet.hpp"

namespace baqylau::base {

/// `A`, `B`, … `Z`, `AA`, as spreadsheet programs name a 0-based column.
std::string column_letters(std::size_t column);

class SheetBuilder {
 public:
  explicit SheetBuilder(const SheetLimits& limits) : limits_{limits} {}

  /// Ends the row before. `line` is 1-based.
  void start_row(int line);
  /// Cleans the text; a blank cell takes no room, so that a line of nothing but separators costs nothing.
  Done add(std::size_t column, std::string_view text, bool formula = false);
  Sheet take();

 private:
  void end_row();

  const SheetLimits& limits_;
  Sheet sheet_;
  std::vector<Cell> row_;
  int line_ = 0;
  std::size_t bytes_ = 0;  ///< of all texts: many cells may point to one long shared string
};

inline Failure invalid_table(Message message) { return {.kind = Kind::invalid, .message = std::move(message)}; }
inline Failure table_too_large(Message message) { return {.kind = Kind::too_large, .message = std::move(message)}; }

}  // namespace baqylau::base
