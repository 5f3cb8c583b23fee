#include "tests/ui/support.hpp"

#include <gtest/gtest.h>

namespace baqylau::ui {
namespace {

using i18n::Language;
using test::contains;

TEST(Link, CarriesTheReadersLanguage) {
  const auto request = test::request_for("/", Language::kk);
  const auto v = test::view_of(request);
  EXPECT_EQ(v.link(http::Url::to("/contests/{}", 17).with("q", "а б")).text(), "/kk/contests/17?q=%D0%B0%20%D0%B1");
}

TEST(ExternalLink, TakesWebAddressesOnly) {
  EXPECT_TRUE(View::external("https://example.kz/a?b=c#d"));
  EXPECT_TRUE(View::external("HTTP://example.kz"));
  for (const auto* wrong :
       {"javascript:alert(1)", "JavaScript:alert(1)", " https://example.kz", "data:text/html,x", "//example.kz", "https://", "https:///x",
        "ftp://example.kz", "https://exa mple.kz", "https://example.kz/\"x", "https://example.kz\n", "https://example.kz@evil.kz",
        "java\tscript:alert(1)", "", "https:/example.kz", "https://?x", "https://example.kz/<b>", "https://example.kz\\@evil.kz"}) {
    EXPECT_FALSE(View::external(wrong)) << wrong;
  }
}

TEST(MailLink, TakesOneAddress) {
  EXPECT_EQ(View::mail("info@example.kz")->text(), "mailto:info@example.kz");
  for (const auto* wrong : {"", "@example.kz", "info@", "a@b@c", "a@b?subject=x", "a@b,c@d", "a b@c", "a@b\nBcc:c@d", "a@b&x"})
    EXPECT_FALSE(View::mail(wrong)) << wrong;
}

TEST(TelephoneLink, KeepsDigitsOnly) {
  EXPECT_EQ(View::telephone("+7 (727) 272-10-10")->text(), "tel:+77272721010");
  EXPECT_EQ(View::telephone("8 7172 740429")->text(), "tel:87172740429");
  for (const auto* wrong : {"", "12", "call me", "+", "7+7272721010", "1234567890123456", "72-72;ext=1"})
    EXPECT_FALSE(View::telephone(wrong)) << wrong;
}

TEST(Content, OwnLanguageStandsPlain) {
  const auto request = test::request_for("/", Language::kk);
  EXPECT_EQ(test::view_of(request).content("қазақша <b>", "по-русски").bytes(), "қазақша &lt;b&gt;");
}

TEST(Content, TheOtherLanguageIsMarkedForEyesAndEars) {
  const auto request = test::request_for("/", Language::kk);
  const auto text = test::view_of(request).content(std::nullopt, "по-русски").bytes();
  EXPECT_TRUE(contains(text, R"(<span lang="ru">по-русски</span>)"));
  EXPECT_TRUE(contains(text, "орыс тілінде"));
}

TEST(Content, NothingIsSaidToBeUnknown) {
  const auto request = test::request_for("/", Language::ru);
  const auto v = test::view_of(request);
  for (const auto& text : {v.content({}, {}).bytes(), v.known(std::optional<std::string>{}).bytes(),
                           v.known(std::optional<base::LocalDate>{}).bytes(), v.known(std::optional<std::string>{""}).bytes()}) {
    EXPECT_TRUE(contains(text, "—"));
    EXPECT_TRUE(contains(text, "нет сведений"));
  }
}

TEST(ContentText, KeepsParagraphsAndLines) {
  EXPECT_EQ(View::paragraphs("a\nb <i>\n\n\nc").bytes(), R"(<p class="govuk-body">a<br>b &lt;i&gt;</p><p class="govuk-body">c</p>)");
  EXPECT_EQ(View::paragraphs("").bytes(), "");
}

TEST(ContentText, MarksTheOtherLanguage) {
  const auto request = test::request_for("/", Language::en);
  const auto text = test::view_of(request).content_text("қазақша", {}).bytes();
  EXPECT_TRUE(contains(text, R"(<div lang="kk"><p class="govuk-body">қазақша</p></div>)"));
  EXPECT_TRUE(contains(text, "in Kazakh"));
}

TEST(Dates, AreReadableByMachines) {
  const auto request = test::request_for("/", Language::ru);
  const auto v = test::view_of(request);
  const auto date = base::LocalDate::make(2008, 2, 27).value();
  EXPECT_EQ(v.date(date).bytes(), "<time datetime=\"2008-02-27\">27\u00A0февраля 2008\u00A0года</time>");
  EXPECT_EQ(v.known(std::optional{date}).bytes(), R"(<time datetime="2008-02-27">27.02.2008</time>)");
  EXPECT_EQ(v.date_time(base::parse_instant("2008-02-27T09:00:00Z").value()).bytes(),
            "<time datetime=\"2008-02-27T09:00:00Z\">27\u00A0февраля 2008\u00A0года, 15:00</time>");
}

}  // namespace
}  // namespace baqylau::ui
