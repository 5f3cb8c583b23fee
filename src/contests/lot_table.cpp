#include "contests/lot_headings.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace baqylau::contests {

std::string word_key(std::string_view text) { return base::in_one_script(base::folded(text)); }

namespace {

using base::M;
using base::Message;

class RowReader {
 public:
  RowReader(const Vocabulary& words, const std::vector<Heading>& headings, const std::vector<base::Cell>& cells, int line,
            std::vector<CellError>& errors)
      : words_{words}, headings_{headings}, cells_{cells}, line_{line}, errors_{errors}, before_{errors.size()} {}

  CheckedRow read() {
    refuse_strays();
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

  [[nodiscard]] const base::Cell* cell(LotColumn column) const {
    for (std::size_t i = 0; i < std::min(cells_.size(), headings_.size()); ++i)
      if (headings_[i].column == column) return blank(cells_[i]) ? nullptr : &cells_[i];
    return nullptr;
  }
  [[nodiscard]] bool typed(LotColumn column) const { return cell(column) != nullptr; }
  /// The cell's text; nothing where it is blank, has no column, or cannot be taken (which is an error already).
  [[nodiscard]] const std::string* value(LotColumn column) const {
    const auto* found = cell(column);
    return found == nullptr || refusal(*found, column) ? nullptr : &found->text;
  }

  /// Why the cell is not taken, whatever its text.
  static std::optional<Message> refusal(const base::Cell& cell, LotColumn column) {
    using enum base::Cell::Kind;
    if (cell.kind == base::Cell::Kind::error) return Message{M("The cell shows the error {error}. Correct it"), {{"error", cell.text}}};
    // Programs write what a person typed as TRUE as a formula, too.
    if (cell.kind == truth) return M("The cell holds TRUE or FALSE. Type as text what is meant");
    if (cell.formula) return M("The cell holds a formula. Put its value there: copy the cell and paste it as a value");
    const bool figures = column == LotColumn::number || column == LotColumn::planned_amount;
    switch (cell.kind) {
      case odd: return shown_otherwise(cell);
      case date:
      case adorned:
        if (figures) return std::nullopt;
        return shown_otherwise(cell);
      default: return std::nullopt;
    }
  }
  static Message shown_otherwise(const base::Cell& cell) {
    return {M("The cell holds a number or a date that the sheet shows in its own way. Stored is “{value}”: enter as text what is meant"),
            {{"value", in_short(cell.text)}}};
  }

  void refuse_strays() {
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      if (blank(cells_[i])) continue;
      const auto name = i < headings_.size() ? headings_[i].name : base::column_letters(i);
      if (i >= headings_.size() || !headings_[i].column) {
        errors_.push_back(
            {line_, name, M("This cell has no heading above it. Clear the cell, or give its column a name from the template")});
      } else if (auto why = refusal(cells_[i], *headings_[i].column)) {
        errors_.push_back({line_, name, std::move(*why)});
      }
    }
  }

