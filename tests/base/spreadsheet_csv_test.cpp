#include "base/spreadsheet.hpp"

#include <gtest/gtest.h>

namespace baqylau::base {
namespace {

using Texts = std::vector<std::vector<std::string>>;

Texts texts(const Sheet& sheet) {
  Texts all;
  for (const auto& row : sheet.rows) {
    all.emplace_back();
    for (const auto& cell : row) all.back().push_back(cell.text);
  }
  return all;
}
Texts read(std::string_view csv) { return texts(read_csv(csv).value()); }
const Failure& refused(const Result<Sheet>& result) { return result.failure(); }
std::string place(const Failure& failure, std::string_view name) {
  for (const auto& [key, value] : failure.message.values) {
    if (key == name) return value;
  }
  return "(none)";
}

TEST(Csv, IsPartedByCommaSemicolonOrTabAsTheFirstLineShows) {
  const Texts expected{{"number", "name"}, {"1", "Лот"}};
  EXPECT_EQ(read("number,name\n1,Лот\n"), expected);
  EXPECT_EQ(read("number;name\n1;Лот\n"), expected);
  EXPECT_EQ(read("number\tname\n1\tЛот\n"), expected);
}

TEST(Csv, SeparatorIsTheOneThatStandsMostOftenOutsideQuotes) {
  EXPECT_EQ(read("a;\"b, c, d, e\";f\n"), (Texts{{"a", "b, c, d, e", "f"}}));
  EXPECT_EQ(read("a, b;c;d\n1,5;2;3"), (Texts{{"a, b", "c", "d"}, {"1,5", "2", "3"}}));
  EXPECT_EQ(read("a, b;c\n"), (Texts{{"a, b", "c"}}));
  EXPECT_EQ(read("\n  \nx,y\n1;2,3"), (Texts{{"x", "y"}, {"1;2", "3"}}));
  EXPECT_EQ(read(";;\n1,5;2"), (Texts{{"1,5", "2"}}));
  EXPECT_EQ(read("one column\nonly"), (Texts{{"one column"}, {"only"}}));
}

TEST(Csv, QuotesKeepSeparatorsLineBreaksAndDoubledQuotes) {
  EXPECT_EQ(read("a,\"b,c\"\r\n\"first\r\nsecond\",\"say \"\"yes\"\"\"\r\n"), (Texts{{"a", "b,c"}, {"first\nsecond", "say \"yes\""}}));
  EXPECT_EQ(read("\"\",b"), (Texts{{"", "b"}}));
  EXPECT_EQ(read("\"\"\"\""), (Texts{{"\""}}));
}

TEST(Csv, AQuoteInsideAPlainCellIsALetter) { EXPECT_EQ(read("ОФ \"Үміт\";5\n"), (Texts{{"ОФ \"Үміт\"", "5"}})); }

TEST(Csv, AnUnclosedQuoteNamesTheLineWhereItBegins) {
  const auto result = read_csv("a,b\nc,\"d\ne\nf");
  EXPECT_EQ(refused(result).message.text,
            M("Line {row}: a cell begins with a quotation mark that is never closed. Close it and upload the file again"));
  EXPECT_EQ(place(refused(result), "row"), "2");
}

TEST(Csv, TextAfterAClosingQuoteIsRefused) {
  const auto result = read_csv("a,b\n\"Үміт\" қоры,5\n");
  EXPECT_EQ(refused(result).message.text,
            M("Line {row}: text follows a closing quotation mark. Put the whole cell in quotation marks and double those inside it"));
  EXPECT_EQ(place(refused(result), "row"), "2");
}

TEST(Csv, ByteOrderMarkIsDropped) {
  EXPECT_EQ(read("\xEF\xBB\xBF"
                 "a,b\n"),
            (Texts{{"a", "b"}}));
}

TEST(Csv, LinesEndInAnyManner) {
  const Texts expected{{"a"}, {"b"}, {"c"}};
  EXPECT_EQ(read("a\nb\nc"), expected);
  EXPECT_EQ(read("a\r\nb\r\nc\r\n"), expected);
  EXPECT_EQ(read("a\rb\rc\r"), expected);
}

TEST(Csv, BlankLinesArePassedOverAndLinesKeepTheirNumbers) {
  const auto sheet = read_csv("a,b\n\n  , \n\"c\nd\",e\nf,g\n,,\n\n").value();
  EXPECT_EQ(texts(sheet), (Texts{{"a", "b"}, {"c\nd", "e"}, {"f", "g"}}));
  EXPECT_EQ(sheet.line_of_row, (std::vector<int>{1, 4, 5})) << "as a spreadsheet program numbers them";
  EXPECT_EQ(sheet.file_line_of_row, (std::vector<int>{1, 4, 6}));
}

TEST(Csv, SaysItsSeparatorOnALineThatIsNoRow) {
  const auto sheet = read_csv("sep=;\r\na,b;c\r\nd;e,f\r\n").value();
  EXPECT_EQ(texts(sheet), (Texts{{"a,b", "c"}, {"d", "e,f"}}));
  EXPECT_EQ(sheet.line_of_row, (std::vector<int>{1, 2}));
  EXPECT_EQ(sheet.file_line_of_row, (std::vector<int>{2, 3}));
  EXPECT_EQ(read("\xEF\xBB\xBFSEP=\t\na\tb;c;d;e\n"), (Texts{{"a", "b;c;d;e"}}));
  EXPECT_EQ(read("sep=|\na|b\n"), (Texts{{"sep=|"}, {"a|b"}}));
  EXPECT_EQ(read("sep=;x\na;b\n"), (Texts{{"sep=", "x"}, {"a", "b"}}));
}

TEST(Csv, CellsAreTrimmedAndBroughtToNfcAndRowsEndWithTheirLastFilledCell) {
  EXPECT_EQ(read("a,b,c\n  и\u0306 ,,\n,,\u00A0x\n"), (Texts{{"a", "b", "c"}, {"й"}, {"", "", "x"}}));
}

TEST(Csv, NothingInItIsAFailure) {
  for (const auto* csv : {"", "\n\n", ";;;\n", "\xEF\xBB\xBF", " , "})
    EXPECT_EQ(refused(read_csv(csv)).message.text, M("The table is empty. Fill it in and upload the file again")) << csv;
}

TEST(Csv, InWindows1251IsNamedWithTheAdvice) {
  // «Номер;Название» / «1;Поддержка молодёжи»
  const auto result = read_csv(
      "\xCD\xEE\xEC\xE5\xF0;\xCD\xE0\xE7\xE2\xE0\xED\xE8\xE5\n1;\xCF\xEE\xE4\xE4\xE5\xF0\xE6\xEA\xE0 \xEC\xEE\xEB\xEE\xE4\xB8\xE6\xE8\n");
  EXPECT_EQ(refused(result).kind, Kind::invalid);
  EXPECT_EQ(refused(result).message.text, M("The text of the file is in the Windows-1251 encoding. In the spreadsheet program choose “Save "
                                            "as”, then “CSV UTF-8”, and upload the new file"));
}

TEST(Csv, InOtherEncodingsIsNotTakenForWindows1251) {
  const auto other =
      M("The text of the file is not in the UTF-8 encoding. In the spreadsheet program choose “Save as”, then “CSV UTF-8”, and upload the "
        "new file");
  EXPECT_EQ(refused(read_csv("\x8D\xA0\xA7\xA2\xA0\xAD\xA8\xA5;1\n")).message.text, other);  // «Название» in code page 866
  EXPECT_EQ(refused(read_csv("\xEE\xC1\xDA\xD7\xC1\xCE\xC9\xC5;1\n")).message.text, other);  // «Название» in KOI8-R
  EXPECT_EQ(refused(read_csv("caf\x82;1\n")).message.text, other);
}

TEST(Csv, ControlCharactersAndBidiOverridesNameTheCell) {
  const auto result = read_csv("a,b\nc,d\xE2\x80\xAE\n");
  EXPECT_EQ(place(refused(result), "row"), "2");
  EXPECT_EQ(place(refused(result), "column"), "B");
  EXPECT_FALSE(read_csv("a\x01,b").ok());
  EXPECT_EQ(refused(read_csv(std::string_view{"a\0b", 3})).message.text, M("The file is not a table. Upload a table in XLSX or CSV"));
}

TEST(Csv, IsBounded) {
  const SheetLimits limits{.bytes = 1000, .rows = 3, .columns = 30, .cell_bytes = 10};
  EXPECT_TRUE(read_csv("a\nb\nc\n", limits).ok());
  EXPECT_EQ(place(refused(read_csv("a\nb\nc\nd\n", limits)), "count"), "3");
  EXPECT_TRUE(read_csv("0123456789\n", limits).ok());
  EXPECT_EQ(place(refused(read_csv("x,0123456789a\n", limits)), "column"), "B");
  EXPECT_EQ(refused(read_csv(std::string(1001, 'a'), limits)).kind, Kind::too_large);
  EXPECT_TRUE(read_csv(std::string(29, ';') + "x", limits).ok());
  EXPECT_EQ(place(refused(read_csv(std::string(30, ';') + "x", limits)), "count"), "30");
  EXPECT_TRUE(read_csv("x" + std::string(500, ';'), limits).ok());  // empty columns do no harm
}

TEST(Csv, OfMoreThanTwentySixColumnsIsReadWhole) {
  std::string csv;
  for (int i = 0; i < 60; ++i) csv += (i > 0 ? ";c" : "c") + std::to_string(i);
  const auto rows = read(csv);
  ASSERT_EQ(rows[0].size(), 60U);
  EXPECT_EQ(rows[0][27], "c27");
  const auto result = read_csv(std::string(27, ',') + "\x01");
  EXPECT_EQ(place(refused(result), "column"), "AB");
}

/// Without the mark that each file begins with.
std::string csv_line(const std::vector<std::string>& cells, char separator = ',') {
  CsvTable csv{separator};
  csv.add(cells);
  auto bytes = std::move(csv).bytes();
  EXPECT_TRUE(bytes.starts_with("\xEF\xBB\xBF"));
  return bytes.substr(3);
}

TEST(CsvLine, QuotesWhatNeedsIt) {
  EXPECT_EQ(csv_line({"a", "b c", ""}), "a,b c,\r\n");
  EXPECT_EQ(csv_line({"a,b", "say \"yes\"", "x\ny", "a;b"}), "\"a,b\",\"say \"\"yes\"\"\",\"x\ny\",\"a;b\"\r\n");
  EXPECT_EQ(csv_line({}), "\r\n");
}

TEST(CsvLine, NeverBeginsACellAsAFormula) {
  EXPECT_EQ(csv_line({"=1+1", "+A1", "-A1", "@SUM(A1)", "\tx", "\rx"}), "'=1+1,'+A1,'-A1,'@SUM(A1),\"'\tx\",\"'\rx\"\r\n");
  EXPECT_EQ(csv_line({"+7 701 123 45 67", "-1+1", "-", "=", "+1.", "-1.2.3", "-,5"}),
            "'+7 701 123 45 67,'-1+1,'-,'=,'+1.,'-1.2.3,\"'-,5\"\r\n");
}

TEST(CsvLine, LeavesPlainNumbersAlone) {
  EXPECT_EQ(csv_line({"-5", "+77011234567", "-2.5", "-2,5", "1996"}), "-5,+77011234567,-2.5,\"-2,5\",1996\r\n");
}

TEST(CsvLine, PartedBySemicolonsHasNumbersWithACommaAsTheyAre) {
  EXPECT_EQ(csv_line({"59,9", "-2,5", "1996", "a, b", "x;y", "=1+1"}, ';'), "59,9;-2,5;1996;\"a, b\";\"x;y\";'=1+1\r\n");
  const std::vector<std::string> cells{"59,9", "a;b", "say \"yes\"", "x\ny"};
  EXPECT_EQ(read(csv_line(cells, ';')), (Texts{cells}));
}

TEST(CsvLine, ReadsBackAsItWasWhenNothingWasGuarded) {
  const std::vector<std::string> cells{"a,b", "say \"yes\"", "x\ny", "Үміт; қоры", "1996"};
  EXPECT_EQ(read(csv_line(cells)), (Texts{cells}));
}

}  // namespace
}  // namespace baqylau::base
