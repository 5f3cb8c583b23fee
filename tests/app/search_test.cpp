/// The index that grew with the records is the one that is made of them anew: no use case forgets it.

#include "app/commands.hpp"
#include "content/content.hpp"
#include "contests/contests.hpp"
#include "ngos/ngos.hpp"
#include "polls/polls.hpp"
#include "polls/service.hpp"
#include "projects/projects.hpp"
#include "proposals/proposals.hpp"
#include "proposals/service.hpp"
#include "questions/questions.hpp"
#include "questions/service.hpp"
#include "reference/reference.hpp"
#include "reports/reports.hpp"
#include "search/reading.hpp"
#include "search/search.hpp"
#include "support/accounts.hpp"
#include "support/vouched_test.hpp"
#include "tests/app/sql.hpp"

#include <gmock/gmock.h>

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace baqylau::app {
namespace {

namespace rows = baqylau::tests::app::sql;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class SearchOfRecords : public support::VouchedTest {
 protected:
  std::vector<std::string> index() {
    return database().read([](db::Read& db) {
      std::vector<std::string> lines;
      std::map<std::int64_t, std::string> terms;
      for (const auto& row : db.all(rows::search_terms{})) terms.emplace(row.id, row.term);
      search::Reading index{db};
      const auto facts = index.facts();
      std::map<std::uint32_t, std::vector<std::string>> found_by;
      for (const auto& [id, term] : terms)
        index.list(term)->each(
            [&, &name = term](const search::Posting& one) { found_by[one.place].push_back(fmt::format("{} {}", name, one.weight)); });
      for (const auto& row : db.all(rows::search_documents{})) {
        const auto place = static_cast<std::uint32_t>(row.place);
        const auto& one = facts->at(place);
        lines.push_back(fmt::format("{} {} {} {} {} {} {} {} {}", row.id, row.kind, row.title_ru.value_or("-"), row.title_kk.value_or("-"),
                                    row.body_ru.value_or("-"), row.body.value_or("-"), row.year.value_or(0), row.regions,
                                    row.status.value_or("-")));
        lines.push_back(fmt::format("{} is counted as {} {} {} {} {}", one.id, one.kind, one.status, one.year,
                                    facts->state_bodies.at(one.state_body), facts->regions.at(one.regions)));
        std::vector<std::string> kept;
        for (const auto& [term, weight] : search::unpacked_terms(row.terms.bytes))
          kept.push_back(fmt::format("{} {}", terms.at(term), weight));
        std::ranges::sort(kept);
        EXPECT_THAT(found_by[place], ::testing::UnorderedElementsAreArray(kept)) << "lists and document agree";
        found_by.erase(place);
        for (const auto& term : kept) lines.push_back(fmt::format("{} {}", row.id, term));
      }
      EXPECT_TRUE(found_by.empty()) << "no list has what is no longer there";
      for (const auto& row : db.all(rows::search_words{})) lines.push_back(fmt::format("{} {} {}", row.word, row.folded, row.documents));
      return lines;
    });
  }
  void expect_to_be_what_reindexing_makes(const char* after) {
    const auto grown = index();
    ASSERT_FALSE(grown.empty());
    ASSERT_TRUE(database()
                    .write([&](db::Write& db) {
                      put_all_into_search(db, clock.today());
                      return base::done();
                    })
                    .ok());
    EXPECT_EQ(grown, index()) << after;
  }
  template <class Job>
  void write(Job job) {
    const auto done = database().write([&](db::Write& db) -> base::Done {
      job(db);
      return base::done();
    });
    ASSERT_TRUE(done.ok());
  }
};
BAQYLAU_ON_EACH_ENGINE(SearchOfRecords);

TEST_P(SearchOfRecords, IsTheSameGrownOrMadeAnew) {
  const auto author = http::Author{.account = {}, .ngo = std::nullopt, .scope = http::Scope::all()};
  const contests::Change change{.now = clock.now(), .random = random};
  const auto held_on = base::LocalDate::parse_iso("2007-07-16").value();
  base::NgoId ngo;
  base::LotId lot;
  base::ProjectId project;
  base::ContestId contest;
  contests::ContestFacts facts;
  write([&](db::Write& db) {
    const auto body = reference::add_state_body(db, random, clock.now(), {.name_kk = "Орган", .name_ru = "Орган"}).value();
    facts = {.state_body = body, .held_on = held_on};
    contest = contests::add_contest(db, change, facts).value();
    ngo =
        ngos::add_ngo(db, clock.now(), random, {}, {.full_name_ru = "Фонд «Достык»", .short_name_ru = "Достык", .head_name = "Тайное имя"})
            .value();
    lot = contests::add_lot(db, change, contest, {.number = 1, .name = {"Балалар", "Дети"}, .regions = {"75"}}).value();
    EXPECT_TRUE(contests::add_lot(db, change, contest, {.number = 2, .name = {std::nullopt, "Пожилые"}}).ok());
  });
  expect_to_be_what_reindexing_makes("cards and lots");
  write([&](db::Write& db) { project = projects::award(db, change, lot, {.ngo = ngo}).value(); });
  expect_to_be_what_reindexing_makes("award");
  write([&](db::Write& db) {
    const auto seen = projects::find_project(db, project).value();
    EXPECT_TRUE(
        projects::save_part(db, clock.now(), author, project, seen.version, projects::WorkDone{.kk = "Жұмыс", .ru = "Работа"}).ok());
  });
  expect_to_be_what_reindexing_makes("passport");
  write([&](db::Write& db) {
    const auto report = reports::reports_of_project(db, project).front().id;
    EXPECT_TRUE(reports::enter_paper_report(db, clock.now(),
                                            {.report = report,
                                             .received_on = base::LocalDate::parse_iso("2008-02-01"),
                                             .parts = {{.part = reports::Part::main_works, .body = "Провели семинары"}},
                                             .entered_by = {}})
                    .ok());
  });
  expect_to_be_what_reindexing_makes("report");
  const auto catalogues = i18n::load_catalogues();
  write([&](db::Write& db) {
    EXPECT_TRUE(projects::change_status(db, clock.now(), random, project, projects::StatusEvent::close, {}, {}).ok());
    EXPECT_TRUE(ngos::change_ngo(db, {clock.now(), random, *catalogues}, author, ngo, 1,
                                 {.full_name_ru = "Фонд «Бірлік»", .short_name_ru = "Бірлік"})
                    .ok());
  });
  expect_to_be_what_reindexing_makes("changes");
  for (const auto& line : index()) EXPECT_THAT(line, Not(HasSubstr("тайн")));
}

TEST_P(SearchOfRecords, FindsAProjectByItsExecutorAlsoWhereThatIsAnotherNow) {
  const contests::Change change{.now = clock.now(), .random = random};
  const auto catalogues = i18n::load_catalogues();
  const notices::Outbox outbox{clock.now(), random, *catalogues};
  base::NgoId ngo, other;
  base::ProjectId project;
  write([&](db::Write& db) {
    const auto body = reference::add_state_body(db, random, clock.now(), {.name_kk = "Орган", .name_ru = "Орган"}).value();
    const auto contest =
        contests::add_contest(db, change, {.state_body = body, .held_on = base::LocalDate::parse_iso("2007-07-16").value()}).value();
    const auto lot = contests::add_lot(db, change, contest, {.number = 1, .name = {"Балалар", "Дети"}}).value();
    ngo = ngos::add_ngo(db, clock.now(), random, {}, {.full_name_ru = "Фонд «Достык»", .short_name_ru = "Достык"}).value();
    other = ngos::add_ngo(db, clock.now(), random, {}, {.full_name_ru = "Фонд «Бірлік»", .short_name_ru = "Бірлік"}).value();
    project = projects::award(db, change, lot, {.named = ngos::Named{.name_ru = "Фонд «Безымянный»"}}).value();
    EXPECT_TRUE(reports::enter_paper_report(db, clock.now(),
                                            {.report = reports::reports_of_project(db, project).front().id,
                                             .received_on = base::LocalDate::parse_iso("2008-02-01"),
                                             .parts = {{.part = reports::Part::main_works, .body = "Провели семинары"}},
                                             .entered_by = {}})
                    .ok());
  });
  for (const auto& line : index()) EXPECT_THAT(line, Not(HasSubstr("езымян"))) << "not in the register, not in its index";
  expect_to_be_what_reindexing_makes("an executor without a card");
  const auto account = support::add_staff(database(), random, clock.now(), "operator", http::Role::operator_).account;
  for (const auto to : {ngo, other}) {
    write([&](db::Write& db) {
      const auto version = projects::find_project(db, project).value().version;
      EXPECT_TRUE(
          projects::change_executor(db, outbox, account, http::Scope::all(), project, version, {.ngo = to, .reason = "Ошибка"}).ok());
      reports::put_into_search(db, project);
    });
    expect_to_be_what_reindexing_makes("another executor");
  }
}

TEST_P(SearchOfRecords, HasNewsAndLegalActsAsLongAsThePublicSeesThem) {
  const content::Change change{clock.now(), random};
  content::Content news, act;
  news.title = {"Жаңалық", "Новость"};
  news.body = {"**Қалың** мәтін", "Начался приём *заявок*"};
  act.title = {"Заң", "Закон"};
  act.act_kind = content::ActKind::law;
  act.act_number = "36-III";
  act.adopted_on = base::LocalDate::parse_iso("2005-04-12");
  act.address = {std::nullopt, "https://adilet.zan.kz/rus/docs/Z050000036_"};
  base::ContentItemId today, later;
  write([&](db::Write& db) {
    EXPECT_TRUE(content::add_published(db, change, content::ItemKind::legal_act, {}, act, clock.today()).ok());
    today = content::add_item(db, change, content::ItemKind::news, {}, news).value();
    later = content::add_item(db, change, content::ItemKind::news, {}, news).value();
    EXPECT_TRUE(content::publish(db, change, today, 1, clock.today()).ok());
    EXPECT_TRUE(content::publish(db, change, later, 1, clock.today().plus_days(2)).ok());
  });
  EXPECT_THAT(index(), Contains(StartsWith(base::to_string(today) + " news Новость Жаңалық Начался приём заявок")));
  EXPECT_THAT(index(), Contains(HasSubstr(" legal_act Закон Заң - 36-III 2005")));
  EXPECT_THAT(index(), Not(Contains(HasSubstr(base::to_string(later)))));
  expect_to_be_what_reindexing_makes("published");

  const auto due = [&] {
    write([&](db::Write& db) { content::put_due_into_search(db, clock.today()); });
    return index();
  };
  EXPECT_THAT(due(), Not(Contains(HasSubstr(base::to_string(later)))));
  clock.set(base::almaty_start(clock.today().plus_days(2)));
  EXPECT_THAT(due(), Contains(HasSubstr(base::to_string(later) + " news")));
  expect_to_be_what_reindexing_makes("the day has come");

  write([&](db::Write& db) {
    auto other = news;
    other.title.ru = "Другая новость";
    EXPECT_TRUE(content::save_item(db, change, today, 1, other).ok());
  });
  EXPECT_THAT(index(), Not(Contains(HasSubstr("Другая")))) << "a draft";
  write([&](db::Write& db) {
    const content::Change now{clock.now(), random};
    EXPECT_TRUE(content::publish(db, now, today, 2, clock.today()).ok());
    EXPECT_TRUE(content::withdraw(db, now, later).ok());
  });
  EXPECT_THAT(index(), Contains(HasSubstr("Другая новость")));
  EXPECT_THAT(index(), Not(Contains(HasSubstr(base::to_string(later)))));
  expect_to_be_what_reindexing_makes("changed and withdrawn");
}

TEST_P(SearchOfRecords, HasQuestionsAsLongAsTheyArePublished) {
  const auto specialist = support::add_staff(database(), random, clock.now(), "operator", http::Role::operator_);
  const auto catalogues = i18n::load_catalogues();
  const notices::Outbox outbox{clock.now(), random, *catalogues};
  base::QuestionId id;
  write([&](db::Write& db) {
    id = questions::ask(db, random, clock.now(), {.form = "question", .source = std::string(64, 'a'), .pass = identity::Pass::computed},
                        {.language = i18n::Language::ru, .name = "Тайное Имя", .body = "Когда поступит транш?"})
             .value();
  });
  EXPECT_TRUE(index().empty());
  const auto answers = [&](std::int64_t version, const std::string& text, questions::Act act) {
    write([&](db::Write& db) { EXPECT_TRUE(questions::answer(db, outbox, specialist.account, id, version, text, act).ok()); });
  };
  answers(1, "После отчёта", questions::Act::save);
  EXPECT_TRUE(index().empty());
  answers(2, "После итогового отчёта", questions::Act::publish);
  EXPECT_THAT(index(), Contains(HasSubstr(" question Когда поступит транш? - Когда поступит транш?\nПосле итогового отчёта")));
  expect_to_be_what_reindexing_makes("published");
  answers(3, "После приёмки", questions::Act::publish);
  EXPECT_THAT(index(), Contains(HasSubstr("После приёмки")));
  EXPECT_THAT(index(), Not(Contains(HasSubstr("итогов"))));
  for (const auto& line : index()) EXPECT_THAT(line, Not(HasSubstr("тайн")));
  expect_to_be_what_reindexing_makes("corrected");
  write([&](db::Write& db) { EXPECT_TRUE(questions::refuse(db, outbox, specialist.account, id, 4, "Личные данные").ok()); });
  EXPECT_TRUE(index().empty());
}

TEST_P(SearchOfRecords, HasPollsFromEnteringToTheEnd) {
  const auto operator_ = support::add_staff(database(), random, clock.now(), "operator", http::Role::operator_);
  polls::PollFacts facts{.kind = polls::PollKind::question,
                         .title_kk = "Сауал",
                         .title_ru = "Какая тема важнее?",
                         .audience = polls::Audience::anyone,
                         .counts = polls::Counts::sealed,
                         .opens_on = clock.today().plus_days(1),
                         .closes_on = clock.today().plus_days(2),
                         .options = {{"Жастар", "Молодёжь"}, {"Қарттар", "Пожилые"}}};
  base::PollId id;
  write([&](db::Write& db) { id = polls::add_poll(db, random, clock.now(), operator_.account, facts).value(); });
  EXPECT_THAT(index(), Contains(HasSubstr(" poll Какая тема важнее? Сауал Молодёжь\nПожилые - 2008  poll_not_over")));
  expect_to_be_what_reindexing_makes("entered");
  facts.title_ru = "Какая задача важнее?";
  write([&](db::Write& db) { EXPECT_TRUE(polls::change_poll(db, random, clock.now(), operator_.account, id, 1, facts).ok()); });
  EXPECT_THAT(index(), Contains(HasSubstr("Какая задача важнее?")));
  expect_to_be_what_reindexing_makes("changed");
  clock.set(base::almaty_start(clock.today().plus_days(3)));
  write([&](db::Write& db) { polls::close_polls(db, clock.today(), clock.now()); });
  EXPECT_THAT(index(), Contains(HasSubstr("poll_over")));
  expect_to_be_what_reindexing_makes("closed");
}

TEST_P(SearchOfRecords, HasProposalsWithTheirDoublesAsLongAsTheyArePublished) {
  const auto operator_ = support::add_staff(database(), random, clock.now(), "operator", http::Role::operator_);
  const auto catalogues = i18n::load_catalogues();
  const notices::Outbox outbox{clock.now(), random, *catalogues};
  const auto author = http::Author{.account = {}, .ngo = std::nullopt, .scope = http::Scope::all()};
  const identity::VisitorForm from{.form = "proposal", .source = std::string(64, 'a'), .pass = identity::Pass::computed};
  base::NgoId ngo;
  base::ProposalId kept, other;
  write([&](db::Write& db) {
    ngo = ngos::add_ngo(db, clock.now(), random, {}, {.full_name_ru = "Фонд «Достык»", .short_name_ru = "Достык"}).value();
    kept = proposals::propose(db, random, clock.now(), from, {.language = i18n::Language::ru, .ngo = ngo, .body = "Кружки для молодёжи"})
               .value();
    other = proposals::propose(db, random, clock.now(), from,
                               {.language = i18n::Language::kk, .name = "Тайное Имя", .body = "Ауыл жастарына үйірмелер"})
                .value();
  });
  EXPECT_THAT(index(), Not(Contains(HasSubstr(" proposal "))));
  write([&](db::Write& db) {
    EXPECT_TRUE(proposals::publish(db, outbox, operator_.account, {kept, 1}).ok());
    EXPECT_TRUE(proposals::publish(db, outbox, operator_.account, {other, 1}).ok());
  });
  EXPECT_THAT(index(), Contains(HasSubstr(" proposal Кружки для молодёжи - Кружки для молодёжи - 2008")));
  EXPECT_THAT(index(), Contains(HasSubstr(" proposal - Ауыл жастарына үйірмелер")));
  expect_to_be_what_reindexing_makes("published");
  write([&](db::Write& db) { EXPECT_TRUE(proposals::merge(db, outbox, operator_.account, {other, 2}, kept).ok()); });
  EXPECT_THAT(index(), Contains(HasSubstr("Кружки для молодёжи Ауыл жастарына үйірмелер 2008")));
  EXPECT_THAT(index(), Not(Contains(StartsWith(base::to_string(other)))));
  expect_to_be_what_reindexing_makes("merged");
  write([&](db::Write& db) {
    EXPECT_TRUE(ngos::change_ngo(db, outbox, author, ngo, 1, {.full_name_ru = "Фонд «Бірлік»", .short_name_ru = "Бірлік"}).ok());
  });
  expect_to_be_what_reindexing_makes("the author's name changed");
  write([&](db::Write& db) { EXPECT_TRUE(proposals::separate(db, outbox, operator_.account, {other, 3}).ok()); });
  expect_to_be_what_reindexing_makes("separated");
  write([&](db::Write& db) {
    EXPECT_TRUE(proposals::decline(db, outbox, operator_.account, {kept, 2}, proposals::Reason::off_topic, std::nullopt).ok());
  });
  EXPECT_THAT(index(), Not(Contains(HasSubstr("Кружки"))));
  expect_to_be_what_reindexing_makes("taken off");
  for (const auto& line : index()) EXPECT_THAT(line, Not(HasSubstr("тайн")));
}

TEST_P(SearchOfRecords, IsFilledWhereItIsEmpty) {
  write([&](db::Write& db) {
    EXPECT_TRUE(ngos::add_ngo(db, clock.now(), random, {}, {.full_name_ru = "Фонд", .short_name_ru = "Фонд"}).ok());
  });
  const auto grown = index();
  write([](db::Write& db) { search::clear(db); });
  EXPECT_TRUE(index().empty());
  fill_search(database(), clock.today());
  EXPECT_EQ(index(), grown);
}

}  // namespace
}  // namespace baqylau::app
