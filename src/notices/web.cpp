/// Handlers of notices.

#include "http/answered.hpp"
#include "notices/store.hpp"
#include "notices/views.hpp"

#include <algorithm>
#include <limits>

namespace baqylau::notices {

namespace {

using base::M;
using base::Result;
using http::Get;
using http::NgoMember;
using http::Post;
using http::Response;
using http::Url;

constexpr std::int64_t page_size = 50;

Result<Response> own_notices(const Get<NgoMember>& call) {
  const auto counts = store::count(call.db, call.who.ngo);
  views::NoticesPage page{.total = counts.total, .unread = counts.unread};
  page.pages = ui::pages_of(counts.total, page_size);
  page.page = std::clamp(ui::page_number(call.request), 1, page.pages);
  page.notices = store::of_ngo(call.db, call.who.ngo, page_size, (page.page - 1) * page_size);
  page.newest = call.services.clock.now();
  return views::notices_page(ui::view_of(call), page);
}

Result<Response> mark_read(const Post<NgoMember>& call) {
  http::FormReader form{call.request};
  const auto newest =
      form.number("newest", 0, std::numeric_limits<std::int64_t>::max(), {.label = M("Mark all as read"), .required = true});
  return http::answered(form, [&]() -> base::Result<http::Response> {
    store::mark_read(call.db, call.services.clock.now(), call.who.ngo, base::Instant{*newest});
    return http::see_other(ui::with_notice(Url::to("/cabinet/notices"), ui::Notice::saved));
  });
}

}  // namespace

void add_routes(http::Routes& routes) {
  routes.get<"/cabinet/notices">(own_notices);
  routes.post<"/cabinet/notices/read">(mark_read);
}

}  // namespace baqylau::notices
