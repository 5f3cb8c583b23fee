#include "http/cookies.hpp"

#include "http/server.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <sodium.h>
#include <stdexcept>
#include <sys/stat.h>
#include <fcntl.h>
#include <unistd.h>

namespace baqylau::http {
namespace {

constexpr std::size_t most_cookies = 50;
constexpr std::size_t secret_bytes = 32;
constexpr std::int64_t notice_seconds = 300;

constexpr std::string_view prefix_of(Line line) { return line == Line::outside ? "__Host-" : "baqylau-"; }

std::int64_t seconds_of(base::Instant at) { return at.micros / 1'000'000; }

std::string notice_seal(std::string_view secret, std::string_view code, std::string_view path, std::string_view until) {
  std::string sealed{"notice:"};
  sealed.append(code).append("\n").append(until).append("\n").append(path);
  return base::base64url(base::keyed_hash(secret, sealed));
}

}  // namespace

Pairs parse_cookies(const Head& head, Line line) {
  Pairs cookies;
  const auto prefix = prefix_of(line);
  for (const auto& [field, list] : head.fields) {
    if (field != "cookie") continue;
    for (std::string_view rest = list; !rest.empty() && cookies.size() < most_cookies;) {
      const auto end = std::min(rest.find(';'), rest.size());
      auto piece = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      piece.remove_prefix(std::min(piece.find_first_not_of(' '), piece.size()));
      const auto equals = piece.find('=');
      if (equals == std::string_view::npos || !piece.starts_with(prefix) || equals <= prefix.size()) continue;
      cookies.emplace_back(std::string{piece.substr(prefix.size(), equals - prefix.size())}, std::string{piece.substr(equals + 1)});
    }
  }
  return cookies;
}

std::string set_cookie(const Cookie& cookie, Line line) {
  std::string text{prefix_of(line)};
  text.append(cookie.name).append("=").append(cookie.value).append("; Path=/");
  if (line == Line::outside) text += "; Secure";
  text += "; HttpOnly; SameSite=Lax";
  if (cookie.kept.count() != 0) text += "; Max-Age=" + std::to_string(std::max<std::int64_t>(cookie.kept.count(), 0));
  return text;
}

Cookie session_cookie(std::string_view token) { return {.name = std::string{session_cookie_name}, .value = std::string{token}}; }
Cookie cleared_cookie(std::string_view name) { return {.name = std::string{name}, .value = {}, .kept = std::chrono::seconds{-1}}; }
Cookie cleared_session_cookie() { return cleared_cookie(session_cookie_name); }
Cookie visitor_cookie(std::string_view value) { return {.name = std::string{visitor_cookie_name}, .value = std::string{value}}; }

Cookie notice_cookie(std::string_view secret, std::string_view code, std::string_view path, base::Instant now) {
  const auto until = std::to_string(seconds_of(now) + notice_seconds);
  auto value = std::string{code}.append(".").append(until).append(".").append(notice_seal(secret, code, path, until));
  return {.name = std::string{notice_cookie_name}, .value = std::move(value), .kept = std::chrono::seconds{notice_seconds}};
}

Cookie cleared_notice_cookie() { return cleared_cookie(notice_cookie_name); }

std::string notice_in(std::string_view secret, std::string_view value, std::string_view path, base::Instant now) {
  const auto first = value.find('.');
  const auto second = first == std::string_view::npos ? first : value.find('.', first + 1);
  if (second == std::string_view::npos) return {};
  const auto code = value.substr(0, first);
  const auto until = value.substr(first + 1, second - first - 1);
  if (!same_token(value.substr(second + 1), notice_seal(secret, code, path, until))) return {};
  std::int64_t last = 0;
  std::from_chars(until.data(), until.data() + until.size(), last);
  return last < seconds_of(now) ? std::string{} : std::string{code};
}

bool is_visitor_value(std::string_view value) {
  return value.size() == 22 && std::ranges::all_of(value, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
         });
}

std::string csrf_token(std::string_view secret, std::string_view session_key) {
  return base::base64url(base::keyed_hash(secret, session_key));
}

std::string visitor_csrf_token(std::string_view secret, std::string_view visitor) {
  return csrf_token(secret, "visitor:" + std::string{visitor});
}

bool same_token(std::string_view a, std::string_view b) {
  return a.size() == b.size() && !a.empty() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

bool is_same_origin(const Head& head, std::string_view site) {
  const auto said = head.field("sec-fetch-site");
  if (!said.empty()) return said == "same-origin" || said == "none";
  const auto origin = head.field("origin");
  if (origin.empty()) return false;
  if (equal_ignoring_case(origin, site)) return true;
  const auto host = head.field("host");
  for (const std::string_view scheme : {"https://", "http://"})
    if (origin.starts_with(scheme) && equal_ignoring_case(origin.substr(scheme.size()), host)) return true;
  return false;
}

std::string load_secret(const std::filesystem::path& file, base::Random& random) {
  const auto read = [&]() -> std::string {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, std::istreambuf_iterator<char>{}};
  };
  if (!std::filesystem::exists(file)) {
    // Made aside and linked into place: of two servers that start at once, both read what the first one made.
    const auto fresh = random.bytes(secret_bytes);
    const auto aside = std::filesystem::path{file.string() + '.' + base::hex(random.bytes(8))};
    const int descriptor = ::open(aside.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0400);
    const bool written = descriptor >= 0 && ::write(descriptor, fresh.data(), fresh.size()) == static_cast<ssize_t>(fresh.size()) &&
                         ::fsync(descriptor) == 0;
    if (descriptor >= 0) ::close(descriptor);
    std::error_code taken;  // by a server that was quicker: its secret holds
    if (written) std::filesystem::create_hard_link(aside, file, taken);
    ::unlink(aside.c_str());
  }
  auto secret = read();
  if (secret.size() < secret_bytes) throw std::runtime_error{"cannot make or read the server's secret: " + file.string()};
  struct stat status {};
  if (::stat(file.c_str(), &status) == 0 && (status.st_mode & 077U) != 0)
    throw std::runtime_error{"others may read the server's secret; make its mode 0400: " + file.string()};
  return secret;
}

}  // namespace baqylau::http
