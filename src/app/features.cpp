#include "app/features.hpp"

#include "app/cabinet.hpp"
#include "app/home.hpp"
#include "app/passport.hpp"
#include "contests/contests.hpp"
#include "control/control.hpp"
#include "identity/identity.hpp"
#include "ngos/ngos.hpp"
#include "projects/projects.hpp"
#include "reports/reports.hpp"
#include "ui/web.hpp"

namespace baqylau::app {

http::Routes all_routes() {
  http::Routes routes;
  routes.get<"/">(home_page);
  routes.get<"/cabinet">(cabinet_page);
  routes.get<"/projects/{project}">(passport_page);
  ui::add_routes(routes);
  identity::add_routes(routes);
  contests::add_routes(routes);
  ngos::add_routes(routes);
  projects::add_routes(routes);
  reports::add_routes(routes);
  control::add_routes(routes);
  return routes;
}

}  // namespace baqylau::app
