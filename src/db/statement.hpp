#pragma once
/// A statement is one `.sql` file, turned at build time into a type with its parameters and its row.
/// SQL made at run time has no way in: `Statement` is only ever built by the generated code.
///
///     -- Lots of a contest, by number.
///     -- in: contest ContestId
///     -- out: id LotId, number int, name_ru text?, planned money?, held_on date
///     SELECT id, number, name_ru, planned_amount, held_on FROM lot WHERE contest_id = :contest ORDER BY number
///
/// becomes `contests::sql::lots_of_contest{.contest = id}` with `::Row`. Types: int, real, bool (kept 0/1), text,
/// blob, date, instant, money, and any `…Id` of base/ids.hpp; a `?` behind makes it optional. A parameter of the type StateBodies stands
/// only as `c.state_body_id IN :bodies`.

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/money.hpp"
#include "base/state_bodies.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace baqylau::db {

enum class Kind { reading, writing };

struct Statement {
  std::string_view name;      ///< `contests/lots_of_contest`
  std::string_view sqlite;    ///< parameters as ?1 …
  std::string_view postgres;  ///< parameters as $1 …
  Kind kind;
  int parameters;
  /// Of a writing one: it changes nothing that a page for visitors is made of. Of a reading one: it reads what may change in that way.
  /// Follows from the column `inside` of `tables.csv`.
  bool inside = false;
};

struct Blob {
  std::string bytes;
  friend bool operator==(const Blob&, const Blob&) = default;
};

/// A bound value; text and blobs are viewed, the statement object outlives the call.
struct BlobView {
  std::string_view bytes;
};
using Value = std::variant<std::monostate, std::int64_t, double, std::string_view, BlobView>;

/// Collects a statement's values in the order of its parameters.
class Arguments {
 public:
  void add(std::int64_t v) { values_.emplace_back(v); }
  void add(bool v) { values_.emplace_back(std::int64_t{v ? 1 : 0}); }
  void add(double v) { values_.emplace_back(v); }
  void add(std::string_view v) { values_.emplace_back(v); }
  void add(const std::string& v) { values_.emplace_back(std::string_view{v}); }
  void add(const Blob& v) { values_.emplace_back(BlobView{v.bytes}); }
  void add(base::Instant v) { values_.emplace_back(v.micros); }
  void add(base::Money v) { values_.emplace_back(v.tenge); }
  void add(base::LocalDate v) {
    owned_.push_back(v.iso());
    values_.emplace_back(std::string_view{owned_.back()});
  }
  void add(const base::StateBodies& v) {
    auto json = v.json();
    if (!json) return values_.emplace_back(std::monostate{}), void();
    owned_.push_back(std::move(*json));
    values_.emplace_back(std::string_view{owned_.back()});
  }
  template <class Tag>
  void add(base::Id<Tag> v) {
    values_.emplace_back(v.value);
  }
  template <class T>
  void add(const std::optional<T>& v) {
    if (v) add(*v);
    else values_.emplace_back(std::monostate{});
  }
  void reserve(int n) {
    values_.reserve(static_cast<std::size_t>(n));
    owned_.reserve(static_cast<std::size_t>(n));
  }
  [[nodiscard]] const std::vector<Value>& values() const { return values_; }

 private:
  std::vector<Value> values_;
  std::vector<std::string> owned_;  // reserved up front: views into it stay good
};

/// The current row of a running statement. Columns count from 0. Views live until the next row.
class Cursor {
 public:
  virtual ~Cursor() = default;
  [[nodiscard]] virtual bool is_null(int column) const = 0;
  [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
  [[nodiscard]] virtual double real(int column) const = 0;
  [[nodiscard]] virtual std::string_view text(int column) const = 0;
  [[nodiscard]] virtual std::string blob(int column) const = 0;
};

/// Bugs and broken disks; nothing a person could have done otherwise.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};
/// The database cannot be reached or refuses work for the moment: answered 503.
class Unavailable : public Error {
 public:
  using Error::Error;
};
/// COMMIT was sent and it is not known what became of it: its answer was lost, or it was not confirmed by the standby.
class CommitUnknown : public Unavailable {
 public:
  using Unavailable::Unavailable;
};

/// One engine's connection, inside a transaction. Only `Read` and `Write` call it.
class Connection {
 public:
  virtual ~Connection() = default;
  /// Runs to the end; `row` is called for each row. Returns rows changed (writing) or rows seen (reading).
  virtual std::int64_t execute(const Statement& statement, const Arguments& arguments, const std::function<void(const Cursor&)>& row) = 0;
};

// What the generated `Row` readers use: column `c` as a value of type T.
template <class T>
struct Column;
template <>
struct Column<std::int64_t> {
  static std::int64_t get(const Cursor& r, int c) { return r.integer(c); }
};
template <>
struct Column<bool> {
  static bool get(const Cursor& r, int c) { return r.integer(c) != 0; }
};
template <>
struct Column<double> {
  static double get(const Cursor& r, int c) { return r.real(c); }
};
template <>
struct Column<std::string> {
  static std::string get(const Cursor& r, int c) { return std::string{r.text(c)}; }
};
template <>
struct Column<Blob> {
  static Blob get(const Cursor& r, int c) { return {r.blob(c)}; }
};
template <>
struct Column<base::Instant> {
  static base::Instant get(const Cursor& r, int c) { return {r.integer(c)}; }
};
template <>
struct Column<base::Money> {
  static base::Money get(const Cursor& r, int c) { return {r.integer(c)}; }
};
template <>
struct Column<base::LocalDate> {
  static base::LocalDate get(const Cursor& r, int c) {
    auto date = base::LocalDate::parse_iso(r.text(c));
    if (!date) throw Error{"a stored date is not a date: " + std::string{r.text(c)}};
    return *date;
  }
};
template <class Tag>
struct Column<base::Id<Tag>> {
  static base::Id<Tag> get(const Cursor& r, int c) { return {r.integer(c)}; }
};
template <class T>
struct Column<std::optional<T>> {
  static std::optional<T> get(const Cursor& r, int c) {
    if (r.is_null(c)) return std::nullopt;
    return Column<T>::get(r, c);
  }
};

}  // namespace baqylau::db
