#include "db/postgres/connection.hpp"

#include "db/postgres/cursor.hpp"
#include "db/script.hpp"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace baqylau::db::postgres {

namespace {

/// The lock timeout ends a wait for another's row, never a commit: no limit here can cancel one. A server whose commits
/// do not wait for the disk would make us answer too early, and one that keeps its warnings to itself would not say that a commit was not
/// confirmed. Of a connection that was given up the server hears soon, and does not go on with a long statement for nobody (PostgreSQL 14).
constexpr const char* settings =
    "SET standard_conforming_strings = on; SET bytea_output = 'hex'; SET TimeZone = 'UTC'; SET lock_timeout = '4s';"
    "SET client_min_messages = 'warning';"
    "SELECT set_config('client_connection_check_interval', '1s', false) WHERE current_setting('server_version_num')::int >= 140000;"
    "SET jit = off;"  // nothing here runs long enough to be worth compiling
    "SET idle_in_transaction_session_timeout = '60s'; SET statement_timeout = 0;"
    "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') IN ('off', 'local')";

/// Whether somebody may simply try again later.
bool is_passing(std::string_view state) {
  return state.starts_with("08") || state.starts_with("53") || state.starts_with("57") || state == "55P03" || state == "25006" ||
         state == "40001" || state == "40P01" || state == "25P03" || state == "26000";
}

}  // namespace

void Parameters::set(const std::vector<Value>& values) {
  bytes_.clear();
  starts_.clear();
  lengths_.clear();
  formats_.clear();
  for (const auto& value : values) add(value);
  pointers_.clear();
  for (const auto start : starts_) pointers_.push_back(start < 0 ? nullptr : bytes_.data() + start);
}

void Parameters::add(const Value& value) {
  const auto before = bytes_.size();
  bool binary = false;
  const auto number = [this](auto v) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), v).ptr;
    bytes_.append(digits.data(), end);
  };
  if (const auto* integer = std::get_if<std::int64_t>(&value)) {
    number(*integer);
  } else if (const auto* real = std::get_if<double>(&value)) {
    number(*real);
  } else if (const auto* text = std::get_if<std::string_view>(&value)) {
    if (text->find('\0') != std::string_view::npos) throw Error{"a text with a NUL byte: PostgreSQL could not keep it"};
    bytes_.append(*text);
  } else if (const auto* blob = std::get_if<BlobView>(&value)) {
    bytes_.append(blob->bytes);
    binary = true;
  }
  const bool null = std::holds_alternative<std::monostate>(value);
  starts_.push_back(null ? -1 : static_cast<std::ptrdiff_t>(before));
  lengths_.push_back(static_cast<int>(bytes_.size() - before));
  formats_.push_back(binary ? 1 : 0);
  bytes_.push_back('\0');
}

PostgresConnection::PostgresConnection(const std::string& address, const Common* common, Moment until)
    : handle_{connect(address, until, common)}, common_{common} {
  // One that is asked in a blocking way would wait with its first words for a socket that takes none.
  if (PQsetnonblocking(handle_.get(), 1) != 0) throw Unavailable{PQerrorMessage(handle_.get())};
  PQsetNoticeReceiver(handle_.get(), &PostgresConnection::on_notice, this);
  const char* encoding = PQparameterStatus(handle_.get(), "server_encoding");
  if (encoding == nullptr || std::string_view{encoding} != "UTF8") throw Error{"the database must be made with ENCODING 'UTF8'"};
  const auto latest = Steady::now() + (common ? common->waits.connect : Waits{}.connect);
  checked(ask([](PGconn* handle) { return PQsendQuery(handle, settings); }, std::min(until, latest)), "configure");
}

// ---- an answer and its time

template <class Send>
PGresult* PostgresConnection::ask(Send send, Moment until) {
  const auto begun = Steady::now();
  // Nothing was sent: the connection is as good as before.
  if (begun >= until) throw Unavailable{"no time was left to ask PostgreSQL"};
  if (send(handle_.get()) == 0) return nullptr;
  int flushed = PQflush(handle_.get());
  while (flushed > 0) {
    wait(POLLIN | POLLOUT, begun, until);
    // It may be unable to read on before we have read.
    if (PQconsumeInput(handle_.get()) == 0) break;
    flushed = PQflush(handle_.get());
  }
  return answer(begun, until);
}

PGresult* PostgresConnection::answer(Moment begun, Moment until) {
  ResultHandle kept;
  for (;;) {
    while (PQisBusy(handle_.get()) != 0) {
      wait(POLLIN, begun, until);
      if (PQconsumeInput(handle_.get()) == 0) break;  // the result says why
    }
    ResultHandle next{PQgetResult(handle_.get())};
    if (!next) return kept.release();
    if (!kept || PQresultStatus(kept.get()) != PGRES_FATAL_ERROR) kept = std::move(next);
    if (PQresultStatus(kept.get()) == PGRES_COPY_IN || PQresultStatus(kept.get()) == PGRES_COPY_OUT || lost()) return kept.release();
  }
}

void PostgresConnection::wait(short events, Moment begun, Moment until) {
  if (wait_for(PQsocket(handle_.get()), events, begun, until, common_)) return;
  give_up();
  state_.clear();
  throw Unavailable{"PostgreSQL keeps silent"};
}

void PostgresConnection::give_up() noexcept {
  // It ends the socket for libpq as well, which would otherwise say goodbye over it.
  ::shutdown(PQsocket(handle_.get()), SHUT_RDWR);
  handle_.reset();
}

