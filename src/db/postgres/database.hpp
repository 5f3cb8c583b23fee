#pragma once
/// `db::open_postgres` with other times than those of the program.

#include "db/engine.hpp"
#include "db/postgres/waits.hpp"

#include <memory>
#include <string>

namespace baqylau::db::postgres {

std::unique_ptr<Engine> open(const std::string& address, int connections, const Waits& waits);

}  // namespace baqylau::db::postgres
