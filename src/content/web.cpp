/// The public pages: what a URL does.

#include "content/web.hpp"

#include "content/content.hpp"
#include "content/store.hpp"
#include "content/views.hpp"

#include <algorithm>

namespace baqylau::content {

using base::ContentItemId;
using base::Failure;
using base::Kind;
using base::M;
using base::Result;
using http::Get;
using http::Public;
using http::Response;

namespace {

Response shown(const Get<Public>& call, ui::PageContent content) { return ui::page(ui::view_of(call), std::move(content)); }

views::Offers offers_to(const http::Caller& caller) { return Editor::admit(caller) ? views::Offers::editing : views::Offers::reading; }

std::optional<int> year_of(const http::Request& request) {
  const auto year = http::Parameter<int>::read(request.query_value("year"));
  if (!year || !base::LocalDate::make(*year, 1, 1)) return std::nullopt;
  return year;
}

Failure no_such_item() { return {Kind::not_found, M("There is no such page")}; }

Result<Response> news(const Get<Public>& call) {
  const auto today = call.services.clock.today();
  views::NewsPage page{
      .news = {}, .years = store::news_years(call.db, today), .year = year_of(call.request), .page = ui::page_number(call.request)};
  std::int64_t count = 0;
  for (const auto& year : page.years)
    if (!page.year || *page.year == year.year) count += year.items;
  page.pages = ui::pages_of(count, news_on_a_page);
  if (page.page > page.pages) return web::no_such_page();
  page.news = store::shown_news(call.db, today, page.year, page.page, news_on_a_page);
  return shown(call, views::news(ui::view_of(call), page));
}

Result<Response> news_item(const Get<Public>& call, ContentItemId id) {
  const auto item = store::shown_item(call.db, ItemKind::news, id, call.services.clock.today());
  if (!item) return no_such_item();
  return shown(call, views::news_item(ui::view_of(call), *item, offers_to(call.request.caller)));
}

Result<Response> feed(const Get<Public>& call) {
  const auto news = store::shown_news(call.db, call.services.clock.today(), {}, 1, entries_of_a_feed);
  Response response;
  response.content_type = "application/atom+xml; charset=utf-8";
  response.body = views::atom(ui::view_of(call), call.services.site, news);
  return response;
}

Result<Response> acts(const Get<Public>& call) {
  const auto today = call.services.clock.today();
  views::ActsPage page{.acts = {}, .facets = store::act_facets(call.db, today), .filter = {}, .page = ui::page_number(call.request)};
  page.filter = {.kind = act_kind_from_code(call.request.query_value("kind")), .year = year_of(call.request)};
  page.pages = ui::pages_of(store::act_count(call.db, page.filter, today), items_on_a_page);
  if (page.page > page.pages) return web::no_such_page();
  page.acts = store::shown_acts(call.db, page.filter, today, page.page);
  return shown(call, views::acts(ui::view_of(call), page));
}

Result<Response> act(const Get<Public>& call, ContentItemId id) {
  const auto item = store::shown_item(call.db, ItemKind::legal_act, id, call.services.clock.today());
  if (!item) return no_such_item();
  return shown(call, views::act(ui::view_of(call), *item, offers_to(call.request.caller)));
}

Response standing_page(const Get<Public>& call, Place place) {
  const auto item = store::shown_page(call.db, place, call.services.clock.today());
  return shown(call, views::standing_page(ui::view_of(call), place, item, offers_to(call.request.caller)));
}
Result<Response> about(const Get<Public>& call) { return standing_page(call, Place::about); }
Result<Response> contacts(const Get<Public>& call) { return standing_page(call, Place::contacts); }

std::vector<Item> instruction_parts(const Get<Public>& call) {
  std::vector<Item> parts;
  for (const auto place : instruction_places)
    if (auto item = store::shown_page(call.db, place, call.services.clock.today())) parts.push_back(std::move(*item));
  return parts;
}

Result<Response> instruction(const Get<Public>& call) {
  return shown(call, views::instruction(ui::view_of(call), instruction_parts(call), offers_to(call.request.caller)));
}

Result<Response> links(const Get<Public>& call) {
  return shown(call, views::links(ui::view_of(call), store::shown_links(call.db, call.services.clock.today())));
}

Result<Response> site_map(const Get<Public>& call) {
  const auto today = call.services.clock.today();
  views::SiteMap map{.news_years = store::news_years(call.db, today), .acts = store::act_facets(call.db, today), .instructions = {}};
  for (const auto& part : instruction_parts(call)) map.instructions.push_back(part.place.value());
  return shown(call, views::site_map(ui::view_of(call), map));
}

}  // namespace

ui::Html latest_news(const ui::View& v, db::Read& db, int most) {
  const auto news = store::shown_news(db, v.today, {}, 1, most);
  if (news.empty()) return {};
  return ui::html(R"({}<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)", views::news_list(v, news, 3),
                  v.link(http::Url::to("/news")), v.t("All news"));
}

base::Done add_published(db::Write& db, const Change& change, ItemKind kind, std::optional<Place> place, const Content& content,
                         base::LocalDate day) {
  const auto id = TRY(add_item(db, change, kind, place, content));
  return publish(db, change, id, 1, day);
}

void add_routes(http::Routes& routes) {
  routes.get<"/news">(news);
  routes.get<"/news/{item}">(news_item);
  routes.get<"/news.atom">(feed);
  routes.get<"/acts">(acts);
  routes.get<"/acts/{item}">(act);
  routes.get<"/about">(about);
  routes.get<"/contacts">(contacts);
  routes.get<"/instruction">(instruction);
  routes.get<"/links">(links);
  routes.get<"/site-map">(site_map);
  web::add_staff_routes(routes);
  web::add_picture_routes(routes);
}

}  // namespace baqylau::content
