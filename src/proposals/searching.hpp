#pragma once
/// A proposal → what it is found by.

#include "base/ids.hpp"
#include "db/db.hpp"

namespace baqylau::proposals {

/// As it is stored now: found while it is published, by the words of its doubles too.
void put_into_search(db::Write& db, base::ProposalId id);

}  // namespace baqylau::proposals
