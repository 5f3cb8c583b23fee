#include "http/dispatch.hpp"

#include "base/log.hpp"
#include "http/cookies.hpp"
#include "http/once.hpp"
#include "http/proxies.hpp"
#include "http/response_head.hpp"
#include "http/sql.hpp"

#include <algorithm>
#include <exception>

namespace baqylau::http {
namespace {

constexpr std::string_view token_field = "_token";
constexpr std::string_view key_field = "_key";
constexpr std::string_view unsure_field = "_unsure";
constexpr std::size_t longest_key = 64;

bool is_key(std::string_view key) { return !key.empty() && key.size() <= longest_key; }

/// Our own field, out of the form; nothing when it is missing or sent twice.
std::optional<std::string> take_field(Pairs& form, std::string_view name) {
  std::optional<std::string> found;
  bool twice = false;
  std::erase_if(form, [&](auto& pair) {
    if (pair.first != name) return false;
    twice = twice || found.has_value();
    found = std::move(pair.second);
    return true;
  });
  if (twice) return std::nullopt;
  return found;
}

/// What the answer to an earlier sending would have put into the form's page.
void overlay(Pairs& form, const Pairs& set) {
  for (const auto& [name, value] : set)
    for (auto& [field, sent] : form)
      if (field == name) sent = value;
}

/// A form without the token of the one who sends it. Where not even the cookie came back that went out with the form's page, trying again
/// does not help: it is said what does.
base::Failure without_token(const Exchange& exchange) {
  using base::M;
  if (!exchange.fresh_visitor || !exchange.request.cookie(session_cookie_name).empty())
    return {base::Kind::malformed, M("The page of this form was opened too long ago, or before you signed in again")};
  if (exchange.head.field("origin").starts_with("http://") && !names_loopback(exchange.head.field("origin").substr(7)))
    return {base::Kind::forbidden,
            M("Signing in and forms work only over an encrypted connection. Open this site by an address that begins with https://")};
  return {base::Kind::malformed, M("Your browser did not send the cookie of this site. Allow cookies for it and send the form again")};
}

base::Failure damaged() { return {base::Kind::malformed, base::M("The form arrived damaged. Open its page again and send it from there")}; }

}  // namespace

bool Dispatcher::refuse_post(Exchange& exchange) {
  const auto content_type = exchange.head.field("content-type");
  if (!list_has(content_type, "application/x-www-form-urlencoded") && !list_has(content_type, "multipart/form-data")) {
    answer_unknown_form(exchange);
    return true;
  }
  if (!is_same_origin(exchange.head, services_.site)) {
    base::log(base::LogLevel::warning, "foreign_origin", exchange.request.number,
              {{"origin", exchange.head.field("origin")}, {"site", exchange.head.field("sec-fetch-site")}});
    answer_failure(exchange,
                   {base::Kind::forbidden, base::M("The form was not sent from this site. Open the page here and send the form from it")});
    return true;
  }
  return false;
}

void Dispatcher::answer_unknown_form(Exchange& exchange) {
  answer_failure(exchange, {base::Kind::malformed, base::M("Only forms of this site can be sent here")}, 415);
}

void Dispatcher::answer_unread(Exchange& exchange, int status) {
  exchange.close = true;
  if (status == 413)
    answer_failure(
        exchange,
        {base::Kind::too_large,
         base::M("What was sent is larger than this form takes. Choose smaller files or fewer of them, and send the form again")});
  else answer_failure(exchange, damaged(), status);
}

std::unique_ptr<BodyReader> Dispatcher::body_reader(const Exchange& exchange) {
  const bool admitted = exchange.route->admits(exchange.request.caller);
  return BodyReader::make(exchange.head.field("content-type"), exchange.route->intake, admitted ? Files::store : Files::discard,
                          config_.temporary, services_.random);
}

bool Dispatcher::take_body(Exchange& exchange, BodyReader& body) {
  auto& request = exchange.request;
  const auto end = body.finish();
  if (end == BodyReader::End::too_large) {
    answer_unread(exchange, 413);
    return true;
  }
  if (end == BodyReader::End::malformed) {
    answer_unread(exchange, 400);
    return true;
  }
  request.form = body.take_fields();
  request.uploads = body.take_uploads();
  exchange.files = body.take_files();
  exchange.sent_token = take_field(request.form, token_field).value_or("");
  request.sent_form = {.scope = form_scope(exchange), .key = take_field(request.form, key_field).value_or("")};
  const bool unsure = take_field(request.form, unsure_field).has_value();
  request.sent_form.content = content_hash(request.form, request.uploads, request.wants_json);
  request.resend = Resend::fresh;

  if (exchange.caller_unknown) {
    // The token that fits them is not known either; the one that was sent may still be right.
    request.csrf_token = exchange.sent_token;
    if (is_key(request.sent_form.key)) request.resend = unsure ? Resend::unsure : Resend::same_key;
    answer_exception(exchange, exchange.caller_unknown);
    return true;
  }
  if (refuse_caller(exchange)) return true;
  if (!same_token(exchange.sent_token, request.csrf_token)) {
    base::log(base::LogLevel::warning, "form_token_wrong", request.number, {{"path", request.path}});
    answer_failure(exchange, without_token(exchange), 403);
    return true;
  }
  if (!is_key(request.sent_form.key)) {
    answer_failure(exchange, damaged());
    return true;
  }
  request.resend = unsure ? Resend::unsure : Resend::same_key;
  return false;
}

/// The same form is the same key from the same session to the same path.
std::string Dispatcher::form_scope(const Exchange& exchange) const {
  const auto& request = exchange.request;
  const auto& holder = request.caller.session_key.empty() ? exchange.visitor : request.caller.session_key;
  return base::hex(base::sha256(holder + '\n' + request.path));
}

bool Dispatcher::answer_post(Exchange& exchange, db::Write& db) {
  exchange.failure.reset();
  if (!session_holds(exchange, db)) {
    exchange.failure = {base::Kind::not_signed_in, base::M("Sign in")};
    return false;
  }
  const auto& form = exchange.request.sent_form;
  if (auto before = answered_before(db, form, services_.clock.now())) {
    accept_page(exchange, std::move(*before));
    return false;
  }
  overlay(exchange.request.form, fields_set_before(db, form));
  auto result = exchange.route->write(exchange.request, exchange.places, db, services_);
  if (!result) {
    exchange.failure = std::move(result).failure();
    return false;
  }
  if (result->status >= 400) {
    accept_page(exchange, std::move(result).value());
    return false;
  }
  keep_answer(db, form, *result);
  accept_page(exchange, std::move(result).value());
  return true;
}

void Dispatcher::finish_post(Exchange& exchange) {
  if (exchange.failure) answer(exchange, std::move(*exchange.failure));
}

}  // namespace baqylau::http
