/// Lists against a plain map of what every document is found by, over many changes in an order made by chance.

#include "search/reading.hpp"
#include "search/writing.hpp"

#include "support/engine_test.hpp"

#include <map>
#include <random>

namespace baqylau::search {
namespace {

using Terms = std::map<std::string, std::uint8_t>;

class SearchLists : public support::EngineTest {
 protected:
  /// Each: a place and what it is found by from now on.
  void replace(const std::vector<std::pair<std::uint32_t, Terms>>& changes) {
    const auto done = database().write([&](db::Write& db) {
      Writing writing{db};
      for (const auto& [place, terms] : changes) kept_[place] = writing.replace(place, kept_[place], terms);
      writing.finish();
      return base::done();
    });
    ASSERT_TRUE(done.ok());
    for (const auto& [place, terms] : changes) expected_[place] = terms;
  }
  void expect_all() {
    std::map<std::string, std::map<std::uint32_t, int>> wanted, found;
    for (const auto& [place, terms] : expected_)
      for (const auto& [term, weight] : terms) wanted[term][place] = weight;
    database().read([&](db::Read& db) {
      Reading index{db};
      for (const auto& [term, places] : wanted) {
        const auto list = index.list(term);
        EXPECT_EQ(list->documents(), static_cast<std::int64_t>(places.size())) << term;
        std::uint32_t before = 0;
        list->each([&](const Posting& one) {
          EXPECT_GT(one.place, before) << "by place, none twice";
          before = one.place;
          found[term][one.place] = one.weight;
        });
      }
    });
    EXPECT_EQ(found, wanted);
  }

  std::map<std::uint32_t, std::string> kept_;
  std::map<std::uint32_t, Terms> expected_;
};
BAQYLAU_ON_EACH_ENGINE(SearchLists);

TEST_P(SearchLists, HoldWhatEveryDocumentIsFoundByAfterAnyChanges) {
  std::mt19937 chance{2008};
  const auto upto = [&](std::uint32_t most) { return static_cast<std::uint32_t>(chance() % most); };
  // More than a piece holds, put in order as documents are.
  std::vector<std::pair<std::uint32_t, Terms>> changes;
  for (std::uint32_t place = 1; place <= 1500; ++place)
    changes.push_back({place, {{"everywhere", static_cast<std::uint8_t>(1 + upto(255))}}});
  replace(changes);
  expect_all();
  for (int round = 0; round < 6; ++round) {
    changes.clear();
    for (int i = 0; i < 60; ++i) {
      Terms terms;
      for (std::uint32_t n = upto(40); n > 0; --n) terms["term" + std::to_string(upto(60))] = static_cast<std::uint8_t>(1 + upto(255));
      if (upto(3) > 0) terms["everywhere"] = static_cast<std::uint8_t>(1 + upto(255));
      changes.push_back({1 + upto(1800), terms});
    }
    replace(changes);
    expect_all();
  }
}

TEST_P(SearchLists, GrowInTheMiddleToo) {
  std::vector<std::pair<std::uint32_t, Terms>> changes;
  for (std::uint32_t place = 2000; place > 0; place -= 1) changes.push_back({place, {{"backwards", 7}}});
  replace(changes);
  expect_all();
}

}  // namespace
}  // namespace baqylau::search
