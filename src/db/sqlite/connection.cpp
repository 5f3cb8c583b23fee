#include "db/sqlite/connection.hpp"

#include "db/script.hpp"

#include <string>
#include <variant>

namespace baqylau::db::sqlite {

namespace {

void check(sqlite3* handle, int code, std::string_view what) {
  if (code != SQLITE_OK) throw_error(handle, code, what);
}

/// Whatever happens, the statement is ready for its next use and holds no views into the caller's values.
class Running {
 public:
  explicit Running(sqlite3_stmt* statement) : statement_{statement} {}
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  ~Running() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }

 private:
  sqlite3_stmt* statement_;
};

class SqliteCursor final : public Cursor {
 public:
  SqliteCursor(sqlite3_stmt* statement, std::string_view name) : statement_{statement}, name_{name} {}

  [[nodiscard]] bool is_null(int column) const override { return type(column) == SQLITE_NULL; }
  [[nodiscard]] std::int64_t integer(int column) const override {
    require(column, type(column) == SQLITE_INTEGER, "an integer");
    return sqlite3_column_int64(statement_, column);
  }
  [[nodiscard]] double real(int column) const override {
    require(column, type(column) == SQLITE_FLOAT || type(column) == SQLITE_INTEGER, "a number");
    return sqlite3_column_double(statement_, column);
  }
  [[nodiscard]] std::string_view text(int column) const override {
    require(column, type(column) == SQLITE_TEXT, "a text");
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
  }
  [[nodiscard]] std::string blob(int column) const override {
    require(column, type(column) == SQLITE_BLOB, "a blob");
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
    return size == 0 ? std::string{} : std::string{bytes, size};  // an empty blob has no address
  }

 private:
  [[nodiscard]] int type(int column) const { return sqlite3_column_type(statement_, column); }
  void require(int column, bool fits, std::string_view expected) const {
    if (fits) return;
    throw Error{std::string{name_} + ": column " + std::to_string(column) + " is not " + std::string{expected} +
                (is_null(column) ? " but NULL" : "")};
  }
  sqlite3_stmt* statement_;
  std::string_view name_;
};

struct Bind {
  sqlite3_stmt* statement;
  int index;
  int operator()(std::monostate) const { return sqlite3_bind_null(statement, index); }
  int operator()(std::int64_t v) const { return sqlite3_bind_int64(statement, index, v); }
  int operator()(double v) const { return sqlite3_bind_double(statement, index, v); }
  int operator()(std::string_view v) const {
    if (v.find('\0') != std::string_view::npos) throw Error{"a text with a NUL byte: PostgreSQL could not keep it"};
    return sqlite3_bind_text64(statement, index, v.empty() ? "" : v.data(), v.size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  int operator()(BlobView v) const {
    return sqlite3_bind_blob64(statement, index, v.bytes.empty() ? "" : v.bytes.data(), v.bytes.size(), SQLITE_STATIC);
  }
};

Handle open(const std::filesystem::path& file) {
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(file.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
  Handle handle{raw};
  check(raw, code, "cannot open " + file.string());
  return handle;
}

}  // namespace

void throw_error(sqlite3* handle, int code, std::string_view what) {
  const auto text = std::string{what} + ": " + (handle != nullptr ? sqlite3_errmsg(handle) : sqlite3_errstr(code));
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_FULL:
    case SQLITE_CANTOPEN: throw Unavailable{text};
    default: throw Error{text};
  }
}

SqliteConnection::SqliteConnection(const std::filesystem::path& file, Role role) : handle_{open(file)} {
  auto* db = handle_.get();
  check(db, sqlite3_busy_timeout(db, busy_timeout_ms), "busy timeout");
  // "text" in double quotes is a column or an error, as on PostgreSQL; the schema cannot call what is not harmless.
  check(db, sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, nullptr), "configure");
  check(db, sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr), "configure");
  check(db, sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr), "configure");
  check(db, sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr), "configure");
  check(db, sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr), "configure");
  if (role == Role::writer) {
    const auto mode = texts("PRAGMA journal_mode = WAL");
    if (mode.empty() || mode.front().front() != "wal") throw Error{"this file system does not carry SQLite's WAL: " + file.string()};
    command("PRAGMA synchronous = FULL");
    // The writer checkpoints itself, after it has answered. A WAL that once grew is cut back to 64 MiB.
    check(db, sqlite3_wal_autocheckpoint(db, 0), "configure");
    texts("PRAGMA journal_size_limit = 67108864");
  } else {
    check(db, sqlite3_wal_autocheckpoint(db, 0), "configure");
    command("PRAGMA query_only = ON");
  }
  // There is one writer: what it changes from one act to the next is all over the tables.
  command(role == Role::writer ? "PRAGMA cache_size = -64000" : "PRAGMA cache_size = -16000");
  command("PRAGMA temp_store = MEMORY");
}

