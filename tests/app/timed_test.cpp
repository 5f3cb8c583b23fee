#include "app/timed.hpp"

#include "notices/notices.hpp"
#include "support/engine_test.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <stdexcept>

namespace baqylau::app {
namespace {

using std::chrono::milliseconds;

/// Until it holds, at most ten seconds.
template <class Condition>
bool becomes(Condition condition) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{10};
  while (!condition()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(milliseconds{2});
  }
  return true;
}

class TimedWork : public support::EngineTest {
 protected:
  static Task counting(std::atomic<int>& count) {
    return {"count", milliseconds{5}, [&count] { ++count; }};
  }
};
BAQYLAU_ON_EACH_ENGINE(TimedWork);

TEST_P(TimedWork, IsDoneAgainAndAgain) {
  std::atomic<int> count = 0;
  Timed timed{database(), clock, "node 1", {counting(count)}};
  EXPECT_TRUE(becomes([&] { return count >= 3; }));
}

TEST_P(TimedWork, IsDoneByOneOfTwoNodes) {
  std::atomic<int> first = 0;
  std::atomic<int> second = 0;
  const auto another = open_another();
  Timed one{database(), clock, "node 1", {counting(first)}};
  ASSERT_TRUE(becomes([&] { return first >= 1; }));
  Timed two{*another, clock, "node 2", {counting(second)}};
  ASSERT_TRUE(becomes([&] { return first >= 20; }));
  EXPECT_EQ(second, 0);
}

TEST_P(TimedWork, GoesToAnotherNodeWhenItsOwnStops) {
  std::atomic<int> first = 0;
  std::atomic<int> second = 0;
  const auto another = open_another();
  Timed one{database(), clock, "node 1", {counting(first)}};
  ASSERT_TRUE(becomes([&] { return first >= 1; }));
  Timed two{*another, clock, "node 2", {counting(second)}};
  one.wait();
  EXPECT_TRUE(becomes([&] { return second >= 1; }));
}

TEST_P(TimedWork, GoesToAnotherNodeWhenItsOwnDies) {
  std::atomic<int> second = 0;
  // A node that took the lease and was never heard of again.
  notices::take_lease(database(), "count", "node 1", clock.now(), clock.now() + std::chrono::minutes{2});
  Timed two{database(), clock, "node 2", {counting(second)}};
  std::this_thread::sleep_for(milliseconds{50});
  EXPECT_EQ(second, 0);
  two.wait();
  clock.set(clock.now() + std::chrono::minutes{2});
  Timed three{database(), clock, "node 3", {counting(second)}};
  EXPECT_TRUE(becomes([&] { return second >= 1; }));
}

TEST_P(TimedWork, ThatFailsComesAgainAndHindersNoOther) {
  std::atomic<int> failures = 0;
  std::atomic<int> count = 0;
  Timed timed{database(),
              clock,
              "node 1",
              {{"failing", milliseconds{5},
                [&] {
                  ++failures;
                  throw std::runtime_error{"a bug"};
                }},
               counting(count)}};
  EXPECT_TRUE(becomes([&] { return failures >= 2 && count >= 2; }));
}

TEST_P(TimedWork, EndsWithTheTaskThatRuns) {
  std::atomic<bool> begun = false;
  std::atomic<bool> ended = false;
  std::atomic<int> count = 0;
  Timed timed{database(),
              clock,
              "node 1",
              {{"slow", std::chrono::hours{1},
                [&] {
                  begun = true;
                  std::this_thread::sleep_for(milliseconds{100});
                  ended = true;
                }},
               {"next", std::chrono::hours{1}, [&] { ++count; }}}};
  ASSERT_TRUE(becomes([&] { return begun.load(); }));
  timed.wait();
  EXPECT_TRUE(ended);
  EXPECT_EQ(count, 0);
}

TEST_P(TimedWork, StopsAtOnceWhereNothingRuns) {
  std::atomic<int> count = 0;
  Timed timed{database(), clock, "node 1", {{"rare", std::chrono::hours{1}, [&] { ++count; }}}};
  ASSERT_TRUE(becomes([&] { return count == 1; }));
  const auto began = std::chrono::steady_clock::now();
  timed.wait();
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds{5});
}

}  // namespace
}  // namespace baqylau::app
