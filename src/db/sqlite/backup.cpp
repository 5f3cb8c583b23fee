#include "db/backup.hpp"

#include "db/statement.hpp"

#include <fcntl.h>
#include <memory>
#include <sqlite3.h>
#include <unistd.h>

namespace baqylau::db {

namespace {

struct Close {
  void operator()(sqlite3* handle) const noexcept { sqlite3_close_v2(handle); }
};
using Handle = std::unique_ptr<sqlite3, Close>;

Handle open(const std::filesystem::path& file) {
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(file.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_FULLMUTEX, nullptr);
  Handle handle{raw};
  if (code != SQLITE_OK) throw Error{file.string() + ": " + sqlite3_errstr(code)};
  sqlite3_busy_timeout(handle.get(), 10'000);
  return handle;
}

std::string text_of(sqlite3* handle, const char* statement) {
  std::string said;
  const auto take = [](void* to, int, char** values, char**) {
    auto& text = *static_cast<std::string*>(to);
    if (!text.empty()) text += '\n';
    text += values[0] ? values[0] : "";
    return 0;
  };
  char* why = nullptr;
  if (sqlite3_exec(handle, statement, take, &said, &why) != SQLITE_OK) {
    const std::string message = why ? why : sqlite3_errmsg(handle);
    sqlite3_free(why);
    throw Error{std::string{statement} + ": " + message};
  }
  return said;
}

}  // namespace

void copy_sqlite(const std::filesystem::path& directory, const std::filesystem::path& to) {
  const auto made = ::open(to.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  if (made < 0) throw Error{"cannot make " + to.string()};
  ::close(made);
  const auto from = open(directory / "baqylau.sqlite");
  const auto copy = open(to);
  auto* backup = sqlite3_backup_init(copy.get(), "main", from.get(), "main");
  if (!backup) throw Error{to.string() + ": " + sqlite3_errmsg(copy.get())};
  // In one step, which is one snapshot: in smaller ones each commit of another process would start it anew.
  int code = SQLITE_BUSY;
  for (int tries = 0; tries < 100 && (code == SQLITE_BUSY || code == SQLITE_LOCKED); ++tries) {
    code = sqlite3_backup_step(backup, -1);
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED) sqlite3_sleep(50);
  }
  sqlite3_backup_finish(backup);
  if (code != SQLITE_DONE) throw Error{"the database could not be copied: " + std::string{sqlite3_errstr(code)}};
  // One file without a log beside it.
  if (const auto mode = text_of(copy.get(), "PRAGMA journal_mode = DELETE"); mode != "delete")
    throw Error{to.string() + ": the copy stays in the journal mode " + mode};
}

void place_sqlite(const std::filesystem::path& copy, const std::filesystem::path& directory) {
  std::filesystem::create_directories(directory);
  const auto target = directory / "baqylau.sqlite";
  if (::link(copy.c_str(), target.c_str()) != 0 || ::unlink(copy.c_str()) != 0)
    throw Error{"cannot put the database to " + target.string()};
}

std::string check_sqlite(const std::filesystem::path& directory) {
  const auto handle = open(directory / "baqylau.sqlite");
  return text_of(handle.get(), "PRAGMA integrity_check");
}

}  // namespace baqylau::db
