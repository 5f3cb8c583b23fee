/// What everybody reads.

#include "content/views.hpp"

#include "base/text.hpp"
#include "ui/markdown.hpp"
#include "ui/menu.hpp"

#include <algorithm>
#include <utility>

namespace baqylau::content::views {

using base::M;
using http::Url;
using ui::Html;
using ui::html;

namespace {

constexpr std::size_t summary_points = 220;

std::string_view only_in(const ui::View& v, i18n::Language language) {
  switch (language) {
    case i18n::Language::kk: return v.t("This text is not in the language of the page yet. It is shown in Kazakh.");
    case i18n::Language::ru: return v.t("This text is not in the language of the page yet. It is shown in Russian.");
    case i18n::Language::en: break;
  }
  return v.t("This text is not in the language of the page yet. It is shown in English.");
}

Html edit_button(const ui::View& v, const Item& item, Offers offers) {
  if (offers == Offers::reading) return {};
  return ui::link_button(v, v.t("Edit"), Url::to("/content/{}", item.id), ui::ButtonKind::secondary);
}

/// The heading in its own language, marked where it is not the reader's.
Html heading_of(const ui::View& v, const Item& item) {
  return html(R"(<h1 class="govuk-heading-l">{}</h1>)", title_in(v, item.content.title));
}

Html summary_of(const ui::View& v, const Item& item) {
  const auto picked = pick(item.content.body, v.t.language());
  if (picked.text.empty()) return {};
  const auto words = base::shortened(ui::markdown_words(picked.text), summary_points);
  // The title above says which language it is.
  return html(R"(<p class="govuk-body app-news__summary" lang="{}">{}</p>)", i18n::to_code(picked.language), words);
}

Html years_nav(const ui::View& v, const NewsPage& page) {
  if (page.years.empty()) return {};
  Html items;
  const auto add = [&](const Url& url, std::string_view text, bool current) {
    ui::Attributes mark;
    if (current) mark.set("aria-current", "page");
    items.add(R"(<li><a class="govuk-link" href="{}"{}>{}</a></li>)", v.link(url), mark, text);
  };
  add(Url::to("/news"), v.t("All years"), !page.year);
  for (const auto& year : page.years) {
    const auto number = std::to_string(year.year);
    add(Url::to("/news").with("year", number), number + " (" + v.t.number(year.items) + ")", page.year == year.year);
  }
  return html(R"(<nav class="app-years" aria-label="{}"><ul class="app-years__list">{}</ul></nav>)", v.t("Archive by year"), items);
}

Html outside_link(std::string_view address) {
  const auto href = ui::View::external(address);
  return href ? html(R"(<a class="govuk-link" href="{}">{}</a>)", *href, address) : html("{}", address);
}

/// The address in the reader's language; where only the other's is there, it says which language that page is in.
Html address_of(const ui::View& v, const Item& item) {
  const auto picked = i18n::pick(item.content.address, v.t.language());
  if (picked.text.empty()) return {};
  const bool both = item.content.address.kk && item.content.address.ru;
  if (picked.own || !both) return outside_link(picked.text);
  return html(R"({} <span class="app-language">{}</span>)", outside_link(picked.text),
              picked.language == i18n::Language::kk ? v.t("in Kazakh") : v.t("in Russian"));
}

Html act_filter(const ui::View& v, const ActsPage& page) {
  http::FormValues values;
  if (page.filter.kind) values.set("kind", std::string{to_code(*page.filter.kind)});
  if (page.filter.year) values.set("year", std::to_string(*page.filter.year));
  std::vector<ui::Option> kinds, years;
  for (const auto kind : page.facets.kinds) kinds.push_back({std::string{to_code(kind)}, std::string{v.t(label(kind))}});
  for (const int year : page.facets.years) years.push_back({std::to_string(year), std::to_string(year)});
  return ui::get_form(v, Url::to("/acts"),
                      html("{}{}{}", ui::filter_select(v, values, {.name = "kind", .label = std::string{v.t("Kind of the act")}}, kinds),
                           ui::filter_select(v, values, {.name = "year", .label = std::string{v.t("Year of adoption")}}, years),
                           ui::button(v.t("Show"), ui::ButtonKind::secondary)));
}

Url acts_url(const store::ActFilter& filter) {
  return Url::to("/acts")
      .with("kind", filter.kind ? to_code(*filter.kind) : std::string_view{})
      .with("year", filter.year ? std::to_string(*filter.year) : std::string{});
}

/// A name for the part of the instruction in an address: `#ngo`.
std::string_view fragment_of(Place place) {
  constexpr std::string_view prefix = "instruction_";
  auto code = to_code(place);
  code.remove_prefix(prefix.size());
  return code;
}

Html link_line(const ui::View& v, const Item& link) {
  Html where;
  const auto address = address_of(v, link);
  if (!address.empty()) where.add("{}", address);
  std::string_view rest = link.content.mail ? std::string_view{*link.content.mail} : std::string_view{};
  while (!rest.empty()) {
    const auto one = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(one.size() + 1, rest.size()));
    const auto href = ui::View::mail(one);
    if (one.empty() || !href) continue;
    if (!where.empty()) where.add(", ");
    where.add(R"(<a class="govuk-link" href="{}">{}</a>)", *href, one);
  }
  return where;
}

Html children_of(const ui::View& v, const ui::MenuItem& section, const SiteMap& map) {
  Html items;
  const auto add = [&](const Url& url, std::string_view text) {
    items.add(R"(<li><a class="govuk-link" href="{}">{}</a></li>)", v.link(url), text);
  };
  if (section.url.path() == "/acts")
    for (const auto kind : map.acts.kinds) add(Url::to("/acts").with("kind", to_code(kind)), v.t(label(kind)));
  if (section.url.path() == "/links")
    for (const auto group : all_link_groups) add(Url::to("/links").with_fragment(to_code(group)), v.t(label(group)));
  if (section.url.path() == "/contests") add(Url::to("/projects"), v.t("All projects"));
  return items.empty() ? Html{} : html(R"(<ul class="govuk-list govuk-list--bullet">{}</ul>)", items);
}

}  // namespace

