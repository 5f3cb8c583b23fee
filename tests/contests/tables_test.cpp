/// Tables as real programs write them and real people fill them in: `tables/` holds each as a file, and beside it what must be read from
/// it, or what must be said. `tables/make/` has the scripts that made them.

#include "contests/lot_table.hpp"

#include "base/spreadsheet.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace baqylau::contests {
namespace {

namespace fs = std::filesystem;

const fs::path tables = fs::path{BAQYLAU_SOURCE_DIR} / "tests/contests/tables";

std::string bytes_of(const fs::path& file) {
  std::ifstream in{file, std::ios::binary};
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<reference::Region> all_regions() {
  std::vector<reference::Region> regions;
  const auto table = base::read_csv(bytes_of(fs::path{BAQYLAU_SOURCE_DIR} / "data/regions.csv")).value();
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    const auto& row = table.rows[i];
    regions.push_back({.kato = row[0].text,
                       .names = {row[1].text, row[2].text, row[3].text},
                       .kind = row[4].text == "city" ? reference::RegionKind::city : reference::RegionKind::oblast});
  }
  return regions;
}

const i18n::Catalogues& catalogues() {
  static const auto loaded = i18n::load_catalogues();
  return *loaded;
}

std::string one_line(std::string text) {
  for (auto at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 2)) text.replace(at, 1, "\\n");
  return text;
}

/// A line for the sheet, each lot and each fault; a lot's parts are parted by bars, and those that are blank are left out.
std::string told(const base::Result<CheckedTable>& read) {
  const auto& t = catalogues()[i18n::Language::en];
  if (!read.ok()) return "refused: " + t(read.failure().message) + "\n";
  std::string out;
  const auto part = [&](std::string_view name, const std::optional<std::string>& text) {
    if (text) out += " | " + std::string{name} + " " + one_line(*text);
  };
  if (read->sheet) out += "sheet: " + *read->sheet + "\n";
  if (read->in_order())
    for (const auto& row : read->rows) {
      const auto& facts = row.lot.facts;
      out += "row " + std::to_string(row.lot.line) + (row.lot.hidden ? " (hidden)" : "") + ": lot " + std::to_string(facts.number);
      part("kk", facts.name.kk);
      part("ru", facts.name.ru);
      part("about", facts.description.ru ? facts.description.ru : facts.description.kk);
      std::string regions;
      for (const auto& kato : facts.regions) regions += (regions.empty() ? "" : " ") + kato;
      if (!regions.empty()) part("regions", regions);
      part("places", facts.coverage.ru ? facts.coverage.ru : facts.coverage.kk);
      if (facts.planned) part("tenge", std::to_string(facts.planned->tenge));
      if (facts.status != LotStatus::announced) part("is", std::string{to_code(facts.status)});
      out += "\n";
    }
  for (const auto& error : read->errors) {
    out += "row " + std::to_string(error.line);
    if (error.file_line) out += " (line " + std::to_string(*error.file_line) + ")";
    out += (error.column.empty() ? "" : ", " + one_line(error.column)) + ": " + t(error.message) + "\n";
  }
  return out;
}

std::vector<std::string> shapes() {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator{tables})
    if (entry.is_regular_file() && entry.path().extension() == ".txt") names.insert(entry.path().stem().string());
  return {names.begin(), names.end()};
}

class TablesOfPeople : public ::testing::TestWithParam<std::string> {};

TEST_P(TablesOfPeople, AreReadAsTheyShowOrRefusedInWords) {
  const auto& words = []() -> const Vocabulary& {
    static const auto made = make_vocabulary(catalogues(), all_regions());
    return made;
  }();
  const auto sheets = base::read_sheets(tables / GetParam());
  const auto read = sheets.ok() ? check_tables(sheets.value(), words, {}) : base::Result<CheckedTable>{sheets.failure()};
  EXPECT_EQ(told(read), bytes_of(tables / (GetParam() + ".txt")));
}

INSTANTIATE_TEST_SUITE_P(Tables, TablesOfPeople, ::testing::ValuesIn(shapes()), [](const auto& test) {
  auto name = test.param;
  std::ranges::replace_if(
      name, [](char c) { return c == '.' || c == '-'; }, '_');
  return name;
});

TEST(TablesOfPeople, AreAtLeastForty) { EXPECT_GE(shapes().size(), 40U); }

}  // namespace
}  // namespace baqylau::contests
