#pragma once
/// Threads with one connection each, and a bounded queue of work for them.

#include "db/postgres/connection.hpp"

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
  Session(std::string address, Common& common) : address_{std::move(address)}, common_{&common} {}
  /// Throws `Unavailable`: at once where the server was found away a moment ago or another one is trying whether it is back.
  PostgresConnection& connection(Moment until);
  /// A new one in its place. Throws `Unavailable`.
  PostgresConnection& reconnect(Moment until);
  void drop() { connection_.reset(); }
  /// What was seen of the server.
  void answered();
  void doubt() { common_->doubted = true; }
  /// For BEGIN.
  [[nodiscard]] std::chrono::milliseconds patience() const { return common_->doubted ? common_->waits.doubt : common_->waits.begin; }
  void is_away();

 private:
  std::string address_;
  Common* common_;
  std::unique_ptr<PostgresConnection> connection_;
};

class Pool {
 public:
  using Task = std::function<void(Session&)>;
  /// `common` outlives it.
  Pool(const std::string& address, int threads, Common& common);
  /// Does what is queued first; where the server is away that fails at once.
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
