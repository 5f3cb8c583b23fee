#include "control/warning.hpp"

#include <algorithm>
#include <stdexcept>

namespace baqylau::control {

using base::M;

Warning warn(const WarningInput& input) {
  Warning made{.days_left = input.due.days_since(input.today), .missing = input.missing};
  const PastReport* last = nullptr;
  for (const auto& report : input.past) {
    if (report.due >= input.today || input.today.days_since(report.due) > history_days) continue;
    ++made.past;
    if (report.late()) ++made.past_late;
    if (last == nullptr || report.due > last->due) last = &report;
  }
  if (last != nullptr && last->late()) made.reasons.push_back(WarningRule::last_was_late);
  if (made.past >= least_history && 2 * made.past_late >= made.past) made.reasons.push_back(WarningRule::often_late);
  if (made.days_left <= empty_draft_days && input.draft_empty) made.reasons.push_back(WarningRule::empty_draft);
  if (made.days_left <= parts_missing_days && !input.missing.empty()) made.reasons.push_back(WarningRule::parts_missing);
  return made;
}

base::Text rule_text(WarningRule rule) {
  switch (rule) {
    case WarningRule::last_was_late:
      return M("The last report of the NGO whose due date has passed, in any of its projects, was late or is overdue.");
    case WarningRule::often_late:
      return M("Of the reports of the NGO that were due in the last three years, at least two, half or more were late.");
    case WarningRule::empty_draft: return M("Seven days or less are left, and nothing is filled in yet.");
    case WarningRule::parts_missing: return M("Three days or less are left, and required parts are missing.");
  }
  throw std::logic_error("unknown rule of warning");
}

std::string reason_text(const i18n::Translator& t, const Warning& warning, WarningRule rule) {
  switch (rule) {
    case WarningRule::last_was_late: return std::string{t("The NGO's last report was late")};
    case WarningRule::often_late:
      return t(M("Late in the last three years: {late} of {all} reports"),
               {{"late", std::to_string(warning.past_late)}, {"all", std::to_string(warning.past)}});
    case WarningRule::empty_draft:
      return t.plural(i18n::N("{count} day left and the draft is empty", "{count} days left and the draft is empty"), warning.days_left);
    case WarningRule::parts_missing: {
      std::string parts;
      for (const auto part : warning.missing) (parts += parts.empty() ? "" : ", ") += t(reports::label_of(part));
      return t.plural(i18n::N("{count} day left and parts are missing: {parts}", "{count} days left and parts are missing: {parts}"),
                      warning.days_left, {{"parts", parts}});
    }
  }
  throw std::logic_error("unknown rule of warning");
}

}  // namespace baqylau::control
