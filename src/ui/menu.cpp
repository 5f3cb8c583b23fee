#include "ui/menu.hpp"

#include <algorithm>

namespace baqylau::ui {

using base::M;
using http::Url;
using enum http::Role;

const std::vector<MenuItem>& main_menu() {
  static const std::vector<MenuItem> items{
      {M("Home"), Url::to("/")},
      {M("Legal framework"), Url::to("/acts")},
      {M("State social order"), Url::to("/financing")},
      {M("About the monitoring project"), Url::to("/about")},
      {M("Themes of the state social order"), Url::to("/proposals")},
      {M("Monitoring of the state social order"), Url::to("/contests")},
      {M("Non-governmental organisations"), Url::to("/ngos")},
      {M("Rating"), Url::to("/rankings")},
      {M("Frequently asked questions"), Url::to("/questions")},
      {M("Internet voting"), Url::to("/polls")},
      {M("Useful links"), Url::to("/links")},
      {M("Contact"), Url::to("/contacts")},
      {M("Control forms"), Url::to("/control"), {operator_, specialist, approver, auditor}},
      {M("Consultation"), Url::to("/consultation"), {operator_, specialist, approver, auditor}},
      {M("Reports to check"), Url::to("/reports"), {specialist}},
      {M("Reports to score"), Url::to("/scoring"), {specialist}, {"/score", "/scoring"}},
      {M("Decisions"), Url::to("/decisions"), {specialist, approver, auditor}},
      {M("Content of the site"), Url::to("/content"), {operator_, auditor, administrator}},
      {M("Mail"), Url::to("/mail"), {administrator}},
  };
  return items;
}

bool is_shown(const MenuItem& item, const http::Caller& caller) {
  return item.roles.empty() || std::ranges::any_of(item.roles, [&](http::Role role) { return caller.has(role); });
}

bool is_current(const MenuItem& item, std::string_view path) {
  const auto ends_as = [&](const MenuItem& other) {
    return std::ranges::any_of(other.endings, [&](std::string_view ending) { return path.ends_with(ending); });
  };
  if (ends_as(item)) return true;
  if (std::ranges::any_of(main_menu(), ends_as)) return false;
  const std::string_view section = item.url.path();
  if (section == "/") return path.empty() || path == "/";
  return path.starts_with(section) && (path.size() == section.size() || path[section.size()] == '/');
}

}  // namespace baqylau::ui
