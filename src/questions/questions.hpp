#pragma once
/// «Часто задаваемые вопросы»: anybody asks, a named specialist answers, both are published together. SPEC §2 (7).

#include "base/clock.hpp"
#include "db/db.hpp"
#include "http/routes.hpp"

namespace baqylau::questions {

/// Forgets where questions came from and where their answers were to go, 30 days after they were asked. SECURITY P-02.
void forget_contacts(db::Write& db, base::Instant now);

/// Every published question anew, after `search::clear`. Publishing, correcting and taking off keep search by themselves.
void put_all_into_search(db::Write& db);

/// `/questions`, `/questions/…`
void add_routes(http::Routes& routes);

}  // namespace baqylau::questions
