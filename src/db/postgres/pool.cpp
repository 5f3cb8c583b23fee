#include "db/postgres/pool.hpp"

namespace baqylau::db::postgres {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t queue_limit = 1024;
/// While the server is away, work fails at once instead of waiting for one connection attempt after the other.
constexpr auto pause_between_tries = 500ms;

}  // namespace

PostgresConnection& Session::connection() {
  if (connection_ && connection_->lost()) connection_.reset();
  if (connection_) return *connection_;
  if (std::chrono::steady_clock::now() < try_again_) throw Unavailable{"PostgreSQL cannot be reached"};
  try {
    connection_ = std::make_unique<PostgresConnection>(address_);
  } catch (...) {
    try_again_ = std::chrono::steady_clock::now() + pause_between_tries;
    throw;
  }
  return *connection_;
}

Pool::Pool(const std::string& address, int threads) {
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this, address] { work(Session{address}); });
}

Pool::~Pool() {
  {
    const std::scoped_lock lock{mutex_};
    closing_ = true;
  }
  changed_.notify_all();
  for (auto& thread : threads_) thread.join();
}

bool Pool::add(Task task) {
  {
    const std::scoped_lock lock{mutex_};
    if (closing_ || queue_.size() >= queue_limit) return false;
    queue_.push_back(std::move(task));
  }
  changed_.notify_one();
  return true;
}

void Pool::work(Session session) {
  for (;;) {
    Task task;
    {
      std::unique_lock lock{mutex_};
      changed_.wait(lock, [this] { return closing_ || !queue_.empty(); });
      if (queue_.empty()) return;
      task = std::move(queue_.front());
      queue_.pop_front();
    }
    task(session);
  }
}

}  // namespace baqylau::db::postgres
