#pragma once
/// Writing, publishing and withdrawing. Each function is one use case inside one transaction; what the public comes to see, or no longer
/// sees, leaves a leaf in the journal.

#include "content/domain.hpp"

#include "base/random.hpp"
#include "base/result.hpp"
#include "db/db.hpp"

#include <optional>

namespace baqylau::content {

/// Who changes something, and when.
struct Change {
  base::Instant now;
  base::Random& random;
  std::optional<base::AccountId> actor{};  ///< none: it is loaded
};

/// A draft with its first version. `place` for a page, and only for one.
base::Result<base::ContentItemId> add_item(db::Write& db, const Change& change, ItemKind kind, std::optional<Place> place,
                                           const Content& content);
/// One more version, unless it would say what the last one says. Conflict where `version` is not the last any more. What the public
/// sees stays as it is.
base::Done save_item(db::Write& db, const Change& change, base::ContentItemId id, std::int64_t version, const Content& content);
/// Shows the last version from `day` on (a day in Asia/Almaty; past days are those of papers). What the public sees already cannot be
/// put off to a later day: it would disappear without a trace.
base::Done publish(db::Write& db, const Change& change, base::ContentItemId id, std::int64_t version, base::LocalDate day);
base::Done withdraw(db::Write& db, const Change& change, base::ContentItemId id);

}  // namespace baqylau::content
