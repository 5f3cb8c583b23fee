#pragma once
/// SQL ↔ domain for reports. No rules here beyond those a WHERE carries.

#include "reports/domain.hpp"

#include "contests/contests.hpp"
#include "db/db.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace baqylau::reports::store {

std::vector<Report> reports_of_ngo(db::Read& db, base::NgoId ngo);
/// A report that is waiting to be checked, and since when: the last submission, as the system received it.
struct Waiting {
  Report report;
  base::Instant since{};
};
/// Of contests in the scope (of one contest, where one is named), those that wait longest first.
std::vector<Waiting> waiting(db::Read& db, const http::Scope& scope, const contests::ContestChoice& of, std::int64_t size,
                             std::int64_t skip);
/// Of the same reports: where one stands, and its neighbours. Position 0: it does not wait.
struct Place {
  std::size_t position = 0, of = 0;  ///< position from 1
  std::optional<base::ReportId> before{}, after{};
};
Place place_in_queue(db::Read& db, const http::Scope& scope, const contests::ContestChoice& of, base::ReportId report);
std::int64_t count_waiting(db::Read& db, const http::Scope& scope, const contests::ContestChoice& of);
/// A report of a contest: whether its due date is the contest's, and whether its project is in execution.
struct OfContest {
  Report report;
  bool follows = false;
  bool running = false;
};
/// By lot and stage.
std::vector<OfContest> reports_of_contest(db::Read& db, base::ContestId contest);
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
/// A step of the workflow and what is kept of it.
struct Step {
  Event event;
  base::Instant now{};
  std::optional<base::Instant> at{};  ///< when it happened; none: now
  bool day_only = false;
  std::optional<base::AccountId> account{};
  bool on_behalf = false;
  std::optional<std::int64_t> version{};  ///< made or looked at
  bool incomplete = false;
  std::optional<std::string> reason{};
};
/// Moves by the workflow table, writes the happening and brings `report` up to date. Its number, or nothing where the table does
/// not allow the event or somebody was faster.
std::optional<std::int64_t> move(db::Write& db, Report& report, const Step& step);
struct DueMove {
  base::LocalDate to{};
  const std::string& reason;
  bool by_schedule = false;  ///< with the contest's schedule, or back to it
};
/// The happening's number; nothing where somebody was faster.
std::optional<std::int64_t> move_due(db::Write& db, base::Instant now, base::AccountId account, Report& report, const DueMove& move);
void add_remark(db::Write& db, base::ReportId report, std::int64_t happening, Part part, const std::string& text);
std::map<Part, std::string> remarks(db::Read& db, base::ReportId report, std::int64_t happening);
/// With its remarks; nothing where the report was never returned.
std::optional<Return> last_return(db::Read& db, const Report& report);
/// In the order in which it happened.
std::vector<Happening> history(db::Read& db, const Report& report);
Part stored_part(std::string_view code);
Happening::Kind stored_kind(std::string_view code);
/// Writes a part as it is to be; `known_version` 0: nobody has written it. `day`: on which it became so.
bool write_part(db::Write& db, base::Instant now, base::ReportId report, const PartContent& content, std::int64_t known_version,
                std::optional<base::AccountId> account, base::LocalDate day);
bool add_file(db::Write& db, const File& file, std::optional<base::AccountId> account, int most);
bool remove_file(db::Write& db, base::Instant now, base::ReportId report, base::ReportFileId file);
/// Freezes the draft as `version`.number. False where the receipt's number is taken.
bool add_version(db::Write& db, base::ReportId report, const Version& version, std::optional<base::AccountId> account);
void freeze(db::Write& db, base::ReportId report, std::int64_t number);

}  // namespace baqylau::reports::store
