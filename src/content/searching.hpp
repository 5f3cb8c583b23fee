#pragma once
/// News and legal acts → what they are found by.

#include "content/domain.hpp"

#include "db/db.hpp"

namespace baqylau::content {

/// What the public sees of it on this day; what it does not see is not found. Other kinds of content are not searched.
void put_into_search(db::Write& db, base::ContentItemId id, base::LocalDate today);

}  // namespace baqylau::content
