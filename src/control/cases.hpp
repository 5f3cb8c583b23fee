#pragma once
/// Steps of cases with all that belongs to them: the workflow, the journal, the notice to the NGO.

#include "control/explain.hpp"

namespace baqylau::control {

/// False where the workflow does not allow the step or somebody was faster.
bool step_case(db::Write& db, const notices::Outbox& outbox, const store::CaseNow& now, const store::CaseStep& step);
/// Opens the case of a cause that reports make; false where the cause has one.
bool begin_case(db::Write& db, const notices::Outbox& outbox, const ProjectRow& project, const Cause& cause, base::ReportId report);
/// Last day of a term that begins now, by the settings in force.
base::LocalDate term_from(db::Read& db, base::Instant now);

}  // namespace baqylau::control
