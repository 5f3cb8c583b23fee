#pragma once
/// Reading the forms of the award and of the passport's parts.

#include "http/forms.hpp"
#include "projects/projects.hpp"

#include <string>
#include <string_view>

namespace baqylau::projects {

/// Nothing but blanks in all fields of the row.
bool is_blank_row(const http::FormValues& values, std::string_view prefix, std::size_t row, const std::vector<std::string_view>& fields);

inline constexpr std::string_view tranches_prefix = "tranches";
/// Hidden in each row of planned tranches: which stored one it is; empty for a new one.
inline constexpr std::string_view tranche_number = "number";
/// Value of the field `executor`: the executor is named in the form, and not chosen from the register.
inline constexpr std::string_view executor_named = "named";
/// A new award comes from a signed contract: everything but the tranches is required.
Award read_award(http::FormReader& form);

/// Hidden in each row of the estimate: which saved line it is; empty for a new one.
inline constexpr std::string_view line_position = "position";
/// Shows a line again that the person removed and that has to stay. The name of the field to show the error at.
std::string put_back(http::FormValues& values, const BudgetLine& line);

inline constexpr std::string_view spending_prefix = "spending";

}  // namespace baqylau::projects
