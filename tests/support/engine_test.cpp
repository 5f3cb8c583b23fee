#include "support/engine_test.hpp"

#include "db/waits.hpp"

namespace baqylau::support {

namespace {

/// Enough for tests that write from many threads, few enough for many tests at once.
constexpr int postgres_connections = 4;

/// A test's own thread takes its time, as a command does: with sanitizers and two at once everything is slow.
std::optional<db::Unhurried> unhurried;  // NOLINT(cert-err58-cpp)

/// All migrations, applied once a process; copied from there.
const std::filesystem::path& sqlite_with_schema() {
  static const TemporaryDirectory directory;
  static const auto file = [] {
    const auto database = db::open_sqlite(directory.path());
    if (!db::migrate(*database).ok()) throw std::runtime_error{"the migrations do not apply"};
    return directory.path() / "baqylau.sqlite";
  }();
  return file;
}

}  // namespace

void EngineTest::SetUp() {
  unhurried.emplace();
  directory_.emplace();
  if (on_sqlite()) {
    if (start_ == Start::with_schema) std::filesystem::copy_file(sqlite_with_schema(), directory() / "baqylau.sqlite");
  } else {
    if (!postgres_server()) GTEST_SKIP() << "BAQYLAU_TEST_PG does not name a PostgreSQL server (./test sets it)";
    postgres_ = start_ == Start::with_schema ? &postgres_with_schema() : &empty_postgres();
  }
  database_ = open();
}

void EngineTest::TearDown() {
  database_.reset();
  directory_.reset();
  unhurried.reset();
}

void EngineTest::reopen() {
  database_.reset();
  database_ = open();
}

std::unique_ptr<db::Database> EngineTest::open() {
  return on_sqlite() ? db::open_sqlite(directory()) : db::open_postgres(postgres_->address(), postgres_connections);
}

}  // namespace baqylau::support
