#pragma once
/// SQL ↔ domain for decisions. No rules here beyond those a WHERE carries.

#include "decisions/domain.hpp"

#include "db/db.hpp"
#include "http/caller.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::decisions::store {

/// In any state, for the staff of its state body; others' look unknown.
std::optional<Decision> in_scope(db::Read& db, const http::Scope& scope, base::DecisionId id);
/// Any state, the last drafted first: only for staff of the project's body.
std::vector<Decision> all_of_project(db::Read& db, base::ProjectId project);
std::vector<Decision> approved_of_ngo(db::Read& db, base::NgoId ngo);
std::vector<Decision> latest_approved(db::Read& db, int most);
/// `state` empty: all. The last drafted first.
std::vector<Decision> of_scope(db::Read& db, const http::Scope& scope, std::optional<State> state, int most, std::int64_t skip);
std::int64_t count_of_scope(db::Read& db, const http::Scope& scope, std::optional<State> state);

struct Named {
  base::DecisionId id{};
  std::string number{};
};
/// The first draft to finance a tranche that waits for approval.
std::optional<Named> draft_for_tranche(db::Read& db, base::ProjectId project, int tranche);
/// By which decision the tranche is withheld.
std::optional<Named> withheld_by(db::Read& db, base::ProjectId project, int tranche);

enum class Added { yes, number_taken, annulled_meanwhile };
Added add(db::Write& db, base::Instant now, base::AccountId account, base::DecisionId id, const projects::Project& project,
          const NewDecision& decision);
/// Moves by the workflow table. False: the table does not allow it, somebody was faster, or the account may not: one's own draft is
/// never approved or refused, another's never withdrawn.
bool close(db::Write& db, base::Instant now, base::AccountId account, const Decision& decision, Event event,
           const std::optional<std::string>& reason);

}  // namespace baqylau::decisions::store
