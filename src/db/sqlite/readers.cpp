#include "db/sqlite/readers.hpp"

namespace baqylau::db::sqlite {

std::unique_ptr<SqliteConnection> Readers::take() {
  {
    const std::scoped_lock lock{mutex_};
    if (!free_.empty()) {
      auto connection = std::move(free_.back());
      free_.pop_back();
      return connection;
    }
  }
  return std::make_unique<SqliteConnection>(file_, SqliteConnection::Role::reader);
}

void Readers::give_back(std::unique_ptr<SqliteConnection> connection) {
  const std::scoped_lock lock{mutex_};
  free_.push_back(std::move(connection));
}

}  // namespace baqylau::db::sqlite
