#include "db/sqlite/writer.hpp"

#include "db/waits.hpp"

#include <chrono>

namespace baqylau::db::sqlite {

namespace {

using namespace std::chrono_literals;

/// Beyond this the disk is not keeping up, and waiting helps nobody.
constexpr std::size_t queue_limit = 4096;
/// Who has waited longer is gone, and what was typed is sent again: the disk need not do it twice.
constexpr auto patience = 10s;
/// A batch ends at whichever comes first; the first bounds memory, the second how long the first unit waits.
constexpr std::size_t batch_units = 256;
constexpr auto batch_time = 2ms;
/// How soon another process's commit is noticed.
constexpr auto look_pause = 200ms;
constexpr int checkpoint_pages = 1000;
/// From here on readers are asked to let the WAL start anew: 64 MiB.
constexpr int large_wal_pages = 16384;
constexpr int checkpoint_patience_ms = 50;

}  // namespace

Writer::Writer(const std::filesystem::path& file)
    : connection_{file, SqliteConnection::Role::writer}, data_version_{connection_.data_version()} {
  sqlite3_wal_hook(connection_.handle(), &Writer::on_wal, this);
  thread_ = std::thread{[this] { work(); }};
}

Writer::~Writer() {
  {
    const std::scoped_lock lock{mutex_};
    closing_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void Writer::add(Database::WriteJob job, Database::Outcome outcome) {
  const auto until = Unhurried::here() ? std::chrono::steady_clock::time_point::max() : std::chrono::steady_clock::now() + patience;
  enqueue({.job = std::move(job), .alone = nullptr, .outcome = std::move(outcome), .until = until});
}

void Writer::add_alone(std::function<void(SqliteConnection&)> job, Database::Outcome outcome) {
  enqueue({.job = nullptr, .alone = std::move(job), .outcome = std::move(outcome)});
}

void Writer::enqueue(Unit unit) {
  {
    const std::scoped_lock lock{mutex_};
    if (!closing_ && queue_.size() < queue_limit) {
      queue_.push_back(std::move(unit));
      changed_.notify_one();
      return;
    }
  }
  deliver(unit.outcome, std::make_exception_ptr(Unavailable{"the database has more to write than it can"}));
}

bool Writer::wait_for_work() {
  std::unique_lock lock{mutex_};
  while (queue_.empty() && !closing_) {
    if (changed_.wait_for(lock, look_pause) == std::cv_status::timeout && queue_.empty() && !closing_) {
      lock.unlock();
      notice_other_processes();
      lock.lock();
    }
  }
  return !queue_.empty();
}

std::optional<Writer::Unit> Writer::next(bool first) {
  const std::scoped_lock lock{mutex_};
  if (queue_.empty() || (!first && queue_.front().alone)) return std::nullopt;
  auto unit = std::move(queue_.front());
  queue_.pop_front();
  return unit;
}

void Writer::work() {
  while (wait_for_work()) {
    run_batch();
    // What this process commits without a pause need not raise the number, and hides no other's commit.
    if (std::chrono::steady_clock::now() >= next_look_) notice_other_processes();
    checkpoint_when_due();
  }
}

void Writer::run_batch() {
  std::vector<Answer> answers;
  answers.reserve(batch_units);
  std::exception_ptr lost;
  connection_.take_changed();
  bool alone = false;
  try {
    connection_.command("BEGIN IMMEDIATE");
    alone = fill(answers);
    connection_.command("COMMIT");
  } catch (...) {
    lost = std::current_exception();
    connection_.roll_back();
    // Not even begun: all who wait are told, or each would wait for the lock once more.
    if (answers.empty()) take_all(answers);
  }
  // What runs alone changes the schema, or whatever it likes.
  const bool changed = connection_.take_changed() || alone;
  if (!lost && changed) version_.fetch_add(1, std::memory_order_acq_rel);
  // What was rolled back fails with the commit, too: it may have answered from what is now lost.
  for (auto& answer : answers) deliver(answer.outcome, answer.error ? answer.error : lost);
}

void Writer::take_all(std::vector<Answer>& answers) {
  while (auto unit = next(true)) answers.push_back({std::move(unit->outcome), nullptr});
}

bool Writer::fill(std::vector<Answer>& answers) {
  const auto end = std::chrono::steady_clock::now() + batch_time;
  while (answers.size() < batch_units) {
    auto unit = next(answers.empty());
    if (!unit) return false;
    if (std::chrono::steady_clock::now() >= unit->until) {
      answers.push_back({std::move(unit->outcome), std::make_exception_ptr(Unavailable{"it waited too long to be written"})});
      continue;
    }
    const bool first = answers.empty();
    run_one(*unit, answers.emplace_back(Answer{std::move(unit->outcome), nullptr}), first);
    if (unit->alone) return true;
    if (std::chrono::steady_clock::now() >= end) return false;
  }
  return false;
}

void Writer::run_one(Unit& unit, Answer& answer, bool first) {
  connection_.begin_unit();
  // Before the first there is nothing to go back to but the beginning. A savepoint would keep a copy of each page that the unit changes,
  // and every further statement would walk along them all: of a unit with many statements the time would grow with its square.
  if (!first) connection_.command("SAVEPOINT unit");
  bool keep = false;
  try {
    if (unit.alone) {
      unit.alone(connection_);
      keep = true;
    } else {
      Write write{connection_};
      keep = unit.job(write);
    }
    if (connection_.failure()) std::rethrow_exception(connection_.failure());
  } catch (...) {
    keep = false;
    answer.error = std::current_exception();
  }
  // A full disk or an I/O error makes SQLite give up the whole transaction, and with it the units before.
  if (!connection_.in_transaction()) {
    if (answer.error) std::rethrow_exception(answer.error);
    throw Error{"the transaction was lost"};
  }
  if (!first) {
    if (!keep) connection_.command("ROLLBACK TO unit");
    connection_.command("RELEASE unit");
  } else if (!keep) {
    connection_.command("ROLLBACK");
    connection_.command("BEGIN IMMEDIATE");
  }
}

void Writer::notice_other_processes() {
  next_look_ = std::chrono::steady_clock::now() + look_pause;
  try {
    const auto now = connection_.data_version();
    if (now != data_version_) version_.fetch_add(1, std::memory_order_acq_rel);
    data_version_ = now;
  } catch (const Error&) {
    version_.fetch_add(1, std::memory_order_acq_rel);  // not known: then pages are made anew
  }
}

int Writer::on_wal(void* self, sqlite3*, const char*, int pages) {
  static_cast<Writer*>(self)->wal_pages_ = pages;
  return SQLITE_OK;
}

void Writer::checkpoint_when_due() noexcept {
  if (wal_pages_ < checkpointed_pages_) checkpointed_pages_ = 0;  // the WAL started anew
  if (wal_pages_ - checkpointed_pages_ < checkpoint_pages) return;
  auto* handle = connection_.handle();
  const bool large = wal_pages_ >= large_wal_pages;
  if (large) sqlite3_busy_timeout(handle, checkpoint_patience_ms);
  // What it cannot do now because of readers it does next time; the data is safe in the WAL.
  sqlite3_wal_checkpoint_v2(handle, nullptr, large ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  sqlite3_busy_timeout(handle, busy_timeout_ms);
  checkpointed_pages_ = wal_pages_;
}

}  // namespace baqylau::db::sqlite
