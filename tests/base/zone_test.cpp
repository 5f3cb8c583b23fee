#include "base/zone.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace baqylau::base {
namespace {

void put(std::string& bytes, std::uint64_t value, unsigned width) {
  for (unsigned i = width; i-- > 0;) bytes += static_cast<char>(static_cast<unsigned char>(value >> (8 * i)));
}

std::string header(char version, std::uint64_t times, std::uint64_t types, std::uint64_t leap = 0) {
  std::string bytes = "TZif";
  bytes += version;
  bytes.append(15, '\0');
  for (const std::uint64_t count : {std::uint64_t{0}, std::uint64_t{0}, leap, times, types, std::uint64_t{4}}) put(bytes, count, 4);
  return bytes;
}

struct Change {
  std::int64_t at;
  unsigned char type;
};

/// A zone file with these offsets (the first holds before all changes), as zic writes it in slim form.
std::string tzif(const std::vector<int>& offsets, const std::vector<Change>& changes, const std::string& rule, char version = '2') {
  std::string bytes = header(version, 0, 0);
  bytes.append(4, '\0');  // the four name bytes of the empty first block
  bytes += header(version, changes.size(), offsets.size());
  for (const auto& change : changes) put(bytes, static_cast<std::uint64_t>(change.at), 8);
  for (const auto& change : changes) bytes += static_cast<char>(change.type);
  for (const int offset : offsets) {
    put(bytes, static_cast<std::uint32_t>(offset), 4);
    bytes.append(2, '\0');
  }
  bytes += std::string{"+05\0", 4};
  return bytes + '\n' + rule + '\n';
}

constexpr std::int64_t change_of_2024 = 1709229600;  // 2024-02-29T18:00:00Z

TEST(ZoneData, GivesTheOffsetBeforeAtAndAfterAChange) {
  const auto zone = Zone::parse(tzif({21600, 18000}, {{change_of_2024, 1}}, "<+05>-5"));
  EXPECT_EQ(zone.offset_at(-10'000'000'000), 21600);
  EXPECT_EQ(zone.offset_at(change_of_2024 - 1), 21600);
  EXPECT_EQ(zone.offset_at(change_of_2024), 18000);
  EXPECT_EQ(zone.offset_at(10'000'000'000), 18000);
  EXPECT_NO_THROW(require_change_of_2024(zone));
}

TEST(ZoneData, WithoutTheChangeOf2024IsRefusedLoudly) {
  const auto zone = Zone::parse(tzif({21600}, {}, "<+06>-6"));
  EXPECT_THROW(require_change_of_2024(zone), std::runtime_error);
  EXPECT_THROW(require_change_of_2024(Zone::parse(tzif({18000}, {}, "<+05>-5"))), std::runtime_error);
}

TEST(ZoneData, AWallTimeThatIsSkippedMeansTheChangeAndOneShownTwiceMeansTheFirst) {
  const auto forward = Zone::parse(tzif({0, 3600}, {{1000 * 3600, 1}}, "<+01>-1"));
  EXPECT_EQ(forward.first_utc_second(1000 * 3600 + 1800), 1000 * 3600);
  EXPECT_EQ(forward.first_utc_second(1001 * 3600), 1000 * 3600);
  const auto back = Zone::parse(tzif({3600, 0}, {{1000 * 3600, 1}}, "UTC0"));
  EXPECT_EQ(back.first_utc_second(1000 * 3600 + 1800), 999 * 3600 + 1800);
  EXPECT_EQ(back.first_utc_second(1001 * 3600), 1001 * 3600);
}

TEST(ZoneData, UnderstandsClosingRulesWithoutSummerTime) {
  for (const auto& [offset, rule] : std::vector<std::pair<int, std::string>>{{18000, "<+05>-5"},
                                                                             {18000, "ALMT-5"},
                                                                             {19800, "<+0530>-5:30"},
                                                                             {-18000, "EST5"},
                                                                             {-18000, "EST+5"},
                                                                             {18001, "<+05>-5:00:01"},
                                                                             {18000, ""}}) {
    EXPECT_EQ(Zone::parse(tzif({offset}, {}, rule)).offset_at(0), offset) << rule;
  }
}

TEST(ZoneData, RefusesSummerTimeEveryYearAndContradictions) {
  EXPECT_THROW(Zone::parse(tzif({18000}, {}, "<+05>-5<+06>,M3.5.0,M10.5.0")), std::runtime_error);
  EXPECT_THROW(Zone::parse(tzif({18000}, {}, "<+06>-6")), std::runtime_error);
  EXPECT_THROW(Zone::parse(tzif({18000}, {}, "<+05-5")), std::runtime_error);
  EXPECT_THROW(Zone::parse(tzif({18000}, {}, "-5")), std::runtime_error);
}

TEST(ZoneData, RefusesChangesThatPointNowhereOrGoBack) {
  EXPECT_THROW(Zone::parse(tzif({18000}, {{0, 1}}, "")), std::runtime_error);
  EXPECT_THROW(Zone::parse(tzif({18000, 21600}, {{5, 0}, {4, 1}}, "")), std::runtime_error);
  EXPECT_THROW(Zone::parse(tzif({27 * 3600}, {}, "")), std::runtime_error);
  EXPECT_THROW(Zone::parse(tzif({}, {}, "")), std::runtime_error);
}

TEST(ZoneData, RefusesOtherFilesOldVersionsAndEveryTruncation) {
  EXPECT_THROW(Zone::parse(""), std::runtime_error);
  EXPECT_THROW(Zone::parse("a text"), std::runtime_error);
  EXPECT_THROW(Zone::parse(tzif({18000}, {}, "<+05>-5", '\0')), std::runtime_error);
  const auto whole = tzif({21600, 18000}, {{change_of_2024, 1}}, "<+05>-5");
  for (std::size_t length = 0; length < whole.size(); ++length)
    EXPECT_THROW(Zone::parse(whole.substr(0, length)), std::runtime_error) << length;
}

TEST(ZoneData, RefusesHugeCountsWithoutTakingMemory) {
  std::string bytes = header('2', 0, 0);
  bytes.append(4, '\0');
  bytes += header('2', 0xFFFFFFFF, 0xFFFFFFFF);
  EXPECT_THROW(Zone::parse(bytes), std::runtime_error);
}

TEST(ZoneData, RefusesLeapSeconds) {
  std::string bytes = header('2', 0, 0);
  bytes.append(4, '\0');
  bytes += header('2', 0, 1, 1);
  bytes.append(64, '\0');
  EXPECT_THROW(Zone::parse(bytes), std::runtime_error);
}

TEST(ZoneData, OfThisSystemKnowsTheChangeOf2024) { EXPECT_EQ(almaty_zone().offset_at(change_of_2024), 18000); }

}  // namespace
}  // namespace baqylau::base
