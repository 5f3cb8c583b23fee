/// The outcome of a lot that was marked as held by mistake.

#include "projects/contract.hpp"
#include "projects/web.hpp"

#include "http/answered.hpp"
#include "ui/components.hpp"

#include <vector>

namespace baqylau::projects {

namespace {

using base::M;
using base::Result;
using contests::LotStatus;
using http::Get;
using http::Operator;
using http::Post;
using http::Response;
using http::Url;
using ui::html;

constexpr std::array real_outcomes{LotStatus::announced, LotStatus::not_held, LotStatus::cancelled};

Response page_of(const ui::View& v, const contests::Lot& lot, const ui::Html& body, const http::FormValues* form, int status) {
  return ui::page(v,
                  {.title = std::string{v.t("Correct the outcome")},
                   .body = body,
                   .crumbs = lot_crumbs(v, lot),
                   .form = form,
                   .self = Url::to("/lots/{}/outcome", lot.id)},
                  status);
}

/// What it is not that is to be corrected here, and where it is; what was typed stays in sight.
Response nothing_here(const ui::View& v, const contests::Lot& lot, const std::optional<base::ProjectId>& project,
                      const http::FormValues& values, int status) {
  ui::Html body;
  if (!project) {
    body.add(R"(<p class="govuk-body">{}</p>)", v.t("The lot is not marked as held. Its status is corrected in its own form."));
  } else {
    body.add(R"(<p class="govuk-body">{}</p><p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)",
             v.t("This lot has a project, so it was held. Correct the contract or the executor of the project"),
             v.link(Url::to("/projects/{}/contract", *project)), v.t("Correct what was entered of the contract"));
  }
  if (const auto typed = values.value("reason"); !typed.empty())
    body.add(R"(<h2 class="govuk-heading-m">{}</h2><p class="govuk-body">{}</p>{})", v.t("What you typed"),
             v.t("It was not saved. Copy it if you need it."), ui::View::paragraphs(typed));
  return page_of(v, lot, body, nullptr, status);
}

ui::Html form_of(const ui::View& v, const contests::Lot& lot, const http::FormValues& values) {
  std::vector<ui::Option> options;
  for (const auto status : real_outcomes) options.push_back({std::string{to_code(status)}, std::string{v.t(contests::label(status))}});
  ui::Html fields = ui::radios(v, values, {.name = "status", .label = std::string{v.t("What the outcome really was")}}, options);
  fields.add(ui::textarea(v, values,
                          {.name = "reason",
                           .label = std::string{v.t("Why this is corrected")},
                           .hint = std::string{v.t("The reason is public: it is shown to everybody beside the old and the new value.")}},
                          4, contests::most_reason));
  fields.add(ui::button(v.t("Save the correction")));
  return html(R"(<p class="govuk-body">{}</p>{})",
              v.t("The lot is marked as held and has no executor yet. If that is a mistake, correct it here."),
              ui::post_form(v, Url::to("/lots/{}/outcome", lot.id), fields));
}

template <class Call>
Response response(const Call& call, const contests::Lot& lot, const http::FormValues& values, int status) {
  const auto v = ui::view_of(call);
  const auto project = project_of_lot(call.db, lot.id);
  if (project || lot.facts.status != LotStatus::held) return nothing_here(v, lot, project, values, status);
  return page_of(v, lot, form_of(v, lot, values), status == 200 ? nullptr : &values, status);
}

Result<Response> outcome_page(const Get<Operator>& call, base::LotId id) {
  return response(call, TRY(contests::load_lot_for(call.db, call.who.scope, id)), {}, 200);
}

Result<Response> store_outcome(const Post<Operator>& call, base::LotId id) {
  const auto lot = TRY(contests::load_lot_for(call.db, call.who.scope, id));
  http::FormReader form{call.request};
  std::vector<std::string> codes;
  for (const auto status : real_outcomes) codes.emplace_back(to_code(status));
  const auto chosen = form.choice("status", codes, {.label = M("What the outcome really was"), .required = true});
  const auto reason = form.text("reason", {.label = M("Why this is corrected"), .required = true, .max = contests::most_reason});
  const auto again = [&](int status) { return response(call, lot, form.values(), status); };
  return http::answered(form, again, [&]() -> Result<Response> {
    const contests::Change change{call.services.clock.now(), call.services.random, call.who.account, call.who.scope};
    TRY(projects::correct_outcome(call.db, change, id, contests::lot_status_from_code(chosen).value(), reason));
    return http::see_other(ui::with_notice(Url::to("/lots/{}", id), ui::Notice::saved));
  });
}

}  // namespace

void add_outcome_routes(http::Routes& routes) {
  routes.get<"/lots/{lot}/outcome">(outcome_page);
  routes.post<"/lots/{lot}/outcome">(store_outcome);
}

}  // namespace baqylau::projects
