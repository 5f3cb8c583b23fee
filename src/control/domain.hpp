#pragma once
/// Why a project is under special control, and how its cases stand: pure rules over facts as of a day. No HTTP, no HTML.

#include "control/control.hpp"
#include "control/workflow.hpp"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace baqylau::control {

/// Required parts of a stage, by the report's due date.
using RequiredOf = std::function<const std::vector<reports::Part>&(int stage, std::optional<base::LocalDate> due)>;

/// Causes that one project's reports make, whatever was released. `facts` as of the same day.
std::vector<Cause> causes(std::span<const reports::Facts> facts, const RequiredOf& required, base::LocalDate as_of);

/// One thing that happened to a case.
struct CaseHappening {
  CaseEvent event{};
  std::int64_t number = 0;  ///< the case's version that it made
  base::Instant at{};
  base::Instant recorded_at{};
  std::optional<base::LocalDate> cure_by{};
  std::optional<std::string> reason{};
  std::optional<base::DecisionId> decision{};
};
/// `begun` holds what never changes: id, project, why, stage, reason, cause_key.
struct CaseHistory {
  Case begun{};
  std::vector<CaseHappening> happened{};
};
/// Replays what came about before `until`; nothing where the case was not there yet.
std::optional<Case> case_at(const CaseHistory& history, base::Instant until);

/// All cases as of one moment, by project.
class CasesAt {
 public:
  CasesAt() = default;
  CasesAt(const std::vector<CaseHistory>& histories, base::Instant until);
  /// A released or decided case for the cause: it does not put the project in the group.
  [[nodiscard]] bool lets_off(base::ProjectId project, const std::string& cause_key) const;
  /// Under special control by a specialist's act.
  [[nodiscard]] const Case* reasoned(base::ProjectId project) const;
  /// Of the cause; null where it has none yet.
  [[nodiscard]] const Case* of(base::ProjectId project, const std::string& cause_key) const;
  [[nodiscard]] const std::vector<Case>& all() const { return cases_; }
  /// The causes that count.
  [[nodiscard]] std::vector<Cause> standing(base::ProjectId project, std::vector<Cause> causes) const;

 private:
  std::vector<Case> cases_;
  std::map<std::pair<base::ProjectId, std::string>, std::size_t> by_cause_;
};

/// When the cause of an open automatic case went, in what was recorded since the NGO was told. `now` where nothing says.
base::Instant gone_at(const Case& open, std::span<const reports::Happening> history, base::Instant now);

}  // namespace baqylau::control
