/// Handlers of awards, passports and lists.

#include "projects/web.hpp"

#include "projects/contract.hpp"
#include "projects/domain.hpp"
#include "projects/forms.hpp"
#include "projects/views.hpp"

#include "http/answered.hpp"

#include <limits>

namespace baqylau::projects {

namespace {

using base::M;
using base::Result;
using http::Get;
using http::Post;
using http::Response;
using http::Url;

constexpr int executors_offered = 20;

contests::Change change_of(const Post<http::Operator>& call) {
  return {.now = call.services.clock.now(), .random = call.services.random, .actor = call.who.account, .scope = call.who.scope};
}

}  // namespace

std::vector<ui::Crumb> lot_crumbs(const ui::View& v, const contests::Lot& lot) {
  return {{std::string{v.t("Contests")}, Url::to("/contests")},
          {v.t("Contest of {date}", {{"date", v.t.date(lot.held_on)}}), Url::to("/contests/{}", lot.contest)},
          {v.t("Lot {number}", {{"number", std::to_string(lot.facts.number)}}), Url::to("/lots/{}", lot.id)}};
}

namespace {

Response award_page_of(const ui::View& v, const contests::Lot& lot, const ui::Html& body, const http::FormValues* form, int status) {
  return ui::page(v,
                  {.title = std::string{v.t("Award the lot")},
                   .body = body,
                   .crumbs = lot_crumbs(v, lot),
                   .form = form,
                   .self = Url::to("/lots/{}/award", lot.id)},
                  status);
}

/// What was looked for in vain need not be typed again.
http::FormValues named_as_searched(const std::string& query) {
  http::FormValues values;
  const bool number = base::read_identification_number(query).ok();
  values.set(std::string{ngos::named_prefix} + (number ? "number" : "name_ru"), query);
  return values;
}

Result<Response> award_page(const Get<http::Operator>& call, base::LotId id) {
  const auto v = ui::view_of(call);
  const auto lot = TRY(contests::load_lot_for(call.db, call.who.scope, id));
  if (auto project = project_of_lot(call.db, id)) return http::see_other(Url::to("/projects/{}", *project));
  TRY(may_have_executor(lot));
  if (auto ngo = base::parse_id(call.request.query_value("ngo"))) {
    const auto executor = TRY(ngos::find_ngo(call.db, base::NgoId{*ngo}));
    const http::FormValues values;
    return award_page_of(v, lot, award_form(v, lot, executor, values), nullptr, 200);
  }
  const std::string query{call.request.query_value("query")};
  if (call.request.query_value("executor") == executor_named)
    return award_page_of(v, lot, named_award_form(v, lot, {}, named_as_searched(query)), nullptr, 200);
  std::optional<ngos::NgoPage> found;
  if (!query.empty()) found = ngos::ngos_page(call.db, {.query = query, .reader = v.t.language()}, 1, executors_offered);
  return award_page_of(v, lot, executor_search(v, lot, query, found), nullptr, 200);
}

Result<Response> award_lot(const Post<http::Operator>& call, base::LotId id) {
  const auto v = ui::view_of(call);
  const auto lot = TRY(contests::load_lot_for(call.db, call.who.scope, id));
  http::FormReader form{call.request};
  const auto wanted = read_award(form);
  for (const auto& fault : faults_of(wanted)) form.fail(fault.field, fault.message);
  std::optional<ngos::NumberHolder> holder;
  if (wanted.named && wanted.named->number) holder = ngos::holder_of(call.db, *wanted.named->number);
  if (holder && holder->standing == ngos::Standing::named) holder.reset();
  const auto again = [&](int status) -> Result<Response> {
    auto body = wanted.named ? named_award_form(v, lot, holder, form.values())
                             : award_form(v, lot, TRY(ngos::find_ngo(call.db, wanted.ngo)), form.values());
    if (project_of_lot(call.db, id)) {
      body = ui::html(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>{})", v.link(Url::to("/lots/{}/passport", id)),
                      v.t("Passport of the project"), body);
    }
    return award_page_of(v, lot, body, &form.values(), status);
  };
  return http::answered(form, again, [&]() -> Result<Response> {
    if (!wanted.named) TRY(ngos::find_ngo(call.db, wanted.ngo));
    const auto made = TRY(award(call.db, change_of(call), id, wanted));
    return http::see_other(ui::with_notice(Url::to("/projects/{}", made), ui::Notice::created));
  });
}

/// A lot waits for its executor for a while: that is no missing page.
Response not_awarded_page(const ui::View& v, const contests::Lot& lot) {
  auto body = ui::html(R"(<p class="govuk-body">{}</p>)",
                       v.t("The executor of this lot has not been entered yet. The passport will be here as soon as it is."));
  if (const auto by = http::Operator::admit(v.request.caller); by && by->scope.covers(lot.state_body)) {
    body.add("{}", ui::link_button(v, v.t("Award the lot"), Url::to("/lots/{}/award", lot.id)));
    if (lot.facts.status == contests::LotStatus::held)
      body.add("{}", ui::link_button(v, v.t("Correct the outcome"), Url::to("/lots/{}/outcome", lot.id), ui::ButtonKind::secondary));
  }
  const auto name = i18n::pick(lot.facts.name.kk, lot.facts.name.ru, v.t.language());
  return ui::page(v, {.title = std::string{v.t("Passport of the project")},
                      .body = std::move(body),
                      .crumbs = lot_crumbs(v, lot),
                      .lead = v.t("Lot {number}: {name}", {{"number", std::to_string(lot.facts.number)}, {"name", name.text}})});
}

Result<Response> passport_of_lot(const Get<http::Public>& call, base::LotId id) {
  if (const auto project = project_of_lot(call.db, id)) return http::see_other(Url::to("/projects/{}", *project));
  const auto lot = TRY(contests::find_lot(call.db, id));
  if (!may_have_executor(lot)) return base::Failure{base::Kind::not_found, M("This lot has no project")};
  return not_awarded_page(ui::view_of(call), lot);
}

Result<Response> ngo_projects_page(const Get<http::Public>& call, base::NgoId id) {
  const auto v = ui::view_of(call);
  const auto ngo = TRY(ngos::find_ngo(call.db, id));
  const auto name = i18n::pick(ngo.card.short_name_kk, ngo.card.short_name_ru, v.t.language());
  return ui::page(v, {.title = std::string{v.t("Projects of the organisation")},
                      .body = ngo_projects(v, call.db, id),
                      .crumbs = {{std::string{v.t("Non-governmental organisations")}, Url::to("/ngos")},
                                 {std::string{name.text}, Url::to("/ngos/{}", id)}}});
}

Result<Response> editor_page(const Get<http::Author>& call, base::ProjectId id) {
  const auto v = ui::view_of(call);
  const auto project = TRY(load_project_for(call.db, call.who, id));
  auto body = editor_tasks(v, project, read_passport(call.db, id), spending_of(call.db, id));
  if (call.who.on_behalf())
    body = ui::html(
        "{}{}",
        ui::inset(ui::html("{}", v.t("You fill in this passport from the papers of the organisation. That is recorded and shown."))), body);
  return ui::page(v, {.title = std::string{v.t("Fill in the passport")},
                      .body = body,
                      .crumbs = passport_crumbs(v, project),
                      .notice = ui::notice_of(call.request)});
}

Response part_page(const ui::View& v, const Project& project, Part part, const ui::Html& body, const http::FormValues* form, int status) {
  return ui::page(v,
                  {.title = std::string{v.t(part_text(part))},
                   .body = body,
                   .crumbs = editor_crumbs(v, project),
                   .form = form,
                   .self = Url::to("/projects/{}/edit/{}", project.id, to_code(part))},
                  status);
}

/// Rules between the part and its project, said at their fields. A line that has to stay is shown again.
void check_part(db::Read& db, const Project& project, const PartContent& content, http::FormReader& form) {
  for (const auto& fault : faults_of(project, content)) form.fail(fault.field, fault.message);
  const auto* lines = std::get_if<Budget>(&content);
  if (lines == nullptr) return;
  for (const auto& line : spent_and_removed(budget_of(db, project.id), spending_of(db, project.id), *lines)) {
    form.fail(put_back(form.values(), line), cannot_be_removed(line));
  }
}

base::Failure no_such_part() { return {base::Kind::not_found, M("The passport has no such part")}; }

Result<Response> edit_part(const Get<http::Author>& call, base::ProjectId id, std::string code) {
  const auto v = ui::view_of(call);
  const auto part = part_from_code(code);
  if (!part) return no_such_part();
  const auto project = TRY(load_project_for(call.db, call.who, id));
  const auto values = values_of(content_of(read_passport(call.db, id), *part));
  return part_page(v, project, *part,
                   part_form(v, project, *part, values, kinds(call.db), project.version, std::nullopt, last_saved_of(call, id)), nullptr,
                   200);
}

Result<Response> store_part(const Post<http::Author>& call, base::ProjectId id, std::string code) {
  const auto v = ui::view_of(call);
  const auto part = part_from_code(code);
  if (!part) return no_such_part();
  const auto project = TRY(load_project_for(call.db, call.who, id));
  const auto books = kinds(call.db);
  http::FormReader form{call.request};
  const auto seen = form.number("version", 1, std::numeric_limits<std::int64_t>::max(), {.label = M("Version"), .required = true});
  const auto content = read_part(form, *part, books);
  // Where somebody was faster, that comes first: the saved lines are not those that the person saw.
  if (seen == project.version) check_part(call.db, project, content, form);
  const auto again = [&](int status) {
    std::optional<Overtaken> overtaken;
    if (status == 409) overtaken = Overtaken{content_of(read_passport(call.db, id), *part)};
    // The form goes on from the version it was opened on, until the person has been shown that there is a later one.
    const auto version = overtaken ? project.version : seen.value_or(project.version);
    const auto body = part_form(v, project, *part, form.values(), books, version, overtaken, last_saved_of(call, id));
    return part_page(v, project, *part, body, &form.values(), status);
  };
  const auto job = [&]() -> Result<Response> {
    TRY(save_part(call.db, call.services.clock.now(), call.who, id, *seen, content));
    return http::see_other(ui::with_notice(Url::to("/projects/{}/edit", id), ui::Notice::saved));
  };
  return http::answered(form, again, job, {.conflict = http::Conflict::by_page});
}

}  // namespace

