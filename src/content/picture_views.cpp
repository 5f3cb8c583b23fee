/// Pictures of texts, for those who keep the content.

#include "content/views.hpp"

namespace baqylau::content::views {

using http::Url;
using ui::Html;
using ui::html;

namespace {

Html add_form(const ui::View& v, const PicturesPage& page) {
  const auto alternative = [&](std::string_view name, std::string_view label, std::string_view language) {
    return ui::text_input(v, page.values, {.name = name, .label = std::string{label}, .language = language});
  };
  return html(
      R"(<h2 class="govuk-heading-m">{}</h2><p class="govuk-body">{}</p>{})", v.t("Add a picture"),
      v.t("Where it was taken, with what, and other notes that cameras and programs leave in a picture are removed from it."),
      ui::post_form(
          v, Url::to("/content/images"),
          html("{}{}{}{}",
               ui::file_input(v, page.values,
                              {.name = "picture",
                               .label = std::string{v.t("Picture")},
                               .hint = std::string{v.t("JPG, PNG or WebP. A larger one is made smaller by the browser.")}},
                              "image/jpeg,image/png,image/webp", most_picture_bytes),
               alternative("alternative_kk", v.t("What is to be seen in it, in Kazakh"), "kk"),
               alternative("alternative_ru", v.t("What is to be seen in it, in Russian"), "ru"), ui::button(v.t("Add the picture"))),
          ui::Encoding::multipart));
}

/// The line of Markdown that shows it.
std::string line_of(const Picture& picture, const std::string& alternative) {
  std::string words;
  for (const char c : alternative) {
    if (c == '[' || c == ']' || c == '\\' || c == '`' || c == '*' || c == '_' || c == '<' || c == '!' || c == '&') words += '\\';
    words += c;
  }
  return "![" + words + "](/images/" + base::to_string(picture.id) + "/" + base::picture_size(picture.width, picture.height) + ")";
}

Html card(const ui::View& v, const Picture& picture, bool may_edit) {
  const auto& alternative = v.t.language() == i18n::Language::kk ? picture.alternative_kk : picture.alternative_ru;
  const auto language = v.t.language() == i18n::Language::kk ? i18n::Language::kk : i18n::Language::ru;
  const auto line = [&](std::string_view label, const std::string& words, std::string_view code) {
    return html(R"(<dt>{}</dt><dd><code class="app-picture-line" lang="{}">{}</code></dd>)", label, code, line_of(picture, words));
  };
  Html away;
  if (may_edit)
    away = ui::post_form(v, Url::to("/content/images/{}/take-away", picture.id),
                         ui::button(v.t("Take the picture away"), ui::ButtonKind::warning));
  return html(
      R"(<li class="app-picture-card"><img class="app-picture" src="{}" alt="{}" lang="{}" width="{}" height="{}" loading="lazy"><div><p class="app-picture-card__facts">{}</p><dl class="app-picture-card__lines">{}{}</dl>{}</div></li>)",
      v.link(Url::to("/images/{}/{}", picture.id, base::picture_size(picture.width, picture.height))), alternative, i18n::to_code(language),
      picture.width, picture.height,
      v.t("{width} × {height}, {size}, {who}, {date}", {{"width", std::to_string(picture.width)},
                                                        {"height", std::to_string(picture.height)},
                                                        {"size", v.t.file_size(picture.size)},
                                                        {"who", picture.added_by},
                                                        {"date", v.t.short_date(base::almaty_date(picture.added_at))}}),
      line(v.t("For a text in Kazakh"), picture.alternative_kk, "kk"), line(v.t("For a text in Russian"), picture.alternative_ru, "ru"),
      away);
}

}  // namespace

ui::PageContent pictures(const ui::View& v, const PicturesPage& page) {
  Html body;
  if (page.may_edit) body.add(add_form(v, page));
  body.add(R"(<h2 class="govuk-heading-m">{}</h2>)", v.t("Pictures that are there"));
  if (page.pictures.empty()) {
    body.add(R"(<p class="govuk-body">{}</p>)", v.t("No picture has been added yet."));
  } else {
    Html cards;
    for (const auto& picture : page.pictures) cards.add(card(v, picture, page.may_edit));
    body.add(R"(<p class="govuk-body">{}</p><ul class="app-picture-cards">{}</ul>{})",
             v.t("Put the line below a picture into a text where the picture is to be shown. Words in quotes behind the address stand "
                 "below it."),
             cards, ui::pagination(v, Url::to("/content/images"), page.page, page.pages));
  }
  return {.title = std::string{v.t("Pictures")},
          .body = std::move(body),
          .crumbs = {{std::string{v.t("Content of the site")}, Url::to("/content")}},
          .lead = std::string{v.t("Pictures for news, legal acts and pages. The public sees those that a published text shows.")}};
}

}  // namespace baqylau::content::views
