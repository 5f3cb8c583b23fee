#pragma once
/// Tests that hold on each engine. Derive from `EngineTest`, write `TEST_P(MyStore, …)`, and once, below them:
///
///     BAQYLAU_ON_EACH_ENGINE(MyStore);
///
/// Each test finds all migrations applied and no rows but theirs, a clock that stands still and repeatable randomness.

#include "base/clock.hpp"
#include "base/random.hpp"
#include "db/db.hpp"
#include "support/postgres_server.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>

namespace baqylau::support {

class EngineTest : public ::testing::TestWithParam<std::string> {
 protected:
  enum class Start { with_schema, empty };
  explicit EngineTest(Start start = Start::with_schema) : start_{start} {}

  void SetUp() override;
  void TearDown() override;

  db::Database& database() { return *database_; }
  /// Closes the database and opens it again, as a restart of the program does.
  void reopen();
  /// A write that nothing may refuse.
  template <class F>
  void run_write(F&& job) {
    const auto done = database().write([&](db::Write& db) -> base::Done {
      job(db);
      return base::done();
    });
    ASSERT_TRUE(done.ok());
  }
  template <class S>
  auto all(const S& statement = {}) {
    return database().read([&](db::Read& db) { return db.all(statement); });
  }
  /// One more connection to the same data, as a second process or node has.
  std::unique_ptr<db::Database> open_another() { return open(); }
  [[nodiscard]] bool on_sqlite() const { return GetParam() == "sqlite"; }
  /// Where the test may put files; on SQLite also where the database lies.
  [[nodiscard]] const std::filesystem::path& directory() const { return directory_->path(); }
  [[nodiscard]] const ThrowAwayDatabase& postgres() const { return *postgres_; }

  base::FixedClock clock{base::almaty_start(base::LocalDate::parse_iso("2008-03-03").value()) + std::chrono::hours{10}};
  base::SeededRandom random{2008};

 private:
  std::unique_ptr<db::Database> open();
  Start start_;
  std::optional<TemporaryDirectory> directory_;
  const ThrowAwayDatabase* postgres_ = nullptr;
  std::unique_ptr<db::Database> database_;
};

/// The parameters of an `EngineTest`.
inline auto each_engine() { return ::testing::Values(std::string{"sqlite"}, std::string{"postgresql"}); }
inline std::string engine_name(const ::testing::TestParamInfo<std::string>& info) { return info.param; }

}  // namespace baqylau::support

#define BAQYLAU_ON_EACH_ENGINE(suite) \
  INSTANTIATE_TEST_SUITE_P(Engines, suite, ::baqylau::support::each_engine(), ::baqylau::support::engine_name)
