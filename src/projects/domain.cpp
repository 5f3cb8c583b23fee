#include "projects/domain.hpp"

#include "db/statement.hpp"

#include <algorithm>
#include <type_traits>

namespace baqylau::projects {

namespace {

using base::M;

struct PartLine {
  Part part;
  std::string_view code;
  base::Text title;
  std::string_view event;
  base::Text event_title;
};

/// A part a line, in the order of `Part`.
constexpr PartLine part_lines[] = {
    {Part::about, "about", M("Goals, tasks and expected results"), "passport.about_changed",
     M("Goals, tasks and expected results were changed")},
    {Part::team, "team", M("Team of the project"), "passport.team_changed", M("The team was changed")},
    {Part::indicators, "indicators", M("Indicators"), "passport.indicators_changed", M("The indicators were changed")},
    {Part::budget, "budget", M("Estimate and spending"), "passport.budget_changed", M("The estimate was changed")},
    {Part::target_groups, "target_groups", M("Target groups"), "passport.target_groups_changed", M("The target groups were changed")},
    {Part::partners, "partners", M("Partners"), "passport.partners_changed", M("The partners were changed")},
    {Part::publications, "publications", M("Publications in the media"), "passport.publications_changed",
     M("The publications in the media were changed")},
    {Part::work_done, "work_done", M("Work done"), "passport.work_done_changed", M("The description of the work done was changed")},
    {Part::next_lots, "next_lots", M("Proposals for future lots"), "passport.next_lots_changed",
     M("The proposals for future lots were changed")},
};
static_assert(std::size(part_lines) == std::variant_size_v<PartContent>);

struct EventLine {
  std::string_view event;
  base::Text title;
};
/// What happens to a project besides changes of its passport's parts.
constexpr EventLine event_lines[] = {
    {"project.awarded", M("The lot was awarded and the project began")},
    {"project.executor_changed", M("The executor of the project was changed")},
    {"project.complete", M("The project was completed")},
    {"project.close", M("The project was closed")},
    {"project.terminate", M("The contract was terminated")},
    {"project.demand_repayment", M("Repayment was demanded")},
    {"project.reinstate", M("The last change of the project's status was taken back")},
    {"tranche.finance", M("A tranche was approved for payment")},
    {"tranche.withhold", M("A tranche was withheld")},
    {"tranche.pay", M("A tranche was paid")},
    {"tranche.undo", M("The last change of a tranche was taken back")},
    {"passport.spending_changed", M("The spending was changed")},
    {"passport.reported", M("What an accepted report says was taken into the passport")},
    {"passport.spending_taken_back", M("The spending of a stage was taken back: the acceptance of its report was a mistake")},
    {"project.corrected", M("What was entered of the contract was corrected")},
};

const PartLine& line_of(Part part) { return part_lines[static_cast<std::size_t>(part)]; }

}  // namespace

std::string_view to_code(Part part) { return line_of(part).code; }

std::optional<Part> part_from_code(std::string_view code) {
  for (const auto& line : part_lines) {
    if (line.code == code) return line.part;
  }
  return std::nullopt;
}

base::Text part_text(Part part) { return line_of(part).title; }

std::string event_of(Part part) { return std::string{line_of(part).event}; }

std::optional<base::Text> event_text(std::string_view event) {
  for (const auto& line : event_lines) {
    if (line.event == event) return line.title;
  }
  for (const auto& line : part_lines) {
    if (line.event == event) return line.event_title;
  }
  return std::nullopt;
}

ProjectStatus status_from_code(std::string_view code) {
  for (const auto status : all_statuses) {
    if (to_code(status) == code) return status;
  }
  throw db::Error{"a stored status is not one of a project: " + std::string{code}};
}

base::Text status_text(ProjectStatus status) {
  switch (status) {
    case ProjectStatus::in_execution: return M("In execution");
    case ProjectStatus::completed: return M("Completed");
    case ProjectStatus::closed: return M("Closed");
    case ProjectStatus::terminated: return M("Terminated");
    case ProjectStatus::repayment_demanded: return M("Repayment demanded");
  }
  return M("In execution");
}

base::Text state_text(TrancheState state) {
  switch (state) {
    case TrancheState::planned: return M("Planned");
    case TrancheState::due: return M("To be paid");
    case TrancheState::paid: return M("Paid");
    case TrancheState::withheld: return M("Withheld");
  }
  return M("Planned");
}

PartContent content_of(const Passport& passport, Part part) {
  switch (part) {
    case Part::about: return passport.about;
    case Part::team: return passport.team;
    case Part::indicators: return passport.indicators;
    case Part::budget: return passport.budget;
    case Part::target_groups: return passport.target_groups;
    case Part::partners: return passport.partners;
    case Part::publications: return passport.publications;
    case Part::work_done: return passport.work_done;
    case Part::next_lots: return passport.next_lots;
  }
  return passport.about;
}

bool is_filled(const PartContent& content) {
  return std::visit(
      [](const auto& part) {
        using T = std::remove_cvref_t<decltype(part)>;
        if constexpr (std::same_as<T, About>) {
          return (part.goals_kk || part.goals_ru) && (part.tasks_kk || part.tasks_ru) && (part.results_kk || part.results_ru);
        } else if constexpr (std::same_as<T, WorkDone> || std::same_as<T, NextLots>) {
          return part.kk.has_value() || part.ru.has_value();
        } else {
          return !part.empty();
        }
      },
      content);
}

base::Done may_have_executor(const contests::Lot& lot) {
  switch (lot.facts.status) {
    case contests::LotStatus::announced:
    case contests::LotStatus::held: return base::done();
    case contests::LotStatus::not_held:
    case contests::LotStatus::cancelled: break;
  }
  return base::Failure{base::Kind::conflict, M("This lot was not held or was cancelled, so it has no executor. "
                                               "If that is a mistake, correct the status of the lot first")};
}

std::vector<base::FieldError> faults_of(const Project& project, const PartContent& content) {
  const auto* lines = std::get_if<Budget>(&content);
  if (lines == nullptr || !project.budget) return {};
  const auto sum = planned_of(*lines);
  if (sum <= *project.budget) return {};
  return {{"budget.0.planned",
           {M("The lines come to {sum} tenge together, which is above the budget of the project, {budget} tenge. Correct the lines"),
            {{"sum", base::grouped(sum)}, {"budget", base::grouped(*project.budget)}}}}};
}

Budget numbered(const Budget& before, Budget after) {
  std::vector<std::int64_t> known;
  for (const auto& line : before) known.push_back(line.position);
  auto next = known.empty() ? 1 : *std::ranges::max_element(known) + 1;
  for (auto& line : after) {
    // Each once: a row that was copied in the form is a line of its own.
    if (std::erase(known, line.position) == 0) line.position = next++;
  }
  return after;
}

Budget spent_and_removed(const Budget& before, const std::vector<Spending>& spending, const Budget& after) {
  Budget removed;
  for (const auto& line : before) {
    if (std::ranges::find(spending, line.position, &Spending::position) == spending.end()) continue;
    if (std::ranges::find(after, line.position, &BudgetLine::position) == after.end()) removed.push_back(line);
  }
  return removed;
}

base::Message cannot_be_removed(const BudgetLine& line) {
  return {M("The line “{line}” has spending, so it cannot be removed. Rename it, or clear its spending first"), {{"line", line.name}}};
}

std::optional<base::Message> fault_of_payment(const Project& project, base::LocalDate paid_on, base::LocalDate today) {
  if (paid_on > today) return base::Message{M("The day of the payment is still to come. Enter the day on which it was made")};
  if (project.contract_date && paid_on < *project.contract_date) {
    return base::Message{M("The day of the payment is before the date of the contract, {date}. Correct it"),
                         {{"date", typed(*project.contract_date)}}};
  }
  return std::nullopt;
}

base::Money sum_of(const std::vector<Spending>& spending, std::int64_t position, int stage) {
  base::Money sum;
  for (const auto& row : spending) {
    if ((position == 0 || row.position == position) && (stage == 0 || row.stage == stage)) sum.tenge += row.amount.tenge;
  }
  return sum;
}

base::Money planned_of(const Budget& lines) {
  base::Money sum;
  for (const auto& line : lines) sum.tenge += line.planned.tenge;
  return sum;
}

std::optional<std::int64_t> percent_of(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return std::nullopt;
  return part / whole * 100 + part % whole * 100 / whole;  // in two steps: the product of large sums would not fit
}

std::string typed(base::LocalDate date) {
  const auto two = [](unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return two(date.day()) + "." + two(date.month()) + "." + std::to_string(date.year());
}

std::vector<base::FieldError> faults_of(const Award& award) {
  std::vector<base::FieldError> faults;
  if (award.starts_on && award.ends_on && *award.ends_on < *award.starts_on) {
    faults.push_back({"ends_on", M("The end date is before the start date. Correct one of them")});
  }
  if (award.tranches.size() > most_tranches) {
    faults.push_back({"tranches.0.amount", {M("At most {most} tranches can be entered"), {{"most", std::to_string(most_tranches)}}}});
  }
  base::Money sum;
  for (const auto& tranche : award.tranches) sum.tenge += tranche.amount.tenge;
  if (award.budget && sum > *award.budget) {
    faults.push_back(
        {"tranches.0.amount",
         {M("The tranches come to {sum} tenge together, which is above the budget of {budget} tenge. Correct the tranches or the budget"),
          {{"sum", base::grouped(sum)}, {"budget", base::grouped(*award.budget)}}}});
  }
  const auto planned = planned_of(award.lines);
  if (!award.lines.empty() && award.budget && planned != *award.budget) {
    faults.push_back(
        {"budget.0.planned",
         {M("The lines of the estimate come to {sum} tenge together; the budget is {budget} tenge. Correct the lines or the budget"),
          {{"sum", base::grouped(planned)}, {"budget", base::grouped(*award.budget)}}}});
  }
  return faults;
}

}  // namespace baqylau::projects
