#pragma once
/// What a SQLite file's schema looks like, for comparison with PostgreSQL's.

#include "db/engine.hpp"
#include "db/sqlite/connection.hpp"

namespace baqylau::db::sqlite {

/// Ordinary tables only: neither virtual ones nor what belongs to them.
std::vector<TableShape> shape_of(SqliteConnection& connection);

}  // namespace baqylau::db::sqlite
