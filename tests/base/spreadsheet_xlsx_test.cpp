#include "base/spreadsheet.hpp"

#include <gtest/gtest.h>

#include <xlsxwriter.h>
#include <zip.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <unistd.h>

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

std::string value_of(const Failure& failure, std::string_view name) {
  for (const auto& [key, value] : failure.message.values) {
    if (key == name) return value;
  }
  return "(none)";
}

const Text damaged = M("The workbook is damaged. Open it in a spreadsheet program, save it again as XLSX and upload it");
const Text unpacks_to_too_much = M("The file unpacks to far more than a table needs. Copy the table into a new workbook and upload that");

class Xlsx : public ::testing::Test {
 protected:
  Xlsx() {
    std::string name = (std::filesystem::temp_directory_path() / "baqylau-sheet-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary directory");
    directory_ = name;
  }
  ~Xlsx() override { std::filesystem::remove_all(directory_); }

  [[nodiscard]] std::filesystem::path file() const { return directory_ / "upload"; }

  Result<Sheet> read_bytes(std::string_view bytes, const SheetLimits& limits = {}) {
    std::ofstream{file(), std::ios::binary} << bytes;
    return read_sheet(file(), limits);
  }

  struct Part {
    std::string name;
    std::string bytes;
  };
  Result<Sheet> read_parts(const std::vector<Part>& parts, const SheetLimits& limits = {}, const char* password = nullptr) {
    std::filesystem::remove(file());
    zip* archive = zip_open(file().c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    for (const auto& part : parts) {
      auto* source = zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0);
      const auto index = zip_file_add(archive, part.name.c_str(), source, ZIP_FL_ENC_UTF_8);
      EXPECT_GE(index, 0) << zip_strerror(archive);
      if (password != nullptr) {
        EXPECT_EQ(zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256, password), 0);
      }
    }
    EXPECT_EQ(zip_close(archive), 0);
    return read_sheet(file(), limits);
  }

  /// A workbook around one sheet's `<sheetData>`.
  static std::vector<Part> workbook(const std::string& rows, const std::string& shared = "", const std::string& styles = "",
                                    const std::string& properties = "") {
    std::vector<Part> parts{
        {"xl/workbook.xml",
         R"(<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">)" +
             properties + R"(<sheets><sheet name="Лоттар" sheetId="1" r:id="rId1"/></sheets></workbook>)"},
        {"xl/_rels/workbook.xml.rels",
         R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>)"},
        {"xl/worksheets/sheet1.xml", R"(<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>)" + rows +
                                         "</sheetData></worksheet>"}};
    if (!shared.empty()) parts.push_back({"xl/sharedStrings.xml", "<sst>" + shared + "</sst>"});
    if (!styles.empty()) parts.push_back({"xl/styles.xml", "<styleSheet>" + styles + "</styleSheet>"});
    return parts;
  }
  Result<Sheet> read_rows(const std::string& rows, const std::string& shared = "", const std::string& styles = "") {
    return read_parts(workbook(rows, shared, styles));
  }

 private:
  std::filesystem::path directory_;
};

