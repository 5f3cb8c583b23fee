/// Parts that are rows: kept, compared, proposed, pasted, submitted, taken into the passport.

#include "pages_fixture.hpp"

#include "reports/difference.hpp"

#include <random>

namespace baqylau::reports {
namespace {

using projects::Indicator;
using projects::Indicators;
using projects::Member;
using projects::Team;

Rows team(std::vector<Member> members) { return Team{std::move(members)}; }

TEST(Rows, AreTheSameAfterBeingKept) {
  const projects::Publications publications{{.outlet_kind = {7},
                                             .outlet = "Егемен Қазақстан",
                                             .title = "«Үміт»",
                                             .published_on = day("2008-02-29"),
                                             .address = "https://a.kz/?b=1",
                                             .body = "Екі\nжол"},
                                            {.outlet_kind = {8}, .outlet = "Радио", .title = "Без даты"}};
  const std::map<Part, Rows> all{
      {Part::team, team({{"Ерлан \"Е.\" Ахметов", "бухгалтер"}})},
      {Part::target_groups, projects::TargetGroups{{.kind = {1}, .people = 30, .work = {}}, {.kind = {2}, .people = {}, .work = "Кеңес"}}},
      {Part::partners, projects::Partners{{.kind = {3}, .name = "Мектеп", .work = {}}}},
      {Part::publications, publications},
      {Part::indicators, Indicators{{.name = "Семинары", .unit = "шт.", .target = 4, .actual = 3, .evidence = "списки"},
                                    {.name = "Б", .unit = "б", .target = 0}}},
      {Part::spending, SpentOnLines{{.position = 2, .name = "Аренда", .planned = {1000}, .amount = {0}, .evidence = "акт 1"}}}};
  for (const auto& [part, rows] : all) {
    EXPECT_EQ(rows_from_json(part, json_of(rows)), rows) << to_code(part);
    EXPECT_EQ(joined(single_rows(rows)), rows) << to_code(part);
    EXPECT_FALSE(words_of(rows).empty() && part != Part::target_groups) << to_code(part);
  }
  EXPECT_EQ(json_of({}), "");
  EXPECT_EQ(words_of(all.at(Part::publications)).find("https"), std::string::npos) << "an address is nothing to find a report by";
}

TEST(Rows, OfAnotherPartOrWithAnotherFieldAreNotRead) {
  EXPECT_THROW(rows_from_json(Part::team, R"([{"name":"А"}])"), db::Error);
  EXPECT_THROW(rows_from_json(Part::team, R"([{"name":"А","duty":"б","salary":1}])"), db::Error);
  EXPECT_THROW(rows_from_json(Part::main_works, R"([])"), db::Error);
  EXPECT_THROW(rows_from_json(Part::team, R"({})"), db::Error);
}

TEST(RowsDifference, AppliedToTheOneTableGivesTheOther) {
  std::mt19937 random{17};
  const auto some = [&] {
    Team rows;
    for (auto n = random() % 9; n > 0; --n) rows.push_back({std::string(1, static_cast<char>('a' + random() % 5)), "d"});
    return rows.empty() ? Rows{} : Rows{rows};
  };
  for (int round = 0; round < 500; ++round) {
    const auto before = some(), after = some();
    const auto found = difference(before, after);
    EXPECT_EQ(rows_before(found), before);
    EXPECT_EQ(rows_after(found), after);
  }
  const auto one = difference(team({{"А", "х"}, {"Б", "у"}}), team({{"А", "х"}, {"Б", "з"}}));
  ASSERT_EQ(one.size(), 3U);
  EXPECT_EQ(one[1].change, base::Change::removed);
  EXPECT_EQ(one[2].change, base::Change::added);
}

TEST(KnownRows, ComeFromTheStageBeforeOtherwiseFromThePassport) {
  projects::Passport passport;
  passport.team = {{"Из паспорта", "директор"}};
  passport.partners = {{.kind = {1}, .name = "Фонд", .work = {}}};
  passport.publications = {{.outlet_kind = {1}, .outlet = "Газета", .title = "Старая"},
                           {.outlet_kind = {1}, .outlet = "Газета", .title = "Новая"}};
  passport.budget = {{"Аренда", {1000}, 1}, {"Связь", {500}, 2}};
  const std::vector<projects::Spending> spent{{2, 1, {50}, {}}, {2, 2, {70}, "чек"}};
  const std::map<int, std::vector<PartContent>> earlier{
      {1,
       {{.part = Part::team, .rows = team({{"Из отчёта", "директор"}})},
        {.part = Part::publications, .rows = projects::Publications{{.outlet_kind = {2}, .outlet = "газета", .title = "старая"}}}}}};
  const auto known = known_rows(2, passport, spent, earlier);
  EXPECT_EQ(known.at(Part::team).rows, team({{"Из отчёта", "директор"}}));
  EXPECT_EQ(known.at(Part::team).stage, 1);
  EXPECT_EQ(known.at(Part::partners).stage, 0);
  EXPECT_EQ(std::get<projects::Publications>(known.at(Part::publications).rows).front().title, "Новая");
  EXPECT_EQ(known.at(Part::spending).rows, (Rows{SpentOnLines{{2, "Связь", {500}, {70}, "чек"}}}));
  EXPECT_FALSE(known.contains(Part::indicators)) << "nothing is known of them";
  EXPECT_EQ(known_rows(1, passport, {}, {}).at(Part::team).rows, team({{"Из паспорта", "директор"}}));
}

TEST(CanonicalText, HasTheRowsBehindTheTextAndIsAsBeforeWithoutAny) {
  const Report report{.id = {9}, .stage = 1};
  const std::vector<PartContent> words{{.part = Part::team, .body = "А"}};
  EXPECT_EQ(canonical_text(report, 1, words, {}), "baqylau report 1\nreport 9\nstage 1\nversion 1\npart team text 2\nА\n");
  const std::vector<PartContent> both{{.part = Part::team, .body = "А", .rows = team({{"Б", "в"}})}};
  EXPECT_EQ(canonical_text(report, 1, both, {}),
            "baqylau report 1\nreport 9\nstage 1\nversion 1\npart team text 2\nА\nrows 27\n[{\"name\":\"Б\",\"duty\":\"в\"}]\n");
}

class ReportRows : public ReportPages {
 protected:
  http::Pairs shown(Part part, const Rows& stored = {}) {
    return {{"shown", text_hash(json_of(stored))}, {"version", std::to_string(draft(report).part(part).version)}};
  }
  Rows stored(Part part, base::ReportId id = {501}) { return draft(id).part(part).content.rows; }
  static std::string path(Part part, std::int64_t id = 501) {
    return "/reports/" + std::to_string(id) + "/parts/" + std::string{to_code(part)};
  }
  http::Pairs one_member(const std::string& name) {
    return with(with(shown(Part::team), "team.0.name", name), "team.0.duty", "Accountant");
  }
  std::int64_t group_kind() {
    return database().read([&](db::Read& db) { return projects::kinds(db).target_groups.front().id.value; });
  }
  void estimate() {
    ASSERT_TRUE(database().write([&](db::Write& db) -> base::Done {
      const auto current = TRY(projects::find_project(db, project));
      return projects::save_part(db, clock.now(), ngo, project, current.version, projects::Budget{{"Rent", {1000}}, {"Post", {500}}});
    }));
  }
  std::vector<projects::Spending> spending() {
    return database().read([&](db::Read& db) { return projects::spending_of(db, project); });
  }
  projects::Passport passport() {
    return database().read([&](db::Read& db) { return projects::read_passport(db, project); });
  }
};

TEST_P(ReportRows, ARowIsSavedFrozenAndCountsAsThePart) {
  EXPECT_EQ(post(member, path(Part::team), one_member("Asel")).location, "/reports/501/draft");
  EXPECT_EQ(stored(Part::team), team({{"Asel", "Accountant"}}));
  EXPECT_TRUE(get(member, "/reports/501/draft").shows("Asel"));
  write(report, {Part::about_project, Part::main_works});
  EXPECT_TRUE(seen(report).missing.empty()) << "rows are the part as much as words are";
  ASSERT_TRUE(submit_now(report));
  EXPECT_TRUE(get({}, "/reports/501").shows("Asel"));
  const auto found = facts(report, "2008-03-03").evidence.at(Part::team);
  EXPECT_EQ(found.entries, 1);
  EXPECT_EQ(found.letters, 0);
}

TEST_P(ReportRows, TheLinesThatTheHashIsTakenOverCanBeHad) {
  ASSERT_EQ(post(member, path(Part::team), one_member("Asel")).status, 303);
  const auto version = submit_now(report);
  ASSERT_TRUE(version);
  const auto lines = get({}, "/reports/501/hashed");
  EXPECT_TRUE(lines.shows("\nrows 37\n[{\"name\":\"Asel\",\"duty\":\"Accountant\"}]\n"));
  EXPECT_EQ(base::hex(base::sha256(lines.body)), version->content_hash);
  EXPECT_EQ(get({}, "/reports/501/hashed", {{"version", "2"}}).failure, base::Kind::not_found);
}

TEST_P(ReportRows, OfARowThatIsNotWholeTheOthersAreSavedAndItStaysInTheForm) {
  auto typed = with(with(one_member("Asel"), "team.1.name", "Bolat"), "team.1.duty", "");
  const auto answer = post(member, path(Part::team), typed);
  EXPECT_EQ(answer.status, 200);
  EXPECT_TRUE(answer.shows("Saved, except for what is marked below."));
  EXPECT_TRUE(answer.shows("Bolat"));
  EXPECT_EQ(stored(Part::team), team({{"Asel", "Accountant"}}));
  const auto by_itself =
      post(member, path(Part::team), with(with(typed, "shown", text_hash(json_of(stored(Part::team)))), "team.1.name", "Bolat B."), true);
  EXPECT_EQ(by_itself.status, 200);
  EXPECT_TRUE(by_itself.shows("refused"));
}

TEST_P(ReportRows, ARowThatIsSavedStaysWhileItIsChangedIntoOneThatIsNotWhole) {
  ASSERT_EQ(post(member, path(Part::team), one_member("Asel")).status, 303);
  const auto before = stored(Part::team);
  const auto typed = with(with(shown(Part::team, before), "team.0.name", ""), "team.0.duty", "Head");
  EXPECT_EQ(post(member, path(Part::team), typed, true).failure, base::Kind::invalid);
  const auto answer = post(member, path(Part::team), typed);
  EXPECT_EQ(answer.status, 422);
  EXPECT_FALSE(answer.shows("Saved, except"));
  EXPECT_EQ(stored(Part::team), before);
}

TEST_P(ReportRows, AFormThatSavedNothingDoesNotPassForOneOfWhatOthersSaved) {
  // Mine is opened, theirs is saved, and of mine only a row that is not whole goes by itself.
  const auto mine = with(shown(Part::team), "team.0.name", "Mine");
  ASSERT_EQ(post(member, path(Part::team), one_member("Theirs")).status, 303);
  const auto theirs = stored(Part::team);
  EXPECT_EQ(post(member, path(Part::team), mine, true).failure, base::Kind::invalid);
  const auto answer = post(member, path(Part::team), mine);
  EXPECT_FALSE(answer.shows("value=\"" + text_hash(json_of(theirs)))) << "the form still says what it was made from";
  EXPECT_EQ(post(member, path(Part::team), with(mine, "team.0.duty", "Head")).status, 409);
  EXPECT_EQ(stored(Part::team), theirs);
}

TEST_P(ReportRows, OfTwoWhoChangeATableTheSecondIsShownBothAndNothingIsOverwritten) {
  const auto mine = one_member("Mine");
  ASSERT_EQ(post(member, path(Part::team), one_member("Theirs")).status, 303);
  const auto answer = post(member, path(Part::team), mine);
  EXPECT_EQ(answer.status, 409);
  EXPECT_TRUE(answer.shows("Theirs") && answer.shows("Mine"));
  EXPECT_EQ(stored(Part::team), team({{"Theirs", "Accountant"}}));
  EXPECT_EQ(post(member, path(Part::team), mine, true).failure, base::Kind::conflict);
  auto together = with(with(one_member("Theirs"), "team.1.name", "Mine"), "team.1.duty", "Accountant");
  EXPECT_EQ(post(member, path(Part::team), with(together, "shown", text_hash(json_of(stored(Part::team))))).status, 303);
  EXPECT_EQ(count_of(stored(Part::team)), 2U);
}

TEST_P(ReportRows, WordsAndRowsOfOnePartAreSavedByTwoWithoutAConflict) {
  const auto words = with(draft_form(report), "part.team", "In words");
  ASSERT_EQ(post(member, path(Part::team), one_member("Asel")).status, 303);
  EXPECT_EQ(post(member, "/reports/501/draft", words).status, 303);
  const auto part = draft(report).part(Part::team).content;
  EXPECT_EQ(part.body, "In words");
  EXPECT_EQ(part.rows, team({{"Asel", "Accountant"}}));
}

TEST_P(ReportRows, WhatIsPastedComesBehindWhatWasTyped) {
  auto typed = with(one_member("Asel"), "pasted", "Surname and name\tDuty in the project\r\nBolat\t\"two\nlines\"\n\nDana\tDriver\n");
  EXPECT_EQ(post(member, path(Part::team), with(typed, "next", "rows")).location, "/reports/501/parts/team");
  EXPECT_EQ(stored(Part::team), team({{"Asel", "Accountant"}, {"Bolat", "two lines"}, {"Dana", "Driver"}}));
}

TEST_P(ReportRows, AKindIsPastedByItsNameAndAnUnknownOneIsAskedFor) {
  const auto name = database().read([&](db::Read& db) { return projects::kinds(db).target_groups.front().names.ru; });
  const auto answer =
      post(member, path(Part::target_groups), with(shown(Part::target_groups), "pasted", name + "\t1 200\tLectures\nMartians\t5\t\n"));
  EXPECT_EQ(answer.status, 200);
  EXPECT_TRUE(answer.shows("Martians"));
  EXPECT_EQ(stored(Part::target_groups), (Rows{projects::TargetGroups{{.kind = {group_kind()}, .people = 1200, .work = "Lectures"}}}));
}

TEST_P(ReportRows, SpendingIsByTheLinesOfTheEstimateAndGoesIntoThePassportWhenAccepted) {
  estimate();
  auto typed = with(shown(Part::spending), "pasted", "rent\t1 000\tact 5\nFlights\t7\t\n");
  const auto answer = post(member, path(Part::spending), typed);
  EXPECT_EQ(answer.status, 200);
  EXPECT_TRUE(answer.shows("Flights")) << "what has no line stays where it was pasted";
  EXPECT_EQ(stored(Part::spending), (Rows{SpentOnLines{{1, "Rent", {1000}, {1000}, "act 5"}}}));
  ASSERT_TRUE(submit_now(report));
  EXPECT_TRUE(spending().empty()) << "not accepted yet";
  ASSERT_TRUE(accept_it(report));
  EXPECT_EQ(spending(), (std::vector<projects::Spending>{{1, 1, {1000}, "act 5", true}}));
  ASSERT_TRUE(return_it(report));
  EXPECT_TRUE(spending().empty()) << "the acceptance was taken back";
}

TEST_P(ReportRows, AReportWithSpendingOnALineThatIsGoneIsNotAccepted) {
  estimate();
  ASSERT_EQ(post(member, path(Part::spending), with(shown(Part::spending), "spending.2.amount", "7")).status, 303);
  ASSERT_TRUE(submit_now(report));
  ASSERT_TRUE(database().write([&](db::Write& db) -> base::Done {
    const auto current = TRY(projects::find_project(db, project));
    return projects::save_part(db, clock.now(), ngo, project, current.version, projects::Budget{{"Rent", {1000}, 1}});
  }));
  const auto refused = accept_it(report);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.failure().kind, base::Kind::conflict);
  EXPECT_EQ(load(ngo, report).state, ReportState::submitted);
}

TEST_P(ReportRows, AcceptedRowsBringThePassportUpToDateAndRemoveNothing) {
  ASSERT_TRUE(database().write([&](db::Write& db) -> base::Done {
    const auto current = TRY(projects::find_project(db, project));
    return projects::save_part(db, clock.now(), ngo, project, current.version,
                               Indicators{{.name = "Seminars", .unit = "pcs", .target = 4}, {.name = "Books", .unit = "pcs", .target = 9}});
  }));
  auto typed = shown(Part::indicators);
  for (const auto& [name, value] : http::Pairs{{"0.name", "seminars"},
                                               {"0.unit", "pcs"},
                                               {"0.target", "5"},
                                               {"0.actual", "3"},
                                               {"1.name", "Films"},
                                               {"1.unit", "pcs"},
                                               {"1.target", "1"},
                                               {"1.actual", "1"}})
    typed = with(typed, "indicators." + name, value);
  ASSERT_EQ(post(member, path(Part::indicators), typed).status, 303);
  ASSERT_TRUE(submit_now(report));
  ASSERT_TRUE(accept_it(report));
  EXPECT_EQ(passport().indicators, (Indicators{{.name = "Seminars", .unit = "pcs", .target = 4, .actual = 3},
                                               {.name = "Books", .unit = "pcs", .target = 9},
                                               {.name = "Films", .unit = "pcs", .target = 1, .actual = 1}}));
}

TEST_P(ReportRows, WhatIsKnownIsProposedAndTakenWithOneButton) {
  ASSERT_TRUE(database().write([&](db::Write& db) -> base::Done {
    const auto current = TRY(projects::find_project(db, project));
    return projects::save_part(db, clock.now(), ngo, project, current.version, Team{{"Asel", "Head"}});
  }));
  const auto page = get(member, path(Part::team));
  EXPECT_TRUE(page.shows("Asel") && page.shows("taken from the passport"));
  EXPECT_EQ(count_of(stored(Part::team)), 0U) << "looking saves nothing";
  EXPECT_TRUE(get(member, "/reports/501/draft").shows("Take what is known"));
  ASSERT_EQ(post(member, "/reports/501/known", {}).status, 303);
  EXPECT_EQ(stored(Part::team), team({{"Asel", "Head"}}));
  EXPECT_FALSE(get(member, "/reports/501/draft").shows("Take what is known"));
  // A proposal that is saved as it was shown is saved.
  ASSERT_EQ(
      post(member, path(Part::team, 502), {{"shown", text_hash("")}, {"version", "0"}, {"team.0.name", "Asel"}, {"team.0.duty", "Head"}})
          .status,
      303);
  EXPECT_EQ(stored(Part::team, second_report), team({{"Asel", "Head"}}));
}

TEST_P(ReportRows, AReturnedReportHasItsRemarkBesideTheTableAndBothVersionsDiffer) {
  ASSERT_EQ(post(member, path(Part::team), one_member("Asel")).status, 303);
  ASSERT_TRUE(submit_now(report));
  ASSERT_TRUE(return_it(report, "See the table", {{Part::team, "Who is the head?"}}));
  EXPECT_TRUE(get(member, path(Part::team)).shows("Who is the head?"));
  auto typed = with(with(one_member("Asel"), "team.1.name", "Bolat"), "team.1.duty", "Head");
  ASSERT_EQ(post(member, path(Part::team), with(typed, "shown", text_hash(json_of(stored(Part::team))))).status, 303);
  ASSERT_TRUE(submit_now(report));
  const auto page = get({}, "/reports/501/compare", {{"from", "1"}, {"to", "2"}});
  EXPECT_TRUE(page.shows("1 row did not change") && page.shows("Rows added") && page.shows("Bolat"));
  EXPECT_FALSE(page.shows("Rows removed"));
}

TEST_P(ReportRows, ATableOfAClosedReportIsNotSavedAndWhatWasTypedIsShown) {
  write(report, {Part::team});
  ASSERT_TRUE(submit_now(report));
  const auto answer = post(member, path(Part::team), one_member("Too late"));
  EXPECT_EQ(answer.status, 409);
  EXPECT_TRUE(answer.shows("Too late"));
}

TEST_P(ReportRows, StrangersAndPartsWithoutATableHaveNoSuchPage) {
  EXPECT_EQ(get(stranger, path(Part::team)).failure, base::Kind::not_found);
  EXPECT_EQ(post(stranger, path(Part::team), one_member("X")).failure, base::Kind::not_found);
  EXPECT_EQ(post(stranger, "/reports/501/known", {}).failure, base::Kind::not_found);
  EXPECT_EQ(get(member, path(Part::main_works)).failure, base::Kind::not_found);
  EXPECT_EQ(get(member, "/reports/501/parts/nothing").failure, base::Kind::not_found);
}

BAQYLAU_ON_EACH_ENGINE(ReportRows);

}  // namespace
}  // namespace baqylau::reports
