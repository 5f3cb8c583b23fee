/// Money for everybody: tranches paid and planned, the estimate against what was spent.

#include "projects/domain.hpp"
#include "projects/views.hpp"

#include <algorithm>
#include <utility>

namespace baqylau::projects {

namespace {

using ui::Html;
using ui::html;
using ui::View;

constexpr int stages = 3;

Html nothing_yet(const View& v) { return html(R"(<p class="govuk-body app-nothing">{}</p>)", v.t("Nothing has been entered yet.")); }

ui::Column column(std::string_view title, bool numeric = false) { return {std::string{title}, numeric}; }

std::string percent_text(const View& v, std::int64_t percent) { return v.t.number(percent) + "\u00a0%"; }

/// `1 000 + 500 = 1 500 ₸`
std::string addition(const View& v, const std::vector<base::Money>& terms, base::Money sum) {
  std::string text;
  for (const auto& term : terms) text += (text.empty() ? "" : " + ") + base::grouped(term);
  return (text.empty() ? "0" : text) + " = " + v.t.money(sum);
}

/// `1 000 ÷ 4 000 × 100 = 25 %`
std::string division(const View& v, base::Money part, base::Money whole, std::int64_t percent) {
  return base::grouped(part) + " ÷ " + base::grouped(whole) + " × 100 = " + percent_text(v, percent);
}

/// What was paid of the budget, with the tranches it comes from.
Html paid_of_budget(const View& v, const Project& project, const std::vector<Tranche>& tranches) {
  ui::Explanation why{.rule = std::string{v.t("The sum of all tranches that are paid.")}, .inputs = {}, .arithmetic = {}};
  std::vector<base::Money> terms;
  base::Money sum;
  for (const auto& tranche : tranches) {
    if (tranche.state != TrancheState::paid) continue;
    terms.push_back(tranche.amount);
    sum.tenge += tranche.amount.tenge;
    why.inputs.push_back(
        v.t("Tranche {number}: {amount}, paid on {date}", {{"number", std::to_string(tranche.number)},
                                                           {"amount", v.t.money(tranche.amount)},
                                                           {"date", tranche.paid_on ? v.t.short_date(*tranche.paid_on) : std::string{}}}));
  }
  why.arithmetic = addition(v, terms, sum);
  if (!project.budget) return ui::explained(v, v.t.money(sum), why);
  why.inputs.push_back(v.t("Budget of the project: {amount}", {{"amount", v.t.money(*project.budget)}}));
  const auto percent = percent_of(sum.tenge, project.budget->tenge);
  if (percent) why.arithmetic += "; " + division(v, sum, *project.budget, *percent);
  return ui::explained(
      v,
      v.t("{paid} of {budget}, {percent} %",
          {{"paid", v.t.money(sum)}, {"budget", v.t.money(*project.budget)}, {"percent", v.t.number(percent.value_or(0))}}),
      why);
}

/// Sums of a row or of a column, each with where it comes from.
struct Sums {
  const View& v;
  const Budget& lines;
  const std::vector<Spending>& spending;

  [[nodiscard]] std::string papers(const Spending& row) const { return row.evidence ? " (" + *row.evidence + ")" : std::string{}; }

