/// The routes of contests, as the server calls them, without a socket.

#include "contests/contests.hpp"

#include "contests/lot_templates.hpp"
#include "contests/store.hpp"
#include "http/routes.hpp"
#include "support/accounts.hpp"
#include "support/vouched_test.hpp"
#include "tests/ui/support.hpp"
#include "ui/page.hpp"

#include <fstream>

namespace baqylau::contests {
namespace {

using http::Pairs;
using ui::test::contains;
using ui::test::occurrences;

base::LocalDate day(std::string_view iso) { return base::LocalDate::parse_iso(iso).value(); }

struct Sent {
  Pairs form{};
  std::optional<std::string> table{};
  Pairs query{};
  http::Upload::State state = http::Upload::State::complete;
  i18n::Language language = i18n::Language::en;
  std::string key{};
};

class ContestRoutes : public support::VouchedTest {
 protected:
  base::StateBodyId ministry{}, akimat{};
  support::Person own, foreign, everywhere, specialist;
  http::Caller visitor{};
  base::ContestId contest{};
  http::Routes routes;
  ui::test::NoFiles files;

  void SetUp() override {
    VouchedTest::SetUp();
    if (IsSkipped()) return;
    add_routes(routes);
    routes.get<"/lots/{lot}">(+[](const http::Get<http::Anyone>& call, base::LotId id) -> base::Result<http::Response> {
      const auto v = ui::view_of(call);
      return ui::page(v, TRY(lot_page(v, call.db, id)));
    });
    routes.get<"/contests/{contest}">(+[](const http::Get<http::Anyone>& call, base::ContestId id) -> base::Result<http::Response> {
      const auto v = ui::view_of(call);
      return ui::page(v, TRY(contest_page(v, call.db, id, {})));
    });
    const auto add_body = [&](reference::NewStateBody body) {
      return database().write([&](db::Write& db) { return reference::add_state_body(db, random, clock.now(), body); }).value();
    };
    ministry = add_body({.name_kk = "Министрлік", .name_ru = "Министерство"});
    akimat = add_body({.name_kk = "Әкімдік", .name_ru = "Акимат", .region_kato = "55"});
    const auto add = [&](const char* login, http::Role role, std::optional<base::StateBodyId> body) {
      return support::add_staff(database(), random, clock.now(), login, role, body);
    };
    own = add("own", http::Role::operator_, ministry);
    foreign = add("foreign", http::Role::operator_, akimat);
    everywhere = add("everywhere", http::Role::operator_, {});
    specialist = add("specialist", http::Role::specialist, ministry);
    contest = database()
                  .write([&](db::Write& db) {
                    return add_contest(db, {clock.now(), random}, {.state_body = ministry, .held_on = day("2007-04-19")});
                  })
                  .value();
  }

  base::LotId put(LotFacts facts) {
    return database().write([&](db::Write& db) { return add_lot(db, {clock.now(), random}, contest, facts); }).value();
  }

  base::Result<http::Response> get(const http::Caller& caller, const std::string& path, Sent sent = {}) {
    return ask(false, caller, path, std::move(sent));
  }
  base::Result<http::Response> post(const http::Caller& caller, const std::string& path, Sent sent = {}) {
    return ask(true, caller, path, std::move(sent));
  }
  std::string to(const std::string& rest = "") const { return "/contests/" + base::to_string(contest) + rest; }
  std::int64_t recorded() {
    return database().read([&](db::Read& db) { return find_contest(db, contest); })->lots_recorded;
  }

