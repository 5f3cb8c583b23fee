#pragma once
/// Nodes tell each other that they have committed, so that each knows when its page cache is old.
///
/// One connection of its own listens and tells. Telling inside each transaction would be simpler, but NOTIFY takes a
/// lock over the whole server at commit: no two commits could share an fsync any more.

#include "db/postgres/waits.hpp"

#include <atomic>
#include <functional>
#include <string>
#include <thread>

namespace baqylau::db::postgres {

class PostgresConnection;

class CommitNotices {
 public:
  /// `on_foreign_commit` is called on a thread of its own, also when a commit may have been missed. `common` outlives it.
  CommitNotices(std::string address, Common& common, std::function<void()> on_foreign_commit);
  ~CommitNotices();
  CommitNotices(const CommitNotices&) = delete;
  CommitNotices& operator=(const CommitNotices&) = delete;
  /// This node has committed. Many calls in a row become one notice.
  void committed() noexcept;
  /// Of a commit of this node it is not known what became of it: perhaps it is still to come, and nobody will tell.
  void unsure() noexcept;

 private:
  void work();
  /// Until the connection is lost (throws) or closing.
  void listen(PostgresConnection& connection);
  /// The end of what takes `usual`, less when the program is to end.
  [[nodiscard]] Moment latest(std::chrono::milliseconds usual) const;
  void tell(PostgresConnection& connection, const std::string& words);
  void read_notices(PostgresConnection& connection);
  /// Sleeps until woken, `socket` has something to read, or the time is over.
  void wait(int socket, int milliseconds) noexcept;
  void wake() noexcept;

  std::string address_;
  Common& common_;
  std::function<void()> on_foreign_commit_;
  std::string node_;  ///< what our own notices say, random
  int wake_ = -1;     ///< an eventfd
  std::atomic<bool> closing_{false};
  std::atomic<bool> to_tell_{false};
  std::atomic<bool> unsure_{false};
  int unsure_seconds_ = 0;  ///< so long a commit may still come that nobody tells of; the thread's own
  std::thread thread_;
};

}  // namespace baqylau::db::postgres
