/// Handlers of decisions: what a URL does.

#include "decisions/forms.hpp"
#include "decisions/service.hpp"
#include "decisions/store.hpp"
#include "decisions/views.hpp"
#include "decisions/web.hpp"

#include "control/control.hpp"
#include "http/answered.hpp"
#include "reference/reference.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace baqylau::decisions {

using base::DecisionId;
using base::Failure;
using base::Kind;
using base::M;
using base::ProjectId;
using base::Result;
using http::Get;
using http::Post;
using http::Public;
using http::Response;
using http::Role;
using http::Specialist;
using http::Url;

namespace {

using Approver = http::Staff<Role::approver>;
using DecisionReader = http::Staff<Role::specialist, Role::approver, Role::auditor>;

constexpr int decisions_a_page = 50;
constexpr int latest_shown = 50;
constexpr int most_waiting = 200;

template <class Call>
By by_of(const Call& call) {
  return {.account = call.who.account, .outbox = notices::outbox_of(call)};
}

// ---- of a project

Result<Response> project_decisions(const Get<Public>& call, ProjectId id) {
  const auto project = TRY(projects::find_project(call.db, id));
  const auto reader = DecisionReader::admit(call.request.caller);
  const bool staff = reader && reader->scope.covers(project.state_body);
  const auto specialist = Specialist::admit(call.request.caller);
  const bool may_draft = specialist && specialist->scope.covers(project.state_body);
  const auto decisions = staff ? store::all_of_project(call.db, id) : decisions_of_project(call.db, id);
  return views::project_page(ui::view_of(call), {.project = project, .decisions = decisions, .may_draft = may_draft});
}

/// How the open cases of a project are named in the form.
std::map<base::CaseId, std::string> case_names(const ui::View& v, db::Read& db, ProjectId project) {
  std::map<base::CaseId, std::string> names;
  for (const auto& one : control::cases_of_project(db, project)) {
    if (one.state != control::Case::State::open) continue;
    auto name = v.t(M("Opened {date}"), {{"date", v.t.date(base::almaty_date(one.opened_at))}});
    if (one.stage) name += ". " + std::string{v.t(reports::stage_title(*one.stage))};
    if (one.reason) name += ". " + *one.reason;
    names.emplace(one.id, std::move(name));
  }
  return names;
}

template <class Call>
Response form_response(const Call& call, const projects::Project& project, const Situation& situation, DecisionKind kind,
                       const http::FormValues& values, int status) {
  const auto v = ui::view_of(call);
  const auto cases = case_names(v, call.db, project.id);
  return views::form_page(v, {.project = project, .situation = situation, .kind = kind, .cases = cases, .values = values}, status);
}

Result<Response> new_decision(const Get<Specialist>& call, ProjectId id) {
  const auto project = TRY(projects::load_project_for(call.db, call.who.scope, id));
  const auto situation = situation_of(call.db, project, call.services.clock.today());
  const auto kind = kind_from_code(call.request.query_value("kind"));
  if (!kind) return views::choose_page(ui::view_of(call), project, situation);
  const auto facts = forms::facts_of(call.services.catalogues, project);
  return form_response(call, project, situation, *kind, forms::values_of(situation, *kind, facts), 200);
}

Result<Response> send_draft(const Post<Specialist>& call, ProjectId id) {
  const auto project = TRY(projects::load_project_for(call.db, call.who.scope, id));
  const auto situation = situation_of(call.db, project, call.services.clock.today());
  http::FormReader form{call.request};
  std::vector<std::string> kinds;
  for (const auto kind : all_kinds) kinds.emplace_back(to_code(kind));
  const auto kind = kind_from_code(form.choice("kind", kinds, {.label = M("Decision"), .required = true}));
  if (!kind) {
    TRY(form.finish());
    return Failure{Kind::malformed, M("Choose what is to be decided")};
  }
  const auto facts = forms::facts_of(call.services.catalogues, project);
  const auto typed = forms::read(form, situation, *kind, facts);
  const auto again = [&](int status) { return form_response(call, project, situation, *kind, form.values(), status); };
  const auto job = [&]() -> Result<Response> {
    const auto made = TRY(draft(call.db, by_of(call), project, typed));
    return http::see_other(ui::with_notice(Url::to("/decisions/{}", made), ui::Notice::created));
  };
  return http::answered(form, again, job, {.conflict = http::Conflict::alone});
}

// ---- one decision

template <class Call>
Response decision_response(const Call& call, const Decision& decision, const http::FormValues& values, int status) {
  const auto v = ui::view_of(call);
  const auto body = reference::state_body(call.db, decision.state_body);
  return views::decision_page(v,
                              {.decision = decision,
                               .body = body ? body->names : reference::Names{},
                               .actor = actor_of(call.request.caller, decision),
                               .values = values},
                              status);
}

Result<Response> one_decision(const Get<Public>& call, DecisionId id) {
  return decision_response(call, TRY(load_decision(call.db, call.request.caller, id)), {}, 200);
}

Result<Decision> decision_in(db::Read& db, const http::Scope& scope, DecisionId id) {
  auto found = store::in_scope(db, scope, id);
  if (!found) return Failure{Kind::not_found, M("This decision is not here")};
  return std::move(*found);
}

/// What the three buttons have in common: the draft as the person saw it, the step, and the page again where it was not taken.
template <class P, class Step>
Result<Response> step(const Post<P>& call, DecisionId id, http::FormReader& form, const Step& take) {
  const auto decision = TRY(decision_in(call.db, call.who.scope, id));
  const auto seen = form.number("version", 1, std::numeric_limits<std::int64_t>::max(), {.label = M("Version"), .required = true});
  const auto again = [&](int status) { return decision_response(call, decision, form.values(), status); };
  return http::answered(form, again, [&]() -> Result<Response> {
    // The one the person looked at: another one now is found out by the step itself.
    auto looked_at = decision;
    looked_at.version = *seen;
    TRY(take(looked_at));
    return http::see_other(ui::with_notice(Url::to("/decisions/{}", id), ui::Notice::saved));
  });
}

Result<Response> approve_decision(const Post<Approver>& call, DecisionId id) {
  http::FormReader form{call.request};
  return step(call, id, form, [&](const Decision& decision) { return approve(call.db, by_of(call), decision); });
}

Result<Response> refuse_decision(const Post<Approver>& call, DecisionId id) {
  http::FormReader form{call.request};
  const auto reason = form.text("reason", {.label = M("Why the approval is refused"), .max = longest_basis});
  return step(call, id, form, [&](const Decision& decision) { return refuse(call.db, by_of(call), decision, reason); });
}

Result<Response> withdraw_decision(const Post<Specialist>& call, DecisionId id) {
  http::FormReader form{call.request};
  return step(call, id, form, [&](const Decision& decision) { return withdraw(call.db, by_of(call), decision); });
}

// ---- lists

Result<Response> staff_decisions(const Get<DecisionReader>& call) {
  const auto total = store::count_of_scope(call.db, call.who.scope, std::nullopt);
  const int pages = std::max(1, static_cast<int>((total + decisions_a_page - 1) / decisions_a_page));
  const int page = std::clamp(http::Parameter<int>::read(call.request.query_value("page")).value_or(1), 1, pages);
  const auto waiting = store::of_scope(call.db, call.who.scope, State::draft, most_waiting, 0);
  const auto all =
      store::of_scope(call.db, call.who.scope, std::nullopt, decisions_a_page, static_cast<std::int64_t>(page - 1) * decisions_a_page);
  return views::staff_page(ui::view_of(call), {.waiting = waiting, .all = all, .total = total, .page = page, .pages = pages});
}

Result<Response> latest(const Get<Public>& call) {
  return views::latest_page(ui::view_of(call), store::latest_approved(call.db, latest_shown));
}

}  // namespace

void add_routes(http::Routes& routes) {
  routes.get<"/projects/{project}/decisions">(project_decisions);
  routes.get<"/projects/{project}/decisions/new">(new_decision);
  routes.post<"/projects/{project}/decisions/new">(send_draft);
  routes.get<"/decisions">(staff_decisions);
  routes.get<"/decisions/latest">(latest);
  routes.get<"/decisions/{decision}">(one_decision);
  routes.post<"/decisions/{decision}/approve">(approve_decision);
  routes.post<"/decisions/{decision}/refuse">(refuse_decision);
  routes.post<"/decisions/{decision}/withdraw">(withdraw_decision);
  web::add_history_routes(routes);
}

}  // namespace baqylau::decisions
