#pragma once
/// General ratings of today, kept: who reads a ranking need not reckon all projects.

#include "journal/journal.hpp"
#include "ngos/ngos.hpp"
#include "ratings/store.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace baqylau::ratings {

/// Who goes by the changes that the journal tells of.
inline const std::string ratings_reader = "ratings";

/// Which projects the changes touch; none: all of them, because what rates each has changed, or because one by one they would take longer.
std::optional<std::vector<base::ProjectId>> projects_rated_anew(db::Read& db, const journal::Objects& changed);

/// Adds what the projects of the filter give to their NGOs at the end of the day, and their general ratings where those are asked for.
void add_shares(db::Read& db, const reports::FactsFilter& filter, base::LocalDate as_of, std::map<base::NgoId, NgoRating>& ngos,
                GeneralRatings* generals);

/// The ratings of today from the kept ones and from what has changed since they were; none where they cannot be gone by: never kept, of
/// another day, or too much has changed.
std::optional<GeneralRatings> kept_general_ratings(db::Read& db, base::LocalDate as_of);

/// The NGOs of the register with a rating today, the highest first, equal ones by number, likewise.
std::optional<std::vector<ngos::Rated>> kept_ngo_ratings(db::Read& db, base::LocalDate as_of);

}  // namespace baqylau::ratings
