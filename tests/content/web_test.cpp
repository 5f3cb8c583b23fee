/// What the pages do, asked through the route table as the server asks.

#include "content_fixture.hpp"

#include <pugixml.hpp>

namespace baqylau::content {
namespace {

class NoFiles final : public http::FileStore {
 public:
  void keep(const http::Upload&) override {}
  [[nodiscard]] std::filesystem::path path_of(std::string_view) const override { return {}; }
};

struct Answer {
  int status = 0;
  std::string body{};
  std::string content_type{};
  std::string location{};
  [[nodiscard]] bool shows(std::string_view text) const { return body.find(text) != std::string::npos; }
};

class ContentPages : public ContentTest {
 protected:
  ContentPages() { add_routes(routes_); }

  Answer get(const http::Caller& caller, const std::string& path, http::Pairs query = {}, i18n::Language language = i18n::Language::ru) {
    auto request = request_of(http::Method::get, caller, path, language);
    request.query = std::move(query);
    return ask(request);
  }
  Answer post(const http::Caller& caller, const std::string& path, http::Pairs form) {
    auto request = request_of(http::Method::post, caller, path, i18n::Language::ru);
    request.form = std::move(form);
    return ask(request);
  }
  static std::string staff_page(base::ContentItemId id, const std::string& rest = {}) { return "/content/" + base::to_string(id) + rest; }
  static http::Pairs news_form(const std::string& act = "save") {
    return {{"kind", "news"},        {"act", act}, {"title_kk", "Жаңалық"}, {"title_ru", "Новость"}, {"body_kk", "**Мәтін**"},
            {"body_ru", "**Текст**"}};
  }
  std::int64_t items() {
    return database().read([](db::Read& db) { return store::item_count(db, {}); });
  }

 private:
  static http::Request request_of(http::Method method, const http::Caller& caller, const std::string& path, i18n::Language language) {
    http::Request request;
    request.method = method;
    request.path = path;
    request.language = language;
    request.caller = caller;
    request.form_key = "next-key";
    return request;
  }
  Answer ask(const http::Request& request) {
    const auto match = routes_.find(request.method == http::Method::post, request.path);
    if (!match.route || !match.route->admits(request.caller)) return {.status = 404};
    http::Services services{clock, random, files_, *catalogues, "https://monitoring.example"};
    std::optional<base::Result<http::Response>> result;
    if (match.route->read) {
      database().read([&](db::Read& db) { result = match.route->read(request, match.places, db, services); });
    } else {
      (void)database()
          .write([&](db::Write& db) -> base::Done {
            result = match.route->write(request, match.places, db, services);
            // As the server does: only what leads on is kept.
            if (!result->ok() || (*result)->status != 303) return base::Failure{base::Kind::invalid, base::M("rolled back")};
            return base::done();
          })
          .ok();
    }
    if (!result->ok()) return {.status = result->failure().kind == base::Kind::not_found ? 404 : 409};
    Answer answer{.status = (*result)->status, .body = (*result)->body, .content_type = (*result)->content_type, .location = {}};
    for (const auto& [name, value] : (*result)->headers)
      if (name == "Location") answer.location = value;
    return answer;
  }

