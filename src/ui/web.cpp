#include "ui/web.hpp"

#include "http/server.hpp"
#include "http/target.hpp"
#include "ui/shell.hpp"

namespace baqylau::ui {

namespace {

using base::Result;
using http::Anyone;
using http::Get;
using http::Response;
using http::Url;

/// Where the reader was: `back` is read as a path of our own, whatever it holds; home where it is none.
Url back_to(const http::Request& request) {
  auto target = http::parse_target(request.query_value("back"), {});
  if (!target) return Url::to("/");
  http::Request asked = request;
  asked.path = std::move(target->path);
  asked.query = std::move(target->query);
  return Url::of_request(asked);
}

constexpr std::chrono::hours kept{365 * 24};

Response back_with_cookie(const http::Request& request, http::Cookie cookie) {
  auto response = http::see_other(back_to(request));
  response.cookies.push_back(std::move(cookie));
  return response;
}

// A GET that sets a cookie and writes nothing: a POST would need a form with a visitor's token on each page, and then no
// public page would be the same for everybody.
Result<Response> contrast_view(const Get<Anyone>& call) {
  return back_with_cookie(call.request, {.name = std::string{http::view_cookie_name}, .value = std::string{view_contrast}, .kept = kept});
}

Result<Response> usual_view(const Get<Anyone>& call) {
  return back_with_cookie(call.request, http::cleared_cookie(http::view_cookie_name));
}

}  // namespace

void add_routes(http::Routes& routes) {
  routes.get<"/view/contrast">(contrast_view);
  routes.get<"/view/usual">(usual_view);
}

}  // namespace baqylau::ui
