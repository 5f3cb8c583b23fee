#pragma once
/// Threads with one connection each, and a bounded queue of work for them.

#include "db/postgres/connection.hpp"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace baqylau::db::postgres {

/// A thread's connection: made when it is first needed, made again after it was lost.
class Session {
 public:
  explicit Session(std::string address) : address_{std::move(address)} {}
  /// Throws `Unavailable`, at once if the last try was a moment ago.
  PostgresConnection& connection();
  void drop() { connection_.reset(); }

 private:
  std::string address_;
  std::unique_ptr<PostgresConnection> connection_;
  std::chrono::steady_clock::time_point try_again_{};
};

class Pool {
 public:
  using Task = std::function<void(Session&)>;
  Pool(const std::string& address, int threads);
  /// Does what is queued first.
  ~Pool();
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;
  /// False when the queue is full. A task must not throw.
  bool add(Task task);

 private:
  void work(Session session);
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Task> queue_;
  bool closing_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace baqylau::db::postgres
