#pragma once
/// One connection to a SQLite file, used by one thread at a time.

#include "db/statement.hpp"

#include <sqlite3.h>

#include <exception>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace baqylau::db::sqlite {

/// Another process (a command beside the server) may hold the write lock this long.
constexpr int busy_timeout_ms = 5000;

struct CloseHandle {
  void operator()(sqlite3* handle) const noexcept { sqlite3_close_v2(handle); }
};
struct FinalizeHandle {
  void operator()(sqlite3_stmt* handle) const noexcept { sqlite3_finalize(handle); }
};
using Handle = std::unique_ptr<sqlite3, CloseHandle>;
using StatementHandle = std::unique_ptr<sqlite3_stmt, FinalizeHandle>;

class SqliteConnection final : public Connection {
 public:
  enum class Role { writer, reader };
  SqliteConnection(const std::filesystem::path& file, Role role);

  std::int64_t execute(const Statement& statement, const Arguments& arguments, const std::function<void(const Cursor&)>& row) override;

  /// A statement of ours without parameters and rows: BEGIN, COMMIT … The text must be a literal: it is kept prepared.
  void command(std::string_view literal);
  /// Many statements, in SQLite's dialect. Refuses text that ends the transaction it runs in.
  void run_script(std::string_view text);
  /// All rows of a query of this folder, as text; `argument` is its ?1, if it has one.
  std::vector<std::vector<std::string>> texts(std::string_view literal, std::string_view argument = {});

  /// Forgets the failure of the unit of work before.
  void begin_unit() noexcept { failure_ = nullptr; }
  /// What the first failing statement of this unit of work threw. As on PostgreSQL, the unit then fails with it,
  /// whether or not its job caught it.
  [[nodiscard]] const std::exception_ptr& failure() const noexcept { return failure_; }
  /// Whether anything that `Database::version()` counts was changed since this was last asked.
  bool take_changed() noexcept { return std::exchange(changed_, false); }
  [[nodiscard]] bool in_transaction() const noexcept { return sqlite3_get_autocommit(handle_.get()) == 0; }
  /// For when there is nobody left to tell. False when the connection cannot be used again.
  bool roll_back() noexcept;
  /// A number that another connection's commit changes.
  std::int64_t data_version();
  [[nodiscard]] sqlite3* handle() const noexcept { return handle_.get(); }

 private:
  StatementHandle prepare(std::string_view text) const;
  sqlite3_stmt* prepared(std::string_view text);
  std::int64_t run(const Statement& statement, const Arguments& arguments, const std::function<void(const Cursor&)>& row);

  Handle handle_;                                                // before the statements: closed after them
  std::unordered_map<const char*, StatementHandle> statements_;  // by the address of the text, which is a literal
  std::exception_ptr failure_;
  bool changed_ = false;
};

/// Throws `Unavailable` for a busy or full database, `Error` for the rest.
[[noreturn]] void throw_error(sqlite3* handle, int code, std::string_view what);

}  // namespace baqylau::db::sqlite
