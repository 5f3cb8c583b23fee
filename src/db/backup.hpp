#pragma once
/// Copies of a database that is in use, and databases made of them. Errors are `db::Error`, in a sentence.

#include <filesystem>
#include <string>

namespace baqylau::db {

/// SQLite: what was committed when the copying began, as one file that is its own (mode 0600). Others go on reading and writing.
void copy_sqlite(const std::filesystem::path& directory, const std::filesystem::path& to);
/// The file becomes DIRECTORY/baqylau.sqlite, which must not be there.
void place_sqlite(const std::filesystem::path& copy, const std::filesystem::path& directory);
/// What SQLite's own check says; `ok` where all is well.
std::string check_sqlite(const std::filesystem::path& directory);

/// PostgreSQL: one snapshot, by pg_dump of the package postgresql-client.
void dump_postgres(const std::string& address, const std::filesystem::path& to);
/// By pg_restore, all or nothing, into a database without tables.
void load_postgres(const std::filesystem::path& from, const std::string& address);
/// Whether the database has a table of ours already.
bool has_tables_postgres(const std::string& address);

/// A database beside the one at the address, empty, dropped with the object. The role needs CREATEDB.
class ScratchPostgres {
 public:
  explicit ScratchPostgres(const std::string& beside);
  ~ScratchPostgres();
  ScratchPostgres(const ScratchPostgres&) = delete;
  ScratchPostgres& operator=(const ScratchPostgres&) = delete;
  [[nodiscard]] const std::string& address() const { return address_; }

 private:
  std::string beside_, name_, address_;
};

}  // namespace baqylau::db
