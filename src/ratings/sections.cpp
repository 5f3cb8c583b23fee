/// Pieces of pages that several features show: a figure, a stage, the passport's and the card's section.

#include "ratings/domain.hpp"
#include "ratings/views.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace baqylau::ratings {

using http::Url;
using ui::Html;
using ui::html;

namespace views {

std::string lot_title(const ui::View& v, const store::NamedProject& project) {
  const auto name = i18n::pick(project.lot_name_kk, project.lot_name_ru, v.t.language());
  return v.t("Lot {number}: {name}", {{"number", std::to_string(project.lot_number)}, {"name", name.text}});
}

Html explained(const ui::View& v, const Explained& figure) { return ui::explained(v, figure.shown, figure.explanation); }

Html stage_figure(const ui::View& v, const StageRating& rating) {
  Html figure = explained(v, explain_stage(v.t, rating));
  if (rating.automatic && !rating.total) figure.add(R"( <span class="app-soft">{}</span>)", v.t("automatic part"));
  return figure;
}

Html general_figure(const ui::View& v, const ProjectRating& rating) {
  Html figure = explained(v, explain_general(v.t, rating));
  if (!rating.general) return figure;
  figure.add(" {}", rating.positive() ? ui::tag(v.t("Positive"), ui::TagColour::green) : ui::tag(v.t("Not positive"), ui::TagColour::red));
  return figure;
}

Html recompute_block(const ui::View& v, const ProjectRating& rating) {
  Html steps;
  for (const auto& step : recompute(v.t, rating)) {
    Html lines;
    for (const auto& line : step.lines) lines.add("<li>{}</li>", line);
    steps.add(R"(<p class="govuk-body govuk-!-font-weight-bold">{}</p><ol class="govuk-list">{}</ol>)", step.heading, lines);
  }
  return ui::details(v.t("Recompute with a pencil"), steps);
}

Html rating_table(const ui::View& v, const ProjectRating& rating, Names names) {
  std::vector<ui::Column> columns{{std::string{v.t("Report")}}};
  for (const auto criterion : all_criteria) columns.push_back({std::string{v.t(label_of(criterion))}, true});
  columns.push_back({std::string{v.t("Rating of the report")}, true});
  std::vector<ui::TableRow> rows;
  for (const auto& stage : rating.stages) {
    if (!stage) continue;
    ui::TableRow row{.cells = {html("{}", v.t(reports::stage_title(stage->stage)))}};
    for (const auto criterion : all_criteria) row.cells.push_back(explained(v, explain_criterion(v.t, *stage, criterion, names)));
    row.cells.push_back(stage_figure(v, *stage));
    rows.push_back(std::move(row));
  }
  return ui::table(v, v.t("Ratings of the reports"), columns, rows, true);
}

}  // namespace views

namespace {

/// For the specialist of the contest's body: a link to score each submitted report.
Html score_links(const ui::View& v, db::Read& db, const ProjectRating& rating) {
  const auto specialist = http::Specialist::admit(v.request.caller);
  if (!specialist) return {};
  Html items;
  for (const auto& stage : rating.stages) {
    if (!stage || !stage->version || !reports::load_report_in(db, specialist->scope, stage->report)) continue;
    items.add(R"(<li><a class="govuk-link" href="{}">{}</a></li>)", v.link(Url::to("/reports/{}/score", stage->report)),
              v.t("Score: {report}", {{"report", v.t(reports::stage_title(stage->stage))}}));
  }
  if (items.empty()) return {};
  return html(R"(<ul class="govuk-list">{}</ul>)", items);
}

Html method_link(const ui::View& v) {
  return html(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)", v.link(Url::to("/rankings/method")),
              v.t("How ratings are computed"));
}

}  // namespace

Html explained_criterion(const ui::View& v, const StageRating& rating, Criterion criterion) {
  return views::explained(v, explain_criterion(v.t, rating, criterion, names_for(v.request.caller)));
}

