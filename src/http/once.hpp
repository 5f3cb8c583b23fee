#pragma once
/// The same form sent twice is one change: its key is kept with what it was answered. DESIGN §4, docs/decisions/0013.
///
/// The key stands for the form as it lies on a page, not for what was sent: the same key with other contents is another
/// submission, under the usual checks of versions. `Post` handlers have this of themselves. A `Work` handler, whose slow
/// part runs outside of a transaction, makes its one write through `write_once`.

#include "base/clock.hpp"
#include "base/result.hpp"
#include "db/db.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

#include <functional>
#include <optional>
#include <string>

namespace baqylau::http {

/// What was sent: fields in their order and files, as 64 hex digits. A script's sending and a button's are told apart, for
/// they are answered differently; how line breaks are written (CRLF of a form, LF of a script) is not.
std::string content_hash(const Pairs& fields, const std::vector<Upload>& files, bool for_scripts);

/// Marks the form as being answered in this transaction. Where these contents were answered already: that answer again.
std::optional<Response> answered_before(db::Write& db, const SentForm& form, base::Instant now);
/// Keeps a redirect, or what scripts were told; other answers are pages, and the form may be sent again.
void keep_answer(db::Write& db, const SentForm& form, const Response& answer);
/// Fields (versions of what is edited) that the answer to earlier contents of this form set on its page, where that answer
/// may not have arrived.
Pairs fields_set_before(db::Read& db, const SentForm& form);
/// True: an answer is kept, and once the transaction has committed it is durable wherever this commit is.
bool is_answered(db::Write& db, const SentForm& form);

/// The last step of a `Work` handler: runs `job` in one transaction under the form's key. A failure rolls everything back, and the same
/// form may be sent again. The same form after success gets the same answer without running `job`.
base::Result<Response> write_once(db::Database& db, const Request& request, base::Instant now,
                                  const std::function<base::Result<Response>(db::Write&)>& job);

template <class Call>
base::Result<Response> write_once(const Call& call, const std::function<base::Result<Response>(db::Write&)>& job) {
  return write_once(call.db, call.request, call.services.clock.now(), job);
}

}  // namespace baqylau::http
