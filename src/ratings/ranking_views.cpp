/// The public rankings of projects and of NGOs, on screen and as cells.

#include "ratings/views.hpp"

#include <algorithm>
#include <utility>

namespace baqylau::ratings::views {

using http::Url;
using ui::Html;
using ui::html;

namespace {

int pages_of(std::size_t rows) { return ui::pages_of(static_cast<std::int64_t>(rows), rows_on_a_page); }

std::string contest_value(const RankingFilter& filter) { return filter.contest ? base::to_string(*filter.contest) : ""; }
std::string year_value(const RankingFilter& filter) {
  if (filter.contest) return "";
  return filter.year ? std::to_string(*filter.year) : std::string{all_years};
}
std::string day_value(const ui::View& v, const RankingFilter& filter) { return filter.as_of == v.today ? "" : filter.as_of.iso(); }

Html day_field(const ui::View& v, const http::FormValues& values) {
  return ui::date_input(v, values, {.name = "as_of", .label = std::string{v.t("As it stood on")}, .optional = true});
}

Html filters(const ui::View& v, const RankingFilter& filter, const std::vector<contests::Contest>& contests) {
  http::FormValues values;
  // Of a contest any year is shown: it has one.
  values.set("contest", contest_value(filter))
      .set("year", filter.contest ? std::string{all_years} : year_value(filter))
      .set("as_of", day_value(v, filter));
  std::vector<ui::Option> offered, years;
  for (const auto& contest : contests) {
    offered.push_back({base::to_string(contest.id), v.t.date(contest.facts.held_on) + " \u00B7 " + contest.body.in(v.t.language())});
    const auto year = std::to_string(contest.facts.held_on.year());
    if (years.empty() || years.back().value != year) years.push_back({year, year});
  }
  years.push_back({std::string{all_years}, std::string{v.t("All years")}});
  return ui::get_form(v, Url::to("/rankings"),
                      html("{}{}{}{}", ui::filter_select(v, values, {.name = "contest", .label = std::string{v.t("Contest")}}, offered),
                           ui::select(v, values, {.name = "year", .label = std::string{v.t("Year of the contest")}}, years),
                           day_field(v, values), ui::button(v.t("Show"), ui::ButtonKind::secondary)));
}

Html links(const ui::View& v, const Url& csv, const Url& other, std::string_view other_title) {
  Html out = html(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a> {} <a class="govuk-link" href="{}">{}</a> {} )"
                  R"(<a class="govuk-link" href="{}">{}</a></p>)",
                  v.link(other), other_title, "\u00B7", v.link(Url::to("/rankings/method")), v.t("How ratings are computed"), "\u00B7",
                  v.link(csv), v.t("Download as CSV"));
  if (http::Administrator::admit(v.request.caller))
    out.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)", v.link(Url::to("/ratings/settings")),
            v.t("Weights and scale of ratings"));
  return out;
}

Html ngo_cell(const ui::View& v, const store::NamedProject& named) {
  return html(R"(<a class="govuk-link" href="{}">{}</a><br>{})", v.link(Url::to("/ngos/{}", named.ngo)),
              v.content(named.ngo_short_kk, named.ngo_short_ru), v.content(named.ngo_full_kk, named.ngo_full_ru));
}

Html lot_cell(const ui::View& v, const store::NamedProject& named) {
  return html(R"(<a class="govuk-link" href="{}">{}</a>. {}<br>{})", v.link(Url::to("/projects/{}", named.project)), named.lot_number,
              v.content(named.lot_name_kk, named.lot_name_ru), v.known(std::optional{named.held_on}));
}

std::string plain_name(const ui::View& v, const std::optional<std::string>& kk, const std::string& ru) {
  return std::string{i18n::pick(kk, ru, v.t.language()).text};
}

/// `78,3`, en `78.3`: as it is shown; nothing where there is none.
std::string plain_figure(const ui::View& v, const std::optional<Points>& points) { return points ? figure_of(v.t, points) : ""; }

std::string rank_title(const ui::View& v, int stage) { return v.t("Rating {number}", {{"number", std::to_string(stage)}}); }

}  // namespace

Url filtered(const ui::View& v, const Url& url, const RankingFilter& filter) {
  return url.with("contest", contest_value(filter)).with("year", year_value(filter)).with("as_of", day_value(v, filter));
}

