#pragma once
/// What people are told: by mail, and in the NGO's cabinet. Written in the transaction of its cause; mail goes out
/// afterwards, at least once, with its outcome kept. SPEC §7, DESIGN §2, SECURITY X-05.

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/random.hpp"
#include "base/result.hpp"
#include "db/db.hpp"
#include "http/caller.hpp"
#include "http/response.hpp"
#include "http/routes.hpp"
#include "i18n/i18n.hpp"
#include "ui/html.hpp"
#include "ui/view.hpp"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::notices {

enum class Kind {
  reminder,
  overdue,
  special_control,
  returned,
  accepted,
  receipt,
  due_moved,
  decision,
  consultation,
  question,
  proposal,
  executor,
  address,
  digest
};
std::string_view to_code(Kind kind);
base::Text label_of(Kind kind);
/// Whether its readers may choose how it comes by mail; everything else always comes at once. All of them are shown on the site anyway.
bool is_optional(Kind kind);

/// Whose notices: a person's own, and those of the NGO that the person acts for.
struct Told {
  std::optional<base::NgoId> ngo{};
  std::optional<base::AccountId> account{};
};
Told told(const http::Caller& caller);

/// What a use case needs to tell anybody anything.
struct Outbox {
  base::Instant now;
  base::Random& random;
  const i18n::Catalogues& catalogues;
};
template <class Call>
Outbox outbox_of(const Call& call) {
  return {call.services.clock.now(), call.services.random, call.services.catalogues};
}

/// In the reader's language.
struct Letter {
  std::string subject;
  std::vector<std::string> paragraphs;
};
struct Notice {
  /// One cause, one notice: `reminder 17 2008-02-19 -7`. The same key again does nothing.
  std::string dedupe_key;
  Kind kind;
  std::optional<base::ProjectId> project{};
  std::optional<http::Url> link{};  ///< the page where something can be done about it
  std::function<Letter(const i18n::Translator&)> write;
};
/// To an NGO: in the language of its first account (Kazakh where it has none), to the address on its card, or else to that of
/// its first account; without any address it is shown in the cabinet only. False: that key was told already.
bool tell_ngo(db::Write& db, const Outbox& outbox, base::NgoId ngo, const Notice& notice);
/// To one person, in the language of the account. The key is made that person's own.
bool tell_account(db::Write& db, const Outbox& outbox, base::AccountId account, const Notice& notice);
/// The same to another address than the one on record: the former one of the NGO or the person.
bool tell_ngo_at(db::Write& db, const Outbox& outbox, base::NgoId ngo, const std::string& address, const Notice& notice);
bool tell_account_at(db::Write& db, const Outbox& outbox, base::AccountId account, const std::string& address, const Notice& notice);
/// To somebody who left nothing but an address. The notice is deleted once its mail went out or was given up: nobody reads it
/// later, and the address is not kept longer than it is needed. SECURITY P-02.
bool tell_address(db::Write& db, const Outbox& outbox, const std::string& address, i18n::Language language, const Notice& notice);

/// What waited for the daily letter goes into one for each reader, to be sent at eight in the morning of `day`. How many letters.
int write_digests(db::Write& db, const Outbox& outbox, base::LocalDate day);

