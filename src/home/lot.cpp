#include "home/pages.hpp"

#include "contests/contests.hpp"
#include "proposals/proposals.hpp"
#include "ui/page.hpp"

namespace baqylau::home {

base::Result<http::Response> lot_page(const http::Get<http::Public>& call, base::LotId lot) {
  const auto v = ui::view_of(call);
  auto page = TRY(contests::lot_page(v, call.db, lot));
  page.body.add(proposals::came_of(v, call.db, lot));
  return ui::page(v, std::move(page));
}

}  // namespace baqylau::home
