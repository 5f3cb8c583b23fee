/// What a form of a past day says of what was entered after it, and of what nobody kept then; which projects bear the mark.

#include "control/columns.hpp"
#include "tests/control/fixture.hpp"

#include <algorithm>

namespace baqylau::control {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class LateEntries : public ControlTest {
 protected:
  std::string page(int number, http::Pairs query = {}) {
    return get(operator_of_all(), "/control/" + std::to_string(number), std::move(query)).value().body;
  }
  std::string csv(int number, http::Pairs query = {}) {
    return get(operator_of_all(), "/control/" + std::to_string(number) + ".csv", std::move(query)).value().body;
  }
};
BAQYLAU_ON_EACH_ENGINE(LateEntries);

TEST_P(LateEntries, AreNamedWithTheDayOfTheFactAndTheDayOfEntering) {
  clock.set(noon("2008-03-03"));
  // Held on the 19th of April, entered on the 10th of January.
  EXPECT_THAT(csv(4, {{"as_of", "2008-01-09"}}), HasSubstr("\"On record since 19 Apr 2007, entered on 10 Jan 2008\""));
  EXPECT_THAT(page(4, {{"as_of", "2008-01-09"}}), AllOf(HasSubstr("Entered later"), HasSubstr("by the day on which each thing happened"),
                                                        HasSubstr("the column “Entered later”")));
  for (const auto* on_time : {"2008-01-10", "2008-03-03"}) {
    EXPECT_THAT(csv(4, {{"as_of", on_time}}), Not(HasSubstr("Entered later"))) << on_time;
    EXPECT_THAT(page(4, {{"as_of", on_time}}), Not(HasSubstr("Entered later"))) << on_time;
  }
  EXPECT_THAT(page(4), HasSubstr("The form shows what the records say now."));
  EXPECT_THAT(csv(2, {{"as_of", "2008-01-09"}}),
              HasSubstr("\"On record since 19 Apr 2007, entered on 10 Jan 2008; Card of 19 Apr 2007, entered on 10 Jan 2008\""));
}

TEST_P(LateEntries, OfAContactAreNamedOnTheFormOfContacts) {
  clock.set(noon("2008-02-10"));
  ASSERT_EQ(post(specialist.caller, "/control/contacts/" + base::to_string(one),
                 {{"contacted_on", "05.02.2008"}, {"channel", "telephone"}, {"note", ""}})
                .value()
                .status,
            303);
  EXPECT_THAT(csv(1, {{"as_of", "2008-02-09"}}), HasSubstr("Reached on 5 Feb 2008, entered on 10 Feb 2008"));
  EXPECT_THAT(csv(1, {{"as_of", "2008-02-10"}}), Not(HasSubstr("entered on")));
  EXPECT_THAT(csv(4, {{"as_of", "2008-02-09"}}), Not(HasSubstr("Reached on")));
}

TEST_P(LateEntries, AreOfWhatTheFormShowsAlsoWhereAFilterLooksAtMore) {
  clock.set(noon("2008-03-03"));
  const auto paper = report(one);
  write([&](db::Write& db) {
    return reports::enter_paper_report(
        db, clock.now(), {.report = paper.id, .received_on = day("2008-02-18"), .parts = {{.part = Part::team, .body = "Текст"}}});
  });
  const auto of = [&](int number) { return csv(number, {{"as_of", "2008-02-20"}, {"special", "1"}}); };
  EXPECT_THAT(of(4), HasSubstr("submitted on 18 Feb 2008, entered on 3 Mar 2008"));
  for (const int number : {1, 2}) EXPECT_THAT(of(number), AllOf(HasSubstr("ЗУБР"), Not(HasSubstr("submitted on")))) << number;
}

TEST_P(LateEntries, AreACorrectedDayOfTheContractToo) {
  clock.set(noon("2008-02-01"));
  projects::add_routes(routes);
  const auto correct = [&](std::string signed_on, std::string number) {
    const auto version = read([&](db::Read& db) { return projects::find_project(db, one).value().version; });
    return post(operator_of_all(), "/projects/" + base::to_string(one) + "/contract",
                {{"version", std::to_string(version)}, {"contract_number", number}, {"contract_date", signed_on}, {"reason", "Опечатка"}})
        .value()
        .status;
  };
  ASSERT_EQ(correct("28.05.2007", "17/05"), 303);
  const auto late = HasSubstr("On record since 28 May 2007, entered on 1 Feb 2008");
  EXPECT_THAT(csv(4, {{"as_of", "2008-01-31"}}), late);
  EXPECT_THAT(csv(4, {{"as_of", "2008-02-01"}}), Not(HasSubstr("entered on")));
  clock.set(noon("2008-02-05"));
  ASSERT_EQ(correct("28.05.2007", "18/05"), 303);
  EXPECT_THAT(csv(4, {{"as_of", "2008-02-03"}}), Not(HasSubstr("entered on"))) << "the number is none of the form's facts";
}

TEST_P(LateEntries, AccountsBeforeTheFirstAreNotKept) {
  EXPECT_THAT(csv(2, {{"as_of", "2008-01-09"}}), HasSubstr(",not kept yet,not kept yet,"));
  EXPECT_THAT(csv(2, {{"as_of", "2008-01-10"}}), Not(HasSubstr("not kept yet")));
  const auto explained = get(operator_of_all(), "/control/2/explain", {{"project", base::to_string(one)}, {"as_of", "2008-01-09"}});
  EXPECT_THAT(explained.value().body, AllOf(HasSubstr("Kept since: 10 January 2008"), HasSubstr("End of the day: 9 January 2008")));
}

/// Whichever stage a form is about, the mark stands for all that the project owes.
TEST_P(LateEntries, TheMarkOfSpecialControlIsTheSameOnEveryForm) {
  submit(one, 2, noon("2008-02-10"), complete());
  clock.set(noon("2008-03-03"));
  submit(three, 1, noon("2008-03-03"), complete());
  for (const int number : {3, 4, 5, 6, 7, 8, 9, 10}) {
    const auto data = read([&](db::Read& db) { return read_form(db, http::Scope::all(), {}, clock.today(), find_form(number)->needs); });
    EXPECT_EQ(std::ranges::count(data.rows, true, &FormRow::special), 2) << "form " << number << ": lots 1 and 2 owe the first report";
    EXPECT_THAT(page(number), HasSubstr("govuk-tag--red\">Special control")) << number;
  }
}

TEST_P(LateEntries, TheChoiceIsSaidInWords) {
  clock.set(noon("2008-03-03"));
  EXPECT_THAT(page(4), HasSubstr("All contests. The form shows"));
  EXPECT_THAT(page(4, {{"contest", base::to_string(first)}, {"status", "in_execution"}, {"special", "1"}}),
              HasSubstr("Contest of 19 April 2007, Министерство · In execution · Only those under special control. "));
  EXPECT_THAT(page(4, {{"year", "2007"}}), HasSubstr("Contests of 2007. "));
}

}  // namespace
}  // namespace baqylau::control
