/// Handlers of reports: what a URL does.

#include "reports/service.hpp"
#include "reports/store.hpp"
#include "reports/views.hpp"
#include "reports/web.hpp"

#include "http/answered.hpp"
#include "http/file_kinds.hpp"
#include "http/once.hpp"
#include "projects/projects.hpp"
#include "ui/page.hpp"

namespace baqylau::reports {

using base::Failure;
using base::Kind;
using base::M;
using base::ReportFileId;
using base::ReportId;
using base::Result;
using http::Author;
using http::Get;
using http::Post;
using http::Response;
using http::Url;
using http::Work;

namespace {

std::optional<Version> last_version(db::Read& db, const Report& report) {
  auto all = store::versions(db, report.id);
  if (all.empty()) return std::nullopt;
  return std::move(all.front());
}

/// Draft page as stored, with `values` over it.
template <class Call>
Response draft_response(const Call& call, const Report& report, const Draft& draft, const http::FormValues& values,
                        std::vector<Part> conflicts, int status) {
  const auto seen = preview(call.db, report, draft, call.services.clock.today());
  const auto returned = report.state == ReportState::returned ? store::last_return(call.db, report) : std::nullopt;
  return views::draft_page(ui::view_of(call),
                           {.report = report,
                            .draft = draft,
                            .preview = seen,
                            .values = values,
                            .conflicts = std::move(conflicts),
                            .on_behalf = call.who.on_behalf(),
                            .returned = returned ? &*returned : nullptr,
                            .partly_saved = status == 200 && !values.errors().empty()},
                           status);
}

template <class Call>
Response closed_response(const Call& call, const Report& report, const std::vector<PartEdit>& typed, int status) {
  return views::closed_page(ui::view_of(call), report, last_version(call.db, report), typed, status);
}

Result<Response> draft(const Get<Author>& call, ReportId id) {
  const auto report = TRY(load_report_for(call.db, call.who, id));
  if (!report.open()) return closed_response(call, report, {}, 200);
  const auto stored = store::load_draft(call.db, id);
  return draft_response(call, report, stored, views::values_of(stored), {}, 200);
}

struct DraftForm {
  std::vector<PartEdit> edits;
  std::string next;
};

DraftForm read_draft_form(http::FormReader& form) {
  DraftForm typed;
  for (const auto part : text_parts) {
    PartEdit edit;
    edit.part = part;
    edit.body = form.text(views::text_field(part), {.label = label_of(part), .max = longest_part});
    edit.version = form.number(views::version_field(part), 0, 1'000'000'000, {.label = label_of(part), .required = true}).value_or(0);
    edit.shown_hash = form.line(views::shown_field(part), {.label = label_of(part), .required = true, .max = 16});
    typed.edits.push_back(std::move(edit));
  }
  static const std::vector<std::string> pages{"draft", "files", "submit"};
  typed.next = form.choice("next", pages, {.label = M("Next page")});
  return typed;
}

/// Hidden fields for a form which stays on the screen: only of parts that it shows as they are stored. The others keep
/// saying what they were made from, or the next save would take an old text for an edit of the new one.
std::vector<std::pair<std::string, std::string>> saved_fields(const Draft& stored, const std::vector<PartEdit>& edits,
                                                              const std::vector<Part>& refused) {
  auto fields = views::draft_fields(stored);
  const auto leave_out = [&](Part part) {
    std::erase_if(fields,
                  [&](const auto& field) { return field.first == views::version_field(part) || field.first == views::shown_field(part); });
  };
  for (const auto& edit : edits)
    if (stored.part(edit.part).content.body.value_or("") != edit.body) leave_out(edit.part);
  std::ranges::for_each(refused, leave_out);
  return fields;
}

/// The typed texts stay in their fields; saving once more takes them as made from the others' texts shown beside them.
Response conflict_response(const Post<Author>& call, const Report& report, const Saved& saved, http::FormValues values) {
  const auto fields = views::draft_fields(saved.draft);
  for (const auto part : saved.conflicts) {
    values.add_error(views::text_field(part),
                     {M("“{part}” was changed after you opened the page. Put the two texts together in the field, then save"),
                      {{"part", base::label_value(label_of(part))}}});
    for (const auto& [name, value] : fields)
      if (name == views::version_field(part) || name == views::shown_field(part)) values.set(name, value);
  }
  return draft_response(call, report, saved.draft, values, saved.conflicts, 409);
}

Url page_after_saving(ReportId id, std::string_view next) {
  if (next == "submit") return Url::to("/reports/{}/submit", id);
  return ui::with_notice(next == "files" ? Url::to("/reports/{}/files", id) : Url::to("/reports/{}/draft", id), ui::Notice::saved);
}

/// As they were typed, what cannot be taken included: to be shown.
std::vector<PartEdit> with_raw_bodies(std::vector<PartEdit> edits, const http::FormValues& values) {
  for (auto& edit : edits) edit.body = values.value(views::text_field(edit.part));
  return edits;
}

/// Parts whose text cannot be taken, out of the edits: they are refused alone, and what else was typed is saved.
std::vector<Part> take_out_refused(std::vector<PartEdit>& edits, const http::FormValues& values) {
  const auto wrong = [&](const PartEdit& edit) {
    return values.error(views::text_field(edit.part)) || values.error(views::version_field(edit.part)) ||
           values.error(views::shown_field(edit.part));
  };
  std::vector<Part> refused;
  for (const auto& edit : edits)
    if (wrong(edit)) refused.push_back(edit.part);
  std::erase_if(edits, wrong);
  return refused;
}

/// The parts that were saved are shown as they are stored now; the refused ones as they were typed, with what is wrong.
Response partly_saved_response(const Post<Author>& call, const Report& report, const Saved& saved, http::FormValues values,
                               const std::vector<Part>& refused) {
  for (const auto& [name, value] : saved_fields(saved.draft, {}, refused)) values.set(name, value);
  return draft_response(call, report, saved.draft, values, {}, 200);
}

Result<Response> save(const Post<Author>& call, ReportId id) {
  auto report = TRY(load_report_for(call.db, call.who, id));
  http::FormReader form{call.request};
  auto typed = read_draft_form(form);
  const auto everything = with_raw_bodies(typed.edits, form.values());
  if (auto fine = form.finish(); !fine && fine.failure().kind == Kind::malformed) return std::move(fine).failure();
  const auto refused = take_out_refused(typed.edits, form.values());
  const auto now = call.services.clock.now();
  auto saved = save_draft(call.db, now, call.who, report, typed.edits);
  if (!saved.ok()) {
    if (call.request.wants_json || saved.failure().kind != Kind::conflict) return std::move(saved).failure();
    return closed_response(call, TRY(load_report_for(call.db, call.who, id)), everything, 409);
  }
  if (!saved->conflicts.empty()) {
    if (call.request.wants_json)
      return Failure{Kind::conflict, M("The draft was changed after you opened the page; nothing was overwritten")};
    return conflict_response(call, report, *saved, form.values());
  }
  const auto& errors = form.values().errors();
  if (call.request.wants_json)
    return ui::autosaved(ui::view_of(call), now, saved_fields(saved->draft, typed.edits, refused),
                         errors.empty() ? nullptr : &errors.front().message);
  if (!errors.empty()) return partly_saved_response(call, report, *saved, form.values(), refused);
  return http::see_other(page_after_saving(id, typed.next));
}

// ---- files

Result<Response> files(const Get<Author>& call, ReportId id) {
  const auto report = TRY(load_report_for(call.db, call.who, id));
  if (!report.open()) return closed_response(call, report, {}, 200);
  return views::files_page(ui::view_of(call), {.report = report, .files = store::load_draft(call.db, id).files, .values = {}});
}

/// The files page anew with what is wrong at the field, or what became of the report meanwhile.
Result<Response> files_again(const Work<Author>& call, ReportId id, const http::FormValues& values, int status) {
  return call.db.read([&](db::Read& db) -> Result<Response> {
    const auto report = TRY(load_report_for(db, call.who, id));
    if (!report.open()) return views::closed_page(ui::view_of(call), report, last_version(db, report), {}, 409);
    return views::files_page(ui::view_of(call), {.report = report, .files = store::load_draft(db, id).files, .values = values}, status);
  });
}

Result<Response> attach(const Work<Author>& call, ReportId id) {
  const auto report = TRY(call.db.read([&](db::Read& db) { return load_report_for(db, call.who, id); }));
  http::FormReader form{call.request};
  if (!report.open()) form.overtaken(no_longer_open().message);
  const auto again = [&](int status) { return files_again(call, id, form.values(), status); };
  const auto job = [&]() -> Result<Response> {
    const auto file = TRY(http::accept_one_upload(call.services.catalogues[call.request.language], call.request, "file"));
    // Where there is no room, nothing goes to the disk; it is told in the transaction all the same, for the form may have been answered
    // before.
    const auto room =
        call.db.read([&](db::Read& db) { return projects::has_room(db, report.project, file.size, call.services.clock.today()); });
    // The bytes are durable before a row names them.
    if (room) call.services.files.keep(*file.upload);
    return http::write_once(call, [&](db::Write& db) -> Result<Response> {
      TRY(room);
      auto current = TRY(load_report_for(db, call.who, id));
      const NewFile named{.name = file.name, .kind = file.kind, .size = file.size, .sha256 = file.sha256};
      TRY(add_file(db, call.services.clock.now(), call.services.random, call.who, std::move(current), named));
      return http::see_other(ui::with_notice(Url::to("/reports/{}/files", id), ui::Notice::file_added));
    });
  };
  return http::answered(form, again, job, {.field = "file"});
}

Result<Response> remove(const Post<Author>& call, ReportId id, ReportFileId file) {
  const auto report = TRY(load_report_for(call.db, call.who, id));
  http::FormReader form{call.request};
  return http::answered(form, [&]() -> Result<Response> {
    TRY(remove_file(call.db, call.services.clock.now(), call.who, report, file));
    return http::see_other(ui::with_notice(Url::to("/reports/{}/files", id), ui::Notice::removed));
  });
}

Result<Response> download(const Get<http::Anyone>& call, ReportFileId id) {
  auto file = store::public_file(call.db, id);
  if (!file) {
    const auto author = Author::admit(call.request.caller);
    if (author) file = store::file_for(call.db, *author, id);
  }
  if (!file) return Failure{Kind::not_found, M("This file is not here")};
  return http::download_file(file->kind, file->name, call.services.files.path_of(file->sha256));
}

// ---- submitting

Result<Response> check(const Get<Author>& call, ReportId id) {
  const auto report = TRY(load_report_for(call.db, call.who, id));
  if (!report.open()) return closed_response(call, report, {}, 200);
  const auto stored = store::load_draft(call.db, id);
  const auto seen = preview(call.db, report, stored, call.services.clock.today());
  return views::submit_page(ui::view_of(call),
                            {.report = report, .draft = stored, .preview = seen, .values = {}, .on_behalf = call.who.on_behalf()});
}

/// The check page once more with what is wrong. `report` as it was before the attempt, which is rolled back.
Response check_again(const Post<Author>& call, const Report& report, const Submission& sent, const http::FormValues& values, int status) {
  const auto stored = store::load_draft(call.db, report.id);
  auto as_if = report;
  const auto today = call.services.clock.today();
  if (sent.received_on && *sent.received_on <= today && !as_if.counted_at) {
    as_if.counted_at = base::almaty_start(*sent.received_on);
    as_if.counted_due = due_of_papers(store::history(call.db, report), report.due_on, *sent.received_on);
  }
  const auto seen = preview(call.db, as_if, stored, today);
  return views::submit_page(
      ui::view_of(call), {.report = report, .draft = stored, .preview = seen, .values = values, .on_behalf = call.who.on_behalf()}, status);
}

Result<Response> send(const Post<Author>& call, ReportId id) {
  const auto report = TRY(load_report_for(call.db, call.who, id));
  http::FormReader form{call.request};
  Submission sent{.content_hash = form.line("content_hash", {.label = M("SHA-256 of the contents"), .required = true, .max = 64}),
                  .confirmed = form.checkbox("confirm")};
  if (call.who.on_behalf()) sent.received_on = form.date("received_on", {.label = M("Day on which the papers came")});
  if (!report.open()) form.overtaken(no_longer_open().message);
  const auto again = [&](int status) {
    // A conflict: either somebody else submitted it meanwhile, or the draft is another one than was looked at.
    const auto last = status == 409 ? last_version(call.db, report) : std::nullopt;
    if (!report.open() || (last && last->number != report.versions.value_or(0))) return closed_response(call, report, {}, 409);
    return check_again(call, report, sent, form.values(), status);
  };
  return http::answered(form, again, [&]() -> Result<Response> {
    TRY(submit(call.db, notices::outbox_of(call), call.who, report, sent));
    return http::see_other(ui::with_notice(Url::to("/reports/{}/receipt", id), ui::Notice::submitted));
  });
}

Result<Response> receipt(const Get<Author>& call, ReportId id) {
  const auto report = TRY(load_report_for(call.db, call.who, id));
  const auto version = report.versions ? store::submitted_version(call.db, id, *report.versions) : std::nullopt;
  if (!version) return Failure{Kind::not_found, M("This report was not submitted yet")};
  const auto required =
      required_parts(call.db, report.stage, report.judged_by().value_or(base::almaty_date(version->version.submitted_at)));
  return views::receipt_page(ui::view_of(call), report, *version, required);
}

// ---- the public

std::optional<std::int64_t> asked_version(const http::Request& request, const Report& report) {
  const auto asked = request.query_value("version");
  if (asked.empty()) return report.versions;
  return base::parse_id(asked);
}

Result<Response> public_report(const Get<http::Public>& call, ReportId id) {
  const auto report = TRY(find_report(call.db, id));
  const auto number = asked_version(call.request, report);
  const auto shown = number ? store::submitted_version(call.db, id, *number) : std::nullopt;
  if (!shown) return Failure{Kind::not_found, M("This report is not here")};
  const auto versions = store::versions(call.db, id);
  const auto required = required_parts(call.db, report.stage, report.judged_by().value_or(base::almaty_date(shown->version.submitted_at)));
  const auto history = store::history(call.db, report);
  return views::public_page(ui::view_of(call),
                            {.report = report, .shown = *shown, .versions = versions, .required = required, .history = history});
}

}  // namespace

void add_routes(http::Routes& routes) {
  constexpr std::size_t draft_bytes = 4 << 20;  // eight long parts in Cyrillic letters, each six bytes when encoded
  routes.get<"/reports/{report}">(public_report);
  routes.get<"/reports/{report}/draft">(draft);
  routes.post<"/reports/{report}/draft">(save, {.form_limit = draft_bytes});
  routes.get<"/reports/{report}/files">(files);
  routes.work<"/reports/{report}/files">(attach, {.files = 1, .file_limit = static_cast<std::size_t>(http::most_file_bytes)});
  routes.post<"/reports/{report}/files/{file}/remove">(remove);
  routes.get<"/reports/{report}/submit">(check);
  routes.post<"/reports/{report}/submit">(send);
  routes.get<"/reports/{report}/receipt">(receipt);
  routes.get<"/files/{file}">(download);
  add_checking_routes(routes);
  add_schedule_routes(routes);
}

}  // namespace baqylau::reports
