#include "control/warning.hpp"

#include <gtest/gtest.h>

namespace baqylau::control {
namespace {

using reports::Part;
using enum WarningRule;

base::LocalDate day(std::string_view iso) { return base::LocalDate::parse_iso(iso).value(); }
PastReport in_time(std::string_view due) { return {day(due), day(due)}; }
PastReport late(std::string_view due) { return {day(due), day(due).plus_days(1)}; }
PastReport never(std::string_view due) { return {day(due), std::nullopt}; }

/// Due in thirty days, with a draft that has everything.
WarningInput calm(std::vector<PastReport> past = {}) {
  return {.today = day("2008-05-01"), .due = day("2008-05-31"), .past = std::move(past), .draft_empty = false};
}
std::vector<WarningRule> reasons(const WarningInput& input) { return warn(input).reasons; }

TEST(EarlyWarning, SaysNothingOfAnNgoWithoutHistoryWhileThereIsTime) {
  EXPECT_TRUE(reasons(calm()).empty());
  EXPECT_FALSE(warn(calm()).likely_late());
}

TEST(EarlyWarning, ALateOrMissingLastReportIsAReason) {
  EXPECT_EQ(reasons(calm({in_time("2007-05-01"), in_time("2007-08-01"), late("2008-02-19")})), std::vector{last_was_late});
  EXPECT_EQ(reasons(calm({in_time("2007-05-01"), in_time("2007-08-01"), never("2008-02-19")})), std::vector{last_was_late});
  EXPECT_TRUE(reasons(calm({late("2007-05-01"), in_time("2007-08-01"), in_time("2008-02-19")})).empty());
}

TEST(EarlyWarning, HalfOfTheReportsOfThreeYearsLateIsAReasonFromTwoReportsOn) {
  EXPECT_EQ(reasons(calm({late("2007-08-01"), in_time("2008-02-19")})), std::vector{often_late});
  EXPECT_TRUE(reasons(calm({late("2007-05-01"), in_time("2007-08-01"), in_time("2008-02-19")})).empty());
  EXPECT_EQ(reasons(calm({late("2008-02-19")})), std::vector{last_was_late});
}

TEST(EarlyWarning, WhatIsOlderThanThreeYearsIsForgotten) {
  EXPECT_TRUE(reasons(calm({late("2004-02-19"), late("2004-05-19")})).empty());
  EXPECT_EQ(warn(calm({late("2004-02-19"), in_time("2008-02-19")})).past, 1);
}

TEST(EarlyWarning, AReportThatIsNotDueYetIsNoHistory) { EXPECT_EQ(warn(calm({never("2008-05-31"), never("2008-05-01")})).past, 0); }

TEST(EarlyWarning, AnEmptyDraftIsAReasonFromSevenDaysOn) {
  auto input = calm();
  input.draft_empty = true;
  input.today = day("2008-05-23");
  EXPECT_TRUE(reasons(input).empty());
  input.today = day("2008-05-24");
  EXPECT_EQ(reasons(input), std::vector{empty_draft});
}

TEST(EarlyWarning, MissingPartsAreAReasonFromThreeDaysOn) {
  auto input = calm();
  input.missing = {Part::team};
  input.today = day("2008-05-27");
  EXPECT_TRUE(reasons(input).empty());
  input.today = day("2008-05-28");
  EXPECT_EQ(reasons(input), std::vector{parts_missing});
  input.today = day("2008-05-31");
  EXPECT_EQ(warn(input).days_left, 0);
  EXPECT_EQ(reasons(input), std::vector{parts_missing});
}

TEST(EarlyWarning, EveryReasonIsToldInWords) {
  const auto catalogues = i18n::load_catalogues();
  const auto& en = (*catalogues)[i18n::Language::en];
  auto input = calm({late("2007-08-01"), late("2008-02-19")});
  input.today = day("2008-05-30");
  input.draft_empty = true;
  input.missing = {Part::team, Part::main_works};
  const auto warning = warn(input);
  ASSERT_EQ(warning.reasons, (std::vector{last_was_late, often_late, empty_draft, parts_missing}));
  EXPECT_EQ(reason_text(en, warning, often_late), "Late in the last three years: 2 of 2 reports");
  EXPECT_EQ(reason_text(en, warning, empty_draft), "1 day left and the draft is empty");
  EXPECT_EQ(reason_text(en, warning, parts_missing), "1 day left and parts are missing: Team, Description of main work");
}

}  // namespace
}  // namespace baqylau::control