Html text_of(const ui::View& v, const Trilingual& text, int first_heading) {
  const auto picked = pick(text, v.t.language());
  if (picked.text.empty()) return {};
  auto body = ui::markdown(v, picked.text, first_heading);
  if (picked.own) return body;
  return html(R"(<p class="app-language app-language--above">{}</p><div lang="{}">{}</div>)", only_in(v, picked.language),
              i18n::to_code(picked.language), body);
}

Html title_in(const ui::View& v, const Trilingual& title) {
  if (v.t.language() == i18n::Language::en && title.en) return html("{}", *title.en);
  return v.content(title.kk, title.ru);
}

std::string title_of(const ui::View& v, const Item& item) { return std::string{pick(item.content.title, v.t.language()).text}; }

Html news_list(const ui::View& v, const std::vector<Item>& news, int heading) {
  Html items;
  for (const auto& item : news) {
    const auto link =
        html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(Url::to("/news/{}", item.id)), title_in(v, item.content.title));
    const auto title = heading == 2 ? html(R"(<h2 class="govuk-heading-s app-news__title">{}</h2>)", link)
                                    : html(R"(<h3 class="govuk-heading-s app-news__title">{}</h3>)", link);
    items.add(R"(<li class="app-news__item"><p class="app-news__date">{}</p>{}{}</li>)", v.date(item.published_on.value()), title,
              summary_of(v, item));
  }
  return html(R"(<ul class="app-news">{}</ul>)", items);
}

