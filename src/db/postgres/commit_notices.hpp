#pragma once
/// Nodes tell each other that they have committed, so that each knows when its page cache is old.
///
/// One connection of its own listens and tells. Telling inside each transaction would be simpler, but NOTIFY takes a
/// lock over the whole server at commit: no two commits could share an fsync any more.

#include <atomic>
#include <functional>
#include <string>
#include <thread>

namespace baqylau::db::postgres {

class PostgresConnection;

class CommitNotices {
 public:
  /// `on_foreign_commit` is called on a thread of its own, also when a commit may have been missed.
  CommitNotices(std::string address, std::function<void()> on_foreign_commit);
  ~CommitNotices();
  CommitNotices(const CommitNotices&) = delete;
  CommitNotices& operator=(const CommitNotices&) = delete;
  /// This node has committed. Many calls in a row become one notice.
  void committed() noexcept;

 private:
  void work();
  /// Until the connection is lost (throws) or closing.
  void listen(PostgresConnection& connection);
  void read_notices(PostgresConnection& connection);
  /// Sleeps until woken, `socket` has something to read, or the time is over.
  void wait(int socket, int milliseconds) noexcept;
  void wake() noexcept;

  std::string address_;
  std::function<void()> on_foreign_commit_;
  std::string node_;  ///< what our own notices say, random
  int wake_ = -1;     ///< an eventfd
  std::atomic<bool> closing_{false};
  std::atomic<bool> to_tell_{false};
  std::thread thread_;
};

}  // namespace baqylau::db::postgres
