#pragma once
/// What differs between two submitted versions of a report. Pure.

#include "base/difference.hpp"
#include "reports/domain.hpp"

#include <vector>

namespace baqylau::reports {

using base::Change;
using base::Difference;
using base::Stretch;

/// A row that stayed, went or came; `row` holds just it. A row of which a single cell changed went and came anew.
struct RowChange {
  Change change = Change::same;
  Rows row{};
};
/// In the order of the table, what was removed before what was added in its place.
using RowsDifference = std::vector<RowChange>;
RowsDifference difference(const Rows& before, const Rows& after);
/// The two tables again.
Rows rows_before(const RowsDifference& difference);
Rows rows_after(const RowsDifference& difference);

/// A part that at least one of the two versions holds.
struct PartDifference {
  Part part = Part::team;
  Change change = Change::same;  ///< of the part as a whole: `added` where the earlier version does not hold it
  Difference text{};
  RowsDifference rows{};
  bool attested_before = false, attested_after = false;
  /// Its text, its rows or its attestation.
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
