/// Who of several processes does a piece of timed work, and that a day's is done once.

#include "app/sql.hpp"
#include "app/timed.hpp"

#include <algorithm>
#include <exception>
#include <stdexcept>
#include <utility>

namespace baqylau::app {

namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;

/// Longer than any run: what is held must not end while its work is being done.
constexpr milliseconds longest_run = minutes{1};
constexpr milliseconds longest_day_run = minutes{5};
constexpr std::int64_t most_doublings = 6;
constexpr minutes longest_pause{60};
constexpr int days_kept = 365;

/// The day of work that goes on always.
const std::string always_day;

/// How often it was taken, with this time; none: another has it, or it is done.
std::optional<std::int64_t> take(db::Database& database, const std::string& kind, const std::string& day, const std::string& holder,
                                 base::Instant now, base::Instant until) {
  const auto taken = database.write([&](db::Write& db) -> base::Result<std::optional<std::int64_t>> {
    const auto row = db.returning(sql::take_task{.kind = kind, .day = day, .holder = holder, .now = now, .until = until});
    return row ? std::optional{row->attempts} : std::nullopt;
  });
  return taken.value();
}

}  // namespace

Always::Always(db::Database& database, const base::Clock& clock, std::string holder, Task task)
    : database_{database}, clock_{clock}, holder_{std::move(holder)}, task_{std::move(task)} {}

void Always::turn() {
  if (hold()) task_.run();
}

/// The row is held beyond this process's next turn, so that no other comes in between; it is written again only when what is left has
/// become short, since each commit makes every kept page stale.
bool Always::hold() {
  const auto now = clock_.now();
  const auto least = task_.every + longest_run;
  if (held_until_ > now + least) return true;
  const auto until = now + (least + std::max(task_.every, longest_run));
  held_until_ = take(database_, task_.name, always_day, holder_, now, until) ? until : base::Instant{};
  return held_until_ == until;
}

void Always::give_back() {
  if (held_until_ == base::Instant{}) return;
  const auto now = clock_.now();
  held_until_ = {};
  take(database_, task_.name, always_day, holder_, now, now);
}

Daily::Daily(db::Database& database, const base::Clock& clock, std::string holder, DayTask task)
    : database_{database}, clock_{clock}, holder_{std::move(holder)}, task_{std::move(task)} {}

void Daily::turn() {
  const auto now = clock_.now();
  const auto day = base::almaty_date(now);
  if (done_for_ && *done_for_ >= day) return;
  // Asked first: what cannot be taken costs no commit.
  const auto state = database_.read([&](db::Read& db) { return db.one(sql::task_state{.kind = task_.name, .day = day.iso()}); });
  if (state && state->done) done_for_ = day;
  if (state && (state->done || (state->holder != holder_ && state->until > now))) return;
  const auto attempts = take(database_, task_.name, day.iso(), holder_, now, now + longest_day_run);
  if (!attempts) return;
  run(day, *attempts);
  done_for_ = day;
}

void Daily::run(base::LocalDate day, std::int64_t attempts) {
  try {
    const auto done = database_.write([&](db::Write& db) -> base::Done {
      task_.run(db, day, clock_.now());
      if (db.run(sql::finish_task{.kind = task_.name, .day = day.iso(), .holder = holder_, .now = clock_.now()}) != 1)
        throw db::Error{"it took so long that another process was let at it"};
      return base::done();
    });
    if (!done.ok()) throw std::logic_error{"timed work does not fail in an expected way"};
  } catch (const std::exception& error) {
    const auto pause = std::min(minutes{std::int64_t{1} << std::min(attempts - 1, most_doublings)}, longest_pause);
    const auto kept = database_.write([&](db::Write& db) -> base::Done {
      db.run(sql::task_failed{
          .kind = task_.name, .day = day.iso(), .holder = holder_, .until = clock_.now() + pause, .error = std::string{error.what()}});
      return base::done();
    });
    if (!kept.ok()) throw std::logic_error{"nothing refuses to keep an error"};
    throw;
  }
}

void forget_done_tasks(db::Write& db, base::LocalDate today) { db.run(sql::forget_tasks{.before = today.plus_days(-days_kept)}); }

}  // namespace baqylau::app
