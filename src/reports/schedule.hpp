#pragma once
/// A contest's due dates and the reports they move. SPEC §3, docs/decisions/0020.
///
/// A report has its contest's date unless it has one of its own; what other dates of the contest would do is told before they are saved.

#include "contests/contests.hpp"
#include "reports/domain.hpp"

#include <optional>
#include <string>
#include <vector>

namespace baqylau::reports {

/// What another schedule does to one report that follows it.
struct DueChange {
  Report report;
  base::LocalDate to{};
  bool running = false;  ///< the project is in execution
  /// It came when no date was known, so it is judged by the present one.
  [[nodiscard]] bool judged_anew() const { return report.counted_at && !report.counted_due; }
  /// And it would be late by this one.
  [[nodiscard]] bool becomes_late() const { return judged_anew() && report.counted_on().value() > to; }
  /// It has not come, and the day has passed.
  [[nodiscard]] bool becomes_overdue(base::LocalDate today) const { return running && !report.counted_at && to < today; }
};

/// What other due dates of a contest would do.
struct SchedulePlan {
  contests::Schedule from{}, to{};
  std::vector<DueChange> moved{};
  std::vector<Report> kept{};        ///< that have a date of their own
  std::int64_t not_owed = 0;         ///< never submitted, of projects that are no longer in execution: nobody owes them, they stay
  std::vector<Report> in_the_way{};  ///< whose own date would no longer follow, or be followed by, the others of the project

  [[nodiscard]] bool changes_anything() const { return from != to || !moved.empty(); }
  /// Tells one plan from another: what somebody was shown from what would happen now. Begins with `dates`.
  [[nodiscard]] std::string fingerprint() const;
  [[nodiscard]] std::string dates() const;
};
SchedulePlan plan_schedule(db::Read& db, const contests::Contest& contest, const contests::Schedule& to);
/// Invalid where nothing changes, a date is taken away or stands in the wrong order, or there is no reason.
base::Done may_be_saved(const contests::Contest& contest, const SchedulePlan& plan, const std::string& reason);

struct NewSchedule {
  contests::Schedule due{};
  std::string reason{};
  std::int64_t version = 0;   ///< of the contest, as the person saw it
  std::string fingerprint{};  ///< of the plan that the person was shown
};
/// Gives the contest the dates and moves each report that follows it, with the reason that everybody sees: a happening, a leaf and a
/// version for each; tells the NGOs of those that are still owed. Invalid as `may_be_saved`; conflict where something has changed since.
base::Done save_schedule(db::Write& db, const notices::Outbox& outbox, const contests::Change& change, const contests::Contest& seen,
                         const NewSchedule& schedule);

}  // namespace baqylau::reports
