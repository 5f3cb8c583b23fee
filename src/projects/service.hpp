#pragma once
/// What the use cases of this feature share.

#include "journal/journal.hpp"
#include "projects/projects.hpp"

#include <cstdint>
#include <string>

namespace baqylau::projects {

/// The conflict of those who change one passport.
base::Failure overtaken();
/// What the journal keeps of a change by the executor, or by an operator on its behalf.
journal::Change leaf_of_author(const http::Author& author, const Project& project, std::string event, std::int64_t version);

}  // namespace baqylau::projects
