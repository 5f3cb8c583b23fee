#pragma once
/// What an author does with a report. Each function is one use case inside one transaction; a failure rolls it back.

#include "reports/domain.hpp"
#include "reports/known.hpp"

#include "base/random.hpp"
#include "db/db.hpp"
#include "journal/journal.hpp"

#include <map>
#include <optional>
#include <span>
#include <vector>

namespace baqylau::reports {

/// How many files a draft may hold.
inline constexpr int most_files = 20;

/// What is told where a report is not its author's to change any more.
base::Failure no_longer_open();

struct Saved {
  /// Parts that somebody else changed meanwhile; where there is any, nothing was written.
  std::vector<Part> conflicts;
  /// As it is stored now: with the others' texts where there are conflicts.
  Draft draft;
};
/// Writes the parts whose text or rows this editor changed. Conflict where the report is no longer open. Brings `report` up to date.
base::Result<Saved> save_draft(db::Write& db, base::Instant now, const http::Author& author, Report& report,
                               std::span<const PartEdit> edits, std::span<const RowsEdit> rows = {});

/// What the rows of the report are shown with.
RowsBeside rows_beside(db::Read& db, const Report& report);
/// What is known of the rows of the report's parts, by part: from the reports of the stages before, and from the passport.
std::map<Part, KnownRows> known_rows(db::Read& db, const Report& report);
/// Writes what is known into each part that nobody has written yet; in how many. Conflict where the report is no longer open.
base::Result<int> take_known_rows(db::Write& db, base::Instant now, const http::Author& author, Report& report);

/// A file that was checked (`http::accept_upload`) and is durable in the file store.
struct NewFile {
  std::string name;
  std::string kind;
  std::int64_t size = 0;
  std::string sha256;
};
/// The same file under the same name is there already: done. Too many files: invalid.
base::Done add_file(db::Write& db, base::Instant now, base::Random& random, const http::Author& author, Report report, const NewFile& file);
base::Done remove_file(db::Write& db, base::Instant now, const http::Author& author, const Report& report, base::ReportFileId file);

/// What the control form would say if the draft were submitted on `on`.
Preview preview(db::Read& db, const Report& report, const Draft& draft, base::LocalDate on);

struct Submission {
  std::string content_hash;                      ///< of the draft that the author looked at
  bool confirmed = false;                        ///< knows that it is late or incomplete
  std::optional<base::LocalDate> received_on{};  ///< on behalf: the day on which the papers came
};
/// Freezes the draft as the next version, and sends the NGO its receipt. Invalid, with fields `confirm`, `received_on`; conflict where
/// somebody submitted or changed the draft meanwhile.
base::Result<Version> submit(db::Write& db, const notices::Outbox& outbox, const http::Author& author, Report report,
                             const Submission& submission);

/// For journal leaves of a report.
journal::Change entry_of(const Report& report, std::optional<base::AccountId> account, bool on_behalf, std::string event);

}  // namespace baqylau::reports
