#include "app/backup.hpp"

#include "app/stored_files.hpp"

#include "app/commands.hpp"
#include "app/sql.hpp"
#include "base/hashed_file.hpp"
#include "base/random.hpp"
#include "db/backup.hpp"
#include "journal/journal.hpp"
#include "journal/proofs.hpp"

#include <algorithm>
#include <iostream>
#include <optional>
#include <set>
#include <stdexcept>
#include <unistd.h>

namespace baqylau::app {

namespace fs = std::filesystem;

namespace {

/// Removes a folder that was begun, unless it was finished.
class Begun {
 public:
  explicit Begun(fs::path folder) : folder_{std::move(folder)} {
    if (!fs::create_directory(folder_)) throw std::runtime_error{folder_.string() + " is there already"};
  }
  ~Begun() {
    std::error_code ignored;
    if (!finished_) fs::remove_all(folder_, ignored);
  }
  Begun(const Begun&) = delete;
  Begun& operator=(const Begun&) = delete;
  [[nodiscard]] const fs::path& path() const { return folder_; }
  void finish() { finished_ = true; }

 private:
  fs::path folder_;
  bool finished_ = false;
};

fs::path file_in(const fs::path& folder, const std::string& sha256) { return folder / sha256.substr(0, 2) / sha256; }

/// "20261129T030405123Z": sorts by time, to the millisecond.
std::string stamp(base::Instant now) {
  std::string name;
  for (const char c : base::utc_iso(now).substr(0, 23))
    if (c != '-' && c != ':' && c != '.') name += c;
  return name + 'Z';
}

class Progress {
 public:
  Progress(std::string what, std::size_t total)
      : what_{std::move(what)}, total_{total}, shows_{::isatty(STDERR_FILENO) != 0 && total > 0} {}
  ~Progress() {
    if (shows_) std::cerr << "\n";
  }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void step() {
    ++done_;
    if (shows_) std::cerr << "\r" << what_ << ' ' << done_ * 100 / total_ << " %" << std::flush;
  }

 private:
  std::string what_;
  std::size_t total_;
  std::size_t done_ = 0;
  bool shows_;
};

/// Copies what is not there yet. Files of a store are never changed, so a name that is there is the file.
void copy_files(const fs::path& from, const fs::path& to, const std::vector<std::string>& names) {
  Progress progress{"files", names.size()};
  base::SystemRandom random;
  std::set<fs::path> touched;
  for (const auto& name : names) {
    progress.step();
    const auto target = file_in(to, name);
    if (fs::exists(target)) continue;
    fs::create_directories(target.parent_path());
    const auto aside = target.parent_path() / (".copy-" + base::hex(random.bytes(8)));
    if (base::copy_with_sha256(file_in(from, name), aside) != name) {
      fs::remove(aside);
      throw std::runtime_error{"the file " + name + " in " + from.string() + " is not what it was: it is damaged"};
    }
    fs::rename(aside, target);
    touched.insert(target.parent_path());
  }
  for (const auto& folder : touched) base::sync_folder(folder);
}

/// Reads each and compares; the failure names the first that is missing or damaged.
void check_files(const fs::path& store, const std::map<std::string, std::int64_t>& files) {
  Progress progress{"checking files", files.size()};
  for (const auto& [name, size] : files) {
    progress.step();
    const auto file = file_in(store, name);
    if (!fs::exists(file)) throw std::runtime_error{"the file " + file.string() + " is missing"};
    if (fs::file_size(file) != static_cast<std::uintmax_t>(size) || base::sha256_of_file(file) != name)
      throw std::runtime_error{"the file " + file.string() + " is damaged"};
  }
}

struct Verified {
  journal::TreeHead head;
  std::string root;                  ///< hexadecimal digits: of the tree of the size that was asked for
  std::string wrong{};               ///< what does not fit the journal; empty: nothing
  std::vector<std::string> files{};  ///< that its records name
};

/// Opens a restored database as the program would and holds everything against the journal.
Verified verified(const Place& place, std::optional<std::int64_t> size = {}) {
  if (place.database.empty())
    if (const auto said = db::check_sqlite(place.data); said != "ok") throw std::runtime_error{"the database is damaged: " + said};
  const auto database = open(place);
  return database->read([&](db::Read& db) {
    const auto head = journal::head(db);
    // A later program has brought the schema up to date, and told the journal so: the backup's leaves are the first of them.
    if (size && *size > head.size) throw std::runtime_error{"the restored journal is shorter than the backup says"};
    Verified found{.head = head, .root = base::hex(journal::root_at(db, size.value_or(head.size)))};
    if (!journal::verify(db).ok()) found.wrong = "the journal does not fit its hashes";
    else if (const auto wrong = journal::verify_data(db).findings.size(); wrong > 0)
      found.wrong = std::to_string(wrong) + " objects are not what the journal vouches for";
    for (auto& file : named_files(db))
      if (found.files.empty() || found.files.back() != file.sha256) found.files.push_back(std::move(file.sha256));
    return found;
  });
}

/// The backups in a folder, oldest first.
std::vector<fs::path> backups_in(const fs::path& into) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator{into})
    if (entry.is_directory() && fs::exists(entry.path() / "manifest.json")) found.push_back(entry.path());
  std::ranges::sort(found);
  return found;
}

