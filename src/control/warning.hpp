#pragma once
/// Early warning: whether the next report of a running project is likely to be late, by plain rules that are shown. Pure.

#include "reports/reports.hpp"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace baqylau::control {

/// A report of the NGO, of any of its projects, whose due date has passed.
struct PastReport {
  base::LocalDate due{};
  std::optional<base::LocalDate> counted_on{};  ///< none: not submitted yet
  [[nodiscard]] bool late() const { return !counted_on || *counted_on > due; }
};

/// What the rules look at.
struct WarningInput {
  base::LocalDate today{};
  base::LocalDate due{};                 ///< of the report in question; not before `today`
  std::vector<PastReport> past{};        ///< in any order; those due on or after `today` do not count
  bool draft_empty = true;               ///< not a single part is filled in
  std::vector<reports::Part> missing{};  ///< required parts that the draft does not have
};

enum class WarningRule { last_was_late, often_late, empty_draft, parts_missing };
inline constexpr std::array all_warning_rules{WarningRule::last_was_late, WarningRule::often_late, WarningRule::empty_draft,
                                              WarningRule::parts_missing};
/// How far back the NGO's reports count, and from when on the draft is looked at.
inline constexpr int history_days = 3 * 365;
inline constexpr int least_history = 2;  ///< reports, below which nothing is said of how often
inline constexpr int empty_draft_days = 7;
inline constexpr int parts_missing_days = 3;

struct Warning {
  std::vector<WarningRule> reasons{};  ///< those that hold, in the order of `all_warning_rules`
  int days_left = 0;
  int past = 0, past_late = 0;  ///< reports of the last three years, and how many of them were late
  std::vector<reports::Part> missing{};
  [[nodiscard]] bool likely_late() const { return !reasons.empty(); }
};
Warning warn(const WarningInput& input);

/// The rule in words, for everybody to read.
base::Text rule_text(WarningRule rule);
/// Why it holds in this case: "The NGO submitted 2 of its 3 reports of the last three years late".
std::string reason_text(const i18n::Translator& t, const Warning& warning, WarningRule rule);

}  // namespace baqylau::control
