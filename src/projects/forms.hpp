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
/// A new award comes from a signed contract: everything but the tranches is required.
Award read_award(http::FormReader& form);

/// Blank rows are passed over; a row begun must be complete.
PartContent read_part(http::FormReader& form, Part part, const Kinds& kinds);
http::FormValues values_of(const PartContent& content);
/// Fields of a row of the part; empty for parts that have no rows.
std::vector<std::string_view> row_fields(Part part);

}  // namespace baqylau::projects
