#include "identity/local_path.hpp"

#include "http/target.hpp"

#include <algorithm>

namespace baqylau::identity {

namespace {

constexpr std::size_t longest = 2000;  ///< bytes

}  // namespace

std::optional<http::Url> local_url(std::string_view typed) {
  if (typed.size() > longest || !typed.starts_with('/')) return std::nullopt;
  // Browsers read a backslash as a slash and drop tabs and line breaks from an address.
  const auto odd = [](char c) { return c == '\\' || static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; };
  if (std::ranges::any_of(typed, odd) || typed.substr(0, typed.find('?')).find("//") != std::string_view::npos) return std::nullopt;
  auto target = http::parse_target(typed.substr(0, typed.find('#')), {});
  if (!target || !target->path.starts_with('/') || target->path.find("//") != std::string::npos) return std::nullopt;
  // Where it leads again to signing in, it leads nowhere.
  if (target->path == "/sign-in" || target->path == "/sign-out") return std::nullopt;
  http::Request page;
  page.path = std::move(target->path);
  page.query = std::move(target->query);
  return http::Url::of_request(page);
}

}  // namespace baqylau::identity
