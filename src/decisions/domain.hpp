#pragma once
/// Types and pure rules of decisions that only this feature needs: the workflow table, what is typed, how a decision is named.

#include "decisions/decisions.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::decisions {

/// What can happen to a drafted decision.
enum class Event { approve, refuse, withdraw };
inline constexpr std::array all_events{Event::approve, Event::refuse, Event::withdraw};
inline constexpr std::array all_states{State::draft, State::approved, State::refused, State::withdrawn};
std::string_view to_code(Event event);
/// The workflow table; nothing where the event is not allowed in the state. SPEC §9.
std::optional<State> after(State state, Event event);

/// Who wants to bring a decision forward: what they are to it.
struct Actor {
  bool drafter = false;     ///< drafted this decision
  bool specialist = false;  ///< in the decision's state body
  bool approver = false;    ///< in the decision's state body
};
/// Nobody approves or refuses the own draft, whatever roles they hold; nobody withdraws another's. SECURITY Z-05.
bool allowed(Event event, const Actor& actor);

/// What a decision is about. Which fields are set is fixed by its kind.
struct Subject {
  DecisionKind kind = DecisionKind::finance;
  std::optional<int> tranche{};                 ///< finance, withhold
  std::optional<int> stage{};                   ///< extend: whose due date; finance, withhold: whose report the tranche waits for
  std::optional<base::Money> amount{};          ///< demand_repayment
  std::optional<base::LocalDate> new_due_on{};  ///< extend
  std::optional<base::CaseId> special_case{};   ///< release
  std::optional<base::DecisionId> annuls{};     ///< annul
  friend bool operator==(const Subject&, const Subject&) = default;
};

/// What a specialist drafts.
struct NewDecision {
  Subject subject{};
  std::string number{};
  base::LocalDate decided_on{};
  std::string basis_kk{}, basis_ru{}, text_kk{}, text_ru{};
};
inline constexpr std::size_t longest_number = 40;
inline constexpr std::size_t longest_basis = 1000;
inline constexpr std::size_t longest_text = 10'000;

/// Name of the form's field that says what a decision of this kind is about; empty where the project alone does.
std::string_view field_of(DecisionKind kind);

/// The reason that other features keep, in both languages: «17-р. Basis / Basis».
std::string reason_of(const Decision& decision);

}  // namespace baqylau::decisions
