/// What everybody may read: submitted versions.

#include "reports/views.hpp"

namespace baqylau::reports::views {

using http::Url;
using ui::Html;
using ui::html;

namespace {

Html facts(const ui::View& v, const PublicPage& page) {
  const auto& report = page.report;
  const auto& version = page.shown.version;
  const auto present = present_parts(page.shown.parts, static_cast<int>(page.shown.files.size()));
  const auto missing = missing_parts(page.required, present);
  std::vector<ui::SummaryRow> rows{
      {std::string{v.t("Executor")},
       html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(Url::to("/ngos/{}", report.ngo)), ngo_name(v, report))},
      {std::string{v.t("State")}, state_tag(v, report)},
      {std::string{v.t("Due date")}, due_html(v, report)},
      {std::string{v.t("Counts as submitted")}, submitted_html(v, report)},
      {std::string{v.t("Days")}, html("{}", days_text(v, control_days(report.judged_by(), report.counted_on(), v.today)))},
  };
  if (!missing.empty()) rows.push_back({std::string{v.t("Required parts missing")}, html("{}", part_names(v, missing))});
  rows.push_back({std::string{v.t("Version")}, html("{}", version.number)});
  rows.push_back({std::string{v.t("Received by the system (Almaty time)")}, v.date_time(version.submitted_at)});
  rows.push_back({std::string{v.t("Receipt number")}, html("{}", version.receipt)});
  rows.push_back({std::string{v.t("SHA-256 of the contents")}, hash_text(version.content_hash)});
  return ui::summary_list(rows);
}

Html other_versions(const ui::View& v, const PublicPage& page) {
  if (page.versions.size() < 2) return {};
  Html items;
  for (std::size_t i = 0; i < page.versions.size(); ++i) {
    const auto& version = page.versions[i];
    const auto title = version_title(v, version);
    Html difference;
    if (i + 1 < page.versions.size()) {
      const auto from = std::to_string(page.versions[i + 1].number), to = std::to_string(version.number);
      difference.add(R"(. <a class="govuk-link" href="{}">{}</a>)",
                     v.link(Url::to("/reports/{}/compare", page.report.id).with("from", from).with("to", to)),
                     v.t("Differences between version {from} and version {to}", {{"from", from}, {"to", to}}));
    }
    if (version.number == page.shown.version.number) items.add("<li>{}{}</li>", title, difference);
    else
      items.add(R"(<li><a class="govuk-link" href="{}">{}</a>{}</li>)",
                v.link(Url::to("/reports/{}", page.report.id).with("version", std::to_string(version.number))), title, difference);
  }
  return html(R"(<h2 class="govuk-heading-m">{}</h2><ul class="govuk-list">{}</ul>)", v.t("All versions"), items);
}

}  // namespace

http::Response public_page(const ui::View& v, const PublicPage& page) {
  Html body = facts(v, page);
  if (page.shown.version.on_behalf)
    body.add(ui::inset(html(R"(<p class="govuk-body">{}</p>)", v.t("Entered by the operator from papers."))));
  for (const auto& content : page.shown.parts)
    body.add(R"(<h2 class="govuk-heading-m">{}</h2>{})", v.t(label_of(content.part)), part_text(v, content, page.beside));
  if (!page.shown.files.empty()) body.add(R"(<h2 class="govuk-heading-m">{}</h2>{})", v.t("Files"), file_list(v, page.shown.files));
  body.add(other_versions(v, page));
  body.add(R"(<h2 class="govuk-heading-m">{}</h2>{})", v.t("What happened to this report"), public_timeline(v, page.history));
  body.add(ui::details(
      v.t("What the hash is taken over"),
      html(R"(<p class="govuk-body">{}</p><div lang="en">{}</div><p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)",
           v.t("The lines below, each ended by a line feed, in UTF-8. Every part is written so, in the order of this page, "
               "its rows where it has any; then the files by their numbers."),
           ui::View::paragraphs("baqylau report 1\nreport <number>\nstage <1-3>\nversion <number>\n"
                                "part <code> <text or attested> <bytes>\n<text>\nrows <bytes>\n<JSON>\nfile <SHA-256> <bytes> <name>"),
           v.link(Url::to("/reports/{}/hashed", page.report.id).with("version", std::to_string(page.shown.version.number))),
           v.t("Download these lines of this version"))));
  return ui::page(v, {.title = title_of(v, page.report),
                      .body = std::move(body),
                      .crumbs = {project_crumb(v, page.report)},
                      .lead = lot_title(v, page.report)});
}

}  // namespace baqylau::reports::views
