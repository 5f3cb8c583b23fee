#include "ui/charts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <string_view>

namespace baqylau::ui {

namespace {

std::int64_t sum_of(const Bar& bar) { return std::accumulate(bar.parts.begin(), bar.parts.end(), std::int64_t{0}); }

Html legend_of(const BarChart& chart) {
  if (chart.series.size() < 2) return {};
  Html items;
  for (std::size_t i = 0; i < chart.series.size(); ++i)
    items.add(R"(<li class="app-chart__series app-chart__series--{}">{}</li>)", i + 1, chart.series[i]);
  return html(R"(<ul class="app-chart__legend">{}</ul>)", items);
}

Html tile_of(const Tile& tile, int shade) {
  Html note;
  if (!tile.note.empty()) note = html(R"(<span class="app-tiles__note">{}</span>)", tile.note);
  return html(R"(<li class="app-tiles__tile app-tiles__tile--{} app-tiles__tile--shade-{}"><span class="app-tiles__name">{}</span>)"
              R"(<span class="app-tiles__figure">{}</span>{}</li>)",
              tile.kato.empty() ? std::string_view{"none"} : std::string_view{tile.kato}, shade, tile.name, tile.figure, note);
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

Html tile_map(const TileMap& map) {
  std::int64_t largest = 0;
  for (const auto& tile : map.tiles) largest = std::max(largest, tile.amount);
  Html items, beside;
  for (const auto& tile : map.tiles) items.add(tile_of(tile, shade_of(tile.amount, largest)));
  for (const auto& tile : map.beside) beside.add(tile_of(tile, 0));
  Html more;
  if (!beside.empty()) more = html(R"(<ul class="app-tiles app-tiles--beside">{}</ul>)", beside);
  return html(R"(<figure class="app-chart"><figcaption class="app-chart__title">{}</figcaption><ul class="app-tiles">{}</ul>{}</figure>)",
              map.title, items, more);
}

}  // namespace baqylau::ui
