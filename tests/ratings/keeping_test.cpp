/// The ratings that are kept: what pages tell from them is what the records say, at any moment.

#include "ratings/keeping.hpp"

#include "tests/ratings/fixture.hpp"

namespace baqylau::ratings {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class KeptRatings : public RatingsTest {
 protected:
  void SetUp() override {
    RatingsTest::SetUp();
    if (IsSkipped()) return;
    ngos::add_routes(routes);
  }
  void keep() {
    write([&](db::Write& db) {
      keep_changed_ratings(db, clock.today());
      return base::done();
    });
  }
  void keep_day() {
    write([&](db::Write& db) {
      keep_ratings(db, clock.today());
      return base::done();
    });
  }
  /// What the table holds, whatever has changed since.
  std::size_t stored() {
    return database().read([&](db::Read& db) { return store::all_kept(db).size(); });
  }
  std::vector<base::ProjectId> miskept() {
    return database().read([&](db::Read& db) { return miskept_ratings(db, clock.today()); });
  }
  std::optional<Points> kept(base::ProjectId project) {
    return database().read([&](db::Read& db) -> std::optional<Points> {
      const auto all = kept_general_ratings(db, clock.today()).value();
      const auto found = all.find(project);
      return found == all.end() ? std::nullopt : std::optional{found->second};
    });
  }
  std::vector<int> of_ngos() {
    return database().read([&](db::Read& db) {
      std::vector<int> found;
      const auto rated = kept_ngo_ratings(db, clock.today()).value();
      for (const auto& one : rated) found.push_back(one.rating);
      return found;
    });
  }
};
BAQYLAU_ON_EACH_ENGINE(KeptRatings);

TEST_P(KeptRatings, CannotBeGoneByBeforeTheyWereKeptNorOnAnotherDay) {
  rated_project(1, ngo, 50);
  const auto usable = [&](std::string_view on) {
    return database().read([&](db::Read& db) { return kept_general_ratings(db, day(on)).has_value(); });
  };
  EXPECT_FALSE(usable("2008-09-15"));
  keep();
  EXPECT_TRUE(usable("2008-09-15"));
  EXPECT_FALSE(usable("2008-09-14"));
  EXPECT_FALSE(usable("2008-09-16"));
}

TEST_P(KeptRatings, SayAtOnceWhatHasChangedAndAreKeptLater) {
  const auto one = rated_project(1, ngo, 50);
  keep_day();
  EXPECT_EQ(kept(one), Points{7000});
  EXPECT_THAT(of_ngos(), ElementsAre(700));

  const auto two = rated_project(2, other_ngo, 100);
  EXPECT_EQ(stored(), 1U);
  EXPECT_EQ(kept(two), Points{10000}) << "before the timed work has seen it";
  EXPECT_THAT(of_ngos(), ElementsAre(1000, 700));
  keep();
  EXPECT_EQ(stored(), 2U);
  EXPECT_THAT(miskept(), IsEmpty());

  ASSERT_TRUE(reopen(report(one, 3), noon("2008-09-15")).ok());
  ASSERT_TRUE(give(experts[0], report(one, 3), {0, 0, 0}, noon("2008-09-15")).ok());
  EXPECT_EQ(kept(one), Points{5500});
  EXPECT_THAT(miskept(), IsEmpty());
  keep();
  EXPECT_EQ(kept(one), Points{5500});
  EXPECT_THAT(of_ngos(), ElementsAre(1000, 550));
}

TEST_P(KeptRatings, GoWithTheProjectToAnotherExecutor) {
  rated_project(1, ngo, 50);
  const auto two = rated_project(2, ngo, 100);
  keep_day();
  EXPECT_THAT(of_ngos(), ElementsAre(850));
  const auto version = database().read([&](db::Read& db) { return projects::find_project(db, two).value().version; });
  const notices::Outbox outbox{.now = clock.now(), .random = random, .catalogues = *catalogues};
  write([&](db::Write& db) {
    return projects::change_executor(db, outbox, experts[0].account, http::Scope::all(), two, version,
                                     {.ngo = other_ngo, .reason = "Ошибка"});
  });
  EXPECT_THAT(of_ngos(), ElementsAre(1000, 700));
  keep();
  EXPECT_THAT(of_ngos(), ElementsAre(1000, 700));
}

TEST_P(KeptRatings, LeaveTheNgoAfterFiveYears) {
  rated_project(1, ngo, 50);
  keep_day();
  clock.set(noon("2013-08-31"));
  keep_day();
  EXPECT_THAT(of_ngos(), ElementsAre(700));
  clock.set(noon("2013-09-01"));
  keep_day();
  EXPECT_THAT(of_ngos(), IsEmpty());
}

TEST_P(KeptRatings, OrderTheRegister) {
  rated_project(1, ngo, 50);
  rated_project(2, other_ngo, 100);
  add_ngo("АА без проектов");
  keep_day();
  const auto by_name = get(visitor(), "/ngos").value().body;
  const auto by_rating = get(visitor(), "/ngos", {{"order", "rating"}}).value().body;
  EXPECT_LT(by_name.find("АА без"), by_name.find("ЗУБР"));
  EXPECT_LT(by_name.find("ЗУБР"), by_name.find("РГИ"));
  EXPECT_LT(by_rating.find("РГИ"), by_rating.find("ЗУБР"));
  EXPECT_LT(by_rating.find("ЗУБР"), by_rating.find("АА без"));
  EXPECT_THAT(by_rating, AllOf(HasSubstr(">100.0</a>"), HasSubstr(">70.0</a>"), HasSubstr("aria-sort=\"descending\"")));
}

TEST_P(KeptRatings, MakeTheSameRankingsAsTheRecords) {
  const auto last = add_ngo("Яя");
  rated_project(1, last, 100);
  const auto one = rated_project(2, add_ngo("АА"), 50);
  rated_project(3, ngo, 50);
  keep_day();
  rated_project(4, other_ngo, 100);
  const auto pages = [&] { return get(visitor(), "/rankings").value().body + get(visitor(), "/rankings/ngos").value().body; };
  const auto before_the_work = pages();
  keep();
  const auto kept = pages();
  EXPECT_EQ(before_the_work, kept) << "equal ones stand the same";
  EXPECT_THAT(miskept(), IsEmpty());
  write([&](db::Write& db) {
    store::keep_ratings_on(db, day("2000-01-01"));
    return base::done();
  });
  const auto reckoned = pages();
  EXPECT_EQ(kept, reckoned);
  EXPECT_THAT(reckoned, HasSubstr("/projects/" + base::to_string(one)));
}

}  // namespace
}  // namespace baqylau::ratings
