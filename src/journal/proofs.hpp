#pragma once
/// What can be said of the tree as it was.

#include "db/db.hpp"

#include <cstdint>
#include <string>

namespace baqylau::journal {

/// The root, 32 bytes, that the tree had when it held `size` leaves, by the leaf hashes that are kept. At most what it holds now, else
/// `std::out_of_range`.
std::string root_at(db::Read& db, std::int64_t size);

}  // namespace baqylau::journal
