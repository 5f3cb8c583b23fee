#pragma once
/// Pure rules of a card: how it is found, how it is sorted, what was changed.

#include "ngos/ngos.hpp"

#include <string>
#include <vector>

namespace baqylau::ngos {

/// Every word of all names, in `letters_key`, a blank before each.
std::string searchable(const NgoCard& card);
/// Short name first, as the register shows it in that language; equal short names by the full one.
std::string sort_key(const NgoCard& card, i18n::Language language);
/// Names of the facts that differ, for the journal: identifiers, never what they say.
std::vector<std::string> changed_facts(const NgoCard& before, const NgoCard& after);
/// To the former and the new address of its card.
notices::Letter address_letter(const i18n::Translator& t, const NgoCard& card);

}  // namespace baqylau::ngos