/// A notice as it is shown, with what became of its mail.
struct Shown {
  base::NoticeId id{};
  Kind kind{};
  i18n::Language language{};  ///< of subject and body
  std::string subject{}, body{};
  std::optional<std::string> link{}, address{};
  base::Instant created_at{};
  enum class State {
    queued,
    sent,
    failed,
    no_address,
    daily,    ///< waits for the daily letter
    unwanted  ///< its reader chose to get no such letters
  } state{};  ///< of the letter that it comes with
  std::optional<base::Instant> sent_at{};
  /// Attempts of which it is not known whether the mail arrived by them.
  std::int64_t doubtful = 0;
  bool read = false;
  std::optional<std::string> error{};             ///< why the last attempt failed, in the relay's words; for staff
  std::optional<std::string> ngo_kk{}, ngo_ru{};  ///< the NGO that was told, by its short name
  std::optional<std::string> person{};            ///< or the person, as the account shows the name
};
/// Newest first, without the daily letters themselves.
std::vector<Shown> of_ngo(db::Read& db, base::NgoId ngo, int most);
std::vector<Shown> of_project(db::Read& db, base::ProjectId project, int most);
std::int64_t unread(db::Read& db, const Told& whose);
/// For the cabinet: the newest notices of the NGO with a link to all.
ui::Html cabinet_notices(const ui::View& v, db::Read& db, base::NgoId ngo);
/// For staff, on a project's pages: text, addressee and delivery state of each.
ui::Html project_notices(const ui::View& v, db::Read& db, base::ProjectId project);

// ---- mail
struct Mail {
  std::string message_id;  ///< `1204099200000123@monitoring.example`: the same for a mail sent twice
  std::string to, subject, text;
  std::string html;                          ///< the same as a page
  std::optional<std::string> unsubscribe{};  ///< `https://…`: the page where such letters can be stopped; of optional ones
  base::Instant at;                          ///< when it was written
};
/// What became of one attempt.
struct Attempt {
  enum class Outcome {
    sent,        ///< the relay has it
    refused,     ///< this mail was refused, the relay is there for the others: tried again later
    impossible,  ///< this mail can never go out: given up at once
    no_relay,    ///< the relay itself cannot be used: the mails behind this one wait too
    doubtful,    ///< the relay was given all of it and did not answer: it may have it. Tried again, known by its Message-ID
  } outcome = Outcome::sent;
  std::optional<base::Message> answer{};  ///< in words, those of the relay among them; of what was not sent
};
class Mailer {
 public:
  virtual ~Mailer() = default;
  virtual Attempt send(const Mail& mail) = 0;
};
struct Relay {
  std::string url;  ///< `smtp://host:25`, `smtps://host:465`
  std::string user{}, password{};
  std::string from;
  bool require_tls = true;  ///< STARTTLS or nothing, except for `smtps://` and addresses of this machine
  std::chrono::seconds timeout{20};
  std::filesystem::path ca_file{};  ///< certificates to trust instead of the system's
};
/// `smtp://HOST[:PORT]` or `smtps://HOST[:PORT]`, and nothing behind.
bool is_relay_url(const std::string& url);
/// Connects, secures the line and signs in, and sends no mail. A failure says in words what is to be corrected.
base::Done check_relay(const Relay& relay);
/// Keeps its connection between mails. For one thread at a time. Throws `std::logic_error` for what is no `is_relay_url`.
std::unique_ptr<Mailer> smtp_mailer(const Relay& relay);
/// Without a relay: an `.eml` file each, durable before it counts as sent.
std::unique_ptr<Mailer> folder_mailer(const std::filesystem::path& directory, const std::string& from);

/// Where the links of letters lead.
struct Site {
  std::string address;  ///< `https://monitoring.example`
  std::string secret;   ///< the server's own: what codes of links are made with
};
/// Sends what is due, a few at a time; how many went out. A failing one is tried again after 1, 5, 30 minutes, 2, 6, 12, 24 hours,
/// then given up as failed. An attempt is recorded before it is made: one that a crash
/// left open counts as doubtful.
/// Ends early where the relay cannot be reached. For one process at a time (app/timed.hpp); never inside a transaction.
int deliver(db::Database& database, Mailer& mailer, const i18n::Catalogues& catalogues, const base::Clock& clock, const Site& site);

/// Days before (negative) and after a due date on which reminders go out, ascending.
std::vector<int> reminder_days(db::Read& db);

/// `/notices`, `/notices/mail`, `/unsubscribe/{notice}`, `/mail`
void add_routes(http::Routes& routes);

}  // namespace baqylau::notices
