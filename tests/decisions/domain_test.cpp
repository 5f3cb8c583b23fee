#include "decisions/domain.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace baqylau::decisions {
namespace {

TEST(Workflow, OnlyADraftCanBeClosedAndEachEventLeadsToItsState) {
  EXPECT_EQ(after(State::draft, Event::approve), State::approved);
  EXPECT_EQ(after(State::draft, Event::refuse), State::refused);
  EXPECT_EQ(after(State::draft, Event::withdraw), State::withdrawn);
  for (const auto state : {State::approved, State::refused, State::withdrawn})
    for (const auto event : all_events) EXPECT_EQ(after(state, event), std::nullopt) << to_code(state) << " " << to_code(event);
}

TEST(Workflow, NobodyApprovesTheOwnDraftWhateverRolesTheyHold) {
  for (const bool specialist : {false, true}) {
    EXPECT_FALSE(allowed(Event::approve, {.drafter = true, .specialist = specialist, .approver = true}));
    EXPECT_FALSE(allowed(Event::refuse, {.drafter = true, .specialist = specialist, .approver = true}));
    EXPECT_TRUE(allowed(Event::approve, {.drafter = false, .specialist = specialist, .approver = true}));
    EXPECT_FALSE(allowed(Event::approve, {.drafter = false, .specialist = specialist, .approver = false}));
  }
}

TEST(Workflow, OnlyTheDrafterWithdrawsAndOnlyAsASpecialist) {
  EXPECT_TRUE(allowed(Event::withdraw, {.drafter = true, .specialist = true}));
  EXPECT_FALSE(allowed(Event::withdraw, {.drafter = false, .specialist = true, .approver = true}));
  EXPECT_FALSE(allowed(Event::withdraw, {.drafter = true, .specialist = false, .approver = true}));
}

TEST(Workflow, TheDocumentedStepsAreThoseOfTheTable) {
  std::set<std::string> documented, table;
  for (const auto& step : decision_steps())
    if (!step.from.empty()) documented.insert(std::string{step.from} + " " + std::string{step.event} + " " + std::string{step.to});
  for (const auto state : all_states)
    for (const auto event : all_events)
      if (const auto to = after(state, event))
        table.insert(std::string{to_code(state)} + " " + std::string{to_code(event)} + " " + std::string{to_code(*to)});
  EXPECT_EQ(documented, table);
}

TEST(Codes, AreReadBack) {
  for (const auto kind : all_kinds) EXPECT_EQ(kind_from_code(to_code(kind)), kind);
  for (const auto state : all_states) EXPECT_EQ(state_from_code(to_code(state)), state);
  EXPECT_EQ(kind_from_code("forgive"), std::nullopt);
  EXPECT_EQ(state_from_code(""), std::nullopt);
}

TEST(Reasons, AreKeptInBothLanguagesAndOnceWhereTheyAreTheSame) {
  EXPECT_EQ(reason_of({.number = "17-р", .basis_kk = "Шарттың 5-тармағы", .basis_ru = "Пункт 5 договора"}),
            "№ 17-р. Шарттың 5-тармағы / Пункт 5 договора");
  EXPECT_EQ(reason_of({.number = "3", .basis_kk = "Договор", .basis_ru = "Договор"}), "№ 3. Договор");
}

}  // namespace
}  // namespace baqylau::decisions
