#include "app/timed.hpp"

#include "support/engine_test.hpp"
#include "tests/app/sql.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <future>
#include <stdexcept>
#include <utility>

namespace baqylau::app {
namespace {

namespace rows = tests::app::sql;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// Two processes on one database. Nothing here waits: each turn is taken by the test.
class Turns : public support::EngineTest {
 protected:
  void SetUp() override {
    EngineTest::SetUp();
    if (!IsSkipped()) another_ = open_another();
  }
  db::Database& other() { return *another_; }
  void pass(std::chrono::microseconds time) { clock.set(clock.now() + time); }
  std::vector<rows::tasks::Row> tasks() {
    return database().read([](db::Read& db) { return db.all(rows::tasks{}); });
  }
  std::vector<std::string> marks() {
    std::vector<std::string> names;
    for (auto& row : database().read([](db::Read& db) { return db.all(rows::marks{}); })) names.push_back(std::move(row.name));
    return names;
  }
  /// Leaves "NAME DAY" behind, in its transaction.
  DayTask marking(const std::string& name) {
    return {"mark", [this, name](db::Write& db, base::LocalDate day, base::Instant) {
              db.run(rows::add_mark{++marked_, name + ' ' + day.iso()});
            }};
  }

 private:
  std::unique_ptr<db::Database> another_;
  std::int64_t marked_ = 0;
};
BAQYLAU_ON_EACH_ENGINE(Turns);

TEST_P(Turns, OfADayAreTakenOnceByWhicheverProcessComesFirst) {
  Daily one{database(), clock, "one", marking("one")};
  Daily two{other(), clock, "two", marking("two")};
  // The clock stands in the middle of 3 March; three midnights follow.
  one.turn();
  two.turn();
  one.turn();
  for (auto* first : {&two, &one, &two}) {
    pass(hours{24});
    for (auto* next : {first, &one, &two, first}) next->turn();
  }
  EXPECT_THAT(marks(), ElementsAre("one 2008-03-03", "two 2008-03-04", "one 2008-03-05", "two 2008-03-06"));
  EXPECT_THAT(tasks(), SizeIs(4));
  for (const auto& task : tasks()) EXPECT_TRUE(task.done);
}

TEST_P(Turns, OfADayBeginWithItsFirstInstantInAlmaty) {
  Daily one{database(), clock, "one", marking("one")};
  one.turn();
  clock.set({base::almaty_start(base::LocalDate::parse_iso("2008-03-04").value()).micros - 1});
  one.turn();
  EXPECT_THAT(marks(), SizeIs(1));
  pass(std::chrono::microseconds{1});
  one.turn();
  EXPECT_THAT(marks(), SizeIs(2));
}

TEST_P(Turns, OfDaysOnWhichNobodyRanAreNotMadeUpFor) {
  Daily one{database(), clock, "one", marking("one")};
  one.turn();
  pass(hours{24 * 10});
  one.turn();
  one.turn();
  EXPECT_THAT(marks(), ElementsAre("one 2008-03-03", "one 2008-03-13"));
}

/// A second passes whenever it is asked.
class PassingClock final : public base::Clock {
 public:
  explicit PassingClock(base::Instant at) : at_{at} {}
  [[nodiscard]] base::Instant now() const override { return std::exchange(at_, at_ + seconds{1}); }

