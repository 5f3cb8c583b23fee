/// From the outbox to the mailer. No transaction is open while a mail is on its way: the relay may take its time, and a mail
/// that went out before a crash goes out again, known by its Message-ID.

#include "notices/notices.hpp"

#include "base/log.hpp"
#include "notices/sql.hpp"
#include "notices/store.hpp"

#include <array>

namespace baqylau::notices {

namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr std::int64_t most_at_once = 20;
/// A slow relay does not keep the next piece of timed work, or the end of the program, waiting for the whole batch.
constexpr std::chrono::seconds longest_batch{10};
/// After the first attempt, the second, …; when these are used up the mail is given up.
constexpr std::array<std::chrono::minutes, 7> waits{minutes{1}, minutes{5}, minutes{30}, hours{2}, hours{6}, hours{12}, hours{24}};

std::string_view host_of(std::string_view site) {
  const auto begin = site.find("://");
  if (begin != std::string_view::npos) site.remove_prefix(begin + 3);
  site = site.substr(0, site.find('/'));
  const auto port = site.rfind(':');
  return port == std::string_view::npos || site.ends_with(']') ? site : site.substr(0, port);
}

std::string text_of(const store::Due& notice, const i18n::Translator& t, const std::string& site) {
  std::string text = notice.body + "\n\n";
  if (notice.link) {
    text += t(base::M("Page on the site:"));
    text += "\n" + site + "/" + std::string{i18n::to_code(notice.language)} + *notice.link + "\n\n";
  }
  text += t(base::M("This letter was sent automatically; please do not answer it."));
  // What stands below this line is the signature (RFC 3676 §4.3).
  text += "\n\n-- \n";
  text += t(base::M("Monitoring of the state social order"));
  text += "\n" + site + "\n";
  return text;
}

template <class Statement>
void change(db::Database& database, const Statement& statement) {
  // A notice that is no longer as it was read was dealt with by another node: nothing is left to do here.
  static_cast<void>(database.write([&](db::Write& db) -> base::Result<std::int64_t> {
    const auto changed = db.run(statement);
    db.run(sql::forget_address{.id = statement.id});
    return changed;
  }));
}

void mark_sent(db::Database& database, const store::Due& notice, base::Instant now) {
  change(database, sql::mark_sent{.id = notice.id, .attempts = notice.attempts, .now = now});
  base::log(base::LogLevel::info, "mail_sent", "", {{"notice", notice.id.value}});
}

void mark_not_sent(db::Database& database, const store::Due& notice, base::Instant now, const base::Failure& failure,
                   const i18n::Translator& t) {
  const auto tried = static_cast<std::size_t>(notice.attempts);
  const bool again = failure.kind != base::Kind::invalid && tried < waits.size();
  sql::mark_not_sent statement{.id = notice.id, .attempts = notice.attempts};
  statement.state = again ? "queued" : "failed";
  statement.next_attempt_at = again ? now + waits.at(tried) : now;
  statement.error = t(failure.message);
  change(database, statement);
  // The relay's words may hold the address: they are kept in the row, not in the log.
  base::log(base::LogLevel::warning, again ? "mail_not_sent" : "mail_given_up", "",
            {{"notice", notice.id.value}, {"attempt", notice.attempts + 1}});
}

}  // namespace

int deliver(db::Database& database, Mailer& mailer, const i18n::Catalogues& catalogues, const base::Clock& clock, const std::string& site) {
  const auto began = clock.now();
  const auto mails = database.read([&](db::Read& db) { return store::due(db, began, most_at_once); });
  int sent = 0;
  for (const auto& notice : mails) {
    const Mail mail{.message_id = base::to_string(notice.id) + '@' + std::string{host_of(site)},
                    .to = notice.address,
                    .subject = notice.subject,
                    .text = text_of(notice, catalogues[notice.language], site),
                    .at = notice.created_at};
    const auto outcome = mailer.send(mail);
    const auto now = clock.now();
    if (outcome.ok()) {
      mark_sent(database, notice, now);
      ++sent;
    } else {
      // Staff and administrators read it beside the relay's own words, which are English.
      mark_not_sent(database, notice, now, outcome.failure(), catalogues[i18n::Language::en]);
      if (outcome.failure().kind == base::Kind::unavailable) break;
    }
    if (now > began + longest_batch) break;
  }
  return sent;
}

}  // namespace baqylau::notices
