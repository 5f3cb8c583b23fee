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
    case Shown::State::queued:
      return ui::tag(notice.doubtful > 0 ? v.t("May have arrived; is being sent again") : v.t("Waiting to be sent"), ui::TagColour::yellow);
    case Shown::State::sent:
      return ui::tag(v.t("Sent by mail to {address}", {{"address", notice.address.value_or("")}}), ui::TagColour::green);
    case Shown::State::failed:
      return notice.doubtful > 0 ? ui::tag(v.t("It is not known whether it was delivered"), ui::TagColour::yellow)
                                 : ui::tag(v.t("Could not be delivered"), ui::TagColour::red);
    case Shown::State::no_address: return ui::tag(v.t("No e-mail address: shown here only"), ui::TagColour::grey);
    case Shown::State::daily: return ui::tag(v.t("Comes with the daily letter"), ui::TagColour::yellow);
    case Shown::State::unwanted: return ui::tag(v.t("Not sent by mail, as was chosen"), ui::TagColour::grey);
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
    case Shown::State::failed:
    case Shown::State::daily:
    case Shown::State::unwanted: break;
  }
  const auto tag = delivery_tag(v, notice);
  if (!notice.error) return tag;
  return html(R"({}{})", tag,
              ui::details(v.t("Why the last attempt failed"), html(R"(<p class="govuk-body" lang="en">{}</p>)", *notice.error)));
}

/// Whom a letter was for and why it did not go out; what it says is the reader's.
Html mail_table(const View& v, std::string_view caption, const std::vector<Shown>& mails, bool again) {
  std::vector<ui::TableRow> rows;
  for (const auto& mail : mails) {
    Html what = delivery(v, mail);
    if (again)
      what.add("{}", ui::post_form(v, Url::to("/mail/{}/again", mail.id), ui::button(v.t("Send again"), ui::ButtonKind::secondary)));
    rows.push_back({{v.date_time(mail.created_at), html("{}", v.t(label_of(mail.kind))), html("{}", mail.address.value_or("")), what}});
  }
  return ui::table(
      v, caption,
      {{std::string{v.t("Date and time")}}, {std::string{v.t("Kind")}}, {std::string{v.t("Addressee")}}, {std::string{v.t("Delivery")}}},
      rows);
}

std::vector<ui::Crumb> crumbs_of(const View& v) {
  if (!v.request.caller.ngo) return {};
  return {{std::string{v.t("Cabinet")}, Url::to("/cabinet")}};
}

std::vector<ui::Option> mailing_options(const View& v) {
  return {{std::string{store::to_code(store::Mailing::each)}, std::string{v.t("Each by itself, at once")}},
          {std::string{store::to_code(store::Mailing::daily)}, std::string{v.t("In one letter a day, at eight in the morning")}},
          {std::string{store::to_code(store::Mailing::none)}, std::string{v.t("Not by mail, only here on the site")}}};
}

/// Where letters go, and where that is changed.
Html where_letters_go(const View& v, const views::ChoicePage& page) {
  Html where;
  if (page.address) where = html("{}", v.t("Letters come to {address}.", {{"address", *page.address}}));
  else where = html("{}", v.t("There is no e-mail address yet, so nothing comes by mail."));
  const auto change = page.of_ngo ? Url::to("/ngos/{}/edit", *v.request.caller.ngo) : Url::to("/account");
  return html(R"(<p class="govuk-body">{} <a class="govuk-link" href="{}">{}</a></p>)", where, v.link(change),
              page.of_ngo ? v.t("Change it on the card of the organisation") : v.t("Change it in the account"));
}

}  // namespace

