/// Another executor of a project. What is found by the executor's name follows: the project itself and its reports.

#include "home/pages.hpp"

#include "http/answered.hpp"
#include "ngos/ngos.hpp"
#include "projects/projects.hpp"
#include "reports/reports.hpp"
#include "ui/page.hpp"

#include <limits>

namespace baqylau::home {

namespace {

using base::M;
using base::Result;
using http::Get;
using http::Post;
using http::Response;
using http::Url;
using ui::Html;
using ui::html;

constexpr int executors_offered = 20;
constexpr std::size_t longest_reason = 1000;

Url page_of(base::ProjectId id) { return Url::to("/projects/{}/executor", id); }

bool has_card(const ngos::Ngo& ngo) { return ngo.standing == ngos::Standing::card; }

Html full_name(const ui::View& v, const ngos::Ngo& ngo) { return v.content(ngo.card.full_name_kk, ngo.card.full_name_ru); }

Html executor_of_now(const ui::View& v, const ngos::Ngo& ngo) {
  auto name = html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(Url::to("/ngos/{}", ngo.id)), full_name(v, ngo));
  if (!has_card(ngo)) name.add("<br>{}", v.t("Named in the award, has no card in the register yet"));
  return ui::summary_list({{std::string{v.t("Executor now")}, name}});
}

Html search(const ui::View& v, db::Read& db, const projects::Project& project, const ngos::Ngo& now) {
  const std::string query{v.request.query_value("query")};
  http::FormValues values;
  values.set("query", query);
  Html body = executor_of_now(v, now);
  if (!has_card(now))
    body.add(R"(<p class="govuk-body">{} <a class="govuk-link" href="{}">{}</a></p>)",
             v.t("If the organisation is in the register, choose its card here. If it is not,"), v.link(Url::to("/ngos/{}/edit", now.id)),
             v.t("enter its card: all its projects are then tied to it"));
  body.add(R"(<h2 class="govuk-heading-m">{}</h2>{})", v.t("Find the executor in the register"),
           ui::get_form(
               v, page_of(project.id),
               html("{}{}",
                    ui::text_input(v, values,
                                   {.name = "query", .label = std::string{v.t("Name or identification number")}, .width = "two-thirds"}),
                    ui::button(v.t("Find"), ui::ButtonKind::secondary))));
  if (query.empty()) return body;
  const auto found = ngos::ngos_page(db, {.query = query, .reader = v.t.language()}, 1, executors_offered);
  if (found.ngos.empty())
    return body.add(R"(<p class="govuk-body">{} <a class="govuk-link" href="{}">{}</a></p>)",
                    v.t("No organisation like this is in the register. Check the spelling, or enter its card first."),
                    v.link(Url::to("/ngos/new")), v.t("Enter an NGO"));
  return body.add("{}",
                  ngos::found_to_choose(v, found, [&](base::NgoId id) { return page_of(project.id).with("ngo", base::to_string(id)); }));
}

Html confirmation(const ui::View& v, const projects::Project& project, const ngos::Ngo& now, const ngos::Ngo& chosen,
                  const http::FormValues& values, std::int64_t version) {
  const auto another = html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(page_of(project.id)), v.t("Choose another organisation"));
  Html fields = html("{}{}", ui::hidden("version", std::to_string(version)), ui::hidden("ngo", base::to_string(chosen.id)));
  fields.add("{}", ui::summary_list({{std::string{v.t("Executor from now on")}, html("{}<br>{}", full_name(v, chosen), another)}}));
  if (has_card(now))
    fields.add("{}", ui::textarea(v, values,
                                  {.name = "reason",
                                   .label = std::string{v.t("Why the executor is changed")},
                                   .hint = std::string{v.t("Everybody will see it on the page of the project")}},
                                  3, longest_reason));
  fields.add(R"(<p class="govuk-body">{}</p>{})",
             has_card(now)
                 ? v.t("The passport, the reports and the consultation of the project go over to this organisation. Both are told.")
                 : v.t("The passport, the reports and the consultation of the project go over to this organisation. It is told."),
             ui::button(has_card(now) ? v.t("Change the executor") : v.t("Tie to a card")));
  return html("{}{}", executor_of_now(v, now), ui::post_form(v, page_of(project.id), fields));
}

Response executor_view(const ui::View& v, const projects::Project& project, const ngos::Ngo& now, const Html& body,
                       const http::FormValues* form, int status) {
  const auto lot = i18n::pick(project.lot_name_kk, project.lot_name_ru, v.t.language());
  const auto title = v.t("Lot {number}: {name}", {{"number", std::to_string(project.lot_number)}, {"name", lot.text}});
  return ui::page(v,
                  {.title = std::string{has_card(now) ? v.t("Change the executor") : v.t("Tie to a card")},
                   .body = body,
                   .crumbs = {{title, Url::to("/projects/{}", project.id)}},
                   .form = form,
                   .self = page_of(project.id)},
                  status);
}

}  // namespace

Result<Response> executor_page(const Get<http::Operator>& call, base::ProjectId id) {
  const auto v = ui::view_of(call);
  const auto project = TRY(projects::load_project_for(call.db, call.who.scope, id));
  const auto now = TRY(ngos::find_ngo(call.db, project.ngo));
  if (const auto ngo = base::parse_id(call.request.query_value("ngo"))) {
    const auto chosen = TRY(ngos::find_ngo(call.db, base::NgoId{*ngo}));
    return executor_view(v, project, now, confirmation(v, project, now, chosen, {}, project.version), nullptr, 200);
  }
  return executor_view(v, project, now, search(v, call.db, project, now), nullptr, 200);
}

Result<Response> change_executor(const Post<http::Operator>& call, base::ProjectId id) {
  const auto v = ui::view_of(call);
  const auto project = TRY(projects::load_project_for(call.db, call.who.scope, id));
  const auto now = TRY(ngos::find_ngo(call.db, project.ngo));
  http::FormReader form{call.request};
  const auto version = form.number("version", 1, std::numeric_limits<std::int64_t>::max(), {.label = M("Version"), .required = true});
  const auto ngo = form.id<base::NgoId>("ngo", {.label = M("Executor"), .required = true});
  auto reason = form.optional_text("reason", {.label = M("Why the executor is changed"), .required = has_card(now), .max = longest_reason});
  if (version && *version != project.version)
    form.overtaken(M("This project was changed after you opened the page. Look at it again, then choose the executor"));
  const auto again = [&](int status) -> Result<Response> {
    const auto chosen = ngo ? ngos::find_ngo(call.db, *ngo) : base::Result<ngos::Ngo>{base::Failure{base::Kind::not_found, M("Executor")}};
    const auto body = chosen ? confirmation(v, project, now, *chosen, form.values(), project.version) : search(v, call.db, project, now);
    return executor_view(v, project, now, body, &form.values(), status);
  };
  return http::answered(form, again, [&]() -> Result<Response> {
    TRY(projects::change_executor(call.db, notices::outbox_of(call), call.who.account, call.who.scope, id, *version,
                                  {.ngo = *ngo, .reason = std::move(reason)}));
    reports::put_into_search(call.db, id);
    return http::see_other(ui::with_notice(Url::to("/projects/{}", id), ui::Notice::saved));
  });
}

}  // namespace baqylau::home
