#include "http/worker_pool.hpp"

#include <algorithm>
#include <utility>

namespace baqylau::http {

WorkerPool::WorkerPool(int threads, std::size_t most_waiting, std::chrono::milliseconds patience)
    : most_waiting_{most_waiting}, patience_{patience} {
  for (int i = 0; i < std::max(threads, 1); ++i) threads_.emplace_back([this] { work(); });
}

WorkerPool::~WorkerPool() {
  {
    const std::lock_guard lock{mutex_};
    ending_ = true;
  }
  ready_.notify_all();
  for (auto& thread : threads_) thread.join();
}

bool WorkerPool::submit(const std::string& who, Job job) {
  Job displaced;
  {
    const std::lock_guard lock{mutex_};
    if (ending_) return false;
    if (jobs_ >= most_waiting_) {
      displaced = displaced_for(who);
      if (!displaced) return false;
    }
    const auto [own, first] = waiting_.try_emplace(who);
    own->second.push_back({std::move(job), std::chrono::steady_clock::now()});
    if (first) turns_.push_back(who);
    ++jobs_;
  }
  ready_.notify_one();
  if (displaced) displaced(Turn::too_late);
  return true;
}

WorkerPool::Job WorkerPool::displaced_for(const std::string& who) {
  const auto most = std::ranges::max_element(waiting_, {}, [](const auto& one) { return one.second.size(); });
  const auto own = waiting_.find(who);
  if (most == waiting_.end() || most->second.size() < (own == waiting_.end() ? 0 : own->second.size()) + 2) return {};
  auto job = std::move(most->second.back().job);
  most->second.pop_back();
  --jobs_;
  return job;
}

WorkerPool::Waiting WorkerPool::next() {
  auto who = std::move(turns_.front());
  turns_.pop_front();
  const auto own = waiting_.find(who);
  auto taken = std::move(own->second.front());
  own->second.pop_front();
  --jobs_;
  if (own->second.empty()) waiting_.erase(own);
  else turns_.push_back(std::move(who));
  return taken;
}

void WorkerPool::work() {
  while (true) {
    Waiting taken;
    {
      std::unique_lock lock{mutex_};
      ready_.wait(lock, [this] { return ending_ || jobs_ > 0; });
      if (jobs_ == 0) return;
      taken = next();
    }
    taken.job(std::chrono::steady_clock::now() - taken.asked < patience_ ? Turn::in_time : Turn::too_late);
  }
}

}  // namespace baqylau::http
