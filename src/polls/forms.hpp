#pragma once
/// The operator's form of a poll ↔ its facts.

#include "polls/domain.hpp"

#include "http/forms.hpp"
#include "i18n/i18n.hpp"
#include "proposals/proposals.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace baqylau::polls {

/// What the form holds, with everything that is wrong told at its fields; `form.clean()` says whether the facts can be used.
PollFacts read_poll(http::FormReader& form, const i18n::Catalogues& catalogues, base::LocalDate today);
http::FormValues values_of(const PollFacts& facts);

/// The form of a poll of proposals, 1 to `most_options` of them. Of one: how relevant its theme is, with the three options of such
/// polls. Of several: each is an option, worded by the operator in both languages.
PollFacts read_poll_of(http::FormReader& form, const i18n::Catalogues& catalogues, base::LocalDate today,
                       const std::vector<base::ProposalId>& proposals);
/// What the form begins with: the authors' words in the language they are in; the other one is the operator's to fill.
http::FormValues first_values(const i18n::Catalogues& catalogues, const std::vector<proposals::Theme>& themes);
/// Name of the control for an option (from 1) in a language.
std::string option_field(std::size_t number, std::string_view language);

}  // namespace baqylau::polls
