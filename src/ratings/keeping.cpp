/// Timed work: general ratings of today, and what they come to for each NGO.

#include "ratings/keeping.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace baqylau::ratings {

namespace {

constexpr std::size_t most_one_by_one = 100;

std::optional<int> shown(const std::optional<Points>& rating) { return rating ? std::optional{rating->tenths()} : std::nullopt; }

/// Written only where it changes: pages are made of it.
void keep_general(db::Write& db, const std::map<base::ProjectId, store::KeptRating>& kept, base::ProjectId project, base::NgoId ngo,
                  const std::optional<Points>& general) {
  const auto known = kept.find(project);
  if (!general && known != kept.end()) store::remove_kept(db, project);
  if (!general) return;
  const store::KeptRating now{.project = project, .ngo = ngo, .general = *general};
  if (known == kept.end() || known->second != now) store::put_kept(db, now);
}

std::optional<Points> rating_of(std::vector<NgoRating::Share> shares) {
  weigh(shares);
  return weighted_mean(shares);
}

/// Of all projects, a contest at a time, so that no more is held than what counts for the NGOs.
void keep_all(db::Write& db, base::LocalDate today) {
  std::map<base::NgoId, NgoRating> ngos;
  for (const auto& contest : contests::contests(db)) {
    const reports::FactsFilter filter{.contest = contest.id};
    const auto kept = store::kept_of(db, filter);
    GeneralRatings generals;
    add_shares(db, filter, today, ngos, &generals);
    for (const auto& project : store::projects(db, {.contest = contest.id})) {
      const auto found = generals.find(project.project);
      keep_general(db, kept, project.project, project.ngo, found == generals.end() ? std::nullopt : std::optional{found->second});
    }
  }
  for (const auto& rated : ngos::rated_ngos(db))
    if (!ngos.contains(rated.id)) ngos::keep_rating(db, rated.id, std::nullopt);
  for (auto& [id, ngo] : ngos) ngos::keep_rating(db, id, shown(rating_of(std::move(ngo.shares))));
  store::keep_ratings_on(db, today);
  journal::changed_since(db, ratings_reader);
}

/// The NGOs that a project counts for, and counted for before.
std::set<base::NgoId> counts_for(db::Read& db, base::ProjectId project) {
  std::set<base::NgoId> ngos;
  if (const auto executor = store::executor_of(db, project)) ngos.insert(*executor);
  for (const auto& [id, known] : store::kept_of(db, {.project = project})) ngos.insert(known.ngo);
  return ngos;
}

void keep_one(db::Write& db, base::ProjectId project, base::LocalDate today) {
  const auto executor = store::executor_of(db, project);
  if (!executor) return;
  const auto ngos = counts_for(db, project);
  const auto kept = store::kept_of(db, {.project = project});
  const auto ratings = project_ratings(db, {.project = project}, today);
  const auto found = ratings.find(project);
  keep_general(db, kept, project, *executor, found == ratings.end() ? std::nullopt : found->second.general);
  for (const auto ngo : ngos) ngos::keep_rating(db, ngo, shown(ngo_ratings(db, ngo, today).front().rating));
}

}  // namespace

std::optional<std::vector<base::ProjectId>> projects_rated_anew(db::Read& db, const journal::Objects& changed) {
  std::set<base::ProjectId> projects;
  for (const auto& object : changed) {
    using enum journal::Kind;
    if (object.kind == required_part || object.kind == rating_settings) return std::nullopt;
    std::optional<base::ProjectId> touched;
    if (object.kind == project) touched = base::ProjectId{base::parse_id(object.key).value()};
    if (object.kind == report)
      if (const auto found = reports::find_report(db, base::ReportId{base::parse_id(object.key).value()})) touched = found->project;
    if (object.kind == scoring_closing) touched = store::project_of_closing(db, base::ScoringClosingId{base::parse_id(object.key).value()});
    if (touched) projects.insert(*touched);
    if (projects.size() > most_one_by_one) return std::nullopt;
  }
  return std::vector(projects.begin(), projects.end());
}

namespace {

/// Projects that have changed since the ratings of the day were kept; none where those cannot be gone by.
std::optional<std::vector<base::ProjectId>> changed_since_kept(db::Read& db, base::LocalDate day) {
  // With each day a report that was taken away for incompleteness loses points, and a project may fall out of the five years.
  if (store::ratings_kept_on(db) != day) return std::nullopt;
  const auto changed = journal::not_told_yet(db, ratings_reader);
  return changed ? projects_rated_anew(db, *changed) : std::nullopt;
}

}  // namespace

std::optional<GeneralRatings> kept_general_ratings(db::Read& db, base::LocalDate as_of) {
  const auto changed = changed_since_kept(db, as_of);
  if (!changed) return std::nullopt;
  auto ratings = store::all_kept(db);
  for (const auto project : *changed) {
    ratings.erase(project);
    for (const auto& [id, rating] : project_ratings(db, {.project = project}, as_of))
      if (rating.general) ratings.emplace(id, *rating.general);
  }
  return ratings;
}

std::optional<std::vector<ngos::Rated>> kept_ngo_ratings(db::Read& db, base::LocalDate as_of) {
  const auto changed = changed_since_kept(db, as_of);
  if (!changed) return std::nullopt;
  auto rated = ngos::rated_ngos(db);
  for (const auto project : *changed) {
    for (const auto ngo : counts_for(db, project)) {
      const auto known = std::ranges::find(rated, ngo, &ngos::Rated::id);
      const auto now = shown(ngo_ratings(db, ngo, as_of).front().rating);
      if (known == rated.end()) {
        if (now) rated.push_back({.id = ngo, .has_card = ngos::find_ngo(db, ngo).value().standing == ngos::Standing::card, .rating = *now});
      } else if (now) {
        known->rating = *now;
      } else {
        rated.erase(known);
      }
    }
  }
  std::erase_if(rated, [](const ngos::Rated& one) { return !one.has_card; });
  std::ranges::sort(rated, {}, [](const ngos::Rated& one) { return std::pair{-one.rating, one.id}; });
  return rated;
}

void keep_ratings(db::Write& db, base::LocalDate today) {
  journal::hold(db);
  keep_all(db, today);
}

void keep_changed_ratings(db::Write& db, base::LocalDate today) {
  const auto any = journal::not_told_yet(db, ratings_reader);
  if (any && any->empty()) return;
  // Nobody else adds to the journal until this is done: what it tells from here on has not been looked at.
  journal::hold(db);
  const auto changed = journal::changed_since(db, ratings_reader);
  const auto projects = changed ? projects_rated_anew(db, *changed) : std::nullopt;
  if (!projects || store::ratings_kept_on(db) != today) return keep_all(db, today);
  for (const auto project : *projects) keep_one(db, project, today);
}

std::vector<base::ProjectId> miskept_ratings(db::Read& db, base::LocalDate today) {
  const auto kept = kept_general_ratings(db, today);
  if (!kept) return {};
  std::set<base::ProjectId> wrong;
  for (const auto& contest : contests::contests(db))
    for (const auto& [project, rating] : project_ratings(db, {.contest = contest.id}, today)) {
      const auto known = kept->find(project);
      const auto said = known == kept->end() ? std::nullopt : std::optional{known->second};
      if (said != rating.general) wrong.insert(project);
    }
  return {wrong.begin(), wrong.end()};
}

}  // namespace baqylau::ratings
