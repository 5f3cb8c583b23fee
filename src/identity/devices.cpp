#include "identity/devices.hpp"

#include "http/cookies.hpp"

#include <algorithm>

namespace baqylau::identity {

namespace {

constexpr std::size_t number_bytes = 16;
constexpr std::size_t mark_bytes = 16;
constexpr std::size_t most_marks = 8;

}  // namespace

Device::Device(std::string_view cookie, std::string secret) : secret_{std::move(secret)} {
  std::vector<std::string> pieces;
  while (!cookie.empty() && pieces.size() <= most_marks) {
    const auto end = std::min(cookie.find('.'), cookie.size());
    pieces.emplace_back(cookie.substr(0, end));
    if (!http::is_visitor_value(pieces.back())) return;  // the same 16 bytes
    cookie.remove_prefix(std::min(end + 1, cookie.size()));
  }
  if (pieces.empty()) return;
  number_ = std::move(pieces.front());
  marks_.assign(std::next(pieces.begin()), pieces.end());
}

std::string Device::mark_of(std::string_view number, std::string_view login_folded) const {
  std::string text{"device\n"};
  text.append(number).append("\n").append(login_folded);
  return base::base64url(base::keyed_hash(secret_, text).substr(0, mark_bytes));
}

bool Device::has_signed_in(std::string_view login_folded) const {
  if (number_.empty()) return false;
  const auto mark = mark_of(number_, login_folded);
  return std::ranges::any_of(marks_, [&](const std::string& kept) { return http::same_token(kept, mark); });
}

std::string Device::counter(std::string_view login_folded) const {
  return "device " + base::hex(base::sha256(mark_of(number_, login_folded))).substr(0, 32);
}

std::string Device::having_signed_in(std::string_view login_folded, base::Random& random) const {
  std::string value = number_.empty() ? base::random_token(random, number_bytes) : number_;
  const auto mark = mark_of(value, login_folded);
  std::size_t marks = 1;
  std::string rest;
  for (const auto& kept : marks_)
    if (kept != mark && marks < most_marks) {
      rest.append(".").append(kept);
      ++marks;
    }
  return value.append(".").append(mark).append(rest);
}

}  // namespace baqylau::identity
