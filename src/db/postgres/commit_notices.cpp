#include "db/postgres/commit_notices.hpp"

#include "base/random.hpp"
#include "db/postgres/connection.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <chrono>

namespace baqylau::db::postgres {

namespace {

constexpr int reconnect_ms = 1000;
/// Time for commits to gather into one notice; so much later, at most, another node hears of it.
constexpr auto gather = std::chrono::milliseconds{20};

struct FreeNotify {
  void operator()(PGnotify* notify) const noexcept { PQfreemem(notify); }
};

}  // namespace

CommitNotices::CommitNotices(std::string address, std::function<void()> on_foreign_commit)
    : address_{std::move(address)}, on_foreign_commit_{std::move(on_foreign_commit)}, wake_{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)} {
  if (wake_ < 0) throw Error{"no eventfd"};
  base::SystemRandom random;
  node_ = base::hex(random.bytes(8));
  thread_ = std::thread{[this] { work(); }};
}

CommitNotices::~CommitNotices() {
  closing_ = true;
  wake();
  thread_.join();
  ::close(wake_);
}

void CommitNotices::committed() noexcept {
  if (!to_tell_.exchange(true)) wake();
}

void CommitNotices::wake() noexcept {
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = ::write(wake_, &one, sizeof one);
}

void CommitNotices::wait(int socket, int milliseconds) noexcept {
  std::array<pollfd, 2> watched{pollfd{wake_, POLLIN, 0}, pollfd{socket, POLLIN, 0}};
  ::poll(watched.data(), socket < 0 ? 1 : 2, milliseconds);
  std::uint64_t count = 0;
  [[maybe_unused]] const auto read = ::read(wake_, &count, sizeof count);
}

void CommitNotices::work() {
  while (!closing_) {
    try {
      PostgresConnection connection{address_};
      listen(connection);
    } catch (const Error&) {
      // Deaf for a while: every page is made anew each second, rather than an old one shown.
      on_foreign_commit_();
      wait(-1, reconnect_ms);
    }
  }
}

void CommitNotices::listen(PostgresConnection& connection) {
  connection.command("LISTEN baqylau_commit");
  on_foreign_commit_();  // for what was missed before
  const auto notice = "NOTIFY baqylau_commit, '" + node_ + "'";
  while (!closing_) {
    if (to_tell_.exchange(false)) {
      connection.command(notice.c_str());
      std::this_thread::sleep_for(gather);
    }
    read_notices(connection);
    if (!to_tell_ && !closing_) wait(PQsocket(connection.handle()), -1);
  }
  if (to_tell_) connection.command(notice.c_str());
}

void CommitNotices::read_notices(PostgresConnection& connection) {
  if (PQconsumeInput(connection.handle()) == 0) throw Unavailable{"the connection for notices was lost"};
  bool foreign = false;
  while (const std::unique_ptr<PGnotify, FreeNotify> notify{PQnotifies(connection.handle())}) {
    foreign = foreign || node_ != notify->extra;
  }
  if (foreign) on_foreign_commit_();
}

}  // namespace baqylau::db::postgres
