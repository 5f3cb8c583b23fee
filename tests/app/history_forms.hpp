#pragma once
/// The control forms as of a day, said again from what was done: rows of the CSV file in English, its titles left out. SPEC §6.

#include "tests/app/history_model.hpp"

#include "control/store.hpp"

#include <string>

namespace baqylau::app {

struct ProjectHistory {
  base::ProjectId id{};
  int lot = 0;
  std::vector<Remembered> reports{};
  std::vector<control::Contact> contacts{};  ///< by day
};

/// Form 2 is not among them: nothing happens to cards and accounts here.
class ExpectedForms {
 public:
  using Row = std::vector<std::string>;
  /// `required`: of each stage, in the order of the form's columns.
  ExpectedForms(const std::vector<ProjectHistory>& projects, std::array<std::vector<Part>, 3> required, LocalDate on)
      : projects_{projects}, required_{std::move(required)}, on_{on} {}

  [[nodiscard]] std::vector<Row> rows(int form) const {
    std::vector<Row> rows;
    if (form == 10) return ranking();
    for (const auto& project : projects_) {
      Row row = named(project);
      if (form == 1) add_contact(row, project);
      if (form == 3) add_dates(row, project);
      if (form >= 4) add_stage(row, project, (form - 2) / 2);
      if (form == 3 || form >= 4) {
        // Behind the parts, before the ratings.
        row.push_back(status(project));
        row.push_back(special(project) ? "1" : "0");
      }
      if (form == 5 || form == 7 || form == 9) add_ratings(row, project, (form - 2) / 2);
      rows.push_back(std::move(row));
    }
    return rows;
  }
  /// A cell as the rows have it. Of what form 3 says about the moves of a date only how many there were is compared.
  static std::string told(int form, std::size_t column, const std::string& cell) {
    if (form != 3 || column < 4 || column >= 19 || (column - 4) % 5 != 2) return cell;
    int moves = 0;
    for (auto at = cell.find("Moved on "); at != std::string::npos; at = cell.find("Moved on ", at + 1)) ++moves;
    return std::to_string(moves);
  }

 private:
  static std::string text(const std::optional<LocalDate>& day) { return day ? day->iso() : ""; }
  static std::string text(const std::optional<int>& number) { return number ? std::to_string(*number) : ""; }
  static std::string points(const std::optional<std::int64_t>& hundredths) {
    if (!hundredths) return "";
    const auto tenths = half_up(*hundredths, 10);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
  }
  static Row named(const ProjectHistory& project) { return {"2023-06-01", std::to_string(project.lot), "Лот", "Учреждение"}; }
  [[nodiscard]] Model at(const ProjectHistory& project, int stage) const {
    return model_at(project.reports[static_cast<std::size_t>(stage - 1)], on_);
  }

  void add_contact(Row& row, const ProjectHistory& project) const {
    const control::Contact* last = nullptr;
    for (const auto& contact : project.contacts)
      if (contact.on <= on_) last = &contact;
    row.push_back(last == nullptr ? "0" : "1");
    row.push_back(last == nullptr ? "" : last->on.iso());
    row.push_back(last == nullptr ? "" : last->channel == control::Channel::telephone ? "By telephone" : "By letter");
    row.push_back("1");
  }
  void add_dates(Row& row, const ProjectHistory& project) const {
    for (int stage = 1; stage <= 3; ++stage) {
      const auto now = at(project, stage);
      row.push_back(text(now.due));
      row.push_back(now.moves == 0 ? "" : text(project.reports[static_cast<std::size_t>(stage - 1)].first_due));
      row.push_back(std::to_string(now.moves));
      row.push_back(text(now.counted));
      row.push_back(now.counted || !now.due ? "" : std::to_string(now.due->days_since(on_)));
    }
  }
  void add_stage(Row& row, const ProjectHistory& project, int stage) const {
    const auto now = at(project, stage);
    row.push_back(text(now.counted ? now.judged_by : now.due));
    row.push_back(text(now.counted));
    row.push_back(text(now.days(on_)));
    for (const auto part : required_[static_cast<std::size_t>(stage - 1)])
      row.push_back((now.ever_submitted ? now.submitted : now.draft).contains(part) ? "1" : "0");
  }
  /// With its final report accepted it has come to its end.
  [[nodiscard]] bool completed(const ProjectHistory& project) const { return at(project, 3).state == ReportState::accepted; }
  [[nodiscard]] std::string status(const ProjectHistory& project) const { return completed(project) ? "Completed" : "In execution"; }
  /// While it runs, by any of the three reports: overdue, or submitted without a required part and not accepted.
  [[nodiscard]] bool special(const ProjectHistory& project) const {
    if (completed(project)) return false;
    for (const auto& report : project.reports) {
      const auto now = model_at(report, on_);
      if (now.overdue(on_)) return true;
      if (!now.ever_submitted || now.state == ReportState::accepted) continue;
      if (!std::ranges::includes(now.submitted, report.required)) return true;
    }
    return false;
  }
  [[nodiscard]] std::array<Pencilled, 3> pencilled(const ProjectHistory& project) const {
    std::array<Pencilled, 3> stages;
    for (std::size_t i = 0; i < 3; ++i) stages[i] = pencil(project.reports[i], model_at(project.reports[i], on_), on_);
    return stages;
  }
  void add_ratings(Row& row, const ProjectHistory& project, int stage) const {
    const auto stages = pencilled(project);
    const auto& own = stages[static_cast<std::size_t>(stage - 1)];
    row.push_back(points(own.timeliness));
    row.push_back(points(own.completeness));
    for (const auto& given : own.given) row.push_back(points(given));
    row.push_back(points(own.total));
    if (stage == 3) row.push_back(points(general(stages)));
    row.emplace_back();  // no decision is made here
  }
  [[nodiscard]] std::vector<Row> ranking() const {
    struct Ranked {
      const ProjectHistory* project;
      std::optional<std::int64_t> general;
      std::int64_t shown;  ///< in tenths; below all where there is none
    };
    std::vector<Ranked> ranked;
    for (const auto& project : projects_) {
      const auto all = general(pencilled(project));
      ranked.push_back({&project, all, all ? half_up(*all, 10) : -1});
    }
    std::ranges::stable_sort(ranked, std::greater{}, &Ranked::shown);
    std::vector<Row> rows;
    for (const auto& one : ranked) {
      // As many are better than this one.
      const auto better = std::ranges::count_if(ranked, [&](const Ranked& other) { return other.shown > one.shown; });
      Row row{one.general ? std::to_string(better + 1) : ""};
      for (auto& cell : named(*one.project)) row.push_back(std::move(cell));
      for (const auto& stage : pencilled(*one.project)) row.push_back(points(stage.total));
      row.push_back(points(one.general));
      row.push_back(!one.general ? "" : one.shown >= 600 ? "Positive" : "Not positive");
      row.push_back(status(*one.project));
      row.push_back(special(*one.project) ? "1" : "0");
      row.emplace_back();
      rows.push_back(std::move(row));
    }
    return rows;
  }

  const std::vector<ProjectHistory>& projects_;
  std::array<std::vector<Part>, 3> required_;
  LocalDate on_;
};

}  // namespace baqylau::app
