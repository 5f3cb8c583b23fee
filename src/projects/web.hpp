#pragma once
/// What the handlers of this feature share.

#include "journal/last_saved.hpp"
#include "projects/projects.hpp"
#include "ui/page.hpp"

#include <optional>
#include <vector>

namespace baqylau::projects {

/// Tranches and spending.
void add_money_routes(http::Routes& routes);
/// The list of all projects, as a page and as files.
void add_list_routes(http::Routes& routes);

/// To a page below a lot's.
std::vector<ui::Crumb> lot_crumbs(const ui::View& v, const contests::Lot& lot);
/// To a page below the passport.
std::vector<ui::Crumb> passport_crumbs(const ui::View& v, const Project& project);
/// To a page below the list of parts.
std::vector<ui::Crumb> editor_crumbs(const ui::View& v, const Project& project);

/// Who saved the passport last, for a form that edits a part of it.
template <class Call>
std::optional<ui::LastSaved> last_saved_of(const Call& call, base::ProjectId id) {
  return journal::last_saved(call.db, call.request.caller, {journal::Kind::project, id}, "passport.");
}

}  // namespace baqylau::projects
