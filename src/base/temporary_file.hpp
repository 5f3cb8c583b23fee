#pragma once
/// A file in the temporary folder that is gone with its object: for libraries that write to a path only.

#include <string>

namespace baqylau::base {

class TemporaryFile {
 public:
  /// Throws `std::runtime_error` where the folder takes no file.
  TemporaryFile();
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string bytes() const;

 private:
  std::string path_;
};

}  // namespace baqylau::base
