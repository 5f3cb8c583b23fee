#include "http/lanes.hpp"

#include "tests/http/site.hpp"

namespace baqylau::http::testing {
namespace {

using std::chrono::microseconds;

constexpr microseconds longest_quick{2000};

TEST(Lanes, APageIsSlowUntilItWasSeenToBeQuick) {
  Routes routes;
  routes.get<"/">(front_page);
  const auto& route = routes.all().front();
  Lanes lanes{routes, longest_quick};
  EXPECT_TRUE(lanes.is_slow(route));
  lanes.took(route, microseconds{100});
  EXPECT_FALSE(lanes.is_slow(route));
}

TEST(Lanes, OneSlowTimeCountsAtOnceAndIsForgottenSlowly) {
  Routes routes;
  routes.get<"/">(front_page);
  const auto& route = routes.all().front();
  Lanes lanes{routes, longest_quick};
  lanes.took(route, longest_quick + microseconds{1});
  EXPECT_TRUE(lanes.is_slow(route));
  lanes.took(route, microseconds{250'000});
  int quick = 0;
  for (; lanes.is_slow(route); ++quick) lanes.took(route, microseconds{100});
  EXPECT_GT(quick, 20);
  EXPECT_LT(quick, 60);
}

/// One thread for the sockets, one reader for what is slow; each page that was made once is quick, however busy the machine is.
class SlowPages : public SiteTest {
 protected:
  void SetUp() override {
    SiteTest::SetUp();
    if (IsSkipped()) return;
    site->config.threads = 1;
    site->config.slow_readers = 1;
    site->config.slow_queue = 1;
    site->config.longest_quick = std::chrono::hours{1};
  }
  void start() {
    site->start();
    // Once, so that it is known to be quick.
    EXPECT_EQ(status(get("/kk/noticing/x")), 200);
  }
  void TearDown() override {
    SiteTest::TearDown();
    while (page_begun.try_acquire()) continue;
    while (page_may_end.try_acquire()) continue;
  }
  static std::string held() { return "GET /kk/held HTTP/1.1\r\nHost: site\r\n\r\n"; }
};

TEST_P(SlowPages, TheyHoldNoOtherPage) {
  start();
  Client slow{site->port};
  slow.send(held());
  page_begun.acquire();
  EXPECT_EQ(status(get("/kk/noticing/y")), 200);
  page_may_end.release();
  EXPECT_EQ(body(slow.answer()), "held");
}

TEST_P(SlowPages, WhatManyAskForIsMadeOnce) {
  start();
  const auto version = database().version();
  Client first{site->port}, second{site->port};
  first.send(held());
  page_begun.acquire();
  second.send(held());
  // The one thread has read what came before this.
  EXPECT_EQ(status(get("/kk/noticing/y")), 200);
  page_may_end.release(2);
  EXPECT_EQ(body(first.answer()), "held");
  EXPECT_EQ(body(second.answer()), "held");
  // Word of what was written while this database was made may come as late as now: then the page is another one.
  if (database().version() == version) {
    EXPECT_FALSE(page_begun.try_acquire());
  }
}

TEST_P(SlowPages, AQueueThatIsFullIsSaid) {
  start();
  Client first{site->port}, second{site->port};
  first.send(held());
  page_begun.acquire();
  second.send(held());
  EXPECT_EQ(status(get("/kk/noticing/y")), 200);
  const auto refused = once(held());
  EXPECT_EQ(status(refused), 503);
  EXPECT_EQ(header(refused, "Retry-After"), "5");
  page_may_end.release(2);
  EXPECT_EQ(body(first.answer()), "held");
  EXPECT_EQ(body(second.answer()), "held");
}

TEST_P(SlowPages, WhoIsRefusedTeachesNothing) {
  start();
  EXPECT_NE(status(get("/kk/office")), 200);
  Client first{site->port}, second{site->port};
  first.send(held());
  page_begun.acquire();
  second.send(held());
  EXPECT_EQ(status(get("/kk/noticing/y")), 200);
  EXPECT_EQ(status(get("/kk/office")), 503) << "still counted among the slow ones, whose queue is full";
  page_may_end.release(2);
  EXPECT_EQ(body(first.answer()), "held");
  EXPECT_EQ(body(second.answer()), "held");
}

TEST_P(SlowPages, NobodyIsKeptWaitingForever) {
  site->config.slow_patience = std::chrono::milliseconds{0};
  site->start();
  const auto late = once(held());
  EXPECT_EQ(status(late), 503);
  EXPECT_EQ(header(late, "Retry-After"), "5");
  EXPECT_FALSE(page_begun.try_acquire());
}

BAQYLAU_ON_EACH_ENGINE(SlowPages);

}  // namespace
}  // namespace baqylau::http::testing
