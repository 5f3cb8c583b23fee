#include "base/xlsx.hpp"

#include "base/sheet_builder.hpp"
#include "base/xlsx_styles.hpp"

#include <pugixml.hpp>

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <optional>

namespace baqylau::base {
namespace {

/// Names without their prefix: some programs write `<x:row>`.
std::string_view local_name(std::string_view name) {
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node child(const pugi::xml_node& parent, std::string_view name) {
  return parent.find_child([&](const pugi::xml_node& node) { return local_name(node.name()) == name; });
}

std::string_view attribute(const pugi::xml_node& node, std::string_view name) {
  for (const auto& item : node.attributes()) {
    if (local_name(item.name()) == name) return item.value();
  }
  return {};
}

std::optional<unsigned> number(std::string_view text) {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// A part of the workbook as XML. Each `<` and `=` may become a node in memory some ten times its size,
/// so they are counted first.
class XmlPart {
 public:
  static Result<std::optional<XmlPart>> read(const ZipPackage& package, const std::string& name, const SheetLimits& limits) {
    auto bytes = TRY(package.read(name));
    if (!bytes) return std::optional<XmlPart>{};
    XmlPart part;
    part.bytes_ = std::make_unique<std::string>(std::move(*bytes));
    const auto marks = std::count_if(part.bytes_->begin(), part.bytes_->end(), [](char c) { return c == '<' || c == '='; });
    const std::size_t most_marks = std::max<std::size_t>(100'000, 12 * limits.rows * limits.columns);
    if (static_cast<std::size_t>(marks) > most_marks) {
      return table_too_large(M("The workbook holds far more cells than a table needs. Copy the table into a new workbook and upload that"));
    }
    part.document_ = std::make_unique<pugi::xml_document>();
    // Without parse_doctype a DTD is passed over: no entities of its own, no outside files.
    constexpr unsigned options = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol | pugi::parse_ws_pcdata_single;
    if (!part.document_->load_buffer_inplace(part.bytes_->data(), part.bytes_->size(), options)) return damaged_workbook();
    return std::optional<XmlPart>{std::move(part)};
  }
  [[nodiscard]] pugi::xml_node root() const { return document_->document_element(); }

 private:
  std::unique_ptr<std::string> bytes_;  // the document points into it
  std::unique_ptr<pugi::xml_document> document_;
};

/// `_x000D_` stands for a character that XML cannot carry (ECMA-376 part 1, §22.9.2.19, ST_Xstring).
std::string unescaped(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    unsigned code = 0;
    const bool escape = text.size() >= 7 && text.starts_with("_x") && text[6] == '_' &&
                        std::from_chars(text.data() + 2, text.data() + 6, code, 16).ptr == text.data() + 6;
    if (!escape || (code >= 0xD800 && code <= 0xDFFF)) {
      out += text.front();
      text.remove_prefix(1);
      continue;
    }
    if (code < 0x80) {
      out += static_cast<char>(code);
    } else if (code < 0x800) {
      out += static_cast<char>(0xC0U | code >> 6U);
      out += static_cast<char>(0x80U | (code & 0x3FU));
    } else {
      out += static_cast<char>(0xE0U | code >> 12U);
      out += static_cast<char>(0x80U | (code >> 6U & 0x3FU));
      out += static_cast<char>(0x80U | (code & 0x3FU));
    }
    text.remove_prefix(7);
  }
  return out;
}

/// Text of `<si>` or `<is>`: one `<t>`, or runs of formatted text `<r><t>`. Readings (`<rPh>`) are left out.
std::string rich_text(const pugi::xml_node& item) {
  std::string text;
  for (const auto& part : item.children()) {
    if (local_name(part.name()) == "t") text += part.text().get();
    if (local_name(part.name()) == "r") text += child(part, "t").text().get();
  }
  return text.find("_x") == std::string::npos ? text : unescaped(text);
}

struct SheetPart {
  std::string name, part;
};
struct Workbook {
  std::vector<SheetPart> sheets;
  DateSystem dates = DateSystem::from_1900;
  std::vector<std::string> shared_strings;
  std::vector<NumberFormat> formats;  ///< by cell style
};

/// A relationship's target as the name of a part: relative to `xl/`, or absolute.
std::string part_name(std::string_view target) {
  return target.starts_with('/') ? std::string{target.substr(1)} : "xl/" + std::string{target};
}

Result<std::vector<std::string>> read_shared_strings(const ZipPackage& package, const std::string& name, const SheetLimits& limits) {
  std::vector<std::string> strings;
  const auto part = TRY(XmlPart::read(package, name, limits));
  if (!part) return strings;
  for (const auto& item : part->root().children()) {
    if (local_name(item.name()) == "si") strings.push_back(rich_text(item));
  }
  return strings;
}

Result<std::vector<NumberFormat>> read_formats(const ZipPackage& package, const std::string& name, const SheetLimits& limits) {
  std::vector<NumberFormat> formats;
  const auto part = TRY(XmlPart::read(package, name, limits));
  if (!part) return formats;
  std::vector<std::pair<unsigned, NumberFormat>> own;
  for (const auto& item : child(part->root(), "numFmts").children()) {
    if (const auto id = number(attribute(item, "numFmtId"))) own.emplace_back(*id, format_of_code(attribute(item, "formatCode")));
  }
  std::stable_sort(own.begin(), own.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& style : child(part->root(), "cellXfs").children()) {
    const unsigned id = number(attribute(style, "numFmtId")).value_or(0);
    const auto found =
        std::lower_bound(own.begin(), own.end(), id, [](const auto& entry, unsigned wanted) { return entry.first < wanted; });
    formats.push_back(found != own.end() && found->first == id ? found->second : builtin_format(id));
  }
  return formats;
}

/// Name and relationship id of each sheet that a person sees.
std::vector<std::pair<std::string, std::string>> visible_sheets(const pugi::xml_node& workbook) {
  std::vector<std::pair<std::string, std::string>> found;
  for (const auto& sheet : child(workbook, "sheets").children()) {
    const auto state = attribute(sheet, "state");
    if (!state.empty() && state != "visible") continue;
    for (const auto& item : sheet.attributes()) {
      const std::string_view name = item.name();
      if (name != "id" && local_name(name) == "id") found.emplace_back(attribute(sheet, "name"), item.value());
    }
  }
  return found;
}

Result<Workbook> open_workbook(const ZipPackage& package, const SheetLimits& limits) {
  const auto part = TRY(XmlPart::read(package, "xl/workbook.xml", limits));
  const auto relations = TRY(XmlPart::read(package, "xl/_rels/workbook.xml.rels", limits));
  if (!part || !relations) return damaged_workbook();
  Workbook workbook;
  const auto date1904 = attribute(child(part->root(), "workbookPr"), "date1904");
  if (date1904 == "1" || date1904 == "true") workbook.dates = DateSystem::from_1904;

  std::map<std::string, std::string, std::less<>> worksheets;  // by relationship id
  std::string strings = "xl/sharedStrings.xml", styles = "xl/styles.xml";
  for (const auto& relation : relations->root().children()) {
    const auto type = attribute(relation, "Type");
    const auto target = part_name(attribute(relation, "Target"));
    if (type.ends_with("/sharedStrings")) strings = target;
    if (type.ends_with("/styles")) styles = target;
    if (type.ends_with("/worksheet")) worksheets.emplace(attribute(relation, "Id"), target);
  }
  for (auto& [name, id] : visible_sheets(part->root()))
    if (const auto found = worksheets.find(id); found != worksheets.end()) workbook.sheets.push_back({std::move(name), found->second});
  if (workbook.sheets.empty())
    return invalid_table(M("The workbook has no sheet with a table. Put the table on a sheet that is not hidden"));
  workbook.shared_strings = TRY(read_shared_strings(package, strings, limits));
  workbook.formats = TRY(read_formats(package, styles, limits));
  return workbook;
}

constexpr unsigned most_lines = 1'048'576;

/// 0-based column of a reference such as `AB12`.
std::optional<std::size_t> column_of(std::string_view reference) {
  constexpr std::size_t most_columns = 16384;
  std::size_t column = 0;
  for (const char c : reference) {
    if (c < 'A' || c > 'Z') break;
    column = column * 26 + static_cast<std::size_t>(c - 'A') + 1;
    if (column > most_columns) return std::nullopt;
  }
  if (column == 0) return std::nullopt;
  return column - 1;
}

/// `A2:A4` of `<mergeCell>`; nothing where it is not well formed.
std::optional<MergedCells> merged_cells(std::string_view range) {
  const auto colon = range.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto corner = [](std::string_view reference) -> std::optional<std::pair<std::size_t, int>> {
    const auto column = column_of(reference);
    const auto digits = reference.find_first_of("0123456789");
    if (!column || digits == std::string_view::npos) return std::nullopt;
    const auto line = number(reference.substr(digits));
    if (!line || *line == 0 || *line > most_lines) return std::nullopt;
    return std::pair{*column, static_cast<int>(*line)};
  };
  const auto first = corner(range.substr(0, colon)), last = corner(range.substr(colon + 1));
  if (!first || !last || last->first < first->first || last->second < first->second) return std::nullopt;
  return MergedCells{.first_line = first->second, .last_line = last->second, .first_column = first->first, .last_column = last->first};
}

Result<Cell> read_cell(const pugi::xml_node& cell, const Workbook& workbook) {
  const auto type = attribute(cell, "t");
  if (type == "inlineStr") return Cell{.text = rich_text(child(cell, "is"))};
  std::string stored = child(cell, "v").text().get();
  if (stored.empty()) return Cell{};
  if (type == "s") {
    const auto index = number(stored);
    if (!index || *index >= workbook.shared_strings.size()) return damaged_workbook();
    return Cell{.text = workbook.shared_strings[*index]};
  }
  if (type == "e") return Cell{.text = stored.substr(0, 20), .kind = Cell::Kind::error};
  if (type == "d") return Cell{.text = stored.substr(0, 10), .kind = Cell::Kind::date};  // 2007-02-26T00:00:00
  if (type == "str") return Cell{.text = stored.find("_x") == std::string::npos ? stored : unescaped(stored)};
  if (type == "b") return Cell{.text = stored == "0" ? "FALSE" : "TRUE", .kind = Cell::Kind::truth};
  const auto style = number(attribute(cell, "s")).value_or(0);
  const auto format = style < workbook.formats.size() ? workbook.formats[style] : NumberFormat{};
  return number_cell(stored, format, workbook.dates);
}

Done read_row(const pugi::xml_node& row, const Workbook& workbook, SheetBuilder& builder) {
  std::size_t next_column = 0;
  for (const auto& cell : row.children()) {
    if (local_name(cell.name()) != "c") continue;
    const auto reference = attribute(cell, "r");
    const auto column = reference.empty() ? std::optional{next_column} : column_of(reference);
    if (!column || *column < next_column) return damaged_workbook();
    next_column = *column + 1;
    auto read = TRY(read_cell(cell, workbook));
    read.formula = !child(cell, "f").empty();
    TRY(builder.add(*column, std::move(read)));
  }
  return done();
}

Result<Sheet> read_worksheet(const ZipPackage& package, const std::string& name, const Workbook& workbook, const SheetLimits& limits) {
  const auto part = TRY(XmlPart::read(package, name, limits));
  if (!part) return damaged_workbook();
  SheetBuilder builder{limits};
  unsigned next_line = 1;
  for (const auto& row : child(part->root(), "sheetData").children()) {
    if (local_name(row.name()) != "row") continue;
    const auto reference = attribute(row, "r");
    const auto line = reference.empty() ? std::optional{next_line} : number(reference);
    if (!line || *line < next_line || *line > most_lines) return damaged_workbook();
    next_line = *line + 1;
    builder.start_row(static_cast<int>(*line));
    if (const auto hidden = attribute(row, "hidden"); hidden == "1" || hidden == "true") builder.hide_row();
    TRY(read_row(row, workbook, builder));
  }
  for (const auto& range : child(part->root(), "mergeCells").children())
    if (const auto cells = merged_cells(attribute(range, "ref"))) builder.merge(*cells);
  auto sheet = builder.take();
  if (sheet.rows.empty()) return invalid_table(M("The table is empty. Fill it in and upload the file again"));
  return sheet;
}

}  // namespace

Result<std::vector<NamedSheet>> read_workbook(const ZipPackage& package, const SheetLimits& limits) {
  constexpr std::size_t most_sheets = 30;
  const auto workbook = TRY(open_workbook(package, limits));
  std::vector<NamedSheet> sheets;
  for (const auto& sheet : workbook.sheets) {
    if (sheets.size() == most_sheets) break;
    sheets.push_back({.name = sheet.name, .sheet = read_worksheet(package, sheet.part, workbook, limits)});
  }
  return sheets;
}

}  // namespace baqylau::base
