#pragma once
/// What an NGO is written about its reports.

#include "reports/domain.hpp"

#include "notices/notices.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace baqylau::reports::letters {

notices::Letter returned_letter(const i18n::Translator& t, const Report& report, const std::string& reason,
                                const std::vector<Remark>& remarks, const std::vector<Part>& missing);
notices::Letter accepted_letter(const i18n::Translator& t, const Report& report);
notices::Letter due_moved_letter(const i18n::Translator& t, const Report& report, const std::string& reason);
notices::Letter receipt_letter(const i18n::Translator& t, const Report& report, const Version& version);

/// Each tells of the happening `number` of `report`, once; `report` as it stands after it.
void returned(db::Write& db, const notices::Outbox& outbox, const Report& report, std::int64_t number, const std::string& reason,
              const std::vector<Remark>& remarks, const std::vector<Part>& missing);
void accepted(db::Write& db, const notices::Outbox& outbox, const Report& report, std::int64_t number);
void due_moved(db::Write& db, const notices::Outbox& outbox, const Report& report, std::int64_t number, const std::string& reason);
/// The receipt. Papers entered by the operator: «on your behalf», as received on the day that counts.
void receipt(db::Write& db, const notices::Outbox& outbox, const Report& report, std::int64_t number, const Version& version);

}  // namespace baqylau::reports::letters
