/// A PostgreSQL that keeps silent: everybody is answered in time, and what is not known is not called done.

#include "contract_fixture.hpp"
#include "db/postgres/connection.hpp"
#include "db/postgres/database.hpp"
#include "db/waits.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <signal.h>

namespace baqylau::tests::db {
namespace {

using namespace std::chrono_literals;
using baqylau::db::CommitUnknown;
using baqylau::db::Database;
using baqylau::db::Read;
using baqylau::db::Unavailable;
using baqylau::db::Unhurried;
using baqylau::db::Write;
using baqylau::db::postgres::PostgresConnection;
using baqylau::db::postgres::Waits;

constexpr Waits short_waits{
    .unit = 400ms, .commit = 600ms, .next = 300ms, .begin = 200ms, .connect = 400ms, .pause = 10ms, .roll_back = 100ms, .ending = 200ms};
/// No unit of work ends by it.
constexpr auto never_in_a_test = std::chrono::hours{1};

template <class Expected>
bool is(const std::exception_ptr& thrown) {
  if (!thrown) return false;
  try {
    std::rethrow_exception(thrown);
  } catch (const Expected&) {
    return true;
  } catch (...) {
    return false;
  }
}

class PostgresWaits : public ContractTest {
 protected:
  /// What a thread of requests asks: not the test's own, which has no limits.
  static std::exception_ptr hurried_write(Database& database, Database::WriteJob job) {
    Ended ended;
    std::thread{[&] { database.start_write(std::move(job), ended.outcome()); }}.join();
    return ended.error();
  }
  static std::exception_ptr hurried_read(Database& database, Database::ReadJob job) {
    Ended ended;
    std::thread{[&] { database.start_read(std::move(job), ended.outcome()); }}.join();
    return ended.error();
  }
  /// Once it was away it is asked again after a moment: tried until it is answered.
  static void write_when_back(Database& database, const Database::WriteJob& job) {
    while (hurried_write(database, job)) std::this_thread::yield();
  }
  [[nodiscard]] std::unique_ptr<baqylau::db::Engine> open_short(int connections = 1, const Waits& waits = short_waits) const {
    return baqylau::db::postgres::open(postgres().address() + " application_name=short", connections, waits);
  }
  /// Stops those who serve the connections of `open_short`; lets them go on at its end.
  class Frozen {
   public:
    explicit Frozen(const std::string& address) {
      for (const auto& row : PostgresConnection{address}.texts(
               "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'short'")) {
        pids_.push_back(std::stoi(row.at(0)));
        EXPECT_EQ(::kill(pids_.back(), SIGSTOP), 0);
      }
      EXPECT_FALSE(pids_.empty());
    }
    Frozen(const Frozen&) = delete;
    Frozen& operator=(const Frozen&) = delete;
    ~Frozen() {
      for (const auto pid : pids_) ::kill(pid, SIGCONT);
    }

