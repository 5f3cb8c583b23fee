#pragma once
/// Projects and passports in the database.

#include "projects/projects.hpp"

#include <optional>
#include <vector>

namespace baqylau::projects::store {

std::optional<Project> by_id(db::Read& db, base::ProjectId id);
std::optional<Project> for_author(db::Read& db, const http::Author& author, base::ProjectId id);

/// False where the lot has a project.
bool add_project(db::Write& db, base::Instant now, base::ProjectId id, base::LotId lot, const Award& award);
void add_tranches(db::Write& db, base::ProjectId id, const std::vector<Tranche>& tranches);
void add_report(db::Write& db, base::Instant now, base::ReportId id, base::ProjectId project, int stage,
                std::optional<base::LocalDate> due_on);

/// The version after, or none where `seen` is no longer the present one.
std::optional<std::int64_t> take_turn(db::Write& db, base::Instant now, base::ProjectId id, std::int64_t seen);
/// Replaces a part by what was sent. Call after `take_turn`.
void replace_part(db::Write& db, base::ProjectId id, const PartContent& content);

}  // namespace baqylau::projects::store
