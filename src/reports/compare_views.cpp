/// Two submitted versions side by side: what was written anew, what went, what stayed.

#include "reports/views.hpp"

#include "ui/difference.hpp"

#include <algorithm>

namespace baqylau::reports::views {

using http::Url;
using ui::Html;
using ui::html;

namespace {

Html part_change(const ui::View& v, const PartDifference& part) {
  switch (part.change) {
    case Change::removed: return html(R"( {})", ui::tag(v.t("Part removed"), ui::TagColour::red));
    case Change::added: return html(R"( {})", ui::tag(v.t("Part added"), ui::TagColour::green));
    case Change::same: break;
  }
  return part.changed() ? html(R"( {})", ui::tag(v.t("Changed"), ui::TagColour::yellow)) : Html{};
}

Html part_difference(const ui::View& v, const PartDifference& part, const RowsBeside& beside) {
  Html out = html(R"(<h2 class="govuk-heading-m">{}{}</h2>)", v.t(label_of(part.part)), part_change(v, part));
  if (!part.changed()) return out.add(R"(<p class="govuk-body">{}</p>)", v.t("No changes in this part."));
  if (part.attested_before != part.attested_after)
    out.add(R"(<p class="govuk-body">{}</p>)", part.attested_after
                                                   ? v.t("The later version has it handed in on paper, as the records say.")
                                                   : v.t("The earlier version had it handed in on paper, as the records say."));
  out.add(rows_difference(v, part.part, part.rows, beside));
  return out.add(ui::text_difference(v, part.text));
}

Html file_differences(const ui::View& v, const std::vector<FileDifference>& files) {
  if (files.empty()) return {};
  std::vector<ui::TableRow> rows;
  for (const auto& file : files) {
    Html state;
    switch (file.change) {
      case Change::same: state = ui::tag(v.t("Unchanged"), ui::TagColour::grey); break;
      case Change::removed: state = ui::tag(v.t("Removed from the later version"), ui::TagColour::red); break;
      case Change::added: state = ui::tag(v.t("Added in the later version"), ui::TagColour::green); break;
    }
    rows.push_back({{html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(Url::to("/files/{}", file.file.id)), file.file.name), state,
                     html("{}", v.t.file_size(file.file.size))}});
  }
  return html(
      R"(<h2 class="govuk-heading-m">{}</h2>{})", v.t("Files"),
      ui::table(v, v.t("Files"), {{std::string{v.t("File")}}, {std::string{v.t("Change")}}, {std::string{v.t("Size")}, true}}, rows, true));
}

/// Where there are more than two versions, any two of them can be chosen.
Html choice(const ui::View& v, const ComparePage& page) {
  if (page.versions.size() < 3) return {};
  http::FormValues values;
  values.set("from", std::to_string(page.from.number)).set("to", std::to_string(page.to.number));
  std::vector<ui::Option> options;
  for (const auto& version : page.versions) options.push_back({std::to_string(version.number), version_title(v, version)});
  return ui::get_form(v, Url::to("/reports/{}/compare", page.report.id),
                      html("{}{}{}", ui::select(v, values, {.name = "from", .label = std::string{v.t("Earlier version")}}, options),
                           ui::select(v, values, {.name = "to", .label = std::string{v.t("Later version")}}, options),
                           ui::button(v.t("Show"), ui::ButtonKind::secondary)));
}

}  // namespace

http::Response compare_page(const ui::View& v, const ComparePage& page) {
  const auto link = [&](const Version& version) {
    return html(R"(<a class="govuk-link" href="{}">{}</a>)",
                v.link(Url::to("/reports/{}", page.report.id).with("version", std::to_string(version.number))), version_title(v, version));
  };
  Html body = choice(v, page);
  body.add(ui::summary_list({{std::string{v.t("Earlier version")}, link(page.from)}, {std::string{v.t("Later version")}, link(page.to)}}));
  const auto& parts = page.difference.parts;
  const bool changed = std::any_of(parts.begin(), parts.end(), [](const PartDifference& part) { return part.changed(); }) ||
                       std::any_of(page.difference.files.begin(), page.difference.files.end(),
                                   [](const FileDifference& file) { return file.change != Change::same; });
  if (changed)
    body.add(R"(<p class="govuk-body">{} {}</p>)", ui::removed_text(v, v.t("What is struck out was removed,")),
             ui::added_text(v, v.t("what is underlined was added.")));
  else body.add(ui::inset(html(R"(<p class="govuk-body">{}</p>)", v.t("The two versions do not differ."))));
  for (const auto& part : parts) body.add(part_difference(v, part, page.beside));
  body.add(file_differences(v, page.difference.files));
  return ui::page(v, {.title = std::string{v.t("Differences between two versions")},
                      .body = std::move(body),
                      .crumbs = {project_crumb(v, page.report), {title_of(v, page.report), Url::to("/reports/{}", page.report.id)}},
                      .lead = title_of(v, page.report) + ". " + lot_title(v, page.report)});
}

}  // namespace baqylau::reports::views
