#include "reference/reference.hpp"

#include "journal/journal.hpp"
#include "support/vouched_test.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace baqylau::reference {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string regions_csv() {
  std::ifstream file{std::filesystem::path{BAQYLAU_SOURCE_DIR} / "data/regions.csv"};
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

base::LocalDate day(std::string_view iso) { return base::LocalDate::parse_iso(iso).value(); }

class ReferenceStore : public support::VouchedTest {
 protected:
  std::vector<Region> all_regions() {
    return database().read([](db::Read& db) { return regions(db); });
  }
  std::vector<ReferenceItem> book(Book which) {
    return database().read([&](db::Read& db) { return items(db, which); });
  }
  std::string found(std::string_view written) {
    const auto all = all_regions();
    const auto* region = find_region_by_name_or_kato(all, written);
    return region ? region->kato : "none";
  }
};
BAQYLAU_ON_EACH_ENGINE(ReferenceStore);

TEST_P(ReferenceStore, ANewInstallationKnowsEveryRegionOfTheFile) {
  const auto table = base::read_csv(regions_csv()).value();
  const auto all = all_regions();
  ASSERT_EQ(all.size(), table.rows.size() - 1);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& row = table.rows[i + 1];
    const auto cell = [&](std::size_t column) { return column < row.size() ? row[column].text : std::string{}; };
    EXPECT_EQ(all[i].kato, cell(0));
    EXPECT_EQ(all[i].names.kk, cell(1));
    EXPECT_EQ(all[i].names.ru, cell(2));
    EXPECT_EQ(all[i].names.en, cell(3));
    EXPECT_EQ(all[i].kind == RegionKind::city, cell(4) == "city");
    EXPECT_EQ(all[i].valid_from ? all[i].valid_from->iso() : "", cell(5));
    EXPECT_EQ(all[i].valid_to ? all[i].valid_to->iso() : "", cell(6));
    EXPECT_EQ(all[i].predecessor_kato.value_or(""), cell(7));
  }
}

TEST_P(ReferenceStore, LoadingTheRegionsAgainChangesNothing) {
  const auto table = base::read_csv(regions_csv()).value();
  const auto loaded = database().write([&](db::Write& db) { return load_regions(db, {1'000'000}, table); });
  EXPECT_EQ(loaded.value(), 21);
  EXPECT_THAT(all_regions(), SizeIs(21));
}

TEST_P(ReferenceStore, LoadingBringsChangedNamesAndNewRegionsInAnyOrderOfColumns) {
  const auto table = base::read_csv(
                         "predecessor_kato,kato,name_kk,name_ru,name_en,kind,valid_from,valid_to\r\n"
                         "98,97,Жаңа облыс,область Новая,New Region,oblast,2030-01-01,\r\n"
                         ",98,Ескі облыс,область Старая,Old Region,oblast,,2030-01-01\r\n")
                         .value();
  ASSERT_TRUE(database().write([&](db::Write& db) { return load_regions(db, {1'000'000}, table); }).ok());
  const auto all = all_regions();
  ASSERT_THAT(all, SizeIs(23));
  EXPECT_EQ(all[21].names.ru, "область Новая");
  EXPECT_EQ(all[21].predecessor_kato, "98");
  EXPECT_TRUE(all[22].valid_on(day("2029-12-31")));
  EXPECT_FALSE(all[22].valid_on(day("2030-01-01")));
}

TEST_P(ReferenceStore, ATableWithErrorsLoadsNothingAndNamesEachOne) {
  const auto table = base::read_csv(
                         "kato,name_kk,name_ru,name_en,kind,valid_from,valid_to,predecessor_kato\r\n"
                         "97,Жаңа облыс,область Новая,New Region,oblast,2030-02-30,,\r\n"
                         "9,,область Старая,Old Region,rayon,,,44\r\n")
                         .value();
  const auto loaded = database().write([&](db::Write& db) { return load_regions(db, {1'000'000}, table); });
  ASSERT_FALSE(loaded.ok());
  std::multimap<int, std::string> errors;
  for (const auto& error : loaded.failure().fields) errors.emplace(error.row.value(), error.field);
  EXPECT_THAT(errors,
              ::testing::UnorderedElementsAre(::testing::Pair(2, "valid_from"), ::testing::Pair(3, "kato"), ::testing::Pair(3, "name_kk"),
                                              ::testing::Pair(3, "kind"), ::testing::Pair(3, "predecessor_kato")));
  EXPECT_THAT(all_regions(), SizeIs(21));
}

