/// Handlers of search.

#include "search/query.hpp"
#include "search/search.hpp"
#include "search/views.hpp"

#include "base/text.hpp"
#include "ui/page.hpp"

namespace baqylau::search {

namespace {

using base::M;
using base::Result;
using http::Get;
using http::Response;

constexpr std::size_t longest_question = 200;  // code points

/// Filters are only ever links of ours: what is none is no filter.
void read_filters(const http::Request& request, Query& query) {
  for (const auto kind : all_kinds)
    if (request.query_value("kind") == to_code(kind)) query.kind = kind;
  query.status = status_from_code(request.query_value("status"));
  constexpr std::int64_t last_year = 9999;
  if (const auto year = base::parse_id(request.query_value("year")); year && *year <= last_year) query.year = static_cast<int>(*year);
  if (const auto body = base::parse_id(request.query_value("body"))) query.state_body = base::StateBodyId{*body};
  if (const auto kato = request.query_value("region"); kato.size() == 2 && base::parse_id(kato)) query.region_kato = std::string{kato};
}

Result<Response> search_page(const Get<http::Public>& call) {
  const auto v = ui::view_of(call);
  const auto typed = call.request.query_value("q");
  http::FormValues values;
  values.set("q", std::string{typed});
  ui::PageContent content{.title = std::string{v.t("Search")}};
  content.wide = false;
  const auto clean = base::clean_line(typed);
  if (!clean) values.add_error("q", M("The question has signs that are no letters. Type it again"));
  else if (base::code_points(*clean) > longest_question) values.add_error("q", M("The question is too long. Leave only the main words"));
  if (!values.errors().empty()) {
    content.body = nothing_asked(v, values);
    content.form = &values;
    return ui::page(v, std::move(content), 422);
  }
  if (clean->empty()) {
    content.body = nothing_asked(v, values);
    return ui::page(v, std::move(content));
  }
  Query query{.text = *clean};
  read_filters(call.request, query);
  const Analyser analyser;
  const auto found = find(call.db, analyser, query, ui::page_number(call.request));
  const Names names{.regions = reference::regions(call.db), .state_bodies = reference::state_bodies(call.db)};
  content.title = v.t("{question}: search", {{"question", *clean}});
  content.body = ui::html(R"(<h1 class="govuk-heading-l">{}</h1>{})", v.t("Search"), results(v, analyser, values, query, found, names));
  content.own_heading = true;
  return ui::page(v, std::move(content));
}

/// Small, and kept like a page: everybody types the same beginnings.
Result<Response> suggestions(const Get<http::Public>& call) {
  const auto v = ui::view_of(call);
  const auto clean = base::clean_line(call.request.query_value("q"));
  Suggestions found;
  if (clean && base::code_points(*clean) <= longest_question) found = suggest(call.db, Analyser{}, *clean);
  return http::json(200, suggestions_json(v, found));
}

}  // namespace

void add_routes(http::Routes& routes) {
  routes.get<"/search">(search_page);
  routes.get<"/search/suggest">(suggestions);
}

}  // namespace baqylau::search
