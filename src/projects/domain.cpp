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
    {Part::target_groups, "target_groups", M("Target groups"), "passport.target_groups_changed", M("The target groups were changed")},
    {Part::partners, "partners", M("Partners"), "passport.partners_changed", M("The partners were changed")},
    {Part::publications, "publications", M("Publications in the media"), "passport.publications_changed",
     M("The publications in the media were changed")},
    {Part::work_done, "work_done", M("Work done"), "passport.work_done_changed", M("The description of the work done was changed")},
    {Part::next_lots, "next_lots", M("Proposals for future lots"), "passport.next_lots_changed",
     M("The proposals for future lots were changed")},
};
static_assert(std::size(part_lines) == std::variant_size_v<PartContent>);

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
  if (event == "project.awarded") return M("The lot was awarded and the project began");
  for (const auto& line : part_lines) {
    if (line.event == event) return line.event_title;
  }
  return std::nullopt;
}

ProjectStatus status_from_code(std::string_view code) {
  for (const auto status : {ProjectStatus::in_execution, ProjectStatus::completed, ProjectStatus::closed, ProjectStatus::terminated,
                            ProjectStatus::repayment_demanded}) {
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

PartContent content_of(const Passport& passport, Part part) {
  switch (part) {
    case Part::about: return passport.about;
    case Part::team: return passport.team;
    case Part::indicators: return passport.indicators;
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
  return faults;
}

}  // namespace baqylau::projects
