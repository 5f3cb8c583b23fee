/// Files that are stored while others are swept.

#include "http/files.hpp"

#include "base/random.hpp"
#include "http/server.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <barrier>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <thread>

namespace baqylau::http {
namespace {

namespace fs = std::filesystem;

class FilesSwept : public ::testing::Test {
 protected:
  void SetUp() override { empty_temporary(directory_.path() / "tmp"); }
  std::string keep() {
    TemporaryFile file{directory_.path() / "tmp", random_};
    file.write("the same bytes");
    const auto sha256 = file.finish();
    store_->keep({.field = "file", .filename = "f", .path = file.path(), .sha256 = sha256, .state = Upload::State::complete});
    return sha256;
  }
  static fs::file_time_type an_hour_ago() { return fs::file_time_type::clock::now() - std::chrono::hours{1}; }

  base::SeededRandom random_{1};
  support::TemporaryDirectory directory_;
  const std::unique_ptr<FileStore> store_ = open_file_store(directory_.path() / "files");
};

TEST_F(FilesSwept, WhenTheyAreOldAndNoOneSendsThem) {
  const auto path = store_->path_of(keep());
  EXPECT_FALSE(remove_if_old(path, an_hour_ago()));
  EXPECT_TRUE(fs::exists(path));
  fs::last_write_time(path, an_hour_ago() - std::chrono::hours{1});
  EXPECT_TRUE(remove_if_old(path, an_hour_ago()));
  EXPECT_TRUE(fs::is_empty(path.parent_path()));
}

TEST_F(FilesSwept, NeverFromUnderWhoeverHasJustStoredTheSameBytes) {
  const auto path = store_->path_of(keep());
  int removed = 0;
  std::barrier together{2};
  for (int round = 0; round < 2000; ++round) {
    fs::last_write_time(path, an_hour_ago() - std::chrono::hours{1});
    bool gone = false;
    std::jthread sweeping{[&] {
      together.arrive_and_wait();
      gone = remove_if_old(path, an_hour_ago());
    }};
    TemporaryFile file{directory_.path() / "tmp", random_};
    file.write("the same bytes");
    const Upload upload{.field = "file", .filename = "f", .path = file.path(), .sha256 = file.finish(), .state = Upload::State::complete};
    together.arrive_and_wait();
    store_->keep(upload);
    sweeping.join();
    ASSERT_TRUE(fs::exists(path)) << "round " << round;
    removed += gone ? 1 : 0;
  }
  std::printf("  swept first in %d of 2000 rounds\n", removed);
}

}  // namespace
}  // namespace baqylau::http
