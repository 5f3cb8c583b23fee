/// For those who check: the queue, the report with a remark field beside each part.

#include "reports/views.hpp"

#include <algorithm>
#include <utility>

namespace baqylau::reports::views {

using http::Url;
using ui::Html;
using ui::html;

namespace {

Html since_text(const ui::View& v, base::Instant since) {
  const auto days = v.today.days_since(base::almaty_date(since));
  if (days <= 0) return html("{}", v.t("Since today"));
  return html("{}", v.t.plural(i18n::N("{count} day", "{count} days"), days));
}

Html queue_filter(const ui::View& v, const QueuePage& page) {
  return ui::get_form(v, Url::to("/reports"),
                      html("{}{}", contests::contest_fields(v, page.choice), ui::button(v.t("Show"), ui::ButtonKind::secondary)));
}

Html queue_table(const ui::View& v, const QueuePage& page) {
  std::vector<ui::TableRow> rows;
  for (const auto& [report, since] : page.waiting) {
    rows.push_back({{html("{}", lot_title(v, report)), html("{}", ngo_name(v, report)), html("{}", title_of(v, report)), v.date_time(since),
                     since_text(v, since), html("{}", report.versions.value_or(1)),
                     html(R"(<a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden">: {}. {}</span></a>)",
                          v.link(page.choice.on(Url::to("/reports/{}/check", report.id))), v.t("Check the report"), title_of(v, report),
                          lot_title(v, report))}});
  }
  return ui::table(v, v.t("Reports to check"),
                   {{std::string{v.t("Lot and project")}},
                    {std::string{v.t("NGO")}},
                    {std::string{v.t("Report")}},
                    {std::string{v.t("Submitted")}},
                    {std::string{v.t("Waiting")}},
                    {std::string{v.t("Version")}, true},
                    {std::string{v.t("Action")}}},
                   rows, true);
}

Html check_facts(const ui::View& v, const CheckPage& page, const std::vector<Part>& missing) {
  const auto& report = page.report;
  const auto& version = page.shown.version;
  std::vector<ui::SummaryRow> rows{
      {std::string{v.t("Executor")},
       html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(Url::to("/ngos/{}", report.ngo)), ngo_name(v, report))},
      {std::string{v.t("Due date")}, html(R"({} <a class="govuk-link" href="{}">{}</a>)", due_html(v, report),
                                          v.link(Url::to("/reports/{}/due", report.id)), v.t("Move the due date"))},
      {std::string{v.t("Counts as submitted")}, submitted_html(v, report)},
      {std::string{v.t("Days")}, html("{}", days_text(v, control_days(report.judged_by(), report.counted_on(), v.today)))},
      {std::string{v.t("Required parts missing")}, missing.empty() ? html("{}", v.t("None")) : html("{}", part_names(v, missing))},
      {std::string{v.t("Version")}, html("{}", version.number)},
      {std::string{v.t("Received by the system (Almaty time)")}, v.date_time(version.submitted_at)},
      {std::string{v.t("Waiting")}, since_text(v, version.submitted_at)},
  };
  Html body = ui::summary_list(rows);
  if (version.on_behalf) body.add(ui::inset(html(R"(<p class="govuk-body">{}</p>)", v.t("Entered by the operator from papers."))));
  return body;
}

/// Where the report stands in the queue, and its neighbours: to go through it without coming back to the list.
Html queue_place(const ui::View& v, const CheckPage& page) {
  const auto& place = page.place;
  if (place.position == 0 || place.of < 2) return {};
  Html links;
  const auto link = [&](std::optional<base::ReportId> id, std::string_view words) {
    if (id) links.add(R"( <a class="govuk-link" href="{}">{}</a>)", v.link(page.choice.on(Url::to("/reports/{}/check", *id))), words);
  };
  link(place.before, v.t("Previous report"));
  link(place.after, v.t("Next report"));
  return html(R"(<p class="govuk-body">{}.{}</p>)",
              v.t("{position} of {count} that wait to be checked",
                  {{"position", std::to_string(place.position)}, {"count", std::to_string(place.of)}}),
              links);
}

Html earlier_versions(const ui::View& v, const CheckPage& page) {
  Html items;
  const auto shown = std::to_string(page.shown.version.number);
  for (const auto& version : page.versions) {
    if (version.number >= page.shown.version.number) continue;
    const auto number = std::to_string(version.number);
    items.add(R"(<li><a class="govuk-link" href="{}">{}</a>. <a class="govuk-link" href="{}">{}</a></li>)",
              v.link(Url::to("/reports/{}", page.report.id).with("version", number)), version_title(v, version),
              v.link(Url::to("/reports/{}/compare", page.report.id).with("from", number).with("to", shown)),
              v.t("Differences between version {from} and version {to}", {{"from", number}, {"to", shown}}));
  }
  if (items.empty()) return {};
  return html(R"(<h2 class="govuk-heading-m">{}</h2><ul class="govuk-list govuk-list--bullet">{}</ul>)", v.t("Earlier versions"), items);
}

