/// A contest, or the contests of a year, on one page that can be printed.

#include "control/pages.hpp"
#include "control/summary.hpp"

#include <utility>

namespace baqylau::control {

namespace {

using base::Failure;
using base::M;
using base::Result;
using http::Get;
using http::Response;
using http::Url;
using ui::Html;
using ui::html;

/// «83 %», half up; nothing of nothing.
std::string percent_of(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return "—";
  return std::to_string((200 * part + whole) / (2 * whole)) + "\u00A0%";
}

ui::SummaryRow row(const ui::View& v, base::Text title, std::string value) { return {std::string{v.t(title)}, html("{}", value)}; }

Html heading(const ui::View& v, base::Text title) { return html(R"(<h2 class="govuk-heading-m">{}</h2>)", v.t(title)); }

std::string budget_text(const ui::View& v, const Summary& figures) {
  if (figures.budgets_known == 0) return std::string{v.t("not known")};
  auto text = v.t.money(figures.budget);
  if (figures.budgets_known < figures.projects_all())
    text += " (" +
            v.t(M("known of {known} projects out of {all}"),
                {{"known", v.t.number(figures.budgets_known)}, {"all", v.t.number(figures.projects_all())}}) +
            ")";
  return text;
}

/// How many, and below it of which kinds: «6», «Held (5) · Cancelled (1)».
template <class Key, class Label>
ui::SummaryRow counted_row(const ui::View& v, base::Text title, std::int64_t all, const std::map<Key, std::int64_t>& counted, Label label) {
  Html value = html("{}", v.t.number(all));
  std::string kinds;
  for (const auto& [key, count] : counted)
    if (count > 0) kinds += (kinds.empty() ? "" : " · ") + std::string{v.t(label(key))} + " (" + v.t.number(count) + ")";
  if (!kinds.empty()) value.add(R"(<br><span class="app-soft">{}</span>)", kinds);
  return {std::string{v.t(title)}, std::move(value)};
}

Html lots_and_money(const ui::View& v, const Summary& figures) {
  std::vector<ui::SummaryRow> rows;
  if (figures.lots_announced) rows.push_back(row(v, M("Lots announced"), v.t.number(*figures.lots_announced)));
  rows.push_back(counted_row(v, M("Lots recorded here"), figures.lots_recorded(), figures.lots, &contests::label));
  rows.push_back(counted_row(v, M("Projects"), figures.projects_all(), figures.projects, &projects::status_text));
  rows.push_back(row(v, M("Budget of the projects"), budget_text(v, figures)));
  rows.push_back(row(v, M("Paid"), v.t.money(figures.paid)));
  return html("{}{}", heading(v, M("Lots and money")), ui::summary_list(rows));
}

Html on_time(const ui::View& v, const Summary& figures) {
  std::vector<ui::TableRow> rows;
  for (int stage = 1; stage <= 3; ++stage) {
    const auto& counted = figures.stages.at(static_cast<std::size_t>(stage - 1));
    const auto number = [&](int count) { return html("{}", v.t.number(count)); };
    rows.push_back({{html("{}", v.t(reports::stage_title(stage))), number(counted.in_time), number(counted.late), number(counted.overdue),
                     html("{}", percent_of(counted.in_time, counted.due())), number(counted.not_due), number(counted.unknown)}});
  }
  return html("{}{}", heading(v, M("Reports in time")),
              ui::table(v, v.t("Reports in time"),
                        {{std::string{v.t("Report")}},
                         {std::string{v.t("Submitted in time")}, true},
                         {std::string{v.t("Submitted late")}, true},
                         {std::string{v.t("Overdue")}, true},
                         {std::string{v.t("In time, of those due")}, true},
                         {std::string{v.t("Not due yet")}, true},
                         {std::string{v.t("Due date not known")}, true}},
                        rows, true));
}

Html rated(const ui::View& v, const Summary& figures) {
  std::vector<ui::TableRow> rows;
  const auto line = [&](std::string title, std::int64_t count, std::int64_t sum, Html positive) {
    rows.push_back({{html("{}", title), html("{}", v.t.number(count)), html("{}", ratings::figure_of(v.t, mean_of(sum, count))),
                     std::move(positive)}});
  };
  for (int stage = 1; stage <= 3; ++stage) {
    const auto& counted = figures.stages.at(static_cast<std::size_t>(stage - 1));
    line(v.t(M("Rating {number}"), {{"number", std::to_string(stage)}}), counted.rated, counted.rating_sum, html("—"));
  }
  line(std::string{v.t("General rating")}, figures.generals, figures.general_sum,
       figures.generals == 0 ? html("—") : html("{} ({})", v.t.number(figures.positive), percent_of(figures.positive, figures.generals)));
  return html("{}{}", heading(v, M("Ratings")),
              ui::table(v, v.t("Ratings"),
                        {{std::string{v.t("Rating")}},
                         {std::string{v.t("Projects rated")}, true},
                         {std::string{v.t("Mean")}, true},
                         {std::string{v.t("Of these positive")}, true}},
                        rows, true));
}

Html cases_and_decisions(const ui::View& v, const Summary& figures) {
  const auto state = [](Case::State known) { return label_of(known); };
  return html("{}{}", heading(v, M("Special control and decisions")),
              ui::summary_list({row(v, M("Projects under special control now"), v.t.number(figures.special)),
                                counted_row(v, M("Cases of special control"), figures.cases_all(), figures.cases, state),
                                counted_row(v, M("Decisions in force"), figures.decisions_all(), figures.decisions, &decision_text)}));
}

Html figures_in_full(const ui::View& v, const Summary& figures) {
  if (figures.projects_all() == 0) return lots_and_money(v, figures);
  return html("{}{}{}{}", lots_and_money(v, figures), on_time(v, figures), rated(v, figures), cases_and_decisions(v, figures));
}

Html days_cell(const FormRow& row, int stage, base::LocalDate today) {
  const auto* facts = row.report(stage);
  return html("{}", facts == nullptr ? std::string{"—"} : reports::figure_of(reports::days_of(facts->standing, today)));
}

Html projects_table(const ui::View& v, const ContestSummary& summary) {
  std::vector<ui::TableRow> rows;
  for (const auto& project : summary.data.rows) {
    const auto& money = summary.money.at(project.project);
    auto status = projects::status_tag(v, project.status);
    if (project.special) status.add(" {}", ui::tag(v.t("Special control"), ui::TagColour::red));
    const auto ngo = html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(Url::to("/ngos/{}", project.ngo)),
                          v.content(project.ngo_short_kk, project.ngo_short_ru));
    ui::TableRow line{.cells = {lot_cell(v, project), ngo, money.budget ? html("{}", v.t.money(*money.budget)) : html("—"),
                                html("{}", v.t.money(money.paid))}};
    for (int stage = 1; stage <= 3; ++stage) line.cells.push_back(days_cell(project, stage, summary.data.as_of));
    line.cells.push_back(html("{}", ratings::figure_of(v.t, project.rating ? project.rating->general : std::nullopt)));
    line.cells.push_back(html("{}", v.t.number(static_cast<std::int64_t>(project.decisions.size()))));
    line.cells.push_back(std::move(status));
    rows.push_back(std::move(line));
  }
  if (rows.empty()) return html(R"({}<p class="govuk-body">{}</p>)", heading(v, M("Projects")), v.t("No lot of this contest was held."));
  const auto days = [&](int stage) { return v.t(M("Control of report {number}, days"), {{"number", std::to_string(stage)}}); };
  return html(
      R"({}<p class="govuk-body">{}</p>{})", heading(v, M("Projects")),
      v.t("Control is the number of days from the due date: a negative number is early, the number of a report that is overdue grows "
          "daily, a dash means that the report is not due yet or that its date is not known."),
      ui::table(v, v.t("Projects"),
                {{std::string{v.t("Lot and project")}},
                 {std::string{v.t("NGO")}},
                 {std::string{v.t("Budget")}, true},
                 {std::string{v.t("Paid")}, true},
                 {days(1), true},
                 {days(2), true},
                 {days(3), true},
                 {std::string{v.t("General rating")}, true},
                 {std::string{v.t("Decisions")}, true},
                 {std::string{v.t("Status")}}},
                rows, true));
}

std::string as_of_text(const ui::View& v, base::Instant now) {
  return v.t(M("as of {date}"), {{"date", v.t.date(v.today)}}) + " · " + v.t(M("computed {when}"), {{"when", v.t.date_time(now)}});
}

std::string name_of(const ui::View& v, const contests::Contest& contest) {
  return v.t(M("Contest of {date}"), {{"date", v.t.date(contest.facts.held_on)}});
}

Html contests_table(const ui::View& v, const std::vector<std::pair<contests::Contest, Summary>>& contests) {
  std::vector<ui::TableRow> rows;
  for (const auto& [contest, figures] : contests) {
    Summary::Stage reports;
    for (const auto& stage : figures.stages) {
      reports.in_time += stage.in_time;
      reports.late += stage.late;
      reports.overdue += stage.overdue;
    }
    rows.push_back({{html(R"(<a class="govuk-link" href="{}">{}</a><br>{})", v.link(Url::to("/contests/{}/summary", contest.id)),
                          v.t.date(contest.facts.held_on), contest.body.in(v.t.language())),
                     html("{}", v.t.number(figures.lots_recorded())), html("{}", v.t.number(figures.projects_all())),
                     html("{}", figures.budgets_known == 0 ? std::string{"—"} : v.t.money(figures.budget)),
                     html("{}", v.t.money(figures.paid)), html("{}", percent_of(reports.in_time, reports.due())),
                     html("{}", ratings::figure_of(v.t, mean_of(figures.general_sum, figures.generals))),
                     html("{}", percent_of(figures.positive, figures.generals)), html("{}", v.t.number(figures.cases_all())),
                     html("{}", v.t.number(figures.decisions_all()))}});
  }
  return html("{}{}", heading(v, M("Contests")),
              ui::table(v, v.t("Contests"),
                        {{std::string{v.t("Contest")}},
                         {std::string{v.t("Lots")}, true},
                         {std::string{v.t("Projects")}, true},
                         {std::string{v.t("Budget")}, true},
                         {std::string{v.t("Paid")}, true},
                         {std::string{v.t("Reports in time")}, true},
                         {std::string{v.t("Mean general rating")}, true},
                         {std::string{v.t("Of these positive")}, true},
                         {std::string{v.t("Cases of special control")}, true},
                         {std::string{v.t("Decisions")}, true}},
                        rows, true));
}

using Summaries = std::vector<std::pair<contests::Contest, Summary>>;

Result<Summaries> contests_of(db::Read& db, int year, base::LocalDate today) {
  Summaries found;
  // A contest at a time, so that no more is held than its figures.
  if (year >= 1991 && year <= today.year())
    for (auto& contest : contests::contests(db, year)) {
      auto figures = summary_of(db, contest, today).figures;
      found.emplace_back(std::move(contest), std::move(figures));
    }
  if (found.empty()) return Failure{base::Kind::not_found, M("No contest of this year is known")};
  return found;
}

Summary sum_of(const Summaries& found) {
  auto all = found.front().second;
  for (std::size_t i = 1; i < found.size(); ++i) all += found[i].second;
  return all;
}

Html by_month(const ui::View& v, const Summary& figures, int year) {
  if (figures.months.empty()) return {};
  return html("{}{}{}{}", heading(v, M("Reports in time by month")), months_chart(v, figures, year),
              ui::data_table(v, months_table(v, figures, year)),
              ui::downloads(v, Url::to("/years/{}/reports.csv", year), Url::to("/years/{}/reports.xlsx", year)));
}

std::string file_name(int year) { return "reports-by-month-" + std::to_string(year); }

}  // namespace

