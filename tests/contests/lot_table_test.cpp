/// What a table of lots may look like, and what is said about one that may not: line, column, message.

#include "contests/lot_table.hpp"
#include "contests/lot_templates.hpp"

#include "base/spreadsheet.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace baqylau::contests {
namespace {

const i18n::Catalogues& catalogues() {
  static const auto loaded = i18n::load_catalogues();
  return *loaded;
}

const std::vector<reference::Region>& regions() {
  static const std::vector<reference::Region> list{
      {.kato = "35", .names = {"Қарағанды облысы", "Карагандинская область", "Karaganda Region"}},
      {.kato = "55", .names = {"Павлодар облысы", "Павлодарская область", "Pavlodar Region"}},
      {.kato = "71", .names = {"Астана қаласы", "город Астана", "Astana"}, .kind = reference::RegionKind::city},
  };
  return list;
}

CheckedTable check_csv(std::string_view csv, const std::vector<int>& taken = {}) {
  const auto sheet = base::read_csv(csv);
  EXPECT_TRUE(sheet.ok());
  return check_table(sheet.value(), make_vocabulary(catalogues(), regions()), taken);
}

struct Expected {
  int line;
  std::string column;
  std::string message;  ///< in English
  friend bool operator==(const Expected&, const Expected&) = default;
  friend std::ostream& operator<<(std::ostream& out, const Expected& e) { return out << e.line << " | " << e.column << " | " << e.message; }
};
std::vector<Expected> told(const CheckedTable& table) {
  std::vector<Expected> errors;
  for (const auto& error : table.errors) errors.push_back({error.line, error.column, catalogues()[i18n::Language::en](error.message)});
  return errors;
}

TEST(LotTable, IsReadWithTheColumnCodes) {
  const auto table = check_csv(
      "number,name_ru,regions,planned_amount,status,description_ru\n"
      "5,Лот пятый,71; Павлодарская область,2 937 350,held,\"строка\nещё\"\n");
  ASSERT_EQ(told(table), std::vector<Expected>{});
  const auto& lot = table.rows.at(0).lot;
  EXPECT_EQ(lot.line, 2);
  EXPECT_EQ(lot.facts.number, 5);
  EXPECT_EQ(lot.facts.name.ru, "Лот пятый");
  EXPECT_FALSE(lot.facts.name.kk);
  EXPECT_EQ(lot.facts.regions, (std::vector<std::string>{"71", "55"}));
  EXPECT_EQ(lot.facts.planned, base::Money{2'937'350});
  EXPECT_EQ(lot.facts.status, LotStatus::held);
  EXPECT_EQ(lot.facts.description.ru, "строка\nещё");
}

TEST(LotTable, IsReadWithRussianHeadingsInAnyOrderAndCase) {
  const auto table =
      check_csv("СТАТУС ЛОТА;Регионы;Наименование на русском языке;номер лота\nНе состоялся;г. Астана;Лот;3\nОтменен;;Лот;4\n");
  ASSERT_EQ(told(table), std::vector<Expected>{});
  EXPECT_EQ(table.rows.at(0).lot.facts.number, 3);
  EXPECT_EQ(table.rows.at(0).lot.facts.status, LotStatus::not_held);
  EXPECT_EQ(table.rows.at(0).lot.facts.regions, std::vector<std::string>{"71"});
  EXPECT_EQ(table.rows.at(1).lot.facts.status, LotStatus::cancelled) << "е may stand for ё";
}

TEST(LotTable, IsReadWithKazakhHeadings) {
  const auto table = check_csv("Лот нөмірі,Қазақша атауы,Өңірлер,Лоттың мәртебесі\n3,Бірінші лот,Қарағанды облысы,Күші жойылды\n");
  ASSERT_EQ(told(table), std::vector<Expected>{});
  EXPECT_EQ(table.rows.at(0).lot.facts.name.kk, "Бірінші лот");
  EXPECT_EQ(table.rows.at(0).lot.facts.regions, std::vector<std::string>{"35"});
  EXPECT_EQ(table.rows.at(0).lot.facts.status, LotStatus::cancelled);
}

TEST(LotTable, BlankStatusIsAnnouncedAndBlankFactsAreUnknown) {
  const auto table = check_csv("number,name_kk,name_ru,status,regions,planned_amount\n1,,Лот,,,\n");
  ASSERT_EQ(told(table), std::vector<Expected>{});
  const auto& facts = table.rows.at(0).lot.facts;
  EXPECT_EQ(facts.status, LotStatus::announced);
  EXPECT_FALSE(facts.name.kk);
  EXPECT_FALSE(facts.planned);
  EXPECT_TRUE(facts.regions.empty());
}

TEST(LotTable, ANameBrokenIntoLinesIsOneLine) {
  const auto table = check_csv("number,name_ru\n1,\"Первая\nвторая\"\n");
  ASSERT_EQ(told(table), std::vector<Expected>{});
  EXPECT_EQ(table.rows.at(0).lot.facts.name.ru, "Первая вторая");
}

TEST(LotTable, ARegionNamedTwiceCountsOnce) {
  const auto table = check_csv("number,name_ru,regions\n1,Лот,71;Астана;;71\n");
  ASSERT_EQ(told(table), std::vector<Expected>{});
  EXPECT_EQ(table.rows.at(0).lot.facts.regions, std::vector<std::string>{"71"});
}

struct BadTable {
  const char* name;
  std::string csv;
  std::vector<Expected> errors;
};
void PrintTo(const BadTable& bad, std::ostream* out) { *out << bad.name; }

class BadLotTable : public ::testing::TestWithParam<BadTable> {};

TEST_P(BadLotTable, NamesEachMistakeByLineAndColumn) {
  const auto table = check_csv(GetParam().csv, {7, 12});
  EXPECT_EQ(told(table), GetParam().errors);
  EXPECT_FALSE(table.in_order());
}

const std::string head = "number,name_kk,name_ru,description_ru,regions,coverage_ru,planned_amount,status\n";

INSTANTIATE_TEST_SUITE_P(
    Golden, BadLotTable,
    ::testing::Values(
        BadTable{"headings_only", head, {{1, "", "The table has headings only. Add a row for each lot"}}},
        BadTable{"unknown_column",
                 "number,name_ru,executor\n1,Лот,НПО\n",
                 {{1, "executor", "There is no such column. Remove it, or name it as in the template"}}},
        BadTable{"column_twice",
                 "number,name_ru,Номер лота\n1,Лот,1\n",
                 {{1, "Номер лота", "This column is in the table already, as “number”. Leave one of them"}}},
        BadTable{"no_number_column",
                 "name_ru\nЛот\n",
                 {{1, "", "The table has no column with the lot number. Add one and name it as in the template"}}},
        BadTable{"no_name_column",
                 "number,status\n1,held\n",
                 {{1, "",
                   "The table has no column with the name of the lot. Add one, in Kazakh or in Russian, and name it as in the template"}}},
        BadTable{"no_headings_at_all",
                 "1,Лот\n2,Лот\n",
                 {{1, "1", "There is no such column. Remove it, or name it as in the template"},
                  {1, "Лот", "There is no such column. Remove it, or name it as in the template"},
                  {1, "", "The table has no column with the lot number. Add one and name it as in the template"},
                  {1, "",
                   "The table has no column with the name of the lot. Add one, in Kazakh or in Russian, and name it as in the template"}}},
        BadTable{"cell_without_heading",
                 "number,name_ru\n1,Лот,,потерялось\n",
                 {{2, "D", "This cell has no heading above it. Clear the cell, or give its column a name from the template"}}},
        BadTable{"number_missing", head + ",,Лот,,,,,\n", {{2, "number", "Enter the lot number"}}},
        BadTable{"number_no_number",
                 head + "первый,,Лот,,,,,\n",
                 {{2, "number", "The lot number is a whole number from 1 to 9999. Found: “первый”"}}},
        BadTable{"number_zero", head + "0,,Лот,,,,,\n", {{2, "number", "The lot number is a whole number from 1 to 9999. Found: “0”"}}},
        BadTable{"number_too_large",
                 head + "10000,,Лот,,,,,\n",
                 {{2, "number", "The lot number is a whole number from 1 to 9999. Found: “10000”"}}},
        BadTable{
            "number_negative", head + "-1,,Лот,,,,,\n", {{2, "number", "The lot number is a whole number from 1 to 9999. Found: “-1”"}}},
        BadTable{"number_with_fraction",
                 head + "1.5,,Лот,,,,,\n",
                 {{2, "number", "The lot number is a whole number from 1 to 9999. Found: “1.5”"}}},
        BadTable{"number_twice",
                 head + "3,,Лот,,,,,\n4,,Лот,,,,,\n3,,Лот,,,,,\n",
                 {{4, "number", "Lot 3 is on line 2 already. Leave one of them, or correct the number"}}},
        BadTable{"number_taken",
                 head + "12,,Лот,,,,,\n",
                 {{2, "number", "Lot 12 is in this contest already. Take the row out of the table, or correct the number"}}},
        BadTable{"no_name", head + "1,,,Описание,,,,\n", {{2, "name_ru", "Enter the name in Kazakh or in Russian"}}},
        BadTable{"name_too_long",
                 "number,name_ru\n1," + std::string(501, 'a') + "\n",
                 {{2, "name_ru", "The text has 501 characters. Shorten it to 500"}}},
        BadTable{"description_too_long",
                 "number,name_ru,description_ru\n1,Лот," + std::string(5001, 'a') + "\n",
                 {{2, "description_ru", "The text has 5001 characters. Shorten it to 5000"}}},
        BadTable{
            "unknown_region",
            head + "1,,Лот,,Юго-Восточный;71,,,\n",
            {{2, "regions",
              "There is no region “Юго-Восточный”. Write its code or name as in the list of regions, several with a semicolon between; "
              "other places belong to the coverage in words"}}},
        BadTable{"amount_with_letters",
                 head + "1,,Лот,,,,два миллиона,\n",
                 {{2, "planned_amount", "Enter the amount in whole tenge with digits only, like 2937350. Found: “два миллиона”"}}},
        BadTable{"amount_negative",
                 head + "1,,Лот,,,,-5,\n",
                 {{2, "planned_amount", "Enter the amount in whole tenge with digits only, like 2937350. Found: “-5”"}}},
        BadTable{"unknown_status",
                 head + "1,,Лот,,,,,выигран\n",
                 {{2, "status", "A lot is announced, held, not held or cancelled: write one of these. Found: “выигран”"}}},
        BadTable{"all_mistakes_of_all_rows_at_once",
                 head + "x,,,,Марс,,сто,нет\n2,,Лот,,,,,\n\n12,,Лот,,,,,held\n",
                 {{2, "number", "The lot number is a whole number from 1 to 9999. Found: “x”"},
                  {2, "regions",
                   "There is no region “Марс”. Write its code or name as in the list of regions, several with a semicolon between; "
                   "other places belong to the coverage in words"},
                  {2, "planned_amount", "Enter the amount in whole tenge with digits only, like 2937350. Found: “сто”"},
                  {2, "status", "A lot is announced, held, not held or cancelled: write one of these. Found: “нет”"},
                  {2, "name_ru", "Enter the name in Kazakh or in Russian"},
                  {5, "number", "Lot 12 is in this contest already. Take the row out of the table, or correct the number"}}}),
    [](const auto& test) { return std::string{test.param.name}; });

TEST(LotTable, MarksTheWrongRowsOnly) {
  const auto table = check_csv(head + "1,,Лот,,,,,\n0,,Лот,,,,,\n3,,Лот,,,,,\n");
  ASSERT_EQ(table.rows.size(), 3u);
  EXPECT_FALSE(table.rows[0].wrong);
  EXPECT_TRUE(table.rows[1].wrong);
  EXPECT_FALSE(table.rows[2].wrong);
}

base::Sheet sheet_of(std::vector<std::vector<base::Cell>> rows) {
  base::Sheet sheet;
  for (std::size_t i = 0; i < rows.size(); ++i) sheet.line_of_row.push_back(static_cast<int>(i) + 1);
  sheet.rows = std::move(rows);
  return sheet;
}

TEST(LotTable, RefusesAFormulaWhateverItsValue) {
  const auto sheet =
      sheet_of({{{"number"}, {"name_ru"}, {"planned_amount"}}, {{"1", true}, {"Лот"}, {"100", true}}, {{"2"}, {"", true}, {"1"}}});
  const auto table = check_table(sheet, make_vocabulary(catalogues(), regions()), {});
  const std::string formula = "The cell holds a formula. Put its value there: copy the cell and paste it as a value";
  EXPECT_EQ(told(table),
            (std::vector<Expected>{
                {2, "number", formula}, {2, "planned_amount", formula}, {3, "name_ru", "Enter the name in Kazakh or in Russian"}}));
  EXPECT_TRUE(table.rows.at(0).wrong);
}

TEST(LotTable, RefusesHiddenDirectionMarks) {
  const auto table = check_table(sheet_of({{{"number"}, {"name_ru"}},
                                           {{"1"},
                                            {"Лот \xE2\x80\xAE"
                                             "txt"}}}),
                                 make_vocabulary(catalogues(), regions()), {});
  EXPECT_EQ(told(table), (std::vector<Expected>{{2, "name_ru", "The text has characters that cannot be kept. Type it again"}}));
}

TEST(LotTable, WithoutARowIsEmpty) {
  EXPECT_EQ(told(check_table({}, make_vocabulary(catalogues(), regions()), {})),
            (std::vector<Expected>{{1, "", "The table is empty. Fill in the template: a row of headings and a row for each lot"}}));
}

TEST(LotTable, RefusesAFormulaInAHeading) {
  const auto table =
      check_table(sheet_of({{{"number", true}, {"name_ru"}}, {{"1"}, {"Лот"}}}), make_vocabulary(catalogues(), regions()), {});
  EXPECT_EQ(told(table),
            (std::vector<Expected>{{1, "number", "The heading is a formula. Type the name of the column itself"},
                                   {1, "", "The table has no column with the lot number. Add one and name it as in the template"}}));
}

class LotTemplate : public ::testing::TestWithParam<i18n::Language> {};

TEST_P(LotTemplate, CsvIsUnderstoodWhenFilledIn) {
  const auto& t = catalogues()[GetParam()];
  base::CsvTable row{t.csv_separator()};
  row.add({"1", "Лот", "Лот", "", "", "71;55", "", "", "100", std::string{t(label(LotStatus::not_held))}});
  const auto csv = template_csv(t) + std::move(row).bytes().substr(3);  // without the mark
  const auto table = check_csv(csv);
  ASSERT_EQ(told(table), std::vector<Expected>{});
  EXPECT_EQ(table.rows.at(0).lot.facts.planned, base::Money{100});
  EXPECT_EQ(table.rows.at(0).lot.facts.status, LotStatus::not_held);
}

TEST_P(LotTemplate, XlsxIsUnderstoodAndLacksOnlyRows) {
  const auto path = std::filesystem::path{::testing::TempDir()} / ("lots-" + std::string{i18n::to_code(GetParam())} + ".xlsx");
  std::ofstream{path, std::ios::binary} << template_xlsx(catalogues()[GetParam()], regions());
  const auto sheet = base::read_sheet(path);
  std::filesystem::remove(path);
  ASSERT_TRUE(sheet.ok());
  EXPECT_EQ(sheet->rows.front().size(), all_lot_columns.size());
  const auto table = check_table(sheet.value(), make_vocabulary(catalogues(), regions()), {});
  EXPECT_EQ(told(table), (std::vector<Expected>{{1, "", "The table has headings only. Add a row for each lot"}}));
}

INSTANTIATE_TEST_SUITE_P(Languages, LotTemplate, ::testing::ValuesIn(i18n::all_languages),
                         [](const auto& test) { return std::string{i18n::to_code(test.param)}; });

}  // namespace
}  // namespace baqylau::contests
