#include "base/text.hpp"
#include "http/answered.hpp"
#include "http/routes.hpp"
#include "http/server.hpp"
#include "identity/accounts.hpp"
#include "identity/carry.hpp"
#include "identity/email.hpp"
#include "identity/identity.hpp"
#include "identity/local_path.hpp"
#include "identity/sign_in.hpp"
#include "identity/sql.hpp"
#include "identity/views.hpp"
#include "identity/visitor_check.hpp"
#include "ui/page.hpp"

namespace baqylau::identity {

namespace {

using base::M;
using http::Anyone;
using http::Response;
using http::SignedIn;

constexpr std::chrono::hours device_kept{365 * 24};
constexpr std::size_t carried_form_limit = std::size_t{2} << 20U;  ///< bytes: a long report's draft, twice

base::Result<Response> show_sign_in(const http::Get<Anyone>& call) {
  const auto& request = call.request;
  const auto next = local_url(request.query_value("next"));
  if (request.caller.signed_in()) return http::see_other(next.value_or(home_of(request.caller)));
  return sign_in_page(ui::view_of(call), {.next = next ? next->full() : ""});
}

/// The request as the new session's page sees it.
http::Request as_signed_in(const http::Request& request, const NewSession& session) {
  http::Request own = request;
  own.caller = session.caller;
  own.csrf_token = request.csrf_for(session.caller.session_key);
  return own;
}

Response landing(const http::Work<Anyone>& call, const NewSession& session, const std::string& next) {
  if (const auto carried = carried_in(call.request.form)) {
    const auto own = as_signed_in(call.request, session);
    return go_on_page({own, call.services.catalogues[own.language], call.services.clock.today()}, *carried);
  }
  return http::see_other(ui::with_notice(local_url(next).value_or(home_of(session.caller)), ui::Notice::signed_in));
}

template <class Call>
Device device_of(const Call& call) {
  return {call.request.cookie(device_cookie_name), call.services.secret};
}

/// The form as it was sent: read at the door, and again when its turn has come.
template <class Call>
struct SentSignIn {
  explicit SentSignIn(const Call& asked) : call{asked} {
    form.line(carry_to, {.label = M("Next page"), .max = 2000});
    form.checkbox(carry_files);
    form.names_with(carry_prefix);
  }
  const Call& call;
  http::FormReader form{call.request};
  Attempt attempt{.login = form.line("login", {.label = M("Login"), .required = true}),
                  .password = form.secret("password", {.label = M("Password"), .required = true}),
                  .client_address = call.request.client_address,
                  .request = call.request.number,
                  .device = device_of(call)};
  SignInForm shown{.next = form.line("next", {.label = M("Next page"), .max = 2000}), .carried = carried_in(call.request.form)};

