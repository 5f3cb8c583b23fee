#pragma once
/// A question with its answer → what it is found by.

#include "base/ids.hpp"
#include "db/db.hpp"

namespace baqylau::questions {

/// As it is stored now; one that is not published is not found. Who asked and who answered stay out.
void put_into_search(db::Write& db, base::QuestionId id);

}  // namespace baqylau::questions
