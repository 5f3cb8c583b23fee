#include "reports/domain.hpp"

#include "base/clock.hpp"
#include "base/text.hpp"

#include <gtest/gtest.h>

#include <map>

namespace baqylau::reports {
namespace {

base::LocalDate day(std::string_view iso) { return base::LocalDate::parse_iso(iso).value(); }
base::LocalDate day_of(std::string_view utc) { return base::almaty_date(base::parse_instant(utc).value()); }

// ---- the workflow, every state × every event; what is not written here is not allowed
TEST(ReportWorkflow, AllowsExactlyTheStepsOfTheSpecification) {
  const std::map<std::pair<ReportState, Event>, ReportState> allowed{
      {{ReportState::not_started, Event::start}, ReportState::draft},
      {{ReportState::draft, Event::submit}, ReportState::submitted},
      {{ReportState::submitted, Event::send_back}, ReportState::returned},
      {{ReportState::submitted, Event::accept}, ReportState::accepted},
      {{ReportState::returned, Event::submit}, ReportState::submitted},
      {{ReportState::accepted, Event::send_back}, ReportState::returned},
  };
  for (const auto state : all_states) {
    for (const auto event : all_events) {
      const auto found = allowed.find({state, event});
      EXPECT_EQ(after(state, event), found == allowed.end() ? std::nullopt : std::optional{found->second})
          << to_code(state) << " × " << static_cast<int>(event);
    }
  }
}

TEST(ReportStates, CodesReadBack) {
  for (const auto state : all_states) EXPECT_EQ(state_from_code(to_code(state)), state);
  EXPECT_EQ(state_from_code("overdue"), std::nullopt);
}

TEST(ReportParts, CodesReadBack) {
  for (const auto part : all_parts) EXPECT_EQ(part_from_code(to_code(part)), part);
  EXPECT_EQ(part_from_code("photos"), std::nullopt);
}

// ---- days
using Kind = ControlDays::Kind;

TEST(ControlDays, UnknownDueDateGivesNoFigure) {
  EXPECT_EQ(control_days(std::nullopt, std::nullopt, day("2008-03-01")).kind, Kind::due_unknown);
  EXPECT_EQ(control_days(std::nullopt, day("2008-02-27"), day("2008-03-01")).days, std::nullopt);
}

TEST(ControlDays, SubmittedEarlyIsNegative) { EXPECT_EQ(control_days(day("2008-02-29"), day("2008-02-20"), day("2020-01-01")).days, -9); }

TEST(ControlDays, AFigureIsWrittenWithAMinusSignAndADashWhereThereIsNone) {
  EXPECT_EQ(figure_of({.kind = ControlDays::Kind::submitted, .days = -60}), "−60");
  EXPECT_EQ(figure_of({.kind = ControlDays::Kind::submitted, .days = 8}), "8");
  EXPECT_EQ(figure_of({.kind = ControlDays::Kind::not_due, .days = {}}), "—");
}

TEST(ControlDays, SubmittedOnTheDueDateIsZero) { EXPECT_EQ(control_days(day("2008-02-29"), day("2008-02-29"), day("2020-01-01")).days, 0); }

TEST(ControlDays, TheDayAfterTheTwentyNinthOfFebruaryIsOneLate) {
  EXPECT_EQ(control_days(day("2008-02-29"), day("2008-03-01"), day("2020-01-01")).days, 1);
  EXPECT_EQ(control_days(day("2007-02-28"), day("2007-03-01"), day("2020-01-01")).days, 1);
}

TEST(ControlDays, NothingIsOverdueOnTheDueDate) {
  const auto days = control_days(day("2008-03-01"), std::nullopt, day("2008-03-01"));
  EXPECT_EQ(days, (ControlDays{Kind::not_due, std::nullopt, 0}));
  EXPECT_EQ(control_days(day("2008-03-01"), std::nullopt, day("2008-02-28")).days_left, 2);
}

TEST(ControlDays, OverdueGrowsDaily) {
  EXPECT_EQ(control_days(day("2008-03-01"), std::nullopt, day("2008-03-02")), (ControlDays{Kind::overdue, 1, 0}));
  EXPECT_EQ(control_days(day("2008-03-01"), std::nullopt, day("2008-03-03")).days, 2);
  EXPECT_EQ(control_days(day("2008-03-01"), std::nullopt, day("2009-03-01")).days, 365);
}

// Almaty was at UTC+6 until 2024-02-29 and is at UTC+5 since 2024-03-01 00:00, which began at 18:00 UTC and again at 19:00.
TEST(ControlDays, TheLastSecondOfTheDueDateIsInTime) {
  EXPECT_EQ(control_days(day("2008-02-29"), day_of("2008-02-29T17:59:59Z"), day("2020-01-01")).days, 0);
  EXPECT_EQ(control_days(day("2024-03-05"), day_of("2024-03-05T18:59:59Z"), day("2025-01-01")).days, 0);
}

TEST(ControlDays, TheFirstSecondOfTheNextDayIsLate) {
  EXPECT_EQ(control_days(day("2008-02-29"), day_of("2008-02-29T18:00:00Z"), day("2020-01-01")).days, 1);
  EXPECT_EQ(control_days(day("2024-03-05"), day_of("2024-03-05T19:00:00Z"), day("2025-01-01")).days, 1);
}

TEST(ControlDays, TheNightOfTheNewZoneEndsTheTwentyNinthOnce) {
  EXPECT_EQ(control_days(day("2024-02-29"), day_of("2024-02-29T17:59:59Z"), day("2025-01-01")).days, 0);
  EXPECT_EQ(control_days(day("2024-02-29"), day_of("2024-02-29T19:00:00Z"), day("2025-01-01")).days, 1);
  EXPECT_EQ(control_days(day("2024-03-01"), day_of("2024-03-01T18:59:59Z"), day("2025-01-01")).days, 0);
}

// ---- completeness
PartContent text(Part part, std::string body) { return {.part = part, .body = std::move(body)}; }

TEST(Completeness, APartIsPresentByTextOrRecord) {
  struct Row {
    std::string_view rule;
    PartContent content;
    bool present;
  };
  const std::vector<Row> table{
      {"text", text(Part::team, "Руководитель"), true},
      {"no text", {.part = Part::team}, false},
      {"empty text", text(Part::team, ""), false},
      {"blanks only", text(Part::team, " \n\t "), false},
      {"attested without text", {.part = Part::team, .attested = true}, true},
      {"text of files is no file", text(Part::files, "приложены"), false},
      {"attested files", {.part = Part::files, .attested = true}, true},
  };
  for (const auto& row : table) EXPECT_EQ(present_parts(std::vector{row.content}, 0).contains(row.content.part), row.present) << row.rule;
}

TEST(Completeness, FilesArePresentWhenThereIsOne) {
  EXPECT_FALSE(present_parts({}, 0).contains(Part::files));
  EXPECT_TRUE(present_parts({}, 1).contains(Part::files));
}

TEST(Completeness, MissingPartsKeepTheOrderOfTheRequirement) {
  const std::vector required{Part::main_works, Part::team, Part::about_project};
  EXPECT_EQ(missing_parts(required, {Part::team}), (std::vector{Part::main_works, Part::about_project}));
  EXPECT_TRUE(missing_parts(required, {Part::team, Part::about_project, Part::main_works, Part::files}).empty());
}

// ---- merging
DraftPart stored(std::string body, std::int64_t version) { return {{.part = Part::team, .body = std::move(body)}, version}; }
PartEdit edit(std::string typed, std::int64_t version, std::string_view shown) {
  return {Part::team, std::move(typed), version, text_hash(shown)};
}

TEST(Merging, AnUnchangedTextIsNeverWritten) {
  EXPECT_EQ(merge(stored("новый", 2), edit("старый", 1, "старый")), Merge::keep);
  EXPECT_EQ(merge(stored("старый", 1), edit("старый", 1, "старый")), Merge::keep);
}

TEST(Merging, AChangeOfWhatWasShownIsWritten) {
  EXPECT_EQ(merge(stored("старый", 1), edit("мой", 1, "старый")), Merge::write);
  EXPECT_EQ(merge(DraftPart{.content = {.part = Part::team}}, edit("мой", 0, "")), Merge::write);
}

TEST(Merging, TwoChangesOfOnePartAreAConflict) { EXPECT_EQ(merge(stored("чужой", 2), edit("мой", 1, "старый")), Merge::conflict); }

TEST(Merging, TheSameTextTypedTwiceIsNoConflict) { EXPECT_EQ(merge(stored("один", 2), edit("один", 1, "старый")), Merge::keep); }

TEST(Merging, ClearingATextIsAChange) { EXPECT_EQ(merge(stored("старый", 1), edit("", 1, "старый")), Merge::write); }

// ---- what is hashed
Report some_report() {
  Report report;
  report.id = {77};
  report.stage = 1;
  return report;
}
File file(std::int64_t id) { return {{id}, {77}, "a.pdf", "application/pdf", 10, std::string(64, 'a'), {}}; }

TEST(CanonicalText, IsWrittenAsThePublicPageSays) {
  const std::vector parts{text(Part::about_project, "О проекте"), PartContent{.part = Part::team, .attested = true}};
  const std::vector files{file(9), file(8)};
  EXPECT_EQ(canonical_text(some_report(), 2, parts, files),
            "baqylau report 1\nreport 77\nstage 1\nversion 2\npart team attested 0\n\npart about_project text 17\nО проекте\n"
            "file " +
                std::string(64, 'a') + " 10 a.pdf\nfile " + std::string(64, 'a') + " 10 a.pdf\n");
}

TEST(CanonicalText, ATextCannotImitateAnotherPart) {
  const std::vector one{text(Part::team, "a\npart about_project text 1\nb")};
  const std::vector two{text(Part::team, "a"), text(Part::about_project, "b")};
  EXPECT_NE(canonical_text(some_report(), 1, one, {}), canonical_text(some_report(), 1, two, {}));
}

TEST(ReceiptNumber, HasTheYearOfAlmatyAndDiffersByReportVersionAndAttempt) {
  const auto new_year = base::parse_instant("2007-12-31T18:30:00Z").value();
  const auto number = receipt_number({77}, 1, 0, new_year);
  EXPECT_EQ(number.size(), std::string_view{"R-2008-7K3M-9QXZ"}.size());
  EXPECT_TRUE(number.starts_with("R-2008-")) << number;
  EXPECT_EQ(number.find_first_of("ILOU", 1), std::string::npos) << number;
  EXPECT_NE(number, receipt_number({78}, 1, 0, new_year));
  EXPECT_NE(number, receipt_number({77}, 2, 0, new_year));
  EXPECT_NE(number, receipt_number({77}, 1, 1, new_year));
}

}  // namespace
}  // namespace baqylau::reports
