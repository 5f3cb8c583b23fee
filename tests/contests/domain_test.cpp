#include "contests/domain.hpp"
#include "contests/lot_json.hpp"

#include <gtest/gtest.h>

namespace baqylau::contests {
namespace {

using enum LotStatus;

base::LocalDate day(std::string_view iso) { return base::LocalDate::parse_iso(iso).value(); }

TEST(LotWorkflow, FollowsTheTableWrittenByHand) {
  // Rows: from; columns: to announced, held, not held, cancelled.
  constexpr bool expected[4][4] = {
      {false, true, true, true},    // announced
      {true, false, true, true},    // held
      {true, true, false, true},    // not held
      {true, false, false, false},  // cancelled
  };
  for (const auto from : all_lot_statuses) {
    for (const auto to : all_lot_statuses) {
      EXPECT_EQ(may_become(from, to), expected[static_cast<int>(from)][static_cast<int>(to)]) << to_code(from) << " to " << to_code(to);
    }
  }
}

TEST(LotWorkflow, TheFormKeepsAHeldLotHeld) {
  EXPECT_TRUE(form_may_set(held, held));
  for (const auto to : {announced, not_held, cancelled}) EXPECT_FALSE(form_may_set(held, to)) << to_code(to);
}

TEST(LotWorkflow, TheFormFollowsTheWorkflowElsewhere) {
  EXPECT_TRUE(form_may_set(announced, held));
  EXPECT_TRUE(form_may_set(cancelled, announced));
  EXPECT_FALSE(form_may_set(cancelled, held));
}

TEST(LotStatusCodes, AreReadBack) {
  for (const auto status : all_lot_statuses) EXPECT_EQ(lot_status_from_code(to_code(status)), status);
  EXPECT_FALSE(lot_status_from_code("HELD"));
  EXPECT_FALSE(lot_status_from_code(""));
}

ContestFacts contest(std::string_view due_1, std::string_view due_2, std::string_view due_3) {
  const auto due = [](std::string_view iso) { return iso.empty() ? std::optional<base::LocalDate>{} : day(iso); };
  return {.state_body = {1}, .held_on = day("2007-04-19"), .due = {due(due_1), due(due_2), due(due_3)}};
}
std::vector<std::string> wrong_fields(const std::vector<base::FieldError>& errors) {
  std::vector<std::string> fields;
  for (const auto& error : errors) fields.push_back(error.field);
  return fields;
}

TEST(ContestSchedule, MayBeUnknownOrOnOneDay) {
  EXPECT_TRUE(check(contest("", "", "")).empty());
  EXPECT_TRUE(check(contest("2007-04-19", "2007-04-19", "2007-04-19")).empty());
}

TEST(ContestSchedule, RunsForward) {
  EXPECT_EQ(wrong_fields(check(contest("2008-03-01", "2008-02-29", "2008-06-01"))), std::vector<std::string>{"due_2"});
  EXPECT_EQ(wrong_fields(check(contest("2008-03-01", "", "2008-02-29"))), std::vector<std::string>{"due_3"});
}

TEST(ContestSchedule, BeginsWithTheContest) {
  EXPECT_EQ(wrong_fields(check(contest("2007-04-18", "", ""))), std::vector<std::string>{"due_1"});
}

TEST(LotFactsRule, NumberIsFromOneTo9999) {
  for (const int number : {0, -1, 10000})
    EXPECT_EQ(wrong_fields(check(LotFacts{.number = number, .name = {.ru = "Лот"}})), std::vector<std::string>{"number"});
  for (const int number : {1, 9999}) EXPECT_TRUE(check(LotFacts{.number = number, .name = {.ru = "Лот"}}).empty());
}

TEST(LotFactsRule, NameIsNeededInOneLanguageOnly) {
  EXPECT_TRUE(check(LotFacts{.number = 1, .name = {.kk = "Лот"}}).empty());
  EXPECT_EQ(wrong_fields(check(LotFacts{.number = 1})), std::vector<std::string>{"name_kk"});
}

LotFacts full_lot() {
  return {.number = 5,
          .name = {"Атауы", "Наименование «в кавычках» \"и\" \\"},
          .description = {std::nullopt, "Первая строка\nвторая"},
          .regions = {"55", "63"},
          .coverage = {std::nullopt, "Павлодар"},
          .planned = base::Money{2'937'350},
          .status = held};
}

TEST(LotsAsJson, AreReadBackAsTheyWere) {
  const ImportedTable table{.lots = {{2, full_lot()}, {.line = 7, .facts = {.number = 9999, .name = {.kk = "Лот"}}, .hidden = true}},
                            .sheet = "Лоты"};
  const auto back = table_from_json(to_json(table));
  EXPECT_EQ(back.sheet, "Лоты");
  EXPECT_EQ(back.hidden(), 1u);
  const auto& read = back.lots;
  ASSERT_EQ(read.size(), 2u);
  EXPECT_FALSE(read[0].hidden);
  EXPECT_TRUE(read[1].hidden);
  EXPECT_EQ(read[0].line, 2);
  EXPECT_EQ(content_hash(read[0].facts), content_hash(full_lot()));
  EXPECT_EQ(read[0].facts.name.ru, full_lot().name.ru);
  EXPECT_EQ(read[0].facts.regions, full_lot().regions);
  EXPECT_EQ(read[1].line, 7);
  EXPECT_FALSE(read[1].facts.name.ru);
  EXPECT_FALSE(read[1].facts.planned);
}

TEST(LotsAsJson, ThatWaitedAsAListAreRead) {
  auto whole = to_json({.lots = {{2, full_lot()}}});
  const auto list = whole.substr(whole.find('['), whole.rfind(']') + 1 - whole.find('['));
  const auto back = table_from_json(list);
  EXPECT_FALSE(back.sheet);
  ASSERT_EQ(back.lots.size(), 1u);
  EXPECT_EQ(content_hash(back.lots[0].facts), content_hash(full_lot()));
}

TEST(ContentHash, ChangesWithEachFact) {
  const auto before = content_hash(full_lot());
  auto lot = full_lot();
  lot.planned = base::Money{2'937'351};
  EXPECT_NE(content_hash(lot), before);
  lot = full_lot();
  lot.coverage.kk = "Павлодар";
  EXPECT_NE(content_hash(lot), before);
  lot = full_lot();
  lot.status = cancelled;
  EXPECT_NE(content_hash(lot), before);
}

}  // namespace
}  // namespace baqylau::contests
