#pragma once
/// Pages and blocks of notices.

#include "notices/notices.hpp"
#include "ui/page.hpp"

#include <cstdint>
#include <vector>

namespace baqylau::notices::views {

struct NoticesPage {
  std::vector<Shown> notices{};  ///< of this page, newest first
  std::int64_t total = 0, unread = 0;
  int page = 1, pages = 1;
  base::Instant newest{};  ///< what "Mark all as read" reaches to: nobody has seen what came later
};
http::Response notices_page(const ui::View& v, const NoticesPage& page);

}  // namespace baqylau::notices::views
