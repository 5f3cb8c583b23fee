#include "ui/menu.hpp"

namespace baqylau::ui {

using base::M;
using http::Url;

const std::vector<MenuItem>& main_menu() {
  static const std::vector<MenuItem> items{
      {M("Home"), Url::to("/")},
      {M("Monitoring of the state social order"), Url::to("/contests")},
      {M("Non-governmental organisations"), Url::to("/ngos")},
      {M("Control forms"), Url::to("/control"), ShownTo::staff},
  };
  return items;
}

bool is_shown(const MenuItem& item, const http::Caller& caller) {
  switch (item.shown_to) {
    case ShownTo::everybody: return true;
    case ShownTo::staff: return caller.is_staff();
  }
  return false;
}

bool is_current(const MenuItem& item, std::string_view path) {
  const std::string_view section = item.url.path();
  if (section == "/") return path.empty() || path == "/";
  return path.starts_with(section) && (path.size() == section.size() || path[section.size()] == '/');
}

}  // namespace baqylau::ui
