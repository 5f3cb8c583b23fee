#include "contests/lot_table.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <charconv>
#include <map>

namespace baqylau::contests {
namespace {

using base::M;
using base::Message;

/// Texts of a table that are repeated in a message are cut: a cell may hold thousands of letters.
std::string in_short(std::string_view text) { return base::shortened(text, 60); }

/// As spreadsheet programs name columns: 0 is A, 26 is AA.
std::string column_letters(std::size_t index) {
  std::string letters;
  for (++index; index > 0; index = (index - 1) / 26) letters.insert(letters.begin(), static_cast<char>('A' + (index - 1) % 26));
  return letters;
}

struct Heading {
  std::string name;  ///< as typed; letters where blank
  std::optional<LotColumn> column{};
};

bool blank(const base::Cell& cell) { return cell.text.empty() && !cell.formula; }

/// The headings, or what is wrong with them.
std::vector<Heading> read_headings(const base::Sheet& sheet, const Vocabulary& words, std::vector<CellError>& errors) {
  const int line = sheet.line_of_row.front();
  std::vector<Heading> headings;
  std::map<LotColumn, std::string> seen;
  for (std::size_t i = 0; i < sheet.rows.front().size(); ++i) {
    const auto& cell = sheet.rows.front()[i];
    Heading heading{cell.text.empty() ? column_letters(i) : in_short(cell.text)};
    if (cell.formula) {
      errors.push_back({line, heading.name, M("The heading is a formula. Type the name of the column itself")});
    } else if (!cell.text.empty()) {
      const auto known = words.columns.find(base::folded(cell.text));
      if (known == words.columns.end()) {
        errors.push_back({line, heading.name, M("There is no such column. Remove it, or name it as in the template")});
      } else if (const auto [first, added] = seen.try_emplace(known->second, heading.name); !added) {
        errors.push_back({line, heading.name,
                          Message{M("This column is in the table already, as “{name}”. Leave one of them"), {{"name", first->second}}}});
      } else {
        heading.column = known->second;
      }
    }
    headings.push_back(std::move(heading));
  }
  if (!seen.contains(LotColumn::number)) {
    errors.push_back({line, {}, M("The table has no column with the lot number. Add one and name it as in the template")});
  }
  if (!seen.contains(LotColumn::name_kk) && !seen.contains(LotColumn::name_ru)) {
    errors.push_back(
        {line,
         {},
         M("The table has no column with the name of the lot. Add one, in Kazakh or in Russian, and name it as in the template")});
  }
  return headings;
}

class RowReader {
 public:
  RowReader(const Vocabulary& words, const std::vector<Heading>& headings, const std::vector<base::Cell>& cells, int line,
            std::vector<CellError>& errors)
      : words_{words}, headings_{headings}, cells_{cells}, line_{line}, errors_{errors}, before_{errors.size()} {}

  CheckedRow read() {
    refuse_formulas_and_strays();
    LotFacts facts;
    facts.number = number();
    facts.name = {line_text(LotColumn::name_kk, most_lot_name), line_text(LotColumn::name_ru, most_lot_name)};
    facts.description = {long_text(LotColumn::description_kk), long_text(LotColumn::description_ru)};
    facts.regions = regions();
    facts.coverage = {line_text(LotColumn::coverage_kk, most_coverage), line_text(LotColumn::coverage_ru, most_coverage)};
    facts.planned = planned();
    facts.status = status();
    if (!typed(LotColumn::name_kk) && !typed(LotColumn::name_ru)) {
      error(heading_of(LotColumn::name_ru).empty() ? LotColumn::name_kk : LotColumn::name_ru, M("Enter the name in Kazakh or in Russian"));
    }
    return {{line_, std::move(facts)}, errors_.size() > before_};
  }

  void error(LotColumn column, Message message) { errors_.push_back({line_, heading_of(column), std::move(message)}); }

 private:
  [[nodiscard]] std::string heading_of(LotColumn column) const {
    for (const auto& heading : headings_)
      if (heading.column == column) return heading.name;
    return {};
  }

