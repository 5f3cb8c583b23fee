#include "identity/email.hpp"

#include "base/random.hpp"
#include "identity/accounts.hpp"
#include "identity/guesses.hpp"
#include "identity/password.hpp"
#include "identity/sign_in.hpp"
#include "identity/sql.hpp"
#include "journal/journal.hpp"

namespace baqylau::identity {

namespace {

using base::Kind;
using base::M;
using http::Url;

constexpr std::size_t code_bytes = 32;
/// So that a form pressed twice, or a hand that keeps pressing, is no heap of letters.
constexpr std::chrono::minutes between_letters{1};

base::Failure failed(Kind kind, std::string field, base::Message message) { return {kind, message, {{std::move(field), message}}}; }

base::Failure link_is_dead() {
  return {
      Kind::not_found,
      M("This link is no longer good: it is older than 24 hours, was used, or a later one was sent. Ask for a new one in your account")};
}

std::string hash_of(std::string_view code) { return base::hex(base::sha256(code)); }

}  // namespace

notices::Letter asking_letter(const i18n::Translator& t, const std::string& login) {
  return {.subject = std::string{t("Confirm the e-mail address")},
          .paragraphs = {t(M("The account {login} is to have this e-mail address."), {{"login", login}}),
                         std::string{t("Open the page below within 24 hours, sign in if it asks you to, and confirm the address.")},
                         std::string{t("If you did not ask for this, do nothing: the address stays as it is.")}}};
}

notices::Letter changed_letter(const i18n::Translator& t, const std::string& login) {
  return {.subject = std::string{t("The e-mail address of the account was changed")},
          .paragraphs = {t(M("The account {login} has another e-mail address now. Letters come there from now on."), {{"login", login}}),
                         std::string{t("If you did not do this, tell the administrator of the site at once.")}}};
}

base::Instant oldest_email_change(base::Instant now) { return now + -email_link_holds; }

base::Done ask_email_change(db::Database& db, const notices::Outbox& outbox, const EmailChange& change) {
  const auto facts = db.read([&](db::Read& read) { return facts_of(read, change.account); });
  if (!facts) return base::Failure{Kind::not_found, M("There is no such account")};
  if (facts->email == change.email) return failed(Kind::invalid, "email", M("This is the address that the account has already"));
  const Guess guess{facts->login_folded, change.client_address, change.device, outbox.now};
  if (const auto refusal = guess.count(db)) return refused_guess("current_password", *refusal);
  if (!is_password(facts->password_hash, change.password))
    return failed(Kind::invalid, "current_password", M("The current password is wrong. Type it again"));
  const auto code = base::random_token(outbox.random, code_bytes);
  return db.write([&](db::Write& write) -> base::Done {
    guess.take_back(write);
    const auto asked = write.run(sql::ask_email_change{.account = change.account,
                                                       .code_hash = hash_of(code),
                                                       .email = change.email,
                                                       .now = outbox.now,
                                                       .earlier = outbox.now + -between_letters});
    if (asked == 0)
      return failed(Kind::too_many, "email", M("A letter was sent less than a minute ago. Look for it in the mailbox, or wait a minute"));
    notices::tell_address(write, outbox, change.email, facts->language,
                          {.dedupe_key = "email " + hash_of(code),
                           .kind = notices::Kind::address,
                           .link = Url::to("/account/email/confirm").with("code", code),
                           .write = [&](const i18n::Translator& t) { return asking_letter(t, facts->login); }});
    return base::done();
  });
}

base::Result<std::string> asked_email(db::Read& db, base::Instant now, base::AccountId account, std::string_view code) {
  auto asked = db.one(sql::email_change{.account = account, .asked_after = oldest_email_change(now)});
  if (!asked || asked->code_hash != hash_of(code)) return link_is_dead();
  return std::move(asked->email);
}

base::Done change_email(db::Write& db, const notices::Outbox& outbox, base::AccountId account, std::string_view session_key,
                        std::string_view code) {
  const auto facts = facts_of(db, account);
  const auto taken =
      db.returning(sql::take_email_change{.account = account, .code_hash = hash_of(code), .asked_after = oldest_email_change(outbox.now)});
  if (!facts || !taken) return link_is_dead();
  db.run(sql::set_email{.account = account, .email = taken->email});
  db.run(sql::end_other_sessions{.account = account, .keep = std::string{session_key}});
  journal::record(db, outbox.now, {.actor = account, .event = "account.email_changed", .subject = {journal::Kind::account, account}});
  const notices::Notice notice{.dedupe_key = "email changed " + hash_of(code),
                               .kind = notices::Kind::address,
                               .link = Url::to("/account"),
                               .write = [&](const i18n::Translator& t) { return changed_letter(t, facts->login); }};
  notices::tell_account(db, outbox, account, notice);
  if (!facts->email) return base::done();
  auto former = notice;
  former.dedupe_key += " former";
  notices::tell_account_at(db, outbox, account, *facts->email, former);
  return base::done();
}

}  // namespace baqylau::identity