TEST_P(ReferenceStore, ATableWithoutAColumnIsRefused) {
  const auto table = base::read_csv("kato,name_kk\r\n97,Жаңа облыс\r\n").value();
  EXPECT_EQ(database().write([&](db::Write& db) { return load_regions(db, {1'000'000}, table); }).failure().kind, base::Kind::invalid);
}

TEST_P(ReferenceStore, ARegionIsFoundByItsNameInAnyLanguageOrItsCode) {
  EXPECT_EQ(found("35"), "35");
  EXPECT_EQ(found("350000000"), "35");
  EXPECT_EQ(found("Карагандинская область"), "35");
  EXPECT_EQ(found("карагандинская обл."), "35");
  EXPECT_EQ(found("  Карагандинская  "), "35");
  EXPECT_EQ(found("Қарағанды облысы"), "35");
  EXPECT_EQ(found("ҚАРАҒАНДЫ"), "35");
  EXPECT_EQ(found("Karaganda region"), "35");
  EXPECT_EQ(found("область Абай"), "10");
  EXPECT_EQ(found("Абай облысы"), "10");
  EXPECT_EQ(found("Восточно Казахстанская область"), "63");
  EXPECT_EQ(found("ВКО"), "63");
  EXPECT_EQ(found("г. Нур-Султан"), "71");
  for (const auto& [written, kato] : std::vector<std::pair<std::string, std::string>>{{"Абайская область", "10"},
                                                                                      {"Жетысу", "33"},
                                                                                      {"обл. Жетысу", "33"},
                                                                                      {"Улытау", "62"},
                                                                                      {"Улытауская обл.", "62"},
                                                                                      {"Алма-Атинская область", "19"},
                                                                                      {"Кустанайская область", "39"},
                                                                                      {"область Костанай", "39"},
                                                                                      {"Мангистау", "47"},
                                                                                      {"KZ-75", "75"},
                                                                                      {"kz-10", "10"},
                                                                                      {"Ұлытaу", "62"},
                                                                                      {"Северный Казахстан", "59"}})
    EXPECT_EQ(found(written), kato) << written;
  for (const auto* none : {"г. Мангистау", "Караганда", "KZ-99", "KZ-1", "Жезказган"}) EXPECT_EQ(found(none), "none") << none;
}

TEST_P(ReferenceStore, ACityAndARegionOfOneNameAreToldApartByTheWordOfTheirKind) {
  EXPECT_EQ(found("Алматы облысы"), "19");
  EXPECT_EQ(found("Алматинская"), "19");
  EXPECT_EQ(found("Almaty Region"), "19");
  EXPECT_EQ(found("г. Алматы"), "75");
  EXPECT_EQ(found("г.Алматы"), "75");
  EXPECT_EQ(found("Алматы қ."), "75");
  EXPECT_EQ(found("город Алматы"), "75");
  EXPECT_EQ(found("Алматы"), "75");
}

TEST_P(ReferenceStore, WhatIsNoRegionIsNotTakenForOne) {
  EXPECT_EQ(found(""), "none");
  EXPECT_EQ(found("область"), "none");
  EXPECT_EQ(found("г. Костанай"), "none");
  EXPECT_EQ(found("Юго-Восточный"), "none");
  EXPECT_EQ(found("99"), "none");
}

TEST_P(ReferenceStore, TheFieldsOfActivityBeginWithThePilotsOwn) {
  const auto activities = book(Book::activity);
  ASSERT_GE(activities.size(), 2U);
  EXPECT_EQ(activities[0].names.ru, "Организации культуры, искусства, науки и образования");
  EXPECT_EQ(activities[1].names.ru, "Организации социальной защиты");
  EXPECT_EQ(find_item(activities, "организации  СОЦИАЛЬНОЙ защиты"), &activities[1]);
  EXPECT_EQ(find_item(activities, "social_protection"), &activities[1]);
  EXPECT_EQ(find_item(activities, ""), nullptr);
}

