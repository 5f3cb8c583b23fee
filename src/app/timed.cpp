#include "app/timed.hpp"

#include "base/log.hpp"
#include "db/waits.hpp"

#include <algorithm>
#include <exception>
#include <utility>

namespace baqylau::app {

namespace {

constexpr std::chrono::milliseconds look_for_a_new_day = std::chrono::seconds{1};

/// Whatever a piece of work throws, the others go on. False: it threw.
bool logged(const std::string& name, const std::function<void()>& work) {
  try {
    work();
    return true;
  } catch (const std::exception& error) {
    base::log(base::LogLevel::error, "timed_task_failed", "", {{"task", name}, {"error", error.what()}});
    return false;
  }
}

}  // namespace

Timed::Timed(db::Database& database, const base::Clock& clock, const std::string& holder, Work work) {
  for (auto& task : work.daily) {
    auto& daily = daily_.emplace_back(database, clock, holder, std::move(task));
    turns_.push_back({.name = daily.task().name, .every = look_for_a_new_day, .take = [&daily] { daily.turn(); }});
  }
  for (auto& task : work.always) {
    auto& always = always_.emplace_back(database, clock, holder, std::move(task));
    turns_.push_back({.name = always.task().name, .every = always.task().every, .take = [&always] { always.turn(); }});
  }
  thread_ = std::thread{[this] { this->work(); }};
}

Timed::~Timed() { wait(); }

void Timed::stop() {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
  }
  woken_.notify_all();
}

void Timed::wait() {
  stop();
  if (thread_.joinable()) thread_.join();
}

void Timed::work() {
  const db::Unhurried unhurried;
  std::unique_lock lock{mutex_};
  while (!stopping_ && !turns_.empty()) {
    auto& next = *std::ranges::min_element(turns_, {}, &Turn::due);
    if (woken_.wait_until(lock, next.due, [this] { return stopping_; })) break;
    lock.unlock();
    logged(next.name, next.take);
    next.due = Steady::now() + next.every;
    lock.lock();
  }
  lock.unlock();
  // Where one cannot be given back none can, and each would wait in its turn: they are free when their time has passed.
  for (auto& always : always_)
    if (!logged(always.task().name, [&] { always.give_back(); })) break;
}

}  // namespace baqylau::app