namespace views {

http::Response choice_page(const View& v, const ChoicePage& page, int status) {
  http::FormValues saved;
  for (const auto& choice : page.choices) saved.set(to_code(choice.kind), std::string{store::to_code(choice.mailing)});
  const auto& values = page.form != nullptr ? *page.form : saved;
  Html fields;
  for (const auto& choice : page.choices)
    fields.add("{}",
               ui::radios(v, values, {.name = to_code(choice.kind), .label = std::string{v.t(label_of(choice.kind))}}, mailing_options(v)));
  fields.add("{}", ui::button(v.t("Save")));
  Html body = where_letters_go(v, page);
  body.add("{}", ui::post_form(v, Url::to("/notices/mail"), fields));
  auto crumbs = crumbs_of(v);
  crumbs.push_back({std::string{v.t("Notices")}, Url::to("/notices")});
  return ui::page(
      v,
      {.title = std::string{v.t("Notices by mail")},
       .body = std::move(body),
       .crumbs = std::move(crumbs),
       .lead = std::string{page.of_ngo ? v.t("The choice holds for the whole organisation. What a duty or a term hangs on always "
                                             "comes at once: reports returned, due dates moved, decisions.")
                                       : v.t("All of it is also shown here on the site.")},
       .form = page.form,
       .notice = ui::notice_of(v.request)},
      status);
}

http::Response stop_page(const View& v, const StopPage& page) {
  const auto kind = std::string{v.t(label_of(page.kind))};
  Html body;
  if (page.stopped) {
    body.add(R"(<p class="govuk-body">{}</p>)",
             v.t("Letters «{kind}» no longer come by mail. The notices are shown on the site as before.", {{"kind", kind}}));
    body.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)", v.link(Url::to("/notices/mail")),
             v.t("Sign in and choose otherwise"));
  } else {
    body.add(R"(<p class="govuk-body">{}</p>)",
             v.t("Letters «{kind}» will no longer come by mail. The notices will be shown on the site as before.", {{"kind", kind}}));
    body.add("{}", ui::post_form(v, Url::to("/unsubscribe/{}", page.notice),
                                 html("{}{}", ui::hidden("code", page.code), ui::button(v.t("Stop these letters")))));
    body.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)", v.link(Url::to("/notices/mail")),
             v.t("Or sign in and choose one letter a day"));
  }
  return ui::page(v, {.title = std::string{v.t("Notices by mail")}, .body = std::move(body), .notice = ui::notice_of(v.request)});
}

http::Response mail_page(const View& v, const MailPage& page) {
  Html content;
  if (page.given_up.empty() && page.tried_again.empty())
    content.add(R"(<p class="govuk-body">{}</p>)", v.t("Every letter that was tried has gone out."));
  if (!page.given_up.empty()) content.add("{}", mail_table(v, v.t("Letters that were given up"), page.given_up, true));
  if (!page.tried_again.empty()) content.add("{}", mail_table(v, v.t("Letters that are tried again"), page.tried_again, false));
  return ui::page(v,
                  {.title = std::string{v.t("Mail")},
                   .body = std::move(content),
                   .lead = std::string{v.t("Letters that have not gone out, with the words of the mail server. Correct the address on the "
                                           "card or in the account, then send the letter again.")},
                   .wide = true,
                   .notice = ui::notice_of(v.request)});
}

http::Response notices_page(const View& v, const NoticesPage& page) {
  const auto address = Url::to("/notices");
  Html content;
  if (page.total == 0) content.add(R"(<p class="govuk-body">{}</p>)", v.t("There are no notices yet."));
  if (page.unread > 0) {
    content.add(R"(<p class="govuk-body">{}</p>)", unread_text(v, page.unread));
    content.add("{}", ui::post_form(v, Url::to("/notices/read"),
                                    html("{}{}", ui::hidden("newest", std::to_string(page.newest.micros)),
                                         ui::button(v.t("Mark all as read"), ui::ButtonKind::secondary))));
  }
  content.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)", v.link(Url::to("/notices/mail")),
              v.t("Choose which notices come by mail"));
  for (const auto& notice : page.notices) content.add("{}", article(v, notice));
  content.add("{}", ui::pagination(v, address, page.page, page.pages));
  return ui::page(v, {.title = std::string{v.t("Notices")},
                      .body = std::move(content),
                      .crumbs = crumbs_of(v),
                      .lead = std::string{v.request.caller.ngo ? v.t("What the state body tells you about your reports and projects.")
                                                               : v.t("What concerns you in your work with the site.")},
                      .notice = ui::notice_of(v.request)});
}

}  // namespace views

Html cabinet_notices(const View& v, db::Read& db, base::NgoId ngo) {
  const auto newest = store::told(db, {.ngo = ngo}, most_in_cabinet, 0);
  if (newest.empty()) return {};
  const auto unread_ones = unread(db, {.ngo = ngo});
  Html items;
  for (const auto& notice : newest) {
    items.add(R"(<li>{}{}<br><span class="govuk-hint govuk-!-display-inline">{}</span> {}</li>)", subject(notice), new_tag(v, notice),
              v.date_time(notice.created_at), delivery_tag(v, notice));
  }
  Html news;
  if (unread_ones > 0) news = ui::tag(unread_text(v, unread_ones), ui::TagColour::blue);
  return html(R"(<h2 class="govuk-heading-m">{} {}</h2><ul class="govuk-list govuk-list--spaced">{}</ul>)"
              R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)",
              v.t("Notices"), news, items, v.link(Url::to("/notices")), v.t("All notices"));
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
