#pragma once
/// Charts made on the server: they need no script, print as they are, and fit any width. A chart goes with its table: what it shows to the
/// eye the table says in figures, so assistive technology is led past the drawing.

#include "ui/html.hpp"
#include "ui/view.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace baqylau::ui {

/// One bar: its parts in the order of the chart's series, each not negative, in one unit.
struct Bar {
  std::string label;
  std::vector<std::int64_t> parts;
  std::string figure;  ///< what the bar comes to, in words of the page
};
struct BarChart {
  std::string title;                ///< says what is shown
  std::vector<std::string> series;  ///< at most four; a legend where there is more than one
  std::vector<Bar> bars{};
};
/// Bars that lie one below the other, the longest over the whole width. Empty where nothing is longer than zero.
Html bar_chart(const BarChart& chart);

/// A region and how much there is of it.
struct Tile {
  std::string kato;  ///< two digits
  std::string name;
  std::int64_t amount = 0;
  std::string figure;
  std::string note{};  ///< below the figure
};
struct TileMap {
  std::string title;  ///< says what is shown and in which unit
  std::vector<Tile> tiles;
  std::vector<Tile> beside{};  ///< below the map: what lies in no one of these regions
};
/// Regions as tiles of one size, roughly where they lie; five shades from nothing to the largest amount of a region.
Html tile_map(const TileMap& map);
/// Shade of an amount: 0 for none, else 1 to 4 by quarters of the largest.
int shade_of(std::int64_t amount, std::int64_t largest);
/// Percent of the whole width with two decimals, at most 100: "33.33".
std::string width_of(std::int64_t amount, std::int64_t largest);

}  // namespace baqylau::ui