Ranking rank(std::vector<store::NamedProject> named, const GeneralRatings& generals) {
  Ranking ranking;
  for (auto& project : named) {
    const auto found = generals.find(project.project);
    ranking.projects.push_back(
        {.general = found == generals.end() ? std::nullopt : std::optional{found->second}, .named = std::move(project)});
  }
  auto& all = ranking.projects;
  const auto unranked = std::stable_partition(all.begin(), all.end(), [](const RankedProject& p) { return p.general.has_value(); });
  ranking.ranked = static_cast<std::size_t>(unranked - all.begin());
  std::stable_sort(all.begin(), unranked,
                   [](const RankedProject& a, const RankedProject& b) { return a.general->tenths() > b.general->tenths(); });
  std::vector<Points> falling;
  for (auto project = all.begin(); project != unranked; ++project) falling.push_back(*project->general);
  const auto places = places_of(falling);
  for (std::size_t i = 0; i < places.size(); ++i) all[i].place = places[i];
  return ranking;
}

std::span<RankedProject> page_of(Ranking& ranking, int& page) {
  auto& rows = ranking.projects;
  page = std::clamp(page, 1, pages_of(rows.size()));
  const auto first = static_cast<std::size_t>(page - 1) * rows_on_a_page;
  return std::span{rows}.subspan(first, std::min(rows_on_a_page, rows.size() - first));
}

NgoRanking rank(const ui::View& v, std::vector<store::NamedProject> named, std::vector<NgoRating> ratings) {
  NgoRanking ranking{.named = std::move(named), .ngos = {}};
  std::map<base::ProjectId, const store::NamedProject*> by_id;
  for (const auto& project : ranking.named) by_id.emplace(project.project, &project);
  for (auto& rating : ratings) {
    if (!rating.rating) continue;
    RankedNgo ranked{.rating = std::move(rating)};
    for (const auto& share : ranked.rating.shares) {
      ranked.named = by_id.at(share.project);
      ranked.shares.push_back({lot_title(v, *ranked.named), share});
      ++ranked.projects;
      if (share.budget) ranked.budget.tenge += share.budget->tenge;
    }
    ranking.ngos.push_back(std::move(ranked));
  }
  std::stable_sort(ranking.ngos.begin(), ranking.ngos.end(),
                   [](const RankedNgo& a, const RankedNgo& b) { return a.rating.rating->tenths() > b.rating.rating->tenths(); });
  std::vector<Points> falling;
  for (const auto& ngo : ranking.ngos) falling.push_back(*ngo.rating.rating);
  const auto places = places_of(falling);
  for (std::size_t i = 0; i < places.size(); ++i) ranking.ngos[i].place = places[i];
  ranking.count = ranking.ngos.size();
  return ranking;
}

Html ranking_body(const ui::View& v, const Ranking& ranking, std::span<const RankedProject> shown, const RankingFilter& filter,
                  const std::vector<contests::Contest>& contests) {
  Html body = filters(v, filter, contests);
  body.add(links(v, filtered(v, Url::to("/rankings.csv"), filter), Url::to("/rankings/ngos"), v.t("Ranking of NGOs")));
  if (ranking.projects.empty()) return body.add(R"(<p class="govuk-body">{}</p>)", v.t("No project fits. Choose other conditions."));
  body.add(R"(<p class="govuk-body">{} {} {}</p>)",
           v.t.plural(i18n::N("{count} project", "{count} projects"), static_cast<std::int64_t>(ranking.projects.size())), "\u00B7",
           v.t("as of {date}", {{"date", v.t.date(filter.as_of)}}));
  std::vector<ui::Column> columns{{std::string{v.t("Place")}, true}, {std::string{v.t("Lot and project")}}, {std::string{v.t("NGO")}}};
  for (int stage = 1; stage <= 3; ++stage) columns.push_back({rank_title(v, stage), true});
  columns.push_back({std::string{v.t("General rating")}, true});
  std::vector<ui::TableRow> rows;
  for (const auto& project : shown) {
    ui::TableRow row{.cells = {project.place ? html("{}", *project.place) : html("{}", v.t("no place yet")), lot_cell(v, project.named),
                               ngo_cell(v, project.named)}};
    for (const auto& stage : project.rating.stages)
      row.cells.push_back(stage ? stage_figure(v, *stage) : v.known(std::optional<std::string>{}));
    row.cells.push_back(general_figure(v, project.rating));
    rows.push_back(std::move(row));
  }
  body.add(ui::table(v, v.t("Ranking of projects"), columns, rows, true));
  body.add(ui::pagination(v, filtered(v, Url::to("/rankings"), filter), filter.page, pages_of(ranking.projects.size())));
  return body.add(spread_section(v, ranking, filter));
}

