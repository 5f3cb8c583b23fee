/// What every store test relies on.

#include "contract_fixture.hpp"

namespace baqylau::tests::db {
namespace {

class StoreTests : public support::EngineTest {};
BAQYLAU_ON_EACH_ENGINE(StoreTests);

TEST_P(StoreTests, FindTheWholeSchema) {
  EXPECT_EQ(migrate(database()).value(), 0);
  EXPECT_NE(describe_schema(database()).find("table contest\n"), std::string::npos);
}

TEST_P(StoreTests, FindTheSameFirstRowsEachTime) {
  const auto regions = [&] { return database().read([](Read& db) { return db.one(sql::number_of_regions{})->number; }); };
  const auto before = regions();
  ASSERT_TRUE(database()
                  .write([](Write& db) {
                    db.run(sql::insert_region{.kato = "990000000"});
                    return base::done();
                  })
                  .ok());
  EXPECT_EQ(regions(), before + 1);
  TearDown();
  SetUp();
  EXPECT_EQ(regions(), before);
}

}  // namespace
}  // namespace baqylau::tests::db
