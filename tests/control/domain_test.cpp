#include "control/domain.hpp"
#include "control/explain.hpp"

#include <gtest/gtest.h>

namespace baqylau::control {
namespace {

using reports::ControlDays;
using reports::Part;

base::LocalDate day(std::string_view iso) { return base::LocalDate::parse_iso(iso).value(); }

StageFacts stage(std::optional<std::string_view> due, std::optional<std::string_view> submitted, std::initializer_list<Part> parts = {}) {
  StageFacts facts{.report = base::ReportId{1}};
  if (due) facts.due_on = day(*due);
  if (submitted) facts.submitted_on = day(*submitted);
  for (const auto part : parts) facts.evidence[part] = {.version = 1, .letters = 10, .attested = false};
  return facts;
}

const std::vector<Part> pilot_parts{Part::team, Part::about_project, Part::main_works};
const std::array<std::vector<Part>, 3> required{pilot_parts, pilot_parts, pilot_parts};

TEST(SpecialControl, AnUnsubmittedReportIsNoCauseOnItsDueDateAndIsOneTheDayAfter) {
  const std::array<StageFacts, 3> stages{stage("2008-02-19", std::nullopt), stage({}, {}), stage({}, {})};
  EXPECT_TRUE(causes(stages, required, day("2008-02-19")).empty());
  EXPECT_EQ(causes(stages, required, day("2008-02-20")), (std::vector<Cause>{{Cause::Kind::overdue, 1, 1, {}}}));
}

TEST(SpecialControl, OverdueDaysGrowDaily) {
  const std::array<StageFacts, 3> stages{stage("2008-02-19", std::nullopt), stage({}, {}), stage({}, {})};
  EXPECT_EQ(causes(stages, required, day("2008-03-01")).at(0).days, 11);  // 2008 has a 29 February
  EXPECT_EQ(causes(stages, required, day("2008-03-02")).at(0).days, 12);
}

TEST(SpecialControl, ALateReportThatIsCompleteIsNoCauseAnyMore) {
  const std::array<StageFacts, 3> stages{stage("2008-02-19", "2008-02-27", {Part::team, Part::about_project, Part::main_works}),
                                         stage({}, {}), stage({}, {})};
  EXPECT_TRUE(causes(stages, required, day("2026-01-01")).empty());
}

TEST(SpecialControl, AnIncompleteSubmissionIsACauseAndNamesWhatIsMissing) {
  const std::array<StageFacts, 3> stages{stage("2008-02-19", "2008-02-18", {Part::about_project}), stage({}, {}), stage({}, {})};
  EXPECT_EQ(causes(stages, required, day("2008-02-18")),
            (std::vector<Cause>{{Cause::Kind::incomplete, 1, 0, {Part::team, Part::main_works}}}));
}

TEST(SpecialControl, AnIncompleteSubmissionCountsAlsoWhereTheDueDateIsUnknown) {
  const std::array<StageFacts, 3> stages{stage({}, "2008-02-18", {}), stage({}, {}), stage({}, {})};
  EXPECT_EQ(causes(stages, required, day("2008-02-18")).size(), 1u);
}

TEST(SpecialControl, AnUnknownDueDateWithoutSubmissionIsNoCause) {
  const std::array<StageFacts, 3> stages{stage({}, {}), stage({}, {}), stage({}, {})};
  EXPECT_TRUE(causes(stages, required, day("2099-01-01")).empty());
}

TEST(SpecialControl, EachStageIsACauseOfItsOwn) {
  const std::array<StageFacts, 3> stages{stage("2008-01-01", {}), stage("2008-02-01", {}), stage("2008-03-01", {})};
  const auto found = causes(stages, required, day("2008-02-15"));
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].stage, 1);
  EXPECT_EQ(found[1].stage, 2);
}

class ControlFigures : public ::testing::Test {
 protected:
  std::unique_ptr<i18n::Catalogues> catalogues = i18n::load_catalogues();
  const i18n::Translator& en = (*catalogues)[i18n::Language::en];
  const i18n::Translator& ru = (*catalogues)[i18n::Language::ru];
};

TEST_F(ControlFigures, AnEarlyReportIsANegativeNumber) {
  const auto cell = explain_days(en, stage("2008-02-19", "2008-02-17"), day("2008-03-01"));
  EXPECT_EQ(cell.shown, "−2");
  EXPECT_EQ(cell.explanation.arithmetic, "17 Feb 2008 − 19 Feb 2008 = −2");
}

TEST_F(ControlFigures, AReportOnTheDueDateIsNought) {
  EXPECT_EQ(explain_days(en, stage("2008-02-19", "2008-02-19"), day("2008-03-01")).shown, "0");
}

TEST_F(ControlFigures, NoFigureIsMadeUpBeforeTheDueDate) {
  const auto cell = explain_days(ru, stage("2008-02-19", {}), day("2008-02-17"));
  EXPECT_EQ(cell.shown, "—");
  EXPECT_EQ(cell.explanation.arithmetic, "Осталось 2 дня");
}

TEST_F(ControlFigures, AnUnknownDueDateSaysSo) {
  const auto cell = explain_days(ru, stage({}, {}), day("2008-02-17"));
  EXPECT_EQ(cell.shown, "—");
  EXPECT_EQ(cell.explanation.inputs.at(0), "Контрольная дата: нет сведений");
}

TEST_F(ControlFigures, AMarkSaysWhichVersionItWasTakenFrom) {
  const auto cell = explain_part(en, stage("2008-02-19", "2008-02-18", {Part::team}), Part::team);
  EXPECT_EQ(cell.shown, "1");
  EXPECT_EQ(cell.explanation.inputs.at(1), "Looked at: version 1");
  EXPECT_EQ(explain_part(en, stage("2008-02-19", "2008-02-18", {Part::team}), Part::main_works).shown, "0");
}

TEST_F(ControlFigures, AnAttestedPartCountsAndSaysThatItsTextIsLost) {
  StageFacts facts = stage("2008-02-19", "2008-02-18");
  facts.evidence[Part::team] = {.version = 1, .letters = 0, .attested = true};
  const auto cell = explain_part(en, facts, Part::team);
  EXPECT_EQ(cell.shown, "1");
  EXPECT_NE(cell.explanation.inputs.back().find("was not preserved"), std::string::npos);
}

}  // namespace
}  // namespace baqylau::control
