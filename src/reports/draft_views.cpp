/// The author's pages: draft, files, what to do when the report is closed.

#include "http/file_kinds.hpp"
#include "reports/service.hpp"
#include "reports/views.hpp"
#include "ui/versions.hpp"

#include <algorithm>

namespace baqylau::reports::views {

using base::M;
using http::Url;
using ui::Html;
using ui::html;

namespace {

base::Text hint_of(Part part) {
  switch (part) {
    case Part::team: return M("Who works on the project and what each person does");
    case Part::about_project: return M("What the project is for, where and with whom it is carried out");
    case Part::main_works: return M("What was done in this stage: events, dates, places, number of participants");
    case Part::target_groups: return M("Who was reached, how many people, what was done for them");
    case Part::partners: return M("Partner organisations and what was done together");
    case Part::publications: return M("Newspapers, television, radio, websites: name, title, date, link");
    case Part::indicators: return M("For each indicator: the target, what was reached, and why if there is a difference");
    case Part::spending: return M("What the money of this stage was spent on");
    case Part::files: return M("Photographs, lists of participants, publications and other documents");
  }
  return M("Files");
}

Html status_of(const ui::View& v, const Report& report, const Preview& preview) {
  std::vector<ui::SummaryRow> rows{
      {std::string{v.t("Executor")}, html("{}", ngo_name(v, report))},
      {std::string{v.t("State")}, state_tag(v, report)},
      {std::string{v.t("Due date")}, due_html(v, report)},
  };
  const auto days = control_days(report.judged_by(), report.counted_on(), v.today);
  if (days.kind != ControlDays::Kind::due_unknown) rows.push_back({std::string{v.t("Days")}, html("{}", days_text(v, days))});
  if (!preview.missing.empty())
    rows.push_back({std::string{v.t("Required parts still missing")}, html("{}", part_names(v, preview.missing))});
  return ui::summary_list(rows);
}

/// The other's text beside the field, so that the two can be put together by hand.
Html others_text(const ui::View& v, const DraftPart& part) {
  const auto& stored = part.content;
  return ui::inset(
      html(R"(<h2 class="govuk-heading-s">{}</h2><p class="govuk-hint">{}</p>{})", v.t("The text that is saved now"),
           ui::last_saved_text(v, last_saved(v, part)),
           stored.body ? ui::View::paragraphs(*stored.body) : html(R"(<p class="govuk-body">{}</p>)", v.t("This part is empty there."))));
}

/// The table, the way to where it is written, and words beside it, which are folded away while there are none.
Html rows_of_part(const ui::View& v, const DraftPage& page, Part part, std::string_view hint, bool required) {
  const auto name = text_field(part);
  const auto label = v.t(label_of(part));
  Html out = html(R"(<h2 class="govuk-heading-s govuk-!-margin-bottom-1">{}</h2><p class="govuk-hint">{}</p>)",
                  required ? std::string{label} : v.t("{label} (not required)", {{"label", std::string{label}}}), hint);
  const auto& rows = page.draft.part(part).content.rows;
  out.add(rows_table(v, part, rows, page.beside));
  const auto way = count_of(rows) > 0 ? v.t("Change the table: {part}", {{"part", std::string{label}}})
                                      : v.t("Fill in the table: {part}", {{"part", std::string{label}}});
  out.add(R"(<p>{}</p>)", ui::link_button(v, way, place_of(page.report, part), ui::ButtonKind::secondary));
  const auto words = ui::textarea(
      v, page.values, {.name = name, .label = v.t("{part}: in words", {{"part", std::string{label}}}), .optional = true}, 4, longest_part);
  if (page.values.value(name).empty() && page.values.error(name) == nullptr) return out.add(ui::details(v.t("Write in words"), words));
  return out.add(words);
}

Html part_field(const ui::View& v, const DraftPage& page, Part part) {
  const auto name = text_field(part);
  const bool required = std::find(page.preview.required.begin(), page.preview.required.end(), part) != page.preview.required.end();
  const auto& stored = page.draft.part(part).content;
  std::string hint{v.t(hint_of(part))};
  if (stored.attested && !stored.body)
    hint +=
        std::string{". "} + std::string{v.t("Handed in on paper, as the records of the state body say. The text is not in the system.")};
  Html out;
  if (std::find(page.conflicts.begin(), page.conflicts.end(), part) != page.conflicts.end()) out.add(others_text(v, page.draft.part(part)));
  if (page.returned != nullptr) out.add(remark_on(v, *page.returned, part));
  if (has_rows(part)) {
    out.add(rows_of_part(v, page, part, hint, required));
  } else {
    out.add(ui::textarea(v, page.values,
                         {.name = name, .label = std::string{v.t(label_of(part))}, .hint = std::move(hint), .optional = !required}, 8,
                         longest_part));
  }
  const auto version = version_field(part), shown = shown_field(part);
  out.add(ui::version_field(v, version, page.values.value(version), last_saved(v, page.draft.part(part))));
  out.add(ui::hidden(shown, page.values.value(shown)));
  return out;
}

/// Whether there is something that nobody has to type again: known, and not in the report yet.
bool can_be_taken(const DraftPage& page, Part part) { return page.known.contains(part) && page.draft.part(part).version == 0; }

Html take_known(const ui::View& v, const DraftPage& page) {
  std::vector<Part> parts;
  for (const auto part : row_parts)
    if (can_be_taken(page, part)) parts.push_back(part);
  if (parts.empty()) return {};
  return ui::inset(html(
      R"(<p class="govuk-body">{}</p>{})",
      v.t("The passport and earlier reports have rows for these parts: {parts}. They need not be typed again: take "
          "them into the report, then bring them up to date.",
          {{"parts", part_names(v, parts)}}),
      ui::post_form(v, Url::to("/reports/{}/known", page.report.id), ui::button(v.t("Take what is known"), ui::ButtonKind::secondary))));
}

Html draft_form(const ui::View& v, const DraftPage& page) {
  Html body;
  for (const auto part : text_parts) body.add(part_field(v, page, part));

  body.add(R"(<h2 class="govuk-heading-m">{}</h2><p class="govuk-hint">{}</p>)", v.t("Files"), v.t(hint_of(Part::files)));
  if (page.returned != nullptr) body.add(remark_on(v, *page.returned, Part::files));
  if (page.draft.files.empty()) body.add(R"(<p class="govuk-body">{}</p>)", v.t("No files yet."));
  else body.add(file_list(v, page.draft.files));
  body.add(ui::button(v.t("Save and go to the files"), ui::ButtonKind::secondary, "next", "files"));

  body.add(R"(<h2 class="govuk-heading-m">{}</h2>)", v.t("Before submitting"));
  body.add(R"(<p class="govuk-body">{}</p>)",
           v.t("On the next page you will see exactly what the control form will say. Nothing is submitted before you confirm it there."));
  body.add(R"(<div class="govuk-button-group">{}{}</div>)", ui::button(v.t("Save the draft"), ui::ButtonKind::secondary, "next", "draft"),
           ui::button(v.t("Save and check before submitting"), ui::ButtonKind::primary, "next", "submit"));
  const auto url = Url::to("/reports/{}/draft", page.report.id);
  return ui::autosave_form(v, url, url, body, "draft");
}

}  // namespace

http::Response draft_page(const ui::View& v, const DraftPage& page, int status) {
  Html body = status_of(v, page.report, page.preview);
  if (page.on_behalf)
    body.add(ui::warning_text(v, v.t("You are filling in this report from papers on behalf of {ngo}. This is recorded and shown publicly.",
                                     {{"ngo", ngo_name(v, page.report)}})));
  body.add(take_known(v, page));
  if (page.returned != nullptr)
    body.add(ui::inset(html(R"({}<p class="govuk-body">{}</p>)", return_reason(v, *page.returned),
                            v.t("Correct the report and submit it again: it becomes the next version."))));
  body.add(draft_form(v, page));
  body.add(R"(<h2 class="govuk-heading-m">{}</h2>{}{})", v.t("If it were submitted as it was saved when this page opened"),
           control_preview(v, page.preview), missing_list(v, page.report, page.preview));
  return ui::page(
      v,
      {.title = title_of(v, page.report),
       .body = std::move(body),
       .crumbs = {project_crumb(v, page.report)},
       .lead = lot_title(v, page.report),
       .form = &page.values,
       .notice = page.partly_saved ? std::optional{base::Message{M("Saved, except for what is marked below.")}} : ui::notice_of(v.request)},
      status);
}

Html typed_texts(const ui::View& v, const std::vector<PartEdit>& typed) {
  Html texts;
  for (const auto& edit : typed) {
    if (edit.body.empty()) continue;
    texts.add(R"(<h3 class="govuk-heading-s">{}</h3>{})", v.t(label_of(edit.part)), ui::View::paragraphs(edit.body));
  }
  return texts;
}

http::Response closed_page(const ui::View& v, const Report& report, const std::optional<Version>& last, const Html& typed, int status) {
  Html body;
  if (last)
    body.add(R"(<p class="govuk-body-l">{}</p>)",
             v.t("This report was submitted on {date}, receipt {receipt}. It can be changed only after it is returned.",
                 {{"date", v.t.date_time(last->submitted_at)}, {"receipt", last->receipt}}));
  body.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)", v.link(Url::to("/reports/{}", report.id)),
           v.t("Read the submitted report"));
  if (!typed.empty()) {
    body.add(R"(<h2 class="govuk-heading-m">{}</h2><p class="govuk-body">{}</p>{})", v.t("What you typed"),
             v.t("It was not saved. Copy it if you need it."), typed);
  }
  return ui::page(v,
                  {.title = title_of(v, report),
                   .body = std::move(body),
                   .crumbs = {project_crumb(v, report)},
                   .lead = lot_title(v, report),
                   .self = Url::to("/reports/{}/draft", report.id)},
                  status);
}

