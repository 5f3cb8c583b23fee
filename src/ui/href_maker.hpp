#pragma once
/// The only maker of `Href`; used inside ui.

#include "http/response.hpp"
#include "i18n/i18n.hpp"
#include "ui/html.hpp"

#include <string>
#include <utility>

namespace baqylau::ui {

struct HrefMaker {
  static Href in_language(i18n::Language language, const http::Url& url) {
    return Href{std::string{"/"}.append(to_code(language)).append(url.full())};
  }
  /// For who reads it elsewhere. `site`: where people reach us, from the settings.
  static Href from_elsewhere(std::string_view site, i18n::Language language, const http::Url& url) {
    return Href{std::string{site}.append("/").append(to_code(language)).append(url.full())};
  }
  /// A place on the same page.
  static Href fragment(std::string_view id) { return Href{std::string{"#"}.append(id)}; }
  /// `text` was checked by the caller.
  static Href checked(std::string text) { return Href{std::move(text)}; }
};

}  // namespace baqylau::ui
