#include "identity/sessions.hpp"

#include "base/log.hpp"
#include "identity/accounts.hpp"
#include "identity/email.hpp"
#include "identity/guesses.hpp"
#include "identity/identity.hpp"
#include "identity/sql.hpp"
#include "identity/visitor_forms.hpp"
#include "notices/notices.hpp"

#include <algorithm>
#include <mutex>
#include <set>

namespace baqylau::identity {

namespace {

constexpr std::size_t token_bytes = 32;
constexpr std::size_t token_letters = 43;  ///< base64url without padding

bool looks_like_token(std::string_view text) {
  return text.size() == token_letters && std::ranges::all_of(text, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
         });
}

/// Sessions whose "seen" is on its way to the disk: many requests at once make one write.
class OnTheWay {
 public:
  bool begin(const std::string& key) {
    const std::lock_guard lock{mutex_};
    return keys_.insert(key).second;
  }
  void end(const std::string& key) {
    const std::lock_guard lock{mutex_};
    keys_.erase(key);
  }

 private:
  std::mutex mutex_;
  std::set<std::string> keys_;
};

class StoredSessions final : public http::Sessions {
 public:
  explicit StoredSessions(db::Database& database) : database_{database} {}

  http::Caller load(db::Read& db, std::string_view token, base::Instant now) override {
    if (!looks_like_token(token)) return {};
    auto key = session_key(token);
    const auto rows = db.all(sql::caller_of_session{.token_hash = key, .now = now});
    if (rows.empty()) return {};
    const auto& first = rows.front();
    http::Caller caller{.account = first.account_id, .name = first.display_name, .ngo = first.ngo_id, .session_key = key};
    for (const auto& row : rows) {
      if (!row.role) continue;
      if (const auto role = http::role_from_code(*row.role)) caller.roles.push_back({*role, row.state_body_id});
    }
    if (first.seen_at + limits_of(caller.is_staff()).idle <= now) return {};
    caller.unread_notices = notices::unread(db, notices::told(caller));
    if (first.seen_at + touch_interval <= now) touch(std::move(key), now);
    return caller;
  }

  /// Not asked for how long it was idle: who has sent something was there then.
  bool holds(db::Read& db, std::string_view session_key, base::Instant now) override {
    return db.one(sql::session_holds{.token_hash = std::string{session_key}, .now = now}).has_value();
  }

 private:
  /// Nobody waits for it; where it fails, the next request tries again.
  void touch(std::string key, base::Instant now) {
    if (!on_the_way_->begin(key)) return;
    database_.start_write(
        [key, now](db::Write& write) {
          write.run(sql::touch_session{.token_hash = key, .now = now});
          return true;
        },
        [key, on_the_way = on_the_way_](std::exception_ptr problem) {
          on_the_way->end(key);
          if (problem) base::log(base::LogLevel::warning, "session_touch_failed", {});
        });
  }
  db::Database& database_;
  std::shared_ptr<OnTheWay> on_the_way_ = std::make_shared<OnTheWay>();  // outlives us while a write runs
};

}  // namespace

std::string session_key(std::string_view token) { return base::hex(base::sha256(token)); }

std::optional<NewSession> begin_session(db::Write& db, base::Random& random, base::Instant now, base::AccountId account,
                                        std::string_view password_hash) {
  auto caller = caller_of(db, account);
  if (!caller) return std::nullopt;
  auto token = base::random_token(random, token_bytes);
  caller->session_key = session_key(token);
  const auto begun = db.returning(sql::add_session{.token_hash = caller->session_key,
                                                   .account = account,
                                                   .password_hash = std::string{password_hash},
                                                   .now = now,
                                                   .ends_at = now + limits_of(caller->is_staff()).whole});
  if (!begun) return std::nullopt;
  return NewSession{std::move(token), std::move(*caller)};
}

std::unique_ptr<http::Sessions> make_sessions(db::Database& database) { return std::make_unique<StoredSessions>(database); }

std::int64_t remove_ended(db::Write& db, base::Instant now) {
  const auto longest = std::max(ngo_limits.idle, staff_limits.idle);
  db.run(sql::remove_old_guesses{.before = oldest_guess_window(now)});
  db.run(sql::remove_expired_challenges{.now = now});
  db.run(sql::remove_old_email_changes{.asked_before = oldest_email_change(now)});
  db.run(sql::remove_old_visitor_sources{.before = {now.micros - std::chrono::microseconds{visitor_form_window}.count()}});
  return db.run(sql::remove_ended_sessions{.now = now, .seen_before = now + -longest});
}

}  // namespace baqylau::identity
