#include "ui/html.hpp"
#include "ui/ordinals.hpp"

#include <gtest/gtest.h>

#include <string>

namespace baqylau::ui {
namespace {

const std::string nasty = R"(<script>alert("1")</script>&amp;'x')";

TEST(Html, EscapesTextInText) {
  EXPECT_EQ(html("<p>{}</p>", nasty).bytes(), "<p>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;amp;&#39;x&#39;</p>");
}

TEST(Html, EscapesTextInAnAttribute) {
  EXPECT_EQ(html(R"(<p title="{}">x</p>)", std::string_view{"\" onclick=\"alert(1)"}).bytes(),
            "<p title=\"&quot; onclick=&quot;alert(1)\">x</p>");
}

TEST(Html, TakesHtmlInTextAsItIs) {
  const Html inner = html("<b>{}</b>", "a < b");
  EXPECT_EQ(html("<p>{}</p>", inner).bytes(), "<p><b>a &lt; b</b></p>");
}

TEST(Html, WritesWholeNumbers) {
  EXPECT_EQ(html("<td>{}</td><td>{}</td><td>{}</td>", 5, std::int64_t{-7}, std::size_t{12}).bytes(), "<td>5</td><td>-7</td><td>12</td>");
}

TEST(Html, TakesEveryKindOfText) {
  const std::string text = "a";
  const char* const pointer = "c";
  EXPECT_EQ(html("{}{}{}{}", text, std::string_view{"b"}, pointer, "d").bytes(), "abcd");
}

TEST(Html, ABraceIsWrittenTwice) { EXPECT_EQ(html("<p>{{{} }</p>", 1).bytes(), "<p>{1 }</p>"); }

TEST(Html, BracesOfAValueAreNothingSpecial) { EXPECT_EQ(html("<p>{}</p>", "{}{{").bytes(), "<p>{}{{</p>"); }

TEST(Html, GrowsByAdding) {
  Html out;
  EXPECT_TRUE(out.empty());
  out.add("<li>{}</li>", 1).add("<li>{}</li>", "<2>").add(html("<li>3</li>"));
  EXPECT_EQ(out.bytes(), "<li>1</li><li>&lt;2&gt;</li><li>3</li>");
}

TEST(Html, MarkupWithoutHolesStaysAsItIs) {
  EXPECT_EQ(html(R"(<a href="#content" class="x">é</a>)").bytes(), R"(<a href="#content" class="x">é</a>)");
}

TEST(Html, AScriptByAddressIsAllowed) {
  EXPECT_EQ(html(R"(<script src="/static/app.js" defer></script>)").bytes(), R"(<script src="/static/app.js" defer></script>)");
}

TEST(Attributes, StandEachWithABlankBefore) {
  EXPECT_EQ(html(R"(<input name="{}"{}>)", "n", Attributes{}.set("lang", "kk").set("required")).bytes(),
            R"(<input name="n" lang="kk" required>)");
}

TEST(Attributes, NoneLeavesNoBlank) { EXPECT_EQ(html(R"(<input name="{}"{}>)", "n", Attributes{}).bytes(), R"(<input name="n">)"); }

TEST(Attributes, EscapeTheirValues) {
  EXPECT_EQ(html(R"(<p id="a"{}></p>)", Attributes{}.set("title", "\"><b>&'\"")).bytes(),
            R"(<p id="a" title="&quot;&gt;&lt;b&gt;&amp;&#39;&quot;"></p>)");
}

TEST(Escape, LeavesOtherBytesAlone) {
  std::string out;
  escape_into(out, "Қазақстан — ₸\n\t`=/");
  EXPECT_EQ(out, "Қазақстан — ₸\n\t`=/");
}

TEST(Ordinals, StayOnOneLineWithTheirEndings) {
  const auto told = [](std::string_view text) { return with_ordinals_whole(text).bytes(); };
  EXPECT_EQ(told("посвящённых 15-летию, 20-летию"),
            R"(посвящённых <span class="app-whole">15-летию,</span> <span class="app-whole">20-летию</span>)");
  EXPECT_EQ(told("5-лот. <b>"), R"(<span class="app-whole">5-лот.</span> &lt;b&gt;)");
  for (const std::string text : {"", "-", "5-", "-лот", "10-15 человек", "a-b", "12", "Жас-Қанат", "5 - лот"}) EXPECT_EQ(told(text), text);
  const auto long_word = "5-" + std::string(60, 'x');
  EXPECT_EQ(told(long_word), long_word) << "it has to break somewhere on a telephone";
}

}  // namespace
}  // namespace baqylau::ui
