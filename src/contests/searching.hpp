#pragma once
/// A lot → what it is found by.

#include "contests/contests.hpp"

namespace baqylau::contests {

/// As it is stored now.
void put_into_search(db::Write& db, base::LotId id);
/// All its lots: year and state body are the contest's.
void put_into_search(db::Write& db, base::ContestId id);

}  // namespace baqylau::contests
