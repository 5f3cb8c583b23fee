#include "control/workflow.hpp"

#include <stdexcept>
#include <utility>

namespace baqylau::control {

namespace {

using base::M;
using State = Case::State;

constexpr std::array<std::pair<CaseEvent, std::string_view>, 5> event_codes{{
    {CaseEvent::open, "open"},
    {CaseEvent::cure, "cure"},
    {CaseEvent::release, "release"},
    {CaseEvent::decide, "decide"},
    {CaseEvent::reopen, "reopen"},
}};
constexpr std::array<std::pair<State, std::string_view>, 4> state_codes{{
    {State::open, "open"},
    {State::cured, "cured"},
    {State::released, "released"},
    {State::decided, "decided"},
}};

/// The workflow; documentation is made from it.
const std::array lines{
    projects::Step{"", "open", "open", M("The system, when a cause comes about; a specialist, with a reason")},
    projects::Step{"open", "cure", "cured", M("The system, when the cause is gone")},
    projects::Step{"open", "release", "released", M("A specialist, with a reason; an approved decision")},
    projects::Step{"open", "decide", "decided", M("An approved decision that ends the project")},
    projects::Step{"cured", "reopen", "open", M("The system, when the same cause comes about again")},
    projects::Step{"released", "reopen", "open", M("An approved decision that annuls the release")},
    projects::Step{"decided", "reopen", "open", M("An approved decision that annuls the one that ended the project")},
};

}  // namespace

std::span<const projects::Step> case_steps() { return lines; }

std::string_view to_code(CaseEvent event) {
  for (const auto& [value, code] : event_codes)
    if (value == event) return code;
  throw std::logic_error("unknown event of a case");
}

std::optional<CaseEvent> case_event_from_code(std::string_view code) {
  for (const auto& [value, known] : event_codes)
    if (known == code) return value;
  return std::nullopt;
}

std::string_view to_code(State state) {
  for (const auto& [value, code] : state_codes)
    if (value == state) return code;
  throw std::logic_error("unknown state of a case");
}

std::optional<State> case_state_from_code(std::string_view code) {
  for (const auto& [value, known] : state_codes)
    if (known == code) return value;
  return std::nullopt;
}

std::optional<State> after(std::optional<State> from, CaseEvent event) {
  const auto start = from ? to_code(*from) : std::string_view{};
  for (const auto& line : lines)
    if (line.from == start && line.event == to_code(event)) return case_state_from_code(line.to);
  return std::nullopt;
}

}  // namespace baqylau::control
