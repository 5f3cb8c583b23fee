#include "reports/domain.hpp"

#include "base/random.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace baqylau::reports {

using base::M;

namespace {

constexpr std::array<std::pair<ReportState, std::string_view>, 5> state_codes{{
    {ReportState::not_started, "not_started"},
    {ReportState::draft, "draft"},
    {ReportState::submitted, "submitted"},
    {ReportState::returned, "returned"},
    {ReportState::accepted, "accepted"},
}};

constexpr std::array<std::pair<Part, std::string_view>, 9> part_codes{{
    {Part::team, "team"},
    {Part::about_project, "about_project"},
    {Part::main_works, "main_works"},
    {Part::target_groups, "target_groups"},
    {Part::partners, "partners"},
    {Part::publications, "publications"},
    {Part::indicators, "indicators"},
    {Part::spending, "spending"},
    {Part::files, "files"},
}};

struct Step {
  ReportState from;
  Event event;
  ReportState to;
};
constexpr std::array workflow{
    Step{ReportState::not_started, Event::start, ReportState::draft},
    Step{ReportState::draft, Event::submit, ReportState::submitted},
    Step{ReportState::submitted, Event::send_back, ReportState::returned},
    // An acceptance that was a mistake.
    Step{ReportState::accepted, Event::send_back, ReportState::returned},
    Step{ReportState::submitted, Event::accept, ReportState::accepted},
    Step{ReportState::returned, Event::submit, ReportState::submitted},
};

bool blank(std::string_view text) { return text.find_first_not_of(" \t\n\r") == std::string_view::npos; }

bool holds_all(const Rows& rows, const Rows& wanted) {
  const auto held = single_rows(rows);
  return std::ranges::all_of(single_rows(wanted), [&](const Rows& row) { return std::ranges::find(held, row) != held.end(); });
}

std::string_view body_of(const PartContent& content) { return content.body ? std::string_view{*content.body} : std::string_view{}; }

}  // namespace

std::string_view to_code(ReportState state) {
  for (const auto& [value, code] : state_codes)
    if (value == state) return code;
  throw std::logic_error("unknown report state");
}

std::optional<ReportState> state_from_code(std::string_view code) {
  for (const auto& [value, known] : state_codes)
    if (known == code) return value;
  return std::nullopt;
}

base::Text label_of(ReportState state) {
  switch (state) {
    case ReportState::not_started: return M("Not started");
    case ReportState::draft: return M("Draft");
    case ReportState::submitted: return M("Handed in");
    case ReportState::returned: return M("Returned for correction");
    case ReportState::accepted: return M("Accepted");
  }
  throw std::logic_error("unknown report state");
}

std::string_view to_code(Event event) {
  switch (event) {
    case Event::start: return "start";
    case Event::submit: return "submit";
    case Event::send_back: return "send_back";
    case Event::accept: return "accept";
  }
  throw std::logic_error("unknown event of a report");
}

std::string_view to_code(Part part) {
  for (const auto& [value, code] : part_codes)
    if (value == part) return code;
  throw std::logic_error("unknown report part");
}

std::optional<Part> part_from_code(std::string_view code) {
  for (const auto& [value, known] : part_codes)
    if (known == code) return value;
  return std::nullopt;
}

base::Text label_of(Part part) {
  switch (part) {
    case Part::team: return M("Team");
    case Part::about_project: return M("About the project");
    case Part::main_works: return M("Description of main work");
    case Part::target_groups: return M("Target groups");
    case Part::partners: return M("Partners");
    case Part::publications: return M("Publications in the media");
    case Part::indicators: return M("Results by indicator");
    case Part::spending: return M("Spending");
    case Part::files: return M("Files");
  }
  throw std::logic_error("unknown report part");
}

base::Text stage_title(int stage) {
  switch (stage) {
    case 1: return M("First interim report");
    case 2: return M("Second interim report");
    case 3: return M("Final report");
    default: throw std::logic_error("a project has three reports");
  }
}

std::set<Part> present_parts(std::span<const PartContent> parts, int files) {
  std::set<Part> present;
  for (const auto& content : parts) {
    const bool has_text = content.part != Part::files && !blank(body_of(content));
    if (has_text || content.attested || count_of(content.rows) > 0) present.insert(content.part);
  }
  if (files > 0) present.insert(Part::files);
  return present;
}

std::vector<Part> missing_parts(std::span<const Part> required, const std::set<Part>& present) {
  std::vector<Part> missing;
  for (const auto part : required)
    if (!present.contains(part)) missing.push_back(part);
  return missing;
}

ControlDays control_days(std::optional<base::LocalDate> due, std::optional<base::LocalDate> submitted, base::LocalDate today) {
  using Kind = ControlDays::Kind;
  if (!due) return {.kind = Kind::due_unknown};
  if (submitted) return {.kind = Kind::submitted, .days = submitted->days_since(*due)};
  if (today <= *due) return {.kind = Kind::not_due, .days_left = due->days_since(today)};
  return {.kind = Kind::overdue, .days = today.days_since(*due)};
}

