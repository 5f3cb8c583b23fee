/// What was typed is in the database or in the answer, whatever happens between; and no page says what is not so.

#include "http/faulty_database.hpp"
#include "http/site.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

namespace baqylau::http::testing {
namespace {

constexpr auto asks_json = "Accept: application/json\r\n";

class LostTextTest : public SiteTest {
 protected:
  void SetUp() override {
    SiteTest::SetUp();
    if (IsSkipped()) return;
    faulty = std::make_unique<FaultyDatabase>(database());
    site = std::make_unique<Site>(*faulty, clock, directory() / "faulty");
    site->config.lookup_time = std::chrono::milliseconds{250};
    site->start();
    visitor = visit();
  }
  void TearDown() override {
    site.reset();
    SiteTest::TearDown();
  }
  std::string send(const std::string& path, const std::string& fields, const std::string& key = "k", const std::string& more = "") {
    return post(path, fields + "&_key=" + key + "&_token=" + visitor.token, visitor.cookie + same_origin + more);
  }
  static std::string resend_of(const std::string& answer) { return line(body(answer) + "\n", "resend: "); }
  static std::string code(Resend resend) { return std::to_string(static_cast<int>(resend)); }

  std::unique_ptr<FaultyDatabase> faulty;
  Visitor visitor;
};

TEST_P(LostTextTest, OtherContentsUnderTheSameKeyAreAnotherSubmission) {
  EXPECT_EQ(header(send("/ru/things", "name=a"), "Location"), "/ru/things/a?saved=1");
  EXPECT_EQ(header(send("/ru/things", "name=b"), "Location"), "/ru/things/b?saved=1") << "Back, changed, sent again";
  EXPECT_EQ(header(send("/ru/things", "name=a"), "Location"), "/ru/things/a?saved=1");
  EXPECT_EQ(things(), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(header(send("/ru/slow-things", "name=c"), "Location"), "/ru/things/c?saved=1");
  EXPECT_EQ(header(send("/ru/slow-things", "name=d"), "Location"), "/ru/things/d?saved=1");
  EXPECT_EQ(things().size(), 4U);
}

TEST_P(LostTextTest, WhatAFormWasAnsweredIsKnownForTwoDays) {
  const auto known_after = [&](std::chrono::hours time) {
    EXPECT_TRUE(database()
                    .write([&](db::Write& db) {
                      forget_old_forms(db, clock.now() + time);
                      return base::done();
                    })
                    .ok());
    return database().read([](db::Read& db) { return db.one(tests::http::sql::keys{})->count; });
  };
  EXPECT_EQ(status(send("/ru/things", "name=a")), 303);
  EXPECT_GT(known_after(std::chrono::hours{48}), 0);
  EXPECT_EQ(known_after(std::chrono::hours{49}), 0);
}

TEST_P(LostTextTest, HowLineBreaksAreWrittenIsNoOtherContents) {
  EXPECT_EQ(status(send("/ru/things", "name=a%0D%0Ab")), 303);
  EXPECT_EQ(status(send("/ru/things", "name=a%0Ab")), 303);
  EXPECT_EQ(things().size(), 1U);
}

TEST_P(LostTextTest, WhereOneFieldEndsIsPartOfTheContents) {
  (void)send("/ru/things", "name=a&b=c");
  (void)send("/ru/things", "name=a1%3Ab1%3Ac");
  (void)send("/ru/things", "name=&a=b%26c");
  EXPECT_EQ(things().size(), 3U);
}

TEST_P(LostTextTest, ScriptsAreToldTheSameAgain) {
  const auto first = send("/ru/versioned", "text=a&version=0", "k", asks_json);
  const auto again = send("/ru/versioned", "text=a&version=0", "k", asks_json);
  EXPECT_EQ(status(again), 200);
  EXPECT_EQ(header(again, "Content-Type"), "application/json; charset=utf-8");
  EXPECT_EQ(body(again), body(first));
  EXPECT_EQ(things().size(), 1U);
}

TEST_P(LostTextTest, APageWhoseAnswerWasLostIsNoOtherPerson) {
  EXPECT_EQ(status(send("/ru/versioned", "text=a&version=0", "k", asks_json)), 200) << "saved by itself; say the answer is lost";
  EXPECT_EQ(status(send("/ru/versioned", "text=ab&version=0")), 303) << "the button, under the page's key";
  EXPECT_EQ(status(send("/ru/versioned", "text=abc&version=0", "other page")), 409) << "another page has to look first";
  EXPECT_EQ(things(), (std::vector<std::string>{"a", "ab"}));
}

TEST_P(LostTextTest, TheButtonPressedWhileThePageSavesItselfIsNoConflict) {
  for (int round = 0; round < 20; ++round) {
    const auto key = "k" + std::to_string(round);
    const auto version = std::to_string(things().size());
    const auto text = "r" + std::to_string(round);
    std::string by_itself;
    std::thread script{[&] { by_itself = send("/ru/versioned", "text=" + text + "&version=" + version, key, asks_json); }};
    const auto pressed = send("/ru/versioned", "text=" + text + "x&version=" + version, key);
    script.join();
    EXPECT_EQ(status(pressed), 303) << round << "\n" << pressed;
    const auto kept = things();
    EXPECT_NE(std::ranges::find(kept, text + "x"), kept.end()) << "what was typed last is there, whichever came first";
    EXPECT_TRUE(status(by_itself) == 200 || status(by_itself) == 409) << by_itself;
  }
}

TEST_P(LostTextTest, ABusyDatabaseLeavesTheFormOnThePage) {
  faulty->next = Fault::busy;
  const auto answer = send("/ru/things", "name=a&more=b");
  EXPECT_EQ(status(answer), 503);
  EXPECT_EQ(resend_of(answer), code(Resend::same_key));
  EXPECT_NE(answer.find("\nkey: k\n"), std::string::npos) << answer;
  EXPECT_NE(answer.find("field name=a\nfield more=b"), std::string::npos) << answer;
  EXPECT_NE(answer.find("Nothing has been saved"), std::string::npos);
  EXPECT_EQ(status(send("/ru/things", "name=a&more=b")), 303);
  EXPECT_EQ(things().size(), 1U);
}

TEST_P(LostTextTest, AFaultOfOursLeavesTheFormOnThePage) {
  faulty->next = Fault::broken;
  const auto answer = send("/ru/things", "name=a");
  EXPECT_EQ(status(answer), 500);
  EXPECT_EQ(resend_of(answer), code(Resend::same_key));
  EXPECT_NE(answer.find("field name=a"), std::string::npos);
  EXPECT_TRUE(things().empty());
  EXPECT_EQ(status(send("/ru/things", "name=a")), 303);
}

TEST_P(LostTextTest, AFormOfAnEarlierSessionIsGivenATokenAndKeyOfThisOne) {
  const auto answer =
      post("/ru/office", "name=a&_key=k&_token=" + visitor.token, "Cookie: __Host-session=officer\r\n" + std::string{same_origin});
  EXPECT_EQ(status(answer), 403);
  EXPECT_EQ(resend_of(answer), code(Resend::fresh));
  EXPECT_NE(answer.find("field name=a"), std::string::npos);
  const auto text = body(answer) + "\n";
  EXPECT_NE(line(text, "key: "), "k");
  const auto again = post("/ru/office", "name=a&_key=" + line(text, "key: ") + "&_token=" + line(text, "token: "),
                          "Cookie: __Host-session=officer\r\n" + std::string{same_origin});
  EXPECT_EQ(status(again), 303);
}

TEST_P(LostTextTest, WhatComesFromElsewhereIsNotPutIntoAPage) {
  const auto answer = post("/ru/things", "name=a&_key=k&_token=" + visitor.token, visitor.cookie + "Origin: http://evil\r\n");
  EXPECT_EQ(status(answer), 403);
  EXPECT_EQ(resend_of(answer), code(Resend::no));
  EXPECT_EQ(answer.find("field name"), std::string::npos);
}

TEST_P(LostTextTest, ASessionThatCannotBeReadLosesNothing) {
  faulty->reads_fail = true;
  const auto answer = post("/ru/office", "name=a&_key=k&_token=t", "Cookie: __Host-session=officer\r\n" + std::string{same_origin});
  faulty->reads_fail = false;
  EXPECT_EQ(status(answer), 503);
  EXPECT_EQ(resend_of(answer), code(Resend::same_key));
  EXPECT_NE(answer.find("\ntoken: t\nkey: k\nfield name=a"), std::string::npos) << answer;
}

TEST_P(LostTextTest, ACommitWhoseAnswerWasLostIsLookedUp) {
  faulty->next = Fault::answer_lost;
  EXPECT_EQ(header(send("/ru/things", "name=a"), "Location"), "/ru/things/a?saved=1");
  EXPECT_EQ(things().size(), 1U);
}

TEST_P(LostTextTest, WhatIsNotKnownIsSaidToBeUnknownUntilItIs) {
  faulty->next = Fault::lost_altogether;
  const auto answer = send("/ru/things", "name=a");
  EXPECT_EQ(status(answer), 503);
  EXPECT_EQ(answer.find("Nothing has been saved"), std::string::npos);
  EXPECT_NE(answer.find("not known yet whether"), std::string::npos);
  EXPECT_EQ(resend_of(answer), code(Resend::unsure));
  EXPECT_NE(answer.find("\nkey: k\n"), std::string::npos);

  faulty->next = Fault::busy;
  const auto busy = send("/ru/things", "name=a&_unsure=1");
  EXPECT_EQ(status(busy), 503);
  EXPECT_EQ(busy.find("Nothing has been saved"), std::string::npos) << "of the first time it is still not known";
  EXPECT_EQ(resend_of(busy), code(Resend::unsure));

  EXPECT_EQ(status(send("/ru/things", "name=a&_unsure=1")), 303);
  EXPECT_EQ(status(send("/ru/things", "name=a&_unsure=1")), 303);
  EXPECT_EQ(things(), std::vector<std::string>{"a"});
}

TEST_P(LostTextTest, ANoticeIsSaidOnceAndOnlyByTheSite) {
  const auto saved = send("/ru/noticing", "name=a");
  EXPECT_EQ(header(saved, "Location"), "/ru/noticing/%D0%B1%D1%96%D1%80");
  const auto cookie = header(saved, "Set-Cookie");
  const auto sent = "Cookie: " + cookie.substr(0, cookie.find(';')) + "\r\n";
  EXPECT_EQ(body(get("/ru/noticing/%D0%B1%D1%96%D1%80", sent)), "notice: saved");
  EXPECT_EQ(body(get("/kk/noticing/%D0%B1%D1%96%D1%80", sent)), "notice: saved");
  EXPECT_EQ(body(get("/ru/noticing/other", sent)), "notice: ") << "not a page it was not meant for";
  EXPECT_EQ(body(get("/ru/noticing/%D0%B1%D1%96%D1%80?notice=saved")), "notice: ") << "not because a link says so";
  EXPECT_EQ(body(get("/ru/noticing/%D0%B1%D1%96%D1%80", "Cookie: __Host-notice=saved.99999999999.AAAA\r\n")), "notice: ");
  const auto again = send("/ru/noticing", "name=a");
  EXPECT_EQ(header(again, "Set-Cookie").substr(0, 20), cookie.substr(0, 20)) << "a repetition says it, too";
  clock.set(clock.now() + std::chrono::minutes{6});
  EXPECT_EQ(body(get("/ru/noticing/%D0%B1%D1%96%D1%80", sent)), "notice: ") << "not days later";
}

BAQYLAU_ON_EACH_ENGINE(LostTextTest);

}  // namespace
}  // namespace baqylau::http::testing
