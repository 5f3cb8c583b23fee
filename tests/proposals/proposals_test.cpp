/// Who may propose how often, what becomes of a proposal, and who learns of it.

#include "fixture.hpp"

#include "journal/journal.hpp"
#include "search/search.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <thread>

namespace baqylau::proposals {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class Proposals : public ProposalsTest {};

TEST_P(Proposals, WaitUnseenUntilAnOperatorPublishesThem) {
  const auto id = visitor_sends("192.0.2.1").value();
  EXPECT_THAT(listed(), IsEmpty());
  EXPECT_FALSE(shown(id).has_value());
  EXPECT_THAT(all<rows::found>(), IsEmpty());
  ASSERT_TRUE(publishes(seen(id)).ok());
  EXPECT_THAT(listed(), ElementsAre(id));
  const auto page = shown(id).value();
  EXPECT_EQ(page.stage, Stage::proposed);
  EXPECT_EQ(page.proposal.name, "Асель");
  EXPECT_EQ(page.proposal.proposed_at, clock.now());
  EXPECT_EQ(page.proposal.decided_by, "Account operator");
  ASSERT_EQ(all<rows::found>().size(), 1U);
  EXPECT_EQ(all<rows::found>()[0].year, 2008);
}

TEST_P(Proposals, OnlyFiveOfOneNetworkWaitAtOnce) {
  std::vector<base::ProposalId> sent;
  for (int i = 0; i < most_waiting; ++i) {
    sent.push_back(visitor_sends("192.0.2.1").value());
    later(std::chrono::minutes{61});  // the limit of an hour is another one
  }
  const auto sixth = visitor_sends("192.0.2.1");
  ASSERT_FALSE(sixth.ok());
  EXPECT_EQ(sixth.failure().kind, base::Kind::too_many);
  EXPECT_TRUE(visitor_sends("192.0.2.2").ok()) << "another network is not kept out";
  EXPECT_TRUE(ngo_sends(ngo[0], "192.0.2.1").ok()) << "an NGO is counted by itself, wherever it sends from";
  ASSERT_TRUE(declines(seen(sent.front())).ok());
  EXPECT_TRUE(visitor_sends("192.0.2.1").ok()) << "one of the five waits no longer";
}

TEST_P(Proposals, AnNgoIsCountedAsOneFromWhicheverNetwork) {
  for (int i = 0; i < most_waiting; ++i) {
    ASSERT_TRUE(ngo_sends(ngo[0], "192.0.2." + std::to_string(i + 1)).ok());
    later(std::chrono::minutes{61});
  }
  const auto sixth = ngo_sends(ngo[0], "192.0.2.200");
  ASSERT_FALSE(sixth.ok());
  EXPECT_EQ(sixth.failure().kind, base::Kind::too_many);
  EXPECT_TRUE(ngo_sends(ngo[1], "192.0.2.200").ok());
}

TEST_P(Proposals, OnlyFiveOfOneNetworkComeWithinAnHour) {
  for (int i = 0; i < most_an_hour; ++i) ASSERT_TRUE(declines(seen(visitor_sends("192.0.2.1").value())).ok());
  later(std::chrono::minutes{20});
  const auto sixth = visitor_sends("192.0.2.1");
  ASSERT_FALSE(sixth.ok());
  EXPECT_EQ(sixth.failure().kind, base::Kind::too_many);
  later(std::chrono::minutes{40});
  EXPECT_TRUE(visitor_sends("192.0.2.1").ok());
}

TEST_P(Proposals, OfManySentAtOnceNoMoreAreTakenThanMayWait) {
  std::vector<std::thread> threads;
  std::atomic<int> taken{0};
  for (int sender = 0; sender < 8; ++sender)
    threads.emplace_back([&, sender] {
      base::SeededRandom own{static_cast<std::uint64_t>(sender) + 100};
      for (int i = 0; i < 3; ++i) {
        const auto sent = database().write([&](db::Write& db) {
          return propose(db, own, clock.now(), from("192.0.2." + std::to_string(sender)),
                         {.language = i18n::Language::kk, .ngo = ngo[0], .body = "Ауылдағы жастарға кәсіптік бағдар беру"});
        });
        if (sent.ok()) ++taken;
      }
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(taken, most_waiting);
}

TEST_P(Proposals, AddressAndNetworkAreForgottenOnceTheyHaveServed) {
  const auto id = visitor_sends("192.0.2.1", "asel@example.kz").value();
  auto kept = all<rows::contacts>();
  ASSERT_EQ(kept.size(), 1U);
  EXPECT_EQ(kept[0].email, "asel@example.kz");
  EXPECT_EQ(kept[0].source, from("192.0.2.1").source);
  EXPECT_EQ(kept[0].source->find("192.0.2.1"), std::string::npos);
  ASSERT_TRUE(publishes(seen(id)).ok());
  kept = all<rows::contacts>();
  EXPECT_FALSE(kept[0].email.has_value());
  EXPECT_FALSE(kept[0].source.has_value());
}

TEST_P(Proposals, OnWhichNobodyDecidedForThirtyDaysLoseAddressAndNetwork) {
  ASSERT_TRUE(visitor_sends("192.0.2.1", "asel@example.kz").ok());
  const auto forget = [&] {
    return done([&](db::Write& db) -> base::Done {
      forget_contacts(db, clock.now());
      return base::done();
    });
  };
  later(std::chrono::hours{24 * 30});
  ASSERT_TRUE(forget().ok());
  EXPECT_TRUE(all<rows::contacts>()[0].email.has_value());
  later(std::chrono::minutes{1});
  ASSERT_TRUE(forget().ok());
  EXPECT_FALSE(all<rows::contacts>()[0].email.has_value());
  EXPECT_FALSE(all<rows::contacts>()[0].source.has_value());
  EXPECT_EQ(read([](db::Read& db) { return store::count_in_state(db, State::waiting); }), 1) << "the proposal still waits";
}

TEST_P(Proposals, AVisitorWhoLeftAnAddressIsToldOnce) {
  const auto id = visitor_sends("192.0.2.1", "asel@example.kz").value();
  ASSERT_TRUE(publishes(seen(id)).ok());
  const auto told = all<rows::told>();
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].kind, "proposal");
  EXPECT_EQ(told[0].address, "asel@example.kz");
  EXPECT_EQ(told[0].language, "ru") << "in the language of the proposal";
  EXPECT_EQ(told[0].link, "/proposals/" + base::to_string(id));
  EXPECT_THAT(told[0].body, HasSubstr("Обучение пожилых людей"));
  ASSERT_TRUE(declines(seen(id)).ok());
  EXPECT_EQ(all<rows::told>().size(), 1U) << "the address is gone";
  ASSERT_TRUE(visitor_sends("192.0.2.2").ok());
}

TEST_P(Proposals, ADeclinedOneIsReasonedToWhoeverSentIt) {
  ASSERT_TRUE(declines(seen(visitor_sends("192.0.2.1", "asel@example.kz").value()), Reason::unclear, "Уточните, где и для кого.").ok());
  const auto own = ngo_sends(ngo[0]).value();
  ASSERT_TRUE(declines(seen(own), Reason::off_topic).ok());
  const auto told = all<rows::told>();
  ASSERT_EQ(told.size(), 2U);
  EXPECT_THAT(told[0].body, HasSubstr("Непонятно, что именно предлагается"));
  EXPECT_THAT(told[0].body, HasSubstr("Уточните, где и для кого."));
  EXPECT_FALSE(told[0].link.has_value()) << "there is no page to lead to";
  EXPECT_EQ(told[1].ngo, ngo[0]);
  EXPECT_EQ(told[1].link, "/proposals/mine");
  EXPECT_EQ(proposal(own).reason, Reason::off_topic);
}

TEST_P(Proposals, WhatWasTakenOffTheSiteCanBeBroughtBack) {
  const auto id = published("Обучение пожилых людей работе с порталом услуг");
  ASSERT_TRUE(declines(seen(id), Reason::personal_data).ok());
  EXPECT_THAT(listed(), IsEmpty());
  EXPECT_THAT(all<rows::found>(), IsEmpty());
  ASSERT_TRUE(publishes(seen(id)).ok());
  EXPECT_THAT(listed(), ElementsAre(id));
  EXPECT_FALSE(proposal(id).reason.has_value());
}

TEST_P(Proposals, ADoubleLeadsToTheOneThatIsKeptAndIsCountedThere) {
  const auto kept = published("Обучение пожилых людей работе с порталом услуг");
  const auto doubled = visitor_sends("192.0.2.2", "b@example.kz", "Научить пенсионеров пользоваться порталом услуг").value();
  ASSERT_TRUE(merges(seen(doubled), kept).ok());
  EXPECT_THAT(listed(), ElementsAre(kept));
  EXPECT_EQ(proposal(doubled).merged_into, kept);
  EXPECT_EQ(shown(kept)->doubles, 1);
  EXPECT_EQ(shown(kept)->supporters, 2);
  EXPECT_FALSE(shown(doubled).has_value());
  EXPECT_EQ(read([&](db::Read& db) { return find_readable(db, doubled); })->id, kept);
  EXPECT_EQ(all<rows::told>().back().link, "/proposals/" + base::to_string(kept));
  const auto found = all<rows::found>();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(found[0].more.value_or(""), HasSubstr("пенсионеров")) << "the kept one is found by the words of its double";
  ASSERT_TRUE(separates(seen(doubled)).ok());
  EXPECT_EQ(listed().size(), 2U);
  EXPECT_EQ(shown(kept)->doubles, 0);
  EXPECT_EQ(all<rows::found>().size(), 2U);
}

TEST_P(Proposals, AnNgoSupportsAThemeOnceHoweverOftenItProposedIt) {
  const auto kept = ngo_sends(ngo[0]).value();
  ASSERT_TRUE(publishes(seen(kept)).ok());
  for (const auto by : {ngo[0], ngo[1]}) ASSERT_TRUE(merges(seen(ngo_sends(by).value()), kept).ok());
  EXPECT_EQ(shown(kept)->doubles, 2);
  EXPECT_EQ(shown(kept)->supporters, 2);
}

TEST_P(Proposals, DoublesOfADoubleGoAlong) {
  const auto first = published("Первая тема о молодёжи в сёлах"), second = published("Вторая тема о молодёжи в сёлах");
  const auto third = published("Третья тема о молодёжи в сёлах");
  ASSERT_TRUE(merges(seen(first), second).ok());
  ASSERT_TRUE(merges(seen(second), third).ok());
  EXPECT_EQ(proposal(first).merged_into, third);
  EXPECT_EQ(shown(third)->doubles, 2);
  EXPECT_THAT(listed(), ElementsAre(third));
}

TEST_P(Proposals, OnlyWhatIsPublishedAndAnotherCanBeKept) {
  const auto id = published("Первая тема о молодёжи в сёлах");
  const auto waiting = visitor_sends("192.0.2.2").value();
  const auto doubled = published("Вторая тема о молодёжи в сёлах");
  ASSERT_TRUE(merges(seen(doubled), id).ok());
  for (const auto kept : {id, waiting, doubled, base::ProposalId{999}}) {
    const auto merged = merges(seen(id), kept);
    ASSERT_FALSE(merged.ok());
    EXPECT_EQ(merged.failure().kind, base::Kind::invalid);
  }
  EXPECT_EQ(proposal(id).state, State::published);
}

TEST_P(Proposals, TwoMadeDoublesOfEachOtherAtOnceDoNotBothVanish) {
  for (int round = 0; round < 5; ++round) {
    const std::array<base::ProposalId, 2> ids{published("Первая тема о молодёжи в сёлах"), published("Вторая тема о молодёжи в сёлах")};
    const std::array<Seen, 2> as_seen{seen(ids[0]), seen(ids[1])};
    std::atomic<int> taken{0};
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < 2; ++i)
      threads.emplace_back([&, i] {
        const auto merged = database().write([&](db::Write& db) {
          base::SeededRandom own{static_cast<std::uint64_t>(round) * 2 + i};
          const notices::Outbox mine{clock.now(), own, ui::test::catalogues()};
          return merge(db, mine, operator_.account, as_seen[i], ids[1 - i]);
        });
        if (merged.ok()) ++taken;
      });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(taken, 1);
    EXPECT_EQ(shown(ids[0]).has_value() + shown(ids[1]).has_value(), 1);
  }
}

