#include "app/features.hpp"

#include "consultation/consultation.hpp"
#include "content/content.hpp"
#include "contests/contests.hpp"
#include "control/control.hpp"
#include "decisions/decisions.hpp"
#include "financing/financing.hpp"
#include "home/home.hpp"
#include "identity/identity.hpp"
#include "ngos/ngos.hpp"
#include "notices/notices.hpp"
#include "polls/polls.hpp"
#include "projects/projects.hpp"
#include "proposals/proposals.hpp"
#include "questions/questions.hpp"
#include "ratings/ratings.hpp"
#include "reports/reports.hpp"
#include "search/search.hpp"
#include "ui/web.hpp"

namespace baqylau::app {

http::Routes all_routes() {
  http::Routes routes;
  ui::add_routes(routes);
  identity::add_routes(routes);
  notices::add_routes(routes);
  search::add_routes(routes);
  contests::add_routes(routes);
  ngos::add_routes(routes);
  projects::add_routes(routes);
  financing::add_routes(routes);
  reports::add_routes(routes);
  ratings::add_routes(routes);
  control::add_routes(routes);
  content::add_routes(routes);
  consultation::add_routes(routes);
  decisions::add_routes(routes);
  questions::add_routes(routes);
  proposals::add_routes(routes);
  polls::add_routes(routes);
  home::add_routes(routes);
  return routes;
}

}  // namespace baqylau::app
