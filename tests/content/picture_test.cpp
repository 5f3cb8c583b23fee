/// Pictures of texts: who sees them when, and that none is taken away from under a text.

#include "content_fixture.hpp"
#include "content/picture_service.hpp"
#include "content/picture_store.hpp"
#include "content/pictures_in.hpp"
#include "support/at_once.hpp"

namespace baqylau::content {
namespace {

class Pictures : public ContentTest {
 protected:
  base::PictureId added(char digit = 'a') {
    const auto done = database().write([&](db::Write& db) -> base::Result<base::PictureId> {
      return add_picture(db, change(operator_),
                         {.sha256 = std::string(64, digit),
                          .bare = {.media_type = "image/png", .width = 640, .height = 480, .bytes = "bytes"},
                          .alternative_kk = "Балалар бақшада",
                          .alternative_ru = "Дети в саду"});
    });
    clock.set({clock.now().micros + 60'000'000});
    return done.value();
  }
  static std::string line(base::PictureId id, const std::string& words = "Дети в саду", const std::string& size = "640x480") {
    return "![" + words + "](/images/" + base::to_string(id) + "/" + size + ")";
  }
  static Content with(const std::string& markdown) {
    auto content = text("Сурет");
    content.body.ru = "До\n\n" + markdown + "\n\nПосле";
    return content;
  }
  base::Done take_away(base::PictureId id) {
    return database().write([&](db::Write& db) { return take_away_picture(db, change(administrator), id); });
  }
  bool shown(base::PictureId id, int width = 640) {
    return database().read([&](db::Read& db) {
      return store::shown_picture(db, {.picture = id.value, .width = width, .height = 480}, clock.today()).has_value();
    });
  }
  std::vector<base::PictureId> listed() {
    std::vector<base::PictureId> ids;
    database().read([&](db::Read& db) {
      for (const auto& picture : store::pictures(db, 1)) ids.push_back(picture.id);
      EXPECT_EQ(store::picture_count(db), static_cast<std::int64_t>(ids.size()));
    });
    return ids;
  }
};

TEST_P(Pictures, AreSeenByThePublicWhereAPublishedTextShowsThem) {
  const auto id = added();
  EXPECT_FALSE(shown(id));
  const auto item = add(ItemKind::news, with(line(id))).value();
  EXPECT_FALSE(shown(id)) << "a draft";
  ASSERT_TRUE(publish_it(item, 1, day("2008-03-04")).ok());
  EXPECT_FALSE(shown(id)) << "from tomorrow on";
  clock.set(base::almaty_start(day("2008-03-04")));
  EXPECT_TRUE(shown(id));
  EXPECT_FALSE(shown(id, 641)) << "the pixels are part of its address";
  ASSERT_TRUE(save(item, 1, text("без сурета")).ok());
  EXPECT_TRUE(shown(id)) << "the public sees the version before";
  ASSERT_TRUE(publish_it(item, 2, day("2008-03-04")).ok());
  EXPECT_FALSE(shown(id));
}

TEST_P(Pictures, AreListedTheLastFirst) {
  const auto first = added('a');
  const auto second = added('b');
  EXPECT_EQ(listed(), (std::vector{second, first}));
  database().read([&](db::Read& db) {
    const auto picture = store::picture(db, first).value();
    EXPECT_EQ(picture.alternative_kk, "Балалар бақшада");
    EXPECT_EQ(picture.added_by, "Staff 1");
    EXPECT_EQ(picture.size, 5);
  });
  EXPECT_EQ(leaves("picture.added"), 2);
}

TEST_P(Pictures, AreNotTakenAwayFromUnderAText) {
  const auto id = added();
  const auto item = add(ItemKind::news, with(line(id))).value();
  const auto refused = take_away(id);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.failure().kind, base::Kind::conflict);
  EXPECT_EQ(listed().size(), 1U);
  ASSERT_TRUE(publish_it(item, 1, day("2008-03-03")).ok());
  ASSERT_TRUE(save(item, 1, text("без")).ok());
  EXPECT_FALSE(take_away(id).ok()) << "the public sees it";
  ASSERT_TRUE(publish_it(item, 2, day("2008-03-03")).ok());
  ASSERT_TRUE(take_away(id).ok());
  EXPECT_EQ(take_away(id).failure().kind, base::Kind::conflict) << "once";
  EXPECT_TRUE(listed().empty());
  EXPECT_EQ(leaves("picture.taken_away"), 1);
  const auto back = save(item, 2, with(line(id)));
  ASSERT_FALSE(back.ok()) << "an older version may show what is there no more";
  EXPECT_EQ(back.failure().fields.at(0).field, "body_ru");
  EXPECT_EQ(stored(item).version, 2);
}

TEST_P(Pictures, AreThereAndHaveWordsOrTheTextIsNotKept) {
  const auto id = added();
  const auto refused = [&](const std::string& markdown) {
    const auto done = add(ItemKind::news, with(markdown));
    return !done.ok() && done.failure().kind == base::Kind::invalid && done.failure().fields.at(0).field == "body_ru";
  };
  EXPECT_TRUE(refused(line(id, "")));
  EXPECT_TRUE(refused(line(id, "Дети", "640x481")));
  EXPECT_TRUE(refused(line(base::PictureId{17})));
  EXPECT_TRUE(refused("![Фото](https://elsewhere.example/a.png)"));
  EXPECT_TRUE(add(ItemKind::news, with(line(id) + " " + line(id))).ok()) << "one may be shown twice";
  EXPECT_TRUE(add(ItemKind::news, with("`![](x)`")).ok()) << "what is code is no picture";
}

TEST_P(Pictures, AreTakenAwayOrPutIntoATextAtOneMomentButNotBoth) {
  for (int round = 0; round < support::rounds_at_once; ++round) {
    const auto id = added();
    const auto [away, put] = support::at_once([&] { return take_away(id); }, [&] { return add(ItemKind::news, with(line(id))); });
    EXPECT_NE(away.ok(), put.ok());
    const bool there = database().read([&](db::Read& db) { return !store::picture(db, id)->taken_away; });
    EXPECT_EQ(there, put.ok());
  }
}

TEST(PicturesInAText, AreFoundInEachLanguageWithTheirFields) {
  Content content;
  content.body = {"![а](/images/1/2x3)", "![б](/images/4/5x6)", "![c](/images/7/8x9)"};
  const auto placed = pictures_in(content);
  ASSERT_EQ(placed.size(), 3U);
  EXPECT_EQ(placed[0].field, "body_kk");
  EXPECT_EQ(placed[1].address, (base::PictureAddress{4, 5, 6}));
  EXPECT_EQ(placed[2].field, "body_en");
  EXPECT_TRUE(check_pictures(content).empty());
}

BAQYLAU_ON_EACH_ENGINE(Pictures);

}  // namespace
}  // namespace baqylau::content
