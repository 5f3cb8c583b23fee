/// Handlers of the correction of a contract.

#include "projects/contract.hpp"
#include "projects/views.hpp"
#include "projects/web.hpp"

#include "http/answered.hpp"

namespace baqylau::projects {

namespace {

using base::M;
using base::Result;
using http::Get;
using http::Operator;
using http::Post;
using http::Response;
using http::Url;

template <class Call>
Response response(const Call& call, const Project& project, const Contract& stored, const http::FormValues& values, int status) {
  const auto v = ui::view_of(call);
  const auto last = journal::last_saved(call.db, call.request.caller, {journal::Kind::project, project.id}, "");
  return ui::page(v,
                  {.title = std::string{v.t("Correct what was entered of the contract")},
                   .body = contract_form(v, project, stored, values, last),
                   .crumbs = passport_crumbs(v, project),
                   .form = status == 200 ? nullptr : &values,
                   .self = Url::to("/projects/{}/contract", project.id)},
                  status);
}

Result<Response> contract_page(const Get<Operator>& call, base::ProjectId id) {
  const auto project = TRY(load_project_for(call.db, call.who.scope, id));
  const auto stored = contract_of(call.db, project);
  auto values = values_of(stored);
  values.set("version", std::to_string(project.version));
  return response(call, project, stored, values, 200);
}

Result<Response> store_contract(const Post<Operator>& call, base::ProjectId id) {
  const auto project = TRY(load_project_for(call.db, call.who.scope, id));
  const auto stored = contract_of(call.db, project);
  http::FormReader form{call.request};
  const auto correction = read_correction(form, stored);
  if (correction.version != project.version)
    form.overtaken(M("This project was changed after you opened the page. Compare with its passport, then save again"));
  const auto again = [&](int status) {
    // Whoever was told that it has changed saves over what is there now.
    form.values().set("version", std::to_string(project.version));
    return response(call, project, stored, form.values(), status);
  };
  return http::answered(form, again, [&]() -> Result<Response> {
    const contests::Change change{call.services.clock.now(), call.services.random, call.who.account, call.who.scope};
    TRY(correct_contract(call.db, change, id, correction));
    return http::see_other(ui::with_notice(Url::to("/projects/{}", id), ui::Notice::saved));
  });
}

}  // namespace

void add_contract_routes(http::Routes& routes) {
  routes.get<"/projects/{project}/contract">(contract_page);
  routes.post<"/projects/{project}/contract">(store_contract);
}

}  // namespace baqylau::projects
