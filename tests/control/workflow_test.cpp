/// Every state with every event: what the table of cases allows, written by hand beside it.

#include "control/workflow.hpp"

#include <gtest/gtest.h>

#include <map>

namespace baqylau::control {
namespace {

using State = Case::State;
using From = std::optional<State>;

const std::map<std::pair<From, CaseEvent>, State> allowed{
    {{std::nullopt, CaseEvent::open}, State::open},       {{State::open, CaseEvent::cure}, State::cured},
    {{State::open, CaseEvent::release}, State::released}, {{State::open, CaseEvent::decide}, State::decided},
    {{State::cured, CaseEvent::reopen}, State::open},     {{State::released, CaseEvent::reopen}, State::open},
    {{State::decided, CaseEvent::reopen}, State::open},
};

TEST(CaseWorkflow, AllowsWhatTheMatrixAllowsAndNothingElse) {
  for (const From from : {From{}, From{State::open}, From{State::cured}, From{State::released}, From{State::decided}}) {
    for (const auto event : all_case_events) {
      const auto line = allowed.find({from, event});
      const auto expected = line == allowed.end() ? From{} : From{line->second};
      EXPECT_EQ(after(from, event), expected) << (from ? to_code(*from) : "no case") << " " << to_code(event);
    }
  }
}

TEST(CaseWorkflow, IsWrittenDownLineByLine) { EXPECT_EQ(case_steps().size(), allowed.size()); }

TEST(CaseWorkflow, CodesAreReadAsTheyAreWritten) {
  for (const auto event : all_case_events) EXPECT_EQ(case_event_from_code(to_code(event)), event);
  for (const auto state : all_case_states) EXPECT_EQ(case_state_from_code(to_code(state)), state);
  EXPECT_FALSE(case_event_from_code("undo").has_value());
}

}  // namespace
}  // namespace baqylau::control
