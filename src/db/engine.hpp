#pragma once
/// What only `src/db` and the tests' support may include: SQL text that was not compiled in as a statement
/// (migrations), and the shape of a schema. Features see `db/db.hpp`, which has no way to either.

#include "db/db.hpp"

#include <exception>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::db {

/// One transaction that changes the schema. No other such transaction runs at the same time, on any node.
class Maintenance {
 public:
  virtual ~Maintenance() = default;
  virtual Write& write() = 0;
  /// Many statements in SQLite's dialect (db/migrations/README.md). Throws `Error`, naming the statement.
  virtual void run_script(std::string_view text) = 0;
  virtual bool has_table(std::string_view name) = 0;
};

struct ColumnShape {
  std::string name;
  std::string type;  ///< integer, real, text or blob
  bool nullable;
  bool has_default;
};
struct ReferenceShape {
  std::vector<std::string> columns;
  std::string table;
  std::vector<std::string> target;
  std::string on_delete, on_update;  ///< `no action`, `cascade` …
};
struct IndexShape {
  std::string name;
  std::vector<std::string> columns;  ///< `created_at desc`; `(expression)` where it is none
  bool unique;
  bool partial;
};
struct TableShape {
  std::string name;
  std::vector<ColumnShape> columns;
  std::vector<std::string> primary_key;
  std::vector<std::vector<std::string>> uniques;
  std::vector<ReferenceShape> references;
  std::vector<IndexShape> indexes;
  int checks = 0;
};

/// What each engine adds to `Database`.
class Engine : public Database {
 public:
  /// Commits when the job ends, rolls back and rethrows when it throws. Blocks.
  virtual void administer(const std::function<void(Maintenance&)>& job) = 0;
  virtual std::vector<TableShape> shape() = 0;
  /// See `db::end_soon`. Where nothing can keep silent there is nothing to do.
  virtual void end_soon() noexcept {}
};

/// Every database that `open_sqlite` and `open_postgres` return is an engine; for another one this throws `Error`.
Engine& engine_of(Database& database);
/// What `migrate` does, for any list.
base::Result<int> apply_migrations(Database& database, const std::vector<Migration>& known);

/// Hands `start` an outcome and blocks until that is called; rethrows what it was called with.
void wait_for(const std::function<void(Database::Outcome)>& start);
/// Calls an outcome from a thread that must survive it.
void deliver(const Database::Outcome& outcome, std::exception_ptr error) noexcept;

}  // namespace baqylau::db
