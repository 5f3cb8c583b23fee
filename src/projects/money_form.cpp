/// Forms about money: the operator's payments, the executor's spending.

#include "projects/domain.hpp"
#include "projects/forms.hpp"
#include "projects/views.hpp"

#include <algorithm>

namespace baqylau::projects {

namespace {

using http::FormValues;
using http::Url;
using ui::Html;
using ui::html;
using ui::View;

constexpr int stages = 3;

ui::Column column(std::string_view title, bool numeric = false) { return {std::string{title}, numeric}; }

Html decision_of(const View& v, const Tranche& tranche) {
  if (!tranche.decision_number || !tranche.decided_on) return v.known(std::optional<std::string>{});
  return html("{}", v.t("№ {number} of {date}", {{"number", *tranche.decision_number}, {"date", v.t.short_date(*tranche.decided_on)}}));
}

Html step_of(const View& v, const Project& project, const Tranche& tranche) {
  const auto which = v.t("Tranche {number}", {{"number", std::to_string(tranche.number)}});
  switch (tranche.state) {
    case TrancheState::due:
      return html(R"(<a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden">: {}</span></a>)",
                  v.link(Url::to("/projects/{}/tranches/{}/pay", project.id, tranche.number)), v.t("Enter the payment"), which);
    case TrancheState::paid:
      return ui::post_form(v, Url::to("/projects/{}/tranches/{}/pay/undo", project.id, tranche.number),
                           ui::button(v.t("Take the payment back"), ui::ButtonKind::secondary));
    case TrancheState::planned:
    case TrancheState::withheld: return html("{}", v.t("Waits for a decision"));
  }
  return {};
}

/// Amount and papers of a line in a stage.
Html spending_cell(const View& v, const BudgetLine& line, int stage, const std::vector<Spending>& spending) {
  const auto row = std::ranges::find_if(spending, [&](const Spending& s) { return s.position == line.position && s.stage == stage; });
  if (row == spending.end()) return v.known(std::optional<std::string>{});
  if (!row->evidence) return html("{}", v.t.money(row->amount));
  return html(R"({}<br><span class="app-soft">{}</span>)", v.t.money(row->amount), *row->evidence);
}

std::string stage_title(const View& v, int stage) { return v.t("Stage {number}", {{"number", std::to_string(stage)}}); }

Html stage_table(const View& v, const Budget& lines, int stage, const std::vector<Spending>& spending) {
  std::vector<ui::TableRow> rows;
  for (const auto& line : lines) rows.push_back({{html("{}", line.name), spending_cell(v, line, stage, spending)}});
  return ui::table(v, stage_title(v, stage), {column(v.t("Line of the estimate")), column(v.t("Amount spent"))}, rows, true);
}

}  // namespace

Html tranches_list(const View& v, const Project& project, const std::vector<Tranche>& tranches) {
  if (tranches.empty()) return html(R"(<p class="govuk-body">{}</p>)", v.t("The contract of this project has no tranches in the system."));
  std::vector<ui::TableRow> rows;
  for (const auto& tranche : tranches) {
    rows.push_back({{html("{}", tranche.number), html("{}", v.t.money(tranche.amount)), v.known(tranche.planned_on),
                     state_tag(v, tranche.state), decision_of(v, tranche), v.known(tranche.paid_on), step_of(v, project, tranche)}});
  }
  return ui::table(v, v.t("Tranches"),
                   {column(v.t("№"), true), column(v.t("Amount of the tranche"), true), column(v.t("Planned date of the tranche")),
                    column(v.t("State")), column(v.t("Decision")), column(v.t("Day of the payment")), column(v.t("Next step"))},
                   rows, true);
}

Html payment_form(const View& v, const Project& project, const Tranche& tranche, const FormValues& values) {
  const auto facts = ui::summary_list({{std::string{v.t("Amount of the tranche")}, html("{}", v.t.money(tranche.amount))},
                                       {std::string{v.t("Planned date of the tranche")}, v.known(tranche.planned_on)},
                                       {std::string{v.t("Date of the contract")}, v.known(project.contract_date)},
                                       {std::string{v.t("State")}, state_tag(v, tranche.state)},
                                       {std::string{v.t("Decision")}, decision_of(v, tranche)}});
  return html(
      "{}{}", facts,
      ui::post_form(v, Url::to("/projects/{}/tranches/{}/pay", project.id, tranche.number),
                    html(R"({}{}<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)",
                         ui::date_input(v, values, {.name = "paid_on", .label = std::string{v.t("Day of the payment")}}),
                         ui::button(v.t("Save")), v.link(Url::to("/projects/{}/tranches", project.id)), v.t("Back without saving"))));
}