  NoFiles files_;
  http::Routes routes_;
};

TEST_P(ContentPages, AnOperatorWritesLooksAtPublishesAndWithdrawsNews) {
  const auto preview = post(operator_, "/content/new", news_form("preview"));
  EXPECT_EQ(preview.status, 200);
  EXPECT_TRUE(preview.shows("<strong>Текст</strong>")) << preview.body;
  EXPECT_TRUE(preview.shows("**Текст**")) << "and what was typed stays in the form";
  EXPECT_EQ(items(), 0) << "looking saves nothing";
  const auto saved = post(operator_, "/content/new", news_form());
  ASSERT_EQ(saved.status, 303);
  const auto id = database().read([](db::Read& db) { return store::items(db, {}, 1).front().id; });
  EXPECT_TRUE(saved.location.starts_with(staff_page(id)));
  EXPECT_EQ(get(visitor, "/news/" + base::to_string(id)).status, 404);
  ASSERT_EQ(post(operator_, staff_page(id, "/publish"), {{"version", "1"}, {"published_on", "03.03.2008"}}).status, 303);
  const auto shown = get(visitor, "/news/" + base::to_string(id));
  EXPECT_EQ(shown.status, 200);
  EXPECT_TRUE(shown.shows("<strong>Текст</strong>"));
  EXPECT_FALSE(shown.shows(staff_page(id))) << "a visitor is not led to the editor";
  EXPECT_TRUE(get(operator_, "/news/" + base::to_string(id)).shows(staff_page(id)));
  ASSERT_EQ(post(operator_, staff_page(id, "/withdraw"), {}).status, 303);
  EXPECT_EQ(get(visitor, "/news/" + base::to_string(id)).status, 404);
}

TEST_P(ContentPages, AllThatIsWrongIsSaidAtOnceAndNothingIsLost) {
  const auto wrong =
      post(operator_, "/content/new",
           {{"kind", "link"}, {"act", "save"}, {"title_ru", "Портал"}, {"address_ru", "javascript:x"}, {"mail", "не адрес"}});
  EXPECT_EQ(wrong.status, 422);
  for (const auto* part : {"javascript:x", "не адрес", "Портал", "#address_ru", "#mail", "#link_group"})
    EXPECT_TRUE(wrong.shows(part)) << part;
  EXPECT_EQ(items(), 0);
}

TEST_P(ContentPages, ASecondEditorIsShownWhatTheFirstStored) {
  const auto id = add(ItemKind::news, text("исходное")).value();
  ASSERT_TRUE(save(id, 1, text("первого")).ok());
  const auto late =
      post(operator_, staff_page(id, "/edit"), {{"version", "1"}, {"act", "save"}, {"title_ru", "второго"}, {"body_ru", "Текст второго"}});
  EXPECT_EQ(late.status, 409);
  EXPECT_TRUE(late.shows("Текст: первого"));
  EXPECT_TRUE(late.shows("Текст второго"));
  EXPECT_TRUE(late.shows(R"(name="version" value="2")")) << "saving now is deliberate";
  const auto wrong = post(operator_, staff_page(id, "/edit"), {{"version", "1"}, {"act", "save"}, {"title_ru", ""}, {"body_ru", ""}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_TRUE(wrong.shows(R"(name="version" value="1")")) << "an error elsewhere does not hide the conflict";
}

TEST_P(ContentPages, APreviewSaysWhenItIsTooLateOnlyAtSaving) {
  const auto id = add(ItemKind::news, text("исходное")).value();
  const auto preview =
      post(operator_, staff_page(id, "/edit"), {{"version", "1"}, {"act", "preview"}, {"title_ru", "Так"}, {"body_ru", "*Вид*"}});
  EXPECT_EQ(preview.status, 200);
  EXPECT_TRUE(preview.shows("<em>Вид</em>"));
  EXPECT_EQ(stored(id).version, 1);
}

TEST_P(ContentPages, WhatIsInOneLanguageIsShownAsSuch) {
  Content russian;
  russian.title.ru = "Только по-русски";
  russian.body.ru = "Русский текст";
  const auto id = published(ItemKind::news, russian, "2008-03-01");
  const auto path = "/news/" + base::to_string(id);
  const auto kazakh = get(visitor, path, {}, i18n::Language::kk);
  EXPECT_TRUE(kazakh.shows("Бұл мәтіннің қазақшасы әзірге жоқ. Орысша мәтіні көрсетілген."));
  EXPECT_TRUE(kazakh.shows(R"(<div lang="ru"><p class="govuk-body">Русский текст</p></div>)"));
  EXPECT_TRUE(kazakh.shows(R"(<span lang="ru">Только по-русски</span>)"));
  EXPECT_FALSE(get(visitor, path).shows("app-language--above"));
  EXPECT_TRUE(get(visitor, "/news", {}, i18n::Language::kk).shows(R"(lang="ru">Русский текст)"));
}

TEST_P(ContentPages, OldVersionsAreReadAndTakenUpAgain) {
  const auto id = add(ItemKind::news, text("первое")).value();
  ASSERT_TRUE(save(id, 1, text("второе")).ok());
  const auto page = get(auditor, staff_page(id));
  EXPECT_TRUE(page.shows("Staff 1"));
  EXPECT_TRUE(page.shows("Staff 2"));
  EXPECT_FALSE(page.shows("/edit")) << "an auditor changes nothing";
  EXPECT_TRUE(get(auditor, staff_page(id, "/versions/1")).shows("Текст: первое"));
  const auto second = get(auditor, staff_page(id, "/versions/2"));
  EXPECT_TRUE(second.shows("первое</del>")) << second.body;
  EXPECT_TRUE(second.shows("второе</ins>"));
  EXPECT_FALSE(get(auditor, staff_page(id, "/versions/1")).shows("</del>")) << "there was nothing before it";
  EXPECT_EQ(get(auditor, staff_page(id, "/versions/3")).status, 404);
  EXPECT_EQ(get(auditor, staff_page(id, "/versions/0")).status, 404);
  const auto again = get(operator_, staff_page(id, "/edit"), {{"from", "1"}});
  EXPECT_TRUE(again.shows("Текст: первое"));
  EXPECT_TRUE(again.shows(R"(name="version" value="2")"));
}

TEST_P(ContentPages, OnlyEditorsWriteAndTheAuditorReads) {
  const auto id = add(ItemKind::news, text("а")).value();
  for (const auto& caller : {operator_, administrator}) {
    EXPECT_EQ(get(caller, "/content").status, 200);
    EXPECT_EQ(get(caller, "/content/new").status, 200);
  }
  EXPECT_EQ(get(auditor, "/content").status, 200);
  EXPECT_EQ(get(auditor, "/content/new").status, 404);
  for (const auto& caller : {specialist, visitor})
    for (const auto& path : {std::string{"/content"}, std::string{"/content/new"}, staff_page(id), staff_page(id, "/edit")})
      EXPECT_EQ(get(caller, path).status, 404) << path;
  EXPECT_EQ(post(auditor, staff_page(id, "/publish"), {{"version", "1"}, {"published_on", "03.03.2008"}}).status, 404);
}

TEST_P(ContentPages, TheFeedIsAtomInTheReadersLanguage) {
  const auto id = published(ItemKind::news, text("а & <б>"), "2008-03-01");
  Content russian;
  russian.title.ru = "Только по-русски";
  russian.body.ru = "[лоты](/contests)";
  published(ItemKind::news, russian, "2008-02-01");
  published(ItemKind::news, text("завтра"), "2008-03-04");
  const auto feed = get(visitor, "/news.atom", {}, i18n::Language::kk);
  EXPECT_EQ(feed.content_type, "application/atom+xml; charset=utf-8");
  pugi::xml_document document;
  ASSERT_TRUE(document.load_buffer(feed.body.data(), feed.body.size()));
  const auto root = document.child("feed");
  EXPECT_STREQ(root.attribute("xmlns").value(), "http://www.w3.org/2005/Atom");
  EXPECT_STREQ(root.attribute("xml:lang").value(), "kk");
  // RFC 4287 §4.1: each of these exactly once, in the feed and in each entry.
  const auto once = [](pugi::xml_node node, const char* name) {
    const auto all = node.children(name);
    EXPECT_EQ(std::distance(all.begin(), all.end()), 1) << name;
  };
  for (const auto* name : {"id", "title", "updated", "author"}) once(root, name);
  EXPECT_STREQ(root.find_child_by_attribute("link", "rel", "self").attribute("href").value(), "https://monitoring.example/kk/news.atom");
  const auto entries = root.children("entry");
  ASSERT_EQ(std::distance(entries.begin(), entries.end()), 2) << "what is still to come is in no feed";
  for (const auto entry : entries)
    for (const auto* name : {"id", "title", "updated", "published", "content", "link"}) once(entry, name);
  const auto first = root.child("entry");
  EXPECT_STREQ(first.child_value("title"), "а & <б> қазақша");
  EXPECT_EQ(std::string{first.child_value("id")}, "https://monitoring.example/kk/news/" + base::to_string(id));
  EXPECT_STREQ(first.child_value("published"), "2008-02-29T18:00:00Z") << "midnight in Almaty";
  EXPECT_STREQ(first.child_value("updated"), "2008-03-03T04:00:00Z");
  const auto second = first.next_sibling("entry");
  EXPECT_STREQ(second.child("title").attribute("xml:lang").value(), "ru");
  EXPECT_NE(std::string{second.child_value("content")}.find("Орысша мәтіні көрсетілген"), std::string::npos);
}

TEST_P(ContentPages, AnEmptyFeedIsAFeed) {
  const auto feed = get(visitor, "/news.atom");
  pugi::xml_document document;
  ASSERT_TRUE(document.load_buffer(feed.body.data(), feed.body.size()));
  EXPECT_STREQ(document.child("feed").child_value("updated"), "2008-03-02T18:00:00Z");
}

TEST_P(ContentPages, NewsHaveAnArchiveByYearAndPages) {
  for (int i = 0; i < news_on_a_page + 1; ++i) published(ItemKind::news, text("новость " + std::to_string(i)), "2008-03-01");
  published(ItemKind::news, text("прошлогодняя"), "2007-05-01");
  const auto first = get(visitor, "/news");
  EXPECT_TRUE(first.shows("page=2"));
  EXPECT_TRUE(first.shows("/ru/news?year=2007"));
  EXPECT_FALSE(first.shows("прошлогодняя"));
  EXPECT_TRUE(get(visitor, "/news", {{"page", "2"}}).shows("прошлогодняя"));
  const auto year = get(visitor, "/news", {{"year", "2007"}});
  EXPECT_TRUE(year.shows("прошлогодняя"));
  EXPECT_TRUE(year.shows("Новости за 2007 год"));
  EXPECT_FALSE(year.shows("новость 1 "));
  EXPECT_EQ(get(visitor, "/news", {{"page", "9"}}).status, 404);
}

TEST_P(ContentPages, ActsAreListedWithAFilterOfWhatThereIs) {
  const auto id = published(ItemKind::legal_act, law("заказе", "2005-04-12"), "2008-01-01");
  published(ItemKind::legal_act, law("плане", "2006-09-30", ActKind::plan), "2008-01-01");
  const auto all = get(visitor, "/acts");
  EXPECT_TRUE(all.shows("О заказе"));
  EXPECT_TRUE(all.shows("12.04.2005"));
  EXPECT_TRUE(all.shows(R"(<option value="law")"));
  EXPECT_FALSE(all.shows(R"(<option value="code")")) << "there is no code to choose";
  const auto plans = get(visitor, "/acts", {{"kind", "plan"}});
  EXPECT_TRUE(plans.shows("О плане"));
  EXPECT_FALSE(plans.shows("О заказе"));
  EXPECT_TRUE(get(visitor, "/acts", {{"kind", "plan"}, {"year", "2005"}}).shows("Подходящих правовых актов нет"));
  const auto act = get(visitor, "/acts/" + base::to_string(id));
  EXPECT_TRUE(act.shows(R"(href="https://adilet.zan.kz/rus/docs/Z050000036_")"));
  EXPECT_TRUE(act.shows("12\u00A0апреля 2005\u00A0года"));
}

TEST_P(ContentPages, StandingPagesSayWhenTheyAreNotWritten) {
  for (const auto* path : {"/about", "/contacts", "/instruction"}) {
    const auto page = get(visitor, path);
    EXPECT_EQ(page.status, 200) << path;
    EXPECT_TRUE(page.shows("Эта страница ещё не написана.")) << path;
  }
  published(ItemKind::page, text("о проекте"), "2008-01-01", Place::about);
  EXPECT_TRUE(get(visitor, "/about").shows("Текст: о проекте"));
}

TEST_P(ContentPages, TheInstructionHasAPartForEachRole) {
  published(ItemKind::page, text("для НПО"), "2008-01-01", Place::instruction_ngo);
  published(ItemKind::page, text("для всех"), "2008-01-01", Place::instruction_visitor);
  const auto page = get(visitor, "/instruction");
  EXPECT_TRUE(page.shows(R"(id="ngo")"));
  EXPECT_TRUE(page.shows(R"(href="/ru/instruction#visitor")"));
  EXPECT_FALSE(page.shows(R"(id="specialist")"));
  EXPECT_LT(page.body.find("Текст: для всех"), page.body.find("Текст: для НПО"));
}

TEST_P(ContentPages, LinksStandInTwoGroups) {
  Content state;
  state.title = {"Портал", "Портал"};
  state.link_group = LinkGroup::state_body;
  state.address = {"https://egov.kz/cms/kk", "https://egov.kz/cms/ru"};
  Content ngo;
  ngo.title = {std::nullopt, "Объединение"};
  ngo.link_group = LinkGroup::ngo;
  ngo.mail = "a@example.kz b@example.kz";
  published(ItemKind::link, ngo, "2008-01-01");
  published(ItemKind::link, state, "2008-01-01");
  const auto page = get(visitor, "/links");
  EXPECT_TRUE(page.shows(R"(href="https://egov.kz/cms/ru")"));
  EXPECT_FALSE(page.shows("https://egov.kz/cms/kk"));
  EXPECT_TRUE(page.shows(R"(href="mailto:a@example.kz")"));
  EXPECT_TRUE(page.shows(R"(href="mailto:b@example.kz")"));
  EXPECT_LT(page.body.find("Портал"), page.body.find("Объединение")) << "state bodies first";
}

TEST_P(ContentPages, TheSiteMapIsMadeOfWhatThereIs) {
  const auto bare = get(visitor, "/site-map");
  for (const auto* path :
       {"/ru/acts\"", "/ru/about\"", "/ru/contests\"", "/ru/ngos\"", "/ru/links\"", "/ru/contacts\"", "/ru/news\"", "/ru/instruction\""})
    EXPECT_TRUE(bare.shows(path)) << path;
  EXPECT_FALSE(bare.shows("year=2008"));
  published(ItemKind::news, text("а"), "2008-01-01");
  published(ItemKind::legal_act, law("заказе", "2005-04-12"), "2008-01-01");
  const auto map = get(visitor, "/site-map");
  EXPECT_TRUE(map.shows("/ru/news?year=2008"));
  EXPECT_TRUE(map.shows("/ru/acts?kind=law"));
}

TEST_P(ContentPages, TheHomePageShowsTheLatestNews) {
  published(ItemKind::news, text("первая"), "2008-03-01");
  published(ItemKind::news, text("вторая"), "2008-03-02");
  http::Request request;
  request.language = i18n::Language::ru;
  const ui::View view{request, (*catalogues)[i18n::Language::ru], clock.today()};
  const auto one = database().read([&](db::Read& db) { return std::string{latest_news(view, db, 1).bytes()}; });
  EXPECT_NE(one.find("вторая по-русски"), std::string::npos);
  EXPECT_EQ(one.find("первая"), std::string::npos);
}

TEST_P(ContentPages, PublishingAsksForADayAndAText) {
  Content bare;
  bare.title.ru = "Пустая";
  const auto id = add(ItemKind::news, bare).value();
  EXPECT_EQ(post(operator_, staff_page(id, "/publish"), {{"version", "1"}, {"published_on", "когда-нибудь"}}).status, 422);
  const auto refused = post(operator_, staff_page(id, "/publish"), {{"version", "1"}, {"published_on", "03.03.2008"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(refused.shows("Чтобы опубликовать, сначала напишите текст"));
}

BAQYLAU_ON_EACH_ENGINE(ContentPages);

}  // namespace
}  // namespace baqylau::content