 private:
  mutable base::Instant at_;
};

/// Between taking a day's task and doing it there may be a midnight.
TEST_P(Turns, AreDoneForTheDayTheyWereTakenFor) {
  const PassingClock last_second{base::almaty_start(clock.today().plus_days(1)) + seconds{-1}};
  std::string done;
  Daily late{database(), last_second, "one", {"late", [&](db::Write&, base::LocalDate day, base::Instant now) {
                                                done = day.iso() + ", on " + base::almaty_date(now).iso();
                                              }}};
  late.turn();
  EXPECT_EQ(done, "2008-03-03, on 2008-03-04");
}

TEST_P(Turns, AreNotTakenAgainAfterARestart) {
  Daily{database(), clock, "one", marking("one")}.turn();
  Daily{database(), clock, "one", marking("one")}.turn();
  EXPECT_THAT(marks(), SizeIs(1));
}

/// What a process leaves behind that was killed in the middle: its row, and nothing of its work.
TEST_P(Turns, OfAProcessThatWasKilledAreTakenByTheOther) {
  Daily dying{other(), clock, "dying", {"mark", [&](db::Write& db, base::LocalDate, base::Instant) {
                                          db.run(rows::add_mark{1, "half"});
                                          throw std::runtime_error{"killed"};
                                        }}};
  // As if the process had died before it could keep the error: the row as it was taken.
  EXPECT_THROW(dying.turn(), std::runtime_error);
  EXPECT_THAT(marks(), IsEmpty());
  Daily one{database(), clock, "one", marking("one")};
  one.turn();
  EXPECT_THAT(marks(), IsEmpty()) << "it is not its time yet";
  pass(minutes{5});
  one.turn();
  EXPECT_THAT(marks(), ElementsAre("one 2008-03-03"));
}

TEST_P(Turns, ThatFailKeepTheirErrorAndComeAgainMoreAndMoreSeldom) {
  int tries = 0;
  Daily failing{database(), clock, "one", {"failing", [&](db::Write& db, base::LocalDate, base::Instant) {
                                             db.run(rows::add_mark{++tries, "half"});
                                             throw std::runtime_error{"the disk is full"};
                                           }}};
  Daily elsewhere{other(), clock, "two", {"failing", [&](db::Write&, base::LocalDate, base::Instant) { ++tries; }}};
  EXPECT_THROW(failing.turn(), std::runtime_error);
  EXPECT_EQ(tasks()[0].error, "the disk is full");
  failing.turn();
  elsewhere.turn();
  EXPECT_EQ(tries, 1) << "not within the minute";
  for (const int pause : {1, 2, 4, 8, 16, 32, 60, 60}) {
    pass(minutes{pause} - seconds{1});
    failing.turn();
    const int before = tries;
    pass(seconds{1});
    EXPECT_THROW(failing.turn(), std::runtime_error);
    EXPECT_EQ(tries, before + 1) << pause << " min";
  }
  EXPECT_THAT(marks(), IsEmpty());
  pass(hours{1});
  elsewhere.turn();
  EXPECT_TRUE(tasks()[0].done);
  EXPECT_EQ(tasks()[0].error, std::nullopt);
}

TEST_P(Turns, ThatTookTooLongLeaveNothingWhereAnotherProcessWasLetAtThem) {
  Daily slow{database(), clock, "slow", {"mark", [&](db::Write& db, base::LocalDate, base::Instant) {
                                           db.run(rows::add_mark{100, "slow"});
                                           pass(minutes{5});
                                           if (!on_sqlite()) Daily{other(), clock, "quick", marking("quick")}.turn();
                                         }}};
  if (on_sqlite()) {
    // One transaction writes at a time: nobody is let at it before it ends.
    slow.turn();
    EXPECT_THAT(marks(), ElementsAre("slow"));
    return;
  }
  EXPECT_THROW(slow.turn(), std::exception);
  EXPECT_THAT(tasks()[0].holder, "quick");
  EXPECT_THAT(marks(), SizeIs(1));
}

TEST_P(Turns, ThatGoOnAlwaysAreTakenByOneOfTwo) {
  int first = 0;
  int second = 0;
  Always one{database(), clock, "one", {"count", seconds{5}, [&] { ++first; }}};
  Always two{other(), clock, "two", {"count", seconds{5}, [&] { ++second; }}};
  for (int i = 0; i < 100; ++i) {
    one.turn();
    two.turn();
    pass(seconds{5});
  }
  EXPECT_EQ(first, 100);
  EXPECT_EQ(second, 0);
  one.give_back();
  two.turn();
  EXPECT_EQ(second, 1);
}

TEST_P(Turns, ThatGoOnAlwaysPassToAnotherWhenTheirProcessDied) {
  int second = 0;
  Always{database(), clock, "one", {"count", seconds{5}, [] {}}}.turn();
  Always two{other(), clock, "two", {"count", seconds{5}, [&] { ++second; }}};
  two.turn();
  pass(minutes{2} + seconds{5} - std::chrono::microseconds{1});
  two.turn();
  EXPECT_EQ(second, 0);
  pass(std::chrono::microseconds{1});
  two.turn();
  EXPECT_EQ(second, 1);
}

TEST_P(Turns, OfOneTaskSayNothingOfAnother) {
  int second = 0;
  Always{database(), clock, "one", {"count", seconds{5}, [] {}}}.turn();
  Always{other(), clock, "two", {"other", seconds{5}, [&] { ++second; }}}.turn();
  EXPECT_EQ(second, 1);
}

TEST_P(Turns, AreForgottenAfterAYear) {
  Daily one{database(), clock, "one", marking("one")};
  one.turn();
  Always{database(), clock, "one", {"count", seconds{5}, [] {}}}.turn();
  const auto forget = [&](int days) {
    EXPECT_TRUE(database()
                    .write([&](db::Write& db) -> base::Done {
                      forget_done_tasks(db, clock.today().plus_days(days));
                      return base::done();
                    })
                    .ok());
  };
  forget(365);
  EXPECT_THAT(tasks(), SizeIs(2));
  forget(366);
  ASSERT_THAT(tasks(), SizeIs(1));
  EXPECT_EQ(tasks()[0].kind, "count");
}

class TimedThread : public support::EngineTest {};
BAQYLAU_ON_EACH_ENGINE(TimedThread);

TEST_P(TimedThread, GivesEachItsTurnsAgainAndAgainWhateverTheyThrow) {
  std::promise<void> thrice;
  std::promise<void> daily;
  std::atomic<int> count = 0;
  Timed timed{database(),
              clock,
              "one",
              {.always = {{"failing", milliseconds{1}, [] { throw std::runtime_error{"a bug"}; }},
                          {"count", milliseconds{1},
                           [&] {
                             if (++count == 3) thrice.set_value();
                           }}},
               .daily = {{"day", [&](db::Write&, base::LocalDate, base::Instant) { daily.set_value(); }}}}};
  thrice.get_future().wait();
  daily.get_future().wait();
}

TEST_P(TimedThread, EndsWithTheTaskThatRunsAndGivesBackWhatItHeld) {
  std::promise<void> begun;
  std::promise<void> go_on;
  std::atomic<bool> ended = false;
  std::atomic<int> later = 0;
  Timed timed{database(),
              clock,
              "one",
              {.always = {{"slow", hours{1},
                           [&] {
                             begun.set_value();
                             go_on.get_future().wait();
                             ended = true;
                           }},
                          {"next", hours{1}, [&] { ++later; }}}}};
  begun.get_future().wait();
  timed.stop();
  go_on.set_value();
  timed.wait();
  EXPECT_TRUE(ended);
  EXPECT_EQ(later, 0);
  int taken = 0;
  Always{database(), clock, "two", {"slow", hours{1}, [&] { ++taken; }}}.turn();
  EXPECT_EQ(taken, 1);
}

}  // namespace
}  // namespace baqylau::app
