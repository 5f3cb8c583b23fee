#pragma once
/// What came of a contest, or of the contests of a year: lots, money, reports in time, ratings, cases, decisions. All of it is public.

#include "contests/contests.hpp"
#include "control/records.hpp"
#include "ui/data_table.hpp"

#include <array>
#include <map>
#include <string>
#include <vector>

namespace baqylau::control {

/// Figures that add up.
struct Summary {
  struct Reports {
    int in_time = 0, late = 0;     ///< submitted
    int overdue = 0, not_due = 0;  ///< not submitted
    int unknown = 0;               ///< the due date is not known
    [[nodiscard]] int due() const { return in_time + late + overdue; }
    [[nodiscard]] int all() const { return due() + not_due + unknown; }
    Reports& operator+=(const Reports& other);
  };
  /// One of the three reports of each project.
  struct Stage : Reports {
    int rated = 0;                ///< with a full rating
    std::int64_t rating_sum = 0;  ///< of those, in hundredths
  };
  std::map<contests::LotStatus, std::int64_t> lots{};
  std::optional<std::int64_t> lots_announced{};  ///< none: not known, of a contest or of one of them
  std::map<projects::ProjectStatus, std::int64_t> projects{};
  std::int64_t budgets_known = 0;
  base::Money budget{}, paid{};
  std::array<Stage, 3> stages{};
  /// By the first day of the month in which the due date in force lies; none: the due date is not known.
  std::map<std::optional<base::LocalDate>, Reports> months{};
  std::int64_t generals = 0, positive = 0;  ///< general ratings, and those that are positive
  std::int64_t general_sum = 0;             ///< in hundredths
  std::int64_t special = 0;                 ///< projects under special control now
  std::map<Case::State, std::int64_t> cases{};
  std::map<std::string, std::int64_t> decisions{};  ///< by kind, those in force

  [[nodiscard]] std::int64_t lots_recorded() const;
  [[nodiscard]] std::int64_t projects_all() const;
  [[nodiscard]] std::int64_t cases_all() const;
  [[nodiscard]] std::int64_t decisions_all() const;
  Summary& operator+=(const Summary& other);
};
/// Half up; none: of nothing.
std::optional<ratings::Points> mean_of(std::int64_t sum, std::int64_t count);

struct SummaryMoney {
  std::optional<base::Money> budget{};
  base::Money paid{};
};
struct ContestSummary {
  contests::Contest contest;
  Summary figures{};
  FormData data{};  ///< its projects with their reports, ratings and decisions
  std::unordered_map<base::ProjectId, SummaryMoney> money{};
};
/// As of today.
ContestSummary summary_of(db::Read& db, contests::Contest contest, base::LocalDate today);

// ---- reports in time by month: a chart, its table and its files
ui::DataTable months_table(const ui::View& v, const Summary& figures, int year);
/// Empty where no due date is known.
ui::Html months_chart(const ui::View& v, const Summary& figures, int year);

}  // namespace baqylau::control
