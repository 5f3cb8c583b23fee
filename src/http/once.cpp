#include "http/once.hpp"

#include "http/sql.hpp"

#include <stdexcept>
#include <utility>

namespace baqylau::http {

std::optional<std::string> answered_before(db::Write& db, const SentForm& form, base::Instant now) {
  if (form.key.empty()) throw std::logic_error{"a form without its key"};
  if (db.run(sql::remember_form{.scope = form.scope, .form_key = form.key, .at = now}) == 1) return std::nullopt;
  auto answered = db.one(sql::answered_form{.scope = form.scope, .form_key = form.key});
  if (!answered) throw db::Error{"an idempotency key that is there and is not"};
  return std::move(answered->location);
}

void keep_answer(db::Write& db, const SentForm& form, std::string location) {
  db.run(sql::answer_form{.scope = form.scope, .form_key = form.key, .location = std::move(location)});
}

Response led_to(std::string location) {
  Response response{.status = 303};
  response.headers.emplace_back("Location", std::move(location));
  return response;
}

base::Result<Response> write_once(db::Database& db, const Request& request, base::Instant now,
                                  const std::function<base::Result<Url>(db::Write&)>& job) {
  auto location = db.write([&](db::Write& write) -> base::Result<std::string> {
    if (auto before = answered_before(write, request.sent_form, now)) return std::move(*before);
    auto leads_to = TRY(job(write)).full();
    keep_answer(write, request.sent_form, leads_to);
    return leads_to;
  });
  if (!location.ok()) return std::move(location).failure();
  return led_to(std::move(*location));
}

}  // namespace baqylau::http
