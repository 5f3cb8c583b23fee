/// Replaying what happened to a report. Pure: the forms of any past day, the rating and what the NGO sees before submitting all
/// go through here.

#include "reports/domain.hpp"

#include <limits>
#include <stdexcept>

namespace baqylau::reports {

namespace {

std::optional<base::LocalDate> before_all_moves(std::span<const Happening> history, std::optional<base::LocalDate> due_now) {
  for (const auto& happened : history)
    if (happened.kind == Happening::Kind::move_due) return happened.due_from;
  return due_now;
}

/// The date in force when papers or a form came. Of papers only the day may be known: then it is taken as a whole.
std::optional<base::LocalDate> in_force(std::span<const Happening> history, std::optional<base::LocalDate> at_first,
                                        const Happening& came) {
  const auto next_day = base::almaty_start(base::almaty_date(came.at).plus_days(1));
  auto due = at_first;
  for (const auto& happened : history) {
    const bool before = happened.number < came.number && (!came.day_only || happened.at < next_day);
    if (happened.kind == Happening::Kind::move_due && before) due = happened.due_to;
  }
  return due;
}

void apply(Standing& now, const Happening& happened) {
  switch (happened.kind) {
    case Happening::Kind::start:
      // Papers may come to be recorded after the draft was begun for an earlier day: the submission is then replayed first.
      if (now.state == ReportState::not_started) now.state = ReportState::draft;
      break;
    case Happening::Kind::submit:
      now.state = ReportState::submitted;
      if (!now.first_submitted_at) now.first_submitted_at = happened.at;
      if (!now.counted_at) now.counted_at = happened.at;
      now.version = happened.version;
      break;
    case Happening::Kind::send_back:
      now.state = ReportState::returned;
      if (happened.incomplete) now.counted_at = std::nullopt;
      break;
    case Happening::Kind::accept: now.state = ReportState::accepted; break;
    case Happening::Kind::move_due:
      now.due_on = happened.due_to;
      now.own_due = !happened.by_schedule;
      if (!now.first_due_on) now.first_due_on = happened.due_to;
      ++now.moves;
      break;
  }
}

}  // namespace

Standing standing(std::span<const Happening> history, std::optional<base::LocalDate> due_now, base::Instant until) {
  const auto at_first = before_all_moves(history, due_now);
  Standing now{.due_on = at_first, .first_due_on = at_first};
  for (const auto& happened : history) {
    if (happened.at >= until) break;
    const bool counted = now.counted_at.has_value();
    apply(now, happened);
    if (!counted && now.counted_at) now.counted_due = in_force(history, at_first, happened);
    if (!now.counted_at) now.counted_due = std::nullopt;
  }
  return now;
}

std::optional<base::LocalDate> due_of_papers(std::span<const Happening> history, std::optional<base::LocalDate> due_now,
                                             base::LocalDate came_on) {
  const Happening papers{.kind = Happening::Kind::submit,
                         .number = std::numeric_limits<std::int64_t>::max(),
                         .at = base::almaty_start(came_on),
                         .day_only = true};
  return in_force(history, before_all_moves(history, due_now), papers);
}

bool has_own_due(std::span<const Happening> history) {
  bool own = false;
  for (const auto& happened : history)
    if (happened.kind == Happening::Kind::move_due) own = !happened.by_schedule;
  return own;
}

std::set<Part> present_in(const Evidence& evidence) {
  std::set<Part> found;
  for (const auto& [part, seen] : evidence) found.insert(part);
  return found;
}

ControlDays days_of(const Standing& standing, base::LocalDate as_of) {
  return control_days(standing.judged_by(), standing.counted_on(), as_of);
}

}  // namespace baqylau::reports
