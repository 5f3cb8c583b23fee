#include "identity/visitor_forms.hpp"

#include "base/log.hpp"
#include "base/random.hpp"
#include "identity/guesses.hpp"
#include "identity/plain_question.hpp"
#include "identity/sql.hpp"

#include <stdexcept>
#include <variant>

namespace baqylau::identity {

using base::Failure;
using base::Kind;
using base::M;

namespace {

constexpr std::size_t longest_answer = 100;  ///< code points

/// The minutes until the window of this form and network is over, where it has been sent more than `most` times in it.
std::optional<std::int64_t> minutes_to_wait(db::Write& db, const std::string& form, const std::string& source, base::Instant now,
                                            std::int64_t most) {
  const std::chrono::microseconds window = visitor_form_window;
  const auto counted = db.returning(
      sql::count_visitor_form{.form = form, .source = source, .now = now, .before = base::Instant{now.micros - window.count()}});
  if (counted->sent <= most) return std::nullopt;
  const std::chrono::microseconds wait{counted->window_start.micros + window.count() - now.micros};
  return std::chrono::ceil<std::chrono::minutes>(wait).count();
}

/// A solution that is in order; its flaw goes into the log.
std::optional<altcha::Solved> solved_in(const std::string& payload, const http::Services& services, const http::Request& request,
                                        std::string_view name) {
  if (payload.empty()) return std::nullopt;
  const auto verdict = altcha::verify(altcha_key(services), services.clock.now(), name, payload);
  if (const auto* solved = std::get_if<altcha::Solved>(&verdict)) return *solved;
  base::log(base::LogLevel::info, "visitor_proof_refused", request.number,
            {{"form", name}, {"flaw", altcha::to_code(std::get<altcha::Flaw>(verdict))}});
  return std::nullopt;
}

}  // namespace

VisitorForm visitor_form(const http::Services& services, const http::Request& request, std::string_view form) {
  const auto text = "source\n" + std::string{form} + '\n' + source_of(request.client_address);
  return {.form = std::string{form}, .source = base::hex(base::keyed_hash(services.secret, text))};
}

VisitorForm read_visitor_form(http::FormReader& form, const http::Services& services, const http::Request& request, std::string_view name) {
  const auto payload = form.line(proof_field, {.label = M("Check of the form"), .max = altcha::longest_payload});
  const auto answer = form.line(plain_answer_field, {.label = M("Answer to the question"), .max = longest_answer});
  auto read = visitor_form(services, request, name);
  if (request.caller.signed_in()) {
    read.pass = Pass::signed_in;
    return read;
  }
  read.solved = solved_in(payload, services, request, name);
  if (read.solved) read.pass = Pass::computed;
  else if (!answer.empty() && is_answer(plain_question(request.csrf_token, name), answer)) read.pass = Pass::answered;
  else if (!answer.empty()) form.fail(plain_answer_field, M("The sum is another one. Count again and write it in words or in digits"));
  else if (payload.empty()) form.fail(plain_answer_field, M("Answer the question in words or in digits"));
  else form.fail(plain_answer_field, M("Your browser's check of this form has run out. Send the form again, or answer the question"));
  return read;
}

std::string altcha_key(const http::Services& services) { return base::keyed_hash(services.secret, "altcha"); }

base::Done count_visitor_form(db::Write& db, const VisitorForm& form, base::Instant now, const VisitorLimit& limit) {
  if (form.pass == Pass::none) throw std::logic_error{"a visitor's form that nothing lets in: " + form.form};
  if (const auto minutes = minutes_to_wait(db, form.form, form.source, now, limit.most))
    return Failure{Kind::too_many,
                   {M("Your network has sent this form {count} times within an hour, which is as often as it may be sent. Send it "
                      "again in {minutes} min; what you typed stays on this page"),
                    {{"count", std::to_string(limit.most)}, {"minutes", std::to_string(*minutes)}}}};
  if (form.pass == Pass::answered)
    if (const auto minutes = minutes_to_wait(db, form.form + " answered", form.source, now, limit.most_answered))
      return Failure{Kind::too_many,
                     {M("Without JavaScript this form is taken {count} times an hour from one network. Switch JavaScript on, or send "
                        "it again in {minutes} min; what you typed stays on this page"),
                      {{"count", std::to_string(limit.most_answered)}, {"minutes", std::to_string(*minutes)}}}};
  if (form.solved && !db.returning(sql::spend_challenge{.challenge = form.solved->challenge, .expires_at = form.solved->expires_at}))
    return Failure{Kind::invalid, M("Your browser's check was used for another form. Send this one again: the check is made anew")};
  return base::done();
}

}  // namespace baqylau::identity
