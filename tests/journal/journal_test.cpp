#include "journal/journal.hpp"

#include "base/random.hpp"
#include "support/engine_test.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace baqylau::journal {
namespace {

using base::hex;

std::string bytes_of(std::string_view digits) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
    bytes += static_cast<char>(std::stoi(std::string{digits.substr(i, 2)}, nullptr, 16));
  }
  return bytes;
}

// The eight leaves and roots of the reference implementation of RFC 6962 (certificate-transparency, merkletree tests).
const std::vector<std::string> reference_leaves{
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"};
const std::vector<std::string> reference_roots{
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c", "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

TEST(JournalTree, RootsAreThoseOfTheReferenceVectors) {
  std::vector<std::string> hashes;
  for (std::size_t i = 0; i < reference_leaves.size(); ++i) {
    hashes.push_back(leaf_hash(bytes_of(reference_leaves[i])));
    EXPECT_EQ(hex(root_of(hashes)), reference_roots[i]) << i + 1 << " leaves";
  }
}

TEST(JournalTree, AnEmptyTreeIsTheHashOfNothing) {
  EXPECT_EQ(hex(root_of({})), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

class JournalContract : public support::EngineTest {
 protected:
  Change entry(std::int64_t subject) {
    return {.event = "lot.added",
            .subject = {Kind::lot, subject},
            .details = {{"number", "5"}, {"contest", "7"}},
            .objects = std::vector<Object>{}};
  }
  std::int64_t add(std::int64_t subject) {
    return database()
        .write([&](db::Write& db) -> base::Result<std::int64_t> { return record(db, {1'000'000 + subject}, entry(subject)); })
        .value();
  }
};
BAQYLAU_ON_EACH_ENGINE(JournalContract);

TEST_P(JournalContract, LeavesAreNumberedFromNought) {
  EXPECT_EQ(add(1), 0);
  EXPECT_EQ(add(2), 1);
  EXPECT_EQ(database().read([](db::Read& db) { return head(db).size; }), 2);
}

TEST_P(JournalContract, TheHeadKeptEqualsTheRootByDefinitionAtEverySize) {
  for (std::int64_t size = 1; size <= 40; ++size) {
    add(size);
    const auto checked = database().read([](db::Read& db) { return verify(db); });
    ASSERT_TRUE(checked.ok()) << size;
    EXPECT_EQ(checked->size, size);
  }
}

TEST_P(JournalContract, AFailedTransactionLeavesNoLeaf) {
  add(1);
  auto failed = database().write([&](db::Write& db) -> base::Done {
    record(db, {5}, entry(2));
    return base::Failure{base::Kind::conflict, base::M("Nothing was changed")};
  });
  EXPECT_FALSE(failed.ok());
  EXPECT_EQ(database().read([](db::Read& db) { return verify(db).value().size; }), 1);
}

TEST_P(JournalContract, ManyWritersGetPlacesWithoutGaps) {
  std::vector<std::thread> threads;
  for (int t = 0; t < 6; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 30; ++i) add(t * 100 + i);
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(database().read([](db::Read& db) { return verify(db).value().size; }), 180);
}

TEST_P(JournalContract, WhatHappenedToAnObjectIsNewestFirst) {
  add(1);
  add(2);
  add(1);
  const auto shown = database().read([](db::Read& db) { return of_subject(db, {Kind::lot, std::int64_t{1}}); });
  ASSERT_EQ(shown.size(), 2u);
  EXPECT_EQ(shown[0].position, 2);
  EXPECT_EQ(shown[1].details, R"({"contest":"7","number":"5"})");
}

}  // namespace
}  // namespace baqylau::journal
