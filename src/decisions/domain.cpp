#include "decisions/domain.hpp"

#include "reports/reports.hpp"

#include <stdexcept>
#include <utility>

namespace baqylau::decisions {

using base::M;

namespace {

constexpr std::array<std::pair<DecisionKind, std::string_view>, 8> kind_codes{{
    {DecisionKind::finance, "finance"},
    {DecisionKind::withhold, "withhold"},
    {DecisionKind::extend, "extend"},
    {DecisionKind::close, "close"},
    {DecisionKind::terminate, "terminate"},
    {DecisionKind::demand_repayment, "demand_repayment"},
    {DecisionKind::release, "release"},
    {DecisionKind::annul, "annul"},
}};

constexpr std::array<std::pair<State, std::string_view>, 4> state_codes{{
    {State::draft, "draft"},
    {State::approved, "approved"},
    {State::refused, "refused"},
    {State::withdrawn, "withdrawn"},
}};

struct Line {
  State from;
  Event event;
  State to;
};
constexpr std::array workflow{
    Line{State::draft, Event::approve, State::approved},
    Line{State::draft, Event::refuse, State::refused},
    Line{State::draft, Event::withdraw, State::withdrawn},
};

constexpr std::array steps{
    projects::Step{"", "draft", "draft", M("A specialist of the state body")},
    projects::Step{"draft", "approve", "approved", M("An approver of the state body, never of the own draft")},
    projects::Step{"draft", "refuse", "refused", M("An approver of the state body, never of the own draft")},
    projects::Step{"draft", "withdraw", "withdrawn", M("The specialist who drafted it")},
};

}  // namespace

std::string_view to_code(DecisionKind kind) {
  for (const auto& [value, code] : kind_codes)
    if (value == kind) return code;
  throw std::logic_error("unknown kind of decision");
}

std::optional<DecisionKind> kind_from_code(std::string_view code) {
  for (const auto& [value, known] : kind_codes)
    if (known == code) return value;
  return std::nullopt;
}

base::Text label_of(DecisionKind kind) {
  switch (kind) {
    case DecisionKind::finance: return M("Finance a tranche");
    case DecisionKind::withhold: return M("Withhold a tranche");
    case DecisionKind::extend: return M("Extend the due date of a report");
    case DecisionKind::close: return M("Close the project");
    case DecisionKind::terminate: return M("Terminate the contract");
    case DecisionKind::demand_repayment: return M("Demand repayment");
    case DecisionKind::release: return M("Release from special control");
    case DecisionKind::annul: return M("Annul an earlier decision");
  }
  throw std::logic_error("unknown kind of decision");
}

std::string_view to_code(State state) {
  for (const auto& [value, code] : state_codes)
    if (value == state) return code;
  throw std::logic_error("unknown state of a decision");
}

std::optional<State> state_from_code(std::string_view code) {
  for (const auto& [value, known] : state_codes)
    if (known == code) return value;
  return std::nullopt;
}

base::Text label_of(State state) {
  switch (state) {
    case State::draft: return M("Waiting for approval");
    case State::approved: return M("Approved");
    case State::refused: return M("Approval refused");
    case State::withdrawn: return M("Withdrawn");
  }
  throw std::logic_error("unknown state of a decision");
}

std::string_view to_code(Event event) {
  switch (event) {
    case Event::approve: return "approve";
    case Event::refuse: return "refuse";
    case Event::withdraw: return "withdraw";
  }
  throw std::logic_error("unknown event of a decision");
}

std::optional<State> after(State state, Event event) {
  for (const auto& line : workflow)
    if (line.from == state && line.event == event) return line.to;
  return std::nullopt;
}

bool allowed(Event event, const Actor& actor) {
  switch (event) {
    case Event::approve:
    case Event::refuse: return actor.approver && !actor.drafter;
    case Event::withdraw: return actor.specialist && actor.drafter;
  }
  throw std::logic_error("unknown event of a decision");
}

std::string_view field_of(DecisionKind kind) {
  switch (kind) {
    case DecisionKind::finance:
    case DecisionKind::withhold: return "tranche";
    case DecisionKind::extend: return "new_due_on";
    case DecisionKind::demand_repayment: return "amount";
    case DecisionKind::release: return "case";
    case DecisionKind::annul: return "annuls";
    case DecisionKind::close:
    case DecisionKind::terminate: return "";
  }
  throw std::logic_error("unknown kind of decision");
}

std::string reason_of(const Decision& decision) {
  const auto basis = decision.basis_kk == decision.basis_ru ? decision.basis_kk : decision.basis_kk + " / " + decision.basis_ru;
  return "№ " + decision.number + ". " + basis;
}

std::string summary(const i18n::Translator& t, const Decision& decision) {
  std::string text{t(label_of(decision.kind))};
  switch (decision.kind) {
    case DecisionKind::finance:
    case DecisionKind::withhold: return text + ": " + t(M("tranche {number}"), {{"number", std::to_string(decision.tranche.value())}});
    case DecisionKind::extend:
      return text + ": " +
             t(M("{report}, until {date}"),
               {{"report", t(reports::stage_title(decision.stage.value()))}, {"date", t.date(*decision.new_due_on)}});
    case DecisionKind::demand_repayment: return text + ": " + t.money(decision.amount.value());
    case DecisionKind::annul: return text + ": № " + decision.annuls_number.value_or("");
    case DecisionKind::close:
    case DecisionKind::terminate:
    case DecisionKind::release: return text;
  }
  throw std::logic_error("unknown kind of decision");
}

std::span<const projects::Step> decision_steps() { return steps; }

}  // namespace baqylau::decisions
