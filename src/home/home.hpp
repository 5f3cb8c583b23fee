#pragma once
/// Pages that are joined of what several features know, and belong to none of them: the front page, the cabinet of an NGO, the passport of
/// a project, the page of a lot. SPEC §2, §3.

#include "http/routes.hpp"

namespace baqylau::home {

void add_routes(http::Routes& routes);

}  // namespace baqylau::home
