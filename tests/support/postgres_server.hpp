#pragma once
/// The PostgreSQL server of the tests, and databases on it that are thrown away.

#include <optional>
#include <string>

namespace baqylau::support {

/// The conninfo of a superuser: the environment's BAQYLAU_TEST_PG. `./test` sets it.
std::optional<std::string> postgres_server();

/// Runs a command on the server itself, or in one of its databases. Throws what the server said.
void on_server(const std::string& command, const std::string& database = "postgres");

/// Empty at first, dropped with the object.
class ThrowAwayDatabase {
 public:
  ThrowAwayDatabase();
  ~ThrowAwayDatabase();
  ThrowAwayDatabase(const ThrowAwayDatabase&) = delete;
  ThrowAwayDatabase& operator=(const ThrowAwayDatabase&) = delete;
  [[nodiscard]] const std::string& name() const { return name_; }
  /// For `db::open_postgres`.
  [[nodiscard]] std::string address() const;

 private:
  std::string name_;
};

/// One database of this process, put back to how it began: making one takes the server far longer than a test takes.
/// The test before must have closed it.
const ThrowAwayDatabase& empty_postgres();
/// The same with all migrations applied.
const ThrowAwayDatabase& postgres_with_schema();

}  // namespace baqylau::support
