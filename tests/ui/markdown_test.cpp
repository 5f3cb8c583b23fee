#include "ui/markdown.hpp"

#include "tests/ui/support.hpp"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <set>
#include <vector>

namespace baqylau::ui {
namespace {

using test::contains;
using test::occurrences;

const http::Request russian = test::request_for("/news");
std::string rendered(std::string_view text, int first_heading = 2) { return markdown(test::view_of(russian), text, first_heading).bytes(); }

TEST(Markdown, MakesParagraphsListsAndEmphasisOfOurOwnElements) {
  EXPECT_EQ(rendered("Первый **важный** и *второй*\n\nАбзац"),
            R"(<p class="govuk-body">Первый <strong>важный</strong> и <em>второй</em></p><p class="govuk-body">Абзац</p>)");
  EXPECT_EQ(rendered("- раз\n- два"), R"(<ul class="govuk-list govuk-list--bullet"><li>раз</li><li>два</li></ul>)");
  EXPECT_TRUE(contains(rendered("3. три\n4. четыре"), R"(<ol class="govuk-list govuk-list--number" start="3">)"));
}

TEST(Markdown, ShowsHtmlAsItWasTyped) {
  const auto block = rendered("<script>alert(1)</script>\n\nтекст");
  EXPECT_TRUE(contains(block, "&lt;script&gt;alert(1)&lt;/script&gt;"));
  EXPECT_EQ(occurrences(block, "<script"), 0U);
  EXPECT_EQ(occurrences(rendered("до <img src=x onerror=alert(1)> после"), "<img"), 0U);
  EXPECT_TRUE(contains(rendered("`<b>`"), "<code>&lt;b&gt;</code>"));
  EXPECT_TRUE(contains(rendered("```\n<b>\n```"), R"(<pre class="app-code">&lt;b&gt;)"));
}

TEST(Markdown, LinksToOurPagesInTheReadersLanguageAndToTheWeb) {
  EXPECT_TRUE(contains(rendered("[лоты](/contests?year=2007)"), R"(<a class="govuk-link" href="/ru/contests?year=2007">лоты</a>)"));
  EXPECT_TRUE(contains(rendered("[НПО](/instruction#ngo)"), R"(href="/ru/instruction#ngo")"));
  EXPECT_TRUE(contains(rendered("[лоты](/kk/contests)"), R"(href="/ru/contests")"));
  EXPECT_TRUE(contains(rendered("[портал](https://www.gov.kz)"), R"(href="https://www.gov.kz")"));
  EXPECT_TRUE(contains(rendered("<info@example.kz>"), R"(href="mailto:info@example.kz")"));
}

TEST(Markdown, TakesNoOtherAddress) {
  for (const auto* text : {"[x](javascript:alert(1))", "[x](//elsewhere.example)", "[x](data:text/html,a)",
                           "[x](https://known.kz@elsewhere.example)", "[x](/../secret)", "[x](relative)"}) {
    const auto out = rendered(text);
    EXPECT_EQ(occurrences(out, "href"), 0U) << text << " → " << out;
    EXPECT_TRUE(contains(out, "x")) << "the words stay";
  }
  EXPECT_EQ(rendered("![Подпись](https://elsewhere.example/a.png)"), R"(<p class="govuk-body">Подпись</p>)");
}

TEST(Markdown, ShowsPicturesOfThisSite) {
  EXPECT_EQ(
      rendered("до ![Дети](/images/17/640x480) после"),
      R"(<p class="govuk-body">до <img class="app-picture" src="/ru/images/17/640x480" alt="Дети" width="640" height="480" loading="lazy"> после</p>)");
  EXPECT_EQ(
      rendered("![Дети *в саду*](/images/17/640x480 \"Астана, 2007 год\")"),
      R"(<figure class="app-picture-frame"><img class="app-picture" src="/ru/images/17/640x480" alt="Дети в саду" width="640" height="480" loading="lazy"><figcaption class="app-figure-caption">Астана, 2007 год</figcaption></figure>)");
  EXPECT_EQ(occurrences(rendered("![x](/images/17/640x480/../../sign-out)"), "<img"), 0U);
  EXPECT_EQ(occurrences(rendered("![x](/kk/images/17/640x480)"), "<img"), 0U);
}

TEST(Markdown, SaysWhichImagesAreInAText) {
  const auto images = markdown_images("![Один](/images/1/2x3)\n\n- [![**Два**](https://elsewhere.example/a.png)](/about)\n\n`![нет](x)`");
  ASSERT_EQ(images.size(), 2U);
  EXPECT_EQ(images[0].address, "/images/1/2x3");
  EXPECT_EQ(images[0].words, "Один");
  EXPECT_EQ(images[1].address, "https://elsewhere.example/a.png");
  EXPECT_EQ(images[1].words, "Два");
}

TEST(Markdown, HeadingsBeginBelowTheTitleAndSkipNoLevel) {
  EXPECT_TRUE(contains(rendered("### Сразу третий"), "<h2"));
  EXPECT_EQ(occurrences(rendered("## Один\n\n## Два"), "<h2"), 2U) << "what was typed alike looks alike";
  const auto two = rendered("# Один\n\n#### Глубоко\n\n# Ещё");
  EXPECT_EQ(occurrences(two, "<h2"), 2U);
  EXPECT_EQ(occurrences(two, "<h3"), 1U);
  EXPECT_TRUE(contains(rendered("# Часть", 3), "<h3"));
}

TEST(Markdown, GoesThroughWhatIsNestedAThousandTimes) {
  const auto out = rendered(std::string(5000, '>') + " дно");
  EXPECT_TRUE(contains(out, "дно"));
  EXPECT_LT(occurrences(out, "<blockquote"), 100U);
}

/// Whether each tag is one of our own literals, closed in order, and each address one that we let through.
::testing::AssertionResult is_ours(std::string_view markup) {
  static const std::set<std::string_view> elements{"p",  "a",          "em", "strong", "code", "pre", "ul", "ol",
                                                   "li", "blockquote", "h2", "h3",     "h4",   "h5",  "br", "hr"};
  std::vector<std::string_view> open;
  for (auto at = markup.find('<'); at != std::string_view::npos; at = markup.find('<', at + 1)) {
    const auto tag = markup.substr(at + 1, markup.find('>', at) - at - 1);
    const bool closes = tag.starts_with('/');
    const auto name = tag.substr(closes ? 1 : 0, tag.find(' ') - (closes ? 1 : 0));
    if (!elements.contains(name)) return ::testing::AssertionFailure() << "<" << tag << "> in " << markup;
    if (closes) {
      if (open.empty() || open.back() != name) return ::testing::AssertionFailure() << "not closed in order: " << markup;
      open.pop_back();
    } else if (name != "br" && name != "hr") {
      open.push_back(name);
    }
    if (const auto href = tag.find("href=\""); href != std::string_view::npos) {
      const auto address = tag.substr(href + 6);
      if (!address.starts_with("/ru") && !address.starts_with("http://") && !address.starts_with("https://") &&
          !address.starts_with("mailto:"))
        return ::testing::AssertionFailure() << "address " << address << " in " << markup;
    }
  }
  if (!open.empty()) return ::testing::AssertionFailure() << "left open: " << markup;
  return ::testing::AssertionSuccess();
}

TEST(Markdown, OfAnythingMakesOnlyOurOwnElements) {
  constexpr std::array<std::string_view, 28> pieces{
      "<", ">",  "\"", "'",    "&",    "[", "]",           "(",  ")",           "!",      "*",        "_",        "`",  "#",
      "-", "1.", "\n", "\n\n", "    ", " ", "javascript:", "/x", "http://a.kz", "&#106;", "<script>", "<a href=", "\\", "жә"};
  std::mt19937 random{2026};
  std::uniform_int_distribution<std::size_t> which{0, pieces.size() - 1}, how_many{1, 40};
  for (int n = 0; n < 20'000; ++n) {
    std::string text;
    for (auto left = how_many(random); left > 0; --left) text += pieces[which(random)];
    ASSERT_TRUE(is_ours(rendered(text))) << "from " << text;
  }
}

TEST(MarkdownWords, AreTheWordsInOneLine) {
  EXPECT_EQ(markdown_words("# Заголовок\n\nПервая **строка**\nвторая\n\n- пункт"), "Заголовок Первая строка вторая пункт");
  EXPECT_EQ(markdown_words(""), "");
}

}  // namespace
}  // namespace baqylau::ui