Html ngo_ranking_body(const ui::View& v, const NgoRanking& ranking, const RankingFilter& filter) {
  http::FormValues values;
  values.set("as_of", day_value(v, filter));
  Html body =
      ui::get_form(v, Url::to("/rankings/ngos"), html("{}{}", day_field(v, values), ui::button(v.t("Show"), ui::ButtonKind::secondary)));
  body.add(links(v, Url::to("/rankings/ngos.csv").with("as_of", day_value(v, filter)), Url::to("/rankings"), v.t("Ranking of projects")));
  if (ranking.ngos.empty())
    return body.add(R"(<p class="govuk-body">{}</p>)",
                    v.t("No NGO has a rating on this day: it needs a project whose three reports are all rated."));
  body.add(R"(<p class="govuk-body">{} {} {}</p>)",
           v.t.plural(i18n::N("{count} organisation", "{count} organisations"), static_cast<std::int64_t>(ranking.count)), "\u00B7",
           v.t("as of {date}", {{"date", v.t.date(filter.as_of)}}));
  std::vector<ui::TableRow> rows;
  for (const auto& ngo : ranking.ngos) {
    rows.push_back({{html("{}", ngo.place), ngo_cell(v, *ngo.named), explained(v, explain_ngo(v.t, ngo.rating, ngo.shares, filter.as_of)),
                     html("{}", ngo.projects), html("{}", v.t.money(ngo.budget))}});
  }
  body.add(ui::table(v, v.t("Ranking of NGOs"),
                     {{std::string{v.t("Place")}, true},
                      {std::string{v.t("NGO")}},
                      {std::string{v.t("Rating")}, true},
                      {std::string{v.t("Projects")}, true},
                      {std::string{v.t("Budget of these projects")}, true}},
                     rows, true));
  return body.add(ui::pagination(v, Url::to("/rankings/ngos").with("as_of", day_value(v, filter)), filter.page, pages_of(ranking.count)));
}

std::vector<std::vector<std::string>> ranking_cells(const ui::View& v, const Ranking& ranking) {
  std::vector<std::string> titles;
  for (const auto title : {v.t("Place"), v.t("Contest"), v.t("Lot number"), v.t("Project"), v.t("NGO")}) titles.emplace_back(title);
  for (int stage = 1; stage <= 3; ++stage) {
    titles.push_back(rank_title(v, stage));
    titles.push_back(rank_title(v, stage) + ", " + std::string{v.t("automatic part")});
  }
  titles.emplace_back(v.t("General rating"));
  std::vector<std::vector<std::string>> table{std::move(titles)};
  for (const auto& project : ranking.projects) {
    const auto& named = project.named;
    std::vector<std::string> line{project.place ? std::to_string(*project.place) : "", named.held_on.iso(),
                                  std::to_string(named.lot_number),
                                  std::string{i18n::pick(named.lot_name_kk, named.lot_name_ru, v.t.language()).text},
                                  plain_name(v, named.ngo_full_kk, named.ngo_full_ru)};
    for (const auto& stage : project.rating.stages) {
      line.push_back(stage ? plain_figure(v, stage->total) : "");
      line.push_back(stage ? plain_figure(v, stage->automatic) : "");
    }
    line.push_back(plain_figure(v, project.rating.general));
    table.push_back(std::move(line));
  }
  return table;
}

std::vector<std::vector<std::string>> ngo_ranking_cells(const ui::View& v, const NgoRanking& ranking) {
  std::vector<std::vector<std::string>> table{{std::string{v.t("Place")}, std::string{v.t("NGO")}, std::string{v.t("Rating")},
                                               std::string{v.t("Projects")}, std::string{v.t("Budget of these projects")}}};
  for (const auto& ngo : ranking.ngos)
    table.push_back({std::to_string(ngo.place), plain_name(v, ngo.named->ngo_full_kk, ngo.named->ngo_full_ru),
                     plain_figure(v, ngo.rating.rating), std::to_string(ngo.projects), std::to_string(ngo.budget.tenge)});
  return table;
}

}  // namespace baqylau::ratings::views
