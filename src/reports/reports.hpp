#pragma once
/// The three reports that a project owes: drafts, submitted versions, files, receipts. SPEC §5.
///
/// The three rows of `report` are made by `projects` with the project; everything after that is changed here only.

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/message.hpp"
#include "base/result.hpp"
#include "db/db.hpp"
#include "http/caller.hpp"
#include "http/routes.hpp"
#include "ui/html.hpp"
#include "ui/view.hpp"

#include <array>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::reports {

/// "Overdue" is computed from the due date, it is no state.
enum class ReportState { not_started, draft, submitted, returned, accepted };
std::string_view to_code(ReportState state);
std::optional<ReportState> state_from_code(std::string_view code);
base::Text label_of(ReportState state);

/// Parts of a report, in the order in which they are shown. `files` has no text: it is there when a file is.
enum class Part { team, about_project, main_works, target_groups, partners, publications, indicators, spending, files };
inline constexpr std::array all_parts{Part::team,         Part::about_project, Part::main_works, Part::target_groups, Part::partners,
                                      Part::publications, Part::indicators,    Part::spending,   Part::files};
std::string_view to_code(Part part);
std::optional<Part> part_from_code(std::string_view code);
base::Text label_of(Part part);
/// "First interim report", "Second interim report", "Final report".
base::Text stage_title(int stage);

/// What a draft or a submitted version holds of one part.
struct PartContent {
  Part part;
  std::optional<std::string> body{};
  bool attested = false;  ///< a record says it was handed in; its text is not in our hands
  friend bool operator==(const PartContent&, const PartContent&) = default;
};
/// The completeness rule: a part is present when its text is not blank, or it is attested; `files` when there is a file
/// (or it is attested). SPEC §6, forms 4, 6, 8: marks 1 and 0.
std::set<Part> present_parts(std::span<const PartContent> parts, int files);
/// Required and not present, in the order of `required`.
std::vector<Part> missing_parts(std::span<const Part> required, const std::set<Part>& present);
/// From the reference book, as it holds on a day (the due date; today where that is unknown), in its order.
std::vector<Part> required_parts(db::Read& db, int stage, base::LocalDate on);

/// The control forms' figure of days. Deadlines are inclusive days of Asia/Almaty.
struct ControlDays {
  enum class Kind {
    due_unknown,  ///< no figure
    not_due,      ///< not submitted, and the due date has not passed: no figure
    submitted,    ///< submitted − due: negative is early, 0 on the day
    overdue,      ///< not submitted: today − due, grows daily
  };
  Kind kind = Kind::due_unknown;
  std::optional<int> days{};  ///< the figure, where there is one
  int days_left = 0;          ///< where `not_due`: due − today, 0 on the due date itself
  friend bool operator==(const ControlDays&, const ControlDays&) = default;
};
ControlDays control_days(std::optional<base::LocalDate> due, std::optional<base::LocalDate> submitted, base::LocalDate today);
/// The figure as every page and form shows it: `8`, `−60` with a minus sign, `—` where there is none.
std::string figure_of(const ControlDays& days);

/// One report with what is needed to name it.
struct Report {
  base::ReportId id{};
  base::ProjectId project{};
  base::NgoId ngo{};
  int stage = 1;  ///< 1…3
  ReportState state = ReportState::not_started;
  std::optional<base::LocalDate> due_on{};
  std::optional<base::Instant> first_submitted_at{};
  bool submitted_day_only = false;  ///< the day is known, not the hour
  std::int64_t version = 1;         ///< of the state, for `WHERE version = :version`
  int lot_number = 0;
  std::optional<std::string> lot_name_kk{}, lot_name_ru{};
  std::optional<std::string> ngo_name_kk{};
  std::string ngo_name_ru{};
  base::LocalDate contest_held_on{};
  std::optional<std::int64_t> versions{};  ///< number of the last submitted version

  [[nodiscard]] std::optional<base::LocalDate> submitted_on() const {
    if (!first_submitted_at) return std::nullopt;
    return base::almaty_date(*first_submitted_at);
  }
  /// Draft, returned or not started: its author may write.
  [[nodiscard]] bool open() const {
    return state == ReportState::not_started || state == ReportState::draft || state == ReportState::returned;
  }
};

/// The author's own: the NGO's, or one of the operator's state body. Others' and unknown ones: not_found.
base::Result<Report> load_report_for(db::Read& db, const http::Author& author, base::ReportId report);
/// Facts that are public in any state: stage, due date, state, day of submission. Never a draft's text.
base::Result<Report> find_report(db::Read& db, base::ReportId report);
/// By stage.
std::vector<Report> reports_of_project(db::Read& db, base::ProjectId project);

/// A report known from papers or from a record of the pilot, entered as a whole: text where there is one, otherwise
/// attested parts. Submitted on `received_on`; where that is empty it was never submitted and stays a draft.
struct PaperReport {
  base::ReportId report{};
  std::optional<base::LocalDate> received_on{};
  std::vector<PartContent> parts{};
  std::optional<base::AccountId> entered_by{};
};
/// The receipt's number, or an empty text for a draft. Conflict where the report was started already.
base::Result<std::string> enter_paper_report(db::Write& db, base::Instant now, const PaperReport& paper);

/// For the passport page: one row a stage, with due and submitted dates, versions, and the files of the last version.
ui::Html reports_section(const ui::View& v, db::Read& db, base::ProjectId project);
/// For the cabinet: what the NGO's projects owe, most urgent first.
ui::Html cabinet_reports(const ui::View& v, db::Read& db, base::NgoId ngo);

void add_routes(http::Routes& routes);

}  // namespace baqylau::reports
