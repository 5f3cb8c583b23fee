#include "tests/control/facts.hpp"

#include "control/explain.hpp"

#include <gtest/gtest.h>

#include <cstdint>

namespace baqylau::control {
namespace {

using reports::Part;

const std::vector<Part> pilot_parts{Part::team, Part::about_project, Part::main_works};

std::vector<Cause> causes_on(const std::vector<reports::Facts>& facts, std::string_view on) {
  return causes(
      facts, [](int, std::optional<base::LocalDate>) -> const std::vector<Part>& { return pilot_parts; }, day(on));
}
std::vector<Cause> causes_on(const Told& told, std::string_view on) { return causes_on(std::vector{told.facts()}, on); }

TEST(SpecialControl, AnUnsubmittedReportIsNoCauseOnItsDueDateAndIsOneTheDayAfter) {
  EXPECT_TRUE(causes_on(Told{"2008-02-19"}, "2008-02-19").empty());
  const auto found = causes_on(Told{"2008-02-19"}, "2008-02-20");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].kind, Cause::Kind::overdue);
  EXPECT_EQ(found[0].days, 1);
  EXPECT_EQ(found[0].since, base::almaty_start(day("2008-02-20")));
}

TEST(SpecialControl, OverdueDaysGrowDailyAlsoOverThe29thOfFebruary) {
  EXPECT_EQ(causes_on(Told{"2008-02-19"}, "2008-02-29").at(0).days, 10);
  EXPECT_EQ(causes_on(Told{"2008-02-19"}, "2008-03-01").at(0).days, 11);
  EXPECT_EQ(causes_on(Told{"2007-02-19"}, "2007-03-01").at(0).days, 10);
}

TEST(SpecialControl, ALateReportThatIsCompleteIsNoCauseAnyMore) {
  auto told = Told{"2008-02-19"}.submitted("2008-02-27", {Part::team, Part::about_project, Part::main_works});
  EXPECT_TRUE(causes_on(told, "2026-01-01").empty());
}

TEST(SpecialControl, AnIncompleteSubmissionIsACauseAndNamesWhatIsMissing) {
  const auto found = causes_on(Told{"2008-02-19"}.submitted("2008-02-18", {Part::about_project}), "2008-02-18");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].kind, Cause::Kind::incomplete);
  EXPECT_EQ(found[0].missing, (std::vector{Part::team, Part::main_works}));
  EXPECT_EQ(found[0].since, noon("2008-02-18"));
}

TEST(SpecialControl, AnIncompleteSubmissionCountsAlsoWhereTheDueDateIsUnknown) {
  EXPECT_EQ(causes_on(Told{std::nullopt}.submitted("2008-02-18", {}), "2008-02-18").size(), 1u);
}

TEST(SpecialControl, AnUnknownDueDateWithoutSubmissionIsNoCause) { EXPECT_TRUE(causes_on(Told{std::nullopt}, "2099-01-01").empty()); }

TEST(SpecialControl, EachStageIsACauseOfItsOwn) {
  const auto found =
      causes_on(std::vector{Told{"2008-01-01", 1}.facts(), Told{"2008-02-01", 2}.facts(), Told{"2008-03-01", 3}.facts()}, "2008-02-15");
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].stage, 1);
  EXPECT_EQ(found[1].stage, 2);
}

TEST(SpecialControl, AReturnForIncompletenessAfterTheDueDateMakesTheReportOverdueFromThen) {
  auto told = Told{"2008-02-19"}.submitted("2008-02-18", {Part::team}).returned("2008-02-25", true);
  const auto found = causes_on(told, "2008-02-26");
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].kind, Cause::Kind::overdue);
  EXPECT_EQ(found[0].days, 7);
  EXPECT_EQ(found[0].since, noon("2008-02-25"));
  EXPECT_EQ(found[1].kind, Cause::Kind::incomplete);
  EXPECT_EQ(found[1].since, noon("2008-02-18"));
}

TEST(SpecialControl, TwoIncompleteVersionsInARowAreOneCause) {
  const auto first = causes_on(Told{"2008-03-19"}.submitted("2008-02-18", {Part::team}), "2008-02-26");
  const auto both = causes_on(
      Told{"2008-03-19"}.submitted("2008-02-18", {Part::team}).returned("2008-02-20", true).submitted("2008-02-25", {Part::main_works}),
      "2008-02-26");
  ASSERT_EQ(both.size(), 1u);
  EXPECT_EQ(both[0].key, first.at(0).key);
  EXPECT_EQ(both[0].since, noon("2008-02-18"));
}

