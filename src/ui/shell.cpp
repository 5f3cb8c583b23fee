#include "ui/shell.hpp"

#include "ui/href_maker.hpp"
#include "ui/menu.hpp"

namespace baqylau::ui {

namespace {

Html language_switch(const View& v, const http::Url& self) {
  Html items;
  for (const auto language : i18n::all_languages) {
    const auto code = i18n::to_code(language);
    Attributes current;
    if (language == v.request.language) current.set("aria-current", "true");
    items.add(R"(<li><a class="app-bar__link" href="{}" hreflang="{}" lang="{}"{}>{}</a></li>)", HrefMaker::in_language(language, self),
              code, code, current, i18n::own_name(language));
  }
  return html(R"(<nav class="app-languages" aria-label="{}"><ul class="app-bar__list">{}</ul></nav>)", v.t("Language"), items);
}

/// Home, Site map, Instruction: where the pilot had them.
Html site_links(const View& v) {
  return html(R"(<ul class="app-bar__list app-bar__site"><li><a class="app-bar__link" href="{}">{}</a></li>)"
              R"(<li><a class="app-bar__link" href="{}">{}</a></li><li><a class="app-bar__link" href="{}">{}</a></li></ul>)",
              v.link(http::Url::to("/")), v.t("Home"), v.link(http::Url::to("/site-map")), v.t("Site map"),
              v.link(http::Url::to("/instruction")), v.t("Instruction"));
}

Html view_switch(const View& v, const http::Url& self) {
  const bool contrast = wants_contrast(v.request);
  const auto url = contrast ? http::Url::to("/view/usual") : http::Url::to("/view/contrast");
  return html(R"(<a class="app-bar__link app-bar__view" href="{}" rel="nofollow">{}</a>)", v.link(url.with("back", self.full())),
              contrast ? v.t("Usual version") : v.t("Version for people with low vision"));
}

/// How many notices are new, on every page.
Html bell(const View& v) {
  const auto unread = v.request.caller.unread_notices;
  Html count;
  if (unread > 0)
    count = html(R"(<span class="app-bell__count" aria-hidden="true">{}</span>)", unread > 99 ? "99+" : std::to_string(unread));
  const auto text =
      unread > 0 ? v.t.plural(i18n::N("{count} new notice", "{count} new notices"), unread) : std::string{v.t("No new notices")};
  return html(
      R"(<a class="app-bar__link app-bell" href="{}" title="{}">)"
      R"(<svg class="app-bell__icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false"><path d="M10 2a1.2 1.2 0 0 0-1.2 1.2v.5a5.2 5.2 0 0 0-4 5.1v3.4l-1.6 2.4v.9h13.6v-.9l-1.6-2.4V8.8a5.2 5.2 0 0 0-4-5.1v-.5A1.2 1.2 0 0 0 10 2zM8 16.6a2 2 0 0 0 4 0z"/></svg>)"
      R"(<span class="govuk-visually-hidden">{}</span>{}</a>)",
      v.link(http::Url::to("/notices")), text, text, count);
}

Html account_links(const View& v) {
  const auto& caller = v.request.caller;
  if (!caller.signed_in()) {
    return html(R"(<a class="app-bar__link app-bar__sign-in" href="{}">{}</a>)", v.link(http::Url::to("/sign-in")), v.t("Sign in"));
  }
  Html cabinet;
  if (caller.ngo)
    cabinet.add(R"(<a class="app-bar__link app-bar__cabinet" href="{}">{}</a>)", v.link(http::Url::to("/cabinet")), v.t("My organisation"));
  return html(
      R"({}<a class="app-bar__link app-bar__name" href="{}"><span class="govuk-visually-hidden">{}</span> {}</a>{}<form class="app-bar__sign-out" method="post" action="{}">{}{}<button class="app-bar__button" type="submit">{}</button></form>)",
      bell(v), v.link(http::Url::to("/account")), v.t("You are signed in:"), caller.name, cabinet, v.link(http::Url::to("/sign-out")),
      hidden("_token", v.request.csrf_token), hidden("_key", v.request.form_key), v.t("Sign out"));
}

/// On every page but the one that has a larger box of its own.
Html search_box(const View& v) {
  if (v.request.path == "/search") return {};
  return html(
      R"(<div class="app-masthead__search" role="search"><form class="app-search-box" method="get" action="{}"><label class="govuk-visually-hidden" for="site-search">{}</label>)"
      R"(<input class="app-search-box__input" id="site-search" name="q" type="search" maxlength="200" placeholder="{}"><button class="app-search-box__button" type="submit">{}</button></form></div>)",
      v.link(http::Url::to("/search")), v.t("Search the site"), v.t("NGO, lot, project, report"), v.t("Search"));
}

}  // namespace

std::string_view owner_name(const View& v) { return v.t("Ministry of Culture and Information of the Republic of Kazakhstan"); }

std::string_view site_name(const View& v) { return v.t("Monitoring of the state social order"); }

bool wants_contrast(const http::Request& request) { return request.cookie(http::view_cookie_name) == view_contrast; }

Html shell_header(const View& v, const http::Url& self) {
  return html(
      R"(<header class="app-header"><div class="app-bar"><div class="app-container app-bar__row"><div class="app-bar__left">{}{}</div><div class="app-bar__right">{}{}</div></div></div>)"
      R"(<div class="app-masthead"><div class="app-container app-masthead__row"><a class="app-masthead__home" href="{}">)"
      R"(<img class="app-masthead__emblem" src="{}" alt="" width="64" height="64">)"
      R"(<span class="app-masthead__names"><span class="app-masthead__owner">{}</span> <span class="app-masthead__site">{}</span></span></a>{}</div></div></header>)",
      language_switch(v, self), site_links(v), view_switch(v, self), account_links(v), v.link(http::Url::to("/")),
      View::asset("emblem.svg"), owner_name(v), site_name(v), search_box(v));
}

Html shell_menu(const View& v) {
  Html sections, work;
  for (const auto& item : main_menu()) {
    if (!is_shown(item, v.request.caller)) continue;
    Attributes current;
    if (is_current(item, v.request.path)) current.set("aria-current", v.request.path == item.url.path() ? "page" : "true");
    auto& items = item.roles.empty() ? sections : work;
    items.add(R"(<li class="app-menu__item"><a class="app-menu__link" href="{}"{}>{}</a></li>)", v.link(item.url), current,
              v.t(item.title));
  }
  Html staff;
  if (!work.empty())
    staff.add(
        R"(<div class="app-menu__staff" role="group" aria-label="{}"><div class="app-container"><ul class="app-menu__list">{}</ul></div></div>)",
        v.t("Sections for staff"), work);
  return html(R"(<nav class="app-menu" aria-label="{}"><div class="app-container">)"
              R"(<button class="app-menu__toggle" type="button" aria-controls="menu" aria-expanded="false" hidden>{}</button></div>)"
              R"(<div class="app-menu__lists" id="menu"><div class="app-container"><ul class="app-menu__list">{}</ul></div>{}</div></nav>)",
              v.t("Main menu"), v.t("Menu"), sections, staff);
}

Html shell_breadcrumbs(const View& v, const std::vector<Crumb>& crumbs) {
  if (v.request.path.empty() || v.request.path == "/") return {};
  Html items = html(R"(<li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href="{}">{}</a></li>)",
                    v.link(http::Url::to("/")), v.t("Home"));
  for (const auto& crumb : crumbs) {
    items.add(R"(<li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href="{}">{}</a></li>)", v.link(crumb.url),
              crumb.title);
  }
  return html(R"(<nav class="govuk-breadcrumbs" aria-label="{}"><ol class="govuk-breadcrumbs__list">{}</ol></nav>)", v.t("You are here"),
              items);
}

Html shell_footer(const View& v, const http::Url& self) {
  Html links;
  for (const auto& item : main_menu()) {
    if (item.roles.empty()) links.add(R"(<li><a class="app-footer__link" href="{}">{}</a></li>)", v.link(item.url), v.t(item.title));
  }
  links.add(R"(<li><a class="app-footer__link" href="{}">{}</a></li><li><a class="app-footer__link" href="{}">{}</a></li>)"
            R"(<li><a class="app-footer__link" href="{}">{}</a></li>)",
            v.link(http::Url::to("/news")), v.t("News"), v.link(http::Url::to("/instruction")), v.t("Instruction"),
            v.link(http::Url::to("/site-map")), v.t("Site map"));
  const bool contrast = wants_contrast(v.request);
  const auto view = contrast ? http::Url::to("/view/usual") : http::Url::to("/view/contrast");
  links.add(R"(<li><a class="app-footer__link" href="{}" rel="nofollow">{}</a></li>)", v.link(view.with("back", self.full())),
            contrast ? v.t("Usual version") : v.t("Version for people with low vision"));
  return html(
      R"(<footer class="app-footer"><div class="app-container app-footer__row"><div class="app-footer__names"><p class="app-footer__site">{}</p><p class="app-footer__owner">{}</p></div>)"
      R"(<ul class="app-footer__links">{}</ul><p class="app-footer__note">{}</p></div></footer>)",
      site_name(v), owner_name(v), links, v.t("All dates and times are those of Astana and Almaty."));
}

}  // namespace baqylau::ui
