#include "contract_fixture.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <thread>

namespace baqylau::tests::db {
namespace {

using baqylau::db::Database;
using baqylau::db::Error;
using baqylau::db::Read;
using baqylau::db::Unavailable;
using baqylau::db::Write;

using base::M;

class Transactions : public ContractTest {
 protected:
  Database::WriteJob inserting(std::int64_t id, bool keep = true) {
    return [id, keep](Write& db) {
      db.run(sql::insert_entry{.id = id, .name = std::to_string(id), .count = 0});
      return keep;
    };
  }
  std::vector<std::int64_t> ids() {
    std::vector<std::int64_t> found;
    for (const auto& row : database().read([](Read& db) { return db.all(sql::entries{}); })) found.push_back(row.id);
    return found;
  }
};
BAQYLAU_ON_EACH_ENGINE(Transactions);

TEST_P(Transactions, FailureRollsBack) {
  const auto result = database().write([](Write& db) -> base::Done {
    db.run(sql::insert_entry{.id = 1, .name = "a", .count = 0});
    return base::Failure{base::Kind::conflict, M("Sign in")};
  });
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.failure().kind, base::Kind::conflict);
  EXPECT_EQ(entries(), 0);
}

TEST_P(Transactions, ThrowRollsBackAndReachesTheCaller) {
  EXPECT_THROW(static_cast<void>(database().write([](Write& db) -> base::Done {
                 db.run(sql::insert_entry{.id = 1, .name = "a", .count = 0});
                 throw std::logic_error{"a bug"};
               })),
               std::logic_error);
  EXPECT_EQ(entries(), 0);
  EXPECT_TRUE(insert(2, "b").ok());
  EXPECT_EQ(entries(), 1);
}

TEST_P(Transactions, UnitsThatWaitTogetherDoNotShareTheirFailures) {
  std::promise<void> release;
  auto released = release.get_future().share();
  std::array<Ended, 6> ended;
  database().start_write(
      [released](Write&) {
        released.wait();
        return true;
      },
      ended[0].outcome());
  database().start_write(inserting(1), ended[1].outcome());
  database().start_write(inserting(2, false), ended[2].outcome());
  database().start_write(
      [](Write& db) -> bool {
        db.run(sql::insert_entry{.id = 3, .name = "3", .count = 0});
        throw std::logic_error{"a bug"};
      },
      ended[3].outcome());
  database().start_write(
      [](Write& db) {
        db.run(sql::insert_entry{.id = 4, .name = "4", .count = -1});
        return true;
      },
      ended[4].outcome());
  database().start_write(inserting(5), ended[5].outcome());
  release.set_value();
  std::vector<bool> threw;
  for (auto& one : ended) threw.push_back(one.error() != nullptr);
  EXPECT_EQ(threw, (std::vector<bool>{false, false, false, true, true, false}));
  EXPECT_EQ(ids(), (std::vector<std::int64_t>{1, 5}));
}

TEST_P(Transactions, UnitCannotCommitAfterAStatementFailed) {
  ASSERT_TRUE(insert(1, "a").ok());
  EXPECT_THROW(static_cast<void>(database().write([](Write& db) {
                 db.run(sql::insert_entry{.id = 2, .name = "b", .count = 0});
                 try {
                   db.run(sql::insert_entry{.id = 3, .name = "a", .count = 0});
                 } catch (const Error&) {
                   // Taken for granted by a careless job.
                 }
                 return base::done();
               })),
               Error);
  EXPECT_EQ(ids(), (std::vector<std::int64_t>{1}));
}

TEST_P(Transactions, OthersSeeOnlyWhatIsCommitted) {
  std::promise<void> written, release;
  auto released = release.get_future().share();
  Ended ended;
  database().start_write(
      [&, released](Write& db) {
        db.run(sql::insert_entry{.id = 1, .name = "a", .count = 0});
        written.set_value();
        released.wait();
        return true;
      },
      ended.outcome());
  written.get_future().wait();
  EXPECT_EQ(entries(), 0);
  release.set_value();
  EXPECT_EQ(ended.error(), nullptr);
  EXPECT_EQ(entries(), 1);
}

TEST_P(Transactions, WriterSeesItsOwnChanges) {
  const auto seen = database().write([](Write& db) -> base::Result<std::int64_t> {
    db.run(sql::insert_entry{.id = 1, .name = "a", .count = 0});
    return db.one(sql::number_of_entries{})->number;
  });
  EXPECT_EQ(seen.value(), 1);
}

TEST_P(Transactions, ReadKeepsOneSnapshot) {
  ASSERT_TRUE(insert(1, "a").ok());
  database().read([&](Read& db) {
    const auto before = db.one(sql::number_of_entries{})->number;
    ASSERT_TRUE(insert(2, "b").ok());
    EXPECT_EQ(before, 1);
    EXPECT_EQ(db.one(sql::number_of_entries{})->number, 1);
  });
  EXPECT_EQ(entries(), 2);
}

TEST_P(Transactions, AnswerComesAfterTheCommit) {
  std::promise<std::int64_t> seen;
  database().start_write(inserting(1), [&](std::exception_ptr) { seen.set_value(entries()); });
  EXPECT_EQ(seen.get_future().get(), 1);
}

TEST_P(Transactions, WhatWasAnsweredSurvivesReopening) {
  ASSERT_TRUE(insert(1, "a").ok());
  reopen();
  EXPECT_EQ(ids(), (std::vector<std::int64_t>{1}));
  ASSERT_TRUE(insert(2, "b").ok());
  EXPECT_EQ(ids(), (std::vector<std::int64_t>{1, 2}));
}

TEST_P(Transactions, ClosingDoesWhatWasQueued) {
  std::atomic<int> answered = 0;
  for (std::int64_t id = 1; id <= 50; ++id) {
    database().start_write(inserting(id), [&](std::exception_ptr error) { answered += error == nullptr ? 1 : 0; });
  }
  reopen();
  EXPECT_EQ(answered, 50);
  EXPECT_EQ(entries(), 50);
}

TEST_P(Transactions, ConflictIsZeroRowsNotAnError) {
  static_cast<void>(database().write([](Write& db) {
    EXPECT_EQ(db.run(sql::insert_entry_once{.id = 1, .name = "a"}), 1);
    EXPECT_EQ(db.run(sql::insert_entry_once{.id = 2, .name = "a"}), 0);
    EXPECT_EQ(db.run(sql::add_to_entry{.name = "a", .more = 5}), 1);
    EXPECT_EQ(db.run(sql::add_to_entry{.name = "unknown", .more = 5}), 0);
    return base::done();
  }));
  EXPECT_EQ(ids(), (std::vector<std::int64_t>{1}));
}

TEST_P(Transactions, ConflictUpdatesAndReturnsTheRow) {
  const auto count = [&](std::int64_t id) {
    return database()
        .write([id](Write& db) -> base::Result<sql::count_entry::Row> {
          return db.returning(sql::count_entry{.id = id, .name = "a"}).value();
        })
        .value();
  };
  EXPECT_EQ(count(7).count, 1);
  const auto second = count(8);
  EXPECT_EQ(second.count, 2);
  EXPECT_EQ(second.id, 7);
}

TEST_P(Transactions, KeysChecksAndReferencesHold) {
  ASSERT_TRUE(insert(1, "a").ok());
  EXPECT_THROW(static_cast<void>(insert(1, "b")), Error);
  EXPECT_THROW(static_cast<void>(insert(2, "a")), Error);
  EXPECT_THROW(static_cast<void>(insert(3, "c", -1)), Error);
  EXPECT_THROW(static_cast<void>(database().write([](Write& db) {
                 db.run(sql::insert_note{.id = 1, .entry_id = 9});
                 return base::done();
               })),
               Error);
  EXPECT_EQ(entries(), 1);
}

TEST_P(Transactions, MoreThanOneRowIsABug) {
  ASSERT_TRUE(insert(1, "a").ok() && insert(2, "b").ok());
  EXPECT_THROW(database().read([](Read& db) { return db.one(sql::entries{}); }), Error);
}

/// What no feature can write: a reading transaction handed a writing statement.
struct Forced : Read {
  explicit Forced(const Read& read) : Read{read} {}
  void run(const baqylau::db::Statement& statement) {
    connection_->execute(statement, {}, [](const auto&) {});
  }
};

TEST_P(Transactions, ReadingConnectionRefusesToWrite) {
  ASSERT_TRUE(insert(1, "a").ok());
  EXPECT_THROW(database().read([](Read& db) { Forced{db}.run(sql::delete_entries::statement); }), Error);
  EXPECT_EQ(entries(), 1);
  EXPECT_EQ(database().write([](Write& db) -> base::Result<std::int64_t> { return db.run(sql::delete_entries{}); }).value(), 1);
}

TEST_P(Transactions, ManyWritersLoseNothing) {
  constexpr int threads = 8, each = 500;
  ASSERT_TRUE(insert(1, "all").ok());
  std::atomic<int> answered = 0;
  std::vector<std::jthread> running;
  for (int thread = 1; thread <= threads; ++thread) {
    running.emplace_back([&, thread] {
      for (int i = 0; i < each; ++i) {
        const std::int64_t id = thread * 10000 + i;
        const auto done = database().write([id](Write& db) {
          db.run(sql::insert_entry{.id = id, .name = std::to_string(id), .count = 0});
          db.run(sql::add_to_entry{.name = "all", .more = 1});
          return base::done();
        });
        if (done.ok()) ++answered;
      }
    });
  }
  running.clear();
  EXPECT_EQ(answered, threads * each);
  reopen();
  const auto rows = database().read([](Read& db) { return db.all(sql::entries{}); });
  EXPECT_EQ(rows.size(), threads * each + 1);
  EXPECT_EQ(rows.front().count, threads * each);
}

TEST_P(Transactions, ManyReadersBesideAWriterSeeWholeUnits) {
  std::atomic<bool> over = false;
  std::atomic<int> torn = 0, reads = 0;
  std::vector<std::jthread> readers;
  for (int i = 0; i < 3; ++i) {
    readers.emplace_back([&] {
      while (!over) {
        // Each unit adds two rows.
        if (entries() % 2 != 0) ++torn;
        ++reads;
      }
    });
  }
  for (std::int64_t id = 0; id < 200; id += 2) {
    ASSERT_TRUE(database()
                    .write([id](Write& db) {
                      db.run(sql::insert_entry{.id = id, .name = std::to_string(id), .count = 0});
                      db.run(sql::insert_entry{.id = id + 1, .name = std::to_string(id + 1), .count = 0});
                      return base::done();
                    })
                    .ok());
  }
  over = true;
  readers.clear();
  EXPECT_EQ(torn, 0);
  EXPECT_GT(reads, 0);
}

TEST_P(Transactions, FullQueueRefusesInsteadOfGrowing) {
  constexpr int offered = 6000;
  std::promise<void> release;
  auto released = release.get_future().share();
  std::atomic<int> done = 0, refused = 0, other = 0;
  for (std::int64_t id = 1; id <= offered; ++id) {
    database().start_write(
        [released, job = inserting(id)](Write& db) {
          released.wait();
          return job(db);
        },
        [&](std::exception_ptr error) {
          if (!error) {
            ++done;
            return;
          }
          try {
            std::rethrow_exception(error);
          } catch (const Unavailable&) {
            ++refused;
          } catch (...) {
            ++other;
          }
        });
  }
  EXPECT_GT(refused, 0);
  release.set_value();
  reopen();
  EXPECT_EQ(other, 0);
  EXPECT_EQ(done + refused, offered);
  EXPECT_EQ(entries(), done);
}

TEST_P(Transactions, VersionGrowsWithWhatChangedSomething) {
  // A new connection to PostgreSQL counts as a change that may have been missed: let that pass.
  std::this_thread::sleep_for(std::chrono::milliseconds{300});
  const auto before = database().version();
  static_cast<void>(entries());
  static_cast<void>(database().write([](Write& db) {
    db.run(sql::delete_entries{});
    return base::done();
  }));
  EXPECT_EQ(database().version(), before);
  ASSERT_TRUE(insert(1, "a").ok());
  EXPECT_GT(database().version(), before);
}

/// Whether `write` leaves the version as it is; tried again, since what was committed elsewhere before is told when it may be.
template <class Write>
bool stays(const Database& database, Write write) {
  for (std::int64_t attempt = 1; attempt <= 50; ++attempt) {
    const auto before = database.version();
    if (!write(attempt).ok()) return false;
    if (database.version() == before) return true;
  }
  return false;
}

TEST_P(Transactions, VersionDoesNotGrowWithWhatNoPageForVisitorsIsMadeOf) {
  ASSERT_TRUE(insert(1, "a").ok());
  EXPECT_TRUE(stays(database(), [&](std::int64_t note) {
    return database().write([&](Write& db) {
      db.run(sql::insert_note{.id = note, .entry_id = 1});
      EXPECT_EQ(db.run(sql::add_to_entry{.name = "a", .more = 1}), 1) << "of a table that counts, a column that does not";
      return base::done();
    });
  }));
  EXPECT_FALSE(stays(database(), [&](std::int64_t note) {
    return database().write([&](Write& db) {
      db.run(sql::insert_note{.id = 100 + note, .entry_id = 1});
      db.run(sql::insert_entry{.id = 100 + note, .name = std::to_string(note), .count = 0});
      return base::done();
    });
  }));
}

TEST_P(Transactions, AReadKnowsWhetherItSawWhatTheVersionDoesNotCount) {
  const auto saw = [&](auto statement) {
    return database().read([&](Read& db) {
      static_cast<void>(db.all(statement));
      return db.saw_inside();
    });
  };
  EXPECT_FALSE(saw(sql::number_of_entries{}));
  EXPECT_TRUE(saw(sql::entries{})) << "it reads the column that does not count";
}

TEST_P(Transactions, VersionGrowsWhenAnotherProcessCommits) {
  const auto another = open_another();
  std::this_thread::sleep_for(std::chrono::milliseconds{500});
  const auto before = another->version();
  ASSERT_TRUE(insert(1, "a").ok());
  for (int i = 0; i < 100 && another->version() == before; ++i) std::this_thread::sleep_for(std::chrono::milliseconds{20});
  EXPECT_GT(another->version(), before);
}

TEST_P(Transactions, WhatIsWrittenWithoutAPauseHidesNoOtherProcess) {
  ASSERT_TRUE(insert(1, "a").ok());
  const auto another = open_another();
  std::int64_t note = 0;
  const auto write_quietly = [&](std::int64_t) {
    return another->write([&](Write& db) {
      db.run(sql::insert_note{.id = ++note, .entry_id = 1});
      return base::done();
    });
  };
  ASSERT_TRUE(stays(*another, write_quietly));
  const auto before = another->version();
  ASSERT_TRUE(insert(2, "b").ok());
  // Far more than are written in the time after which it looks.
  while (another->version() == before && note < 50'000) ASSERT_TRUE(write_quietly(note).ok());
  EXPECT_GT(another->version(), before);
}

}  // namespace
}  // namespace baqylau::tests::db
