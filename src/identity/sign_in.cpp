#include "identity/sign_in.hpp"

#include "base/log.hpp"
#include "base/text.hpp"
#include "identity/accounts.hpp"
#include "identity/guesses.hpp"
#include "identity/identity.hpp"
#include "identity/password.hpp"
#include "identity/sql.hpp"
#include "journal/journal.hpp"

namespace baqylau::identity {

namespace {

using base::Kind;
using base::M;

base::Failure failed(Kind kind, std::string field, base::Message message) { return {kind, message, {{std::move(field), message}}}; }

void log_refused(const Attempt& attempt, std::string_view reason) {
  base::log(base::LogLevel::warning, "sign_in_refused", attempt.request,
            {{"reason", reason}, {"source", source_of(attempt.client_address)}});
}

void tell_journal(db::Write& db, base::Instant now, base::AccountId account, std::string event) {
  journal::record(db, now, {.actor = account, .event = std::move(event), .subject = {journal::Kind::account, account}});
}

base::Failure wrong_login_or_password() {
  return failed(Kind::invalid, "login", M("The login or the password is wrong. Check both and try again"));
}

/// Somebody knows the password of a blocked account: told as a wrong one, counted as a guess, and in no more time, for the journal is told
/// while nobody waits for it.
base::Failure refused_blocked(db::Database& db, base::Instant now, base::AccountId account, const Attempt& attempt) {
  log_refused(attempt, "blocked");
  db.start_write(
      [now, account](db::Write& write) {
        journal::record(write, now, {.event = "account.sign_in_refused", .subject = {journal::Kind::account, account}});
        return true;
      },
      [request = attempt.request](const std::exception_ptr& problem) {
        if (problem) base::log(base::LogLevel::warning, "refusal_not_journalled", request);
      });
  return wrong_login_or_password();
}

}  // namespace

base::Failure refused_guess(std::string field, const GuessRefusal& refusal) {
  const auto minutes = std::to_string(std::chrono::ceil<std::chrono::minutes>(refusal.wait).count());
  // Of people behind one address, who are many, most have tried nothing.
  auto message =
      refusal.cause == GuessRefusal::Cause::source
          ? base::Message{M("There were too many attempts from your network, perhaps by other people. Wait {minutes} min and try "
                            "again, or sign in with a browser in which you have signed in before"),
                          {{"minutes", minutes}}}
          : base::Message{M("There were too many attempts at this login, perhaps by other people. Wait {minutes} min and try again"),
                          {{"minutes", minutes}}};
  auto failure = failed(Kind::too_many, std::move(field), std::move(message));
  failure.wait = refusal.wait;
  return failure;
}

base::Failure refused_sign_in(const Attempt& attempt, const GuessRefusal& refusal) {
  log_refused(attempt, "too_many");
  return refused_guess("login", refusal);
}

Guess guess_of(const Attempt& attempt, base::Instant now) {
  return {base::folded(attempt.login), attempt.client_address, attempt.device, now};
}

base::Result<NewSession> sign_in(db::Database& db, base::Random& random, base::Instant now, const Attempt& attempt) {
  const auto login = base::folded(attempt.login);
  const auto guess = guess_of(attempt, now);
  const auto account = db.read([&](db::Read& read) { return read.one(sql::account_by_login{.login_folded = login}); });
  const bool right = account ? is_password(account->password_hash, attempt.password) : is_password_of_nobody(attempt.password);
  if (!right) {
    log_refused(attempt, "wrong");
    return wrong_login_or_password();
  }
  if (account->state == "blocked") return refused_blocked(db, now, account->id, attempt);
  std::optional<PasswordHash> renewed;
  if (is_outdated(account->password_hash)) renewed = PasswordHash::of(attempt.password);
  auto session = db.write([&](db::Write& write) -> base::Result<NewSession> {
    guess.take_back(write);
    auto begun = begin_session(write, random, now, account->id, account->password_hash);
    if (!begun) return wrong_login_or_password();
    write.run(sql::add_sign_in{.account = account->id, .now = now});
    if (renewed && write.run(sql::change_password{.account = account->id, .was = account->password_hash, .becomes = renewed->text()}) == 1)
      tell_journal(write, now, account->id, "account.password_hashed_anew");
    return std::move(*begun);
  });
  if (session) base::log(base::LogLevel::info, "signed_in", attempt.request, {{"account", account->id.value}});
  else log_refused(attempt, "changed_meanwhile");
  return session;
}

base::Done change_password(db::Database& db, base::Instant now, const PasswordChange& change) {
  const auto facts = db.read([&](db::Read& read) { return facts_of(read, change.account); });
  if (!facts) return base::Failure{Kind::not_found, M("There is no such account")};
  const Guess guess{facts->login_folded, change.client_address, change.device, now};
  if (const auto refusal = guess.count(db)) return refused_guess("current_password", *refusal);
  if (!is_password(facts->password_hash, change.current)) {
    return failed(Kind::invalid, "current_password", M("The current password is wrong. Type it again"));
  }
  const auto becomes = TRY(make_password(change.becomes, facts->context()));
  return db.write([&](db::Write& write) -> base::Done {
    guess.take_back(write);
    if (write.run(sql::change_password{.account = change.account, .was = facts->password_hash, .becomes = becomes.text()}) == 0) {
      return failed(Kind::conflict, "current_password", M("The password was changed in the meantime. Sign in with the new one"));
    }
    write.run(sql::end_other_sessions{.account = change.account, .keep = change.session_key});
    tell_journal(write, now, change.account, "account.password_changed");
    return base::done();
  });
}

}  // namespace baqylau::identity
