#pragma once
/// What a view needs to write a page: the reader's language, who they are, links, today.

#include "base/clock.hpp"
#include "http/request.hpp"
#include "http/response.hpp"
#include "http/routes.hpp"
#include "i18n/i18n.hpp"
#include "ui/html.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace baqylau::ui {

struct View {
  const http::Request& request;
  const i18n::Translator& t;  ///< `v.t("Save")`
  base::LocalDate today;
  std::string_view site{};  ///< `Services::site`; empty in tests: addresses are paths then

  /// Address of one of our pages, in the reader's language: `/ru/contests/17`.
  [[nodiscard]] Href link(const http::Url& url) const;
  /// A static file by its name in the asset manifest (`app.css`): `/static/app.1a2b3c4d.css`.
  [[nodiscard]] static Href asset(std::string_view name);
  /// http and https addresses only; nothing for anything else (the caller then shows the text).
  [[nodiscard]] static std::optional<Href> external(std::string_view address);
  [[nodiscard]] static std::optional<Href> mail(std::string_view address);
  [[nodiscard]] static std::optional<Href> telephone(std::string_view number);

  /// Two-language content: the reader's language, or the other wrapped in `<span lang="…">` with a visible mark of
  /// which language it is in; «—» with a hidden "not known" where neither is there.
  [[nodiscard]] Html content(const std::optional<std::string>& kk, const std::optional<std::string>& ru) const;
  /// The same with line breaks kept as paragraphs.
  [[nodiscard]] Html content_text(const std::optional<std::string>& kk, const std::optional<std::string>& ru) const;
  /// Plain text with line breaks kept (escaped; paragraphs and <br>).
  [[nodiscard]] static Html paragraphs(std::string_view text);
  /// The text itself, or «—» with a hidden "not known".
  [[nodiscard]] Html known(const std::optional<std::string>& text) const;
  [[nodiscard]] Html known(const std::optional<base::LocalDate>& date) const;  ///< `<time datetime>` in short form
  [[nodiscard]] Html date(base::LocalDate date) const;                         ///< `<time datetime>` in long form
  [[nodiscard]] Html date_time(base::Instant at) const;
};

template <class Call>
View view_of(const Call& call) {
  return View{call.request, call.services.catalogues[call.request.language], call.services.clock.today(), call.services.site};
}

}  // namespace baqylau::ui
