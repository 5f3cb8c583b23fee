#pragma once
/// A new e-mail address of an account: asked for with the password, in force once the link that was mailed there is followed by the same
/// person, signed in. The former address is told. SECURITY A-04.

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"
#include "db/db.hpp"
#include "http/routes.hpp"
#include "identity/devices.hpp"
#include "notices/notices.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace baqylau::identity {

inline constexpr std::chrono::hours email_link_holds{24};
/// Links of changes that were asked for then, or before, are too old.
base::Instant oldest_email_change(base::Instant now);

struct EmailChange {
  base::AccountId account;
  std::string email;  ///< as `FormReader::email` reads it
  std::string password;
  std::string client_address;
  Device device{};
};
/// Mails a link to the new address; one that was mailed before is good for nothing then. Errors by field: `email`, `current_password`.
base::Done ask_email_change(db::Database& db, const notices::Outbox& outbox, const EmailChange& change);

/// The address that `code` would make the account's; `not_found` where the link is too old, used, replaced by a later one, or another
/// account's.
base::Result<std::string> asked_email(db::Read& db, base::Instant now, base::AccountId account, std::string_view code);
/// The same, done: ends the other sessions, tells the former and the new address. `account.email_changed`
base::Done change_email(db::Write& db, const notices::Outbox& outbox, base::AccountId account, std::string_view session_key,
                        std::string_view code);

/// To the new address, before the change and after it, and to the former one.
notices::Letter asking_letter(const i18n::Translator& t, const std::string& login);
notices::Letter changed_letter(const i18n::Translator& t, const std::string& login);

/// `/account/email`
void add_email_routes(http::Routes& routes);

}  // namespace baqylau::identity
