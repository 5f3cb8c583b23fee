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

}  // namespace

Html tranche_rows(const View& v, const http::FormValues& values) {
  const auto shown = rows_shown(values, tranches_prefix, {"amount", "planned_on"}, most_tranches);
  std::vector<Html> rows;
  for (std::size_t row = 0; row < shown; ++row) {
    const auto amount = row_name(tranches_prefix, row, "amount");
    const auto planned_on = row_name(tranches_prefix, row, "planned_on");
    rows.push_back(row_group(
        v.t("Tranche"),
        html("{}{}{}",
             ui::text_input(v, values,
                            {.name = amount,
                             .label = std::string{v.t("Amount of the tranche")},
                             .hint = std::string{v.t("In whole tenge")},
                             .inputmode = "numeric",
                             .width = "20"}),
             ui::date_input(v, values, {.name = planned_on, .label = std::string{v.t("Planned date of the tranche")}, .optional = true}),
             ui::hidden(row_name(tranches_prefix, row, tranche_number), values.value(row_name(tranches_prefix, row, tranche_number))))));
  }
  return ui::repeatable(v, rows);
}

Html contract_fields(const View& v, const http::FormValues& values, const Contract* stored) {
  const auto date = [&](std::string_view name, std::string_view label, auto fact) {
    return ui::date_input(v, values, {.name = name, .label = std::string{label}, .optional = stored != nullptr && !(stored->*fact)});
  };
  return html("{}{}{}{}{}",
              ui::text_input(v, values,
                             {.name = "contract_number",
                              .label = std::string{v.t("Number of the contract")},
                              .optional = stored != nullptr && !stored->number,
                              .width = "20"}),
              date("contract_date", v.t("Date of the contract"), &Contract::date),
              ui::text_input(v, values,
                             {.name = "budget",
                              .label = std::string{v.t("Budget of the project")},
                              .hint = std::string{v.t("In whole tenge")},
                              .optional = stored != nullptr && !stored->budget,
                              .inputmode = "numeric",
                              .width = "20"}),
              date("starts_on", v.t("Start date"), &Contract::starts_on), date("ends_on", v.t("End date"), &Contract::ends_on));
}

namespace {

/// Nobody has to enter a whole card to award a lot.
Html without_card(const View& v, const contests::Lot& lot, const std::string& query) {
  return html(
      R"(<h2 class="govuk-heading-m">{}</h2><p class="govuk-body">{}</p><p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)",
      v.t("The organisation has no card yet"),
      v.t("Name it here and award the lot. Its project is tied to its card when the card is entered."),
      v.link(award_page(lot).with("executor", executor_named).with("query", query)), v.t("Name the organisation"));
}

/// What an operator enters from the contract, whoever won.
Html award_fields(const View& v, const http::FormValues& values) {
  const auto heading = [](std::string_view title, std::string_view hint) {
    return html(R"(<h2 class="govuk-heading-m">{}</h2><p class="govuk-hint">{}</p>)", title, hint);
  };
  return html("{}{}{}{}{}", ui::fieldset(v.t("Contract"), contract_fields(v, values)),
              heading(v.t("Planned tranches"), v.t("Leave the rows you do not need empty.")), tranche_rows(v, values),
              heading(v.t("Estimate of the contract"),
                      v.t("What the money is for. Where you enter lines, they come to the budget; without them the "
                          "executor fills the estimate in.")),
              part_fields(v, Part::budget, values, {}));
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
  } else {
    body.add("{}", ngos::found_to_choose(v, *found, [&](base::NgoId id) { return award_page(lot).with("ngo", base::to_string(id)); }));
  }
  return body.add("{}", without_card(v, lot, query));
}

Html award_form(const View& v, const contests::Lot& lot, const ngos::Ngo& executor, const http::FormValues& values) {
  const auto another = html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(award_page(lot)), v.t("Choose another organisation"));
  const auto chosen = ui::summary_list(
      {{std::string{v.t("Executor")}, html("{}<br>{}<br>{}", v.content(executor.card.short_name_kk, executor.card.short_name_ru),
                                           v.content(executor.card.full_name_kk, executor.card.full_name_ru), another)}});
  return html("{}{}", lot_facts(v, lot),
              ui::post_form(v, award_page(lot),
                            html("{}{}{}{}", chosen, ui::hidden("ngo", base::to_string(executor.id)), award_fields(v, values),
                                 ui::button(v.t("Award the lot")))));
}

Html named_award_form(const View& v, const contests::Lot& lot, const std::optional<ngos::NumberHolder>& holder,
                      const http::FormValues& values) {
  const auto search = html(R"(<p class="govuk-body">{} <a class="govuk-link" href="{}">{}</a></p>)",
                           v.t("The organisation will stand in the passport and in the control forms, and not in the register of NGOs."),
                           v.link(award_page(lot)), v.t("Look for it in the register once more"));
  Html body = html("{}{}", ui::hidden("executor", executor_named),
                   ui::fieldset(v.t("Executor without a card"), html("{}{}", search, ngos::named_fields(v, values))));
  auto buttons = ui::button(v.t("Award the lot"));
  if (holder) {
    const auto name = v.content(holder->name_kk, holder->name_ru);
    const auto card = html(R"({} <a class="govuk-link" href="{}">{}</a>)", v.t("This number is on a card of the register:"),
                           v.link(http::Url::to("/ngos/{}", holder->id)), name);
    const auto chosen = i18n::pick(holder->name_kk, holder->name_ru, v.t.language()).text;
    body = html("{}{}", ui::inset(card), body);
    // A button of this form: nothing of the contract has to be typed again. Behind the other one, which Enter presses.
    buttons.add(" {}", ui::button(v.t("Award the lot to {name}", {{"name", chosen}}), ui::ButtonKind::secondary, "ngo",
                                  base::to_string(holder->id)));
  }
  return html("{}{}", lot_facts(v, lot), ui::post_form(v, award_page(lot), html("{}{}{}", body, award_fields(v, values), buttons)));
}

}  // namespace baqylau::projects