TEST_F(Xlsx, RealWorkbookWithTextNumbersDatesAndAFormula) {
  lxw_workbook* book = workbook_new(file().c_str());
  lxw_worksheet* sheet = workbook_add_worksheet(book, "Лоты");
  lxw_format* date = workbook_add_format(book);
  format_set_num_format(date, "dd.mm.yyyy");
  lxw_format* grouped = workbook_add_format(book);
  format_set_num_format(grouped, "#,##0\\ \"тенге\"");
  lxw_format* twelve_digits = workbook_add_format(book);
  format_set_num_format(twelve_digits, "000000000000");
  worksheet_write_string(sheet, 0, 0, "Лот нөмірі", nullptr);
  worksheet_write_string(sheet, 0, 1, "Атауы", nullptr);
  worksheet_write_number(sheet, 1, 0, 1996, nullptr);
  worksheet_write_string(sheet, 1, 1, "  «Жастар» & «Ұрпақ» <1>  ", nullptr);
  worksheet_write_number(sheet, 1, 2, 2937350, grouped);
  worksheet_write_number(sheet, 1, 3, 0.5, nullptr);
  lxw_datetime held{2008, 2, 27, 0, 0, 0};
  worksheet_write_datetime(sheet, 1, 4, &held, date);
  worksheet_write_formula_num(sheet, 1, 5, "=A2*2", nullptr, 3992);
  worksheet_write_number(sheet, 1, 6, 60640007336, twelve_digits);
  worksheet_write_boolean(sheet, 1, 7, 1, nullptr);
  worksheet_write_formula_str(sheet, 1, 8, "=CONCAT(\"a\",\"b\")", nullptr, "ab");
  worksheet_write_string(sheet, 1, 30, "AE", nullptr);
  worksheet_write_blank(sheet, 5, 0, date);
  worksheet_write_number(sheet, 7, 0, 2, nullptr);
  ASSERT_EQ(workbook_close(book), LXW_NO_ERROR);

  const auto result = read_sheet(file());
  ASSERT_TRUE(result.ok()) << result.failure().message.text.id;
  const Sheet& read = *result;
  ASSERT_EQ(read.rows.size(), 3U);
  EXPECT_EQ(texts(read)[0], (std::vector<std::string>{"Лот нөмірі", "Атауы"}));
  const auto& row = read.rows[1];
  ASSERT_EQ(row.size(), 31U);
  EXPECT_EQ(row[0].text, "1996");
  EXPECT_EQ(row[1].text, "«Жастар» & «Ұрпақ» <1>");
  EXPECT_EQ(row[2].text, "2937350");
  EXPECT_EQ(row[3].text, "0.5");
  EXPECT_EQ(row[4].text, "2008-02-27");
  EXPECT_FALSE(row[4].formula);
  EXPECT_EQ(row[5].text, "3992");
  EXPECT_TRUE(row[5].formula);
  EXPECT_EQ(row[6].text, "060640007336");
  EXPECT_EQ(row[7].text, "TRUE");
  using K = Cell::Kind;
  const K kinds[] = {K::number, K::text, K::adorned, K::number, K::date, K::number, K::number, K::truth, K::text};
  for (std::size_t i = 0; i < std::size(kinds); ++i) EXPECT_EQ(row[i].kind, kinds[i]) << i;
  EXPECT_EQ(row[8].text, "ab");
  EXPECT_TRUE(row[8].formula);
  EXPECT_EQ(row[30].text, "AE");
  EXPECT_EQ(texts(read)[2], (std::vector<std::string>{"2"}));
  EXPECT_EQ(read.line_of_row, (std::vector<int>{1, 2, 8}));
}

TEST_F(Xlsx, FirstVisibleSheetIsRead) {
  lxw_workbook* book = workbook_new(file().c_str());
  lxw_worksheet* hidden = workbook_add_worksheet(book, "lists");
  worksheet_write_string(hidden, 0, 0, "hidden", nullptr);
  lxw_worksheet* shown = workbook_add_worksheet(book, "lots");
  worksheet_write_string(shown, 0, 0, "shown", nullptr);
  worksheet_activate(shown);
  worksheet_set_first_sheet(shown);
  worksheet_hide(hidden);
  ASSERT_EQ(workbook_close(book), LXW_NO_ERROR);
  EXPECT_EQ(texts(read_sheet(file()).value()), (Texts{{"shown"}}));
}

TEST_F(Xlsx, SharedInlineAndFormattedTextAreRead) {
  const auto result = read_rows(
      R"(<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" t="inlineStr"><is><t>ішкі</t></is></c><c r="C2" t="s"><v>0</v></c><c r="D2" t="str"><f>A1</f><v>x_x0041_</v></c></row>)",
      R"(<si><r><t>Қазақ</t></r><r><rPr><b/></rPr><t xml:space="preserve">стан </t></r><rPh sb="0" eb="1"><t>no</t></rPh></si><si><t>a_x000D_
b_x0009_c_x005F_x0041_</t></si>)");
  ASSERT_TRUE(result.ok()) << result.failure().message.text.id;
  EXPECT_EQ(texts(*result), (Texts{{"a\nb c_x0041_", "ішкі", "Қазақстан", "xA"}}));
  EXPECT_EQ(result->line_of_row, (std::vector<int>{2}));
}

