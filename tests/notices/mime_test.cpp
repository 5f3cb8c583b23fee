#include "notices/mime.hpp"

#include "base/text.hpp"
#include "base/utf8.hpp"

#include <gmock/gmock.h>
#include <sodium.h>

#include <string>
#include <vector>

namespace baqylau::notices {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;

constexpr std::string_view long_kazakh =
    "Мемлекеттік әлеуметтік тапсырыс бойынша №17 лоттың бірінші аралық есебін тапсыру мерзіміне жеті күн қалды: 2008 жылғы 27 ақпан";

const base::Instant nine_oclock = base::parse_instant("2008-02-27T09:00:00Z").value();

Mail mail() {
  return {.message_id = "1204099200000123@monitoring.example",
          .to = "zubr@example.kz",
          .subject = "Notice",
          .text = "Hello\n",
          .html = "<p>Hello</p>",
          .at = nine_oclock};
}

std::vector<std::string> lines_of(const std::string& message) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < message.size();) {
    const auto end = message.find("\r\n", at);
    if (end == std::string::npos) throw std::logic_error{"a line without its end"};
    lines.push_back(message.substr(at, end - at));
    at = end + 2;
  }
  return lines;
}

std::string decoded64(std::string_view text) {
  std::string bytes(text.size(), '\0');
  std::size_t length = 0;
  const auto failed = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(), "\r\n",
                                        &length, nullptr, sodium_base64_VARIANT_ORIGINAL);
  if (failed != 0) throw std::logic_error{"no base64"};
  bytes.resize(length);
  return bytes;
}

/// The header lines of a message, what is folded still apart.
std::vector<std::string> head_of(const std::string& message) { return lines_of(message.substr(0, message.find("\r\n\r\n") + 2)); }
/// The part of a type, decoded.
std::string part_of(const std::string& message, const std::string& type) {
  const auto begin = message.find("\r\n\r\n", message.find("\r\nContent-Type: " + type + "; charset=UTF-8\r\n")) + 4;
  return decoded64(message.substr(begin, message.find("\r\n--", begin) - begin));
}

/// Encoded words of a folded value, each decoded.
std::vector<std::string> words_of(const std::string& value) {
  std::vector<std::string> words;
  for (std::size_t at = value.find("=?UTF-8?B?"); at != std::string::npos; at = value.find("=?UTF-8?B?", at + 1)) {
    const auto end = value.find("?=", at + 10);
    EXPECT_LE(end + 2 - at, 75U);
    words.push_back(decoded64(value.substr(at + 10, end - at - 10)));
  }
  return words;
}

TEST(AHeader, OfShortAsciiIsLeftAsItIs) { EXPECT_EQ(header_text("Subject", "Reminder: 7 days left"), "Reminder: 7 days left"); }

TEST(AHeader, OfOtherLettersIsInEncodedWords) {
  const auto value = header_text("Subject", "Уведомление");
  EXPECT_THAT(value, StartsWith("=?UTF-8?B?"));
  EXPECT_THAT(words_of(value), ::testing::ElementsAre("Уведомление"));
}

TEST(AHeader, ThatIsLongIsFoldedNeverInsideALetter) {
  const auto value = header_text("Subject", long_kazakh);
  const auto words = words_of(value);
  EXPECT_GT(words.size(), 3U);
  std::string whole;
  for (const auto& word : words) {
    EXPECT_TRUE(base::is_utf8(word)) << word;
    whole += word;
  }
  EXPECT_EQ(whole, long_kazakh);
  for (const auto& line : lines_of("Subject: " + value + "\r\n")) EXPECT_LE(line.size(), 76U) << line;
}

TEST(AHeader, IsDividedBetweenLettersAtWhateverLengthItBegins) {
  for (std::size_t shift = 0; shift < 8; ++shift) {
    std::string whole;
    for (const auto& word : words_of(header_text("Subject", std::string(shift, 'a') + std::string{long_kazakh} + "😀😀😀😀😀😀😀😀😀😀😀😀😀"))) {
      EXPECT_TRUE(base::is_utf8(word)) << shift;
      whole += word;
    }
    EXPECT_EQ(whole, std::string(shift, 'a') + std::string{long_kazakh} + "😀😀😀😀😀😀😀😀😀😀😀😀😀");
  }
}

TEST(AHeader, OfLongAsciiIsFoldedToo) {
  const std::string text(300, 'x');
  for (const auto& line : lines_of("Subject: " + header_text("Subject", text) + "\r\n")) EXPECT_LE(line.size(), 76U);
}

