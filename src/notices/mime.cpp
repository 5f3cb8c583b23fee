#include "notices/mime.hpp"

#include "base/mail_address.hpp"
#include "base/utf8.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace baqylau::notices {

namespace {

constexpr std::size_t longest_line = 76;
constexpr std::size_t longest_word = 75;  ///< of RFC 2047, its frame included
constexpr std::string_view word_begin = "=?UTF-8?B?";
constexpr std::string_view word_end = "?=";

/// `=_` stands in nothing that is written in base64 (RFC 2045 §6.7).
constexpr std::string_view boundary = "=_baqylau";

std::string base64(std::string_view bytes) {
  std::string out(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  out.pop_back();  // the NUL that libsodium ends it with
  return out;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

/// One line of well-formed UTF-8: control characters are blanks, stray bytes question marks.
std::string one_line(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto length = base::utf8_sequence(text, at);
    if (length == 0) out += '?';
    else if (is_control(text[at])) out += ' ';
    else out += text.substr(at, length);
    at += std::max<std::size_t>(length, 1);
  }
  return out;
}

bool is_plain(std::string_view text) {
  const bool ascii = std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  // What looks like an encoded word would be decoded.
  return ascii && text.find("=?") == std::string_view::npos && !text.starts_with(' ') && !text.ends_with(' ');
}

/// How many bytes of `text` fit into an encoded word of `room` characters, without dividing a code point.
std::size_t fitting(std::string_view text, std::size_t room) {
  const std::size_t most = (room - word_begin.size() - word_end.size()) / 4 * 3;
  std::size_t taken = 0;
  while (taken < text.size()) {
    const auto length = base::utf8_sequence(text, taken);
    if (taken + length > most) break;
    taken += length;
  }
  return taken;
}

/// Text in base64 has its line breaks as CRLF (RFC 2045 §6.8).
std::string with_crlf(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') out += "\r\n";
    else if (c != '\r' && c != '\0') out += c;
  }
  if (!out.ends_with("\r\n")) out += "\r\n";
  return out;
}

std::string base64_lines(std::string_view bytes) {
  const auto all = base64(bytes);
  std::string out;
  for (std::size_t at = 0; at < all.size(); at += longest_line) {
    out += std::string_view{all}.substr(at, longest_line);
    out += "\r\n";
  }
  return out;
}

}  // namespace

std::string header_text(std::string_view name, std::string_view text) {
  const auto line = one_line(text);
  std::size_t room = longest_line - name.size() - 2;
  if (is_plain(line) && line.size() <= room) return line;
  room = std::min(room, longest_word);
  std::string out;
  for (std::string_view rest = line; !rest.empty();) {
    const auto taken = fitting(rest, room);
    if (!out.empty()) out += "\r\n ";
    out += word_begin;
    out += base64(rest.substr(0, taken));
    out += word_end;
    rest.remove_prefix(taken);
    room = longest_word;
  }
  return out;
}

std::string mail_date(base::Instant at) {
  using namespace std::chrono;
  static constexpr std::array weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto second = floor<seconds>(sys_time<microseconds>{microseconds{at.micros}});
  const auto midnight = floor<days>(second);
  const year_month_day date{midnight};
  const hh_mm_ss time{second - midnight};
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} +0000", weekdays.at(weekday{midnight}.c_encoding()),
                     static_cast<unsigned>(date.day()), months.at(static_cast<unsigned>(date.month()) - 1), static_cast<int>(date.year()),
                     time.hours().count(), time.minutes().count(), time.seconds().count());
}

std::string mime_message(std::string_view from, const Mail& mail) {
  std::string out;
  const auto header = [&](std::string_view name, std::string_view value) {
    out += name;
    out += ": ";
    out += value;
    out += "\r\n";
  };
  header("Date", mail_date(mail.at));
  header("From", one_line(base::wire_mail_address(from).value_or(std::string{from})));
  header("To", one_line(base::wire_mail_address(mail.to).value_or(mail.to)));
  header("Message-ID", '<' + one_line(mail.message_id) + '>');
  header("Subject", header_text("Subject", mail.subject));
  header("Auto-Submitted", "auto-generated");
  // Without List-Unsubscribe-Post (RFC 8058): what is fetched by a scanner of links stops nothing.
  if (mail.unsubscribe) header("List-Unsubscribe", '<' + one_line(*mail.unsubscribe) + '>');
  header("MIME-Version", "1.0");
  header("Content-Type", "multipart/alternative; boundary=\"" + std::string{boundary} + '"');
  const auto part = [&](std::string_view type, std::string_view text) {
    out += "\r\n--";
    out += boundary;
    out += "\r\n";
    header("Content-Type", std::string{type} + "; charset=UTF-8");
    header("Content-Transfer-Encoding", "base64");
    out += "\r\n";
    out += base64_lines(with_crlf(text));
  };
  // What is richer stands last (RFC 2046 §5.1.4).
  part("text/plain", mail.text);
  part("text/html", mail.html);
  out += "\r\n--";
  out += boundary;
  out += "--\r\n";
  return out;
}

}  // namespace baqylau::notices
