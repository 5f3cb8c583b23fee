#include "app/stored_files.hpp"

#include "app/commands.hpp"
#include "app/sql.hpp"
#include "base/hashed_file.hpp"
#include "http/files.hpp"

#include <algorithm>
#include <array>
#include <iostream>
#include <limits>
#include <set>
#include <system_error>
#include <utility>

namespace baqylau::app {

namespace fs = std::filesystem;

namespace {

constexpr base::Instant never{std::numeric_limits<std::int64_t>::max()};

std::string folder_name(int folder) {
  constexpr std::string_view digits = "0123456789abcdef";
  const auto number = static_cast<std::size_t>(folder);
  return {digits[number / digits.size()], digits[number % digits.size()]};
}
/// Where the next folder's hashes begin; behind the last there is none.
std::string end_of(int folder) { return folder + 1 < file_folders ? folder_name(folder + 1) : "g"; }

std::string place_of(const sql::named_files::Row& row) {
  const auto file = ", file " + std::to_string(row.file);
  if (row.report) return "report " + base::to_string(*row.report) + file;
  if (row.project) return "consultation of project " + base::to_string(*row.project) + file;
  return "picture " + std::to_string(row.file);
}

std::vector<NamedFile> named_between(db::Read& db, std::string first, std::string end, base::Instant removed_since) {
  std::vector<NamedFile> found;
  for (auto& row : db.all(sql::named_files{.first = std::move(first), .end = std::move(end), .removed_since = removed_since})) {
    found.push_back({std::move(row.sha256), row.size, place_of(row)});
  }
  return found;
}

/// By the disk's own clock: it says when a file was stored.
fs::file_time_type grace_ago(std::chrono::seconds grace) { return fs::file_time_type::clock::now() - grace; }
base::Instant before(base::Instant now, std::chrono::seconds grace) { return {now.micros - std::chrono::microseconds{grace}.count()}; }

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> found;
  if (fs::exists(folder))
    for (const auto& entry : fs::directory_iterator{folder}) found.push_back(entry.path());
  std::ranges::sort(found);
  return found;
}

bool belongs(const fs::path& file, const std::string& folder) {
  const auto name = file.filename().string();
  return http::is_sha256_name(name) && name.starts_with(folder) && fs::is_regular_file(fs::symlink_status(file));
}

std::set<std::string> hashes_of(const std::vector<NamedFile>& files) {
  std::set<std::string> hashes;
  for (const auto& file : files) hashes.insert(file.sha256);
  return hashes;
}

/// What is wrong with it; empty: nothing.
std::string_view wrong_with(const fs::path& path, const NamedFile& file) {
  std::error_code problem;
  const auto size = fs::file_size(path, problem);
  if (problem) return "is missing";
  if (size != static_cast<std::uintmax_t>(file.size)) return "is damaged: it has another size";
  return base::sha256_of_file(path) == file.sha256 ? "" : "is damaged: its bytes are not those of its name";
}

void check_folder(StoreCheck& check, const std::vector<NamedFile>& named, const fs::path& store, int number, fs::file_time_type old) {
  const auto name = folder_name(number);
  std::string last;
  std::string_view wrong;
  for (const auto& file : named) {
    if (file.sha256 != last) {
      ++check.named;
      wrong = wrong_with(store / name / file.sha256, file);
    }
    last = file.sha256;
    if (!wrong.empty()) check.wrong.push_back(file.place + ": " + file.sha256 + " " + std::string{wrong});
  }
  const auto hashes = hashes_of(named);
  for (const auto& path : files_in(store / name)) {
    if (!belongs(path, name)) {
      check.strangers.push_back(path.string());
      continue;
    }
    if (hashes.contains(path.filename().string())) continue;
    std::error_code gone;  // swept while we look
    const auto size = fs::file_size(path, gone);
    const auto stored = gone ? fs::file_time_type{} : fs::last_write_time(path, gone);
    if (gone) continue;
    ++(stored > old ? check.young : check.old);
    (stored > old ? check.young_bytes : check.old_bytes) += static_cast<std::int64_t>(size);
  }
}

}  // namespace

std::vector<NamedFile> named_files(db::Read& db) { return named_between(db, "", "g", never); }

Swept sweep_folder(db::Database& database, base::Instant now, const fs::path& store, int folder, std::chrono::seconds grace) {
  const auto name = folder_name(folder);
  const auto old = grace_ago(grace);
  for (const auto& file : files_in(store / name))
    if (http::is_put_aside(file)) http::put_back(file);
  // A record that is committed after this was read has had its file stored, or found, within the grace: `remove_if_old` leaves it.
  const auto hashes = hashes_of(database.read([&](db::Read& db) { return named_between(db, name, end_of(folder), before(now, grace)); }));
  Swept swept;
  for (const auto& file : files_in(store / name)) {
    if (!belongs(file, name) || hashes.contains(file.filename().string())) continue;
    const auto size = static_cast<std::int64_t>(fs::file_size(file));
    if (!http::remove_if_old(file, old)) continue;
    ++swept.files;
    swept.bytes += size;
  }
  return swept;
}

StoreCheck check_store(db::Database& database, const fs::path& store, std::chrono::seconds grace) {
  StoreCheck check;
  const auto old = grace_ago(grace);
  for (int folder = 0; folder < file_folders; ++folder) {
    const auto named = database.read([&](db::Read& db) { return named_between(db, folder_name(folder), end_of(folder), never); });
    check_folder(check, named, store, folder, old);
  }
  return check;
}

int check_files(const Place& place) {
  const auto database = open_as_it_is(place);
  if (const auto wrong = of_another_version(*database)) return *wrong;
  const auto check = check_store(*database, place.data / "files", grace_of_files);
  for (const auto& line : check.wrong) std::cerr << line << "\n";
  for (const auto& path : check.strangers) std::cerr << path << " does not belong into the store; it is left alone\n";
  std::cout << check.named << " files are named by records, " << check.wrong.size() << " records have a file that is missing or damaged\n"
            << check.young + check.old << " files without a record: " << check.young << " stored within the last " << grace_of_files.count()
            << " hours (" << check.young_bytes << " bytes), " << check.old << " older (" << check.old_bytes
            << " bytes), which the running site removes\n";
  return check.wrong.empty() ? 0 : 1;
}

}  // namespace baqylau::app