Html spending_overview(const View& v, const Project& project, const Budget& lines, const std::vector<Spending>& spending,
                       bool from_papers) {
  if (lines.empty()) {
    return html(R"(<p class="govuk-body">{} <a class="govuk-link" href="{}">{}</a></p>)",
                v.t("Spending is entered by the lines of the estimate, and the estimate has none yet."),
                v.link(Url::to("/projects/{}/edit/{}", project.id, to_code(Part::budget))), v.t("Enter the estimate"));
  }
  std::vector<ui::TableRow> rows;
  for (const auto& line : lines) {
    ui::TableRow row{{html("{}", line.name), html("{}", v.t.money(line.planned))}};
    for (int stage = 1; stage <= stages; ++stage) row.cells.push_back(spending_cell(v, line, stage, spending));
    rows.push_back(std::move(row));
  }
  std::vector<ui::Column> columns{column(v.t("Line of the estimate")), column(v.t("Planned"), true)};
  Html links;
  for (int stage = 1; stage <= stages; ++stage) {
    columns.push_back(column(stage_title(v, stage)));
    const bool reported = std::ranges::any_of(spending, [&](const Spending& row) { return row.stage == stage && row.reported; });
    if (!from_papers || reported) continue;
    links.add(R"(<li><a class="govuk-link" href="{}">{}</a></li>)", v.link(Url::to("/projects/{}/spending/{}", project.id, stage)),
              v.t("Enter what was spent in stage {number}", {{"number", std::to_string(stage)}}));
  }
  if (!links.empty()) links = html(R"(<ul class="govuk-list">{}</ul>)", links);
  return html(R"(<p class="govuk-body">{}</p>{}{})",
              v.t("What was spent is told in the reports of the project: when a report is accepted, it stands here."),
              ui::table(v, v.t("Spending by stage"), columns, rows, true), links);
}

Html spending_form(const View& v, const Project& project, const Budget& lines, int stage, const FormValues& values, std::int64_t version,
                   const std::optional<std::vector<Spending>>& overtaken, const std::optional<ui::LastSaved>& last) {
  Html body;
  if (overtaken) body.add("{}", overtaken_notice(v, stage_table(v, lines, stage, *overtaken), last));
  body.add("{}",
           ui::post_form(v, Url::to("/projects/{}/spending/{}", project.id, stage),
                         html(R"({}{}{}<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)",
                              ui::version_field(v, "version", std::to_string(version), last), spending_fields(v, lines, values),
                              ui::button(v.t("Save")), v.link(Url::to("/projects/{}/spending", project.id)), v.t("Back without saving"))));
  return body;
}

Html spending_fields(const View& v, const Budget& lines, const FormValues& values, const std::vector<Spending>& before) {
  Html groups = html(R"(<p class="govuk-hint">{}</p>)", v.t("Leave a line empty where nothing was spent on it."));
  for (const auto& line : lines) {
    const auto amount = spending_name(line, "amount");
    const auto evidence = spending_name(line, "evidence");
    const auto spent = sum_of(before, line.position, 0);
    auto hint = v.t("In whole tenge; planned: {amount}", {{"amount", v.t.money(line.planned)}});
    if (spent.tenge > 0)
      hint += ". " + v.t("Spent in other stages: {amount}, left: {left}",
                         {{"amount", v.t.money(spent)}, {"left", v.t.money({line.planned.tenge - spent.tenge})}});
    groups.add("{}", row_group(line.name,
                               html("{}{}",
                                    ui::text_input(v, values,
                                                   {.name = amount,
                                                    .label = std::string{v.t("Amount spent")},
                                                    .hint = std::move(hint),
                                                    .optional = true,
                                                    .inputmode = "numeric",
                                                    .width = "20"}),
                                    ui::text_input(v, values,
                                                   {.name = evidence,
                                                    .label = std::string{v.t("Papers that show it")},
                                                    .hint = std::string{v.t("For example, contract, invoice, act; with numbers and dates. "
                                                                            "Everybody can read this, so leave out personal data.")},
                                                    .optional = true}))));
  }
  return groups;
}

}  // namespace baqylau::projects
