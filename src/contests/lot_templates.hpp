#pragma once
/// Tables to fill in: headings in the reader's language, all of which `check_table` understands.

#include "contests/lot_table.hpp"
#include "i18n/i18n.hpp"

#include <string>
#include <vector>

namespace baqylau::contests {

/// Headings only; with a byte order mark, by which spreadsheet programs know UTF-8.
std::string template_csv(const i18n::Translator& t);
/// Headings, a sheet that explains the columns, and one with the regions. Throws where the disk fails.
std::string template_xlsx(const i18n::Translator& t, const std::vector<reference::Region>& regions);

}  // namespace baqylau::contests
