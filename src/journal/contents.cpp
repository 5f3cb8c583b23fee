#include "journal/contents.hpp"

#include "base/random.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <charconv>
#include <set>

namespace baqylau::journal {

namespace {

boost::json::value json_of(const Cell& cell, const Column& column) {
  const auto* text = std::get_if<std::string>(&cell);
  if (text && column.digest) return boost::json::value("sha256:" + base::hex(base::sha256(*text)));
  if (text) return boost::json::value(*text);
  return boost::json::value(std::get<std::int64_t>(cell));
}

/// The rows of a table in a content; none where it has no such table.
boost::json::array rows_in(const boost::json::object& content, std::string_view table) {
  const auto* rows = content.if_contains(table);
  return rows ? rows->as_array() : boost::json::array{};
}

void add_differing(std::set<std::string>& names, std::string_view table, const boost::json::object& before,
                   const boost::json::object& after) {
  for (const auto& [name, value] : before) {
    const auto* other = after.if_contains(name);
    if (!other || *other != value) names.insert(std::string{table} + '.' + std::string{name});
  }
}

}  // namespace

Cell integer_cell(const db::Cursor& row, int column) {
  if (row.is_null(column)) return {};
  return row.integer(column);
}
Cell text_cell(const db::Cursor& row, int column) {
  if (row.is_null(column)) return {};
  return std::string{row.text(column)};
}
Cell blob_cell(const db::Cursor& row, int column) {
  if (row.is_null(column)) return {};
  return base::hex(row.blob(column));
}

std::int64_t number_of(const std::string& key) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), number);
  if (error != std::errc{} || end != key.data() + key.size()) throw db::Error{"no key of an object: " + key};
  return number;
}

std::string content_of(db::Read& db, Kind kind, const std::string& key) {
  const auto& shape = shapes().at(static_cast<std::size_t>(kind));
  boost::json::object content;
  for (const auto* table : shape.tables) {
    boost::json::array rows;
    for (const auto& cells : table->rows(db, key)) {
      boost::json::object row;
      for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto& column = table->columns[i];
        if (std::holds_alternative<std::monostate>(cells[i]) || cells[i] == column.default_value) continue;
        row[column.name] = json_of(cells[i], column);
      }
      rows.push_back(std::move(row));
    }
    if (!rows.empty()) content[table->name] = std::move(rows);
  }
  return content.empty() ? std::string{} : boost::json::serialize(content);
}

std::vector<std::string> columns_that_differ(std::string_view before, std::string_view after) {
  const auto object = [](std::string_view text) { return text.empty() ? boost::json::object{} : boost::json::parse(text).as_object(); };
  const auto was = object(before);
  const auto is = object(after);
  std::set<std::string_view> tables;
  for (const auto& [name, rows] : was) tables.insert(name);
  for (const auto& [name, rows] : is) tables.insert(name);
  std::set<std::string> names;
  for (const auto table : tables) {
    const auto rows_before = rows_in(was, table);
    const auto rows_after = rows_in(is, table);
    if (rows_before.size() != rows_after.size()) {
      names.insert(std::string{table} + " (number of rows)");
      continue;
    }
    for (std::size_t i = 0; i < rows_before.size(); ++i) {
      add_differing(names, table, rows_before[i].as_object(), rows_after[i].as_object());
      add_differing(names, table, rows_after[i].as_object(), rows_before[i].as_object());
    }
  }
  return {names.begin(), names.end()};
}

}  // namespace baqylau::journal