TEST(SpecialControl, AnAcceptedReportIsNoCauseEvenWhereAPartIsMissing) {
  EXPECT_TRUE(causes_on(Told{"2008-02-19"}.submitted("2008-02-18", {Part::team}).accepted("2008-02-20"), "2008-03-01").empty());
}

TEST(SpecialControl, AMovedDueDateIsAnotherCause) {
  const auto before = causes_on(Told{"2008-02-19"}, "2008-03-10").at(0);
  const auto after = causes_on(Told{"2008-02-19"}.moved("2008-02-21", "2008-03-01"), "2008-03-10").at(0);
  EXPECT_EQ(after.days, 9);
  EXPECT_NE(after.key, before.key);
  EXPECT_EQ(after.since, base::almaty_start(day("2008-03-02")));
}

// ---- cases

CaseHistory released_and_annulled() {
  CaseHistory history;
  history.begun = {.id = base::CaseId{1}, .project = base::ProjectId{100}, .why = Case::Why::overdue, .stage = 1};
  history.begun.cause_key = "overdue 1";
  history.happened = {
      {.event = CaseEvent::open, .number = 1, .at = noon("2008-02-20"), .recorded_at = noon("2008-02-21"), .cure_by = day("2008-03-02")},
      {.event = CaseEvent::release, .number = 2, .at = noon("2008-02-25"), .recorded_at = noon("2008-02-25"), .reason = "Flood"},
      {.event = CaseEvent::reopen, .number = 3, .at = noon("2008-02-28"), .recorded_at = noon("2008-02-28"), .cure_by = day("2008-03-09")},
  };
  return history;
}

TEST(Cases, AreReplayedAsOfAnyMoment) {
  const auto history = released_and_annulled();
  const auto end_of = [](std::string_view iso) { return base::almaty_start(day(iso).plus_days(1)); };
  EXPECT_FALSE(case_at(history, end_of("2008-02-19")).has_value());
  EXPECT_EQ(case_at(history, end_of("2008-02-20"))->state, Case::State::open);
  EXPECT_EQ(case_at(history, end_of("2008-02-24"))->cure_by, day("2008-03-02"));
  EXPECT_EQ(case_at(history, end_of("2008-02-25"))->state, Case::State::released);
  EXPECT_EQ(case_at(history, end_of("2008-02-25"))->close_reason, "Flood");
  const auto again = case_at(history, end_of("2008-02-28")).value();
  EXPECT_EQ(again.state, Case::State::open);
  EXPECT_EQ(again.cure_by, day("2008-03-09"));
  EXPECT_EQ(again.opened_at, noon("2008-02-20"));
  EXPECT_FALSE(again.closed_at.has_value());
}

TEST(Cases, AReleasedCauseDoesNotCountUntilTheReleaseIsAnnulled) {
  const std::vector histories{released_and_annulled()};
  const auto counts = [&](std::string_view iso) {
    return CasesAt{histories, base::almaty_start(day(iso).plus_days(1))}
        .standing(base::ProjectId{100}, {{.kind = Cause::Kind::overdue, .stage = 1, .key = "overdue 1"}})
        .size();
  };
  EXPECT_EQ(counts("2008-02-24"), 1u);
  EXPECT_EQ(counts("2008-02-25"), 0u);
  EXPECT_EQ(counts("2008-02-28"), 1u);
}

TEST(Cases, EndWhenTheirCauseWent) {
  Case open{.id = base::CaseId{1}, .why = Case::Why::overdue, .opened_at = base::almaty_start(day("2008-02-20"))};
  open.told_at = noon("2008-02-20");
  const auto late = Told{"2008-02-19"}.submitted("2008-02-27", {Part::team}).facts();
  EXPECT_EQ(gone_at(open, late.history, noon("2008-03-03")), noon("2008-02-27"));
  const auto moved = Told{"2008-02-19"}.moved("2008-02-22", "2008-03-10").facts();
  EXPECT_EQ(gone_at(open, moved.history, noon("2008-03-03")), noon("2008-02-22"));
}

TEST(Cases, OfAnIncompleteReportEndWithTheCompleteVersionNotWithAnotherIncompleteOne) {
  Case open{.id = base::CaseId{1}, .why = Case::Why::incomplete, .opened_at = noon("2008-02-18")};
  open.told_at = noon("2008-02-18") + std::chrono::minutes{1};
  const auto facts = Told{"2008-02-19"}
                         .submitted("2008-02-18", {Part::team})
                         .returned("2008-02-20", true)
                         .submitted("2008-02-21", {Part::main_works})
                         .returned("2008-02-22", true)
                         .submitted("2008-02-23", {Part::team, Part::about_project, Part::main_works})
                         .facts();
  EXPECT_EQ(gone_at(open, facts.history, noon("2008-03-03")), noon("2008-02-23"));
}

