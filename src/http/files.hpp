#pragma once
/// Files on the disk: what an upload is written to, and where it stays. DESIGN §5, SECURITY U-03, U-05.

#include "base/random.hpp"

#include <array>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include <sodium.h>

namespace baqylau::http {

/// A descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_{number} {}
  Descriptor(const Descriptor&) = delete;
  Descriptor(Descriptor&& other) noexcept;
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor();
  [[nodiscard]] int number() const { return number_; }
  void close();

 private:
  int number_;
};

/// Written piece by piece with its SHA-256 beside; removed from the disk with the object. Throws std::system_error when the
/// disk fails.
class TemporaryFile {
 public:
  TemporaryFile(const std::filesystem::path& directory, base::Random& random);
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile(TemporaryFile&&) = delete;
  ~TemporaryFile();
  void write(std::string_view bytes);
  /// Closes it; 64 hex digits. Once.
  std::string finish();
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
  Descriptor file_;
  crypto_hash_sha256_state hash_{};
};

/// Makes the directory (mode 0700) and removes every file of an earlier run from it.
void empty_temporary(const std::filesystem::path& directory);

/// 64 lower-case hex digits: what files of the store are called.
bool is_sha256_name(std::string_view text);

/// Removes a file of the store that no record names, unless it was stored, or `FileStore::keep` found it, after `before`. The file is put
/// aside first and looked at once more: whoever finds it there makes it young and gets it back, whoever does not stores it anew. So no
/// `keep` ends without its bytes, however the two fall together. False: it stays.
bool remove_if_old(const std::filesystem::path& file, std::filesystem::file_time_type before);
/// What a process that ended in the middle of that has left behind.
bool is_put_aside(const std::filesystem::path& file);
/// Under its name again.
void put_back(const std::filesystem::path& aside);

}  // namespace baqylau::http
