/// Who may vote when, how votes are counted, and what is left of voters.

#include "polls/polls.hpp"
#include "polls/service.hpp"
#include "polls/store.hpp"
#include "proposals/proposals.hpp"

#include "support/accounts.hpp"
#include "support/vouched_test.hpp"
#include "tests/polls/sql.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <numeric>
#include <string>
#include <thread>
#include <vector>

namespace baqylau::polls {
namespace {

namespace rows = baqylau::tests::polls::sql;

base::LocalDate day(const char* iso) { return base::LocalDate::parse_iso(iso).value(); }

class Polls : public support::VouchedTest {
 protected:
  const std::string secret = std::string(32, 's');

  void SetUp() override {
    VouchedTest::SetUp();
    if (IsSkipped()) return;
    operator_ = support::add_staff(database(), random, clock.now(), "operator", http::Role::operator_);
  }

  /// Open from 4 to 6 March 2008; the clock stands at 3 March.
  static PollFacts facts() {
    return {.kind = PollKind::question,
            .title_kk = "Тақырып",
            .title_ru = "Тема",
            .audience = Audience::ngos,
            .counts = Counts::sealed,
            .opens_on = day("2008-03-04"),
            .closes_on = day("2008-03-06"),
            .options = {{"Иә", "Да"}, {"Жоқ", "Нет"}}};
  }
  Poll poll_of(const PollFacts& facts) {
    const auto id = database().write(
        [&](db::Write& db) -> base::Result<base::PollId> { return add_poll(db, random, clock.now(), operator_.account, facts); });
    return load(id.value());
  }
  Poll load(base::PollId id) {
    return database().read([&](db::Read& db) { return store::poll(db, id).value(); });
  }
  base::Result<Receipt> votes(const Poll& poll, const std::string& who, std::int64_t position) {
    return database().write([&](db::Write& db) { return cast(db, random, clock.now(), secret, poll, {.who = who}, position); });
  }
  base::Done changes(const Poll& poll, const PollFacts& facts) {
    return database().write(
        [&](db::Write& db) { return change_poll(db, random, clock.now(), operator_.account, poll.id, poll.version, facts); });
  }
  void close_all() {
    ASSERT_TRUE(database()
                    .write([&](db::Write& db) -> base::Done {
                      close_polls(db, clock.today(), clock.now());
                      return base::done();
                    })
                    .ok());
  }
  std::vector<std::int64_t> counted(const Poll& poll) {
    return database().read([&](db::Read& db) { return store::votes(db, poll.id).all; });
  }
  rows::rows_of_poll::Row kept(const Poll& poll) {
    return database().read([&](db::Read& db) { return db.one(rows::rows_of_poll{.poll = poll.id}).value(); });
  }
  std::vector<rows::leaves::Row> leaves() {
    return database().read([](db::Read& db) { return db.all(rows::leaves{}); });
  }
  void at(const char* iso, std::chrono::microseconds after = {}) { clock.set(base::almaty_start(day(iso)) + after); }

