#pragma once
/// The files on the disk, held against the records that name them. docs/operations/files.md.

#include "base/clock.hpp"
#include "db/db.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace baqylau::app {

/// How long a file without a record stays. A file is stored before its record is committed, so this is far longer than any request; and
/// a backup copies the files after the database, so it is far longer than that takes, too.
inline constexpr std::chrono::hours grace_of_files{24};

/// The store is 256 folders, by the first two digits of the SHA-256.
inline constexpr int file_folders = 256;

/// A file that a record names.
struct NamedFile {
  std::string sha256;
  std::int64_t size = 0;
  std::string place;  ///< `report 501, file 17`
};
/// All, in the order of their hashes, a row a record: what a backup must hold.
std::vector<NamedFile> named_files(db::Read& db);

struct Swept {
  int files = 0;
  std::int64_t bytes = 0;
};
/// Removes from one folder of the store, 0…255, what no record has named for `grace`: files that were refused after they had been stored,
/// and those that were taken out of a draft and were never submitted.
Swept sweep_folder(db::Database& database, base::Instant now, const std::filesystem::path& store, int folder, std::chrono::seconds grace);

struct StoreCheck {
  int named = 0;                     ///< files that records name
  std::vector<std::string> wrong{};  ///< a line each: what is missing, or is not what its name says
  int young = 0, old = 0;            ///< files that no record names; the old ones will be swept
  std::int64_t young_bytes = 0, old_bytes = 0;
  std::vector<std::string> strangers{};  ///< what does not belong into the store
};
/// Reads every file that a record names.
StoreCheck check_store(db::Database& database, const std::filesystem::path& store, std::chrono::seconds grace);

}  // namespace baqylau::app