TEST(Cases, DoNotEndBeforeTheyBeganWherePapersWereRecordedLater) {
  Case open{.id = base::CaseId{1}, .why = Case::Why::overdue, .opened_at = base::almaty_start(day("2008-02-20"))};
  open.told_at = noon("2008-02-20");
  auto facts = Told{"2008-02-19"}.submitted("2008-02-18", {Part::team}).facts();
  facts.history[0].recorded_at = noon("2008-02-25");
  EXPECT_EQ(gone_at(open, facts.history, noon("2008-02-26")), open.opened_at);
}

// ---- figures in words

class ControlFigures : public ::testing::Test {
 protected:
  std::unique_ptr<i18n::Catalogues> catalogues = i18n::load_catalogues();
  const i18n::Translator& en = (*catalogues)[i18n::Language::en];
  const i18n::Translator& ru = (*catalogues)[i18n::Language::ru];
};

TEST_F(ControlFigures, AnEarlyReportIsANegativeNumber) {
  const auto cell = explain_days(en, Told{"2008-02-19"}.submitted("2008-02-17", {}).facts(), day("2008-03-01"));
  EXPECT_EQ(cell.shown, "−2");
  EXPECT_EQ(cell.explanation.arithmetic, "17 Feb 2008 − 19 Feb 2008 = −2");
}

TEST_F(ControlFigures, AReportOnTheDueDateIsNought) {
  EXPECT_EQ(explain_days(en, Told{"2008-02-19"}.submitted("2008-02-19", {}).facts(), day("2008-03-01")).shown, "0");
}

TEST_F(ControlFigures, NoFigureIsMadeUpBeforeTheDueDate) {
  const auto cell = explain_days(ru, Told{"2008-02-19"}.facts(), day("2008-02-17"));
  EXPECT_EQ(cell.shown, "—");
  EXPECT_EQ(cell.explanation.arithmetic, "Осталось 2 дня");
}

TEST_F(ControlFigures, AnUnknownDueDateSaysSo) {
  const auto cell = explain_days(ru, Told{std::nullopt}.facts(), day("2008-02-17"));
  EXPECT_EQ(cell.shown, "—");
  EXPECT_EQ(cell.explanation.inputs.at(0), "Контрольная дата: нет сведений");
}

TEST_F(ControlFigures, ADueDateMovedAfterTheSubmissionIsNotCountedFromAndSaysSo) {
  const auto facts = Told{"2008-02-19"}.submitted("2008-02-27", {}).moved("2008-02-28", "2008-03-01").facts();
  const auto cell = explain_days(en, facts, day("2008-03-05"));
  EXPECT_EQ(cell.shown, "8");
  EXPECT_EQ(cell.explanation.inputs.at(1), "Moved on 28 Feb 2008: 19 Feb 2008 → 1 Mar 2008. Reason: Flood");
  EXPECT_EQ(cell.explanation.inputs.at(2), "Judged by 19 Feb 2008, the due date in force when the report came");
  EXPECT_EQ(cell.explanation.arithmetic, "27 Feb 2008 − 19 Feb 2008 = 8");
}

TEST_F(ControlFigures, AReturnedIncompleteReportCountsFromTheNextSubmission) {
  const auto facts =
      Told{"2008-02-19"}.submitted("2008-02-18", {}).returned("2008-02-20", true).submitted("2008-02-22", {Part::team}).facts();
  const auto cell = explain_days(en, facts, day("2008-03-05"));
  EXPECT_EQ(cell.shown, "3");
  EXPECT_EQ(cell.explanation.inputs.at(2), "Returned for incompleteness; counted from the next submission: 22 February 2008");
}

TEST_F(ControlFigures, AMarkSaysWhichVersionItWasTakenFrom) {
  const auto facts = Told{"2008-02-19"}.submitted("2008-02-18", {Part::team}).facts();
  const auto cell = explain_part(en, facts, Part::team);
  EXPECT_EQ(cell.shown, "1");
  EXPECT_EQ(cell.explanation.inputs.at(1), "Looked at: version 1");
  EXPECT_EQ(explain_part(en, facts, Part::main_works).shown, "0");
}

TEST_F(ControlFigures, AnAttestedPartCountsAndSaysThatItsTextIsLost) {
  auto facts = Told{"2008-02-19"}.submitted("2008-02-18", {}).facts();
  facts.evidence[Part::team] = {.version = 1, .letters = 0, .attested = true};
  const auto cell = explain_part(en, facts, Part::team);
  EXPECT_EQ(cell.shown, "1");
  EXPECT_NE(cell.explanation.inputs.back().find("was not preserved"), std::string::npos);
}

}  // namespace
}  // namespace baqylau::control
