#include "contests/forms.hpp"
#include "contests/views.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace baqylau::contests::views {
namespace {

using base::M;
using http::Url;
using i18n::N;
using ui::html;
using ui::Html;
using ui::View;

// A table that is wrong from top to bottom need not be shown as a whole.
constexpr std::size_t most_errors_shown = 200;
constexpr std::size_t most_rows_shown = 200;

std::vector<ui::Crumb> crumbs_of(const View& v, const Contest& contest) {
  return {{std::string{v.t("Contests")}, Url::to("/contests")}, {name_of(v, contest.facts.held_on), Url::to("/contests/{}", contest.id)}};
}

Html line_cell(const View& v, const CellError& error) {
  Html cell = html("{}", error.line);
  if (error.file_line)
    cell.add(R"(<br><span class="app-soft">{}</span>)", v.t(M("line {line} of the file"), {{"line", std::to_string(*error.file_line)}}));
  return cell;
}

Html errors_table(const View& v, const std::vector<CellError>& errors) {
  std::vector<ui::TableRow> rows;
  for (std::size_t i = 0; i < std::min(errors.size(), most_errors_shown); ++i) {
    const auto& error = errors[i];
    rows.push_back({{line_cell(v, error), error.column.empty() ? html("{}", v.t("Whole line")) : html("{}", error.column),
                     html("{}", v.t(error.message))}});
  }
  Html out = ui::table(
      v, v.t("What is to be corrected"),
      {{std::string{v.t("Row of the table")}}, {std::string{v.t("Column")}}, {std::string{v.t("What is wrong and what to do")}}}, rows);
  if (errors.size() > most_errors_shown) {
    out.add(R"(<p class="govuk-body">{}</p>)", v.t.plural(N("And {count} more error.", "And {count} more errors."),
                                                          static_cast<std::int64_t>(errors.size() - most_errors_shown)));
  }
  return out;
}

Html coverage_of(const View& v, const LotFacts& facts, const std::vector<reference::Region>& regions) {
  Html out;
  std::string_view between;
  for (const auto& kato : facts.regions) {
    const auto region = std::find_if(regions.begin(), regions.end(), [&](const auto& r) { return r.kato == kato; });
    out.add("{}{}", between, region == regions.end() ? kato : region->name(v.request.language));
    between = ", ";
  }
  const bool words = facts.coverage.kk || facts.coverage.ru;
  if (words && !facts.regions.empty()) out.add("<br>");
  if (words || facts.regions.empty()) out.add(v.content(facts.coverage.kk, facts.coverage.ru));
  return out;
}

std::optional<std::string> in_short(const std::optional<std::string>& text) {
  if (!text) return std::nullopt;
  return base::shortened(*text, 160);
}

std::vector<ui::Column> preview_columns(const View& v) {
  return {{std::string{v.t("Row of the table")}, true},
          {std::string{v.t("Lot number")}, true},
          {std::string{v.t("Lot name")}},
          {std::string{v.t("Description")}},
          {std::string{v.t("Territorial coverage")}},
          {std::string{v.t("Planned amount, tenge")}, true},
          {std::string{v.t("Lot status")}}};
}

std::vector<Html> preview_cells(const View& v, const ImportedLot& lot, const std::vector<reference::Region>& regions) {
  const auto& facts = lot.facts;
  const auto unknown = v.known(std::optional<std::string>{});
  auto line = html("{}", lot.line);
  if (lot.hidden) line.add("<br>{}", ui::tag(v.t("Hidden row"), ui::TagColour::yellow));
  return {std::move(line),
          facts.number == 0 ? unknown : html("{}", facts.number),
          v.content(facts.name.kk, facts.name.ru),
          v.content(in_short(facts.description.kk), in_short(facts.description.ru)),
          coverage_of(v, facts, regions),
          facts.planned ? html("{}", base::grouped(*facts.planned)) : unknown,
          status_tag(v, facts.status)};
}

/// All rows as they were understood, the wrong ones marked.
Html checked_rows(const View& v, const CheckedTable& table) {
  auto columns = preview_columns(v);
  columns.push_back({std::string{v.t("Check")}});
  std::vector<ui::TableRow> rows;
  for (std::size_t i = 0; i < std::min(table.rows.size(), most_rows_shown); ++i) {
    const auto& row = table.rows[i];
    auto cells = preview_cells(v, row.lot, table.regions);
    cells.push_back(row.wrong ? ui::tag(v.t("To correct"), ui::TagColour::red) : ui::tag(v.t("In order"), ui::TagColour::green));
    rows.push_back({std::move(cells)});
  }
  Html out = ui::table(v, v.t("Rows of the file"), columns, rows);
  if (table.rows.size() > most_rows_shown) {
    out.add(R"(<p class="govuk-body">{}</p>)", v.t(M("The first {count} rows are shown."), {{"count", std::to_string(most_rows_shown)}}));
  }
  return out;
}

Html sheet_that_was_read(const View& v, const std::optional<std::string>& sheet) {
  if (!sheet) return {};
  return html(R"(<p class="govuk-body">{}</p>)",
              v.t(M("The sheet “{sheet}” of the workbook was read; its other sheets were not."), {{"sheet", *sheet}}));
}

Html how_to(const View& v, const Contest& contest) {
  Html out;
  out.add(R"(<p class="govuk-body">{}</p>)",
          v.t("Fill in the template: a row for each lot. The table is checked first, and you see it before anything is stored. "
              "If a single row is wrong, none is loaded."));
  out.add(
      R"(<ul class="govuk-list govuk-list--bullet"><li><a class="govuk-link" href="{}">{}</a></li><li><a class="govuk-link" href="{}">{}</a></li></ul>)",
      v.link(Url::to("/contests/{}/template.xlsx", contest.id)), v.t("Template, XLSX, with an explanation of the columns"),
      v.link(Url::to("/contests/{}/template.csv", contest.id)), v.t("Template, CSV"));
  return out;
}

}  // namespace

