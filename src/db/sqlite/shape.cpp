#include "db/sqlite/shape.hpp"

#include "db/script.hpp"

#include <algorithm>
#include <map>

namespace baqylau::db::sqlite {

namespace {

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

constexpr const char* columns_of_table =
    "SELECT name, type, \"notnull\", dflt_value IS NOT NULL, pk FROM pragma_table_info(?1) ORDER BY cid";
constexpr const char* columns_of_index =
    "SELECT coalesce(name, '(expression)'), \"desc\" FROM pragma_index_xinfo(?1) WHERE key = 1 ORDER BY seqno";
constexpr const char* indexes_of_table = "SELECT name, \"unique\", origin, partial FROM pragma_index_list(?1)";
constexpr const char* references_of_table =
    "SELECT id, \"table\", \"from\", coalesce(\"to\", ''), on_delete, on_update FROM pragma_foreign_key_list(?1) ORDER BY id, seq";
constexpr const char* ordinary_tables =
    "SELECT l.name, s.sql FROM pragma_table_list AS l JOIN sqlite_schema AS s ON s.type = 'table' AND s.name = l.name "
    "WHERE l.schema = 'main' AND l.type = 'table' AND substr(l.name, 1, 7) <> 'sqlite_' ORDER BY l.name";

void read_columns(SqliteConnection& connection, TableShape& table) {
  std::map<int, std::string> key;
  for (const auto& row : connection.texts(columns_of_table, table.name)) {
    const int place = std::stoi(row[4]);
    if (place > 0) key[place] = row[0];
    table.columns.push_back({row[0], lower(row[1]), row[2] == "0" && place == 0, row[3] == "1"});
  }
  for (const auto& [place, name] : key) table.primary_key.push_back(name);
}

std::vector<std::string> index_columns(SqliteConnection& connection, const std::string& index) {
  std::vector<std::string> columns;
  for (const auto& row : connection.texts(columns_of_index, index)) {
    columns.push_back(row[0] + (row[1] == "1" ? " desc" : ""));
  }
  return columns;
}

void read_indexes(SqliteConnection& connection, TableShape& table) {
  for (const auto& row : connection.texts(indexes_of_table, table.name)) {
    if (row[2] == "pk") continue;
    auto columns = index_columns(connection, row[0]);
    if (row[2] == "u") table.uniques.push_back(std::move(columns));
    else table.indexes.push_back({row[0], std::move(columns), row[1] == "1", row[3] == "1"});
  }
}

void read_references(SqliteConnection& connection, TableShape& table) {
  std::map<std::string, ReferenceShape> found;  // by the engine's number
  for (const auto& row : connection.texts(references_of_table, table.name)) {
    auto& reference = found[row[0]];
    reference.table = row[1];
    reference.columns.push_back(row[2]);
    reference.target.push_back(row[3]);
    reference.on_delete = lower(row[4]);
    reference.on_update = lower(row[5]);
  }
  for (auto& [number, reference] : found) table.references.push_back(std::move(reference));
}

/// `REFERENCES lot` without columns means its primary key.
void name_targets(std::vector<TableShape>& tables) {
  for (auto& table : tables) {
    for (auto& reference : table.references) {
      if (std::any_of(reference.target.begin(), reference.target.end(), [](const auto& name) { return !name.empty(); })) continue;
      const auto target = std::find_if(tables.begin(), tables.end(), [&](const auto& t) { return t.name == reference.table; });
      if (target != tables.end()) reference.target = target->primary_key;
    }
  }
}

}  // namespace

std::vector<TableShape> shape_of(SqliteConnection& connection) {
  std::vector<TableShape> tables;
  for (const auto& row : connection.texts(ordinary_tables)) {
    auto& table = tables.emplace_back();
    table.name = row[0];
    table.checks = count_word(row[1], "CHECK");
    read_columns(connection, table);
    read_indexes(connection, table);
    read_references(connection, table);
  }
  name_targets(tables);
  return tables;
}

}  // namespace baqylau::db::sqlite
