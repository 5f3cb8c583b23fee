#pragma once
/// Reading a table of lots: every row is checked, every mistake is named by line and column. SPEC §3.

#include "base/spreadsheet.hpp"
#include "contests/domain.hpp"
#include "contests/lot_json.hpp"

#include <string>
#include <unordered_map>
#include <vector>

namespace baqylau::contests {

/// The words a table may use, in all languages of the interface, by `word_key`.
std::string word_key(std::string_view text);
struct Vocabulary {
  std::unordered_map<std::string, LotColumn> columns;
  std::unordered_map<std::string, LotStatus> statuses;
  std::vector<reference::Region> regions;
};
Vocabulary make_vocabulary(const i18n::Catalogues& catalogues, std::vector<reference::Region> regions);

/// One row as the preview shows it: what could be understood of it.
struct CheckedRow {
  ImportedLot lot;
  bool wrong = false;
};
struct CheckedTable {
  std::vector<CheckedRow> rows{};
  std::vector<CellError> errors{};           ///< by line; any: nothing may be applied
  std::vector<reference::Region> regions{};  ///< that the rows' codes stand for
  std::optional<std::string> sheet{};        ///< which was read, where the workbook has others
  [[nodiscard]] bool in_order() const { return errors.empty(); }
  [[nodiscard]] ImportedTable imported() const;
};

/// `taken`: numbers of the contest's lots, in order. Headings that are not understood are the only errors then: no row
/// can be judged. Rows above the headings, such as a title, are passed over.
CheckedTable check_table(const base::Sheet& sheet, const Vocabulary& words, const std::vector<int>& taken);
/// The first sheet whose headings are those of lots; where none has them, the first that can be read. A failure is about the whole file.
base::Result<CheckedTable> check_tables(const std::vector<base::NamedSheet>& sheets, const Vocabulary& words,
                                        const std::vector<int>& taken);

}  // namespace baqylau::contests
