#pragma once
/// Work that is done by the clock, not for a request: mail, reminders, tidying up. One thread a process; of several processes only one does
/// a piece of work, by a row of `task` in the database they share. DESIGN §5.

#include "base/clock.hpp"
#include "db/db.hpp"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace baqylau::app {

/// Goes on always. `run` takes well under a minute: what has more to do does a piece, and the rest the next time.
struct Task {
  std::string name;  ///< of its row, and in the log
  std::chrono::milliseconds every;
  std::function<void()> run;
};

/// Done once for each day, from its first second in Almaty on; a day on which no process ran is not made up for. It takes under five
/// minutes.
struct DayTask {
  std::string name;
  /// `day` is the day that it is done for: `now` may already be past its end.
  std::function<void(db::Write&, base::LocalDate day, base::Instant now)> run;
};

/// A task that goes on always, as one process sees it. The row is held from turn to turn, and free again when its time has passed.
class Always {
 public:
  Always(db::Database& database, const base::Clock& clock, std::string holder, Task task);
  /// Runs it, unless another process holds it. What it throws is thrown on; it comes again at its time.
  void turn();
  /// Another process need not wait.
  void give_back();
  [[nodiscard]] const Task& task() const { return task_; }

 private:
  bool hold();
  db::Database& database_;
  const base::Clock& clock_;
  std::string holder_;
  Task task_;
  base::Instant held_until_{};  ///< zero: not ours
};

/// A task of the day, as one process sees it. One transaction does the work and says that it is done: a process that dies in the middle has
/// done nothing, and another does it all, five minutes later at the latest.
class Daily {
 public:
  Daily(db::Database& database, const base::Clock& clock, std::string holder, DayTask task);
  /// Runs it, unless it is done for today, another process is at it, or it failed just now: it is tried again after one minute, two,
  /// four, at most an hour. What it throws is kept in its row and thrown on.
  void turn();
  [[nodiscard]] const DayTask& task() const { return task_; }

 private:
  void run(base::LocalDate day, std::int64_t attempts);
  db::Database& database_;
  const base::Clock& clock_;
  std::string holder_;
  DayTask task_;
  std::optional<base::LocalDate> done_for_{};
};

struct Work {
  std::vector<Task> always{};
  std::vector<DayTask> daily{};
};

/// Gives each its turns until it is stopped, days' tasks each second. What a turn throws is logged.
class Timed {
 public:
  /// `holder` tells this process from the others; best the same after a restart, which then need not wait for what it held itself.
  /// Everything handed in outlives this.
  Timed(db::Database& database, const base::Clock& clock, const std::string& holder, Work work);
  Timed(const Timed&) = delete;
  Timed& operator=(const Timed&) = delete;
  ~Timed();
  /// No further work begins. Does not wait for the one that runs.
  void stop();
  /// Stops, and waits for the one that runs. What it held is free for others from then on.
  void wait();

 private:
  using Steady = std::chrono::steady_clock;
  struct Turn {
    std::string name;
    std::chrono::milliseconds every;
    std::function<void()> take;
    Steady::time_point due{};
  };
  void work();

  std::deque<Always> always_;  ///< turns refer to what is in them
  std::deque<Daily> daily_;
  std::vector<Turn> turns_;
  std::mutex mutex_;
  std::condition_variable woken_;
  bool stopping_ = false;
  std::thread thread_;  ///< last: it uses all of the above
};

/// Rows of days that are over for a year.
void forget_done_tasks(db::Write& db, base::LocalDate today);

}  // namespace baqylau::app
