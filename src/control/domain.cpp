#include "control/domain.hpp"

namespace baqylau::control {

using reports::ControlDays;

std::set<reports::Part> present(const StageFacts& facts) {
  std::set<reports::Part> found;
  for (const auto& [part, evidence] : facts.evidence) {
    if (evidence.attested || evidence.letters > 0) found.insert(part);
  }
  return found;
}

ControlDays days_of(const StageFacts& facts, base::LocalDate today) {
  return reports::control_days(facts.due_on, facts.submitted_on, today);
}

std::vector<Cause> causes(const std::array<StageFacts, 3>& stages, const std::array<std::vector<reports::Part>, 3>& required,
                          base::LocalDate today) {
  std::vector<Cause> found;
  for (std::size_t i = 0; i < stages.size(); ++i) {
    const auto& facts = stages[i];
    const int stage = static_cast<int>(i) + 1;
    const auto days = days_of(facts, today);
    if (days.kind == ControlDays::Kind::overdue) {
      found.push_back({Cause::Kind::overdue, stage, days.days.value_or(0), {}});
    } else if (days.kind == ControlDays::Kind::submitted || facts.submitted_on) {
      auto missing = reports::missing_parts(required[i], present(facts));
      if (!missing.empty()) found.push_back({Cause::Kind::incomplete, stage, 0, std::move(missing)});
    }
  }
  return found;
}

}  // namespace baqylau::control
