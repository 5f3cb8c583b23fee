#pragma once
/// The routes of the grant history and its certificates, beside those of decisions.

#include "http/routes.hpp"

namespace baqylau::decisions::web {

void add_history_routes(http::Routes& routes);

}  // namespace baqylau::decisions::web