 private:
  base::Result<http::Response> ask(bool is_post, const http::Caller& caller, const std::string& path, Sent sent) {
    auto request = ui::test::request_for(path, sent.language);
    request.method = is_post ? http::Method::post : http::Method::get;
    request.form = std::move(sent.form);
    request.query = std::move(sent.query);
    request.caller = caller;
    // A form has a key of its own unless the test says that it is the same one.
    request.sent_form = {
        .scope = path, .key = sent.key.empty() ? "key " + std::to_string(++forms_) : sent.key, .content = sent.table.value_or("")};
    if (sent.table) {
      std::ofstream{directory() / "sent", std::ios::binary} << *sent.table;
      request.uploads.push_back({.field = "file",
                                 .filename = "лоты.csv",
                                 .path = directory() / "sent",
                                 .size = static_cast<std::int64_t>(sent.table->size()),
                                 .state = sent.state});
    }
    http::Services services{clock, random, files, ui::test::catalogues()};
    const auto found = routes.find(is_post, path);
    if (!found.route || !found.route->admits(caller)) return base::Failure{base::Kind::not_found, base::M("no route for this caller")};
    if (found.route->read) return database().read([&](db::Read& db) { return found.route->read(request, found.places, db, services); });
    if (found.route->write) return database().write([&](db::Write& db) { return found.route->write(request, found.places, db, services); });
    return found.route->work(request, found.places, database(), services);
  }
  int forms_ = 0;
};

std::string location(const base::Result<http::Response>& response) {
  for (const auto& [name, value] : response->headers)
    if (name == "Location") return value;
  return {};
}

TEST_P(ContestRoutes, VisitorReadsContestsAndLotsAndIsOfferedNothingElse) {
  const auto lot = put({.number = 1, .name = {"Бірінші", "Первый"}, .regions = {"55"}, .status = LotStatus::held});
  const auto list = get(visitor, "/contests").value();
  EXPECT_TRUE(contains(list.body, "Министерство"));
  EXPECT_FALSE(contains(list.body, "/contests/new"));
  const auto page = get(visitor, to()).value();
  EXPECT_TRUE(contains(page.body, "href=\"/en/lots/" + base::to_string(lot) + "/passport\""));
  EXPECT_TRUE(contains(page.body, "Pavlodar Region"));
  EXPECT_FALSE(contains(page.body, to("/edit")));
  EXPECT_TRUE(contains(get(visitor, "/lots/" + base::to_string(lot))->body, "Первый"));
}

TEST_P(ContestRoutes, LotThatWasNotHeldHasNoPassport) {
  put({.number = 3, .name = {.ru = "Третий"}, .status = LotStatus::not_held});
  const auto page = get(visitor, to()).value();
  EXPECT_FALSE(contains(page.body, "/passport"));
  EXPECT_TRUE(contains(page.body, "The lot was not held"));
}

TEST_P(ContestRoutes, ContentInTheOtherLanguageIsMarked) {
  put({.number = 1, .name = {.ru = "Первый"}});
  const auto kazakh = get(visitor, to(), {.language = i18n::Language::kk}).value();
  EXPECT_TRUE(contains(kazakh.body, R"(<span lang="ru">Первый</span>)"));
  const auto russian = get(visitor, to(), {.language = i18n::Language::ru}).value();
  EXPECT_FALSE(contains(russian.body, R"(<span lang="ru">Первый</span>)"));
}

TEST_P(ContestRoutes, LotsOfAContestComeInPagesAndNoPageIsEmpty) {
  for (int number = 1; number <= 51; ++number) put({.number = number, .name = {.ru = "Лот"}});
  EXPECT_EQ(occurrences(get(visitor, to())->body, "<tr class"), 51u) << "the headings and 50 lots";
  EXPECT_EQ(occurrences(get(visitor, to(), {.query = {{"page", "2"}}})->body, "<tr class"), 2u);
  EXPECT_EQ(get(visitor, to(), {.query = {{"page", "3"}}}).failure().kind, base::Kind::not_found);
  EXPECT_EQ(get(visitor, "/contests", {.query = {{"page", "2"}}}).failure().kind, base::Kind::not_found);
}

TEST_P(ContestRoutes, FilterKeepsItsChoiceAndSaysHowManyAreShown) {
  put({.number = 1, .name = {.ru = "Первый"}, .regions = {"55"}, .status = LotStatus::held});
  put({.number = 2, .name = {.ru = "Второй"}, .regions = {"71"}, .status = LotStatus::held});
  const auto page = get(visitor, to(), {.query = {{"status", "held"}, {"region", "71"}}}).value();
  EXPECT_TRUE(contains(page.body, "1 lot is shown."));
  EXPECT_TRUE(contains(page.body, "Второй"));
  EXPECT_FALSE(contains(page.body, "Первый"));
  EXPECT_TRUE(contains(page.body, R"(<option value="71" selected)"));
}

TEST_P(ContestRoutes, UnknownContestAndLotAreNotFound) {
  EXPECT_EQ(get(visitor, "/contests/1").failure().kind, base::Kind::not_found);
  EXPECT_EQ(get(visitor, "/lots/1").failure().kind, base::Kind::not_found);
}

TEST_P(ContestRoutes, OnlyAnOperatorOfTheBodyMayChange) {
  const auto lot = "/lots/" + base::to_string(put({.number = 1, .name = {.ru = "Первый"}}));
  for (const auto& path : {to("/edit"), to("/lots/new"), to("/import"), to("/template.csv"), to("/template.xlsx"), lot + "/edit"}) {
    EXPECT_EQ(get(own.caller, path)->status, 200) << path;
    EXPECT_EQ(get(everywhere.caller, path)->status, 200) << path;
    for (const auto* person : {&foreign, &specialist}) EXPECT_EQ(get(person->caller, path).failure().kind, base::Kind::not_found) << path;
    EXPECT_EQ(get(visitor, path).failure().kind, base::Kind::not_found) << path;
  }
  for (const auto& path : {to("/edit"), to("/lots/new"), to("/import"), lot + "/edit"}) {
    EXPECT_EQ(post(foreign.caller, path, {.form = {{"number", "2"}}}).failure().kind, base::Kind::not_found) << path;
  }
  EXPECT_TRUE(contains(get(own.caller, to())->body, to("/edit")));
  EXPECT_FALSE(contains(get(foreign.caller, to())->body, to("/edit"))) << "a foreign operator reads as a visitor does";
}

TEST_P(ContestRoutes, BodyIsAskedForOnlyWhereThereIsAChoice) {
  EXPECT_FALSE(contains(get(own.caller, "/contests/new")->body, R"(name="state_body")"));
  EXPECT_TRUE(contains(get(everywhere.caller, "/contests/new")->body, R"(name="state_body")"));
}

TEST_P(ContestRoutes, NewContestIsMadeAndShown) {
  const auto made = post(own.caller, "/contests/new",
                         {.form = {{"held_on", "23.06.2007"},
                                   {"title_kk", ""},
                                   {"title_ru", "Июньский"},
                                   {"legal_basis_kk", ""},
                                   {"legal_basis_ru", ""},
                                   {"lots_total", "20"},
                                   {"due_1", "01.03.2008"},
                                   {"due_2", ""},
                                   {"due_3", ""}}});
  ASSERT_EQ(made->status, 303);
  const auto path = location(made).substr(0, location(made).find('?'));
  const auto page = get(visitor, path).value();
  EXPECT_TRUE(contains(page.body, "Июньский"));
  EXPECT_TRUE(contains(page.body, "23 June 2007"));
}

TEST_P(ContestRoutes, WrongContestKeepsWhatWasTyped) {
  const Pairs typed{{"held_on", "31.02.2007"}, {"title_kk", ""}, {"title_ru", "Набрано"}, {"legal_basis_kk", ""}, {"legal_basis_ru", ""},
                    {"lots_total", "много"},   {"due_1", ""},    {"due_2", ""},           {"due_3", ""}};
  const auto again = post(own.caller, "/contests/new", {.form = typed}).value();
  EXPECT_EQ(again.status, 422);
  EXPECT_TRUE(contains(again.body, R"(value="31.02.2007")"));
  EXPECT_TRUE(contains(again.body, R"(value="Набрано")"));
  EXPECT_TRUE(contains(again.body, R"(id="held_on-error")"));
  EXPECT_TRUE(contains(again.body, R"(id="lots_total-error")"));
}

TEST_P(ContestRoutes, FieldThatIsNotOfTheFormIsMalformed) {
  const auto refused = post(own.caller, "/contests/new", {.form = {{"held_on", "23.06.2007"}, {"created_at", "1"}}});
  EXPECT_EQ(refused.failure().kind, base::Kind::malformed);
}

Pairs lot_form(std::string number, std::string name, std::string version = {}) {
  Pairs form{{"number", std::move(number)},
             {"name_kk", ""},
             {"name_ru", std::move(name)},
             {"description_kk", ""},
             {"description_ru", ""},
             {"regions", "55"},
             {"regions", "71"},
             {"coverage_kk", ""},
             {"coverage_ru", ""},
             {"planned_amount", "2 937 350"},
             {"status", "held"}};
  if (!version.empty()) form.emplace_back("version", std::move(version));
  return form;
}

TEST_P(ContestRoutes, LotIsAddedAndItsNumberIsOnce) {
  ASSERT_EQ(post(own.caller, to("/lots/new"), {.form = lot_form("5", "Пятый")})->status, 303);
  const auto again = post(own.caller, to("/lots/new"), {.form = lot_form("5", "Другой")}).value();
  EXPECT_EQ(again.status, 422);
  EXPECT_TRUE(contains(again.body, "Lot 5 is in this contest already"));
  EXPECT_TRUE(contains(again.body, R"(value="Другой")"));
  EXPECT_EQ(recorded(), 1);
}

TEST_P(ContestRoutes, LotEditedByTwoShowsTheSecondWhatIsStored) {
  const auto lot = "/lots/" + base::to_string(put({.number = 5, .name = {.ru = "Пятый"}, .status = LotStatus::held}));
  ASSERT_EQ(post(own.caller, lot + "/edit", {.form = lot_form("5", "Первая правка", "1")})->status, 303);
  const auto second = post(everywhere.caller, lot + "/edit", {.form = lot_form("5", "Вторая правка", "1")}).value();
  EXPECT_EQ(second.status, 409);
  EXPECT_TRUE(contains(second.body, R"(value="Вторая правка")")) << "what was typed";
  EXPECT_TRUE(contains(second.body, "Первая правка")) << "what is stored";
  EXPECT_TRUE(contains(second.body, R"(name="version" value="2")")) << "so that it can be saved knowingly";
}

const std::string good_table = "number,name_ru,regions,status\n1,Первый,71,held\n2,Второй,55;63,not_held\n";

TEST_P(ContestRoutes, GoodTableIsShownThenLoaded) {
  const auto checked = post(own.caller, to("/import"), {.table = good_table});
  ASSERT_EQ(checked->status, 303);
  EXPECT_EQ(recorded(), 0) << "nothing is stored before the operator says yes";
  const auto preview = location(checked);
  const auto page = get(own.caller, preview).value();
  EXPECT_TRUE(contains(page.body, "Второй"));
  EXPECT_TRUE(contains(page.body, "Load 2 lots"));
  EXPECT_EQ(get(foreign.caller, preview).failure().kind, base::Kind::not_found);
  EXPECT_EQ(post(foreign.caller, preview + "/apply").failure().kind, base::Kind::not_found);
  const auto applied = post(own.caller, preview + "/apply");
  ASSERT_EQ(applied->status, 303);
  EXPECT_TRUE(location(applied).starts_with(to()));
  EXPECT_EQ(recorded(), 2);
  EXPECT_EQ(post(own.caller, preview + "/apply").failure().kind, base::Kind::conflict);
  EXPECT_EQ(recorded(), 2);
  EXPECT_FALSE(contains(get(own.caller, preview)->body, "/apply")) << "what is loaded is not offered again";
}

TEST_P(ContestRoutes, TheSameTableSentTwiceIsOneImport) {
  const auto first = location(post(own.caller, to("/import"), {.table = good_table, .key = "lost"}));
  EXPECT_EQ(location(post(own.caller, to("/import"), {.table = good_table, .key = "lost"})), first);
  EXPECT_NE(location(post(own.caller, to("/import"), {.table = good_table})), first) << "another page of the form";
}

TEST_P(ContestRoutes, TablePutAsideIsNotLoaded) {
  const auto preview = location(post(own.caller, to("/import"), {.table = good_table}));
  EXPECT_EQ(post(own.caller, preview + "/drop")->status, 303);
  EXPECT_EQ(post(own.caller, preview + "/apply").failure().kind, base::Kind::conflict);
  EXPECT_EQ(recorded(), 0);
}

TEST_P(ContestRoutes, TableWithABadRowIsShownWithItsErrors) {
  const auto refused = post(own.caller, to("/import"), {.table = good_table + "2,Ещё,Марс,\n"}).value();
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(contains(refused.body, "Errors found: 2"));
  EXPECT_TRUE(contains(refused.body, "There is no region “Марс”"));
  EXPECT_TRUE(contains(refused.body, "Lot 2 is on line 3 already"));
  EXPECT_EQ(occurrences(refused.body, "To correct"), 1u);
  EXPECT_EQ(occurrences(refused.body, "In order"), 2u);
  EXPECT_EQ(recorded(), 0);
}

TEST_P(ContestRoutes, FileThatIsNoTableIsExplainedOnTheSamePage) {
  const auto told = [&](Sent sent) { return post(own.caller, to("/import"), std::move(sent)).value(); };
  const auto windows_1251 = told({.table = "number;name_ru\n1;\xCB\xEE\xF2 \xEF\xE5\xF0\xE2\xFB\xE9\n"});
  EXPECT_EQ(windows_1251.status, 422);
  EXPECT_TRUE(contains(windows_1251.body, "Windows-1251"));
  const auto pdf = told({.table = "%PDF-1.4\n%\xE2\xE3\xCF\xD3\n"});
  EXPECT_EQ(pdf.status, 422);
  EXPECT_TRUE(contains(pdf.body, "PDF"));
  const auto large = told({.table = "x", .state = http::Upload::State::too_large});
  EXPECT_EQ(large.status, 413);
  EXPECT_TRUE(contains(large.body, "larger than 5 MB"));
  const auto none = told({});
  EXPECT_EQ(none.status, 422);
  EXPECT_TRUE(contains(none.body, "Choose the file with the table of lots"));
  for (const auto* page : {&windows_1251, &pdf, &large, &none}) EXPECT_TRUE(contains(page->body, R"(id="file-error")"));
  EXPECT_EQ(recorded(), 0);
}

TEST_P(ContestRoutes, TemplatesAreDownloadsInTheReadersLanguage) {
  const auto csv = get(own.caller, to("/template.csv"), {.language = i18n::Language::kk}).value();
  EXPECT_TRUE(contains(csv.body, "Лот нөмірі"));
  EXPECT_TRUE(get(own.caller, to("/template.xlsx"))->body.starts_with("PK"));
}

BAQYLAU_ON_EACH_ENGINE(ContestRoutes);

}  // namespace
}  // namespace baqylau::contests
