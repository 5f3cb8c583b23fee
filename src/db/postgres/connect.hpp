#pragma once
/// Connecting with an end of our own.

#include "db/postgres/waits.hpp"

#include <libpq-fe.h>

#include <memory>
#include <string>

namespace baqylau::db::postgres {

struct FinishConnection {
  void operator()(PGconn* handle) const noexcept { PQfinish(handle); }
};
using Handle = std::unique_ptr<PGconn, FinishConnection>;

/// Of several hosts in the address the first that takes writes; each has its time. Throws `Unavailable`. Only finding a host by its name
/// may take longer than `until`.
Handle connect(const std::string& address, Moment until, const Common* common);

}  // namespace baqylau::db::postgres