ui::PageContent news(const ui::View& v, const NewsPage& page) {
  Html body = years_nav(v, page);
  if (page.news.empty()) body.add(R"(<p class="govuk-body">{}</p>)", v.t("There are no news here yet."));
  else body.add(news_list(v, page.news, 2));
  body.add(ui::pagination(v, Url::to("/news").with("year", page.year ? std::to_string(*page.year) : std::string{}), page.page, page.pages));
  body.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}" type="application/atom+xml">{}</a></p>)", v.link(Url::to("/news.atom")),
           v.t("Subscribe to the news (Atom)"));
  return {.title = page.year ? v.t(M("News of {year}"), {{"year", std::to_string(*page.year)}}) : std::string{v.t("News")},
          .body = std::move(body)};
}

ui::PageContent news_item(const ui::View& v, const Item& item, Offers offers) {
  Html body = heading_of(v, item);
  body.add(R"(<p class="app-news__date">{}</p>{}{})", v.date(item.published_on.value()), text_of(v, item.content.body),
           edit_button(v, item, offers));
  return {
      .title = title_of(v, item), .body = std::move(body), .crumbs = {{std::string{v.t("News")}, Url::to("/news")}}, .own_heading = true};
}

ui::PageContent acts(const ui::View& v, const ActsPage& page) {
  Html body;
  if (!page.facets.kinds.empty()) body.add(act_filter(v, page));
  std::vector<ui::TableRow> rows;
  for (const auto& item : page.acts) {
    const auto& content = item.content;
    rows.push_back({{html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(Url::to("/acts/{}", item.id)), title_in(v, content.title)),
                     html("{}", v.t(label(content.act_kind.value()))), v.known(content.act_number), v.known(content.adopted_on)}});
  }
  if (rows.empty()) {
    body.add(R"(<p class="govuk-body">{}</p>)", page.facets.kinds.empty() ? v.t("No legal act has been entered yet.")
                                                                          : v.t("No legal act fits. Choose another kind or year."));
  } else {
    body.add(ui::table(v, v.t("Legal acts"),
                       {{std::string{v.t("Title of the act")}},
                        {std::string{v.t("Kind of the act")}},
                        {std::string{v.t("Number of the act")}},
                        {std::string{v.t("Date of the act")}}},
                       rows, true));
    body.add(ui::pagination(v, acts_url(page.filter), page.page, page.pages));
  }
  return {.title = std::string{v.t("Legal framework")},
          .body = std::move(body),
          .lead = std::string{v.t("Laws and other acts under which the state social order is placed, carried out and controlled.")}};
}

ui::PageContent act(const ui::View& v, const Item& item, Offers offers) {
  const auto& content = item.content;
  std::vector<ui::SummaryRow> rows{
      {std::string{v.t("Kind of the act")}, html("{}", v.t(label(content.act_kind.value())))},
      {std::string{v.t("Number of the act")}, v.known(content.act_number)},
      {std::string{v.t("Date of the act")}, content.adopted_on ? v.date(*content.adopted_on) : v.known(std::optional<std::string>{})}};
  const auto address = address_of(v, item);
  if (!address.empty()) rows.push_back({std::string{v.t("Text of the act elsewhere")}, address});
  Html body = heading_of(v, item);
  body.add("{}{}{}", ui::summary_list(rows), text_of(v, content.body), edit_button(v, item, offers));
  return {.title = title_of(v, item),
          .body = std::move(body),
          .crumbs = {{std::string{v.t("Legal framework")}, Url::to("/acts")}},
          .own_heading = true};
}

ui::PageContent standing_page(const ui::View& v, Place place, const std::optional<Item>& item, Offers offers) {
  if (!item) {
    Html body = html(R"(<p class="govuk-body">{}</p>)", v.t("This page has not been written yet."));
    return {.title = std::string{v.t(label(place))}, .body = std::move(body)};
  }
  Html body = heading_of(v, *item);
  body.add("{}{}", text_of(v, item->content.body), edit_button(v, *item, offers));
  return {.title = title_of(v, *item), .body = std::move(body), .own_heading = true};
}

