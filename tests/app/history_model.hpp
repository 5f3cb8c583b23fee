#pragma once
/// What was done to reports, remembered beside the program, and what follows from it: a few lines written from SPEC §5, §6 and §8 and not
/// from the program.

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "projects/projects.hpp"
#include "reports/reports.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace baqylau::app {

using base::Instant;
using base::LocalDate;
using reports::Part;
using reports::ReportState;

/// What was done to one report.
struct Done {
  enum class What { write, submit, send_back, accept, move_due, score, close, reopen } what;
  Instant at{};
  std::set<Part> parts{};                   ///< write: of the whole draft afterwards
  std::vector<projects::Spending> spent{};  ///< write: likewise, by the table of spending
  bool incomplete = false;                  ///< send_back
  std::optional<LocalDate> due{};           ///< move_due
  std::size_t expert = 0;                   ///< score
  std::array<int, 3> points{};              ///< score
};
struct Remembered {
  base::ReportId id{};
  int stage = 1;
  std::optional<LocalDate> first_due{};
  std::set<Part> required{};
  std::set<std::size_t> experts{};  ///< who is named for its stage
  std::vector<Done> done{};
};

// ---- the model: a few lines, written from SPEC §5 and §8 and not from the program
struct Model {
  ReportState state = ReportState::not_started;
  std::optional<LocalDate> due{}, counted{};
  std::optional<LocalDate> judged_by{};  ///< the due date in force when the counted one came
  std::set<Part> draft{}, submitted{};
  std::vector<projects::Spending> draft_spent{}, submitted_spent{}, accepted_spent{};
  bool ever_submitted = false;
  int version = 0;
  struct Given {
    std::array<int, 3> points{};
    int version = 0;
  };
  std::map<std::size_t, Given> given{};                ///< the last of each expert, seen by nobody else
  std::map<std::size_t, std::array<int, 3>> scores{};  ///< what counts
  bool closed = false;                                 ///< the scoring of the version
  int moves = 0;                                       ///< of the due date

  [[nodiscard]] bool overdue(LocalDate on) const { return !counted && due && on > *due; }
  /// The control forms' figure.
  [[nodiscard]] std::optional<int> days(LocalDate on) const {
    if (counted && judged_by) return counted->days_since(*judged_by);
    return overdue(on) ? std::optional{on.days_since(*due)} : std::nullopt;
  }
  void close() {
    closed = true;
    scores.clear();
    for (const auto& [expert, last] : given) scores[expert] = last.points;
  }
};
inline Model model_at(const Remembered& report, LocalDate end_of) {
  Model now{.due = report.first_due};
  for (const auto& act : report.done) {
    if (base::almaty_date(act.at) > end_of) break;
    switch (act.what) {
      case Done::What::write:
        now.draft = act.parts;
        now.draft_spent = act.spent;
        if (now.state == ReportState::not_started) now.state = ReportState::draft;
        break;
      case Done::What::submit:
        now.state = ReportState::submitted;
        now.submitted = now.draft;
        now.submitted_spent = now.draft_spent;
        now.ever_submitted = true;
        ++now.version;
        now.closed = false;
        if (!now.counted) {
          now.counted = base::almaty_date(act.at);
          now.judged_by = now.due;
        }
        break;
      case Done::What::send_back:
        now.state = ReportState::returned;
        if (act.incomplete) now.counted.reset();
        break;
      case Done::What::accept:
        now.state = ReportState::accepted;
        now.accepted_spent = now.submitted_spent;
        break;
      case Done::What::move_due:
        now.due = act.due;
        ++now.moves;
        break;
      case Done::What::score:
        now.given[act.expert] = {act.points, now.version};
        if (std::ranges::all_of(report.experts, [&](std::size_t expert) {
              return now.given.contains(expert) && now.given.at(expert).version == now.version;
            }))
          now.close();
        break;
      case Done::What::close: now.close(); break;
      case Done::What::reopen: now.closed = false; break;
    }
  }
  return now;
}
inline std::int64_t half_up(std::int64_t above, std::int64_t below) { return (2 * above + below) / (2 * below); }
/// A stage counted with a pencil, in hundredths, by the weights of 2007; nothing of what is not there yet.
struct Pencilled {
  std::optional<std::int64_t> timeliness{}, completeness{}, total{};
  std::array<std::optional<std::int64_t>, 3> given{};  ///< effectiveness, sustainability, replication
};
inline Pencilled pencil(const Remembered& report, const Model& now, LocalDate on) {
  Pencilled counted;
  for (std::size_t i = 0; i < 3 && !now.scores.empty(); ++i) {
    std::int64_t points = 0;
    for (const auto& [expert, given] : now.scores) points += given[i];
    counted.given[i] = half_up(100 * points, static_cast<std::int64_t>(now.scores.size()));
  }
  std::int64_t present = 0;
  for (const auto part : report.required) present += now.submitted.contains(part) ? 1 : 0;
  const bool overdue = now.overdue(on);
  if (now.ever_submitted || overdue) counted.completeness = half_up(10'000 * present, static_cast<std::int64_t>(report.required.size()));
  if (const auto days = now.days(on)) counted.timeliness = std::max(0, 100 - 5 * std::max(0, *days)) * 100;
  if (!counted.timeliness || !counted.completeness || now.scores.empty()) return counted;
  std::int64_t sum = 15 * *counted.timeliness + 25 * *counted.completeness;
  for (std::size_t i = 0; i < 3; ++i) sum += (i == 0 ? 30 : 15) * *counted.given[i];
  counted.total = half_up(sum, 100);
  return counted;
}
/// Of the three stages of a project.
inline std::optional<std::int64_t> general(const std::array<Pencilled, 3>& stages) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    if (!stages[i].total) return std::nullopt;
    sum += (i == 2 ? 50 : 25) * *stages[i].total;
  }
  return half_up(sum, 100);
}

}  // namespace baqylau::app
