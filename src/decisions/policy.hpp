#pragma once
/// The legal order of decisions: pure, over what is known of a project at the moment. SPEC §9.
///
/// | kind | what must hold |
/// |---|---|
/// | finance | in execution, or completed; the tranche planned or withheld; all earlier tranches due or paid; the report it waits for
/// accepted and its rating complete and positive; no open case of special control | | withhold | in execution, or completed; the tranche
/// planned or due | | extend | in execution; the new due date after today and after the old one, and not after the next report's | | close,
/// terminate | in execution; an open case whose notice went out and whose term has passed | | demand_repayment | closed or terminated; the
/// amount above 0 and at most what was paid | | release | the case is open | | annul | approved, not annulled, no annulment, and the last
/// one still in force of those that hang on one another: all on money and status together, those on one report's due date, those on one
/// case |

#include "decisions/domain.hpp"

#include "projects/projects.hpp"
#include "ratings/ratings.hpp"
#include "reports/reports.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace baqylau::decisions {

struct Situation {
  projects::ProjectStatus status{};
  struct Stage {
    reports::ReportState report{};
    std::optional<base::LocalDate> due_on{};
    std::optional<base::Instant> submitted_at{};
    std::optional<ratings::Points> rating{};  ///< complete: experts have scored
    int threshold = 60;                       ///< points from which a rating is positive
    /// The last move of the due date.
    struct Move {
      std::optional<base::LocalDate> from{};
      base::LocalDate to{};
      friend bool operator==(const Move&, const Move&) = default;
    };
    std::optional<Move> last_move{};
  };
  std::array<Stage, 3> stages{};
  std::vector<projects::Tranche> tranches{};  ///< by number; empty: none was entered
  std::optional<base::Money> budget{};
  struct OpenCase {
    base::CaseId id{};
    base::LocalDate cure_by{};  ///< last day of the term
    bool notice_given = false;
  };
  std::vector<OpenCase> open_cases{};
  /// Approved decisions, the first approved first.
  struct Earlier {
    base::DecisionId id{};
    Subject subject{};
    std::string number{};
    bool annulled = false;
  };
  std::vector<Earlier> approved{};
  base::LocalDate today{};
};

/// Whose report a tranche waits for; the first waits for none. With four tranches tranche k + 1 waits for report k; with more or
/// fewer the last one still waits for the final report.
std::optional<int> report_of_tranche(int number, int tranches);
/// What was paid so far.
base::Money paid(const std::vector<projects::Tranche>& tranches);
/// The most that can be demanded back; nothing where neither tranches nor the budget are known.
std::optional<base::Money> most_repayment(const Situation& situation);

/// Why a decision may not be taken now, in words that say what is missing and what to do; nothing where it may.
std::optional<base::Message> obstacle(const Situation& situation, const Subject& subject);
/// The same before anything was chosen: whether the kind can be offered at all.
std::optional<base::Message> obstacle(const Situation& situation, DecisionKind kind);
/// Subjects of the kind that may be decided on now; of extend and demand_repayment without date and amount.
std::vector<Subject> possible(const Situation& situation, DecisionKind kind);

}  // namespace baqylau::decisions
