#pragma once
/// What specialists write down for the forms.

#include "base/random.hpp"
#include "control/store.hpp"

namespace baqylau::control {

/// That the executor was reached: form 1's record. SPEC §6. The journal has it on the project's timeline, dated by the contact's day.
base::ContactId add_contact(db::Write& db, base::Instant now, base::Random& random, base::AccountId actor, base::ProjectId project,
                            const Contact& contact);

}  // namespace baqylau::control
