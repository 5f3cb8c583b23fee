#include "base/temporary_file.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <system_error>
#include <unistd.h>

namespace baqylau::base {

TemporaryFile::TemporaryFile() {
  path_ = (std::filesystem::temp_directory_path() / "baqylau-XXXXXX").string();
  const int descriptor = mkstemp(path_.data());
  if (descriptor < 0) throw std::runtime_error{"cannot make a temporary file"};
  close(descriptor);
}

TemporaryFile::~TemporaryFile() {
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
}

std::string TemporaryFile::bytes() const {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file{std::fopen(path_.c_str(), "rb"), &std::fclose};
  if (!file) throw std::runtime_error{"cannot read a temporary file"};
  std::string read;
  std::array<char, 16384> piece{};
  while (const auto count = std::fread(piece.data(), 1, piece.size(), file.get())) read.append(piece.data(), count);
  return read;
}

}  // namespace baqylau::base
