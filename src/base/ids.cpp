#include "base/ids.hpp"

#include <charconv>

namespace baqylau::base {

std::optional<std::int64_t> parse_id(std::string_view digits) noexcept {
  constexpr std::size_t longest = 19;
  if (digits.empty() || digits.size() > longest || digits.front() == '0') return std::nullopt;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
  }
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

}  // namespace baqylau::base
