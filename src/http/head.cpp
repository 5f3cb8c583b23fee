#include "http/head.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace baqylau::http {
namespace {

constexpr std::size_t most_fields = 100;
/// Given twice, these could be read in two ways.
constexpr std::array single_fields{
    std::string_view{"host"},           std::string_view{"content-length"}, std::string_view{"transfer-encoding"},
    std::string_view{"content-type"},   std::string_view{"origin"},         std::string_view{"expect"},
    std::string_view{"sec-fetch-site"}, std::string_view{"authorization"}};

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

bool is_token_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view{"!#$%&'*+-.^_`|~"}.find(c) != std::string_view::npos;
}
bool is_token(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_token_char); }

bool is_value_char(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte == '\t' || (byte >= 0x20 && byte != 0x7F);
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// Name or address, and a port. What decides about characters here also keeps them out of logs and comparisons.
bool is_host(std::string_view host) {
  if (host.empty() || host.size() > 255) return false;
  return std::ranges::all_of(host, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view{".-_:[]"}.find(c) != std::string_view::npos;
  });
}

/// Takes a line that ends in CRLF off the front.
std::string_view take_line(std::string_view& block) {
  const auto end = block.find("\r\n");
  const auto line = block.substr(0, end);
  block.remove_prefix(end + 2);
  return line;
}

int read_request_line(std::string_view line, Head& head) {
  const auto first = line.find(' ');
  const auto last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return 400;
  const auto method = line.substr(0, first);
  const auto target = line.substr(first + 1, last - first - 1);
  const auto version = line.substr(last + 1);
  if (!is_token(method) || target.empty()) return 400;
  if (!std::ranges::all_of(target, [](char c) { return c > 0x20 && c < 0x7F && c != '#'; })) return 400;
  if (version.size() != 8 || !version.starts_with("HTTP/") || version[6] != '.') return 400;
  if (version != "HTTP/1.1" && version != "HTTP/1.0") return 505;
  head.method = method;
  head.target = target;
  head.http_1_1 = version == "HTTP/1.1";
  return 0;
}

int read_field(std::string_view line, Head& head) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return 400;
  const auto name = line.substr(0, colon);
  const auto value = trimmed(line.substr(colon + 1));
  if (!is_token(name) || !std::ranges::all_of(value, is_value_char)) return 400;
  if (head.fields.size() == most_fields) return 431;
  std::string lower_name{name};
  std::ranges::transform(lower_name, lower_name.begin(), lower);
  if (std::ranges::find(single_fields, lower_name) != single_fields.end() &&
      std::ranges::any_of(head.fields, [&](const auto& field) { return field.first == lower_name; }))
    return 400;
  head.fields.emplace_back(std::move(lower_name), std::string{value});
  return 0;
}

bool has_field(const Head& head, std::string_view name) {
  return std::ranges::any_of(head.fields, [&](const auto& field) { return field.first == name; });
}

/// How long the body is: Content-Length or chunked, never both (RFC 9112 §6.3).
int read_framing(Head& head) {
  const bool has_length = has_field(head, "content-length");
  if (has_field(head, "transfer-encoding")) {
    if (has_length || !head.http_1_1) return 400;
    if (!equal_ignoring_case(head.field("transfer-encoding"), "chunked")) return 501;
    head.chunked = true;
  } else if (has_length) {
    const auto digits = head.field("content-length");
    if (digits.empty() || digits.size() > 18 || !std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; })) return 400;
    std::from_chars(digits.data(), digits.data() + digits.size(), head.content_length);
  }
  if (has_field(head, "expect") && !equal_ignoring_case(head.field("expect"), "100-continue")) return 417;
  return 0;
}

}  // namespace

std::string_view Head::field(std::string_view lower_name) const {
  for (const auto& [name, value] : fields)
    if (name == lower_name) return value;
  return {};
}

bool Head::keep_alive() const {
  if (!http_1_1) return false;
  return std::ranges::none_of(fields, [](const auto& field) { return field.first == "connection" && list_has(field.second, "close"); });
}

bool Head::expects_continue() const { return http_1_1 && has_body() && !field("expect").empty(); }

std::variant<Head, HeadFault> read_head(std::string_view block) {
  if (!block.ends_with("\r\n\r\n") || has_bare_line_feed(block)) return HeadFault{400};
  Head head;
  if (const int status = read_request_line(take_line(block), head)) return HeadFault{status};
  while (block != "\r\n") {
    if (const int status = read_field(take_line(block), head)) return HeadFault{status};
  }
  if (!is_host(head.field("host"))) return HeadFault{400};
  if (const int status = read_framing(head)) return HeadFault{status};
  return head;
}

bool has_bare_line_feed(std::string_view bytes, std::size_t from) {
  for (auto at = bytes.find('\n', from); at != std::string_view::npos; at = bytes.find('\n', at + 1)) {
    if (at == 0 || bytes[at - 1] != '\r') return true;
  }
  return false;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

bool list_has(std::string_view list, std::string_view element) {
  while (!list.empty()) {
    const auto end = list.find(',');
    auto piece = list.substr(0, end);
    list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
    piece = trimmed(piece.substr(0, piece.find(';')));
    if (equal_ignoring_case(piece, element)) return true;
  }
  return false;
}

}  // namespace baqylau::http
