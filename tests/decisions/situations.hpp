#pragma once
/// A project with four tranches in the middle of its life, as the policy sees it: the first tranche is paid, the first report accepted and
/// rated 80, nothing is wrong. The day is 3 March 2008.

#include "decisions/policy.hpp"

namespace baqylau::decisions {

inline base::LocalDate on(std::string_view iso) { return base::LocalDate::parse_iso(iso).value(); }

inline Situation ordinary() {
  using projects::TrancheState;
  using reports::ReportState;
  Situation seen{.status = projects::ProjectStatus::in_execution, .budget = base::Money{2'000'000}, .today = on("2008-03-03")};
  seen.stages[0] = {.report = ReportState::accepted, .due_on = on("2008-02-19"), .rating = ratings::Points{80'00}};
  seen.stages[1] = {.report = ReportState::draft, .due_on = on("2008-05-19")};
  seen.stages[2] = {.report = ReportState::not_started, .due_on = on("2008-09-19")};
  for (int number = 1; number <= 4; ++number) {
    projects::Tranche tranche;
    tranche.number = number;
    tranche.amount = base::Money{500'000};
    seen.tranches.push_back(tranche);
  }
  seen.tranches[0].state = TrancheState::paid;
  seen.tranches[0].paid_on = on("2007-10-01");
  return seen;
}

inline Situation::OpenCase open_case(std::string_view cure_by, bool notice_given = true) {
  return {.id = {71}, .cure_by = on(cure_by), .notice_given = notice_given};
}

}  // namespace baqylau::decisions
