#pragma once
/// Repeatable chance for made-up records: the same seed, the same records, on every machine (the standard's distributions differ
/// between libraries, so they are not used).

#include <cstdint>
#include <random>
#include <vector>

namespace baqylau::app {

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : engine_{seed} {}
  /// Both ends included.
  int between(int least, int most) { return least + static_cast<int>(engine_() % static_cast<std::uint64_t>(most - least + 1)); }
  std::uint64_t number() { return engine_(); }
  bool percent(int chance) { return between(1, 100) <= chance; }
  template <class T>
  const T& one_of(const std::vector<T>& list) {
    return list.at(static_cast<std::size_t>(between(0, static_cast<int>(list.size()) - 1)));
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace baqylau::app
