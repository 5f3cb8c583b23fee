#include "questions/domain.hpp"

#include <algorithm>

namespace baqylau::questions {

namespace {

struct Step {
  State from;
  Act act;
  State to;
};
constexpr std::array steps{
    Step{State::waiting, Act::save, State::answered},       Step{State::waiting, Act::publish, State::published},
    Step{State::waiting, Act::refuse, State::refused},      Step{State::answered, Act::save, State::answered},
    Step{State::answered, Act::publish, State::published},  Step{State::answered, Act::refuse, State::refused},
    Step{State::published, Act::publish, State::published}, Step{State::published, Act::refuse, State::refused},
    Step{State::refused, Act::save, State::answered},       Step{State::refused, Act::publish, State::published},
};

}  // namespace

std::string_view to_code(State state) {
  switch (state) {
    case State::waiting: return "waiting";
    case State::answered: return "answered";
    case State::published: return "published";
    case State::refused: return "refused";
  }
  return "";
}

std::optional<State> state_from_code(std::string_view code) {
  for (const auto state : all_states)
    if (to_code(state) == code) return state;
  return std::nullopt;
}

std::optional<State> after(State from, Act act) {
  const auto* const found = std::ranges::find_if(steps, [&](const Step& step) { return step.from == from && step.act == act; });
  if (found == steps.end()) return std::nullopt;
  return found->to;
}

}  // namespace baqylau::questions
