/// Ratings as of a day, put together from facts, scores and settings; what experts and administrators enter.

#include "journal/journal.hpp"
#include "ratings/keeping.hpp"
#include "ratings/store.hpp"

#include <algorithm>
#include <utility>

namespace baqylau::ratings {

using base::Failure;
using base::Kind;
using base::M;

namespace {

base::Instant end_of(base::LocalDate day) { return base::almaty_start(day.plus_days(1)); }

/// Facts stand by project and stage: those of one project side by side.
template <class Use>
void for_each_project(const std::vector<reports::Facts>& facts, Use use) {
  for (auto first = facts.begin(); first != facts.end();) {
    const auto last = std::find_if(first, facts.end(), [&](const reports::Facts& other) { return other.project != first->project; });
    use(std::span<const reports::Facts>{first, last});
    first = last;
  }
}

/// When the final report was accepted, where it stands accepted and that was in the five years that end with the day.
std::optional<base::LocalDate> counts_for_ngo(std::span<const reports::Facts> project, base::LocalDate as_of) {
  const auto& last = project.back();
  if (last.stage != 3 || last.standing.state != reports::ReportState::accepted) return std::nullopt;
  for (auto happened = last.history.rbegin(); happened != last.history.rend(); ++happened) {
    if (happened->kind != reports::Happening::Kind::accept) continue;
    const auto on = base::almaty_date(happened->at);
    return on > five_years_before(as_of) ? std::optional{on} : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

Rater::Rater(db::Read& db, const reports::FactsFilter& filter, base::LocalDate as_of)
    : as_of_{as_of}, required_{db, as_of}, settings_{all_settings(db)}, scores_{store::last_scores(db, filter, end_of(as_of))} {}

StageRating Rater::stage(const reports::Facts& facts) {
  const auto scores = scores_.find(facts.report);
  return rate_stage(facts, required_.of(facts), scores == scores_.end() ? std::vector<ExpertScore>{} : scores->second,
                    settings_on(settings_, settings_day(facts.standing, as_of_)), as_of_);
}

ProjectRating Rater::project(std::span<const reports::Facts> facts) {
  std::array<std::optional<StageRating>, 3> stages{};
  for (const auto& report : facts) stages[static_cast<std::size_t>(report.stage - 1)] = stage(report);
  auto rating = rate_project(std::move(stages));
  if (!facts.empty()) rating.project = facts.front().project;
  return rating;
}

std::map<base::ProjectId, ProjectRating> project_ratings(db::Read& db, const reports::FactsFilter& filter, base::LocalDate as_of) {
  const auto facts = reports::facts_as_of(db, filter, as_of);
  Rater rater{db, filter, as_of};
  std::map<base::ProjectId, ProjectRating> found;
  for_each_project(facts, [&](std::span<const reports::Facts> project) { found.emplace(project.front().project, rater.project(project)); });
  return found;
}

void add_shares(db::Read& db, const reports::FactsFilter& filter, base::LocalDate as_of, std::map<base::NgoId, NgoRating>& ngos,
                GeneralRatings* generals) {
  std::map<base::ProjectId, std::optional<base::Money>> budgets;
  for (const auto& project : store::projects(db, {.contest = filter.contest, .ngo = filter.ngo})) {
    budgets.emplace(project.project, project.budget);
    ngos[project.ngo].ngo = project.ngo;
  }
  const auto facts = reports::facts_as_of(db, filter, as_of);
  Rater rater{db, filter, as_of};
  for_each_project(facts, [&](std::span<const reports::Facts> project) {
    const auto accepted = counts_for_ngo(project, as_of);
    if (!accepted && generals == nullptr) return;
    const auto rating = rater.project(project);
    if (!rating.general) return;
    if (generals != nullptr) generals->emplace(rating.project, *rating.general);
    if (accepted)
      ngos[project.front().ngo].shares.push_back(
          {.project = rating.project, .general = *rating.general, .budget = budgets[rating.project], .accepted_on = *accepted});
  });
}

std::vector<NgoRating> ngo_ratings(db::Read& db, std::optional<base::NgoId> ngo, base::LocalDate as_of) {
  std::map<base::NgoId, NgoRating> ratings;
  if (ngo) {
    ratings[*ngo].ngo = *ngo;
    add_shares(db, {.ngo = ngo}, as_of, ratings, nullptr);
  } else {
    // A contest at a time, so that no more is held than what counts.
    for (const auto& contest : contests::contests(db)) add_shares(db, {.contest = contest.id}, as_of, ratings, nullptr);
  }
  std::vector<NgoRating> found;
  for (auto& [id, rating] : ratings) {
    std::ranges::sort(rating.shares, {}, &NgoRating::Share::project);
    weigh(rating.shares);
    rating.rating = weighted_mean(rating.shares);
    found.push_back(std::move(rating));
  }
  return found;
}

base::Done add_settings(db::Write& db, base::Instant now, base::Random& random, base::AccountId actor, const NewSettings& settings) {
  TRY(check(settings, base::almaty_date(now)));
  const base::RatingSettingsId id{base::new_id(random, now.micros)};
  if (!store::add_settings(db, now, id, actor, settings)) {
    const base::Message taken{M("Settings from this day on are there already. Choose another day")};
    return Failure{Kind::conflict, taken, {{"valid_from", taken}}};
  }
  journal::Change entry{.actor = actor,
                        .event = "rating.settings_added",
                        .subject = {journal::Kind::rating_settings, id},
                        .details = {{"valid_from", settings.valid_from.iso()},
                                    {"late_day_penalty", std::to_string(settings.late_day_penalty)},
                                    {"threshold", std::to_string(settings.threshold)}}};
  for (std::size_t i = 0; i < all_criteria.size(); ++i)
    entry.details.emplace_back(to_code(all_criteria[i]), std::to_string(settings.weights[i]));
  for (std::size_t i = 0; i < settings.stages.size(); ++i)
    entry.details.emplace_back("stage_" + std::to_string(i + 1), std::to_string(settings.stages[i]));
  journal::record(db, now, entry);
  return base::done();
}

}  // namespace baqylau::ratings
