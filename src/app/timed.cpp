#include "app/timed.hpp"

#include "base/log.hpp"
#include "notices/notices.hpp"

#include <algorithm>
#include <exception>
#include <utility>

namespace baqylau::app {

namespace {

/// Longer than any run of a task: a lease must not end while its work is being done.
constexpr std::chrono::milliseconds longest_run = std::chrono::minutes{1};

}  // namespace

Timed::Timed(db::Database& database, const base::Clock& clock, std::string holder, std::vector<Task> tasks)
    : database_{database}, clock_{clock}, holder_{std::move(holder)} {
  const auto now = std::chrono::steady_clock::now();
  for (auto& task : tasks) entries_.push_back({.task = std::move(task), .due = now});
  thread_ = std::thread{[this] { work(); }};
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
  std::unique_lock lock{mutex_};
  while (!stopping_ && !entries_.empty()) {
    auto& next = *std::ranges::min_element(entries_, {}, &Entry::due);
    if (woken_.wait_until(lock, next.due, [this] { return stopping_; })) break;
    lock.unlock();
    attempt(next);
    next.due = std::chrono::steady_clock::now() + next.task.every;
    lock.lock();
  }
  lock.unlock();
  give_back();
}

void Timed::attempt(Entry& entry) {
  try {
    if (hold(entry)) entry.task.run();
  } catch (const std::exception& error) {
    base::log(base::LogLevel::error, "timed_task_failed", "", {{"task", entry.task.name}, {"error", error.what()}});
  }
}

/// The lease reaches beyond this node's next turn, so that no other node comes in between; it is written again only when it
/// has become short, since each commit makes every kept page stale.
bool Timed::hold(Entry& entry) {
  const auto now = clock_.now();
  const auto least = entry.task.every + longest_run;
  if (entry.held_until > now + least) return true;
  const auto until = now + (least + std::max(entry.task.every, longest_run));
  entry.held_until = notices::take_lease(database_, entry.task.name, holder_, now, until) ? until : base::Instant{};
  return entry.held_until == until;
}

void Timed::give_back() {
  for (const auto& entry : entries_) {
    if (entry.held_until == base::Instant{}) continue;
    try {
      const auto now = clock_.now();
      notices::take_lease(database_, entry.task.name, holder_, now, now);
    } catch (const std::exception& error) {
      // It ends by itself a little later.
      base::log(base::LogLevel::warning, "lease_not_given_back", "", {{"task", entry.task.name}, {"error", error.what()}});
    }
  }
}

}  // namespace baqylau::app
