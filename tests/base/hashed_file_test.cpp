#include "base/hashed_file.hpp"

#include "base/random.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <sys/stat.h>
#include <system_error>

namespace baqylau::base {
namespace {

class HashedFiles : public ::testing::Test {
 protected:
  [[nodiscard]] std::filesystem::path in(const std::string& name) const { return folder_.path() / name; }
  static std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
  }

 private:
  support::TemporaryDirectory folder_;
};

TEST_F(HashedFiles, AreCopiedWithTheHashOfWhatWasRead) {
  // More than one piece, and not a multiple of one.
  const std::string bytes(3'000'017, 'x');
  write_new_file(in("from"), bytes);
  EXPECT_EQ(copy_with_sha256(in("from"), in("to")), hex(sha256(bytes)));
  EXPECT_EQ(bytes_of(in("to")), bytes);
  EXPECT_EQ(sha256_of_file(in("to")), hex(sha256(bytes)));
}

TEST_F(HashedFiles, AreTheirOwnersAlone) {
  write_new_file(in("from"), "");
  copy_with_sha256(in("from"), in("to"));
  for (const auto* name : {"from", "to"}) {
    struct stat status {};
    ASSERT_EQ(::stat(in(name).c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 07777U, 0600U) << name;
  }
}

TEST_F(HashedFiles, AreNeverWrittenOver) {
  write_new_file(in("a"), "first");
  write_new_file(in("b"), "second");
  EXPECT_THROW(write_new_file(in("a"), "other"), std::system_error);
  EXPECT_THROW(copy_with_sha256(in("b"), in("a")), std::system_error);
  EXPECT_EQ(bytes_of(in("a")), "first");
  EXPECT_THROW(sha256_of_file(in("none")), std::system_error);
}

}  // namespace
}  // namespace baqylau::base
