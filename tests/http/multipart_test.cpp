#include "http/body.hpp"
#include "http/multipart.hpp"
#include "http/server.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace baqylau::http {
namespace {

using namespace std::string_literals;

struct Part {
  std::string name, filename, data;
  bool is_file = false, ended = false;
  friend bool operator==(const Part&, const Part&) = default;
};
struct Collected final : PartSink {
  std::vector<Part> parts;
  void part_begin(const PartHead& head) override {
    parts.push_back({head.name, head.filename.value_or(""), "", head.filename.has_value()});
  }
  void part_data(std::string_view bytes) override { parts.back().data += bytes; }
  void part_end() override { parts.back().ended = true; }
};

const std::string two_parts =
    "--XyZ\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nСайт\r\n--Xy\r\n-- \r\n"
    "\r\n--XyZ  \r\ncontent-disposition: FORM-DATA; filename=\"a%22b.pdf\"; name=file\r\nContent-Type: application/pdf\r\n\r\n"
    "\r\n\r\n--Xy\r\r\n-\r\n--XyZ\r\nContent-Disposition: form-data; name=\"empty\"\r\n\r\n\r\n--XyZ--\r\n";
const std::vector<Part> two_parts_read{{"title", "", "Сайт\r\n--Xy\r\n-- \r\n", false, true},
                                       {"file", "a\"b.pdf", "\r\n\r\n--Xy\r\r\n-", true, true},
                                       {"empty", "", "", false, true}};

TEST(Multipart, ReadsTheSameWhereverItIsCut) {
  for (std::size_t first = 0; first <= two_parts.size(); ++first) {
    Collected collected;
    MultipartParser parser{"XyZ", collected};
    ASSERT_TRUE(parser.feed(std::string_view{two_parts}.substr(0, first)));
    ASSERT_TRUE(parser.feed(std::string_view{two_parts}.substr(first)));
    ASSERT_TRUE(parser.complete()) << first;
    ASSERT_EQ(collected.parts, two_parts_read) << first;
  }
  for (std::size_t step = 1; step < 7; ++step) {
    Collected collected;
    MultipartParser parser{"XyZ", collected};
    for (std::size_t at = 0; at < two_parts.size(); at += step) ASSERT_TRUE(parser.feed(std::string_view{two_parts}.substr(at, step)));
    ASSERT_EQ(collected.parts, two_parts_read) << step;
  }
}

TEST(Multipart, IsNotCompleteBeforeItsLastBoundary) {
  for (std::size_t cut = 0; cut + 4 < two_parts.size(); ++cut) {
    Collected collected;
    MultipartParser parser{"XyZ", collected};
    ASSERT_TRUE(parser.feed(std::string_view{two_parts}.substr(0, cut)));
    ASSERT_FALSE(parser.complete()) << cut;
  }
}

TEST(Multipart, RefusesWhatIsNoForm) {
  const auto body = [](const std::string& head) { return "--XyZ\r\n" + head + "\r\n\r\nv\r\n--XyZ--"; };
  for (const auto& bad :
       {body(""), body("Content-Type: text/plain"), body("Content-Disposition: attachment; name=\"a\""),
        body("Content-Disposition: form-data"), body("Content-Disposition: form-data; name=\"\""),
        body("Content-Disposition: form-data; name=\"a\"; name=\"b\""),
        body("Content-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; name=\"b\""),
        body("Content-Disposition: form-data; name=\"a"), body("Content-Disposition: form-data; name=\"a\"\nX: y"),
        body("Content-Disposition: form-data; name=\"a\"\r\n folded"), body("Content-Disposition: form-data; name=\"\xff\""),
        body("Content-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64"), "--XyZ\r\n" + std::string(10'000, 'a'),
        std::string(5'000, 'p'), std::string{"--XyZjunk\r\n"}}) {
    Collected collected;
    MultipartParser parser{"XyZ", collected};
    EXPECT_FALSE(parser.feed(bad) && parser.complete()) << bad.substr(0, 200);
    EXPECT_TRUE(collected.parts.empty()) << bad.substr(0, 200);
  }
}

TEST(Multipart, BoundaryComesFromTheContentType) {
  EXPECT_EQ(MultipartParser::boundary_of("multipart/form-data; charset=utf-8; Boundary=\"a b\""), "a b");
  EXPECT_EQ(MultipartParser::boundary_of("Multipart/Form-Data;boundary=----WebKitFormBoundaryX"), "----WebKitFormBoundaryX");
  for (const auto* bad : {"multipart/form-data", "multipart/form-data; boundary=", "multipart/mixed; boundary=a",
                          "multipart/form-data; boundary=a; boundary=b", "multipart/form-data; boundary=\"a",
                          "multipart/form-data; boundary=a\"b", "multipart/form-data; boundary=\"a \""})
    EXPECT_FALSE(MultipartParser::boundary_of(bad)) << bad;
  EXPECT_FALSE(MultipartParser::boundary_of("multipart/form-data; boundary=" + std::string(71, 'a')));
}

struct Body : ::testing::Test {
  support::TemporaryDirectory directory;
  base::SystemRandom random;
  const Intake intake{.files = 2, .file_limit = 1000, .form_limit = 2000};
  std::unique_ptr<BodyReader> reader(std::string_view type = "multipart/form-data; boundary=XyZ", Files files = Files::store) {
    return BodyReader::make(type, intake, files, directory.path(), random);
  }
  [[nodiscard]] std::size_t files_on_disk() const {
    return static_cast<std::size_t>(
        std::distance(std::filesystem::directory_iterator{directory.path()}, std::filesystem::directory_iterator{}));
  }
  static std::string file(const std::string& name, const std::string& filename, const std::string& data) {
    return "--XyZ\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + filename + "\"\r\n\r\n" + data + "\r\n";
  }
  static std::string field(const std::string& name, const std::string& value) {
    return "--XyZ\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
  }
};

TEST_F(Body, FilesGoToTheDiskWithTheirHash) {
  const auto body = reader();
  body->feed(field("title", "т") + file("scan", "C:\\docs\\отчёт.pdf", "abc") + "--XyZ--\r\n");
  ASSERT_EQ(body->finish(), BodyReader::End::complete);
  const auto files = body->take_files();
  const auto uploads = body->take_uploads();
  ASSERT_EQ(uploads.size(), 1U);
  EXPECT_EQ(uploads[0].filename, "отчёт.pdf");
  EXPECT_EQ(uploads[0].size, 3);
  EXPECT_EQ(uploads[0].sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  std::ifstream in{uploads[0].path};
  EXPECT_EQ((std::string{std::istreambuf_iterator<char>{in}, {}}), "abc");
  EXPECT_EQ(body->take_fields(), (Pairs{{"title", "т"}}));
}

TEST_F(Body, TooLargeFileIsCountedAndTheRestOfTheFormKept) {
  const auto body = reader();
  body->feed(file("scan", "a.pdf", std::string(1001, 'x')) + file("scan", "b.pdf", std::string(1000, 'y')) + field("title", "kept") +
             "--XyZ--");
  ASSERT_EQ(body->finish(), BodyReader::End::complete);
  EXPECT_EQ(files_on_disk(), 1U);
  const auto uploads = body->take_uploads();
  EXPECT_EQ(uploads[0].state, Upload::State::too_large);
  EXPECT_EQ(uploads[0].size, 1001);
  EXPECT_EQ(uploads[1].state, Upload::State::complete);
  EXPECT_EQ(body->take_fields(), (Pairs{{"title", "kept"}}));
}

TEST_F(Body, FileControlLeftAloneIsAnEmptyUpload) {
  const auto body = reader();
  body->feed(file("a", "", "") + file("b", "", "") + file("c", "", "") + file("d", "empty.txt", "") + "--XyZ--");
  ASSERT_EQ(body->finish(), BodyReader::End::complete);
  const auto uploads = body->take_uploads();
  ASSERT_EQ(uploads.size(), 4U);
  for (const auto& upload : uploads) EXPECT_EQ(upload.state, Upload::State::empty);
  EXPECT_EQ(files_on_disk(), 0U);
}

TEST_F(Body, MoreFilesOrFieldsThanTheRouteTakesAreTooLarge) {
  const auto three = reader();
  three->feed(file("a", "a", "1") + file("a", "b", "2") + file("a", "c", "3") + "--XyZ--");
  EXPECT_EQ(three->finish(), BodyReader::End::too_large);
  const auto text = reader();
  text->feed(field("a", std::string(2001, 'x')) + "--XyZ--");
  EXPECT_EQ(text->finish(), BodyReader::End::too_large);
  const auto encoded = reader("application/x-www-form-urlencoded; charset=UTF-8");
  encoded->feed("a=" + std::string(1998, 'x'));
  EXPECT_EQ(encoded->finish(), BodyReader::End::complete);
  const auto longer = reader("application/x-www-form-urlencoded");
  longer->feed("a=" + std::string(1999, 'x'));
  EXPECT_EQ(longer->finish(), BodyReader::End::too_large);
  EXPECT_EQ(files_on_disk(), 0U);
}

TEST_F(Body, StrangersFilesDoNotReachTheDisk) {
  const auto body = reader("multipart/form-data; boundary=XyZ", Files::discard);
  body->feed(field("title", "kept") + file("a", "a.pdf", "abc") + "--XyZ--");
  ASSERT_EQ(body->finish(), BodyReader::End::complete);
  EXPECT_EQ(files_on_disk(), 0U);
  EXPECT_EQ(body->take_fields(), (Pairs{{"title", "kept"}}));
}

TEST_F(Body, LeavesNothingBehind) {
  {
    const auto body = reader();
    body->feed(file("a", "a.pdf", "abc") + "--XyZ\r\nContent-Disposition: form-data; name=b; filename=x\r\n\r\nhalf of i");
    EXPECT_EQ(files_on_disk(), 2U);
    EXPECT_EQ(body->finish(), BodyReader::End::malformed);
  }
  EXPECT_EQ(files_on_disk(), 0U);
}

TEST_F(Body, OtherContentTypesAreNotForms) {
  for (const auto* type : {"", "application/json", "text/plain", "multipart/form-data", "multipart/mixed; boundary=a"})
    EXPECT_FALSE(reader(type)) << type;
}

TEST_F(Body, FieldsMustBeText) {
  for (const auto& value : {std::string{"\xff"}, "a\0b"s}) {
    const auto body = reader();
    body->feed(field("a", value) + "--XyZ--");
    EXPECT_EQ(body->finish(), BodyReader::End::malformed);
  }
}

TEST(Filename, IsOneCleanNameWithItsEndingKept) {
  EXPECT_EQ(clean_filename("../../etc/passwd"), "passwd");
  EXPECT_EQ(clean_filename("C:\\x\\Есеп.xlsx"), "Есеп.xlsx");
  for (const auto* empty : {"", "/", "..", ".", "a\nb", "\xff"}) EXPECT_EQ(clean_filename(empty), "file") << empty;
  std::string kazakh;
  for (int i = 0; i < 300; ++i) kazakh += "қ";
  const auto cut = clean_filename(kazakh + ".docx");
  EXPECT_TRUE(cut.ends_with("қ.docx"));
  EXPECT_EQ(cut.size(), 195U * 2 + 5);
}

TEST_F(Body, StoreKeepsAFileUnderItsHashOnceAndForAll) {
  support::TemporaryDirectory var;
  const auto store = open_file_store(var.path() / "files");
  const auto body = reader();
  body->feed(file("a", "a.txt", "abc") + file("b", "b.txt", "abc") + "--XyZ--");
  ASSERT_EQ(body->finish(), BodyReader::End::complete);
  const auto files = body->take_files();
  const auto uploads = body->take_uploads();
  for (const auto& upload : {uploads[0], uploads[1], uploads[0]}) store->keep(upload);
  const auto path = store->path_of("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(path, var.path() / "files" / "ba" / "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  std::ifstream in{path};
  EXPECT_EQ((std::string{std::istreambuf_iterator<char>{in}, {}}), "abc");
  EXPECT_THROW((void)store->path_of("../../../etc/passwd"), std::logic_error);
}

}  // namespace
}  // namespace baqylau::http
