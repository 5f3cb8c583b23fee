#pragma once
/// The one list of features: a line each.

#include "http/routes.hpp"

namespace baqylau::app {

http::Routes all_routes();

}  // namespace baqylau::app
