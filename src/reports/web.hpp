#pragma once
/// The handlers are in two files; this is what the second one adds to the first.

#include "http/routes.hpp"

namespace baqylau::reports {

/// Checking, due dates, differences between versions.
void add_checking_routes(http::Routes& routes);

}  // namespace baqylau::reports
