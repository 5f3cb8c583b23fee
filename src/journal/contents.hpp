#pragma once
/// What an object holds, as the tables have it. Which tables those are each feature says in its `tables.csv`, of which
/// tools/tables_to_cpp.py makes `shapes()`; the journal knows no feature.

#include "db/db.hpp"
#include "journal/kinds.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace baqylau::journal {

/// NULL, a number, or text; blobs as hexadecimal digits.
using Cell = std::variant<std::monostate, std::int64_t, std::string>;
using Cells = std::vector<Cell>;

Cell integer_cell(const db::Cursor& row, int column);
Cell text_cell(const db::Cursor& row, int column);
Cell blob_cell(const db::Cursor& row, int column);
/// A key that is no number is a bug and throws `db::Error`.
std::int64_t number_of(const std::string& key);

struct Column {
  std::string_view name;
  Cell default_value{};  ///< what a row has that was there before the column
  bool digest = false;   ///< the content holds its SHA-256 only
};

struct Table {
  std::string_view name;
  std::vector<Column> columns;  ///< by name
  /// The rows that are part of the object, by the table's primary key.
  std::vector<Cells> (*rows)(db::Read&, const std::string& key);
};

struct Shape {
  Kind kind;
  std::vector<const Table*> tables;  ///< by name
  std::vector<std::string> (*keys)(db::Read&);
};

/// One for each kind, in their order.
const std::vector<Shape>& shapes();

/// A JSON object, table → rows, with its names in order and without what is NULL or as it was before its column came; the same on both
/// engines. Empty: there is no such object.
std::string content_of(db::Read& db, Kind kind, const std::string& key);

/// The names of the columns ("lot.planned_amount") in which two contents differ.
std::vector<std::string> columns_that_differ(std::string_view before, std::string_view after);

}  // namespace baqylau::journal
