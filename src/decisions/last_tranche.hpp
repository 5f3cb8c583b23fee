#pragma once
/// What the last tranche is waiting for, and on whom: the question the pilot's users asked. Pure. SPEC §9.

#include "decisions/policy.hpp"

#include <optional>
#include <string>

namespace baqylau::decisions {

struct Waiting {
  enum class For {
    no_tranches,    ///< none was entered
    project_ended,  ///< closed or terminated: it will not be paid
    paid,           ///< nothing
    payment,        ///< decided, the money is on its way
    withheld,       ///< it, or a tranche before it: a new decision
    report,         ///< to be submitted
    correction,     ///< of a returned report
    check,          ///< of a submitted report
    scores,         ///< of an accepted report
    low_rating,     ///< the rating is not positive: a decision
    cure,           ///< of what special control is about, within its term
    case_decision,  ///< the term has passed: a decision
    approval,       ///< of a drafted decision
    draft,          ///< nothing is in the way of a decision
  };
  enum class On { nobody, ngo, specialist, experts, approver, state_body, treasury };
  For what{};
  On whom{};
  int tranche = 0;                        ///< the one that is in question; an earlier one where the last waits for it
  bool earlier = false;                   ///< `tranche` is not the last one
  std::optional<int> stage{};             ///< of the report in question
  std::optional<base::LocalDate> date{};  ///< due date, end of the term, day of payment or decision, day of submission
  int days = 0;                           ///< overdue
  std::optional<std::string> decision_number{};
  std::optional<base::DecisionId> decision{};  ///< drafted or withholding one
  std::optional<ratings::Points> rating{};
  int threshold = 0;
  friend bool operator==(const Waiting&, const Waiting&) = default;
};

/// A decision as the sentence names it.
struct DecisionName {
  base::DecisionId id{};
  std::string number{};
};
/// `draft`: to finance the tranche in question, waiting for approval. `withheld_by`: by which decision that tranche is withheld.
Waiting last_tranche(const Situation& situation, const std::optional<DecisionName>& draft, const std::optional<DecisionName>& withheld_by);
/// The tranche in question: the first that is neither due nor paid, or else the last; 0 where there is none.
int tranche_in_question(const Situation& situation);

/// The sentence, in the reader's language.
std::string sentence(const i18n::Translator& t, const Waiting& waiting);

}  // namespace baqylau::decisions
