#include "db/postgres/pool.hpp"

#include <algorithm>

namespace baqylau::db::postgres {

namespace {

constexpr std::size_t queue_limit = 1024;

}  // namespace

PostgresConnection& Session::connection(Moment until) {
  if (connection_ && connection_->lost()) connection_.reset();
  const auto now = Steady::now();
  auto away = common_->away_until.load();
  // Of a server that was away one asks whether it is back. All others are told no meanwhile.
  if (now < away || (away != Moment{} && !common_->away_until.compare_exchange_strong(away, now + common_->waits.connect)))
    throw Unavailable{"PostgreSQL cannot be reached"};
  if (connection_) return *connection_;
  // The one who asks an absent server has its whole time: it may have to go on to another host.
  return reconnect(common_->doubted && away == Moment{} ? std::min(until, now + common_->waits.doubt) : until);
}

PostgresConnection& Session::reconnect(Moment until) {
  connection_.reset();
  const auto begun = Steady::now();
  try {
    connection_ = std::make_unique<PostgresConnection>(address_, common_, until);
  } catch (...) {
    // Who had hardly any time left has learned nothing, unless it was the one to ask.
    if (common_->doubted || common_->away_until.load() != Moment{} || until - begun > common_->waits.connect / 3) is_away();
    throw;
  }
  return *connection_;
}

void Session::answered() {
  if (common_->away_until.load() != Moment{}) common_->away_until = Moment{};
  if (common_->doubted) common_->doubted = false;
}

void Session::is_away() { common_->away_until = Steady::now() + common_->waits.pause; }

Pool::Pool(const std::string& address, int threads, Common& common) {
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this, address, &common] { work(Session{address, common}); });
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
