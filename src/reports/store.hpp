#pragma once
/// SQL ↔ domain for reports. No rules here beyond those a WHERE carries.

#include "reports/domain.hpp"

#include "db/db.hpp"

#include <optional>
#include <vector>

namespace baqylau::reports::store {

std::vector<Report> reports_of_ngo(db::Read& db, base::NgoId ngo);
Draft load_draft(db::Read& db, base::ReportId report);
/// The last first.
std::vector<Version> versions(db::Read& db, base::ReportId report);
std::optional<SubmittedVersion> submitted_version(db::Read& db, base::ReportId report, std::int64_t number);
std::vector<File> files_of_version(db::Read& db, base::ReportId report, std::int64_t number);
/// Held by a submitted version: anybody may have it.
std::optional<File> public_file(db::Read& db, base::ReportFileId file);
std::optional<File> file_for(db::Read& db, const http::Author& author, base::ReportFileId file);

// Each of these says whether it changed the row: false is a conflict.
bool touch(db::Write& db, base::Instant now, const Report& report);
/// Moves by the workflow table and brings `report` up to date. False, too, where the table does not allow the event.
/// `submitted_at` only with a submission.
struct Submitted {
  base::Instant at;
  bool day_only;
};
bool move(db::Write& db, base::Instant now, Report& report, Event event, std::optional<Submitted> submitted = {});
/// Writes a part as it is to be; `known_version` 0: nobody has written it.
bool write_part(db::Write& db, base::Instant now, base::ReportId report, const PartContent& content, std::int64_t known_version,
                std::optional<base::AccountId> account);
bool add_file(db::Write& db, const File& file, std::optional<base::AccountId> account, int most);
bool remove_file(db::Write& db, base::Instant now, base::ReportId report, base::ReportFileId file);
/// Freezes the draft as `version`.number. False where the receipt's number is taken.
bool add_version(db::Write& db, base::ReportId report, const Version& version, std::optional<base::AccountId> account);
void freeze(db::Write& db, base::ReportId report, std::int64_t number);

}  // namespace baqylau::reports::store