Html explained_stage(const ui::View& v, const StageRating& rating) { return views::stage_figure(v, rating); }

Html explained_general(const ui::View& v, const ProjectRating& rating) { return views::general_figure(v, rating); }

Html criteria_of(const ui::View& v, db::Read& db, const std::array<std::optional<base::LocalDate>, 3>& due) {
  const auto all = all_settings(db);
  std::array<const Settings*, 3> of_stage{};
  std::ranges::transform(due, of_stage.begin(), [&](const auto& day) { return &settings_on(all, day.value_or(v.today)); });
  std::vector<ui::Column> columns{{std::string{v.t("Criterion")}}};
  for (int stage = 1; stage <= 3; ++stage) columns.push_back({std::string{v.t(reports::stage_title(stage))}, true});
  std::vector<ui::TableRow> rows;
  const auto add = [&](std::string_view title, auto weight_of) {
    ui::TableRow row{.cells = {html("{}", title)}};
    for (std::size_t i = 0; i < of_stage.size(); ++i) row.cells.push_back(html("{}", percent(v.t, weight_of(*of_stage.at(i), i))));
    rows.push_back(std::move(row));
  };
  for (std::size_t criterion = 0; criterion < all_criteria.size(); ++criterion)
    add(v.t(label_of(all_criteria[criterion])), [&](const Settings& settings, std::size_t) { return settings.weights[criterion]; });
  add(v.t("Share in the general rating"), [](const Settings& settings, std::size_t stage) { return settings.stages[stage]; });
  return html(R"({}<p class="govuk-body">{}</p>{})", ui::table(v, v.t("Criteria and their weights"), columns, rows),
              v.t("A project is rated positively from {threshold} points of 100.", {{"threshold", std::to_string(of_stage[2]->threshold)}}),
              method_link(v));
}

Html passport_rating(const ui::View& v, db::Read& db, base::ProjectId project) {
  const auto ratings = project_ratings(db, {.project = project}, v.today);
  const auto found = ratings.find(project);
  Html out = html(R"(<h2 class="govuk-heading-m" id="rating">{}</h2>)", v.t("Rating"));
  if (found == ratings.end()) return out.add(R"(<p class="govuk-body">{}</p>)", v.t("No reports are due for this project."));
  const auto& rating = found->second;
  out.add(R"(<div class="govuk-body">{}: {}</div>)", v.t("General rating"), views::general_figure(v, rating));
  out.add(views::rating_table(v, rating, Names::hidden));
  out.add(score_links(v, db, rating));
  out.add(views::recompute_block(v, rating));
  return out.add(method_link(v));
}

Html ngo_rating_section(const ui::View& v, db::Read& db, base::NgoId ngo) {
  const auto ranking = views::rank(v, store::projects(db, {.ngo = ngo}), ngo_ratings(db, ngo, v.today));
  if (ranking.ngos.empty()) return {};
  const auto& ranked = ranking.ngos.front();
  Html out = html(R"(<h2 class="govuk-heading-m" id="rating">{}</h2><div class="govuk-body">{}: {}</div>)", v.t("Rating"),
                  v.t("Rating of the NGO"), views::explained(v, explain_ngo(v.t, ranked.rating, ranked.shares, v.today)));
  std::vector<ui::TableRow> rows;
  for (const auto& [title, share] : ranked.shares) {
    rows.push_back({{html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(Url::to("/projects/{}", share.project)), title),
                     html("{}", figure_of(v.t, share.general)),
                     share.budget ? html("{}", v.t.money(*share.budget)) : v.known(std::optional<std::string>{})}});
  }
  out.add(ui::table(
      v, v.t("Projects in the rating of the NGO"),
      {{std::string{v.t("Project")}}, {std::string{v.t("General rating")}, true}, {std::string{v.t("Budget of the project")}, true}},
      rows));
  return out.add(method_link(v));
}

}  // namespace baqylau::ratings
