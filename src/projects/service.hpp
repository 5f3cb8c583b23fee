#pragma once
/// What the use cases of this feature share.

#include "journal/journal.hpp"
#include "notices/notices.hpp"
#include "projects/projects.hpp"

#include <cstdint>
#include <string>

namespace baqylau::projects {

/// The conflict of those who change one passport.
base::Failure overtaken();
/// What the journal keeps of a change by the executor, or by an operator on its behalf.
journal::Change leaf_of_author(const http::Author& author, const Project& project, std::string event, std::int64_t version);

/// The one who is it now learns what is owed; the one who was it, why there is nothing more to do.
notices::Letter executor_letter(const i18n::Translator& t, const Project& project, bool became);

}  // namespace baqylau::projects
