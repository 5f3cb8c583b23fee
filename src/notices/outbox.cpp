/// Telling somebody something, in the transaction of its cause.

#include "notices/notices.hpp"

#include "notices/sql.hpp"
#include "notices/store.hpp"

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
          .link = notice.link ? std::optional{notice.link->full()} : std::nullopt};
}

}  // namespace

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
  }
  return M("Notice");
}

bool tell_ngo(db::Write& db, const Outbox& outbox, base::NgoId ngo, const Notice& notice) {
  auto fresh = written(outbox, notice, store::reader(db, ngo));
  fresh.ngo = ngo;
  return store::add(db, outbox.now, fresh);
}

bool tell_account(db::Write& db, const Outbox& outbox, base::AccountId account, const Notice& notice) {
  auto fresh = written(outbox, notice, store::reader(db, account));
  fresh.account = account;
  fresh.dedupe_key += " account " + base::to_string(account);
  return store::add(db, outbox.now, fresh);
}

bool tell_address(db::Write& db, const Outbox& outbox, const std::string& address, i18n::Language language, const Notice& notice) {
  return store::add(db, outbox.now, written(outbox, notice, {.address = address, .language = language}));
}

std::vector<Shown> of_ngo(db::Read& db, base::NgoId ngo, int most) { return store::of_ngo(db, ngo, most, 0); }

std::vector<Shown> of_project(db::Read& db, base::ProjectId project, int most) { return store::of_project(db, project, most); }

std::int64_t unread_of_ngo(db::Read& db, base::NgoId ngo) { return store::count(db, ngo).unread; }

std::vector<int> reminder_days(db::Read& db) {
  std::vector<int> days;
  for (const auto& row : db.all(sql::reminder_days{})) days.push_back(static_cast<int>(row.days));
  return days;
}

}  // namespace baqylau::notices
