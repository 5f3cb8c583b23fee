/// What a form of a past day says of what was entered after it, and of what nobody kept then; which projects bear the mark.

#include "tests/control/fixture.hpp"

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
    const auto shown = page(number);
    EXPECT_EQ(shown.find("Special control") != std::string::npos, true) << number;
    std::size_t marks = 0;
    for (auto at = shown.find("govuk-tag--red"); at != std::string::npos; at = shown.find("govuk-tag--red", at + 1))
      if (shown.find("Special control", at) < at + 40) ++marks;
    EXPECT_EQ(marks, 2U) << "form " << number << ": lots 1 and 2 owe the first report";
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
