#pragma once
/// Ratings of stages, projects and NGOs: computed from records, as of any day, followed with a pencil. SPEC §8.
///
/// Every figure is reckoned to hundredths of a point, half up, and the next step goes on from the rounded figure. What is shown has one
/// decimal, half up again; places and the threshold compare what is shown. docs/decisions/0023.

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/money.hpp"
#include "base/result.hpp"
#include "contests/contests.hpp"
#include "db/db.hpp"
#include "http/routes.hpp"
#include "reports/reports.hpp"
#include "ui/html.hpp"
#include "ui/view.hpp"

#include <array>
#include <compare>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace baqylau::ratings {

/// 0 … 100 points, in hundredths.
struct Points {
  int hundredths = 0;
  /// As shown: to one decimal, half up.
  [[nodiscard]] constexpr int tenths() const { return (hundredths + 5) / 10; }
  /// Whether what is shown is at least so many points.
  [[nodiscard]] constexpr bool reaches(int points) const { return tenths() >= points * 10; }
  friend auto operator<=>(const Points&, const Points&) = default;
};

enum class Criterion { timeliness, completeness, effectiveness, sustainability, replication };
inline constexpr std::array all_criteria{Criterion::timeliness, Criterion::completeness, Criterion::effectiveness,
                                         Criterion::sustainability, Criterion::replication};
/// Those that experts give points for, in this order in every array of three.
inline constexpr std::array expert_criteria{Criterion::effectiveness, Criterion::sustainability, Criterion::replication};
std::string_view to_code(Criterion criterion);
base::Text label_of(Criterion criterion);

/// Weights in whole percent, each set together 100, from a day on.
struct Settings {
  base::RatingSettingsId id{};
  base::LocalDate valid_from{};
  std::array<int, 5> weights{};  ///< in the order of `all_criteria`
  std::array<int, 3> stages{};   ///< of the three stage ratings in the general one
  int late_day_penalty = 5;      ///< points a day late
  int threshold = 60;            ///< positive from
};
/// By day.
std::vector<Settings> all_settings(db::Read& db);

/// One expert's word on a report, as it counts.
struct ExpertScore {
  base::ReportId report{};
  base::AccountId expert{};
  std::string expert_name{};  ///< for staff only
  base::Instant at{};
  std::int64_t version = 0;  ///< of the report that was read
  std::array<int, 3> points{};
  std::array<std::string, 3> reasons{};
};

/// What several experts gave for one criterion.
struct Mean {
  Points mean{};
  int least = 0, most = 0;
};

/// One stage of one project. What cannot be told yet is empty: a report that is neither submitted nor overdue has no figures.
struct StageRating {
  base::ReportId report{};
  int stage = 1;
  Settings settings{};  ///< those of the first due date of the report, so that later ones never change it
  std::optional<Points> timeliness{}, completeness{};
  int late_days = 0;
  int present = 0, required = 0;
  std::array<std::optional<Mean>, 3> expert{};
  std::vector<ExpertScore> scores{};
  /// Timeliness and completeness by their weights alone: of at most `settings.weights[0] + settings.weights[1]`.
  std::optional<Points> automatic{};
  std::optional<Points> total{};  ///< once experts have scored
  // What the figures come from, for their explanations.
  base::LocalDate as_of{};
  std::optional<base::LocalDate> due_on{};
  std::optional<base::LocalDate> submitted_on{};  ///< the submission that timeliness counts from
  std::optional<std::int64_t> version{};          ///< last submitted by then: what completeness looks at
  reports::ControlDays days{};
  std::vector<reports::Part> missing{};  ///< required parts that are not in `version`
};
/// Pure. `scores`: each expert's last by then.
StageRating rate_stage(const reports::Facts& facts, const std::vector<reports::Part>& required, std::vector<ExpertScore> scores,
                       const Settings& settings, base::LocalDate as_of);

struct ProjectRating {
  base::ProjectId project{};
  std::array<std::optional<StageRating>, 3> stages{};
  std::optional<Points> general{};  ///< once all three stages have their total
  [[nodiscard]] bool positive() const;
};
/// Pure. The weights of the stages are those of the final report's settings.
ProjectRating rate_project(std::array<std::optional<StageRating>, 3> stages);

/// Rates facts that were read already (`reports::facts_as_of` with the same filter and day); asks for settings and scores once.
class Rater {
 public:
  Rater(db::Read& db, const reports::FactsFilter& filter, base::LocalDate as_of);
  StageRating stage(const reports::Facts& facts);
  /// Of facts of one project, one to three of them.
  ProjectRating project(std::span<const reports::Facts> facts);

 private:
  base::LocalDate as_of_;
  reports::RequiredParts required_;
  std::vector<Settings> settings_;
  std::map<base::ReportId, std::vector<ExpertScore>> scores_;
};
std::map<base::ProjectId, ProjectRating> project_ratings(db::Read& db, const reports::FactsFilter& filter, base::LocalDate as_of);

/// Places of figures in falling order, from 1: those shown as equal share a place, the next is as many further.
std::vector<int> places_of(std::span<const Points> falling);

/// General ratings of all projects that have one at the end of a day.
using GeneralRatings = std::map<base::ProjectId, Points>;
/// A general rating comes of scores, submissions, due dates and settings alone, each change of which is a leaf of the journal: reckoned for
/// one root of the journal and one day it is the same for ever, and the next reader gets it from memory. Safe for many threads.
std::shared_ptr<const GeneralRatings> general_ratings(db::Read& db, base::LocalDate as_of);

