/// Pages of a round: who is named, which reports wait for whose points, closing and opening again.

#include "ratings/views.hpp"

#include <algorithm>
#include <utility>

namespace baqylau::ratings::views {

using base::M;
using http::Url;
using ui::Html;
using ui::html;

namespace {

constexpr std::size_t longest_reason = 2000;

std::string lot_of(const ui::View& v, std::int64_t number, const std::optional<std::string>& kk, const std::optional<std::string>& ru) {
  return v.t("Lot {number}: {name}", {{"number", std::to_string(number)}, {"name", std::string{i18n::pick(kk, ru, v.t.language()).text}}});
}
Url round_url(base::ContestId contest, int stage) { return Url::to("/contests/{}/experts", contest).with("stage", std::to_string(stage)); }

std::int64_t given_of(const store::RoundReport& report, const std::vector<Expert>& experts) {
  return std::ranges::count_if(experts, [&](const Expert& expert) { return std::ranges::count(report.givers, expert.account) > 0; });
}

/// Who has not given points for the last version, by name.
std::string waited_for(const store::RoundReport& report, const std::vector<Expert>& experts) {
  std::string names;
  for (const auto& expert : experts)
    if (std::ranges::count(report.givers, expert.account) == 0) (names += names.empty() ? "" : ", ") += expert.name;
  return names;
}

Html stages(const ui::View& v, base::ContestId contest, int shown) {
  Html out;
  for (int stage = 1; stage <= 3; ++stage) {
    if (!out.empty()) out.add(" \u00B7 ");
    if (stage == shown) out.add(R"(<strong aria-current="page">{}</strong>)", v.t(reports::stage_title(stage)));
    else out.add(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(round_url(contest, stage)), v.t(reports::stage_title(stage)));
  }
  return html(R"(<p class="govuk-body">{}</p>)", out);
}

Html named(const ui::View& v, const RoundPage& page) {
  Html out = html(R"(<h2 class="govuk-heading-m">{}</h2>)", v.t("Experts of this stage"));
  if (page.experts.empty())
    return out.add(R"(<p class="govuk-body">{}</p>)",
                   v.t("Nobody is named yet, so nobody can give points. Until experts have scored, a rating is its automatic part."));
  const auto submitted = std::ranges::count_if(page.reports, [](const store::RoundReport& report) { return report.version.has_value(); });
  std::vector<ui::TableRow> rows;
  for (const auto& expert : page.experts) {
    const auto given = std::ranges::count_if(
        page.reports, [&](const store::RoundReport& report) { return std::ranges::count(report.givers, expert.account) > 0; });
    ui::TableRow row{
        .cells = {html("{}", expert.name), v.date_time(expert.named_at),
                  html("{}", v.t("{given} of {submitted}", {{"given", std::to_string(given)}, {"submitted", std::to_string(submitted)}}))}};
    if (page.may_act)
      row.cells.push_back(html(R"(<a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden">: {}</span></a>)",
                               v.link(Url::to("/contests/{}/experts/{}", page.contest.id, expert.id)), v.t("Withdraw"), expert.name));
    rows.push_back(std::move(row));
  }
  std::vector<ui::Column> columns{
      {std::string{v.t("Expert")}}, {std::string{v.t("Named")}}, {std::string{v.t("Has given points for submitted reports")}, true}};
  if (page.may_act) columns.push_back({std::string{v.t("Action")}});
  return out.add(ui::table(v, v.t("Experts of this stage"), columns, rows, true));
}

Html naming(const ui::View& v, const RoundPage& page) {
  if (!page.may_act) return {};
  std::vector<ui::Option> people, stages;
  for (const auto& person : page.people) people.push_back({base::to_string(person.id), person.name});
  for (int stage = 1; stage <= 3; ++stage) stages.push_back({std::to_string(stage), std::string{v.t(reports::stage_title(stage))}});
  return html(
      R"(<h2 class="govuk-heading-m">{}</h2>{})", v.t("Name an expert"),
      ui::post_form(v, Url::to("/contests/{}/experts", page.contest.id),
                    html("{}{}{}{}", ui::hidden("shown_stage", std::to_string(page.stage)),
                         ui::select(v, page.values,
                                    {.name = "account",
                                     .label = std::string{v.t("Expert")},
                                     .hint = std::string{v.t("Specialists of the state body that held the contest.")}},
                                    people),
                         ui::checkboxes(v, page.values, {.name = "stage", .label = std::string{v.t("Whose reports to score")}}, stages),
                         ui::button(v.t("Name as an expert")))));
}

Html standing_of(const ui::View& v, const RoundPage& page, const store::RoundReport& report) {
  if (!report.version) return html("{}", v.t("Not submitted yet"));
  const auto link = [&](const Url& url, std::string_view text) {
    return html(R"(<a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden">. {}</span></a>)", v.link(url), text,
                lot_of(v, report.lot_number, report.lot_name_kk, report.lot_name_ru));
  };
  Html out;
  if (report.closed)
    out = html("{}: {}", report.closed->reason ? v.t("Closed with a reason") : v.t("Closed, all have given their points"),
               v.date_time(report.closed->at));
  else
    out = html("{}", v.t("Open: {given} of {experts} have given their points",
                         {{"given", std::to_string(given_of(report, page.experts))}, {"experts", std::to_string(page.experts.size())}}));
  if (!page.may_act) return out;
  out.add("<br>{}", link(Url::to("/reports/{}/score", report.report), v.t("Points")));
  return out.add(" \u00B7 {}", link(Url::to("/reports/{}/scoring", report.report), report.closed ? v.t("Open again") : v.t("Close")));
}

