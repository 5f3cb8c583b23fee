#pragma once
/// The first visible worksheet of an Office Open XML workbook (ECMA-376). For `read_sheet` only.

#include "base/zip_package.hpp"

namespace baqylau::base {

Result<Sheet> read_workbook(const ZipPackage& package, const SheetLimits& limits);

}  // namespace baqylau::base
