#pragma once
/// Pages of reports. Views are given what they show; they read nothing themselves.

#include "reports/difference.hpp"
#include "reports/domain.hpp"
#include "reports/known.hpp"
#include "reports/schedule.hpp"
#include "reports/store.hpp"

#include "contests/contests.hpp"
#include "http/forms.hpp"
#include "ui/page.hpp"
#include "ui/versions.hpp"

#include <map>
#include <optional>
#include <vector>

namespace baqylau::reports::views {

// ---- pieces that several pages share (common_views.cpp)
/// «First interim report»
std::string title_of(const ui::View& v, const Report& report);
/// «Lot 5: …», in the reader's language where there is one.
std::string lot_title(const ui::View& v, const Report& report);
std::string ngo_name(const ui::View& v, const Report& report);
ui::Crumb project_crumb(const ui::View& v, const Report& report);
ui::Html state_tag(const ui::View& v, const Report& report);
/// The figure of the control form with what it means: «−3 (3 days early)», «2 days overdue», «not due yet, 5 days left».
std::string days_text(const ui::View& v, const ControlDays& days);
/// The due date, and beside it the one that the report is judged by, where that is another.
ui::Html due_html(const ui::View& v, const Report& report);
/// The submission that counts: the day alone where the hour is not known.
ui::Html submitted_html(const ui::View& v, const Report& report);
ui::Html file_list(const ui::View& v, const std::vector<File>& files);
/// «Team, About the project»
std::string part_names(const ui::View& v, const std::vector<Part>& parts);
/// Days and the 1/0 mark of each required part, as the control form has them.
ui::Html control_preview(const ui::View& v, const Preview& preview);
/// A hash that may be broken into lines where the page is narrow; copied without the breaks.
ui::Html hash_text(std::string_view hash);
/// A part as people read it: its rows, then its text; attested parts say so.
ui::Html part_text(const ui::View& v, const PartContent& content, const RowsBeside& beside);
/// What the columns of a part's rows are called, in the order of pasting.
std::vector<base::Text> row_labels(Part part);
/// When the part was saved last, and by whom; nothing where it never was.
std::optional<ui::LastSaved> last_saved(const ui::View& v, const DraftPart& part);
/// Rows as a table; nothing where there are none.
ui::Html rows_table(const ui::View& v, Part part, const Rows& rows, const RowsBeside& beside);
/// What went and what came, as tables; how many rows stayed.
ui::Html rows_difference(const ui::View& v, Part part, const RowsDifference& difference, const RowsBeside& beside);
/// Required parts that are not there, each with the way to where it is written.
ui::Html missing_list(const ui::View& v, const Report& report, const Preview& preview);
/// «Version 2 of 27.02.2008, 09:00»
std::string version_title(const ui::View& v, const Version& version);

// ---- what happened (history_views.cpp)
/// For everybody: submissions, returns, acceptance, moves of the due date; newest first. Never what was remarked.
ui::Html public_timeline(const ui::View& v, const std::vector<Happening>& history);
/// Moves of the due date with their reasons, newest first; nothing where there was none.
ui::Html due_moves(const ui::View& v, const std::vector<Happening>& history);
/// Between its author and those who check it: why and when it was returned.
ui::Html return_reason(const ui::View& v, const Return& returned);
/// What was remarked on one part at a return; nothing where nothing was.
ui::Html remark_on(const ui::View& v, const Return& returned, Part part);

// ---- names of form fields
std::string text_field(Part part);                             ///< `part.team`
std::string version_field(Part part);                          ///< `version.team`
std::string shown_field(Part part);                            ///< `shown.team`: `text_hash` of what the form was shown with
std::string remark_field(Part part);                           ///< `remark.team`
inline constexpr std::string_view rows_shown_field = "shown";  ///< hash of the stored rows that the form was shown with
inline constexpr std::string_view pasted_field = "pasted";
/// The page of a part's rows; of a part that is text alone, its field on the draft's page; of files, theirs.
http::Url place_of(const Report& report, Part part);
/// Hidden in the form that returns an accepted report, value 1.
inline constexpr std::string_view of_accepted_field = "of_accepted";
/// The hidden fields and their values for a draft as it is stored.
std::vector<std::pair<std::string, std::string>> draft_fields(const Draft& draft);
/// A form filled from the draft.
http::FormValues values_of(const Draft& draft);

// ---- pages
struct DraftPage {
  const Report& report;
  const Draft& draft;  ///< as stored
  const RowsBeside& beside;
  const std::map<Part, KnownRows>& known;
  const Preview& preview;
  const http::FormValues& values;
  std::vector<Part> conflicts{};
  bool on_behalf = false;
  const Return* returned = nullptr;  ///< the last return, where the report is returned now
  bool partly_saved = false;         ///< `values` has errors; what is not marked by them has been saved
};
http::Response draft_page(const ui::View& v, const DraftPage& page, int status = 200);

/// The report is not open: says so, and shows what was typed so that it can be copied.
http::Response closed_page(const ui::View& v, const Report& report, const std::optional<Version>& last, const ui::Html& typed, int status);
/// For that page: texts of parts.
ui::Html typed_texts(const ui::View& v, const std::vector<PartEdit>& typed);

/// The rows of one part.
struct RowsPage {
  const Report& report;
  Part part;
  const DraftPart& stored;
  const RowsBeside& beside;
  const http::FormValues& values;
  const KnownRows* known = nullptr;   ///< what the form proposes, where nothing was written yet
  const Return* returned = nullptr;   ///< the last return, where the report is returned now
  bool overtaken = false;             ///< somebody else changed the rows meanwhile
  std::optional<base::Message> said;  ///< what became of the saving
};
http::Response rows_page(const ui::View& v, const RowsPage& page, int status = 200);

struct FilesPage {
  const Report& report;
  const std::vector<File>& files;
  const http::FormValues& values;
};
http::Response files_page(const ui::View& v, const FilesPage& page, int status = 200);

struct SubmitPage {
  const Report& report;
  const Draft& draft;
  const RowsBeside& beside;
  const Preview& preview;
  const http::FormValues& values;
  bool on_behalf = false;
};
http::Response submit_page(const ui::View& v, const SubmitPage& page, int status = 200);

http::Response receipt_page(const ui::View& v, const Report& report, const SubmittedVersion& version, const std::vector<Part>& required);

struct PublicPage {
  const Report& report;
  const SubmittedVersion& shown;
  const RowsBeside& beside;
  const std::vector<Version>& versions;  ///< all, the last first
  const std::vector<Part>& required;
  const std::vector<Happening>& history;
};
http::Response public_page(const ui::View& v, const PublicPage& page);

struct ComparePage {
  const Report& report;
  const Version& from;
  const Version& to;
  const VersionDifference& difference;
  const RowsBeside& beside;
  const std::vector<Version>& versions;  ///< all, the last first
};
http::Response compare_page(const ui::View& v, const ComparePage& page);

// ---- for those who check
struct QueuePage {
  const std::vector<store::Waiting>& waiting;
  const contests::ContestChoice& choice;
  std::int64_t total = 0;
  int page = 1, pages = 1;
};
http::Response queue_page(const ui::View& v, const QueuePage& page);

/// The longest reason, and the longest remark on one part, in code points.
inline constexpr std::size_t longest_remark = 4'000;
struct CheckPage {
  const Report& report;
  const SubmittedVersion& shown;
  const RowsBeside& beside;
  const std::vector<Version>& versions;  ///< all, the last first
  const std::vector<Part>& required;
  const std::optional<Return>& returned;  ///< the last time, if ever
  const contests::ContestChoice& choice;  ///< of the queue that is gone through
  const store::Place& place;
  const http::FormValues& values;
};
http::Response check_page(const ui::View& v, const CheckPage& page, int status = 200);
/// The report does not wait to be checked: how it stands, and what was typed, so that it can be copied.
http::Response not_waiting_page(const ui::View& v, const Report& report, const http::FormValues& typed, int status);

/// Due dates of a contest that has projects; with a plan, what they would change.
struct SchedulePage {
  const contests::Contest& contest;
  const http::FormValues& values;
  const std::optional<ui::LastSaved>& saved;
  const SchedulePlan* plan = nullptr;
  bool changed_meanwhile = false;  ///< another plan than the one that was shown
};
http::Response schedule_page(const ui::View& v, const SchedulePage& page, int status = 200);

struct DuePage {
  const Report& report;
  const std::vector<Report>& all;  ///< of the project, by stage
  const std::vector<Happening>& history;
  const http::FormValues& values;
  const std::optional<base::LocalDate>& of_contest;  ///< the contest's date, where the report has one of its own instead
};
http::Response due_page(const ui::View& v, const DuePage& page, int status = 200);

}  // namespace baqylau::reports::views