ui::Html ngo_projects(const ui::View& v, db::Read& db, base::NgoId ngo) { return projects_table(v, projects_of_ngo(db, ngo)); }

std::vector<ui::Crumb> passport_crumbs(const ui::View& v, const Project& project) {
  return {{project_title(v, project), Url::to("/projects/{}", project.id)}};
}

std::vector<ui::Crumb> editor_crumbs(const ui::View& v, const Project& project) {
  auto crumbs = passport_crumbs(v, project);
  crumbs.push_back({std::string{v.t("Fill in the passport")}, Url::to("/projects/{}/edit", project.id)});
  return crumbs;
}

void add_routes(http::Routes& routes) {
  routes.get<"/lots/{lot}/award">(award_page);
  routes.post<"/lots/{lot}/award">(award_lot);
  routes.get<"/lots/{lot}/passport">(passport_of_lot);
  routes.get<"/ngos/{ngo}/projects">(ngo_projects_page);
  routes.get<"/projects/{project}/edit">(editor_page);
  routes.get<"/projects/{project}/edit/{part}">(edit_part);
  // A hundred publications with their texts are a large form.
  routes.post<"/projects/{project}/edit/{part}">(store_part, {.form_limit = 4u << 20});
  add_money_routes(routes);
  add_contract_routes(routes);
  add_outcome_routes(routes);
  add_list_routes(routes);
}

}  // namespace baqylau::projects
