/// The page on which an expert gives points for a submitted report.

#include "ratings/views.hpp"

#include <algorithm>
#include <stdexcept>

namespace baqylau::ratings::views {

using base::M;
using http::Url;
using ui::Html;
using ui::html;

namespace {

constexpr std::size_t longest_reason = 2000;

/// What an expert is to look at.
base::Text question_of(Criterion criterion) {
  switch (criterion) {
    case Criterion::effectiveness:
      return M("What the project reached of what it promised, and what it did for the people it was made for.");
    case Criterion::sustainability: return M("Whether what was reached will last when the money has ended.");
    case Criterion::replication: return M("Whether others could repeat it elsewhere, and what was done for that.");
    case Criterion::timeliness:
    case Criterion::completeness: break;
  }
  throw std::logic_error("experts give no points for this criterion");
}

Html what_is_scored(const ui::View& v, const ScorePage& page) {
  const auto& report = page.report;
  const auto version = std::to_string(*report.versions);
  const auto ngo = i18n::pick(report.ngo_name_kk, report.ngo_name_ru, v.t.language());
  const auto read = html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(Url::to("/reports/{}", report.id).with("version", version)),
                         v.t("Version {number} with all its parts and files", {{"number", version}}));
  const auto figure = [&](Criterion criterion) { return explained(v, explain_criterion(v.t, page.rating, criterion, Names::hidden)); };
  return ui::summary_list(
      {{std::string{v.t("What is scored")}, read},
       {std::string{v.t("Project")},
        html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(Url::to("/projects/{}", report.project)), v.t("Passport of the project"))},
       {std::string{v.t("Executor")}, html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(Url::to("/ngos/{}", report.ngo)), ngo.text)},
       {std::string{v.t(label_of(Criterion::timeliness))}, figure(Criterion::timeliness)},
       {std::string{v.t(label_of(Criterion::completeness))}, figure(Criterion::completeness)}});
}

Html form(const ui::View& v, const ScorePage& page) {
  Html fields = ui::hidden("version", page.values.value("version"));
  for (const auto criterion : expert_criteria) {
    const auto points = points_field(criterion), reason = reason_field(criterion);
    fields.add(ui::fieldset(
        v.t(label_of(criterion)),
        html(R"(<p class="govuk-hint">{}</p>{}{})", v.t(question_of(criterion)),
             ui::text_input(v, page.values,
                            {.name = points, .label = std::string{v.t("Points from 0 to 100")}, .inputmode = "numeric", .width = "4"}),
             ui::textarea(v, page.values,
                          {.name = reason,
                           .label = std::string{v.t(reason_label(criterion))},
                           .hint = std::string{v.t("In your own words. Everybody can read it beside the points, without your name.")}},
                          4, longest_reason))));
  }
  fields.add(ui::button(page.own ? v.t("Replace my points") : v.t("Give these points")));
  return ui::post_form(v, Url::to("/reports/{}/score", page.report.id), fields);
}

/// How far the scoring of the version is, and who may do what about it.
Html standing(const ui::View& v, const ScorePage& page) {
  const auto given =
      std::ranges::count_if(page.experts, [&](const Expert& expert) { return std::ranges::count(page.round.givers, expert.account) > 0; });
  Html out;
  if (page.round.closed) {
    out.add(R"(<p class="govuk-body">{}</p>)",
            v.t(M("The scoring of this version was closed on {when}: the points below count in the rating."),
                {{"when", v.t.date_time(page.round.closed->at)}}));
  } else if (page.experts.empty()) {
    out.add(R"(<p class="govuk-body">{}</p>)",
            v.t("Nobody is named as an expert for this stage of the contest, so nobody can give points."));
  } else {
    out.add(R"(<p class="govuk-body">{} {}</p>)",
            v.t("{given} of {experts} have given their points",
                {{"given", std::to_string(given)}, {"experts", std::to_string(page.experts.size())}}) +
                ".",
            v.t("Nobody sees another's points before all have given theirs, and until then they do not count."));
    if (!page.named)
      out.add(R"(<p class="govuk-body">{}</p>)", v.t("You are not named as an expert for this stage, so you cannot give points here."));
  }
  const auto link = [&](const Url& url, std::string_view text) {
    return html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(url), text);
  };
  return out.add(R"(<p class="govuk-body">{} {} {}</p>)",
                 link(Url::to("/contests/{}/experts", page.round.contest).with("stage", std::to_string(page.round.stage)),
                      v.t("Experts of this stage")),
                 "\u00B7",
                 link(Url::to("/reports/{}/scoring", page.report.id),
                      page.round.closed ? v.t("Open the scoring again") : v.t("Close the scoring with a reason")));
}

