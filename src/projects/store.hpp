#pragma once
/// Projects and passports in the database.

#include "projects/contract.hpp"
#include "projects/domain.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace baqylau::projects::store {

std::optional<Project> by_id(db::Read& db, base::ProjectId id);
std::optional<Project> for_author(db::Read& db, const http::Author& author, base::ProjectId id);

/// False where the lot has a project.
bool add_project(db::Write& db, base::Instant now, base::ProjectId id, base::LotId lot, const Award& award);
/// How much more or less the projects of a contest come to. Behind the transaction's journal leaf, which keeps writers in one order.
struct Sums {
  std::int64_t projects = 0, budgets_known = 0;
  std::array<std::int64_t, all_statuses.size()> with_status{};  ///< in the order of `ProjectStatus`
  std::int64_t& with(ProjectStatus status) { return with_status[static_cast<std::size_t>(status)]; }
  [[nodiscard]] std::int64_t with(ProjectStatus status) const { return with_status[static_cast<std::size_t>(status)]; }
  base::Money budget{}, paid{};
  std::optional<base::LocalDate> recorded_on{};  ///< of one that came on record by its contract
  std::int64_t undated = 0;                      ///< that came on record with the contest
};
void add_to_contest(db::Write& db, base::ContestId contest, const Sums& sums);

void add_tranches(db::Write& db, base::ProjectId id, const std::vector<Tranche>& tranches);
/// The facts alone, without tranches and lines. Call after `take_turn`.
void set_contract(db::Write& db, base::ProjectId id, const Contract& contract);
/// The day from which it is on record was entered now.
void set_dated_at(db::Write& db, base::Instant now, base::ProjectId id);
void add_tranche(db::Write& db, base::ProjectId id, const Tranche& tranche);
/// False where it is no longer as it was seen, or a decision has touched it.
bool correct_tranche(db::Write& db, base::ProjectId id, const Tranche& seen, const Tranche& to);
bool remove_tranche(db::Write& db, base::ProjectId id, const Tranche& seen);
void add_report(db::Write& db, base::Instant now, base::ReportId id, base::ProjectId project, int stage,
                std::optional<base::LocalDate> due_on);

/// The version after, or none where `seen` is no longer the present one.
std::optional<std::int64_t> take_turn(db::Write& db, base::Instant now, base::ProjectId id, std::int64_t seen);
/// The version after, or none where `seen` is no longer the present one.
std::optional<std::int64_t> set_executor(db::Write& db, base::Instant now, base::ProjectId id, base::NgoId ngo, std::int64_t seen);
/// Replaces a part by what was sent. Call after `take_turn`.
void replace_part(db::Write& db, base::ProjectId id, const PartContent& content);

/// False where the project is no longer as it was seen.
bool set_status(db::Write& db, base::Instant now, const Project& seen, ProjectStatus status);
bool set_tranche_state(db::Write& db, base::ProjectId id, const Tranche& seen, TrancheState state, std::optional<base::DecisionId> decision,
                       std::optional<base::LocalDate> paid_on);
/// Who did it, and by what.
struct Cause {
  std::optional<base::AccountId> actor{};
  std::optional<base::DecisionId> decision{};
};
void add_event(db::Write& db, base::ProjectEventId event_id, base::ProjectId id, const StatusChange& change, const Cause& cause);
/// The decision is the cause's.
void add_event(db::Write& db, base::TrancheEventId event_id, base::ProjectId id, const TrancheChange& change, const Cause& cause);

/// Replaces what was spent in a stage. Call after `take_turn`.
void replace_spending(db::Write& db, base::ProjectId id, int stage, const std::vector<Spending>& rows);

}  // namespace baqylau::projects::store
