#pragma once
/// SQL ↔ domain for ratings. No rules here beyond those a WHERE carries.

#include "ratings/domain.hpp"

#include <map>
#include <optional>
#include <vector>

namespace baqylau::ratings::store {

/// Those that count at `until`, in the order in which they were given.
std::map<base::ReportId, std::vector<ExpertScore>> last_scores(db::Read& db, const reports::FactsFilter& filter, base::Instant until);
/// A draft. False where another version, or none, is the last submitted one.
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
// ---- general ratings that are kept
struct KeptRating {
  base::ProjectId project{};
  base::NgoId ngo{};
  Points general{};
  friend bool operator==(const KeptRating&, const KeptRating&) = default;
};
GeneralRatings all_kept(db::Read& db);
/// Of a contest or a project.
std::map<base::ProjectId, KeptRating> kept_of(db::Read& db, const reports::FactsFilter& filter);
void put_kept(db::Write& db, const KeptRating& rating);
void remove_kept(db::Write& db, base::ProjectId project);
/// For which day all of them were reckoned last; none: never.
std::optional<base::LocalDate> ratings_kept_on(db::Read& db);
void keep_ratings_on(db::Write& db, base::LocalDate day);
std::optional<base::ProjectId> project_of_closing(db::Read& db, base::ScoringClosingId closing);
std::optional<base::NgoId> executor_of(db::Read& db, base::ProjectId project);

/// The one that experts scored last; where they scored none, the newest that has submitted a report.
std::optional<base::ProjectId> example(db::Read& db);

// ---- rounds
/// A report of a round, with the scoring of its last version.
struct RoundReport {
  base::ReportId report{};
  base::ProjectId project{};
  base::ContestId contest{};
  int stage = 1;
  std::int64_t lot_number = 0;
  std::optional<std::string> lot_name_kk{}, lot_name_ru{}, ngo_name_kk{};
  std::string ngo_name_ru{};
  bool running = true;                    ///< the project is in execution
  std::optional<std::int64_t> version{};  ///< last submitted
  struct Closing {
    base::ScoringClosingId id{};
    base::Instant at{};
    std::optional<std::string> by{}, reason{};  ///< none: it came by itself, all had given their points
  };
  std::optional<Closing> closed{};
  std::vector<base::AccountId> givers{};  ///< who has given points for that version, named or not any more
};
/// By stage and lot number.
std::vector<RoundReport> round_reports(db::Read& db, const reports::FactsFilter& filter);
std::optional<RoundReport> round_report(db::Read& db, const reports::Report& report);
std::optional<ExpertScore> own_score(db::Read& db, base::ReportId report, base::AccountId expert);
std::vector<KeptScore> kept_scores(db::Read& db, base::ReportId report);
/// False where the person is named already.
bool name_expert(db::Write& db, const Act& by, const Expert& expert);
/// False where that was done already.
bool withdraw_expert(db::Write& db, const Act& by, base::ScoringExpertId id, const std::string& reason);
/// `by` none: all have given theirs. False where it is closed, or another version is the last one.
bool close_scoring(db::Write& db, base::Instant now, base::ScoringClosingId id, base::ReportId report, std::int64_t version,
                   const std::optional<base::AccountId>& by, const std::optional<std::string>& reason);
bool reopen_scoring(db::Write& db, const Act& by, base::ScoringClosingId id, const std::string& reason);
void settle(db::Write& db, base::Instant now, const Settled& settled);

/// A report that waits for an expert's points.
struct WaitingScore {
  base::ReportId report{};
  int stage = 1;
  std::int64_t lot_number = 0;
  std::optional<std::string> lot_name_kk{}, lot_name_ru{}, ngo_name_kk{};
  std::string ngo_name_ru{};
  base::LocalDate held_on{};
  std::int64_t version = 0;
  base::Instant submitted_at{};
};
/// Those that wait longest first.
std::vector<WaitingScore> waiting_scores(db::Read& db, base::AccountId expert, const http::Scope& scope);

}  // namespace baqylau::ratings::store
