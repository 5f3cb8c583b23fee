#include "db/engine.hpp"

#include <algorithm>
#include <sstream>

namespace baqylau::db {

namespace {

std::string listed(const std::vector<std::string>& names) {
  std::string out = "(";
  for (const auto& name : names) {
    if (out.size() > 1) out += ", ";
    out += name;
  }
  return out + ")";
}

/// In an order that does not depend on how an engine names or numbers its constraints.
std::vector<std::string> constraint_lines(const TableShape& table) {
  std::vector<std::string> lines;
  for (const auto& columns : table.uniques) lines.push_back("unique " + listed(columns));
  for (const auto& reference : table.references) {
    lines.push_back("foreign key " + listed(reference.columns) + " references " + reference.table + " " + listed(reference.target) +
                    " on delete " + reference.on_delete + " on update " + reference.on_update);
  }
  for (const auto& index : table.indexes) {
    lines.push_back(std::string{index.unique ? "unique index " : "index "} + index.name + " " + listed(index.columns) +
                    (index.partial ? " partial" : ""));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace

std::string describe_schema(Database& database) {
  auto tables = engine_of(database).shape();
  std::sort(tables.begin(), tables.end(), [](const TableShape& a, const TableShape& b) { return a.name < b.name; });
  std::ostringstream out;
  for (const auto& table : tables) {
    out << "table " << table.name << '\n';
    for (const auto& column : table.columns) {
      out << "  column " << column.name << ' ' << column.type << (column.nullable ? "" : " not null")
          << (column.has_default ? " default" : "") << '\n';
    }
    if (!table.primary_key.empty()) out << "  primary key " << listed(table.primary_key) << '\n';
    for (const auto& line : constraint_lines(table)) out << "  " << line << '\n';
    if (table.checks > 0) out << "  checks " << table.checks << '\n';
  }
  return out.str();
}

}  // namespace baqylau::db