Html looked_at(const ui::View& v, const CheckPage& page, Part part, const std::vector<Part>& missing) {
  Html out = html(R"(<h3 class="govuk-heading-s">{}</h3>)", v.t(label_of(part)));
  if (std::find(missing.begin(), missing.end(), part) != missing.end())
    out.add(R"(<p class="govuk-body">{}</p>)", ui::tag(v.t("Required part, missing"), ui::TagColour::red));
  bool empty = true;
  for (const auto& content : page.shown.parts) {
    if (content.part != part) continue;
    out.add(part_text(v, content, page.beside));
    empty = false;
  }
  if (part == Part::files && !page.shown.files.empty()) {
    out.add(file_list(v, page.shown.files));
    empty = false;
  }
  if (empty) out.add(R"(<p class="govuk-body">{}</p>)", v.t("Nothing was submitted in this part."));
  return out;
}

Html said(const ui::View& v, const CheckPage& page, Part part) {
  Html out;
  if (page.returned) out.add(remark_on(v, *page.returned, part));
  const auto label = v.t("Remark on “{part}”", {{"part", v.t(label_of(part))}});
  out.add(ui::textarea(v, page.values, {.name = remark_field(part), .label = label, .optional = true}, 4, longest_remark));
  return out;
}

Html return_form(const ui::View& v, const CheckPage& page, const std::vector<Part>& missing) {
  Html body = ui::hidden("version", std::to_string(page.shown.version.number));
  for (const auto part : all_parts) body.add(ui::beside(looked_at(v, page, part, missing), said(v, page, part)));
  body.add(R"(<h2 class="govuk-heading-m">{}</h2><p class="govuk-body">{}</p>)", v.t("Return for correction"),
           v.t("The NGO receives the reason and the remarks, corrects the report and submits it again as the next version. Everybody sees "
               "that it was returned, but not the remarks."));
  if (!missing.empty())
    body.add(ui::warning_text(
        v, v.t("Required parts are missing. After a return the report counts as submitted only when it is submitted again.")));
  body.add(ui::textarea(v, page.values,
                        {.name = "reason",
                         .label = std::string{v.t("Why the report is returned")},
                         .hint = std::string{v.t("In a sentence or two: what the NGO has to correct.")}},
                        4, longest_remark));
  body.add(ui::button(v.t("Return for correction"), ui::ButtonKind::warning));
  return ui::post_form(v, page.choice.on(Url::to("/reports/{}/return", page.report.id)), body, ui::Encoding::plain, "return");
}

Html accept_form(const ui::View& v, const CheckPage& page) {
  Html body = ui::hidden("version", std::to_string(page.shown.version.number));
  body.add(R"(<h2 class="govuk-heading-m">{}</h2><p class="govuk-body">{}</p>)", v.t("Accept the report"),
           page.report.stage == 3
               ? v.t("The report is accepted as it is, and with the final report the project is completed. The NGO is notified.")
               : v.t("The report is accepted as it is. The NGO is notified."));
  body.add(ui::button(v.t("Accept")));
  return ui::post_form(v, page.choice.on(Url::to("/reports/{}/accept", page.report.id)), body, ui::Encoding::plain, "accept");
}

ui::Crumb queue_crumb(const ui::View& v, Url queue = Url::to("/reports")) {
  return {std::string{v.t("Reports to check")}, std::move(queue)};
}

}  // namespace

http::Response queue_page(const ui::View& v, const QueuePage& page) {
  Html body = queue_filter(v, page);
  if (page.waiting.empty()) {
    body.add(R"(<p class="govuk-body">{}</p>)", v.t("No report is waiting to be checked."));
  } else {
    body.add(R"(<p class="govuk-body">{}</p>)", v.t.plural(i18n::N("{count} report", "{count} reports"), page.total));
    body.add(queue_table(v, page));
    const auto url = page.choice.on(Url::to("/reports"));
    body.add(ui::pagination(v, url, page.page, page.pages));
  }
  return ui::page(v, {.title = std::string{v.t("Reports to check")},
                      .body = std::move(body),
                      .lead = std::string{v.t("Those that wait longest come first.")},
                      .wide = true,
                      .notice = ui::notice_of(v.request)});
}

http::Response check_page(const ui::View& v, const CheckPage& page, int status) {
  const auto missing = missing_parts(page.required, present_parts(page.shown.parts, static_cast<int>(page.shown.files.size())));
  Html body = queue_place(v, page);
  body.add(check_facts(v, page, missing));
  body.add(earlier_versions(v, page));
  if (page.returned)
    body.add(R"(<h2 class="govuk-heading-m">{}</h2>{})", v.t("What was asked for at the last return"),
             ui::inset(return_reason(v, *page.returned)));
  body.add(R"(<h2 class="govuk-heading-m">{}</h2>)", v.t("What was submitted"));
  body.add(return_form(v, page, missing));
  body.add(accept_form(v, page));
  return ui::page(v,
                  {.title = v.t("Check: {report}", {{"report", title_of(v, page.report)}}),
                   .body = std::move(body),
                   .crumbs = {queue_crumb(v, page.choice.on(Url::to("/reports")))},
                   .lead = lot_title(v, page.report),
                   .wide = true,
                   .form = &page.values,
                   .self = page.choice.on(Url::to("/reports/{}/check", page.report.id))},
                  status);
}

