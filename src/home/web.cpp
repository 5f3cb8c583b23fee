#include "home/home.hpp"
#include "home/pages.hpp"
#include "ngos/ngos.hpp"
#include "projects/projects.hpp"
#include "ratings/ratings.hpp"

namespace baqylau::home {

base::Result<http::Response> ngo_page(const http::Get<http::Public>& call, base::NgoId ngo) {
  return ngos::ngo_page(call, ngo, [](const ui::View& v, db::Read& db, base::NgoId id) {
    const bool has_card = ngos::find_ngo(db, id).value().standing == ngos::Standing::card;
    return has_card ? ratings::ngo_rating_section(v, db, id) : projects::ngo_projects(v, db, id);
  });
}

void add_routes(http::Routes& routes) {
  routes.get<"/">(front_page);
  routes.get<"/cabinet">(cabinet_page);
  routes.get<"/projects/{project}">(passport_page);
  routes.get<"/projects/{project}/executor">(executor_page);
  routes.post<"/projects/{project}/executor">(change_executor);
  routes.get<"/ngos/{ngo}">(ngo_page);
  routes.get<"/contests/{contest}">(contest_page);
  routes.get<"/lots/{lot}">(lot_page);
  routes.get_of_the_site<"/sitemap.xml">(sitemap);
  routes.get_of_the_site<"/sitemaps/{stretch}">(part_of_sitemap);
  routes.get_of_the_site<"/robots.txt">(robots);
}

}  // namespace baqylau::home
