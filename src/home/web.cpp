#include "home/home.hpp"
#include "home/pages.hpp"

namespace baqylau::home {

void add_routes(http::Routes& routes) {
  routes.get<"/">(front_page);
  routes.get<"/cabinet">(cabinet_page);
  routes.get<"/projects/{project}">(passport_page);
  routes.get<"/lots/{lot}">(lot_page);
}

}  // namespace baqylau::home
