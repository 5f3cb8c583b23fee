/// The public passport.

#include "projects/contract.hpp"
#include "projects/domain.hpp"
#include "projects/views.hpp"

namespace baqylau::projects {

namespace {

using ui::Html;
using ui::html;
using ui::View;

Html money_in_words(const View& v, const std::optional<base::Money>& amount) {
  if (!amount) return v.known(std::optional<std::string>{});
  return html("{}", v.t.money_in_words(*amount));
}

Html coverage(const View& v, const contests::Lot& lot) {
  Html names;
  for (const auto& region : lot.regions) {
    if (!names.empty()) names.add(", ");
    names.add("{}", region.names.in(v.t.language()));
  }
  const auto& free = lot.facts.coverage;
  if (names.empty()) return v.content(free.kk, free.ru);
  if (free.kk || free.ru) names.add("<br>{}", v.content(free.kk, free.ru));
  return names;
}

Html section(std::string_view id, std::string_view title, const Html& body) {
  return html(R"(<section id="{}"><h2 class="govuk-heading-m">{}</h2>{}</section>)", id, title, body);
}

Html lot_block(const View& v, const PassportData& data) {
  const auto contest = html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(http::Url::to("/contests/{}", data.project.contest)),
                            v.date(data.project.contest_held_on));
  return ui::summary_list({{std::string{v.t("State body")}, html("{}", data.contest.body.in(v.t.language()))},
                           {std::string{v.t("Date of the contest")}, contest},
                           {std::string{v.t("Number of the lot")}, html("{}", data.project.lot_number)},
                           {std::string{v.t("Name of the lot")}, v.content(data.project.lot_name_kk, data.project.lot_name_ru)},
                           {std::string{v.t("Territorial coverage")}, coverage(v, data.lot)}});
}

Html executor_block(const View& v, const PassportData& data) {
  const auto& ngo = data.ngo;
  const auto name = html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(http::Url::to("/ngos/{}", ngo.id)),
                         v.content(ngo.card.full_name_kk, ngo.card.full_name_ru));
  return html("{}{}",
              ui::summary_list({{std::string{v.t("Full name of the NGO")}, name},
                                {std::string{v.t("Field of activity")}, ngos::label(v, ngo.activity)}}),
              ngos::contacts(v, ngo.card));
}

Html contract_block(const View& v, const Project& project) {
  return ui::summary_list({{std::string{v.t("Budget of the project")}, money_in_words(v, project.budget)},
                           {std::string{v.t("Number of the contract")}, v.known(project.contract_number)},
                           {std::string{v.t("Date of the contract")}, v.known(project.contract_date)},
                           {std::string{v.t("Start date")}, v.known(project.starts_on)},
                           {std::string{v.t("End date")}, v.known(project.ends_on)}});
}

Html events(const View& v, const std::vector<journal::Shown>& shown) {
  std::vector<ui::Event> list;
  for (const auto& event : shown) {
    const auto text = event_text(event.event);
    if (!text) continue;
    Html body;
    if (event.on_behalf) body.add(R"(<p class="govuk-body-s">{}</p>)", v.t("Entered by an operator from the papers of the organisation"));
    list.push_back({v.date_time(event.at), std::string{v.t(*text)}, body});
  }
  if (list.empty()) return html(R"(<p class="govuk-body">{}</p>)", v.t("Nothing has been recorded yet."));
  return ui::timeline(list);
}

}  // namespace

Html status_tag(const View& v, ProjectStatus status) {
  const auto colour = [&] {
    switch (status) {
      case ProjectStatus::in_execution: return ui::TagColour::blue;
      case ProjectStatus::completed: return ui::TagColour::green;
      case ProjectStatus::closed: return ui::TagColour::grey;
      case ProjectStatus::terminated:
      case ProjectStatus::repayment_demanded: return ui::TagColour::red;
    }
    return ui::TagColour::grey;
  }();
  return ui::tag(v.t(status_text(status)), colour);
}

