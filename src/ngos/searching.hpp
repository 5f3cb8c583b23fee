#pragma once
/// A card → what it is found by.

#include "ngos/ngos.hpp"

namespace baqylau::ngos {

/// As it is stored now. The head's name is not public and stays out.
void put_into_search(db::Write& db, base::NgoId id);

}  // namespace baqylau::ngos
