#pragma once
/// What differs between two submitted versions of a report. Pure.

#include "base/difference.hpp"
#include "reports/domain.hpp"

#include <vector>

namespace baqylau::reports {

using base::Change;
using base::Difference;
using base::Stretch;

/// A part that at least one of the two versions holds.
struct PartDifference {
  Part part = Part::team;
  Change change = Change::same;  ///< of the part as a whole: `added` where the earlier version does not hold it
  Difference text{};
  bool attested_before = false, attested_after = false;
  /// Its text or its attestation.
  [[nodiscard]] bool changed() const;
};
/// A file is the same where its content and its name are.
struct FileDifference {
  Change change = Change::same;
  File file;
};
struct VersionDifference {
  std::vector<PartDifference> parts;  ///< in the order of `all_parts`
  std::vector<FileDifference> files;  ///< removed, same, added
};
VersionDifference compare(const SubmittedVersion& before, const SubmittedVersion& after);

}  // namespace baqylau::reports
