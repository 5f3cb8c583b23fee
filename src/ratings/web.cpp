/// Handlers of ratings: what a URL does.

#include "ratings/keeping.hpp"
#include "ratings/views.hpp"
#include "ratings/web.hpp"

#include "base/spreadsheet.hpp"
#include "http/answered.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <span>

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

/// Of a past day contest by contest: of the others nothing is read.
GeneralRatings generals_of(db::Read& db, const std::vector<store::NamedProject>& named, const views::RankingFilter& filter,
                           base::LocalDate today) {
  if (filter.as_of == today) return *general_ratings(db, today);
  GeneralRatings generals;
  for (std::size_t i = 0; i < named.size(); ++i) {
    if (i > 0 && named[i].contest == named[i - 1].contest) continue;
    for (const auto& [project, rating] : project_ratings(db, {.contest = named[i].contest}, filter.as_of))
      if (rating.general) generals.emplace(project, *rating.general);
  }
  return generals;
}

views::Ranking ranking_of(const ui::View& v, db::Read& db, const views::RankingFilter& filter) {
  auto named = store::projects(db, {.contest = filter.contest, .year = filter.year});
  const auto generals = generals_of(db, named, filter, v.today);
  return views::rank(std::move(named), generals);
}

/// What the rows show beside their places.
void rate(db::Read& db, std::span<views::RankedProject> rows, base::LocalDate as_of) {
  for (auto& row : rows)
    for (auto& [id, rating] : project_ratings(db, {.project = row.named.project}, as_of)) row.rating = std::move(rating);
}
/// The same for all of them, a contest at a time.
void rate_all(db::Read& db, std::vector<views::RankedProject>& rows, base::LocalDate as_of) {
  std::map<base::ContestId, std::vector<views::RankedProject*>> of_contest;
  for (auto& row : rows) of_contest[row.named.contest].push_back(&row);
  for (const auto& [contest, projects] : of_contest) {
    auto ratings = project_ratings(db, {.contest = contest}, as_of);
    for (auto* row : projects)
      if (const auto found = ratings.find(row->named.project); found != ratings.end()) row->rating = std::move(found->second);
  }
}

views::NgoRanking all_ngos(const ui::View& v, db::Read& db, const views::RankingFilter& filter) {
  auto named = store::projects(db, {});
  auto ratings = ngo_ratings(db, {}, filter.as_of);
  // Who has no card in the register has no place among those of the register.
  std::set<base::NgoId> without_card;
  for (const auto& project : named)
    if (!project.ngo_has_card) without_card.insert(project.ngo);
  std::erase_if(ratings, [&](const NgoRating& one) { return without_card.contains(one.ngo); });
  return views::rank(v, std::move(named), std::move(ratings));
}

/// Moves to the page that is there: beyond the last it is the last. The first of its rows.
std::size_t first_of_page(views::RankingFilter& filter, std::size_t rows) {
  filter.page = std::clamp(filter.page, 1, ui::pages_of(static_cast<std::int64_t>(rows), views::rows_on_a_page));
  return static_cast<std::size_t>(filter.page - 1) * views::rows_on_a_page;
}

/// The NGOs of one page, from what is kept.
views::NgoRanking page_of_kept(const ui::View& v, db::Read& db, const std::vector<ngos::Rated>& rated, views::RankingFilter& filter) {
  const auto first = first_of_page(filter, rated.size());
  const auto shown = std::span{rated}.subspan(first, std::min(views::rows_on_a_page, rated.size() - first));
  std::vector<Points> falling;
  for (const auto& one : rated) falling.push_back({.hundredths = one.rating * 10});
  const auto places = places_of(falling);
  std::vector<store::NamedProject> named;
  std::vector<NgoRating> ratings;
  for (const auto& one : shown) {
    for (auto& project : store::projects(db, {.ngo = one.id})) named.push_back(std::move(project));
    ratings.push_back(std::move(ngo_ratings(db, one.id, filter.as_of).front()));
  }
  auto ranking = views::rank(v, std::move(named), std::move(ratings));
  for (std::size_t i = 0; i < ranking.ngos.size(); ++i) ranking.ngos[i].place = places[first + i];
  ranking.count = rated.size();
  return ranking;
}

