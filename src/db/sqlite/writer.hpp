#pragma once
/// The one thread that writes to SQLite. It commits what has queued up with one fsync, answers each unit of work only
/// after that, and then checkpoints. Writers that wait for each other's locks would stall for seconds. DESIGN §2, §6.

#include "db/engine.hpp"
#include "db/sqlite/connection.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace baqylau::db::sqlite {

class Writer {
 public:
  explicit Writer(const std::filesystem::path& file);
  /// Does what is queued first.
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void add(Database::WriteJob job, Database::Outcome outcome);
  /// In a transaction that no other unit of work shares.
  void add_alone(std::function<void(SqliteConnection&)> job, Database::Outcome outcome);
  [[nodiscard]] std::uint64_t version() const noexcept { return version_.load(std::memory_order_acquire); }

 private:
  struct Unit {
    Database::WriteJob job;
    std::function<void(SqliteConnection&)> alone;
    Database::Outcome outcome;
    std::chrono::steady_clock::time_point until = std::chrono::steady_clock::time_point::max();  ///< not begun later
  };
  struct Answer {
    Database::Outcome outcome;
    std::exception_ptr error;
  };

  void enqueue(Unit unit);
  bool wait_for_work();
  /// The next unit, if there is one that fits into the batch.
  std::optional<Unit> next(bool first);
  void work();
  void run_batch();
  /// True for a unit that runs alone.
  bool fill(std::vector<Answer>& answers);
  void take_all(std::vector<Answer>& answers);
  void run_one(Unit& unit, Answer& answer, bool first);
  void notice_other_processes();
  void checkpoint_when_due() noexcept;
  static int on_wal(void* self, sqlite3*, const char*, int pages);

  SqliteConnection connection_;
  std::atomic<std::uint64_t> version_{1};
  std::int64_t data_version_ = 0;
  std::chrono::steady_clock::time_point next_look_{};
  int wal_pages_ = 0;
  int checkpointed_pages_ = 0;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Unit> queue_;
  bool closing_ = false;
  std::thread thread_;  // last: it starts when the rest is there
};

}  // namespace baqylau::db::sqlite
