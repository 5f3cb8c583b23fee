#include "db/postgres/waits.hpp"

#include <poll.h>

#include <algorithm>
#include <cerrno>

namespace baqylau::db::postgres {

namespace {

/// How soon one who waits sees that the program is to end.
constexpr std::chrono::milliseconds look_pause{200};

Moment limit(Moment begun, Moment until, const Common* common) {
  if (until != never || !common) return until;
  const auto ending = common->ending.load();
  return ending == never ? never : std::max(begun, ending) + common->waits.ending;
}

}  // namespace

bool wait_for(int socket, short events, Moment begun, Moment until, const Common* common) {
  if (socket < 0) return true;  // lost already, as whoever reads will hear
  for (;;) {
    const auto end = limit(begun, until, common), now = Steady::now();
    // A late thread is no silent server: what has come is looked at even when the time is over.
    const auto left = end == never ? look_pause : std::clamp(std::chrono::ceil<std::chrono::milliseconds>(end - now), {}, look_pause);
    pollfd watched{socket, events, 0};
    const int ready = ::poll(&watched, 1, static_cast<int>(left.count()));
    if (ready > 0 || (ready < 0 && errno != EINTR)) return true;  // an error is told by whoever reads
    if (now >= end) return false;
  }
}

}  // namespace baqylau::db::postgres