TEST(AHeader, ThatLooksEncodedIsNotReadAsSuch) {
  const auto value = header_text("Subject", "=?UTF-8?B?0KPQutGA?=");
  EXPECT_THAT(words_of(value), ::testing::ElementsAre("=?UTF-8?B?0KPQutGA?="));
}

TEST(AHeader, OfBytesThatAreNoTextIsStillText) {
  for (const auto& word : words_of(header_text("Subject", "Ә\xFF\xD0 \xC0\xAF"))) EXPECT_TRUE(base::is_utf8(word));
}

TEST(AMessage, HasItsHeadersOnceAndNoOthers) {
  std::vector<std::string> names;
  for (const auto& line : head_of(mime_message("noreply@monitoring.example", mail()))) names.push_back(line.substr(0, line.find(':')));
  EXPECT_THAT(names,
              ::testing::ElementsAre("Date", "From", "To", "Message-ID", "Subject", "Auto-Submitted", "MIME-Version", "Content-Type"));
}

TEST(AMessage, ThatIsOptionalSaysWhereItCanBeStoppedAndOffersNoStoppingUnasked) {
  auto optional = mail();
  optional.unsubscribe = "https://monitoring.example/kk/unsubscribe/17?code=abc";
  const auto message = mime_message("noreply@monitoring.example", optional);
  EXPECT_THAT(message, HasSubstr("\r\nList-Unsubscribe: <https://monitoring.example/kk/unsubscribe/17?code=abc>\r\n"));
  EXPECT_THAT(message, Not(HasSubstr("List-Unsubscribe-Post")));
}

TEST(AMessage, SaysWhoWhenAndThatAMachineWroteIt) {
  const auto message = mime_message("noreply@monitoring.example", mail());
  EXPECT_THAT(message,
              StartsWith("Date: Wed, 27 Feb 2008 09:00:00 +0000\r\nFrom: noreply@monitoring.example\r\nTo: zubr@example.kz\r\n"
                         "Message-ID: <1204099200000123@monitoring.example>\r\nSubject: Notice\r\nAuto-Submitted: auto-generated\r\n"));
}

TEST(AMessage, CarriesItsTextAsCrlfInBase64) {
  auto written = mail();
  written.text = "Құрметті әріптес!\n\n.\nҚосымша: https://monitoring.example/kk/reports/17\n";
  written.html = "<p>Құрметті әріптес!</p>";
  const auto message = mime_message("noreply@monitoring.example", written);
  EXPECT_EQ(part_of(message, "text/plain"), "Құрметті әріптес!\r\n\r\n.\r\nҚосымша: https://monitoring.example/kk/reports/17\r\n");
  EXPECT_EQ(part_of(message, "text/html"), "<p>Құрметті әріптес!</p>\r\n");
  EXPECT_LT(message.find("text/plain"), message.find("text/html")) << "programs show the last that they can";
  EXPECT_TRUE(message.ends_with("\r\n--=_baqylau--\r\n"));
  for (const auto& line : lines_of(message)) EXPECT_LE(line.size(), 76U);
  for (const char c : message) EXPECT_LT(static_cast<unsigned char>(c), 0x80U);
}

TEST(AMessage, LetsNoHeaderOrRecipientInByAnyField) {
  const auto plain = head_of(mime_message("noreply@monitoring.example", mail())).size();
  for (const std::string shape : {"\r\nBcc: thief@example.com", "\nBcc: thief@example.com", "\rBcc: thief@example.com",
                                  "\r\n\r\nAnother body", "\r\n Bcc: folded", "%0d%0aBcc: thief@example.com"}) {
    for (const auto field : {&Mail::to, &Mail::subject, &Mail::message_id}) {
      auto attacked = mail();
      attacked.*field += shape;
      attacked.*field += std::string{"\0Bcc: x", 7};
      const auto head = head_of(mime_message("noreply@monitoring.example" + shape, attacked));
      std::size_t headers = 0;
      for (const auto& line : head) {
        EXPECT_THAT(line, Not(StartsWith("Bcc")));
        for (const char c : line) EXPECT_GE(static_cast<unsigned char>(c), 0x20U);
        if (!line.starts_with(' ')) ++headers;
      }
      EXPECT_EQ(headers, plain);
    }
  }
}

TEST(AMessage, HasADateOfTheCalendar) {
  EXPECT_EQ(mail_date(base::parse_instant("2024-02-29T23:59:59Z").value()), "Thu, 29 Feb 2024 23:59:59 +0000");
  EXPECT_EQ(mail_date(base::Instant{0}), "Thu, 01 Jan 1970 00:00:00 +0000");
}

}  // namespace
}  // namespace baqylau::notices
