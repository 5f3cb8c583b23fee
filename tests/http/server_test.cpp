// Whole requests on both engines: pages, sessions, forms, uploads, static files.
#include "http/site.hpp"

#include <gtest/gtest.h>

#include <regex>

namespace baqylau::http::testing {
namespace {

class ServerTest : public SiteTest {
 protected:
  void SetUp() override {
    SiteTest::SetUp();
    if (IsSkipped()) return;
    site->write_static("app.1a2b3c4d.css", "body { color: black }");
    site->write_static("app.1a2b3c4d.css.gz", "gzip bytes");
    site->write_static("app.1a2b3c4d.css.br", "brotli bytes");
    site->write_static("fonts/text.woff2", "font");
    site->write_static("robots.txt", "User-agent: *\n");
    site->start();
  }
};
const std::string officer = "Cookie: __Host-session=officer\r\n";
const std::string ngo = "Cookie: __Host-session=ngo\r\n";

std::string multipart(const std::vector<std::pair<std::string, std::string>>& fields,
                      const std::vector<std::array<std::string, 3>>& files) {
  std::string body;
  for (const auto& [name, value] : fields) body += "--B\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
  for (const auto& [name, filename, data] : files)
    body += "--B\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + filename +
            "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + data + "\r\n";
  return body + "--B--\r\n";
}
const std::string multipart_type = "Content-Type: multipart/form-data; boundary=B\r\n";

TEST_P(ServerTest, AddressesHaveOneForm) {
  const auto location = [&](const std::string& target) { return header(get(target), "Location"); };
  EXPECT_EQ(location("/"), "/kk/");
  EXPECT_EQ(location("/?a=1"), "/kk/?a=1");
  EXPECT_EQ(location("/ru"), "/ru/");
  EXPECT_EQ(location("/lots/17?a=%20b"), "/kk/lots/17?a=%20b");
  EXPECT_EQ(location("/ru/lots/17/?a=1"), "/ru/lots/17?a=1");
  EXPECT_EQ(location("/things/%D2%9B"), "/kk/things/%D2%9B");
  EXPECT_EQ(location("/kz"), "/kk/");
  EXPECT_EQ(location("/kz/"), "/kk/");
  EXPECT_EQ(location("/kz/lots/17?a=1"), "/kk/lots/17?a=1") << "Kazakh by the country's code";
  EXPECT_EQ(body(get("/en/")), "front page in en");
  EXPECT_EQ(line(get("/kk/things/%D2%9B%20x"), "thing: "), "қ x");
}

TEST_P(ServerTest, RedirectsNeverLeaveTheSite) {
  for (const auto* target : {"//evil.example", "//evil.example/lots/17", "/%2F%2Fevil.example", "/kk//evil.example/", "/kk/lots/17//",
                             "/\\evil.example", "/kk//", "/kz//evil.example"}) {
    const auto location = header(get(target), "Location");
    EXPECT_TRUE(location.empty() || location.starts_with("/kk/")) << target << " → " << location;
  }
}

TEST_P(ServerTest, UnknownAddressesAreNotFound) {
  for (const auto* target : {"/nowhere", "/kk/nowhere", "/de/", "/kk/lots/abc", "/kk/lots/0x11", "/kk/lots/-1", "/static/nothing.css",
                             "/favicon.ico", "/static/"})
    EXPECT_EQ(status(get(target)), 404) << target;
  for (const auto* target : {"/kk/%ff", "/kk/%", "/kk/%2e%2e/x", "/static/..%2f..%2fetc%2fpasswd", "/static/%2e%2e/%2e%2e/etc/passwd",
                             "/kk/?q=%zz", "/kk/a%2fb"})
    EXPECT_EQ(status(get(target)), 400) << target;
  EXPECT_EQ(status(get("/static/../temporary/x")), 400);
}

TEST_P(ServerTest, EveryAnswerCarriesTheSecurityHeaders) {
  const auto visitor = visit();
  std::vector<std::string> answers{get("/kk/"),
                                   get("/"),
                                   get("/kk/nowhere"),
                                   get("/kk/%ff"),
                                   get("/kk/failing"),
                                   get("/kk/unavailable"),
                                   get("/kk/office"),
                                   get("/kk/files"),
                                   get("/static/app.1a2b3c4d.css"),
                                   get("/kk/wrong-header"),
                                   once("GET / HTTP/1.1\r\n\r\n"),
                                   once("PUT / HTTP/1.1\r\nHost: site\r\n\r\n"),
                                   post("/kk/things", "", ""),
                                   post("/kk/things", "", "Content-Type: text/plain\r\n"),
                                   post("/kk/things", "name=x&_key=1&_token=" + visitor.token, visitor.cookie + same_origin)};
  for (const auto& answer : answers) {
    EXPECT_EQ(header(answer, "Content-Security-Policy").substr(0, 40), "default-src 'none'; script-src 'self'; s") << answer;
    EXPECT_EQ(header(answer, "X-Content-Type-Options"), "nosniff") << answer;
    for (const auto* name : {"Referrer-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Permissions-Policy",
                             "Strict-Transport-Security", "Cache-Control", "Date"})
      EXPECT_NE(header(answer, name), "") << name << "\n" << answer;
    EXPECT_NE(header(answer, "Content-Type").find("charset=utf-8"), std::string::npos) << answer;
  }
}

TEST_P(ServerTest, PublicPageIsTheSameForEachVisitorAndRevalidated) {
  const auto page = get("/kk/");
  EXPECT_EQ(header(page, "Cache-Control"), "public, max-age=0, must-revalidate");
  EXPECT_EQ(header(page, "Set-Cookie"), "");
  EXPECT_EQ(header(page, "Content-Language"), "kk");
  const auto etag = header(page, "ETag");
  ASSERT_NE(etag, "");
  for (const auto& list : {etag, "W/" + etag, "\"x\", " + etag, std::string{"*"}}) {
    const auto again = get("/kk/", "If-None-Match: " + list + "\r\n");
    EXPECT_EQ(status(again), 304) << list;
    EXPECT_EQ(body(again), "");
    EXPECT_EQ(header(again, "ETag"), etag);
  }
  EXPECT_EQ(status(get("/ru/", "If-None-Match: " + etag + "\r\n")), 200) << "another page";
}

TEST_P(ServerTest, PageOfASignedInPersonIsNeverShared) {
  const auto page = get("/kk/", officer);
  EXPECT_EQ(header(page, "Cache-Control"), "no-store");
  EXPECT_EQ(header(page, "ETag"), "");
}

TEST_P(ServerTest, VisitorGetsACookieWithTheFirstPageThatMayHoldAForm) {
  const auto page = get("/kk/things/1");
  const auto cookie = header(page, "Set-Cookie");
  EXPECT_TRUE(std::regex_match(cookie, std::regex{"__Host-visitor=[A-Za-z0-9_-]{22}; Path=/; Secure; HttpOnly; SameSite=Lax"})) << cookie;
  const auto again = get("/kk/things/1", "Cookie: " + cookie.substr(0, cookie.find(';')) + "\r\n");
  EXPECT_EQ(header(again, "Set-Cookie"), "");
  EXPECT_EQ(line(again, "token: "), line(page, "token: "));
  EXPECT_NE(line(again, "key: "), line(page, "key: "));
}

TEST_P(ServerTest, PagesThatNeedASessionAskForIt) {
  const auto answer = get("/kk/office?year=2008");
  EXPECT_EQ(header(answer, "Location"), "/kk/sign-in?next=%2Foffice%3Fyear%3D2008");
  EXPECT_EQ(status(get("/kk/office", "Cookie: __Host-session=expired\r\n")), 303);
  EXPECT_EQ(line(get("/kk/office", officer), "office of "), "[3]");
}

TEST_P(ServerTest, PagesOfOtherRolesDoNotExist) {
  const auto hidden = get("/kk/office", ngo);
  const auto unknown = get("/kk/nowhere", ngo);
  EXPECT_EQ(status(hidden), 404);
  EXPECT_EQ(body(hidden).substr(0, body(hidden).find("number")), body(unknown).substr(0, body(unknown).find("number")));
}

TEST_P(ServerTest, FormIsSavedOnceAndLeadsOn) {
  const auto visitor = visit();
  const auto answer = post("/ru/things", "name=%D2%9B+1&_key=abc&_token=" + visitor.token, visitor.cookie + same_origin);
  EXPECT_EQ(status(answer), 303);
  EXPECT_EQ(header(answer, "Location"), "/ru/things/%D2%9B%201?saved=1");
  EXPECT_EQ(things(), std::vector<std::string>{"қ 1"});
}

TEST_P(ServerTest, SameFormSentAgainChangesNothingAndLeadsToTheSamePlace) {
  const auto visitor = visit();
  const auto bytes = post_bytes("/ru/things", "name=a&_key=abc&_token=" + visitor.token, visitor.cookie + same_origin);
  const auto first = once(bytes);
  const auto second = once(bytes);
  EXPECT_EQ(status(second), 303);
  EXPECT_EQ(header(second, "Location"), header(first, "Location"));
  EXPECT_EQ(things().size(), 1U);
  (void)post("/ru/things", "name=a&_key=another&_token=" + visitor.token, visitor.cookie + same_origin);
  EXPECT_EQ(things().size(), 2U);
  const auto other = visit();
  (void)post("/ru/things", "name=a&_key=abc&_token=" + other.token, other.cookie + same_origin);
  EXPECT_EQ(things().size(), 3U) << "another visitor's key is another key";
}

TEST_P(ServerTest, SameFormSentManyTimesAtOnceIsSavedOnce) {
  const auto visitor = visit();
  const auto bytes = post_bytes("/ru/things", "name=once&_key=abc&_token=" + visitor.token, visitor.cookie + same_origin);
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

TEST_P(ServerTest, WhatIsNotAnsweredByARedirectLeavesNothingBehind) {
  const auto visitor = visit();
  const auto send = [&](const std::string& name) {
    return post("/kk/things", "name=" + name + "&_key=k&_token=" + visitor.token, visitor.cookie + same_origin);
  };
  const auto wrong = send("wrong");
  EXPECT_EQ(status(wrong), 422);
  EXPECT_EQ(body(wrong), "correct it: wrong");
  EXPECT_EQ(status(send("late")), 409);
  const auto boom = send("boom");
  EXPECT_EQ(status(boom), 500);
  EXPECT_EQ(boom.find("disk on fire"), std::string::npos);
  EXPECT_TRUE(things().empty());
  EXPECT_EQ(keys(), 0);
  EXPECT_EQ(status(send("right")), 303) << "the same key, corrected, is saved";
  EXPECT_EQ(things(), std::vector<std::string>{"right"});
}

TEST_P(ServerTest, PageShownAfterSavingIsKeptToo) {
  const auto visitor = visit();
  const auto answer = post("/kk/things", "name=shown&_key=k&_token=" + visitor.token, visitor.cookie + same_origin);
  EXPECT_EQ(status(answer), 200);
  EXPECT_EQ(things(), std::vector<std::string>{"shown"});
  EXPECT_EQ(keys(), 0);
}

TEST_P(ServerTest, FormsFromElsewhereChangeNothing) {
  const auto visitor = visit();
  const auto other = visit();
  const auto form = "name=x&_key=k&_token=" + visitor.token;
  for (const auto& [fields, text] : std::vector<std::pair<std::string, std::string>>{
           {visitor.cookie, form},  // no sign of the origin
           {visitor.cookie + "Sec-Fetch-Site: cross-site\r\n", form},
           {visitor.cookie + "Origin: http://evil.example\r\n", form},
           {visitor.cookie + "Origin: null\r\n", form},
           {visitor.cookie + same_origin, "name=x&_key=k"},  // no token
           {visitor.cookie + same_origin, "name=x&_key=k&_token="},
           {visitor.cookie + same_origin, form + "&_token=" + visitor.token},      // two
           {visitor.cookie + same_origin, "name=x&_key=k&_token=" + other.token},  // another's
           {same_origin, form},                                                    // no cookie
           {officer + same_origin, form},                                          // a visitor's token in a session
       }) {
    EXPECT_EQ(status(post("/kk/things", text, fields)), 403) << fields << text;
  }
  EXPECT_EQ(status(post("/kk/things", "name=x&_token=" + visitor.token, visitor.cookie + same_origin)), 400) << "no key";
  EXPECT_EQ(status(post("/things", form, visitor.cookie + same_origin)), 404) << "no language";
  EXPECT_TRUE(things().empty());
}

TEST_P(ServerTest, AFormWithoutAnyCookieIsToldWhy) {
  const auto form = "name=x&_key=k&_token=" + visit().token;
  EXPECT_NE(post("/kk/things", form, "Sec-Fetch-Site: same-origin\r\n").find("did not send the cookie"), std::string::npos);
  EXPECT_NE(post("/kk/things", form, "Origin: http://site\r\n").find("https://"), std::string::npos)
      << "a name, unencrypted: no cookie will come back";
  EXPECT_EQ(post("/kk/things", form, officer + same_origin).find("cookie"), std::string::npos);
}

TEST_P(ServerTest, CookiesDoWithoutSecureOnlyOnTheOwnMachineWithNothingBetween) {
  const auto cookie_of = [&](const std::string& fields) {
    return header(once("GET /kk/things/1 HTTP/1.1\r\n" + fields + "\r\n"), "Set-Cookie");
  };
  for (const auto* host : {"Host: 127.0.0.1:8080\r\n", "Host: localhost\r\n", "Host: [::1]:8080\r\n"}) {
    EXPECT_TRUE(cookie_of(host).starts_with("baqylau-visitor=")) << host;
    EXPECT_EQ(cookie_of(host).find("Secure"), std::string::npos) << host;
  }
  for (const auto* fields :
       {"Host: site\r\n", "Host: localhost\r\nX-Forwarded-For: 192.0.2.7\r\n", "Host: localhost\r\nVia: 1.1 proxy\r\n"})
    EXPECT_TRUE(cookie_of(fields).starts_with("__Host-visitor=")) << fields;
  site->server->stop(std::chrono::seconds{0});
  site->config.trusted_proxies = Proxies::parse({"127.0.0.1"});
  site->start();
  EXPECT_TRUE(cookie_of("Host: localhost\r\n").starts_with("__Host-visitor="));
}

TEST_P(ServerTest, PageCanHoldTheFormOfASessionThatIsOnlyBeginning) {
  const auto token = line(get("/kk/things/1"), "token of the officer: ");
  EXPECT_EQ(status(post("/kk/office", "_key=k&_token=" + token, officer + same_origin)), 303);
}

TEST_P(ServerTest, LostSessionLosesNothingThatWasTyped) {
  const auto answer = post("/kk/office", "title=%D2%9B&_key=k&_token=old", std::string{"Cookie: __Host-session=expired\r\n"} + same_origin);
  EXPECT_EQ(status(answer), 401);
  EXPECT_EQ(line(answer, "field title="), "қ");
  EXPECT_EQ(answer.find("_token="), std::string::npos);
  EXPECT_NE(header(answer, "Set-Cookie"), "") << "the page holds a form, bound to a visitor";
  EXPECT_TRUE(things().empty());
}

TEST_P(ServerTest, SessionThatEndsWhileAFormIsOnItsWayWritesNothing) {
  const auto token = line(get("/kk/office", officer), "token: ");
  site->sessions.ended = true;
  const auto form = "title=%D2%9B&_key=k&_token=" + token;
  const auto answer = post("/kk/office", form, officer + same_origin);
  EXPECT_EQ(status(answer), 401);
  EXPECT_EQ(line(answer, "field title="), "қ");
  EXPECT_NE(line(answer, "token: "), token) << "the page is a visitor's";
  EXPECT_NE(header(answer, "Set-Cookie"), "") << "the page holds a form, bound to a visitor";
  EXPECT_TRUE(things().empty());
  site->sessions.ended = false;
  EXPECT_EQ(status(post("/kk/office", form, officer + same_origin)), 303) << "nothing is remembered of a form that was not taken";
}

TEST_P(ServerTest, PersonWithoutTheRoleIsToldThereIsNothing) {
  EXPECT_EQ(status(post("/kk/office", "_key=k&_token=x", ngo + same_origin)), 404);
  const auto token = line(get("/kk/office", officer), "token: ");
  EXPECT_EQ(status(post("/kk/office", "_key=k&_token=" + token, officer + same_origin)), 303);
  EXPECT_EQ(things(), std::vector<std::string>{"office"});
}

TEST_P(ServerTest, FailuresTellANumberAndNothingInternal) {
  const auto answer = get("/kk/failing");
  EXPECT_EQ(status(answer), 500);
  EXPECT_TRUE(std::regex_match(line(answer, "number: "), std::regex{"[0-9A-Z]{8}"})) << answer;
  EXPECT_EQ(answer.find("SELECT"), std::string::npos);
  const auto unavailable = get("/kk/unavailable");
  EXPECT_EQ(status(unavailable), 503);
  EXPECT_EQ(header(unavailable, "Retry-After"), "5");
  EXPECT_EQ(unavailable.find("refused"), std::string::npos);
  EXPECT_EQ(status(get("/kk/wrong-header")), 500);
  EXPECT_EQ(status(get("/kk/file?sha=" + std::string(64, '0'))), 500) << "a file that is not there";
  site->pages.fails = true;
  EXPECT_EQ(status(get("/kk/failing")), 500);
  EXPECT_EQ(status(get("/kk/nowhere")), 404);
}

TEST_P(ServerTest, StaticFilesComeInTheSmallestEncodingTaken) {
  const auto css = [&](const std::string& accept) {
    return get("/static/app.1a2b3c4d.css", accept.empty() ? "" : "Accept-Encoding: " + accept + "\r\n");
  };
  EXPECT_EQ(body(css("")), "body { color: black }");
  EXPECT_EQ(body(css("gzip, deflate, br")), "brotli bytes");
  EXPECT_EQ(header(css("gzip, deflate, br"), "Content-Encoding"), "br");
  EXPECT_EQ(body(css("gzip")), "gzip bytes");
  EXPECT_EQ(body(css("br;q=0, gzip;q=0.5")), "gzip bytes");
  EXPECT_EQ(body(css("identity")), "body { color: black }");
  const auto plain = css("");
  EXPECT_EQ(header(plain, "Content-Type"), "text/css; charset=utf-8");
  EXPECT_EQ(header(plain, "Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(header(plain, "Vary"), "Accept-Encoding");
  EXPECT_NE(header(plain, "ETag"), header(css("br"), "ETag"));
  EXPECT_EQ(status(get("/static/app.1a2b3c4d.css", "If-None-Match: " + header(plain, "ETag") + "\r\n")), 304);
  EXPECT_EQ(status(get("/static/app.1a2b3c4d.css.gz")), 404);
  EXPECT_EQ(header(get("/static/fonts/text.woff2"), "Cache-Control"), "public, max-age=3600");
  EXPECT_EQ(body(get("/robots.txt")), "User-agent: *\n");
  EXPECT_EQ(status(post("/robots.txt", "", "")), 405);
}

TEST_P(ServerTest, UploadArrivesWithItsHashAndIsGoneAfterwards) {
  const auto visitor = visit();
  for (const std::size_t size : {1UL, 65'535UL, 65'536UL, 100'000UL}) {
    std::string data;
    for (std::size_t i = 0; i < size; ++i) data += static_cast<char>((i * 31) % 251);
    const auto form = multipart({{"_token", visitor.token}, {"_key", "k"}, {"title", "т"}}, {{"scan", "есеп.pdf", data}});
    const auto answer = post("/kk/files", form, visitor.cookie + same_origin + multipart_type);
    EXPECT_EQ(status(answer), 200);
    EXPECT_EQ(line(answer, "field title="), "т");
    EXPECT_EQ(line(answer, "file scan "), "есеп.pdf " + std::to_string(size) + " complete " + base::hex(base::sha256(data)));
    EXPECT_EQ(site->temporary_files(), 0U);
  }
}

TEST_P(ServerTest, KeptUploadCanBeDownloadedAgain) {
  const auto visitor = visit();
  const std::string data(70'000, 'k');
  const auto form = multipart({{"_token", visitor.token}, {"_key", "k"}}, {{"scan", "a.pdf", data}});
  EXPECT_EQ(status(post("/kk/files?keep=1", form, visitor.cookie + same_origin + multipart_type)), 200);
  EXPECT_EQ(site->temporary_files(), 0U);
  const auto answer = get("/kk/file?sha=" + base::hex(base::sha256(data)));
  EXPECT_EQ(body(answer), data);
  EXPECT_EQ(header(answer, "Content-Security-Policy"), "default-src 'none'; sandbox");
  EXPECT_NE(header(answer, "Content-Disposition").find("attachment"), std::string::npos);
}

TEST_P(ServerTest, FileBeyondItsLimitIsToldToTheHandlerWithAllThatWasTyped) {
  const auto visitor = visit();
  const auto form =
      multipart({{"title", "kept"}, {"_token", visitor.token}, {"_key", "k"}}, {{"scan", "a.pdf", std::string(100'001, 'x')}});
  const auto answer = post("/kk/files", form, visitor.cookie + same_origin + multipart_type);
  EXPECT_EQ(status(answer), 200);
  EXPECT_EQ(line(answer, "field title="), "kept");
  EXPECT_EQ(line(answer, "file scan "), "a.pdf 100001 too_large ");
}

TEST_P(ServerTest, BodyBeyondEveryLimitIsReadToTheEndSoThatTheAnswerArrives) {
  const auto visitor = visit();
  const auto form = multipart({{"_token", visitor.token}, {"_key", "k"}}, {{"scan", "a.pdf", std::string(3'000'000, 'x')}});
  const auto answer = post("/kk/files", form, visitor.cookie + same_origin + multipart_type);
  EXPECT_EQ(status(answer), 413);
  EXPECT_EQ(header(answer, "Connection"), "close");
  EXPECT_NE(body(answer).find("larger than this form takes"), std::string::npos);
  EXPECT_EQ(site->temporary_files(), 0U);
  const auto text = post("/kk/things", "name=" + std::string(300'000, 'x'), visitor.cookie + same_origin);
  EXPECT_EQ(status(text), 413);
}

TEST_P(ServerTest, ConnectionCutDuringAnUploadLeavesNoFile) {
  const auto visitor = visit();
  const auto form = multipart({{"_token", visitor.token}, {"_key", "k"}}, {{"scan", "a.pdf", std::string(90'000, 'x')}});
  const auto bytes = post_bytes("/kk/files", form, visitor.cookie + same_origin + multipart_type);
  for (const std::size_t kept : {bytes.size() - 1, bytes.size() - 20'000, bytes.size() - 89'000}) {
    Client client{site->port};
    client.send(std::string_view{bytes}.substr(0, kept));
    std::this_thread::sleep_for(std::chrono::milliseconds{50});
    client.close();
  }
  for (int i = 0; i < 200 && site->temporary_files() > 0; ++i) std::this_thread::sleep_for(std::chrono::milliseconds{10});
  EXPECT_EQ(site->temporary_files(), 0U);
}

TEST_P(ServerTest, FilesOfAnEarlierRunAreRemovedAtTheStart) {
  site->server->stop(std::chrono::seconds{0});
  std::ofstream{site->config.temporary / "upload-0123"} << "left over";
  site->start();
  EXPECT_EQ(site->temporary_files(), 0U);
}

TEST_P(ServerTest, BigAnswersArriveWhole) { EXPECT_EQ(body(get("/kk/big")), std::string(300'000, 'b')); }

TEST_P(ServerTest, OtherHostsAreRefusedWhenTheHostsAreKnown) {
  site->server->stop(std::chrono::seconds{0});
  site->config.hosts = {"site"};
  site->start();
  EXPECT_EQ(status(get("/kk/")), 200);
  EXPECT_EQ(status(once("GET /kk/ HTTP/1.1\r\nHost: other\r\n\r\n")), 421);
}

BAQYLAU_ON_EACH_ENGINE(ServerTest);

}  // namespace
}  // namespace baqylau::http::testing