TEST_P(Proposals, ItsNgoWithdrawsWhatWaitsAndNothingElse) {
  const auto id = ngo_sends(ngo[0]).value();
  const auto withdraws = [&](base::NgoId by, const Seen& what) {
    return done([&](db::Write& db) { return withdraw(db, clock.now(), operator_.account, by, what); });
  };
  EXPECT_EQ(withdraws(ngo[1], seen(id)).failure().kind, base::Kind::not_found);
  EXPECT_EQ(withdraws(ngo[0], {.id = id, .version = 7}).failure().kind, base::Kind::conflict);
  ASSERT_TRUE(withdraws(ngo[0], seen(id)).ok());
  EXPECT_EQ(proposal(id).state, State::withdrawn);
  EXPECT_EQ(publishes(seen(id)).failure().kind, base::Kind::conflict) << "it is the NGO's to take back";
  const auto other = ngo_sends(ngo[0]).value();
  ASSERT_TRUE(publishes(seen(other)).ok());
  EXPECT_EQ(withdraws(ngo[0], seen(other)).failure().kind, base::Kind::conflict);
}

TEST_P(Proposals, ThePathGoesFromProposalToVoteToLotToProject) {
  const auto id = published("Обучение пожилых людей работе с порталом услуг");
  EXPECT_EQ(shown(id)->stage, Stage::proposed);
  const auto poll = puts_to_vote(id);
  auto page = shown(id).value();
  EXPECT_EQ(page.stage, Stage::vote);
  EXPECT_EQ(page.vote->poll, poll);
  EXPECT_EQ(page.vote->closes_on, day("2008-03-10"));
  ASSERT_TRUE(links(seen(id), lot[0]).ok());
  page = shown(id).value();
  EXPECT_EQ(page.stage, Stage::lot);
  EXPECT_EQ(page.lot->number, 5);
  const auto project = awards(lot[0]);
  page = shown(id).value();
  EXPECT_EQ(page.stage, Stage::project);
  EXPECT_EQ(page.project, project);
  EXPECT_EQ(read([&](db::Read& db) { return store::of_lot(db, lot[0]); }).size(), 1U);
  ASSERT_TRUE(links(seen(id), std::nullopt).ok());
  EXPECT_EQ(shown(id)->stage, Stage::vote);
  EXPECT_THAT(read([&](db::Read& db) { return store::of_lot(db, lot[0]); }), IsEmpty());
}

