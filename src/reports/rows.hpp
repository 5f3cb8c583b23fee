#pragma once
/// Parts of a report that are rows, as the passport keeps them. SPEC §5. Included by `reports/reports.hpp`.
///
/// A version is a document: its rows are frozen, hashed and read as a whole, so they are kept as one JSON text with the part. What is added
/// up over stages and projects stands in the passport's tables, where an accepted report puts it. docs/decisions/0022.

#include "base/money.hpp"
#include "projects/projects.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace baqylau::reports {

enum class Part;

/// What was spent in the stage on a line of the estimate. Name and plan are the estimate's on the day of writing.
struct SpentOnLine {
  std::int64_t position = 0;
  std::string name{};
  base::Money planned{}, amount{};
  std::optional<std::string> evidence{};  ///< which papers show it
  friend bool operator==(const SpentOnLine&, const SpentOnLine&) = default;
};
using SpentOnLines = std::vector<SpentOnLine>;

/// No rows are always `std::monostate`, never an empty list.
using Rows = std::variant<std::monostate, projects::Team, projects::TargetGroups, projects::Partners, projects::Publications,
                          projects::Indicators, SpentOnLines>;
std::size_t count_of(const Rows& rows);
/// The passport's part that has the same rows; none for parts that are text alone, and for spending, which has the estimate's lines.
std::optional<projects::Part> passport_part(Part part);
bool has_rows(Part part);
/// Without rows: an empty text. The same rows are always the same text.
std::string json_of(const Rows& rows);
/// Reads what `json_of` wrote of that part. Throws `db::Error` on anything else.
Rows rows_from_json(Part part, std::string_view json);
/// Each row for itself, in order; and together again.
std::vector<Rows> single_rows(const Rows& rows);
Rows joined(const std::vector<Rows>& singles);
/// What is written in words in the rows: what search finds.
std::string words_of(const Rows& rows);
/// Rows of the passport's part; of a part without rows, and of an empty list: none.
Rows rows_of(const projects::PartContent& content);
/// Spending as the estimate's form has it, for a stage; of other rows: nothing.
std::vector<projects::Spending> spending_of(const Rows& rows, int stage);
/// With name and plan of each line; a line that the estimate does not have is left out.
Rows rows_of(const projects::Budget& lines, const std::vector<projects::Spending>& spending);
/// For showing and editing; throws std::logic_error for spending.
projects::PartContent passport_content(Part part, const Rows& rows);

}  // namespace baqylau::reports
