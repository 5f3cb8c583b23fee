#pragma once
/// The handlers of ratings by file.

#include "http/caller.hpp"
#include "http/routes.hpp"

namespace baqylau::ratings {

/// Sees who is named and how far the scoring is; a specialist of the body also acts.
using RoundReader = http::Staff<http::Role::specialist, http::Role::approver, http::Role::auditor>;

void add_scoring_routes(http::Routes& routes);

}  // namespace baqylau::ratings
