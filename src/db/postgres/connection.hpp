#pragma once
/// One connection to PostgreSQL, used by one thread at a time.

#include "db/postgres/connect.hpp"
#include "db/postgres/waits.hpp"
#include "db/statement.hpp"

#include <libpq-fe.h>

#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace baqylau::db::postgres {

struct ClearResult {
  void operator()(PGresult* result) const noexcept { PQclear(result); }
};
using ResultHandle = std::unique_ptr<PGresult, ClearResult>;

/// What a statement's values look like to libpq. Kept between calls for its memory.
class Parameters {
 public:
  void set(const std::vector<Value>& values);
  [[nodiscard]] int count() const { return static_cast<int>(pointers_.size()); }
  [[nodiscard]] const char* const* values() const { return pointers_.data(); }
  [[nodiscard]] const int* lengths() const { return lengths_.data(); }
  [[nodiscard]] const int* formats() const { return formats_.data(); }

 private:
  void add(const Value& value);
  std::string bytes_;                   ///< every value, each with a NUL behind
  std::vector<std::ptrdiff_t> starts_;  ///< into `bytes_`; below 0: NULL
  std::vector<const char*> pointers_;
  std::vector<int> lengths_, formats_;
};

class PostgresConnection final : public Connection {
 public:
  /// Throws `Unavailable`, and `Error` for a database that does not keep UTF-8. Without `common`, which outlives it, and with no limits
  /// (`begin_unit`) it waits for its answers as long as the connection lives.
  explicit PostgresConnection(const std::string& address, const Common* common = nullptr, Moment until = never);

  std::int64_t execute(const Statement& statement, const Arguments& arguments, const std::function<void(const Cursor&)>& row) override;

  /// One statement without parameters and rows.
  void command(const char* text);
  /// Throws `CommitUnknown` when it cannot be known that the commit is durable, or not in time.
  void commit();
  /// All rows of a query of this folder, as text; NULL is empty.
  std::vector<std::vector<std::string>> texts(const char* query);
  /// Many statements, already in PostgreSQL's dialect. Refuses text that ends the transaction it runs in.
  void run_script(std::string_view text);

  /// Forgets the unit of work before. Who has kept silent when its time is over is given up: the connection is lost.
  void begin_unit(Limits limits = {});
  /// What the first failing statement of this unit of work threw. The unit fails with it, whether or not its job
  /// caught it: PostgreSQL would answer its COMMIT with a rollback.
  [[nodiscard]] const std::exception_ptr& failure() const noexcept { return failure_; }
  /// SQLSTATE of the last error, empty without one.
  [[nodiscard]] const std::string& state() const noexcept { return state_; }
  /// Whether this unit changed anything that `Database::version()` counts.
  [[nodiscard]] bool changed() const noexcept { return changed_; }
  [[nodiscard]] bool lost() const noexcept { return PQstatus(handle_.get()) != CONNECTION_OK; }
  /// For when there is nobody left to tell. False when the connection cannot be used again.
  bool roll_back() noexcept;
  [[nodiscard]] PGconn* handle() const noexcept { return handle_.get(); }

 private:
  static void on_notice(void* self, const PGresult* notice);
  const std::string& prepared(std::string_view text, std::string_view name);
  std::int64_t run(const Statement& statement, const Arguments& arguments, const std::function<void(const Cursor&)>& row);
  /// Sends (`send` is given the handle; 0: it could not) and waits for all of the answer; its last result, as of PQexec, or the first
  /// that is an error. Null: the connection is lost. Throws `Unavailable` when the time is over.
  template <class Send>
  PGresult* ask(Send send, Moment until);
  PGresult* answer(Moment begun, Moment until);
  /// Throws when the server keeps silent for too long.
  void wait(short events, Moment begun, Moment until);
  /// At once, and without a word to a server that may not listen.
  void give_up() noexcept;
  /// Throws unless the result is one of a statement that went well.
  ResultHandle checked(PGresult* result, std::string_view what);

  Handle handle_;
  const Common* common_;
  Limits limits_;
  std::unordered_map<const char*, std::string> statements_;  // the name by the address of the text, which is a literal
  Parameters parameters_;
  std::exception_ptr failure_;
  std::string state_;
  bool changed_ = false;
  bool warned_ = false;
};

}  // namespace baqylau::db::postgres
