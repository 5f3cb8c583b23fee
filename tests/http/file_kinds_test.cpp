#include "http/file_kinds.hpp"

#include "http/site.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <zip.h>

namespace baqylau::http {
namespace {

class FileKinds : public ::testing::Test {
 protected:
  bool accepted(const std::string& name, const std::string& bytes) {
    const auto path = directory_.path() / "upload";
    std::ofstream{path, std::ios::binary | std::ios::trunc} << bytes;
    return checked_kind(name, path).ok();
  }
  Upload upload(const std::string& name, const std::string& bytes) {
    const auto path = directory_.path() / "upload";
    std::ofstream{path, std::ios::binary | std::ios::trunc} << bytes;
    return {.field = "file",
            .filename = name,
            .path = path,
            .size = static_cast<std::int64_t>(bytes.size()),
            .sha256 = std::string(64, 'a'),
            .state = bytes.empty() ? Upload::State::empty : Upload::State::complete};
  }
  testing::EnglishOnly english;

 private:
  support::TemporaryDirectory directory_;
};

const std::string pdf = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<<>>\n%%EOF\n";
const std::string png = std::string{"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0", 29} + std::string(16, '\0');
const std::string jpg = std::string{"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0", 20};
const std::string zip = std::string{"PK\5\6", 4} + std::string(18, '\0');
const std::string html_page = "<!DOCTYPE html><html><body><p>text</p></body></html>";
const std::string svg = "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"></svg>";
const std::string elf =
    std::string{
        "\x7f"
        "ELF\2\1\1\0",
        8} +
    std::string(56, '\0');

TEST_F(FileKinds, DocumentsPicturesArchivesAndTextsAreTaken) {
  EXPECT_TRUE(accepted("отчёт.pdf", pdf));
  EXPECT_TRUE(accepted("ФОТО.PNG", png));
  EXPECT_TRUE(accepted("фото.jpeg", jpg));
  EXPECT_TRUE(accepted("архив.zip", zip));
  EXPECT_TRUE(accepted("документ.rtf", "{\\rtf1\\ansi text}"));
  EXPECT_TRUE(accepted("список.txt", "Участники:\n1. Ассоциация\n"));
  EXPECT_TRUE(accepted("список.csv", "номер;название\n1;Ассоциация\n2;Фонд\n"));
  EXPECT_TRUE(accepted("старый.txt", "\xd3\xf7\xe0\xf1\xf2\xed\xe8\xea\xe8\n"));  // Windows-1251
}

TEST_F(FileKinds, PagesProgramsAndUnknownEndingsAreRefused) {
  EXPECT_FALSE(accepted("page.html", html_page));
  EXPECT_FALSE(accepted("picture.svg", svg));
  EXPECT_FALSE(accepted("program.exe", elf));
  EXPECT_FALSE(accepted("archive.jar", zip));
  EXPECT_FALSE(accepted("без окончания", pdf));
  EXPECT_FALSE(accepted("", pdf));
}

TEST_F(FileKinds, ContentHasToAgreeWithTheEnding) {
  EXPECT_FALSE(accepted("report.pdf", html_page));
  EXPECT_FALSE(accepted("report.txt", html_page));
  EXPECT_FALSE(accepted("report.txt", "#!/bin/sh\nrm -rf /\n"));
  EXPECT_FALSE(accepted("photo.png", svg));
  EXPECT_FALSE(accepted("photo.png", jpg));
  EXPECT_FALSE(accepted("report.docx", elf));
  EXPECT_FALSE(accepted("report.doc", pdf));
}

/// A zip with empty parts and the list that an office package has of them.
std::string package(const std::filesystem::path& path, std::string_view main_type, const std::vector<std::string>& parts) {
  std::filesystem::remove(path);
  zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  const std::string list = "<Types><Override PartName=\"/main\" ContentType=\"application/vnd." + std::string{main_type} + "\"/></Types>";
  zip_file_add(archive, "[Content_Types].xml", zip_source_buffer(archive, list.data(), list.size(), 0), 0);
  for (const auto& part : parts) zip_file_add(archive, part.c_str(), zip_source_buffer(archive, "<a/>", 4, 0), 0);
  EXPECT_EQ(zip_close(archive), 0);
  std::ifstream in{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

TEST_F(FileKinds, AnOfficeDocumentIsJudgedByItsMainPart) {
  support::TemporaryDirectory folder;
  const auto made = [&](std::string_view type, const std::vector<std::string>& parts) {
    return package(folder.path() / "made", type, parts);
  };
  const auto document = made("openxmlformats-officedocument.wordprocessingml.document.main+xml", {"_rels/.rels", "word/document.xml"});
  const auto workbook = made("openxmlformats-officedocument.spreadsheetml.sheet.main+xml", {"_rels/.rels", "xl/workbook.xml"});
  const auto slides = made("openxmlformats-officedocument.presentationml.presentation.main+xml", {"_rels/.rels", "ppt/presentation.xml"});
  EXPECT_TRUE(accepted("отчёт.docx", document));
  EXPECT_TRUE(accepted("смета.XLSX", workbook));
  EXPECT_TRUE(accepted("показ.pptx", slides));
  EXPECT_FALSE(accepted("отчёт.docx", workbook));
  EXPECT_FALSE(accepted("смета.xlsx", document));
  EXPECT_FALSE(accepted("смета.xlsx", zip));
  EXPECT_FALSE(accepted("смета.xlsx", made("ms-excel.sheet.binary.macroEnabled.main", {"_rels/.rels", "xl/workbook.bin"}))) << "xlsb";
  EXPECT_FALSE(accepted("отчёт.docx", made("ms-word.document.macroEnabled.main+xml", {"_rels/.rels", "word/document.xml"}))) << "docm";
}

TEST_F(FileKinds, AnOfficeDocumentWithMacrosIsRefusedInWords) {
  support::TemporaryDirectory folder;
  const auto sent = upload("отчёт.docx", package(folder.path() / "made", "openxmlformats-officedocument.wordprocessingml.document.main+xml",
                                                 {"_rels/.rels", "word/document.xml", "word/vbaProject.bin"}));
  EXPECT_NE(english(accept_upload(english, sent).failure().message).find("holds macros"), std::string::npos);
}

TEST_F(FileKinds, ATextIsATextWhateverItBeginsWith) {
  EXPECT_TRUE(accepted("письмо.txt", "From: Ассоциация\nSubject: Отчёт\n\nУважаемые коллеги!\n"));
  EXPECT_TRUE(accepted("данные.txt", "{\"lots\": [1, 2]}\n"));
  EXPECT_TRUE(accepted("список.csv", "From: a\nTo: b\n"));
  EXPECT_FALSE(accepted("письмо.txt", svg));
  EXPECT_FALSE(accepted("письмо.txt", "{\\rtf1\\ansi text}"));
  EXPECT_FALSE(accepted("письмо.txt", png));
}

TEST_F(FileKinds, AnUploadIsAcceptedWithTheMediaTypeOfItsEnding) {
  const auto sent = upload("ФОТО.PNG", png);
  const auto file = accept_upload(english, sent);
  ASSERT_TRUE(file.ok());
  EXPECT_EQ(file->name, "ФОТО.PNG");
  EXPECT_EQ(file->kind, "image/png");
  EXPECT_EQ(file->size, static_cast<std::int64_t>(png.size()));
  EXPECT_EQ(file->sha256, sent.sha256);
  EXPECT_EQ(file->upload, &sent);
}

TEST_F(FileKinds, AnUploadThatIsEmptyTooLargeOrOfAnotherKindIsRefusedByItsName) {
  auto large = upload("film.zip", zip);
  large.state = Upload::State::too_large;
  large.size = most_file_bytes + 1;
  for (const auto& sent : {upload("empty.txt", ""), upload("page.html", html_page), large}) {
    const auto file = accept_upload(english, sent);
    ASSERT_FALSE(file.ok()) << sent.filename;
    EXPECT_EQ(file.failure().kind, base::Kind::invalid);
    EXPECT_NE(english(file.failure().message).find(sent.filename), std::string::npos);
  }
  EXPECT_NE(english(accept_upload(english, large).failure().message).find(english.file_size(most_file_bytes)), std::string::npos);
}

TEST_F(FileKinds, OnlyWhatWasChosenInTheControlCounts) {
  Request request;
  request.uploads = {upload("", ""), upload("list.txt", "One\nTwo\n"), upload("other.txt", "Three\n")};
  request.uploads.back().field = "another";
  EXPECT_EQ(chosen_uploads(request, "file").size(), 1U);
  EXPECT_EQ(accept_one_upload(english, request, "file")->name, "list.txt");
  EXPECT_FALSE(accept_one_upload(english, request, "third").ok());
}

TEST(AcceptedEndings, AreWrittenForTheFileControl) {
  EXPECT_TRUE(accepted_endings().starts_with(".pdf,.doc,"));
  EXPECT_EQ(accepted_endings().find("svg"), std::string::npos);
}

}  // namespace
}  // namespace baqylau::http
