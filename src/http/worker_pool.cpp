#include "http/worker_pool.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

namespace baqylau::http {
namespace {

constexpr int behind_others = 10;  ///< of setpriority: a ninth of the processor where others want it, all of it where not

}  // namespace

WorkerPool::WorkerPool(int threads, std::size_t most_waiting, Rank rank) : most_waiting_{most_waiting} {
  for (int i = 0; i < std::max(threads, 1); ++i) threads_.emplace_back([this, rank] { work(rank); });
}

WorkerPool::~WorkerPool() {
  {
    const std::lock_guard lock{mutex_};
    ending_ = true;
  }
  ready_.notify_all();
  for (auto& thread : threads_) thread.join();
}

bool WorkerPool::submit(std::function<void()> job) {
  {
    const std::lock_guard lock{mutex_};
    if (ending_ || waiting_.size() >= most_waiting_) return false;
    waiting_.push_back(std::move(job));
  }
  ready_.notify_one();
  return true;
}

void WorkerPool::work(Rank rank) {
  // Linux gives each thread a rank of its own. Where it may not be lowered nothing is wrong, only less quick.
  if (rank == Rank::behind) (void)::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), behind_others);
  while (true) {
    std::function<void()> job;
    {
      std::unique_lock lock{mutex_};
      ready_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      job = std::move(waiting_.front());
      waiting_.pop_front();
    }
    job();
  }
}

}  // namespace baqylau::http
