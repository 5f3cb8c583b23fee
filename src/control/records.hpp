#pragma once
/// Everything that a form looks at, as of the end of one day: read in a few bulk statements, however many rows.

#include "control/store.hpp"
#include "ratings/ratings.hpp"

#include <functional>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace baqylau::control {

/// Something that had happened by the end of the form's day and was entered only after it.
struct LateEntry {
  enum class What { award, submission, sending_back, acceptance, due_date, contact, card };
  What what{};
  int stage = 0;  ///< of a report: 1…3
  base::LocalDate on{};
  base::LocalDate entered_on{};
  friend bool operator==(const LateEntry&, const LateEntry&) = default;
};

/// One project with what is known of it. Views into the `FormData` it belongs to.
struct FormRow : ProjectRow {
  projects::ProjectStatus status = projects::ProjectStatus::in_execution;
  std::span<const reports::Facts> facts{};  ///< of all its reports, by stage
  std::vector<Cause> causes{};              ///< of those, where they count
  bool special = false;                     ///< in the special-control group by these causes or by a specialist's act
  std::optional<ratings::ProjectRating> rating{};
  std::optional<int> place{};  ///< in the final ranking: equal ratings share it
  std::vector<StageDecision> decisions{};
  std::optional<Contact> contact{};  ///< the last
  std::int64_t contacts = 0;         ///< how many there were
  std::optional<CardFacts> card{};
  SignIns sign_ins{};
  std::vector<std::int64_t> lots{};  ///< form 2: all lots of the executor
  std::vector<LateEntry> late{};     ///< among what the form asked for, in the order of the form's columns

  /// Null where the project has no report of the stage, or it was not asked for.
  [[nodiscard]] const reports::Facts* report(int stage) const;
  [[nodiscard]] const ratings::StageRating* stage_rating(int stage) const;
};

/// What a form needs beyond the projects' names.
struct Needs {
  bool reports = false;
  std::optional<int> stage{};  ///< of the reports that the form shows; none: all three. Any of them can be a cause
  bool causes = false;
  bool ratings = false;
  bool places = false;  ///< in the ranking by the general rating, in the order of which the rows stand
  bool decisions = false;
  std::optional<int> decided_stage{};  ///< of the decisions; none: all
  bool contacts = false;
  bool cards = false;
};

struct FormData {
  base::LocalDate as_of{};
  std::vector<std::vector<reports::Facts>> facts{};  ///< rows view into these: their place in memory stays when the whole is moved
  std::vector<FormRow> rows{};
  std::size_t count = 0;  ///< of all rows that fit, also where only some of them were asked for
  /// Where cards were asked for: the day of the first account. Of earlier days nobody knows who had one and who signed in.
  std::optional<base::LocalDate> accounts_since{};
  [[nodiscard]] bool accounts_kept() const { return accounts_since && *accounts_since <= as_of; }
  FormData() = default;
  FormData(FormData&&) = default;
  FormData& operator=(FormData&&) = default;
  FormData(const FormData&) = delete;
  FormData& operator=(const FormData&) = delete;
};
/// Some rows of all, in their order: by contest and lot number, or by place.
struct RowRange {
  std::size_t first = 0;  ///< from 0
  std::size_t most = 0;
};
/// `only`: the facts of other rows are not read, which is most of the work. Not together with `filter.special_only`: who is in the group
/// is known from the facts.
FormData read_form(db::Read& db, const http::Scope& scope, const FormFilter& filter, base::LocalDate as_of, const Needs& needs,
                   std::optional<RowRange> only = {});

/// The projects of one contest that were in execution at the end of a day, with all their reports.
struct Running {
  std::vector<ProjectRow> rows{};  ///< by lot number
  std::unordered_map<base::ProjectId, std::span<const reports::Facts>> facts{};
  [[nodiscard]] std::span<const reports::Facts> of(base::ProjectId project) const;
};
/// One contest after the other, so that only what runs is looked at and only a contest at a time is held. `project` none: of all.
void each_running_contest(db::Read& db, std::optional<base::ProjectId> project, base::LocalDate as_of,
                          const std::function<void(base::ContestId contest, const Running& running)>& look);
/// The same with those that come on record later by their contracts.
void each_contest_running_or_to_come(db::Read& db, std::optional<base::ProjectId> project, base::LocalDate as_of,
                                     const std::function<void(base::ContestId contest, const Running& running)>& look);

RequiredOf required_of(reports::RequiredParts& parts);

}  // namespace baqylau::control
