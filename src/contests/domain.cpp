#include "contests/domain.hpp"

#include <algorithm>

namespace baqylau::contests {

using base::M;

std::optional<LotStatus> lot_status_from_code(std::string_view code) noexcept {
  for (const auto status : all_lot_statuses) {
    if (to_code(status) == code) return status;
  }
  return std::nullopt;
}

base::Text label(LotStatus status) noexcept {
  switch (status) {
    case LotStatus::announced: return M("Announced");
    case LotStatus::held: return M("Held");
    case LotStatus::not_held: return M("Not held");
    case LotStatus::cancelled: return M("Cancelled");
  }
  return M("Announced");
}

base::Text label(LotColumn column) noexcept {
  switch (column) {
    case LotColumn::number: return M("Lot number");
    case LotColumn::name_kk: return M("Name in Kazakh");
    case LotColumn::name_ru: return M("Name in Russian");
    case LotColumn::description_kk: return M("Description in Kazakh");
    case LotColumn::description_ru: return M("Description in Russian");
    case LotColumn::regions: return M("Regions");
    case LotColumn::coverage_kk: return M("Coverage in words, in Kazakh");
    case LotColumn::coverage_ru: return M("Coverage in words, in Russian");
    case LotColumn::planned_amount: return M("Planned amount, tenge");
    case LotColumn::status: return M("Lot status");
  }
  return M("Lot number");
}

bool may_become(LotStatus from, LotStatus to) noexcept {
  using enum LotStatus;
  // The outcome of a lot is entered once; the other lines are corrections of what was entered wrongly.
  static constexpr struct {
    LotStatus from, to;
  } workflow[] = {
      {announced, held},     {announced, not_held},  {announced, cancelled}, {not_held, announced}, {not_held, held},
      {not_held, cancelled}, {cancelled, announced}, {held, announced},      {held, not_held},      {held, cancelled},
  };
  return std::any_of(std::begin(workflow), std::end(workflow), [&](const auto& step) { return step.from == from && step.to == to; });
}

bool form_may_set(LotStatus from, LotStatus to) noexcept { return from == to || (from != LotStatus::held && may_become(from, to)); }

std::vector<base::FieldError> check(const ContestFacts& facts) {
  static constexpr std::string_view fields[] = {"due_1", "due_2", "due_3"};
  std::vector<base::FieldError> errors;
  std::optional<base::LocalDate> before;
  for (std::size_t stage = 0; stage < facts.due.size(); ++stage) {
    const auto due = facts.due[stage];
    if (!due) continue;
    if (*due < facts.held_on) {
      errors.push_back({std::string{fields[stage]}, M("A report cannot be due before the day of the contest. Correct the due date")});
    } else if (before && *due < *before) {
      errors.push_back(
          {std::string{fields[stage]}, M("This report cannot be due before the one that comes before it. Correct the due date")});
    }
    before = due;
  }
  return errors;
}

std::vector<base::FieldError> check(const LotFacts& facts) {
  std::vector<base::FieldError> errors;
  if (facts.number < 1 || facts.number > most_lot_number) {
    errors.push_back({"number", M("The lot number is a whole number from 1 to 9999")});
  }
  if (!facts.name.kk && !facts.name.ru) errors.push_back({"name_kk", M("Enter the name in Kazakh or in Russian")});
  return errors;
}

}  // namespace baqylau::contests
