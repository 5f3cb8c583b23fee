#pragma once
/// A passport → what it is found by.

#include "projects/projects.hpp"

namespace baqylau::projects {

/// As it is stored now.
void put_into_search(db::Write& db, base::ProjectId id);

}  // namespace baqylau::projects