TEST_P(Proposals, TheVoteOnADoubleIsOnThePathOfTheOneThatIsKept) {
  const auto kept = published("Первая тема о молодёжи в сёлах"), doubled = published("Вторая тема о молодёжи в сёлах");
  const auto poll = puts_to_vote(doubled);
  ASSERT_TRUE(merges(seen(doubled), kept).ok());
  EXPECT_EQ(shown(kept)->vote->poll, poll);
  EXPECT_EQ(read([&](db::Read& db) { return store::votes(db, kept); }).size(), 1U);
}

TEST_P(Proposals, OfWhichALotCameIsNoDouble) {
  const auto kept = published("Первая тема о молодёжи в сёлах"), other = published("Вторая тема о молодёжи в сёлах");
  ASSERT_TRUE(links(seen(other), lot[0]).ok());
  EXPECT_EQ(merges(seen(other), kept).failure().kind, base::Kind::conflict);
  EXPECT_TRUE(merges(seen(kept), other).ok());
}

TEST_P(Proposals, OnlyWhatIsPublishedIsPutToAVote) {
  const auto waiting = visitor_sends("192.0.2.1").value();
  const auto put = [&](base::ProposalId id) {
    return done([&](db::Write& db) { return put_to_vote(db, clock.now(), operator_.account, id, {1}); });
  };
  EXPECT_EQ(put(waiting).failure().kind, base::Kind::conflict);
  EXPECT_EQ(put({999}).failure().kind, base::Kind::not_found);
  EXPECT_THAT(all<rows::leaves>(), SizeIs(1)) << "that it was proposed, and nothing else";
}