/// Timed work: keeps the general ratings of today and what they come to for each NGO. What a new day changes, and what has changed since
/// the last time.
void keep_ratings(db::Write& db, base::LocalDate today);
void keep_changed_ratings(db::Write& db, base::LocalDate today);
/// Projects of which the kept ratings say something else than the records.
std::vector<base::ProjectId> miskept_ratings(db::Read& db, base::LocalDate today);

/// Of an NGO: mean of the general ratings of its projects whose final report was accepted in the five years that end with the day, by
/// budget.
struct NgoRating {
  base::NgoId ngo{};
  std::optional<Points> rating{};
  struct Share {
    base::ProjectId project{};
    Points general{};
    std::optional<base::Money> budget{};  ///< none: not known
    base::LocalDate accepted_on{};        ///< the final report
    /// The budget in tenge; where that is not known, the median of the known ones, else 1.
    std::int64_t weight = 1;
  };
  std::vector<Share> shares{};
};
/// Of each NGO that has a project, by id; of one NGO (where one is named) exactly one, also where it has none.
std::vector<NgoRating> ngo_ratings(db::Read& db, std::optional<base::NgoId> ngo, base::LocalDate as_of);

/// What an expert gives.
struct NewScore {
  std::array<int, 3> points{};  ///< 0…100
  std::array<std::string, 3> reasons{};
};
/// Points stay a draft, seen by nobody else, until the scoring of the report closes; that comes by itself with the last of its experts.
/// Conflict where the report has no submitted version, or another one than `version`, which the expert read; where `expert` is not named
/// for the stage; where the scoring is closed. `report.scored`, `report.scoring_closed`
base::Done add_score(db::Write& db, base::Instant now, base::Random& random, base::AccountId expert, const reports::Report& report,
                     std::int64_t version, const NewScore& score);

// ---- rounds: who scores the reports of one stage of a contest, and when their points begin to count. docs/decisions/0023

/// Named for one stage of a contest by a specialist of its body.
struct Expert {
  base::ScoringExpertId id{};
  base::ContestId contest{};
  int stage = 1;  ///< 1…3
  base::AccountId account{};
  std::string name{};  ///< for staff only
  base::Instant named_at{};
};
/// Those named now, by stage and in the order in which they were named.
std::vector<Expert> experts_of(db::Read& db, base::ContestId contest, std::optional<int> stage = {});

/// Who acts, and the means.
struct Act {
  base::Instant now{};
  base::Random& random;
  base::AccountId actor{};
};
/// Of reports that are closed already nothing changes. Invalid where the account is no specialist of the contest's body, conflict where it
/// is named. `expert.named`
base::Result<base::ScoringExpertId> name_expert(db::Write& db, const Act& by, const contests::Contest& contest, int stage,
                                                base::AccountId account);
/// For several stages: those in which the person is named already stay as they are. Conflict where that is all of them.
base::Done name_expert(db::Write& db, const Act& by, const contests::Contest& contest, std::span<const int> stages,
                       base::AccountId account);
/// Drafts of this expert never count; what counts already stays until the next closing. Reports that waited for nobody else are closed.
/// Invalid without a reason, conflict where that was done already. `expert.withdrawn`
base::Done withdraw_expert(db::Write& db, const Act& by, const Expert& expert, const std::string& reason);
/// Closes the scoring of the report's last version though not all have given their points. Invalid without a reason, conflict where it is
/// closed, or where nothing was submitted. `report.scoring_closed`
base::Done close_scoring(db::Write& db, const Act& by, const reports::Report& report, const std::string& reason);
/// Lets experts change their points; those that count go on counting until the next closing. Invalid without a reason, conflict where
/// `closing` was reopened already. `report.scoring_reopened`
base::Done reopen_scoring(db::Write& db, const Act& by, const reports::Report& report, base::ScoringClosingId closing,
                          const std::string& reason);
struct NewSettings {
  base::LocalDate valid_from{};
  std::array<int, 5> weights{};
  std::array<int, 3> stages{};
  int late_day_penalty = 0, threshold = 0;
};
/// Invalid where weights do not come to 100 or the day is not after today; conflict where that day has settings already.
base::Done add_settings(db::Write& db, base::Instant now, base::Random& random, base::AccountId actor, const NewSettings& settings);

// ---- pieces of pages
/// As shown, `78,3`, or «—».
std::string figure_of(const i18n::Translator& t, const std::optional<Points>& points);
/// A figure that opens its rule, inputs and arithmetic. Staff see the experts' names and their spread, others do not.
ui::Html explained_criterion(const ui::View& v, const StageRating& rating, Criterion criterion);
ui::Html explained_stage(const ui::View& v, const StageRating& rating);
ui::Html explained_general(const ui::View& v, const ProjectRating& rating);
/// The criteria with their weights, as in force on the due dates of a contest, and the share of each report in the general rating.
ui::Html criteria_of(const ui::View& v, db::Read& db, const std::array<std::optional<base::LocalDate>, 3>& due);
/// For the passport: three stages, the general rating, every figure explained; experts without names. Begins with its h2.
ui::Html passport_rating(const ui::View& v, db::Read& db, base::ProjectId project);
/// For an NGO's card: the rating with its derivation; nothing where there is none yet. Begins with its h2.
ui::Html ngo_rating_section(const ui::View& v, db::Read& db, base::NgoId ngo);

void add_routes(http::Routes& routes);

}  // namespace baqylau::ratings