  int number() {
    const auto* text = value(LotColumn::number);
    if (!text) {
      if (!typed(LotColumn::number)) error(LotColumn::number, M("Enter the lot number"));
      return 0;
    }
    const auto found = base::parse_whole(*text);
    if (!found || *found < 1 || *found > most_lot_number) {
      error(LotColumn::number,
            Message{M("The lot number is a whole number from 1 to 9999. Found: “{value}”"), {{"value", in_short(*text)}}});
      return 0;
    }
    return static_cast<int>(*found);
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
      // Several in a cell are also written one under the other.
      const auto end = std::min(text->find_first_of(";\r\n", begin), text->size());
      const auto piece = std::string_view{*text}.substr(begin, end - begin);
      const auto written = base::clean_line(piece);
      begin = end + 1;
      if (written && written->empty()) continue;
      const auto* region = written ? reference::find_region_by_name_or_kato(words_.regions, *written) : nullptr;
      if (!region) {
        error(LotColumn::regions,
              Message{M("There is no region “{value}”. Write its code or name as in the list of regions, several with a semicolon between; "
                        "other places belong to the coverage in words"),
                      {{"value", in_short(piece)}}});
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
    const auto known = words_.statuses.find(word_key(*text));
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

/// Headings of templates that were downloaded before their words were put right: they load for ever.
constexpr std::pair<std::string_view, LotColumn> earlier_headings[] = {
#include "contests/earlier_headings.inc"
};

}  // namespace

Vocabulary make_vocabulary(const i18n::Catalogues& catalogues, std::vector<reference::Region> regions) {
  Vocabulary words;
  words.regions = std::move(regions);
  words.columns.emplace(word_key("№"), LotColumn::number);
  for (const auto& [heading, column] : earlier_headings) words.columns.emplace(word_key(heading), column);
  for (const auto column : all_lot_columns) words.columns.emplace(word_key(to_code(column)), column);
  for (const auto status : all_lot_statuses) words.statuses.emplace(word_key(to_code(status)), status);
  for (const auto language : i18n::all_languages) {
    const auto& t = catalogues[language];
    for (const auto column : all_lot_columns) words.columns.emplace(word_key(t(label(column))), column);
    for (const auto status : all_lot_statuses) words.statuses.emplace(word_key(t(label(status))), status);
  }
  return words;
}

ImportedTable CheckedTable::imported() const {
  ImportedTable table{.sheet = sheet};
  table.lots.reserve(rows.size());
  for (const auto& row : rows) table.lots.push_back(row.lot);
  return table;
}

namespace {

/// Under the headings some tables number their columns: 1, 2, 3…
bool numbers_the_columns(const std::vector<base::Cell>& cells, const std::vector<Heading>& headings) {
  std::size_t filled = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (blank(cells[i])) continue;
    if (cells[i].text != std::to_string(++filled) || i >= headings.size()) return false;
  }
  return filled >= 3 && filled == static_cast<std::size_t>(std::ranges::count_if(headings, [](const Heading& h) { return !h.empty; }));
}

void name_lines_of_file(const base::Sheet& sheet, std::vector<CellError>& errors) {
  if (sheet.file_line_of_row.empty()) return;
  for (auto& error : errors) {
    const auto at = std::ranges::find(sheet.line_of_row, error.line);
    if (at == sheet.line_of_row.end()) continue;
    const int line = sheet.file_line_of_row[static_cast<std::size_t>(at - sheet.line_of_row.begin())];
    if (line != error.line) error.file_line = line;
  }
}

void check_rows(const base::Sheet& sheet, std::size_t heading_row, const Vocabulary& words, const std::vector<int>& taken,
                CheckedTable& table) {
  const auto headings = read_headings(sheet, heading_row, words, table.errors);
  if (!table.in_order()) return;
  refuse_merged(sheet, heading_row, headings, table.errors);
  std::map<int, int> line_of_number;
  for (std::size_t i = heading_row + 1; i < sheet.rows.size(); ++i) {
    if (std::ranges::all_of(sheet.rows[i], blank)) continue;
    if (i == heading_row + 1 && numbers_the_columns(sheet.rows[i], headings)) continue;
    const int line = sheet.line_of_row[i];
    RowReader reader{words, headings, sheet.rows[i], line, table.errors};
    auto row = reader.read();
    row.lot.hidden = sheet.is_hidden(line);
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
    table.errors.push_back({sheet.line_of_row[heading_row], {}, M("The table has headings only. Add a row for each lot")});
  }
}

}  // namespace

CheckedTable check_table(const base::Sheet& sheet, const Vocabulary& words, const std::vector<int>& taken) {
  CheckedTable table{.regions = words.regions};
  if (sheet.rows.empty()) {
    table.errors.push_back({1, {}, M("The table is empty. Fill in the template: a row of headings and a row for each lot")});
    return table;
  }
  check_rows(sheet, heading_row_of(sheet, words).row, words, taken, table);
  name_lines_of_file(sheet, table.errors);
  return table;
}

base::Result<CheckedTable> check_tables(const std::vector<base::NamedSheet>& sheets, const Vocabulary& words,
                                        const std::vector<int>& taken) {
  const auto readable = [](const base::NamedSheet& named) { return named.sheet.ok(); };
  const auto of_lots = [&](const base::NamedSheet& named) { return readable(named) && heading_row_of(named.sheet.value(), words).fits; };
  auto chosen = std::ranges::find_if(sheets, of_lots);
  if (chosen == sheets.end()) chosen = std::ranges::find_if(sheets, readable);
  if (chosen == sheets.end()) return sheets.front().sheet.failure();
  auto table = check_table(chosen->sheet.value(), words, taken);
  if (sheets.size() > 1) table.sheet = chosen->name;
  return table;
}

}  // namespace baqylau::contests
