#include "ui/components.hpp"

namespace baqylau::ui {

namespace {

std::string_view code_of(Sorted sorted) {
  switch (sorted) {
    case Sorted::none: return "none";
    case Sorted::ascending: return "ascending";
    case Sorted::descending: return "descending";
  }
  return "none";
}

std::string_view mark_of(Sorted sorted) {
  switch (sorted) {
    case Sorted::none: return "↕";
    case Sorted::ascending: return "↑";
    case Sorted::descending: return "↓";
  }
  return "";
}

/// Row headers stand at the left whatever they are: a number there is a name, not an amount.
Html head_of(const View& v, const std::vector<Column>& columns) {
  Html cells;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto& column = columns[i];
    const std::string_view style = column.numeric && i > 0 ? "govuk-table__header govuk-table__header--numeric" : "govuk-table__header";
    if (!column.sort) {
      cells.add(R"(<th scope="col" class="{}">{}</th>)", style, column.title);
      continue;
    }
    cells.add(R"(<th scope="col" class="{}" aria-sort="{}"><a class="app-table__sort" href="{}" rel="nofollow">{}</a>)"
              R"( <span class="app-table__direction" aria-hidden="true">{}</span></th>)",
              style, code_of(column.sorted), v.link(*column.sort), column.title, mark_of(column.sorted));
  }
  return html(R"(<thead class="govuk-table__head"><tr class="govuk-table__row">{}</tr></thead>)", cells);
}

// The inner box holds the value together when a cell becomes a line of label and value on a narrow screen.
void add_cell(Html& cells, bool first, const Column& column, const Html& content) {
  if (first) {
    cells.add(R"(<th scope="row" class="{}" data-label="{}"><div class="app-cell">{}</div></th>)",
              column.numeric ? "govuk-table__header app-table__number" : "govuk-table__header", column.title, content);
  } else {
    cells.add(R"(<td class="{}" data-label="{}"><div class="app-cell">{}</div></td>)",
              column.numeric ? "govuk-table__cell govuk-table__cell--numeric" : "govuk-table__cell", column.title, content);
  }
}

/// The scrolling region takes the keyboard's focus, so that it can be scrolled without a mouse.
Html framed(std::string_view style, std::string_view caption, std::string_view caption_style, const Html& head, const Html& body) {
  return html(R"(<section class="app-table-scroll" aria-label="{}" tabindex="0"><table class="{}">)"
              R"(<caption class="{}">{}</caption>{}<tbody class="govuk-table__body">{}</tbody></table></section>)",
              caption, style, caption_style, caption, head, body);
}

}  // namespace

Html table(const View& v, std::string_view caption, const std::vector<Column>& columns, const std::vector<TableRow>& rows,
           bool caption_hidden) {
  static const Column untitled{};
  Html body;
  for (const auto& row : rows) {
    Html cells;
    for (std::size_t i = 0; i < row.cells.size(); ++i) add_cell(cells, i == 0, i < columns.size() ? columns[i] : untitled, row.cells[i]);
    Attributes named;
    if (!row.id.empty()) named.set("id", row.id);
    body.add(R"(<tr class="govuk-table__row"{}>{}</tr>)", named, cells);
  }
  return framed("govuk-table app-table", caption, caption_hidden ? "govuk-visually-hidden" : "govuk-table__caption govuk-table__caption--m",
                head_of(v, columns), body);
}

Html long_table(const View& v, std::string_view caption, const std::vector<Column>& columns, const std::vector<TableRow>& rows) {
  Html body;
  for (const auto& row : rows) {
    Html cells;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (i == 0) cells.add(R"(<th scope="row">{}</th>)", row.cells[i]);
      else if (i < columns.size() && columns[i].numeric) cells.add(R"(<td class="app-number">{}</td>)", row.cells[i]);
      else cells.add("<td>{}</td>", row.cells[i]);
    }
    body.add("<tr>{}</tr>", cells);
  }
  return framed("govuk-table app-long-table", caption, "govuk-visually-hidden", head_of(v, columns), body);
}

}  // namespace baqylau::ui
