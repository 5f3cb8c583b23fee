#include "contract_fixture.hpp"

#include <cstdint>
#include <limits>

namespace baqylau::tests::db {
namespace {

using baqylau::db::Blob;
using baqylau::db::Read;
using baqylau::db::Write;

class Types : public ContractTest {
 protected:
  sql::sample_by_id::Row kept(const sql::insert_sample& sample) {
    EXPECT_TRUE(database()
                    .write([&](Write& db) {
                      db.run(sample);
                      return base::done();
                    })
                    .ok());
    reopen();
    return database().read([&](Read& db) { return db.one(sql::sample_by_id{.id = sample.id}).value(); });
  }
};
BAQYLAU_ON_EACH_ENGINE(Types);

TEST_P(Types, ComeBackAsTheyWent) {
  const auto day = base::LocalDate::make(2008, 2, 29);
  const std::string kazakh = "Қазақстан Республикасы «Әділет» ₸ 😀";
  const auto row = kept({.id = 1,
                         .whole = 42,
                         .fraction = 0.1,
                         .words = kazakh,
                         .bytes = Blob{"abc"},
                         .held_on = day,
                         .happened_at = base::Instant{1204272000123456},
                         .amount = base::Money{999999999999999},
                         .flag = true});
  EXPECT_EQ(row.whole, 42);
  EXPECT_EQ(row.fraction, 0.1);
  EXPECT_EQ(row.words, kazakh);
  EXPECT_EQ(row.bytes, Blob{"abc"});
  EXPECT_EQ(row.held_on, day);
  EXPECT_EQ(row.happened_at, base::Instant{1204272000123456});
  EXPECT_EQ(row.amount, base::Money{999999999999999});
  EXPECT_TRUE(row.flag);
}

TEST_P(Types, ASetOfBodiesIsNoneSomeOrAll) {
  constexpr auto largest = std::numeric_limits<std::int64_t>::max();
  for (const std::int64_t id : {std::int64_t{1}, std::int64_t{2}, largest - 1, largest}) kept({.id = id});
  const auto found = [&](const base::StateBodies& bodies) {
    std::vector<std::int64_t> ids;
    for (const auto& row : database().read([&](Read& db) { return db.all(sql::samples_of{.bodies = bodies}); })) ids.push_back(row.id);
    return ids;
  };
  EXPECT_EQ(found({}), std::vector<std::int64_t>{});
  EXPECT_EQ(found(base::StateBodies::all()), (std::vector<std::int64_t>{1, 2, largest - 1, largest}));
  auto bodies = base::StateBodies{base::StateBodyId{largest}};
  EXPECT_EQ(found(bodies), std::vector<std::int64_t>{largest}) << "no number on the way has fewer than 64 bits";
  bodies.add(base::StateBodyId{2});
  bodies.add(base::StateBodyId{3});
  EXPECT_EQ(found(bodies), (std::vector<std::int64_t>{2, largest}));
  bodies.add_all();
  EXPECT_EQ(found(bodies).size(), 4U);
}

TEST_P(Types, NullIsNotEmptyAndNotZero) {
  const auto row = kept({.id = 1});
  EXPECT_FALSE(row.whole || row.fraction || row.words || row.bytes || row.held_on || row.happened_at || row.amount);
  EXPECT_FALSE(row.flag);
  const auto empty = kept({.id = 2, .whole = 0, .fraction = 0.0, .words = "", .bytes = Blob{}});
  EXPECT_EQ(empty.whole, 0);
  EXPECT_EQ(empty.fraction, 0.0);
  EXPECT_EQ(empty.words, "");
  EXPECT_EQ(empty.bytes, Blob{});
}

TEST_P(Types, IntegersKeepAll64Bits) {
  using Limits = std::numeric_limits<std::int64_t>;
  EXPECT_EQ(kept({.id = 1, .whole = Limits::max()}).whole, Limits::max());
  EXPECT_EQ(kept({.id = 2, .whole = Limits::min()}).whole, Limits::min());
}

TEST_P(Types, RealsKeepAllTheirBits) {
  for (const double v : {1.0 / 3.0, -1e300, 5e-324, 3.0}) {
    static std::int64_t id = 0;
    EXPECT_EQ(kept({.id = ++id, .fraction = v}).fraction, v);
  }
}

TEST_P(Types, BlobsKeepEveryByte) {
  std::string all;
  for (int i = 0; i < 512; ++i) all.push_back(static_cast<char>(i));
  EXPECT_EQ(kept({.id = 1, .bytes = Blob{all}}).bytes, Blob{all});
  const Blob nul{std::string(3, '\0')};
  EXPECT_EQ(kept({.id = 2, .bytes = nul}).bytes, nul);
}

TEST_P(Types, LongTextsAreNotCut) {
  const std::string text(1 << 20, 'q');
  EXPECT_EQ(kept({.id = 1, .words = text}).words, text);
}

TEST_P(Types, TextIsNeverPartOfTheStatement) {
  const std::string text = "'; DROP TABLE sample; -- ?1 $1 \\";
  EXPECT_EQ(kept({.id = 1, .words = text}).words, text);
}

TEST_P(Types, TextWithANulByteIsRefusedByBoth) {
  EXPECT_THROW(static_cast<void>(database().write([](Write& db) {
                 db.run(sql::insert_sample{.id = 1, .words = std::string{"a\0b", 3}});
                 return base::done();
               })),
               baqylau::db::Error);
}

TEST_P(Types, TextIsOrderedByItsBytesOnBoth) {
  static_cast<void>(database().write([](Write& db) {
    std::int64_t id = 0;
    for (const auto* words : {"б", "a", "Z", "А", "_", "Ә", "10", "9"}) db.run(sql::insert_sample{.id = ++id, .words = words});
    return base::done();
  }));
  std::vector<std::string> found;
  for (const auto& row : database().read([](Read& db) { return db.all(sql::samples_by_words{}); })) found.push_back(row.words);
  EXPECT_EQ(found, (std::vector<std::string>{"10", "9", "Z", "_", "a", "А", "б", "Ә"}));
}

TEST_P(Types, SumsTruthsAndMeansReadAlike) {
  static_cast<void>(database().write([](Write& db) {
    db.run(sql::insert_sample{.id = 1, .whole = 2, .fraction = 0.5, .words = "x"});
    db.run(sql::insert_sample{.id = 2, .whole = 4, .fraction = 1.5});
    return base::done();
  }));
  const auto read = [&](std::optional<std::int64_t> least) {
    return database().read([&](Read& db) { return db.one(sql::sample_numbers{.least = least}).value(); });
  };
  const auto all = read(std::nullopt);
  EXPECT_EQ(all.total, 6);
  EXPECT_TRUE(all.larger);
  EXPECT_EQ(all.known, 1);
  EXPECT_EQ(all.mean, 1.0);
  const auto some = read(3);
  EXPECT_EQ(some.total, 4);
  EXPECT_FALSE(some.larger);
}

TEST_P(Types, NullWhereNoneWasDeclaredIsABug) {
  static_cast<void>(kept({.id = 1}));
  EXPECT_THROW(database().read([](Read& db) { return db.one(sql::sample_words_required{.id = 1}); }), baqylau::db::Error);
}

TEST_P(Types, TextWhereANumberWasDeclaredIsABug) {
  static_cast<void>(kept({.id = 1, .words = "12"}));
  EXPECT_THROW(database().read([](Read& db) { return db.one(sql::sample_words_as_number{.id = 1}); }), baqylau::db::Error);
}

}  // namespace
}  // namespace baqylau::tests::db
