/// Public pages kept for the next visitor: the cache alone, and behind the server on each engine.

#include "http/page_cache.hpp"
#include "http/site.hpp"

#include <brotli/decode.h>
#include <gtest/gtest.h>
#include <zlib.h>

namespace baqylau::http::testing {
namespace {

base::LocalDate day(std::string_view iso) { return base::LocalDate::parse_iso(iso).value(); }
const PageCache::Moment now{7, day("2026-03-01")};

void keep(PageCache& cache, std::string address, std::string body) { cache.keep(now, std::move(address), "text/html", std::move(body)); }
bool has(PageCache& cache, std::string_view address) { return cache.find(now, address) != nullptr; }

std::string inflated(const std::string& bytes) {
  std::string out(1 << 20, '\0');
  z_stream stream{};
  EXPECT_EQ(::inflateInit2(&stream, 15 + 16), Z_OK);
  auto copy = bytes;
  stream.next_in = reinterpret_cast<Bytef*>(copy.data());
  stream.avail_in = static_cast<uInt>(copy.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(::inflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  ::inflateEnd(&stream);
  return out;
}

std::string unbrotlied(const std::string& bytes) {
  std::string out(1 << 20, '\0');
  std::size_t size = out.size();
  EXPECT_EQ(::BrotliDecoderDecompress(bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()), &size,
                                      reinterpret_cast<std::uint8_t*>(out.data())),
            BROTLI_DECODER_RESULT_SUCCESS);
  out.resize(size);
  return out;
}

TEST(PageCacheRule, APageIsFoundByItsWholeAddress) {
  PageCache cache{1000};
  keep(cache, "site\n/ru/", "ru");
  ASSERT_TRUE(has(cache, "site\n/ru/"));
  EXPECT_EQ(cache.find(now, "site\n/ru/")->best_for("").body, "ru");
  for (const auto* other : {"site\n/kk/", "other\n/ru/", "site\n/ru/?a=1"}) EXPECT_FALSE(has(cache, other)) << other;
}

TEST(PageCacheRule, ACommitOrTheNextDayMakesEveryPageAnew) {
  for (const auto& later : {PageCache::Moment{8, now.day}, PageCache::Moment{7, day("2026-03-02")}}) {
    PageCache cache{1000};
    keep(cache, "a", "x");
    EXPECT_EQ(cache.find(later, "a"), nullptr);
    EXPECT_FALSE(has(cache, "a")) << "what is older than another reader has seen is not shown again";
  }
}

TEST(PageCacheRule, APageMadeFromOlderDataIsNotKept) {
  PageCache cache{1000};
  EXPECT_EQ(cache.find({8, now.day}, "a"), nullptr);
  keep(cache, "a", "old");
  EXPECT_EQ(cache.find({8, now.day}, "a"), nullptr);
}

TEST(PageCacheRule, WhatWasAskedForLongestAgoGoesFirst) {
  PageCache cache{30};
  for (const auto* name : {"a", "b", "c"}) keep(cache, name, std::string(10, 'x'));
  EXPECT_TRUE(has(cache, "a"));
  keep(cache, "d", std::string(10, 'x'));
  EXPECT_FALSE(has(cache, "b"));
  for (const auto* name : {"a", "c", "d"}) EXPECT_TRUE(has(cache, name)) << name;
}

TEST(PageCacheRule, NothingLargerThanTheWholeIsKept) {
  PageCache cache{30};
  keep(cache, "a", std::string(31, 'x'));
  EXPECT_FALSE(has(cache, "a"));
}

TEST(CachedPageRule, IsSentAsTheOtherSideTakesIt) {
  const std::string body = "<p>" + std::string(5000, 'q') + "</p>";
  const CachedPage page{"text/html", body};
  EXPECT_EQ(page.best_for("").body, body);
  EXPECT_EQ(page.best_for("identity").encoding, "");
  const auto& brotli = page.best_for("gzip, br");
  EXPECT_EQ(brotli.encoding, "br");
  EXPECT_LT(brotli.body.size(), 100U);
  EXPECT_EQ(unbrotlied(brotli.body), body);
  const auto& gzip = page.best_for("gzip, br;q=0");
  EXPECT_EQ(gzip.encoding, "gzip");
  EXPECT_EQ(inflated(gzip.body), body);
  EXPECT_NE(gzip.etag, brotli.etag);
  EXPECT_NE(gzip.etag, page.best_for("").etag);
}

TEST(CachedPageRule, AFewBytesAreNotCompressed) { EXPECT_EQ((CachedPage{"text/html", "short"}.best_for("br").encoding), ""); }

class CachedSite : public SiteTest {
 protected:
  void SetUp() override {
    SiteTest::SetUp();
    if (IsSkipped()) return;
    site->start();
  }
  /// Asks, and once more where PostgreSQL told meanwhile of what an earlier test had written, which makes pages anew.
  template <class Ask>
  void undisturbed(Ask ask) {
    std::uint64_t before = 0;
    do {
      before = database().version();
      list_made = 0;
      ++attempt_;
      ask();
    } while (database().version() != before);
  }
  /// Each attempt has an address of its own: nothing of the one before is in the cache.
  std::string list(const std::string& fields = "", const std::string& query = "?") {
    return get("/ru/things" + query + "&attempt=" + std::to_string(attempt_), fields);
  }
  void save(const std::string& name) {
    const auto visitor = visit();
    const auto answer = post("/ru/things", "name=" + name + "&_token=" + visitor.token + "&_key=" + name, visitor.cookie + same_origin);
    ASSERT_EQ(status(answer), 303) << answer;
  }

 private:
  int attempt_ = 0;
};
BAQYLAU_ON_EACH_ENGINE(CachedSite);

TEST_P(CachedSite, APublicPageIsMadeOnceForAllVisitors) {
  std::string first, second, unchanged;
  undisturbed([&] {
    first = list();
    second = list("Cookie: __Host-visitor=AAAAAAAAAAAAAAAAAAAAAA\r\n");
    unchanged = list("If-None-Match: " + header(first, "ETag") + "\r\n");
  });
  EXPECT_EQ(list_made, 1);
  EXPECT_EQ(body(first), body(second));
  EXPECT_EQ(header(first, "ETag"), header(second, "ETag"));
  EXPECT_EQ(header(second, "Content-Language"), "ru");
  EXPECT_EQ(header(second, "Set-Cookie"), "");
  EXPECT_EQ(status(unchanged), 304);
}

TEST_P(CachedSite, WhatWasCommittedIsThereAtOnce) {
  for (const auto* name : {"first", "second", "third"}) {
    save(name);
    EXPECT_NE(body(list()).find(name), std::string::npos) << name;
  }
}

TEST_P(CachedSite, TheNextDayItIsMadeAnew) {
  undisturbed([&] {
    list();
    clock.set(base::Instant{clock.now().micros + 24 * 3'600'000'000LL});
    list();
  });
  EXPECT_EQ(list_made, 2);
}

TEST_P(CachedSite, NobodyGetsWhatWasMadeForSomebody) {
  std::vector<int> made;
  const auto ask = [&](const std::string& fields, const std::string& query = "?") {
    list(fields, query);
    made.push_back(list_made);
  };
  undisturbed([&] {
    made.clear();
    ask("Cookie: __Host-session=officer\r\n");
    ask("Cookie: __Host-session=officer\r\n");
    ask("");
    ask("Cookie: __Host-session=officer\r\n");
    ask("Cookie: __Host-view=contrast\r\n");
    ask("Cookie: _ga=1; __Host-visitor=AAAAAAAAAAAAAAAAAAAAAA\r\n");
    ask("", "?private=1");
    ask("", "?private=1");
  });
  EXPECT_EQ(made, (std::vector{1, 2, 3, 4, 5, 5, 6, 7})) << "the sixth: another site's cookie is nobody of ours";
}

TEST_P(CachedSite, WhatNoPageIsMadeOfLeavesThemAsTheyAre) {
  save("first");
  undisturbed([&] {
    list();
    ASSERT_TRUE(database()
                    .write([](db::Write& db) {
                      db.run(tests::http::sql::touch_forms{});
                      return base::done();
                    })
                    .ok());
    list();
  });
  EXPECT_EQ(list_made, 1);
}

TEST_P(CachedSite, APublicPageKnowsNobody) {
  const auto known = get("/ru/known", "Cookie: __Host-notice=x\r\n");
  EXPECT_EQ(header(known, "Cache-Control"), "no-store");
  EXPECT_EQ(header(known, "ETag"), "");
  const auto unknown = get("/ru/known", "Cookie: __Host-ballot=x\r\n");
  EXPECT_EQ(header(unknown, "Cache-Control"), "public, max-age=0, must-revalidate");
  EXPECT_EQ(body(unknown), "cookies: 0\ntoken: \nkey: ");
}

TEST_P(CachedSite, TheSecondVisitorGetsItCompressed) {
  std::string first, second, unchanged;
  undisturbed([&] {
    first = list("Accept-Encoding: gzip\r\n");
    second = list("Accept-Encoding: gzip\r\n");
    unchanged = list("Accept-Encoding: gzip\r\nIf-None-Match: " + header(second, "ETag") + "\r\n");
  });
  EXPECT_EQ(header(first, "Content-Encoding"), "");
  EXPECT_EQ(header(second, "Content-Encoding"), "gzip");
  EXPECT_EQ(header(second, "Vary"), "Accept-Encoding, Cookie");
  EXPECT_EQ(inflated(body(second)), body(first));
  EXPECT_EQ(status(unchanged), 304);
  EXPECT_EQ(list_made, 1);
}

}  // namespace
}  // namespace baqylau::http::testing
