#include "base/table_file.hpp"

#include "base/spreadsheet.hpp"
#include "base/temporary_file.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace baqylau::base {
namespace {

const std::vector<FileColumn>& columns() {
  static const std::vector<FileColumn> all{{"Лот", 40}, {"Сумма"}, {"День"}, {"Рейтинг"}, {"Ещё"}};
  return all;
}
const std::vector<std::vector<FileCell>>& rows() {
  static const std::vector<std::vector<FileCell>> all{
      {std::string{"=1+1"}, std::int64_t{2'937'350}, LocalDate::make(2007, 5, 28).value(), Tenths{783}, {}},
      {std::string{"Әлем; «А», \"Б\""}, std::int64_t{-5}, std::monostate{}, Tenths{-5}, std::string{"x"}}};
  return all;
}
std::string filled(TableFile& file) {
  for (const auto& row : rows()) file.add(row);
  return file.bytes();
}
/// As our own reader of tables sees it.
std::vector<std::vector<std::string>> read_back(const std::string& bytes) {
  const TemporaryFile file;
  std::ofstream{file.path(), std::ios::binary} << bytes;
  std::vector<std::vector<std::string>> texts;
  const auto sheet = read_sheet(file.path()).value();
  for (const auto& row : sheet.rows) {
    texts.emplace_back();
    for (const auto& cell : row) texts.back().push_back(cell.text);
  }
  return texts;
}

TEST(TableFile, CsvIsWrittenAsTheLanguageReadsIt) {
  EXPECT_EQ(filled(*csv_file({.separator = ';', .decimal = ','}, columns())),
            "\xEF\xBB\xBFЛот;Сумма;День;Рейтинг;Ещё\r\n"
            "'=1+1;2937350;2007-05-28;78,3;\r\n"
            "\"Әлем; «А», \"\"Б\"\"\";-5;;-0,5;x\r\n");
  const auto english = filled(*csv_file({.separator = ',', .decimal = '.'}, columns()));
  EXPECT_NE(english.find(",78.3,"), std::string::npos) << english;
}

TEST(TableFile, XlsxHoldsTheSameCellsTyped) {
  const auto texts = read_back(filled(*xlsx_file({.sheet = "Лоттар"}, columns())));
  ASSERT_EQ(texts.size(), 3U);
  EXPECT_EQ(texts[0], (std::vector<std::string>{"Лот", "Сумма", "День", "Рейтинг", "Ещё"}));
  EXPECT_EQ(texts[1], (std::vector<std::string>{"=1+1", "2937350", "2007-05-28", "78.3"}));
  EXPECT_EQ(texts[2], (std::vector<std::string>{"Әлем; «А», \"Б\"", "-5", "", "-0.5", "x"}));
}

TEST(TableFile, ForPaperHoldsTheSameAsForTheScreen) {
  const auto heading = std::string{"4. Форма & отчёт"};
  EXPECT_EQ(read_back(filled(*xlsx_file({.sheet = "4", .printed_heading = heading}, columns()))),
            read_back(filled(*xlsx_file({.sheet = "4"}, columns()))));
}

TEST(TableFile, IsItsHeadWhereThereAreNoRows) {
  EXPECT_EQ(read_back(xlsx_file({.sheet = "4"}, columns())->bytes()).size(), 1U);
  EXPECT_EQ(read_back(csv_file({}, columns())->bytes()).size(), 1U);
}

TEST(TableFile, ASheetThatCannotHaveItsNameIsAnError) {
  EXPECT_THROW((void)xlsx_file({.sheet = "a/b"}, columns()), std::runtime_error);
  EXPECT_THROW((void)xlsx_file({.sheet = std::string(32, 'a')}, columns()), std::runtime_error);
}

}  // namespace
}  // namespace baqylau::base