  /// The cell's text; nothing where it is blank, has no column, or holds a formula (which is an error already).
  [[nodiscard]] const std::string* typed(LotColumn column) const {
    for (std::size_t i = 0; i < std::min(cells_.size(), headings_.size()); ++i) {
      if (headings_[i].column != column) continue;
      return cells_[i].text.empty() ? nullptr : &cells_[i].text;
    }
    return nullptr;
  }
  [[nodiscard]] bool is_formula(LotColumn column) const {
    for (std::size_t i = 0; i < std::min(cells_.size(), headings_.size()); ++i) {
      if (headings_[i].column == column) return cells_[i].formula;
    }
    return false;
  }
  [[nodiscard]] const std::string* value(LotColumn column) const { return is_formula(column) ? nullptr : typed(column); }

  void refuse_formulas_and_strays() {
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      if (blank(cells_[i])) continue;
      const auto name = i < headings_.size() ? headings_[i].name : column_letters(i);
      if (i >= headings_.size() || !headings_[i].column) {
        errors_.push_back(
            {line_, name, M("This cell has no heading above it. Clear the cell, or give its column a name from the template")});
      } else if (cells_[i].formula) {
        errors_.push_back({line_, name, M("The cell holds a formula. Put its value there: copy the cell and paste it as a value")});
      }
    }
  }

  int number() {
    const auto* text = value(LotColumn::number);
    if (!text) {
      if (!is_formula(LotColumn::number)) error(LotColumn::number, M("Enter the lot number"));
      return 0;
    }
    int found = 0;
    const auto [end, failed] = std::from_chars(text->data(), text->data() + text->size(), found);
    if (failed != std::errc{} || end != text->data() + text->size() || found < 1 || found > most_lot_number) {
      error(LotColumn::number,
            Message{M("The lot number is a whole number from 1 to 9999. Found: “{value}”"), {{"value", in_short(*text)}}});
      return 0;
    }
    return found;
  }

