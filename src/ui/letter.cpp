#include "ui/letter.hpp"

#include "ui/href_maker.hpp"
#include "ui/view.hpp"

namespace baqylau::ui {

std::string letter_html(const i18n::Translator& t, const MailLetter& letter) {
  Html link;
  if (letter.link)
    link = html(R"(<p>{}<br><a href="{}">{}</a></p>)", t("Page on the site:"), HrefMaker::checked(*letter.link), *letter.link);
  Html unsubscribe;
  if (letter.unsubscribe)
    unsubscribe = html(R"(<p>{}<br><a href="{}">{}</a></p>)", t("Such letters can be stopped here:"),
                       HrefMaker::checked(*letter.unsubscribe), *letter.unsubscribe);
  return html(R"(<!DOCTYPE html><html lang="{}"><head><meta charset="utf-8"><title>{}</title></head><body>{}{}<p>{}</p>{}<hr>)"
              R"(<p>{}<br><a href="{}">{}</a></p></body></html>)",
              i18n::to_code(letter.language), letter.subject, View::paragraphs(letter.body), link,
              t("This letter was sent automatically; please do not answer it."), unsubscribe, t("Monitoring of the state social order"),
              HrefMaker::checked(letter.site), letter.site)
      .bytes();
}

std::string letter_text(const i18n::Translator& t, const MailLetter& letter) {
  std::string text = letter.body + "\n\n";
  if (letter.link) {
    text += t("Page on the site:");
    text += "\n" + *letter.link + "\n\n";
  }
  text += t("This letter was sent automatically; please do not answer it.");
  if (letter.unsubscribe) {
    text += "\n\n";
    text += t("Such letters can be stopped here:");
    text += "\n" + *letter.unsubscribe;
  }
  // What stands below this line is the signature (RFC 3676 §4.3).
  text += "\n\n-- \n";
  text += t("Monitoring of the state social order");
  text += "\n" + letter.site + "\n";
  return text;
}

}  // namespace baqylau::ui
