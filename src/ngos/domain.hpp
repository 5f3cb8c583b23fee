#pragma once
/// Pure rules of a card: how it is found, how it is sorted, what was changed.

#include "ngos/ngos.hpp"

#include <string>
#include <vector>

namespace baqylau::ngos {

/// All names folded, a line each: no search text spans two of them.
std::string searchable(const NgoCard& card);
/// Short name first, as the register shows it; equal short names by the full one.
std::string sort_key(const NgoCard& card);
/// Names of the facts that differ, for the journal: identifiers, never what they say.
std::vector<std::string> changed_facts(const NgoCard& before, const NgoCard& after);
/// The digits of what may be an identification number typed with blanks or hyphens; empty where it is something else.
std::string digits_of(std::string_view typed);

}  // namespace baqylau::ngos
