#pragma once
/// Projects and their passports. SPEC §3.
///
/// The public passport page is assembled by `app` from `passport_top`, `passport_facts`, `passport_body`, `passport_timeline`
/// and what control and reports add between them: features further down the line may not be included here.

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/message.hpp"
#include "base/money.hpp"
#include "base/result.hpp"
#include "contests/contests.hpp"
#include "db/db.hpp"
#include "http/caller.hpp"
#include "http/routes.hpp"
#include "journal/corrections.hpp"
#include "journal/journal.hpp"
#include "ngos/ngos.hpp"
#include "notices/notices.hpp"
#include "projects/passport.hpp"
#include "reference/reference.hpp"
#include "ui/components.hpp"
#include "ui/html.hpp"
#include "ui/view.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

namespace baqylau::projects {

enum class ProjectStatus { in_execution, completed, closed, terminated, repayment_demanded };
inline constexpr std::array all_statuses{ProjectStatus::in_execution, ProjectStatus::completed, ProjectStatus::closed,
                                         ProjectStatus::terminated, ProjectStatus::repayment_demanded};
constexpr std::string_view to_code(ProjectStatus status) {
  switch (status) {
    case ProjectStatus::in_execution: return "in_execution";
    case ProjectStatus::completed: return "completed";
    case ProjectStatus::closed: return "closed";
    case ProjectStatus::terminated: return "terminated";
    case ProjectStatus::repayment_demanded: return "repayment_demanded";
  }
  return "";
}
/// Throws `db::Error` for a code the schema does not allow.
ProjectStatus status_from_code(std::string_view code);
/// «In execution»
base::Text status_text(ProjectStatus status);
ui::Html status_tag(const ui::View& v, ProjectStatus status);

/// What can happen to a project. `reinstate` takes back the last event that still stands.
enum class StatusEvent { complete, close, terminate, demand_repayment, reinstate };
constexpr std::string_view to_code(StatusEvent event) {
  switch (event) {
    case StatusEvent::complete: return "complete";
    case StatusEvent::close: return "close";
    case StatusEvent::terminate: return "terminate";
    case StatusEvent::demand_repayment: return "demand_repayment";
    case StatusEvent::reinstate: return "reinstate";
  }
  return "";
}

/// Planned → due (the body decided to pay) → paid; or withheld.
enum class TrancheState { planned, due, paid, withheld };
constexpr std::string_view to_code(TrancheState state) {
  switch (state) {
    case TrancheState::planned: return "planned";
    case TrancheState::due: return "due";
    case TrancheState::paid: return "paid";
    case TrancheState::withheld: return "withheld";
  }
  return "";
}
/// «Planned»
base::Text state_text(TrancheState state);
ui::Html state_tag(const ui::View& v, TrancheState state);

/// What can happen to a tranche. `undo` takes back the last event that still stands.
enum class TrancheEvent { finance, withhold, pay, undo };
constexpr std::string_view to_code(TrancheEvent event) {
  switch (event) {
    case TrancheEvent::finance: return "finance";
    case TrancheEvent::withhold: return "withhold";
    case TrancheEvent::pay: return "pay";
    case TrancheEvent::undo: return "undo";
  }
  return "";
}

/// A line of a workflow table, in codes: what docs/states is made of.
struct Step {
  std::string_view from, event, to;
  base::Text who;  ///< «The state body, by an approved decision»
};
std::span<const Step> project_steps();
std::span<const Step> tranche_steps();

struct Tranche {
  base::Money amount{};
  std::optional<base::LocalDate> planned_on{};
  int number = 0;  ///< from 1; an award gives the numbers in the order of its tranches
  TrancheState state = TrancheState::planned;
  std::optional<base::LocalDate> paid_on{};    ///< set where `state` is paid, and only there
  std::optional<base::DecisionId> decision{};  ///< what brought it to its state; none where no decision did
  std::optional<std::string> decision_number{};
  std::optional<base::LocalDate> decided_on{};
  std::int64_t version = 1;
  friend bool operator==(const Tranche&, const Tranche&) = default;
};

/// A held lot in execution. Facts that are not known are empty.
struct Project {
  base::ProjectId id{};
  base::LotId lot{};
  base::ContestId contest{};
  base::StateBodyId state_body{};
  base::LocalDate contest_held_on{};
  std::int64_t lot_number = 0;
  std::optional<std::string> lot_name_kk{}, lot_name_ru{};
  base::NgoId ngo{};
  std::optional<std::string> ngo_short_kk{}, ngo_full_kk{};
  std::string ngo_short_ru{}, ngo_full_ru{};
  std::optional<std::string> contract_number{};
  std::optional<base::LocalDate> contract_date{};
  std::optional<base::Money> budget{};
  std::optional<base::LocalDate> starts_on{}, ends_on{};
  ProjectStatus status = ProjectStatus::in_execution;
  std::int64_t version = 0;
};
/// From which day on the project is on record: a form as of an earlier day does not have it. The date of the contract, or
/// where it is not known the start, or the date of the contest.
inline base::LocalDate since(const Project& project) {
  return project.contract_date.value_or(project.starts_on.value_or(project.contest_held_on));
}

// ---- finding
/// Public. Unknown: not_found.
base::Result<Project> find_project(db::Read& db, base::ProjectId id);
std::optional<base::ProjectId> project_of_lot(db::Read& db, base::LotId lot);
/// For those who fill passport and reports: the executor NGO, or an operator of the contest's state body.
/// Foreign looks like unknown.
base::Result<Project> load_project_for(db::Read& db, const http::Author& author, base::ProjectId id);
/// For staff: a project of the state bodies in `scope`. Foreign looks like unknown.
base::Result<Project> load_project_for(db::Read& db, const http::Scope& scope, base::ProjectId id);
/// Newest contest first, then by lot number.
std::vector<Project> projects_of_ngo(db::Read& db, base::NgoId ngo);
/// By lot number.
std::vector<Project> projects_of_contest(db::Read& db, base::ContestId contest);
Passport read_passport(db::Read& db, base::ProjectId id);
/// By number.
std::vector<Tranche> tranches_of(db::Read& db, base::ProjectId id);
/// By position.
std::vector<BudgetLine> budget_of(db::Read& db, base::ProjectId id);
/// By position, then stage.
std::vector<Spending> spending_of(db::Read& db, base::ProjectId id);
/// On all lines together.
base::Money spent_of(db::Read& db, base::ProjectId id, int stage);

/// What the projects of each contest come to, counted anew from the projects: after tables were put right by hand. Of one contest: after a
/// correction, which what is kept cannot be brought up to date by.
void recount_contests(db::Write& db, std::optional<base::ContestId> contest = std::nullopt);
/// Contests of which they are not what is kept.
std::vector<base::ContestId> miscounted_contests(db::Read& db);

// ---- history
struct StatusChange {
  StatusEvent event{};
  ProjectStatus from{}, to{};
  base::Instant at{};
  friend bool operator==(const StatusChange&, const StatusChange&) = default;
};
/// Whose history; none is any.
struct ChangesFilter {
  std::optional<base::ContestId> contest{};
  std::optional<base::ProjectId> project{};
};
/// Each list oldest first. A project to which nothing happened has no entry.
std::unordered_map<base::ProjectId, std::vector<StatusChange>> status_changes(db::Read& db, const ChangesFilter& filter);
/// Replays what happened before `until`; the end of a day is `almaty_start(day + 1)`. Whether the project was on record
/// that day at all, `since` says.
ProjectStatus status_at(std::span<const StatusChange> changes, base::Instant until);
struct TrancheChange {
  int number = 0;
  TrancheEvent event{};
  TrancheState from{}, to{};
  base::Instant at{};
  std::optional<base::DecisionId> decision{};
  friend bool operator==(const TrancheChange&, const TrancheChange&) = default;
};
/// Of all tranches of a project, oldest first.
std::vector<TrancheChange> tranche_changes(db::Read& db, base::ProjectId project);
/// Replays what happened to one tranche before `until`; changes of other tranches are passed over.
TrancheState tranche_state_at(std::span<const TrancheChange> changes, int number, base::Instant until);

// ---- changing
/// What the operator enters from the contract.
struct Award {
  base::NgoId ngo{};
  std::optional<ngos::Named> named{};  ///< instead of `ngo`: an executor that has no card yet
  std::optional<std::string> contract_number{};
  std::optional<base::LocalDate> contract_date{};
  std::optional<base::Money> budget{};
  std::optional<base::LocalDate> starts_on{}, ends_on{};
  std::vector<Tranche> tranches{};  ///< at most 20
  Budget lines{};                   ///< of the estimate; where there are any, they come to the budget
};
/// Makes the project of a lot with its three reports (not started, due by the contest's schedule); an announced lot becomes
/// held. A lot outside `change.scope` is not_found; one that has a project already, or was cancelled or not held, is
/// a conflict, and nothing is written. Who is named instead of chosen is named in the same transaction (`ngos::name_ngo`).
base::Result<base::ProjectId> award(db::Write& db, const contests::Change& change, base::LotId lot, const Award& award);
struct NewExecutor {
  base::NgoId ngo{};                    ///< has a card
  std::optional<std::string> reason{};  ///< shown to everybody; needed where the executor of now has a card itself
};
/// Gives the project another executor, in any of its states; both are told. `version` is the project's, as with `save_part`. What the
/// project has been found by until now follows here, its reports in `reports::put_into_search`.
base::Done change_executor(db::Write& db, const notices::Outbox& outbox, base::AccountId actor, const http::Scope& scope,
                           base::ProjectId id, std::int64_t version, const NewExecutor& executor);
/// By the workflow of `project_steps`, with a row of history and a journal leaf `project.<event>`. A status that does not allow
/// the event, or somebody faster: conflict. Unknown: not_found.
base::Done change_status(db::Write& db, base::Instant now, base::Random& random, base::ProjectId id, StatusEvent event,
                         std::optional<base::AccountId> actor, std::optional<base::DecisionId> decision);
/// By the workflow of `tranche_steps`, with a row of history and a journal leaf `tranche.<event>`. `paid_on` goes with `pay` and
/// with nothing else: not after the day of `now`, not before the contract, otherwise invalid. A state that does not allow
/// the event, or somebody faster: conflict. Unknown: not_found.
base::Done move_tranche(db::Write& db, base::Instant now, base::Random& random, base::ProjectId id, int number, TrancheEvent event,
                        std::optional<base::AccountId> actor, std::optional<base::DecisionId> decision,
                        std::optional<base::LocalDate> paid_on = std::nullopt);
/// Replaces what was spent in a stage by what papers say. `version` is the project's, as with `save_part`. A line that the estimate does
/// not have, or twice the same: invalid. Where an accepted report says it: conflict.
base::Done save_spending(db::Write& db, base::Instant now, const http::Author& author, base::ProjectId id, std::int64_t version, int stage,
                         const std::vector<Spending>& rows);
/// Takes what an accepted report of the stage says into the passport. The estimate no longer has a line on which money was spent: conflict.
base::Done take_reported(db::Write& db, base::Instant now, base::AccountId actor, base::ProjectId id, int stage, const Reported& reported);
/// The acceptance was a mistake: what was spent in the stage is not known yet. The other parts stay, the executor edits them.
base::Done take_spending_back(db::Write& db, base::Instant now, base::AccountId actor, base::ProjectId id, int stage);
/// Replaces a part; lines of the estimate which have spending are renamed, never removed (invalid). `version` is the project's, as the
/// person saw it; another one now is a conflict and changes nothing.
base::Done save_part(db::Write& db, base::Instant now, const http::Author& author, base::ProjectId id, std::int64_t version,
                     const PartContent& content);

// ---- files of reports and messages
/// invalid where files of so many bytes no longer fit into what a project may have on a day. Before they are stored, to spare the disk.
base::Done has_room(db::Read& db, base::ProjectId project, std::int64_t size, base::LocalDate day);
/// The same with the bytes counted in, in the transaction that writes the rows of the files: what holds for two at once. Before the journal
/// is held: who waits for the row must not keep everybody else waiting.
base::Done take_room(db::Write& db, base::ProjectId project, std::int64_t size, base::LocalDate day);
/// Of a file that no draft, version or message holds any more.
void give_room_back(db::Write& db, base::ProjectId project, std::int64_t size);

/// Every project anew, after `search::clear` and the lots.
void put_all_into_search(db::Write& db);

// ---- for pages that `app` assembles
struct PassportData {
  Project project{};
  contests::Lot lot{};
  contests::Contest contest{};
  ngos::Ngo ngo{};
  Passport passport{};
  std::vector<Tranche> tranches{};
  std::vector<Spending> spending{};
  Kinds kinds{};
  std::vector<journal::Shown> events{};  ///< of the project, newest first
  std::vector<journal::Correction> corrections{};
  std::unordered_map<std::int64_t, ngos::Ngo> corrected_ngos{};  ///< that corrections name, by id
};
base::Result<PassportData> load_passport(db::Read& db, base::ProjectId id);
/// «Lot 5: …», for the page's title.
std::string passport_title(const ui::View& v, const PassportData& data);
/// What comes before the marks of special control: the h1 (so the page has `own_heading`), status, a link for those who may
/// fill the passport.
ui::Html passport_top(const ui::View& v, const PassportData& data);
/// Lot, executor, contract, tranches; begins with an h2, as the two below.
ui::Html passport_facts(const ui::View& v, const PassportData& data);
/// The parts that the executor fills: long lists, so reports and control stand before them.
ui::Html passport_body(const ui::View& v, const PassportData& data);
ui::Html passport_timeline(const ui::View& v, const PassportData& data);
/// The projects of an NGO, for everybody.
ui::Html ngo_projects(const ui::View& v, db::Read& db, base::NgoId ngo);
/// Table of an NGO's projects with the state of each passport and a link to fill it: the first half of `/cabinet`.
ui::Html cabinet_projects(const ui::View& v, db::Read& db, base::NgoId ngo);

/// All routes but `/projects/{project}`.
void add_routes(http::Routes& routes);

}  // namespace baqylau::projects
