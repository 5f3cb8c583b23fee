#include "reports/service.hpp"

#include "journal/journal.hpp"
#include "projects/projects.hpp"
#include "reports/letters.hpp"
#include "reports/searching.hpp"
#include "reports/store.hpp"

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <utility>

namespace baqylau::reports {

using base::Failure;
using base::Kind;
using base::M;

Failure no_longer_open() { return {Kind::conflict, M("This report was submitted meanwhile; it can be changed only after it is returned")}; }

namespace {

/// The first thing written to a report begins its draft.
bool begin(db::Write& db, base::Instant now, const http::Author& author, Report& report) {
  if (report.state != ReportState::not_started) return true;
  if (!store::move(db, report, {.event = Event::start, .now = now, .account = author.account, .on_behalf = author.on_behalf()}))
    return false;
  journal::record(db, now, entry_of(report, author.account, author.on_behalf(), "report.begun"));
  return true;
}

/// The first moment of the day on which papers came; behind what happened on that day already.
base::Instant day_of_papers(db::Read& db, const Report& report, base::LocalDate received_on) {
  auto at = base::almaty_start(received_on);
  for (const auto& happened : store::history(db, report))
    if (happened.kind == Happening::Kind::send_back && happened.at >= at) at = happened.at + std::chrono::microseconds{1};
  return at;
}

/// Gives the version a receipt of its own, freezes the draft and tells the journal.
Version freeze(db::Write& db, const Report& report, const Draft& draft, base::Instant now, std::optional<base::AccountId> account,
               bool on_behalf) {
  Version version{.number = next_number(report), .submitted_at = now, .on_behalf = on_behalf, .receipt = {}, .content_hash = {}};
  version.content_hash = content_hash(report, version.number, draft);
  constexpr int attempts = 16;
  int attempt = 0;
  do {
    if (attempt == attempts) throw std::logic_error("no free number for a receipt");
    version.receipt = receipt_number(report.id, version.number, attempt++, now);
  } while (!store::add_version(db, report.id, version, account));
  store::freeze(db, report.id, version.number);

  auto entry = entry_of(report, account, on_behalf, "report.submitted");
  entry.details.emplace_back("version", std::to_string(version.number));
  entry.details.emplace_back("content_sha256", version.content_hash);
  if (report.counted_day_only && report.counted_on()) entry.details.emplace_back("received_on", report.counted_on()->iso());
  journal::record(db, now, entry);
  put_into_search(db, report.id);
  return version;
}

base::Done check_received_on(db::Read& db, const Report& report, base::LocalDate received_on, base::LocalDate today) {
  const auto wrong = [](base::Message message) { return Failure{Kind::invalid, message, {{"received_on", message}}}; };
  if (received_on > today) return wrong(M("The day on which the papers came cannot be later than today"));
  if (received_on < report.contest_held_on) return wrong(M("The day on which the papers came cannot be earlier than the contest"));
  for (const auto& happened : store::history(db, report))
    if (happened.kind == Happening::Kind::send_back && received_on < base::almaty_date(happened.at))
      return wrong(M("The day on which the papers came cannot be earlier than the day on which the report was returned"));
  return base::done();
}

}  // namespace

journal::Change entry_of(const Report& report, std::optional<base::AccountId> account, bool on_behalf, std::string event) {
  return {.actor = account,
          .on_behalf_of = on_behalf ? std::optional{report.ngo} : std::nullopt,
          .event = std::move(event),
          .subject = {journal::Kind::report, report.id},
          .details = {{"project", base::to_string(report.project)}, {"stage", std::to_string(report.stage)}}};
}

base::Result<Saved> save_draft(db::Write& db, base::Instant now, const http::Author& author, Report& report,
                               std::span<const PartEdit> edits, std::span<const RowsEdit> rows) {
  if (!report.open() || !store::touch(db, now, report)) return no_longer_open();
  Saved saved{.conflicts = {}, .draft = store::load_draft(db, report.id)};
  std::map<Part, PartContent> writes;
  const auto merge_in = [&](const auto& edit, auto put) {
    const auto& stored = saved.draft.part(edit.part);
    switch (merge(stored, edit)) {
      case Merge::keep: break;
      case Merge::write: put(writes.try_emplace(edit.part, stored.content).first->second); break;
      case Merge::conflict: saved.conflicts.push_back(edit.part); break;
    }
  };
  for (const auto& edit : edits)
    merge_in(edit, [&](PartContent& to) { to.body = edit.body.empty() ? std::nullopt : std::optional{edit.body}; });
  for (const auto& edit : rows) merge_in(edit, [&](PartContent& to) { to.rows = edit.rows; });
  if (!saved.conflicts.empty() || writes.empty()) return saved;

  if (!begin(db, now, author, report)) return no_longer_open();
  for (const auto& [part, content] : writes) {
    if (!store::write_part(db, now, report.id, content, saved.draft.part(part).version, author.account, base::almaty_date(now)))
      return no_longer_open();
  }
  saved.draft = store::load_draft(db, report.id);
  return saved;
}

RowsBeside rows_beside(db::Read& db, const Report& report) {
  RowsBeside beside{projects::kinds(db), projects::budget_of(db, report.project), projects::spending_of(db, report.project)};
  std::erase_if(beside.before, [&](const projects::Spending& spent) { return spent.stage >= report.stage; });
  return beside;
}

std::map<Part, KnownRows> known_rows(db::Read& db, const Report& report) {
  std::map<int, std::vector<PartContent>> earlier;
  for (const auto& other : reports_of_project(db, report.project)) {
    if (other.stage >= report.stage || !other.versions) continue;
    if (auto version = store::submitted_version(db, other.id, *other.versions)) earlier.emplace(other.stage, std::move(version->parts));
  }
  return known_rows(report.stage, projects::read_passport(db, report.project), projects::spending_of(db, report.project), earlier);
}

base::Result<int> take_known_rows(db::Write& db, base::Instant now, const http::Author& author, Report& report) {
  const auto draft = store::load_draft(db, report.id);
  std::vector<RowsEdit> edits;
  for (auto& [part, known] : known_rows(db, report)) {
    if (draft.part(part).version > 0) continue;
    edits.push_back({.part = part, .rows = std::move(known.rows), .shown_hash = text_hash(json_of({}))});
  }
  TRY(save_draft(db, now, author, report, {}, edits));
  return static_cast<int>(edits.size());
}

base::Done add_file(db::Write& db, base::Instant now, base::Random& random, const http::Author& author, Report report,
                    const NewFile& file) {
  if (!report.open() || !store::touch(db, now, report)) return no_longer_open();
  const auto draft = store::load_draft(db, report.id);
  const File added{.id = {base::new_id(random, now.micros)},
                   .report = report.id,
                   .name = file.name,
                   .kind = file.kind,
                   .size = file.size,
                   .sha256 = file.sha256,
                   .uploaded_at = now};
  if (!store::add_file(db, added, author.account, most_files)) {
    const bool there = std::any_of(draft.files.begin(), draft.files.end(),
                                   [&](const File& held) { return held.sha256 == file.sha256 && held.name == file.name; });
    if (there) return base::done();
    return Failure{Kind::invalid,
                   {M("A report may have at most {count} files. Remove one, or put several into an archive"),
                    {{"count", std::to_string(most_files)}}}};
  }
  TRY(projects::take_room(db, report.project, added.size, base::almaty_date(now)));
  if (!begin(db, now, author, report)) return no_longer_open();
  auto entry = entry_of(report, author.account, author.on_behalf(), "report.file_added");
  entry.details.emplace_back("file", base::to_string(added.id));
  entry.details.emplace_back("sha256", added.sha256);
  journal::record(db, now, entry);
  return base::done();
}

base::Done remove_file(db::Write& db, base::Instant now, const http::Author& author, const Report& report, base::ReportFileId file) {
  if (!report.open() || !store::touch(db, now, report)) return no_longer_open();
  const auto held = store::file_for(db, author, file);
  if (!held || !store::remove_file(db, now, report.id, file)) return Failure{Kind::not_found, M("This file is not here")};
  // What was submitted with it stays, and so do its bytes.
  if (!store::public_file(db, file)) projects::give_room_back(db, report.project, held->size);
  auto entry = entry_of(report, author.account, author.on_behalf(), "report.file_removed");
  entry.details.emplace_back("file", base::to_string(file));
  journal::record(db, now, entry);
  return base::done();
}

Preview preview(db::Read& db, const Report& report, const Draft& draft, base::LocalDate on) {
  return preview(report, required_parts(db, report.stage, report.judged_by().value_or(on)), draft, on);
}

base::Result<Version> submit(db::Write& db, const notices::Outbox& outbox, const http::Author& author, Report report,
                             const Submission& submission) {
  const auto now = outbox.now;
  const auto today = base::almaty_date(now);
  if (submission.received_on) TRY(check_received_on(db, report, *submission.received_on, today));
  if (report.state == ReportState::not_started)
    return Failure{Kind::invalid, M("The report is empty. Fill at least one part or add a file, then submit it")};

  store::Step step{
      .event = Event::submit, .now = now, .account = author.account, .on_behalf = author.on_behalf(), .version = next_number(report)};
  if (submission.received_on) {
    step.at = day_of_papers(db, report, *submission.received_on);
    step.day_only = true;
  }
  // The step comes first: whoever makes it holds the row, and the draft read after it is what is frozen.
  const auto number = store::move(db, report, step);
  if (!number) return no_longer_open();
  const auto draft = store::load_draft(db, report.id);
  const auto seen = preview(db, report, draft, today);
  if (seen.present.empty()) return Failure{Kind::invalid, M("The report is empty. Fill at least one part or add a file, then submit it")};
  if (seen.content_hash != submission.content_hash)
    return Failure{Kind::conflict, M("The draft was changed after you looked at it. Look at it again, then submit it")};
  if (seen.needs_confirmation() && !submission.confirmed) {
    const base::Message message = M("Confirm that you submit a late or incomplete report");
    return Failure{Kind::invalid, message, {{"confirm", message}}};
  }
  auto version = freeze(db, report, draft, now, author.account, author.on_behalf());
  letters::receipt(db, outbox, report, *number, version);
  return version;
}

base::Result<std::string> enter_paper_report(db::Write& db, base::Instant now, const PaperReport& paper) {
  auto report = TRY(find_report(db, paper.report));
  const auto day = paper.received_on.value_or(paper.noted_on.value_or(base::almaty_date(now)));
  store::Step step{
      .event = Event::start, .now = now, .at = base::almaty_start(day), .day_only = true, .account = paper.entered_by, .on_behalf = true};
  if (!store::move(db, report, step)) return Failure{Kind::conflict, M("This report was started already; nothing was entered")};
  for (const auto& content : paper.parts)
    if (!store::write_part(db, now, report.id, content, 0, paper.entered_by, day))
      throw std::logic_error("a part of a report was named twice");
  if (!paper.received_on) {
    journal::record(db, now, entry_of(report, paper.entered_by, true, "report.begun"));
    return std::string{};
  }
  TRY(check_received_on(db, report, *paper.received_on, base::almaty_date(now)));
  step.event = Event::submit;
  step.version = next_number(report);
  if (!store::move(db, report, step)) throw std::logic_error("a draft just begun can be submitted");
  return freeze(db, report, store::load_draft(db, report.id), now, paper.entered_by, true).receipt;
}

}  // namespace baqylau::reports
