#pragma once
/// Asking, answering, refusing. Each function is one use case inside one transaction.

#include "questions/domain.hpp"

#include "base/result.hpp"
#include "db/db.hpp"
#include "identity/visitor_forms.hpp"
#include "notices/notices.hpp"

#include <optional>
#include <string>

namespace baqylau::questions {

struct NewQuestion {
  i18n::Language language{};  ///< Kazakh or Russian
  std::string name;
  std::optional<std::string> email{};
  std::string body;
};
/// `too_many` where the network has sent too many of late, or has `most_waiting` that wait, `invalid` where the form's proof of work was
/// used before: counted and added in one transaction, so that of many sent at once no more are taken.
base::Result<base::QuestionId> ask(db::Write& db, base::Random& random, base::Instant now, const identity::VisitorForm& from,
                                   const NewQuestion& question);

/// Saves the answer, or publishes it: then the asker is told where an address was left, the address goes, and the journal has a leaf.
/// `conflict` where the question is no longer at `version`, or the act does not lead on from its state.
base::Done answer(db::Write& db, const notices::Outbox& outbox, base::AccountId by, base::QuestionId question, std::int64_t version,
                  const std::string& text, Act act);
/// Also takes a published question off the site. The asker is told the reason where an address was left.
base::Done refuse(db::Write& db, const notices::Outbox& outbox, base::AccountId by, base::QuestionId question, std::int64_t version,
                  const std::string& reason);

/// What the asker is written.
notices::Letter answered_letter(const i18n::Translator& t, const Question& question, const std::string& text, const std::string& by);
notices::Letter refused_letter(const i18n::Translator& t, const Question& question, const std::string& reason);

}  // namespace baqylau::questions
