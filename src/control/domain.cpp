#include "control/domain.hpp"

#include <algorithm>

namespace baqylau::control {

using reports::ControlDays;
using reports::Happening;

namespace {

bool returned_incomplete(std::span<const Happening> history, std::int64_t version) {
  return std::ranges::any_of(history, [&](const Happening& happened) {
    return happened.kind == Happening::Kind::send_back && happened.incomplete && happened.version == version;
  });
}

/// The first of the incomplete versions that followed one another without a complete one between: one breach, one case.
std::int64_t first_incomplete(const reports::Facts& facts) {
  auto first = facts.standing.version.value();
  while (first > 1 && returned_incomplete(facts.history, first - 1)) --first;
  return first;
}

base::Instant submitted_at(const reports::Facts& facts, std::int64_t version) {
  for (const auto& happened : facts.history)
    if (happened.kind == Happening::Kind::submit && happened.version == version) return happened.at;
  return facts.standing.first_submitted_at.value_or(base::Instant{});
}

/// Not before the day after the due date, nor before the due date was moved there or a submission was taken away.
base::Instant overdue_since(const reports::Facts& facts) {
  auto since = base::almaty_start(facts.standing.due_on.value().plus_days(1));
  for (const auto& happened : facts.history) {
    const bool made_it_so =
        happened.kind == Happening::Kind::move_due || (happened.kind == Happening::Kind::send_back && happened.incomplete);
    if (made_it_so) since = std::max(since, happened.at);
  }
  return since;
}

std::optional<Cause> overdue(const reports::Facts& facts, base::LocalDate as_of) {
  const auto days = reports::days_of(facts.standing, as_of);
  if (days.kind != ControlDays::Kind::overdue) return std::nullopt;
  return Cause{.kind = Cause::Kind::overdue,
               .stage = facts.stage,
               .days = days.days.value_or(0),
               .since = overdue_since(facts),
               .key = "overdue " + base::to_string(facts.report) + " " + facts.standing.due_on.value().iso() + " " +
                      std::to_string(facts.standing.version.value_or(0))};
}

std::optional<Cause> incomplete(const reports::Facts& facts, const std::vector<reports::Part>& required) {
  // Nothing is demanded of the NGO any more for an accepted report.
  if (!facts.standing.version || facts.standing.state == reports::ReportState::accepted) return std::nullopt;
  auto missing = reports::missing_parts(required, reports::present_in(facts.evidence));
  if (missing.empty()) return std::nullopt;
  const auto first = first_incomplete(facts);
  return Cause{.kind = Cause::Kind::incomplete,
               .stage = facts.stage,
               .missing = std::move(missing),
               .since = submitted_at(facts, first),
               .key = "incomplete " + base::to_string(facts.report) + " " + std::to_string(first)};
}

}  // namespace

std::vector<Cause> causes(std::span<const reports::Facts> facts, const RequiredOf& required, base::LocalDate as_of) {
  std::vector<Cause> found;
  for (const auto& report : facts) {
    if (auto cause = overdue(report, as_of)) found.push_back(std::move(*cause));
    if (!report.standing.version) continue;
    if (auto cause = incomplete(report, required(report.stage, report.standing.judged_by()))) found.push_back(std::move(*cause));
  }
  return found;
}

std::optional<Case> case_at(const CaseHistory& history, base::Instant until) {
  std::optional<Case> now;
  for (const auto& happened : history.happened) {
    if (happened.at >= until) break;
    if (!now) now = history.begun;
    now->state = after(happened.event == CaseEvent::open ? std::nullopt : std::optional{now->state}, happened.event).value();
    now->version = happened.number;
    if (now->state == Case::State::open) {
      now->cure_by = happened.cure_by.value();
      now->told_at = happened.recorded_at;
      now->closed_at = std::nullopt;
      now->close_reason = std::nullopt;
      now->decision = std::nullopt;
      if (happened.event == CaseEvent::open) now->opened_at = happened.at;
    } else {
      now->closed_at = happened.at;
      now->close_reason = happened.reason;
      now->decision = happened.decision;
    }
  }
  return now;
}

CasesAt::CasesAt(const std::vector<CaseHistory>& histories, base::Instant until) {
  cases_.reserve(histories.size());
  for (const auto& history : histories) {
    auto found = case_at(history, until);
    if (!found) continue;
    by_cause_.emplace(std::pair{found->project, found->cause_key}, cases_.size());
    cases_.push_back(std::move(*found));
  }
}

const Case* CasesAt::of(base::ProjectId project, const std::string& cause_key) const {
  const auto found = by_cause_.find({project, cause_key});
  return found == by_cause_.end() ? nullptr : &cases_[found->second];
}

bool CasesAt::lets_off(base::ProjectId project, const std::string& cause_key) const {
  const auto* known = of(project, cause_key);
  return known != nullptr && (known->state == Case::State::released || known->state == Case::State::decided);
}

const Case* CasesAt::reasoned(base::ProjectId project) const {
  for (auto at = by_cause_.lower_bound({project, ""}); at != by_cause_.end() && at->first.first == project; ++at) {
    const auto& found = cases_[at->second];
    if (found.why == Case::Why::reasoned && found.state == Case::State::open) return &found;
  }
  return nullptr;
}

std::vector<Cause> CasesAt::standing(base::ProjectId project, std::vector<Cause> causes) const {
  std::erase_if(causes, [&](const Cause& cause) { return lets_off(project, cause.key); });
  return causes;
}

base::Instant gone_at(const Case& open, std::span<const Happening> history, base::Instant now) {
  std::optional<base::Instant> moved;
  for (const auto& happened : history) {
    if (happened.recorded_at < open.told_at) continue;
    const bool cured = happened.kind == Happening::Kind::accept ||
                       (happened.kind == Happening::Kind::submit &&
                        (open.why == Case::Why::overdue || !returned_incomplete(history, happened.version.value_or(0))));
    if (cured) return std::max(open.opened_at, happened.at);
    if (happened.kind != Happening::Kind::move_due) continue;
    // Another due date ends being overdue; of an incomplete report it may only have changed which parts are required.
    moved = happened.at;
    if (open.why == Case::Why::overdue) break;
  }
  return std::max(open.opened_at, moved.value_or(now));
}

}  // namespace baqylau::control