TEST_F(Xlsx, CellsWithoutReferencesFollowEachOtherAndPrefixesDoNotMatter) {
  auto parts = workbook("");
  parts[2].bytes =
      R"(<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row><x:row><x:c><x:v>3</x:v></x:c></x:row></x:sheetData></x:worksheet>)";
  const auto result = read_parts(parts);
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(texts(*result), (Texts{{"1", "2"}, {"3"}}));
  EXPECT_EQ(result->line_of_row, (std::vector<int>{1, 2}));
}

TEST_F(Xlsx, NumbersAreTextWithoutExponentAndWithoutBinaryNoise) {
  const auto read = [&](const std::string& stored) { return texts(read_rows("<row><c><v>" + stored + "</v></c></row>").value())[0][0]; };
  EXPECT_EQ(read("1996"), "1996");
  EXPECT_EQ(read("2937350"), "2937350");
  EXPECT_EQ(read("0.5"), "0.5");
  EXPECT_EQ(read("0"), "0");
  EXPECT_EQ(read("-0.25"), "-0.25");
  EXPECT_EQ(read("0.30000000000000004"), "0.3");
  EXPECT_EQ(read("1E+3"), "1000");
  EXPECT_EQ(read("1.5E-3"), "0.0015");
  EXPECT_EQ(read("9.40140000385E+11"), "940140000385");
  EXPECT_EQ(read("999999999999999"), "999999999999999");
  EXPECT_EQ(read("1E+20"), "100000000000000000000");
  EXPECT_EQ(read("100"), "100");
  EXPECT_EQ(read("abc"), "abc");
}

std::string with_style(const std::string& stored) { return "<row><c s=\"1\"><v>" + stored + "</v></c></row>"; }
std::string one_style(const std::string& code) {
  return R"(<numFmts><numFmt numFmtId="164" formatCode=")" + code +
         R"("/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>)";
}