   private:
    std::vector<pid_t> pids_;
  };
  static baqylau::db::Database::WriteJob inserting(std::int64_t id) {
    return [id](Write& db) {
      db.run(sql::insert_entry{.id = id, .name = "entry " + std::to_string(id), .count = 0});
      return true;
    };
  }
};
INSTANTIATE_TEST_SUITE_P(Engines, PostgresWaits, ::testing::Values(std::string{"postgresql"}), support::engine_name);

TEST_P(PostgresWaits, ServerThatFallsSilentBetweenUnitsIsUnavailableAndServesAgainAfterwards) {
  const auto site = open_short();
  ASSERT_EQ(hurried_write(*site, inserting(1)), nullptr);
  {
    const Frozen frozen{postgres().address()};
    const auto thrown = hurried_write(*site, inserting(2));
    EXPECT_TRUE(is<Unavailable>(thrown) && !is<CommitUnknown>(thrown));
  }
  write_when_back(*site, inserting(3));
  EXPECT_EQ(entries(), 2);
}

TEST_P(PostgresWaits, OneFindsOutThatTheServerIsAwayAndTheOthersNeedNotWait) {
  // So long that no one of them would end.
  auto waits = short_waits;
  waits.unit = waits.commit = waits.connect = waits.pause = never_in_a_test;
  const auto site = open_short(2, waits);
  Ended held, other;
  std::promise<void> go_on;
  std::thread{[&] {
    site->start_write(
        [kept = go_on.get_future().share()](Write&) {
          kept.wait();
          return false;
        },
        held.outcome());
    site->start_write([](Write&) { return false; }, other.outcome());
  }}.join();
  EXPECT_EQ(other.error(), nullptr);
  const Frozen frozen{postgres().address()};
  EXPECT_TRUE(is<Unavailable>(hurried_write(*site, inserting(1)))) << "it waits for BEGIN only";
  EXPECT_TRUE(is<Unavailable>(hurried_write(*site, inserting(2)))) << "at once: connecting would take an hour";
  go_on.set_value();
  baqylau::db::end_soon(*site);
}

TEST_P(PostgresWaits, ServerThatFallsSilentInTheMiddleIsUnavailableAndChangesNothing) {
  const auto site = open_short();
  {
    std::optional<Frozen> frozen;
    const auto thrown = hurried_write(*site, [&](Write& db) {
      db.run(sql::insert_entry{.id = 1, .name = "a", .count = 0});
      frozen.emplace(postgres().address());
      db.run(sql::insert_entry{.id = 2, .name = "b", .count = 0});
      return true;
    });
    EXPECT_TRUE(is<Unavailable>(thrown) && !is<CommitUnknown>(thrown));
  }
  EXPECT_EQ(entries(), 0);
}

TEST_P(PostgresWaits, CommitThatIsNotAnsweredInTimeIsUnknownAndMayComeLater) {
  const auto site = open_short();
  const auto before = site->version();
  {
    std::optional<Frozen> frozen;
    EXPECT_TRUE(is<CommitUnknown>(hurried_write(*site, [&](Write& db) {
      db.run(sql::insert_entry{.id = 1, .name = "a", .count = 0});
      frozen.emplace(postgres().address());
      return true;
    })));
  }
  EXPECT_GT(site->version(), before) << "no page may be kept that was made without it";
  // The server goes on with what it was sent, whoever has gone: a key that is taken is waited for.
  EXPECT_THROW(static_cast<void>(insert(1, "a")), baqylau::db::Error);
  EXPECT_EQ(entries(), 1);
}

TEST_P(PostgresWaits, WhoTakesItsTimeIsNotCutUntilTheProgramIsToEnd) {
  const auto site = open_short(2);
  std::promise<void> silent;
  auto thrown = std::async(std::launch::async, [&] {
    const Unhurried unhurried;
    Ended ended;
    std::optional<Frozen> frozen;
    site->start_write(
        [&](Write& db) {
          db.run(sql::insert_entry{.id = 1, .name = "a", .count = 0});
          frozen.emplace(postgres().address());
          silent.set_value();
          db.run(sql::insert_entry{.id = 2, .name = "b", .count = 0});
          return true;
        },
        ended.outcome());
    return ended.error();
  });
  silent.get_future().wait();
  EXPECT_TRUE(is<Unavailable>(hurried_write(*site, inserting(1)))) << "it waits for a key of the one that is silent";
  EXPECT_EQ(thrown.wait_for(0s), std::future_status::timeout) << "who was asked before, and takes its time, still waits";
  baqylau::db::end_soon(*site);
  EXPECT_TRUE(is<Unavailable>(thrown.get()));
}

TEST_P(PostgresWaits, WhoIsBeingAnsweredGoesOn) {
  auto waits = short_waits;
  waits.next = waits.begin = waits.connect = never_in_a_test;
  std::int64_t id = 0;
  std::exception_ptr thrown;
  // Long enough for the first answer on any machine; the others come when that time is over.
  for (waits.unit = 20ms; id == 0; waits.unit *= 2) {
    waits.commit = waits.unit;
    const auto site = open_short(1, waits);
    thrown = hurried_write(*site, [&id, unit = waits.unit](Write& db) {
      const auto end = std::chrono::steady_clock::now() + unit;
      do {
        db.run(sql::insert_entry{.id = id, .name = "row " + std::to_string(id), .count = 0});
        ++id;
      } while (std::chrono::steady_clock::now() < end);
      db.run(sql::insert_entry{.id = id, .name = "row " + std::to_string(id), .count = 0});
      return true;
    });
  }
  EXPECT_FALSE(thrown);
  EXPECT_EQ(entries(), id + 1);
}

TEST_P(PostgresWaits, WhatWaitedTooLongInTheQueueIsNotBegun) {
  auto waits = short_waits;
  waits.unit = 0ms;
  const auto site = open_short(1, waits);
  std::promise<void> go_on;
  Ended first, second;
  bool began = false;
  std::thread{[&] {
    const Unhurried unhurried;
    site->start_write(
        [held = go_on.get_future().share()](Write&) {
          held.wait();
          return false;
        },
        first.outcome());
  }}.join();
  std::thread{[&] { site->start_write([&](Write&) { return began = true; }, second.outcome()); }}.join();
  go_on.set_value();
  EXPECT_FALSE(first.error());
  EXPECT_TRUE(is<Unavailable>(second.error()));
  EXPECT_FALSE(began);
}

TEST_P(PostgresWaits, ServerThatTakesConnectionsAndSaysNothingIsUnavailable) {
  boost::asio::io_context io;
  const boost::asio::ip::tcp::acceptor mute{io, {boost::asio::ip::address_v4::loopback(), 0}};
  const auto port = std::to_string(mute.local_endpoint().port());
  const baqylau::db::postgres::Common common{.waits = short_waits};
  EXPECT_THROW((PostgresConnection{"host=127.0.0.1 dbname=x user=x port=" + port, &common}), Unavailable);
}

TEST_P(PostgresWaits, AfterAMuteHostTheNextIsTried) {
  boost::asio::io_context io;
  const boost::asio::ip::tcp::acceptor mute{io, {boost::asio::ip::address_v4::loopback(), 0}};
  const auto port = std::to_string(mute.local_endpoint().port());
  const PostgresConnection real{postgres().address()};
  auto waits = short_waits;
  std::string reached;
  // Long enough for the second to answer on any machine; that the first never does is as certain after a shorter time.
  for (waits.connect = 100ms; reached.empty() && waits.connect < std::chrono::minutes{1}; waits.connect *= 2) {
    const baqylau::db::postgres::Common common{.waits = waits};
    try {
      PostgresConnection second{postgres().address() + " host=127.0.0.1,127.0.0.1 port=" + port + "," + PQport(real.handle()), &common};
      reached = second.texts("SELECT current_database()").at(0).at(0);
    } catch (const Unavailable&) {
      continue;
    }
  }
  EXPECT_EQ(reached, postgres().name());
}

TEST_P(PostgresWaits, OfSeveralStatementsInOneTextTheFirstErrorIsTold) {
  PostgresConnection connection{postgres().address()};
  EXPECT_EQ(connection.texts("SELECT 1; SELECT 2").at(0).at(0), "2");
  EXPECT_THROW(connection.command("SELECT 1; SELECT 1 / 0; SELECT 2"), baqylau::db::Error);
  EXPECT_EQ(connection.state(), "22012");
  EXPECT_EQ(connection.texts("SELECT 3").at(0).at(0), "3");
}

/// Longer than what a socket takes at once: libpq has to go on reading and writing.
TEST_P(PostgresWaits, LongWordsGoBothWays) {
  PostgresConnection connection{postgres().address()};
  const std::string words(20'000'000, 'a');
  EXPECT_EQ(connection.texts(("SELECT '" + words + "'").c_str()).at(0).at(0), words);
}

/// As the server warns of a commit that waited for its standby and was cancelled or terminated; whatever the role's settings are.
TEST_P(PostgresWaits, CommitWithAWarningIsUnknown) {
  for (const std::string state : {"01000", "57P01"}) {
    support::on_server("ALTER DATABASE " + postgres().name() + " SET client_min_messages = 'error'");
    PostgresConnection connection{postgres().address()};
    connection.command(
        ("CREATE FUNCTION warn() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE WARNING 'not replicated' USING ERRCODE = '" + state +
         "'; RETURN NULL; END $$")
            .c_str());
    connection.command(
        "CREATE CONSTRAINT TRIGGER late AFTER INSERT ON entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION warn()");
    connection.command("BEGIN");
    connection.command("INSERT INTO entry VALUES (7, 'warned', 0)");
    EXPECT_THROW(connection.commit(), CommitUnknown) << state;
    EXPECT_EQ(entries(), 1);
    connection.command("DROP TRIGGER late ON entry; DROP FUNCTION warn(); DELETE FROM entry");
  }
  support::on_server("ALTER DATABASE " + postgres().name() + " RESET client_min_messages");
}

}  // namespace
}  // namespace baqylau::tests::db
