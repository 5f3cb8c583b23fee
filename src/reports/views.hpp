#pragma once
/// Pages of reports. Views are given what they show; they read nothing themselves.

#include "reports/domain.hpp"

#include "http/forms.hpp"
#include "ui/page.hpp"

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
/// First submission: the day alone where the hour is not known.
ui::Html submitted_html(const ui::View& v, const Report& report);
ui::Html file_list(const ui::View& v, const std::vector<File>& files);
/// «Team, About the project»
std::string part_names(const ui::View& v, const std::vector<Part>& parts);
/// Days and the 1/0 mark of each required part, as the control form has them.
ui::Html control_preview(const ui::View& v, const Preview& preview);
/// A hash that may be broken into lines where the page is narrow; copied without the breaks.
ui::Html hash_text(std::string_view hash);
/// A part's text as people read it; attested parts say so.
ui::Html part_text(const ui::View& v, const PartContent& content);

// ---- names of form fields
std::string text_field(Part part);     ///< `part.team`
std::string version_field(Part part);  ///< `version.team`
std::string shown_field(Part part);    ///< `shown.team`: `text_hash` of what the form was shown with
/// The hidden fields and their values for a draft as it is stored.
std::vector<std::pair<std::string, std::string>> draft_fields(const Draft& draft);
/// A form filled from the draft.
http::FormValues values_of(const Draft& draft);

// ---- pages
struct DraftPage {
  const Report& report;
  const Draft& draft;  ///< as stored
  const Preview& preview;
  const http::FormValues& values;
  std::vector<Part> conflicts{};
  bool on_behalf = false;
};
http::Response draft_page(const ui::View& v, const DraftPage& page, int status = 200);

/// The report is not open: says so, and shows what was typed so that it can be copied.
http::Response closed_page(const ui::View& v, const Report& report, const std::optional<Version>& last, const std::vector<PartEdit>& typed,
                           int status);

struct FilesPage {
  const Report& report;
  const std::vector<File>& files;
  const http::FormValues& values;
};
http::Response files_page(const ui::View& v, const FilesPage& page, int status = 200);

struct SubmitPage {
  const Report& report;
  const Draft& draft;
  const Preview& preview;
  const http::FormValues& values;
  bool on_behalf = false;
};
http::Response submit_page(const ui::View& v, const SubmitPage& page, int status = 200);

http::Response receipt_page(const ui::View& v, const Report& report, const SubmittedVersion& version, const std::vector<Part>& required);

struct PublicPage {
  const Report& report;
  const SubmittedVersion& shown;
  const std::vector<Version>& versions;  ///< all, the last first
  const std::vector<Part>& required;
};
http::Response public_page(const ui::View& v, const PublicPage& page);

}  // namespace baqylau::reports::views
