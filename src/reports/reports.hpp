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
#include "notices/notices.hpp"
#include "reports/rows.hpp"
#include "ui/html.hpp"
#include "ui/view.hpp"

#include <array>
#include <map>
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

/// The workflow, a row for each step; what is not here is not allowed. SPEC §5. A due date is moved in any state, by a specialist.
struct ReportStep {
  std::string_view from;   ///< code of a state
  std::string_view event;  ///< code
  std::string_view to;     ///< code of a state
  base::Text who;
};
std::vector<ReportStep> report_steps();

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
  Rows rows{};            ///< beside the text, or instead of it
  [[nodiscard]] bool empty() const { return !body && !attested && count_of(rows) == 0; }
  friend bool operator==(const PartContent&, const PartContent&) = default;
};
/// The completeness rule: a part is present when its text is not blank, or it has rows, or it is attested; `files` when there is a file
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

// ---- history: any past day is replayed from it

/// What happened to a report.
struct Happening {
  enum class Kind { start, submit, send_back, accept, move_due };
  Kind kind = Kind::start;
  std::int64_t number = 0;  ///< counts up within a report
  base::Instant at{};       ///< when it happened; for papers the day on which they came
  bool day_only = false;    ///< the hour is not known
  base::Instant recorded_at{};
  bool on_behalf = false;
  std::optional<std::int64_t> version{};  ///< submit: the one made; send_back, accept: the one looked at
  bool incomplete = false;                ///< send_back: required parts were missing, so timeliness counts from the next submission
  std::optional<base::LocalDate> due_from{}, due_to{};  ///< move_due; `due_from` empty: it was not known
  std::optional<std::string> reason{};                  ///< move_due, send_back
  bool by_schedule = false;                             ///< move_due: with the contest's schedule, or back to it
};
/// How a report stands at a moment.
struct Standing {
  ReportState state = ReportState::not_started;
  std::optional<base::LocalDate> due_on{};
  std::optional<base::LocalDate> first_due_on{};  ///< the first that was known: what rating settings go by
  /// In force when the submission came that counts; none where none does, or no date was known then.
  std::optional<base::LocalDate> counted_due{};
  bool own_due = false;  ///< the due date is the report's own, not its contest's
  int moves = 0;         ///< of the due date
  std::optional<base::Instant> first_submitted_at{};
  std::optional<base::Instant> counted_at{};  ///< the submission that timeliness counts from
  std::optional<std::int64_t> version{};      ///< last submitted
  [[nodiscard]] std::optional<base::LocalDate> counted_on() const {
    if (!counted_at) return std::nullopt;
    return base::almaty_date(*counted_at);
  }
  /// What days and required parts are judged by: the date in force when it came; where none was, the present one.
  [[nodiscard]] std::optional<base::LocalDate> judged_by() const { return counted_due ? counted_due : due_on; }
  friend bool operator==(const Standing&, const Standing&) = default;
};
/// Replays what happened before `until`. `due_now`: the due date after all moves. Timeliness counts from the first submission;
/// where that was returned for incompleteness, from the next one, and until then nothing counts as submitted. SPEC §5. Papers of which only
/// the day is known came at the end of it, or when they were entered. docs/decisions/0020.
Standing standing(std::span<const Happening> history, std::optional<base::LocalDate> due_now, base::Instant until);

/// Where the mark 1 of a part comes from.
struct PartEvidence {
  std::optional<std::int64_t> version{};  ///< the submission looked at; none: the draft
  std::int64_t letters = 0;               ///< code points of a submitted text, 0 of a draft's; for `files`: how many files
  std::int64_t entries = 0;               ///< submitted rows, 0 of a draft's
  bool attested = false;
  friend bool operator==(const PartEvidence&, const PartEvidence&) = default;
};
using Evidence = std::map<Part, PartEvidence>;  ///< of the parts that are there
std::set<Part> present_in(const Evidence& evidence);

/// Everything that control forms, ratings and warnings look at, as of the end of a day.
struct Facts {
  base::ReportId report{};
  base::ProjectId project{};
  base::NgoId ngo{};
  int stage = 1;
  Standing standing{};
  Evidence evidence{};               ///< of the version last submitted by then; of the draft where there was none
  std::vector<Happening> history{};  ///< up to then, in order
};
/// Which reports; none is any.
struct FactsFilter {
  std::optional<base::ContestId> contest{};
  std::optional<base::ProjectId> project{};
  std::optional<base::NgoId> ngo{};
  std::optional<int> stage{};
};
/// By project and stage. One consistent picture: three statements, however many reports.
std::vector<Facts> facts_as_of(db::Read& db, const FactsFilter& filter, base::LocalDate as_of);
ControlDays days_of(const Standing& standing, base::LocalDate as_of);
/// Required parts asked once for each stage and day: those of the date that the report is judged by, or of `as_of` where that is unknown.
class RequiredParts {
 public:
  RequiredParts(db::Read& db, base::LocalDate as_of) : db_{db}, as_of_{as_of} {}
  const std::vector<Part>& of(int stage, std::optional<base::LocalDate> due);
  const std::vector<Part>& of(const Facts& facts) { return of(facts.stage, facts.standing.judged_by()); }

 private:
  db::Read& db_;
  base::LocalDate as_of_;
  std::map<std::pair<int, base::LocalDate>, std::vector<Part>> known_;
};

