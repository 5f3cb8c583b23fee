#pragma once
/// Threads for what is slow, with a queue that has an end.

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace baqylau::http {

class WorkerPool {
 public:
  WorkerPool(int threads, std::size_t most_waiting);
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool(WorkerPool&&) = delete;
  /// Finishes what was taken.
  ~WorkerPool();
  /// False: the queue is full, the job was not taken. Jobs do not throw.
  bool submit(std::function<void()> job);

 private:
  void work();
  std::size_t most_waiting_;
  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<std::function<void()>> waiting_;
  bool ending_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace baqylau::http
