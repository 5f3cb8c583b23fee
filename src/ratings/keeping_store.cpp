/// SQL ↔ domain for the ratings that are kept.

#include "ratings/sql.hpp"
#include "ratings/store.hpp"

namespace baqylau::ratings::store {

namespace {

Points points(std::int64_t stored) { return {.hundredths = static_cast<int>(stored)}; }

}  // namespace

GeneralRatings all_kept(db::Read& db) {
  GeneralRatings found;
  for (const auto& row : db.all(sql::kept_generals{})) found.emplace(row.project, points(row.general));
  return found;
}

std::map<base::ProjectId, KeptRating> kept_of(db::Read& db, const reports::FactsFilter& filter) {
  std::map<base::ProjectId, KeptRating> found;
  for (const auto& row : db.all(sql::kept_generals_of{.contest = filter.contest, .project = filter.project, .ngo = filter.ngo}))
    found.emplace(row.project, KeptRating{.project = row.project, .ngo = row.ngo, .general = points(row.general)});
  return found;
}

void put_kept(db::Write& db, const KeptRating& rating) {
  db.run(sql::put_kept_rating{.project = rating.project, .ngo = rating.ngo, .general = rating.general.hundredths});
}

void remove_kept(db::Write& db, base::ProjectId project) { db.run(sql::remove_kept_rating{.project = project}); }

std::optional<base::LocalDate> ratings_kept_on(db::Read& db) {
  const auto row = db.one(sql::ratings_kept_on{});
  return row ? std::optional{row->kept_on} : std::nullopt;
}

void keep_ratings_on(db::Write& db, base::LocalDate day) { db.run(sql::keep_ratings_on{.day = day}); }

std::optional<base::ProjectId> project_of_closing(db::Read& db, base::ScoringClosingId closing) {
  const auto row = db.one(sql::project_of_closing{.closing = closing});
  return row ? std::optional{row->project} : std::nullopt;
}

std::optional<base::NgoId> executor_of(db::Read& db, base::ProjectId project) {
  const auto row = db.one(sql::executor_of{.project = project});
  return row ? std::optional{row->ngo} : std::nullopt;
}

}  // namespace baqylau::ratings::store
