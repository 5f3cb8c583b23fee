/// Handlers of consultation: what a URL does.

#include "consultation/consultation.hpp"
#include "consultation/principals.hpp"
#include "consultation/service.hpp"
#include "consultation/store.hpp"
#include "consultation/views.hpp"

#include "http/file_kinds.hpp"
#include "http/answered.hpp"
#include "http/once.hpp"
#include "ui/page.hpp"

#include <algorithm>
#include <limits>

namespace baqylau::consultation {

using base::Failure;
using base::Kind;
using base::M;
using base::MessageFileId;
using base::MessageId;
using base::ProjectId;
using base::Result;
using http::Get;
using http::Post;
using http::Response;
using http::Url;
using http::Work;

namespace {

Url url_of(ProjectId project) { return Url::to("/projects/{}/consultation", project); }

bool may_write(db::Read& db, const http::Caller& caller, ProjectId project) {
  const auto writer = Writer::admit(caller);
  return writer && store::load_thread_for(db, *writer, project).ok();
}

Result<Response> thread(const Get<Reader>& call, ProjectId project) {
  const auto found = TRY(store::load_thread_for(call.db, call.who, project));
  const auto before = base::parse_id(call.request.query_value("before"));
  const auto shown = store::messages_for(call.db, call.who, project, before ? std::optional{MessageId{*before}} : std::nullopt);
  return views::thread_page(ui::view_of(call), {.thread = found,
                                                .shown = shown,
                                                .of_ngo = call.who.of_ngo(),
                                                .may_write = may_write(call.db, call.request.caller, project),
                                                .latest = !before,
                                                .values = {}});
}

/// The page of the thread once more, with what was typed and what is wrong.
Response thread_again(const Work<Writer>& call, const Thread& thread, const http::FormValues& values, int status) {
  const auto shown = call.db.read([&](db::Read& db) { return store::messages_for(db, call.who, thread.project); });
  return views::thread_page(ui::view_of(call),
                            {.thread = thread,
                             .shown = shown,
                             .of_ngo = call.who.of_ngo(),
                             .may_write = true,
                             .files_dropped = !http::chosen_uploads(call.request, "files").empty(),
                             .values = values},
                            status);
}

/// Those that may be kept; what is wrong with the others is told at the field, each by its name.
std::vector<http::AcceptedFile> accepted_files(const Work<Writer>& call, http::FormReader& form) {
  const auto chosen = http::chosen_uploads(call.request, "files");
  if (chosen.size() > static_cast<std::size_t>(most_files))
    form.fail("files", {M("At most {count} files go with one message. Put them into an archive, or send the others with the next message"),
                        {{"count", std::to_string(most_files)}}});
  std::vector<http::AcceptedFile> accepted;
  for (const auto* upload : chosen) {
    auto file = http::accept_upload(call.services.catalogues[call.request.language], *upload);
    if (file.ok()) accepted.push_back(std::move(file).value());
    else form.fail("files", file.failure().message);
  }
  return accepted;
}

Result<Response> send(const Work<Writer>& call, ProjectId project) {
  const auto found = TRY(call.db.read([&](db::Read& db) { return store::load_thread_for(db, call.who, project); }));
  http::FormReader form{call.request};
  NewMessage message{.body = form.text("message", {.label = M("Message"), .required = true, .max = longest_message})};
  message.seen = form.id<MessageId>("seen", {.label = M("Last message")});
  const auto files = accepted_files(call, form);
  const auto again = [&](int status) { return thread_again(call, found, form.values(), status); };
  return http::answered(form, again, [&]() -> Result<Response> {
    for (const auto& file : files)
      message.files.push_back({.name = file.name, .kind = file.kind, .size = file.size, .sha256 = file.sha256});
    // Where there is no room, nothing goes to the disk; it is told in the transaction all the same, for the form may have been answered
    // before.
    const auto room = call.db.read([&](db::Read& db) { return has_room(db, project, message, call.services.clock.today()); });
    // The bytes are durable before a row names them.
    if (room)
      for (const auto& file : files) call.services.files.keep(*file.upload);
    return http::write_once(call, [&](db::Write& db) -> Result<Response> {
      TRY(room);
      TRY(send_message(db, notices::outbox_of(call), call.who, project, message));
      return http::see_other(ui::with_notice(url_of(project), ui::Notice::message_sent));
    });
  });
}

Result<Response> read(const Post<Reader>& call, ProjectId project) {
  TRY(store::load_thread_for(call.db, call.who, project));
  http::FormReader form{call.request};
  const auto seen = form.id<MessageId>("seen", {.label = M("Last message"), .required = true});
  return http::answered(form, [&]() -> Result<Response> {
    TRY(mark_read(call.db, call.who, project, *seen));
    return http::see_other(url_of(project));
  });
}

Result<Response> download(const Get<Reader>& call, MessageFileId id) {
  const auto file = store::file_for(call.db, call.who, id);
  if (!file) return Failure{Kind::not_found, M("This file is not here")};
  return http::download_file(file->kind, file->name, call.services.files.path_of(file->sha256));
}

Result<Response> list(const Get<http::Controller>& call) {
  const Party party{.account = call.who.account, .scope = call.who.scope};
  const auto which = call.request.query_value("unread") == "1" ? store::Which::unread : store::Which::all;
  const auto totals = store::totals_for(call.db, party);
  const auto count = which == store::Which::unread ? totals.unread_threads : totals.threads;
  const auto pages = std::max<std::int64_t>(1, (count + threads_on_a_page - 1) / threads_on_a_page);
  const auto page = std::clamp<std::int64_t>(base::parse_id(call.request.query_value("page")).value_or(1), 1, pages);
  const auto threads = store::threads_for(call.db, party, which, static_cast<int>(page));
  return views::list_page(ui::view_of(call),
                          {.threads = threads, .which = which, .page = static_cast<int>(page), .pages = static_cast<int>(pages)});
}

}  // namespace

void add_routes(http::Routes& routes) {
  // More files and longer texts than are taken come as far as the handler, which says so and keeps what was typed.
  constexpr http::Intake intake{
      .files = 2 * most_files, .file_limit = static_cast<std::size_t>(http::most_file_bytes), .form_limit = 1 << 20};
  routes.get<"/consultation">(list);
  routes.get<"/consultation/files/{file}">(download);
  routes.get<"/projects/{project}/consultation">(thread);
  routes.work<"/projects/{project}/consultation">(send, intake);
  routes.post<"/projects/{project}/consultation/read">(read);
}

}  // namespace baqylau::consultation
