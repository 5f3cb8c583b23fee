#include "tests/projects/fixture.hpp"

#include "http/forms.hpp"
#include "projects/forms.hpp"

namespace baqylau::projects {
namespace {

using base::Kind;
using ::testing::HasSubstr;
using ::testing::Not;

class APassport : public ProjectsTest {};
BAQYLAU_ON_EACH_ENGINE(APassport);

TEST_P(APassport, KeepsEachPartAsItWasSaved) {
  const auto id = awarded();
  const auto kind = first_of(reference::Book::target_group_kind);
  const std::vector<PartContent> parts{
      About{.goals_ru = "1. Систематизировать опыт.\n2. Подготовить пакет.", .tasks_kk = "Міндеттер"},
      Team{{"Координатор", "Ведёт проект"}, {"Бухгалтер", "Отчёты"}},
      Indicators{{"Семинары", "семинар", 4, 5, "Списки участников"}, {"Буклеты", "экземпляр", 1'000'000, std::nullopt}},
      Budget{{"Аренда", base::Money{500'000}, 1}, {"Связь", base::Money{0}, 2}},
      TargetGroups{{kind, 120, "Занятия"}, {kind, std::nullopt, std::nullopt}},
      Partners{{first_of(reference::Book::partner_kind), "Акимат города", "Совместный форум"}},
      Publications{{first_of(reference::Book::outlet_kind), "Рудный Алтай", "Символы страны", day("2007-06-04"), "https://example.kz/a",
                    std::nullopt}},
      WorkDone{.ru = "Проведены семинары."},
      NextLots{.kk = "Жастар тақырыбы"}};
  std::int64_t version = 1;
  for (const auto& part : parts) ASSERT_TRUE(save(executor(), id, version++, part).ok()) << to_code(part_of(part));
  reopen();
  const auto kept = passport_of(id);
  for (const auto& part : parts) EXPECT_EQ(content_of(kept, part_of(part)), part) << to_code(part_of(part));
  EXPECT_EQ(project(id).version, 10);
}

TEST_P(APassport, SavingAPartReplacesItAndLeavesTheOthers) {
  const auto id = awarded();
  ASSERT_TRUE(save(executor(), id, 1, Team{{"Первый", "a"}, {"Второй", "b"}}).ok());
  ASSERT_TRUE(save(executor(), id, 2, WorkDone{.ru = "Работы"}).ok());
  ASSERT_TRUE(save(executor(), id, 3, Team{{"Третий", "c"}}).ok());
  EXPECT_EQ(passport_of(id).team, (Team{{"Третий", "c"}}));
  EXPECT_EQ(passport_of(id).work_done.ru, "Работы");
}

TEST_P(APassport, AnOlderVersionChangesNothing) {
  const auto id = awarded();
  ASSERT_TRUE(save(executor(), id, 1, Team{{"Первый", "a"}}).ok());
  const auto refused = save(executor(), id, 1, Team{{"Второй", "b"}});
  EXPECT_EQ(refused.failure().kind, Kind::conflict);
  EXPECT_EQ(passport_of(id).team, (Team{{"Первый", "a"}}));
  EXPECT_EQ(events(id).size(), 2u) << "the award and one change";
}

TEST_P(APassport, AForeignNgoCannotLoadItAndItLooksUnknown) {
  const auto id = awarded();
  const auto foreign = *http::Author::admit(member_of(other_ngo));
  database().read([&](db::Read& db) {
    EXPECT_TRUE(load_project_for(db, executor(), id).ok());
    const auto refused = load_project_for(db, foreign, id);
    const auto unknown = load_project_for(db, foreign, base::ProjectId{1});
    EXPECT_EQ(refused.failure().kind, Kind::not_found);
    EXPECT_EQ(refused.failure().message.text.id, unknown.failure().message.text.id);
  });
  EXPECT_EQ(save(foreign, id, 1, Team{{"Чужой", "x"}}).failure().kind, Kind::not_found);
  EXPECT_EQ(get(member_of(other_ngo), edit_path(id, "team")).failure().kind, Kind::not_found);
  EXPECT_EQ(post(member_of(other_ngo), edit_path(id, "team"), {{"version", "1"}}).failure().kind, Kind::not_found);
}

TEST_P(APassport, AnOperatorFillsThoseOfTheOwnBodyOnBehalfAndItIsRecorded) {
  const auto id = awarded();
  const auto own = *http::Author::admit(operator_of(body));
  const auto other = *http::Author::admit(operator_of(other_body));
  EXPECT_EQ(save(other, id, 1, Team{{"a", "b"}}).failure().kind, Kind::not_found);
  ASSERT_TRUE(save(own, id, 1, Team{{"a", "b"}}).ok());
  ASSERT_EQ(events(id).size(), 2u);
  EXPECT_EQ(events(id)[0].event, "passport.team_changed");
  EXPECT_TRUE(events(id)[0].on_behalf);
  ASSERT_TRUE(save(executor(), id, 2, Team{{"c", "d"}}).ok());
  EXPECT_FALSE(events(id)[0].on_behalf);
  EXPECT_THAT(page(id, i18n::Language::en), HasSubstr("Entered by an operator from the papers"));
}

TEST_P(APassport, OthersThanAuthorsDoNotReachItsForms) {
  const auto id = awarded();
  const http::Caller specialist{.account = base::AccountId{14}, .name = "S", .roles = {{http::Role::specialist, body}}, .session_key = "s"};
  for (const auto& caller : {visitor(), specialist}) {
    EXPECT_FALSE(get(caller, edit_path(id, "team")).ok());
    EXPECT_FALSE(post(caller, edit_path(id, "team"), {{"version", "1"}}).ok());
  }
}

TEST_P(APassport, ShowsTheBudgetInWordsOfThePagesLanguage) {
  const auto id = awarded();
  EXPECT_THAT(page(id, i18n::Language::ru),
              HasSubstr("2\u00a0937\u00a0350 (два миллиона девятьсот тридцать семь тысяч триста пятьдесят)\u00a0тенге"));
  EXPECT_THAT(page(id, i18n::Language::kk), HasSubstr("2\u00a0937\u00a0350 (екі миллион тоғыз жүз отыз жеті мың үш жүз елу)\u00a0теңге"));
}

TEST_P(APassport, ShowsWhatThePilotShowed) {
  const auto shown = page(awarded(), i18n::Language::ru);
  for (const auto* fact :
       {"Министерство", "Проведение мероприятий", "Восточно-Казахстанская область", "и Павлодарская область",
        "Учреждение Консалтинг-Центр «ЗУБР»", "8-7232-26-22-20", "8-7232-57-83-74", "datetime=\"2007-05-31\"", "17/05"}) {
    EXPECT_THAT(shown, HasSubstr(fact));
  }
  EXPECT_THAT(shown, Not(HasSubstr("0000-00-00")));
}

TEST_P(APassport, ExplainsHowMuchOfATargetIsReached) {
  const auto id = awarded();
  ASSERT_TRUE(
      save(executor(), id, 1, Indicators{{"Семинары", "семинар", 3, 2, "Списки участников"}, {"Буклеты", "экземпляр", 10, std::nullopt}})
          .ok());
  const auto shown = page(id, i18n::Language::en);
  EXPECT_THAT(shown, HasSubstr(">66\u00a0%<"));
  EXPECT_THAT(shown, HasSubstr("2 ÷ 3 × 100 = 66\u00a0%"));
  EXPECT_THAT(shown, HasSubstr("Списки участников"));
}

TEST_P(APassport, ShowsListsAfterFactsAndTheTimelineLast) {
  const auto project = awarded();
  ASSERT_TRUE(save(executor(), project, 1, About{.goals_ru = "Цели"}).ok());
  ASSERT_TRUE(save(executor(), project, 2, Team{{"Ахметова", "Бухгалтер"}}).ok());
  const auto shown = page(project, i18n::Language::en);
  std::size_t last = 0;
  for (const auto* id : {"lot", "executor", "contract", "tranches", "about", "team", "timeline"}) {
    const auto at = shown.find("<section id=\"" + std::string{id} + "\"");
    ASSERT_NE(at, std::string::npos) << id;
    EXPECT_GT(at, last) << id;
    last = at;
  }
}

TEST_P(APassport, NamesThePartsThatHoldNothingInOneLine) {
  const auto project = awarded();
  ASSERT_TRUE(save(executor(), project, 1, Team{{"Ахметова", "Бухгалтер"}}).ok());
  const auto shown = page(project, i18n::Language::en);
  EXPECT_THAT(shown, HasSubstr("Not filled in yet: Goals, tasks and expected results, Indicators"));
  EXPECT_THAT(shown, Not(HasSubstr("<section id=\"partners\"")));
}

TEST_P(APassport, MarksTextsOfAnotherLanguage) {
  const auto id = awarded();
  ASSERT_TRUE(save(executor(), id, 1, WorkDone{.ru = "Проведены семинары"}).ok());
  EXPECT_THAT(page(id, i18n::Language::kk), HasSubstr("<div lang=\"ru\"><p class=\"govuk-body\">Проведены семинары"));
}

TEST_P(APassport, OffersFillingToThoseWhoMay) {
  const auto id = awarded();
  const auto link = "/projects/" + base::to_string(id) + "/edit";
  EXPECT_THAT(page(id, i18n::Language::en, member_of(ngo)), HasSubstr(link));
  EXPECT_THAT(page(id, i18n::Language::en, operator_of(body)), HasSubstr(link));
  EXPECT_THAT(page(id, i18n::Language::en, operator_of(other_body)), Not(HasSubstr(link)));
  EXPECT_THAT(page(id, i18n::Language::en, member_of(other_ngo)), Not(HasSubstr(link)));
  EXPECT_THAT(page(id, i18n::Language::en), Not(HasSubstr(link)));
}

TEST_P(APassport, AnAddressThatIsNotOfTheWebIsNoLink) {
  const auto id = awarded();
  ASSERT_TRUE(
      save(executor(), id, 1,
           Publications{{first_of(reference::Book::outlet_kind), "a", "Заголовок", std::nullopt, "javascript:alert(1)", std::nullopt}})
          .ok());
  EXPECT_THAT(page(id, i18n::Language::ru), Not(HasSubstr("href=\"javascript")));
}

TEST_P(APassport, TheTaskListTellsFilledFromEmpty) {
  const auto id = awarded();
  ASSERT_TRUE(save(executor(), id, 1, Team{{"a", "b"}}).ok());
  const auto tasks = get(member_of(ngo), "/projects/" + base::to_string(id) + "/edit").value().body;
  std::size_t filled = 0, empty = 0;
  for (auto at = tasks.find(">Filled in<"); at != std::string::npos; at = tasks.find(">Filled in<", at + 1)) ++filled;
  for (auto at = tasks.find(">To be filled in<"); at != std::string::npos; at = tasks.find(">To be filled in<", at + 1)) ++empty;
  EXPECT_EQ(filled, 1u);
  EXPECT_EQ(empty, 9u) << "eight parts, and the spending by stage";
}

TEST_P(APassport, EveryPartHasItsForm) {
  const auto id = awarded();
  for (const auto part : all_parts) {
    const auto answer = get(member_of(ngo), edit_path(id, to_code(part)));
    ASSERT_TRUE(answer.ok()) << to_code(part);
    EXPECT_THAT(answer.value().body, HasSubstr("name=\"version\" value=\"1\"")) << to_code(part);
  }
  EXPECT_EQ(get(member_of(ngo), edit_path(id, "money")).failure().kind, Kind::not_found);
}

TEST_P(APassport, AFormSavesItsPart) {
  const auto id = awarded();
  const auto answer = post(member_of(ngo), edit_path(id, "target_groups"),
                           {{"version", "1"},
                            {"target_groups.0.kind", base::to_string(first_of(reference::Book::target_group_kind))},
                            {"target_groups.0.people", "1 200"},
                            {"target_groups.0.work", "Занятия"},
                            {"target_groups.1.kind", ""},
                            {"target_groups.1.people", ""},
                            {"target_groups.1.work", ""}});
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(answer.value().status, 303);
  ASSERT_EQ(passport_of(id).target_groups.size(), 1u);
  EXPECT_EQ(passport_of(id).target_groups[0].people, 1200);
}

TEST_P(APassport, AWrongFormKeepsWhatWasTyped) {
  const auto id = awarded();
  const auto answer = post(member_of(ngo), edit_path(id, "indicators"),
                           {{"version", "1"},
                            {"indicators.0.name", "Семинары"},
                            {"indicators.0.unit", "семинар"},
                            {"indicators.0.target", "много"},
                            {"indicators.0.actual", ""}});
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(answer.value().status, 422);
  EXPECT_THAT(answer.value().body, HasSubstr("value=\"много\""));
  EXPECT_THAT(answer.value().body, HasSubstr("href=\"#indicators.0.target\""));
  EXPECT_TRUE(passport_of(id).indicators.empty());
}

TEST_P(APassport, AConflictKeepsWhatWasTypedAndShowsWhatTheOtherSaved) {
  const auto id = awarded();
  ASSERT_TRUE(save(executor(), id, 1, WorkDone{.ru = "Сохранено другим"}).ok());
  const auto answer = post(member_of(ngo), edit_path(id, "work_done"), {{"version", "1"}, {"kk", ""}, {"ru", "Напечатано мной"}});
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(answer.value().status, 409);
  EXPECT_THAT(answer.value().body, HasSubstr("Напечатано мной</textarea>"));
  EXPECT_THAT(answer.value().body, HasSubstr("Сохранено другим</p>"));
  EXPECT_THAT(answer.value().body, HasSubstr("name=\"version\" value=\"2\""));
  EXPECT_EQ(passport_of(id).work_done.ru, "Сохранено другим");
}

TEST_P(APassport, ListsGoByContestThenLot) {
  const auto second = awarded(add_lot(22));
  const auto first = awarded();
  const auto listed = database().read([&](db::Read& db) { return projects_of_contest(db, contest); });
  ASSERT_EQ(listed.size(), 2u);
  EXPECT_EQ(listed[0].id, first);
  EXPECT_EQ(listed[1].id, second);
  EXPECT_EQ(database().read([&](db::Read& db) { return projects_of_ngo(db, ngo); }).size(), 2u);
  EXPECT_TRUE(database().read([&](db::Read& db) { return projects_of_ngo(db, other_ngo); }).empty());
  EXPECT_THAT(get(visitor(), "/ngos/" + base::to_string(ngo) + "/projects").value().body, HasSubstr("/projects/" + base::to_string(first)));
}

TEST_P(APassport, TheCabinetShowsHowFarEachPassportIs) {
  const auto id = awarded();
  ASSERT_TRUE(save(executor(), id, 1, Team{{"a", "b"}}).ok());
  http::Request request;
  request.language = i18n::Language::en;
  const ui::View v{request, (*catalogues)[i18n::Language::en], clock.today()};
  const auto shown = database().read([&](db::Read& db) { return cabinet_projects(v, db, ngo); });
  EXPECT_THAT(shown.bytes(), HasSubstr("1 of 9 parts are filled in"));
  EXPECT_THAT(shown.bytes(), HasSubstr("/projects/" + base::to_string(id) + "/edit"));
}

}  // namespace
}  // namespace baqylau::projects
