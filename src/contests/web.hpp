#pragma once
/// What the handlers of this feature share.

#include "contests/service.hpp"
#include "contests/views.hpp"
#include "http/routes.hpp"
#include "ui/page.hpp"

namespace baqylau::contests::web {

void add_import_routes(http::Routes& routes);

template <class Call>
Change change_by(const Call& call) {
  return {call.services.clock.now(), call.services.random, call.who.account, call.who.scope};
}

/// Whether whoever looks may change contests of this body.
inline views::Offers offers_to(const http::Caller& caller, base::StateBodyId body) {
  const auto scope = http::scope_of(caller, {http::Role::operator_});
  return scope && scope->covers(body) ? views::Offers::editing : views::Offers::reading;
}

using http::detail::no_such_page;

/// A page, with what the one before it led here to say.
template <class Call>
http::Response shown(const Call& call, const ui::View& v, ui::PageContent content) {
  content.notice = ui::notice_of(call.request);
  return ui::page(v, std::move(content));
}

}  // namespace baqylau::contests::web
