#include "db/postgres/database.hpp"

#include "db/postgres/commit_notices.hpp"
#include "db/postgres/connection.hpp"
#include "db/postgres/pool.hpp"
#include "db/postgres/shape.hpp"
#include "db/script.hpp"
#include "db/waits.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

namespace baqylau::db {

namespace postgres {
namespace {

/// SQL keeps its rules by itself (unique keys, `WHERE version = …`), so each statement may see the newest rows. What it asks before it
/// writes (`NOT EXISTS`) sees no row of a transaction that has not committed: see `lost_a_key`.
constexpr const char* begin_write = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";
constexpr const char* begin_read = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
constexpr int tries_of_a_write = 5;
constexpr int tries_of_a_read = 1;
/// Of these one more than it takes: in the second the key may be lost again, to a third. A key that is simply taken is a bug, soon told.
constexpr int tries_for_a_key = 3;
/// Any number, the same in every version of the program.
constexpr const char* lock_schema = "SELECT pg_advisory_xact_lock(7021962008)";

/// PostgreSQL chose this transaction to give way; the same work done again may succeed.
bool gave_way(std::string_view state) { return state == "40001" || state == "40P01"; }
/// A unique key was found free, and another transaction committed it before this one wrote: the same work done again sees it and gives the
/// expected answer. That other one is over, so there is nothing to pause for.
bool lost_a_key(std::string_view state) { return state == "23505"; }
/// What the server knows about this connection's statements no longer fits the schema, or it has become a standby.
bool is_stale(std::string_view state) { return state == "0A000" || state == "26000" || state == "25006"; }

void pause_before(int next_try) {
  const auto spread = std::hash<std::thread::id>{}(std::this_thread::get_id()) % 5;
  std::this_thread::sleep_for(std::chrono::milliseconds{(1 << next_try) + static_cast<int>(spread)});
}

/// BEGIN, on a new connection when the old one turns out to be gone: nothing has been done on it yet.
PostgresConnection& begin(Session& session, const char* how, Limits limits) {
  const auto latest = limits.unit == never ? never : std::min(limits.unit, Steady::now() + session.patience());
  auto* connection = &session.connection(limits.unit);
  connection->begin_unit({.unit = latest});
  try {
    connection->command(how);
  } catch (const Unavailable&) {
    if (Steady::now() >= latest) {
      session.is_away();
      throw;
    }
    if (!connection->lost()) throw;
    connection = &session.reconnect(limits.unit);
    connection->begin_unit(limits);
    connection->command(how);
  }
  session.answered();
  connection->begin_unit(limits);
  return *connection;
}

/// True when it committed something that changed rows.
bool try_once(PostgresConnection& connection, const std::function<bool(PostgresConnection&)>& job) {
  const bool keep = job(connection);
  if (connection.failure()) std::rethrow_exception(connection.failure());
  if (keep) {
    connection.commit();
    return connection.changed();
  }
  connection.roll_back();
  return false;
}

bool transact(Session& session, const char* how, int tries, Limits limits, const std::function<bool(PostgresConnection&)>& job) {
  for (int next_try = 1;; ++next_try) {
    auto& connection = begin(session, how, limits);
    try {
      return try_once(connection, job);
    } catch (...) {
      const auto state = connection.state();
      if (connection.lost() && Steady::now() >= limits.unit) session.doubt();
      if (!connection.roll_back() || is_stale(state)) session.drop();
      if (lost_a_key(state) && next_try < std::min(tries, tries_for_a_key)) continue;
      if (!gave_way(state) || next_try >= tries) throw;
    }
    pause_before(next_try);
  }
}

class PostgresMaintenance final : public Maintenance {
 public:
  explicit PostgresMaintenance(PostgresConnection& connection) : connection_{connection}, write_{connection} {}
  Write& write() override { return write_; }
  void run_script(std::string_view text) override { connection_.run_script(for_postgres(text)); }
  bool has_table(std::string_view name) override {
    for (const auto& row : connection_.texts("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")) {
      if (row.front() == name) return true;
    }
    return false;
  }

