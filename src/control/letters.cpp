#include "control/letters.hpp"

#include <stdexcept>

namespace baqylau::control {

using base::M;
using notices::Letter;

std::string project_name(const i18n::Translator& t, const ProjectRow& project) {
  return t(M("Lot {number}: {name}"), {{"number", std::to_string(project.lot_number)},
                                       {"name", i18n::pick(project.lot_name_kk, project.lot_name_ru, t.language()).text}});
}

std::string case_text(const i18n::Translator& t, Case::Why why, std::optional<int> stage, const std::optional<std::string>& reason) {
  switch (why) {
    case Case::Why::overdue: return t(M("{report}: not submitted in time"), {{"report", t(reports::stage_title(stage.value()))}});
    case Case::Why::incomplete: return t(M("{report}: submitted incomplete"), {{"report", t(reports::stage_title(stage.value()))}});
    case Case::Why::reasoned: return reason.value();
  }
  throw std::logic_error("unknown cause of a case");
}

namespace {

std::string what_to_do(const i18n::Translator& t, Case::Why why) {
  switch (why) {
    case Case::Why::overdue:
      return std::string{t("Submit the report with all its required parts. The project then leaves special control by itself.")};
    case Case::Why::incomplete:
      return std::string{
          t("As soon as the report is returned to you, add the missing parts and submit it again. The project then leaves "
            "special control by itself.")};
    case Case::Why::reasoned: return std::string{t("Remove the cause and tell the specialist of the state body what you have done.")};
  }
  throw std::logic_error("unknown cause of a case");
}

}  // namespace

Letter opened_letter(const i18n::Translator& t, const ProjectRow& project, Case::Why why, const std::string& cause,
                     base::LocalDate cure_by) {
  return {
      .subject = t(M("The project is under special control. {project}"), {{"project", project_name(t, project)}}),
      .paragraphs = {t(M("Cause: {cause}"), {{"cause", cause}}), what_to_do(t, why),
                     t(M("You have until {date}, that day included. If the cause remains, the state body decides what to do next: it may "
                         "withhold money or end the contract."),
                       {{"date", t.date(cure_by)}})}};
}

Letter cured_letter(const i18n::Translator& t, const ProjectRow& project, const std::string& cause) {
  return {.subject = t(M("A case of special control is closed. {project}"), {{"project", project_name(t, project)}}),
          .paragraphs = {t(M("Cause: {cause}"), {{"cause", cause}}),
                         std::string{t("The cause is gone. Nothing more has to be done about it.")}}};
}

Letter released_letter(const i18n::Translator& t, const ProjectRow& project, const std::string& cause, const std::string& reason) {
  return {.subject = t(M("A case of special control is closed. {project}"), {{"project", project_name(t, project)}}),
          .paragraphs = {t(M("Cause: {cause}"), {{"cause", cause}}),
                         std::string{t("The state body released the project from special control for this cause.")},
                         t(M("Reason: {reason}"), {{"reason", reason}})}};
}

Letter reminder_letter(const i18n::Translator& t, const ProjectRow& project, int stage, base::LocalDate due, int days_left) {
  const std::string report{t(reports::stage_title(stage))};
  const auto date = t.date(due);
  Letter letter;
  if (days_left >= 0) {
    letter.subject = t.plural(i18n::N("{report}: {count} day left", "{report}: {count} days left"), days_left, {{"report", report}});
    letter.paragraphs = {
        project_name(t, project),
        t(M("The report is due on {date}: it can be submitted until the end of that day, Astana time."), {{"date", date}}),
        std::string{t("Fill in all required parts and submit the report. Before you submit it, you will see exactly what the "
                      "control form will say.")}};
  } else {
    letter.subject = t.plural(i18n::N("{report}: {count} day overdue", "{report}: {count} days overdue"), -days_left, {{"report", report}});
    letter.paragraphs = {
        project_name(t, project), t(M("The report was due on {date} and has not been submitted."), {{"date", date}}),
        std::string{t("Submit it without delay: the project is under special control, and each day late lowers its rating.")}};
  }
  return letter;
}

}  // namespace baqylau::control
