/// How general ratings are spread: how many projects lie in which ten points.

#include "ratings/views.hpp"
#include "ui/charts.hpp"

#include <algorithm>
#include <array>

namespace baqylau::ratings::views {

using http::Url;
using ui::html;

namespace {

constexpr std::size_t bands = 10;
constexpr int tenths_a_band = 100;

std::array<std::int64_t, bands> spread_of(const Ranking& ranking) {
  std::array<std::int64_t, bands> counts{};
  // The full hundred belongs to the last ten points.
  for (std::size_t i = 0; i < ranking.ranked; ++i)
    ++counts.at(std::min(bands - 1, static_cast<std::size_t>(ranking.projects[i].general->tenths() / tenths_a_band)));
  return counts;
}

/// `60,0–69,9`
std::string band_text(const ui::View& v, std::size_t band) {
  const auto first = static_cast<std::int64_t>(band) * tenths_a_band;
  return v.t.tenths(first) + "\u2013" + v.t.tenths(band + 1 == bands ? first + tenths_a_band : first + tenths_a_band - 1);
}

std::string title_of(const ui::View& v, const RankingFilter& filter) {
  if (filter.contest || !filter.year) return std::string{v.t("Projects by general rating")};
  return v.t("Projects by general rating, contests of {year}", {{"year", std::to_string(*filter.year)}});
}

}  // namespace

ui::DataTable spread_table(const ui::View& v, const Ranking& ranking, const RankingFilter& filter) {
  ui::DataTable table{.title = title_of(v, filter),
                      .columns = {{std::string{v.t("General rating")}, false, 24}, {std::string{v.t("Projects")}}}};
  const auto counts = spread_of(ranking);
  for (std::size_t band = 0; band < bands; ++band) table.rows.push_back({band_text(v, band), counts.at(band)});
  table.rows.push_back({std::string{v.t("No general rating yet")}, static_cast<std::int64_t>(ranking.projects.size() - ranking.ranked)});
  table.total = {std::string{v.t("Together")}, static_cast<std::int64_t>(ranking.projects.size())};
  return table;
}

ui::Html spread_section(const ui::View& v, const Ranking& ranking, const RankingFilter& filter) {
  if (ranking.ranked == 0) return {};
  ui::BarChart chart{.title = title_of(v, filter), .series = {std::string{v.t("Projects")}}};
  const auto counts = spread_of(ranking);
  for (std::size_t band = 0; band < bands; ++band)
    chart.bars.push_back({band_text(v, band), {counts.at(band)}, v.t.number(counts.at(band))});
  return html(
      R"(<h2 class="govuk-heading-m" id="spread">{}</h2>{}{}{})", v.t("Spread of ratings"), ui::bar_chart(chart),
      ui::data_table(v, spread_table(v, ranking, filter)),
      ui::downloads(v, filtered(v, Url::to("/rankings/spread.csv"), filter), filtered(v, Url::to("/rankings/spread.xlsx"), filter)));
}

}  // namespace baqylau::ratings::views
