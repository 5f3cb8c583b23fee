#include "http/response_head.hpp"

#include "http/cookies.hpp"
#include "http/static_files.hpp"

#include <algorithm>
#include <array>
#include <ctime>
#include <fmt/format.h>
#include <functional>
#include <stdexcept>

namespace baqylau::http {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> always{
    {{"Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
      "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
     {"X-Content-Type-Options", "nosniff"},
     {"Referrer-Policy", "same-origin"},
     {"Cross-Origin-Opener-Policy", "same-origin"},
     {"Cross-Origin-Resource-Policy", "same-origin"},
     {"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
     {"Strict-Transport-Security", "max-age=63072000; includeSubDomains"},
     {"Cache-Control", "no-store"}}};

std::string_view reason_of(int status) {
  switch (status) {
    case 200: return "OK";
    case 301: return "Moved Permanently";
    case 302: return "Found";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 417: return "Expectation Failed";
    case 421: return "Misdirected Request";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    default: return "";
  }
}

const std::string* find_header(const Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers)
    if (equal_ignoring_case(key, name)) return &value;
  return nullptr;
}

bool is_html(const Response& response) { return response.content_type.starts_with("text/html"); }

/// RFC 9110 §5.6.7, made once a second.
const std::string& date_of(base::Instant now) {
  thread_local std::time_t made = -1;
  thread_local std::string text;
  const auto seconds = static_cast<std::time_t>(now.micros / 1'000'000);
  if (seconds != made) {
    std::tm utc{};
    ::gmtime_r(&seconds, &utc);
    constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    text = fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", days.at(static_cast<std::size_t>(utc.tm_wday)), utc.tm_mday,
                       months.at(static_cast<std::size_t>(utc.tm_mon)), utc.tm_year + 1900, utc.tm_hour, utc.tm_min, utc.tm_sec);
    made = seconds;
  }
  return text;
}

void put(std::string& out, std::string_view name, std::string_view value) {
  if (std::ranges::any_of(value, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }))
    throw std::logic_error{"a response header with a control character: " + std::string{name}};
  out += name;
  out += ": ";
  out += value;
  out += "\r\n";
}

}  // namespace

void put_wait(Response& response, std::chrono::seconds wait) { response.headers.emplace_back("Retry-After", std::to_string(wait.count())); }

int status_of(base::Kind kind) {
  switch (kind) {
    case base::Kind::invalid: return 422;
    case base::Kind::malformed: return 400;
    case base::Kind::not_signed_in: return 401;
    case base::Kind::forbidden: return 403;
    case base::Kind::not_found: return 404;
    case base::Kind::conflict: return 409;
    case base::Kind::gone: return 410;
    case base::Kind::too_large: return 413;
    case base::Kind::too_many: return 429;
    case base::Kind::unavailable: return 503;
  }
  return 500;
}

void complete_response(Exchange& exchange) {
  auto& response = exchange.response;
  const auto& caller = exchange.request.caller;
  const bool shared = exchange.request.for_everybody && response.status == 200;
  if (shared && !response.file) {
    response.headers.emplace_back("Cache-Control", "public, max-age=0, must-revalidate");
    response.headers.emplace_back("Vary", "Accept-Encoding, Cookie");
    if (exchange.page) {
      const auto& bytes = exchange.page->best_for(exchange.head.field("accept-encoding"));
      exchange.static_body = bytes.body;
      response.headers.emplace_back("ETag", bytes.etag);
      if (!bytes.encoding.empty()) response.headers.emplace_back("Content-Encoding", bytes.encoding);
    } else {
      response.headers.emplace_back("ETag", page_etag(response.body));
    }
  }
  if (!shared && is_html(response) && exchange.fresh_visitor && !caller.signed_in())
    response.cookies.push_back(visitor_cookie(exchange.visitor));
  if (is_html(response) && (!response.body.empty() || exchange.page))
    response.headers.emplace_back("Content-Language", i18n::to_code(exchange.request.language));
  const auto* etag = find_header(response, "ETag");
  if (etag && response.status == 200 && matches_etag(exchange.request.if_none_match, *etag)) {
    response.status = 304;
    response.body.clear();
    exchange.static_body = {};
  }
}

std::string response_head(const Exchange& exchange, std::size_t body_bytes, base::Instant now) {
  const auto& response = exchange.response;
  std::string out;
  out.reserve(1400);
  out += fmt::format("HTTP/1.1 {} {}\r\n", response.status, reason_of(response.status));
  put(out, "Date", date_of(now));
  if (response.status != 304) {
    put(out, "Content-Type", response.content_type);
    put(out, "Content-Length", std::to_string(body_bytes));
  }
  for (const auto& [name, value] : always)
    if (!find_header(response, name)) put(out, name, value);
  for (const auto& [name, value] : response.headers) put(out, name, value);
  for (const auto& cookie : response.cookies) put(out, "Set-Cookie", set_cookie(cookie, exchange.line));
  if (exchange.close) put(out, "Connection", "close");
  out += "\r\n";
  return out;
}

}  // namespace baqylau::http