  template <class Job>
  base::Result<Response> answered(const Job& job) {
    const auto again = [&](int status) {
      shown.values.set("login", attempt.login);
      for (const auto& error : form.values().errors()) shown.values.add_error(error.field, error.message);
      return sign_in_page(ui::view_of(call), shown, status);
    };
    return http::answered(form, again, job);
  }
};

/// The answer to a try that is refused. What is wrong with the form itself is told when its turn has come: that costs nothing.
template <class Call, class Ask>
std::optional<Response> refused_at_door(const Call& call, const Ask& ask) {
  SentSignIn<Call> sent{call};
  bool refused = false;
  auto answer = sent.answered([&]() -> base::Result<Response> {
    const auto refusal = ask(guess_of(sent.attempt, call.services.clock.now()));
    refused = refusal.has_value();
    if (refused) return refused_sign_in(sent.attempt, *refusal);
    return http::see_other(http::Url::to("/sign-in"));
  });
  if (!refused) return std::nullopt;
  return std::move(answer).value();
}

std::optional<Response> look_at_guesses(const http::Get<Anyone>& call) {
  return refused_at_door(call, [&](const Guess& guess) { return guess.refused(call.db); });
}

std::optional<Response> count_guess(const http::Post<Anyone>& call) {
  return refused_at_door(call, [&](const Guess& guess) { return guess.count(call.db); });
}

base::Result<Response> take_sign_in(const http::Work<Anyone>& call) {
  SentSignIn<http::Work<Anyone>> sent{call};
  const auto& attempt = sent.attempt;
  return sent.answered([&]() -> base::Result<Response> {
    const auto session = TRY(sign_in(call.db, call.services.random, call.services.clock.now(), attempt));
    auto response = landing(call, session, sent.shown.next);
    response.cookies.push_back(http::session_cookie(session.token));
    response.cookies.push_back({.name = std::string{device_cookie_name},
                                .value = attempt.device.having_signed_in(base::folded(attempt.login), call.services.random),
                                .kept = device_kept});
    return response;
  });
}

base::Result<Response> sign_out(const http::Post<SignedIn>& call) {
  http::FormReader form{call.request};
  return http::answered(form, [&]() -> base::Result<Response> {
    call.db.run(sql::end_session{.token_hash = call.request.caller.session_key});
    auto response = http::see_other(ui::with_notice(http::Url::to("/"), ui::Notice::signed_out));
    response.cookies.push_back(http::cleared_session_cookie());
    response.headers.emplace_back("Clear-Site-Data", "\"cache\"");
    return response;
  });
}

base::Result<AccountPage> own_account(db::Read& db, base::AccountId account, base::Instant now) {
  auto facts = facts_of(db, account);
  if (!facts) return base::Failure{base::Kind::not_found, M("There is no such account")};
  return AccountPage{.facts = std::move(*facts), .sessions = sessions_of(db, account, now)};
}

base::Result<Response> show_account(const http::Get<SignedIn>& call) {
  return account_page(ui::view_of(call), TRY(own_account(call.db, call.who.account, call.services.clock.now())));
}

base::Result<Response> change_own_password(const http::Work<SignedIn>& call) {
  const auto now = call.services.clock.now();
  http::FormReader form{call.request};
  form.line("login", {.label = M("Login")});
  PasswordChange change{.account = call.who.account,
                        .session_key = call.request.caller.session_key,
                        .current = form.secret("current_password", {.label = M("Current password"), .required = true}),
                        .becomes = form.secret("new_password", {.label = M("New password"), .required = true}),
                        .client_address = call.request.client_address,
                        .device = device_of(call)};
  const auto again = [&](int status) -> base::Result<Response> {
    auto page = TRY(call.db.read([&](db::Read& read) { return own_account(read, call.who.account, now); }));
    page.form = &form.values();
    return account_page(ui::view_of(call), page, status);
  };
  // Not under the form's key: what is kept with it is made of all that was typed, and of a password nothing is kept but its hash.
  return http::answered(form, again, [&]() -> base::Result<Response> {
    TRY(change_password(call.db, now, change));
    return http::see_other(ui::with_notice(http::Url::to("/account"), ui::Notice::password_changed));
  });
}

base::Result<Response> end_other_sessions(const http::Post<SignedIn>& call) {
  http::FormReader form{call.request};
  return http::answered(form, [&]() -> base::Result<Response> {
    call.db.run(sql::end_other_sessions{.account = call.who.account, .keep = call.request.caller.session_key});
    return http::see_other(ui::with_notice(http::Url::to("/account"), ui::Notice::saved));
  });
}

}  // namespace

http::Url home_of(const http::Caller& caller) {
  using http::Role;
  if (caller.ngo) return http::Url::to("/cabinet");
  if (caller.has(Role::specialist) || caller.has(Role::approver) || caller.has(Role::auditor)) return http::Url::to("/control");
  if (caller.is_staff()) return http::Url::to("/contests");
  return http::Url::to("/");
}

void add_routes(http::Routes& routes) {
  routes.get<"/sign-in">(show_sign_in);
  routes.work<"/sign-in">(take_sign_in, {.form_limit = carried_form_limit, .workers = http::Workers::hashes},
                          {.look = look_at_guesses, .count = count_guess});
  routes.post<"/sign-out">(sign_out);
  routes.get<"/account">(show_account);
  routes.work<"/account">(change_own_password, {.workers = http::Workers::hashes});
  routes.post<"/account/sessions/end">(end_other_sessions);
  add_email_routes(routes);
  routes.get<"/altcha/challenge">(show_challenge);
}

}  // namespace baqylau::identity