TEST_P(Proposals, TheNewestStandFirstAndThoseWithoutADateLast) {
  const auto past = [&](std::optional<base::Instant> at) {
    return made([&](db::Write& db) -> base::Result<base::ProposalId> {
      return add_past(db, random, clock.now(), {.language = i18n::Language::ru, .text = "Социальный маркетинг", .proposed_at = at});
    });
  };
  const auto old = past(base::parse_instant("2007-12-31T23:30:00"));
  const auto undated = past(std::nullopt);
  const auto fresh = published("Обучение пожилых людей работе с порталом услуг");
  EXPECT_THAT(listed(), ElementsAre(fresh, old, undated));
  EXPECT_THAT(read([](db::Read& db) { return store::years(db); }), ElementsAre(2008, 2007)) << "of Asia/Almaty";
  EXPECT_THAT(listed({.year = 2007}), ElementsAre(old));
  EXPECT_THAT(listed({.stage = Stage::vote}), IsEmpty());
  puts_to_vote(undated);
  EXPECT_THAT(listed({.stage = Stage::vote}), ElementsAre(undated));
  EXPECT_THAT(listed({.stage = Stage::vote, .year = 2007}), IsEmpty());
  EXPECT_EQ(read([](db::Read& db) { return store::count_shown(db, {.stage = Stage::proposed, .year = {}}); }), 2);
  EXPECT_FALSE(shown(undated)->proposal.proposed_at.has_value());
}