void PostgresConnection::on_notice(void* self, const PGresult* notice) {
  const char* severity = PQresultErrorField(notice, PG_DIAG_SEVERITY_NONLOCALIZED);
  if (severity != nullptr && std::string_view{severity} == "WARNING") static_cast<PostgresConnection*>(self)->warned_ = true;
}

ResultHandle PostgresConnection::checked(PGresult* result, std::string_view what) {
  ResultHandle handle{result};
  const auto status = PQresultStatus(result);
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY) return handle;
  const char* state = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_SQLSTATE);
  state_ = state == nullptr ? "" : state;
  const auto text = std::string{what} + ": " + (result ? PQresultErrorMessage(result) : PQerrorMessage(handle_.get()));
  if (lost() || state_.empty() || is_passing(state_)) throw Unavailable{text};
  throw Error{text};
}

const std::string& PostgresConnection::prepared(std::string_view text, std::string_view name) {
  const auto found = statements_.find(text.data());
  if (found != statements_.end()) return found->second;
  auto id = "s" + std::to_string(statements_.size() + 1);
  const std::string query{text};
  checked(ask([&](PGconn* handle) { return PQsendPrepare(handle, id.c_str(), query.c_str(), 0, nullptr); }, limits_.unit), name);
  return statements_.emplace(text.data(), std::move(id)).first->second;
}

void PostgresConnection::begin_unit(Limits limits) {
  limits_ = limits;
  failure_ = nullptr;
  state_.clear();
  changed_ = false;
}

std::int64_t PostgresConnection::execute(const Statement& statement, const Arguments& arguments,
                                         const std::function<void(const Cursor&)>& row) {
  if (failure_) std::rethrow_exception(failure_);
  try {
    return run(statement, arguments, row);
  } catch (...) {
    failure_ = std::current_exception();
    throw;
  }
}

std::int64_t PostgresConnection::run(const Statement& statement, const Arguments& arguments,
                                     const std::function<void(const Cursor&)>& row) {
  const auto& id = prepared(statement.postgres, statement.name);
  parameters_.set(arguments.values());
  const auto send = [&](PGconn* handle) {
    return PQsendQueryPrepared(handle, id.c_str(), parameters_.count(), parameters_.values(), parameters_.lengths(), parameters_.formats(),
                               0);
  };
  const auto result = checked(ask(send, limits_.unit), statement.name);
  if (common_ && limits_.unit != never) {
    const auto least = Steady::now() + common_->waits.next;
    limits_ = {.unit = std::max(limits_.unit, least), .commit = std::max(limits_.commit, least)};
  }
  PostgresCursor cursor{result.get(), statement.name};
  const int rows = PQntuples(result.get());
  for (int at = 0; at < rows; ++at) {
    cursor.move_to(at);
    row(cursor);
  }
  if (statement.kind == Kind::reading) return rows;
  std::int64_t count = 0;
  const std::string_view digits{PQcmdTuples(result.get())};
  std::from_chars(digits.data(), digits.data() + digits.size(), count);
  changed_ = changed_ || (count > 0 && !statement.inside);
  return count;
}

void PostgresConnection::command(const char* text) {
  checked(ask([text](PGconn* handle) { return PQsendQuery(handle, text); }, limits_.unit), text);
}

void PostgresConnection::commit() {
  warned_ = false;
  // The time until it is sent ends before that for its answer, so that there is some for that.
  if (Steady::now() >= limits_.unit) throw Unavailable{"no time was left to commit"};
  const auto result = [this] {
    try {
      return checked(ask([](PGconn* handle) { return PQsendQuery(handle, "COMMIT"); }, limits_.commit), "COMMIT");
    } catch (const Unavailable& error) {
      // A server that can still be heard has said that it rolled back.
      if (!lost()) throw;
      throw CommitUnknown{error.what()};
    }
  }();
  if (std::string_view{PQcmdStatus(result.get())} != "COMMIT") throw Error{"the transaction had failed and was rolled back"};
  // "canceling wait for synchronous replication" (01000), or "… and terminating connection" (57P01): committed here, perhaps not on the
  // standby.
  if (warned_) throw CommitUnknown{"the commit was not confirmed"};
}

std::vector<std::vector<std::string>> PostgresConnection::texts(const char* query) {
  const auto result = checked(ask([query](PGconn* handle) { return PQsendQuery(handle, query); }, limits_.unit), query);
  std::vector<std::vector<std::string>> rows(static_cast<std::size_t>(PQntuples(result.get())));
  for (int row = 0; row < PQntuples(result.get()); ++row) {
    for (int column = 0; column < PQnfields(result.get()); ++column) {
      rows[static_cast<std::size_t>(row)].emplace_back(PQgetvalue(result.get(), row, column));
    }
  }
  return rows;
}

void PostgresConnection::run_script(std::string_view text) {
  for (const auto& one : split_script(text)) {
    command(one.c_str());
    if (PQtransactionStatus(handle_.get()) != PQTRANS_INTRANS) throw Error{"a script must not end its transaction: " + one};
  }
}

bool PostgresConnection::roll_back() noexcept {
  if (lost()) return false;
  if (PQtransactionStatus(handle_.get()) == PQTRANS_IDLE) return true;
  const auto until = std::max(limits_.unit, Steady::now() + (common_ ? common_->waits : Waits{}).roll_back);
  try {
    const ResultHandle result{ask([](PGconn* handle) { return PQsendQuery(handle, "ROLLBACK"); }, until)};
    return PQresultStatus(result.get()) == PGRES_COMMAND_OK;
  } catch (const Unavailable&) {
    return false;
  }
}

}  // namespace baqylau::db::postgres
