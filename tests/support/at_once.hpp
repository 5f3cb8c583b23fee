#pragma once
/// Two people at the same moment: what came of `one` and of `other`, each run in a thread of its own, from one barrier on.
/// What either throws is thrown here. `tools/check_arrows.py` names the statements that are tried so.

#include <barrier>
#include <future>
#include <utility>

namespace baqylau::support {

/// Enough that a guard which looks before it writes is overtaken in some of them.
inline constexpr int rounds_at_once = 30;

template <class One, class Other>
auto at_once(One one, Other other) {
  std::barrier start{2};
  auto beside = std::async(std::launch::async, [&] {
    start.arrive_and_wait();
    return other();
  });
  start.arrive_and_wait();
  auto first = one();
  return std::pair{std::move(first), beside.get()};
}

}  // namespace baqylau::support
