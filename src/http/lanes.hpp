#pragma once
/// Which pages take long is learned, so that they never wait for each other: a quick page is made on the thread that serves the sockets, a
/// slow one by readers of its own (`ServerConfig::slow_readers`). docs/decisions/0016.
///
/// A route counts as slow until it was seen to be quick, at once when it took long, and no longer when it has been quick for a while
/// (a page may be quick for a small contest and slow for a large one).

#include "http/routes.hpp"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <unordered_map>

namespace baqylau::http {

class Lanes {
 public:
  /// What takes longer than `longest_quick` is slow. The routes must outlive this, and none may be added.
  Lanes(const Routes& routes, std::chrono::microseconds longest_quick);

  [[nodiscard]] bool is_slow(const Route& route) const;
  /// How long a page of the route took to make, with its reads.
  void took(const Route& route, std::chrono::microseconds time);

 private:
  std::int64_t longest_quick_;  ///< microseconds
  /// Microseconds: the longest time seen, less an eighth for each time since.
  std::unordered_map<const Route*, std::atomic<std::int64_t>> costs_;
};

}  // namespace baqylau::http
