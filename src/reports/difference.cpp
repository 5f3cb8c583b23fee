#include "reports/difference.hpp"

#include <algorithm>
#include <utility>

namespace baqylau::reports {

namespace {

const PartContent* part_in(const SubmittedVersion& version, Part part) {
  for (const auto& content : version.parts)
    if (content.part == part) return &content;
  return nullptr;
}

bool holds(const std::vector<File>& files, const File& wanted) {
  return std::any_of(files.begin(), files.end(),
                     [&](const File& file) { return file.sha256 == wanted.sha256 && file.name == wanted.name; });
}

}  // namespace

RowsDifference difference(const Rows& before, const Rows& after) {
  const auto old_rows = single_rows(before), new_rows = single_rows(after);
  // Lengths of the longest common subsequence of what is left from each pair of places: a table has a hundred rows at most.
  std::vector<std::vector<std::size_t>> common(old_rows.size() + 1, std::vector<std::size_t>(new_rows.size() + 1, 0));
  for (auto i = old_rows.size(); i-- > 0;)
    for (auto j = new_rows.size(); j-- > 0;)
      common[i][j] = old_rows[i] == new_rows[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
  RowsDifference found;
  std::size_t i = 0, j = 0;
  while (i < old_rows.size() || j < new_rows.size()) {
    if (i < old_rows.size() && j < new_rows.size() && old_rows[i] == new_rows[j]) {
      found.push_back({Change::same, old_rows[i++]});
      ++j;
    } else if (j == new_rows.size() || (i < old_rows.size() && common[i + 1][j] >= common[i][j + 1])) {
      found.push_back({Change::removed, old_rows[i++]});
    } else {
      found.push_back({Change::added, new_rows[j++]});
    }
  }
  return found;
}

namespace {

Rows without(const RowsDifference& difference, Change left_out) {
  std::vector<Rows> kept;
  for (const auto& change : difference)
    if (change.change != left_out) kept.push_back(change.row);
  return joined(kept);
}

}  // namespace

Rows rows_before(const RowsDifference& difference) { return without(difference, Change::added); }
Rows rows_after(const RowsDifference& difference) { return without(difference, Change::removed); }

bool PartDifference::changed() const {
  return change != Change::same || attested_before != attested_after ||
         std::any_of(rows.begin(), rows.end(), [](const RowChange& row) { return row.change != Change::same; }) ||
         std::any_of(text.begin(), text.end(), [](const Stretch& stretch) { return stretch.change != Change::same; });
}

VersionDifference compare(const SubmittedVersion& before, const SubmittedVersion& after) {
  VersionDifference found;
  for (const auto part : all_parts) {
    const auto* old_part = part_in(before, part);
    const auto* new_part = part_in(after, part);
    if (old_part == nullptr && new_part == nullptr) continue;
    PartDifference one{.part = part};
    if (old_part == nullptr) one.change = Change::added;
    if (new_part == nullptr) one.change = Change::removed;
    one.attested_before = old_part != nullptr && old_part->attested;
    one.attested_after = new_part != nullptr && new_part->attested;
    one.text =
        base::difference(old_part != nullptr ? old_part->body.value_or("") : "", new_part != nullptr ? new_part->body.value_or("") : "");
    one.rows = difference(old_part != nullptr ? old_part->rows : Rows{}, new_part != nullptr ? new_part->rows : Rows{});
    found.parts.push_back(std::move(one));
  }
  for (const auto& file : before.files)
    if (!holds(after.files, file)) found.files.push_back({Change::removed, file});
  for (const auto& file : after.files)
    if (holds(before.files, file)) found.files.push_back({Change::same, file});
  for (const auto& file : after.files)
    if (!holds(before.files, file)) found.files.push_back({Change::added, file});
  return found;
}

}  // namespace baqylau::reports
