#pragma once
/// A zip from a stranger, judged by its central directory before one byte is unpacked (SECURITY U-02).
/// For the readers of base/ only.

#include "base/result.hpp"
#include "base/spreadsheet.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct zip;

namespace baqylau::base {

class ZipPackage {
 public:
  /// `bytes` must outlive the package. Refuses damaged and encrypted archives, too many entries, names that
  /// lead elsewhere, links, and contents over the limits (`too_large`).
  static Result<ZipPackage> open(std::string_view bytes, const SheetLimits& limits);

  [[nodiscard]] bool has(const std::string& name) const;
  /// The part unpacked in memory; nothing when there is none of that name. Fails for one that unpacks to
  /// another size than the directory says.
  [[nodiscard]] Result<std::optional<std::string>> read(const std::string& name) const;

 private:
  struct Close {
    void operator()(zip* archive) const noexcept;
  };
  explicit ZipPackage(zip* archive) : archive_{archive} {}
  std::unique_ptr<zip, Close> archive_;
};

/// For a package that cannot be read as what it says it is.
Failure damaged_workbook();

}  // namespace baqylau::base
