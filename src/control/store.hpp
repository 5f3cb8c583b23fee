#pragma once
/// SQL ↔ domain for control: projects on record, cases, contacts, cards, decisions.

#include "control/domain.hpp"
#include "control/warning.hpp"
#include "http/caller.hpp"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace baqylau::control {

/// Which rows a form shows. 0 or empty: all.
struct FormFilter {
  std::optional<base::ContestId> contest{};
  std::optional<int> year{};  ///< of the contest
  std::optional<base::ProjectId> project{};
  std::string region{};  ///< KATO
  std::string status{};  ///< of the project, as of the day
  bool special_only = false;
};

/// A project as forms name it.
struct ProjectRow {
  base::ProjectId project{};
  base::LotId lot{};
  base::ContestId contest{};
  base::LocalDate held_on{};
  std::int64_t lot_number = 0;
  std::optional<std::string> lot_name_kk{}, lot_name_ru{};
  base::NgoId ngo{};
  std::optional<std::string> ngo_short_kk{}, ngo_full_kk{};
  std::string ngo_short_ru{}, ngo_full_ru{};
  base::LocalDate recorded_on{};  ///< first day on record
  base::Instant entered_at{};     ///< when that day was entered: with the award, or by a correction of the contract
};

enum class Channel { telephone, email, letter, meeting };
inline constexpr std::array all_channels{Channel::telephone, Channel::email, Channel::letter, Channel::meeting};
std::string_view to_code(Channel channel);
base::Text label_of(Channel channel);

/// That an executor was reached.
struct Contact {
  base::LocalDate on{};
  Channel channel = Channel::telephone;
  std::optional<std::string> note{};
  base::Instant recorded_at{};
};

/// What an NGO's card holds, beyond the names.
struct CardFacts {
  base::Instant since{};        ///< in the register
  base::Instant at{};           ///< of this version
  base::Instant recorded_at{};  ///< of this version
  std::int64_t version = 1;
  bool number = false, legal_form = false, activity = false, region = false, address = false, phone1 = false, phone2 = false, fax1 = false,
       fax2 = false, email = false, web = false, head_name = false, resume = false;
};
struct SignIns {
  std::int64_t accounts = 0;
  std::optional<base::Instant> first{}, last{};
};

/// An approved decision, as a form's last column names it.
struct StageDecision {
  base::DecisionId id{};
  std::string number{};
  base::LocalDate decided_on{};
  std::string kind{};
};

