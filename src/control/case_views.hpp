#pragma once
/// Cases of special control on pages.

#include "control/pages.hpp"

#include <span>

namespace baqylau::control {

/// One row a case: cause, since when, term, state.
ui::Html cases_table(const ui::View& v, std::span<const Case> cases, base::LocalDate as_of);
/// Since when and until when, and how it stands: cells of a row.
ui::Html case_cause(const ui::View& v, const Case& found);
ui::Html case_term(const ui::View& v, const Case& found, base::LocalDate as_of);
ui::Html case_state(const ui::View& v, const Case& found);

}  // namespace baqylau::control
