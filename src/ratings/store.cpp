#include "ratings/store.hpp"

#include "ratings/sql.hpp"

#include <algorithm>
#include <utility>

namespace baqylau::ratings {

namespace {

int whole(std::int64_t stored) { return static_cast<int>(stored); }

/// The first or the last day of a year, or of all years.
base::LocalDate first_day(std::optional<int> year) { return base::LocalDate::make(year.value_or(1900), 1, 1).value(); }
base::LocalDate last_day(std::optional<int> year) { return base::LocalDate::make(year.value_or(2199), 12, 31).value(); }

}  // namespace

std::vector<Settings> all_settings(db::Read& db) {
  std::vector<Settings> found;
  for (const auto& row : db.all(sql::all_settings{})) {
    found.push_back({.id = row.id,
                     .valid_from = row.valid_from,
                     .weights = {whole(row.timeliness), whole(row.completeness), whole(row.effectiveness), whole(row.sustainability),
                                 whole(row.replication)},
                     .stages = {whole(row.stage_1), whole(row.stage_2), whole(row.stage_3)},
                     .late_day_penalty = whole(row.late_day_penalty),
                     .threshold = whole(row.threshold)});
  }
  if (found.empty()) throw db::Error{"there are no settings of ratings"};
  return found;
}

namespace store {

std::map<base::ReportId, std::vector<ExpertScore>> last_scores(db::Read& db, const reports::FactsFilter& filter, base::Instant until) {
  std::map<base::ReportId, std::vector<ExpertScore>> found;
  for (auto& row : db.all(sql::last_scores{
           .contest = filter.contest, .project = filter.project, .ngo = filter.ngo, .stage = filter.stage, .until = until})) {
    found[row.report].push_back(
        {.report = row.report,
         .expert = row.expert,
         .expert_name = std::move(row.expert_name),
         .at = row.at,
         .version = row.version,
         .points = {whole(row.effectiveness), whole(row.sustainability), whole(row.replication)},
         .reasons = {std::move(row.effectiveness_reason), std::move(row.sustainability_reason), std::move(row.replication_reason)}});
  }
  for (auto& [report, scores] : found)
    std::ranges::sort(scores, {}, [](const ExpertScore& score) { return std::pair{score.at, score.expert}; });
  return found;
}

bool add_score(db::Write& db, base::Instant now, base::ExpertScoreId id, base::AccountId expert, base::ReportId report,
               std::int64_t version, const NewScore& score) {
  return db.run(sql::insert_score{.id = id,
                                  .report = report,
                                  .account = expert,
                                  .version = version,
                                  .now = now,
                                  .effectiveness = score.points[0],
                                  .effectiveness_reason = score.reasons[0],
                                  .sustainability = score.points[1],
                                  .sustainability_reason = score.reasons[1],
                                  .replication = score.points[2],
                                  .replication_reason = score.reasons[2]}) == 1;
}

bool add_settings(db::Write& db, base::Instant now, base::RatingSettingsId id, base::AccountId actor, const NewSettings& settings) {
  return db.run(sql::insert_settings{.id = id,
                                     .valid_from = settings.valid_from,
                                     .timeliness = settings.weights[0],
                                     .completeness = settings.weights[1],
                                     .effectiveness = settings.weights[2],
                                     .sustainability = settings.weights[3],
                                     .replication = settings.weights[4],
                                     .stage_1 = settings.stages[0],
                                     .stage_2 = settings.stages[1],
                                     .stage_3 = settings.stages[2],
                                     .late_day_penalty = settings.late_day_penalty,
                                     .threshold = settings.threshold,
                                     .now = now,
                                     .account = actor}) == 1;
}

std::vector<NamedProject> projects(db::Read& db, const ProjectsFilter& filter) {
  std::vector<NamedProject> found;
  for (auto& row : db.all(sql::named_projects{.contest = filter.contest,
                   .ngo = filter.ngo,
                   .project = filter.project,
                   .held_from = first_day(filter.year),
                   .held_to = last_day(filter.year)})) {
    found.push_back({.project = row.project,
                     .contest = row.contest,
                     .held_on = row.held_on,
                     .lot_number = row.lot_number,
                     .lot_name_kk = std::move(row.lot_name_kk),
                     .lot_name_ru = std::move(row.lot_name_ru),
                     .ngo = row.ngo,
                     .ngo_short_kk = std::move(row.ngo_short_kk),
                     .ngo_full_kk = std::move(row.ngo_full_kk),
                     .ngo_short_ru = std::move(row.ngo_short_ru),
                     .ngo_full_ru = std::move(row.ngo_full_ru),
                     .ngo_has_card = row.ngo_has_card,
                     .budget = row.budget});
  }
  return found;
}

std::optional<base::ProjectId> example(db::Read& db) {
  if (const auto scored = db.one(sql::scored_project{})) return scored->project;
  if (const auto submitted = db.one(sql::submitted_project{})) return submitted->project;
  return std::nullopt;
}

}  // namespace store
}  // namespace baqylau::ratings
