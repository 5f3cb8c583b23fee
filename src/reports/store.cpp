#include "reports/store.hpp"

#include "reference/reference.hpp"
#include "reports/sql.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

namespace baqylau::reports {

namespace {

template <class Row>
Report to_report(const Row& row) {
  const auto state = state_from_code(row.state);
  if (!state) throw db::Error{"a stored state of a report is unknown: " + row.state};
  return Report{.id = row.id,
                .project = row.project,
                .ngo = row.ngo,
                .stage = static_cast<int>(row.stage),
                .state = *state,
                .due_on = row.due_on,
                .first_submitted_at = row.first_submitted_at,
                .submitted_day_only = row.submitted_day_only,
                .counted_at = row.counted_at,
                .counted_day_only = row.counted_day_only,
                .counted_due = row.counted_due,
                .version = row.version,
                .lot_number = static_cast<int>(row.lot_number),
                .lot_name_kk = row.lot_name_kk,
                .lot_name_ru = row.lot_name_ru,
                .ngo_name_kk = row.ngo_name_kk,
                .ngo_name_ru = row.ngo_name_ru,
                .contest_held_on = row.contest_held_on,
                .versions = row.versions};
}

template <class Rows>
std::vector<Report> to_reports(const Rows& rows) {
  std::vector<Report> reports;
  reports.reserve(rows.size());
  for (const auto& row : rows) reports.push_back(to_report(row));
  return reports;
}

template <class Row>
File to_file(const Row& row) {
  return File{row.id, row.report, row.name, row.kind, row.size, row.sha256, row.uploaded_at};
}

template <class Rows>
std::vector<File> to_files(const Rows& rows) {
  std::vector<File> files;
  files.reserve(rows.size());
  for (const auto& row : rows) files.push_back(to_file(row));
  return files;
}

base::Failure no_such_report() { return {base::Kind::not_found, base::M("This report is not here")}; }

}  // namespace

base::Result<Report> load_report_for(db::Read& db, const http::Author& author, base::ReportId report) {
  const auto row = db.one(sql::report_of_author{.report = report, .ngo = author.ngo, .bodies = author.bodies()});
  if (!row) return no_such_report();
  return to_report(*row);
}

base::Result<Report> find_report(db::Read& db, base::ReportId report) {
  const auto row = db.one(sql::report_by_id{.report = report});
  if (!row) return no_such_report();
  return to_report(*row);
}

base::Result<Report> load_report_in(db::Read& db, const http::Scope& scope, base::ReportId report) {
  const auto row = db.one(sql::report_in_scope{.report = report, .bodies = scope});
  if (!row) return no_such_report();
  return to_report(*row);
}

std::vector<Report> reports_of_project(db::Read& db, base::ProjectId project) {
  return to_reports(db.all(sql::reports_of_project{.project = project}));
}

std::vector<Part> required_parts(db::Read& db, int stage, base::LocalDate on) {
  std::vector<Part> parts;
  for (const auto& code : reference::required_parts(db, stage, on)) parts.push_back(store::stored_part(code));
  return parts;
}

namespace store {

namespace {

/// After a step that may have changed it.
void keep_counted_due(db::Write& db, Report& report) {
  const auto now = standing(history(db, report), report.due_on, base::Instant{std::numeric_limits<std::int64_t>::max()});
  report.counted_due = now.counted_due;
  db.run(sql::keep_counted_due{.report = report.id, .due = report.counted_due});
}

}  // namespace

std::int64_t count_waiting(db::Read& db, const http::Scope& scope, const contests::ContestChoice& of) {
  return db.one(sql::count_waiting{.bodies = scope, .contest = of.contest, .first_held = of.first_day(), .last_held = of.last_day()})
      .value()
      .reports;
}

std::vector<Waiting> waiting(db::Read& db, const http::Scope& scope, const contests::ContestChoice& of, std::int64_t size,
                             std::int64_t skip) {
  std::vector<Waiting> found;
  for (const auto& row : db.all(sql::waiting_reports{
           .bodies = scope, .contest = of.contest, .first_held = of.first_day(), .last_held = of.last_day(), .size = size, .skip = skip}))
    found.push_back({to_report(row), row.waiting_since});
  return found;
}

Place place_in_queue(db::Read& db, const http::Scope& scope, const contests::ContestChoice& of, base::ReportId report) {
  const auto rows =
      db.all(sql::waiting_ids{.bodies = scope, .contest = of.contest, .first_held = of.first_day(), .last_held = of.last_day()});
  const auto own = std::ranges::find(rows, report, &sql::waiting_ids::Row::id);
  Place place{.of = rows.size()};
  if (own == rows.end()) return place;
  place.position = static_cast<std::size_t>(own - rows.begin()) + 1;
  if (own != rows.begin()) place.before = std::prev(own)->id;
  if (std::next(own) != rows.end()) place.after = std::next(own)->id;
  return place;
}

std::vector<Report> reports_of_ngo(db::Read& db, base::NgoId ngo) { return to_reports(db.all(sql::reports_of_ngo{.ngo = ngo})); }

std::vector<OfContest> reports_of_contest(db::Read& db, base::ContestId contest) {
  std::vector<OfContest> found;
  for (const auto& row : db.all(sql::reports_of_contest{.contest = contest})) found.push_back({to_report(row), row.follows, row.running});
  return found;
}

Draft load_draft(db::Read& db, base::ReportId report) {
  Draft draft;
  for (const auto part : all_parts) draft.parts.push_back({.content = {.part = part}});
  for (auto& row : db.all(sql::draft_parts{.report = report})) {
    auto& part = draft.parts[static_cast<std::size_t>(stored_part(row.part))];
    part.content.body = std::move(row.body);
    part.content.attested = row.attested;
    if (row.table_rows) part.content.rows = rows_from_json(part.content.part, *row.table_rows);
    part.version = row.version;
    part.saved_at = row.at;
    part.saved_by = row.account;
    part.saved_by_name = std::move(row.name).value_or("");
  }
  draft.files = to_files(db.all(sql::draft_files{.report = report}));
  return draft;
}

std::vector<Version> versions(db::Read& db, base::ReportId report) {
  std::vector<Version> found;
  for (auto& row : db.all(sql::versions{.report = report}))
    found.push_back({row.number, row.submitted_at, row.on_behalf, std::move(row.receipt), std::move(row.content_hash)});
  return found;
}

std::optional<SubmittedVersion> submitted_version(db::Read& db, base::ReportId report, std::int64_t number) {
  auto all = versions(db, report);
  const auto wanted = std::find_if(all.begin(), all.end(), [&](const Version& version) { return version.number == number; });
  if (wanted == all.end()) return std::nullopt;
  SubmittedVersion found{.version = std::move(*wanted), .parts = {}, .files = files_of_version(db, report, number)};
  for (auto& row : db.all(sql::version_parts{.report = report, .number = number})) {
    const auto part = stored_part(row.part);
    found.parts.push_back({.part = part,
                           .body = std::move(row.body),
                           .attested = row.attested,
                           .rows = row.table_rows ? rows_from_json(part, *row.table_rows) : Rows{}});
  }
  std::sort(found.parts.begin(), found.parts.end(), [](const PartContent& a, const PartContent& b) { return a.part < b.part; });
  return found;
}

std::vector<File> files_of_version(db::Read& db, base::ReportId report, std::int64_t number) {
  return to_files(db.all(sql::version_files{.report = report, .number = number}));
}

std::optional<File> public_file(db::Read& db, base::ReportFileId file) {
  const auto row = db.one(sql::public_file{.file = file});
  if (!row) return std::nullopt;
  return to_file(*row);
}

std::optional<File> file_for(db::Read& db, const http::Author& author, base::ReportFileId file) {
  const auto row = db.one(sql::file_of_author{.file = file, .ngo = author.ngo, .bodies = author.bodies()});
  if (!row) return std::nullopt;
  return to_file(*row);
}

bool touch(db::Write& db, base::Instant now, const Report& report) {
  return db.run(sql::touch_open_report{
             .report = report.id, .state = std::string{to_code(report.state)}, .version = report.version, .now = now}) == 1;
}

std::optional<std::int64_t> move(db::Write& db, Report& report, const Step& step) {
  const auto to = after(report.state, step.event);
  if (!to) return std::nullopt;
  const auto at = step.at.value_or(step.now);
  const auto submitted = step.event == Event::submit ? std::optional{at} : std::nullopt;
  const auto changed = db.run(sql::move_report{.report = report.id,
                                               .from_state = std::string{to_code(report.state)},
                                               .to_state = std::string{to_code(*to)},
                                               .version = report.version,
                                               .now = step.now,
                                               .submitted_at = submitted,
                                               .day_only = submitted && step.day_only,
                                               .incomplete = step.incomplete});
  if (changed == 0) return std::nullopt;
  const auto number = report.version;
  db.run(sql::insert_event{.report = report.id,
                           .number = number,
                           .event = std::string{to_code(step.event)},
                           .at = at,
                           .day_only = step.day_only,
                           .now = step.now,
                           .account = step.account,
                           .on_behalf = step.on_behalf,
                           .version = step.version,
                           .incomplete = step.incomplete,
                           .due_from = {},
                           .due_to = {},
                           .reason = step.reason,
                           .by_schedule = false});
  report.state = *to;
  ++report.version;
  if (submitted && !report.first_submitted_at) {
    report.first_submitted_at = submitted;
    report.submitted_day_only = step.day_only;
  }
  if (submitted && !report.counted_at) {
    report.counted_at = submitted;
    report.counted_day_only = step.day_only;
  }
  if (step.incomplete) report.counted_at = std::nullopt;
  if (submitted || step.incomplete) keep_counted_due(db, report);
  return number;
}

std::optional<std::int64_t> move_due(db::Write& db, base::Instant now, base::AccountId account, Report& report, const DueMove& move) {
  if (db.run(sql::move_due_date{.report = report.id, .due_on = move.to, .version = report.version, .now = now}) == 0) return std::nullopt;
  const auto number = report.version;
  db.run(sql::insert_event{.report = report.id,
                           .number = number,
                           .event = "move_due",
                           .at = now,
                           .day_only = false,
                           .now = now,
                           .account = account,
                           .on_behalf = false,
                           .version = {},
                           .incomplete = false,
                           .due_from = report.due_on,
                           .due_to = move.to,
                           .reason = move.reason,
                           .by_schedule = move.by_schedule});
  report.due_on = move.to;
  ++report.version;
  return number;
}

void add_remark(db::Write& db, base::ReportId report, std::int64_t happening, Part part, const std::string& text) {
  db.run(sql::insert_remark{.report = report, .number = happening, .part = std::string{to_code(part)}, .remark = text});
}

std::optional<Return> last_return(db::Read& db, const Report& report) {
  auto happened = history(db, report);
  const auto last =
      std::find_if(happened.rbegin(), happened.rend(), [](const Happening& one) { return one.kind == Happening::Kind::send_back; });
  if (last == happened.rend()) return std::nullopt;
  auto said = remarks(db, report.id, last->number);
  return Return{std::move(*last), std::move(said)};
}

std::map<Part, std::string> remarks(db::Read& db, base::ReportId report, std::int64_t happening) {
  std::map<Part, std::string> found;
  for (auto& row : db.all(sql::remarks{.report = report, .number = happening})) found.emplace(stored_part(row.part), std::move(row.remark));
  return found;
}

Part stored_part(std::string_view code) {
  const auto part = part_from_code(code);
  if (!part) throw db::Error{"a stored part of a report is unknown: " + std::string{code}};
  return *part;
}

Happening::Kind stored_kind(std::string_view code) {
  using enum Happening::Kind;
  if (code == "move_due") return move_due;
  constexpr std::array steps{std::pair{Event::start, start}, std::pair{Event::submit, submit}, std::pair{Event::send_back, send_back},
                             std::pair{Event::accept, accept}};
  for (const auto& [event, kind] : steps)
    if (to_code(event) == code) return kind;
  throw db::Error{"a stored happening of a report is unknown: " + std::string{code}};
}

bool write_part(db::Write& db, base::Instant now, base::ReportId report, const PartContent& content, std::int64_t known_version,
                std::optional<base::AccountId> account, base::LocalDate day) {
  const std::string part{to_code(content.part)};
  const auto entries = static_cast<std::int64_t>(count_of(content.rows));
  const auto table_rows = entries > 0 ? std::optional{json_of(content.rows)} : std::nullopt;
  const bool written = known_version == 0 ? db.run(sql::insert_part{.report = report,
                                                                    .part = part,
                                                                    .body = content.body,
                                                                    .table_rows = table_rows,
                                                                    .entries = entries,
                                                                    .attested = content.attested,
                                                                    .now = now,
                                                                    .account = account}) == 1
                                          : db.run(sql::update_part{.report = report,
                                                                    .part = part,
                                                                    .body = content.body,
                                                                    .table_rows = table_rows,
                                                                    .entries = entries,
                                                                    .version = known_version,
                                                                    .now = now,
                                                                    .account = account}) == 1;
  if (written)
    db.run(sql::put_part_day{.report = report,
                             .part = part,
                             .day = day,
                             .present = content.attested || letters_of(content) > 0 || entries > 0,
                             .attested = content.attested});
  return written;
}

bool add_file(db::Write& db, const File& file, std::optional<base::AccountId> account, int most) {
  return db.run(sql::insert_file{.id = file.id,
                                 .report = file.report,
                                 .name = file.name,
                                 .kind = file.kind,
                                 .size = file.size,
                                 .sha256 = file.sha256,
                                 .now = file.uploaded_at,
                                 .account = account,
                                 .most = most}) == 1;
}

bool remove_file(db::Write& db, base::Instant now, base::ReportId report, base::ReportFileId file) {
  return db.run(sql::remove_file{.file = file, .report = report, .now = now}) == 1;
}

bool add_version(db::Write& db, base::ReportId report, const Version& version, std::optional<base::AccountId> account) {
  return db.run(sql::insert_version{.report = report,
                                    .number = version.number,
                                    .now = version.submitted_at,
                                    .account = account,
                                    .on_behalf = version.on_behalf,
                                    .receipt = version.receipt,
                                    .content_hash = version.content_hash}) == 1;
}

void freeze(db::Write& db, base::ReportId report, std::int64_t number) {
  db.run(sql::freeze_parts{.report = report, .number = number});
  db.run(sql::freeze_files{.report = report, .number = number});
}

}  // namespace store
}  // namespace baqylau::reports
