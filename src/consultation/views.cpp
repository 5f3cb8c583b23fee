#include "consultation/views.hpp"

#include "http/file_kinds.hpp"

#include <algorithm>
#include <utility>

namespace baqylau::consultation::views {

using http::Url;
using ui::Html;
using ui::html;

namespace {

/// An NGO is not told which specialist it was: it speaks with the state body.
Html author_of(const ui::View& v, const ThreadPage& page, const Message& message) {
  if (message.by_ngo) return v.content(page.thread.ngo_short_kk, page.thread.ngo_short_ru);
  if (page.of_ngo) return html("{}", v.t("Specialist of the state body"));
  return html("{}", v.t("Specialist: {name}", {{"name", message.author}}));
}

Html files_of(const ui::View& v, const Message& message) {
  if (message.files.empty()) return {};
  Html items;
  for (const auto& file : message.files)
    items.add(R"(<li><a class="govuk-link" href="{}">{}</a> ({})</li>)", v.link(Url::to("/consultation/files/{}", file.id)), file.name,
              v.t.file_size(file.size));
  return html(R"(<ul class="govuk-list" aria-label="{}">{}</ul>)", v.t("Files"), items);
}

Html messages_of(const ui::View& v, const ThreadPage& page) {
  if (page.shown.messages.empty()) return html(R"(<p class="govuk-body">{}</p>)", v.t("No messages yet."));
  std::vector<ui::Letter> letters;
  for (const auto& message : page.shown.messages)
    letters.push_back({.who = author_of(v, page, message),
                       .when = v.date_time(message.at),
                       .body = html("{}{}", ui::View::paragraphs(message.body), files_of(v, message)),
                       .id = "message-" + base::to_string(message.id),
                       .own_side = message.by_ngo == page.of_ngo,
                       .is_new = message.unread});
  return ui::letters(v, letters);
}

/// The last message that stands on the page: what is sent from it has seen everything up to there.
Html seen_field(const ThreadPage& page) {
  if (page.shown.messages.empty()) return {};
  return ui::hidden("seen", base::to_string(page.shown.messages.back().id));
}

Html mark_form(const ui::View& v, const ThreadPage& page) {
  const bool any = std::any_of(page.shown.messages.begin(), page.shown.messages.end(), [](const Message& m) { return m.unread; });
  if (!any) return {};
  return ui::post_form(v, Url::to("/projects/{}/consultation/read", page.thread.project),
                       html("{}{}", seen_field(page), ui::button(v.t("Mark as read"), ui::ButtonKind::secondary)));
}

Html write_form(const ui::View& v, const ThreadPage& page, const Url& url) {
  std::string hint{v.t("Office documents, PDF, JPG and PNG pictures, ZIP, 7Z and RAR archives, TXT and CSV.")};
  Html body;
  body.add(ui::textarea(v, page.values, {.name = "message", .label = std::string{v.t("Message")}}, 8, longest_message));
  if (page.files_dropped)
    body.add(ui::inset(html(R"(<p class="govuk-body">{}</p>)",
                            v.t("The message has not been sent. Choose the files again: the browser does not keep them."))));
  body.add(ui::file_input(v, page.values, {.name = "files", .label = std::string{v.t("Files")}, .hint = std::move(hint), .optional = true},
                          http::accepted_endings(), http::most_file_bytes, most_files));
  body.add(seen_field(page));
  body.add(ui::button(v.t("Send the message")));
  return html(R"(<h2 class="govuk-heading-m">{}</h2>{})", v.t("Write a message"), ui::post_form(v, url, body, ui::Encoding::multipart));
}

ui::Crumb list_crumb(const ui::View& v) { return {std::string{v.t("Consultation on projects")}, Url::to("/consultation")}; }

}  // namespace

std::string lot_title(const ui::View& v, const Thread& thread) {
  const auto name = i18n::pick(thread.lot_name_kk, thread.lot_name_ru, v.t.language());
  return v.t("Lot {number}: {name}", {{"number", std::to_string(thread.lot_number)}, {"name", name.text}});
}

std::string unread_text(const ui::View& v, std::int64_t unread) {
  return v.t.plural(i18n::N("{count} new message", "{count} new messages"), unread);
}

http::Response thread_page(const ui::View& v, const ThreadPage& page, int status) {
  const auto url = Url::to("/projects/{}/consultation", page.thread.project);
  Html body;
  if (page.shown.earlier)
    body.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)",
             v.link(url.with("before", base::to_string(page.shown.messages.front().id))), v.t("Earlier messages"));
  body.add(messages_of(v, page));
  if (!page.latest) {
    body.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)", v.link(url), v.t("To the latest messages"));
  } else {
    body.add(mark_form(v, page));
    if (page.may_write) body.add(write_form(v, page, url));
    else
      body.add(ui::inset(
          html(R"(<p class="govuk-body">{}</p>)", v.t("The NGO and the specialists of the state body write here; you can read."))));
  }
  std::vector<ui::Crumb> crumbs;
  if (!page.of_ngo) crumbs.push_back(list_crumb(v));
  crumbs.push_back({lot_title(v, page.thread), Url::to("/projects/{}", page.thread.project)});
  return ui::page(v,
                  {.title = std::string{v.t("Consultation")},
                   .body = std::move(body),
                   .crumbs = std::move(crumbs),
                   .lead = lot_title(v, page.thread),
                   .form = &page.values,
                   .notice = ui::notice_of(v.request),
                   .self = url},
                  status);
}

http::Response list_page(const ui::View& v, const ListPage& page) {
  const auto url = Url::to("/consultation");
  const bool unread_only = page.which == store::Which::unread;
  http::FormValues filter;
  if (unread_only) filter.set("unread", "1");
  Html body = ui::get_form(v, url,
                           html("{}{}", ui::checkbox(v, filter, {.name = "unread", .label = std::string{v.t("Only with new messages")}}),
                                ui::button(v.t("Show"), ui::ButtonKind::secondary)));
  std::vector<ui::TableRow> rows;
  for (const auto& row : page.threads)
    rows.push_back({{html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(Url::to("/projects/{}/consultation", row.thread.project)),
                          lot_title(v, row.thread)),
                     v.content(row.thread.ngo_short_kk, row.thread.ngo_short_ru), html("{}", v.t.number(row.messages)),
                     html("{}", v.t.number(row.unread)), v.date_time(row.last_at)}});
  if (rows.empty()) {
    body.add(R"(<p class="govuk-body">{}</p>)", unread_only ? v.t("There are no new messages.") : v.t("Nobody has written yet."));
  } else {
    body.add(ui::table(v, v.t("Consultation on projects"),
                       {{std::string{v.t("Lot and project")}},
                        {std::string{v.t("NGO")}},
                        {std::string{v.t("Messages")}, true},
                        {std::string{v.t("New messages")}, true},
                        {std::string{v.t("Last message")}}},
                       rows, true));
    body.add(ui::pagination(v, url.with("unread", unread_only ? "1" : ""), page.page, page.pages));
  }
  return ui::page(v, {.title = std::string{v.t("Consultation on projects")}, .body = std::move(body), .notice = ui::notice_of(v.request)});
}

}  // namespace baqylau::consultation::views
