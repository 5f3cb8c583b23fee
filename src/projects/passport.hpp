#pragma once
/// What a passport holds, part by part, and how parts that are rows stand in forms and on pages: reports have the same rows. SPEC §3, §5.
/// Included by `projects/projects.hpp`, which is the header for others.

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/message.hpp"
#include "base/money.hpp"
#include "db/db.hpp"
#include "http/forms.hpp"
#include "reference/reference.hpp"
#include "ui/html.hpp"
#include "ui/view.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace baqylau::projects {

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
  std::optional<std::string> evidence{};  ///< by what the actual value can be checked
  friend bool operator==(const Indicator&, const Indicator&) = default;
};
/// A line of the contract's estimate. `position` is what spending refers to: it stays when the line is renamed; 0 for a line
/// that is not saved yet.
struct BudgetLine {
  std::string name{};
  base::Money planned{};
  std::int64_t position = 0;
  friend bool operator==(const BudgetLine&, const BudgetLine&) = default;
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
using Budget = std::vector<BudgetLine>;  ///< at most 50
using TargetGroups = std::vector<TargetGroup>;
using Partners = std::vector<Partner>;
using Publications = std::vector<Publication>;

struct Passport {
  About about{};
  Team team{};
  Indicators indicators{};
  Budget budget{};
  TargetGroups target_groups{};
  Partners partners{};
  Publications publications{};
  WorkDone work_done{};
  NextLots next_lots{};
};

/// In the order of the passport and of the editor's task list; the variant below has the same order.
enum class Part { about, team, indicators, budget, target_groups, partners, publications, work_done, next_lots };
inline constexpr Part all_parts[] = {Part::about,    Part::team,         Part::indicators, Part::budget,   Part::target_groups,
                                     Part::partners, Part::publications, Part::work_done,  Part::next_lots};
std::string_view to_code(Part part);
std::optional<Part> part_from_code(std::string_view code);
base::Text part_text(Part part);
using PartContent = std::variant<About, Team, Indicators, Budget, TargetGroups, Partners, Publications, WorkDone, NextLots>;
inline Part part_of(const PartContent& content) { return static_cast<Part>(content.index()); }
PartContent content_of(const Passport& passport, Part part);
bool is_filled(const PartContent& content);
/// What was spent on a line in a stage, 1…3.
struct Spending {
  std::int64_t position = 0;
  int stage = 1;
  base::Money amount{};
  std::optional<std::string> evidence{};  ///< which papers show it
  bool reported = false;                  ///< by an accepted report; otherwise it was entered from papers
  friend bool operator==(const Spending&, const Spending&) = default;
};

// ---- what accepted reports bring
/// Whether two rows tell of the same: one person, group, partner, publication or indicator, whatever else is said of it.
bool is_same(const Member& one, const Member& other);
bool is_same(const TargetGroup& one, const TargetGroup& other);
bool is_same(const Partner& one, const Partner& other);
bool is_same(const Publication& one, const Publication& other);
bool is_same(const Indicator& one, const Indicator& other);
struct ReportedSpending {
  std::int64_t position = 0;  ///< of the estimate's line
  std::string name{};         ///< of the line, when the report was written
  base::Money amount{};
  std::optional<std::string> evidence{};
};
struct Reported {
  std::vector<PartContent> parts{};  ///< rows only
  std::vector<ReportedSpending> spending{};
  [[nodiscard]] bool empty() const { return parts.empty() && spending.empty(); }
};
/// The passport's part with what was reported: a row that tells of the same is brought up to date, the others stay, and what is new comes
/// behind, up to `most_rows`. Of an indicator the passport keeps its target.
PartContent with_reported(const PartContent& own, const PartContent& reported);

/// Reference books that name the kinds in a passport's rows; ended items too.
struct Kinds {
  std::vector<reference::ReferenceItem> target_groups{}, partners{}, outlets{};
};
Kinds kinds(db::Read& db);

// ---- rows in forms and on pages
/// Rows of a part, at most.
constexpr std::size_t most_rows(Part part) { return part == Part::budget ? 50 : 100; }
/// `prefix.N.field`, as `ui::repeatable` expects its controls to be named. The prefix of a part is its code.
std::string row_name(std::string_view prefix, std::size_t row, std::string_view field);
/// Rows that a form has to show for the values in hand, with `spare` empty ones behind.
std::size_t rows_shown(const http::FormValues& values, std::string_view prefix, const std::vector<std::string_view>& fields,
                       std::size_t most, std::size_t spare = 3);
/// Fields of a row of the part; empty for parts that have no rows.
std::vector<std::string_view> row_fields(Part part);
/// Whether a field of a row is a text with line breaks.
bool is_long_text(std::string_view field);
/// What the fields are called, in the same order.
std::vector<base::Text> row_labels(Part part);
/// Blank rows are passed over; a row begun must be complete.
PartContent read_part(http::FormReader& form, Part part, const Kinds& kinds);
/// Of rows that were read from the form: those that have no error.
PartContent without_refused(const PartContent& content, const http::FormValues& values);
http::FormValues values_of(const PartContent& content);
/// Fields of a part with what was typed; rows with empty ones behind.
ui::Html part_fields(const ui::View& v, Part part, const http::FormValues& values, const Kinds& kinds);
/// A part as everybody reads it, without its heading.
ui::Html part_view(const ui::View& v, const PartContent& content, const Kinds& kinds);

// ---- spending by line, as forms of the passport and of reports have it
/// `spending.POSITION.field`; fields `amount` and `evidence`
std::string spending_name(const BudgetLine& line, std::string_view field);
/// What was spent in a stage: lines whose amount is blank are passed over; papers without an amount are an error.
std::vector<Spending> read_spending(http::FormReader& form, const Budget& lines, int stage);
http::FormValues values_of(const Budget& lines, const std::vector<Spending>& spending, int stage);
/// A group of fields for each line. `before`: what was spent on it in other stages, which the hint says.
ui::Html spending_fields(const ui::View& v, const Budget& lines, const http::FormValues& values, const std::vector<Spending>& before = {});

}  // namespace baqylau::projects
