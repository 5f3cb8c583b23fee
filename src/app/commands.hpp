#pragma once
/// The commands of `baqylau`. Each returns the process's exit code: 0 done, 1 refused or failed (said in one clear line
/// on standard error), 2 a command line that does not fit.

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "db/db.hpp"

namespace baqylau::app {

/// Says on standard error why not, in English: commands are for administrators and their scripts. 1.
int refused(const base::Failure& failure);

/// Where the data is: SQLite in the folder, or PostgreSQL at the address. Files are in the folder either way.
struct Place {
  std::filesystem::path data = "var";
  std::string database{};  ///< `postgresql://…`; empty: SQLite in `data`
};

/// Throws std::runtime_error where there is no database. (PostgreSQL says so itself.)
void need_database(const Place& place);
/// Opens the database as it is, for what must not change it. Throws std::runtime_error where there is none.
std::unique_ptr<db::Database> open_as_it_is(const Place& place);
/// Opens the database, or makes one, and brings its schema up to date.
std::unique_ptr<db::Database> open(const Place& place);

/// How mail goes out; see app/mail.hpp.
struct MailOptions {
  std::string relay{};                    ///< `smtp://HOST:PORT`; empty: `.eml` files in `data`/mail
  std::string from{};                     ///< address that mail comes from
  std::string user{};                     ///< for the relay, with the password in
  std::filesystem::path password_file{};  ///< this file, which only the server may read
  std::filesystem::path ca_file{};        ///< certificates to trust instead of the system's
  std::string site{};                     ///< `https://monitoring.example`: where mailed links lead
};
struct ServeOptions {
  Place place;
  MailOptions mail{};
  std::string listen = "127.0.0.1:8080";
  std::filesystem::path assets{};              ///< empty: those in the program
  int threads = 0;                             ///< 0: one a core
  std::vector<std::string> hosts{};            ///< names this site is reached by; none: any
  std::vector<std::string> trusted_proxies{};  ///< addresses and networks whose X-Forwarded-For names the client
  bool pseudo = false;                         ///< every text in a made-up language: what stays readable was not translatable
};
int serve(const ServeOptions& options);

int migrate(const Place& place);

struct BackupOptions {
  std::filesystem::path into{};  ///< the folder of all backups
  int keep = 0;                  ///< how many to keep; 0: all
};
/// Of a site that may be in use; see app/backup.hpp. Throws with a sentence.
int back_up(const Place& place, const BackupOptions& options);
/// Into an empty place. Nothing is written before all of the backup was read and found whole.
int restore(const std::filesystem::path& backup, const Place& place);
int load_pilot(const Place& place);
struct DemoOptions {
  int projects = 200;
  std::uint64_t seed = 1;
  std::optional<base::Instant> until{};  ///< when all of it has happened; none: now
};
/// Shows how far it is on a terminal.
int load_demo(const Place& place, const DemoOptions& options);
int print_routes();
/// The workflows as Markdown with diagrams: what docs/states holds.
int write_states(const std::filesystem::path& folder);

struct ImportOptions {
  Place place;
  base::ContestId contest;
  std::filesystem::path file;
  bool dry_run = false;
};
int import_lots(const ImportOptions& options);

struct NewUser {
  std::string login, name, email, role, ngo_number;
  std::vector<std::string> state_bodies;  ///< in which the role is held; none: in all
  std::string language = "kk";
};
/// The password is read from standard input, so that it is in no process list and no shell history.
int add_user(const Place& place, const NewUser& user);
/// A new random password, printed once; all sessions end.
int reset_user(const Place& place, const std::string& login);
int block_user(const Place& place, const std::string& login, const std::string& reason);
int unblock_user(const Place& place, const std::string& login);
struct RoleChange {
  std::string login;
  std::string add, remove;  ///< one of them
  std::string state_body;   ///< none: in all
  std::string reason;
};
int change_role(const Place& place, const RoleChange& wanted);
/// A line an account: what its columns are stands in the first.
int list_users(const Place& place);

/// Which part of it: the entries, or also what the tables hold. 1: something is wrong, and was named.
enum class Verified { entries, all };
int verify_journal(const Place& place, Verified what);
/// What is kept beside the records for pages: 1 where it is not what they come to.
int verify_figures(const Place& place);
/// The files on the disk: 1 where one that a record names is missing or damaged. Says how many no record names.
int check_files(const Place& place);
/// The exit status where the database is not of this version of the program, after that has been said; none: it is.
std::optional<int> of_another_version(db::Database& database);
int adopt_into_journal(const Place& place, const std::string& reason);

/// Makes the search index anew from everything that is public.
int reindex(const Place& place);
/// As the public sees everything on this day.
void put_all_into_search(db::Write& db, base::LocalDate today);
/// The same where the index is empty: after the migration that brought it, or on data of an older copy.
void fill_search(db::Database& database, base::LocalDate today);

}  // namespace baqylau::app
