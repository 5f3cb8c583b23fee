#include "search/packed.hpp"

#include <gtest/gtest.h>

namespace baqylau::search {
namespace {

std::vector<Posting> read(const std::string& data, std::uint32_t first) {
  std::vector<Posting> postings;
  Unpacking from{data, first};
  for (Posting one; from.next(one);) postings.push_back(one);
  return postings;
}

TEST(PackedPostings, AreReadAsTheyWereWritten) {
  const std::vector<Posting> postings{{7, 1}, {8, 255}, {135, 2}, {136 + 16384, 3}, {4'000'000'000U, 128}};
  EXPECT_EQ(read(packed(postings, 7), 7), postings);
  EXPECT_EQ(read(packed(postings, 0), 0), postings);
  EXPECT_TRUE(read(packed(std::span<const Posting>{}, 5), 5).empty());
}

TEST(PackedPostings, TakeTwoBytesEachWhereTheyStandClose) {
  std::vector<Posting> postings;
  for (std::uint32_t place = 100; place < 200; ++place) postings.push_back({place, 9});
  EXPECT_EQ(packed(postings, 100).size(), 200U);
}

TEST(PackedTerms, AreReadAsTheyWereWritten) {
  const std::vector<TermWeight> terms{{1, 5}, {2, 255}, {900'000, 1}};
  EXPECT_EQ(unpacked_terms(packed(terms)), terms);
}

TEST(PackedFacts, AreReadAsTheyWereWritten) {
  FactsBlock block{};
  block[0] = {.id = 1'234'567'890'123'456'789, .state_body = 9'000'000'000, .year = 2008, .kind = 3, .status = 14, .regions = ";71;75;"};
  block[63] = {.id = 1, .kind = 255};
  EXPECT_EQ(unpacked_facts(packed(block)), block);
  EXPECT_EQ(unpacked_facts(packed(FactsBlock{})), FactsBlock{});
}

TEST(PackedFacts, CutShortAreABugThatIsSaid) {
  FactsBlock block{};
  block[63] = {.id = 1, .kind = 1, .regions = ";71;"};
  const auto data = packed(block);
  EXPECT_THROW(static_cast<void>(unpacked_facts(std::string_view{data}.substr(0, data.size() - 1))), std::logic_error);
}

}  // namespace
}  // namespace baqylau::search
