#pragma once
/// The main menu: one line a section, in the pilot's order. SPEC §2.

#include "base/message.hpp"
#include "http/caller.hpp"
#include "http/response.hpp"

#include <string_view>
#include <vector>

namespace baqylau::ui {

struct MenuItem {
  base::Text title;
  http::Url url;
  std::vector<http::Role> roles{};  ///< those whom the section's page lets in; empty: everybody
  /// Its pages that lie below another section's: how their paths end.
  std::vector<std::string_view> endings{};
};

const std::vector<MenuItem>& main_menu();
[[nodiscard]] bool is_shown(const MenuItem& item, const http::Caller& caller);
/// The page asked for is this section's, or lies below it.
[[nodiscard]] bool is_current(const MenuItem& item, std::string_view path);

}  // namespace baqylau::ui
