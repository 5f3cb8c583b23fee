#pragma once
/// Use cases of decisions.

#include "decisions/policy.hpp"

#include "http/caller.hpp"
#include "reports/reports.hpp"

#include <string>

namespace baqylau::decisions {

/// Everything the policy looks at, as it is now.
Situation situation_of(db::Read& db, const projects::Project& project, base::LocalDate today);
/// The decision in any state for staff of its body, otherwise a published one. Others' drafts look unknown.
base::Result<Decision> load_decision(db::Read& db, const http::Caller& caller, base::DecisionId id);
/// What the caller is to the decision.
Actor actor_of(const http::Caller& caller, const Decision& decision);

/// Who does it, and the means to tell of it.
using By = reports::Checker;

/// A draft on a project of the specialist's body; outside of it not_found. Invalid, with the form's fields, where the policy does not
/// allow the decision now, the number is taken, or the day is later than today.
base::Result<base::DecisionId> draft(db::Write& db, const By& by, const projects::Project& project, const NewDecision& decision);
/// Takes effect, is journalled, published and told to the NGO in one transaction. Forbidden for the own draft; conflict where it was
/// closed meanwhile; invalid where the policy does not allow it any more.
base::Done approve(db::Write& db, const By& by, const Decision& decision);
/// Forbidden for the own draft; invalid without a reason; conflict where it was closed meanwhile.
base::Done refuse(db::Write& db, const By& by, const Decision& decision, const std::string& reason);
/// By its drafter only.
base::Done withdraw(db::Write& db, const By& by, const Decision& decision);

/// What the NGO is written of it.
notices::Letter letter_of(const i18n::Translator& t, const Decision& decision);

/// What an approved decision does to project, tranche, report and case. effects.cpp
base::Done take_effect(db::Write& db, const By& by, const Decision& decision);

}  // namespace baqylau::decisions