TEST_P(ReferenceStore, EveryBookHasItemsNamedInThreeLanguagesAndOthersComeLast) {
  for (const auto which : {Book::legal_form, Book::activity, Book::target_group_kind, Book::partner_kind, Book::outlet_kind}) {
    const auto all = book(which);
    ASSERT_THAT(all, Not(IsEmpty()));
    std::set<std::string> names;
    for (const auto& one : all) {
      for (const auto language : i18n::all_languages) {
        EXPECT_FALSE(one.name(language).empty());
        EXPECT_TRUE(names.insert(std::string{to_code(language)} + one.name(language)).second) << one.names.ru;
      }
      // The law of 2005 leaves religious associations out of what it calls non-governmental organisations.
      EXPECT_EQ(one.valid_on(day("2007-01-01")), one.code != "religious_association") << one.code;
    }
    EXPECT_EQ(all.back().code, "other");
    const auto again = database().read([&](db::Read& db) { return item(db, all.back().id); });
    EXPECT_EQ(again.value().names.ru, all.back().names.ru);
  }
}

TEST_P(ReferenceStore, TheFirstReportRequiresWhatThePilotRequired) {
  database().read([&](db::Read& db) {
    EXPECT_THAT(required_parts(db, 1, day("2008-02-27")), ElementsAre("team", "about_project", "main_works"));
    EXPECT_THAT(required_parts(db, 2, day("2008-02-27")),
                ElementsAre("team", "about_project", "main_works", "target_groups", "publications"));
    EXPECT_THAT(required_parts(db, 3, day("2008-02-27")), SizeIs(8));
    EXPECT_THAT(required_parts(db, 1, day("2006-12-31")), IsEmpty());
    return 0;
  });
}

TEST_P(ReferenceStore, AStateBodyIsAddedOnceAndJournalled) {
  const NewStateBody ministry{.name_kk = "Мәдениет министрлігі", .name_ru = "Министерство культуры"};
  const auto add = [&](const NewStateBody& body) {
    return database().write([&](db::Write& db) { return add_state_body(db, random, clock.now(), body); });
  };
  const auto id = add(ministry);
  ASSERT_TRUE(id.ok());
  EXPECT_EQ(add(ministry).failure().kind, base::Kind::conflict);
  const auto akimat = add(
      {.name_kk = "Абай облысының әкімдігі", .name_ru = "Акимат области Абай", .name_en = "Akimat of Abai Region", .region_kato = "10"});
  ASSERT_TRUE(akimat.ok());
  database().read([&](db::Read& db) {
    const auto bodies = state_bodies(db);
    EXPECT_THAT(bodies, SizeIs(2));
    EXPECT_EQ(bodies[0].names.ru, "Акимат области Абай");
    EXPECT_EQ(bodies[0].kind, BodyKind::local);
    EXPECT_EQ(bodies[0].region_kato, "10");
    EXPECT_EQ(state_body(db, *id)->name(i18n::Language::en), "Министерство культуры");
    EXPECT_EQ(state_body_by_name_ru(db, "Министерство культуры")->id, *id);
    EXPECT_FALSE(state_body(db, {1}).has_value());
    EXPECT_THAT(journal::of_subject(db, {journal::Kind::state_body, *id}), SizeIs(1));
    return 0;
  });
}

TEST_P(ReferenceStore, AStateBodyNeedsBothNamesAndARegionThatIsThere) {
  const auto field_of = [&](const NewStateBody& body) {
    const auto added = database().write([&](db::Write& db) { return add_state_body(db, random, clock.now(), body); });
    return added.ok() ? std::string{} : added.failure().fields.at(0).field;
  };
  EXPECT_EQ(field_of({.name_kk = " ", .name_ru = "Министерство"}), "name_kk");
  EXPECT_EQ(field_of({.name_kk = "Министрлік", .name_ru = ""}), "name_ru");
  EXPECT_EQ(field_of({.name_kk = "Әкімдік", .name_ru = "Акимат", .region_kato = "99"}), "region");
}

}  // namespace
}  // namespace baqylau::reference