  [[nodiscard]] Html stage_of_line(const BudgetLine& line, int stage) const {
    const auto row = std::ranges::find_if(spending, [&](const Spending& s) { return s.position == line.position && s.stage == stage; });
    return row == spending.end() ? v.known(std::optional<std::string>{}) : html("{}", v.t.money(row->amount));
  }
  [[nodiscard]] Html spent_on(const BudgetLine& line) const {
    ui::Explanation why{.rule = std::string{v.t("What was spent on the line in all stages together.")}, .inputs = {}, .arithmetic = {}};
    std::vector<base::Money> terms;
    for (const auto& row : spending) {
      if (row.position != line.position) continue;
      terms.push_back(row.amount);
      why.inputs.push_back(v.t("Stage {number}", {{"number", std::to_string(row.stage)}}) + ": " + v.t.money(row.amount) + papers(row));
    }
    const auto sum = sum_of(spending, line.position, 0);
    why.arithmetic = addition(v, terms, sum);
    return ui::explained(v, v.t.money(sum), why);
  }
  /// One figure a line, added up.
  template <class Of>
  [[nodiscard]] Html total(std::string_view rule, Of of) const {
    ui::Explanation why{.rule = std::string{rule}, .inputs = {}, .arithmetic = {}};
    std::vector<base::Money> terms;
    base::Money sum;
    for (const auto& line : lines) {
      const base::Money amount = of(line);
      terms.push_back(amount);
      sum.tenge += amount.tenge;
      why.inputs.push_back(line.name + ": " + v.t.money(amount));
    }
    why.arithmetic = addition(v, terms, sum);
    return ui::explained(v, v.t.money(sum), why);
  }
  [[nodiscard]] std::vector<std::string> planned_and_spent(base::Money planned, base::Money spent) const {
    return {std::string{v.t("Planned")} + ": " + v.t.money(planned), std::string{v.t("Spent in total")} + ": " + v.t.money(spent)};
  }
  [[nodiscard]] Html remaining(base::Money planned, base::Money spent) const {
    const base::Money left{planned.tenge - spent.tenge};
    return ui::explained(v, v.t.money(left),
                         {.rule = std::string{v.t("What was planned less what was spent.")},
                          .inputs = planned_and_spent(planned, spent),
                          .arithmetic = base::grouped(planned) + " − " + base::grouped(spent) + " = " + v.t.money(left)});
  }
  [[nodiscard]] Html share(base::Money planned, base::Money spent) const {
    const auto percent = percent_of(spent.tenge, planned.tenge);
    if (!percent) return v.known(std::optional<std::string>{});
    return ui::explained(v, percent_text(v, *percent),
                         {.rule = std::string{v.t("What was spent as a share of what was planned, in whole percent, rounded down.")},
                          .inputs = planned_and_spent(planned, spent),
                          .arithmetic = division(v, spent, planned, *percent)});
  }
};

ui::TableRow line_row(const Sums& sums, const BudgetLine& line) {
  const auto spent = sum_of(sums.spending, line.position, 0);
  ui::TableRow row{{html("{}", line.name), html("{}", sums.v.t.money(line.planned))}};
  for (int stage = 1; stage <= stages; ++stage) row.cells.push_back(sums.stage_of_line(line, stage));
  row.cells.push_back(sums.spent_on(line));
  row.cells.push_back(html("{}", sums.v.t.money({line.planned.tenge - spent.tenge})));
  const auto percent = percent_of(spent.tenge, line.planned.tenge);
  row.cells.push_back(percent ? html("{}", percent_text(sums.v, *percent)) : sums.v.known(std::optional<std::string>{}));
  return row;
}

ui::TableRow totals_row(const Sums& sums) {
  const auto& v = sums.v;
  const auto planned = planned_of(sums.lines);
  const auto spent = sum_of(sums.spending, 0, 0);
  ui::TableRow row{
      {html("{}", v.t("Total")), sums.total(v.t("What all lines plan, together."), [](const BudgetLine& l) { return l.planned; })}};
  for (int stage = 1; stage <= stages; ++stage) {
    row.cells.push_back(sums.total(v.t("What was spent in the stage on all lines together."),
                                   [&](const BudgetLine& l) { return sum_of(sums.spending, l.position, stage); }));
  }
  row.cells.push_back(sums.total(v.t("What was spent in all stages on all lines together."),
                                 [&](const BudgetLine& l) { return sum_of(sums.spending, l.position, 0); }));
  row.cells.push_back(sums.remaining(planned, spent));
  row.cells.push_back(sums.share(planned, spent));
  return row;
}

}  // namespace

Html state_tag(const View& v, TrancheState state) {
  const auto colour = [&] {
    switch (state) {
      case TrancheState::planned: return ui::TagColour::grey;
      case TrancheState::due: return ui::TagColour::yellow;
      case TrancheState::paid: return ui::TagColour::green;
      case TrancheState::withheld: return ui::TagColour::red;
    }
    return ui::TagColour::grey;
  }();
  return ui::tag(v.t(state_text(state)), colour);
}

Html tranches_block(const View& v, const Project& project, const std::vector<Tranche>& tranches) {
  if (tranches.empty()) return nothing_yet(v);
  std::vector<ui::TableRow> rows;
  for (const auto& tranche : tranches) {
    rows.push_back({{html("{}", tranche.number), html("{}", v.t.money(tranche.amount)), v.known(tranche.planned_on),
                     state_tag(v, tranche.state), v.known(tranche.paid_on)}});
  }
  const auto table = ui::table(v, v.t("Tranches"),
                               {column(v.t("№"), true), column(v.t("Amount of the tranche"), true),
                                column(v.t("Planned date of the tranche")), column(v.t("State")), column(v.t("Day of the payment"))},
                               rows, true);
  return html("{}{}", table, ui::summary_list({{std::string{v.t("Paid in all")}, paid_of_budget(v, project, tranches)}}));
}

Html budget_block(const View& v, const Budget& lines, const std::vector<Spending>& spending) {
  if (lines.empty()) return nothing_yet(v);
  const Sums sums{v, lines, spending};
  std::vector<ui::TableRow> rows;
  for (const auto& line : lines) rows.push_back(line_row(sums, line));
  rows.push_back(totals_row(sums));
  std::vector<ui::Column> columns{column(v.t("Line of the estimate")), column(v.t("Planned"), true)};
  for (int stage = 1; stage <= stages; ++stage) {
    columns.push_back(column(v.t("Spent in stage {number}", {{"number", std::to_string(stage)}}), true));
  }
  for (const auto title : {v.t("Spent in total"), v.t("Remaining"), v.t("Share spent")}) columns.push_back(column(title, true));
  return ui::table(v, v.t("Estimate and spending"), columns, rows, true);
}

}  // namespace baqylau::projects
