#pragma once
/// Lots as JSON: how checked rows wait in `lot_import`, and what content hashes are taken of.

#include "contests/contests.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace baqylau::contests {

/// A row of an uploaded table which is in order.
struct ImportedLot {
  int line = 0;  ///< of the file
  LotFacts facts;
};

std::string to_json(const std::vector<ImportedLot>& lots);
/// Reads what `to_json` wrote; anything else is a damaged record and throws `std::runtime_error`.
std::vector<ImportedLot> lots_from_json(std::string_view json);

}  // namespace baqylau::contests
