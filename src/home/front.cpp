#include "home/pages.hpp"

#include "home/sql.hpp"
#include "content/content.hpp"
#include "control/control.hpp"
#include "decisions/decisions.hpp"
#include "financing/financing.hpp"
#include "projects/projects.hpp"
#include "reports/reports.hpp"
#include "ui/page.hpp"

namespace baqylau::home {

namespace {

using http::Url;
using ui::Html;
using ui::html;

base::LocalDate first_of_month(base::LocalDate day) { return base::LocalDate::make(day.year(), day.month(), 1).value(); }
base::LocalDate last_of_month(base::LocalDate day) { return first_of_month(first_of_month(day).plus_days(31)).plus_days(-1); }

Html live_figures(const ui::View& v, db::Read& db) {
  const auto counts = db.one(sql::home_counts{.month_start = first_of_month(v.today), .month_end = last_of_month(v.today)}).value();
  const auto& t = v.t;
  return ui::figures(v, {
                            {t.number(counts.projects_running), std::string{t("Projects in execution")}, Url::to("/contests")},
                            {t.number(counts.reports_due), std::string{t("Reports due this month")}, {}},
                            {t.number(control::projects_in_special_control(db, v.today)), std::string{t("Projects under special control")},
                             Url::to("/special-control")},
                            {t.number(counts.ngos), std::string{t("NGOs in the register")}, Url::to("/ngos")},
                        });
}

Html latest_reports(const ui::View& v, db::Read& db) {
  std::vector<ui::Event> events;
  for (const auto& row : db.all(sql::latest_reports{})) {
    const auto ngo = v.content(row.ngo_short_kk, row.ngo_short_ru);
    events.push_back({.when = row.day_only ? v.date(base::almaty_date(row.submitted_at)) : v.date_time(row.submitted_at),
                      .title = std::string{v.t(reports::stage_title(static_cast<int>(row.stage)))},
                      .body = html(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a><br>{}</p>)",
                                   v.link(Url::to("/projects/{}", row.project)),
                                   html("{} {}", v.t(base::M("Lot {number}."), {{"number", std::to_string(row.lot_number)}}),
                                        v.content(row.lot_name_kk, row.lot_name_ru)),
                                   ngo)});
  }
  if (events.empty()) return html(R"(<p class="govuk-body">{}</p>)", v.t("No report has been submitted yet."));
  return ui::timeline(events);
}

}  // namespace

base::Result<http::Response> front_page(const http::Get<http::Public>& call) {
  const auto v = ui::view_of(call);
  Html body;
  body.add(R"(<h2 class="govuk-heading-l">{}</h2>{})", v.t("The state of things today"), live_figures(v, call.db));
  if (const auto news = content::latest_news(v, call.db, 3); !news.empty())
    body.add(R"(<section class="app-home-news"><h2 class="govuk-heading-m">{}</h2>{}</section>)", v.t("News"), news);
  body.add(R"(<h2 class="govuk-heading-m">{}</h2>{})", v.t("Money by year"), financing::money_by_year(v, call.db));
  body.add(R"(<div class="govuk-grid-row"><div class="govuk-grid-column-one-half"><h2 class="govuk-heading-m">{}</h2>{}</div>)"
           R"(<div class="govuk-grid-column-one-half"><h2 class="govuk-heading-m">{}</h2>{}</div></div>)",
           v.t("Reports submitted last"), latest_reports(v, call.db), v.t("Latest decisions"), decisions::latest_decisions(v, call.db, 5));
  return ui::page(v, {.title = std::string{v.t("Monitoring of the state social order")},
                      .body = std::move(body),
                      .lead = std::string{v.t("State bodies contract NGOs for social projects. Here everybody can see which projects, "
                                              "for what money, how their reports are going, and what came of them.")}});
}

}  // namespace baqylau::home