/// One report with what is needed to name it.
struct Report {
  base::ReportId id{};
  base::ProjectId project{};
  base::NgoId ngo{};
  int stage = 1;  ///< 1…3
  ReportState state = ReportState::not_started;
  std::optional<base::LocalDate> due_on{};
  std::optional<base::Instant> first_submitted_at{};
  bool submitted_day_only = false;            ///< the day is known, not the hour
  std::optional<base::Instant> counted_at{};  ///< the submission that timeliness counts from
  bool counted_day_only = false;
  std::optional<base::LocalDate> counted_due{};  ///< in force when that came; none where none was known then
  std::int64_t version = 1;                      ///< of the state, for `WHERE version = :version`
  int lot_number = 0;
  std::optional<std::string> lot_name_kk{}, lot_name_ru{};
  std::optional<std::string> ngo_name_kk{};
  std::string ngo_name_ru{};
  base::LocalDate contest_held_on{};
  std::optional<std::int64_t> versions{};  ///< number of the last submitted version

  /// The day that control forms count from and show.
  [[nodiscard]] std::optional<base::LocalDate> counted_on() const {
    if (!counted_at) return std::nullopt;
    return base::almaty_date(*counted_at);
  }
  /// As `Standing::judged_by`.
  [[nodiscard]] std::optional<base::LocalDate> judged_by() const { return counted_due ? counted_due : due_on; }
  /// Draft, returned or not started: its author may write.
  [[nodiscard]] bool open() const {
    return state == ReportState::not_started || state == ReportState::draft || state == ReportState::returned;
  }
};

/// The author's own: the NGO's, or one of the operator's state body. Others' and unknown ones: not_found.
base::Result<Report> load_report_for(db::Read& db, const http::Author& author, base::ReportId report);
/// Facts that are public in any state: stage, due date, state, day of submission. Never a draft's text.
base::Result<Report> find_report(db::Read& db, base::ReportId report);
/// For those who check: a report of a contest in their scope. Others' and unknown ones: not_found.
base::Result<Report> load_report_in(db::Read& db, const http::Scope& scope, base::ReportId report);
/// By stage.
std::vector<Report> reports_of_project(db::Read& db, base::ProjectId project);

// ---- what those who check do; each writes a happening and a journal leaf, and tells the NGO

/// Who does it, and the means to tell of it.
struct Checker {
  base::AccountId account{};
  notices::Outbox outbox;
};
struct Remark {
  Part part;
  std::string text;
};
/// Returns the submitted version with remarks; `reason` is the remark on the whole. For incompleteness where a required part is
/// missing in it. Invalid without a reason; conflict where it is not waiting to be checked. An accepted one is returned in the same way:
/// the acceptance was a mistake, and a project that it completed is in execution again. Conflict where a decision has ended the project.
base::Done send_back(db::Write& db, const Checker& by, const Report& report, const std::string& reason, const std::vector<Remark>& remarks);
/// Accepting the final report completes the project.
base::Done accept(db::Write& db, const Checker& by, const Report& report);
/// Gives the report a due date of its own; the reason is public. Invalid where the date is the same, earlier than the contest, or would
/// change the order of the project's due dates.
base::Done move_due(db::Write& db, const Checker& by, const Report& report, base::LocalDate to, const std::string& reason);
/// Takes the report's own due date away: it is the contest's again. Invalid where it has none of its own, where the contest has no date for
/// the stage, or as with `move_due`.
base::Done follow_contest(db::Write& db, const Checker& by, const Report& report, const std::string& reason);
/// What its contest has for the report; none where that is not known.
std::optional<base::LocalDate> due_of_contest(db::Read& db, const Report& report);
/// In force on the day on which papers came that are entered after all of `history`; none where none was known.
std::optional<base::LocalDate> due_of_papers(std::span<const Happening> history, std::optional<base::LocalDate> due_now,
                                             base::LocalDate came_on);
/// Whether the last move gave it a date of its own. `history` in order.
bool has_own_due(std::span<const Happening> history);

/// A report known from papers or from a record of the pilot, entered as a whole: text where there is one, otherwise
/// attested parts. Submitted on `received_on`; where that is empty it was never submitted and stays a draft, as it was on
/// `noted_on` (none: today).
struct PaperReport {
  base::ReportId report{};
  std::optional<base::LocalDate> received_on{}, noted_on{};
  std::vector<PartContent> parts{};
  std::optional<base::AccountId> entered_by{};
};
/// The receipt's number, or an empty text for a draft. Conflict where the report was started already.
base::Result<std::string> enter_paper_report(db::Write& db, base::Instant now, const PaperReport& paper);

// ---- for commands that load records in the order of the calendar, as their authors would have entered them
/// Writes the parts into the open draft. Conflict where it is not open.
base::Done write_draft(db::Write& db, base::Instant now, const http::Author& author, base::ReportId report,
                       const std::vector<PartContent>& parts);
/// Submits the draft as it is, late or incomplete or not; the receipt's number.
base::Result<std::string> submit_draft(db::Write& db, const notices::Outbox& outbox, const http::Author& author, base::ReportId report);

/// Every submitted report anew, after `search::clear` and the projects.
void put_all_into_search(db::Write& db);

/// The submitted reports of a project, whose executor is another now.
void put_into_search(db::Write& db, base::ProjectId project);

/// What the executors of a contest owe: the three reports, when, and which parts are required of each. `due`: of the contest.
ui::Html owed_reports(const ui::View& v, db::Read& db, const std::array<std::optional<base::LocalDate>, 3>& due);
/// For the passport page: one row a stage, with due and submitted dates, versions, and the files of the last version.
ui::Html reports_section(const ui::View& v, db::Read& db, base::ProjectId project);
/// For the cabinet: what the NGO's projects owe, most urgent first.
ui::Html cabinet_reports(const ui::View& v, db::Read& db, base::NgoId ngo);

void add_routes(http::Routes& routes);

}  // namespace baqylau::reports
