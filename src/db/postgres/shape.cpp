#include "db/postgres/shape.hpp"

#include <map>
#include <sstream>

namespace baqylau::db::postgres {

namespace {

constexpr const char* all_columns =
    "SELECT c.relname, a.attname, format_type(a.atttypid, NULL), a.attnotnull::int, a.atthasdef::int "
    "FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid "
    "WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped "
    "ORDER BY c.relname, a.attnum";
/// Columns as a list parted by tabs, in the order of the constraint.
constexpr const char* all_constraints =
    "SELECT c.relname, k.contype, "
    "(SELECT string_agg(a.attname, E'\\t' ORDER BY u.place) FROM unnest(k.conkey) WITH ORDINALITY u(number, place) "
    " JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.number), "
    "f.relname, "
    "(SELECT string_agg(a.attname, E'\\t' ORDER BY u.place) FROM unnest(k.confkey) WITH ORDINALITY u(number, place) "
    " JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.number), "
    "k.confdeltype, k.confupdtype "
    "FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid LEFT JOIN pg_class f ON f.oid = k.confrelid "
    "WHERE c.relnamespace = current_schema()::regnamespace AND k.contype IN ('c', 'f', 'p', 'u')";
constexpr const char* all_indexes =
    "SELECT c.relname, i.relname, x.indisunique::int, (x.indpred IS NOT NULL)::int, "
    "(SELECT string_agg(coalesce(a.attname, '(expression)') || CASE WHEN x.indoption[u.place - 1] & 1 = 1 THEN ' desc' ELSE '' END, "
    " E'\\t' ORDER BY u.place) FROM unnest(x.indkey::int2[]) WITH ORDINALITY u(number, place) "
    " LEFT JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = u.number AND u.number > 0 WHERE u.place <= x.indnkeyatts) "
    "FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid "
    "WHERE c.relnamespace = current_schema()::regnamespace AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = x.indexrelid "
    "AND k.contype IN ('p', 'u'))";

std::vector<std::string> parted(const std::string& tabbed) {
  std::vector<std::string> parts;
  std::istringstream in{tabbed};
  for (std::string part; std::getline(in, part, '\t');) parts.push_back(part);
  return parts;
}

/// As SQLite names it.
std::string plain_type(const std::string& type) {
  if (type == "bigint") return "integer";
  if (type == "double precision") return "real";
  if (type == "bytea") return "blob";
  return type;
}

std::string action(const std::string& code) {
  if (code == "c") return "cascade";
  if (code == "r") return "restrict";
  if (code == "n") return "set null";
  if (code == "d") return "set default";
  return "no action";
}

void add_constraint(TableShape& table, const std::vector<std::string>& row) {
  const auto& kind = row[1];
  auto columns = parted(row[2]);
  if (kind == "c") ++table.checks;
  else if (kind == "p") table.primary_key = std::move(columns);
  else if (kind == "u") table.uniques.push_back(std::move(columns));
  else table.references.push_back({std::move(columns), row[3], parted(row[4]), action(row[5]), action(row[6])});
}

}  // namespace

std::vector<TableShape> shape_of(PostgresConnection& connection) {
  std::map<std::string, TableShape> tables;
  for (const auto& row : connection.texts(all_columns)) {
    tables[row[0]].columns.push_back({row[1], plain_type(row[2]), row[3] == "0", row[4] == "1"});
  }
  for (const auto& row : connection.texts(all_constraints)) add_constraint(tables[row[0]], row);
  for (const auto& row : connection.texts(all_indexes)) {
    tables[row[0]].indexes.push_back({row[1], parted(row[4]), row[2] == "1", row[3] == "1"});
  }
  std::vector<TableShape> out;
  for (auto& [name, table] : tables) {
    table.name = name;
    out.push_back(std::move(table));
  }
  return out;
}

}  // namespace baqylau::db::postgres
