#pragma once
/// Backups: a copy of everything that cannot be made again, which counts as one only after it was restored and verified.
/// docs/operations/backup.md. SECURITY K-01, K-02.
///
///     INTO/files/ab/abcd…          the files of all backups, by their SHA-256: copied once
///     INTO/20261129T030405123Z/    one backup: database.sqlite or database.dump, secret, manifest.json

#include "base/clock.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

namespace baqylau::app {

/// What a backup holds. The file's last line is the SHA-256 of what stands before it.
struct Manifest {
  std::string engine{};  ///< "sqlite" or "postgresql"
  std::string made_at{};
  std::string database{};         ///< the file's name
  std::string database_sha256{};  ///< of it
  std::string secret_sha256{};    ///< empty: the site was never served, so there is none
  std::int64_t journal_size = 0;
  std::string journal_root{};                   ///< hexadecimal digits
  std::string wrong{};                          ///< what the journal found in the site itself when it was copied; empty: nothing
  std::map<std::string, std::int64_t> files{};  ///< SHA-256 → bytes
};
std::string to_text(const Manifest& manifest);
/// Throws `std::runtime_error`, naming the folder, for one that is damaged or of a later program.
Manifest read_manifest(const std::filesystem::path& backup);

}  // namespace baqylau::app
