#include "db/copy.hpp"

#include "db/postgres/connection.hpp"
#include "db/sqlite/connection.hpp"
#include "db/sqlite/shape.hpp"

#include <bit>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace baqylau::db {

namespace {

using postgres::PostgresConnection;
using sqlite::SqliteConnection;

/// It says what was applied to this database, and when.
constexpr std::string_view stays = "schema_migration";

constexpr const char* all_references =
    "SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint "
    "WHERE contype = 'f' AND connamespace = current_schema()::regnamespace ORDER BY 1, 2";
constexpr const char* all_indexes =
    "SELECT x.indexrelid::regclass::text, pg_get_indexdef(x.indexrelid) FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid "
    "WHERE c.relnamespace = current_schema()::regnamespace AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = x.indexrelid)";

/// Rows in the binary format of COPY.
class Rows {
 public:
  Rows(PGconn* handle, const std::string& table, const std::string& columns) : handle_{handle}, table_{table} {
    const postgres::ResultHandle begun{PQexec(handle_, ("COPY " + table + " (" + columns + ") FROM STDIN (FORMAT binary)").c_str())};
    if (PQresultStatus(begun.get()) != PGRES_COPY_IN) fail();
    bytes_.append("PGCOPY\n\377\r\n\0", 11);
    number<std::int32_t>(0);  // flags
    number<std::int32_t>(0);  // no extension
  }

  void begin_row(int columns) { number(static_cast<std::int16_t>(columns)); }
  void null() { number<std::int32_t>(-1); }
  void integer(std::int64_t value) {
    number<std::int32_t>(sizeof value);
    number(value);
  }
  void real(double value) { integer(std::bit_cast<std::int64_t>(value)); }
  void bytes(std::string_view value) {
    number(static_cast<std::int32_t>(value.size()));
    bytes_.append(value);
  }
  void end_row() {
    constexpr std::size_t at_a_time = 1 << 18;
    if (bytes_.size() > at_a_time) send();
  }
  void finish() {
    number<std::int16_t>(-1);
    send();
    if (PQputCopyEnd(handle_, nullptr) != 1) fail();
    const postgres::ResultHandle ended{PQgetResult(handle_)};
    if (PQresultStatus(ended.get()) != PGRES_COMMAND_OK) fail();
    while (const postgres::ResultHandle rest{PQgetResult(handle_)}) {}
  }

 private:
  template <class T>
  void number(T value) {
    for (auto shift = static_cast<int>(sizeof value) * 8; shift > 0;) {
      shift -= 8;
      bytes_ += static_cast<char>(static_cast<std::uint64_t>(value) >> static_cast<unsigned>(shift) & 0xFFU);
    }
  }
  void send() {
    if (PQputCopyData(handle_, bytes_.data(), static_cast<int>(bytes_.size())) != 1) fail();
    bytes_.clear();
  }
  [[noreturn]] void fail() { throw Error{"copying " + table_ + ": " + PQerrorMessage(handle_)}; }

  PGconn* handle_;
  std::string table_, bytes_;
};

void copy_row(sqlite3_stmt* from, Rows& to, int columns) {
  to.begin_row(columns);
  for (int i = 0; i < columns; ++i) {
    switch (sqlite3_column_type(from, i)) {
      case SQLITE_NULL: to.null(); break;
      case SQLITE_INTEGER: to.integer(sqlite3_column_int64(from, i)); break;
      case SQLITE_FLOAT: to.real(sqlite3_column_double(from, i)); break;
      default: {
        const auto* data = static_cast<const char*>(sqlite3_column_blob(from, i));
        to.bytes({data == nullptr ? "" : data, static_cast<std::size_t>(sqlite3_column_bytes(from, i))});
      }
    }
  }
  to.end_row();
}

void copy_table(SqliteConnection& from, PostgresConnection& to, const TableShape& table) {
  std::string columns;
  for (const auto& column : table.columns) columns += (columns.empty() ? "" : ", ") + column.name;
  const auto query = "SELECT " + columns + " FROM " + table.name;
  sqlite3_stmt* prepared = nullptr;
  const int code = sqlite3_prepare_v2(from.handle(), query.c_str(), -1, &prepared, nullptr);
  if (code != SQLITE_OK) sqlite::throw_error(from.handle(), code, query);
  const sqlite::StatementHandle statement{prepared};
  Rows rows{to.handle(), table.name, columns};
  for (;;) {
    const int step = sqlite3_step(prepared);
    if (step == SQLITE_DONE) break;
    if (step != SQLITE_ROW) sqlite::throw_error(from.handle(), step, query);
    copy_row(prepared, rows, static_cast<int>(table.columns.size()));
  }
  rows.finish();
}

}  // namespace

void copy_to_postgres(const std::filesystem::path& directory, const std::string& address) {
  SqliteConnection from{directory / "baqylau.sqlite", SqliteConnection::Role::reader};
  from.command("BEGIN");
  const auto tables = sqlite::shape_of(from);
  PostgresConnection to{address};
  // Rows go out as fast as they are taken: nobody waits for a page here.
  if (PQsetnonblocking(to.handle(), 0) != 0) throw Error{PQerrorMessage(to.handle())};
  const auto run = [&](const std::string& text) { to.command(text.c_str()); };
  run("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE");
  run("SET LOCAL lock_timeout = 0");
  const auto references = to.texts(all_references), indexes = to.texts(all_indexes);
  for (const auto& reference : references) run("ALTER TABLE " + reference[0] + " DROP CONSTRAINT " + reference[1]);
  for (const auto& index : indexes) run("DROP INDEX " + index[0]);
  for (const auto& table : tables)
    if (table.name != stays) run("TRUNCATE " + table.name);
  for (const auto& table : tables)
    if (table.name != stays) copy_table(from, to, table);
  for (const auto& index : indexes) run(index[1]);
  for (const auto& reference : references) run("ALTER TABLE " + reference[0] + " ADD CONSTRAINT " + reference[1] + " " + reference[2]);
  to.commit();
  run("ANALYZE");
  from.command("COMMIT");
}

}  // namespace baqylau::db
