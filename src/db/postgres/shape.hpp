#pragma once
/// What a PostgreSQL schema looks like, for comparison with SQLite's.

#include "db/engine.hpp"
#include "db/postgres/connection.hpp"

namespace baqylau::db::postgres {

/// The tables of the current schema.
std::vector<TableShape> shape_of(PostgresConnection& connection);

}  // namespace baqylau::db::postgres
