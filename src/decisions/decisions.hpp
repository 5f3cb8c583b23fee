#pragma once
/// Decisions of the state body on a project, what the last tranche waits for, and the grant history of an NGO. SPEC §9.
///
/// A decision is drafted by one person and approved by another; with the approval it takes effect and is published. After that it
/// is corrected only by a further decision.

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/message.hpp"
#include "base/money.hpp"
#include "base/result.hpp"
#include "db/db.hpp"
#include "http/routes.hpp"
#include "i18n/i18n.hpp"
#include "projects/projects.hpp"
#include "reports/reports.hpp"
#include "ui/html.hpp"
#include "ui/view.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::decisions {

enum class DecisionKind { finance, withhold, extend, close, terminate, demand_repayment, release, annul };
inline constexpr std::array all_kinds{DecisionKind::finance,   DecisionKind::withhold,         DecisionKind::extend,  DecisionKind::close,
                                      DecisionKind::terminate, DecisionKind::demand_repayment, DecisionKind::release, DecisionKind::annul};
std::string_view to_code(DecisionKind kind);
std::optional<DecisionKind> kind_from_code(std::string_view code);
/// "Finance a tranche"
base::Text label_of(DecisionKind kind);

enum class State { draft, approved, refused, withdrawn };
std::string_view to_code(State state);
std::optional<State> state_from_code(std::string_view code);
base::Text label_of(State state);

struct Decision {
  base::DecisionId id{};
  base::ProjectId project{};
  base::StateBodyId state_body{};
  base::NgoId ngo{};
  DecisionKind kind{};
  State state{};
  std::optional<int> stage{};    ///< 1…3
  std::optional<int> tranche{};  ///< from 1
  std::optional<base::Money> amount{};
  std::optional<base::LocalDate> new_due_on{};
  std::optional<base::CaseId> special_case{};
  std::optional<base::DecisionId> annuls{};
  std::optional<std::string> annuls_number{};
  std::string number{};
  base::LocalDate decided_on{};
  std::string basis_kk{}, basis_ru{}, text_kk{}, text_ru{};
  base::AccountId drafted_by{};
  std::string drafter{};  ///< for staff only
  base::Instant drafted_at{};
  std::optional<std::string> closer{};       ///< who approved, refused or withdrew it; for staff only
  std::optional<base::Instant> closed_at{};  ///< approved: when it was published
  std::optional<std::string> close_reason{};
  std::optional<base::DecisionId> annulled_by{};  ///< by an approved decision
  std::optional<std::string> annulled_by_number{};
  std::int64_t version = 1;
  int lot_number = 0;
  std::optional<std::string> lot_name_kk{}, lot_name_ru{};
};
/// Approved ones only; drafts and unknown ones: not_found.
base::Result<Decision> find_decision(db::Read& db, base::DecisionId id);
/// Approved ones, the last approved first.
std::vector<Decision> decisions_of_project(db::Read& db, base::ProjectId project);
/// «Finance tranche 2», «Extend the due date of a report: Final report, until 5 March 2008»
std::string summary(const i18n::Translator& t, const Decision& decision);

/// The workflow of a decision, for the generated documentation.
std::span<const projects::Step> decision_steps();

// ---- for commands that load records in the order of the calendar, as specialists and approvers would have entered them
/// What ends a project before its time: `close` or `terminate`.
struct Ending {
  DecisionKind kind = DecisionKind::terminate;
  std::string number{};
  i18n::Bilingual basis{}, text{};
};
/// Of today. Invalid where no notice has been given or its term is not over.
base::Result<base::DecisionId> draft_ending(db::Write& db, const reports::Checker& by, base::ProjectId project, const Ending& ending);
/// By an approver of the state body. Forbidden for the own draft.
base::Done approve_draft(db::Write& db, const reports::Checker& by, base::StateBodyId body, base::DecisionId id);

// ---- pieces of pages
/// For the home page: the last approved decisions of all projects.
ui::Html latest_decisions(const ui::View& v, db::Read& db, int most);
/// For the passport: decisions on the project; begins with an h2.
ui::Html passport_decisions(const ui::View& v, db::Read& db, base::ProjectId project);
/// For the passport: what the last tranche is waiting for, and on whom, in one sentence that is computed. SPEC §9.
ui::Html last_tranche_sentence(const ui::View& v, db::Read& db, base::ProjectId project);

void add_routes(http::Routes& routes);

}  // namespace baqylau::decisions
