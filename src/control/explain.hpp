#pragma once
/// Each computed figure in words: what the cell shows, its rule, its inputs, its arithmetic.

#include "control/domain.hpp"
#include "i18n/i18n.hpp"
#include "ui/components.hpp"

#include <string>

namespace baqylau::control {

struct Explained {
  std::string shown;
  ui::Explanation explanation;
};

/// Days of control. Shown: a number, negative when early; «—» where there is none.
Explained explain_days(const i18n::Translator& t, const StageFacts& facts, base::LocalDate today);
/// The mark of one part: 1 or 0.
Explained explain_part(const i18n::Translator& t, const StageFacts& facts, reports::Part part);
/// "The report is 17 days overdue", "Missing: team, main work"
std::string explain_cause(const i18n::Translator& t, const Cause& cause);

}  // namespace baqylau::control
