#include "consultation/service.hpp"

#include "consultation/store.hpp"
#include "journal/journal.hpp"
#include "projects/projects.hpp"

#include <algorithm>
#include <utility>

namespace baqylau::consultation {

using base::M;

namespace {

constexpr std::size_t salt_bytes = 16;

/// The journal says that a message was sent and lets its text be proven, without giving the text away.
void tell_journal(db::Write& db, base::Instant now, const Party& author, base::ProjectId project, base::MessageId id,
                  const NewMessage& message, const std::string& salt) {
  journal::Change entry{.actor = author.account,
                        .event = "consultation.message_sent",
                        .subject = {journal::Kind::project, project},
                        .details = {{"by", author.of_ngo() ? "ngo" : "state_body"},
                                    {"body_sha256", base::hex(base::sha256(salt + message.body))},
                                    {"files", std::to_string(message.files.size())}},
                        .objects = journal::Objects{{journal::Kind::consultation_message, id}}};
  journal::record(db, now, entry);
}

void tell_other_side(db::Write& db, const notices::Outbox& outbox, const Party& author, const Thread& thread, base::MessageId message) {
  const bool to_ngo = !author.of_ngo();
  const notices::Notice notice{.dedupe_key = "consultation " + base::to_string(message),
                               .kind = notices::Kind::consultation,
                               .project = thread.project,
                               .link = http::Url::to("/projects/{}/consultation", thread.project),
                               .write = [thread, to_ngo](const i18n::Translator& t) { return letter_to(t, thread, to_ngo); }};
  if (to_ngo) {
    notices::tell_ngo(db, outbox, thread.ngo, notice);
    return;
  }
  for (const auto account : store::specialists_of(db, thread.project)) notices::tell_account(db, outbox, account, notice);
}

std::int64_t size_of(const NewMessage& message) {
  std::int64_t size = 0;
  for (const auto& file : message.files) size += file.size;
  return size;
}

/// Told where the files were chosen.
base::Done at_the_files(base::Done done) {
  if (done) return done;
  auto failure = std::move(done).failure();
  failure.fields.push_back({"files", failure.message});
  return failure;
}

}  // namespace

notices::Letter letter_to(const i18n::Translator& t, const Thread& thread, bool to_ngo) {
  const auto lot_name = i18n::pick(thread.lot_name_kk, thread.lot_name_ru, t.language());
  const auto lot = t(M("Lot {number}: {name}"), {{"number", std::to_string(thread.lot_number)}, {"name", lot_name.text}});
  notices::Letter letter{.subject = t(M("New message in the consultation. {lot}"), {{"lot", lot}}), .paragraphs = {}};
  if (to_ngo) {
    letter.paragraphs.push_back(t(M("A specialist of the state body wrote to you about the project “{lot}”."), {{"lot", lot}}));
  } else {
    const auto ngo = i18n::pick(thread.ngo_short_kk, thread.ngo_short_ru, t.language());
    letter.paragraphs.push_back(t(M("{ngo} wrote about the project “{lot}”."), {{"ngo", ngo.text}, {"lot", lot}}));
  }
  letter.paragraphs.emplace_back(t(M("Read the message and answer it on the page of the consultation.")));
  return letter;
}

base::Done has_room(db::Read& db, base::ProjectId project, const NewMessage& message, base::LocalDate day) {
  if (message.files.empty()) return base::done();
  return at_the_files(projects::has_room(db, project, size_of(message), day));
}

base::Result<base::MessageId> send_message(db::Write& db, const notices::Outbox& outbox, const Party& author, base::ProjectId project,
                                           const NewMessage& message) {
  const auto thread = TRY(store::load_thread_for(db, author, project));
  if (!message.files.empty()) TRY(at_the_files(projects::take_room(db, project, size_of(message), base::almaty_date(outbox.now))));
  const auto salt = base::hex(outbox.random.bytes(salt_bytes));
  // Whoever holds the journal does so until the commit, so the ids of a thread grow in the order in
  // which its messages become visible, and a mark "read up to here" never jumps over one.
  journal::hold(db);
  const auto last = store::last_message(db, project).value_or(base::MessageId{});
  const base::MessageId id{std::max(base::new_id(outbox.random, outbox.now.micros), last.value + 1)};
  Message added{.id = id, .by_ngo = author.of_ngo(), .at = outbox.now, .body = message.body};
  for (const auto& file : message.files)
    added.files.push_back({.id = {base::new_id(outbox.random, outbox.now.micros)},
                           .message = id,
                           .name = file.name,
                           .kind = file.kind,
                           .size = file.size,
                           .sha256 = file.sha256});
  store::add_message(db, author, project, added, salt);
  tell_journal(db, outbox.now, author, project, id, message, salt);
  if (message.seen) store::mark_read(db, author, project, *message.seen);
  tell_other_side(db, outbox, author, thread, id);
  return id;
}

base::Done mark_read(db::Write& db, const Party& party, base::ProjectId project, base::MessageId seen) {
  TRY(store::load_thread_for(db, party, project));
  store::mark_read(db, party, project, seen);
  return base::done();
}

}  // namespace baqylau::consultation
