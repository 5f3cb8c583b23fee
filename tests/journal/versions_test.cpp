/// What objects held, and that what they hold is what the journal vouches for.

#include "base/random.hpp"
#include "journal/contents.hpp"
#include "journal/journal.hpp"
#include "support/engine_test.hpp"
#include "tests/journal/sql.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace baqylau::journal {
namespace {

namespace rows = tests::journal::sql;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class Versions : public support::EngineTest {
 protected:
  static Object body(std::int64_t id) { return {Kind::state_body, id}; }

  void SetUp() override {
    EngineTest::SetUp();
    if (IsSkipped()) return;
    run_write([&](db::Write& db) { adopt_new(db, clock.now()); });
  }

  void add(std::int64_t id, const std::string& name) {
    run_write([&](db::Write& db) {
      db.run(rows::add_body{id, name});
      record(db, clock.now(), {.actor = base::AccountId{5}, .event = "state_body.added", .subject = body(id)});
    });
  }
  void rename(std::int64_t id, const std::string& name) {
    run_write([&](db::Write& db) {
      db.run(rows::rename_body{id, name});
      record(db, clock.now(), {.event = "state_body.renamed", .subject = body(id)});
    });
  }
  DataCheck checked() {
    return database().read([](db::Read& db) { return verify_data(db); });
  }
  /// What is wrong, in the order in which it was found.
  std::vector<std::string> findings() {
    std::vector<std::string> named;
    for (const auto& finding : checked().findings) {
      auto text =
          std::string{to_code(finding.object.kind)} + ' ' + finding.object.key + ' ' + std::to_string(static_cast<int>(finding.what));
      for (const auto& column : finding.columns) text += ' ' + column;
      named.push_back(text);
    }
    return named;
  }
};
BAQYLAU_ON_EACH_ENGINE(Versions);

TEST_P(Versions, WhoFollowsThemIsToldOnceOfEachObject) {
  const auto news = [&](const std::string& reader, bool fails = false) {
    std::optional<Objects> told;
    static_cast<void>(database().write([&](db::Write& db) -> base::Done {
      told = changed_since(db, reader);
      if (fails) return base::Failure{base::Kind::conflict, base::M("Nothing was changed")};
      return base::done();
    }));
    return told;
  };
  add(1, "Министерство");
  EXPECT_EQ(news("one"), std::nullopt) << "who never asked looks at everything";
  EXPECT_EQ(news("one"), Objects{});
  add(2, "Акимат");
  rename(2, "Аппарат акима");
  rename(1, "Комитет");
  EXPECT_EQ(news("one", true), (Objects{body(1), body(2)}));
  EXPECT_EQ(news("one"), (Objects{body(1), body(2)})) << "what failed is told again";
  EXPECT_EQ(news("one"), Objects{});
  EXPECT_EQ(news("two"), std::nullopt) << "each reads for itself";
}

TEST_P(Versions, EachChangeMakesTheNextOneUnderASaltOfItsOwn) {
  add(1, "Министерство");
  rename(1, "Комитет");
  const auto versions = all<rows::versions>();
  ASSERT_THAT(versions, SizeIs(2));
  EXPECT_EQ(versions[0].number, 1);
  EXPECT_EQ(versions[1].number, 2);
  EXPECT_EQ(versions[0].actor, base::AccountId{5});
  EXPECT_EQ(versions[0].day, base::almaty_date(clock.now()));
  EXPECT_EQ(versions[0].content,
            R"({"state_body":[{"created_at":1,"id":1,"kind":"central","name_kk":"Министерство","name_ru":"Министерство"}]})");
  EXPECT_THAT(*versions[1].content, HasSubstr("Комитет"));
  EXPECT_NE(versions[0].salt->bytes, versions[1].salt->bytes);
  EXPECT_THAT(versions[0].salt->bytes, SizeIs(16));
  for (const auto& version : versions) EXPECT_EQ(version.sha256, base::hex(base::sha256(version.salt->bytes + *version.content)));
  EXPECT_THAT(findings(), IsEmpty());
}

TEST_P(Versions, TheLeafVouchesForThemAndGivesNothingAway) {
  add(1, "Министерство");
  const auto leaf = all<rows::leaf_versions>().back();
  const auto version = all<rows::versions>().back();
  EXPECT_EQ(leaf.versions, R"([["state_body","1",1,")" + version.sha256 + R"("]])");
  EXPECT_EQ(leaf.day, base::almaty_date(clock.now()));
}

TEST_P(Versions, AnEventThatChangesNothingNamesTheVersionThatIsThere) {
  add(1, "Министерство");
  run_write([&](db::Write& db) { record(db, clock.now(), {.event = "state_body.looked_at", .subject = body(1)}); });
  EXPECT_THAT(all<rows::versions>(), SizeIs(1));
  const auto leaves = all<rows::leaf_versions>();
  EXPECT_EQ(leaves[leaves.size() - 1].versions, leaves[leaves.size() - 2].versions);
}

TEST_P(Versions, AChangeMayConcernSeveralObjectsOrNone) {
  run_write([&](db::Write& db) {
    db.run(rows::add_body{1, "А"});
    db.run(rows::add_body{2, "Б"});
    record(db, clock.now(), {.event = "bodies.loaded", .subject = body(1), .objects = std::vector{body(1), body(2)}});
    record(db, clock.now(), {.event = "poll.ballot_cast", .subject = {Kind::poll, std::int64_t{9}}, .objects = std::vector<Object>{}});
  });
  EXPECT_THAT(all<rows::versions>(), SizeIs(2));
  EXPECT_EQ(all<rows::leaf_versions>().back().versions, "[]");
  EXPECT_THAT(findings(), IsEmpty());
}

TEST_P(Versions, AChangeOfWhatIsNotThereIsABug) {
  EXPECT_THROW(run_write([&](db::Write& db) { record(db, clock.now(), {.event = "state_body.added", .subject = body(1)}); }),
               std::logic_error);
}

TEST_P(Versions, WhatIsChangedPastTheJournalIsNamedWithItsColumns) {
  add(1, "Министерство");
  add(2, "Комитет");
  add(3, "Акимат");
  run_write([&](db::Write& db) {
    db.run(rows::rename_body{2, "Другой комитет"});
    db.run(rows::remove_body{3});
    db.run(rows::add_body{4, "Никем не внесённый"});
  });
  EXPECT_THAT(findings(), ElementsAre("state_body 2 0 state_body.name_ru", "state_body 3 1", "state_body 4 2"));
}

TEST_P(Versions, WhatWasPutRightByHandIsRecordedWithItsReason) {
  add(1, "Министерство");
  run_write([&](db::Write& db) {
    db.run(rows::rename_body{1, "Министерство культуры"});
    db.run(rows::add_body{2, "Комитет"});
  });
  run_write([&](db::Write& db) {
    EXPECT_EQ(adopt_new(db, clock.now(), "письмо от 3 марта"), 1);
    EXPECT_EQ(adopt_changed(db, clock.now(), "письмо от 3 марта"), 1);
    EXPECT_EQ(adopt_changed(db, clock.now(), "ничего"), 0);
  });
  EXPECT_THAT(findings(), IsEmpty());
  const auto leaves = all<rows::leaf_versions>();
  EXPECT_EQ(leaves.front().event, "objects.adopted");
  EXPECT_EQ(leaves.front().details, "{}") << "what came with a migration has no reason";
  const auto& fresh = leaves[leaves.size() - 2];
  EXPECT_EQ(fresh.event, "objects.adopted");
  EXPECT_EQ(fresh.details, R"({"reason":"письмо от 3 марта"})");
  EXPECT_EQ(leaves.back().event, "objects.corrected");
  EXPECT_EQ(leaves.back().details, R"({"reason":"письмо от 3 марта"})");
}

TEST_P(Versions, AVersionThatWasForgedIsNamed) {
  add(1, "Министерство");
  rename(1, "Комитет");
  const std::string forged = R"({"state_body":[]})";
  run_write([&](db::Write& db) { db.run(rows::rewrite_version{1, forged, all<rows::versions>()[0].sha256}); });
  EXPECT_THAT(findings(), ElementsAre("state_body 1 3")) << "its hash is another's";
}

TEST_P(Versions, AForgedVersionWithTheRightHashIsNotVouchedFor) {
  add(1, "Министерство");
  rename(1, "Комитет");
  const auto version = all<rows::versions>()[0];
  const std::string forged = R"({"state_body":[]})";
  run_write([&](db::Write& db) { db.run(rows::rewrite_version{1, forged, base::hex(base::sha256(version.salt->bytes + forged))}); });
  EXPECT_THAT(findings(), ElementsAre("state_body 1 3"));
}

TEST_P(Versions, AVersionThatWasTakenOutOrGivenToSomebodyElseIsNamed) {
  add(1, "Министерство");
  add(2, "Комитет");
  rename(1, "Агентство");
  run_write([&](db::Write& db) { db.run(rows::move_version{2, {77}}); });
  EXPECT_THAT(findings(), ElementsAre("state_body 1 3"));
  run_write([&](db::Write& db) { db.run(rows::remove_version{1}); });
  EXPECT_THAT(findings(), ElementsAre("state_body 1 3", "state_body 2 2"));
}

TEST_P(Versions, ErasingForgetsWhatWasAndKeepsEveryProof) {
  add(1, "Имя человека");
  run_write([&](db::Write& db) {
    db.run(rows::rename_body{1, "(удалено)"});
    erase(db, clock.now(), {.event = "state_body.erased", .subject = body(1)});
  });
  const auto versions = all<rows::versions>();
  ASSERT_THAT(versions, SizeIs(2));
  EXPECT_FALSE(versions[0].content || versions[0].salt);
  EXPECT_THAT(*versions[1].content, HasSubstr("(удалено)"));
  EXPECT_THAT(findings(), IsEmpty());
  EXPECT_EQ(checked().erased, 1);
  EXPECT_TRUE(database().read([](db::Read& db) { return verify(db).ok(); }));
}

TEST_P(Versions, WhatWasErasedPastTheJournalIsNamed) {
  add(1, "Министерство");
  rename(1, "Комитет");
  run_write([&](db::Write& db) { db.run(rows::blank_version{1}); });
  EXPECT_THAT(findings(), ElementsAre("state_body 1 3"));
}

TEST_P(Versions, ALeafThatLostItsVersionsNoLongerFits) {
  add(1, "Министерство");
  const auto last = database().read([](db::Read& db) { return head(db).size; }) - 1;
  run_write([&](db::Write& db) { db.run(rows::write_as_before{last}); });
  EXPECT_FALSE(database().read([](db::Read& db) { return verify(db).ok(); }));
}

TEST(Contents, AreComparedByTableAndColumn) {
  const std::string before = R"({"lot":[{"id":1,"name":"а"}],"lot_region":[{"kato":"10"}]})";
  EXPECT_THAT(columns_that_differ(before, before), IsEmpty());
  EXPECT_THAT(columns_that_differ(before, R"({"lot":[{"id":1,"amount":5}],"lot_region":[{"kato":"11"}]})"),
              ElementsAre("lot.amount", "lot.name", "lot_region.kato"));
  EXPECT_THAT(columns_that_differ(before, R"({"lot":[{"id":1,"name":"а"}]})"), ElementsAre("lot_region (number of rows)"));
}

TEST(Contents, EveryTableOfAnObjectIsListedOnce) {
  std::set<std::string_view> names;
  for (const auto& shape : shapes())
    for (const auto* table : shape.tables) EXPECT_TRUE(names.insert(table->name).second) << table->name;
  EXPECT_GT(names.size(), 40u);
}

}  // namespace
}  // namespace baqylau::journal
