#include "contests/domain.hpp"
#include "contests/views.hpp"

namespace baqylau::contests::views {
namespace {

using base::M;
using http::Url;
using ui::html;
using ui::Html;
using ui::View;

Html regions_of(const View& v, const Lot& lot) {
  if (lot.regions.empty()) return v.known(std::optional<std::string>{});
  Html out;
  std::string_view between;
  for (const auto& region : lot.regions) {
    out.add("{}{}", between, region.names.in(v.request.language));
    between = ", ";
  }
  return out;
}

Html planned_of(const View& v, const Lot& lot) {
  if (!lot.facts.planned) return v.known(std::optional<std::string>{});
  return html("{}", v.t.money_in_words(*lot.facts.planned));
}

Html facts_of(const View& v, const Lot& lot) {
  const auto& facts = lot.facts;
  return ui::summary_list({
      {std::string{v.t("Contest")},
       html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(Url::to("/contests/{}", lot.contest)), name_of(v, lot.held_on))},
      {std::string{v.t("Lot number")}, html("{}", facts.number)},
      {std::string{v.t("Lot name")}, v.content(facts.name.kk, facts.name.ru)},
      {std::string{v.t("Lot status")}, status_tag(v, facts.status)},
      {std::string{v.t("Description")}, v.content_text(facts.description.kk, facts.description.ru)},
      {std::string{v.t("Regions")}, regions_of(v, lot)},
      {std::string{v.t("Coverage in words")}, v.content(facts.coverage.kk, facts.coverage.ru)},
      {std::string{v.t("Planned amount")}, planned_of(v, lot)},
  });
}

std::optional<journal::Told> told(const View& v, const journal::Correction::Field& field) {
  if (field.name != "status") return std::nullopt;
  const auto shown = [&](const std::optional<std::string>& code) {
    const auto status = lot_status_from_code(code.value_or(""));
    return status ? html("{}", v.t(label(*status))) : v.known(std::optional<std::string>{});
  };
  return journal::Told{std::string{v.t("Lot status")}, shown(field.before), shown(field.after)};
}

std::string title_of(const View& v, const Lot& lot) {
  return v.t(M("Lot {number}. {contest}"), {{"number", std::to_string(lot.facts.number)}, {"contest", name_of(v, lot.held_on)}});
}

std::vector<ui::Option> statuses_after(const View& v, const std::optional<Lot>& stored) {
  std::vector<ui::Option> options;
  for (const auto status : all_lot_statuses) {
    if (!stored || form_may_set(stored->facts.status, status))
      options.push_back({std::string{to_code(status)}, std::string{v.t(label(status))}});
  }
  return options;
}

Html fields_of(const View& v, const std::optional<Lot>& stored, const std::vector<reference::Region>& regions,
               const http::FormValues& values) {
  const auto field = [&](LotColumn column, std::string_view language, std::string hint = {}) {
    return ui::Field{
        .name = to_code(column), .label = std::string{v.t(label(column))}, .hint = std::move(hint), .optional = true, .language = language};
  };
  Html fields;
  fields.add(ui::text_input(v, values, {.name = "number", .label = std::string{v.t("Lot number")}, .inputmode = "numeric", .width = "4"}));
  Html names;
  names.add(R"(<p class="govuk-hint">{}</p>)", v.t("In Kazakh, in Russian or in both"));
  names.add(ui::text_input(v, values, {.name = "name_kk", .label = std::string{v.t("Name in Kazakh")}, .language = "kk"}));
  names.add(ui::text_input(v, values, {.name = "name_ru", .label = std::string{v.t("Name in Russian")}, .language = "ru"}));
  fields.add(ui::fieldset(v.t("Lot name"), names));
  fields.add(ui::textarea(v, values, field(LotColumn::description_kk, "kk"), 6, most_description));
  fields.add(ui::textarea(v, values, field(LotColumn::description_ru, "ru"), 6, most_description));
  std::vector<ui::Option> options;
  for (const auto& region : regions) options.push_back({region.kato, region.name(v.request.language)});
  fields.add(ui::checkboxes(v, values, field(LotColumn::regions, {}), options));
  fields.add(ui::text_input(v, values,
                            field(LotColumn::coverage_kk, "kk",
                                  std::string{v.t("Towns, districts or parts of the country, as the contest documents name them")})));
  fields.add(ui::text_input(v, values, field(LotColumn::coverage_ru, "ru")));
  fields.add(ui::text_input(v, values,
                            {.name = "planned_amount",
                             .label = std::string{v.t("Planned amount, tenge")},
                             .optional = true,
                             .inputmode = "numeric",
                             .width = "20"}));
  const bool settled = stored && stored->facts.status == LotStatus::held;
  fields.add(ui::radios(
      v, values,
      {.name = "status",
       .label = std::string{v.t("Lot status")},
       .hint = std::string{settled ? v.t("The status of a held lot is not changed here: there is “Correct the outcome” on its page")
                                   : std::string_view{}}},
      statuses_after(v, stored)));
  return fields;
}

}  // namespace

