#pragma once
/// The rows of a PostgreSQL result, which come as text.

#include "db/statement.hpp"

#include <libpq-fe.h>

#include <string>
#include <string_view>

namespace baqylau::db::postgres {

class PostgresCursor final : public Cursor {
 public:
  PostgresCursor(const PGresult* result, std::string_view name) : result_{result}, name_{name} {}
  void move_to(int row) { row_ = row; }

  [[nodiscard]] bool is_null(int column) const override { return PQgetisnull(result_, row_, column) != 0; }
  /// Also of `numeric`, which SUM makes of integers, and of `boolean`, as SQLite has them.
  [[nodiscard]] std::int64_t integer(int column) const override;
  [[nodiscard]] double real(int column) const override;
  [[nodiscard]] std::string_view text(int column) const override;
  [[nodiscard]] std::string blob(int column) const override;

 private:
  [[nodiscard]] std::string_view bytes(int column) const;
  [[noreturn]] void refuse(int column, std::string_view expected) const;
  const PGresult* result_;
  std::string_view name_;
  int row_ = 0;
};

}  // namespace baqylau::db::postgres
