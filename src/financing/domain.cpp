#include "financing/domain.hpp"

#include <algorithm>

namespace baqylau::financing {

using base::M;
using base::Money;

bool operator==(const Figures& a, const Figures& b) {
  return a.central == b.central && a.local == b.local && a.source.kk == b.source.kk && a.source.ru == b.source.ru;
}

const std::string& BodyYear::name(i18n::Language language) const {
  switch (language) {
    case i18n::Language::kk: return name_kk;
    case i18n::Language::ru: return name_ru;
    case i18n::Language::en: return name_en;
  }
  return name_ru;
}

std::optional<Money> LevelSums::sum() const { return budgets_known > 0 ? std::optional{budget} : entered; }

std::optional<Money> YearSums::sum() const {
  const auto of_central = central.sum(), of_local = local.sum();
  if (!of_central && !of_local) return std::nullopt;
  return Money{of_central.value_or(Money{}).tenge + of_local.value_or(Money{}).tenge};
}

Years by_year(const std::vector<BodyYear>& rows, const std::vector<EnteredYear>& entered) {
  Years years;
  for (const auto& row : rows) {
    auto& level = row.central ? years[row.year].central : years[row.year].local;
    level.projects += row.projects;
    level.budgets_known += row.budgets_known;
    level.budget.tenge += row.budget.tenge;
    level.paid.tenge += row.paid.tenge;
  }
  for (const auto& year : entered) {
    const auto& figures = year.now().figures;
    if (!figures.any()) continue;
    auto& sums = years[year.year];
    sums.central.entered = figures.central;
    sums.local.entered = figures.local;
    sums.source = figures.source;
  }
  return years;
}

std::vector<base::FieldError> check(int year, const Figures& figures, const std::optional<std::string>& reason,
                                    std::optional<std::int64_t> version, const std::vector<BodyYear>& rows, int this_year) {
  std::vector<base::FieldError> errors;
  if (year < first_year || year >= this_year)
    errors.push_back({"year", base::Message{M("Enter a year that is over, {first} or later"), {{"first", std::to_string(first_year)}}}});
  const auto computed = [&](bool central) {
    return std::ranges::any_of(rows,
                               [&](const BodyYear& row) { return row.year == year && row.central == central && row.budgets_known > 0; });
  };
  if (figures.central && computed(true))
    errors.push_back(
        {"central", M("Projects of central state bodies of this year are entered here: their sum is computed. Leave the field empty")});
  if (figures.local && computed(false))
    errors.push_back(
        {"local", M("Projects of local state bodies of this year are entered here: their sum is computed. Leave the field empty")});
  if (!figures.any() && !version) errors.push_back({"central", M("Enter the sum of the central or of the local state bodies")});
  if (figures.any() && !figures.source.kk && !figures.source.ru)
    errors.push_back({"source_ru", M("Enter, in one language at least, from which papers the sums are")});
  if (!figures.any() && (figures.source.kk || figures.source.ru))
    errors.push_back({"central", M("Enter the sum, or leave the papers empty as well: then the year is not shown any more")});
  if (version && !reason) errors.push_back({"reason", M("Enter the reason: it is shown to everybody beside what stood here before")});
  return errors;
}

Placed& Placed::operator+=(const Placed& other) {
  projects += other.projects;
  budgets_known += other.budgets_known;
  budget.tenge += other.budget.tenge;
  return *this;
}

std::optional<Money> Placed::sum() const { return projects > 0 && budgets_known == 0 ? std::nullopt : std::optional{budget}; }

Placed Places::all() const {
  Placed sum;
  for (const auto& [kato, placed] : regions) sum += placed;
  sum += several;
  sum += unknown;
  return sum;
}

}  // namespace baqylau::financing
