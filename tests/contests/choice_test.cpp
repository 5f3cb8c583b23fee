/// How a list is narrowed to a contest, however many contests there are.

#include "contests/contests.hpp"
#include "http/request.hpp"
#include "support/vouched_test.hpp"

#include <gmock/gmock.h>

namespace baqylau::contests {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class Choice : public support::VouchedTest {
 protected:
  void SetUp() override {
    VouchedTest::SetUp();
    if (IsSkipped()) return;
    ministry = add_body("Министерство");
    akimat = add_body("Акимат");
    first = add(ministry, "2007-04-19");
    last_of_year = add(ministry, "2007-12-31");
    foreign = add(akimat, "2009-01-01");
    latest = add(ministry, "2009-05-20");
  }
  base::StateBodyId add_body(const std::string& name) {
    return database()
        .write([&](db::Write& db) { return reference::add_state_body(db, random, clock.now(), {.name_kk = name, .name_ru = name}); })
        .value();
  }
  base::ContestId add(base::StateBodyId body, std::string_view held_on) {
    return database()
        .write([&](db::Write& db) {
          return add_contest(db, {clock.now(), random}, {.state_body = body, .held_on = base::LocalDate::parse_iso(held_on).value()});
        })
        .value();
  }
  ContestChoice choose(http::Pairs query, const http::Scope& scope = http::Scope::all()) {
    http::Request request;
    request.query = std::move(query);
    return database().read([&](db::Read& db) { return contest_choice(db, scope, request); });
  }
  static std::vector<base::ContestId> offered(const ContestChoice& choice) {
    std::vector<base::ContestId> ids;
    for (const auto& one : choice.contests) ids.push_back(one.id);
    return ids;
  }

  base::StateBodyId ministry{}, akimat{};
  base::ContestId first{}, last_of_year{}, foreign{}, latest{};
};
BAQYLAU_ON_EACH_ENGINE(Choice);

TEST_P(Choice, OffersTheYearsThereAreAndTheLastContestsFirst) {
  const auto choice = choose({});
  EXPECT_THAT(choice.years, ElementsAre(2009, 2007));
  EXPECT_EQ(choice.year, std::nullopt);
  EXPECT_EQ(choice.contest, std::nullopt);
  EXPECT_THAT(offered(choice), ElementsAre(latest, foreign, last_of_year, first));
}

TEST_P(Choice, OfAYearOffersThatYearsContests) {
  const auto choice = choose({{"year", "2007"}});
  EXPECT_EQ(choice.year, 2007);
  EXPECT_THAT(offered(choice), ElementsAre(last_of_year, first));
  EXPECT_EQ(choice.first_day().iso(), "2007-01-01");
  EXPECT_EQ(choice.last_day().iso(), "2007-12-31");
}

TEST_P(Choice, OffersNobodyAContestOfAnotherBody) {
  EXPECT_THAT(offered(choose({}, http::Scope{akimat})), ElementsAre(foreign));
  const auto asked = choose({{"contest", base::to_string(first)}}, http::Scope{akimat});
  EXPECT_THAT(offered(asked), ElementsAre(foreign));
  EXPECT_EQ(asked.contest, first) << "asked for as it was: nothing fits it, instead of everything";
}

TEST_P(Choice, AContestIsForgottenWhereAnotherYearIsChosenInTheSameForm) {
  EXPECT_EQ(choose({{"year", "2007"}, {"contest", base::to_string(first)}}).contest, first);
  EXPECT_EQ(choose({{"year", "2009"}, {"contest", base::to_string(first)}}).contest, std::nullopt);
}

TEST_P(Choice, AYearInWhichNothingWasHeldIsNoYear) {
  for (const std::string typed : {"2008", "0", "-1", "2007x", "99999999999", ""})
    EXPECT_EQ(choose({{"year", typed}}).year, std::nullopt) << typed;
}

TEST_P(Choice, StaysShortAndHoldsTheOneThatWasAskedFor) {
  for (int i = 0; i < 120; ++i) add(ministry, "2009-06-01");
  const auto choice = choose({{"contest", base::to_string(first)}});
  EXPECT_THAT(choice.contests, SizeIs(101));
  EXPECT_EQ(choice.contests.back().id, first);
}

TEST(NoContests, OfferNothing) {
  EXPECT_EQ(ContestChoice{}.first_day().iso(), "1900-01-01");
  EXPECT_EQ(ContestChoice{}.last_day().iso(), "2199-12-31");
}

}  // namespace
}  // namespace baqylau::contests