TEST_F(Xlsx, DatesAreKnownByTheirNumberFormat) {
  for (const auto* code : {"dd.mm.yyyy", "DD/MM/YYYY;@", "yyyy\\-mm\\-dd", "[$-419]d mmmm yyyy&quot; г.&quot;", "mmmm", "dd.mm.yyyy hh:mm",
                           "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "[Red]d.m.yy"}) {
    EXPECT_EQ(texts(read_rows(with_style("39505"), "", one_style(code)).value())[0][0], "2008-02-27") << code;
  }
  for (const unsigned builtin : {14U, 15U, 16U, 17U, 22U}) {
    const auto styles = R"(<cellXfs><xf numFmtId="0"/><xf numFmtId=")" + std::to_string(builtin) + R"("/></cellXfs>)";
    EXPECT_EQ(texts(read_rows(with_style("39505.75"), "", styles).value())[0][0], "2008-02-27") << builtin;
  }
}

TEST_F(Xlsx, OtherNumberFormatsDoNotMakeADate) {
  for (const auto* code : {"General", "0", "#,##0", "0.00", "#,##0\\ &quot;дн. d&quot;", "[Red]0", "[$₸-43F]#,##0", "@", "0\\d", "hh:mm",
                           "mm:ss", "[h]:mm", "0_d", "#\\ ##0;[Red]-d"}) {
    EXPECT_EQ(texts(read_rows(with_style("39505"), "", one_style(code)).value())[0][0], "39505") << code;
  }
}

TEST_F(Xlsx, DaysOfThe1900SystemSkipTheDayThatNeverWas) {
  const auto read = [&](const std::string& serial) {
    return texts(read_rows(with_style(serial), "", one_style("dd.mm.yyyy")).value())[0][0];
  };
  EXPECT_EQ(read("1"), "1900-01-01");
  EXPECT_EQ(read("59"), "1900-02-28");
  EXPECT_EQ(read("60"), "60");
  EXPECT_EQ(read("61"), "1900-03-01");
  EXPECT_EQ(read("45351"), "2024-02-29");
  EXPECT_EQ(read("45352"), "2024-03-01");
  EXPECT_EQ(read("0"), "0");
  EXPECT_EQ(read("-1"), "-1");
  EXPECT_EQ(read("109574"), "2199-12-31");
  EXPECT_EQ(read("109575"), "109575");
  EXPECT_EQ(read("1E+300").size(), 301U);
}

TEST_F(Xlsx, DaysOfThe1904SystemAreCountedFromThere) {
  const auto parts = workbook(with_style("38043"), "", one_style("dd.mm.yyyy"), R"(<workbookPr date1904="1"/>)");
  EXPECT_EQ(texts(read_parts(parts).value())[0][0], "2008-02-27");
  EXPECT_EQ(texts(read_parts(workbook(with_style("0"), "", one_style("d"), R"(<workbookPr date1904="true"/>)")).value())[0][0],
            "1904-01-01");
}

TEST_F(Xlsx, IsoDatesAreTakenAsTheyStand) {
  EXPECT_EQ(texts(read_rows(R"(<row><c t="d"><v>2008-02-27T00:00:00</v></c></row>)").value())[0][0], "2008-02-27");
}

TEST_F(Xlsx, AnErrorValueIsTold) {
  const auto result = read_rows(R"(<row r="3"><c r="AB3" t="e"><v>#REF!</v></c></row>)").value();
  EXPECT_EQ(result.rows[0][27].text, "#REF!");
  EXPECT_EQ(result.rows[0][27].kind, Cell::Kind::error);
}

TEST_F(Xlsx, ANumberSaysHowItIsShown) {
  using enum Cell::Kind;
  const auto kind = [&](const std::string& stored, const std::string& code) {
    return read_rows(with_style(stored), "", one_style(code)).value().rows[0][0].kind;
  };
  for (const auto* code : {"General", "0", "@", "000", "[Red]0", "[$-419]0"}) EXPECT_EQ(kind("5", code), number) << code;
  for (const auto* code : {"#,##0", "0.00", "#\\ ##0", "0&quot; лот&quot;", "[$₸-43F]#,##0", "0\\d"})
    EXPECT_EQ(kind("5", code), adorned) << code;
  for (const auto* code : {"0%", "0.0%", "h:mm", "[h]:mm", "# ?/?", "0.00E+00", "mm:ss"}) EXPECT_EQ(kind("0.5", code), odd) << code;
  EXPECT_EQ(kind("39505", "dd.mm.yyyy"), date);
  EXPECT_EQ(kind("-1", "dd.mm.yyyy"), odd) << "no day";
  EXPECT_EQ(kind("5.5", "0"), adorned) << "shown as 6";
  for (const auto& [id, expected] : {std::pair{1U, number},
                                     {2U, adorned},
                                     {4U, adorned},
                                     {9U, odd},
                                     {12U, odd},
                                     {14U, date},
                                     {20U, odd},
                                     {44U, adorned},
                                     {49U, number}}) {
    const auto styles = R"(<cellXfs><xf numFmtId="0"/><xf numFmtId=")" + std::to_string(id) + R"("/></cellXfs>)";
    EXPECT_EQ(read_rows(with_style("39505"), "", styles).value().rows[0][0].kind, expected) << id;
  }
}

TEST_F(Xlsx, MergedCellsAndHiddenRowsAreKnown) {
  auto parts =
      workbook(R"(<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row><row r="3" hidden="true"/>)");
  const auto at = parts[2].bytes.find("</sheetData>") + 12;
  parts[2].bytes.insert(
      at, R"(<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="C7"/><mergeCell ref="B2:A1"/><mergeCell ref="AA10:AB12"/></mergeCells>)");
  const auto sheet = read_parts(parts).value();
  EXPECT_FALSE(sheet.is_hidden(1));
  EXPECT_TRUE(sheet.is_hidden(2));
  EXPECT_EQ(sheet.hidden_lines, (std::vector<int>{2})) << "of rows that hold anything";
  ASSERT_EQ(sheet.merged.size(), 2u) << "what is no range is passed over";
  EXPECT_EQ(sheet.merged[0].name(), "A1:B2");
  EXPECT_EQ(sheet.merged[1].name(), "AA10:AB12");
}

TEST_F(Xlsx, VisibleSheetsAreReadInTheirOrderAndOneThatCannotBeIsToldApart) {
  lxw_workbook* book = workbook_new(file().c_str());
  worksheet_write_string(workbook_add_worksheet(book, "Инструкция"), 0, 0, "read me", nullptr);
  workbook_add_worksheet(book, "empty");
  auto* hidden = workbook_add_worksheet(book, "hidden");
  worksheet_write_string(workbook_add_worksheet(book, "Лоты"), 0, 0, "lots", nullptr);
  worksheet_hide(hidden);
  ASSERT_EQ(workbook_close(book), LXW_NO_ERROR);
  const auto sheets = read_sheets(file()).value();
  ASSERT_EQ(sheets.size(), 3u);
  EXPECT_EQ(sheets[0].name, "Инструкция");
  EXPECT_FALSE(sheets[1].sheet.ok());
  EXPECT_EQ(sheets[2].name, "Лоты");
  EXPECT_EQ(texts(sheets[2].sheet.value()), (Texts{{"lots"}}));
}

TEST_F(Xlsx, BrokenInsidesAreDamage) {
  for (const auto* rows : {R"(<row><c t="s"><v>7</v></c></row>)", R"(<row><c t="s"><v>-1</v></c></row>)", R"(<row r="2"/><row r="2"/>)",
                           R"(<row r="x"/>)", R"(<row r="1048577"/>)", R"(<row><c r="B1"/><c r="A1"/></row>)", R"(<row><c r="1A"/></row>)",
                           R"(<row><c r="XFE1"/></row>)", R"(<row><c r="AAAAAAAAAAAAAAAAAAAAAAA1"/></row>)", "<row>"}) {
    EXPECT_EQ(read_rows(rows).failure().message.text, damaged) << rows;
  }
  auto parts = workbook("<row><c><v>1</v></c></row>");
  parts.pop_back();
  EXPECT_EQ(read_parts(parts).failure().message.text, damaged);
  parts.pop_back();
  EXPECT_EQ(read_parts(parts).failure().message.text, damaged);
}

TEST_F(Xlsx, OutsideEntitiesAreNotFollowed) {
  auto parts = workbook("");
  parts[2].bytes =
      R"(<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY a "aaaa">]><worksheet><sheetData><row><c t="inlineStr"><is><t>[&f;&a;]</t></is></c></row></sheetData></worksheet>)";
  EXPECT_EQ(texts(read_parts(parts).value())[0][0], "[&f;&a;]");
}

TEST_F(Xlsx, EmptyWorkbookIsAnEmptyTable) {
  EXPECT_EQ(read_rows("").failure().message.text, M("The table is empty. Fill it in and upload the file again"));
  EXPECT_EQ(read_rows(R"(<row><c s="1"/></row>)").failure().message.text, M("The table is empty. Fill it in and upload the file again"));
}

TEST_F(Xlsx, EveryTruncationIsRefusedWithoutHarm) {
  ASSERT_TRUE(read_rows(R"(<row><c t="inlineStr"><is><t>Үміт</t></is></c></row>)").ok());
  std::ifstream in{file(), std::ios::binary};
  const std::string whole{std::istreambuf_iterator<char>{in}, {}};
  constexpr std::size_t signature = 4;  // less of it is a short text, and read as one
  for (std::size_t length = signature; length < whole.size(); ++length) EXPECT_FALSE(read_bytes(whole.substr(0, length)).ok()) << length;
}

TEST_F(Xlsx, AnyFlippedByteIsReadOrRefusedWithoutHarm) {
  ASSERT_TRUE(read_rows(R"(<row><c t="inlineStr"><is><t>Үміт</t></is></c></row>)").ok());
  std::ifstream in{file(), std::ios::binary};
  const std::string whole{std::istreambuf_iterator<char>{in}, {}};
  int refused = 0;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    auto bytes = whole;
    bytes[at] = static_cast<char>(bytes[at] ^ 0x55);
    if (!read_bytes(bytes).ok()) ++refused;
  }
  EXPECT_GT(refused, static_cast<int>(whole.size() / 3));
}

