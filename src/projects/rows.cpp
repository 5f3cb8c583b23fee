/// How the rows of a part stand in a form: names, labels, which are begun and which refused.

#include "projects/forms.hpp"

#include <algorithm>
#include <type_traits>

namespace baqylau::projects {

using base::M;
using http::FormValues;

bool is_blank_row(const FormValues& values, std::string_view prefix, std::size_t row, const std::vector<std::string_view>& fields) {
  return std::ranges::all_of(fields, [&](std::string_view field) {
    return values.value(row_name(prefix, row, field)).find_first_not_of(" \t\r\n") == std::string_view::npos;
  });
}

std::string row_name(std::string_view prefix, std::size_t row, std::string_view field) {
  std::string name{prefix};
  name.append(".").append(std::to_string(row)).append(".").append(field);
  return name;
}

std::size_t rows_shown(const FormValues& values, std::string_view prefix, const std::vector<std::string_view>& fields, std::size_t most,
                       std::size_t spare) {
  std::size_t begun = 0;
  for (std::size_t row = 0; row < most; ++row) {
    if (!is_blank_row(values, prefix, row, fields)) begun = row + 1;
  }
  return std::min(most, begun + spare);
}

std::vector<std::string_view> row_fields(Part part) {
  switch (part) {
    case Part::team: return {"name", "duty"};
    case Part::indicators: return {"name", "unit", "target", "actual", "evidence"};
    case Part::budget: return {"name", "planned"};
    case Part::target_groups: return {"kind", "people", "work"};
    case Part::partners: return {"kind", "name", "work"};
    case Part::publications: return {"outlet_kind", "outlet", "title", "published_on", "address", "body"};
    case Part::about:
    case Part::work_done:
    case Part::next_lots: return {};
  }
  return {};
}

bool is_long_text(std::string_view field) { return field == "work" || field == "body"; }

std::vector<base::Text> row_labels(Part part) {
  switch (part) {
    case Part::team: return {M("Surname and name"), M("Duty in the project")};
    case Part::indicators: return {M("Indicator"), M("Unit"), M("Target value"), M("Actual value"), M("By what it can be checked")};
    case Part::budget: return {M("Line of the estimate"), M("Planned amount")};
    case Part::target_groups: return {M("Kind of group"), M("Number of people"), M("Work done for the group")};
    case Part::partners: return {M("Kind of partner"), M("Name of the partner"), M("Joint work")};
    case Part::publications:
      return {M("Kind of outlet"),      M("Name of the outlet"),      M("Title of the publication"),
              M("Date of publication"), M("Link to the publication"), M("Text of the publication")};
    case Part::about:
    case Part::work_done:
    case Part::next_lots: return {};
  }
  return {};
}

PartContent without_refused(const PartContent& content, const FormValues& values) {
  const auto part = part_of(content);
  const auto fields = row_fields(part);
  const auto refused = [&](std::size_t row) {
    return std::ranges::any_of(fields,
                               [&](std::string_view field) { return values.error(row_name(to_code(part), row, field)) != nullptr; });
  };
  // The rows that were begun, in their order, are those that were read.
  std::vector<bool> out;
  for (std::size_t row = 0; row < most_rows(part); ++row)
    if (!is_blank_row(values, to_code(part), row, fields)) out.push_back(refused(row));
  return std::visit(
      [&](const auto& held) -> PartContent {
        if constexpr (requires { held.at(0); }) {
          std::decay_t<decltype(held)> kept;
          for (std::size_t at = 0; at < held.size(); ++at)
            if (!out.at(at)) kept.push_back(held[at]);
          return kept;
        } else {
          return held;
        }
      },
      content);
}

}  // namespace baqylau::projects
