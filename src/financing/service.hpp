#pragma once
/// Entering what other papers say of years before the system, and correcting it.

#include "financing/domain.hpp"

#include "db/db.hpp"

namespace baqylau::financing {

struct Entry {
  int year = 0;
  std::optional<std::int64_t> version{};  ///< of what is corrected; none: the year is new
  Figures figures{};                      ///< nothing at all: the year is not shown any more
  std::optional<std::string> reason{};    ///< of a correction
};
/// Fails as `invalid` with fields, as `conflict` where somebody was faster, as `not_found` where nothing of the year is there to be
/// corrected. The same figures once more change nothing. Writes a journal leaf.
base::Done save(db::Write& db, base::Instant now, base::AccountId by, const Entry& entry);

}  // namespace baqylau::financing
