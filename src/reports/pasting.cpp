#include "reports/pasting.hpp"

#include "reports/views.hpp"

#include "base/spreadsheet.hpp"
#include "base/text.hpp"
#include "reference/reference.hpp"

#include <algorithm>
#include <string>

namespace baqylau::reports {

using base::M;

namespace {

using Row = std::vector<std::string>;

std::string cell(const Row& row, std::size_t column) { return column < row.size() ? row[column] : std::string{}; }

bool names_columns(const ui::View& v, Part part, const Row& row) {
  const auto labels = views::row_labels(part);
  return !labels.empty() && base::folded(cell(row, 0)) == base::folded(v.t(labels.front()));
}

const std::vector<reference::ReferenceItem>* book_of(std::string_view field, Part part, const projects::Kinds& kinds) {
  if (field == "outlet_kind") return &kinds.outlets;
  if (field != "kind") return nullptr;
  return part == Part::partners ? &kinds.partners : &kinds.target_groups;
}

void put_row(http::FormReader& form, Part part, projects::Part kind, std::size_t number, const Row& row, const projects::Kinds& kinds) {
  const auto fields = projects::row_fields(kind);
  for (std::size_t column = 0; column < fields.size(); ++column) {
    const auto name = projects::row_name(projects::to_code(kind), number, fields[column]);
    auto written = cell(row, column);
    if (const auto* book = book_of(fields[column], part, kinds); book != nullptr && !written.empty()) {
      const auto* item = reference::find_item(*book, written);
      if (item == nullptr) form.fail(name, {M("The list has no “{name}”. Choose one of its entries"), {{"name", written}}});
      written = item == nullptr ? std::string{} : base::to_string(item->id);
    }
    // A cell may have several lines where the form has one.
    if (!projects::is_long_text(fields[column])) std::ranges::replace(written, '\n', ' ');
    form.values().set(name, std::move(written));
  }
}

void put_rows(http::FormReader& form, Part part, projects::Part kind, const std::vector<Row>& rows, const projects::Kinds& kinds) {
  const auto most = projects::most_rows(kind);
  const auto begun = projects::rows_shown(form.values(), projects::to_code(kind), projects::row_fields(kind), most, 0);
  if (begun + rows.size() > most) {
    form.fail(views::pasted_field, {M("A table has at most {most} rows, and with these it would have {count}. Paste fewer"),
                                    {{"most", std::to_string(most)}, {"count", std::to_string(begun + rows.size())}}});
    return;
  }
  for (std::size_t i = 0; i < rows.size(); ++i) put_row(form, part, kind, begun + i, rows[i], kinds);
  form.values().set(views::pasted_field, "");
}

void put_spending(http::FormReader& form, const projects::Budget& lines, const std::vector<Row>& rows) {
  std::string left;
  for (const auto& row : rows) {
    const auto line = std::ranges::find_if(
        lines, [&](const projects::BudgetLine& known) { return base::folded(known.name) == base::folded(cell(row, 0)); });
    if (line == lines.end()) {
      if (left.empty())
        form.fail(views::pasted_field,
                  {M("The estimate has no line “{name}”. Write the names of lines as the estimate has them"), {{"name", cell(row, 0)}}});
      left += cell(row, 0) + "\t" + cell(row, 1) + "\t" + cell(row, 2) + "\n";
      continue;
    }
    form.values().set(projects::spending_name(*line, "amount"), cell(row, 1));
    form.values().set(projects::spending_name(*line, "evidence"), cell(row, 2));
  }
  form.values().set(views::pasted_field, left);
}

}  // namespace

void take_pasted(http::FormReader& form, const ui::View& v, Part part, const RowsBeside& beside) {
  const auto text = form.cells(views::pasted_field, {.label = M("Rows copied from a spreadsheet"), .max = longest_paste});
  auto rows = base::pasted_rows(text);
  if (rows.empty()) return;
  if (names_columns(v, part, rows.front())) rows.erase(rows.begin());
  if (const auto kind = passport_part(part)) put_rows(form, part, *kind, rows, beside.kinds);
  else put_spending(form, beside.lines, rows);
}

}  // namespace baqylau::reports
