/// Executors without a card, and another executor for a project.

#include "journal/corrections.hpp"
#include "support/at_once.hpp"
#include "tests/projects/fixture.hpp"

#include <algorithm>

namespace baqylau::projects {
namespace {

using base::Kind;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class AnExecutor : public ProjectsTest {
 protected:
  static ngos::Named unknown_one(std::optional<std::string> digits = "940140000385") {
    ngos::Named named{.name_ru = "ОФ «Жаңа»", .name_kk = {}, .number = {}, .phone = "8-7172-11-22-33"};
    if (digits) named.number = base::IdentificationNumber{base::NumberKind::bin, *digits};
    return named;
  }
  base::ProjectId awarded_to(const ngos::Named& named, base::LotId of) {
    auto by = contract();
    by.ngo = {};
    by.named = named;
    return write([&](db::Write& db) { return award(db, change(), of, by); });
  }
  base::Done give(base::ProjectId id, base::NgoId to, std::optional<std::string> reason = {}, std::optional<std::int64_t> version = {},
                  std::optional<base::StateBodyId> of = {}) {
    const auto seen = version.value_or(project(id).version);
    return database().write([&](db::Write& db) {
      return change_executor(db, {clock.now(), random, *catalogues}, base::AccountId{11}, http::Scope{of.value_or(body)}, id, seen,
                             {.ngo = to, .reason = reason});
    });
  }
  ngos::Ngo card(base::NgoId id) {
    return database().read([&](db::Read& db) { return ngos::find_ngo(db, id); }).value();
  }
  std::vector<notices::Shown> told(base::NgoId id) {
    return database().read([&](db::Read& db) { return notices::of_ngo(db, id, 10); });
  }
  std::vector<journal::Correction> corrections(base::ProjectId id) {
    return database().read([&](db::Read& db) { return journal::corrections_of(db, {journal::Kind::project, id}); });
  }
  http::Pairs form() {
    return {{"executor", "named"},
            {"named.name_ru", "ОФ «Жаңа»"},
            {"named.name_kk", ""},
            {"named.number", "9401 4000 0385"},
            {"named.phone", "8-7172-11-22-33"},
            {"contract_number", "17/05"},
            {"contract_date", "28.05.2007"},
            {"budget", "2 937 350"},
            {"starts_on", "31.05.2007"},
            {"ends_on", "30.11.2007"}};
  }
  static http::Pairs with(http::Pairs form, const std::string& name, const std::string& value) {
    for (auto& [key, held] : form)
      if (key == name) held = value;
    return form;
  }
  std::string path() { return "/lots/" + base::to_string(lot) + "/award"; }
  base::NgoId card_with_number() {
    return write([&](db::Write& db) {
      return ngos::add_ngo(db, clock.now(), random, std::nullopt,
                           {.number = unknown_one().number, .full_name_ru = "Фонд «Первый»", .short_name_ru = "Первый"});
    });
  }
};
BAQYLAU_ON_EACH_ENGINE(AnExecutor);

TEST_P(AnExecutor, WithoutACardIsNamedByTheFormOfTheAward) {
  const auto search = get(operator_of(body), path(), {{"query", "Жаңа"}}).value().body;
  EXPECT_THAT(search, HasSubstr("The organisation has no card yet"));
  EXPECT_THAT(search, HasSubstr("executor=named"));
  EXPECT_THAT(get(operator_of(body), path(), {{"executor", "named"}, {"query", "Жаңа"}}).value().body, HasSubstr("value=\"Жаңа\""));
  ASSERT_EQ(post(operator_of(body), path(), form()).value().status, 303);
  const auto id = database().read([&](db::Read& db) { return project_of_lot(db, lot); }).value();
  const auto made = project(id);
  EXPECT_EQ(made.ngo_full_ru, "ОФ «Жаңа»");
  EXPECT_EQ(made.budget, base::Money{2'937'350});
  EXPECT_EQ(card(made.ngo).standing, ngos::Standing::named);
  EXPECT_EQ(card(made.ngo).card.number->digits, "940140000385");
  ASSERT_THAT(events(id), SizeIs(1));
  EXPECT_THAT(page(id, i18n::Language::en), HasSubstr("/ngos/" + base::to_string(made.ngo)));
  EXPECT_THAT(page(id, i18n::Language::en, operator_of(body)), HasSubstr("Tie to a card"));
  EXPECT_THAT(page(id, i18n::Language::en), Not(HasSubstr("Tie to a card")));
}

TEST_P(AnExecutor, NamedWronglyIsSaidAndKept) {
  const auto answer = post(operator_of(body), path(), with(with(form(), "named.name_ru", ""), "named.number", "12345")).value();
  EXPECT_EQ(answer.status, 422);
  EXPECT_THAT(answer.body, HasSubstr("href=\"#named.name_ru\""));
  EXPECT_THAT(answer.body, HasSubstr("href=\"#named.number\""));
  EXPECT_THAT(answer.body, HasSubstr("value=\"12345\""));
  EXPECT_THAT(answer.body, HasSubstr("value=\"8-7172-11-22-33\""));
  EXPECT_THAT(answer.body, HasSubstr("value=\"17/05\""));
  EXPECT_EQ(totals().projects, 0);
}

TEST_P(AnExecutor, WhoseNumberIsOnACardIsOfferedThatCardInTheSameForm) {
  const auto holder = card_with_number();
  const auto answer = post(operator_of(body), path(), form()).value();
  EXPECT_EQ(answer.status, 409);
  EXPECT_THAT(answer.body, HasSubstr("Первый has a card with this number"));
  EXPECT_THAT(answer.body, HasSubstr("href=\"/en/ngos/" + base::to_string(holder) + "\""));
  EXPECT_THAT(answer.body, HasSubstr("name=\"ngo\" value=\"" + base::to_string(holder) + "\""));
  EXPECT_THAT(answer.body, HasSubstr("value=\"17/05\""));
  EXPECT_EQ(totals().projects, 0);
  EXPECT_EQ(status_of(lot), contests::LotStatus::announced);
  auto chosen = form();
  chosen.emplace_back("ngo", base::to_string(holder));
  ASSERT_EQ(post(operator_of(body), path(), chosen).value().status, 303);
  const auto id = database().read([&](db::Read& db) { return project_of_lot(db, lot); }).value();
  EXPECT_EQ(project(id).ngo, holder);
}

TEST_P(AnExecutor, NamedForALotThatHasOneLeavesNothingBehind) {
  awarded();
  EXPECT_EQ(post(operator_of(body), path(), form()).value().status, 409);
  const auto holder = database().read([&](db::Read& db) { return ngos::holder_of(db, *unknown_one().number); });
  EXPECT_FALSE(holder.has_value());
}

TEST_P(AnExecutor, NamedInTwoAwardsIsOneAndItsCardHasBothProjects) {
  const auto first = awarded_to(unknown_one(), lot), second = awarded_to(unknown_one(), add_lot(6));
  EXPECT_EQ(project(first).ngo, project(second).ngo);
  EXPECT_EQ(card_with_number(), project(first).ngo);
  EXPECT_EQ(card(project(second).ngo).standing, ngos::Standing::card);
  EXPECT_EQ(project(second).ngo_short_ru, "Первый");
  EXPECT_THAT(database().read([&](db::Read& db) { return projects_of_ngo(db, project(first).ngo); }), SizeIs(2));
}

TEST_P(AnExecutor, WithoutACardIsTiedToOneWithoutAReason) {
  const auto first = awarded_to(unknown_one(), lot), second = awarded_to(unknown_one(), add_lot(6));
  const auto named = project(first).ngo;
  ASSERT_TRUE(give(first, ngo).ok());
  EXPECT_EQ(project(first).ngo, ngo);
  EXPECT_EQ(project(first).version, 2);
  EXPECT_EQ(card(named).card.number->digits, "940140000385") << "one of its projects is still there";
  ASSERT_TRUE(give(second, ngo).ok());
  EXPECT_EQ(card(named).card.number, std::nullopt);
  EXPECT_EQ(card(named).standing, ngos::Standing::named);
  ASSERT_THAT(corrections(first), SizeIs(1));
  EXPECT_EQ(corrections(first)[0].fields, (std::vector<journal::Correction::Field>{{"ngo", base::to_string(named), base::to_string(ngo)}}));
  EXPECT_THAT(corrections(first)[0].reason, IsEmpty());
  EXPECT_EQ(events(first)[0].event, "project.executor_changed");
  EXPECT_THAT(told(ngo), SizeIs(2));
  EXPECT_THAT(told(named), IsEmpty());
}

TEST_P(AnExecutor, WithACardIsChangedForAReasonInAnyStateOfTheProject) {
  const auto id = awarded();
  ASSERT_TRUE(happens(id, StatusEvent::terminate).ok());
  const auto refused = give(id, other_ngo);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.failure().fields.at(0).field, "reason");
  EXPECT_EQ(project(id).ngo, ngo);
  ASSERT_TRUE(give(id, other_ngo, "Выбрана не та организация").ok());
  EXPECT_EQ(project(id).ngo, other_ngo);
  EXPECT_EQ(project(id).status, ProjectStatus::terminated);
  EXPECT_EQ(corrections(id).at(0).reason, "Выбрана не та организация");
  EXPECT_THAT(told(ngo), SizeIs(1));
  EXPECT_THAT(told(other_ngo), SizeIs(1));
  EXPECT_FALSE(database().read([&](db::Read& db) { return load_project_for(db, executor(), id); }).ok()) << "no longer theirs to fill in";
  EXPECT_THAT(page(id, i18n::Language::en), HasSubstr("The executor of the project was changed"));
}

TEST_P(AnExecutor, IsChosenFromTheRegisterAndIsAnotherOne) {
  const auto id = awarded();
  const auto named = project(awarded_to(unknown_one(), add_lot(6))).ngo;
  for (const auto to : {ngo, named, base::NgoId{1}}) {
    const auto refused = give(id, to, "Ошибка");
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.failure().fields.at(0).field, "ngo");
  }
  EXPECT_EQ(project(id).version, 1);
}

