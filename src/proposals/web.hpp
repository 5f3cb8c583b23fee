#pragma once
/// What the handlers of this feature share.

#include "base/result.hpp"
#include "http/request.hpp"
#include "http/routes.hpp"
#include "ui/components.hpp"

#include <algorithm>

namespace baqylau::proposals::web {

void add_staff_routes(http::Routes& routes);

inline base::Failure no_such_proposal() { return {base::Kind::not_found, base::M("There is no such proposal")}; }

/// The page asked for, within the pages there are.
inline int page_within(const http::Request& request, int pages) { return std::clamp(ui::page_number(request), 1, pages); }

}  // namespace baqylau::proposals::web