  /// Keeps `text` where it is clean and not too long.
  std::optional<std::string> kept(LotColumn column, std::optional<std::string> text, std::size_t most) {
    if (!text) {
      error(column, M("The text has characters that cannot be kept. Type it again"));
      return std::nullopt;
    }
    if (const auto count = base::code_points(*text); count > most) {
      error(column, Message{M("The text has {count} characters. Shorten it to {most}"),
                            {{"count", std::to_string(count)}, {"most", std::to_string(most)}}});
      return std::nullopt;
    }
    if (text->empty()) return std::nullopt;
    return text;
  }
  std::optional<std::string> line_text(LotColumn column, std::size_t most) {
    const auto* text = value(column);
    if (!text) return std::nullopt;
    // Cells are often broken into lines by hand to look better; a name is one line.
    auto one_line = *text;
    std::replace_if(
        one_line.begin(), one_line.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return kept(column, base::clean_line(one_line), most);
  }
  std::optional<std::string> long_text(LotColumn column) {
    const auto* text = value(column);
    if (!text) return std::nullopt;
    return kept(column, base::clean_text(*text), most_description);
  }

  std::vector<std::string> regions() {
    std::vector<std::string> found;
    const auto* text = value(LotColumn::regions);
    if (!text) return found;
    for (std::size_t begin = 0; begin <= text->size();) {
      const auto end = std::min(text->find(';', begin), text->size());
      const auto written = base::clean_line(std::string_view{*text}.substr(begin, end - begin));
      begin = end + 1;
      if (written && written->empty()) continue;
      const auto* region = written ? reference::find_region_by_name_or_kato(words_.regions, *written) : nullptr;
      if (!region) {
        error(LotColumn::regions,
              Message{M("There is no region “{value}”. Write its code or name as in the list of regions, several with a semicolon between; "
                        "other places belong to the coverage in words"),
                      {{"value", written ? in_short(*written) : std::string{"?"}}}});
      } else if (std::find(found.begin(), found.end(), region->kato) == found.end()) {
        found.push_back(region->kato);
      }
    }
    return found;
  }

  std::optional<base::Money> planned() {
    const auto* text = value(LotColumn::planned_amount);
    if (!text) return std::nullopt;
    const auto amount = base::parse_money(*text);
    if (!amount) {
      error(LotColumn::planned_amount,
            Message{M("Enter the amount in whole tenge with digits only, like 2937350. Found: “{value}”"), {{"value", in_short(*text)}}});
    }
    return amount;
  }

  LotStatus status() {
    const auto* text = value(LotColumn::status);
    if (!text) return LotStatus::announced;
    const auto known = words_.statuses.find(base::folded(*text));
    if (known != words_.statuses.end()) return known->second;
    error(LotColumn::status, Message{M("A lot is announced, held, not held or cancelled: write one of these. Found: “{value}”"),
                                     {{"value", in_short(*text)}}});
    return LotStatus::announced;
  }

  const Vocabulary& words_;
  const std::vector<Heading>& headings_;
  const std::vector<base::Cell>& cells_;
  int line_;
  std::vector<CellError>& errors_;
  std::size_t before_;
};

}  // namespace

Vocabulary make_vocabulary(const i18n::Catalogues& catalogues, std::vector<reference::Region> regions) {
  Vocabulary words;
  words.regions = std::move(regions);
  words.columns.emplace(base::folded("№"), LotColumn::number);
  for (const auto column : all_lot_columns) words.columns.emplace(base::folded(to_code(column)), column);
  for (const auto status : all_lot_statuses) words.statuses.emplace(base::folded(to_code(status)), status);
  for (const auto language : i18n::all_languages) {
    const auto& t = catalogues[language];
    for (const auto column : all_lot_columns) words.columns.emplace(base::folded(t(label(column))), column);
    for (const auto status : all_lot_statuses) words.statuses.emplace(base::folded(t(label(status))), status);
  }
  return words;
}

std::vector<ImportedLot> CheckedTable::lots() const {
  std::vector<ImportedLot> lots;
  lots.reserve(rows.size());
  for (const auto& row : rows) lots.push_back(row.lot);
  return lots;
}

CheckedTable check_table(const base::Sheet& sheet, const Vocabulary& words, const std::vector<int>& taken) {
  CheckedTable table{.regions = words.regions};
  if (sheet.rows.empty()) {
    table.errors.push_back({1, {}, M("The table is empty. Fill in the template: a row of headings and a row for each lot")});
    return table;
  }
  const auto headings = read_headings(sheet, words, table.errors);
  if (!table.in_order()) return table;
  std::map<int, int> line_of_number;
  for (std::size_t i = 1; i < sheet.rows.size(); ++i) {
    if (std::all_of(sheet.rows[i].begin(), sheet.rows[i].end(), blank)) continue;
    const int line = sheet.line_of_row[i];
    RowReader reader{words, headings, sheet.rows[i], line, table.errors};
    auto row = reader.read();
    if (const int number = row.lot.facts.number; number != 0) {
      if (const auto [first, added] = line_of_number.try_emplace(number, line); !added) {
        reader.error(LotColumn::number, Message{M("Lot {number} is on line {line} already. Leave one of them, or correct the number"),
                                                {{"number", std::to_string(number)}, {"line", std::to_string(first->second)}}});
        row.wrong = true;
      } else if (std::binary_search(taken.begin(), taken.end(), number)) {
        reader.error(LotColumn::number,
                     Message{M("Lot {number} is in this contest already. Take the row out of the table, or correct the number"),
                             {{"number", std::to_string(number)}}});
        row.wrong = true;
      }
    }
    table.rows.push_back(std::move(row));
  }
  if (table.rows.empty()) {
    table.errors.push_back({sheet.line_of_row.front(), {}, M("The table has headings only. Add a row for each lot")});
  }
  return table;
}

}  // namespace baqylau::contests
