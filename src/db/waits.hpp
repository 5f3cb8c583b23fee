#pragma once
/// How long one waits for the database: docs/decisions/0018.
///
/// What is asked of it is asked for somebody who waits for a page, and ends within seconds, well or not: in a queue, in a statement, in a
/// commit. Only who says so takes the time it takes.

#include "db/db.hpp"

#include <chrono>

namespace baqylau::db {

/// While one lives, what its thread asks for has no end set: commands, and what the clock does.
class Unhurried {
 public:
  Unhurried();
  ~Unhurried();
  Unhurried(const Unhurried&) = delete;
  Unhurried& operator=(const Unhurried&) = delete;
  [[nodiscard]] static bool here() noexcept;

 private:
  bool before_;
};

/// The program is about to end: from now on nobody waits long for a database that keeps silent, whoever asks. What is answered goes on.
void end_soon(Database& database) noexcept;

}  // namespace baqylau::db
