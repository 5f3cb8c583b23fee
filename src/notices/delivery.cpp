/// From the outbox to the mailer. No transaction is open while a mail is on its way: the relay may take its time, and a mail
/// that went out before a crash goes out again, known by its Message-ID.

#include "notices/notices.hpp"

#include "base/log.hpp"
#include "notices/sql.hpp"
#include "notices/stopping.hpp"
#include "notices/store.hpp"
#include "ui/letter.hpp"

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

/// Optional letters say where they can be stopped; so does the daily one, which is made of them.
bool can_be_stopped(const store::Due& notice) { return notice.to_reader && (is_optional(notice.kind) || notice.kind == Kind::digest); }

ui::MailLetter letter_of(const store::Due& notice, const Site& site) {
  ui::MailLetter letter{.language = notice.language, .subject = notice.subject, .body = notice.body, .site = site.address};
  const auto on_the_site = [&](const std::string& path) { return site.address + "/" + std::string{i18n::to_code(notice.language)} + path; };
  if (notice.link) letter.link = on_the_site(*notice.link);
  if (can_be_stopped(notice)) letter.unsubscribe = on_the_site(unsubscribe_url(site.secret, notice.id).full());
  return letter;
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

/// False: another node has dealt with it.
bool begin(db::Database& database, const store::Due& notice, base::Instant now) {
  const auto changed = database.write([&](db::Write& db) -> base::Result<std::int64_t> {
    return db.run(sql::begin_sending{.id = notice.id, .attempts = notice.attempts, .now = now});
  });
  return changed.value() == 1;
}

void mark_sent(db::Database& database, const store::Due& notice, base::Instant now) {
  change(database, sql::mark_sent{.id = notice.id, .attempts = notice.attempts, .now = now});
  base::log(base::LogLevel::info, "mail_sent", "", {{"notice", notice.id.value}});
}

void mark_not_sent(db::Database& database, const store::Due& notice, base::Instant now, const Attempt& attempt, const i18n::Translator& t) {
  const auto tried = static_cast<std::size_t>(notice.attempts);
  const bool again = attempt.outcome != Attempt::Outcome::impossible && tried < waits.size();
  sql::mark_not_sent statement{.id = notice.id, .attempts = notice.attempts};
  statement.state = again ? "queued" : "failed";
  statement.next_attempt_at = again ? now + waits.at(tried) : now;
  statement.error = t(attempt.answer.value());
  statement.doubtful = attempt.outcome == Attempt::Outcome::doubtful ? 1 : 0;
  change(database, statement);
  // The relay's words may hold the address: they are kept in the row, not in the log.
  base::log(base::LogLevel::warning, again ? "mail_not_sent" : "mail_given_up", "",
            {{"notice", notice.id.value}, {"attempt", notice.attempts + 1}});
}

/// Where the relay is away or says nothing, it does so to the mails behind this one, too.
bool waits_for_the_relay(Attempt::Outcome outcome) {
  return outcome == Attempt::Outcome::no_relay || outcome == Attempt::Outcome::doubtful;
}

}  // namespace

int deliver(db::Database& database, Mailer& mailer, const i18n::Catalogues& catalogues, const base::Clock& clock, const Site& site) {
  const auto began = clock.now();
  const auto mails = database.read([&](db::Read& db) { return store::due(db, began, most_at_once); });
  int sent = 0;
  for (const auto& notice : mails) {
    const auto letter = letter_of(notice, site);
    const auto& t = catalogues[notice.language];
    const Mail mail{.message_id = base::to_string(notice.id) + '@' + std::string{host_of(site.address)},
                    .to = notice.address,
                    .subject = notice.subject,
                    .text = ui::letter_text(t, letter),
                    .html = ui::letter_html(t, letter),
                    .unsubscribe = letter.unsubscribe,
                    .at = notice.created_at};
    if (!begin(database, notice, clock.now())) continue;
    const auto attempt = mailer.send(mail);
    const auto now = clock.now();
    if (attempt.outcome == Attempt::Outcome::sent) {
      mark_sent(database, notice, now);
      ++sent;
    } else {
      // Staff and administrators read it beside the relay's own words, which are English.
      mark_not_sent(database, notice, now, attempt, catalogues[i18n::Language::en]);
      if (waits_for_the_relay(attempt.outcome)) break;
    }
    if (now > began + longest_batch) break;
  }
  return sent;
}

}  // namespace baqylau::notices
