#include "reports/known.hpp"

#include <algorithm>
#include <iterator>

namespace baqylau::reports {

namespace {

const Rows* rows_in(const std::vector<PartContent>& parts, Part part) {
  const auto found = std::ranges::find(parts, part, &PartContent::part);
  return found == parts.end() || count_of(found->rows) == 0 ? nullptr : &found->rows;
}

KnownRows of_stage_before(Part part, const projects::Passport& passport, const std::map<int, std::vector<PartContent>>& earlier) {
  for (auto stage = earlier.rbegin(); stage != earlier.rend(); ++stage)
    if (const auto* rows = rows_in(stage->second, part)) return {*rows, stage->first};
  return {rows_of(projects::content_of(passport, *passport_part(part)))};
}

Rows new_publications(const projects::Passport& passport, const std::map<int, std::vector<PartContent>>& earlier) {
  auto fresh = passport.publications;
  for (const auto& [stage, parts] : earlier) {
    const auto* rows = rows_in(parts, Part::publications);
    if (rows == nullptr) continue;
    for (const auto& told : std::get<projects::Publications>(*rows))
      std::erase_if(fresh, [&](const projects::Publication& own) { return projects::is_same(own, told); });
  }
  return rows_of(projects::PartContent{fresh});
}

}  // namespace

std::map<Part, KnownRows> known_rows(int stage, const projects::Passport& passport, std::span<const projects::Spending> spending,
                                     const std::map<int, std::vector<PartContent>>& earlier) {
  std::map<Part, KnownRows> known;
  std::vector<projects::Spending> of_stage;
  std::ranges::copy_if(spending, std::back_inserter(of_stage), [&](const projects::Spending& spent) { return spent.stage == stage; });
  for (const auto part : row_parts) {
    KnownRows found;
    if (part == Part::spending) found.rows = rows_of(passport.budget, of_stage);
    else if (part == Part::publications) found.rows = new_publications(passport, earlier);
    else found = of_stage_before(part, passport, earlier);
    if (count_of(found.rows) > 0) known.emplace(part, std::move(found));
  }
  return known;
}

projects::Reported reported_by(std::span<const PartContent> parts) {
  projects::Reported reported;
  for (const auto& content : parts) {
    if (count_of(content.rows) == 0) continue;
    if (const auto* spent = std::get_if<SpentOnLines>(&content.rows)) {
      for (const auto& row : *spent) reported.spending.push_back({row.position, row.name, row.amount, row.evidence});
    } else {
      reported.parts.push_back(passport_content(content.part, content.rows));
    }
  }
  return reported;
}

}  // namespace baqylau::reports
