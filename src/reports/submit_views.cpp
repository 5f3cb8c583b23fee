/// Checking before submitting, and the receipt.

#include "reports/views.hpp"

namespace baqylau::reports::views {

using http::Url;
using ui::Html;
using ui::html;

namespace {

Html warnings(const ui::View& v, const Report& report, const Preview& preview) {
  Html out;
  if (preview.late()) {
    const auto late = v.t.plural(i18n::N("The report is {count} day late.", "The report is {count} days late."), *preview.days.days);
    out.add(ui::warning_text(v, late + " " + std::string{v.t("The control form will keep showing these days.")}));
  }
  if (!preview.missing.empty()) {
    const auto missing = v.t("Required parts are missing: {parts}.", {{"parts", part_names(v, preview.missing)}});
    out.add(ui::warning_text(v, missing + " " + std::string{v.t("The project enters special control.")}));
    out.add(missing_list(v, report, preview));
  }
  return out;
}

Html submit_form(const ui::View& v, const SubmitPage& page) {
  Html body = ui::hidden("content_hash", page.preview.content_hash);
  if (page.on_behalf)
    body.add(ui::date_input(v, page.values,
                            {.name = "received_on",
                             .label = std::string{v.t("Day on which the papers came")},
                             .hint = std::string{v.t("The report counts as submitted on this day. Leave empty if the papers came today.")},
                             .optional = true}));
  if (page.preview.needs_confirmation())
    body.add(ui::checkbox(
        v, page.values,
        {.name = "confirm", .label = std::string{v.t("I know that the report is late or incomplete, and submit it as it is")}}));
  body.add(R"(<p class="govuk-body">{}</p>)",
           v.t("After submitting, the text and the files become public and can be changed only if the report is returned."));
  body.add(R"(<div class="govuk-button-group">{}{}</div>)", ui::button(v.t("Submit the report")),
           ui::link_button(v, v.t("Back to the draft"), Url::to("/reports/{}/draft", page.report.id), ui::ButtonKind::secondary));
  return ui::post_form(v, Url::to("/reports/{}/submit", page.report.id), body);
}

Html contents_of(const ui::View& v, const SubmitPage& page) {
  Html out = html(R"(<h2 class="govuk-heading-m">{}</h2>)", v.t("What will be submitted"));
  for (const auto& content : page.draft.contents())
    out.add(R"(<h3 class="govuk-heading-s">{}</h3>{})", v.t(label_of(content.part)), part_text(v, content, page.beside));
  if (!page.draft.files.empty()) out.add(R"(<h3 class="govuk-heading-s">{}</h3>{})", v.t("Files"), file_list(v, page.draft.files));
  return out;
}

}  // namespace

http::Response submit_page(const ui::View& v, const SubmitPage& page, int status) {
  Html body;
  if (page.preview.present.empty()) {
    body.add(R"(<p class="govuk-body">{}</p>)", v.t("The report is empty. Fill at least one part or add a file, then submit it"));
    body.add(R"(<p>{}</p>)", ui::link_button(v, v.t("Back to the draft"), Url::to("/reports/{}/draft", page.report.id)));
  } else {
    if (page.on_behalf)
      body.add(
          ui::warning_text(v, v.t("You are filling in this report from papers on behalf of {ngo}. This is recorded and shown publicly.",
                                  {{"ngo", ngo_name(v, page.report)}})));
    body.add(warnings(v, page.report, page.preview));
    body.add(control_preview(v, page.preview));
    body.add(submit_form(v, page));
    body.add(contents_of(v, page));
  }
  return ui::page(v,
                  {.title = std::string{v.t("Check the report before submitting")},
                   .body = std::move(body),
                   .crumbs = {project_crumb(v, page.report), {title_of(v, page.report), Url::to("/reports/{}/draft", page.report.id)}},
                   .lead = title_of(v, page.report) + ". " + lot_title(v, page.report),
                   .form = &page.values,
                   .self = Url::to("/reports/{}/submit", page.report.id)},
                  status);
}

http::Response receipt_page(const ui::View& v, const Report& report, const SubmittedVersion& version, const std::vector<Part>& required) {
  const auto present = present_parts(version.parts, static_cast<int>(version.files.size()));
  const Preview said{.required = required,
                     .present = present,
                     .missing = missing_parts(required, present),
                     .days = control_days(report.judged_by(), report.counted_on(), v.today),
                     .content_hash = version.version.content_hash};
  std::vector<ui::SummaryRow> rows{
      {std::string{v.t("Receipt number")}, html(R"(<strong>{}</strong>)", version.version.receipt)},
      {std::string{v.t("Report")}, html("{}", title_of(v, report))},
      {std::string{v.t("Project")}, html("{}", lot_title(v, report))},
      {std::string{v.t("Executor")}, html("{}", ngo_name(v, report))},
      {std::string{v.t("Version")}, html("{}", version.version.number)},
      {std::string{v.t("Received by the system (Almaty time)")}, v.date_time(version.version.submitted_at)},
      {std::string{v.t("Counts as submitted")}, submitted_html(v, report)},
      {std::string{v.t("SHA-256 of the contents")}, hash_text(version.version.content_hash)},
  };
  Html body = ui::summary_list(rows);
  body.add(control_preview(v, said));
  body.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)", v.link(Url::to("/reports/{}", report.id)),
           v.t("Read the submitted report"));
  return ui::page(v, {.title = std::string{v.t("Receipt for the report")},
                      .body = std::move(body),
                      .crumbs = {project_crumb(v, report)},
                      .lead = std::string{v.t("Keep the receipt number: it proves what was submitted and when.")},
                      .notice = ui::notice_of(v.request)});
}

}  // namespace baqylau::reports::views
