#pragma once
/// Routes of the page shell itself: the mode for people with low vision.

#include "http/routes.hpp"

namespace baqylau::ui {

void add_routes(http::Routes& routes);

}  // namespace baqylau::ui
