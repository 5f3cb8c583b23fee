#pragma once
/// What an NGO is written about its reports.

#include "reports/domain.hpp"

#include "notices/notices.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace baqylau::reports::letters {

/// Each tells of the happening `number` of `report`, once; `report` as it stands after it.
void returned(db::Write& db, const notices::Outbox& outbox, const Report& report, std::int64_t number, const std::string& reason,
              const std::vector<Remark>& remarks, const std::vector<Part>& missing);
void accepted(db::Write& db, const notices::Outbox& outbox, const Report& report, std::int64_t number);
void due_moved(db::Write& db, const notices::Outbox& outbox, const Report& report, std::int64_t number, const std::string& reason);
/// The receipt. Papers entered by the operator: «on your behalf», as received on the day that counts.
void receipt(db::Write& db, const notices::Outbox& outbox, const Report& report, std::int64_t number, const Version& version);

}  // namespace baqylau::reports::letters
