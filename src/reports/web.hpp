#pragma once
/// The handlers are in three files; this is what the others add to the first.

#include "http/routes.hpp"

namespace baqylau::reports {

/// Checking, due dates, differences between versions.
void add_checking_routes(http::Routes& routes);

/// Due dates of a contest that has projects.
void add_schedule_routes(http::Routes& routes);

}  // namespace baqylau::reports
