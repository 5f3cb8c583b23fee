#include "consultation/store.hpp"

#include "consultation/sql.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace baqylau::consultation::store {

namespace {

template <class Row>
Thread to_thread(Row& row) {
  return Thread{.project = row.project,
                .ngo = row.ngo,
                .lot_number = static_cast<int>(row.lot_number),
                .lot_name_kk = std::move(row.lot_name_kk),
                .lot_name_ru = std::move(row.lot_name_ru),
                .ngo_short_kk = std::move(row.ngo_short_kk),
                .ngo_short_ru = std::move(row.ngo_short_ru)};
}

template <class Row>
File to_file(Row& row) {
  return File{row.id, row.message, std::move(row.name), std::move(row.kind), row.size, std::move(row.sha256)};
}

/// `messages` are in the order of their ids.
void add_files(db::Read& db, base::ProjectId project, std::vector<Message>& messages) {
  if (messages.empty()) return;
  for (auto& row : db.all(sql::files_between{.project = project, .first = messages.front().id, .last = messages.back().id})) {
    const auto owner =
        std::lower_bound(messages.begin(), messages.end(), row.message, [](const Message& m, base::MessageId id) { return m.id < id; });
    if (owner != messages.end() && owner->id == row.message) owner->files.push_back(to_file(row));
  }
}

}  // namespace

base::Result<Thread> load_thread_for(db::Read& db, const Party& party, base::ProjectId project) {
  auto row = db.one(sql::thread_of_party{.project = project, .ngo = party.ngo, .bodies = party.scope});
  if (!row) return base::Failure{base::Kind::not_found, base::M("There is no such project")};
  return to_thread(*row);
}

Page messages_for(db::Read& db, const Party& party, base::ProjectId project, std::optional<base::MessageId> before) {
  const base::MessageId end = before.value_or(base::MessageId{std::numeric_limits<std::int64_t>::max()});
  Page page;
  // One more than is shown tells whether there are earlier ones.
  for (auto& row :
       db.all(sql::messages_before{.project = project, .account = party.account, .before = end, .most = messages_on_a_page + 1}))
    page.messages.push_back({.id = row.id,
                             .by_ngo = row.by_ngo,
                             .author = std::move(row.author),
                             .at = row.at,
                             .body = std::move(row.body),
                             .unread = row.unread});
  page.earlier = page.messages.size() > static_cast<std::size_t>(messages_on_a_page);
  if (page.earlier) page.messages.pop_back();
  std::reverse(page.messages.begin(), page.messages.end());
  add_files(db, project, page.messages);
  return page;
}

std::optional<File> file_for(db::Read& db, const Party& party, base::MessageFileId file) {
  auto row = db.one(sql::file_of_party{.file = file, .ngo = party.ngo, .bodies = party.scope});
  if (!row) return std::nullopt;
  return to_file(*row);
}

std::vector<ThreadRow> threads_for(db::Read& db, const Party& party, Which which, int page) {
  std::vector<ThreadRow> found;
  for (auto& row : db.all(sql::threads{.account = party.account,
                   .ngo = party.ngo,
                   .bodies = party.scope,
                   .unread_only = which == Which::unread,
                   .size = threads_on_a_page,
                   .skip = std::int64_t{page - 1} * threads_on_a_page}))
    found.push_back({.thread = to_thread(row), .messages = row.messages, .unread = row.unread, .last_at = row.last_at});
  return found;
}

Totals totals_for(db::Read& db, const Party& party) {
  const auto row = db.one(sql::thread_totals{.account = party.account, .ngo = party.ngo, .bodies = party.scope}).value();
  return {row.threads, row.unread_threads, row.unread};
}

std::int64_t unread_of_thread(db::Read& db, const Party& party, base::ProjectId project) {
  return db.one(sql::unread_of_thread{.project = project, .account = party.account}).value().unread;
}

std::vector<base::AccountId> specialists_of(db::Read& db, base::ProjectId project) {
  std::vector<base::AccountId> accounts;
  for (const auto& row : db.all(sql::specialists_of_project{.project = project})) accounts.push_back(row.account);
  return accounts;
}

std::optional<base::MessageId> last_message(db::Read& db, base::ProjectId project) {
  return db.one(sql::last_message{.project = project}).value().id;
}

void add_message(db::Write& db, const Party& author, base::ProjectId project, const Message& message, const std::string& salt) {
  db.run(sql::insert_message{.id = message.id,
                             .project = project,
                             .account = author.account,
                             .by_ngo = message.by_ngo,
                             .now = message.at,
                             .body = message.body,
                             .salt = salt});
  for (const auto& file : message.files)
    db.run(sql::insert_file{
        .id = file.id, .message = file.message, .name = file.name, .kind = file.kind, .size = file.size, .sha256 = file.sha256});
}

void mark_read(db::Write& db, const Party& party, base::ProjectId project, base::MessageId seen) {
  db.run(sql::mark_read{.project = project, .account = party.account, .seen = seen});
}

}  // namespace baqylau::consultation::store
