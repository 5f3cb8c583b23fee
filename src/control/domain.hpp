#pragma once
/// The rows of the control forms and the rules behind their cells. No HTTP, no HTML.

#include "control/control.hpp"

#include <array>
#include <map>
#include <set>
#include <string>

namespace baqylau::control {

/// Where the marks 1 and 0 of a report come from.
struct PartEvidence {
  std::optional<std::int64_t> version{};  ///< number of the submission looked at; none: the draft
  std::int64_t letters = 0;               ///< code points of the text; for `files`: how many files
  bool attested = false;
};

struct StageFacts {
  std::optional<base::ReportId> report{};
  std::optional<reports::ReportState> state{};
  std::optional<base::LocalDate> due_on{};
  std::optional<base::LocalDate> submitted_on{};
  std::map<reports::Part, PartEvidence> evidence{};
};

struct FormRow {
  base::ProjectId project{};
  base::LotId lot{};
  base::ContestId contest{};
  base::LocalDate held_on{};
  std::int64_t lot_number = 0;
  std::optional<std::string> lot_name_kk{}, lot_name_ru{};
  base::NgoId ngo{};
  std::optional<std::string> ngo_short_kk{}, ngo_full_kk{};
  std::string ngo_short_ru{}, ngo_full_ru{};
  std::string status{};
  std::array<StageFacts, 3> stages{};
};

struct FormFilter {
  base::ContestId contest{};  ///< 0: all
  std::string region{};       ///< KATO; empty: all
  std::string status{};       ///< of the project; empty: all
  bool special_only = false;
};

/// The marks of a report: which parts are there.
std::set<reports::Part> present(const StageFacts& facts);
reports::ControlDays days_of(const StageFacts& facts, base::LocalDate today);
/// Causes of one project's three reports. `required[stage - 1]` as on the report's due date.
std::vector<Cause> causes(const std::array<StageFacts, 3>& stages, const std::array<std::vector<reports::Part>, 3>& required,
                          base::LocalDate today);

}  // namespace baqylau::control
