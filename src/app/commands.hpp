#pragma once
/// The commands of `baqylau`. Each returns the process's exit code: 0 done, 1 refused or failed (said in one clear line
/// on standard error), 2 a command line that does not fit.

#include "base/ids.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "db/db.hpp"

namespace baqylau::app {

/// Where the data is: SQLite in the folder, or PostgreSQL at the address. Files are in the folder either way.
struct Place {
  std::filesystem::path data = "var";
  std::string database{};  ///< `postgresql://…`; empty: SQLite in `data`
};

/// Opens the database and brings its schema up to date.
std::unique_ptr<db::Database> open(const Place& place);

struct ServeOptions {
  Place place;
  std::string listen = "127.0.0.1:8080";
  std::filesystem::path assets{};  ///< empty: `static` beside the program
  int threads = 0;                 ///< 0: one a core
  bool pseudo = false;             ///< every text in a made-up language: what stays readable was not translatable
};
int serve(const ServeOptions& options);

int migrate(const Place& place);
int load_pilot(const Place& place);
int print_routes();

struct ImportOptions {
  Place place;
  base::ContestId contest;
  std::filesystem::path file;
  bool dry_run = false;
};
int import_lots(const ImportOptions& options);

struct NewUser {
  std::string login, name, email, role, state_body, ngo_number;
  std::string language = "kk";
};
/// The password is read from standard input, so that it is in no process list and no shell history.
int add_user(const Place& place, const NewUser& user);

int verify_journal(const Place& place);

}  // namespace baqylau::app
