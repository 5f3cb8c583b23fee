/// Handlers of ratings: what a URL does.

#include "ratings/views.hpp"
#include "ratings/web.hpp"

#include "base/spreadsheet.hpp"
#include "http/answered.hpp"

#include <algorithm>
#include <charconv>
#include <set>

namespace baqylau::ratings {

using base::Kind;
using base::M;
using base::Result;
using http::Get;
using http::Post;
using http::Response;
using http::Url;

namespace {

// ---- rankings, for everybody

int number_of(std::string_view typed, int otherwise) {
  int value = 0;
  const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), value);
  return error == std::errc{} && end == typed.data() + typed.size() && value > 0 ? value : otherwise;
}

/// A day that is not there, cannot be read or is still to come is today.
views::RankingFilter ngo_filter_of(const ui::View& v) {
  views::RankingFilter filter{.as_of = v.today};
  if (const auto day = base::LocalDate::parse_typed(v.request.query_value("as_of")); day && *day < v.today) filter.as_of = *day;
  filter.page = number_of(v.request.query_value("page"), 1);
  return filter;
}

/// Where nothing is chosen, the projects of the newest contests: a ranking of all years is asked for by name.
views::RankingFilter filter_of(const ui::View& v, const std::vector<contests::Contest>& contests) {
  auto filter = ngo_filter_of(v);
  const auto year = v.request.query_value("year");
  if (const auto contest = base::parse_id(v.request.query_value("contest"))) filter.contest = base::ContestId{*contest};
  else if (base::LocalDate::make(number_of(year, 0), 1, 1)) filter.year = number_of(year, 0);
  else if (year != views::all_years && !contests.empty()) filter.year = contests.front().facts.held_on.year();
  return filter;
}

/// Contest by contest: of the others nothing is read, and the facts of one at a time are held.
views::Ranking ranking_of(db::Read& db, const views::RankingFilter& filter) {
  auto named = store::projects(db, {.contest = filter.contest, .year = filter.year});
  std::map<base::ProjectId, ProjectRating> ratings;
  for (std::size_t i = 0; i < named.size(); ++i)
    if (i == 0 || named[i].contest != named[i - 1].contest) ratings.merge(project_ratings(db, {.contest = named[i].contest}, filter.as_of));
  return views::rank(std::move(named), ratings);
}

views::NgoRanking ngo_ranking_of(const ui::View& v, db::Read& db, const views::RankingFilter& filter) {
  auto named = store::projects(db, {});
  auto ratings = ngo_ratings(db, {}, filter.as_of);
  // Who has no card in the register has no place among those of the register.
  std::set<base::NgoId> without_card;
  for (const auto& project : named)
    if (!project.ngo_has_card) without_card.insert(project.ngo);
  std::erase_if(ratings, [&](const NgoRating& one) { return without_card.contains(one.ngo); });
  return views::rank(v, std::move(named), std::move(ratings));
}

Response csv_file(const ui::View& v, std::string name, const std::vector<std::vector<std::string>>& table) {
  base::CsvTable csv{v.t.csv_separator()};
  for (const auto& line : table) csv.add(line);
  return http::download("text/csv; charset=utf-8", std::move(name), std::move(csv).bytes());
}

Result<Response> ranking_page(const Get<http::Public>& call) {
  const auto v = ui::view_of(call);
  const auto contests = contests::contests(call.db);
  const auto filter = filter_of(v, contests);
  return ui::page(v, {.title = std::string{v.t("Ranking of projects")},
                      .body = views::ranking_body(v, ranking_of(call.db, filter), filter, contests),
                      .lead = std::string{v.t("Every figure opens its rule, what it is made from and its arithmetic.")},
                      .wide = true});
}

Result<Response> ranking_csv(const Get<http::Public>& call) {
  const auto v = ui::view_of(call);
  return csv_file(v, "rankings.csv", views::ranking_cells(v, ranking_of(call.db, filter_of(v, contests::contests(call.db)))));
}

Result<Response> ngo_ranking_page(const Get<http::Public>& call) {
  const auto v = ui::view_of(call);
  const auto filter = ngo_filter_of(v);
  return ui::page(v, {.title = std::string{v.t("Ranking of NGOs")},
                      .body = views::ngo_ranking_body(v, ngo_ranking_of(v, call.db, filter), filter),
                      .crumbs = {{std::string{v.t("Rating")}, Url::to("/rankings")}},
                      .lead = std::string{v.t("Every figure opens its rule, what it is made from and its arithmetic.")},
                      .wide = true});
}

Result<Response> ngo_ranking_csv(const Get<http::Public>& call) {
  const auto v = ui::view_of(call);
  return csv_file(v, "rankings-ngos.csv", views::ngo_ranking_cells(v, ngo_ranking_of(v, call.db, ngo_filter_of(v))));
}

Result<Response> method(const Get<http::Public>& call) {
  const auto v = ui::view_of(call);
  std::optional<views::Example> example;
  if (const auto project = store::example(call.db)) {
    auto named = store::projects(call.db, {.project = *project});
    auto ratings = project_ratings(call.db, {.project = *project}, v.today);
    example = views::Example{.named = std::move(named.at(0)), .rating = std::move(ratings.at(*project))};
  }
  return views::method_page(v, all_settings(call.db), example);
}

// ---- settings

Result<Response> settings(const Get<http::Administrator>& call) {
  const auto all = all_settings(call.db);
  return views::settings_page(ui::view_of(call), all, views::values_of(all.back()));
}

Result<Response> new_settings(const Post<http::Administrator>& call) {
  http::FormReader form{call.request};
  const auto whole = [&](std::string_view name, base::Text label) {
    return static_cast<int>(form.number(name, 0, 100, {.label = label, .required = true}).value_or(0));
  };
  NewSettings entered;
  const auto day = form.date("valid_from", {.label = M("In force from"), .required = true});
  for (std::size_t i = 0; i < all_criteria.size(); ++i) entered.weights[i] = whole(to_code(all_criteria[i]), label_of(all_criteria[i]));
  for (int stage = 1; stage <= 3; ++stage)
    entered.stages[static_cast<std::size_t>(stage - 1)] = whole("stage_" + std::to_string(stage), reports::stage_title(stage));
  entered.late_day_penalty = whole("late_day_penalty", M("Points less for a day late"));
  entered.threshold = whole("threshold", M("Positive from"));
  const auto again = [&](int status) { return views::settings_page(ui::view_of(call), all_settings(call.db), form.values(), status); };
  return http::answered(form, again, [&]() -> Result<Response> {
    entered.valid_from = *day;
    TRY(add_settings(call.db, call.services.clock.now(), call.services.random, call.who.account, entered));
    return http::see_other(ui::with_notice(Url::to("/ratings/settings"), ui::Notice::saved));
  });
}

}  // namespace

void add_routes(http::Routes& routes) {
  routes.get<"/rankings">(ranking_page);
  routes.get<"/rankings.csv">(ranking_csv);
  routes.get<"/rankings/ngos">(ngo_ranking_page);
  routes.get<"/rankings/ngos.csv">(ngo_ranking_csv);
  routes.get<"/rankings/method">(method);
  routes.get<"/ratings/settings">(settings);
  routes.post<"/ratings/settings">(new_settings);
  add_scoring_routes(routes);
}

}  // namespace baqylau::ratings