/// Removes all but the newest, and the files that none of those names.
void keep_newest(const fs::path& into, std::size_t keep) {
  auto backups = backups_in(into);
  while (backups.size() > keep) {
    fs::remove_all(backups.front());
    backups.erase(backups.begin());
  }
  std::set<std::string> named;
  for (const auto& backup : backups)
    for (const auto& [sha256, size] : read_manifest(backup).files) named.insert(sha256);
  for (const auto& entry : fs::recursive_directory_iterator{into / "files"})
    if (entry.is_regular_file() && !named.contains(entry.path().filename().string())) fs::remove(entry.path());
}

void put_database(const fs::path& backup, const Manifest& manifest, const Place& target) {
  const auto copy = target.data / "copy";
  if (base::copy_with_sha256(backup / manifest.database, copy) != manifest.database_sha256)
    throw std::runtime_error{"the disk does not give back what was written to it: " + (backup / manifest.database).string()};
  if (target.database.empty()) db::place_sqlite(copy, target.data);
  else db::load_postgres(copy, target.database);
}

/// Restores the database alone, in a place of its own, and verifies it.
Verified try_out(const fs::path& backup, const Manifest& manifest, const std::string& address) {
  const Begun trial{backup / "trial"};
  Place place{.data = trial.path()};
  std::optional<db::ScratchPostgres> scratch;
  if (manifest.engine == "postgresql") place.database = scratch.emplace(address).address();
  put_database(backup, manifest, place);
  return verified(place);
}

/// The exit code. A site in which something is wrong is backed up all the same, and an alarm is raised.
int told(const Manifest& manifest) {
  if (manifest.wrong.empty()) return 0;
  std::cerr << "In the site itself " << manifest.wrong << ": baqylau journal verify names what is wrong\n";
  return 1;
}

void refuse_what_is_there(const Place& place) {
  for (const auto* name : {"baqylau.sqlite", "secret", "files"})
    if (fs::exists(place.data / name)) throw std::runtime_error{(place.data / name).string() + " is there already: name an empty folder"};
  if (!place.database.empty() && db::has_tables_postgres(place.database))
    throw std::runtime_error{"the database has tables already: name an empty one"};
}

}  // namespace