TEST_P(Proposals, TwoOperatorsDoNotOverwriteEachOther) {
  const auto id = visitor_sends("192.0.2.1").value();
  const auto as_seen = seen(id);
  ASSERT_TRUE(publishes(as_seen).ok());
  EXPECT_EQ(declines(as_seen).failure().kind, base::Kind::conflict);
  EXPECT_EQ(links(as_seen, lot[0]).failure().kind, base::Kind::conflict);
  EXPECT_EQ(proposal(id).state, State::published);
  EXPECT_EQ(publishes({.id = {999}, .version = 1}).failure().kind, base::Kind::not_found);
}

TEST_P(Proposals, TheJournalSaysWhatWasDoneAndGivesNoTextAway) {
  const auto id = visitor_sends("192.0.2.1", "asel@example.kz").value();
  ASSERT_TRUE(publishes(seen(id)).ok());
  puts_to_vote(id);
  ASSERT_TRUE(links(seen(id), lot[0]).ok());
  ASSERT_TRUE(links(seen(id), std::nullopt).ok());
  later(std::chrono::minutes{1});
  const auto kept = published("Другая тема, о которой спорят");
  ASSERT_TRUE(merges(seen(id), kept).ok());
  ASSERT_TRUE(separates(seen(id)).ok());
  ASSERT_TRUE(declines(seen(id), Reason::other, "Тайные слова").ok());
  std::vector<std::string> events;
  for (const auto& leaf : all<rows::leaves>()) {
    if (leaf.subject != id.value) continue;
    events.push_back(leaf.event);
    EXPECT_EQ(leaf.actor, leaf.event == "proposal.proposed" ? std::nullopt : std::optional{operator_.account});
    for (const auto* secret : {"Асель", "asel@", "пожилых", "Тайные"}) EXPECT_EQ(leaf.details.find(secret), std::string::npos) << secret;
  }
  EXPECT_THAT(events, ElementsAre("proposal.proposed", "proposal.published", "proposal.put_to_vote", "proposal.lot_linked",
                                  "proposal.lot_unlinked", "proposal.merged", "proposal.separated", "proposal.taken_off"));
  const auto salt = all<rows::contacts>()[0].salt;
  EXPECT_THAT(all<rows::leaves>()[1].details, HasSubstr(base::hex(base::sha256(salt + proposal(id).body))));
  EXPECT_TRUE(read([](db::Read& db) { return journal::verify(db); }).ok());
}

TEST_P(Proposals, TheIndexThatGrewIsTheOneMadeAnew) {
  const auto kept = published("Первая тема о молодёжи в сёлах");
  ASSERT_TRUE(merges(seen(published("Вторая тема о молодёжи в сёлах")), kept).ok());
  ASSERT_TRUE(declines(seen(published("Третья тема о молодёжи в сёлах"))).ok());
  ASSERT_TRUE(publishes(seen(ngo_sends(ngo[0]).value())).ok());
  const auto index = [&] {
    std::vector<std::string> lines;
    for (const auto& row : all<rows::found>())
      lines.push_back(std::to_string(row.id) + row.title + row.body + row.more.value_or("-") + std::to_string(row.year.value_or(0)));
    return lines;
  };
  const auto grown = index();
  EXPECT_EQ(grown.size(), 2U);
  ASSERT_TRUE(done([](db::Write& db) -> base::Done {
                search::clear(db);
                ngos::put_all_into_search(db);
                put_all_into_search(db);
                return base::done();
              }).ok());
  EXPECT_EQ(grown, index());
}

TEST_P(Proposals, AreTheSameAfterARestart) {
  const auto id = published("Обучение пожилых людей работе с порталом услуг");
  ASSERT_TRUE(links(seen(id), lot[0]).ok());
  reopen();
  EXPECT_EQ(shown(id)->stage, Stage::lot);
}

BAQYLAU_ON_EACH_ENGINE(Proposals);

TEST(Likeness, IsOfWordsInWhateverForm) {
  EXPECT_EQ(likeness("Молодёжь и семья", "молодежь, СЕМЬЯ!"), 100);
  EXPECT_EQ(likeness("Поддержка молодых семей", "Поддержку молодым семьям"), 66) << "the short word changes within its first letters";
  EXPECT_EQ(likeness("Жастарды оқыту", "Қарттарға көмек"), 0);
  EXPECT_EQ(likeness("и о в", "и о в"), 0) << "short words say nothing";
  EXPECT_EQ(likeness("", "что угодно"), 0);
}

}  // namespace
}  // namespace baqylau::proposals
