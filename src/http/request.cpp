#include "http/request.hpp"

namespace baqylau::http {
namespace {

std::string_view first_of(const Pairs& pairs, std::string_view name) {
  for (const auto& [key, value] : pairs)
    if (key == name) return value;
  return {};
}

}  // namespace

std::string_view Request::query_value(std::string_view name) const { return first_of(query, name); }
std::string_view Request::cookie(std::string_view name) const { return first_of(cookies, name); }

}  // namespace baqylau::http
