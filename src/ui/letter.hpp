#pragma once
/// A letter as a page of its own: what mail programs show beside its plain text. No styles, scripts or pictures: it reads the same
/// everywhere, and nobody learns that it was opened.

#include "i18n/i18n.hpp"

#include <optional>
#include <string>

namespace baqylau::ui {

struct MailLetter {
  i18n::Language language = i18n::Language::kk;
  std::string subject{};
  std::string body{};                        ///< paragraphs, a blank line between them
  std::optional<std::string> link{};         ///< `https://…`: the page where something can be done about it
  std::optional<std::string> unsubscribe{};  ///< `https://…`: the page where such letters can be stopped
  std::string site{};                        ///< address of this site
};
/// The whole document.
std::string letter_html(const i18n::Translator& t, const MailLetter& letter);
/// The same in plain text.
std::string letter_text(const i18n::Translator& t, const MailLetter& letter);

}  // namespace baqylau::ui
