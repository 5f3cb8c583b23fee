#pragma once
/// Work that is done by the clock, not for a request: mail, reminders, tidying up. One thread; of several nodes only the one
/// that holds a task's lease does it. DESIGN §5.

#include "base/clock.hpp"
#include "db/db.hpp"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace baqylau::app {

/// `run` takes well under a minute: what has more to do does a piece, and the rest the next time. What it throws is logged,
/// and the task comes again at its time.
struct Task {
  std::string name;  ///< of its lease, and in the log
  std::chrono::milliseconds every;
  std::function<void()> run;
};

class Timed {
 public:
  /// `holder` tells this node from the others; best the same after a restart, which then need not wait for its own lease to
  /// end. Everything handed in outlives this.
  Timed(db::Database& database, const base::Clock& clock, std::string holder, std::vector<Task> tasks);
  Timed(const Timed&) = delete;
  Timed& operator=(const Timed&) = delete;
  ~Timed();
  /// No further task begins. Does not wait for the one that runs.
  void stop();
  /// Stops, and waits for the one that runs. Its leases are free for other nodes from then on.
  void wait();

 private:
  struct Entry {
    Task task;
    std::chrono::steady_clock::time_point due;
    base::Instant held_until{};  ///< zero: not ours
  };
  void work();
  void attempt(Entry& entry);
  bool hold(Entry& entry);
  void give_back();

  db::Database& database_;
  const base::Clock& clock_;
  std::string holder_;
  std::vector<Entry> entries_;
  std::mutex mutex_;
  std::condition_variable woken_;
  bool stopping_ = false;
  std::thread thread_;  ///< last: it uses all of the above
};

}  // namespace baqylau::app
