#pragma once
/// A database whose writes go wrong when a test says so.

#include "db/db.hpp"

#include <atomic>
#include <exception>
#include <memory>
#include <string>
#include <utility>

namespace baqylau::http::testing {

enum class Fault {
  none,
  busy,            ///< before anything is done
  broken,          ///< after everything was done: rolled back
  answer_lost,     ///< committed, and nobody is told
  lost_altogether  ///< rolled back, and nobody is told which
};

class FaultyDatabase final : public db::Database {
 public:
  explicit FaultyDatabase(db::Database& real) : real_{real} {}

  std::atomic<Fault> next{Fault::none};  ///< of the next write; `none` again afterwards
  std::atomic<bool> reads_fail{false};

  void start_read(ReadJob job, Outcome outcome) override {
    if (reads_fail) return outcome(std::make_exception_ptr(db::Unavailable{"no connection"}));
    real_.start_read(std::move(job), std::move(outcome));
  }
  void start_write(WriteJob job, Outcome outcome) override {
    switch (next.exchange(Fault::none)) {
      case Fault::none: return real_.start_write(std::move(job), std::move(outcome));
      case Fault::busy: return outcome(std::make_exception_ptr(db::Unavailable{"locked"}));
      case Fault::broken:
        return real_.start_write(
            [job = std::move(job)](db::Write& db) -> bool {
              (void)job(db);
              throw db::Error{"the disk is on fire"};
            },
            std::move(outcome));
      case Fault::answer_lost:
        return real_.start_write(std::move(job), [outcome = std::move(outcome)](const std::exception_ptr&) {
          outcome(std::make_exception_ptr(db::CommitUnknown{"connection lost"}));
        });
      case Fault::lost_altogether:
        return real_.start_write(
            [job = std::move(job)](db::Write& db) {
              (void)job(db);
              return false;
            },
            [outcome = std::move(outcome)](const std::exception_ptr&) {
              outcome(std::make_exception_ptr(db::CommitUnknown{"connection lost"}));
            });
    }
  }
  [[nodiscard]] std::uint64_t version() const override { return real_.version(); }
  [[nodiscard]] std::string_view engine() const override { return real_.engine(); }

 private:
  db::Database& real_;
};

}  // namespace baqylau::http::testing