Html reports_of(const ui::View& v, const RoundPage& page) {
  Html out = html(R"(<h2 class="govuk-heading-m">{}</h2>)", v.t("Reports of this stage"));
  if (page.reports.empty()) return out.add(R"(<p class="govuk-body">{}</p>)", v.t("No project of this contest owes a report yet."));
  constexpr std::size_t rows_a_page = 50;
  const auto pages = ui::pages_of(static_cast<std::int64_t>(page.reports.size()), rows_a_page);
  const auto shown = std::clamp(page.page, 1, pages);
  const auto first = static_cast<std::size_t>(shown - 1) * rows_a_page;
  std::vector<ui::TableRow> rows;
  for (const auto& report : std::span{page.reports}.subspan(first, std::min(rows_a_page, page.reports.size() - first))) {
    rows.push_back({{html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(Url::to("/projects/{}", report.project)),
                          lot_of(v, report.lot_number, report.lot_name_kk, report.lot_name_ru)),
                     html("{}", v.content(report.ngo_name_kk, report.ngo_name_ru)), standing_of(v, page, report)}});
  }
  out.add(ui::table(v, v.t("Reports of this stage"),
                    {{std::string{v.t("Lot and project")}}, {std::string{v.t("NGO")}}, {std::string{v.t("Points of the experts")}}}, rows,
                    true));
  return out.add(ui::pagination(v, round_url(page.contest.id, page.stage), shown, pages));
}

Html reason_field(const ui::View& v, const http::FormValues& values, std::string_view label) {
  return ui::textarea(v, values,
                      {.name = "reason", .label = std::string{label}, .hint = std::string{v.t("The reason is kept in the journal.")}}, 4,
                      longest_reason);
}

}  // namespace

http::Response round_page(const ui::View& v, const RoundPage& page, int status) {
  return ui::page(v,
                  {.title = std::string{v.t("Scoring by experts")},
                   .body = html("{}{}{}{}", stages(v, page.contest.id, page.stage), named(v, page), naming(v, page), reports_of(v, page)),
                   .crumbs = {{std::string{v.t("Contests")}, Url::to("/contests")}, contests::contest_crumb(v, page.contest)},
                   .lead = std::string{v.t(reports::stage_title(page.stage))},
                   .wide = true,
                   .form = &page.values,
                   .notice = ui::notice_of(v.request),
                   .self = round_url(page.contest.id, page.stage)},
                  status);
}

http::Response withdraw_page(const ui::View& v, const contests::Contest& contest, const Expert& expert, const http::FormValues& values,
                             int status) {
  Html body = ui::summary_list({{std::string{v.t("Expert")}, html("{}", expert.name)},
                                {std::string{v.t("Report")}, html("{}", v.t(reports::stage_title(expert.stage)))},
                                {std::string{v.t("Named")}, v.date_time(expert.named_at)}});
  body.add(
      R"(<p class="govuk-body">{}</p>)",
      v.t("Points that this expert has given and that do not count yet never will. Ratings that count them stay as they are. Reports that "
          "waited for nobody else are closed."));
  body.add(ui::post_form(
      v, Url::to("/contests/{}/experts/{}", contest.id, expert.id),
      html("{}{}", reason_field(v, values, v.t("Why the expert is withdrawn")), ui::button(v.t("Withdraw"), ui::ButtonKind::warning))));
  return ui::page(v,
                  {.title = std::string{v.t("Withdraw an expert")},
                   .body = std::move(body),
                   .crumbs = {{std::string{v.t("Contests")}, Url::to("/contests")},
                              contests::contest_crumb(v, contest),
                              {std::string{v.t("Scoring by experts")}, round_url(contest.id, expert.stage)}},
                   .form = &values},
                  status);
}

