#pragma once
/// Connections for reading: as many as there are reads at one time, the last used first, so that its cache is warm.

#include "db/sqlite/connection.hpp"

#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

namespace baqylau::db::sqlite {

class Readers {
 public:
  explicit Readers(std::filesystem::path file) : file_{std::move(file)} {}
  std::unique_ptr<SqliteConnection> take();
  void give_back(std::unique_ptr<SqliteConnection> connection);

 private:
  std::filesystem::path file_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<SqliteConnection>> free_;
};

}  // namespace baqylau::db::sqlite
