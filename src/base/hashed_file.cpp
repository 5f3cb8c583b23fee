#include "base/hashed_file.hpp"

#include "base/random.hpp"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <span>
#include <sodium.h>
#include <system_error>
#include <unistd.h>

namespace baqylau::base {

namespace {

[[noreturn]] void fail(const std::filesystem::path& path) { throw std::system_error{errno, std::generic_category(), path.string()}; }

class Descriptor {
 public:
  Descriptor(const std::filesystem::path& path, int flags) : number_{::open(path.c_str(), flags | O_CLOEXEC, 0600)} {
    if (number_ < 0) fail(path);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { ::close(number_); }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

void write_all(const Descriptor& file, const std::filesystem::path& path, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(file.number(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) fail(path);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

/// Calls `take` with each piece; the SHA-256 of all.
template <class F>
std::string read_all(const std::filesystem::path& path, F&& take) {
  const Descriptor file{path, O_RDONLY};
  crypto_hash_sha256_state hash{};
  crypto_hash_sha256_init(&hash);
  std::string piece(std::size_t{1} << 20, '\0');
  for (;;) {
    const auto read = ::read(file.number(), piece.data(), piece.size());
    if (read < 0 && errno == EINTR) continue;
    if (read < 0) fail(path);
    if (read == 0) break;
    const std::string_view bytes{piece.data(), static_cast<std::size_t>(read)};
    crypto_hash_sha256_update(&hash, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    take(bytes);
  }
  std::string digest(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256_final(&hash, reinterpret_cast<unsigned char*>(digest.data()));
  return hex(digest);
}

}  // namespace

std::string sha256_of_file(const std::filesystem::path& file) {
  return read_all(file, [](std::string_view) {});
}

std::string copy_with_sha256(const std::filesystem::path& from, const std::filesystem::path& to) {
  const Descriptor file{to, O_CREAT | O_EXCL | O_WRONLY};
  auto hash = read_all(from, [&](std::string_view bytes) { write_all(file, to, bytes); });
  if (::fsync(file.number()) != 0) fail(to);
  return hash;
}

void write_new_file(const std::filesystem::path& to, std::string_view bytes) {
  const Descriptor file{to, O_CREAT | O_EXCL | O_WRONLY};
  write_all(file, to, bytes);
  if (::fsync(file.number()) != 0) fail(to);
}

void sync_folder(const std::filesystem::path& folder) {
  const Descriptor directory{folder, O_RDONLY | O_DIRECTORY};
  if (::fsync(directory.number()) != 0) fail(folder);
}

}  // namespace baqylau::base
