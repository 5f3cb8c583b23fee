#pragma once
/// A poll → what it is found by.

#include "base/ids.hpp"
#include "db/db.hpp"

namespace baqylau::polls {

/// As it is stored now: what is asked, in what words, and whether it is over. Never how many voted for what.
void put_into_search(db::Write& db, base::PollId id);

}  // namespace baqylau::polls
