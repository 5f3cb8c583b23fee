#include "http/once.hpp"

#include "base/random.hpp"
#include "http/server.hpp"
#include "http/sql.hpp"
#include "http/url_encoding.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace baqylau::http {
namespace {

constexpr std::size_t most_form_fields = 1000;
constexpr std::chrono::hours form_lifetime{48};

const std::string* location_of(const Response& response) {
  const auto found = std::ranges::find(response.headers, "Location", &std::pair<std::string, std::string>::first);
  return found == response.headers.end() ? nullptr : &found->second;
}

Response answer_of(sql::answered_form::Row kept) {
  if (!kept.body.empty()) return json(200, std::move(kept.body));
  Response response{.status = 303};
  response.headers.emplace_back("Location", std::move(kept.location));
  response.notice = std::move(kept.notice);
  return response;
}

/// Each piece with its length, so that no two forms are the same row of bytes.
void append_piece(std::string& bytes, std::string_view piece) {
  bytes += std::to_string(piece.size());
  bytes += ':';
  bytes += piece;
}

std::string with_plain_breaks(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at)
    if (text[at] != '\r' || at + 1 == text.size() || text[at + 1] != '\n') plain += text[at];
  return plain;
}

}  // namespace

std::string content_hash(const Pairs& fields, const std::vector<Upload>& files, bool for_scripts) {
  std::string bytes = for_scripts ? "s" : "f";
  for (const auto& [name, value] : fields) {
    append_piece(bytes, name);
    append_piece(bytes, with_plain_breaks(value));
  }
  for (const auto& file : files) {
    if (file.state == Upload::State::empty) continue;
    bytes += '/';
    append_piece(bytes, file.field);
    append_piece(bytes, file.filename);
    append_piece(bytes, file.sha256);
    append_piece(bytes, std::to_string(file.size));
  }
  return base::hex(base::sha256(bytes));
}

std::optional<Response> answered_before(db::Write& db, const SentForm& form, base::Instant now) {
  if (form.key.empty()) throw std::logic_error{"a form without its key"};
  db.run(sql::hold_form{.scope = form.scope, .form_key = form.key, .at = now});
  if (db.run(sql::remember_form{.scope = form.scope, .form_key = form.key, .content = form.content, .at = now}) == 1) return std::nullopt;
  auto answered = db.one(sql::answered_form{.scope = form.scope, .form_key = form.key, .content = form.content});
  if (!answered) throw db::Error{"an idempotency key that is there and is not"};
  return answer_of(std::move(*answered));
}

void keep_answer(db::Write& db, const SentForm& form, const Response& answer) {
  const auto* location = answer.status == 303 ? location_of(answer) : nullptr;
  const bool told = answer.status == 200 && answer.content_type.starts_with("application/json");
  if (location || told) {
    db.run(sql::answer_form{.scope = form.scope,
                            .form_key = form.key,
                            .content = form.content,
                            .location = location ? *location : std::string{},
                            .notice = answer.notice,
                            .body = told ? answer.body : std::string{},
                            .fields = form_encoded(answer.form_fields)});
  } else {
    db.run(sql::release_form{.scope = form.scope, .form_key = form.key, .content = form.content});
  }
}

Pairs fields_set_before(db::Read& db, const SentForm& form) {
  const auto told = db.one(sql::earlier_fields{.scope = form.scope, .form_key = form.key, .content = form.content});
  return told ? parse_form_encoded(told->fields, most_form_fields).value_or(Pairs{}) : Pairs{};
}

bool is_answered(db::Write& db, const SentForm& form) {
  return db.run(sql::touch_form{.scope = form.scope, .form_key = form.key, .content = form.content}) == 1;
}

base::Result<Response> write_once(db::Database& db, const Request& request, base::Instant now,
                                  const std::function<base::Result<Response>(db::Write&)>& job) {
  return db.write([&](db::Write& write) -> base::Result<Response> {
    if (auto before = answered_before(write, request.sent_form, now)) return std::move(*before);
    auto answer = TRY(job(write));
    keep_answer(write, request.sent_form, answer);
    return answer;
  });
}

void forget_old_forms(db::Write& db, base::Instant now) {
  const base::Instant before{now.micros - std::chrono::microseconds{form_lifetime}.count()};
  db.run(sql::forget_old_forms{.before = before});
}

}  // namespace baqylau::http
