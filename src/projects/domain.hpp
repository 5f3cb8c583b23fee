#pragma once
/// Pure rules of projects and passports.

#include "base/result.hpp"
#include "projects/projects.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::projects {

inline constexpr std::size_t most_tranches = 20;

/// A lot that was not held or was cancelled has no executor: a conflict.
base::Done may_have_executor(const contests::Lot& lot);
/// What does not fit in an award: dates the wrong way round, tranches above the budget, lines that do not come to it. Fields are named as
/// in the form.
std::vector<base::FieldError> faults_of(const Award& award);

/// What does not fit between a part and its project: an estimate above the budget. Fields are named as in the form.
std::vector<base::FieldError> faults_of(const Project& project, const PartContent& content);
/// Gives each line of an estimate its position: those of `before` keep theirs, all others get new ones, behind.
Budget numbered(const Budget& before, Budget after);
/// Lines that have spending and would be gone.
Budget spent_and_removed(const Budget& before, const std::vector<Spending>& spending, const Budget& after);
base::Message cannot_be_removed(const BudgetLine& line);
/// What does not fit in a payment: a day to come (after `today`), or before the contract.
std::optional<base::Message> fault_of_payment(const Project& project, base::LocalDate paid_on, base::LocalDate today);

/// Spending of a line in a stage (1…3), or in all where `stage` is 0; of all lines where `position` is 0.
base::Money sum_of(const std::vector<Spending>& spending, std::int64_t position, int stage);
base::Money planned_of(const Budget& lines);
/// Whole percent, rounded down, so that 100 means all; nothing of nothing.
std::optional<std::int64_t> percent_of(std::int64_t part, std::int64_t whole);

/// As people type dates here: 27.02.2008.
std::string typed(base::LocalDate date);

/// Journal event of a change: `passport.team_changed`.
std::string event_of(Part part);
/// What the timeline calls an event; nothing for events that are not shown.
std::optional<base::Text> event_text(std::string_view event);

}  // namespace baqylau::projects
