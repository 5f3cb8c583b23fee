#pragma once
/// SQL ↔ domain for ratings. No rules here beyond those a WHERE carries.

#include "ratings/domain.hpp"

#include <map>
#include <optional>
#include <vector>

namespace baqylau::ratings::store {

/// Each expert's last before `until`, in the order in which they were given.
std::map<base::ReportId, std::vector<ExpertScore>> last_scores(db::Read& db, const reports::FactsFilter& filter, base::Instant until);
/// False where another version, or none, is the last submitted one.
bool add_score(db::Write& db, base::Instant now, base::ExpertScoreId id, base::AccountId expert, base::ReportId report,
               std::int64_t version, const NewScore& score);
/// False where that day has settings already.
bool add_settings(db::Write& db, base::Instant now, base::RatingSettingsId id, base::AccountId actor, const NewSettings& settings);

/// A project with what names it.
struct NamedProject {
  base::ProjectId project{};
  base::ContestId contest{};
  base::LocalDate held_on{};
  std::int64_t lot_number = 0;
  std::optional<std::string> lot_name_kk{}, lot_name_ru{};
  base::NgoId ngo{};
  std::optional<std::string> ngo_short_kk{}, ngo_full_kk{};
  std::string ngo_short_ru{}, ngo_full_ru{};
  bool ngo_has_card = true;
  std::optional<base::Money> budget{};
};
/// None is any; `year`: in which the contest was held.
struct ProjectsFilter {
  std::optional<base::ContestId> contest{};
  std::optional<base::NgoId> ngo{};
  std::optional<base::ProjectId> project{};
  std::optional<int> year{};
};
/// By contest and lot number.
std::vector<NamedProject> projects(db::Read& db, const ProjectsFilter& filter);
/// The one that experts scored last; where they scored none, the newest that has submitted a report.
std::optional<base::ProjectId> example(db::Read& db);

}  // namespace baqylau::ratings::store
