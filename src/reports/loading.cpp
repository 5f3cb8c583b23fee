/// Records loaded by a command go through the same use cases as a person's.

#include "reports/service.hpp"
#include "reports/store.hpp"

namespace baqylau::reports {

base::Done write_draft(db::Write& db, base::Instant now, const http::Author& author, base::ReportId id,
                       const std::vector<PartContent>& parts) {
  auto report = TRY(load_report_for(db, author, id));
  const auto draft = store::load_draft(db, id);
  std::vector<PartEdit> edits;
  std::vector<RowsEdit> rows;
  for (const auto& content : parts) {
    const auto& stored = draft.part(content.part);
    edits.push_back({.part = content.part,
                     .body = content.body.value_or(""),
                     .version = stored.version,
                     .shown_hash = text_hash(stored.content.body.value_or(""))});
    rows.push_back({.part = content.part, .rows = content.rows, .shown_hash = text_hash(json_of(stored.content.rows))});
  }
  TRY(save_draft(db, now, author, report, edits, rows));
  return base::done();
}

base::Result<std::string> submit_draft(db::Write& db, const notices::Outbox& outbox, const http::Author& author, base::ReportId id) {
  const auto report = TRY(load_report_for(db, author, id));
  const auto seen = preview(db, report, store::load_draft(db, id), base::almaty_date(outbox.now));
  const auto version = TRY(submit(db, outbox, author, report, {.content_hash = seen.content_hash, .confirmed = true}));
  return version.receipt;
}

}  // namespace baqylau::reports
