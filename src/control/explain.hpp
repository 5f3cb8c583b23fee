#pragma once
/// Each computed figure in words: what the cell shows, its rule, its inputs, its arithmetic.

#include "control/records.hpp"
#include "i18n/i18n.hpp"
#include "ui/components.hpp"

#include <string>

namespace baqylau::control {

struct Explained {
  std::string shown;
  ui::Explanation explanation;
};

/// Days of control. Shown: a number, negative when early; «—» where there is none.
Explained explain_days(const i18n::Translator& t, const reports::Facts& facts, base::LocalDate as_of);
/// The mark of one part: 1 or 0.
Explained explain_part(const i18n::Translator& t, const reports::Facts& facts, reports::Part part);
/// Whether the executor was reached: 1 or 0.
Explained explain_contact(const i18n::Translator& t, const FormRow& row, base::LocalDate as_of);
/// Whether the card was in the register: 1 or 0.
Explained explain_card(const i18n::Translator& t, const FormRow& row, base::LocalDate as_of);
/// "First interim report: 17 days overdue", "…: submitted without Team, Description of main work"
std::string explain_cause(const i18n::Translator& t, const Cause& cause);
/// «19.02.2008 → 01.03.2008 (moved on 11.02.2008). Reason: …», one for each move.
std::vector<std::string> moves_of(const i18n::Translator& t, const reports::Facts& facts);
/// That the report is judged by another date than it has now, which was in force when it came; empty where that is not so.
std::string judged_text(const i18n::Translator& t, const reports::Standing& standing);
/// "2 days left", "8 days overdue", "submitted 27.02.2008"; empty where the due date is not known.
std::string left_text(const i18n::Translator& t, const reports::Facts& facts, base::LocalDate as_of);

/// «Report of the first stage: submitted on 21.02.2008, entered on 25.02.2008»
std::string late_text(const i18n::Translator& t, const LateEntry& late);

}  // namespace baqylau::control