ui::PageContent import_form(const View& v, const Contest& contest, const http::FormValues& values, const CheckedTable* table) {
  ui::PageContent page{.title = std::string{v.t("Load lots from a table")}, .body = how_to(v, contest)};
  page.crumbs = crumbs_of(v, contest);
  page.form = &values;
  page.wide = table != nullptr;
  page.body.add(ui::post_form(v, Url::to("/contests/{}/import", contest.id),
                              html("{}{}",
                                   ui::file_input(v, values, {.name = "file", .label = std::string{v.t("Table of lots, CSV or XLSX")}},
                                                  ".csv,.xlsx", static_cast<std::int64_t>(forms::most_table_bytes)),
                                   ui::button(v.t("Check the table"))),
                              ui::Encoding::multipart));
  if (table) {
    page.body.add(sheet_that_was_read(v, table->sheet));
    page.body.add(errors_table(v, table->errors));
    if (!table->rows.empty()) page.body.add(checked_rows(v, *table));
  }
  return page;
}

ui::PageContent import_preview(const View& v, const Contest& contest, const store::StoredImport& import,
                               const std::vector<reference::Region>& regions, int page) {
  const auto& lots = import.table.lots;
  const auto count = static_cast<std::int64_t>(lots.size());
  ui::PageContent content{.title = std::string{v.t("Check before loading")}, .body = {}};
  content.crumbs = crumbs_of(v, contest);
  content.wide = true;
  const auto base = Url::to("/contests/{}/imports/{}", contest.id, import.id);
  switch (import.state) {
    case store::ImportState::checked:
      content.body.add(R"(<p class="govuk-body">{}</p>)",
                       v.t.plural(N("The table {file} is in order: {count} lot. Nothing is stored yet.",
                                    "The table {file} is in order: {count} lots. Nothing is stored yet."),
                                  count, {{"file", import.file_name}}));
      content.body.add(sheet_that_was_read(v, import.table.sheet));
      if (const auto hidden = static_cast<std::int64_t>(import.table.hidden()); hidden > 0)
        content.body.add(
            ui::warning_text(v, v.t.plural(N("{count} row is hidden in the sheet, by a filter or by hand. It would be loaded too.",
                                             "{count} rows are hidden in the sheet, by a filter or by hand. They would be loaded too."),
                                           hidden)));
      content.body.add(R"(<div class="govuk-button-group">{}{}</div>)",
                       ui::post_form(v, Url::to("/contests/{}/imports/{}/apply", contest.id, import.id),
                                     ui::button(v.t.plural(N("Load {count} lot", "Load {count} lots"), count))),
                       ui::post_form(v, Url::to("/contests/{}/imports/{}/drop", contest.id, import.id),
                                     ui::button(v.t("Do not load"), ui::ButtonKind::secondary)));
      break;
    case store::ImportState::applied: content.body.add(ui::inset(html("{}", v.t("These lots have been loaded.")))); break;
    case store::ImportState::dropped: content.body.add(ui::inset(html("{}", v.t("This table was put aside. Nothing was loaded.")))); break;
  }
  std::vector<ui::TableRow> rows;
  const auto first = static_cast<std::size_t>(page - 1) * preview_rows_a_page;
  for (std::size_t i = first; i < std::min(lots.size(), first + preview_rows_a_page); ++i)
    rows.push_back({preview_cells(v, lots[i], regions)});
  content.body.add(ui::table(v, v.t("Lots of the file"), preview_columns(v), rows));
  content.body.add(ui::pagination(v, base, page, ui::pages_of(count, preview_rows_a_page)));
  return content;
}

}  // namespace baqylau::contests::views
