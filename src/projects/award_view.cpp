/// Pages of the award: the executor, then the contract.

#include "projects/domain.hpp"
#include "projects/forms.hpp"
#include "projects/views.hpp"

namespace baqylau::projects {

namespace {

using ui::Html;
using ui::html;
using ui::View;

Html lot_facts(const View& v, const contests::Lot& lot) {
  return ui::summary_list({{std::string{v.t("Date of the contest")}, v.date(lot.held_on)},
                           {std::string{v.t("Number of the lot")}, html("{}", lot.facts.number)},
                           {std::string{v.t("Name of the lot")}, v.content(lot.facts.name.kk, lot.facts.name.ru)},
                           {std::string{v.t("Planned amount")},
                            lot.facts.planned ? html("{}", v.t.money(*lot.facts.planned)) : v.known(std::optional<std::string>{})}});
}

http::Url award_page(const contests::Lot& lot) { return http::Url::to("/lots/{}/award", lot.id); }

Html found_table(const View& v, const contests::Lot& lot, const ngos::NgoPage& found) {
  std::vector<ui::TableRow> rows;
  for (const auto& ngo : found.ngos) {
    const auto name = v.content(ngo.card.short_name_kk, ngo.card.short_name_ru);
    const auto choose = html(R"(<a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden">: {}</span></a>)",
                             v.link(award_page(lot).with("ngo", base::to_string(ngo.id))), v.t("Choose as the executor"), name);
    rows.push_back({{name, v.content(ngo.card.full_name_kk, ngo.card.full_name_ru),
                     v.known(ngo.card.number ? std::optional{ngo.card.number->digits} : std::nullopt), choose}});
  }
  return ui::table(v, v.t("Organisations found"),
                   {{std::string{v.t("Short name")}},
                    {std::string{v.t("Full name")}},
                    {std::string{v.t("Identification number")}},
                    {std::string{v.t("Executor")}}},
                   rows);
}

Html tranche_rows(const View& v, const http::FormValues& values) {
  const auto shown = rows_shown(values, tranches_prefix, {"amount", "planned_on"}, most_tranches);
  std::vector<Html> rows;
  for (std::size_t row = 0; row < shown; ++row) {
    const auto amount = row_name(tranches_prefix, row, "amount");
    const auto planned_on = row_name(tranches_prefix, row, "planned_on");
    rows.push_back(row_group(
        v.t("Tranche"),
        html("{}{}",
             ui::text_input(v, values,
                            {.name = amount,
                             .label = std::string{v.t("Amount of the tranche")},
                             .hint = std::string{v.t("In whole tenge")},
                             .inputmode = "numeric",
                             .width = "20"}),
             ui::date_input(v, values, {.name = planned_on, .label = std::string{v.t("Planned date of the tranche")}, .optional = true}))));
  }
  return ui::repeatable(v, rows);
}

}  // namespace

Html executor_search(const View& v, const contests::Lot& lot, const std::string& query, const std::optional<ngos::NgoPage>& found) {
  http::FormValues values;
  values.set("query", query);
  Html body =
      html(R"({}<h2 class="govuk-heading-m">{}</h2>{})", lot_facts(v, lot), v.t("Find the executor in the register"),
           ui::get_form(
               v, award_page(lot),
               html("{}{}",
                    ui::text_input(v, values,
                                   {.name = "query", .label = std::string{v.t("Name or identification number")}, .width = "two-thirds"}),
                    ui::button(v.t("Find"), ui::ButtonKind::secondary))));
  if (!found) return body;
  if (found->ngos.empty()) {
    body.add(R"(<p class="govuk-body">{} <a class="govuk-link" href="{}">{}</a></p>)",
             v.t("No organisation like this is in the register. Check the spelling, or enter its card first."),
             v.link(http::Url::to("/ngos/new")), v.t("Enter an NGO"));
    return body;
  }
  body.add("{}", found_table(v, lot, *found));
  if (found->pages > 1) body.add(R"(<p class="govuk-body">{}</p>)", v.t("Not all that were found are shown. Type more of the name."));
  return body;
}

Html award_form(const View& v, const contests::Lot& lot, const ngos::Ngo& executor, const http::FormValues& values) {
  const auto another = html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(award_page(lot)), v.t("Choose another organisation"));
  const auto chosen = ui::summary_list(
      {{std::string{v.t("Executor")}, html("{}<br>{}<br>{}", v.content(executor.card.short_name_kk, executor.card.short_name_ru),
                                           v.content(executor.card.full_name_kk, executor.card.full_name_ru), another)}});
  const auto date = [&](std::string_view name, std::string_view label) {
    return ui::date_input(v, values, {.name = name, .label = std::string{label}});
  };
  const auto contract =
      html("{}{}{}{}{}",
           ui::text_input(v, values, {.name = "contract_number", .label = std::string{v.t("Number of the contract")}, .width = "20"}),
           date("contract_date", v.t("Date of the contract")),
           ui::text_input(v, values,
                          {.name = "budget",
                           .label = std::string{v.t("Budget of the project")},
                           .hint = std::string{v.t("In whole tenge")},
                           .inputmode = "numeric",
                           .width = "20"}),
           date("starts_on", v.t("Start date")), date("ends_on", v.t("End date")));
  const auto tranches = html(R"(<h2 class="govuk-heading-m">{}</h2><p class="govuk-hint">{}</p>{})", v.t("Planned tranches"),
                             v.t("Leave the rows you do not need empty."), tranche_rows(v, values));
  return html("{}{}", lot_facts(v, lot),
              ui::post_form(v, award_page(lot),
                            html("{}{}{}{}{}", chosen, ui::hidden("ngo", base::to_string(executor.id)),
                                 ui::fieldset(v.t("Contract"), contract), tranches, ui::button(v.t("Award the lot")))));
}

}  // namespace baqylau::projects
