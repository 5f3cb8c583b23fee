#pragma once
/// Reading the form of a drafted decision.

#include "decisions/policy.hpp"

#include "http/forms.hpp"
#include "i18n/i18n.hpp"

#include <string>

namespace baqylau::decisions::forms {

/// What is known of the project, as the texts of a new decision begin: facts only, the decision itself is for a person to write.
struct Facts {
  std::string kk, ru;
};
Facts facts_of(const i18n::Catalogues& catalogues, const projects::Project& project);

/// The form as it is first shown. Where only one thing can be decided on, it is chosen already.
http::FormValues values_of(const Situation& situation, DecisionKind kind, const Facts& facts);
/// A decision of the kind; what was chosen is one of the things there are on the project.
NewDecision read(http::FormReader& form, const Situation& situation, DecisionKind kind, const Facts& facts);

}  // namespace baqylau::decisions::forms
