/// Parts that are rows: as people read them, how two versions of them differ, and the page on which they are written.

#include "reports/pasting.hpp"
#include "reports/views.hpp"

#include "ui/versions.hpp"

#include <algorithm>
#include <utility>

namespace baqylau::reports::views {

using base::M;
using http::Url;
using ui::Html;
using ui::html;

namespace {

base::Money spent_before(const RowsBeside& beside, std::int64_t position) {
  base::Money sum;
  for (const auto& spent : beside.before)
    if (spent.position == position) sum.tenge += spent.amount.tenge;
  return sum;
}

/// Planned, spent in the stage, in all, left: each line, and all together.
Html spending_table(const ui::View& v, const SpentOnLines& lines, const RowsBeside& beside) {
  std::vector<ui::TableRow> rows;
  base::Money planned, spent, in_all;
  const auto add = [&](std::string_view name, base::Money of_plan, base::Money now, base::Money all, const Html& papers) {
    rows.push_back({{html("{}", name), html("{}", v.t.money(of_plan)), html("{}", v.t.money(now)), html("{}", v.t.money(all)),
                     html("{}", v.t.money({of_plan.tenge - all.tenge})), papers}});
  };
  for (const auto& line : lines) {
    const base::Money all{spent_before(beside, line.position).tenge + line.amount.tenge};
    add(line.name, line.planned, line.amount, all, v.known(line.evidence));
    planned.tenge += line.planned.tenge;
    spent.tenge += line.amount.tenge;
    in_all.tenge += all.tenge;
  }
  add(v.t("Total"), planned, spent, in_all, {});
  return ui::table(v, v.t("Spending"),
                   {{std::string{v.t("Line of the estimate")}},
                    {std::string{v.t("Planned")}, true},
                    {std::string{v.t("Spent in this stage")}, true},
                    {std::string{v.t("Spent in total")}, true},
                    {std::string{v.t("Remaining")}, true},
                    {std::string{v.t("Papers that show it")}}},
                   rows, true);
}

Html changed_rows(const ui::View& v, Part part, base::Change change, const std::vector<Rows>& run, const RowsBeside& beside) {
  if (run.empty()) return {};
  const auto count = static_cast<std::int64_t>(run.size());
  switch (change) {
    case base::Change::same:
      return html(R"(<p class="govuk-hint">{}</p>)",
                  v.t.plural(i18n::N("{count} row did not change", "{count} rows did not change"), count));
    case base::Change::removed:
      return html(R"(<p class="govuk-body">{}</p>{})", ui::tag(v.t("Rows removed"), ui::TagColour::red),
                  rows_table(v, part, joined(run), beside));
    case base::Change::added:
      return html(R"(<p class="govuk-body">{}</p>{})", ui::tag(v.t("Rows added"), ui::TagColour::green),
                  rows_table(v, part, joined(run), beside));
  }
  return {};
}

std::string columns_to_paste(const ui::View& v, Part part) {
  std::string names;
  for (const auto label : row_labels(part)) names += (names.empty() ? "" : ", ") + std::string{v.t(label)};
  return names;
}

Html paste_fields(const ui::View& v, const RowsPage& page) {
  const auto body =
      html("{}{}",
           ui::textarea(v, page.values,
                        {.name = pasted_field,
                         .label = std::string{v.t("Rows copied from a spreadsheet")},
                         .hint = v.t("Copy the cells in your spreadsheet and paste them here. Columns in this order: {columns}.",
                                     {{"columns", columns_to_paste(v, page.part)}}),
                         .optional = true},
                        4, longest_paste),
           ui::button(v.t("Add these rows and save"), ui::ButtonKind::secondary, "next", "rows"));
  if (page.values.error(pasted_field) != nullptr) return body;
  return ui::details(v.t("Paste rows from a spreadsheet"), body);
}

Html fields_of(const ui::View& v, const RowsPage& page) {
  if (const auto part = passport_part(page.part)) return projects::part_fields(v, *part, page.values, page.beside.kinds);
  return projects::spending_fields(v, page.beside.lines, page.values, page.beside.before);
}

Html proposed(const ui::View& v, const KnownRows& known) {
  const auto from = known.stage == 0
                        ? std::string{v.t("The rows below are taken from the passport of the project.")}
                        : v.t("The rows below are taken from this report: {report}.", {{"report", v.t(stage_title(known.stage))}});
  return ui::inset(
      html(R"(<p class="govuk-body">{} {}</p>)", from, v.t("They are not in the report yet: bring them up to date, then save.")));
}

Html stored_meanwhile(const ui::View& v, const RowsPage& page, const std::optional<ui::LastSaved>& last) {
  auto table = rows_table(v, page.part, page.stored.content.rows, page.beside);
  if (table.empty()) table = html(R"(<p class="govuk-body">{}</p>)", v.t("This part is empty there."));
  return ui::inset(html(R"(<h2 class="govuk-heading-s">{}</h2><p class="govuk-hint">{}</p>{})", v.t("The rows that are saved now"),
                        ui::last_saved_text(v, last), table));
}

Html no_estimate(const ui::View& v, const Report& report) {
  return html(R"(<p class="govuk-body">{} <a class="govuk-link" href="{}">{}</a></p>)",
              v.t("Spending is entered by the lines of the estimate, and the estimate has none yet."),
              v.link(Url::to("/projects/{}/edit/{}", report.project, projects::to_code(projects::Part::budget))),
              v.t("Enter the estimate"));
}

}  // namespace

std::vector<base::Text> row_labels(Part part) {
  if (const auto kind = passport_part(part)) return projects::row_labels(*kind);
  if (part == Part::spending) return {M("Line of the estimate"), M("Amount spent"), M("Papers that show it")};
  return {};
}

Html rows_table(const ui::View& v, Part part, const Rows& rows, const RowsBeside& beside) {
  if (count_of(rows) == 0) return {};
  if (const auto* spent = std::get_if<SpentOnLines>(&rows)) return spending_table(v, *spent, beside);
  return projects::part_view(v, passport_content(part, rows), beside.kinds);
}

Html rows_difference(const ui::View& v, Part part, const RowsDifference& difference, const RowsBeside& beside) {
  Html out;
  std::vector<Rows> run;
  for (std::size_t at = 0; at < difference.size(); ++at) {
    run.push_back(difference[at].row);
    if (at + 1 < difference.size() && difference[at + 1].change == difference[at].change) continue;
    out.add(changed_rows(v, part, difference[at].change, run, beside));
    run.clear();
  }
  return out;
}

Url place_of(const Report& report, Part part) {
  if (has_rows(part)) return Url::to("/reports/{}/parts/{}", report.id, to_code(part));
  if (part == Part::files) return Url::to("/reports/{}/files", report.id);
  return Url::to("/reports/{}/draft", report.id).with_fragment(text_field(part));
}

Html missing_list(const ui::View& v, const Report& report, const Preview& preview) {
  if (preview.missing.empty()) return {};
  Html items;
  for (const auto part : preview.missing)
    items.add(R"(<li><a class="govuk-link" href="{}">{}</a></li>)", v.link(place_of(report, part)), v.t(label_of(part)));
  return html(R"(<p class="govuk-body">{}</p><ul class="govuk-list govuk-list--bullet">{}</ul>)",
              v.t("What is missing, and where it is written:"), items);
}

http::Response rows_page(const ui::View& v, const RowsPage& page, int status) {
  const auto last = last_saved(v, page.stored);
  const auto draft = Url::to("/reports/{}/draft", page.report.id);
  Html body;
  if (page.returned != nullptr) body.add(remark_on(v, *page.returned, page.part));
  if (page.overtaken) body.add(stored_meanwhile(v, page, last));
  if (page.known != nullptr) body.add(proposed(v, *page.known));
  if (page.part == Part::spending && page.beside.lines.empty()) {
    body.add(no_estimate(v, page.report));
  } else {
    Html form = html("{}{}{}{}", ui::version_field(v, "version", std::to_string(page.stored.version), last),
                     ui::hidden(rows_shown_field, page.values.value(rows_shown_field)), paste_fields(v, page), fields_of(v, page));
    form.add(R"(<div class="govuk-button-group">{}</div>)",
             ui::button(v.t("Save and go back to the report"), ui::ButtonKind::primary, "next", "draft"));
    const auto url = place_of(page.report, page.part);
    body.add(ui::autosave_form(v, url, url, form, "rows"));
  }
  body.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)", v.link(draft), v.t("Back to the report"));
  return ui::page(v,
                  {.title = std::string{v.t(label_of(page.part))},
                   .body = std::move(body),
                   .crumbs = {project_crumb(v, page.report), {title_of(v, page.report), draft}},
                   .lead = title_of(v, page.report) + ". " + lot_title(v, page.report),
                   .form = &page.values,
                   .notice = page.said,
                   .self = place_of(page.report, page.part)},
                  status);
}

}  // namespace baqylau::reports::views
