#include "http/lanes.hpp"

#include <algorithm>

namespace baqylau::http {

Lanes::Lanes(const Routes& routes, std::chrono::microseconds longest_quick) : longest_quick_{longest_quick.count()} {
  for (const auto& route : routes.all()) costs_.try_emplace(&route, longest_quick_ + 1);
}

bool Lanes::is_slow(const Route& route) const { return costs_.at(&route).load(std::memory_order_relaxed) > longest_quick_; }

void Lanes::took(const Route& route, std::chrono::microseconds time) {
  auto& cost = costs_.at(&route);
  // Two at once may lose one of them: the next one says it again.
  const auto before = cost.load(std::memory_order_relaxed);
  cost.store(std::max<std::int64_t>(time.count(), before - before / 8), std::memory_order_relaxed);
}

}  // namespace baqylau::http