TEST_F(Xlsx, BombIsRefusedByItsDirectoryAtOnce) {
  auto parts = workbook("<row><c><v>1</v></c></row>");
  parts.push_back({"xl/media/big.bin", std::string(60U << 20U, 'a')});
  const auto written = read_parts(parts);
  EXPECT_EQ(written.failure().message.text, unpacks_to_too_much);
  const auto start = std::chrono::steady_clock::now();
  const auto again = read_sheet(file());
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::milliseconds{200});
  EXPECT_EQ(again.failure().kind, Kind::too_large);
}

TEST_F(Xlsx, MoreThanAHundredTimesThePackedSizeIsRefused) {
  auto parts = workbook("<row><c><v>1</v></c></row>");
  parts[2].bytes += std::string(2U << 20U, ' ');
  EXPECT_EQ(read_parts(parts).failure().message.text, unpacks_to_too_much);
}

TEST_F(Xlsx, ASizeThatTheDirectoryDeniesIsDamage) {
  auto parts = workbook(R"(<row><c t="inlineStr"><is><t>)" + std::string(3000, 'x') + "</t></is></c></row>");
  ASSERT_TRUE(read_parts(parts).ok());
  std::ifstream in{file(), std::ios::binary};
  std::string bytes{std::istreambuf_iterator<char>{in}, {}};
  const auto entry = bytes.rfind("xl/worksheets/sheet1.xml");
  const auto directory = entry - 46;  // PKZIP APPNOTE 4.3.12: the name follows 46 fixed bytes, the unpacked size stands at 24
  ASSERT_EQ(bytes.substr(directory, 4), "PK\x01\x02");
  bytes[directory + 25] = '\x01';
  EXPECT_EQ(read_bytes(bytes).failure().message.text, damaged);
}

