/// Contacts with executors before they register: form 1's record. SPEC §6.

#include "control/pages.hpp"
#include "control/service.hpp"
#include "http/answered.hpp"
#include "ngos/ngos.hpp"

#include <algorithm>

namespace baqylau::control {

namespace {

using base::M;
using base::Result;
using http::Response;
using http::Url;
using ui::Html;
using ui::html;

constexpr std::size_t longest_note = 1000;

base::Failure no_such_project() { return {base::Kind::not_found, M("There is no such project")}; }

std::vector<ui::Option> channels(const ui::View& v) {
  std::vector<ui::Option> options;
  for (const auto channel : all_channels) options.push_back({std::string{to_code(channel)}, std::string{v.t(label_of(channel))}});
  return options;
}

Response contact_view(const ui::View& v, db::Read& db, const store::FoundProject& found, const http::FormValues& values, int status) {
  const auto& project = found.row;
  auto executor = html("{}", v.content(project.ngo_short_kk, project.ngo_short_ru));
  if (!found.ngo_has_card) executor.add("<br>{}", v.t("The executor has no card yet"));
  Html body = html(R"(<p class="govuk-body">{}</p>{})", lot_cell(v, project),
                   ui::summary_list({{std::string{v.t("Executor")}, std::move(executor)},
                                     {std::string{v.t("Telephone")}, ngos::telephone(v, found.ngo_phone)}}));
  std::vector<ui::TableRow> rows;
  auto contacts = store::contacts(db, {.project = project.project}, v.today);
  auto& known = contacts[project.project];
  std::ranges::reverse(known);
  for (const auto& contact : known)
    rows.push_back({{v.known(std::optional{contact.on}), html("{}", v.t(label_of(contact.channel))), v.known(contact.note)}});
  if (rows.empty()) body.add(R"(<p class="govuk-body">{}</p>)", v.t("No contact with the executor is recorded"));
  else
    body.add("{}", ui::table(v, v.t("Contacts with the executor"),
                             {{std::string{v.t("Day")}}, {std::string{v.t("Way of contact")}}, {std::string{v.t("Note")}}}, rows));
  body.add(
      R"(<h2 class="govuk-heading-m">{}</h2>{})", v.t("Record a contact"),
      ui::post_form(v, Url::to("/control/contacts/{}", project.project),
                    html("{}{}{}{}", ui::date_input(v, values, {.name = "contacted_on", .label = std::string{v.t("Day")}}),
                         ui::radios(v, values, {.name = "channel", .label = std::string{v.t("Way of contact")}}, channels(v)),
                         ui::textarea(v, values, {.name = "note", .label = std::string{v.t("Note")}, .optional = true}, 3, longest_note),
                         ui::button(v.t("Save")))));
  return ui::page(v,
                  {.title = std::string{v.t("Contacts with the executor")},
                   .body = std::move(body),
                   .crumbs = {{std::string{v.t("Control forms")}, Url::to("/control")},
                              {"1. " + std::string{v.t("Pre-registration form")}, Url::to("/control/1")}},
                   .form = &values,
                   .notice = ui::notice_of(v.request)},
                  status);
}

}  // namespace

Result<Response> contact_page(const http::Get<Recorder>& call, base::ProjectId id) {
  const auto project = store::project_in(call.db, call.who.scope, id);
  if (!project) return no_such_project();
  return contact_view(ui::view_of(call), call.db, *project, {}, 200);
}

Result<Response> record_contact(const http::Post<Recorder>& call, base::ProjectId id) {
  const auto project = store::project_in(call.db, call.who.scope, id);
  if (!project) return no_such_project();
  const auto v = ui::view_of(call);
  http::FormReader form{call.request};
  const auto day = form.date("contacted_on", {.label = M("Day"), .required = true});
  std::vector<std::string> codes;
  for (const auto channel : all_channels) codes.emplace_back(to_code(channel));
  const auto code = form.choice("channel", codes, {.label = M("Way of contact"), .required = true});
  const auto note = form.optional_text("note", {.label = M("Note"), .max = longest_note});
  if (day && *day > v.today) form.fail("contacted_on", M("The day cannot be later than today"));
  if (day && *day < project->row.held_on) form.fail("contacted_on", M("The day cannot be earlier than the contest"));
  const auto again = [&](int status) { return contact_view(v, call.db, *project, form.values(), status); };
  return http::answered(form, again, [&]() -> Result<Response> {
    const auto channel = *std::ranges::find(all_channels, code, [](Channel known) { return to_code(known); });
    add_contact(call.db, call.services.clock.now(), call.services.random, call.who.account, id,
                {.on = *day, .channel = channel, .note = note});
    return http::see_other(ui::with_notice(Url::to("/control/contacts/{}", id), ui::Notice::saved));
  });
}

}  // namespace baqylau::control
