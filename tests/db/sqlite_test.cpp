/// What only SQLite promises: private files, durable settings, group commit that never acknowledges what is lost.

#include "contract_fixture.hpp"

#include <sys/resource.h>
#include <sys/stat.h>

#include <array>
#include <csignal>

namespace baqylau::tests::db {
namespace {

using baqylau::db::Write;

mode_t mode_of(const std::filesystem::path& file) {
  struct stat found {};
  EXPECT_EQ(::stat(file.c_str(), &found), 0) << file;
  return found.st_mode & 0777;
}

/// No file may grow beyond `bytes` while this lives: a disk that is full.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    auto limit = before_;
    limit.rlim_cur = bytes;
    handler_ = std::signal(SIGXFSZ, SIG_IGN);
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FullDisk() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

 private:
  rlimit before_{};
  void (*handler_)(int) = nullptr;
};

class Sqlite : public ContractTest {
 protected:
  std::filesystem::path file(const std::string& ending = "") { return directory() / ("baqylau.sqlite" + ending); }
};
INSTANTIATE_TEST_SUITE_P(Engines, Sqlite, ::testing::Values(std::string{"sqlite"}), support::engine_name);

TEST_P(Sqlite, FilesAreTheOwnersAlone) {
  const auto umask_before = ::umask(0);
  const auto other = directory() / "new" / "data";
  {
    const auto made = baqylau::db::open_sqlite(other);
    ASSERT_TRUE(baqylau::db::apply_migrations(*made, test_schema).ok());
    for (const auto* ending : {"", "-wal", "-shm"}) EXPECT_EQ(mode_of(other / ("baqylau.sqlite" + std::string{ending})), 0600U) << ending;
    EXPECT_EQ(mode_of(other), 0700U);
  }
  ::umask(umask_before);
}

TEST_P(Sqlite, ClosingLeavesOneFile) {
  ASSERT_TRUE(insert(1, "a").ok());
  EXPECT_TRUE(std::filesystem::exists(file("-wal")));
  reopen();
  EXPECT_EQ(entries(), 1);
}

TEST_P(Sqlite, FullDiskAcknowledgesNothingAndHealsByItself) {
  ASSERT_TRUE(insert(1, "a").ok());
  std::promise<void> release;
  auto released = release.get_future().share();
  std::array<Ended, 4> ended;
  {
    const FullDisk full{std::filesystem::file_size(file("-wal"))};
    database().start_write(
        [released](Write&) {
          released.wait();
          return true;
        },
        ended[0].outcome());
    for (std::size_t i = 1; i < ended.size(); ++i) {
      database().start_write(
          [i](Write& db) {
            const auto id = static_cast<std::int64_t>(i) + 10;
            db.run(sql::insert_entry{.id = id, .name = std::to_string(id), .count = 0});
            return true;
          },
          ended[i].outcome());
    }
    release.set_value();
    for (std::size_t i = 1; i < ended.size(); ++i) EXPECT_NE(ended[i].error(), nullptr) << i;
  }
  EXPECT_EQ(entries(), 1);
  EXPECT_TRUE(insert(2, "b").ok());
  reopen();
  EXPECT_EQ(entries(), 2);
}

TEST_P(Sqlite, LogIsBroughtIntoTheFileWhileRunning) {
  const auto before = std::filesystem::file_size(file());
  const std::string text(100'000, 'q');
  for (std::int64_t id = 1; id <= 100; ++id) {
    ASSERT_TRUE(database()
                    .write([&](Write& db) {
                      db.run(sql::insert_sample{.id = id, .words = text});
                      return base::done();
                    })
                    .ok());
  }
  EXPECT_GT(std::filesystem::file_size(file()), before + 4'000'000);
  // 10 MB were written; the log starts anew instead of holding all of them.
  EXPECT_LT(std::filesystem::file_size(file("-wal")), 8'000'000U);
}

TEST_P(Sqlite, DirectoryThatCannotBeMadeIsAnError) { EXPECT_THROW(baqylau::db::open_sqlite("/proc/no/such/place"), std::exception); }

}  // namespace
}  // namespace baqylau::tests::db
