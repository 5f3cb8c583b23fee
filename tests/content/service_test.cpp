#include "content_fixture.hpp"

namespace baqylau::content {
namespace {

using ContentItems = ContentTest;
using Ids = std::vector<base::ContentItemId>;

TEST_P(ContentItems, ADraftIsNotShown) {
  const auto id = add(ItemKind::news, text("а")).value();
  EXPECT_EQ(stored(id).state(), State::draft);
  EXPECT_TRUE(news().empty());
  EXPECT_EQ(leaves("content.published"), 0);
}

TEST_P(ContentItems, WhatIsPublishedIsShownFromItsDayOnInAlmaty) {
  const auto id = published(ItemKind::news, text("а"), "2008-03-04");
  EXPECT_TRUE(news().empty()) << "today is the 3rd";
  clock.set({base::almaty_start(day("2008-03-04")).micros - 1});
  EXPECT_TRUE(news().empty());
  clock.set(base::almaty_start(day("2008-03-04")));
  EXPECT_EQ(news(), Ids{id});
}

TEST_P(ContentItems, AChangeStaysHiddenUntilItIsPublished) {
  const auto id = published(ItemKind::news, text("старое"), "2008-03-01");
  ASSERT_TRUE(save(id, 1, text("новое")).ok());
  EXPECT_EQ(stored(id).state(), State::changed);
  const auto shown = [&] {
    return database().read([&](db::Read& db) { return *store::shown_item(db, ItemKind::news, id, clock.today())->content.title.ru; });
  };
  EXPECT_EQ(shown(), "старое по-русски");
  ASSERT_TRUE(publish_it(id, 2, day("2008-03-01")).ok());
  EXPECT_EQ(shown(), "новое по-русски");
  EXPECT_EQ(stored(id).state(), State::published);
}

TEST_P(ContentItems, EveryVersionStaysWithWhoSavedItAndWhen) {
  const auto id = add(ItemKind::news, text("1")).value();
  clock.set({clock.now().micros + 60'000'000});
  ASSERT_TRUE(save(id, 1, text("2")).ok());
  reopen();
  database().read([&](db::Read& db) {
    const auto versions = store::versions(db, id);
    ASSERT_EQ(versions.size(), 2U);
    EXPECT_EQ(versions[0].number, 2);
    EXPECT_EQ(versions[0].saved_by, "Staff 2");
    EXPECT_EQ(versions[1].saved_by, "Staff 1");
    EXPECT_EQ(versions[0].saved_at.micros - versions[1].saved_at.micros, 60'000'000);
    EXPECT_EQ(store::item(db, id, 1)->content.body.kk, "Мәтін: 1");
    EXPECT_EQ(store::item(db, id)->content.body.kk, "Мәтін: 2");
    EXPECT_FALSE(store::item(db, id, 3).has_value());
  });
}

TEST_P(ContentItems, SavingTheSameAgainMakesNoVersion) {
  const auto id = add(ItemKind::news, text("1")).value();
  ASSERT_TRUE(save(id, 1, text("1")).ok());
  EXPECT_EQ(stored(id).version, 1);
}

TEST_P(ContentItems, WhoeverIsLateOverwritesNothing) {
  const auto id = add(ItemKind::news, text("1")).value();
  ASSERT_TRUE(save(id, 1, text("2")).ok());
  EXPECT_EQ(save(id, 1, text("3")).failure().kind, base::Kind::conflict);
  EXPECT_EQ(publish_it(id, 1, day("2008-03-01")).failure().kind, base::Kind::conflict) << "nobody publishes what they have not seen";
  EXPECT_EQ(stored(id).content.body.kk, "Мәтін: 2");
}

TEST_P(ContentItems, PublishingAndWithdrawingLeaveLeaves) {
  const auto id = published(ItemKind::news, text("а"), "2008-03-01");
  ASSERT_TRUE(publish_it(id, 1, day("2008-03-01")).ok());
  EXPECT_EQ(leaves("content.published"), 1) << "the same once more is no change";
  const auto found = database().read([](db::Read& db) { return db.all(rows::leaf_details{"content.published"}); });
  EXPECT_EQ(found[0].subject_kind, "content_item");
  EXPECT_EQ(found[0].subject, id.value);
  EXPECT_EQ(found[0].actor, operator_.account);
  EXPECT_NE(found[0].details.find(content_hash(text("а"))), std::string::npos);
  ASSERT_TRUE(withdraw_it(id).ok());
  EXPECT_EQ(leaves("content.withdrawn"), 1);
  EXPECT_TRUE(news().empty());
  EXPECT_EQ(stored(id).state(), State::withdrawn);
  EXPECT_EQ(withdraw_it(id).failure().kind, base::Kind::conflict);
  EXPECT_EQ(leaves("content.withdrawn"), 1);
}

TEST_P(ContentItems, WhatWasWithdrawnCanBePublishedAgain) {
  const auto id = published(ItemKind::news, text("а"), "2008-03-01");
  ASSERT_TRUE(withdraw_it(id).ok());
  ASSERT_TRUE(publish_it(id, 1, day("2008-03-02")).ok());
  EXPECT_EQ(news(), Ids{id});
  EXPECT_EQ(stored(id).published_on, day("2008-03-02"));
}

TEST_P(ContentItems, WhatThePublicSeesCannotBePutOff) {
  const auto id = published(ItemKind::news, text("а"), "2008-03-01");
  ASSERT_TRUE(save(id, 1, text("б")).ok());
  const auto late = publish_it(id, 2, day("2008-03-04"));
  ASSERT_FALSE(late.ok());
  EXPECT_EQ(late.failure().fields.front().field, "published_on");
  EXPECT_EQ(news(), Ids{id});
}

TEST_P(ContentItems, ADraftWithoutATextIsNotPublished) {
  Content bare;
  bare.title = {"Тақырып", std::nullopt};
  const auto id = add(ItemKind::news, bare).value();
  EXPECT_EQ(publish_it(id, 1, day("2008-03-01")).failure().kind, base::Kind::invalid);
  EXPECT_EQ(leaves("content.published"), 0);
}

TEST_P(ContentItems, APlaceHasOnePage) {
  ASSERT_TRUE(add(ItemKind::page, text("1"), Place::about).ok());
  const auto second = add(ItemKind::page, text("2"), Place::about);
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.failure().fields.front().field, "place");
  const auto free = database().read([](db::Read& db) { return store::free_places(db); });
  EXPECT_EQ(free.size(), all_places.size() - 1);
  EXPECT_EQ(std::count(free.begin(), free.end(), Place::about), 0);
}

TEST_P(ContentItems, NewsStandByDayTheNewestFirstAndAreCountedByYear) {
  const auto old = published(ItemKind::news, text("а"), "2007-12-31");
  const auto late = published(ItemKind::news, text("б"), "2008-03-02");
  const auto early = published(ItemKind::news, text("в"), "2008-01-01");
  published(ItemKind::news, text("г"), "2008-12-01");
  EXPECT_EQ(news(), (Ids{late, early, old}));
  database().read([&](db::Read& db) {
    const auto years = store::news_years(db, clock.today());
    ASSERT_EQ(years.size(), 2U);
    EXPECT_EQ(years[0].year, 2008);
    EXPECT_EQ(years[0].items, 2) << "what is still to come is not counted";
    EXPECT_EQ(store::shown_news(db, clock.today(), 2007, 1, 10).front().id, old);
    EXPECT_EQ(store::shown_news(db, clock.today(), {}, 2, 2).front().id, old);
  });
}

TEST_P(ContentItems, ActsAreFilteredByKindAndYear) {
  const auto law_2005 = published(ItemKind::legal_act, law("заказе", "2005-04-12"), "2008-01-01");
  const auto law_2001 = published(ItemKind::legal_act, law("организациях", "2001-01-16"), "2008-01-01");
  auto undated = law("плане", "2006-09-30", ActKind::plan);
  undated.adopted_on.reset();
  const auto plan = published(ItemKind::legal_act, undated, "2008-01-01");
  ASSERT_TRUE(add(ItemKind::legal_act, law("черновике", "1999-01-01", ActKind::order)).ok());
  database().read([&](db::Read& db) {
    const auto found = [&](const store::ActFilter& filter) {
      Ids ids;
      for (const auto& item : store::shown_acts(db, filter, clock.today(), 1)) ids.push_back(item.id);
      EXPECT_EQ(store::act_count(db, filter, clock.today()), static_cast<std::int64_t>(ids.size()));
      return ids;
    };
    EXPECT_EQ(found({}), (Ids{law_2005, law_2001, plan})) << "the last adopted first, unknown days last";
    EXPECT_EQ(found({.kind = ActKind::law}), (Ids{law_2005, law_2001}));
    EXPECT_EQ(found({.year = 2001}), Ids{law_2001});
    EXPECT_TRUE(found({.kind = ActKind::plan, .year = 2001}).empty());
    const auto facets = store::act_facets(db, clock.today());
    EXPECT_EQ(facets.kinds, (std::vector{ActKind::law, ActKind::plan}));
    EXPECT_EQ(facets.years, (std::vector{2005, 2001}));
    const auto act = store::shown_item(db, ItemKind::legal_act, law_2005, clock.today()).value();
    EXPECT_EQ(content_hash(act.content), content_hash(law("заказе", "2005-04-12")));
    EXPECT_FALSE(store::shown_item(db, ItemKind::news, law_2005, clock.today()).has_value()) << "an act is no news";
  });
}

TEST_P(ContentItems, StaffListWhatLacksALanguage) {
  ASSERT_TRUE(add(ItemKind::news, text("полная")).ok());
  Content russian;
  russian.title.ru = "Только по-русски";
  russian.body.ru = "Текст";
  const auto one = add(ItemKind::news, russian).value();
  auto half = text("без казахского текста");
  half.body.kk.reset();
  const auto other = published(ItemKind::page, half, "2008-01-01", Place::contacts);
  database().read([&](db::Read& db) {
    const auto listed = [&](const store::Filter& filter) {
      std::vector<base::ContentItemId> ids;
      for (const auto& item : store::items(db, filter, 1)) ids.push_back(item.id);
      EXPECT_EQ(store::item_count(db, filter), static_cast<std::int64_t>(ids.size()));
      std::sort(ids.begin(), ids.end());
      return ids;
    };
    EXPECT_EQ(listed({}).size(), 3U);
    EXPECT_EQ(listed({.one_language = true}), (Ids{std::min(one, other), std::max(one, other)}));
    EXPECT_EQ(listed({.kind = ItemKind::page, .one_language = true}), Ids{other});
    EXPECT_EQ(listed({.state = State::published}), Ids{other});
    EXPECT_EQ(listed({.state = State::draft}).size(), 2U);
    EXPECT_TRUE(listed({.state = State::withdrawn}).empty());
    EXPECT_TRUE(listed({.state = State::changed}).empty());
  });
}

TEST_P(ContentItems, LinksKeepTheirAddresses) {
  Content link;
  link.title = {"Портал", "Портал"};
  link.link_group = LinkGroup::state_body;
  link.address = {"https://egov.kz/cms/kk", "https://egov.kz/cms/ru"};
  const auto id = published(ItemKind::link, link, "2008-01-01");
  database().read([&](db::Read& db) {
    const auto links = store::shown_links(db, clock.today());
    ASSERT_EQ(links.size(), 1U);
    EXPECT_EQ(links[0].id, id);
    EXPECT_EQ(content_hash(links[0].content), content_hash(link));
  });
}

BAQYLAU_ON_EACH_ENGINE(ContentItems);

}  // namespace
}  // namespace baqylau::content
