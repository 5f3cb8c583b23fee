/// What accepted reports bring into the passport. SPEC §5.

#include "projects/domain.hpp"
#include "projects/searching.hpp"
#include "projects/service.hpp"
#include "projects/store.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

namespace baqylau::projects {

namespace {

using base::Failure;
using base::Kind;
using base::M;

bool alike(const std::string& one, const std::string& other) { return base::folded(one) == base::folded(other); }

void bring_up_to_date(Member& own, const Member& told) { own.duty = told.duty; }
void bring_up_to_date(Partner& own, const Partner& told) {
  if (told.work) own.work = told.work;
}
void bring_up_to_date(TargetGroup& own, const TargetGroup& told) {
  if (told.people) own.people = told.people;
  if (told.work) own.work = told.work;
}
void bring_up_to_date(Publication& own, const Publication& told) {
  if (told.address) own.address = told.address;
  if (told.body) own.body = told.body;
}
void bring_up_to_date(Indicator& own, const Indicator& told) {
  if (told.actual) own.actual = told.actual;
  if (told.evidence) own.evidence = told.evidence;
}

/// Each row of the passport takes one that was reported at most: two groups of one kind stay two.
template <class Row>
std::vector<Row> joined(std::vector<Row> own, const std::vector<Row>& reported, std::size_t most) {
  std::vector<bool> taken(own.size(), false);
  for (const auto& told : reported) {
    std::size_t at = 0;
    while (at < taken.size() && (taken[at] || !is_same(own[at], told))) ++at;
    if (at < taken.size()) {
      taken[at] = true;
      bring_up_to_date(own[at], told);
    } else if (own.size() < most) {
      own.push_back(told);
    }
  }
  return own;
}

template <class T>
constexpr bool has_reported_rows = std::is_same_v<T, Team> || std::is_same_v<T, Indicators> || std::is_same_v<T, TargetGroups> ||
                                   std::is_same_v<T, Partners> || std::is_same_v<T, Publications>;

journal::Change leaf(base::AccountId actor, base::ProjectId id, std::string event, int stage) {
  return {
      .actor = actor, .event = std::move(event), .subject = {journal::Kind::project, id}, .details = {{"stage", std::to_string(stage)}}};
}

Failure line_is_gone(const ReportedSpending& row) {
  return {Kind::conflict,
          {M("The report has spending on “{line}”, and the estimate of the project no longer has this line. Return the report, or put the "
             "line back into the estimate"),
           {{"line", row.name}}}};
}

}  // namespace

bool is_same(const Member& one, const Member& other) { return alike(one.name, other.name); }
bool is_same(const TargetGroup& one, const TargetGroup& other) { return one.kind == other.kind; }
bool is_same(const Partner& one, const Partner& other) { return one.kind == other.kind && alike(one.name, other.name); }
bool is_same(const Publication& one, const Publication& other) {
  return one.published_on == other.published_on && alike(one.outlet, other.outlet) && alike(one.title, other.title);
}
bool is_same(const Indicator& one, const Indicator& other) { return alike(one.name, other.name) && alike(one.unit, other.unit); }

PartContent with_reported(const PartContent& own, const PartContent& reported) {
  return std::visit(
      [&](const auto& held) -> PartContent {
        using Held = std::decay_t<decltype(held)>;
        if constexpr (has_reported_rows<Held>) return joined(held, std::get<Held>(reported), most_rows(part_of(own)));
        else return held;
      },
      own);
}

base::Done take_reported(db::Write& db, base::Instant now, base::AccountId actor, base::ProjectId id, int stage, const Reported& reported) {
  if (reported.empty()) return base::done();
  const auto project = TRY(find_project(db, id));
  const auto lines = budget_of(db, id);
  std::vector<Spending> spending;
  for (const auto& row : reported.spending) {
    if (std::ranges::find(lines, row.position, &BudgetLine::position) == lines.end()) return line_is_gone(row);
    spending.push_back({row.position, stage, row.amount, row.evidence, true});
  }
  if (!store::take_turn(db, now, id, project.version)) return overtaken();
  const auto passport = read_passport(db, id);
  for (const auto& part : reported.parts) {
    const auto own = content_of(passport, part_of(part));
    if (const auto now_holds = with_reported(own, part); now_holds != own) store::replace_part(db, id, now_holds);
  }
  if (!spending.empty()) store::replace_spending(db, id, stage, spending);
  auto entry = leaf(actor, id, "passport.reported", stage);
  entry.details.emplace_back("amount", std::to_string(sum_of(spending, 0, 0).tenge));
  journal::record(db, now, entry);
  put_into_search(db, id);
  return base::done();
}

base::Done take_spending_back(db::Write& db, base::Instant now, base::AccountId actor, base::ProjectId id, int stage) {
  const auto project = TRY(find_project(db, id));
  const auto spending = spending_of(db, id);
  if (std::ranges::find(spending, stage, &Spending::stage) == spending.end()) return base::done();
  if (!store::take_turn(db, now, id, project.version)) return overtaken();
  store::replace_spending(db, id, stage, {});
  journal::record(db, now, leaf(actor, id, "passport.spending_taken_back", stage));
  return base::done();
}

}  // namespace baqylau::projects
