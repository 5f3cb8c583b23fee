#pragma once
/// The handlers are in four files; this is what they share.

#include "http/routes.hpp"
#include "reports/store.hpp"
#include "reports/views.hpp"

namespace baqylau::reports {

/// The draft and its parts.
void add_draft_routes(http::Routes& routes);

/// Checking, due dates, differences between versions.
void add_checking_routes(http::Routes& routes);

/// Due dates of a contest that has projects.
void add_schedule_routes(http::Routes& routes);

/// A report that is no longer its author's to change, with what was typed.
template <class Call>
http::Response closed_response(const Call& call, const Report& report, const ui::Html& typed, int status) {
  const auto versions = store::versions(call.db, report.id);
  return views::closed_page(ui::view_of(call), report, versions.empty() ? std::nullopt : std::optional{versions.front()}, typed, status);
}

}  // namespace baqylau::reports
