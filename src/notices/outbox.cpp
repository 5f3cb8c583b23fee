/// Telling somebody something, in the transaction of its cause.

#include "notices/notices.hpp"

#include "notices/sql.hpp"
#include "notices/store.hpp"

#include <algorithm>

namespace baqylau::notices {

namespace {

std::string joined(const std::vector<std::string>& paragraphs) {
  std::string body;
  for (const auto& paragraph : paragraphs) {
    if (!body.empty()) body += "\n\n";
    body += paragraph;
  }
  return body;
}

store::NewNotice written(const Outbox& outbox, const Notice& notice, store::Reader reader) {
  auto letter = notice.write(outbox.catalogues[reader.language]);
  return {.id = base::NoticeId{base::new_id(outbox.random, outbox.now.micros)},
          .dedupe_key = notice.dedupe_key,
          .kind = notice.kind,
          .project = notice.project,
          .reader = std::move(reader),
          .subject = std::move(letter.subject),
          .body = joined(letter.paragraphs),
          .link = notice.link ? std::optional{notice.link->full()} : std::nullopt,
          .send_at = outbox.now};
}

/// Each by itself, unless the reader chose otherwise for notices that may be chosen.
store::Mailing mailing_of(db::Read& db, Kind kind, const Told& reader) {
  if (!is_optional(kind)) return store::Mailing::each;
  for (const auto& choice : store::choices(db, reader))
    if (choice.kind == kind) return choice.mailing;
  return store::Mailing::each;
}

}  // namespace

Letter digest_letter(const i18n::Translator& t, const store::Waiting& waiting) {
  const auto notices = static_cast<std::int64_t>(waiting.parts.size());
  Letter letter{.subject = t.plural(i18n::N("Daily letter: {count} notice", "Daily letter: {count} notices"), notices), .paragraphs = {}};
  for (const auto& part : waiting.parts) {
    letter.paragraphs.push_back(t.date_time(part.created_at) + "\n" + part.subject);
    letter.paragraphs.push_back(part.body);
  }
  return letter;
}

std::string_view to_code(Kind kind) {
  switch (kind) {
    case Kind::reminder: return "reminder";
    case Kind::overdue: return "overdue";
    case Kind::special_control: return "special_control";
    case Kind::returned: return "returned";
    case Kind::accepted: return "accepted";
    case Kind::receipt: return "receipt";
    case Kind::due_moved: return "due_moved";
    case Kind::decision: return "decision";
    case Kind::consultation: return "consultation";
    case Kind::question: return "question";
    case Kind::proposal: return "proposal";
    case Kind::executor: return "executor";
    case Kind::address: return "address";
    case Kind::digest: return "digest";
  }
  return "";
}

base::Text label_of(Kind kind) {
  using base::M;
  switch (kind) {
    case Kind::reminder: return M("Reminder of a due date");
    case Kind::overdue: return M("Report overdue");
    case Kind::special_control: return M("Special control");
    case Kind::returned: return M("Report returned");
    case Kind::accepted: return M("Report accepted");
    case Kind::receipt: return M("Receipt for a report");
    case Kind::due_moved: return M("Due date moved");
    case Kind::decision: return M("Decision on the project");
    case Kind::consultation: return M("Message in the consultation");
    case Kind::question: return M("Answer to a question");
    case Kind::proposal: return M("Decision on a proposal");
    case Kind::executor: return M("Executor of a project");
    case Kind::address: return M("Change of the e-mail address");
    case Kind::digest: return M("Daily letter");
  }
  return M("Notice");
}

bool is_optional(Kind kind) { return std::ranges::find(store::optional_kinds, kind) != store::optional_kinds.end(); }

Told told(const http::Caller& caller) { return {.ngo = caller.ngo, .account = caller.account}; }

bool tell_ngo(db::Write& db, const Outbox& outbox, base::NgoId ngo, const Notice& notice) {
  auto fresh = written(outbox, notice, store::reader(db, ngo));
  fresh.ngo = ngo;
  fresh.mailing = mailing_of(db, notice.kind, {.ngo = ngo});
  return store::add(db, outbox.now, fresh);
}

bool tell_account(db::Write& db, const Outbox& outbox, base::AccountId account, const Notice& notice) {
  auto fresh = written(outbox, notice, store::reader(db, account));
  fresh.account = account;
  fresh.dedupe_key += " account " + base::to_string(account);
  fresh.mailing = mailing_of(db, notice.kind, {.account = account});
  return store::add(db, outbox.now, fresh);
}

bool tell_ngo_at(db::Write& db, const Outbox& outbox, base::NgoId ngo, const std::string& address, const Notice& notice) {
  auto fresh = written(outbox, notice, {.address = address, .language = store::reader(db, ngo).language});
  fresh.ngo = ngo;
  return store::add(db, outbox.now, fresh);
}

bool tell_account_at(db::Write& db, const Outbox& outbox, base::AccountId account, const std::string& address, const Notice& notice) {
  auto fresh = written(outbox, notice, {.address = address, .language = store::reader(db, account).language});
  fresh.account = account;
  fresh.dedupe_key += " account " + base::to_string(account);
  return store::add(db, outbox.now, fresh);
}

int write_digests(db::Write& db, const Outbox& outbox, base::LocalDate day) {
  constexpr std::chrono::hours send_at{8};
  int letters = 0;
  for (const auto& waiting : store::waiting_for_digest(db)) {
    const auto& [ngo, account] = waiting.reader;
    const auto whose = ngo ? "ngo " + base::to_string(*ngo) : "account " + base::to_string(account.value());
    auto fresh = written(outbox,
                         {.dedupe_key = "digest " + whose + ' ' + day.iso(),
                          .kind = Kind::digest,
                          .link = http::Url::to("/notices"),
                          .write = [&](const i18n::Translator& t) { return digest_letter(t, waiting); }},
                         ngo ? store::reader(db, *ngo) : store::reader(db, *account));
    fresh.ngo = ngo;
    fresh.account = account;
    fresh.send_at = std::max(outbox.now, base::almaty_start(day) + send_at);
    if (!store::add(db, outbox.now, fresh)) continue;
    store::put_in_digest(db, fresh.id, waiting.reader);
    ++letters;
  }
  return letters;
}

bool tell_address(db::Write& db, const Outbox& outbox, const std::string& address, i18n::Language language, const Notice& notice) {
  return store::add(db, outbox.now, written(outbox, notice, {.address = address, .language = language}));
}

std::vector<Shown> of_ngo(db::Read& db, base::NgoId ngo, int most) { return store::told(db, {.ngo = ngo}, most, 0); }

std::vector<Shown> of_project(db::Read& db, base::ProjectId project, int most) { return store::of_project(db, project, most); }

std::int64_t unread(db::Read& db, const Told& whose) {
  return db.one(sql::count_unread{.ngo = whose.ngo, .account = whose.account})->unread;
}

std::vector<int> reminder_days(db::Read& db) {
  std::vector<int> days;
  for (const auto& row : db.all(sql::reminder_days{})) days.push_back(static_cast<int>(row.days));
  return days;
}

}  // namespace baqylau::notices
