#pragma once
/// What the handlers of this feature share.

#include "projects/projects.hpp"
#include "ui/page.hpp"

#include <vector>

namespace baqylau::projects {

/// Tranches and spending.
void add_money_routes(http::Routes& routes);
void add_financing_routes(http::Routes& routes);

/// To a page below the passport.
std::vector<ui::Crumb> passport_crumbs(const ui::View& v, const Project& project);
/// To a page below the list of parts.
std::vector<ui::Crumb> editor_crumbs(const ui::View& v, const Project& project);

}  // namespace baqylau::projects