std::string figure_of(const ControlDays& days) {
  if (!days.days) return "—";
  return *days.days < 0 ? "−" + std::to_string(-*days.days) : std::to_string(*days.days);
}

std::optional<ReportState> after(ReportState state, Event event) {
  for (const auto& step : workflow)
    if (step.from == state && step.event == event) return step.to;
  return std::nullopt;
}

std::vector<ReportStep> report_steps() {
  std::vector<ReportStep> steps;
  for (const auto& step : workflow) {
    const bool by_author = step.event == Event::start || step.event == Event::submit;
    steps.push_back({.from = to_code(step.from),
                     .event = to_code(step.event),
                     .to = to_code(step.to),
                     .who = by_author ? M("The NGO, or the operator from its papers") : M("A specialist of the state body")});
  }
  return steps;
}

const DraftPart& Draft::part(Part wanted) const {
  for (const auto& part : parts)
    if (part.content.part == wanted) return part;
  throw std::logic_error("a draft holds every part");
}

std::vector<PartContent> Draft::contents() const {
  std::vector<PartContent> held;
  for (const auto& part : parts)
    if (!part.content.empty()) held.push_back(part.content);
  return held;
}

std::int64_t letters_of(const PartContent& content) { return static_cast<std::int64_t>(base::code_points(body_of(content))); }

std::string text_hash(std::string_view text) { return base::hex(base::sha256(text)).substr(0, 16); }

Merge merge(const DraftPart& stored, const PartEdit& edit) {
  const auto now = body_of(stored.content);
  if (now == edit.body) return Merge::keep;
  if (text_hash(edit.body) == edit.shown_hash) return Merge::keep;
  // What the editor had before them is what stands there still: whoever saved meanwhile wrote the rows of the part.
  return stored.version == edit.version || text_hash(now) == edit.shown_hash ? Merge::write : Merge::conflict;
}

Merge merge(const DraftPart& stored, const RowsEdit& edit) {
  if (stored.content.rows == edit.rows) return Merge::keep;
  const auto shown = [&](const Rows& rows) { return text_hash(json_of(rows)) == edit.shown_hash; };
  // The hash is of what was stored, not of what the form proposed: a proposal is saved as it is.
  if (shown(edit.rows)) return Merge::keep;
  if (!shown(stored.content.rows)) return Merge::conflict;
  return edit.partial && !holds_all(edit.rows, stored.content.rows) ? Merge::keep : Merge::write;
}

std::string canonical_text(const Report& report, std::int64_t number, std::span<const PartContent> parts, std::span<const File> files) {
  std::string text = "baqylau report 1\n";
  text += "report " + base::to_string(report.id) + "\n";
  text += "stage " + std::to_string(report.stage) + "\n";
  text += "version " + std::to_string(number) + "\n";
  for (const auto part : all_parts) {
    for (const auto& content : parts) {
      if (content.part != part) continue;
      const auto body = body_of(content);
      // The length in front: a text cannot imitate the lines after it.
      text += "part " + std::string{to_code(part)} + (content.attested ? " attested " : " text ") + std::to_string(body.size()) + "\n";
      text += body;
      text += "\n";
      if (const auto rows = json_of(content.rows); !rows.empty()) text += "rows " + std::to_string(rows.size()) + "\n" + rows + "\n";
    }
  }
  std::vector<const File*> ordered;
  for (const auto& file : files) ordered.push_back(&file);
  std::sort(ordered.begin(), ordered.end(), [](const File* a, const File* b) { return a->id < b->id; });
  for (const auto* file : ordered) text += "file " + file->sha256 + " " + std::to_string(file->size) + " " + file->name + "\n";
  return text;
}

std::int64_t next_number(const Report& report) { return report.versions.value_or(0) + 1; }

std::string content_hash(const Report& report, std::int64_t number, const Draft& draft) {
  return base::hex(base::sha256(canonical_text(report, number, draft.contents(), draft.files)));
}

Preview preview(const Report& report, std::vector<Part> required, const Draft& draft, base::LocalDate on) {
  auto present = draft.present();
  auto missing = missing_parts(required, present);
  return {.required = std::move(required),
          .present = std::move(present),
          .missing = std::move(missing),
          .days = control_days(report.judged_by(), report.counted_on().value_or(on), on),
          .content_hash = content_hash(report, next_number(report), draft)};
}

std::string receipt_number(base::ReportId report, std::int64_t version, int attempt, base::Instant submitted_at) {
  constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const auto hash = base::sha256("receipt " + base::to_string(report) + " " + std::to_string(version) + " " + std::to_string(attempt));
  std::string letters;
  for (std::size_t i = 0; i < 8; ++i) {
    if (i == 4) letters += '-';
    letters += alphabet[static_cast<unsigned char>(hash[i]) % alphabet.size()];
  }
  return "R-" + std::to_string(base::almaty_date(submitted_at).year()) + "-" + letters;
}

}  // namespace baqylau::reports
