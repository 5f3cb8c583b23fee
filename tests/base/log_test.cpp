#include "base/log.hpp"

#include <boost/json/src.hpp>  // header-only here: the library under test needs no JSON

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

namespace baqylau::base {
namespace {

const Instant nine = *parse_instant("2008-02-27T09:00:00Z");

TEST(Log, LineSaysWhenWhatAndInWhichRequest) {
  EXPECT_EQ(
      log_line(nine, LogLevel::info, "signed_in", "8F3K2M1P", {{"account", 17}, {"remembered", false}, {"from", "::1"}}),
      R"({"at":"2008-02-27T09:00:00Z","level":"info","event":"signed_in","request":"8F3K2M1P","account":17,"remembered":false,"from":"::1"})");
}

TEST(Log, LineWithoutARequestNamesNone) {
  EXPECT_EQ(log_line(nine, LogLevel::error, "disk_full", "", {}), R"({"at":"2008-02-27T09:00:00Z","level":"error","event":"disk_full"})");
}

TEST(Log, EveryByteAStrangerSendsLeavesTheLineOneValidJsonObject) {
  for (int first = 0; first < 256; ++first) {
    for (const int second : {0x00, 0x0A, 0x22, 0x5C, 0x80, 0x9B, 0xA8, 0xBF, 0xC2, 0xE2, 0xED, 0xFF}) {
      const std::string hostile{static_cast<char>(first), static_cast<char>(second), 'z'};
      const auto line = log_line(nine, LogLevel::info, "e", hostile, {{"value", hostile}});
      boost::system::error_code error;
      const auto parsed = boost::json::parse(line, error);
      ASSERT_FALSE(error) << line;
      ASSERT_TRUE(parsed.as_object().at("value").as_string().ends_with("z")) << line;
      for (const char c : line) ASSERT_GE(static_cast<unsigned char>(c), 0x20U) << line;
    }
  }
}

TEST(Log, LineBreaksEscapesAndTerminalCodesAreWrittenOut) {
  EXPECT_NE(log_line(nine, LogLevel::info, "e", "", {{"v", "a\r\nb\x1b[31m\xC2\x9B\xE2\x80\xAE"}})
                .find(R"("a\u000d\u000ab\u001b[31m\u009b\u202e")"),
            std::string::npos);
}

TEST(Log, KazakhIsReadable) {
  EXPECT_NE(log_line(nine, LogLevel::info, "e", "", {{"v", "Бақылау ₸"}}).find(R"("Бақылау ₸")"), std::string::npos);
}

TEST(Log, SecretsAreHiddenByTheirNames) {
  for (const auto* name : {"password", "token", "cookie", "secret", "code"}) {
    const auto line = log_line(nine, LogLevel::info, "e", "", {{name, "tulip-bicycle-42"}});
    EXPECT_EQ(line.find("tulip"), std::string::npos) << line;
  }
}

TEST(Log, LongValuesAreCutAndStayValid) {
  std::string kazakh;
  for (int i = 0; i < 3000; ++i) kazakh += "қ";
  const auto line = log_line(nine, LogLevel::info, "e", "", {{"v", "x" + kazakh}});
  EXPECT_LT(line.size(), 2200U);
  EXPECT_EQ(line.find("ufffd"), std::string::npos);
  boost::system::error_code error;
  (void)boost::json::parse(line, error);
  EXPECT_FALSE(error);
}

TEST(Log, WritesWhatIsImportantEnoughToItsFile) {
  const auto path = std::filesystem::temp_directory_path() / ("baqylau_log_test_" + std::to_string(::getpid()) + ".jsonl");
  std::filesystem::remove(path);
  open_log({path, LogLevel::warning});
  log(LogLevel::info, "quiet", "");
  log(LogLevel::warning, "loud", "R1", {{"n", 1}});
  close_log();
  std::ifstream in{path};
  std::string line;
  std::vector<std::string> lines;
  while (std::getline(in, line)) lines.push_back(line);
  std::filesystem::remove(path);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_NE(lines[0].find(R"("event":"loud","request":"R1","n":1})"), std::string::npos);
}

TEST(Log, IsAnotherFileAfterItWasRenamedAndReopened) {
  const auto path = std::filesystem::temp_directory_path() / "baqylau_log_test_renamed.jsonl";
  const auto renamed = std::filesystem::path{path.string() + ".1"};
  const auto lines_of = [](const std::filesystem::path& file) {
    std::ifstream in{file};
    return std::string{std::istreambuf_iterator<char>{in}, {}};
  };
  std::filesystem::remove(path);
  open_log({path, LogLevel::info});
  log(LogLevel::info, "before", "");
  std::filesystem::rename(path, renamed);
  log(LogLevel::info, "meanwhile", "");
  reopen_log();
  log(LogLevel::info, "after", "");
  close_log();
  const auto first = lines_of(renamed);
  const auto second = lines_of(path);
  std::filesystem::remove(path);
  std::filesystem::remove(renamed);
  EXPECT_NE(first.find("\"before\""), std::string::npos);
  EXPECT_NE(first.find("\"meanwhile\""), std::string::npos) << "nothing is lost";
  EXPECT_EQ(first.find("\"after\""), std::string::npos);
  EXPECT_EQ(second.find("\"meanwhile\""), std::string::npos);
  EXPECT_NE(second.find("\"after\""), std::string::npos);
}

TEST(Log, GoesOnInTheOldFileWhereANewOneCannotBeOpened) {
  const auto folder = std::filesystem::temp_directory_path() / "baqylau_log_test_folder";
  const auto moved = std::filesystem::path{folder.string() + "_moved"};
  std::filesystem::remove_all(folder);
  std::filesystem::remove_all(moved);
  std::filesystem::create_directory(folder);
  open_log({folder / "log.jsonl", LogLevel::info});
  std::filesystem::rename(folder, moved);
  std::ofstream{folder} << "a file where the folder was";
  reopen_log();
  log(LogLevel::info, "after", "");
  close_log();
  std::ifstream in{moved / "log.jsonl"};
  const std::string lines{std::istreambuf_iterator<char>{in}, {}};
  std::filesystem::remove(folder);
  std::filesystem::remove_all(moved);
  EXPECT_NE(lines.find("log_not_reopened"), std::string::npos);
  EXPECT_NE(lines.find("\"after\""), std::string::npos);
}

TEST(Log, AFullDiskDoesNotStopWhoeverLogs) {
  if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "no /dev/full";
  open_log({"/dev/full", LogLevel::info});
  for (int i = 0; i < 20000; ++i) log(LogLevel::info, "e", "", {{"i", i}});
  close_log();
}

}  // namespace
}  // namespace baqylau::base
