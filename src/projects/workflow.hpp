#pragma once
/// What may happen to a project and to a tranche, in which order, as tables.

#include "projects/projects.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace baqylau::projects {

/// The workflow table; nothing where the event is not allowed in the status. Where `reinstate` leads is the history's to say:
/// to the status before the event that it takes back.
std::optional<ProjectStatus> after(ProjectStatus status, StatusEvent event, std::span<const StatusChange> history);

struct TrancheMove {
  TrancheState to{};
  /// Only of an undo: the decision that the earlier state came from.
  std::optional<base::DecisionId> earlier_decision{};
  friend bool operator==(const TrancheMove&, const TrancheMove&) = default;
};
/// The same for a tranche. `history` is that of this tranche alone.
std::optional<TrancheMove> after(TrancheState state, TrancheEvent event, std::span<const TrancheChange> history);

/// Throw `db::Error` for a code the schema does not allow.
StatusEvent status_event_from_code(std::string_view code);
TrancheState tranche_state_from_code(std::string_view code);
TrancheEvent tranche_event_from_code(std::string_view code);

}  // namespace baqylau::projects
