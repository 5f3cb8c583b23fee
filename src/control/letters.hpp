#pragma once
/// What an NGO is told of special control and of due dates, in its language. SPEC §7.

#include "control/store.hpp"

#include <string>

namespace baqylau::control {

/// «Lot 5: …»
std::string project_name(const i18n::Translator& t, const ProjectRow& project);
/// What a case is about: "First interim report: not submitted in time", or the specialist's reason.
std::string case_text(const i18n::Translator& t, Case::Why why, std::optional<int> stage, const std::optional<std::string>& reason);

notices::Letter opened_letter(const i18n::Translator& t, const ProjectRow& project, Case::Why why, const std::string& cause,
                              base::LocalDate cure_by);
notices::Letter cured_letter(const i18n::Translator& t, const ProjectRow& project, const std::string& cause);
notices::Letter released_letter(const i18n::Translator& t, const ProjectRow& project, const std::string& cause, const std::string& reason);

/// `days_left` negative: overdue.
notices::Letter reminder_letter(const i18n::Translator& t, const ProjectRow& project, int stage, base::LocalDate due, int days_left);

}  // namespace baqylau::control
