#pragma once
/// What is read and written; no rules.

#include "financing/domain.hpp"

#include "db/db.hpp"

namespace baqylau::financing::store {

/// By year, then by the body's name in Russian.
std::vector<BodyYear> by_body(db::Read& db);
/// Of contests held in the year; none: in any.
Places by_region(db::Read& db, std::optional<int> year);
/// Latest year first.
std::vector<EnteredYear> entered(db::Read& db);
std::optional<EnteredYear> entered(db::Read& db, int year);
/// False: somebody was faster. `version`: of what is corrected; none: the year is new.
bool save(db::Write& db, base::Instant now, base::AccountId by, int year, std::optional<std::int64_t> version, const Figures& figures,
          const std::optional<std::string>& reason);

}  // namespace baqylau::financing::store
