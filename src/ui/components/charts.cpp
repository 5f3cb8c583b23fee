#include "ui/charts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>
#include <string_view>

namespace baqylau::ui {

namespace {

/// Regions by KATO that the style sheet has a place for.
const std::set<std::string_view>& placed() {
  static const std::set<std::string_view> katos{"10", "11", "15", "19", "23", "27", "31", "33", "35", "39",
                                                "43", "47", "55", "59", "61", "62", "63", "71", "75", "79"};
  return katos;
}

std::int64_t sum_of(const Bar& bar) { return std::accumulate(bar.parts.begin(), bar.parts.end(), std::int64_t{0}); }

Html legend_of(const BarChart& chart) {
  if (chart.series.size() < 2) return {};
  Html items;
  for (std::size_t i = 0; i < chart.series.size(); ++i)
    items.add(R"(<li class="app-chart__series app-chart__series--{}">{}</li>)", i + 1, chart.series[i]);
  return html(R"(<ul class="app-chart__legend">{}</ul>)", items);
}

}  // namespace

std::string width_of(std::int64_t amount, std::int64_t largest) {
  if (amount <= 0 || largest <= 0) return "0.00";
  return fmt::format("{:.2f}", std::min(100.0, 100.0 * static_cast<double>(amount) / static_cast<double>(largest)));
}

int shade_of(std::int64_t amount, std::int64_t largest) {
  if (amount <= 0 || largest <= 0) return 0;
  return std::clamp(static_cast<int>((amount * 4 + largest - 1) / largest), 1, 4);
}

Html bar_chart(const BarChart& chart) {
  std::int64_t longest = 0;
  for (const auto& bar : chart.bars) longest = std::max(longest, sum_of(bar));
  if (longest == 0) return {};
  Html bars;
  for (const auto& bar : chart.bars) {
    Html parts;
    std::int64_t before = 0;
    for (std::size_t i = 0; i < bar.parts.size(); ++i) {
      if (bar.parts[i] > 0)
        parts.add(R"(<rect class="app-chart__part app-chart__part--{}" x="{}%" width="{}%" y="0" height="100%"></rect>)", i + 1,
                  width_of(before, longest), width_of(bar.parts[i], longest));
      before += bar.parts[i];
    }
    bars.add(R"(<li class="app-chart__bar"><span class="app-chart__label">{}</span>)"
             R"(<svg class="app-chart__drawing" width="100%" height="22" focusable="false" aria-hidden="true">{}</svg>)"
             R"(<span class="app-chart__figure">{}</span></li>)",
             bar.label, parts, bar.figure);
  }
  return html(
      R"(<figure class="app-chart"><figcaption class="app-chart__title">{}</figcaption>{}<ul class="app-chart__bars">{}</ul></figure>)",
      chart.title, legend_of(chart), bars);
}

Html tile_map(const std::string& title, const std::vector<Tile>& tiles) {
  std::int64_t largest = 0;
  for (const auto& tile : tiles) largest = std::max(largest, tile.amount);
  Html items;
  for (const auto& tile : tiles) {
    if (!placed().contains(tile.kato)) continue;
    items.add(R"(<li class="app-tiles__tile app-tiles__tile--{} app-tiles__tile--shade-{}"><span class="app-tiles__name">{}</span>)"
              R"(<span class="app-tiles__figure">{}</span></li>)",
              tile.kato, shade_of(tile.amount, largest), tile.name, tile.figure);
  }
  return html(R"(<figure class="app-chart"><figcaption class="app-chart__title">{}</figcaption><ul class="app-tiles">{}</ul></figure>)",
              title, items);
}

}  // namespace baqylau::ui
