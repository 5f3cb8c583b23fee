/// Replaying what happened to a report. Pure: the forms of any past day, the rating and what the NGO sees before submitting all
/// go through here.

#include "reports/domain.hpp"

#include <stdexcept>

namespace baqylau::reports {

namespace {

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
      ++now.moves;
      break;
  }
}

}  // namespace

Standing standing(std::span<const Happening> history, std::optional<base::LocalDate> due_now, base::Instant until) {
  Standing now{.due_on = due_now, .first_due_on = due_now};
  for (const auto& happened : history) {
    if (happened.kind != Happening::Kind::move_due) continue;
    now.due_on = now.first_due_on = happened.due_from;
    break;
  }
  for (const auto& happened : history) {
    if (happened.at >= until) break;
    apply(now, happened);
  }
  return now;
}

std::set<Part> present_in(const Evidence& evidence) {
  std::set<Part> found;
  for (const auto& [part, seen] : evidence) found.insert(part);
  return found;
}

ControlDays days_of(const Standing& standing, base::LocalDate as_of) { return control_days(standing.due_on, standing.counted_on(), as_of); }

}  // namespace baqylau::reports
