#include "http/routes.hpp"

#include <cstdint>
#include <stdexcept>

namespace baqylau::http {
namespace {

/// Takes `/segment` off the front.
std::string_view take_segment(std::string_view& path) {
  path.remove_prefix(1);
  const auto end = std::min(path.find('/'), path.size());
  const auto segment = path.substr(0, end);
  path.remove_prefix(end);
  return segment;
}

bool is_place(std::string_view segment) { return segment.starts_with('{'); }

/// Which segments are literal, from the left: of two patterns that fit a path the one with the greater mark wins.
/// Nothing where the pattern does not fit.
std::optional<std::uint64_t> fit(std::string_view pattern, std::string_view path) {
  std::uint64_t mark = 0;
  while (!pattern.empty() && !path.empty()) {
    const auto wanted = take_segment(pattern);
    const auto found = take_segment(path);
    if (is_place(wanted)) {
      if (found.empty()) return std::nullopt;
      mark = mark << 1U;
    } else {
      if (wanted != found) return std::nullopt;
      mark = (mark << 1U) | 1U;
    }
  }
  if (!pattern.empty() || !path.empty()) return std::nullopt;
  return mark;
}

/// The pattern with the names of its places left out.
std::string shape(std::string_view pattern) {
  std::string text;
  while (!pattern.empty()) {
    const auto segment = take_segment(pattern);
    text += '/';
    text += is_place(segment) ? "{}" : segment;
  }
  return text;
}

Route::Places places_of(std::string_view pattern, std::string_view path) {
  Route::Places places;
  while (!pattern.empty()) {
    const auto wanted = take_segment(pattern);
    const auto found = take_segment(path);
    if (is_place(wanted)) places.emplace_back(found);
  }
  return places;
}

}  // namespace

namespace detail {
base::Failure no_such_page() { return {base::Kind::not_found, base::M("There is no such page")}; }
}  // namespace detail

Route& Routes::add(Route route) {
  if (!route.pattern.starts_with('/')) throw std::logic_error{"a route's path must begin with a slash: " + std::string{route.pattern}};
  const auto same = [&](const Route& other) { return other.is_post() == route.is_post() && shape(other.pattern) == shape(route.pattern); };
  if (std::ranges::any_of(routes_, same)) throw std::logic_error{"two routes of one path: " + std::string{route.pattern}};
  return routes_.emplace_back(std::move(route));
}

Routes::Match Routes::find(bool post, std::string_view path) const {
  Match match;
  if (!path.starts_with('/')) return match;
  std::uint64_t best = 0;
  for (const auto& route : routes_) {
    const auto mark = fit(route.pattern, path);
    if (!mark) continue;
    if (route.is_post() != post) {
      match.other_method = true;
    } else if (!match.route || *mark > best) {
      match.route = &route;
      best = *mark;
    }
  }
  if (match.route) {
    match.places = places_of(match.route->pattern, path);
    match.other_method = false;
  }
  return match;
}

}  // namespace baqylau::http
