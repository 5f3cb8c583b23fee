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
  return views::submit_page(ui::view_of(call), {.report = report,
                                                .draft = stored,
                                                .beside = rows_beside(call.db, report),
                                                .preview = seen,
                                                .values = {},
                                                .on_behalf = call.who.on_behalf()});
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
  return views::submit_page(ui::view_of(call),
                            {.report = report,
                             .draft = stored,
                             .beside = rows_beside(call.db, report),
                             .preview = seen,
                             .values = values,
                             .on_behalf = call.who.on_behalf()},
                            status);
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
  return views::public_page(ui::view_of(call), {.report = report,
                                                .shown = *shown,
                                                .beside = rows_beside(call.db, report),
                                                .versions = versions,
                                                .required = required,
                                                .history = history});
}

/// The bytes that the hash of a version is taken over: whoever has them can take it again.
Result<Response> hashed(const Get<http::Public>& call, ReportId id) {
  const auto report = TRY(find_report(call.db, id));
  const auto number = asked_version(call.request, report);
  const auto shown = number ? store::submitted_version(call.db, id, *number) : std::nullopt;
  if (!shown) return Failure{Kind::not_found, M("This report is not here")};
  return http::download("text/plain; charset=utf-8", "report-" + base::to_string(id) + "-" + std::to_string(*number) + ".txt",
                        canonical_text(report, *number, shown->parts, shown->files));
}

}  // namespace

void add_routes(http::Routes& routes) {
  routes.get<"/reports/{report}">(public_report);
  routes.get<"/reports/{report}/hashed">(hashed);
  routes.get<"/reports/{report}/files">(files);
  routes.work<"/reports/{report}/files">(attach, {.files = 1, .file_limit = static_cast<std::size_t>(http::most_file_bytes)});
  routes.post<"/reports/{report}/files/{file}/remove">(remove);
  routes.get<"/reports/{report}/submit">(check);
  routes.post<"/reports/{report}/submit">(send);
  routes.get<"/reports/{report}/receipt">(receipt);
  routes.get<"/files/{file}">(download);
  add_draft_routes(routes);
  add_checking_routes(routes);
  add_schedule_routes(routes);
}

}  // namespace baqylau::reports
