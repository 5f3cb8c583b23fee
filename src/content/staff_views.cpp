/// What those read and write who keep the content.

#include "content/forms.hpp"
#include "content/views.hpp"

#include "base/difference.hpp"
#include "ui/difference.hpp"
#include "ui/markdown.hpp"

#include <utility>

namespace baqylau::content::views {

using base::M;
using http::Url;
using ui::Html;
using ui::html;

namespace {

ui::Crumb list_crumb(const ui::View& v) { return {std::string{v.t("Content of the site")}, Url::to("/content")}; }

Html state_tag(const ui::View& v, State state) {
  switch (state) {
    case State::draft: return ui::tag(v.t(label(state)), ui::TagColour::blue);
    case State::published: return ui::tag(v.t(label(state)), ui::TagColour::green);
    case State::changed: return ui::tag(v.t(label(state)), ui::TagColour::yellow);
    case State::withdrawn: return ui::tag(v.t(label(state)), ui::TagColour::grey);
  }
  return {};
}

/// What it is: «Новость», for a page also which.
std::string kind_of(const ui::View& v, const Item& item) {
  std::string text{v.t(label(item.kind))};
  if (item.place && *item.place != Place::about && *item.place != Place::contacts) text += ": " + std::string{v.t("Instruction")};
  return text;
}

Html missing_of(const ui::View& v, const Content& content) {
  const auto missing = missing_languages(content);
  if (missing.empty()) return html("{}", v.t("Everything is there in both languages"));
  Html out;
  for (const auto& message : missing) {
    if (!out.empty()) out.add("<br>");
    out.add("{}", v.t(message));
  }
  return out;
}

template <class Values>
std::vector<ui::Option> options_of(const ui::View& v, const Values& values) {
  std::vector<ui::Option> options;
  for (const auto value : values) options.push_back({std::string{to_code(value)}, std::string{v.t(label(value))}});
  return options;
}

Url list_url(const store::Filter& filter) {
  return Url::to("/content")
      .with("kind", filter.kind ? to_code(*filter.kind) : std::string_view{})
      .with("state", filter.state ? to_code(*filter.state) : std::string_view{})
      .with("missing", filter.one_language ? "1" : "");
}

Html filter_form(const ui::View& v, const store::Filter& filter) {
  http::FormValues values;
  if (filter.kind) values.set("kind", std::string{to_code(*filter.kind)});
  if (filter.state) values.set("state", std::string{to_code(*filter.state)});
  if (filter.one_language) values.set("missing", "1");
  return ui::get_form(
      v, Url::to("/content"),
      html("{}{}{}{}", ui::filter_select(v, values, {.name = "kind", .label = std::string{v.t("Kind")}}, options_of(v, all_item_kinds)),
           ui::filter_select(v, values, {.name = "state", .label = std::string{v.t("State")}}, options_of(v, all_states)),
           ui::checkbox(v, values, {.name = "missing", .label = std::string{v.t("Only what is missing in one of the two languages")}}),
           ui::button(v.t("Show"), ui::ButtonKind::secondary)));
}

Html new_buttons(const ui::View& v) {
  Html buttons;
  const auto add = [&](std::string_view label, ItemKind kind) {
    buttons.add(ui::link_button(v, label, Url::to("/content/new").with("kind", to_code(kind)), ui::ButtonKind::secondary));
  };
  add(v.t("Write a news item"), ItemKind::news);
  add(v.t("Add a legal act"), ItemKind::legal_act);
  add(v.t("Write a page"), ItemKind::page);
  add(v.t("Add a link"), ItemKind::link);
  buttons.add(ui::link_button(v, v.t("Pictures"), Url::to("/content/images"), ui::ButtonKind::secondary));
  return html(R"(<div class="app-buttons">{}</div>)", buttons);
}

/// One language of a content, as the public would see it in that language.
Html shown_language(std::string_view heading, i18n::Language language, const std::optional<std::string>& title, const Html& text) {
  return html(
      R"(<section class="app-preview"><h2 class="govuk-heading-s">{}</h2><div lang="{}"><p class="app-preview__title">{}</p>{}</div></section>)",
      heading, i18n::to_code(language), title.value_or("—"), text);
}

Html facts_of(const ui::View& v, const Content& content) {
  std::vector<ui::SummaryRow> rows;
  if (content.act_kind) {
    rows.push_back({std::string{v.t("Kind of the act")}, html("{}", v.t(label(*content.act_kind)))});
    rows.push_back({std::string{v.t("Number of the act")}, v.known(content.act_number)});
    rows.push_back({std::string{v.t("Date of the act")}, v.known(content.adopted_on)});
  }
  if (content.link_group) rows.push_back({std::string{v.t("Group of the link")}, html("{}", v.t(label(*content.link_group)))});
  if (content.address.kk) rows.push_back({std::string{v.t("Address on the web, in Kazakh")}, html("{}", *content.address.kk)});
  if (content.address.ru) rows.push_back({std::string{v.t("Address on the web, in Russian")}, html("{}", *content.address.ru)});
  if (content.mail) rows.push_back({std::string{v.t("Mail address")}, html("{}", *content.mail)});
  return rows.empty() ? Html{} : ui::summary_list(rows);
}

Html all_languages(const ui::View& v, const Content& content) {
  const auto body_of = [&](const std::optional<std::string>& text, i18n::Language language) {
    if (!text) return Html{};
    // Rendered for a reader of that language, whose links stay in it.
    auto request = v.request;
    request.language = language;
    const ui::View own{request, v.t, v.today};
    return ui::markdown(own, *text, 3);
  };
  Html english;
  if (content.title.en)
    english = shown_language(v.t("In English"), i18n::Language::en, content.title.en, body_of(content.body.en, i18n::Language::en));
  return html(
      R"({}<div class="govuk-grid-row"><div class="govuk-grid-column-one-half">{}</div><div class="govuk-grid-column-one-half">{}</div></div>{})",
      facts_of(v, content),
      shown_language(v.t("In Kazakh"), i18n::Language::kk, content.title.kk, body_of(content.body.kk, i18n::Language::kk)),
      shown_language(v.t("In Russian"), i18n::Language::ru, content.title.ru, body_of(content.body.ru, i18n::Language::ru)), english);
}

Html publish_form(const ui::View& v, const ItemPage& page) {
  const auto& item = page.item;
  return ui::post_form(
      v, Url::to("/content/{}/publish", item.id),
      html("{}{}{}", ui::hidden("version", std::to_string(item.version)),
           ui::date_input(v, page.values,
                          {.name = "published_on",
                           .label = std::string{v.t("Shown from")},
                           .hint = std::string{v.t("A day in Astana and Almaty; from its beginning everybody sees this.")}}),
           ui::button(item.published_version ? v.t("Publish this version") : v.t("Publish"))));
}

Html withdraw_form(const ui::View& v, const Item& item) {
  return ui::post_form(v, Url::to("/content/{}/withdraw", item.id),
                       ui::button(v.t("Withdraw from the public site"), ui::ButtonKind::warning));
}

Html history(const ui::View& v, const ItemPage& page) {
  std::vector<ui::TableRow> rows;
  for (const auto& version : page.versions) {
    const bool shown = page.item.published_version == version.number;
    rows.push_back(
        {{html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(Url::to("/content/{}/versions/{}", page.item.id, version.number)),
               v.t(M("Version {number}"), {{"number", std::to_string(version.number)}})),
          v.date_time(version.saved_at), version.saved_by ? html("{}", *version.saved_by) : html("{}", v.t("Loaded with the program")),
          shown ? ui::tag(v.t("Published"), ui::TagColour::green) : Html{}}});
  }
  return ui::table(v, v.t("Versions"),
                   {{std::string{v.t("Version")}}, {std::string{v.t("Saved")}}, {std::string{v.t("By whom")}}, {std::string{v.t("State")}}},
                   rows);
}

/// What a version changed in the texts, as one marked text each.
Html changes_of(const ui::View& v, const Content& before, const Content& after) {
  Html changes;
  const auto add = [&](std::string_view heading, std::string_view language, const std::optional<std::string>& was,
                       const std::optional<std::string>& is) {
    if (was == is) return;
    changes.add(R"(<h3 class="govuk-heading-s">{}</h3><div lang="{}">{}</div>)", heading, language,
                ui::text_difference(v, base::difference(was.value_or(""), is.value_or(""))));
  };
  add(v.t("Title in Kazakh"), "kk", before.title.kk, after.title.kk);
  add(v.t("Title in Russian"), "ru", before.title.ru, after.title.ru);
  add(v.t("Title in English"), "en", before.title.en, after.title.en);
  add(v.t("Text in Kazakh"), "kk", before.body.kk, after.body.kk);
  add(v.t("Text in Russian"), "ru", before.body.ru, after.body.ru);
  add(v.t("Text in English"), "en", before.body.en, after.body.en);
  if (changes.empty()) return {};
  return html(R"(<h2 class="govuk-heading-m">{}</h2><p class="govuk-body">{} {}</p>{})", v.t("Changes against the version before"),
              ui::removed_text(v, v.t("What is struck out was removed,")), ui::added_text(v, v.t("what is underlined was added.")),
              changes);
}

/// Where the public finds it.
Url public_url(const Item& item) {
  switch (item.kind) {
    case ItemKind::news: return Url::to("/news/{}", item.id);
    case ItemKind::legal_act: return Url::to("/acts/{}", item.id);
    case ItemKind::link: return Url::to("/links");
    case ItemKind::page: break;
  }
  switch (item.place.value()) {
    case Place::about: return Url::to("/about");
    case Place::contacts: return Url::to("/contacts");
    case Place::instruction_visitor:
    case Place::instruction_ngo:
    case Place::instruction_specialist:
    case Place::instruction_operator: break;
  }
  return Url::to("/instruction");
}

Html state_rows(const ui::View& v, const Item& item) {
  std::vector<ui::SummaryRow> rows{{std::string{v.t("Kind")}, html("{}", kind_of(v, item))},
                                   {std::string{v.t("State")}, state_tag(v, item.state())}};
  if (item.place) rows.push_back({std::string{v.t("Place on the site")}, html("{}", v.t(label(*item.place)))});
  if (item.published_on) rows.push_back({std::string{v.t("Shown from")}, v.date(*item.published_on)});
  rows.push_back({std::string{v.t("Languages")}, missing_of(v, item.content)});
  return ui::summary_list(rows);
}

/// What the fields of one language are called.
struct LanguageFields {
  std::string_view legend, title, title_label, body, body_label, language;
  std::string_view address{}, address_label{};
};
LanguageFields fields_of(const ui::View& v, i18n::Language language) {
  switch (language) {
    case i18n::Language::kk:
      return {v.t("In Kazakh"),      "title_kk", v.t("Title in Kazakh"), "body_kk",
              v.t("Text in Kazakh"), "kk",       "address_kk",           v.t("Address on the web, in Kazakh")};
    case i18n::Language::ru:
      return {v.t("In Russian"),
              "title_ru",
              v.t("Title in Russian"),
              "body_ru",
              v.t("Text in Russian"),
              "ru",
              "address_ru",
              v.t("Address on the web, in Russian")};
    case i18n::Language::en: break;
  }
  return {v.t("In English, where there is a translation"), "title_en", v.t("Title in English"), "body_en", v.t("Text in English"), "en"};
}

Html texts_fieldset(const ui::View& v, const http::FormValues& values, ItemKind kind, i18n::Language language) {
  const auto names = fields_of(v, language);
  const bool optional = language == i18n::Language::en;
  Html fields = ui::text_input(
      v, values, {.name = names.title, .label = std::string{names.title_label}, .optional = optional, .language = names.language});
  if (kind != ItemKind::link)
    fields.add(ui::textarea(v, values,
                            {.name = names.body, .label = std::string{names.body_label}, .optional = optional, .language = names.language},
                            14, longest_body));
  if (!names.address.empty() && (kind == ItemKind::link || kind == ItemKind::legal_act))
    fields.add(ui::text_input(v, values,
                              {.name = names.address, .label = std::string{names.address_label}, .optional = true, .inputmode = "url"}));
  return ui::fieldset(names.legend, fields);
}

Html kind_fields(const ui::View& v, const FormPage& page, const http::FormValues& values) {
  Html fields;
  if (page.kind == ItemKind::page && !page.item)
    fields.add(ui::select(v, values, {.name = "place", .label = std::string{v.t("Place on the site")}}, options_of(v, page.free_places)));
  if (page.kind == ItemKind::legal_act) {
    fields.add(ui::select(v, values, {.name = "act_kind", .label = std::string{v.t("Kind of the act")}}, options_of(v, all_act_kinds)));
    fields.add(
        ui::text_input(v, values, {.name = "act_number", .label = std::string{v.t("Number of the act")}, .optional = true, .width = "10"}));
    fields.add(ui::date_input(v, values, {.name = "adopted_on", .label = std::string{v.t("Date of the act")}, .optional = true}));
  }
  if (page.kind == ItemKind::link) {
    fields.add(
        ui::radios(v, values, {.name = "link_group", .label = std::string{v.t("Group of the link")}}, options_of(v, all_link_groups)));
    fields.add(ui::text_input(v, values,
                              {.name = "mail",
                               .label = std::string{v.t("Mail address")},
                               .hint = std::string{v.t("Of an organisation without a site. Several are parted by blanks.")},
                               .optional = true}));
  }
  return fields;
}

Html markdown_help(const ui::View& v) {
  return ui::details(
      v.t("How to mark headings, lists and links"),
      html(R"(<p class="govuk-body">{}</p><pre class="app-code">{}</pre><p class="govuk-body">{}</p>)",
           v.t("The text is written in Markdown:"),
           v.t("# Heading\n\n- an item of a list\n- one more\n\n**bold**, [a link](https://www.gov.kz), [a page of this site](/contests)"),
           v.t("An empty line begins a new paragraph. HTML is not taken: it is shown as it was typed.")));
}

Html picture_help(const ui::View& v) {
  return html(R"(<p class="govuk-body">{} <a class="govuk-link" href="{}">{}</a></p>)",
              v.t("A picture is added on its own page; the line that stands there is put into the text."),
              v.link(Url::to("/content/images")), v.t("Pictures"));
}

std::string form_title(const ui::View& v, const FormPage& page) {
  if (page.item) return v.t(M("Edit: {title}"), {{"title", title_of(v, *page.item)}});
  switch (page.kind) {
    case ItemKind::news: return std::string{v.t("New news item")};
    case ItemKind::legal_act: return std::string{v.t("New legal act")};
    case ItemKind::page: return std::string{v.t("New page")};
    case ItemKind::link: return std::string{v.t("New link")};
  }
  return {};
}

}  // namespace

