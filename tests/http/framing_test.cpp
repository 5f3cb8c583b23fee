// What goes wrong before a request is a request: framing, limits, deadlines. The database behind does not matter here.
#include "http/head.hpp"
#include "http/site.hpp"

#include <gtest/gtest.h>

namespace baqylau::http::testing {
namespace {

using namespace std::string_literals;

class Framing : public SiteTest {
 protected:
  void SetUp() override {
    SiteTest::SetUp();
    if (IsSkipped()) return;
    site->start();
  }
  /// The answer's status; the connection must be closed after it and nothing further be answered.
  int refused(std::string_view bytes) {
    Client client{site->port};
    client.send(bytes);
    const auto answer = client.answer();
    EXPECT_EQ(header(answer, "Connection"), "close");
    EXPECT_EQ(client.rest(), "");
    return status(answer);
  }
};
const std::string second = "GET /kk/ HTTP/1.1\r\nHost: site\r\n\r\n";

TEST_P(Framing, AmbiguousRequestsAreRefusedAndNothingBehindThemIsAnswered) {
  for (const auto* shape :
       {"POST /kk/things HTTP/1.1\r\nHost: site\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /kk/things HTTP/1.1\r\nHost: site\r\nContent-Length: 0\r\nContent-Length: 0\r\n\r\n",
        "POST /kk/things HTTP/1.1\r\nHost: site\r\nContent-Length: 0\r\nContent-Length: 5\r\n\r\n",
        "GET /kk/ HTTP/1.1\r\nHost : site\r\n\r\n", "GET /kk/ HTTP/1.1\r\nHost: site\r\nX: a\r\n folded\r\n\r\n",
        "GET /kk/ HTTP/1.1\r\n\r\n", "GET /kk/ HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "GET /kk/ HTTP/1.1\nHost: site\n\n",
        "GET /kk/ HTTP/1.1\r\nHost: site\nX: y\r\n\r\n", "GET /kk/ HTTP/1.1\r\nHost: site\r\nContent-Length: 3\r\n\r\nabc"})
    EXPECT_EQ(refused(shape + second), 400) << shape;
  EXPECT_EQ(refused("GET /kk/ HTTP/1.1\r\nHost: site\r\nX: a\0b\r\n\r\n"s + second), 400) << "NUL";
}

TEST_P(Framing, DamagedChunksAreRefused) {
  const auto visitor = visit();
  for (const auto* chunks :
       {"5;\n\nabcde\r\n0\r\n\r\n", "zz\r\n", "-1\r\n", "5\nabcde\n0\n\n", "5\r\nabcdefg\r\n0\r\n\r\n", "ffffffffffffffffff\r\n"})
    EXPECT_EQ(refused("POST /kk/things HTTP/1.1\r\nHost: site\r\n" + visitor.cookie + same_origin +
                      "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks + second),
              400)
        << chunks;
}

TEST_P(Framing, ChunkedFormIsReadLikeAnyOther) {
  const auto visitor = visit();
  const auto form = "name=chunked&_key=k&_token=" + visitor.token;
  std::string chunks;
  for (const char c : form) chunks += std::string{"1\r\n"} + c + "\r\n";
  const auto answer = once("POST /kk/things HTTP/1.1\r\nHost: site\r\n" + visitor.cookie + same_origin +
                           "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks + "0\r\n\r\n");
  EXPECT_EQ(status(answer), 303);
  EXPECT_EQ(things(), std::vector<std::string>{"chunked"});
}

TEST_P(Framing, LimitsOfLineAndHeadHoldToTheByte) {
  const std::string begin = "GET /kk/things/a?q=";
  const std::string end = " HTTP/1.1\r\nHost: site\r\n\r\n";
  const auto fill = most_head_bytes - begin.size() - end.size();
  EXPECT_EQ(status(once(begin + std::string(fill, 'a') + end)), 200);
  EXPECT_EQ(refused(begin + std::string(fill + 1, 'a') + end), 431);
  EXPECT_EQ(refused(begin + std::string(20'000, 'a') + end), 414);
  EXPECT_EQ(refused("GET /kk/ HTTP/1.1\r\nHost: site\r\nX: " + std::string(20'000, 'a') + "\r\n\r\n"), 431);
}

TEST_P(Framing, SlowHeadIsCutAtItsDeadlineHoweverItDrips) {
  Client client{site->port};
  const auto begun = std::chrono::steady_clock::now();
  client.send("GET /kk/ HTTP/1.1\r\nHost: site\r\n");
  for (int i = 0; i < 30 && client.send("X-Drip: 1\r\n"); ++i) std::this_thread::sleep_for(std::chrono::milliseconds{100});
  EXPECT_TRUE(client.closed(3000));
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds{6});
}

TEST_P(Framing, ConnectionThatSaysNothingIsClosed) {
  Client client{site->port};
  EXPECT_TRUE(client.closed(3000));
}

TEST_P(Framing, IdleConnectionIsClosedLaterThanASilentOne) {
  Client client{site->port};
  client.send(second);
  EXPECT_EQ(status(client.answer()), 200);
  std::this_thread::sleep_for(std::chrono::milliseconds{1500});
  client.send(second);
  EXPECT_EQ(status(client.answer()), 200) << "idle for longer than the head's deadline";
  EXPECT_TRUE(client.closed(5000));
}

TEST_P(Framing, SlowBodyIsCut) {
  const auto visitor = visit();
  Client client{site->port};
  client.send("POST /kk/things HTTP/1.1\r\nHost: site\r\n" + visitor.cookie + same_origin +
              "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nname=");
  EXPECT_TRUE(client.closed(5000));
}

TEST_P(Framing, PipelinedRequestsAreAnsweredInOrder) {
  Client client{site->port};
  const auto visitor = visit();
  client.send("GET /kk/things/1 HTTP/1.1\r\nHost: site\r\n\r\n" +
              post_bytes("/kk/things", "name=x&_key=k&_token=" + visitor.token, visitor.cookie + same_origin) +
              "GET /ru/things/2 HTTP/1.1\r\nHost: site\r\nConnection: close\r\n\r\n" + second);
  EXPECT_EQ(line(client.answer(), "thing: "), "1");
  EXPECT_EQ(status(client.answer()), 303);
  EXPECT_EQ(line(client.answer(), "thing: "), "2");
  EXPECT_EQ(client.rest(), "") << "nothing after Connection: close";
}

TEST_P(Framing, HeadIsAnsweredLikeGetWithoutTheBody) {
  Client client{site->port};
  client.send("HEAD /kk/lots/17 HTTP/1.1\r\nHost: site\r\n\r\n" + second);
  const auto answer = client.answer(true);
  EXPECT_EQ(status(answer), 200);
  EXPECT_EQ(header(answer, "Content-Length"), "6");
  EXPECT_EQ(body(client.answer()), "front page in kk") << "the next answer follows at once";
}

TEST_P(Framing, OtherMethodsAreRefusedByWhatThePathKnows) {
  const auto with = [&](const std::string& method, const std::string& target) {
    return once(method + " " + target + " HTTP/1.1\r\nHost: site\r\n\r\n");
  };
  EXPECT_EQ(header(with("DELETE", "/kk/office"), "Allow"), "GET, HEAD, POST");
  EXPECT_EQ(status(with("TRACE", "/kk/office")), 405);
  EXPECT_EQ(header(with("PUT", "/kk/things/1"), "Allow"), "GET, HEAD");
  EXPECT_EQ(header(with("GET", "/kk/files"), "Allow"), "POST");
  EXPECT_EQ(status(with("GET", "/kk/files")), 405);
  EXPECT_EQ(status(with("PUT", "/kk/nowhere")), 501);
  EXPECT_EQ(status(with("CONNECT", "site:443")), 400);
  const auto answer = once("POST /kk/lots/17 HTTP/1.1\r\nHost: site\r\nContent-Length: 0\r\n\r\n");
  EXPECT_EQ(status(answer), 405);
  EXPECT_EQ(header(answer, "Allow"), "GET, HEAD");
}

TEST_P(Framing, ContinueIsSaidBeforeTheBodyIsAwaited) {
  const auto visitor = visit();
  const auto form = "name=patient&_key=k&_token=" + visitor.token;
  Client client{site->port};
  client.send("POST /kk/things HTTP/1.1\r\nHost: site\r\nExpect: 100-continue\r\n" + visitor.cookie + same_origin +
              "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + std::to_string(form.size()) + "\r\n\r\n");
  EXPECT_EQ(client.answer(true), "HTTP/1.1 100 Continue\r\n\r\n");
  client.send(form);
  EXPECT_EQ(status(client.answer()), 303);
}

TEST_P(Framing, ContinueIsNotSaidForABodyNobodyWants) {
  const auto answer =
      once("POST /kk/things HTTP/1.1\r\nHost: site\r\nExpect: 100-continue\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n");
  EXPECT_EQ(status(answer), 415);
}

TEST_P(Framing, FurtherConnectionsThanAllowedAreToldSo) {
  site->server->stop(std::chrono::seconds{0});
  site->config.most_connections = 2;
  site->start();
  Client first{site->port}, other{site->port};
  first.send(second);
  other.send(second);
  EXPECT_EQ(status(first.answer()), 200);
  EXPECT_EQ(status(other.answer()), 200);
  const auto answer = once(second);
  EXPECT_EQ(status(answer), 503);
  EXPECT_EQ(header(answer, "Retry-After"), "5");
}

TEST_P(Framing, SecondServerOnTheSamePortIsRefused) {
  site->config.port = site->port;
  const auto files = open_file_store(directory() / "other");
  base::SystemRandom other_random;
  EnglishCatalogues catalogues;
  TwoSessions sessions;
  const auto other =
      make_server(site->config, site->routes, database(), Services{clock, other_random, *files, catalogues}, sessions, site->pages);
  EXPECT_ANY_THROW((void)other->start());
}

TEST_P(Framing, StopLetsARunningRequestEnd) {
  hold.waiting = 0;
  hold.held = true;
  Client client{site->port};
  client.send("GET /kk/slow HTTP/1.1\r\nHost: site\r\n\r\n");
  Client idle{site->port};
  idle.send(second);
  EXPECT_EQ(status(idle.answer()), 200);
  while (hold.waiting == 0) std::this_thread::sleep_for(std::chrono::milliseconds{5});
  std::thread stopping{[&] { site->server->stop(std::chrono::seconds{10}); }};
  EXPECT_TRUE(idle.closed(2000)) << "idle connections end at once";
  hold.held = false;
  const auto answer = client.answer();
  EXPECT_EQ(body(answer), "slow");
  EXPECT_EQ(header(answer, "Connection"), "close");
  stopping.join();
  EXPECT_THROW((Client{site->port}), std::runtime_error);
}

TEST_P(Framing, BusyWorkersAnswerThatTheyAre) {
  site->server->stop(std::chrono::seconds{0});
  site->config.workers = 1;
  site->config.work_queue = 1;
  site->start();
  hold.waiting = 0;
  hold.held = true;
  Client running{site->port}, queued{site->port};
  running.send("GET /kk/slow HTTP/1.1\r\nHost: site\r\n\r\n");
  while (hold.waiting == 0) std::this_thread::sleep_for(std::chrono::milliseconds{5});
  queued.send("GET /kk/slow HTTP/1.1\r\nHost: site\r\n\r\n");
  std::string refused_answer;
  for (int i = 0; i < 100 && status(refused_answer) != 503; ++i) {
    Client third{site->port};
    third.send("GET /kk/slow HTTP/1.1\r\nHost: site\r\n\r\n");
    std::this_thread::sleep_for(std::chrono::milliseconds{50});
    if (i > 0) {
      refused_answer = third.answer();
      break;
    }
  }
  EXPECT_EQ(status(refused_answer), 503);
  EXPECT_EQ(header(refused_answer, "Retry-After"), "5");
  EXPECT_EQ(status(get("/kk/")), 200) << "pages are answered meanwhile";
  hold.held = false;
  EXPECT_EQ(body(running.answer()), "slow");
}

INSTANTIATE_TEST_SUITE_P(Engines, Framing, ::testing::Values(std::string{"sqlite"}), support::engine_name);

}  // namespace
}  // namespace baqylau::http::testing
