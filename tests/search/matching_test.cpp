/// Lists in memory and what is found with them, against the plain thing; no database.

#include "search/matching.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <random>

namespace baqylau::search {
namespace {

using Plain = std::map<std::uint32_t, std::uint8_t>;

/// As pieces of `size` postings.
std::shared_ptr<const List> list_of(const Plain& plain, std::size_t size = 300) {
  std::vector<Posting> postings;
  for (const auto& [place, weight] : plain) postings.push_back({place, weight});
  std::vector<List::Stored> pieces;
  for (std::size_t i = 0; i < postings.size(); i += size) {
    const auto part = std::span{postings}.subspan(i, std::min(size, postings.size() - i));
    pieces.push_back({part.front().place, packed(part, part.front().place)});
  }
  return std::make_shared<const List>(nullptr, std::move(pieces));
}
/// As the list has it: the weights of long ones are rounded.
Plain seen_by(const List& list, Plain plain) {
  if (list.rounds())
    for (auto& [place, weight] : plain) weight = List::rounded(weight);
  return plain;
}
Plain plain_of(const List& list) {
  Plain plain;
  list.each([&](const Posting& one) { plain[one.place] = one.weight; });
  return plain;
}
/// Each place with this chance of a thousand.
Plain by_chance(std::mt19937& chance, std::uint32_t places, std::uint32_t thousandths) {
  Plain plain;
  for (std::uint32_t place = 1; place <= places; ++place)
    if (chance() % 1000 < thousandths) plain[place] = static_cast<std::uint8_t>(1 + chance() % 255);
  return plain;
}

TEST(SearchList, SaysTheSameWhicheverWayItIsKept) {
  std::mt19937 chance{2008};
  for (const std::uint32_t thousandths : {1U, 30U, 400U, 700U, 1000U}) {
    const auto plain = by_chance(chance, 5000, thousandths);
    const auto list = list_of(plain);
    EXPECT_EQ(list->rounds(), thousandths > 200) << thousandths;
    EXPECT_EQ(plain_of(*list), seen_by(*list, plain)) << thousandths;
    EXPECT_EQ(list->documents(), std::ssize(plain));
  }
}

TEST(SearchList, TakesOverWhatWasWrittenSince) {
  std::mt19937 chance{2008};
  for (const std::uint32_t thousandths : {30U, 900U}) {
    auto plain = by_chance(chance, 8000, thousandths);
    const auto before = list_of(plain);
    // The piece that begins in the middle is written anew, and one behind the end is new.
    auto begin = plain.begin();
    std::advance(begin, 300 * (plain.size() / 600));
    const auto first = begin->first;
    const auto next =
        plain.size() - static_cast<std::size_t>(std::distance(plain.begin(), begin)) > 300 ? std::next(begin, 300) : plain.end();
    plain.erase(begin, next);
    plain[first + 1] = 77;
    const std::vector<Posting> changed{{first + 1, 77}}, added{{9000, 5}, {9001, 6}};
    plain[9000] = 5;
    plain[9001] = 6;
    const List after{before.get(), {{first, packed(changed, first)}, {9000, packed(added, 9000)}}};
    EXPECT_EQ(after.rounds(), thousandths > 200);
    EXPECT_EQ(plain_of(after), seen_by(after, plain)) << thousandths;
    EXPECT_EQ(after.documents(), std::ssize(plain));
  }
}

TEST(SearchList, ItsHeaviestAreTheHeaviestAndTheNewestOfEqualOnes) {
  std::mt19937 chance{2008};
  for (const std::uint32_t thousandths : {200U, 900U}) {
    const auto list = list_of(by_chance(chance, 60'000, thousandths));
    const auto plain = plain_of(*list);
    std::vector<std::pair<std::uint8_t, std::uint32_t>> sorted;
    for (const auto& [place, weight] : plain) sorted.emplace_back(weight, place);
    std::ranges::sort(sorted, std::ranges::greater{});
    sorted.resize(static_cast<std::size_t>(List::most_ranked));
    Plain wanted;
    for (const auto& [weight, place] : sorted) wanted[place] = weight;
    Plain found;
    for (const auto& one : list->heaviest()) found[one.place] = one.weight;
    EXPECT_EQ(found, wanted);
  }
  EXPECT_EQ(list_of({{3, 1}, {5, 200}})->heaviest(), (std::vector<Posting>{{3, 1}, {5, 200}}));
}

std::vector<std::uint32_t> places_of(const Matches& matches) {
  std::vector<std::uint32_t> places;
  for (const auto& match : matches.found) places.push_back(match.place);
  return places;
}

TEST(SearchMatches, HaveEachWordInOneOfItsForms) {
  const std::vector<Sought> words{{{list_of({{1, 10}, {4, 20}}), list_of({{4, 30}, {9, 5}})}, 2}, {{list_of({{4, 7}, {8, 1}, {9, 3}})}, 1}};
  const auto found = matches(words);
  EXPECT_TRUE(found.all);
  EXPECT_EQ(places_of(found), (std::vector<std::uint32_t>{4, 9}));
  EXPECT_FLOAT_EQ(found.found[0].score, 2 * 30 + 7) << "of two forms the heavier";
  EXPECT_FLOAT_EQ(found.found[1].score, 2 * 5 + 3);
  EXPECT_TRUE(matches({}).found.empty());
}

class SearchMatchesOfLongLists : public ::testing::Test {
 protected:
  static constexpr std::uint32_t places = 50'000;
  static Facts facts() {
    Facts all;
    for (std::size_t block = 0; block <= places / facts_in_a_block; ++block) {
      FactsBlock stored{};
      for (std::size_t i = 0; i < stored.size(); ++i) {
        const auto place = block * facts_in_a_block + i;
        stored[i] = {.id = static_cast<std::int64_t>(place),
                     .kind = static_cast<std::uint8_t>(place % 100 == 0 ? Kind::news : Kind::project)};
      }
      all.set(block, stored);
    }
    return all;
  }
  std::mt19937 chance_{2008};
  const Plain a_ = by_chance(chance_, places, 600), b_ = by_chance(chance_, places, 400);
  const std::vector<Sought> words_{{{list_of(b_)}, 1}, {{list_of(a_)}, 1}};
  std::vector<std::uint32_t> both() const {
    std::vector<std::uint32_t> found;
    for (const auto& [place, weight] : a_)
      if (b_.contains(place)) found.push_back(place);
    return found;
  }
};

TEST_F(SearchMatchesOfLongLists, AreOfTheHeaviestDocuments) {
  const auto heaviest = matches(words_);
  EXPECT_FALSE(heaviest.all);
  EXPECT_LT(heaviest.found.size(), static_cast<std::size_t>(List::most_ranked));
  EXPECT_GT(heaviest.found.size(), static_cast<std::size_t>(List::most_ranked) / 2);
  const auto wanted = both();
  for (const auto place : places_of(heaviest)) EXPECT_TRUE(std::ranges::binary_search(wanted, place));
}

TEST_F(SearchMatchesOfLongLists, OrTheNewestInsideTheFilters) {
  const auto all = facts();
  const auto newest = newest_matches(words_, all, {});
  EXPECT_FALSE(newest.all);
  auto wanted = both();
  wanted.erase(wanted.begin(), wanted.end() - List::most_ranked);
  EXPECT_EQ(places_of(newest), wanted);
  EXPECT_GT(newest.found.front().score, 0);

  const auto news = newest_matches(words_, all, {.kind = Kind::news});
  EXPECT_TRUE(news.all) << "there are no more";
  wanted = both();
  std::erase_if(wanted, [](std::uint32_t place) { return place % 100 != 0; });
  EXPECT_EQ(places_of(news), wanted);
}

}  // namespace
}  // namespace baqylau::search
