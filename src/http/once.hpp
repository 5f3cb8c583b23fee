#pragma once
/// The same form sent twice is one change: its key is kept with where its answer led. DESIGN §4.
///
/// `Post` handlers have this of themselves. A `Work` handler, whose slow part runs outside of a transaction, makes its one
/// write through `write_once`.

#include "base/clock.hpp"
#include "base/result.hpp"
#include "db/db.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

#include <functional>
#include <optional>
#include <string>

namespace baqylau::http {

/// Marks the form as being answered in this transaction. Where it was answered already: where that answer led.
std::optional<std::string> answered_before(db::Write& db, const SentForm& form, base::Instant now);
/// Keeps where the form's answer leads, a path without the language.
void keep_answer(db::Write& db, const SentForm& form, std::string location);
/// 303 to where an earlier answer led.
Response led_to(std::string location);

/// Runs `job` in one transaction and leads to the page it returns; a failure rolls everything back, and the same form may be
/// sent again. The same form after success leads to the same page without running `job`.
base::Result<Response> write_once(db::Database& db, const Request& request, base::Instant now,
                                  const std::function<base::Result<Url>(db::Write&)>& job);

}  // namespace baqylau::http
