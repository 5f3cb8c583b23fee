#pragma once
/// «Интернет-голосование»: a question with options, or the relevance of a theme; for anyone or for NGOs. SPEC §2 (8), §12.

#include "base/clock.hpp"
#include "db/db.hpp"
#include "http/routes.hpp"

namespace baqylau::polls {

/// Closes the polls whose last day is over on `today`: their counts are final, their keys destroyed, their voters forgotten.
void close_polls(db::Write& db, base::LocalDate today, base::Instant now);

/// Every poll anew, after `search::clear`. Entering, changing and closing keep search by themselves.
void put_all_into_search(db::Write& db);

/// `/polls`, `/polls/…`
void add_routes(http::Routes& routes);

}  // namespace baqylau::polls
