#include "http/files.hpp"

#include "http/server.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <stdexcept>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace baqylau::http {
namespace {

[[noreturn]] void throw_errno(const std::string& what) { throw std::system_error{errno, std::generic_category(), what}; }

void sync_directory(const std::filesystem::path& path) {
  const Descriptor directory{::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (directory.number() < 0 || ::fsync(directory.number()) != 0) throw_errno("fsync " + path.string());
}

void sync_file(const std::filesystem::path& path) {
  const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (file.number() < 0 || ::fsync(file.number()) != 0) throw_errno("fsync " + path.string());
}

/// False: it is not there. Looked at once more afterwards: the time may have been set on a file that was put aside between being found and
/// being touched, and was removed as old. One that is still there has its new time before anybody can put it aside.
bool made_young(const std::filesystem::path& path) {
  if (::utimensat(AT_FDCWD, path.c_str(), nullptr, AT_SYMLINK_NOFOLLOW) == 0) return std::filesystem::exists(path);
  if (errno != ENOENT) throw_errno("utimensat " + path.string());
  return false;
}

constexpr std::string_view aside_ending = ".swept";

}  // namespace

bool is_sha256_name(std::string_view text) {
  return text.size() == 64 && std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

namespace {

/// DIR/ab/abcd…: 256 folders keep each small.
class DirectoryStore final : public FileStore {
 public:
  explicit DirectoryStore(std::filesystem::path directory) : directory_{std::move(directory)} {
    std::filesystem::create_directories(directory_);
  }

  void keep(const Upload& upload) override {
    if (upload.state != Upload::State::complete) throw std::logic_error{"only a complete upload can be kept"};
    const auto target = path_of(upload.sha256);
    const auto folder = target.parent_path();
    if (std::filesystem::create_directory(folder)) sync_directory(directory_);
    // Bytes that are there already may have no record but the one that is written next, and be about to be swept: they are young again from
    // here on, or, where a sweep was faster, stored anew (`remove_if_old`).
    if (!made_young(target)) {
      sync_file(upload.path);
      if (::rename(upload.path.c_str(), target.c_str()) != 0) throw_errno("rename to " + target.string());
    }
    // Also when another request has just renamed the same bytes here: its directory entry may not be durable yet.
    sync_directory(folder);
  }

  [[nodiscard]] std::filesystem::path path_of(std::string_view sha256) const override {
    if (!is_sha256_name(sha256)) throw std::logic_error{"no SHA-256: " + std::string{sha256}};
    return directory_ / sha256.substr(0, 2) / sha256;
  }

 private:
  std::filesystem::path directory_;
};

}  // namespace

Descriptor::Descriptor(Descriptor&& other) noexcept : number_{std::exchange(other.number_, -1)} {}
Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(number_, other.number_);
  return *this;
}
Descriptor::~Descriptor() { close(); }
void Descriptor::close() {
  if (number_ >= 0) ::close(std::exchange(number_, -1));
}

TemporaryFile::TemporaryFile(const std::filesystem::path& directory, base::Random& random)
    : path_{directory / ("upload-" + base::hex(random.bytes(16)))},
      file_{::open(path_.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600)} {
  if (file_.number() < 0) throw_errno("open " + path_.string());
  crypto_hash_sha256_init(&hash_);
}

TemporaryFile::~TemporaryFile() { ::unlink(path_.c_str()); }

void TemporaryFile::write(std::string_view bytes) {
  crypto_hash_sha256_update(&hash_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  while (!bytes.empty()) {
    const auto written = ::write(file_.number(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) throw_errno("write " + path_.string());
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::string TemporaryFile::finish() {
  std::string hash(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256_final(&hash_, reinterpret_cast<unsigned char*>(hash.data()));
  file_.close();
  return base::hex(hash);
}

bool remove_if_old(const std::filesystem::path& file, std::filesystem::file_time_type before) {
  if (std::filesystem::last_write_time(file) > before) return false;
  auto aside = file;
  aside += aside_ending;
  std::filesystem::rename(file, aside);
  if (std::filesystem::last_write_time(aside) <= before) return std::filesystem::remove(aside);
  // Somebody who has the same bytes has found them there just before: they are needed.
  put_back(aside);
  return false;
}

void put_back(const std::filesystem::path& aside) {
  auto file = aside;
  file.replace_extension();
  std::filesystem::rename(aside, file);
  sync_directory(file.parent_path());
}

bool is_put_aside(const std::filesystem::path& file) { return file.extension() == aside_ending && is_sha256_name(file.stem().string()); }

void empty_temporary(const std::filesystem::path& directory) {
  std::filesystem::create_directories(directory);
  std::filesystem::permissions(directory, std::filesystem::perms::owner_all);
  for (const auto& entry : std::filesystem::directory_iterator{directory})
    if (entry.is_regular_file() && entry.path().filename().string().starts_with("upload-")) std::filesystem::remove(entry.path());
}

std::unique_ptr<FileStore> open_file_store(const std::filesystem::path& directory) { return std::make_unique<DirectoryStore>(directory); }

}  // namespace baqylau::http
