#pragma once
/// What everybody may read of a report → what it is found by.

#include "reports/reports.hpp"

namespace baqylau::reports {

/// The version last submitted, never a draft; nothing where none was.
void put_into_search(db::Write& db, base::ReportId id);

}  // namespace baqylau::reports