ui::PageContent instruction(const ui::View& v, const std::vector<Item>& parts, Offers offers) {
  Html contents, sections;
  for (const auto& part : parts) {
    const auto place = part.place.value();
    contents.add(R"(<li><a class="govuk-link" href="{}">{}</a></li>)", v.link(Url::to("/instruction").with_fragment(fragment_of(place))),
                 v.t(label(place)));
    sections.add(R"(<section class="app-part" id="{}"><h2 class="govuk-heading-l">{}</h2>{}{}</section>)", fragment_of(place),
                 v.t(label(place)), text_of(v, part.content.body, 3), edit_button(v, part, offers));
  }
  Html body;
  if (parts.empty()) body.add(R"(<p class="govuk-body">{}</p>)", v.t("This page has not been written yet."));
  else
    body.add(R"(<nav class="app-contents" aria-label="{}"><ul class="govuk-list govuk-list--bullet">{}</ul></nav>{})", v.t("On this page"),
             contents, sections);
  return {.title = std::string{v.t("Instruction")},
          .body = std::move(body),
          .lead = std::string{v.t("How to work with this site: for everybody, for NGOs, and for the staff of state bodies.")}};
}

ui::PageContent links(const ui::View& v, std::vector<Item> links) {
  std::ranges::sort(links, {}, [&](const Item& link) { return base::kazakh_sort_key(title_of(v, link)); });
  Html body;
  for (const auto group : all_link_groups) {
    std::vector<ui::TableRow> rows;
    for (const auto& link : links)
      if (link.content.link_group == group) rows.push_back({{title_in(v, link.content.title), link_line(v, link)}});
    body.add(R"(<h2 class="govuk-heading-m" id="{}">{}</h2>)", to_code(group), v.t(label(group)));
    if (rows.empty()) body.add(R"(<p class="govuk-body">{}</p>)", v.t("Nothing has been entered here yet."));
    else body.add(ui::table(v, v.t(label(group)), {{std::string{v.t("Name")}}, {std::string{v.t("Address")}}}, rows, true));
  }
  return {.title = std::string{v.t("Useful links")}, .body = std::move(body)};
}

ui::PageContent site_map(const ui::View& v, const SiteMap& map) {
  Html sections;
  for (const auto& section : ui::main_menu()) {
    if (!section.roles.empty()) continue;
    sections.add(R"(<li class="app-site-map__section"><a class="govuk-link app-site-map__title" href="{}">{}</a>{}</li>)",
                 v.link(section.url), v.t(section.title), children_of(v, section, map));
  }
  Html years, parts;
  for (const auto& year : map.news_years) {
    const auto number = std::to_string(year.year);
    years.add(R"(<li><a class="govuk-link" href="{}">{}</a></li>)", v.link(Url::to("/news").with("year", number)), number);
  }
  for (const auto place : map.instructions)
    parts.add(R"(<li><a class="govuk-link" href="{}">{}</a></li>)", v.link(Url::to("/instruction").with_fragment(fragment_of(place))),
              v.t(label(place)));
  const auto add = [&](const Url& url, std::string_view title, const Html& children) {
    Html below;
    if (!children.empty()) below.add(R"(<ul class="govuk-list govuk-list--bullet">{}</ul>)", children);
    sections.add(R"(<li class="app-site-map__section"><a class="govuk-link app-site-map__title" href="{}">{}</a>{}</li>)", v.link(url),
                 title, below);
  };
  add(Url::to("/news"), v.t("News"), years);
  add(Url::to("/instruction"), v.t("Instruction"), parts);
  add(Url::to("/sign-in"), v.t("Sign in"), {});
  return {.title = std::string{v.t("Site map")}, .body = html(R"(<ul class="app-site-map">{}</ul>)", sections)};
}

}  // namespace baqylau::content::views
