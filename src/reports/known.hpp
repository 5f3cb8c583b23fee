#pragma once
/// What is known of a report's rows before anybody has written them, so that nothing is typed twice. Pure. SPEC §5.

#include "reports/domain.hpp"

#include <map>
#include <span>
#include <vector>

namespace baqylau::reports {

struct KnownRows {
  Rows rows{};
  int stage = 0;  ///< the stage (1, 2) whose report they come from; 0: the passport
};
/// Team, target groups, partners and indicators: of the last stage before that has such rows, otherwise the passport's. Publications: those
/// of the passport that no earlier report has. Spending: what stands in the passport for the stage. Parts of which nothing is known are
/// left out.
std::map<Part, KnownRows> known_rows(int stage, const projects::Passport& passport, std::span<const projects::Spending> spending,
                                     const std::map<int, std::vector<PartContent>>& earlier);

/// What an accepted report brings into the passport.
projects::Reported reported_by(std::span<const PartContent> parts);

}  // namespace baqylau::reports
