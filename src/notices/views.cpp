#include "notices/views.hpp"

#include "http/target.hpp"
#include "notices/store.hpp"

namespace baqylau::notices {

namespace {

using http::Url;
using ui::Html;
using ui::html;
using ui::View;

constexpr std::int64_t most_in_cabinet = 3;
constexpr std::int64_t most_of_project = 200;

/// Of one of our own pages, as `Url::full` wrote it; nothing for what is no longer an address of ours.
std::optional<Url> url_of(const std::optional<std::string>& link) {
  if (!link) return std::nullopt;
  const auto fragment = link->find('#');
  auto target = http::parse_target(std::string_view{*link}.substr(0, fragment), {});
  if (!target) return std::nullopt;
  http::Request page;
  page.path = std::move(target->path);
  page.query = std::move(target->query);
  const auto url = Url::of_request(page);
  return fragment == std::string::npos ? url : url.with_fragment(std::string_view{*link}.substr(fragment + 1));
}

Html subject(const Shown& notice) { return html(R"(<span lang="{}">{}</span>)", i18n::to_code(notice.language), notice.subject); }

Html body(const Shown& notice) { return html(R"(<div lang="{}">{}</div>)", i18n::to_code(notice.language), View::paragraphs(notice.body)); }

Html new_tag(const View& v, const Shown& notice) { return notice.read ? Html{} : html(" {}", ui::tag(v.t("New"), ui::TagColour::blue)); }

Html delivery_tag(const View& v, const Shown& notice) {
  switch (notice.state) {
    case Shown::State::queued: return ui::tag(v.t("Waiting to be sent"), ui::TagColour::yellow);
    case Shown::State::sent:
      return ui::tag(v.t("Sent by mail to {address}", {{"address", notice.address.value_or("")}}), ui::TagColour::green);
    case Shown::State::failed: return ui::tag(v.t("Could not be delivered"), ui::TagColour::red);
    case Shown::State::no_address: return ui::tag(v.t("No e-mail address: shown here only"), ui::TagColour::grey);
  }
  return {};
}

Html article(const View& v, const Shown& notice) {
  Html link;
  if (const auto url = url_of(notice.link)) link = ui::link_button(v, v.t("Go to the page"), *url, ui::ButtonKind::secondary);
  return html(
      R"(<article><h2 class="govuk-heading-m govuk-!-margin-bottom-1">{}{}</h2><p class="govuk-hint">{} · {}</p>{}{}<p class="govuk-body">{}</p>)"
      R"(<hr class="govuk-section-break govuk-section-break--m govuk-section-break--visible"></article>)",
      subject(notice), new_tag(v, notice), v.date_time(notice.created_at), v.t(label_of(notice.kind)), body(notice), link,
      delivery_tag(v, notice));
}

std::string unread_text(const View& v, std::int64_t unread) {
  return v.t.plural(i18n::N("{count} new notice", "{count} new notices"), unread);
}

Html addressee(const View& v, const Shown& notice) {
  const auto name = notice.person ? html("{}", *notice.person) : v.content(notice.ngo_kk, notice.ngo_ru);
  return notice.address ? html("{}<br>{}", name, *notice.address) : name;
}

Html delivery(const View& v, const Shown& notice) {
  switch (notice.state) {
    case Shown::State::sent:
      return html("{}<br>{}", ui::tag(v.t("Sent by mail"), ui::TagColour::green), notice.sent_at ? v.date_time(*notice.sent_at) : Html{});
    case Shown::State::no_address: return ui::tag(v.t("No e-mail address: shown in the cabinet only"), ui::TagColour::grey);
    case Shown::State::queued:
    case Shown::State::failed: break;
  }
  const auto tag = delivery_tag(v, notice);
  if (!notice.error) return tag;
  return html(R"({}{})", tag,
              ui::details(v.t("Why the last attempt failed"), html(R"(<p class="govuk-body" lang="en">{}</p>)", *notice.error)));
}

}  // namespace

namespace views {

http::Response notices_page(const View& v, const NoticesPage& page) {
  const auto address = Url::to("/cabinet/notices");
  Html content;
  if (page.total == 0) content.add(R"(<p class="govuk-body">{}</p>)", v.t("There are no notices yet."));
  if (page.unread > 0) {
    content.add(R"(<p class="govuk-body">{}</p>)", unread_text(v, page.unread));
    content.add("{}", ui::post_form(v, Url::to("/cabinet/notices/read"),
                                    html("{}{}", ui::hidden("newest", std::to_string(page.newest.micros)),
                                         ui::button(v.t("Mark all as read"), ui::ButtonKind::secondary))));
  }
  for (const auto& notice : page.notices) content.add("{}", article(v, notice));
  content.add("{}", ui::pagination(v, address, page.page, page.pages));
  return ui::page(
      v, {.title = std::string{v.t("Notices")},
          .body = std::move(content),
          .crumbs = {{std::string{v.t("Cabinet")}, Url::to("/cabinet")}},
          .lead = std::string{v.t("What the state body tells you about your reports and projects. Each notice also goes by mail to the "
                                  "address on the card of the organisation.")},
          .notice = ui::notice_of(v.request)});
}

}  // namespace views

Html cabinet_notices(const View& v, db::Read& db, base::NgoId ngo) {
  const auto newest = store::of_ngo(db, ngo, most_in_cabinet, 0);
  if (newest.empty()) return {};
  const auto counts = store::count(db, ngo);
  Html items;
  for (const auto& notice : newest) {
    items.add(R"(<li>{}{}<br><span class="govuk-hint govuk-!-display-inline">{}</span></li>)", subject(notice), new_tag(v, notice),
              v.date_time(notice.created_at));
  }
  Html unread;
  if (counts.unread > 0) unread = ui::tag(unread_text(v, counts.unread), ui::TagColour::blue);
  return html(R"(<h2 class="govuk-heading-m">{} {}</h2><ul class="govuk-list govuk-list--spaced">{}</ul>)"
              R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)",
              v.t("Notices"), unread, items, v.link(Url::to("/cabinet/notices")), v.t("All notices"));
}

Html project_notices(const View& v, db::Read& db, base::ProjectId project) {
  const auto notices = store::of_project(db, project, most_of_project);
  if (notices.empty()) return html(R"(<p class="govuk-body">{}</p>)", v.t("Nobody has been sent a notice about this project yet."));
  std::vector<ui::TableRow> rows;
  for (const auto& notice : notices) {
    rows.push_back(
        {{v.date_time(notice.created_at), html("{}", v.t(label_of(notice.kind))),
          html("{}{}", subject(notice), ui::details(v.t("Text of the notice"), body(notice))), addressee(v, notice), delivery(v, notice)}});
  }
  return ui::table(v, v.t("Notices about the project"),
                   {{std::string{v.t("Date and time")}},
                    {std::string{v.t("Kind")}},
                    {std::string{v.t("Subject")}},
                    {std::string{v.t("Addressee")}},
                    {std::string{v.t("Delivery")}}},
                   rows);
}

}  // namespace baqylau::notices