namespace {

/// An acceptance that was a mistake is taken back by returning the report.
Html return_accepted_form(const ui::View& v, const Report& report, const http::FormValues& typed) {
  Html body = ui::hidden("version", std::to_string(report.versions.value_or(0)));
  body.add(ui::hidden(of_accepted_field, "1"));
  body.add(ui::textarea(v, typed,
                        {.name = "reason",
                         .label = std::string{v.t("Why the report is returned")},
                         .hint = std::string{v.t("In a sentence or two: what the NGO has to correct.")}},
                        4, longest_remark));
  body.add(ui::button(v.t("Return for correction"), ui::ButtonKind::warning));
  return html(R"(<h2 class="govuk-heading-m">{}</h2><p class="govuk-body">{}</p>{})", v.t("If the report was accepted by mistake"),
              report.stage == 3 ? v.t("It can be returned for correction all the same; the project is then in execution again. Everybody "
                                      "sees that it was returned.")
                                : v.t("It can be returned for correction all the same. Everybody sees that it was returned."),
              ui::post_form(v, Url::to("/reports/{}/return", report.id), body));
}

}  // namespace

http::Response not_waiting_page(const ui::View& v, const Report& report, const http::FormValues& typed, int status) {
  Html body = html(R"(<p class="govuk-body-l">{}</p>)", v.t("This report is not waiting to be checked."));
  std::vector<ui::SummaryRow> rows{{std::string{v.t("Executor")}, html("{}", ngo_name(v, report))},
                                   {std::string{v.t("State")}, state_tag(v, report)},
                                   {std::string{v.t("Due date")}, due_html(v, report)}};
  body.add(ui::summary_list(rows));
  if (report.versions)
    body.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)", v.link(Url::to("/reports/{}", report.id)),
             v.t("Read the submitted report"));
  body.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)", v.link(Url::to("/reports/{}/due", report.id)),
           v.t("Move the due date"));
  if (report.state == ReportState::accepted) body.add("{}", return_accepted_form(v, report, typed));
  Html texts;
  const auto add = [&](std::string_view title, std::string_view text) {
    if (!text.empty()) texts.add(R"(<h3 class="govuk-heading-s">{}</h3>{})", title, ui::View::paragraphs(text));
  };
  add(v.t("Why the report is returned"), typed.value("reason"));
  for (const auto part : all_parts) add(v.t(label_of(part)), typed.value(remark_field(part)));
  if (!texts.empty())
    body.add(R"(<h2 class="govuk-heading-m">{}</h2><p class="govuk-body">{}</p>{})", v.t("What you typed"),
             v.t("It was not saved. Copy it if you need it."), texts);
  return ui::page(v,
                  {.title = title_of(v, report),
                   .body = std::move(body),
                   .crumbs = {queue_crumb(v)},
                   .lead = lot_title(v, report),
                   .self = Url::to("/reports/{}/check", report.id)},
                  status);
}

http::Response due_page(const ui::View& v, const DuePage& page, int status) {
  std::vector<ui::SummaryRow> rows;
  for (const auto& report : page.all) rows.push_back({title_of(v, report), v.known(report.due_on)});
  Html body = ui::summary_list(rows);
  Html fields = ui::hidden("version", page.values.value("version"));
  if (page.of_contest) {
    fields.add(ui::radios(v, page.values, {.name = "date", .label = std::string{v.t("Due date")}},
                          {{"own", std::string{v.t("A date of its own, entered below")}},
                           {"contest", v.t("Back to the due date of the contest: {date}", {{"date", v.t.date(*page.of_contest)}})}}));
  }
  fields.add(ui::date_input(v, page.values,
                            {.name = "due_on", .label = std::string{v.t("New due date")}, .optional = page.of_contest.has_value()}));
  fields.add(ui::textarea(v, page.values,
                          {.name = "reason",
                           .label = std::string{v.t("Why the due date is moved")},
                           .hint = std::string{v.t("The reason is public: it is shown to everybody beside the old and the new date.")}},
                          4, longest_remark));
  fields.add(ui::button(v.t("Move the due date")));
  body.add(ui::post_form(v, Url::to("/reports/{}/due", page.report.id), fields));
  const auto moves = due_moves(v, page.history);
  if (!moves.empty()) body.add(R"(<h2 class="govuk-heading-m">{}</h2>{})", v.t("Earlier moves of the due date"), moves);
  return ui::page(v,
                  {.title = std::string{v.t("Move the due date")},
                   .body = std::move(body),
                   .crumbs = {project_crumb(v, page.report)},
                   .lead = title_of(v, page.report) + ". " + lot_title(v, page.report),
                   .form = &page.values,
                   .notice = ui::notice_of(v.request),
                   .self = Url::to("/reports/{}/due", page.report.id)},
                  status);
}

}  // namespace baqylau::reports::views
