#include "db/engine.hpp"
#include "db/sqlite/readers.hpp"
#include "db/sqlite/shape.hpp"
#include "db/sqlite/writer.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <mutex>

namespace baqylau::db {

namespace sqlite {
namespace {

[[noreturn]] void throw_system_error(const std::filesystem::path& path) {
  throw Error{"cannot make " + path.string() + ": " + std::strerror(errno)};
}

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_{fd} {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

/// Makes the file before SQLite would, readable for its owner only; WAL and shared memory take over its mode.
void make_private_file(const std::filesystem::path& file) {
  const Descriptor made{::open(file.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600)};
  if (made.get() < 0) {
    if (errno == EEXIST) return;
    throw_system_error(file);
  }
  if (::fsync(made.get()) != 0) throw_system_error(file);
  const Descriptor directory{::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (directory.get() < 0 || ::fsync(directory.get()) != 0) throw_system_error(file);
}

std::filesystem::path prepared_file(const std::filesystem::path& directory) {
  // SQLite's count of allocated bytes is one lock for all threads; nobody reads it.
  static std::once_flag once;
  std::call_once(once, [] { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); });
  if (std::filesystem::create_directories(directory)) {
    std::filesystem::permissions(directory, std::filesystem::perms::owner_all);
  }
  auto file = directory / "baqylau.sqlite";
  make_private_file(file);
  return file;
}

class SqliteMaintenance final : public Maintenance {
 public:
  explicit SqliteMaintenance(SqliteConnection& connection) : connection_{connection}, write_{connection} {}
  Write& write() override { return write_; }
  void run_script(std::string_view text) override { connection_.run_script(text); }
  bool has_table(std::string_view name) override {
    for (const auto& row : connection_.texts("SELECT name FROM sqlite_schema WHERE type = 'table'")) {
      if (row.front() == name) return true;
    }
    return false;
  }

 private:
  SqliteConnection& connection_;
  Write write_;
};

class SqliteDatabase final : public Engine {
 public:
  explicit SqliteDatabase(const std::filesystem::path& file) : writer_{file}, readers_{file} {}

  void start_read(ReadJob job, Outcome outcome) override {
    std::exception_ptr error;
    try {
      read_once(job);
    } catch (...) {
      error = std::current_exception();
    }
    deliver(outcome, error);
  }
  void start_write(WriteJob job, Outcome outcome) override { writer_.add(std::move(job), std::move(outcome)); }
  [[nodiscard]] std::uint64_t version() const override { return writer_.version(); }
  [[nodiscard]] std::string_view engine() const override { return "sqlite"; }

  void administer(const std::function<void(Maintenance&)>& job) override {
    wait_for([&](Outcome outcome) {
      writer_.add_alone(
          [&job](SqliteConnection& connection) {
            SqliteMaintenance maintenance{connection};
            job(maintenance);
          },
          std::move(outcome));
    });
  }
  std::vector<TableShape> shape() override {
    auto connection = readers_.take();
    auto tables = shape_of(*connection);
    readers_.give_back(std::move(connection));
    return tables;
  }

 private:
  void read_once(const ReadJob& job) {
    auto connection = readers_.take();
    connection->begin_unit();
    connection->command("BEGIN");
    try {
      Read read{*connection};
      job(read);
      connection->command("COMMIT");
    } catch (...) {
      if (connection->roll_back()) readers_.give_back(std::move(connection));
      throw;
    }
    readers_.give_back(std::move(connection));
  }

  Writer writer_;
  Readers readers_;  // closed first, so that the writer, closing last, leaves no WAL behind
};

}  // namespace
}  // namespace sqlite

std::unique_ptr<Database> open_sqlite(const std::filesystem::path& directory) {
  return std::make_unique<sqlite::SqliteDatabase>(sqlite::prepared_file(directory));
}

}  // namespace baqylau::db
