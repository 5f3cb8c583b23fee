#pragma once
/// What specialists write down for the forms.

#include "contests/contests.hpp"
#include "control/store.hpp"

namespace baqylau::control {

/// That the executor was reached: form 1's record. SPEC §6. The journal has it on the project's timeline, dated by the contact's day.
base::ContactId add_contact(db::Write& db, const contests::Change& change, base::ProjectId project, const Contact& contact);

}  // namespace baqylau::control
