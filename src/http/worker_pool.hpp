#pragma once
/// Threads for what is slow, with a queue that has an end, takes turns and keeps nobody waiting for ever.

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

namespace baqylau::http {

class WorkerPool {
 public:
  /// Too late: it has waited longer than `patience`, and whoever asked is told so instead.
  /// Or it was given up for somebody who has asked for less.
  enum class Turn { in_time, too_late };
  using Job = std::function<void(Turn)>;

  WorkerPool(int threads, std::size_t most_waiting, std::chrono::milliseconds patience);
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool(WorkerPool&&) = delete;
  /// Finishes what was taken.
  ~WorkerPool();
  /// Of several who ask, each has one job done in turn, however many they have sent. Where no place is left, whoever has most jobs waiting
  /// gives up the last of them (it is done here, as one that is too late) to one who has fewer. False: the job was not taken. Jobs do not
  /// throw.
  bool submit(const std::string& who, Job job);

 private:
  struct Waiting {
    Job job;
    std::chrono::steady_clock::time_point asked;
  };
  void work();
  Waiting next();
  /// Out of the queue; nothing where nobody has two more than `who`.
  Job displaced_for(const std::string& who);
  std::size_t most_waiting_;
  std::chrono::milliseconds patience_;
  std::mutex mutex_;
  std::condition_variable ready_;
  std::unordered_map<std::string, std::deque<Waiting>> waiting_;  ///< by who asks; nobody without a job is in it
  std::deque<std::string> turns_;                                 ///< each of them once
  std::size_t jobs_ = 0;
  bool ending_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace baqylau::http
