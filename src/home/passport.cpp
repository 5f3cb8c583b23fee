#include "home/pages.hpp"

#include "consultation/consultation.hpp"
#include "control/control.hpp"
#include "decisions/decisions.hpp"
#include "projects/projects.hpp"
#include "proposals/proposals.hpp"
#include "ratings/ratings.hpp"
#include "reports/reports.hpp"
#include "ui/page.hpp"

namespace baqylau::home {

base::Result<http::Response> passport_page(const http::Get<http::Public>& call, base::ProjectId project) {
  const auto v = ui::view_of(call);
  const auto data = TRY(projects::load_passport(call.db, project));
  ui::Html body;
  body.add(projects::passport_top(v, data));
  body.add(consultation::thread_link(v, call.db, project));
  body.add(control::special_control_mark(v, call.db, project));
  body.add(decisions::last_tranche_sentence(v, call.db, project));
  body.add(projects::passport_facts(v, data));
  body.add(proposals::came_of(v, call.db, data.lot.id));
  // How the project is going comes before the long lists of what it is made of.
  body.add(reports::reports_section(v, call.db, project));
  body.add(R"(<h2 class="govuk-heading-m">{}</h2>{})", v.t("Control of reports"), control::control_section(v, call.db, project));
  body.add(ratings::passport_rating(v, call.db, project));
  body.add(decisions::passport_decisions(v, call.db, project));
  body.add(projects::passport_body(v, data));
  body.add(projects::passport_timeline(v, data));
  return ui::page(v, {.title = projects::passport_title(v, data),
                      .body = std::move(body),
                      .crumbs = {{std::string{v.t("Contests")}, http::Url::to("/contests")},
                                 {v.t("Contest of {date}", {{"date", v.t.date(data.project.contest_held_on)}}),
                                  http::Url::to("/contests/{}", data.project.contest)}},
                      .own_heading = true,
                      .notice = ui::notice_of(call.request)});
}

}  // namespace baqylau::home
