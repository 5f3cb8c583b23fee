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

bool PartDifference::changed() const {
  return change != Change::same || attested_before != attested_after ||
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
