/// The list of all projects: handlers.

#include "projects/list.hpp"
#include "projects/domain.hpp"
#include "projects/web.hpp"

#include <algorithm>
#include <utility>

namespace baqylau::projects {

namespace {

using base::Result;
using http::Get;
using http::Response;
using http::Url;
using http::Work;

/// A file has all that the filter leaves.
constexpr std::int64_t all_of_them = 1'000'000;

Result<Response> list_page(const Get<http::Public>& call) {
  const auto v = ui::view_of(call);
  const auto books = list_books(call.db);
  const auto filter = list_filter_of(call.request, books);
  const int page = ui::page_number(call.request);
  const auto part = list_projects(call.db, filter, std::int64_t{page - 1} * listed_on_a_page, listed_on_a_page);
  if (page > 1 && part.projects.empty()) return http::detail::no_such_page();
  return ui::page(v, {.title = std::string{v.t("All projects")},
                      .body = list_body(v, books, filter, part, page),
                      .crumbs = {{std::string{v.t("Contests")}, Url::to("/contests")}},
                      .lead = std::string{v.t("Every project that came of a contest, those of the latest contest first.")},
                      .wide = true});
}

template <class Make>
Response file_of(const Work<http::Anyone>& call, std::string type, std::string name, Make make) {
  const auto v = ui::view_of(call);
  const auto [books, part] = call.db.read([&](db::Read& db) {
    auto offered = list_books(db);
    auto all = list_projects(db, list_filter_of(call.request, offered), 0, all_of_them);
    return std::pair{std::move(offered), std::move(all)};
  });
  return http::download(std::move(type), std::move(name), make(v, books, part.projects));
}

Result<Response> csv_file(const Work<http::Anyone>& call) { return file_of(call, "text/csv; charset=utf-8", "projects.csv", list_csv); }

Result<Response> xlsx_file(const Work<http::Anyone>& call) {
  return file_of(call, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "projects.xlsx", list_xlsx);
}

}  // namespace

ListBooks list_books(db::Read& db) {
  return {.years = list_years(db),
          .regions = reference::regions(db),
          .target_groups = reference::items(db, reference::Book::target_group_kind)};
}

ListFilter list_filter_of(const http::Request& request, const ListBooks& books) {
  ListFilter filter{.executor = std::string{request.query_value("executor")}};
  if (const auto year = http::Parameter<int>::read(request.query_value("year")); year && std::ranges::count(books.years, *year) > 0)
    filter.year = *year;
  if (const auto region = std::ranges::find(books.regions, request.query_value("region"), &reference::Region::kato);
      region != books.regions.end())
    filter.region_kato = region->kato;
  if (const auto id = base::parse_id(request.query_value("group"));
      id && std::ranges::count(books.target_groups, base::ReferenceItemId{*id}, &reference::ReferenceItem::id) > 0)
    filter.target_group = base::ReferenceItemId{*id};
  if (const auto status = std::ranges::find(all_statuses, request.query_value("status"), [](ProjectStatus s) { return to_code(s); });
      status != all_statuses.end())
    filter.status = *status;
  return filter;
}

void add_list_routes(http::Routes& routes) {
  routes.get<"/projects">(list_page);
  routes.work_get<"/projects.csv">(csv_file);
  routes.work_get<"/projects.xlsx">(xlsx_file);
}

}  // namespace baqylau::projects
