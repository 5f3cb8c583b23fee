/// The form that corrects a contract, and what everybody sees of corrections.

#include "projects/contract.hpp"
#include "projects/domain.hpp"
#include "projects/forms.hpp"
#include "projects/views.hpp"

#include <algorithm>

namespace baqylau::projects {

namespace {

using base::M;
using ui::Html;
using ui::html;
using ui::View;

/// «500000 2008-03-01», «500000 Rent»: the amount, and what stands behind it.
std::pair<std::optional<base::Money>, std::string> amount_and_rest(const std::string& stored) {
  const auto blank = stored.find(' ');
  const auto amount = base::parse_id(stored.substr(0, blank));
  return {amount ? std::optional{base::Money{*amount}} : std::nullopt,
          blank == std::string::npos ? std::string{} : stored.substr(blank + 1)};
}

using Stored = std::optional<std::string>;

Html shown_text(const View& v, const Stored& stored) { return v.known(stored); }
Html shown_date(const View& v, const Stored& stored) {
  return v.known(stored ? base::LocalDate::parse_iso(*stored) : std::optional<base::LocalDate>{});
}
Html shown_money(const View& v, const Stored& stored) {
  const auto amount = stored ? amount_and_rest(*stored).first : std::nullopt;
  return amount ? html("{}", v.t.money(*amount)) : v.known(Stored{});
}
Html shown_tranche(const View& v, const Stored& stored) {
  if (!stored) return html("{}", v.t("none"));
  const auto planned_on = base::LocalDate::parse_iso(amount_and_rest(*stored).second);
  const auto amount = shown_money(v, stored);
  return planned_on ? html("{}, {}", amount, v.t.short_date(*planned_on)) : amount;
}
Html shown_line(const View& v, const Stored& stored) {
  if (!stored) return html("{}", v.t("none"));
  return html("{}: {}", amount_and_rest(*stored).second, shown_money(v, stored));
}

Html shown_ngo(const View& v, const PassportData& data, const Stored& stored) {
  const auto id = stored ? base::parse_id(*stored) : std::nullopt;
  const auto found = id ? data.corrected_ngos.find(*id) : data.corrected_ngos.end();
  if (found == data.corrected_ngos.end()) return v.known(Stored{});
  const auto& ngo = found->second;
  return html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(http::Url::to("/ngos/{}", ngo.id)),
              v.content(ngo.card.short_name_kk, ngo.card.short_name_ru));
}

std::optional<journal::Told> told(const View& v, const PassportData& data, const journal::Correction::Field& field) {
  struct Line {
    std::string_view name;
    base::Text label;
    Html (*shown)(const View&, const Stored&);
  };
  static constexpr Line lines[] = {{"contract_number", M("Number of the contract"), shown_text},
                                   {"contract_date", M("Date of the contract"), shown_date},
                                   {"budget", M("Budget of the project"), shown_money},
                                   {"starts_on", M("Start date"), shown_date},
                                   {"ends_on", M("End date"), shown_date}};
  if (field.name == "ngo")
    return journal::Told{std::string{v.t("Executor")}, shown_ngo(v, data, field.before), shown_ngo(v, data, field.after)};
  for (const auto& line : lines)
    if (field.name == line.name)
      return journal::Told{std::string{v.t(line.label)}, line.shown(v, field.before), line.shown(v, field.after)};
  constexpr std::string_view tranche = "tranche_", line = "line_";
  if (field.name.starts_with(tranche))
    return journal::Told{v.t(M("Tranche {number}"), {{"number", field.name.substr(tranche.size())}}), shown_tranche(v, field.before),
                         shown_tranche(v, field.after)};
  if (field.name.starts_with(line))
    return journal::Told{std::string{v.t("Line of the estimate")}, shown_line(v, field.before), shown_line(v, field.after)};
  return std::nullopt;
}

/// Tranches that a decision has touched: they are shown, and stay.
Html settled_tranches(const View& v, const Contract& contract) {
  std::vector<ui::TableRow> rows;
  for (const auto& tranche : contract.tranches) {
    if (tranche.state == TrancheState::planned) continue;
    rows.push_back(
        {{html("{}", tranche.number), html("{}", v.t.money(tranche.amount)), v.known(tranche.planned_on), state_tag(v, tranche.state)}});
  }
  if (rows.empty()) return {};
  return html(R"(<p class="govuk-body">{}</p>{})",
              v.t("Tranches that were decided on stay as they are. To correct one, take the payment back and annul the decision first."),
              ui::table(v, v.t("Tranches that were decided on"),
                        {{std::string{v.t("№")}, true},
                         {std::string{v.t("Amount of the tranche")}, true},
                         {std::string{v.t("Planned date of the tranche")}},
                         {std::string{v.t("State")}}},
                        rows, true));
}

}  // namespace

Html contract_form(const View& v, const Project& project, const Contract& stored, const http::FormValues& values,
                   const std::optional<ui::LastSaved>& last) {
  const auto heading = [](std::string_view title) { return html(R"(<h2 class="govuk-heading-m">{}</h2>)", title); };
  Html fields = ui::version_field(v, "version", values.value("version"), last);
  fields.add("{}", ui::fieldset(v.t("Contract"), contract_fields(v, values, &stored)));
  fields.add("{}{}", heading(v.t("Planned tranches")), settled_tranches(v, stored));
  fields.add(R"(<p class="govuk-hint">{}</p>{})", v.t("Leave the rows you do not need empty."), tranche_rows(v, values));
  fields.add("{}{}", heading(v.t("Estimate of the contract")), part_fields(v, Part::budget, values, {}));
  fields.add(ui::textarea(v, values,
                          {.name = "reason",
                           .label = std::string{v.t("Why this is corrected")},
                           .hint = std::string{v.t("The reason is public: it is shown to everybody beside the old and the new value.")}},
                          4, contests::most_reason));
  fields.add(ui::button(v.t("Save the correction")));
  return ui::post_form(v, http::Url::to("/projects/{}/contract", project.id), fields);
}

Html corrections_of(const View& v, const PassportData& data) {
  return journal::corrections_section(v, data.corrections, [&](const journal::Correction::Field& field) { return told(v, data, field); });
}

}  // namespace baqylau::projects
