/// Handlers of tranches and spending.

#include "projects/domain.hpp"
#include "projects/forms.hpp"
#include "projects/views.hpp"
#include "projects/web.hpp"

#include "http/answered.hpp"

#include <algorithm>
#include <limits>

namespace baqylau::projects {

namespace {

using base::M;
using base::Result;
using http::Get;
using http::Post;
using http::Response;
using http::Url;

constexpr int stages = 3;

// ---- tranches: the operator of the state body

Result<Tranche> tranche_of(db::Read& db, base::ProjectId id, int number) {
  const auto tranches = tranches_of(db, id);
  const auto found = std::ranges::find(tranches, number, &Tranche::number);
  if (found == tranches.end()) return base::Failure{base::Kind::not_found, M("The project has no such tranche")};
  return *found;
}

Result<Response> tranches_page(const Get<http::Operator>& call, base::ProjectId id) {
  const auto v = ui::view_of(call);
  const auto project = TRY(load_project_for(call.db, call.who.scope, id));
  return ui::page(v, {.title = std::string{v.t("Tranches of the project")},
                      .body = tranches_list(v, project, tranches_of(call.db, id)),
                      .crumbs = passport_crumbs(v, project),
                      .notice = ui::notice_of(call.request)});
}

Response payment_page_of(const ui::View& v, const Project& project, const Tranche& tranche, const http::FormValues& values,
                         const http::FormValues* errors, int status) {
  auto crumbs = passport_crumbs(v, project);
  crumbs.push_back({std::string{v.t("Tranches of the project")}, Url::to("/projects/{}/tranches", project.id)});
  return ui::page(v,
                  {.title = v.t("Payment of tranche {number}", {{"number", std::to_string(tranche.number)}}),
                   .body = payment_form(v, project, tranche, values),
                   .crumbs = std::move(crumbs),
                   .form = errors,
                   .self = Url::to("/projects/{}/tranches/{}/pay", project.id, tranche.number)},
                  status);
}

Result<Response> payment_page(const Get<http::Operator>& call, base::ProjectId id, int number) {
  const auto project = TRY(load_project_for(call.db, call.who.scope, id));
  const auto tranche = TRY(tranche_of(call.db, id, number));
  if (tranche.state != TrancheState::due) return http::see_other(Url::to("/projects/{}/tranches", id));
  return payment_page_of(ui::view_of(call), project, tranche, {}, nullptr, 200);
}

Result<Response> pay(const Post<http::Operator>& call, base::ProjectId id, int number) {
  const auto v = ui::view_of(call);
  const auto project = TRY(load_project_for(call.db, call.who.scope, id));
  const auto tranche = TRY(tranche_of(call.db, id, number));
  http::FormReader form{call.request};
  const auto paid_on = form.date("paid_on", {.label = M("Day of the payment"), .required = true});
  if (paid_on) {
    if (auto fault = fault_of_payment(project, *paid_on, v.today)) form.fail("paid_on", std::move(*fault));
  }
  const auto again = [&](int status) { return payment_page_of(v, project, tranche, form.values(), &form.values(), status); };
  return http::answered(form, again, [&]() -> Result<Response> {
    TRY(move_tranche(call.db, call.services.clock.now(), call.services.random, id, number, TrancheEvent::pay, call.who.account,
                     std::nullopt, paid_on));
    return http::see_other(ui::with_notice(Url::to("/projects/{}/tranches", id), ui::Notice::saved));
  });
}

/// A payment that was entered by mistake.
Result<Response> undo_payment(const Post<http::Operator>& call, base::ProjectId id, int number) {
  TRY(load_project_for(call.db, call.who.scope, id));
  const auto tranche = TRY(tranche_of(call.db, id, number));
  http::FormReader form{call.request};
  return http::answered(form, [&]() -> Result<Response> {
    // Other steps are undone by annulling their decisions.
    if (tranche.state != TrancheState::paid) {
      return base::Failure{base::Kind::conflict, M("This tranche is not paid, so there is no payment to take back")};
    }
    TRY(move_tranche(call.db, call.services.clock.now(), call.services.random, id, number, TrancheEvent::undo, call.who.account,
                     std::nullopt));
    return http::see_other(ui::with_notice(Url::to("/projects/{}/tranches", id), ui::Notice::saved));
  });
}

// ---- spending: the executor tells it in the reports, the operator enters it from papers where no report says it

Result<Response> spending_page(const Get<http::Author>& call, base::ProjectId id) {
  const auto v = ui::view_of(call);
  const auto project = TRY(load_project_for(call.db, call.who, id));
  return ui::page(v, {.title = std::string{v.t("Spending by stage")},
                      .body = spending_overview(v, project, budget_of(call.db, id), spending_of(call.db, id), call.who.on_behalf()),
                      .crumbs = editor_crumbs(v, project),
                      .notice = ui::notice_of(call.request)});
}

base::Failure no_such_stage() { return {base::Kind::not_found, M("A project has three stages")}; }

Response stage_page_of(const ui::View& v, const Project& project, int stage, const ui::Html& body, const http::FormValues* errors,
                       int status) {
  auto crumbs = editor_crumbs(v, project);
  crumbs.push_back({std::string{v.t("Spending by stage")}, Url::to("/projects/{}/spending", project.id)});
  return ui::page(v,
                  {.title = v.t("Spending in stage {number}", {{"number", std::to_string(stage)}}),
                   .body = body,
                   .crumbs = std::move(crumbs),
                   .form = errors,
                   .self = Url::to("/projects/{}/spending/{}", project.id, stage)},
                  status);
}

http::Author author_of(const http::Operator& by) { return {.account = by.account, .ngo = std::nullopt, .scope = by.scope}; }

Result<Response> edit_stage(const Get<http::Operator>& call, base::ProjectId id, int stage) {
  const auto v = ui::view_of(call);
  if (stage < 1 || stage > stages) return no_such_stage();
  const auto project = TRY(load_project_for(call.db, call.who.scope, id));
  const auto lines = budget_of(call.db, id);
  if (lines.empty()) return http::see_other(Url::to("/projects/{}/spending", id));
  const auto values = values_of(lines, spending_of(call.db, id), stage);
  return stage_page_of(v, project, stage,
                       spending_form(v, project, lines, stage, values, project.version, std::nullopt, last_saved_of(call, id)), nullptr,
                       200);
}

Result<Response> store_stage(const Post<http::Operator>& call, base::ProjectId id, int stage) {
  const auto v = ui::view_of(call);
  if (stage < 1 || stage > stages) return no_such_stage();
  const auto project = TRY(load_project_for(call.db, call.who.scope, id));
  const auto lines = budget_of(call.db, id);
  http::FormReader form{call.request};
  const auto seen = form.number("version", 1, std::numeric_limits<std::int64_t>::max(), {.label = M("Version"), .required = true});
  const auto rows = read_spending(form, lines, stage);
  // The person may have seen lines that are gone: that is a conflict, not a form of somebody else's.
  if (seen && *seen != project.version) form.names_with(std::string{spending_prefix} + ".");
  const auto again = [&](int status) {
    std::optional<std::vector<Spending>> overtaken;
    if (status == 409) overtaken = spending_of(call.db, id);
    const auto version = overtaken ? project.version : seen.value_or(project.version);
    const auto body = spending_form(v, project, lines, stage, form.values(), version, overtaken, last_saved_of(call, id));
    return stage_page_of(v, project, stage, body, &form.values(), status);
  };
  const auto job = [&]() -> Result<Response> {
    TRY(save_spending(call.db, call.services.clock.now(), author_of(call.who), id, *seen, stage, rows));
    return http::see_other(ui::with_notice(Url::to("/projects/{}/spending", id), ui::Notice::saved));
  };
  return http::answered(form, again, job, {.conflict = http::Conflict::by_page});
}

}  // namespace

void add_money_routes(http::Routes& routes) {
  routes.get<"/projects/{project}/tranches">(tranches_page);
  routes.get<"/projects/{project}/tranches/{number}/pay">(payment_page);
  routes.post<"/projects/{project}/tranches/{number}/pay">(pay);
  routes.post<"/projects/{project}/tranches/{number}/pay/undo">(undo_payment);
  routes.get<"/projects/{project}/spending">(spending_page);
  routes.get<"/projects/{project}/spending/{stage}">(edit_stage);
  routes.post<"/projects/{project}/spending/{stage}">(store_stage);
}

}  // namespace baqylau::projects
