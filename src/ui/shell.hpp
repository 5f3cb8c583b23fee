#pragma once
/// What stands above and below the content of every page.

#include "ui/page.hpp"

#include <string_view>

namespace baqylau::ui {

/// Name of the state body whose site this is, and of the site, in the reader's language.
std::string_view owner_name(const View& v);
std::string_view site_name(const View& v);

/// The mode for people with low vision.
inline constexpr std::string_view view_contrast = "contrast";
[[nodiscard]] bool wants_contrast(const http::Request& request);

/// `self` is the address of this page: where language and view switches return to.
Html shell_header(const View& v, const http::Url& self);
Html shell_menu(const View& v);
Html shell_breadcrumbs(const View& v, const std::vector<Crumb>& crumbs);
Html shell_footer(const View& v, const http::Url& self);

}  // namespace baqylau::ui