bool may_fill(const http::Caller& caller, const Project& project) {
  const auto author = http::Author::admit(caller);
  if (!author) return false;
  if (author->ngo) return *author->ngo == project.ngo;
  return author->scope.covers(project.state_body);
}

bool may_pay(const http::Caller& caller, const Project& project) {
  const auto by = http::Operator::admit(caller);
  return by && by->scope.covers(project.state_body);
}

std::string project_title(const View& v, const Project& project) {
  const auto name = i18n::pick(project.lot_name_kk, project.lot_name_ru, v.t.language());
  return v.t("Lot {number}: {name}", {{"number", std::to_string(project.lot_number)}, {"name", name.text}});
}

Html project_heading(const View& v, const Project& project) {
  return html(R"(<h1 class="govuk-heading-l"><span class="govuk-caption-l">{}</span>{}</h1>)",
              v.t("Passport of the project, lot {number}", {{"number", std::to_string(project.lot_number)}}),
              v.content(project.lot_name_kk, project.lot_name_ru));
}

std::string passport_title(const View& v, const PassportData& data) { return project_title(v, data.project); }

Html passport_top(const View& v, const PassportData& data) {
  Html top = html(R"({}<p class="govuk-body">{} {}</p>)", project_heading(v, data.project), v.t("Status of the project:"),
                  status_tag(v, data.project.status));
  if (may_fill(v.request.caller, data.project)) {
    top.add("{}", ui::link_button(v, v.t("Fill in the passport"), http::Url::to("/projects/{}/edit", data.project.id),
                                  ui::ButtonKind::secondary));
  }
  if (may_pay(v.request.caller, data.project)) {
    const bool named = data.ngo.standing == ngos::Standing::named;
    top.add(" {}", ui::link_button(v, named ? v.t("Tie to a card") : v.t("Change the executor"),
                                   http::Url::to("/projects/{}/executor", data.project.id), ui::ButtonKind::secondary));
  }
  return top;
}

Html passport_facts(const View& v, const PassportData& data) {
  auto tranches = tranches_block(v, data.project, data.tranches);
  if (!data.tranches.empty() && may_pay(v.request.caller, data.project)) {
    tranches.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)",
                 v.link(http::Url::to("/projects/{}/tranches", data.project.id)), v.t("Enter payments"));
  }
  auto contract = contract_block(v, data.project);
  if (may_pay(v.request.caller, data.project))
    contract.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)",
                 v.link(http::Url::to("/projects/{}/contract", data.project.id)), v.t("Correct what was entered of the contract"));
  return html("{}{}{}{}{}", section("lot", v.t("Lot"), lot_block(v, data)), section("executor", v.t("Executor"), executor_block(v, data)),
              section("contract", v.t("Contract"), contract), section("tranches", v.t("Tranches"), tranches), corrections_of(v, data));
}

Html passport_body(const View& v, const PassportData& data) {
  Html body;
  std::string nothing_in;
  for (const auto part : all_parts) {
    if (content_of(data.passport, part) == content_of({}, part)) {
      nothing_in += (nothing_in.empty() ? "" : ", ") + std::string{v.t(part_text(part))};
      continue;
    }
    const auto shown = part == Part::budget ? budget_block(v, data.passport.budget, data.spending)
                                            : part_view(v, content_of(data.passport, part), data.kinds);
    body.add("{}", section(to_code(part), v.t(part_text(part)), shown));
  }
  if (!nothing_in.empty())
    body.add(R"(<p class="govuk-body app-nothing">{}</p>)", v.t("Not filled in yet: {parts}.", {{"parts", nothing_in}}));
  return body;
}

Html passport_timeline(const View& v, const PassportData& data) {
  return section("timeline", v.t("Timeline of the project"), events(v, data.events));
}

}  // namespace baqylau::projects
