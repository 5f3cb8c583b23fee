#pragma once
/// Waiting for the server with an end of our own: one that hangs ends nothing by itself, and no setting of its own helps, for the one who
/// would heed it is stopped. docs/decisions/0018.

#include <atomic>
#include <chrono>

namespace baqylau::db::postgres {

using Steady = std::chrono::steady_clock;
using Moment = Steady::time_point;
constexpr Moment never = Moment::max();

/// What is asked for somebody who waits has to be answered within 6 s, waiting in a queue and looking for a lost commit included.
struct Waits {
  std::chrono::milliseconds unit{4500};    ///< from being asked for until COMMIT is sent
  std::chrono::milliseconds commit{5000};  ///< from being asked for until COMMIT is answered: later it is unknown
  /// For the next statement of a unit whose last one was answered, where less than that would be left: who is being answered goes on (a
  /// table of thousands of rows), and of a server that hangs it is known as soon as before.
  std::chrono::milliseconds next{2500};
  std::chrono::milliseconds begin{2000};  ///< for BEGIN alone, which never takes long: who is silent then is away
  std::chrono::milliseconds doubt{1000};  ///< for BEGIN or connecting, right after a statement was given up
  std::chrono::milliseconds connect{3000};
  std::chrono::milliseconds pause{500};  ///< before it is asked again whether it is back
  std::chrono::milliseconds roll_back{500};
  std::chrono::milliseconds ending{2500};  ///< of silence in one answer to who has no other limit, once the program is to end
};

/// Where a unit of work ends.
struct Limits {
  Moment unit = never;
  Moment commit = never;
};

/// What the connections of a database have in common.
struct Common {
  Waits waits{};
  std::atomic<Moment> ending{never};  ///< since when the program is to end
  /// While the server is away, work fails at once instead of waiting for one attempt after the other. `Moment{}`: it was there when it was
  /// last asked.
  std::atomic<Moment> away_until{Moment{}};
  /// A statement was given up, and nobody has been answered since: who has waited behind it has waited long already.
  std::atomic<bool> doubted{false};
};

/// Waits until something may be read from or written to (`events`, as for poll) the socket. False: not by `until`; where there is none, not
/// in the time that there is once the program is to end, which may begin meanwhile. `begun`: of the answer that is waited for.
bool wait_for(int socket, short events, Moment begun, Moment until, const Common* common);

}  // namespace baqylau::db::postgres