TEST_F(Xlsx, TooManyEntriesAreRefused) {
  auto parts = workbook("<row><c><v>1</v></c></row>");
  for (int i = 0; i < 1000; ++i) parts.push_back({"x" + std::to_string(i), "-"});
  EXPECT_EQ(read_parts(parts).failure().message.text, unpacks_to_too_much);
}

TEST_F(Xlsx, TooManyCellsAreRefusedBeforeTheyTakeMemory) {
  std::string rows;
  for (int i = 0; i < 60'000; ++i) rows += "<c r=\"" + std::to_string(i * 7919 % 65536) + "\"/>";
  const SheetLimits small{.rows = 10, .columns = 10};
  EXPECT_EQ(read_parts(workbook("<row>" + rows + "</row>"), small).failure().message.text,
            M("The workbook holds far more cells than a table needs. Copy the table into a new workbook and upload that"));
}

TEST_F(Xlsx, OneLongTextSharedByManyCellsIsBounded) {
  std::string rows;
  for (int row = 0; row < 400; ++row) rows += R"(<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>)";
  std::string text;
  for (unsigned i = 0; text.size() < 16000; ++i) text += std::to_string(i * 2654435761U);
  const SheetLimits small{.unpacked_bytes = 1U << 20U};
  EXPECT_EQ(read_parts(workbook(rows, "<si><t>" + text + "</t></si>"), small).failure().message.text,
            M("The table holds too much text. Divide it into several files"));
}

TEST_F(Xlsx, RowsColumnsAndBytesAreBounded) {
  const SheetLimits small{.rows = 2, .columns = 27};
  const std::string row = "<row><c><v>1</v></c></row>";
  EXPECT_TRUE(read_parts(workbook(row + row), small).ok());
  EXPECT_EQ(value_of(read_parts(workbook(row + row + row), small).failure(), "count"), "2");
  EXPECT_TRUE(read_parts(workbook(R"(<row><c r="AA1"><v>1</v></c></row>)"), small).ok());
  EXPECT_EQ(value_of(read_parts(workbook(R"(<row><c r="AB1"><v>1</v></c></row>)"), small).failure(), "count"), "27");
  EXPECT_EQ(read_bytes(std::string(2000, 'a'), {.bytes = 1999}).failure().kind, Kind::too_large);
}

TEST_F(Xlsx, EncryptedEntriesAreRefused) {
  EXPECT_EQ(read_parts(workbook("<row><c><v>1</v></c></row>"), {}, "secret").failure().message.text,
            M("The file is protected with a password. Remove the protection and upload the file again"));
}

TEST_F(Xlsx, NamesThatLeadElsewhereAreRefused) {
  for (const auto* name : {"../evil", "/etc/passwd", "xl\\..\\evil", "xl/../../evil"}) {
    auto parts = workbook("<row><c><v>1</v></c></row>");
    parts.push_back({name, "x"});
    EXPECT_EQ(read_parts(parts).failure().message.text, damaged) << name;
  }
}

TEST_F(Xlsx, OtherZipsAreNamed) {
  EXPECT_EQ(read_parts({{"word/document.xml", "<x/>"}}).failure().message.text,
            M("The file is a text document. Upload the table itself, in XLSX or CSV"));
  EXPECT_EQ(read_parts({{"ppt/presentation.xml", "<x/>"}}).failure().message.text,
            M("The file is a presentation. Upload the table itself, in XLSX or CSV"));
  EXPECT_EQ(read_parts({{"xl/workbook.bin", "x"}}).failure().message.text,
            M("The file is a binary Excel workbook (.xlsb). Save it as XLSX and upload that"));
  EXPECT_EQ(read_parts({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}}).failure().message.text,
            M("The file is an OpenDocument file. Save the table as XLSX or CSV and upload that"));
  EXPECT_EQ(read_parts({{"lots.csv", "a,b"}}).failure().message.text,
            M("The file is an archive. Take the table out of it and upload the table itself, in XLSX or CSV"));
}