Result<Response> contest_summary_page(const Get<http::Public>& call, base::ContestId id) {
  const auto v = ui::view_of(call);
  const auto summary = summary_of(call.db, TRY(contests::find_contest(call.db, id)), v.today);
  const auto& contest = summary.contest;
  return ui::page(v, {.title = v.t(M("Contest of {date}: what came of it"), {{"date", v.t.date(contest.facts.held_on)}}),
                      .body = html("{}{}", figures_in_full(v, summary.figures), projects_table(v, summary)),
                      .crumbs = {{std::string{v.t("Contests")}, Url::to("/contests")}, {name_of(v, contest), Url::to("/contests/{}", id)}},
                      .lead = contest.body.in(v.t.language()) + " · " + as_of_text(v, call.services.clock.now()),
                      .wide = true});
}

Result<Response> year_summary_page(const Get<http::Public>& call, int year) {
  const auto v = ui::view_of(call);
  const auto found = TRY(contests_of(call.db, year, v.today));
  const auto all = sum_of(found);
  return ui::page(v, {.title = v.t(M("{year}: what came of the contests"), {{"year", std::to_string(year)}}),
                      .body = html("{}{}{}", figures_in_full(v, all), by_month(v, all, year), contests_table(v, found)),
                      .crumbs = {{std::string{v.t("Contests")}, Url::to("/contests")},
                                 {v.t(M("Contests of {year}"), {{"year", std::to_string(year)}}),
                                  Url::to("/contests").with("year", std::to_string(year))}},
                      .lead = v.t(M("Contests held in {year}, with all that came of them until today"), {{"year", std::to_string(year)}}) +
                              " · " + as_of_text(v, call.services.clock.now()),
                      .wide = true});
}

Result<Response> year_reports_csv(const Get<http::Public>& call, int year) {
  const auto v = ui::view_of(call);
  return ui::file_of(v, months_table(v, sum_of(TRY(contests_of(call.db, year, v.today))), year), file_name(year), ui::FileKind::csv);
}

Result<Response> year_reports_xlsx(const http::Work<http::Anyone>& call, int year) {
  const auto v = ui::view_of(call);
  const auto found = TRY(call.db.read([&](db::Read& db) { return contests_of(db, year, v.today); }));
  return ui::file_of(v, months_table(v, sum_of(found), year), file_name(year), ui::FileKind::xlsx);
}

}  // namespace baqylau::control
