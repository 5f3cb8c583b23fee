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
constexpr int second_ms = 1000;
/// With the server there again: it notices within a second that nobody waits for a commit any more, and ends it one way or the other.
constexpr int seconds_to_be_unsure = 10;
/// Time for commits to gather into one notice; so much later, at most, another node hears of it.
constexpr auto gather = std::chrono::milliseconds{20};

struct FreeNotify {
  void operator()(PGnotify* notify) const noexcept { PQfreemem(notify); }
};

}  // namespace

CommitNotices::CommitNotices(std::string address, Common& common, std::function<void()> on_foreign_commit)
    : address_{std::move(address)},
      common_{common},
      on_foreign_commit_{std::move(on_foreign_commit)},
      wake_{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)} {
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

void CommitNotices::unsure() noexcept {
  unsure_ = true;
  wake();
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
      PostgresConnection connection{address_, &common_, latest(common_.waits.connect)};
      listen(connection);
    } catch (const Error&) {
      // Deaf for a while: every page is made anew each second, rather than an old one shown.
      on_foreign_commit_();
      if (!closing_) wait(-1, reconnect_ms);
    }
  }
}

Moment CommitNotices::latest(std::chrono::milliseconds usual) const {
  return Steady::now() + (closing_ || common_.ending.load() != never ? common_.waits.roll_back : usual);
}

void CommitNotices::tell(PostgresConnection& connection, const std::string& words) {
  connection.begin_unit({.unit = latest(common_.waits.unit)});
  connection.command(words.c_str());
}

void CommitNotices::listen(PostgresConnection& connection) {
  tell(connection, "LISTEN baqylau_commit");
  on_foreign_commit_();  // for what was missed before
  if (unsure_seconds_ > 0) unsure_seconds_ = seconds_to_be_unsure;
  const auto notice = "NOTIFY baqylau_commit, '" + node_ + "'";
  while (!closing_) {
    if (unsure_.exchange(false)) unsure_seconds_ = seconds_to_be_unsure;
    if (to_tell_.exchange(false)) {
      tell(connection, notice);
      std::this_thread::sleep_for(gather);
    }
    read_notices(connection);
    if (to_tell_ || closing_) continue;
    wait(PQsocket(connection.handle()), unsure_seconds_ > 0 ? second_ms : -1);
    if (unsure_seconds_ > 0) {
      --unsure_seconds_;
      on_foreign_commit_();
      to_tell_ = true;  // other nodes heard of it before it was so
    }
  }
  if (to_tell_) tell(connection, notice);
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
