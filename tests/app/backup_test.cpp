#include "app/backup.hpp"

#include "support/temporary_directory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <stdexcept>

namespace baqylau::app {
namespace {

using ::testing::HasSubstr;

const Manifest example{.engine = "sqlite",
                       .made_at = "2026-11-29T03:04:05.678901Z",
                       .database = "database.sqlite",
                       .database_sha256 = std::string(64, 'a'),
                       .secret_sha256 = std::string(64, 'b'),
                       .journal_size = 108,
                       .journal_root = std::string(64, 'c'),
                       .wrong = "",
                       .files = {{std::string(64, 'd'), 5}, {std::string(64, 'e'), 26'214'400}}};

class Manifests : public ::testing::Test {
 protected:
  void write(const std::string& text) { std::ofstream{folder_.path() / "manifest.json", std::ios::binary} << text; }
  Manifest read() { return read_manifest(folder_.path()); }
  std::string refusal() {
    try {
      read();
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return "taken";
  }

 private:
  support::TemporaryDirectory folder_;
};

TEST_F(Manifests, AreReadAsTheyWereWritten) {
  write(to_text(example));
  const auto found = read();
  EXPECT_EQ(to_text(found), to_text(example));
  EXPECT_EQ(found.files, example.files);
  EXPECT_EQ(found.journal_size, 108);
}

TEST_F(Manifests, WithAnyBitTurnedAreDamaged) {
  const auto text = to_text(example);
  for (std::size_t at = 0; at < text.size(); ++at) {
    auto damaged = text;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x04);
    write(damaged);
    ASSERT_THAT(refusal(), HasSubstr("is damaged")) << "byte " << at;
  }
}

TEST_F(Manifests, ThatWereCutOffAreDamaged) {
  const auto text = to_text(example);
  for (const auto size : {text.size() - 1, text.size() - 65, text.size() / 2, std::size_t{0}}) {
    write(text.substr(0, size));
    EXPECT_THAT(refusal(), HasSubstr("is damaged")) << size;
  }
}

TEST_F(Manifests, AreWhatMakesAFolderABackup) { EXPECT_THAT(refusal(), HasSubstr("is no backup")); }

}  // namespace
}  // namespace baqylau::app
