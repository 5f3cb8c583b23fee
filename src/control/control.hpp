#pragma once
/// Control forms and the special-control group: computed from records at the moment of looking, never stored. SPEC §6, §7.

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "db/db.hpp"
#include "http/routes.hpp"
#include "notices/notices.hpp"
#include "projects/projects.hpp"
#include "reports/reports.hpp"
#include "ui/html.hpp"
#include "ui/view.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace baqylau::control {

/// Why a project is in the special-control group by itself: a report is overdue, or what was submitted last is incomplete.
/// It leaves when the cause is gone; an accepted report is no cause any more.
struct Cause {
  enum class Kind { overdue, incomplete };
  Kind kind;
  int stage;                             ///< 1…3
  int days = 0;                          ///< of being overdue
  std::vector<reports::Part> missing{};  ///< required and not in the last submission
  base::Instant since{};                 ///< when it came about
  /// What makes one cause one case: `overdue <report> <due date> <version returned before>`, `incomplete <report> <first version>`.
  std::string key{};
  friend bool operator==(const Cause&, const Cause&) = default;
};

/// A case of special control: cause → notice → term → cured, released or decided. SPEC §7.
struct Case {
  enum class State { open, cured, released, decided };
  enum class Why { overdue, incomplete, reasoned };
  base::CaseId id{};
  base::ProjectId project{};
  Why why{};
  std::optional<int> stage{};
  std::optional<std::string> reason{};  ///< of a reasoned one
  State state{};
  base::Instant opened_at{};  ///< when the cause came about
  base::LocalDate cure_by{};  ///< last day of the term
  std::optional<base::Instant> closed_at{};
  std::optional<std::string> close_reason{};
  std::optional<base::DecisionId> decision{};
  std::int64_t version = 1;
  std::string cause_key{};  ///< `Cause::key`; of a reasoned case its number
  base::Instant told_at{};  ///< when it was recorded, and the NGO told: the term counts from here
  friend bool operator==(const Case&, const Case&) = default;
};
/// Its workflow, for the documentation.
std::span<const projects::Step> case_steps();
base::Text label_of(Case::State state);
base::Text label_of(Case::Why why);
/// Newest first, as they stand.
std::vector<Case> cases_of_project(db::Read& db, base::ProjectId project);
std::vector<Case> cases_of_ngo(db::Read& db, base::NgoId ngo);
/// A specialist's reasoned act; its case begins with a notice. Invalid without a reason; conflict where a reasoned case is open.
base::Result<base::CaseId> open_case(db::Write& db, const reports::Checker& by, base::ProjectId project, const std::string& reason);
/// The project leaves the group for this cause by a reasoned act. Conflict where the case is no longer open.
base::Done release_case(db::Write& db, const reports::Checker& by, base::CaseId id, const std::string& reason,
                        std::optional<base::DecisionId> decision);
/// A decision ended what the open cases of the project were about (closing, termination). How many.
int decide_cases(db::Write& db, const reports::Checker& by, base::ProjectId project, base::DecisionId decision);
/// An annulled release or decision opens its cases again.
int reopen_cases(db::Write& db, const reports::Checker& by, base::DecisionId decision);

/// Timed work: opens a case for each cause that has none yet, closes those whose cause is gone, sends reminders before and after due
/// dates. Running it again changes nothing. `notices` need the means to write.
void keep_cases(db::Write& db, const notices::Outbox& outbox, base::LocalDate today);
/// The same, of the projects of which the journal has told since the last time: what a change causes, while `keep_cases` does what a
/// new day causes.
void keep_changed_cases(db::Write& db, const notices::Outbox& outbox, base::LocalDate today);
/// The same, of one project.
void keep_cases_of(db::Write& db, const notices::Outbox& outbox, base::ProjectId project, base::LocalDate today);
void send_reminders(db::Write& db, const notices::Outbox& outbox, base::LocalDate today);

/// As of the end of any day. Empty: the project is not in the group by itself. Only projects in execution are; a released cause
/// does not count.
std::vector<Cause> causes_of(db::Read& db, base::ProjectId project, base::LocalDate as_of);
/// Those with such a cause today, and those that a specialist took in with a reason.
std::int64_t projects_in_special_control(db::Read& db, base::LocalDate today);
/// Projects of which today's group, as pages tell it, says something else than their reports and cases.
std::vector<base::ProjectId> misplaced_members(db::Read& db, base::LocalDate today);

/// The public mark on a passport; nothing where the project is not in the group.
ui::Html special_control_mark(const ui::View& v, db::Read& db, base::ProjectId project);
/// The control figures of one project, stage by stage, each with its rule, inputs and arithmetic, and its cases of special control.
ui::Html control_section(const ui::View& v, db::Read& db, base::ProjectId project);

/// For the cabinet: which next reports of the NGO are likely to be late, and why; nothing where none is.
ui::Html cabinet_warnings(const ui::View& v, db::Read& db, base::NgoId ngo);

void add_routes(http::Routes& routes);

}  // namespace baqylau::control
