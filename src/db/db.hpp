#pragma once
/// The database: `Read` for pages, `Write` for one transaction, the same SQL text on both engines.
///
/// A writing statement does not bind to `Read`: a GET cannot write. On SQLite all writes go through one
/// thread which commits many units of work with one fsync and answers each only after it; on PostgreSQL
/// each has a transaction of its own. DESIGN §2, §4, §5.

#include "base/random.hpp"
#include "base/result.hpp"
#include "db/statement.hpp"

#include <concepts>
#include <exception>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace baqylau::db {

template <class S>
concept Reading = (S::statement.kind == Kind::reading);
template <class S>
concept Writing = (S::statement.kind == Kind::writing);
template <class S>
concept HasRow = requires {
  typename S::Row;
};

/// One consistent view of the data. Not to be kept beyond the job it was handed to.
class Read {
 public:
  explicit Read(Connection& connection) : connection_{&connection} {}

  /// All rows, in the statement's order.
  template <Reading S>
  requires HasRow<S> std::vector<typename S::Row> all(const S& statement) { return rows(statement); }
  /// The only row, or none. More than one row is a bug and throws `Error`.
  template <Reading S>
  requires HasRow<S> std::optional<typename S::Row> one(const S& statement) { return single(statement); }
  /// Something was read whose changes `Database::version()` does not count: what is made of it may not be kept by that number.
  [[nodiscard]] bool saw_inside() const { return saw_inside_; }

 protected:
  template <class S>
  std::vector<typename S::Row> rows(const S& statement) {
    std::vector<typename S::Row> found;
    if constexpr (S::statement.inside && S::statement.kind == Kind::reading) saw_inside_ = true;
    Arguments arguments;
    arguments.reserve(S::statement.parameters);
    statement.bind(arguments);
    connection_->execute(S::statement, arguments, [&](const Cursor& row) { found.push_back(S::read(row)); });
    return found;
  }
  template <class S>
  std::optional<typename S::Row> single(const S& statement) {
    auto found = rows(statement);
    if (found.size() > 1) throw Error{"more than one row: " + std::string{S::statement.name}};
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
  }
  Connection* connection_;

 private:
  bool saw_inside_ = false;
};

/// How far what is made of the records (the search index) goes along with a job that changes records.
enum class Derived {
  kept,  ///< with each change
  rows,  ///< what it is made of is kept; who asked for it makes the rest of all of them at once
  left   ///< not at all; who asked for it makes all of it anew
};

/// One transaction. It commits when the job ends well and rolls back when it returns a failure or throws.
class Write : public Read {
 public:
  using Read::Read;
  /// Rows changed.
  template <Writing S>
  std::int64_t run(const S& statement) {
    Arguments arguments;
    arguments.reserve(S::statement.parameters);
    statement.bind(arguments);
    return connection_->execute(S::statement, arguments, [](const Cursor&) {});
  }
  /// For `… RETURNING`: the row, or none where nothing was changed.
  template <Writing S>
  requires HasRow<S> std::optional<typename S::Row> returning(const S& statement) { return single(statement); }
  [[nodiscard]] Derived derived() const { return derived_; }
  /// For the rest of this transaction. Called by who owns the derived tables, for a load of many records.
  void set_derived(Derived derived) { derived_ = derived; }

 private:
  Derived derived_ = Derived::kept;
};

class Database {
 public:
  virtual ~Database() = default;

  using ReadJob = std::function<void(Read&)>;
  /// True: commit. False: roll back.
  using WriteJob = std::function<bool(Write&)>;
  /// Called once, perhaps before `start_…` returns; must not throw.
  /// Null when the job ran (and, for a write that asked for it, its commit is durable); otherwise what was thrown.
  using Outcome = std::function<void(std::exception_ptr)>;

  /// Runs the job in one snapshot. SQLite: on the calling thread, before returning. PostgreSQL: on a pool.
  virtual void start_read(ReadJob job, Outcome outcome) = 0;
  /// Runs the job in one transaction on a thread of the database's; `outcome` after the durable commit.
  /// The job must not block on anything but the database. On PostgreSQL it may run again (after a serialization failure, a deadlock, a
  /// unique key that another took meanwhile), so it keeps its results in what it assigns, not in what it appends to.
  /// A statement that threw fails the whole job, even if the job caught it. `CommitUnknown`: perhaps committed, perhaps not;
  /// a later transaction that finds the work done, writes and commits in its turn proves that it is durable.
  virtual void start_write(WriteJob job, Outcome outcome) = 0;
  /// Grows with each commit of something that pages for visitors are made of (not `Statement::inside`), soon also with another process's
  /// (SQLite: 0.2 s, and whatever it was; PostgreSQL: some 20 ms): what a page cache is keyed by. Ask before reading the data,
  /// never after.
  [[nodiscard]] virtual std::uint64_t version() const = 0;
  /// "sqlite" or "postgresql"
  [[nodiscard]] virtual std::string_view engine() const = 0;

  /// Blocking forms for commands, tests and slow work; never on an I/O thread.
  template <class F>
  auto read(F&& job) -> std::invoke_result_t<F, Read&>;
  /// `job` returns a `Result`: a failure rolls back.
  template <class F>
  auto write(F&& job) -> std::invoke_result_t<F, Write&>;
};

struct Migration {
  int number;
  std::string_view name;  ///< `0001_base`
  std::string_view sql;   ///< SQLite's dialect; see db/migrations/README.md for what PostgreSQL is given
};
/// All migrations compiled into the program, in order.
const std::vector<Migration>& migrations();

/// Opens (and creates) DIR/baqylau.sqlite. File mode 0600.
std::unique_ptr<Database> open_sqlite(const std::filesystem::path& directory);
/// `postgresql://…` or a libpq keyword string; `connections` for each of reading and writing.
std::unique_ptr<Database> open_postgres(const std::string& address, int connections = 8);

/// Applies what is missing, each migration in a transaction of its own. Returns how many were applied.
/// Refuses a database that is newer than the program.
base::Result<int> migrate(Database& database);
/// How many `migrate` would apply. Changes nothing; refuses as `migrate` does.
base::Result<int> missing_migrations(Database& database);
/// The schema as normalised text, to compare engines.
std::string describe_schema(Database& database);

// ---- blocking forms

namespace detail {
void wait_read(Database& database, const Database::ReadJob& job);
void wait_write(Database& database, const Database::WriteJob& job);
}  // namespace detail

template <class F>
auto Database::read(F&& job) -> std::invoke_result_t<F, Read&> {
  using R = std::invoke_result_t<F, Read&>;
  if constexpr (std::is_void_v<R>) {
    detail::wait_read(*this, [&](Read& read) { job(read); });
  } else {
    std::optional<R> result;
    detail::wait_read(*this, [&](Read& read) { result.emplace(job(read)); });
    return std::move(*result);
  }
}
template <class F>
auto Database::write(F&& job) -> std::invoke_result_t<F, Write&> {
  using R = std::invoke_result_t<F, Write&>;
  std::optional<R> result;
  detail::wait_write(*this, [&](Write& write) {
    result.emplace(job(write));
    return result->ok();
  });
  return std::move(*result);
}

}  // namespace baqylau::db
