#include "control/group.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <set>
#include <utility>

namespace baqylau::control {

namespace {

constexpr std::size_t most_one_by_one = 100;

/// Earlier of what is there.
void take_earlier(std::optional<base::LocalDate>& earliest, base::LocalDate day) { earliest = earliest ? std::min(*earliest, day) : day; }

std::optional<base::LocalDate> since_of(const std::vector<Cause>& causes, const Case* reasoned) {
  std::optional<base::LocalDate> since;
  for (const auto& cause : causes) take_earlier(since, base::almaty_date(cause.since));
  if (reasoned != nullptr) take_earlier(since, base::almaty_date(reasoned->opened_at));
  return since;
}

/// None: it is not in the group.
std::optional<Member> member_of(const ProjectRow& row, std::vector<Cause> causes, const CasesAt& cases) {
  const auto* reasoned = cases.reasoned(row.project);
  const auto since = since_of(causes, reasoned);
  if (!since) return std::nullopt;
  Member member{.row = row, .since = std::max(*since, row.recorded_on)};
  for (auto& cause : causes) {
    const auto* opened = cases.of(row.project, cause.key);
    member.lines.push_back({std::move(cause), opened == nullptr ? std::nullopt : std::optional{*opened}});
  }
  if (reasoned != nullptr) member.reasoned = *reasoned;
  return member;
}

/// Of the reports whose date is not known, what is required goes by the day of looking.
bool same_required(db::Read& db, base::LocalDate one, base::LocalDate other) {
  return std::ranges::all_of(
      std::array{1, 2, 3}, [&](int stage) { return reports::required_parts(db, stage, one) == reports::required_parts(db, stage, other); });
}

GroupToday::Place place_of(const Member& member) { return {member.since, member.row.project}; }

}  // namespace

std::vector<Member> group_at(db::Read& db, std::optional<base::ProjectId> project, base::LocalDate as_of) {
  std::vector<Member> members;
  reports::RequiredParts parts{db, as_of};
  const auto required = required_of(parts);
  each_running_contest(db, project, as_of, [&](base::ContestId contest, const Running& running) {
    const CasesAt cases{store::case_histories(db, {.project = project, .contest = contest}), store::end_of(as_of)};
    for (const auto& row : running.rows) {
      auto found = cases.standing(row.project, causes(running.of(row.project), required, as_of));
      if (auto member = member_of(row, std::move(found), cases)) members.push_back(std::move(*member));
    }
  });
  std::ranges::sort(members, std::greater{}, place_of);
  return members;
}

std::vector<Case> closed_cases(db::Read& db, base::LocalDate as_of, base::LocalDate today, std::size_t most) {
  std::vector<Case> closed;
  const auto until = store::end_of(as_of);
  if (as_of >= today) {
    for (const auto& [id, project] : store::cases_closed_last(db, most))
      for (auto& history : store::case_histories(db, {.project = project}))
        if (history.begun.id == id) closed.push_back(case_at(history, until).value());
    return closed;
  }
  const CasesAt cases{store::case_histories(db, {}), until};
  for (const auto& found : cases.all())
    if (found.closed_at) closed.push_back(found);
  std::ranges::sort(closed, [](const Case& a, const Case& b) { return std::pair{*a.closed_at, a.id} > std::pair{*b.closed_at, b.id}; });
  closed.resize(std::min(closed.size(), most));
  return closed;
}

std::optional<base::LocalDate> member_from(const ProjectRow& row, std::span<const reports::Facts> facts, const RequiredOf& required,
                                           const CasesAt& cases, base::LocalDate today) {
  const auto standing_on = [&](base::LocalDate day) { return cases.standing(row.project, causes(facts, required, day)); };
  auto from = since_of(standing_on(today), cases.reasoned(row.project));
  if (!from) {
    // Time alone brings a project into the group by a due date that passes, and in no other way.
    for (const auto& report : facts) {
      const auto& standing = report.standing;
      if (standing.counted_at || !standing.due_on || *standing.due_on < today) continue;
      const auto day = standing.due_on->plus_days(1);
      if (!standing_on(day).empty()) take_earlier(from, day);
    }
  }
  if (!from) return std::nullopt;
  return std::max(*from, row.recorded_on);
}

std::optional<std::vector<base::ProjectId>> projects_touched(db::Read& db, const journal::Objects& changed) {
  std::set<base::ProjectId> projects;
  for (const auto& object : changed) {
    if (object.kind == journal::Kind::required_part) return std::nullopt;
    std::optional<base::ProjectId> project;
    if (object.kind == journal::Kind::project) project = base::ProjectId{base::parse_id(object.key).value()};
    if (object.kind == journal::Kind::report) project = store::project_of(db, base::ReportId{base::parse_id(object.key).value()});
    if (object.kind == journal::Kind::special_case)
      project = store::project_of_case(db, http::Scope::all(), base::CaseId{base::parse_id(object.key).value()});
    if (project) projects.insert(*project);
    if (projects.size() > most_one_by_one) return std::nullopt;
  }
  return std::vector(projects.begin(), projects.end());
}

GroupToday::GroupToday(db::Read& db, base::LocalDate today) : db_{db}, today_{today} {
  kept_ = is_kept();
  if (!kept_) {
    all_ = group_at(db, {}, today);
    count_ = static_cast<std::int64_t>(all_.size());
    return;
  }
  count_ = store::count_members(db, today);
  for (const auto& moved : moved_) {
    const auto before = store::members_of(db, {.project = moved.project});
    if (!before.empty() && before.begin()->second <= today) --count_;
    if (moved.now) ++count_;
  }
}

bool GroupToday::is_kept() {
  const auto kept_on = store::group_kept_on(db_);
  if (!kept_on || *kept_on > today_) return false;
  if (*kept_on < today_ && !same_required(db_, *kept_on, today_)) return false;
  const auto changed = journal::not_told_yet(db_, special_control_reader);
  const auto touched = changed ? projects_touched(db_, *changed) : std::nullopt;
  if (!touched) return false;
  for (const auto project : *touched) {
    auto& moved = moved_.emplace_back(Moved{.project = project});
    if (auto found = group_at(db_, project, today_); !found.empty()) moved.now = std::move(found.front());
  }
  return true;
}

bool GroupToday::has_moved(base::ProjectId project) const { return std::ranges::find(moved_, project, &Moved::project) != moved_.end(); }

std::vector<GroupToday::Place> GroupToday::first_places(std::size_t most) const {
  std::vector<Place> places;
  // As many more as may fall out.
  for (const auto& [project, from] : store::first_members(db_, today_, most + moved_.size()))
    if (!has_moved(project)) places.push_back({from, project});
  for (const auto& moved : moved_)
    if (moved.now) places.push_back(place_of(*moved.now));
  std::ranges::sort(places, std::greater{});
  places.resize(std::min(places.size(), most));
  return places;
}

std::vector<GroupToday::Place> GroupToday::places() const {
  if (kept_) return first_places(static_cast<std::size_t>(count_));
  std::vector<Place> places;
  for (const auto& member : all_) places.push_back(place_of(member));
  return places;
}

std::vector<base::ProjectId> misplaced_members(db::Read& db, base::LocalDate today) {
  const GroupToday told{db, today};
  auto kept = told.places();
  std::vector<GroupToday::Place> looked_for;
  for (const auto& member : group_at(db, {}, today)) looked_for.push_back(place_of(member));
  std::ranges::sort(kept);
  std::ranges::sort(looked_for);
  std::vector<GroupToday::Place> differences;
  std::ranges::set_symmetric_difference(kept, looked_for, std::back_inserter(differences));
  std::set<base::ProjectId> misplaced;
  for (const auto& [since, project] : differences) misplaced.insert(project);
  // A number that is not theirs, while they themselves are right.
  if (misplaced.empty() && static_cast<std::size_t>(told.count()) != looked_for.size())
    for (const auto& [since, project] : looked_for) misplaced.insert(project);
  return {misplaced.begin(), misplaced.end()};
}

std::vector<Member> GroupToday::page(RowRange range) const {
  std::vector<Member> members;
  if (!kept_) {
    const auto first = std::min(range.first, all_.size());
    const auto last = std::min(all_.size(), first + range.most);
    members.assign(all_.begin() + static_cast<std::ptrdiff_t>(first), all_.begin() + static_cast<std::ptrdiff_t>(last));
    return members;
  }
  const auto places = first_places(range.first + range.most);
  for (std::size_t i = range.first; i < places.size(); ++i)
    for (auto& member : group_at(db_, places[i].second, today_)) members.push_back(std::move(member));
  return members;
}

}  // namespace baqylau::control