views::NgoRanking page_of_ngos(const ui::View& v, db::Read& db, views::RankingFilter& filter) {
  if (filter.as_of == v.today)
    if (const auto rated = kept_ngo_ratings(db, v.today)) return page_of_kept(v, db, *rated, filter);
  auto ranking = all_ngos(v, db, filter);
  auto& rows = ranking.ngos;
  const auto first = first_of_page(filter, rows.size());
  rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(first));
  if (rows.size() > views::rows_on_a_page) rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(views::rows_on_a_page), rows.end());
  return ranking;
}

Response csv_file(const ui::View& v, std::string name, const std::vector<std::vector<std::string>>& table) {
  base::CsvTable csv{v.t.csv_separator()};
  for (const auto& line : table) csv.add(line);
  return http::download("text/csv; charset=utf-8", std::move(name), std::move(csv).bytes());
}

Result<Response> ranking_page(const Get<http::Public>& call) {
  const auto v = ui::view_of(call);
  const auto contests = contests::contests(call.db);
  auto filter = filter_of(v, contests);
  auto ranking = ranking_of(v, call.db, filter);
  const auto shown = views::page_of(ranking, filter.page);
  rate(call.db, shown, filter.as_of);
  return ui::page(v, {.title = std::string{v.t("Ranking of projects")},
                      .body = views::ranking_body(v, ranking, shown, filter, contests),
                      .lead = std::string{v.t("Every figure opens its rule, what it is made from and its arithmetic.")},
                      .wide = true});
}

Result<Response> ranking_csv(const Get<http::Public>& call) {
  const auto v = ui::view_of(call);
  const auto filter = filter_of(v, contests::contests(call.db));
  auto ranking = ranking_of(v, call.db, filter);
  rate_all(call.db, ranking.projects, filter.as_of);
  return csv_file(v, "rankings.csv", views::ranking_cells(v, ranking));
}

Result<Response> spread_csv(const Get<http::Public>& call) {
  const auto v = ui::view_of(call);
  const auto filter = filter_of(v, contests::contests(call.db));
  return ui::file_of(v, views::spread_table(v, ranking_of(v, call.db, filter), filter), "ratings-spread", ui::FileKind::csv);
}

Result<Response> spread_xlsx(const http::Work<http::Anyone>& call) {
  const auto v = ui::view_of(call);
  const auto table = call.db.read([&](db::Read& db) {
    const auto filter = filter_of(v, contests::contests(db));
    return views::spread_table(v, ranking_of(v, db, filter), filter);
  });
  return ui::file_of(v, table, "ratings-spread", ui::FileKind::xlsx);
}

Result<Response> ngo_ranking_page(const Get<http::Public>& call) {
  const auto v = ui::view_of(call);
  auto filter = ngo_filter_of(v);
  const auto ranking = page_of_ngos(v, call.db, filter);
  return ui::page(v, {.title = std::string{v.t("Ranking of NGOs")},
                      .body = views::ngo_ranking_body(v, ranking, filter),
                      .crumbs = {{std::string{v.t("Rating")}, Url::to("/rankings")}},
                      .lead = std::string{v.t("Every figure opens its rule, what it is made from and its arithmetic.")},
                      .wide = true});
}

Result<Response> ngo_ranking_csv(const Get<http::Public>& call) {
  const auto v = ui::view_of(call);
  return csv_file(v, "rankings-ngos.csv", views::ngo_ranking_cells(v, all_ngos(v, call.db, ngo_filter_of(v))));
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
  routes.get<"/rankings/spread.csv">(spread_csv);
  routes.work_get<"/rankings/spread.xlsx">(spread_xlsx);
  routes.get<"/rankings/ngos">(ngo_ranking_page);
  routes.get<"/rankings/ngos.csv">(ngo_ranking_csv);
  routes.get<"/rankings/method">(method);
  routes.get<"/ratings/settings">(settings);
  routes.post<"/ratings/settings">(new_settings);
  add_scoring_routes(routes);
}

}  // namespace baqylau::ratings
