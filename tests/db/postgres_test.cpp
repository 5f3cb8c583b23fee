/// What only PostgreSQL can do to us: connections that go away, transactions chosen to give way.

#include "contract_fixture.hpp"
#include "db/postgres/connection.hpp"

#include <atomic>
#include <barrier>
#include <thread>

namespace baqylau::tests::db {
namespace {

using baqylau::db::Read;
using baqylau::db::Unavailable;
using baqylau::db::Write;

class Postgres : public ContractTest {
 protected:
  void cut_all_connections() {
    support::on_server("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + postgres().name() + "'");
  }
};
INSTANTIATE_TEST_SUITE_P(Engines, Postgres, ::testing::Values(std::string{"postgresql"}), support::engine_name);

TEST_P(Postgres, LostConnectionIsMadeAnew) {
  ASSERT_TRUE(insert(1, "a").ok());
  EXPECT_EQ(entries(), 1);
  cut_all_connections();
  EXPECT_EQ(entries(), 1);
  EXPECT_TRUE(insert(2, "b").ok());
}

TEST_P(Postgres, ConnectionLostInTheMiddleIsUnavailableAndChangesNothing) {
  EXPECT_THROW(static_cast<void>(database().write([&](Write& db) {
                 db.run(sql::insert_entry{.id = 1, .name = "a", .count = 0});
                 cut_all_connections();
                 db.run(sql::insert_entry{.id = 2, .name = "b", .count = 0});
                 return base::done();
               })),
               Unavailable);
  EXPECT_EQ(entries(), 0);
}

TEST_P(Postgres, ConnectionLostBeforeTheCommitIsNotAcknowledged) {
  EXPECT_THROW(static_cast<void>(database().write([&](Write& db) {
                 db.run(sql::insert_entry{.id = 1, .name = "a", .count = 0});
                 cut_all_connections();
                 return base::done();
               })),
               Unavailable);
  EXPECT_EQ(entries(), 0);
}

TEST_P(Postgres, ServerThatIsAwayIsUnavailable) {
  ASSERT_TRUE(insert(1, "a").ok());
  support::on_server("ALTER DATABASE " + postgres().name() + " ALLOW_CONNECTIONS false");
  cut_all_connections();
  EXPECT_THROW(entries(), Unavailable);
  EXPECT_THROW(static_cast<void>(insert(2, "b")), Unavailable);
  support::on_server("ALTER DATABASE " + postgres().name() + " ALLOW_CONNECTIONS true");
  const auto answers = [&] {
    try {
      return entries() == 1;
    } catch (const Unavailable&) {
      return false;  // it is not asked again at once
    }
  };
  while (!answers()) std::this_thread::yield();
  EXPECT_TRUE(insert(2, "b").ok());
}

TEST_P(Postgres, WrongAddressIsToldAtOnce) {
  EXPECT_THROW(baqylau::db::open_postgres("host=127.0.0.1 port=1 dbname=nowhere"), Unavailable);
}

TEST_P(Postgres, DeadlockIsRepeated) {
  const auto quick = baqylau::db::open_postgres(postgres().address() + " options='-c deadlock_timeout=50ms'", 2);
  ASSERT_TRUE(insert(1, "a").ok() && insert(2, "b").ok());
  std::barrier both_hold_one{2};
  std::atomic<int> runs = 0;
  const auto crossing = [&](const std::string& one, const std::string& two) {
    bool first = true;
    return quick
        ->write([&](Write& db) {
          ++runs;
          db.run(sql::add_to_entry{.name = one, .more = 1});
          if (std::exchange(first, false)) both_hold_one.arrive_and_wait();
          db.run(sql::add_to_entry{.name = two, .more = 1});
          return base::done();
        })
        .ok();
  };
  auto other = std::async(std::launch::async, [&] { return crossing("b", "a"); });
  EXPECT_TRUE(crossing("a", "b"));
  EXPECT_TRUE(other.get());
  EXPECT_GE(runs, 3);
  for (const auto& row : database().read([](Read& db) { return db.all(sql::entries{}); })) EXPECT_EQ(row.count, 2);
}

TEST_P(Postgres, AKeyTakenBetweenTheLookAndTheWriteIsSeenTheNextTime) {
  int runs = 0;
  const auto late = database().write([&](Write& db) -> base::Done {
    ++runs;
    if (db.one(sql::number_of_entries{})->number > 0) return base::Failure{base::Kind::conflict, base::M("Sign in")};
    EXPECT_TRUE(insert(1, "a").ok()) << "on a connection of its own";
    db.run(sql::insert_entry{.id = 2, .name = "a", .count = 0});
    return base::done();
  });
  ASSERT_FALSE(late.ok());
  EXPECT_EQ(late.failure().kind, base::Kind::conflict);
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(entries(), 1);
}

TEST_P(Postgres, AKeyThatIsTakenEachTimeIsAnErrorAfterThree) {
  ASSERT_TRUE(insert(1, "a").ok());
  int runs = 0;
  EXPECT_THROW(static_cast<void>(database().write([&](Write& db) {
                 ++runs;
                 db.run(sql::insert_entry{.id = 2, .name = "a", .count = 0});
                 return base::done();
               })),
               Error);
  EXPECT_EQ(runs, 3);
}

TEST_P(Postgres, CommitThatRollsBackIsNotTakenForACommit) {
  baqylau::db::postgres::PostgresConnection connection{postgres().address()};
  connection.command("BEGIN");
  EXPECT_THROW(connection.command("SELECT 1 / 0"), Error);
  EXPECT_THROW(connection.commit(), Error);
}

TEST_P(Postgres, DatabaseOfAnotherEncodingIsRefused) {
  const auto name = postgres().name() + "_ascii";
  support::on_server("CREATE DATABASE " + name + " TEMPLATE template0 ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'");
  EXPECT_THROW(baqylau::db::open_postgres(*support::postgres_server() + " dbname=" + name), baqylau::db::Error);
  support::on_server("DROP DATABASE " + name + " WITH (FORCE)");
}

}  // namespace
}  // namespace baqylau::tests::db
