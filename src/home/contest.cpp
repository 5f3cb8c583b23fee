#include "home/pages.hpp"

#include "contests/contests.hpp"
#include "ratings/ratings.hpp"
#include "reports/reports.hpp"
#include "ui/page.hpp"

namespace baqylau::home {

namespace {

using ui::Html;
using ui::html;

/// Of a contest that is only announced it stands open: whoever thinks of taking part reads it first.
Html requirements(const ui::View& v, db::Read& db, const contests::Contest& contest) {
  const auto& due = contest.facts.due;
  const auto body = html("{}{}", reports::owed_reports(v, db, due), ratings::criteria_of(v, db, due));
  if (contest.has_held_lots()) return ui::details(v.t("What is required of the projects: reports, dates, criteria"), body);
  return html(R"(<section><h2 class="govuk-heading-m" id="requirements">{}</h2>{}</section>)", v.t("What will be required of the projects"),
              body);
}

}  // namespace

base::Result<http::Response> contest_page(const http::Get<http::Public>& call, base::ContestId id) {
  const auto v = ui::view_of(call);
  const auto contest = TRY(contests::find_contest(call.db, id));
  return ui::page(v, TRY(contests::contest_page(v, call.db, id, requirements(v, call.db, contest))));
}

}  // namespace baqylau::home
