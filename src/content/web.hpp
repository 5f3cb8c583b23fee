#pragma once
/// What the handlers of this feature share.

#include "http/caller.hpp"
#include "http/routes.hpp"
#include "ui/page.hpp"

namespace baqylau::content {

/// Who keeps the content of the site, and who may read what is not published. SPEC §1.
using Editor = http::Staff<http::Role::operator_, http::Role::administrator>;
using EditorsReader = http::Staff<http::Role::operator_, http::Role::administrator, http::Role::auditor>;

namespace web {

using http::detail::no_such_page;

void add_staff_routes(http::Routes& routes);
/// `/images/{image}/{size}`, `/content/images`
void add_picture_routes(http::Routes& routes);

}  // namespace web

}  // namespace baqylau::content