ui::PageContent list(const ui::View& v, const ListPage& page) {
  Html body;
  if (page.may_edit) body.add(new_buttons(v));
  body.add(filter_form(v, page.filter));
  std::vector<ui::TableRow> rows;
  for (const auto& item : page.items)
    rows.push_back(
        {{html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(Url::to("/content/{}", item.id)), title_in(v, item.content.title)),
          html("{}", kind_of(v, item)), state_tag(v, item.state()), v.known(item.published_on), missing_of(v, item.content)}});
  if (rows.empty()) {
    body.add(R"(<p class="govuk-body">{}</p>)", v.t("Nothing fits. Change the filter, or write something new."));
  } else {
    body.add(ui::table(v, v.t("Content of the site"),
                       {{std::string{v.t("Title")}},
                        {std::string{v.t("Kind")}},
                        {std::string{v.t("State")}},
                        {std::string{v.t("Shown from")}},
                        {std::string{v.t("Languages")}}},
                       rows, true));
    body.add(ui::pagination(v, list_url(page.filter), page.page, page.pages));
  }
  return {.title = std::string{v.t("Content of the site")},
          .body = std::move(body),
          .lead = std::string{v.t("News, legal acts, pages and links, in Kazakh and in Russian.")}};
}

ui::PageContent item(const ui::View& v, const ItemPage& page) {
  Html body = state_rows(v, page.item);
  Html buttons;
  if (page.may_edit) buttons.add(ui::link_button(v, v.t("Edit"), Url::to("/content/{}/edit", page.item.id)));
  if (page.item.shown_on(v.today))
    buttons.add(ui::link_button(v, v.t("See it on the site"), public_url(page.item), ui::ButtonKind::secondary));
  if (!buttons.empty()) body.add(R"(<div class="app-buttons">{}</div>)", buttons);
  body.add(R"(<h2 class="govuk-heading-m">{}</h2>{})", v.t("The last version"), all_languages(v, page.item.content));
  if (page.may_edit) {
    body.add(R"(<h2 class="govuk-heading-m">{}</h2>{})", v.t("Publishing"), publish_form(v, page));
    if (page.item.published_version) body.add(withdraw_form(v, page.item));
  }
  body.add(history(v, page));
  return {
      .title = title_of(v, page.item), .body = std::move(body), .crumbs = {list_crumb(v)}, .self = Url::to("/content/{}", page.item.id)};
}

