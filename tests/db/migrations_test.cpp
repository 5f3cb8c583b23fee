#include "contract_fixture.hpp"

namespace baqylau::tests::db {
namespace {

using baqylau::db::apply_migrations;
using baqylau::db::describe_schema;
using baqylau::db::Error;
using baqylau::db::Migration;

class Migrations : public support::EngineTest {
 protected:
  Migrations() : EngineTest{Start::empty} {}
  base::Result<int> apply(const std::vector<Migration>& list) { return apply_migrations(database(), list); }
  bool has_table(const std::string& name) { return describe_schema(database()).find("table " + name + "\n") != std::string::npos; }
};
BAQYLAU_ON_EACH_ENGINE(Migrations);

const Migration first{1, "0001_a", "CREATE TABLE a (id INTEGER NOT NULL PRIMARY KEY) STRICT;\n"};
const Migration second{2, "0002_b", "CREATE TABLE b (id INTEGER NOT NULL PRIMARY KEY) STRICT;\n"};
const Migration third{3, "0003_c", "CREATE TABLE c (id INTEGER NOT NULL PRIMARY KEY) STRICT;\n"};

TEST_P(Migrations, AllOfOursApplyOnce) {
  EXPECT_EQ(missing_migrations(database()).value(), static_cast<int>(baqylau::db::migrations().size()));
  EXPECT_EQ(migrate(database()).value(), static_cast<int>(baqylau::db::migrations().size()));
  EXPECT_EQ(migrate(database()).value(), 0);
  reopen();
  EXPECT_EQ(missing_migrations(database()).value(), 0);
  EXPECT_EQ(migrate(database()).value(), 0);
}

TEST_P(Migrations, OnlyWhatIsMissingIsApplied) {
  EXPECT_EQ(apply({first}).value(), 1);
  reopen();
  EXPECT_EQ(apply({first, second, third}).value(), 2);
  EXPECT_TRUE(has_table("a") && has_table("b") && has_table("c"));
}

TEST_P(Migrations, InterruptedOneLeavesNothing) {
  const Migration broken{2, "0002_b", "CREATE TABLE b (id INTEGER NOT NULL PRIMARY KEY) STRICT;\nINSERT INTO nowhere (id) VALUES (1);\n"};
  try {
    static_cast<void>(apply({first, broken, third}));
    FAIL() << "a broken migration was applied";
  } catch (const Error& error) {
    EXPECT_NE(std::string{error.what()}.find("0002_b"), std::string::npos) << error.what();
  }
  EXPECT_TRUE(has_table("a"));
  EXPECT_FALSE(has_table("b") || has_table("c"));
  EXPECT_EQ(apply({first, second, third}).value(), 2);
}

TEST_P(Migrations, ScriptThatEndsItsTransactionIsRefused) {
  EXPECT_THROW(
      static_cast<void>(apply({{1, "0001_a", "CREATE TABLE a (id INTEGER) STRICT;\nCOMMIT;\nCREATE TABLE b (id INTEGER) STRICT;\n"}})),
      Error);
  EXPECT_FALSE(has_table("b"));
}

TEST_P(Migrations, ChangedOneIsRefused) {
  ASSERT_TRUE(apply({first}).ok());
  auto changed = first;
  changed.sql = "CREATE TABLE a (id INTEGER NOT NULL PRIMARY KEY, more TEXT) STRICT;\n";
  const auto result = apply({changed, second});
  ASSERT_FALSE(result.ok());
  EXPECT_NE(result.failure().message.text.id.find("was changed"), std::string_view::npos);
  EXPECT_FALSE(has_table("b"));
}

TEST_P(Migrations, NewerDatabaseIsRefused) {
  ASSERT_TRUE(apply({first, second}).ok());
  const auto result = apply({first});
  ASSERT_FALSE(result.ok());
  EXPECT_NE(result.failure().message.text.id.find("newer than this program"), std::string_view::npos);
}

TEST_P(Migrations, OneThatComesTooLateIsRefused) {
  ASSERT_TRUE(apply({first, third}).ok());
  EXPECT_FALSE(apply({first, second, third}).ok());
  EXPECT_FALSE(has_table("b"));
}

TEST_P(Migrations, TwoProcessesDoNotApplyTheSameOne) {
  const auto another = open_another();
  auto other = std::async(std::launch::async, [&] { return apply_migrations(*another, {first, second, third}); });
  const auto mine = apply({first, second, third});
  EXPECT_EQ(mine.value() + other.get().value(), 3);
}

/// The one test that needs both engines at a time.
TEST(Schemas, AreTheSameOnBothEngines) {
  if (!support::postgres_server()) GTEST_SKIP() << "BAQYLAU_TEST_PG does not name a PostgreSQL server (./test sets it)";
  const support::TemporaryDirectory directory;
  const support::ThrowAwayDatabase throw_away;
  const auto sqlite = baqylau::db::open_sqlite(directory.path());
  const auto postgres = baqylau::db::open_postgres(throw_away.address(), 1);
  ASSERT_TRUE(migrate(*sqlite).ok() && migrate(*postgres).ok());
  const auto described = describe_schema(*sqlite);
  EXPECT_EQ(described, describe_schema(*postgres));
  EXPECT_NE(described.find("table schema_migration\n"), std::string::npos);
}

class Shapes : public support::EngineTest {
 protected:
  Shapes() : EngineTest{Start::empty} {}
};
BAQYLAU_ON_EACH_ENGINE(Shapes);

TEST_P(Shapes, ShowEverythingThatCanDiffer) {
  ASSERT_TRUE(apply_migrations(database(), {{1, "0001_shapes", R"(
CREATE TABLE parent (one INTEGER NOT NULL, two TEXT NOT NULL, PRIMARY KEY (two, one)) STRICT;
CREATE TABLE child (
  id INTEGER NOT NULL PRIMARY KEY,
  one INTEGER,
  two TEXT,
  share REAL NOT NULL DEFAULT 0.5 CHECK (share >= 0),
  body BLOB, -- CHECK in a comment is none
  UNIQUE (two, one),
  CHECK (one IS NULL OR one > 0),
  FOREIGN KEY (two, one) REFERENCES parent (two, one) ON DELETE CASCADE
) STRICT;
CREATE INDEX child_newest ON child (one DESC, id);
CREATE UNIQUE INDEX child_body ON child (body) WHERE body IS NOT NULL;
)"}}).ok());
  const auto described = describe_schema(database());
  EXPECT_EQ(described.substr(0, described.find("table schema_migration")), R"(table child
  column id integer not null
  column one integer
  column two text
  column share real not null default
  column body blob
  primary key (id)
  foreign key (two, one) references parent (two, one) on delete cascade on update no action
  index child_newest (one desc, id)
  unique (two, one)
  unique index child_body (body) partial
  checks 2
table parent
  column one integer not null
  column two text not null
  primary key (two, one)
)");
}

}  // namespace
}  // namespace baqylau::tests::db
