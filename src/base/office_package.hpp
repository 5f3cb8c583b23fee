#pragma once
/// What an Office Open XML package says it is (ECMA-376 part 2, §7.2.3: its list of content types). Names and first bytes cannot tell:
/// a document with macros, or a binary workbook, is a zip like the others.

#include <filesystem>

namespace baqylau::base {

enum class OfficePackage {
  none,  ///< no zip, or none with a list of content types that can be read
  document,
  workbook,
  presentation,
  with_macros,
  other,  ///< a binary workbook, a drawing
};
/// Reads the directory of the zip and that list, which is bounded; nothing else is unpacked.
OfficePackage office_package(const std::filesystem::path& file);

}  // namespace baqylau::base