ui::PageContent version(const ui::View& v, const VersionPage& page) {
  const auto& [item, version, before, may_edit] = page;
  std::vector<ui::SummaryRow> rows{
      {std::string{v.t("Saved")}, v.date_time(version.saved_at)},
      {std::string{v.t("By whom")}, version.saved_by ? html("{}", *version.saved_by) : html("{}", v.t("Loaded with the program"))}};
  Html body = html("{}{}", ui::summary_list(rows), all_languages(v, item.content));
  if (before) body.add(changes_of(v, *before, item.content));
  if (may_edit && version.number != item.version)
    body.add(ui::link_button(v, v.t("Edit from this version"),
                             Url::to("/content/{}/edit", item.id).with("from", std::to_string(version.number)), ui::ButtonKind::secondary));
  return {.title = v.t(M("Version {number}"), {{"number", std::to_string(version.number)}}),
          .body = std::move(body),
          .crumbs = {list_crumb(v), {title_of(v, item), Url::to("/content/{}", item.id)}}};
}

ui::PageContent form(const ui::View& v, const FormPage& page, const http::FormValues& values) {
  ui::PageContent content{.title = form_title(v, page), .body = {}, .crumbs = {list_crumb(v)}, .wide = false, .form = &values};
  auto action = Url::to("/content/new");
  Html fields;
  if (page.item) {
    action = Url::to("/content/{}/edit", page.item->id);
    content.crumbs.push_back({title_of(v, *page.item), Url::to("/content/{}", page.item->id)});
    fields.add(ui::hidden("version", std::to_string(page.item->version)));
    if (page.changed_meanwhile) {
      content.body.add(ui::warning_text(v, v.t("This was changed after you opened the page. What you typed is kept in the form; below is "
                                               "what is stored now. Saving makes a further version.")));
      content.body.add(ui::details(v.t("What is stored now"), all_languages(v, page.item->content)));
    }
  } else {
    fields.add(ui::hidden("kind", to_code(page.kind)));
  }
  if (page.preview)
    content.body.add(R"(<h2 class="govuk-heading-m" id="preview">{}</h2><p class="govuk-body">{}</p>{})", v.t("Preview"),
                     v.t("Nothing has been saved yet. Below is the form with what you typed."), all_languages(v, *page.preview));
  fields.add(kind_fields(v, page, values));
  fields.add(
      R"(<div class="govuk-grid-row"><div class="govuk-grid-column-one-half">{}</div><div class="govuk-grid-column-one-half">{}</div></div>{})",
      texts_fieldset(v, values, page.kind, i18n::Language::kk), texts_fieldset(v, values, page.kind, i18n::Language::ru),
      texts_fieldset(v, values, page.kind, i18n::Language::en));
  if (page.kind != ItemKind::link) fields.add("{}{}", markdown_help(v), picture_help(v));
  fields.add(R"(<div class="app-buttons">{}{}</div>)", ui::button(v.t("Save the draft"), ui::ButtonKind::primary, "act", "save"),
             ui::button(v.t("Preview"), ui::ButtonKind::secondary, "act", "preview"));
  content.body.add(ui::post_form(v, action, fields));
  return content;
}

}  // namespace baqylau::content::views