int back_up(const Place& place, const BackupOptions& options) {
  const bool on_sqlite = place.database.empty();
  need_database(place);
  fs::create_directories(options.into / "files");
  const auto now = base::SystemClock{}.now();
  const auto target = options.into / stamp(now);
  if (fs::exists(target)) throw std::runtime_error{target.string() + " is there already"};
  Begun making{options.into / (".making-" + stamp(now))};

  Manifest manifest{.engine = on_sqlite ? "sqlite" : "postgresql",
                    .made_at = base::utc_iso(now),
                    .database = on_sqlite ? "database.sqlite" : "database.dump"};
  const auto copy = making.path() / manifest.database;
  if (on_sqlite) db::copy_sqlite(place.data, copy);
  else db::dump_postgres(place.database, copy);
  manifest.database_sha256 = base::sha256_of_file(copy);
  if (fs::exists(place.data / "secret")) manifest.secret_sha256 = base::copy_with_sha256(place.data / "secret", making.path() / "secret");

  const auto restored = try_out(making.path(), manifest, place.database);
  manifest.journal_size = restored.head.size;
  manifest.journal_root = restored.root;
  manifest.wrong = restored.wrong;
  // Files are stored before the commit that names them, and stay a day longer than their last record: those of the copy are all there.
  copy_files(place.data / "files", options.into / "files", restored.files);
  for (const auto& name : restored.files)
    manifest.files.emplace(name, static_cast<std::int64_t>(fs::file_size(file_in(options.into / "files", name))));
  check_files(options.into / "files", manifest.files);

  base::write_new_file(making.path() / "manifest.json", to_text(manifest));
  base::sync_folder(making.path());
  fs::rename(making.path(), target);
  making.finish();
  base::sync_folder(options.into);
  if (options.keep > 0) keep_newest(options.into, static_cast<std::size_t>(options.keep));
  std::cout << target.string() << ": " << manifest.journal_size << " journal entries, root " << manifest.journal_root << ", "
            << manifest.files.size() << " files; restored and verified\n";
  return told(manifest);
}

int restore(const fs::path& backup, const Place& place) {
  const auto manifest = read_manifest(backup);
  if ((manifest.engine == "sqlite") != place.database.empty())
    throw std::runtime_error{manifest.engine == "sqlite" ? "this backup is of SQLite: leave --db out"
                                                         : "this backup is of PostgreSQL: name an empty database with --db"};
  refuse_what_is_there(place);
  // All is read before anything is written.
  const auto store = backup.parent_path() / "files";
  if (base::sha256_of_file(backup / manifest.database) != manifest.database_sha256)
    throw std::runtime_error{(backup / manifest.database).string() + " is damaged: take another backup"};
  if (!manifest.secret_sha256.empty() && base::sha256_of_file(backup / "secret") != manifest.secret_sha256)
    throw std::runtime_error{(backup / "secret").string() + " is damaged: take another backup"};
  check_files(store, manifest.files);

  fs::create_directories(place.data);
  Begun files{place.data / "files"};
  std::vector<std::string> names;
  for (const auto& [name, size] : manifest.files) names.push_back(name);
  copy_files(store, files.path(), names);
  {
    // Verified where it is not in use yet: what does not fit is removed, on PostgreSQL with the database that was named.
    const Begun aside{place.data / ".restoring"};
    const Place trial{.data = aside.path(), .database = place.database};
    put_database(backup, manifest, trial);
    const auto found = verified(trial, manifest.journal_size);
    if (found.root != manifest.journal_root)
      throw std::runtime_error{"the restored journal has another root than the backup was made with"};
    if (found.wrong != manifest.wrong) throw std::runtime_error{found.wrong.empty() ? "the backup says: " + manifest.wrong : found.wrong};
    for (const auto& name : found.files)
      if (!manifest.files.contains(name)) throw std::runtime_error{"a record names the file " + name + ", which the backup does not have"};
    if (place.database.empty()) db::place_sqlite(trial.data / "baqylau.sqlite", place.data);
  }
  // Last: with it the folder can be served.
  if (!manifest.secret_sha256.empty()) base::copy_with_sha256(backup / "secret", place.data / "secret");
  base::sync_folder(place.data);
  files.finish();
  std::cout << "Restored: " << manifest.journal_size << " journal entries, root " << manifest.journal_root << ", " << manifest.files.size()
            << " files, as of " << manifest.made_at << "\n";
  return told(manifest);
}

}  // namespace baqylau::app
