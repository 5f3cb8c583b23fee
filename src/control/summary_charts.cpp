/// Reports in time by month of their due dates.

#include "control/summary.hpp"
#include "ui/charts.hpp"

#include <fmt/format.h>

namespace baqylau::control {

using base::M;

namespace {

std::string title_of(const ui::View& v, int year) {
  return v.t(M("Reports by month of the due date, contests of {year}"), {{"year", std::to_string(year)}});
}
/// `05.2007`
std::string month_text(const ui::View& v, const std::optional<base::LocalDate>& month) {
  return month ? fmt::format("{:02}.{}", static_cast<unsigned>(month->month()), month->year()) : std::string{v.t("Due date not known")};
}

}  // namespace

ui::DataTable months_table(const ui::View& v, const Summary& figures, int year) {
  ui::DataTable table{.title = title_of(v, year),
                      .columns = {{std::string{v.t("Month of the due date")}, false, 22},
                                  {std::string{v.t("Submitted in time")}},
                                  {std::string{v.t("Submitted late")}},
                                  {std::string{v.t("Overdue")}},
                                  {std::string{v.t("Not due yet")}},
                                  {std::string{v.t("Reports altogether")}}}};
  Summary::Reports all;
  const auto line = [](std::string month, const Summary::Reports& reports) {
    return std::vector<ui::DataCell>{std::move(month),
                                     std::int64_t{reports.in_time},
                                     std::int64_t{reports.late},
                                     std::int64_t{reports.overdue},
                                     std::int64_t{reports.not_due},
                                     std::int64_t{reports.all()}};
  };
  for (const auto& [month, reports] : figures.months) {
    if (month) table.rows.push_back(line(month_text(v, month), reports));
    all += reports;
  }
  if (const auto unknown = figures.months.find(std::nullopt); unknown != figures.months.end())
    table.rows.push_back(line(month_text(v, std::nullopt), unknown->second));
  table.total = line(std::string{v.t("Together")}, all);
  return table;
}

ui::Html months_chart(const ui::View& v, const Summary& figures, int year) {
  ui::BarChart chart{.title = title_of(v, year),
                     .series = {std::string{v.t("Submitted in time")}, std::string{v.t("Submitted late")}, std::string{v.t("Overdue")},
                                std::string{v.t("Not due yet")}}};
  for (const auto& [month, reports] : figures.months)
    if (month)
      chart.bars.push_back(
          {month_text(v, month),
           {reports.in_time, reports.late, reports.overdue, reports.not_due},
           v.t(M("{part} in time of {whole}"), {{"part", v.t.number(reports.in_time)}, {"whole", v.t.number(reports.all())}})});
  return ui::bar_chart(chart);
}

}  // namespace baqylau::control
