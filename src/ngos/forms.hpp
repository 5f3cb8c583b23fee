#pragma once
/// The form of a card, for entering and for changing.

#include "http/forms.hpp"
#include "ngos/ngos.hpp"
#include "reference/reference.hpp"

#include <string>
#include <vector>

namespace baqylau::ngos {

/// What the selects of the form offer.
struct Books {
  std::vector<reference::ReferenceItem> legal_forms{};
  std::vector<reference::ReferenceItem> activities{};
  std::vector<reference::Region> regions{};
};
/// Entries valid today, and those the card has already, even if they have ended since.
Books books_for(db::Read& db, base::LocalDate today, const NgoCard& card);

/// Who fills the form: only an operator types the identification number.
enum class Filler { operator_, ngo };

/// Declares and reads every field. What `before` lacks may stay unknown (the pilot's cards); a new card needs all that
/// SPEC §4 marks. Pass nothing for a new card.
NgoCard read_card(http::FormReader& form, const Books& books, Filler filler, const NgoCard* before);
/// For the first showing.
http::FormValues values_of(const NgoCard& card);

}  // namespace baqylau::ngos
