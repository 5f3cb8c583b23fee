/// Handlers of the due dates of a contest that has projects.

#include "reports/schedule.hpp"
#include "reports/views.hpp"
#include "reports/web.hpp"

#include "http/answered.hpp"
#include "journal/last_saved.hpp"
#include "ui/page.hpp"

#include <limits>

namespace baqylau::reports {

using base::M;
using base::Result;
using http::Get;
using http::Operator;
using http::Post;
using http::Response;
using http::Url;

namespace {

template <class Call>
Response response(const Call& call, const contests::Contest& contest, const http::FormValues& values, const SchedulePlan* plan, int status,
                  bool changed_meanwhile = false) {
  const auto saved = journal::last_saved(call.db, call.request.caller, {journal::Kind::contest, contest.id}, "contest.");
  return views::schedule_page(ui::view_of(call),
                              {.contest = contest, .values = values, .saved = saved, .plan = plan, .changed_meanwhile = changed_meanwhile},
                              status);
}

Result<Response> schedule_form(const Get<Operator>& call, base::ContestId id) {
  const auto contest = TRY(contests::load_contest_for(call.db, call.who.scope, id));
  // Nobody has won yet: the dates are fields of the contest's own form.
  if (!contest.has_held_lots()) return http::see_other(Url::to("/contests/{}/edit", id));
  http::FormValues values;
  contests::put_schedule(values, contest.facts.due);
  return response(call, contest, values, nullptr, 200);
}

Result<Response> change_schedule(const Post<Operator>& call, base::ContestId id) {
  const auto contest = TRY(contests::load_contest_for(call.db, call.who.scope, id));
  http::FormReader form{call.request};
  const auto version = form.number("version", 1, std::numeric_limits<std::int64_t>::max(), {.label = M("Version"), .required = true});
  NewSchedule wanted{
      .due = contests::read_schedule(form),
      .reason = form.text("reason", {.label = M("Why the due dates are changed"), .required = true, .max = contests::most_reason}),
      .version = version.value_or(0),
      .fingerprint = form.line("shown", {.label = M("Version")})};
  if (version != contest.version)
    form.overtaken(M("This contest was changed after you opened the page. Look at its due dates again, then go on"));
  const auto plan = plan_schedule(call.db, contest, wanted.due);
  const auto shown = plan.fingerprint();
  // Who corrects a date in the second step asks for another plan; who sends the same dates again was overtaken.
  const bool dates_were_shown = wanted.fingerprint.starts_with(plan.dates());
  const auto again = [&](int status) { return response(call, contest, form.values(), nullptr, status); };
  return http::answered(form, again, [&]() -> Result<Response> {
    TRY(may_be_saved(contest, plan, wanted.reason));
    // First what they change is told; saving is the next step.
    if (wanted.fingerprint != shown) return response(call, contest, form.values(), &plan, 200, dates_were_shown);
    const contests::Change change{call.services.clock.now(), call.services.random, call.who.account, call.who.scope};
    TRY(save_schedule(call.db, notices::outbox_of(call), change, contest, wanted));
    return http::see_other(ui::with_notice(Url::to("/contests/{}", id), ui::Notice::saved));
  });
}

}  // namespace

void add_schedule_routes(http::Routes& routes) {
  routes.get<"/contests/{contest}/schedule">(schedule_form);
  routes.post<"/contests/{contest}/schedule">(change_schedule);
}

}  // namespace baqylau::reports
