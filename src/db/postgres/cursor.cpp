#include "db/postgres/cursor.hpp"

#include <charconv>

namespace baqylau::db::postgres {

namespace {

/// Numbers of pg_type, which never change.
enum : Oid {
  type_bool = 16,
  type_bytea = 17,
  type_name = 19,
  type_int8 = 20,
  type_int2 = 21,
  type_int4 = 23,
  type_text = 25,
  type_float4 = 700,
  type_float8 = 701,
  type_bpchar = 1042,
  type_varchar = 1043,
  type_numeric = 1700,
};

bool is_integer(Oid type) { return type == type_int8 || type == type_int4 || type == type_int2 || type == type_numeric; }
bool is_text(Oid type) { return type == type_text || type == type_varchar || type == type_bpchar || type == type_name; }

template <class T>
bool parse(std::string_view text, T& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size();
}

int nibble(char c) { return c >= 'a' ? c - 'a' + 10 : c - '0'; }

}  // namespace

std::string_view PostgresCursor::bytes(int column) const {
  return {PQgetvalue(result_, row_, column), static_cast<std::size_t>(PQgetlength(result_, row_, column))};
}

void PostgresCursor::refuse(int column, std::string_view expected) const {
  throw Error{std::string{name_} + ": column " + std::to_string(column) + " is not " + std::string{expected} +
              (is_null(column) ? " but NULL" : "")};
}

std::int64_t PostgresCursor::integer(int column) const {
  const auto type = PQftype(result_, column);
  std::int64_t value = 0;
  if (is_null(column)) refuse(column, "an integer");
  if (type == type_bool) return bytes(column) == "t" ? 1 : 0;
  if (!is_integer(type) || !parse(bytes(column), value)) refuse(column, "an integer");
  return value;
}

double PostgresCursor::real(int column) const {
  const auto type = PQftype(result_, column);
  double value = 0;
  if (is_null(column) || !(type == type_float8 || type == type_float4 || is_integer(type)) || !parse(bytes(column), value)) {
    refuse(column, "a number");
  }
  return value;
}

std::string_view PostgresCursor::text(int column) const {
  if (is_null(column) || !is_text(PQftype(result_, column))) refuse(column, "a text");
  return bytes(column);
}

std::string PostgresCursor::blob(int column) const {
  const auto hex = is_null(column) ? std::string_view{} : bytes(column);
  if (PQftype(result_, column) != type_bytea || !hex.starts_with("\\x")) refuse(column, "a blob");
  std::string out;
  out.reserve(hex.size() / 2);
  for (std::size_t at = 2; at + 1 < hex.size(); at += 2) out.push_back(static_cast<char>(nibble(hex[at]) * 16 + nibble(hex[at + 1])));
  return out;
}

}  // namespace baqylau::db::postgres
