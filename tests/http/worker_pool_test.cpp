#include "http/worker_pool.hpp"

#include <gmock/gmock.h>

#include <latch>
#include <semaphore>
#include <string>
#include <vector>

namespace baqylau::http {
namespace {

using std::chrono::hours;
using ::testing::ElementsAre;
using Turn = WorkerPool::Turn;

/// A pool of one thread that is kept busy until the test has put its jobs into the queue.
class Busy {
 public:
  Busy(std::size_t most_waiting, std::chrono::milliseconds patience) : pool{1, most_waiting, patience} {
    pool.submit("busy", [this](Turn) {
      begun_.count_down();
      may_end_.acquire();
    });
    begun_.wait();
  }
  ~Busy() { end(); }
  Busy(const Busy&) = delete;
  Busy(Busy&&) = delete;
  void end() {
    if (!std::exchange(ended_, true)) may_end_.release();
  }

 private:
  std::latch begun_{1};
  std::binary_semaphore may_end_{0};
  bool ended_ = false;

 public:
  WorkerPool pool;  // last: its thread ends before what it waits for
};

TEST(WorkerPool, TakesTurnsAmongThoseWhoAsk) {
  std::vector<std::string> done;
  {
    Busy busy{16, hours{1}};
    for (const auto* name : {"a1", "a2", "a3", "a4", "b1", "c1", "c2", "b2"})
      EXPECT_TRUE(busy.pool.submit(std::string{name, 1}, [&done, name](Turn) { done.emplace_back(name); }));
    busy.end();
  }
  EXPECT_THAT(done, ElementsAre("a1", "b1", "c1", "a2", "b2", "c2", "a3", "a4"));
}

TEST(WorkerPool, GivesPlacesOfWhoHasMostToWhoHasFewer) {
  std::vector<std::string> late;
  Busy busy{4, hours{1}};
  const auto submit = [&](const std::string& name) {
    return busy.pool.submit(std::string{name, 0, 1}, [&late, name](Turn turn) {
      if (turn == Turn::too_late) late.push_back(name);
    });
  };
  for (const auto* name : {"a1", "a2", "a3", "a4"}) EXPECT_TRUE(submit(name)) << name << ": alone it may have all of them";
  EXPECT_FALSE(submit("a5"));
  EXPECT_TRUE(submit("b1"));
  EXPECT_TRUE(submit("b2"));
  EXPECT_THAT(late, ElementsAre("a4", "a3"));
  EXPECT_FALSE(submit("b3")) << "it has as many as the other";
  EXPECT_TRUE(submit("c1"));
  EXPECT_TRUE(submit("d1"));
  EXPECT_FALSE(submit("e1")) << "each has one";
  EXPECT_EQ(late.size(), 4U);
}

TEST(WorkerPool, TellsWhoHasWaitedTooLong) {
  std::vector<Turn> turns;
  {
    Busy busy{8, std::chrono::milliseconds{0}};
    busy.pool.submit("a", [&](Turn turn) { turns.push_back(turn); });
    busy.end();
  }
  {
    Busy busy{8, hours{1}};
    busy.pool.submit("a", [&](Turn turn) { turns.push_back(turn); });
    busy.end();
  }
  EXPECT_THAT(turns, ElementsAre(Turn::too_late, Turn::in_time));
}

}  // namespace
}  // namespace baqylau::http