namespace store {

/// First moment after the day: what happened before it had happened by the end of the day.
base::Instant end_of(base::LocalDate day);

/// By contest and lot number; those on record on the day.
std::vector<ProjectRow> projects(db::Read& db, const http::Scope& scope, const FormFilter& filter, base::LocalDate as_of);
/// A contest with how many of its projects were on record by a day; none: between first and last of them, it has to be counted.
struct ContestRows {
  base::ContestId contest{};
  std::optional<std::size_t> rows{};
};
/// Those that may have rows, in the order of forms; of the year of the filter.
std::vector<ContestRows> contests_on_record(db::Read& db, const http::Scope& scope, const FormFilter& filter, base::LocalDate as_of);
/// Contests with a project that was, or may have been, in execution at the end of the day.
std::vector<base::ContestId> running_contests(db::Read& db, std::optional<base::ProjectId> project, base::LocalDate as_of);

struct FoundProject {
  ProjectRow row{};
  bool in_execution = false;
  std::optional<std::string> ngo_phone{};
  bool ngo_has_card = true;  ///< or it was only named in the award
};
/// In the scope of the person's role; foreign looks like unknown.
std::optional<FoundProject> project_in(db::Read& db, const http::Scope& scope, base::ProjectId project);

/// Which cases; none is any.
struct CasesFilter {
  std::optional<base::ProjectId> project{};
  std::optional<base::NgoId> ngo{};
  std::optional<base::ContestId> contest{};
};
std::vector<CaseHistory> case_histories(db::Read& db, const CasesFilter& filter);
/// What a step of the workflow needs to know of a case, as it stands.
struct CaseNow {
  base::CaseId id{};
  base::ProjectId project{};
  base::NgoId ngo{};
  Case::Why why{};
  std::optional<int> stage{};
  std::optional<std::string> reason{};
  Case::State state{};
  std::int64_t version = 1;
  base::Instant last_at{};  ///< of the last thing that happened to it
};
std::optional<CaseNow> case_now(db::Read& db, base::CaseId id);
std::vector<base::CaseId> open_cases(db::Read& db, base::ProjectId project);
/// Open automatic cases of projects that are no longer in execution, with when that came. `project` none: of all.
std::vector<std::pair<base::CaseId, base::Instant>> cases_left_open(db::Read& db, std::optional<base::ProjectId> project);
/// None: there is no such report.
std::optional<base::ProjectId> project_of(db::Read& db, base::ReportId report);
std::vector<base::CaseId> cases_of_decision(db::Read& db, base::DecisionId decision);

/// A step of the workflow and what is kept of it.
struct CaseStep {
  CaseEvent event{};
  base::Instant now{};
  base::Instant at{};  ///< when it came about
  std::optional<base::AccountId> actor{};
  std::optional<base::LocalDate> cure_by{};
  std::optional<std::string> reason{};
  std::optional<base::DecisionId> decision{};
};
/// The new case of a cause; nothing where the cause has one.
bool add_case(db::Write& db, base::CaseId id, base::ProjectId project, const Cause& cause, const CaseStep& step);
/// The same for a reasoned act; nothing where the project has an open one.
bool add_reasoned_case(db::Write& db, base::CaseId id, base::ProjectId project, const CaseStep& step);
/// By the workflow table. False where it does not allow the event, or somebody was faster.
bool move_case(db::Write& db, const CaseNow& now, const CaseStep& step);

/// Cases that are closed with their projects, the last first.
std::vector<std::pair<base::CaseId, base::ProjectId>> cases_closed_last(db::Read& db, std::size_t most);

// ---- members of the special-control group, as they are kept: from which day on
std::unordered_map<base::ProjectId, base::LocalDate> members_of(db::Read& db, const FormFilter& filter);
/// Of those who are in the group on the day, who came last first.
std::vector<std::pair<base::ProjectId, base::LocalDate>> first_members(db::Read& db, base::LocalDate day, std::size_t most);
std::int64_t count_members(db::Read& db, base::LocalDate day);
std::vector<base::ProjectId> ended_members(db::Read& db, std::optional<base::ProjectId> only);
void put_member(db::Write& db, base::ProjectId project, base::LocalDate from);
void remove_member(db::Write& db, base::ProjectId project);
/// For which day all of them were looked at last; none: never.
std::optional<base::LocalDate> group_kept_on(db::Read& db);
void keep_group_on(db::Write& db, base::LocalDate day);

std::optional<base::ProjectId> project_of_case(db::Read& db, const http::Scope& scope, base::CaseId id);

/// Those of a project by day, the last one last.
std::unordered_map<base::ProjectId, std::vector<Contact>> contacts(db::Read& db, const FormFilter& filter, base::LocalDate as_of);
void add_contact(db::Write& db, base::Instant now, base::ContactId id, base::ProjectId project, const Contact& contact,
                 base::AccountId account);
std::unordered_map<base::NgoId, CardFacts> cards(db::Read& db, const FormFilter& filter, base::LocalDate as_of);
/// The day of the first account.
std::optional<base::LocalDate> accounts_since(db::Read& db);
std::unordered_map<base::NgoId, SignIns> sign_ins(db::Read& db, const FormFilter& filter, base::LocalDate as_of);
/// Of a stage (none: any), the last approved last.
std::unordered_map<base::ProjectId, std::vector<StageDecision>> decisions(db::Read& db, const FormFilter& filter, std::optional<int> stage,
                                                                          base::LocalDate as_of);
/// Reports due before `today` and within the time that early warning looks back, by NGO; `ngo` 0: of all with a running project.
std::unordered_map<base::NgoId, std::vector<PastReport>> past_reports(db::Read& db, std::optional<base::NgoId> ngo, base::LocalDate today);
int cure_days(db::Read& db, base::LocalDate day);

}  // namespace store

}  // namespace baqylau::control