 private:
  PostgresConnection& connection_;
  Write write_;
};

class PostgresDatabase final : public Engine {
 public:
  PostgresDatabase(const std::string& address, int connections, const Waits& waits)
      : address_{address},
        common_{.waits = waits},
        notices_{address, common_, [this] { version_.fetch_add(1, std::memory_order_acq_rel); }},
        readers_{address, connections, common_},
        writers_{address, connections, common_} {}

  ~PostgresDatabase() override { PostgresDatabase::end_soon(); }
  PostgresDatabase(const PostgresDatabase&) = delete;
  PostgresDatabase& operator=(const PostgresDatabase&) = delete;

  void start_read(ReadJob job, Outcome outcome) override {
    submit(readers_, std::move(outcome), [job = std::move(job)](Session& session, Limits limits) {
      transact(session, begin_read, tries_of_a_read, limits, [&job](PostgresConnection& connection) {
        Read read{connection};
        job(read);
        return true;
      });
    });
  }
  void start_write(WriteJob job, Outcome outcome) override {
    submit(writers_, std::move(outcome), [this, job = std::move(job)](Session& session, Limits limits) {
      try {
        const bool changed = transact(session, begin_write, tries_of_a_write, limits, [&job](PostgresConnection& connection) {
          Write write{connection};
          return job(write);
        });
        if (changed) note_commit();
      } catch (const CommitUnknown&) {
        note_commit();
        notices_.unsure();
        throw;
      }
    });
  }
  [[nodiscard]] std::uint64_t version() const override { return version_.load(std::memory_order_acquire); }
  [[nodiscard]] std::string_view engine() const override { return "postgresql"; }

  void administer(const std::function<void(Maintenance&)>& job) override {
    PostgresConnection connection{address_};
    connection.command(begin_write);
    connection.command("SET LOCAL lock_timeout = 0");
    connection.texts(lock_schema);
    PostgresMaintenance maintenance{connection};
    job(maintenance);  // a throw closes the connection, which rolls back
    connection.commit();
    note_commit();
  }
  std::vector<TableShape> shape() override {
    PostgresConnection connection{address_};
    connection.command(begin_read);
    return shape_of(connection);
  }
  void end_soon() noexcept override {
    auto not_yet = never;
    common_.ending.compare_exchange_strong(not_yet, Steady::now());
  }

 private:
  void note_commit() {
    version_.fetch_add(1, std::memory_order_acq_rel);
    notices_.committed();
  }
  /// Counted from now on, waiting in the queue included.
  [[nodiscard]] Limits limits() const {
    if (Unhurried::here()) return {};
    const auto now = Steady::now();
    return {.unit = now + common_.waits.unit, .commit = now + common_.waits.commit};
  }
  template <class Work>
  void submit(Pool& pool, Outcome outcome, Work work) {
    const auto shared = std::make_shared<Outcome>(std::move(outcome));
    const bool taken = pool.add([shared, work = std::move(work), limits = limits()](Session& session) {
      std::exception_ptr error;
      try {
        if (Steady::now() >= limits.unit) throw Unavailable{"it waited too long for a connection"};
        work(session, limits);
      } catch (...) {
        error = std::current_exception();
      }
      deliver(*shared, error);
    });
    if (!taken) deliver(*shared, std::make_exception_ptr(Unavailable{"the database has more to do than it can"}));
  }

  std::string address_;
  std::atomic<std::uint64_t> version_{1};
  Common common_;
  CommitNotices notices_;  // before the pools: what they commit while closing is still told
  Pool readers_;
  Pool writers_;
};

}  // namespace

std::unique_ptr<Engine> open(const std::string& address, int connections, const Waits& waits) {
  // A wrong address is told at once, not with the first page.
  { const PostgresConnection probe{address}; }
  return std::make_unique<PostgresDatabase>(address, connections, waits);
}

}  // namespace postgres

std::unique_ptr<Database> open_postgres(const std::string& address, int connections) { return postgres::open(address, connections, {}); }

}  // namespace baqylau::db
