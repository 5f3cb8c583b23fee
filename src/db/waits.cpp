#include "db/waits.hpp"

#include "db/engine.hpp"

#include <utility>

namespace baqylau::db {

namespace {
thread_local bool unhurried = false;
}

Unhurried::Unhurried() : before_{std::exchange(unhurried, true)} {}
Unhurried::~Unhurried() { unhurried = before_; }
bool Unhurried::here() noexcept { return unhurried; }

void end_soon(Database& database) noexcept {
  if (auto* engine = dynamic_cast<Engine*>(&database)) engine->end_soon();
}

}  // namespace baqylau::db