http::Response closing_page(const ui::View& v, const ClosingPage& page, int status) {
  const auto& [report, round, experts, values] = page;
  const auto lot = lot_of(v, round.lot_number, round.lot_name_kk, round.lot_name_ru);
  Html body;
  std::vector<ui::SummaryRow> rows{
      {std::string{v.t("Executor")}, html("{}", v.content(round.ngo_name_kk, round.ngo_name_ru))},
      {std::string{v.t("Experts")},
       html("{}", v.t("{given} of {experts} have given their points",
                      {{"given", std::to_string(given_of(round, experts))}, {"experts", std::to_string(experts.size())}}))}};
  if (const auto names = waited_for(round, experts); !names.empty() && !round.closed)
    rows.push_back({std::string{v.t("Waited for")}, html("{}", names)});
  if (round.closed) {
    rows.push_back({std::string{v.t("Closed")}, v.date_time(round.closed->at)});
    if (round.closed->by) rows.push_back({std::string{v.t("By")}, html("{}", *round.closed->by)});
    if (round.closed->reason) rows.push_back({std::string{v.t("Reason")}, ui::View::paragraphs(*round.closed->reason)});
  }
  body.add(ui::summary_list(rows));
  if (!round.version) {
    body.add(R"(<p class="govuk-body">{}</p>)", v.t("This report was not submitted yet: there is nothing to score."));
  } else {
    Html fields = ui::hidden("version", std::to_string(*round.version));
    fields.add(ui::hidden("closing", round.closed ? base::to_string(round.closed->id) : ""));
    if (round.closed) {
      body.add(
          R"(<p class="govuk-body">{}</p>)",
          v.t("Experts can change their points once it is open again. What counts now goes on counting until it is closed the next time."));
      fields.add(reason_field(v, values, v.t("Why the scoring is opened again")));
      fields.add(ui::button(v.t("Open again"), ui::ButtonKind::warning));
    } else {
      body.add(
          R"(<p class="govuk-body">{}</p>)",
          v.t("The scoring closes by itself as soon as all experts have given their points. Closed earlier, it counts the points given so "
              "far; without any, the rating stays its automatic part."));
      fields.add(reason_field(v, values, v.t("Why it is closed before all have given their points")));
      fields.add(ui::button(v.t("Close the scoring"), ui::ButtonKind::warning));
    }
    body.add(ui::post_form(v, Url::to("/reports/{}/scoring", report.id), fields));
  }
  return ui::page(v,
                  {.title = v.t("Scoring: {report}", {{"report", v.t(reports::stage_title(round.stage))}}),
                   .body = std::move(body),
                   .crumbs = {{std::string{v.t("Scoring by experts")}, round_url(round.contest, round.stage)}},
                   .lead = lot,
                   .form = &values,
                   .notice = ui::notice_of(v.request)},
                  status);
}

http::Response waiting_page(const ui::View& v, const std::vector<store::WaitingScore>& waiting, int page) {
  Html body;
  if (waiting.empty()) {
    body.add(
        R"(<p class="govuk-body">{}</p>)",
        v.t("No report waits for your points. Reports come here when you are named as an expert for their stage and they are submitted."));
  } else {
    constexpr std::size_t rows_a_page = 50;
    const auto pages = ui::pages_of(static_cast<std::int64_t>(waiting.size()), rows_a_page);
    const auto shown = std::clamp(page, 1, pages);
    const auto first = static_cast<std::size_t>(shown - 1) * rows_a_page;
    std::vector<ui::TableRow> rows;
    for (const auto& report : std::span{waiting}.subspan(first, std::min(rows_a_page, waiting.size() - first))) {
      const auto lot = lot_of(v, report.lot_number, report.lot_name_kk, report.lot_name_ru);
      rows.push_back({{html("{}<br><span class=\"app-soft\">{}</span>", lot, v.t.date(report.held_on)),
                       html("{}", v.content(report.ngo_name_kk, report.ngo_name_ru)), html("{}", v.t(reports::stage_title(report.stage))),
                       v.date_time(report.submitted_at), html("{}", report.version),
                       html(R"(<a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden">: {}</span></a>)",
                            v.link(Url::to("/reports/{}/score", report.report)), v.t("Give points"), lot)}});
    }
    body.add(R"(<p class="govuk-body">{}</p>)",
             v.t.plural(i18n::N("{count} report", "{count} reports"), static_cast<std::int64_t>(waiting.size())));
    body.add(ui::table(v, v.t("Reports to score"),
                       {{std::string{v.t("Lot and project")}},
                        {std::string{v.t("NGO")}},
                        {std::string{v.t("Report")}},
                        {std::string{v.t("Submitted")}},
                        {std::string{v.t("Version")}, true},
                        {std::string{v.t("Action")}}},
                       rows, true));
    body.add(ui::pagination(v, Url::to("/scoring"), shown, pages));
  }
  return ui::page(v, {.title = std::string{v.t("Reports to score")},
                      .body = std::move(body),
                      .lead = std::string{v.t("Those that wait longest come first.")},
                      .wide = true,
                      .notice = ui::notice_of(v.request)});
}

}  // namespace baqylau::ratings::views