  support::Person operator_{};
};

TEST_P(Polls, AreOpenFromTheFirstMomentOfTheFirstDayToTheLastOfTheLast) {
  const auto poll = poll_of(facts());
  const std::chrono::microseconds moment{1};
  at("2008-03-04", -moment);
  EXPECT_EQ(votes(poll, "account 1", 1).failure().kind, base::Kind::conflict);
  at("2008-03-04");
  EXPECT_TRUE(votes(poll, "account 1", 1).ok());
  at("2008-03-07", -moment);
  EXPECT_TRUE(votes(poll, "account 2", 2).ok());
  at("2008-03-07");
  EXPECT_EQ(votes(poll, "account 3", 1).failure().kind, base::Kind::conflict);
  EXPECT_EQ(counted(poll), (std::vector<std::int64_t>{1, 1}));
}

TEST_P(Polls, OfProposalsPutThemToTheVoteAndKeepThemThroughChanges) {
  const auto add = [&](const char* text) {
    return database()
        .write([&](db::Write& db) -> base::Result<base::ProposalId> {
          return proposals::add_past(db, random, clock.now(), {.language = i18n::Language::ru, .text = text});
        })
        .value();
  };
  const auto first = add("Социальный маркетинг"), second = add("Мораль и этика народов");
  auto chosen = facts();
  chosen.options = {{"Бірінші", "Первая", first}, {"Екінші", "Вторая", second}};
  const auto poll = poll_of(chosen);
  EXPECT_EQ(proposals_of(poll.facts), (std::vector{first, second}));
  const auto put = database().read([](db::Read& db) { return db.all(rows::put_to_vote{}); });
  ASSERT_EQ(put.size(), 2U);
  for (const auto& leaf : put)
    EXPECT_EQ(leaf.details.find("\"poll\":\"" + base::to_string(poll.id)) != std::string::npos, true) << leaf.details;
  chosen.options[0].ru = "Первая тема";
  ASSERT_TRUE(changes(poll, chosen).ok());
  EXPECT_EQ(proposals_of(load(poll.id).facts), (std::vector{first, second}));
  EXPECT_EQ(database().read([](db::Read& db) { return db.all(rows::put_to_vote{}); }).size(), 2U) << "they are in this vote already";
}

TEST_P(Polls, OfWhatIsNoPublishedProposalAreNotMade) {
  auto chosen = facts();
  chosen.options[1].proposal = base::ProposalId{999};
  const auto made = database().write(
      [&](db::Write& db) -> base::Result<base::PollId> { return add_poll(db, random, clock.now(), operator_.account, chosen); });
  ASSERT_FALSE(made.ok());
  EXPECT_TRUE(leaves().empty());
  EXPECT_EQ(database().read([](db::Read& db) { return store::count_polls(db); }), 0);
}

TEST_P(Polls, CountAVoterOnceWhicheverOptionIsChosenNext) {
  const auto poll = poll_of(facts());
  at("2008-03-04");
  ASSERT_TRUE(votes(poll, "account 1", 1).ok());
  for (const std::int64_t position : {1, 2}) {
    const auto again = votes(poll, "account 1", position);
    ASSERT_FALSE(again.ok());
    EXPECT_EQ(again.failure().kind, base::Kind::conflict);
  }
  EXPECT_EQ(counted(poll), (std::vector<std::int64_t>{1, 0}));
  const auto other = poll_of(facts());
  EXPECT_TRUE(votes(other, "account 1", 2).ok()) << "another poll is another vote";
}

TEST_P(Polls, TheDatabaseItselfRefusesASecondBallotOfAVoter) {
  const auto poll = poll_of(facts());
  at("2008-03-04");
  ASSERT_TRUE(votes(poll, "account 1", 1).ok());
  EXPECT_THROW(static_cast<void>(database().write(
                   [&](db::Write& db) -> base::Result<std::int64_t> { return db.run(rows::vote_twice{.poll = poll.id}); })),
               db::Error);
}

TEST_P(Polls, OfManyBallotsOfOneVoterAtOnceOneIsTaken) {
  const auto poll = poll_of(facts());
  at("2008-03-04");
  std::atomic<int> taken{0};
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 8; ++thread)
    threads.emplace_back([&, thread] {
      base::SeededRandom own{static_cast<std::uint64_t>(thread) + 10};
      for (int voter = 0; voter < 10; ++voter) {
        const auto done = database().write([&](db::Write& db) {
          return cast(db, own, clock.now(), secret, poll, {.who = "account " + std::to_string(voter)}, 1 + (thread + voter) % 2);
        });
        if (done.ok()) ++taken;
      }
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(taken, 10);
  const auto votes = counted(poll);
  EXPECT_EQ(votes[0] + votes[1], 10);
}

TEST_P(Polls, AnOptionThatIsNotThereIsRefusedAndCostsNoVote) {
  const auto poll = poll_of(facts());
  at("2008-03-04");
  for (const std::int64_t position : {0, 3, -1}) EXPECT_EQ(votes(poll, "account 1", position).failure().kind, base::Kind::invalid);
  EXPECT_TRUE(votes(poll, "account 1", 2).ok());
}

TEST_P(Polls, ABallotLeavesALeafThatOnlyItsVoterCanOpen) {
  const auto poll = poll_of(facts());
  at("2008-03-04");
  const auto receipt = votes(poll, "account 1", 2).value();
  EXPECT_EQ(receipt.number, number_of(poll.id, 2, receipt.code));
  const auto leaf = leaves().back();
  EXPECT_EQ(leaf.event, "poll.ballot_cast");
  EXPECT_FALSE(leaf.actor.has_value()) << "not who voted";
  EXPECT_NE(leaf.details.find(commitment_of(receipt.code)), std::string::npos);
  EXPECT_EQ(leaf.details.find(receipt.number), std::string::npos) << "nor which ballot it was";
}

TEST_P(Polls, ARefusedBallotLeavesNothing) {
  const auto poll = poll_of(facts());
  at("2008-03-04");
  ASSERT_TRUE(votes(poll, "account 1", 1).ok());
  const auto before = leaves().size();
  ASSERT_FALSE(votes(poll, "account 1", 2).ok());
  EXPECT_EQ(leaves().size(), before);
}

TEST_P(Polls, ClosingIsFinalAndForgetsWhoVoted) {
  const auto poll = poll_of(facts());
  at("2008-03-04");
  const auto receipt = votes(poll, "account 1", 2).value();
  ASSERT_TRUE(votes(poll, "account 2", 2).ok());
  close_all();
  EXPECT_FALSE(load(poll.id).closed_at.has_value()) << "its days are not over";
  EXPECT_EQ(kept(poll).voters, 2);
  at("2008-03-07");
  EXPECT_EQ(phase_of(load(poll.id), day("2008-03-07")), Phase::counting);
  close_all();
  const auto closed = load(poll.id);
  EXPECT_EQ(closed.closed_at, clock.now());
  const auto rows_left = kept(poll);
  EXPECT_EQ(rows_left.ballots, 2);
  EXPECT_EQ(rows_left.voters, 0);
  EXPECT_EQ(rows_left.keys, 0);
  const auto leaf = leaves().back();
  EXPECT_EQ(leaf.event, "poll.closed");
  EXPECT_NE(leaf.details.find(R"("option_2":"2")"), std::string::npos) << leaf.details;
  close_all();
  EXPECT_EQ(leaves().size(), 4U) << "created, two ballots, closed once";
  at("2008-03-05");  // even if a clock went back
  EXPECT_FALSE(votes(poll, "account 3", 1).ok());
  const auto ballots = database().read([&](db::Read& db) { return store::ballots(db, poll.id); });
  EXPECT_TRUE(std::ranges::any_of(ballots, [&](const Ballot& ballot) { return ballot.number == receipt.number && ballot.position == 2; }));
}

/// Of the sizes that SECURITY V-07 names: among 10,000 who vote over five days 1,000 ballots of three networks.
TEST_P(Polls, StuffingIsFlaggedAndHonestBallotsAreNot) {
  auto open = facts();
  open.audience = Audience::anyone;
  open.counts = Counts::live;
  open.closes_on = day("2008-03-08");
  const auto poll = poll_of(open);
  constexpr std::int64_t honest = 10'000, stuffed = 1'000;
  constexpr std::int64_t micros_in_hour = 3'600'000'000;
  const auto begin = base::almaty_start(day("2008-03-04"));
  struct Arrival {
    std::int64_t at;
    std::string network;
    bool bot;
  };
  std::vector<Arrival> arrivals;
  base::SeededRandom chance{7};
  const auto drawn = [&](std::int64_t below) {
    std::uint64_t number = 0;
    for (const char byte : chance.bytes(8)) number = number << 8U | static_cast<unsigned char>(byte);
    return static_cast<std::int64_t>(number % static_cast<std::uint64_t>(below));
  };
  // Half of the honest come from 40 large networks, as telephones do, the others from 4,000 small ones.
  for (std::int64_t i = 0; i < honest; ++i) {
    const auto network = i % 2 == 0 ? "large " + std::to_string(drawn(40)) : "small " + std::to_string(drawn(4'000));
    arrivals.push_back({drawn(5 * 24 * micros_in_hour), network, false});
  }
  // The first network works for an hour, the second for a night, the third for a day.
  for (std::int64_t i = 0; i < stuffed; ++i) {
    constexpr std::array<std::int64_t, 3> hours{1, 8, 24};
    const auto bot = static_cast<std::size_t>(i % 3);
    arrivals.push_back({30 * micros_in_hour + drawn(hours.at(bot) * micros_in_hour), "bot " + std::to_string(bot), true});
  }
  std::ranges::sort(arrivals, {}, &Arrival::at);
  for (std::size_t first = 0; first < arrivals.size(); first += 500) {
    const auto done = database().write([&](db::Write& db) -> base::Done {
      for (std::size_t i = first; i < std::min(first + 500, arrivals.size()); ++i) {
        const auto& arrival = arrivals[i];
        const Voter voter{.who = "browser " + std::to_string(i), .wide_network = arrival.network};
        static_cast<void>(TRY(cast(db, random, begin + std::chrono::microseconds{arrival.at}, secret, poll, voter, arrival.bot ? 1 : 2)));
      }
      return base::done();
    });
    ASSERT_TRUE(done.ok());
  }
  const auto votes = database().read([&](db::Read& db) { return store::votes(db, poll.id); });
  EXPECT_EQ(votes.all, (std::vector{stuffed, honest})) << "none is dropped";
  EXPECT_GE(votes.flagged[0] * 100, stuffed * 95);
  EXPECT_LE(votes.flagged[1] * 100, honest);
  at("2008-03-09");
  close_all();
  EXPECT_EQ(kept(poll).networks, 0) << "nothing is left of where they came from";
  EXPECT_NE(leaves().back().details.find(R"("flagged":")" + std::to_string(votes.flagged[0] + votes.flagged[1]) + '"'), std::string::npos);
  const auto ballots = database().read([&](db::Read& db) { return store::ballots(db, poll.id); });
  EXPECT_EQ(std::ranges::count_if(ballots, &Ballot::flagged), votes.flagged[0] + votes.flagged[1]);
}

TEST_P(Polls, ANetworkThatStoodOutDoesUntilTheEnd) {
  auto open = facts();
  open.audience = Audience::anyone;
  const auto poll = poll_of(open);
  int voter = 0;
  const auto votes_from = [&](const std::string& network, int times) {
    for (int i = 0; i < times; ++i)
      ASSERT_TRUE(database()
                      .write([&](db::Write& db) {
                        return cast(db, random, clock.now(), secret, poll,
                                    {.who = "browser " + std::to_string(++voter), .wide_network = network}, 1);
                      })
                      .ok());
  };
  const auto flagged = [&] { return database().read([&](db::Read& db) { return store::votes(db, poll.id); }).flagged[0]; };
  at("2008-03-04");
  votes_from("a", 10);
  EXPECT_EQ(flagged(), 0);
  votes_from("a", 2);
  EXPECT_EQ(flagged(), 2);
  votes_from("b", 10);
  EXPECT_EQ(flagged(), 2);
  at("2008-03-05");
  votes_from("a", 1);
  votes_from("b", 1);
  EXPECT_EQ(flagged(), 3);
}

TEST_P(Polls, CanBeChangedUntilTheyBegin) {
  const auto poll = poll_of(facts());
  auto other = facts();
  other.title_ru = "Другая тема";
  other.options.push_back({"Білмеймін", "Не знаю"});
  ASSERT_TRUE(changes(poll, other).ok());
  EXPECT_EQ(load(poll.id).facts.options.size(), 3U);
  EXPECT_EQ(leaves().back().event, "poll.changed");
  EXPECT_EQ(changes(poll, facts()).failure().kind, base::Kind::conflict) << "seen before the other change";
  at("2008-03-04");
  EXPECT_EQ(changes(load(poll.id), facts()).failure().kind, base::Kind::conflict) << "voting has begun";
  EXPECT_EQ(load(poll.id).facts.title_ru, "Другая тема");
}

TEST(PollCounts, SealedOnesAreShownToNobodyBeforeTheEnd) {
  Poll poll{
      .facts = {.title_kk = "Т", .title_ru = "Т", .counts = Counts::sealed, .opens_on = day("2008-03-04"), .closes_on = day("2008-03-06")}};
  for (const auto* today : {"2008-03-03", "2008-03-04", "2008-03-06", "2008-03-07"}) EXPECT_FALSE(counts_shown(poll, day(today))) << today;
  poll.closed_at = base::almaty_start(day("2008-03-07"));
  EXPECT_TRUE(counts_shown(poll, day("2008-03-07")));
  Poll live{
      .facts = {.title_kk = "Т", .title_ru = "Т", .counts = Counts::live, .opens_on = day("2008-03-04"), .closes_on = day("2008-03-06")}};
  EXPECT_FALSE(counts_shown(live, day("2008-03-03"))) << "there is nothing yet";
  EXPECT_TRUE(counts_shown(live, day("2008-03-04")));
}

TEST(PollArrivals, StandOutAboveBothLimits) {
  EXPECT_FALSE(stands_out({.of_network = 10, .in_all = 10}));
  EXPECT_TRUE(stands_out({.of_network = 11, .in_all = 11}));
  EXPECT_TRUE(stands_out({.of_network = 11, .in_all = 549}));
  EXPECT_FALSE(stands_out({.of_network = 11, .in_all = 550})) << "2 % exactly";
  EXPECT_FALSE(stands_out({.of_network = 200, .in_all = 10'000}));
  EXPECT_TRUE(stands_out({.of_network = 201, .in_all = 10'000}));
}

TEST(PollShares, TogetherAreAHundred) {
  EXPECT_EQ(shares_of({3, 2, 0}), (std::vector{600, 400, 0})) << "the pilot's result";
  EXPECT_EQ(shares_of({1, 1, 1}), (std::vector{334, 333, 333})) << "of equal remainders the first";
  EXPECT_EQ(shares_of({1, 2, 4}), (std::vector{143, 286, 571}));
  EXPECT_EQ(shares_of({2, 2, 2, 1}), (std::vector{286, 286, 285, 143}));
  EXPECT_EQ(shares_of({0, 0}), (std::vector{0, 0}));
  for (std::int64_t a = 0; a <= 12; ++a)
    for (std::int64_t b = 0; b <= 12; ++b)
      for (std::int64_t c = 1; c <= 12; ++c) {
        const auto shares = shares_of({a, b, c});
        EXPECT_EQ(std::accumulate(shares.begin(), shares.end(), 0), 1000) << a << ' ' << b << ' ' << c;
      }
}

TEST(PollVoters, AreHashedByTheServersSecretAndThePollsKey) {
  const Voter voter{.who = "account 1"};
  const auto hash = voter_hash("secret", "key", voter);
  EXPECT_EQ(hash.size(), 64U);
  EXPECT_NE(hash, voter_hash("other", "key", voter));
  EXPECT_NE(hash, voter_hash("secret", "other", voter)) << "two polls cannot be brought together";
  EXPECT_NE(hash, voter_hash("secret", "key", {.who = "account 2"}));
}

BAQYLAU_ON_EACH_ENGINE(Polls);

}  // namespace
}  // namespace baqylau::polls
