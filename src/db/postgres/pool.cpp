#include "db/postgres/pool.hpp"

namespace baqylau::db::postgres {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t queue_limit = 1024;
constexpr auto pause_between_tries = 500ms;

}  // namespace

PostgresConnection& Session::connection(Moment until) {
  if (connection_ && connection_->lost()) connection_.reset();
  if (!connection_) connect(until);
  return *connection_;
}

void Session::connect(Moment until) {
  const auto now = Steady::now();
  if (now >= until) throw Unavailable{"no time was left to reach PostgreSQL"};
  auto away = common_->away_until.load();
  // Of a server that was away one asks whether it is back. All others are told no meanwhile.
  if (now < away || (away != Moment{} && !common_->away_until.compare_exchange_strong(away, now + common_->waits.connect)))
    throw Unavailable{"PostgreSQL cannot be reached"};
  try {
    connection_ = std::make_unique<PostgresConnection>(address_, common_, until);
    common_->away_until = Moment{};
  } catch (...) {
    // Who had hardly any time left has learned nothing.
    if (away != Moment{} || until - now > common_->waits.connect / 3) common_->away_until = Steady::now() + pause_between_tries;
    throw;
  }
}

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