TEST_F(Xlsx, OtherFilesAreNamedByTheirContent) {
  using namespace std::string_view_literals;
  const auto image = M("The file is an image. Upload the table itself, in XLSX or CSV");
  const auto archive = M("The file is an archive. Take the table out of it and upload the table itself, in XLSX or CSV");
  const std::vector<std::pair<std::string_view, Text>> files{
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"sv,
       M("The file is an old Excel file (.xls) or is protected with a password. Save it as XLSX without a password and upload that")},
      {"%PDF-1.7\n"sv, M("The file is a PDF document. Upload the table itself, in XLSX or CSV")},
      {"\x89PNG\r\n\x1A\n\0\0"sv, image},
      {"\xFF\xD8\xFF\xE0"sv, image},
      {"GIF89a"sv, image},
      {"II*\0"sv, image},
      {"RIFF\x10\0\0\0WEBPVP8 "sv, image},
      {"Rar!\x1A\x07\x01\0"sv, archive},
      {"7z\xBC\xAF\x27\x1C"sv, archive},
      {"\x1F\x8B\x08\0"sv, archive},
      {"{\\rtf1"sv, M("The file is a text document. Upload the table itself, in XLSX or CSV")},
      {"\xFF\xFE"
       "a\0;\0"sv,
       M("The text of the file is not in the UTF-8 encoding. In the spreadsheet program choose “Save as”, then “CSV UTF-8”, and upload the "
         "new file")},
      {"\n <html><table>"sv,
       M("The file is a web page or XML, whatever its name says. Open it in a spreadsheet program, save it as XLSX and upload that")},
      {"\x7F"
       "ELF\0\0"sv,
       M("The file is not a table. Upload a table in XLSX or CSV")},
      {""sv, M("The file is empty. Choose a file with a table")},
  };
  for (const auto& [bytes, message] : files) EXPECT_EQ(read_bytes(bytes).failure().message.text.id, message.id);
}

TEST_F(Xlsx, CsvIsReadWhateverTheNameSays) {
  EXPECT_EQ(texts(read_bytes("\xEF\xBB\xBFнөмір;атауы\r\n1;Лот\r\n").value()), (Texts{{"нөмір", "атауы"}, {"1", "Лот"}}));
}

TEST_F(Xlsx, AFileThatIsNotThereIsUnavailable) { EXPECT_EQ(read_sheet(file()).failure().kind, Kind::unavailable); }

}  // namespace
}  // namespace baqylau::base
