#include "ui/charts.hpp"

#include "tests/ui/support.hpp"

#include <gtest/gtest.h>

namespace baqylau::ui {
namespace {

using test::contains;
using test::occurrences;

TEST(BarChart, TheLongestBarTakesTheWholeWidthAndItsPartsStandOneBehindTheOther) {
  const auto text =
      bar_chart({.title = "Бюджеты", .series = {"<a>", "b"}, .bars = {{"2007", {30, 10}, "40"}, {"2008", {0, 20}, "20"}}}).bytes();
  EXPECT_TRUE(contains(text, R"(app-chart__part--1" x="0.00%" width="75.00%")"));
  EXPECT_TRUE(contains(text, R"(app-chart__part--2" x="75.00%" width="25.00%")"));
  EXPECT_TRUE(contains(text, R"(app-chart__part--2" x="0.00%" width="50.00%")"));
  EXPECT_EQ(occurrences(text, "<rect"), 3U) << "a part of nothing is not drawn";
  EXPECT_TRUE(contains(text, "&lt;a&gt;"));
}

TEST(BarChart, OneSeriesNeedsNoLegend) {
  EXPECT_EQ(occurrences(bar_chart({.title = "t", .series = {"a"}, .bars = {{"2007", {1}, "1"}}}).bytes(), "legend"), 0U);
}

TEST(BarChart, IsNotThereWhereNothingIsKnown) {
  EXPECT_TRUE(bar_chart({.title = "t", .series = {"a"}, .bars = {{"2007", {0}, "0"}}}).empty());
  EXPECT_TRUE(bar_chart({.title = "t", .series = {}, .bars = {}}).empty());
}

TEST(TileMap, ShadesByQuartersOfTheLargest) {
  EXPECT_EQ(shade_of(0, 100), 0);
  EXPECT_EQ(shade_of(1, 100), 1);
  EXPECT_EQ(shade_of(25, 100), 1);
  EXPECT_EQ(shade_of(26, 100), 2);
  EXPECT_EQ(shade_of(100, 100), 4);
  EXPECT_EQ(shade_of(1, 1), 4);
}

TEST(TileMap, WhatLiesInNoOneRegionStandsBesideAndHasNoShade) {
  const auto text = tile_map({.title = "Бюджеты",
                              .tiles = {{"71", "Астана", 3, "3"}, {"75", "Алматы", 1, "1", "2 проекта"}},
                              .beside = {{"51", "ЮКО", 9, "9"}, {"", "<Несколько>", 100, "100"}}})
                        .bytes();
  EXPECT_TRUE(contains(text, R"(app-tiles__tile--71 app-tiles__tile--shade-4)"));
  EXPECT_TRUE(contains(text, R"(app-tiles__tile--75 app-tiles__tile--shade-2)"));
  EXPECT_TRUE(contains(text, R"(<span class="app-tiles__note">2 проекта</span>)"));
  const auto beside = text.substr(text.find("app-tiles--beside"));
  EXPECT_TRUE(contains(beside, R"(app-tiles__tile--51 app-tiles__tile--shade-0)"));
  EXPECT_TRUE(contains(beside, "&lt;Несколько&gt;"));
}

}  // namespace
}  // namespace baqylau::ui
