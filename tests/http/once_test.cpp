/// A form handled outside of a transaction is, sent twice, still one change.

#include "http/once.hpp"

#include "http/site.hpp"

#include <gtest/gtest.h>

namespace baqylau::http::testing {
namespace {

class OnceTest : public SiteTest {
 protected:
  void SetUp() override {
    SiteTest::SetUp();
    if (!IsSkipped()) site->start();
  }
  std::string form_of(const Visitor& visitor, const std::string& name, const std::string& key) {
    return post_bytes("/ru/slow-things", "name=" + name + "&_key=" + key + "&_token=" + visitor.token, visitor.cookie + same_origin);
  }
};

TEST_P(OnceTest, TheSameFormIsSavedOnceAndLeadsToTheSamePlace) {
  const auto visitor = visit();
  const auto first = once(form_of(visitor, "a", "k"));
  const auto second = once(form_of(visitor, "a", "k"));
  EXPECT_EQ(status(first), 303);
  EXPECT_EQ(header(first, "Location"), "/ru/things/a?saved=1");
  EXPECT_EQ(status(second), 303);
  EXPECT_EQ(header(second, "Location"), header(first, "Location"));
  EXPECT_EQ(things().size(), 1U);
  (void)once(form_of(visitor, "a", "another"));
  (void)once(form_of(visit(), "a", "k"));
  EXPECT_EQ(things().size(), 3U) << "another key, or another visitor's, is another form";
}

TEST_P(OnceTest, ASessionThatEndsWhileTheFormIsWorkedOnWritesNothing) {
  const Visitor officer{.cookie = "Cookie: __Host-session=officer\r\n", .token = line(get("/ru/things/1"), "token of the officer: ")};
  site->sessions.ended = true;
  const auto answer = once(form_of(officer, "a", "k"));
  EXPECT_EQ(status(answer), 401);
  EXPECT_EQ(line(answer, "field name="), "a");
  EXPECT_TRUE(things().empty());
  site->sessions.ended = false;
  EXPECT_EQ(status(once(form_of(officer, "a", "k"))), 303) << "nothing is remembered of a form that was not taken";
  EXPECT_EQ(things().size(), 1U);
}

TEST_P(OnceTest, TheSameFormSentManyTimesAtOnceIsSavedOnce) {
  const auto bytes = form_of(visit(), "once", "k");
  std::vector<std::thread> senders;
  std::atomic<int> led{0};
  for (int i = 0; i < 8; ++i)
    senders.emplace_back([&] {
      if (header(once(bytes), "Location") == "/ru/things/once?saved=1") ++led;
    });
  for (auto& sender : senders) sender.join();
  EXPECT_EQ(led, 8);
  EXPECT_EQ(things().size(), 1U);
}

TEST_P(OnceTest, AFailureLeavesNothingBehindAndTheFormMayBeSentAgain) {
  const auto visitor = visit();
  EXPECT_EQ(status(once(form_of(visitor, "wrong", "k"))), 409);
  EXPECT_TRUE(things().empty());
  EXPECT_EQ(keys(), 0);
  EXPECT_EQ(status(once(form_of(visitor, "right", "k"))), 303);
  EXPECT_EQ(things(), std::vector<std::string>{"right"});
}

TEST_P(OnceTest, AFormWithoutItsKeyIsABug) {
  Request request;
  EXPECT_THROW(
      (void)write_once(database(), request, clock.now(), [](db::Write&) -> base::Result<Response> { return see_other(Url::to("/")); }),
      std::logic_error);
}

BAQYLAU_ON_EACH_ENGINE(OnceTest);

}  // namespace
}  // namespace baqylau::http::testing
