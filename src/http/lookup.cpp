#include "http/lookup.hpp"

#include "http/once.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>

#include <memory>
#include <utility>

namespace baqylau::http {
namespace {

namespace net = boost::asio;
using Steady = std::chrono::steady_clock;
using Timer = net::basic_waitable_timer<Steady, net::wait_traits<Steady>, Executor>;

constexpr std::chrono::milliseconds lookup_pause{100};

/// Shared with the job: whoever looks may have gone when it ends.
struct Lookup {
  std::atomic<bool> ended{false};
  bool found = false;
};

void look(db::Database& database, const SentForm& form, const std::shared_ptr<Lookup>& lookup) {
  auto job = [lookup, form](db::Write& db) { return lookup->found = is_answered(db, form); };
  auto outcome = [lookup](const std::exception_ptr& thrown) {
    lookup->found = lookup->found && !thrown;
    lookup->ended = true;
  };
  database.start_write(std::move(job), std::move(outcome));
}

}  // namespace

bool is_commit_unknown(const std::exception_ptr& thrown) {
  try {
    std::rethrow_exception(thrown);
  } catch (const db::CommitUnknown&) {
    return true;
  } catch (...) {
    return false;
  }
}

Task<bool> found_answered(db::Database& database, SentForm form, Steady::time_point until, const std::atomic<bool>& stopping) {
  Timer pause{co_await net::this_coro::executor};
  boost::system::error_code ignored;
  while (Steady::now() < until && !stopping) {
    const auto lookup = std::make_shared<Lookup>();
    look(database, form, lookup);
    do {
      pause.expires_after(lookup_pause);
      co_await pause.async_wait(net::redirect_error(awaiting, ignored));
    } while (!lookup->ended && Steady::now() < until && !stopping);
    if (lookup->ended && lookup->found) co_return true;
  }
  co_return false;
}

}  // namespace baqylau::http