ui::PageContent lot(const View& v, const Lot& lot, const std::vector<journal::Correction>& corrections, Offers offers) {
  ui::PageContent page{.title = title_of(v, lot), .body = facts_of(v, lot)};
  page.crumbs = {{std::string{v.t("Contests")}, Url::to("/contests")}, {name_of(v, lot.held_on), Url::to("/contests/{}", lot.contest)}};
  if (lot.facts.status == LotStatus::held) {
    page.body.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)", v.link(Url::to("/lots/{}/passport", lot.id)),
                  v.t("Project passport"));
  }
  if (offers == Offers::editing) {
    Html buttons;
    // A held lot is awarded from the place where its passport will be.
    if (lot.facts.status == LotStatus::announced) buttons.add(ui::link_button(v, v.t("Award the lot"), Url::to("/lots/{}/award", lot.id)));
    buttons.add(ui::link_button(v, v.t("Edit the lot"), Url::to("/lots/{}/edit", lot.id), ui::ButtonKind::secondary));
    if (lot.facts.status == LotStatus::held)
      buttons.add(ui::link_button(v, v.t("Correct the outcome"), Url::to("/lots/{}/outcome", lot.id), ui::ButtonKind::secondary));
    page.body.add(R"(<div class="govuk-button-group">{}</div>)", buttons);
  }
  page.body.add("{}", journal::corrections_section(v, corrections, [&](const auto& field) { return told(v, field); }));
  return page;
}

ui::PageContent lot_form(const View& v, const Contest& contest, const Stored& stored, const std::vector<reference::Region>& regions,
                         const http::FormValues& values) {
  ui::PageContent page{.title = std::string{stored.lot ? v.t("Edit the lot") : v.t("Add a lot")}, .body = {}};
  page.crumbs = {{std::string{v.t("Contests")}, Url::to("/contests")},
                 {name_of(v, contest.facts.held_on), Url::to("/contests/{}", contest.id)}};
  page.form = &values;
  auto action = Url::to("/contests/{}/lots/new", contest.id);
  Html fields;
  if (stored.lot) {
    action = Url::to("/lots/{}/edit", stored.lot->id);
    page.crumbs.push_back({title_of(v, *stored.lot), Url::to("/lots/{}", stored.lot->id)});
    fields.add(ui::version_field(v, "version", std::to_string(stored.lot->version), stored.saved));
    if (stored.changed_meanwhile) {
      page.body.add(ui::warning_text(
          v, v.t("This lot was changed after you opened the page. {who} What you typed is kept in the form; below is what is stored now. "
                 "Saving replaces it.",
                 {{"who", ui::last_saved_text(v, stored.saved)}})));
      page.body.add(ui::details(v.t("What is stored now"), facts_of(v, *stored.lot)));
    }
  }
  fields.add(fields_of(v, stored.lot, regions, values));
  fields.add(ui::button(v.t("Save")));
  page.body.add(ui::post_form(v, action, fields));
  return page;
}

}  // namespace baqylau::contests::views
