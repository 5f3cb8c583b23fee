#include "base/picture.hpp"

#include <gtest/gtest.h>

#include <random>

namespace baqylau::base {
namespace {

std::string big(std::uint32_t value, std::size_t count) {
  std::string out;
  for (std::size_t i = count; i-- > 0;) out += static_cast<char>((value >> (8U * static_cast<unsigned>(i))) & 0xFFU);
  return out;
}
std::string little(std::uint32_t value, std::size_t count) {
  const auto turned = big(value, count);
  return {turned.rbegin(), turned.rend()};
}
const std::string place{"N 51.1282 E 71.4304"};

// ---- JPEG: segments as a camera writes them, and a scan whose bytes hold what looks like markers.

std::string segment(unsigned char code, const std::string& content) {
  return "\xFF" + std::string(1, static_cast<char>(code)) + big(static_cast<std::uint32_t>(content.size() + 2), 2) + content;
}
/// Of 40 by 30 pixels.
std::string frame(unsigned char code = 0xC0) {
  return segment(code, big(8, 1) + big(30, 2) + big(40, 2) + big(1, 1) + "\x01\x11" + big(0, 1));
}
std::string scan() {
  return segment(0xDA, "\x01\x01" + big(0, 1) + big(0, 1) + "\x3F" + big(0, 1)) + "abc\xFF" + big(0, 1) + "def\xFF\xD0ghi";
}
std::string exif(const std::string& order, std::uint32_t orientation) {
  const auto number = order == "II" ? little : big;
  return std::string{"Exif\0\0", 6} + order + number(42, 2) + number(8, 4) + number(2, 2) +
         // the name of the camera first, as entries are sorted
         number(0x0110, 2) + number(2, 2) + number(19, 4) + number(38, 4) + number(0x0112, 2) + number(3, 2) + number(1, 4) +
         number(orientation, 2) + number(0, 2) + number(0, 4) + place;
}
std::string jpeg(const std::string& before_frame) { return "\xFF\xD8" + before_frame + frame() + scan() + "\xFF\xD9"; }

TEST(Picture, OfJpegIsWhatPaintsIt) {
  const auto plain = jpeg("");
  const auto bare = bare_picture(plain);
  ASSERT_TRUE(bare.has_value());
  EXPECT_EQ(bare->media_type, "image/jpeg");
  EXPECT_EQ(bare->width, 40);
  EXPECT_EQ(bare->height, 30);
  EXPECT_EQ(bare->bytes, plain) << "there was nothing to take out";
}

TEST(Picture, OfJpegSaysNotWhereItWasTaken) {
  const auto noted = jpeg(segment(0xE1, exif("II", 1)) + segment(0xE1, "http://ns.adobe.com/xap/1.0/" + place) + segment(0xED, place) +
                          segment(0xFE, place) + segment(0xE2, "MPF" + place)) +
                     place;
  const auto bare = bare_picture(noted);
  ASSERT_TRUE(bare.has_value());
  EXPECT_EQ(bare->bytes, jpeg(""));
}

TEST(Picture, OfJpegKeepsItsColoursAndLosesItsThumbnail) {
  const std::string profile{"ICC_PROFILE\0\x01\x01profile", 21};
  const auto adobe = segment(0xEE, std::string{"Adobe\0\x64\0\0\0\0\0", 12});
  const auto thumbnail = segment(0xE0, std::string{"JFIF\0\x01\x02\0\0\x48\0\x48\x01\x01", 14} + "abc");
  const auto bare = bare_picture(jpeg(thumbnail + segment(0xE2, profile) + adobe));
  ASSERT_TRUE(bare.has_value());
  EXPECT_EQ(bare->bytes, jpeg(segment(0xE0, std::string{"JFIF\0\x01\x02\0\0\x48\0\x48\0\0", 14}) + segment(0xE2, profile) + adobe));
}

TEST(Picture, OfJpegStaysUpright) {
  for (const std::string order : {"II", "MM"})
    for (std::uint32_t orientation = 1; orientation <= 8; ++orientation) {
      const auto bare = bare_picture(jpeg(segment(0xE1, exif(order, orientation))));
      ASSERT_TRUE(bare.has_value());
      EXPECT_EQ(bare->bytes.find(place), std::string::npos);
      EXPECT_EQ(bare->width, orientation >= 5 ? 30 : 40) << "on its side from 5 on";
      const auto again = bare_picture(bare->bytes);
      ASSERT_TRUE(again.has_value());
      EXPECT_EQ(again->bytes, bare->bytes) << "what was written is what is read";
      EXPECT_EQ(again->width, bare->width);
    }
}

TEST(Picture, OfJpegMayHaveManyScans) {
  const auto progressive = "\xFF\xD8" + frame(0xC2) + scan() + segment(0xC4, "table") + scan() + "\xFF\xD9";
  EXPECT_EQ(bare_picture(progressive).value().bytes, progressive);
}

// ---- PNG

std::string chunk(const std::string& kind, const std::string& content) {
  return big(static_cast<std::uint32_t>(content.size()), 4) + kind + content + "crc4";
}
std::string png(const std::string& between) {
  return "\x89PNG\r\n\x1A\n" + chunk("IHDR", big(640, 4) + big(480, 4) + big(8, 1) + big(2, 1) + big(0, 3)) + between +
         chunk("IDAT", "painted") + chunk("IEND", "");
}

TEST(Picture, OfPngSaysNotWhereItWasTaken) {
  const auto noted =
      png(chunk("eXIf", place) + chunk("tEXt", place) + chunk("gAMA", big(45455, 4)) + chunk("iTXt", place) + chunk("tIME", "1234567")) +
      place;
  const auto bare = bare_picture(noted);
  ASSERT_TRUE(bare.has_value());
  EXPECT_EQ(bare->media_type, "image/png");
  EXPECT_EQ(bare->width, 640);
  EXPECT_EQ(bare->height, 480);
  EXPECT_EQ(bare->bytes, png(chunk("gAMA", big(45455, 4))));
}

// ---- WebP

std::string riff_chunk(const std::string& kind, const std::string& content) {
  return kind + little(static_cast<std::uint32_t>(content.size()), 4) + content + (content.size() % 2 == 1 ? std::string(1, '\0') : "");
}
std::string webp(const std::string& chunks) { return "RIFF" + little(static_cast<std::uint32_t>(chunks.size() + 4), 4) + "WEBP" + chunks; }
std::string lossy(std::uint32_t width, std::uint32_t height) {
  return riff_chunk("VP8 ", "\x01\x02\x03\x9D\x01\x2A" + little(width, 2) + little(height, 2) + "painted");
}
std::string extended(unsigned char flags, std::uint32_t width, std::uint32_t height) {
  return riff_chunk("VP8X", std::string(1, static_cast<char>(flags)) + little(0, 3) + little(width - 1, 3) + little(height - 1, 3));
}

TEST(Picture, OfWebpSaysNotWhereItWasTaken) {
  const auto noted = webp(extended(0x2C, 200, 100) + riff_chunk("ICCP", "profile") + lossy(200, 100) + riff_chunk("EXIF", place) +
                          riff_chunk("XMP ", place)) +
                     place;
  const auto bare = bare_picture(noted);
  ASSERT_TRUE(bare.has_value());
  EXPECT_EQ(bare->media_type, "image/webp");
  EXPECT_EQ(bare->width, 200);
  EXPECT_EQ(bare->height, 100);
  EXPECT_EQ(bare->bytes, webp(extended(0x20, 200, 100) + riff_chunk("ICCP", "profile") + lossy(200, 100)));
}

TEST(Picture, OfWebpWithoutLossKnowsItsSides) {
  const auto bare = bare_picture(webp(riff_chunk("VP8L", "\x2F" + little(199U | (99U << 14U), 4) + "painted!")));
  ASSERT_TRUE(bare.has_value());
  EXPECT_EQ(bare->width, 200);
  EXPECT_EQ(bare->height, 100);
}

TEST(Picture, ThatMovesIsNone) {
  EXPECT_FALSE(bare_picture(png(chunk("acTL", big(2, 4) + big(0, 4)))).has_value());
  EXPECT_FALSE(bare_picture(webp(extended(0x02, 200, 100) + riff_chunk("ANIM", "123456") + lossy(200, 100))).has_value());
  EXPECT_FALSE(bare_picture("GIF89a" + std::string(40, 'x')).has_value());
}

TEST(Picture, IsWholeOrNone) {
  const auto profile = std::string{"ICC_PROFILE\0\x01\x01", 14} + "p";
  for (const auto& whole : {jpeg(segment(0xE1, exif("II", 6)) + segment(0xE2, profile)), png(chunk("gAMA", big(45455, 4))),
                            webp(extended(0x20, 200, 100) + riff_chunk("ICCP", "profile") + lossy(200, 100))}) {
    ASSERT_TRUE(bare_picture(whole).has_value());
    for (std::size_t length = 0; length < whole.size(); ++length)
      EXPECT_FALSE(bare_picture(whole.substr(0, length)).has_value()) << length << " of " << whole.size();
  }
  EXPECT_FALSE(bare_picture("%PDF-1.7").has_value());
  EXPECT_FALSE(bare_picture("<svg xmlns='http://www.w3.org/2000/svg'/>").has_value());
}

/// Nobody's byte makes it read past the end, and what comes out once comes out as it is from then on.
TEST(Picture, SurvivesAnyByte) {
  std::mt19937 random{2008};
  const auto profile = std::string{"ICC_PROFILE\0\x01\x01", 14} + "p";
  for (const auto& whole : {jpeg(segment(0xE1, exif("MM", 6)) + segment(0xE2, profile)), png(chunk("gAMA", big(45455, 4))),
                            webp(extended(0x20, 200, 100) + riff_chunk("ICCP", "profile") + lossy(200, 100))})
    for (int i = 0; i < 3000; ++i) {
      auto changed = whole;
      for (int n = 0; n < 3; ++n) changed[random() % changed.size()] = static_cast<char>(random() & 0xFFU);
      const auto bare = bare_picture(changed);
      if (!bare) continue;
      EXPECT_LE(bare->bytes.size(), changed.size() + 40);
      const auto again = bare_picture(bare->bytes);
      ASSERT_TRUE(again.has_value());
      EXPECT_EQ(again->bytes, bare->bytes);
      EXPECT_EQ(again->width, bare->width);
    }
}

TEST(PictureAddress, HasItsPixelsInIt) {
  EXPECT_EQ(picture_address("/images/17/640x480"), (PictureAddress{17, 640, 480}));
  EXPECT_EQ("/images/17/" + picture_size(640, 480), "/images/17/640x480");
  for (const auto* wrong : {"/images/17", "/images/17/", "/images/17/640", "/images/0/640x480", "/images/17/0x480", "/images/17/640x",
                            "/images/17/640x480x2", "/images/17/640x480/", "/ru/images/17/640x480", "https://example.kz/images/17/640x480",
                            "/images/-1/640x480", "/images/17/99999x1", "/images/17/+640x480", ""})
    EXPECT_FALSE(picture_address(wrong).has_value()) << wrong;
}

}  // namespace
}  // namespace baqylau::base
