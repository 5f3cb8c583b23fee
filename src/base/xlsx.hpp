#pragma once
/// The visible worksheets of an Office Open XML workbook (ECMA-376). For `read_sheets` only.

#include "base/zip_package.hpp"

namespace baqylau::base {

Result<std::vector<NamedSheet>> read_workbook(const ZipPackage& package, const SheetLimits& limits);

}  // namespace baqylau::base
