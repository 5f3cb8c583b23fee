#pragma once
/// Pure rules of projects and passports.

#include "base/result.hpp"
#include "projects/projects.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::projects {

inline constexpr std::size_t most_tranches = 20;
inline constexpr std::size_t most_rows = 100;  ///< of a part of the passport

/// A lot that was not held or was cancelled has no executor: a conflict.
base::Done may_have_executor(const contests::Lot& lot);
/// What does not fit in an award: dates the wrong way round, tranches above the budget. Fields are named as in the form.
std::vector<base::FieldError> faults_of(const Award& award);

/// Journal event of a change: `passport.team_changed`.
std::string event_of(Part part);
/// What the timeline calls an event; nothing for events that are not shown.
std::optional<base::Text> event_text(std::string_view event);

}  // namespace baqylau::projects