/// Only what counts: drafts are their experts' own.
Html counted(const ui::View& v, const ScorePage& page) {
  if (page.rating.scores.empty()) return {};
  Html out = html(R"(<h2 class="govuk-heading-m">{}</h2>)", v.t("Points that count"));
  std::vector<ui::Column> columns{{std::string{v.t("Expert")}}};
  // Not as numbers: below each stands its reason, which has to wrap.
  for (const auto criterion : expert_criteria) columns.push_back({std::string{v.t(label_of(criterion))}});
  columns.push_back({std::string{v.t("Version")}, true});
  std::vector<ui::TableRow> rows;
  for (const auto& score : page.rating.scores) {
    ui::TableRow row{.cells = {html("{}", score.expert_name)}};
    for (std::size_t i = 0; i < expert_criteria.size(); ++i)
      row.cells.push_back(html(R"({}<br><span class="app-soft">{}</span>)", score.points[i], score.reasons[i]));
    row.cells.push_back(html("{}", score.version));
    rows.push_back(std::move(row));
  }
  ui::TableRow spread{.cells = {html("{}", v.t("All experts: mean, from least to most"))}};
  for (const auto& mean : page.rating.expert)
    spread.cells.push_back(
        mean ? html("{}; {}", figure_of(v.t, mean->mean), std::to_string(mean->least) + "\u2013" + std::to_string(mean->most)) : Html{});
  spread.cells.emplace_back();
  rows.push_back(std::move(spread));
  return out.add(ui::table(v, v.t("Points that count"), columns, rows, true));
}

}  // namespace

std::string points_field(Criterion criterion) { return std::string{to_code(criterion)}; }
std::string reason_field(Criterion criterion) { return std::string{to_code(criterion)} + "_reason"; }

base::Text reason_label(Criterion criterion) {
  switch (criterion) {
    case Criterion::effectiveness: return M("Reason for the points for effectiveness");
    case Criterion::sustainability: return M("Reason for the points for sustainability");
    case Criterion::replication: return M("Reason for the points for replication");
    case Criterion::timeliness:
    case Criterion::completeness: break;
  }
  throw std::logic_error("experts give no points for this criterion");
}

http::FormValues values_of(const std::optional<ExpertScore>& own, std::int64_t version) {
  http::FormValues values;
  values.set("version", std::to_string(version));
  if (!own) return values;
  for (std::size_t i = 0; i < expert_criteria.size(); ++i)
    values.set(points_field(expert_criteria[i]), std::to_string(own->points[i])).set(reason_field(expert_criteria[i]), own->reasons[i]);
  return values;
}

http::Response score_page(const ui::View& v, const ScorePage& page, int status) {
  const auto& report = page.report;
  const auto lot = i18n::pick(report.lot_name_kk, report.lot_name_ru, v.t.language());
  const auto lot_text = v.t("Lot {number}: {name}", {{"number", std::to_string(report.lot_number)}, {"name", lot.text}});
  Html body;
  if (!report.versions) {
    body.add(R"(<p class="govuk-body">{}</p>)", v.t("This report was not submitted yet: there is nothing to score."));
  } else {
    if (page.named && page.own && page.own->version != *report.versions)
      body.add(ui::inset(
          html(R"(<p class="govuk-body">{}</p>)",
               v.t("Your points were given for version {old}; version {new} was submitted since. Give your points once more for it.",
                   {{"old", std::to_string(page.own->version)}, {"new", std::to_string(*report.versions)}}))));
    body.add(what_is_scored(v, page));
    body.add(standing(v, page));
    if (page.typed || (page.named && !page.round.closed)) body.add(form(v, page));
    body.add(counted(v, page));
  }
  return ui::page(v,
                  {.title = v.t("Score: {report}", {{"report", v.t(reports::stage_title(report.stage))}}),
                   .body = std::move(body),
                   .crumbs = {{lot_text, Url::to("/projects/{}", report.project)}},
                   .lead = lot_text,
                   .form = &page.values,
                   .notice = ui::notice_of(v.request)},
                  status);
}

}  // namespace baqylau::ratings::views
