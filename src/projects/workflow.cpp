#include "projects/workflow.hpp"

#include "db/statement.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace baqylau::projects {

namespace {

using base::M;

template <class State, class Event>
struct Line {
  State from;
  Event event;
  State to;
  base::Text who;
};

constexpr auto by_specialist = M("A specialist of the state body");
constexpr auto by_operator = M("An operator of the state body");
constexpr auto by_decision = M("The state body, by an approved decision");
constexpr auto by_annulment = M("The state body, by annulling the decision");

using StatusLine = Line<ProjectStatus, StatusEvent>;
constexpr auto status_lines = [] {
  using enum ProjectStatus;
  using enum StatusEvent;
  return std::array{
      StatusLine{in_execution, complete, completed, by_specialist},
      StatusLine{in_execution, close, closed, by_decision},
      StatusLine{in_execution, terminate, terminated, by_decision},
      StatusLine{closed, demand_repayment, repayment_demanded, by_decision},
      StatusLine{terminated, demand_repayment, repayment_demanded, by_decision},
      StatusLine{completed, reinstate, in_execution, by_specialist},
      StatusLine{closed, reinstate, in_execution, by_annulment},
      StatusLine{terminated, reinstate, in_execution, by_annulment},
      StatusLine{repayment_demanded, reinstate, closed, by_annulment},
      StatusLine{repayment_demanded, reinstate, terminated, by_annulment},
  };
}();

using TrancheLine = Line<TrancheState, TrancheEvent>;
constexpr auto tranche_lines = [] {
  using enum TrancheState;
  using enum TrancheEvent;
  return std::array{
      TrancheLine{planned, finance, due, by_decision},    TrancheLine{planned, withhold, withheld, by_decision},
      TrancheLine{withheld, finance, due, by_decision},   TrancheLine{due, pay, paid, by_operator},
      TrancheLine{due, withhold, withheld, by_decision},  TrancheLine{due, undo, planned, by_annulment},
      TrancheLine{due, undo, withheld, by_annulment},     TrancheLine{paid, undo, due, by_operator},
      TrancheLine{withheld, undo, planned, by_annulment}, TrancheLine{withheld, undo, due, by_annulment},
  };
}();

template <class Lines>
consteval auto in_codes(const Lines& lines) {
  return [&]<std::size_t... I>(std::index_sequence<I...>) {
    return std::array{Step{to_code(lines[I].from), to_code(lines[I].event), to_code(lines[I].to), lines[I].who}...};
  }
  (std::make_index_sequence<std::tuple_size_v<Lines>>{});
}
constexpr auto status_steps = in_codes(status_lines);
constexpr auto steps_of_tranches = in_codes(tranche_lines);

/// Changes that still stand: what takes back removes the last of them.
template <class Change, class Event>
std::vector<const Change*> standing(std::span<const Change> history, Event takes_back) {
  std::vector<const Change*> left;
  for (const auto& change : history) {
    if (change.event != takes_back) left.push_back(&change);
    else if (!left.empty()) left.pop_back();
  }
  return left;
}

template <class Lines, class State, class Event>
std::optional<State> target(const Lines& lines, State from, Event event) {
  const auto line = std::ranges::find_if(lines, [&](const auto& at) { return at.from == from && at.event == event; });
  if (line == lines.end()) return std::nullopt;
  return line->to;
}

template <class Lines, class State, class Event>
bool allows(const Lines& lines, State from, Event event, State to) {
  return std::ranges::any_of(lines, [&](const auto& at) { return at.from == from && at.event == event && at.to == to; });
}

template <class Code, std::size_t N>
Code from_code(const std::array<Code, N>& all, std::string_view code, const char* of_what) {
  for (const auto one : all) {
    if (to_code(one) == code) return one;
  }
  throw db::Error{std::string{"a stored code is not "} + of_what + ": " + std::string{code}};
}

}  // namespace

std::span<const Step> project_steps() { return status_steps; }
std::span<const Step> tranche_steps() { return steps_of_tranches; }

std::optional<ProjectStatus> after(ProjectStatus status, StatusEvent event, std::span<const StatusChange> history) {
  if (event != StatusEvent::reinstate) return target(status_lines, status, event);
  const auto left = standing(history, StatusEvent::reinstate);
  if (left.empty() || !allows(status_lines, status, event, left.back()->from)) return std::nullopt;
  return left.back()->from;
}

std::optional<TrancheMove> after(TrancheState state, TrancheEvent event, std::span<const TrancheChange> history) {
  if (event != TrancheEvent::undo) {
    const auto to = target(tranche_lines, state, event);
    if (!to) return std::nullopt;
    return TrancheMove{*to, {}};
  }
  auto left = standing(history, TrancheEvent::undo);
  if (left.empty() || !allows(tranche_lines, state, event, left.back()->from)) return std::nullopt;
  TrancheMove move{left.back()->from, {}};
  left.pop_back();
  if (!left.empty()) move.earlier_decision = left.back()->decision;
  return move;
}

ProjectStatus status_at(std::span<const StatusChange> changes, base::Instant until) {
  auto status = ProjectStatus::in_execution;
  for (const auto& change : changes) {
    if (change.at < until) status = change.to;
  }
  return status;
}

TrancheState tranche_state_at(std::span<const TrancheChange> changes, int number, base::Instant until) {
  auto state = TrancheState::planned;
  for (const auto& change : changes) {
    if (change.number == number && change.at < until) state = change.to;
  }
  return state;
}

StatusEvent status_event_from_code(std::string_view code) {
  using enum StatusEvent;
  return from_code(std::array{complete, close, terminate, demand_repayment, reinstate}, code, "an event of a project");
}
TrancheState tranche_state_from_code(std::string_view code) {
  using enum TrancheState;
  return from_code(std::array{planned, due, paid, withheld}, code, "a state of a tranche");
}
TrancheEvent tranche_event_from_code(std::string_view code) {
  using enum TrancheEvent;
  return from_code(std::array{finance, withhold, pay, undo}, code, "an event of a tranche");
}

}  // namespace baqylau::projects
