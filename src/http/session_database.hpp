#pragma once
/// The database as a `Work` handler gets it: each of its writes asks first whether the caller's session still holds.

#include "db/db.hpp"

#include <exception>
#include <functional>
#include <utility>

namespace baqylau::http {

/// Thrown out of a write that was not done: the session has ended since the request came, or its account was blocked.
class SessionEnded final : public std::exception {
 public:
  [[nodiscard]] const char* what() const noexcept override { return "the session has ended"; }
};

class SessionDatabase final : public db::Database {
 public:
  SessionDatabase(db::Database& database, std::function<bool(db::Read&)> holds) : database_{database}, holds_{std::move(holds)} {}

  void start_read(ReadJob job, Outcome outcome) override { database_.start_read(std::move(job), std::move(outcome)); }
  void start_write(WriteJob job, Outcome outcome) override {
    database_.start_write(
        [job = std::move(job), holds = holds_](db::Write& write) {
          if (!holds(write)) throw SessionEnded{};
          return job(write);
        },
        std::move(outcome));
  }
  [[nodiscard]] std::uint64_t version() const override { return database_.version(); }
  [[nodiscard]] std::string_view engine() const override { return database_.engine(); }

 private:
  db::Database& database_;
  std::function<bool(db::Read&)> holds_;
};

}  // namespace baqylau::http
