#pragma once
/// Reading the forms of the award and of the passport's parts.

#include "http/forms.hpp"
#include "projects/projects.hpp"

#include <string>
#include <string_view>

namespace baqylau::projects {

/// `prefix.N.field`, as `ui::repeatable` expects its controls to be named.
std::string row_name(std::string_view prefix, std::size_t row, std::string_view field);
/// Rows that a form has to show for the values in hand, with `spare` empty ones behind.
std::size_t rows_shown(const http::FormValues& values, std::string_view prefix, const std::vector<std::string_view>& fields,
                       std::size_t most, std::size_t spare = 3);

inline constexpr std::string_view tranches_prefix = "tranches";
/// Hidden in each row of planned tranches: which stored one it is; empty for a new one.
inline constexpr std::string_view tranche_number = "number";
/// Value of the field `executor`: the executor is named in the form, and not chosen from the register.
inline constexpr std::string_view executor_named = "named";
/// A new award comes from a signed contract: everything but the tranches is required.
Award read_award(http::FormReader& form);

/// Blank rows are passed over; a row begun must be complete.
PartContent read_part(http::FormReader& form, Part part, const Kinds& kinds);
http::FormValues values_of(const PartContent& content);
/// Fields of a row of the part; empty for parts that have no rows.
std::vector<std::string_view> row_fields(Part part);

/// Hidden in each row of the estimate: which saved line it is; empty for a new one.
inline constexpr std::string_view line_position = "position";
/// Shows a line again that the person removed and that has to stay. The name of the field to show the error at.
std::string put_back(http::FormValues& values, const BudgetLine& line);

inline constexpr std::string_view spending_prefix = "spending";
/// `spending.POSITION.field`
std::string spending_name(const BudgetLine& line, std::string_view field);
/// What was spent in a stage: lines whose amount is blank are passed over; papers without an amount are an error.
std::vector<Spending> read_spending(http::FormReader& form, const Budget& lines, int stage);
http::FormValues values_of(const Budget& lines, const std::vector<Spending>& spending, int stage);

}  // namespace baqylau::projects
