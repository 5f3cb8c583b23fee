#pragma once
/// Types and pure rules of reports that only this feature needs: the workflow table, drafts and their versions, what is
/// hashed, receipts.

#include "reports/reports.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::reports {

/// What can happen to a report.
enum class Event { start, submit, send_back, accept };
inline constexpr std::array all_events{Event::start, Event::submit, Event::send_back, Event::accept};
inline constexpr std::array all_states{ReportState::not_started, ReportState::draft, ReportState::submitted, ReportState::returned,
                                       ReportState::accepted};
std::string_view to_code(Event event);
/// The workflow table; nothing where the event is not allowed in the state. SPEC §5.
std::optional<ReportState> after(ReportState state, Event event);

/// Parts that may have a text: all but `files`.
inline constexpr std::array text_parts{Part::team,     Part::about_project, Part::main_works, Part::target_groups,
                                       Part::partners, Part::publications,  Part::indicators, Part::spending};
/// Parts that may have rows: what stays in words is a note to them.
inline constexpr std::array row_parts{Part::team,         Part::target_groups, Part::partners,
                                      Part::publications, Part::indicators,    Part::spending};
/// The longest text of one part, in code points.
inline constexpr std::size_t longest_part = 20'000;

/// One part of a draft. `version` 0: nobody has written it yet.
struct DraftPart {
  PartContent content;
  std::int64_t version = 0;
  base::Instant saved_at{};  ///< and by whom; nothing while the version is 0
  std::optional<base::AccountId> saved_by{};
  std::string saved_by_name{};
};

struct File {
  base::ReportFileId id{};
  base::ReportId report{};
  std::string name;
  std::string kind;  ///< media type, by content
  std::int64_t size = 0;
  std::string sha256;  ///< 64 hex digits
  base::Instant uploaded_at{};
};

/// All parts in order, those never written included, and the files that were not removed.
struct Draft {
  std::vector<DraftPart> parts;
  std::vector<File> files;

  [[nodiscard]] const DraftPart& part(Part part) const;
  [[nodiscard]] std::vector<PartContent> contents() const;  ///< of the parts that hold something
  [[nodiscard]] std::set<Part> present() const { return present_parts(contents(), static_cast<int>(files.size())); }
};

/// What rows are shown with.
struct RowsBeside {
  projects::Kinds kinds{};
  projects::Budget lines{};                  ///< of the estimate
  std::vector<projects::Spending> before{};  ///< spent in earlier stages, as their accepted reports say
};

/// A submission, frozen.
struct Version {
  std::int64_t number = 1;
  base::Instant submitted_at{};
  bool on_behalf = false;
  std::string receipt;
  std::string content_hash;  ///< 64 hex digits
};
struct SubmittedVersion {
  Version version;
  std::vector<PartContent> parts;
  std::vector<File> files;
};

/// A return as its author and those who check see it: the reason, and what was remarked on single parts.
struct Return {
  Happening happening;
  std::map<Part, std::string> remarks;
};

/// What one editor sends for one part: the text, and which text it was made from.
struct PartEdit {
  Part part = Part::team;
  std::string body{};        ///< cleaned; empty: nothing
  std::int64_t version = 0;  ///< of the part when the form was shown
  std::string shown_hash{};  ///< `text_hash` of the text that the form was shown with
};
/// Short fingerprint of a text: tells whether an editor changed it, without sending it twice.
std::string text_hash(std::string_view text);

/// What one editor sends for the rows of one part.
struct RowsEdit {
  Part part = Part::team;
  Rows rows{};
  std::string shown_hash{};  ///< `text_hash` of `json_of` what was stored when the form was shown
  bool partial = false;      ///< rows that cannot be taken were left out: what is stored of them must not go with that
};

enum class Merge { keep, write, conflict };
/// What a save does with one part. An editor who did not change a part never overwrites another's change of it.
Merge merge(const DraftPart& stored, const PartEdit& edit);
Merge merge(const DraftPart& stored, const RowsEdit& edit);

/// The bytes that a version's SHA-256 is taken over. Files in the order of their ids. Documented on the public page, so that
/// anyone can recompute the hash.
std::string canonical_text(const Report& report, std::int64_t number, std::span<const PartContent> parts, std::span<const File> files);

/// `R-2008-7K3M-9QXZ`: the year in Asia/Almaty and eight letters and digits (no I, L, O, U) made from the report, the
/// version and the attempt, the next of which is taken where another report holds the number already.
std::string receipt_number(base::ReportId report, std::int64_t version, int attempt, base::Instant submitted_at);

/// Code points that a part's mark is shown with.
std::int64_t letters_of(const PartContent& content);

/// What the control form will say, and what will be submitted.
struct Preview {
  std::vector<Part> required;
  std::set<Part> present;
  std::vector<Part> missing;
  ControlDays days;
  std::string content_hash;

  [[nodiscard]] bool late() const { return days.days.value_or(0) > 0; }
  /// Goes to special control if submitted: the author says that they know.
  [[nodiscard]] bool needs_confirmation() const { return late() || !missing.empty(); }
};
/// What the control form will say of the draft if it is submitted on `on`.
Preview preview(const Report& report, std::vector<Part> required, const Draft& draft, base::LocalDate on);
/// Of the version that the next submission makes.
std::int64_t next_number(const Report& report);
/// SHA-256 of `canonical_text`, 64 hex digits.
std::string content_hash(const Report& report, std::int64_t number, const Draft& draft);

}  // namespace baqylau::reports
