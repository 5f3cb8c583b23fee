#pragma once
/// The workflow of a case of special control, as a table. SPEC §7.

#include "control/control.hpp"

#include <array>
#include <optional>
#include <string_view>

namespace baqylau::control {

enum class CaseEvent {
  open,     ///< its first
  cure,     ///< the cause is gone
  release,  ///< by a reasoned act
  decide,   ///< a decision ended what it was about
  reopen,   ///< the act or decision was annulled, or a cured cause came again
};
inline constexpr std::array all_case_events{CaseEvent::open, CaseEvent::cure, CaseEvent::release, CaseEvent::decide, CaseEvent::reopen};
inline constexpr std::array all_case_states{Case::State::open, Case::State::cured, Case::State::released, Case::State::decided};

std::string_view to_code(CaseEvent event);
std::optional<CaseEvent> case_event_from_code(std::string_view code);
std::string_view to_code(Case::State state);
std::optional<Case::State> case_state_from_code(std::string_view code);

/// Where the event leads from a state; `from` empty: there is no case yet. Nothing where the table does not allow it.
std::optional<Case::State> after(std::optional<Case::State> from, CaseEvent event);

}  // namespace baqylau::control
