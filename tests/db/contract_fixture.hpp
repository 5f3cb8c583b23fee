#pragma once
/// Tables of the tests' own, on each engine.

#include "db/engine.hpp"
#include "support/engine_test.hpp"

// In this one folder `db::Statement`, as the generated header writes it, is looked for in the tests' own namespace.
namespace baqylau::tests::db {
using namespace baqylau::db;  // NOLINT
}
#include "tests/db/sql.hpp"

#include <future>
#include <string>
#include <vector>

namespace baqylau::tests::db {

inline const std::vector<baqylau::db::Migration> test_schema{{1, "0001_test", R"(
CREATE TABLE sample (
  id INTEGER NOT NULL PRIMARY KEY,
  whole INTEGER,
  fraction REAL,
  words TEXT,
  bytes BLOB,
  held_on TEXT,
  happened_at INTEGER,
  amount INTEGER,
  flag INTEGER NOT NULL CHECK (flag IN (0, 1))
) STRICT;

CREATE TABLE entry (
  id INTEGER NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  count INTEGER NOT NULL CHECK (count >= 0)
) STRICT;

CREATE TABLE note (
  id INTEGER NOT NULL PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES entry (id)
) STRICT;
)"}};

class ContractTest : public support::EngineTest {
 protected:
  ContractTest() : EngineTest{Start::empty} {}
  void SetUp() override {
    EngineTest::SetUp();
    if (IsSkipped()) return;
    ASSERT_EQ(baqylau::db::apply_migrations(database(), test_schema).value(), 1);
  }

  std::int64_t entries() {
    return database().read([](baqylau::db::Read& db) { return db.one(sql::number_of_entries{})->number; });
  }
  base::Done insert(std::int64_t id, const std::string& name, std::int64_t count = 0) {
    return database().write([&](baqylau::db::Write& db) {
      db.run(sql::insert_entry{.id = id, .name = name, .count = count});
      return base::done();
    });
  }
};

/// The end of a unit of work, to be waited for.
class Ended {
 public:
  baqylau::db::Database::Outcome outcome() {
    auto promise = std::make_shared<std::promise<std::exception_ptr>>();
    future_ = promise->get_future();
    return [promise](std::exception_ptr error) { promise->set_value(std::move(error)); };
  }
  std::exception_ptr error() { return future_.get(); }

 private:
  std::future<std::exception_ptr> future_;
};

}  // namespace baqylau::tests::db