http::Response files_page(const ui::View& v, const FilesPage& page, int status) {
  const auto url = Url::to("/reports/{}/files", page.report.id);
  const auto draft = Url::to("/reports/{}/draft", page.report.id);
  Html body;
  if (page.files.empty()) {
    body.add(R"(<p class="govuk-body">{}</p>)", v.t("No files yet."));
  } else {
    std::vector<ui::TableRow> rows;
    for (const auto& file : page.files) {
      // The hidden name tells buttons of several rows apart for those who hear the page.
      const auto remove = ui::post_form(
          v, Url::to("/reports/{}/files/{}/remove", page.report.id, file.id),
          html(
              R"(<button class="govuk-button govuk-button--secondary" type="submit">{} <span class="govuk-visually-hidden">{}</span></button>)",
              v.t("Remove"), file.name));
      rows.push_back({{html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(Url::to("/files/{}", file.id)), file.name),
                       html("{}", v.t.file_size(file.size)), v.date_time(file.uploaded_at), remove}});
    }
    body.add(ui::table(
        v, v.t("Files of the draft"),
        {{std::string{v.t("File")}}, {std::string{v.t("Size")}, true}, {std::string{v.t("Added")}}, {std::string{v.t("Action")}}}, rows));
  }
  const auto count = static_cast<std::int64_t>(page.files.size());
  if (count < most_files) {
    const auto upload = html(
        "{}{}",
        ui::file_input(v, page.values,
                       {.name = "file",
                        .label = std::string{v.t("Add a file")},
                        .hint = std::string{v.t("Office documents, PDF, JPG and PNG pictures, ZIP, 7Z and RAR archives, TXT and CSV.")}},
                       http::accepted_endings(), http::most_file_bytes),
        ui::button(v.t("Attach")));
    body.add(ui::post_form(v, url, upload, ui::Encoding::multipart));
  } else {
    body.add(ui::inset(
        html(R"(<p class="govuk-body">{}</p>)", v.t("A report may have at most {count} files. Remove one, or put several into an archive",
                                                    {{"count", std::to_string(most_files)}}))));
  }
  body.add(R"(<p>{}</p>)", ui::link_button(v, v.t("Back to the report"), draft, ui::ButtonKind::secondary));
  return ui::page(v,
                  {.title = std::string{v.t("Files of the report")},
                   .body = std::move(body),
                   .crumbs = {project_crumb(v, page.report), {title_of(v, page.report), draft}},
                   .lead = title_of(v, page.report) + ". " + lot_title(v, page.report),
                   .form = &page.values,
                   .notice = ui::notice_of(v.request),
                   .self = url},
                  status);
}

}  // namespace baqylau::reports::views
