#pragma once
/// Control forms and the special-control group: computed from records at the moment of looking, never stored. SPEC §6, §7.

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "db/db.hpp"
#include "http/routes.hpp"
#include "reports/reports.hpp"
#include "ui/html.hpp"
#include "ui/view.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace baqylau::control {

/// Why a project is in the special-control group today: a report is overdue, or its last submission was incomplete.
/// It leaves by itself when the cause is gone.
struct Cause {
  enum class Kind { overdue, incomplete };
  Kind kind;
  int stage;                             ///< 1…3
  int days = 0;                          ///< of being overdue
  std::vector<reports::Part> missing{};  ///< required and not in the last submission
  friend bool operator==(const Cause&, const Cause&) = default;
};

/// Empty: the project is not in the group. Only projects in execution are.
std::vector<Cause> causes_of(db::Read& db, base::ProjectId project, base::LocalDate today);
std::int64_t projects_in_special_control(db::Read& db, base::LocalDate today);

/// The public mark on a passport; nothing where the project is not in the group.
ui::Html special_control_mark(const ui::View& v, db::Read& db, base::ProjectId project);
/// The control figures of one project, stage by stage, each with its rule, inputs and arithmetic.
ui::Html control_section(const ui::View& v, db::Read& db, base::ProjectId project);

void add_routes(http::Routes& routes);

}  // namespace baqylau::control
