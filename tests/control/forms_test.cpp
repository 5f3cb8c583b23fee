/// The ten forms from the records of each engine, as of any day. SPEC §6.

#include "tests/control/fixture.hpp"

#include "base/spreadsheet.hpp"
#include "ratings/ratings.hpp"

#include <fstream>
#include <map>

namespace baqylau::control {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class ControlForms : public ControlTest {
 protected:
  const http::Scope all = http::Scope::all();
  FormData rows(const http::Scope& scope, const FormFilter& filter = {}, std::string_view as_of = "2008-03-03", int stage = 1) {
    return read([&](db::Read& db) { return read_form(db, scope, filter, day(as_of), {.reports = true, .stage = stage, .causes = true}); });
  }
  std::vector<base::ProjectId> projects(const http::Scope& scope, const FormFilter& filter = {}, std::string_view as_of = "2008-03-03") {
    std::vector<base::ProjectId> found;
    for (const auto& row : rows(scope, filter, as_of).rows) found.push_back(row.project);
    return found;
  }
  std::optional<int> control_days(base::ProjectId project, std::string_view as_of) {
    const auto data = rows(all, {.project = project}, as_of);
    return reports::days_of(data.rows.at(0).report(1)->standing, day(as_of)).days;
  }
  http::Caller staff() { return operator_of_all(); }
  std::string page(int number, http::Pairs query = {}) {
    return get(staff(), "/control/" + std::to_string(number), std::move(query)).value().body;
  }
  std::string csv(int number, http::Pairs query = {}) {
    return get(staff(), "/control/" + std::to_string(number) + ".csv", std::move(query)).value().body;
  }
  std::string xlsx(int number) {
    http::Request request;
    request.language = i18n::Language::en;
    const auto match = routes.find(false, "/control/" + std::to_string(number) + ".xlsx");
    request.caller = staff();
    return match.route->work(request, match.places, database(), services).value().body;
  }
};
BAQYLAU_ON_EACH_ENGINE(ControlForms);

TEST_P(ControlForms, RowsStandByContestAndLotNumber) { EXPECT_THAT(projects(all), ElementsAre(one, two, three)); }

TEST_P(ControlForms, ASpecialistSeesTheOwnBodysContestsOnly) {
  EXPECT_THAT(projects(http::Scope{akimat}), ElementsAre(three));
  EXPECT_THAT(projects({}), IsEmpty());
  auto both = http::Scope{akimat};
  both.add(ministry);
  EXPECT_THAT(projects(both), ElementsAre(one, two, three));
}

TEST_P(ControlForms, FiltersNarrow) {
  EXPECT_THAT(projects(all, {.contest = first}), ElementsAre(one, two));
  EXPECT_THAT(projects(all, {.region = "55"}), ElementsAre(one, three));
  EXPECT_THAT(projects(all, {.contest = first, .region = "55"}), ElementsAre(one));
  EXPECT_THAT(projects(all, {.status = "in_execution"}), SizeIs(3));
  EXPECT_THAT(projects(all, {.status = "closed"}), IsEmpty());
  submit(one, 1, noon("2008-02-18"), complete());
  EXPECT_THAT(projects(all, {.special_only = true}), ElementsAre(two, three));
}

TEST_P(ControlForms, ThePartThatWasAskedForIsThatOfTheWhole) {
  submit(one, 1, noon("2008-02-18"), complete());
  submit(three, 1, noon("2008-02-27"), {Part::team});
  const auto said = [](const FormRow& row) {
    return std::tuple{row.project, row.special, row.causes.size(), row.facts.size(), row.report(1)->standing.counted_on(), row.place};
  };
  for (const bool places : {false, true}) {
    const Needs everything{.reports = true, .causes = true, .ratings = true, .places = places, .contacts = true, .cards = true};
    const auto whole = read([&](db::Read& db) { return read_form(db, all, {}, day("2008-03-03"), everything); });
    for (std::size_t from = 0; from <= 3; ++from) {
      for (std::size_t most = 1; most <= 3; ++most) {
        const auto part = read([&](db::Read& db) { return read_form(db, all, {}, day("2008-03-03"), everything, RowRange{from, most}); });
        EXPECT_EQ(part.count, 3U);
        ASSERT_THAT(part.rows, SizeIs(std::min(most, 3 - from)));
        for (std::size_t at = 0; at < part.rows.size(); ++at)
          EXPECT_EQ(said(part.rows[at]), said(whole.rows[from + at])) << from << "+" << at;
      }
    }
  }
}

TEST_P(ControlForms, ThePartOfAnyDayAndYearIsThatOfTheWhole) {
  const auto signed_on = [&](int number, std::optional<base::LocalDate> contract, std::optional<base::LocalDate> starts) {
    write([&](db::Write& db) -> base::Done {
      const auto lot = TRY(contests::add_lot(db, change(), first, {.number = number, .name = {.ru = "Лот"}}));
      TRY(projects::award(db, change(), lot, {.ngo = ngo, .contract_date = contract, .starts_on = starts}));
      return base::done();
    });
  };
  signed_on(3, day("2007-05-10"), {});
  signed_on(4, {}, day("2007-07-01"));
  signed_on(5, day("2007-09-01"), day("2007-09-02"));
  add_project(add_contest(akimat, "2008-01-05", {"2008-02-19", "2008-05-19", "2008-08-19"}), 1, other_ngo);
  const auto ids = [](const FormData& data) {
    std::vector<base::ProjectId> found;
    for (const auto& row : data.rows) found.push_back(row.project);
    return found;
  };
  for (const auto* as_of :
       {"2007-04-18", "2007-04-19", "2007-05-10", "2007-06-30", "2007-07-01", "2007-08-31", "2007-12-31", "2008-01-05"}) {
    for (const std::optional<int> year : {std::optional<int>{}, std::optional{2007}, std::optional{2008}}) {
      for (const auto& scope : {all, http::Scope{akimat}}) {
        const FormFilter filter{.year = year};
        const auto whole = read([&](db::Read& db) { return read_form(db, scope, filter, day(as_of), {}); });
        std::vector<base::ProjectId> by_pages;
        for (std::size_t from = 0; from < 8; from += 2) {
          const auto part = read([&](db::Read& db) { return read_form(db, scope, filter, day(as_of), {}, RowRange{from, 2}); });
          EXPECT_EQ(part.count, whole.count) << as_of;
          for (const auto id : ids(part)) by_pages.push_back(id);
        }
        EXPECT_EQ(by_pages, ids(whole)) << as_of << ' ' << year.value_or(0);
      }
    }
  }
  EXPECT_EQ(read([&](db::Read& db) { return read_form(db, all, {}, day("2008-01-05"), {}).count; }), 7U);
}

TEST_P(ControlForms, AProjectIsOnRecordFromItsContestOn) {
  EXPECT_THAT(projects(all, {}, "2007-04-18"), IsEmpty());
  EXPECT_THAT(projects(all, {}, "2007-04-19"), ElementsAre(one, two));
  EXPECT_THAT(projects(all, {}, "2007-06-23"), SizeIs(3));
}

TEST_P(ControlForms, TheStatusIsThatOfTheDay) {
  clock.set(noon("2008-02-25"));
  write([&](db::Write& db) {
    return projects::change_status(db, clock.now(), random, one, projects::StatusEvent::terminate, {}, std::nullopt);
  });
  EXPECT_THAT(projects(all, {.status = "terminated"}, "2008-02-24"), IsEmpty());
  EXPECT_THAT(projects(all, {.status = "terminated"}, "2008-02-25"), ElementsAre(one));
}

TEST_P(ControlForms, TheLastMomentOfTheDueDateIsInTimeAndTheNextIsADayLate) {
  submit(one, 1, base::almaty_start(day("2008-02-20")) + std::chrono::microseconds{-1}, complete());
  submit(two, 1, base::almaty_start(day("2008-02-20")), complete());
  EXPECT_EQ(control_days(one, "2008-03-03"), 0);
  EXPECT_EQ(control_days(two, "2008-03-03"), 1);
}

TEST_P(ControlForms, TheSameHoldsInTheNightOnWhichTheClocksWereChanged) {
  const auto contest = add_contest(ministry, "2023-04-19", {"2024-02-29", "2024-05-29", "2024-08-29"});
  const auto early = add_project(contest, 1, ngo);
  const auto late = add_project(contest, 2, ngo);
  // Until the 29th of February 2024 Almaty was six hours ahead of UTC, since then five; the night has an hour more.
  const auto midnight = base::almaty_start(day("2024-03-01"));
  submit(early, 1, midnight + std::chrono::microseconds{-1}, complete());
  submit(late, 1, midnight, complete());
  EXPECT_EQ(control_days(early, "2024-03-02"), 0);
  EXPECT_EQ(control_days(late, "2024-03-02"), 1);
}

TEST_P(ControlForms, ADueDateMovedAfterTheSubmissionChangesNoFigure) {
  submit(one, 1, noon("2008-02-27"), complete());
  move_due(one, 1, noon("2008-02-28"), "2008-02-29");
  EXPECT_EQ(control_days(one, "2008-02-27"), 8);
  EXPECT_EQ(control_days(one, "2008-02-28"), 8) << "it is judged by the date in force when it came";
}

TEST_P(ControlForms, TheDraftsPartsCountUntilSomethingIsSubmittedEachOnItsDay) {
  draft(one, 1, noon("2008-02-10"), {Part::team});
  draft(one, 1, noon("2008-02-12"), {Part::team, Part::main_works});
  const auto marks = [&](std::string_view on) { return reports::present_in(rows(all, {.project = one}, on).rows[0].report(1)->evidence); };
  EXPECT_THAT(marks("2008-02-09"), IsEmpty());
  EXPECT_EQ(marks("2008-02-11"), (std::set{Part::team}));
  EXPECT_EQ(marks("2008-02-12"), (std::set{Part::team, Part::main_works}));
}

TEST_P(ControlForms, AllTenAreThereWithTheirColumns) {
  submit(one, 1, noon("2008-02-18"), complete());
  clock.set(noon("2008-03-03"));
  for (int number = 1; number <= 10; ++number) {
    EXPECT_THAT(page(number), HasSubstr("<table")) << number;
    EXPECT_THAT(csv(number), HasSubstr("ЗУБР")) << number;
  }
  EXPECT_FALSE(get(staff(), "/control/11").ok());
  EXPECT_FALSE(get(staff(), "/control/0").ok());
  EXPECT_THAT(page(5), HasSubstr("Rating 1"));
  EXPECT_THAT(page(9), HasSubstr("General rating"));
}

TEST_P(ControlForms, AMovedDueDateIsShownWithItsReason) {
  move_due(one, 1, noon("2008-02-10"), "2008-03-01");
  EXPECT_THAT(page(3), HasSubstr("19 Feb 2008 → 1 Mar 2008. Reason: Паводок"));
  EXPECT_THAT(page(3, {{"as_of", "2008-02-09"}}), Not(HasSubstr("Паводок")));
}

TEST_P(ControlForms, AContactIsRecordedByStaffAndShownFromItsDayOn) {
  clock.set(noon("2008-02-10"));
  const http::Caller caller = specialist.caller;
  const auto path = "/control/contacts/" + base::to_string(one);
  ASSERT_TRUE(get(caller, path).ok());
  EXPECT_EQ(post(caller, path, {{"contacted_on", "11.02.2008"}, {"channel", "telephone"}, {"note", ""}}).value().status, 422);
  EXPECT_EQ(post(caller, path, {{"contacted_on", "18.04.2007"}, {"channel", "telephone"}, {"note", ""}}).value().status, 422);
  EXPECT_EQ(post(caller, path, {{"contacted_on", "05.02.2008"}, {"channel", "telephone"}, {"note", "Ответил бухгалтер"}}).value().status,
            303);
  EXPECT_THAT(csv(1), HasSubstr("1,2008-02-05,By telephone,1"));
  EXPECT_THAT(csv(1, {{"as_of", "2008-02-04"}}), Not(HasSubstr("By telephone")));
  EXPECT_FALSE(get(foreign.caller, path).ok());
}

TEST_P(ControlForms, AnExecutorWithoutACardIsReachedAndHasNoneUntilItIsEntered) {
  clock.set(noon("2008-01-20"));
  const base::IdentificationNumber number{base::NumberKind::bin, "940140000385"};
  const auto project = write([&](db::Write& db) -> base::Result<base::ProjectId> {
    const auto lot = TRY(contests::add_lot(db, change(), first, {.number = 7, .name = {.ru = "Лот"}}));
    return projects::award(db, change(), lot, {.named = ngos::Named{.name_ru = "ОФ «Жаңа»", .number = number, .phone = "8-7172-11-22-33"}});
  });
  const auto path = "/control/contacts/" + base::to_string(project);
  EXPECT_THAT(get(specialist.caller, path).value().body, HasSubstr("8-7172-11-22-33"));
  EXPECT_THAT(get(specialist.caller, path).value().body, HasSubstr("The executor has no card yet"));
  for (const auto* on : {"18.01.2008", "19.01.2008"})
    ASSERT_EQ(post(specialist.caller, path, {{"contacted_on", on}, {"channel", "telephone"}, {"note", ""}}).value().status, 303);
  EXPECT_THAT(csv(1), HasSubstr("1,2008-01-19,By telephone,0"));
  const auto explained = get(staff(), "/control/1/explain", {{"project", base::to_string(project)}}).value().body;
  EXPECT_THAT(explained, HasSubstr("2 contacts are recorded"));
  EXPECT_THAT(explained, HasSubstr("The executor has no card yet"));
  EXPECT_THAT(csv(2), HasSubstr(",7,0,0,,0,0,0"));

  clock.set(noon("2008-02-10"));
  write([&](db::Write& db) {
    return ngos::add_ngo(db, clock.now(), random, {}, {.number = number, .full_name_ru = "Фонд «Жаңа»", .short_name_ru = "Жаңа"});
  });
  EXPECT_THAT(csv(1), HasSubstr("1,2008-01-19,By telephone,1"));
  EXPECT_THAT(csv(1, {{"as_of", "2008-02-09"}}), HasSubstr("1,2008-01-19,By telephone,0"));
  EXPECT_THAT(csv(2), HasSubstr(",7,25,0,,1,1,1"));
  EXPECT_THAT(csv(2, {{"as_of", "2008-02-09"}}), HasSubstr(",7,0,0,,0,0,0"));
}

TEST_P(ControlForms, AnExecutorsCardIsLookedAtFieldByFieldAsItWasThatDay) {
  clock.set(noon("2008-02-10"));
  const auto card = read([&](db::Read& db) { return ngos::find_ngo(db, ngo); }).value();
  auto filled = card.card;
  filled.address = "Усть-Каменогорск";
  filled.phone1 = "1";
  write([&](db::Write& db) {
    return ngos::change_ngo(db, {clock.now(), random, *catalogues}, {.account = member.account, .ngo = ngo}, ngo, card.version, filled);
  });
  // Names and login are there: 3 of the 12 required facts; then address and phone as well.
  EXPECT_THAT(csv(2, {{"as_of", "2008-02-09"}}), HasSubstr("\"1, 2\",25,0"));
  EXPECT_THAT(csv(2), HasSubstr("\"1, 2\",42,0"));
  EXPECT_THAT(csv(2, {{"as_of", "2008-01-09"}}), HasSubstr("\"1, 2\",18,not kept yet"));  // before the first account: 2 of 11
}

TEST_P(ControlForms, TitlesSortEitherWayWithTheUnknownLast) {
  submit(one, 1, noon("2008-02-18"), complete());
  submit(three, 1, noon("2008-02-10"), complete());
  move_due(two, 1, noon("2008-02-18"), "2008-03-18");
  const auto order = [&](http::Pairs query) {
    const auto text = page(4, std::move(query));
    std::vector<std::size_t> at{text.find("/projects/" + base::to_string(one)), text.find("/projects/" + base::to_string(two)),
                                text.find("/projects/" + base::to_string(three))};
    return std::tuple{at[2]<at[0], at[1]> at[0] && at[1] > at[2]};
  };
  EXPECT_EQ(order({{"sort", "days"}}), (std::tuple{true, true}));
  EXPECT_EQ(order({{"sort", "days"}, {"order", "desc"}}), (std::tuple{false, true}));
  EXPECT_THAT(page(4, {{"sort", "days"}}), HasSubstr("aria-sort=\"ascending\""));
  EXPECT_THAT(page(4, {{"sort", "nothing"}}), HasSubstr("<table"));
}

TEST_P(ControlForms, ADayThatCannotBeIsSaidInThePageAndKept) {
  for (const auto* typed : {"31.02.2008", "2100-01-01", "01.01.1990", "soon"}) {
    const auto answer = get(staff(), "/control/4", {{"as_of", typed}});
    ASSERT_TRUE(answer.ok()) << typed;
    EXPECT_EQ(answer.value().status, 422) << typed;
    EXPECT_THAT(answer.value().body, HasSubstr(typed));
    EXPECT_THAT(answer.value().body, Not(HasSubstr("<table")));
    EXPECT_FALSE(get(staff(), "/control/4.csv", {{"as_of", typed}}).ok()) << typed;
    EXPECT_EQ(get(visitor(), "/special-control", {{"as_of", typed}}).value().status, 422) << typed;
  }
}

TEST_P(ControlForms, DownloadsKeepWhatWasAskedFor) {
  EXPECT_THAT(page(4, {{"region", "55"}, {"as_of", "2008-01-05"}}), HasSubstr("/control/4.csv?region=55&amp;as_of=2008-01-05"));
}

TEST_P(ControlForms, TheWorkbookHoldsTypedCellsAndTextStaysText) {
  add_project(first, 3, ngo, {}, "=1+1");
  submit(one, 1, noon("2008-02-18"), complete());
  clock.set(noon("2008-03-03"));
  const auto bytes = xlsx(4);
  ASSERT_EQ(bytes.substr(0, 4), "PK\x03\x04");
  const auto file = directory() / "form.xlsx";
  std::ofstream{file, std::ios::binary} << bytes;
  const auto sheet = base::read_sheet(file).value();
  ASSERT_THAT(sheet.rows, SizeIs(5));
  EXPECT_EQ(sheet.rows[1][0].text, "2007-04-19");
  EXPECT_EQ(sheet.rows[1][5].text, "2008-02-18");
  EXPECT_EQ(sheet.rows[1][6].text, "-1");
  EXPECT_EQ(sheet.rows[3][2].text, "=1+1");
  EXPECT_FALSE(sheet.rows[3][2].formula);
}

TEST_P(ControlForms, ARowIsExplainedOnAPageOfItsOwn) {
  clock.set(noon("2008-03-01"));
  const auto answer = get(staff(), "/control/4/explain", {{"project", base::to_string(one)}, {"as_of", "2008-02-25"}});
  ASSERT_TRUE(answer.ok());
  EXPECT_FALSE(get(foreign.caller, "/control/4/explain", {{"project", base::to_string(one)}}).ok());
  EXPECT_FALSE(get(staff(), "/control/4/explain").ok());
}

/// What each form said on each day, said again from history when all is over.
TEST_P(ControlForms, AsOfADayEqualsWhatTheFormsSaidThatDay) {
  std::map<std::string, std::array<std::string, 10>> said;
  const auto at_the_end_of = [&](std::string_view iso) {
    keep(base::almaty_start(day(iso).plus_days(1)) + std::chrono::microseconds{-1});
    for (int number = 1; number <= 10; ++number) said[std::string{iso}][static_cast<std::size_t>(number - 1)] = csv(number);
  };
  at_the_end_of("2008-02-01");
  clock.set(noon("2008-02-05"));
  ASSERT_EQ(post(specialist.caller, "/control/contacts/" + base::to_string(one),
                 {{"contacted_on", "05.02.2008"}, {"channel", "letter"}, {"note", ""}})
                .value()
                .status,
            303);
  draft(one, 1, noon("2008-02-05"), {Part::team});
  at_the_end_of("2008-02-05");
  submit(one, 1, noon("2008-02-15"), {Part::team, Part::main_works});
  draft(two, 1, noon("2008-02-15"), {Part::about_project});
  at_the_end_of("2008-02-15");
  at_the_end_of("2008-02-20");
  send_back(one, 1, noon("2008-02-21"));
  move_due(two, 1, noon("2008-02-21"), "2008-03-01");
  at_the_end_of("2008-02-21");
  submit(one, 1, noon("2008-02-27"), complete());
  at_the_end_of("2008-02-27");
  at_the_end_of("2008-03-02");
  clock.set(noon("2008-03-03"));
  for (const auto& open : cases(two))
    if (open.state == Case::State::open)
      write([&](db::Write& db) { return release_case(db, checker(), open.id, "Паводок", std::nullopt); });
  write([&](db::Write& db) { return open_case(db, checker(), one, "Жалоба"); });
  write([&](db::Write& db) {
    return ratings::name_expert(db, {.now = clock.now(), .random = random, .actor = specialist.account},
                                contests::find_contest(db, first).value(), 1, specialist.account);
  });
  write([&](db::Write& db) {
    return ratings::add_score(db, clock.now(), random, specialist.account, report_in(db, one, 1), 2,
                              {.points = {80, 70, 60}, .reasons = {"а", "б", "в"}});
  });
  at_the_end_of("2008-03-03");
  clock.set(noon("2008-03-10"));
  write([&](db::Write& db) {
    return projects::change_status(db, clock.now(), random, three, projects::StatusEvent::close, {}, std::nullopt);
  });
  accept(one, 1, noon("2008-03-10"));
  at_the_end_of("2008-03-10");
  submit(two, 1, noon("2008-04-01"), complete());
  at_the_end_of("2008-04-01");

  clock.set(noon("2010-01-01"));
  EXPECT_NE(said["2008-02-20"][3], said["2008-02-27"][3]);
  for (const auto& [iso, forms] : said)
    for (int number = 1; number <= 10; ++number)
      EXPECT_EQ(csv(number, {{"as_of", iso}}), forms[static_cast<std::size_t>(number - 1)]) << "form " << number << " as of " << iso;
}

}  // namespace
}  // namespace baqylau::control
