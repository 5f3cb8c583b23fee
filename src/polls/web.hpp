#pragma once
/// What the handlers of polls share.

#include "polls/domain.hpp"

#include "base/result.hpp"
#include "db/db.hpp"
#include "http/routes.hpp"

namespace baqylau::polls {

base::Failure no_such_poll();
base::Result<Poll> load(db::Read& db, base::PollId id);

/// Entering and changing polls.
void add_staff_routes(http::Routes& routes);

}  // namespace baqylau::polls
