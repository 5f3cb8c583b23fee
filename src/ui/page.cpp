#include "ui/page.hpp"

#include "http/server.hpp"
#include "ui/href_maker.hpp"
#include "ui/ordinals.hpp"
#include "ui/shell.hpp"

#include <boost/json.hpp>

#include <fmt/format.h>

namespace baqylau::ui {

namespace {

/// All errors at once, each a link to its field. SPEC §4, WCAG 3.3.1.
Html error_summary(const View& v, const http::FormValues& form) {
  if (form.errors().empty()) return {};
  Html items;
  for (const auto& error : form.errors()) {
    if (error.field.empty()) items.add("<li>{}</li>", v.t(error.message));
    else items.add(R"(<li><a href="{}">{}</a></li>)", HrefMaker::fragment(error.field), v.t(error.message));
  }
  return html(
      R"(<div class="govuk-error-summary" data-error-summary="" tabindex="-1"><div role="alert"><h2 class="govuk-error-summary__title">{}</h2>)"
      R"(<div class="govuk-error-summary__body"><ul class="govuk-list govuk-error-summary__list">{}</ul></div></div></div>)",
      v.t("Please correct the following"), items);
}

Html notice_bar(const View& v, const std::optional<base::Message>& notice) {
  if (!notice) return {};
  return html(R"(<div class="app-notice" role="alert"><p class="app-notice__text">{}</p></div>)", v.t(*notice));
}

/// Search engines pass over alternates that are paths.
Html alternates(const View& v, const http::Url& self) {
  Html out;
  const auto add = [&](std::string_view code, i18n::Language language) {
    out.add(R"(<link rel="alternate" hreflang="{}" href="{}">)", code, HrefMaker::from_elsewhere(v.site, language, self));
  };
  for (const auto language : i18n::all_languages) add(i18n::to_code(language), language);
  add("x-default", i18n::Language::kk);
  return out;
}

std::string_view locale_of(i18n::Language language) {
  switch (language) {
    case i18n::Language::kk: return "kk_KZ";
    case i18n::Language::ru: return "ru_KZ";
    case i18n::Language::en: return "en_GB";
  }
  return {};
}

/// What search engines and messengers show of the page beside its title. https://ogp.me
Html summary_of(const View& v, const PageContent& content, const http::Url& self) {
  std::string description = content.description.empty() ? content.lead : content.description;
  if (description.empty()) {
    description = content.title + ". ";
    description +=
        v.t("Which social projects the state orders from NGOs, how each is carried out, scored and paid for, and what came of it.");
  }
  return html(
      R"(<meta name="description" content="{}"><meta property="og:type" content="website"><meta property="og:site_name" content="{}">)"
      R"(<meta property="og:title" content="{}"><meta property="og:description" content="{}"><meta property="og:locale" content="{}">)"
      R"(<meta property="og:url" content="{}">)",
      description, site_name(v), content.title, description, locale_of(v.request.language),
      std::string{v.site}.append("/").append(i18n::to_code(v.request.language)).append(self.full()));
}

/// The letters of the page's language are fetched before the style sheet asks for them.
Html font_preloads(i18n::Language language) {
  const auto preload = [](std::string_view name) {
    return html(R"(<link rel="preload" as="font" type="font/woff2" crossorigin="anonymous" href="{}">)", View::asset(name));
  };
  switch (language) {
    case i18n::Language::kk: return html("{}{}", preload("golos-cyrillic.woff2"), preload("golos-cyrillic-ext.woff2"));
    case i18n::Language::ru: return preload("golos-cyrillic.woff2");
    case i18n::Language::en: return preload("golos-latin.woff2");
  }
  return {};
}

Html head_of(const View& v, const PageContent& content, const http::Url& self, bool has_errors) {
  const auto title = has_errors ? v.t("Error: {title}", {{"title", content.title}}) : content.title;
  Html scripts;
  for (const auto name : content.scripts) scripts.add(R"(<script src="{}" defer></script>)", View::asset(name));
  return html(
      R"(<head><meta charset="utf-8"><title>{} – {}</title><meta name="viewport" content="width=device-width, initial-scale=1">)"
      R"({}<meta name="theme-color" content="#0b4f5c">{}<link rel="stylesheet" href="{}"><link rel="icon" type="image/svg+xml" href="{}">{})"
      R"(<script src="{}" defer></script>{}</head>)",
      title, site_name(v), summary_of(v, content, self), font_preloads(v.request.language), View::asset("app.css"),
      View::asset("emblem.svg"), alternates(v, self), View::asset("app.js"), scripts);
}

Html heading_of(const PageContent& content) {
  Html out;
  if (!content.own_heading) out.add(R"(<h1 class="govuk-heading-l">{}</h1>)", with_ordinals_whole(content.title));
  if (!content.lead.empty()) out.add(R"(<p class="govuk-body-l app-lead">{}</p>)", content.lead);
  return out;
}

/// The path of a POST may have no page of its own.
http::Url address_of(const View& v, const PageContent& content) {
  if (content.self) return *content.self;
  if (v.request.method == http::Method::post && !content.crumbs.empty()) return content.crumbs.back().url;
  return http::Url::of_request(v.request);
}

}  // namespace

http::Response page(const View& v, PageContent content, int status) {
  const bool has_errors = content.form != nullptr && !content.form->errors().empty();
  const auto self = address_of(v, content);
  const std::string_view root_class = wants_contrast(v.request) ? "govuk-template app-contrast" : "govuk-template";
  Html out;
  out.reserve(content.body.bytes().size() + 8192);
  out.add(R"(<!doctype html><html lang="{}" class="{}">{}<body class="govuk-template__body">)", i18n::to_code(v.request.language),
          root_class, head_of(v, content, self, has_errors));
  out.add(R"(<a href="#content" class="govuk-skip-link">{}</a>{}{})", v.t("Skip to the main content"), shell_header(v, self),
          shell_menu(v));
  out.add(R"(<div class="{}">{}<main class="app-main" id="content" tabindex="-1">{}{}{}{}</main></div>{}</body></html>)",
          content.wide ? "app-container app-container--wide" : "app-container", shell_breadcrumbs(v, content.crumbs),
          notice_bar(v, content.notice), has_errors ? error_summary(v, *content.form) : Html{}, heading_of(content), content.body,
          shell_footer(v, self));
  http::Response response;
  response.status = status;
  response.body = std::move(out).bytes();
  if (content.notice && !v.request.notice.empty()) response.cookies.push_back(http::cleared_notice_cookie());
  return response;
}

http::Response autosaved(const View& v, base::Instant at, const std::vector<std::pair<std::string, std::string>>& fields,
                         const base::Message* refused) {
  const auto local = base::almaty_time(at);
  boost::json::object set;
  for (const auto& [name, value] : fields) set[name] = value;
  boost::json::object answer{
      {"message", v.t("Saved at {time}", {{"time", fmt::format("{:02}:{:02}", local.hour, local.minute)}})},
      {"key", v.request.form_key},
      {"fields", set},
  };
  if (refused) answer["refused"] = v.t("Saved, except for this: {problem}", {{"problem", v.t(*refused)}});
  auto response = http::json(200, boost::json::serialize(answer));
  response.form_fields = fields;
  return response;
}

}  // namespace baqylau::ui