TEST_P(AnExecutor, IsNotChangedFromAnOldPageNorByAnotherBody) {
  const auto id = awarded();
  EXPECT_EQ(give(id, other_ngo, "Ошибка", {}, other_body).failure().kind, Kind::not_found);
  ASSERT_TRUE(give(id, other_ngo, "Ошибка").ok());
  EXPECT_EQ(give(id, ngo, "Ошибка", 1).failure().kind, Kind::conflict);
  EXPECT_EQ(project(id).ngo, other_ngo);
}

TEST_P(AnExecutor, ChangedByTwoAtOnceIsChangedOnce) {
  const auto third = add_ngo("ОФ «Третий»", "Общественный фонд «Третий»");
  for (int round = 1; round <= support::rounds_at_once; ++round) {
    const auto id = awarded(add_lot(100 + round));
    const auto [one, other] =
        support::at_once([&] { return give(id, other_ngo, "Ошибка", 1); }, [&] { return give(id, third, "Ошибка", 1); });
    ASSERT_NE(one.ok(), other.ok());
    EXPECT_EQ((one.ok() ? other : one).failure().kind, Kind::conflict);
    EXPECT_EQ(project(id).ngo, one.ok() ? other_ngo : third);
  }
}

}  // namespace
}  // namespace baqylau::projects
