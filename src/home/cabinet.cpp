#include "home/pages.hpp"

#include "consultation/consultation.hpp"
#include "control/control.hpp"
#include "ngos/ngos.hpp"
#include "notices/notices.hpp"
#include "projects/projects.hpp"
#include "proposals/proposals.hpp"
#include "reports/reports.hpp"
#include "ui/page.hpp"

namespace baqylau::home {

base::Result<http::Response> cabinet_page(const http::Get<http::NgoMember>& call) {
  const auto v = ui::view_of(call);
  const auto ngo = TRY(ngos::find_ngo(call.db, call.who.ngo));
  ui::Html body;
  body.add(R"(<p class="govuk-body-l">{}</p>)", v.content(ngo.card.full_name_kk, ngo.card.full_name_ru));
  body.add(notices::cabinet_notices(v, call.db, call.who.ngo));
  body.add(control::cabinet_warnings(v, call.db, call.who.ngo));
  body.add(reports::cabinet_reports(v, call.db, call.who.ngo));
  body.add(projects::cabinet_projects(v, call.db, call.who.ngo));
  body.add(consultation::cabinet_threads(v, call.db, call.who.ngo, call.who.account));
  body.add(proposals::cabinet_proposals(v, call.db, call.who.ngo));
  body.add(R"(<h2 class="govuk-heading-m">{}</h2><p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)",
           v.t("Card of the organisation"), v.link(http::Url::to("/ngos/{}", call.who.ngo)), v.t("Look through and correct the card"));
  return ui::page(v, {.title = std::string{v.t("Cabinet")}, .body = std::move(body), .notice = ui::notice_of(call.request)});
}

}  // namespace baqylau::home
