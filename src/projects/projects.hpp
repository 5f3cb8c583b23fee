#pragma once
/// Projects and their passports. SPEC §3.
///
/// The public passport page is assembled by `app` from `passport_top`, what control and reports add, and `passport_body`:
/// features further down the line may not be included here.

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/message.hpp"
#include "base/money.hpp"
#include "base/result.hpp"
#include "contests/contests.hpp"
#include "db/db.hpp"
#include "http/caller.hpp"
#include "http/routes.hpp"
#include "journal/journal.hpp"
#include "ngos/ngos.hpp"
#include "reference/reference.hpp"
#include "ui/components.hpp"
#include "ui/html.hpp"
#include "ui/view.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace baqylau::projects {

enum class ProjectStatus { in_execution, completed, closed, terminated, repayment_demanded };
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

struct Tranche {
  base::Money amount{};
  std::optional<base::LocalDate> planned_on{};
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

// ---- parts of the passport: each is edited as a whole
struct About {
  std::optional<std::string> goals_kk{}, goals_ru{}, tasks_kk{}, tasks_ru{}, results_kk{}, results_ru{};
  friend bool operator==(const About&, const About&) = default;
};
struct Member {
  std::string name{}, duty{};
  friend bool operator==(const Member&, const Member&) = default;
};
struct Indicator {
  std::string name{}, unit{};
  std::int64_t target = 0;
  std::optional<std::int64_t> actual{};
  friend bool operator==(const Indicator&, const Indicator&) = default;
};
struct TargetGroup {
  base::ReferenceItemId kind{};
  std::optional<std::int64_t> people{};
  std::optional<std::string> work{};
  friend bool operator==(const TargetGroup&, const TargetGroup&) = default;
};
struct Partner {
  base::ReferenceItemId kind{};
  std::string name{};
  std::optional<std::string> work{};
  friend bool operator==(const Partner&, const Partner&) = default;
};
struct Publication {
  base::ReferenceItemId outlet_kind{};
  std::string outlet{}, title{};
  std::optional<base::LocalDate> published_on{};
  std::optional<std::string> address{};  ///< http or https
  std::optional<std::string> body{};
  friend bool operator==(const Publication&, const Publication&) = default;
};
struct WorkDone {
  std::optional<std::string> kk{}, ru{};
  friend bool operator==(const WorkDone&, const WorkDone&) = default;
};
/// Proposals for themes of future lots.
struct NextLots {
  std::optional<std::string> kk{}, ru{};
  friend bool operator==(const NextLots&, const NextLots&) = default;
};
using Team = std::vector<Member>;
using Indicators = std::vector<Indicator>;
using TargetGroups = std::vector<TargetGroup>;
using Partners = std::vector<Partner>;
using Publications = std::vector<Publication>;

struct Passport {
  About about{};
  Team team{};
  Indicators indicators{};
  TargetGroups target_groups{};
  Partners partners{};
  Publications publications{};
  WorkDone work_done{};
  NextLots next_lots{};
};

/// In the order of the passport and of the editor's task list; the variant below has the same order.
enum class Part { about, team, indicators, target_groups, partners, publications, work_done, next_lots };
inline constexpr Part all_parts[] = {Part::about,    Part::team,         Part::indicators, Part::target_groups,
                                     Part::partners, Part::publications, Part::work_done,  Part::next_lots};
std::string_view to_code(Part part);
std::optional<Part> part_from_code(std::string_view code);
base::Text part_text(Part part);
using PartContent = std::variant<About, Team, Indicators, TargetGroups, Partners, Publications, WorkDone, NextLots>;
inline Part part_of(const PartContent& content) { return static_cast<Part>(content.index()); }
PartContent content_of(const Passport& passport, Part part);
bool is_filled(const PartContent& content);

// ---- finding
/// Public. Unknown: not_found.
base::Result<Project> find_project(db::Read& db, base::ProjectId id);
std::optional<base::ProjectId> project_of_lot(db::Read& db, base::LotId lot);
/// For those who fill passport and reports: the executor NGO, or an operator of the contest's state body.
/// Foreign looks like unknown.
base::Result<Project> load_project_for(db::Read& db, const http::Author& author, base::ProjectId id);
/// Newest contest first, then by lot number.
std::vector<Project> projects_of_ngo(db::Read& db, base::NgoId ngo);
/// By lot number.
std::vector<Project> projects_of_contest(db::Read& db, base::ContestId contest);
Passport read_passport(db::Read& db, base::ProjectId id);
std::vector<Tranche> tranches_of(db::Read& db, base::ProjectId id);

// ---- changing
/// What the operator enters from the contract.
struct Award {
  base::NgoId ngo{};
  std::optional<std::string> contract_number{};
  std::optional<base::LocalDate> contract_date{};
  std::optional<base::Money> budget{};
  std::optional<base::LocalDate> starts_on{}, ends_on{};
  std::vector<Tranche> tranches{};  ///< at most 20
};
/// Makes the project of a lot with its three reports (not started, due by the contest's schedule); an announced lot becomes
/// held. A lot outside `change.scope` is not_found; one that has a project already, or was cancelled or not held, is
/// a conflict, and nothing is written.
base::Result<base::ProjectId> award(db::Write& db, const contests::Change& change, base::LotId lot, const Award& award);
/// Replaces a part. `version` is the project's, as the person saw it; another one now is a conflict and changes nothing.
/// An author whose account is 0 is a command loading records.
base::Done save_part(db::Write& db, base::Instant now, const http::Author& author, base::ProjectId id, std::int64_t version,
                     const PartContent& content);

// ---- for pages that `app` assembles
/// Reference books that name the kinds in a passport's rows; ended items too.
struct Kinds {
  std::vector<reference::ReferenceItem> target_groups{}, partners{}, outlets{};
};
Kinds kinds(db::Read& db);
struct PassportData {
  Project project{};
  contests::Lot lot{};
  contests::Contest contest{};
  ngos::Ngo ngo{};
  Passport passport{};
  std::vector<Tranche> tranches{};
  Kinds kinds{};
  std::vector<journal::Shown> events{};  ///< of the project, newest first
};
base::Result<PassportData> load_passport(db::Read& db, base::ProjectId id);
/// «Lot 5: …», for the page's title.
std::string passport_title(const ui::View& v, const PassportData& data);
/// What comes before the marks of special control: the h1 (so the page has `own_heading`), status, a link for those who may
/// fill the passport.
ui::Html passport_top(const ui::View& v, const PassportData& data);
/// Everything else; begins with an h2.
ui::Html passport_body(const ui::View& v, const PassportData& data);
/// Table of an NGO's projects with the state of each passport and a link to fill it: the first half of `/cabinet`.
ui::Html cabinet_projects(const ui::View& v, db::Read& db, base::NgoId ngo);

/// All routes but `/projects/{project}`.
void add_routes(http::Routes& routes);

}  // namespace baqylau::projects