StatementHandle SqliteConnection::prepare(std::string_view text) const {
  sqlite3_stmt* raw = nullptr;
  const int code = sqlite3_prepare_v3(handle_.get(), text.data(), static_cast<int>(text.size()), SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
  StatementHandle statement{raw};
  check(handle_.get(), code, text);
  return statement;
}

sqlite3_stmt* SqliteConnection::prepared(std::string_view text) {
  auto& kept = statements_[text.data()];
  if (!kept) kept = prepare(text);
  return kept.get();
}

std::int64_t SqliteConnection::execute(const Statement& statement, const Arguments& arguments,
                                       const std::function<void(const Cursor&)>& row) {
  if (failure_) std::rethrow_exception(failure_);
  try {
    return run(statement, arguments, row);
  } catch (...) {
    failure_ = std::current_exception();
    throw;
  }
}

std::int64_t SqliteConnection::run(const Statement& statement, const Arguments& arguments, const std::function<void(const Cursor&)>& row) {
  auto* handle = prepared(statement.sqlite);
  const Running running{handle};
  int index = 0;
  for (const auto& value : arguments.values()) check(handle_.get(), std::visit(Bind{handle, ++index}, value), statement.name);
  const SqliteCursor cursor{handle, statement.name};
  std::int64_t seen = 0;
  int code = SQLITE_ROW;
  while ((code = sqlite3_step(handle)) == SQLITE_ROW) {
    ++seen;
    row(cursor);
  }
  if (code != SQLITE_DONE) throw_error(handle_.get(), code, statement.name);
  if (statement.kind == Kind::reading) return seen;
  const auto changes = sqlite3_changes64(handle_.get());
  changed_ = changed_ || (changes > 0 && !statement.inside);
  return changes;
}

void SqliteConnection::command(std::string_view literal) {
  auto* handle = prepared(literal);
  const Running running{handle};
  int code = SQLITE_ROW;
  while ((code = sqlite3_step(handle)) == SQLITE_ROW) {}
  if (code != SQLITE_DONE) throw_error(handle_.get(), code, literal);
}

void SqliteConnection::run_script(std::string_view text) {
  for (const auto& one : split_script(text)) {
    const auto statement = prepare(one);
    int code = SQLITE_ROW;
    while ((code = sqlite3_step(statement.get())) == SQLITE_ROW) {}
    if (code != SQLITE_DONE) throw_error(handle_.get(), code, one);
    if (!in_transaction()) throw Error{"a script must not end its transaction: " + one};
  }
}

std::vector<std::vector<std::string>> SqliteConnection::texts(std::string_view literal, std::string_view argument) {
  const auto statement = prepare(literal);
  if (sqlite3_bind_parameter_count(statement.get()) == 1) check(handle_.get(), Bind{statement.get(), 1}(argument), literal);
  std::vector<std::vector<std::string>> rows;
  int code = SQLITE_ROW;
  while ((code = sqlite3_step(statement.get())) == SQLITE_ROW) {
    auto& row = rows.emplace_back();
    for (int column = 0; column < sqlite3_column_count(statement.get()); ++column) {
      const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement.get(), column));
      row.emplace_back(bytes == nullptr ? "" : bytes);
    }
  }
  if (code != SQLITE_DONE) throw_error(handle_.get(), code, literal);
  return rows;
}

bool SqliteConnection::roll_back() noexcept {
  try {
    if (in_transaction()) command("ROLLBACK");
  } catch (...) {
    return false;
  }
  return !in_transaction();
}

std::int64_t SqliteConnection::data_version() {
  auto* handle = prepared("PRAGMA data_version");
  const Running running{handle};
  if (const int code = sqlite3_step(handle); code != SQLITE_ROW) throw_error(handle_.get(), code, "PRAGMA data_version");
  return sqlite3_column_int64(handle, 0);
}

}  // namespace baqylau::db::sqlite
